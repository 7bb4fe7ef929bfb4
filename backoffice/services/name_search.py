"""Finding a case by a name in it, though names are sealed: a keyed hash of each word of a name stands beside the case.

Only whoever holds the office's key can make the hash of a name, so the table says nothing to anybody else. Letters are
compared without case and accents. What is sought is never put into an address or a log.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from backoffice.records import Case, CaseMark
from backoffice.records.sealed import derived_key
from backoffice.services.marks import bearing

_KIND = "name"
_WORDS = re.compile(r"[^\W\d_]+")
_AT_A_TIME = 200


def mark(case: Case) -> None:
    """Make a case findable by the names of the people in it, as they are now."""
    names = [name for party in case.parties for name in (party.person.name, party.person.preferred_name) if name]
    wanted = {_hash(word) for name in names for word in _words(name)}
    case.marks = [mark for mark in case.marks if mark.kind != _KIND or mark.value in wanted]
    for value in sorted(wanted):
        case.mark(_KIND, value)


def found_by(session: Session, sought: str) -> list[ColumnElement[bool]]:
    """Return the conditions for cases that hold every word of what is sought. Without a word nothing is found."""
    words = sorted(set(_words(sought)))
    if not words:
        return [Case.id.is_(None)]
    return [bearing(session, _KIND, _hash(word)) for word in words]


def mark_all(session: Session) -> int:
    """Make findable whatever is not yet: cases from before names could be sought. Returns how many were marked."""
    done, after = 0, ""
    has_names = select(CaseMark.case_id).where(CaseMark.kind == _KIND)
    while True:
        found = select(Case).where(Case.id > after, Case.erased_on.is_(None), Case.id.not_in(has_names))
        cases = session.scalars(found.order_by(Case.id).limit(_AT_A_TIME)).all()
        for case in cases:
            mark(case)
        session.flush()
        done += sum(any(one.kind == _KIND for one in case.marks) for case in cases)
        if len(cases) < _AT_A_TIME:
            return done
        after = cases[-1].id


def _words(name: str) -> Iterable[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    return _WORDS.findall(plain)


def _hash(word: str) -> str:
    # Cut to what the column holds: 160 bits are more than enough.
    return hmac.new(derived_key(b"names"), word.encode(), hashlib.sha256).hexdigest()[:40]
