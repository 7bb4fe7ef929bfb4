"""Files that belong to a case: held while a form is not done, kept with the case, opened with a reason, taken out.

A file is sealed from the moment it is here. What waits beside a form belongs to whoever brought it, and goes after a
day. Who may see how to reach a child may open a file, because a letter shows where somebody lives; once one of them has
found nothing of that in it, they may let everybody open it who has a part in the case, such as a panel (P-8.3a). Every
opening is in the audit log with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import CursorResult, delete, select
from sqlalchemy.orm import Session, undefer

from backoffice.gateways.papers import KINDS, Paper
from backoffice.procedure.commands import AddEvidence
from backoffice.procedure.permissions import Area, Permission, Person, may_see, permitted
from backoffice.records import Case, KeptFile, audit
from backoffice.services import casefile
from backoffice.services.casefile import CaseFile
from backoffice.services.refusals import Closed, GuardRefused, NotDone, NotFound

WAITS = timedelta(hours=24)
MOST = 10
"""How many files a form may bring at once."""

WHY = {
    "work": "To work on this complaint",
    "asked": "The child, or who speaks for them, asked for a copy",
    "outside": "A court, the Ombudsman or another body asked for it",
    "other": "Something else",
}
_LONGEST_NAME = 120


def hold(session: Session, paper: Paper, name: str, owner: str, now: datetime) -> KeptFile:
    """Keep a file beside a form that is not done yet."""
    file = KeptFile(
        kind=paper.kind,
        size=len(paper.content),
        place_removed=paper.place_removed,
        created_by=owner,
        created_at=now,
    )
    file.name, file.content = name[:_LONGEST_NAME], paper.content
    session.add(file)
    session.flush()
    return file


def held(session: Session, ids: Iterable[str], owner: str) -> Sequence[KeptFile]:
    """Return those of these files that wait for this person, in the order in which they are named."""
    order = tuple(dict.fromkeys(ids))
    wanted = select(KeptFile).where(KeptFile.id.in_(order), KeptFile.case_id.is_(None), KeptFile.created_by == owner)
    return sorted(session.scalars(wanted), key=lambda file: order.index(file.id))


def keep(file: CaseFile, ids: Iterable[str], person: Person, now: datetime) -> int:
    """Give the files that waited to a case, with the newest line of its log. Returns how many; a second time none.

    The caller has been allowed what brings them, and commits.
    """
    waiting = held(file.session, ids, person.id)
    for position, each in enumerate(waiting):
        each.case_id, each.event_number, each.position = file.case.id, file.case.version, position
        _note(file.session, file.case, each, person.id, "file_kept", now)
    return len(waiting)


def of_case(session: Session, case: Case) -> Sequence[KeptFile]:
    """Return the files of a case, the first that came first, without what is in them."""
    found = select(KeptFile).where(KeptFile.case_id == case.id)
    return session.scalars(found.order_by(KeptFile.created_at, KeptFile.position, KeptFile.id)).all()


def one_of(session: Session, case: Case, file_id: str) -> KeptFile:
    """Return one file of a case, without what is in it. Raises NotFound."""
    found = session.get(KeptFile, file_id)
    if found is None or found.case_id != case.id:
        raise NotFound("file in this case")
    return found


def may_open(file: CaseFile, kept: KeptFile, person: Person) -> bool:
    """Say whether this person, who may see the case, may open this file of it."""
    return kept.open_to_all or may_see(person, Area.CONTACT, file.state).allowed


def may_settle(file: CaseFile, person: Person) -> Permission:
    """Say whether this person may settle who opens a file of this case, or delete one that does not belong here."""
    may = may_see(person, Area.CONTACT, file.state)
    return permitted(file.state, person, AddEvidence) if may else may


def open_one(
    session: Session, reference: str, file_id: str, person: Person, *, why: str, more: str, now: datetime
) -> tuple[KeptFile, bytes]:
    """Return a file and its content, and write down who opened it and why.

    Raises NotDone where no reason is given, NotFound or Closed.
    """
    case = casefile.open_for(session, reference, person)
    found = one_of(session, case.case, file_id)
    if not may_open(case, found, person):
        raise Closed(reference)
    if why not in WHY or (why == "other" and len(more.strip()) < 5):
        raise NotDone("Say in a few words why you open it. Leave names out.")
    reason = more.strip()[:400] if why == "other" else WHY[why]
    _note(session, case.case, found, person.id, "file_opened", now, reason)
    session.refresh(found, ["content_sealed"])
    return found, found.content


def take_out(session: Session, reference: str, file_id: str, person: Person, *, why: str, now: datetime) -> None:
    """Delete a file that does not belong here, such as another family's letter; that it was here stays in the log.

    Raises NotDone without a reason or under a legal hold, GuardRefused, NotFound or Closed.
    """
    case, found = _to_settle(session, reference, file_id, person)
    if case.case.legal_hold:
        raise NotDone("A legal hold stands on this case, so nothing of it is deleted.")
    if len(why.strip()) < 5:
        raise NotDone("Say in a few words why it does not belong here. Leave names out.")
    session.delete(found)
    casefile.note_event(case, "FileTakenOut", {"reason": why.strip()[:400]}, person, now)
    _note(session, case.case, found, person.id, "file_taken_out", now, why.strip()[:400])


def let_all_open(session: Session, reference: str, file_id: str, person: Person, *, yes: bool, now: datetime) -> None:
    """Let everybody with a part in the case open a file, or no longer. Raises GuardRefused, NotFound or Closed."""
    case, found = _to_settle(session, reference, file_id, person)
    found.open_to_all = yes
    _note(session, case.case, found, person.id, "file_opened_to_all" if yes else "file_closed_to_most", now)


def _to_settle(session: Session, reference: str, file_id: str, person: Person) -> tuple[CaseFile, KeptFile]:
    case = casefile.open_for(session, reference, person)
    may = may_settle(case, person)
    if not may.allowed:
        raise GuardRefused(may.guard or "G-ROLE", may.why)
    return case, one_of(session, case.case, file_id)


def copy_to(session: Session, old: Case, new: Case, by: str) -> None:
    """Let the files of a case go on in the one that it moved to, each sealed anew for its new place."""
    rows = select(KeptFile).where(KeptFile.case_id == old.id).options(undefer(KeptFile.content_sealed))
    for each in session.scalars(rows):
        copy = KeptFile(
            case_id=new.id,
            position=each.position,
            kind=each.kind,
            size=each.size,
            place_removed=each.place_removed,
            open_to_all=each.open_to_all,
            created_at=each.created_at,
            created_by=by,
        )
        copy.name, copy.content = each.name, each.content
        session.add(copy)


def forget_waiting(session: Session, now: datetime) -> int:
    """Drop the files of forms that nobody finished within a day. Returns how many."""
    over = delete(KeptFile).where(KeptFile.case_id.is_(None), KeptFile.created_at < now - WAITS)
    return cast("CursorResult[None]", session.execute(over)).rowcount


def name_outside(reference: str, file: KeptFile) -> str:
    """Return the name under which a file leaves the house. Its own name may say whose it is, so it stays here."""
    return f"{reference}-{file.id[:6]}{KINDS[file.kind].ending}"


def _note(
    session: Session, case: Case, file: KeptFile, who: str, what: str, now: datetime, reason: str | None = None
) -> None:
    audit.note(
        session,
        who=who,
        what=what,
        case_reference=case.reference,
        subject=file.id,
        after=file.kind,
        reason=reason,
        at=now,
    )
