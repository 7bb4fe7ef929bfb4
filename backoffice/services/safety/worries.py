"""Looking at safety worries and deciding about them: see, triage, hold, and who may not see one (B-19, SG-6, SG-7)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from backoffice.procedure import commands
from backoffice.procedure.permissions import Area, Person, may_see
from backoffice.procedure.terms import Role
from backoffice.records import Case, Concern, Exclusion, audit
from backoffice.services import casefile, references
from backoffice.services.access import shut_doors
from backoffice.services.refusals import Closed, NotDone, NotFound
from backoffice.services.safety import raise_alert

TRIAGE = ("urgent_referral", "refer", "passed_to_worker", "no_further_action", "duplicate")
_SHORTEST_REASON = 10


def unseen_count(session: Session, staff_id: str) -> int:
    """Return how many worries nobody has seen, of those this person may see."""
    unseen = select(func.count()).select_from(Concern).where(Concern.seen_at.is_(None))
    return session.scalar(unseen.where(Concern.id.not_in(shut_doors.worries_shut_to(staff_id)))) or 0


def all_for(session: Session, staff_id: str, *, limit: int = 200) -> Sequence[Concern]:
    """Return the worries this person may see: unseen first, graver first, newest first."""
    order = (Concern.seen_at.is_not(None), Concern.closed_at.is_not(None), Concern.level.desc(), Concern.news_at.desc())
    found = select(Concern).where(Concern.id.not_in(shut_doors.worries_shut_to(staff_id)))
    return session.scalars(found.order_by(*order).limit(limit)).all()


def of_case(session: Session, case: Case) -> Sequence[Concern]:
    """Return the worries that belong to a case, the oldest first."""
    return session.scalars(select(Concern).where(Concern.case_id == case.id).order_by(Concern.raised_at)).all()


def open_worry(session: Session, concern_id: str, person: Person) -> Concern:
    """Open a worry for a change, and write into the audit log that it was read. Raises NotFound or Closed."""
    concern = session.scalar(select(Concern).where(Concern.id == concern_id).with_for_update())
    if concern is None:
        raise NotFound("worry")
    if shut_doors.worry_is_shut(session, concern, person.id) or not may_see(person, Area.SAFEGUARDING).allowed:
        raise Closed(concern_id=concern_id)
    audit.note(session, who=person.id, what="worry_read", subject=concern_id)
    return concern


def news(concern: Concern) -> str:
    """Return a mark of all that a worry says, which changes when anything comes to it."""
    return _mark(concern.news_at.isoformat(), concern.level, len(concern.texts))


def decided(concern: Concern) -> str:
    """Return a mark of what was decided about a worry, by whom, and why."""
    return _mark(concern.triage, concern.triaged_by, concern.triage_reason)


def refuse_if_moved(concern: Concern, *, news_shown: str, decided_shown: str) -> None:
    """Refuse a step that was taken on a page which showed less than there is, or another decision. Raises NotDone.

    A mark that is empty is not looked at.
    """
    if news_shown and news_shown != news(concern):
        raise NotDone("Something new came to this worry while you were reading it. Read it, then do yours again.")
    if decided_shown and decided_shown != decided(concern):
        raise NotDone("Somebody else decided meanwhile. Read their decision. Record yours to put it in its place.")


def _mark(*told: object) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def see(session: Session, concern: Concern, person: Person, now: datetime) -> None:
    """Record that a person has seen everything there is about a worry. Seeing it again changes nothing."""
    if concern.seen_at is None:
        concern.seen_at, concern.seen_by = now, person.id
        audit.note(session, who=person.id, what="worry_seen", subject=concern.id, at=now)


def triage(session: Session, concern: Concern, person: Person, choice: str, reason: str, now: datetime) -> None:
    """Decide what happens about a worry, with a reason. Raises NotDone."""
    _only_leads(person)
    if choice not in TRIAGE:
        raise NotDone("Choose what happens about this worry.")
    _needs_reason(reason)
    see(session, concern, person, now)
    concern.triage, concern.triage_reason, concern.triaged_by = choice, reason.strip(), person.id
    concern.closed_at = now if choice in ("no_further_action", "duplicate") else None
    audit.note(session, who=person.id, what="worry_triaged", subject=concern.id, after=choice, at=now)
    if concern.case is not None:
        file = casefile.of(session, concern.case)
        if file.state is not None:
            casefile.carry_out(file, commands.RecordSafeguardingCheck(result=reason.strip()), person, now)


def set_hold(session: Session, concern: Concern, person: Person, *, on: bool, reason: str, now: datetime) -> None:
    """Put on or lift the hold on any word to the worker named (SG-6, G-HOLD). Raises NotDone, GuardRefused."""
    _only_leads(person)
    _needs_reason(reason)
    if concern.hold_subject_contact == on:
        raise NotDone("The hold is already on." if on else "There is no hold to lift.")
    concern.hold_subject_contact, concern.hold_reason = on, reason.strip()
    audit.note(session, who=person.id, what="hold_placed" if on else "hold_lifted", subject=concern.id, at=now)
    if concern.case is not None:
        _hold_in_case(session, concern.case, person, on, reason.strip(), now)


def link(session: Session, concern: Concern, person: Person, typed: str, now: datetime) -> None:
    """Let a worry belong to the case it is about, where the chat did not say so (B-19). Raises NotDone."""
    _only_leads(person)
    if concern.case is not None:
        raise NotDone(f"It belongs to {concern.case.reference} already.")
    reference = references.normalised(typed)
    if reference is None:
        raise NotDone("Enter the number of the case, such as CC-7KQ2XD.")
    try:
        case = casefile.open_for(session, reference, person).case
    except (NotFound, Closed):
        raise NotDone("There is no such case that you may open.") from None
    raise_alert.put_into(session, case, concern, now)
    audit.note(session, who=person.id, what="worry_linked", case_reference=reference, subject=concern.id, at=now)


def decide_exclusion(
    session: Session, exclusion_id: str, person: Person, *, keep: bool, reason: str, now: datetime
) -> Exclusion:
    """Keep a member of staff out of what names them, or let them in after all. Never decided by themselves."""
    exclusion = session.get(Exclusion, exclusion_id, with_for_update=True)
    if exclusion is None:
        raise NotFound("decision")
    _only_leads(person)
    if session.scalar(_behind_no_door_of(person.id).where(Exclusion.id == exclusion_id)) is None:
        raise Closed(concern_id=exclusion.concern_id)
    _needs_reason(reason)
    exclusion.in_force, exclusion.decided_by, exclusion.decided_at = keep, person.id, now
    exclusion.decision_reason = reason.strip()
    audit.note(session, who=person.id, what="kept_out" if keep else "let_in", subject=exclusion.staff_id, at=now)
    return exclusion


def undecided_exclusions(session: Session, staff_id: str) -> Sequence[Exclusion]:
    """Return the shut doors that another lead has yet to look at: never one that is shut to this person too."""
    found = _behind_no_door_of(staff_id).where(Exclusion.decided_at.is_(None))
    return session.scalars(found.order_by(Exclusion.created_at)).all()


def _hold_in_case(session: Session, case: Case, person: Person, on: bool, reason: str, now: datetime) -> None:
    file = casefile.of(session, case)
    if file.state is None or file.state.hold == on:
        case.hold_subject_contact = on
        return
    command = commands.PlaceHold(reason=reason) if on else commands.LiftHold(reason=reason)
    casefile.carry_out(file, command, person, now)


def _only_leads(person: Person) -> None:
    if Role.SAFEGUARDING_LEAD not in person.roles:
        raise NotDone("Only a safeguarding lead decides this.")


def _needs_reason(reason: str) -> None:
    if len(reason.strip()) < _SHORTEST_REASON:
        raise NotDone("Give a reason, in a sentence.")


def _behind_no_door_of(staff_id: str) -> Select[Exclusion]:
    """Query for the shut doors whose case or worry is not shut to this person."""
    return select(Exclusion).where(
        Exclusion.staff_id != staff_id,
        or_(Exclusion.case_id.is_(None), Exclusion.case_id.not_in(shut_doors.cases_shut_to(staff_id))),
        or_(Exclusion.concern_id.is_(None), Exclusion.concern_id.not_in(shut_doors.worries_shut_to(staff_id))),
    )
