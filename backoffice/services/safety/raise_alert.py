"""Taking in a safety worry from the chat, at once and in any order, so that its level only ever rises (SG-2, SG-3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.procedure.commands import PlaceHold
from backoffice.procedure.permissions import SYSTEM
from backoffice.records import AwaitedLink, Case, Concern, ConcernUpdate, audit
from backoffice.services import casefile
from backoffice.services.access import namesakes
from backoffice.services.office import notices
from backoffice.services.receiving.receive import body_hash
from backoffice.services.refusals import NotDone

_GRAVITY = {"concern": 1, "immediate": 2}
_LONGEST_PLACE = 16
"""A place in the chat is a short id; one that is longer is none, and no reason to refuse a worry."""


class AnotherUpdate(NotDone):
    """The same alert_id and seq came before with another body."""

    def __init__(self) -> None:
        super().__init__("This alert_id and seq were used before for something else.")


@dataclass(frozen=True)
class Raised:
    """The worry as it now stands, and whether this call brought anything new."""

    concern: Concern
    created: bool


def raise_alert(
    session: Session,
    body: Mapping[str, Any],
    now: datetime,
    *,
    duty_address: str = "",
    source: str = "chat",
    by: str = "chat",
) -> Raised:
    """Keep one message about a worry. The body has been checked against safeguarding-alert/1.

    ``source`` says where it was first heard: chat, or staff; ``by`` who raises it. Raises AnotherUpdate. The same
    message twice changes nothing. The caller commits; only then is anybody told.
    """
    alert_id, digest = body["alert_id"].lower(), body_hash(body)
    concern = session.scalar(select(Concern).where(Concern.alert_id == alert_id).with_for_update())
    if concern is None:
        concern = _new(session, alert_id, body, now, source, by)
        notices.tell_duty(session, concern.id, now, duty_address)
        _keep(session, concern, body, digest, now)
        _link_to_its_case(session, concern, now)
        return Raised(concern, created=True)
    before = next((update for update in concern.updates if update.seq == body["seq"]), None)
    if before is not None:
        if before.body_hash != digest:
            raise AnotherUpdate()
        return Raised(concern, created=False)
    _add(session, concern, body, now, duty_address)
    _keep(session, concern, body, digest, now)
    return Raised(concern, created=True)


def raise_waiting(session: Session, now: datetime, *, duty_address: str = "") -> int:
    """Raise to immediate every concern whose five minutes have passed without a yes (SG-3). Returns how many."""
    waiting = select(Concern).where(Concern.raise_at.is_not(None), Concern.raise_at <= now).with_for_update()
    raised = list(session.scalars(waiting))
    for concern in raised:
        concern.level, concern.raise_at, concern.raised_by_waiting = "immediate", None, True
        _is_news(session, concern, now, duty_address)
        audit.note(session, who="system", what="worry_raised", subject=concern.id, at=now)
    return len(raised)


def put_into(session: Session, case: Case, concern: Concern, now: datetime) -> None:
    """Let a worry belong to a case, which bears its flag, its hold and its shut doors from then on."""
    concern.case = case
    _mark_case(session, case, concern, now)


def _new(
    session: Session, alert_id: str, body: Mapping[str, Any], now: datetime, source: str, by: str
) -> Concern:
    concern = Concern(
        alert_id=alert_id,
        source=source,
        seq=body["seq"],
        level=body["level"],
        how=body["source"],
        raised_at=datetime.fromisoformat(body["raised_at"]),
        stored_at=now,
        news_at=now,
        chatter_role=body["chatter_role"],
        created_by=by,
        created_at=now,
    )
    _take_newest(concern, body)
    concern.texts = list(body["texts"])
    concern.raise_at = _waits_until(concern, body)
    session.add(concern)
    session.flush()
    _after_texts(session, concern, now)
    audit.note(session, who=by, what="worry_received", subject=concern.id, after=concern.level, at=now)
    return concern


def _add(session: Session, concern: Concern, body: Mapping[str, Any], now: datetime, duty_address: str) -> None:
    fresh = [text for text in body["texts"] if text not in concern.texts]
    graver = _GRAVITY[body["level"]] > _GRAVITY[concern.level]
    if fresh:
        concern.texts = [*concern.texts, *fresh]
    if graver:
        concern.level = body["level"]
    concern.about_staff = concern.about_staff or body["about_staff"]
    concern.by_mistake = concern.by_mistake or body["by_mistake"]
    if body["seq"] > concern.seq:
        _take_newest(concern, body)
        concern.seq = body["seq"]
    concern.raise_at = _waits_until(concern, body)
    _after_texts(session, concern, now)
    if fresh or graver:
        _is_news(session, concern, now, duty_address)
    audit.note(session, who="chat", what="worry_added_to", subject=concern.id, after=concern.level, at=now)


def _take_newest(concern: Concern, body: Mapping[str, Any]) -> None:
    # What was once told stays if a later message leaves it out: an alert only ever gains.
    concern.name = body["name"] if body["name"] is not None else concern.name
    concern.age = body["age"] if body["age"] is not None else concern.age
    concern.reach = body["reach"] if body["reach"] is not None else concern.reach
    concern.question = body["question"][:_LONGEST_PLACE] if body["question"] is not None else concern.question
    concern.about_staff = bool(concern.about_staff) or body["about_staff"]
    concern.by_mistake = bool(concern.by_mistake) or body["by_mistake"]
    if body["chatter_role"] != "not_said":
        concern.chatter_role = body["chatter_role"]
    if body["safe_answer"] != "not_asked" or concern.safe_answer is None:
        concern.safe_answer = body["safe_answer"]


def _waits_until(concern: Concern, body: Mapping[str, Any]) -> datetime | None:
    """Return when the office raises this worry by itself: never once it is immediate, or the child said yes."""
    if concern.level == "immediate" or concern.safe_answer == "yes":
        return None
    told = body.get("raise_at")
    return datetime.fromisoformat(told) if told else concern.raise_at


def _is_news(session: Session, concern: Concern, now: datetime, duty_address: str) -> None:
    concern.news_at, concern.seen_at, concern.seen_by = now, None, None
    notices.tell_duty(session, concern.id, now, duty_address)


def _after_texts(session: Session, concern: Concern, now: datetime) -> None:
    if concern.about_staff:
        # No word to the worker until a safeguarding lead has looked (SG-6).
        concern.hold_subject_contact = True
    if concern.case is not None:
        _mark_case(session, concern.case, concern, now)
    namesakes.shut_out_of_worry(session, concern)


def _keep(session: Session, concern: Concern, body: Mapping[str, Any], digest: str, now: datetime) -> None:
    update = ConcernUpdate(concern_id=concern.id, seq=body["seq"], body_hash=digest, created_by="chat", created_at=now)
    update.payload = dict(body)
    concern.updates.append(update)
    session.flush()


def _link_to_its_case(session: Session, concern: Concern, now: datetime) -> None:
    awaiting = (
        select(Case)
        .join(AwaitedLink, AwaitedLink.case_id == Case.id)
        .where(AwaitedLink.kind == "alert", AwaitedLink.key == concern.alert_id)
    )
    case = session.scalars(awaiting.order_by(Case.logged_at)).first()
    if case is not None:
        put_into(session, case, concern, now)


def _mark_case(session: Session, case: Case, concern: Concern, now: datetime) -> None:
    case.mark("flag", "safeguarding")
    namesakes.shut_out(session, case)
    if not concern.about_staff or case.hold_subject_contact:
        return
    case.mark("flag", "allegation_against_staff")
    file = casefile.of(session, case)
    if file.state is None:
        case.hold_subject_contact = True
    else:
        casefile.carry_out(file, PlaceHold(reason="A safety worry names a member of staff."), SYSTEM, now)
