"""Finding complaints that may be the same, or belong together, before one more is written down (B-04, D-27, D-40).

It only suggests; a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from backoffice.procedure.permissions import Person
from backoffice.records import Case
from backoffice.services import casefile
from backoffice.services.access import shut_doors
from backoffice.services.finding import name_search
from backoffice.services.refusals import Closed

_SHOWN = 8
_LOOKED_AT = 200


@dataclass(frozen=True)
class Alike:
    """A case that may belong to the new one. ``why`` says in words what is the same."""

    reference: str
    child: str
    age: int | None
    received_on: date
    state: str
    is_open: bool
    why: tuple[str, ...]
    may_open: bool


def alike(session: Session, person: Person, *, name: str | None, age: int | None, addresses: list[str]) -> list[Alike]:
    """Return the cases of a child so called, or reached in the same way, that this person may know of.

    The newest first, and only so many: of the cases of many children with one first name, the newest are looked at.
    """
    by_name = set(_newest(session, *name_search.found_by(session, (name.split() or [""])[0]))) if name else set()
    by_address = set(_newest(session, name_search.reached_by(session, addresses)))
    cases = session.scalars(
        select(Case)
        .where(Case.id.in_(by_name | by_address), Case.id.not_in(shut_doors.cases_shut_to(person.id)))
        .order_by(Case.received_date.desc(), Case.received_at.desc())
    )
    found = (_told(session, case, person, age, case.id in by_name, case.id in by_address) for case in cases)
    return list(islice((each for each in found if each is not None), _SHOWN))


def _told(
    session: Session, case: Case, person: Person, age: int | None, same_name: bool, same_address: bool
) -> Alike | None:
    file = casefile.of(session, case)
    child = case.party("child")
    known = child.person.age_given if child else None
    if same_name and not same_address and age is not None and known is not None and abs(age - known) > 1:
        return None
    why = [words for words, holds in (("the same name", same_name), ("the same number or address", same_address))
           if holds]  # fmt: skip
    return Alike(
        case.reference,
        case.child_first_name or "not given",
        known,
        case.received_date,
        case.state,
        case.is_open,
        tuple(why),
        _may_open(file, person),
    )


def _may_open(file: casefile.CaseFile, person: Person) -> bool:
    try:
        casefile.refuse_if_closed(file.session, file, person)
    except Closed:
        return False
    return file.state is not None


def _newest(session: Session, *where: ColumnElement[bool]) -> Iterator[str]:
    """The newest cases that meet the conditions; whether the name is the child's is seen when one is at hand."""
    newest_first = select(Case.id).where(*where).order_by(Case.received_date.desc(), Case.received_at.desc())
    yield from session.scalars(newest_first.limit(_LOOKED_AT))
