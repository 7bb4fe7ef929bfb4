"""The first page: what is waiting, and how the promises stand (B-02)."""

from __future__ import annotations

from typing import Any

from flask import render_template

from backoffice import clock
from backoffice.doors import me, open_to_all_staff, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.records import Case
from backoffice.services import promises, queue, working_days, worries

_SHOWN = 10


@room.get("/")
@open_to_all_staff
def home() -> Any:
    today, person = clock.today(), me().person
    if not me().may_see(Area.QUEUE):
        return render_template("oversight/home_plain.html", today=today)
    with store().reading() as session:
        days = working_days.calendar(session)

        def cases(*where: Any) -> Any:
            return queue.some(session, person, today, days, *where, limit=_SHOWN)

        return render_template(
            "oversight/home.html",
            today=today,
            tiles=promises.tiles(session, today),
            mine=cases(Case.assignee_id == person.id),
            due_today=cases(Case.due_order == today),
            overdue=cases(Case.due_order < today),
            unassigned=cases(Case.assignee_id.is_(None), Case.kind != "feedback"),
            shut_doors=worries.undecided_exclusions(session, person.id) if me().may_see(Area.SAFEGUARDING) else [],
        )
