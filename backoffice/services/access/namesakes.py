"""Keeping a case or a worry from the member of staff whom it names (C-1a, SG-6, specification 5.10).

The door shuts at once on a match of names; another lead looks at it and may open it again, with a reason. A wrong
match costs a manager a few minutes; a missed one could cost a child a lot. A first name alone is not a match: it
would shut out every Sam whenever a child writes of another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.records import Case, Concern, Exclusion, Staff

_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam"])
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def matching(session: Session, case: Case) -> list[Staff]:
    """Return the staff who may be the person this case is about: by the name given, or by what was told."""
    told = _told(session, case)
    return [staff for staff in _active(session) if _may_be_about(case, told, staff)]


def shut_out(session: Session, case: Case) -> None:
    """Shut the case to everybody whom it is about by name."""
    _exclude(session, matching(session, case), case_id=case.id, concern_id=None)


def shut_out_of_worry(session: Session, concern: Concern) -> None:
    """Shut a worry to everybody whose name stands in its words."""
    found = [staff for staff in _active(session) if is_mentioned(staff.name, _worried(concern))]
    _exclude(session, found, case_id=None, concern_id=concern.id)


def shut_out_newcomer(session: Session, staff: Staff) -> None:
    """Shut everything that already names somebody who has only now been given an account."""
    for case in session.scalars(select(Case)):
        if _may_be_about(case, _complained_of(case), staff):
            _exclude(session, [staff], case_id=case.id, concern_id=None)
    for concern in session.scalars(select(Concern)):
        if is_mentioned(staff.name, _worried(concern)):
            _exclude(session, [staff], case_id=None, concern_id=concern.id)
            if concern.case_id is not None:
                _exclude(session, [staff], case_id=concern.case_id, concern_id=None)


def is_named(staff_name: str, named: str) -> bool:
    """Say whether what somebody was called may be this member of staff: the full name, or the surname."""
    theirs, called = _words(staff_name), words(named)
    if not theirs or not called:
        return False
    return theirs == called or (
        len(theirs) > 1 and theirs[-1] in called and (len(called) == 1 or called[0] == theirs[0])
    )


def is_mentioned(staff_name: str, text: str) -> bool:
    """Say whether a text names this member of staff: the full name, or a title and the surname."""
    theirs, said = _words(staff_name), _words(text)
    if not theirs:
        return False
    if _holds(said, theirs):
        return True
    return len(theirs) > 1 and any(_holds(said, [title, theirs[-1]]) for title in _TITLES)


def words(name: str) -> list[str]:
    """Return the words of a name as they are compared: without titles, accents or capitals."""
    return [word for word in _words(name) if word not in _TITLES]


def _told(session: Session, case: Case) -> str:
    """Return what was told in a case: the complaint, and every worry that belongs to it."""
    worries = session.scalars(select(Concern).where(Concern.case_id == case.id))
    return "\n".join([_complained_of(case), *(_worried(each) for each in worries)])


def _complained_of(case: Case) -> str:
    return "\n".join(issue.text_verbatim or "" for issue in case.issues)


def _worried(concern: Concern) -> str:
    return "\n".join(concern.texts or [])


def _may_be_about(case: Case, told: str, staff: Staff) -> bool:
    named = [party.person.name for party in case.parties if party.role == "subject" and party.person.name]
    return any(is_named(staff.name, name) for name in named) or is_mentioned(staff.name, told)


def _exclude(session: Session, found: Iterable[Staff], *, case_id: str | None, concern_id: str | None) -> None:
    place = Exclusion.case_id == case_id if case_id else Exclusion.concern_id == concern_id
    for staff in found:
        if session.scalar(select(Exclusion.id).where(Exclusion.staff_id == staff.id, place)) is None:
            session.add(Exclusion(case_id=case_id, concern_id=concern_id, staff_id=staff.id, why="name_match"))
    session.flush()


def _active(session: Session) -> list[Staff]:
    return list(session.scalars(select(Staff).where(Staff.active)))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _holds(said: list[str], sought: list[str]) -> bool:
    return any(said[at : at + len(sought)] == sought for at in range(len(said) - len(sought) + 1))
