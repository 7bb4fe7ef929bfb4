"""Settings: numbers, links, hours, house rules, letter templates; and the list of bank holidays (B-24)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.doors import me, open_for, settings, settings_at_start, store
from backoffice.oversight import typed
from backoffice.oversight.room import room
from backoffice.procedure.parameters import POLICIES
from backoffice.procedure.permissions import Area
from backoffice.services.each_day import recount
from backoffice.services.keeping import retention
from backoffice.services.letters import wordings
from backoffice.services.office import house, working_days
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
            told = changed_here(request.form, _in_force(session))
            changed = house.change(session, settings_at_start(), told, by=me().id)
            changed += house.change_numbers(session, told, by=me().id)
            changed += retention.change_rules(session, told, by=me().id)
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


def changed_here(typed: Mapping[str, str], in_force: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed anew, by somebody whose page showed what stands in ``typed`` as "was-" and the field.

    What they left alone is not set back to what it was when they opened the page. Raises WrongValue where they and
    somebody else changed the same value to different ones.
    """
    told = {}
    for name in typed.keys() & in_force.keys():
        mine, shown = typed[name].strip(), typed.get(f"was-{name}", "").strip()
        if f"was-{name}" in typed and mine == shown:
            continue
        if f"was-{name}" in typed and in_force[name] not in (shown, mine):
            raise house.WrongValue(name, f"Somebody else set this to “{in_force[name]}” meanwhile. Save to set yours.")
        told[name] = typed[name]
    return told


def _in_force(session: Session) -> dict[str, str]:
    """Every value of the page as it stands now, by the name of its field."""
    values, numbers = settings(), house.numbers(session)
    return {
        **{one.name: str(getattr(values, one.name)) for group in house.GROUPS.values() for one in group},
        **{one.id: str(numbers.get(one.id, one.value)) for one in house.HOUSE_NUMBERS},
        **{id: str(months) for id, months in retention.periods(session).items()},
    }


def _page(problem: str = "", field: str = "") -> str:
    with store().reading() as session:
        in_force = _in_force(session)
        return render_template(
            "oversight/settings.html",
            groups=house.GROUPS,
            house_numbers=house.HOUSE_NUMBERS,
            house_rules=HOUSE_RULES,
            retention_rules=retention.RULES,
            in_force=in_force,
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
