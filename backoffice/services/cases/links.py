"""Cases that belong together: brothers and sisters (D-40), the same person, one that repeats or follows another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backoffice.procedure.permissions import Person
from backoffice.records import Case, CaseLink, audit
from backoffice.services import casefile, references
from backoffice.services.casefile import CaseFile
from backoffice.services.cases.take_step import Hand
from backoffice.services.refusals import Closed, NotDone, NotFound

KINDS = {
    "sibling": "They are brothers or sisters",
    "same_person": "It is the same person",
    "repeats": "It says the same again",
    "after_stop": "The child tells us after we stopped the other one",
}


@dataclass(frozen=True)
class Link:
    """Another case, and what it has to do with this one. ``may_open`` is about the person who looks."""

    reference: str
    kind: str
    ours: bool
    """Whether the link was made from this case to the other."""
    may_open: bool


def of(file: CaseFile, person: Person) -> list[Link]:
    """Return the links of a case, oldest first."""
    ours = file.case.id
    rows = select(CaseLink).where(or_(CaseLink.case_id == ours, CaseLink.other_case_id == ours))
    found = []
    for row in file.session.scalars(rows.order_by(CaseLink.created_at, CaseLink.id)):
        other = file.session.get_one(Case, row.other_case_id if row.case_id == ours else row.case_id)
        found.append(Link(other.reference, row.type, row.case_id == ours, _may_open(file, other, person)))
    return found


def may_open(session: Session, reference: str, person: Person) -> bool:
    """Say whether this person may open the page of this case. Nothing of it is read."""
    case = session.scalar(select(Case).where(Case.reference == reference))
    return case is not None and _may_open(casefile.of(session, case), case, person)


def link(file: CaseFile, typed: str, kind: str, hand: Hand) -> None:
    """Link the case to another one that this person may open. Raises NotDone with what to do, or Closed."""
    reference = references.normalised(typed)
    if reference is None:
        raise NotDone("That is not a case number. One looks like CC-7KQ2XD.")
    if reference == file.case.reference:
        raise NotDone("That is this case. Enter the number of the other one.")
    if kind not in KINDS:
        raise NotDone("Choose what the two have to do with each other.")
    try:
        other = casefile.open_for(file.session, reference, hand.person)
    except (NotFound, Closed):
        raise NotDone("There is no such case that you may open.") from None
    if any(each.reference == reference and each.kind == kind for each in of(file, hand.person)):
        raise NotDone("These two are linked like this already.")
    by = hand.person.id[:32]
    file.session.add(CaseLink(type=kind, case_id=file.case.id, other_case_id=other.case.id, created_by=by))
    for one, with_ in ((file, other), (other, file)):
        _note(one, with_, kind, hand.person, hand.now)


def _note(one: CaseFile, with_: CaseFile, kind: str, person: Person, now: datetime) -> None:
    casefile.note_event(one, "CasesLinked", {"other": with_.case.reference, "kind": kind}, person, now)
    audit.note(one.session, who=person.id, what="cases_linked", case_reference=one.case.reference, after=kind, at=now)


def _may_open(file: CaseFile, other: Case, person: Person) -> bool:
    there = casefile.of(file.session, other)
    try:
        casefile.refuse_if_closed(file.session, there, person)
    except Closed:
        return False
    return there.state is not None
