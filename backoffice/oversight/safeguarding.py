"""Safeguarding: the list of worries, one worry, and what a lead decides about it (B-19)."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from backoffice import clock
from backoffice.doors import me, open_for, settings, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.records import Concern, Staff
from backoffice.services.office import working_days
from backoffice.services.refusals import Closed, GuardRefused, NotDone, NotFound
from backoffice.services.safety import worries


@room.get("/safeguarding")
@open_for(Area.SAFEGUARDING)
def safeguarding() -> Any:
    now = clock.now()
    with store().reading() as session:
        days = working_days.calendar(session)
        hours = working_days.Hours(settings().opens(), settings().closes())
        found = worries.all_for(session, me().id)
        return render_template(
            "oversight/safeguarding.html",
            worries=found,
            see_by={worry.id: working_days.see_by(worry.news_at, hours, days) for worry in found if not worry.seen},
            out_of_hours_cover=settings().out_of_hours_cover,
            now=now,
            shut_doors=worries.undecided_exclusions(session, me().id),
            office_open=working_days.is_open(now, hours, days),
            next_open=working_days.next_open(now, hours, days),
        )


@room.get("/safeguarding/<concern_id>")
@open_for(Area.SAFEGUARDING)
def worry(concern_id: str) -> Any:
    with store().writing() as session:
        worries.open_worry(session, concern_id, me().person)
    return _page(concern_id)


@room.post("/safeguarding/<concern_id>/<step>")
@open_for(Area.SAFEGUARDING)
def worry_step(concern_id: str, step: str) -> Any:
    act = _STEPS.get(step)
    if act is None:
        raise NotFound("step")
    try:
        with store().writing() as session:
            concern = worries.open_worry(session, concern_id, me().person)
            news, decided = (request.form.get(mark, "") for mark in ("news", "decided"))
            worries.refuse_if_moved(concern, news_shown=news, decided_shown=decided)
            act(session, concern)
    except (Closed, NotFound):
        raise
    except NotDone as refused:
        return _page(concern_id, refused, step), 409
    flash(_SAID[step])
    return redirect(url_for("oversight.worry", concern_id=concern_id))


@room.post("/safeguarding/doors/<exclusion_id>")
@open_for(Area.SAFEGUARDING)
def shut_door(exclusion_id: str) -> Response:
    with store().writing() as session:
        exclusion = worries.decide_exclusion(
            session,
            exclusion_id,
            me().person,
            keep=request.form.get("keep") != "no",
            reason=request.form.get("reason", ""),
            now=clock.now(),
        )
        stays = exclusion.in_force
    flash("They stay shut out." if stays else "They may see it from now on.")
    return redirect(url_for("oversight.safeguarding"))


def _see(session: Any, concern: Concern) -> None:
    worries.see(session, concern, me().person, clock.now())


def _triage(session: Any, concern: Concern) -> None:
    choice, reason = request.form.get("triage", ""), request.form.get("triage_reason", "")
    worries.triage(session, concern, me().person, choice, reason, clock.now())


def _hold(session: Any, concern: Concern) -> None:
    on, reason = request.form.get("hold") == "on", request.form.get("hold_reason", "")
    worries.set_hold(session, concern, me().person, on=on, reason=reason, now=clock.now())


def _link(session: Any, concern: Concern) -> None:
    worries.link(session, concern, me().person, request.form.get("case_number", ""), clock.now())


_STEPS = {"see": _see, "triage": _triage, "hold": _hold, "link": _link}
_FIELDS = {"triage": "triage_reason", "hold": "hold_reason", "link": "case_number"}
_SAID = {
    "see": "Marked as seen by you.",
    "triage": "Your decision is recorded.",
    "hold": "The hold is changed, and the reason is recorded.",
    "link": "The worry belongs to this case now.",
}


def _page(concern_id: str, refused: NotDone | None = None, step: str = "") -> str:
    with store().reading() as session:
        concern = session.get_one(Concern, concern_id)
        names = {staff.id: staff.name for staff in session.scalars(select(Staff))}
        return render_template(
            "oversight/worry.html",
            worry=concern,
            news=worries.news(concern),
            decided=worries.decided(concern),
            names=names,
            choices=worries.TRIAGE,
            refused=refused,
            field=_FIELDS.get(step),
            typed=request.form,
            guard=refused.guard if isinstance(refused, GuardRefused) else None,
            is_lead="safeguarding_lead" in me().roles,
        )
