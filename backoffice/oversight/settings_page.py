"""Settings: numbers, links, hours, house rules, letter templates; and the list of bank holidays (B-24)."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from backoffice import clock
from backoffice.doors import me, open_for, settings, settings_at_start, store
from backoffice.oversight import typed
from backoffice.oversight.room import room
from backoffice.procedure.parameters import POLICIES
from backoffice.procedure.permissions import Area
from backoffice.services import house, recount, retention, wordings, working_days
from backoffice.services.refusals import NotDone, NotFound

# Without the number itself: it stands in the box, and may be changed there.
HOUSE_RULES = {
    "amber_working_days": "A duty turns amber this long before its date",
    "grade_twelve_and_over": "Reading grade of an answer from age 12, at most",
    "grade_under_twelve": "Reading grade of an answer below age 12 or of unknown age, at most",
    "keep_in_touch_next": "After day ten the child hears from us at least every",
    "stop_reasons_characters": "Reasons for stopping a representative's complaint, at least",
    "acknowledge_p": "Three steps: a complaint is acknowledged within",
    "amber_working_days_p": "Three steps: a duty turns amber this long before its date",
    "deemed_receipt_post": "Three steps: a posted letter counts as received after",
    "freeze_review": "Three steps: a pause is looked at again after at most",
}


@room.get("/settings")
@open_for(Area.SETTINGS)
def office_settings() -> Any:
    return _page()


@room.post("/settings")
@open_for(Area.SETTINGS)
def change_settings() -> Any:
    try:
        with store().writing() as session:
            changed = house.change(session, settings_at_start(), request.form, by=me().id)
            changed += house.change_numbers(session, request.form, by=me().id)
            changed += retention.change_rules(session, request.form, by=me().id)
    except house.WrongValue as refused:
        return _page(problem=refused.message, field=refused.field), 409
    flash("Nothing was different from before." if not changed else "Saved. It holds from now on.")
    return redirect(url_for("oversight.office_settings"))


@room.get("/settings/holidays")
@open_for(Area.SETTINGS)
def holidays() -> Any:
    return _holidays_page()


@room.post("/settings/holidays")
@open_for(Area.SETTINGS)
def add_holiday() -> Any:
    day, name = typed.day(request.form, "on"), request.form.get("name", "")
    try:
        with store().writing() as session:
            working_days.add_holiday(session, day, name, today=clock.today(), by=me().id)
            recount.begin(session, by=me().id)
    except NotDone as refused:
        return _holidays_page(problem=refused.message), 409
    flash("The day is in the list. Open dates are being counted again.")
    return redirect(url_for("oversight.holidays"))


@room.post("/settings/holidays/<on>/take-out")
@open_for(Area.SETTINGS)
def take_out_holiday(on: str) -> Any:
    try:
        day = date.fromisoformat(on)
    except ValueError:
        raise NotFound("holiday") from None
    try:
        with store().writing() as session:
            working_days.take_out_holiday(session, day, today=clock.today(), by=me().id)
            recount.begin(session, by=me().id)
    except NotDone as refused:
        return _holidays_page(problem=refused.message), 409
    flash("The day is out of the list. Open dates are being counted again.")
    return redirect(url_for("oversight.holidays"))


@room.post("/settings/holidays/known")
@open_for(Area.SETTINGS)
def holidays_known() -> Any:
    try:
        with store().writing() as session:
            working_days.know_to(session, typed.whole(request.form.get("year", "")), today=clock.today(), by=me().id)
            recount.begin(session, by=me().id)
    except NotDone as refused:
        return _holidays_page(problem=refused.message, field="year"), 409
    flash("Saved. Dates after that year are shown as provisional.")
    return redirect(url_for("oversight.holidays"))


def _page(problem: str = "", field: str = "") -> str:
    with store().reading() as session:
        return render_template(
            "oversight/settings.html",
            groups=house.GROUPS,
            values=settings(),
            house_numbers=house.HOUSE_NUMBERS,
            house_rules=HOUSE_RULES,
            numbers=house.numbers(session),
            retention_rules=retention.RULES,
            periods=retention.periods(session),
            policies=POLICIES.values(),
            letters=wordings.all_in_force(session),
            problem=problem,
            field=field,
            typed=request.form,
        )


def _holidays_page(problem: str = "", field: str = "on-day") -> str:
    with store().reading() as session:
        return render_template(
            "oversight/holidays.html",
            holidays=working_days.holidays(session, clock.today()),
            known_to=working_days.calendar(session).known_to_year,
            standing=recount.progress(session),
            today=clock.today(),
            problem=problem,
            field=field,
            typed=request.form,
        )
