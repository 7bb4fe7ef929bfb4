"""Writing a complaint down that did not come through the chat (B-04): asked, looked at once more, and kept.

The dates are told before anything is saved, with the cases it may belong to, and a warning where it lay here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from backoffice import clock
from backoffice.casework import room, words
from backoffice.casework.fields import NotUnderstood, read_all
from backoffice.casework.opening import opened, refusal_as_json
from backoffice.casework.record_form import begun, field_of, like, moment, payload
from backoffice.casework.record_questions import HOW, MOST_POINTS, ORAL, READ_BACK, SECTIONS, fields, point_fields
from backoffice.casework.refusals import shown_refusal
from backoffice.casework.waiting_files import brought, not_taken
from backoffice.doors import me, open_for, settings, store
from backoffice.procedure.permissions import Area
from backoffice.records import Case
from backoffice.services import casefile
from backoffice.services.cases import links, whois
from backoffice.services.cases.take_step import Hand
from backoffice.services.keeping import files
from backoffice.services.office.working_days import calendar
from backoffice.services.receiving.payload import INTAKE, faults
from backoffice.services.receiving.receive import AnotherBody
from backoffice.services.recording import duplicates, foreseen
from backoffice.services.recording.record import Desk, NotAsItShouldBe
from backoffice.services.recording.record import record as keep
from backoffice.services.refusals import GuardRefused, NotDone

_EARLIEST = 2000


@dataclass(frozen=True)
class Filled:
    """The form as it was sent: what it says, and what could not be understood."""

    points: int
    values: dict[str, Any]
    troubles: list[NotUnderstood] = field(default_factory=list)
    received_at: datetime | None = None

    def body(self, submission_id: str) -> dict[str, Any]:
        """Return the payload. Only for a form without trouble."""
        if self.received_at is None:
            raise ValueError("the form does not say when it was received")
        return payload(self.values, self.points, submission_id, self.received_at)


@room.get("/record")
@open_for(Area.RECORD)
def record() -> Any:
    """Show an empty form, or one filled with what a brother or sister told."""
    sibling = request.args.get("like", "")
    if not sibling:
        return _page(begun(), 1, uuid4().hex)
    with opened(sibling) as seen:
        if seen.case.submission is None:
            abort(404)
        typed, points = like(seen.case.submission.payload)
        return _page({**typed, "belongs_to": seen.case.reference, "belongs_how": "sibling"}, points, uuid4().hex)


@room.post("/record")
@open_for(Area.RECORD, takes_files=True)
def write_down() -> Any:
    """Ask for one more point, look at it all once more, or keep it."""
    typed, now = request.form, clock.now()
    points, submission = _points(typed), typed.get("submission", "")
    if typed.get("go") == "more":
        return _page(typed, min(points + 1, MOST_POINTS), submission, troubles=not_taken())
    filled = _read(typed, points, now)
    if filled.troubles:
        return _page(typed, points, submission, troubles=filled.troubles), 400
    if typed.get("go") != "keep" or typed.get("looked") != _mark(typed):
        return _page(typed, points, submission, filled=filled)
    return _keep(typed, filled, submission, now)


@room.get("/recorded/<reference>")
@open_for(Area.RECORD)
def recorded(reference: str) -> str:
    """Say which case it became, and what is due when. It shows no word of it."""
    with store().reading() as session:
        told = foreseen.of_case(session, reference, me().person)
        can_open = links.may_open(session, reference, me().person)
    return render_template("casework/recorded.html", told=told, can_open=can_open)


def _points(typed: Mapping[str, str]) -> int:
    told = typed.get("points", "1")
    return min(max(int(told), 1), MOST_POINTS) if told.isascii() and told.isdecimal() and len(told) < 4 else 1


def _read(typed: Mapping[str, str], points: int, now: datetime) -> Filled:
    """Read the whole form, and judge what no single field can judge."""
    values, troubles = read_all(fields(points), typed)
    troubles += not_taken()
    received_at = None
    if values.get("received_on") and "received_time" in values:
        if values["received_on"].year < _EARLIEST:
            troubles.append(NotUnderstood("received_on", "Enter the whole year, such as 2026."))
        else:
            received_at = moment(values["received_on"], values["received_time"], now)
            if received_at > now:
                troubles.append(NotUnderstood("received_on", "This is still to come. Enter when it was received."))
    if not any(values.get(f"point-{number}-text") for number in range(1, points + 1)):
        troubles.append(NotUnderstood("point-1-text", "Write down at least one thing the complaint is about."))
    if values.get("channel") in ORAL and not values.get("read_back"):
        troubles.append(NotUnderstood("read_back", "Say how you read it back to them, or why you could not."))
    if values.get("safeguarding") in ("concern", "immediate") and not values.get("worry"):
        troubles.append(NotUnderstood("worry", "Say what worries you, so that the safeguarding leads can act."))
    filled = Filled(points, values, troubles, received_at)
    return filled if troubles else Filled(points, values, _by_the_schema(filled), received_at)


def _by_the_schema(filled: Filled) -> list[NotUnderstood]:
    wrong = faults(INTAKE, filled.body(str(uuid4())))
    return [NotUnderstood(field_of(each["field"]), f"This cannot be kept: it {each['message']}.") for each in wrong]


def _keep(typed: Mapping[str, str], filled: Filled, submission: str, now: datetime) -> Any:
    try:
        with store().writing() as session:
            desk = Desk(
                me().person,
                first_heard_by=filled.values["first_heard_by"] or "",
                read_back=filled.values["read_back"],
                worry=filled.values["worry"],
                duty_address=settings().duty_address,
            )
            case = keep(session, filled.body(_as_uuid(submission)), desk, now)
            files.keep(casefile.of(session, case), brought().ids, me().person, now)
            _belongs(session, case, typed, now)
            reference = case.reference
    except AnotherBody:
        says = "This form was kept before, with other words in it. Look for the case in the work queue first."
        return _page(typed, filled.points, uuid4().hex, troubles=[NotUnderstood("", says)]), 409
    except NotAsItShouldBe as refused:
        wrong = [NotUnderstood(field_of(each["field"]), f"This cannot be kept: it {each['message']}.")
                 for each in refused.faults]  # fmt: skip
        return _page(typed, filled.points, submission, troubles=wrong), 400
    except GuardRefused as refused:
        return refusal_as_json(refused) or (_page(typed, filled.points, submission, refused=refused), 409)
    except NotDone as refused:
        return _page(typed, filled.points, submission, troubles=[NotUnderstood("belongs_to", refused.message)]), 409
    return _kept(reference)


def _kept(reference: str) -> Response:
    flash("It is kept.")
    return redirect(url_for("casework.recorded", reference=reference))


def _belongs(session: Any, case: Case, typed: Mapping[str, str], now: datetime) -> None:
    """Link it to the case that whoever wrote it down chose, if they chose one."""
    if typed.get("belongs_to", "").strip():
        hand = Hand(case.reference, case.version, me().person, now)
        links.link(casefile.of(session, case), typed["belongs_to"], typed.get("belongs_how", ""), hand)


def _as_uuid(submission: str) -> str:
    """Return the id this form was given when it was opened, so that pressing twice makes one case."""
    plain = submission if len(submission) == 32 and all(letter in "0123456789abcdef" for letter in submission) else ""
    return str(UUID(plain)) if plain else str(uuid4())


def _mark(typed: Mapping[str, str]) -> str:
    """A mark of what the second look was about: the dates and whom it may belong to."""
    shown = [typed.get(name, "") for name in (
        "received_on-day", "received_on-month", "received_on-year", "received_time", "channel", "chatter_role",
        "child_name", "value", "helper_value", "adult_name",
    )]  # fmt: skip
    return hashlib.sha256("\0".join(shown).encode()).hexdigest()[:16]


def _page(
    typed: Mapping[str, str],
    points: int,
    submission: str,
    *,
    filled: Filled | None = None,
    troubles: list[NotUnderstood] | None = None,
    refused: GuardRefused | None = None,
) -> str:
    told = shown_refusal(refused) if refused else None
    wrong = {trouble.field: trouble.message for trouble in troubles or []}
    with store().reading() as session:
        return render_template(
            "casework/record.html",
            typed=typed,
            how=HOW,
            points=[point_fields(number) for number in range(1, points + 1)],
            sections=SECTIONS,
            read_back=READ_BACK,
            lists={"staff": whois.suggestions(session), "waiting": brought().waiting},
            submission=submission,
            looked=_mark(typed) if filled else "",
            look=_look(session, filled) if filled else None,
            kinds=links.KINDS,
            most=MOST_POINTS,
            errors=[(trouble.field, trouble.message) for trouble in troubles or []],
            refused=told,
            wrong=wrong,
            words=words,
            today=clock.today(),
        )


def _look(session: Any, filled: Filled) -> dict[str, Any]:
    """What to see before it is kept: the dates it gets, how long it lay here, and the cases it may belong to."""
    values, days = filled.values, calendar(session)
    if filled.received_at is None:
        raise ValueError("only a form without trouble is looked at")
    return {
        "dates": foreseen.dates(filled.body(str(uuid4())), days),
        "late": days.working_days_between(clock.london_date(filled.received_at), clock.today()),
        "alike": duplicates.alike(
            session,
            me().person,
            name=values["child_name"],
            age=values["child_age"],
            addresses=[values[name] for name in ("value", "helper_value") if values[name]],
        ),
    }
