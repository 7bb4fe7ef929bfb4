"""The first page: what is waiting, who is covered, and how the promises stand (B-02, B-23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template
from sqlalchemy import ColumnElement, and_

from backoffice import clock
from backoffice.doors import me, open_to_all_staff, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.records import Case
from backoffice.services.cases import payments
from backoffice.services.finding import queue
from backoffice.services.handing import cover
from backoffice.services.letters import delivery
from backoffice.services.office import working_days
from backoffice.services.reports import promises
from backoffice.services.safety import worries

_SHOWN = 10


@dataclass(frozen=True)
class Waiting:
    """One list of the first page: the first few of its cases, how many there are, and the queue that shows them all."""

    key: str
    title: str
    empty: str
    lines: Sequence[queue.Line]
    count: int
    arguments: dict[str, str]

    @property
    def said(self) -> str:
        """The number as it is shown."""
        return f"{self.count}" if self.count < queue.MOST_COUNTED else f"over {queue.MOST_COUNTED - 1}"


@room.get("/")
@open_to_all_staff
def home() -> Any:
    today, person = clock.today(), me().person
    with store().reading() as session:
        days = working_days.calendar(session)
        standing = cover.standing(session, today, days)
        if not me().may_see(Area.QUEUE):
            own = queue.some(session, person, today, days, standing, limit=_SHOWN)
            return render_template("oversight/home_plain.html", today=today, own=own)

        def waiting(
            key: str, title: str, empty: str, *where: ColumnElement[bool], **arguments: str
        ) -> Waiting:
            lines = queue.some(session, person, today, days, standing, *where, limit=_SHOWN)
            count = len(lines) if len(lines) < _SHOWN else queue.how_many(session, person, *where)
            return Waiting(key, title, empty, lines, count, arguments)

        return render_template(
            "oversight/home.html",
            today=today,
            tiles=promises.tiles(session, today),
            lists=(
                waiting("overdue", "Overdue", "Nothing is overdue.", Case.due_order < today, colour="red"),
                waiting("today", "Due today", "Nothing is due today.", Case.due_order == today, due="today"),
                waiting("mine", "My duties", "You have no open cases.", queue.of_person(person, standing), due="mine"),
                waiting("no-cover", "No cover", "", standing.without_cover(), due="no_cover"),
                waiting(
                    "unassigned",
                    "Nobody has these yet",
                    "Every open case has somebody.",
                    and_(Case.assignee_id.is_(None), Case.kind != "feedback"),
                    assignee="nobody",
                ),
            ),
            letters=len(delivery.waiting_for(session, person.id, standing)) if me().may_see(Area.CASE) else 0,
            payments=payments.how_many(session, person) if me().may_see(Area.PAYMENTS) else 0,
            covering=_covering(person.id, standing),
            shut_doors=worries.undecided_exclusions(session, person.id) if me().may_see(Area.SAFEGUARDING) else [],
        )


def _covering(person_id: str, standing: cover.Standing) -> list[str]:
    """The names of those whose duties show for this person today."""
    away = {group.assignee for group in standing.groups if group.acts == person_id}
    return sorted(standing.names.get(one, one) for one in away)
