"""Leave and cover: who is away, who stands in, and what shows for whom today (B-23, C-7b)."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from backoffice import clock
from backoffice.doors import me, open_for, store
from backoffice.oversight import typed
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.records import Absence, Staff
from backoffice.services.handing import cover
from backoffice.services.office import working_days
from backoffice.services.refusals import NotDone, NotFound
from backoffice.services.staff import people


@room.get("/absence")
@open_for(Area.ABSENCE)
def absence() -> Any:
    return _page()


@room.post("/absence")
@open_for(Area.ABSENCE)
def add_absence() -> Any:
    form = request.form
    try:
        with store().writing() as session:
            staff = session.get(Staff, form.get("staff", ""))
            if staff is None or not staff.active:
                raise NotDone("Choose who is away.")
            stand_in = session.get(Staff, form["cover"]) if form.get("cover") else None
            first, last = typed.day(form, "first"), typed.day(form, "last")
            cover.add_absence(session, staff, first, last, stand_in, by=me().id, today=clock.today())
            name = staff.name
    except NotDone as refused:
        return _page(problem=refused.message), 409
    flash(f"The leave of {name} is written down.")
    return redirect(url_for("oversight.absence"))


@room.post("/absence/<absence_id>/take-back")
@open_for(Area.ABSENCE)
def take_back_absence(absence_id: str) -> Response:
    with store().writing() as session:
        row = session.get(Absence, absence_id)
        if row is None:
            raise NotFound("leave")
        cover.take_back_absence(session, row, by=me().id)
    flash("The leave is taken back.")
    return redirect(url_for("oversight.absence"))


def _page(problem: str = "") -> str:
    today = clock.today()
    with store().reading() as session:
        days = working_days.calendar(session)
        everybody = [staff for staff in people.everybody(session) if staff.active]
        return render_template(
            "oversight/absence.html",
            absences=cover.coming(session, today),
            names={staff.id: staff.name for staff in people.everybody(session)},
            everybody=everybody,
            managers=people.with_role(session, *cover.MANAGERS),
            today=today,
            standing=cover.standing(session, today, days),
            problem=problem,
            typed=request.form,
        )
