"""The assessment (B-08): saved as far as it is known, and decided when both parts are clear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from backoffice.casework import room, timeline
from backoffice.casework.actions import BY_KEY
from backoffice.casework.actions.contact import ASSESSMENT
from backoffice.casework.actions.letters import KEYS
from backoffice.casework.case_page import head
from backoffice.casework.choices import open_points
from backoffice.casework.fields import NotUnderstood, read_all
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json
from backoffice.casework.refusals import shown_refusal
from backoffice.doors import open_for, store
from backoffice.procedure.commands import LogContact
from backoffice.procedure.events import ContactLogged
from backoffice.procedure.permissions import Area, permitted
from backoffice.services import casefile
from backoffice.services.cases.take_step import take
from backoffice.services.refusals import GuardRefused, NotDone

SAVE, DECIDE = BY_KEY["save-assessment"], BY_KEY["decide-assessment"]


@room.get("/cases/<reference>/assessment")
@open_for(Area.CASE)
def assessment(reference: str) -> Any:
    """Show the assessment as far as it has come."""
    with opened(reference) as seen:
        may = permitted(seen.state, seen.person, DECIDE.command)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=DECIDE, may=may), 403
        return _page(seen, _so_far(seen))


@room.post("/cases/<reference>/assessment")
@open_for(Area.CASE)
def assess(reference: str) -> Any:
    """Save it, or decide it; a refusal keeps everything that was typed."""
    typed = request.form
    chosen = DECIDE if typed.get("go") == "decide" else SAVE
    values, troubles = read_all(chosen.fields, typed)
    if troubles:
        with opened(reference) as seen:
            return _page(seen, typed, troubles=troubles), 400
    try:
        with store().writing() as session:
            owed = _owed(take(session, hand(reference), chosen.command(**values)))
    except NotDone as refused:
        if isinstance(refused, GuardRefused) and (answer := refusal_as_json(refused)):
            return answer
        with opened(reference) as seen:
            return _page(seen, typed, refused=refused), 409
    if owed:
        flash("The assessment is decided. Now write why, and what happens now.")
        return redirect(url_for("casework.action", reference=reference, key=KEYS[owed]))
    flash("The assessment is decided." if chosen is DECIDE else "The assessment is saved. It is not decided yet.")
    where = "casework.case_page" if chosen is DECIDE else "casework.assessment"
    return redirect(url_for(where, reference=reference))


def _owed(file: casefile.CaseFile) -> str | None:
    """The letter that this decision asks for: whoever is not looked into hears why, never silence (D-14)."""
    return file.state.explanation_owed if file.state else None


def _so_far(seen: Opened) -> dict[str, str]:
    start = {field.name: field.start for field in DECIDE.fields}
    saved = [logged.event for logged in casefile.history(seen.case) if logged.type == "AssessmentSaved"]
    return (
        start | {name: str(getattr(saved[-1], name)) for name in start if hasattr(saved[-1], name)} if saved else start
    )


def _enquiries(seen: Opened) -> list[casefile.Logged]:
    """The talks with colleagues, or with a parent or carer, that the assessment rests on (C-3)."""
    return [
        logged
        for logged in casefile.history(seen.case)
        if isinstance(logged.event, ContactLogged) and logged.event.purpose == ASSESSMENT
    ]


def _page(
    seen: Opened,
    typed: Mapping[str, str],
    *,
    refused: NotDone | None = None,
    troubles: list[NotUnderstood] | None = None,
) -> str:
    told = shown_refusal(refused) if refused else None
    wrong = {trouble.field: trouble.message for trouble in troubles or []}
    if told:
        wrong |= {field: message for _, field, message in told.reasons if field}
    return render_template(
        "casework/assessment.html",
        **head(seen),
        action=DECIDE,
        typed=typed,
        lists={},
        refused=told,
        wrong=wrong,
        errors=[(trouble.field, trouble.message) for trouble in troubles or []],
        points=open_points(seen.case),
        enquiries=timeline.lines(_enquiries(seen), seen.name_of),
        may_enquire=permitted(seen.state, seen.person, LogContact).allowed,
    )
