"""The work queue (B-03): a page at a time along an index, so that it costs the same however many cases there are.

Rows are columns, not objects, and hold no complaint text; the child's first name is opened for the rows shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from backoffice.procedure.calendar import Calendar
from backoffice.procedure.duties import Colour, colour
from backoffice.procedure.permissions import HANDLERS, Person
from backoffice.procedure.terms import Role
from backoffice.records import Case, CaseAppointment, CaseMark, Staff
from backoffice.records.sealed import open_sealed
from backoffice.services.access import shut_doors
from backoffice.services.finding import name_search
from backoffice.services.finding.marks import bearing
from backoffice.services.handing.cover import Standing

PAGE = 50
MOST_COUNTED = 1000
_SEES_ALL = HANDLERS | {
    Role.INTAKE_OFFICER,
    Role.SAFEGUARDING_LEAD,
    Role.SENIOR_MANAGER,
    Role.QUALITY_MANAGER,
    Role.AUDITOR,
}


@dataclass(frozen=True)
class Filters:
    """What the queue is narrowed to; empty means everything that is open."""

    state: str = ""
    colour: str = ""
    flag: str = ""
    theme: str = ""
    channel: str = ""
    assignee: str = ""
    procedure: str = ""
    kind: str = ""
    due: str = ""
    show: str = "open"
    sort: str = "due"

    def narrowed(self) -> bool:
        """Say whether anything is narrowed at all."""
        return self != Filters(sort=self.sort)

    def as_arguments(self) -> dict[str, str]:
        """Return what goes into an address to come back to the same queue."""
        usual = vars(Filters())
        return {name: value for name, value in vars(self).items() if value != usual[name]}


@dataclass(frozen=True)
class Line:
    """One case in the queue."""

    reference: str
    kind: str
    child: str
    procedure: str | None
    state: str
    duty: str | None
    due: date | None
    provisional: bool
    left: int | None
    colour: str
    assignee: str | None
    assignee_id: str | None = None
    acts: str | None = None
    """Who acts in place of the assignee while they are away, or None where they act themselves."""
    flags: Sequence[str] = field(default=())


@dataclass(frozen=True)
class Page:
    """One page of the queue, and where the pages before and after it begin, if there are any."""

    lines: Sequence[Line]
    before: str | None
    after: str | None


def page(
    session: Session,
    person: Person,
    filters: Filters,
    today: date,
    calendar: Calendar,
    standing: Standing,
    *,
    name: str = "",
    after: str = "",
    before: str = "",
) -> Page:
    """Return one page, soonest duty first or newest first. ``after`` and ``before`` are marks that a page gave.

    ``name`` narrows to cases with that name in them; it is never kept anywhere.
    """
    order = _ORDERS.get(filters.sort, _ORDERS["due"])
    found = select(*_COLUMNS).outerjoin(Staff, Staff.id == Case.assignee_id).where(*visible_to(person))
    found = found.where(*_narrowed(session, filters, today), *_due(filters, person, today, standing))
    if name:
        found = found.where(*name_search.found_by(session, name))
    backwards = bool(before) and not after
    mark = _read_mark(before if backwards else after)
    if mark is not None:
        found = found.where(order.beyond(mark, backwards))
    rows = session.execute(found.order_by(*order.columns(backwards)).limit(PAGE + 1)).all()
    more, rows = len(rows) > PAGE, list(rows[:PAGE])
    if backwards:
        rows.reverse()
    lines = _lines(session, rows, today, calendar, standing)
    first, last = (order.mark(rows[0]), order.mark(rows[-1])) if rows else (None, None)
    return Page(
        lines,
        before=first if (more if backwards else mark is not None) else None,
        after=last if (True if backwards and mark else more) else None,
    )


def some(
    session: Session,
    person: Person,
    today: date,
    calendar: Calendar,
    standing: Standing,
    *where: ColumnElement[bool],
    limit: int,
) -> Sequence[Line]:
    """Return the first open cases that this person may see and that meet a condition, soonest duty first."""
    found = select(*_COLUMNS).outerjoin(Staff, Staff.id == Case.assignee_id)
    found = found.where(Case.is_open, *open_to(person), *where).order_by(Case.due_order, Case.id)
    return _lines(session, session.execute(found.limit(limit)).all(), today, calendar, standing)


def how_many(session: Session, person: Person, *where: ColumnElement[bool]) -> int:
    """Return how many open cases this person may see that meet a condition; nobody counts further than MOST_COUNTED."""
    found = select(Case.id).where(Case.is_open, *open_to(person), *where).limit(MOST_COUNTED)
    return session.scalar(select(func.count()).select_from(found.subquery())) or 0


def of_person(person: Person, standing: Standing) -> ColumnElement[bool]:
    """The condition for cases that show for this person: given to them, or theirs while somebody is away."""
    # Each of the three is read along an index of its own; joined by OR they would be sought among all open cases.
    given, while_away = (
        select(Case.id).where(Case.is_open, theirs).correlate(None)
        for theirs in (Case.assignee_id == person.id, standing.stands_in(person.id))
    )
    return Case.id.in_(union(given, while_away, _appointed(person)))


_COLUMNS = (
    Case.id,
    Case.reference,
    Case.kind,
    Case.procedure,
    Case.state,
    Case.next_duty,
    Case.next_due,
    Case.next_provisional,
    Case.due_order,
    Case.amber_on,
    Case.received_date,
    Case.assignee_id,
    Case.child_first_name_sealed,
    Staff.name.label("assignee"),
)


def visible_to(person: Person) -> list[ColumnElement[bool]]:
    """The conditions for cases that this person may find in a list (C-1a, B-01)."""
    return [Case.erased_on.is_(None), *open_to(person)]


def open_to(person: Person) -> list[ColumnElement[bool]]:
    """The same among open cases, of which none is erased: all of it is read from the queue's own index."""
    visible: list[ColumnElement[bool]] = [
        Case.id.not_in(shut) for shut in shut_doors.ways_cases_are_shut(person.id)
    ]
    if not person.roles & _SEES_ALL:
        # Whoever has a part in single cases only finds those here.
        visible.append(or_(Case.assignee_id == person.id, Case.id.in_(_appointed(person))))
    return visible


def _appointed(person: Person) -> Select[str]:
    return _parts(person).where(CaseAppointment.role.in_([str(role) for role in person.roles]))


def _parts(person: Person) -> Select[str]:
    return select(CaseAppointment.case_id).where(CaseAppointment.staff_id == person.id)


def _narrowed(session: Session, filters: Filters, today: date) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.show != "all":
        wanted.append(and_(Case.is_open) if filters.show == "open" else ~Case.is_open)
    for name in ("state", "channel", "procedure", "kind"):
        if value := getattr(filters, name):
            wanted.append(getattr(Case, name) == value)
    for kind in ("flag", "theme"):
        if value := getattr(filters, kind):
            wanted.append(bearing(session, kind, value))
    if filters.assignee:
        wanted.append(
            Case.assignee_id.is_(None) if filters.assignee == "nobody" else Case.assignee_id == filters.assignee
        )
    if filters.colour:
        wanted.append(_in_colour(filters.colour, today))
    return wanted


def _due(filters: Filters, person: Person, today: date, standing: Standing) -> list[ColumnElement[bool]]:
    match filters.due:
        case "mine":
            return [of_person(person, standing)]
        case "today":
            return [Case.due_order == today]
        case "no_cover":
            return [standing.without_cover()]
        case _:
            return []


def _in_colour(colour: str, today: date) -> ColumnElement[bool]:
    """The same as ``procedure.duties.colour`` says of one case."""
    if colour == Colour.RED:
        return Case.due_order < today
    due = and_(Case.due_order >= today, Case.due_order < date.max)
    if colour == Colour.AMBER:
        return and_(due, or_(Case.amber_on.is_(None), Case.amber_on <= today))
    return and_(due, Case.amber_on > today)


@dataclass(frozen=True)
class _Order:
    """An order of the queue: along one indexed column and the id, so that a page begins where another ended."""

    column: InstrumentedAttribute[date]
    descending: bool

    def columns(self, backwards: bool) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        if self.descending != backwards:
            return self.column.desc(), Case.id.desc()
        return self.column.asc(), Case.id.asc()

    def beyond(self, mark: tuple[date, str], backwards: bool) -> ColumnElement[bool]:
        day, row_id = mark
        if self.descending != backwards:
            return or_(self.column < day, and_(self.column == day, Case.id < row_id))
        return or_(self.column > day, and_(self.column == day, Case.id > row_id))

    def mark(self, row: Any) -> str:
        return f"{getattr(row, self.column.key).isoformat()}.{row.id}"


_ORDERS = {"due": _Order(Case.due_order, descending=False), "newest": _Order(Case.received_date, descending=True)}


def _lines(
    session: Session, rows: Sequence[Any], today: date, calendar: Calendar, standing: Standing
) -> Sequence[Line]:
    flags = _flags_of(session, [row.id for row in rows])
    return [_line(row, flags.get(row.id, ()), today, calendar, standing) for row in rows]


def _line(row: Any, flags: Sequence[str], today: date, calendar: Calendar, standing: Standing) -> Line:
    left = calendar.working_days_left(today, row.next_due) if row.next_due else None
    return Line(
        reference=row.reference,
        kind=row.kind,
        child=_first_name(row),
        procedure=row.procedure,
        state=row.state,
        duty=row.next_duty,
        due=row.next_due,
        provisional=row.next_provisional,
        left=left,
        colour=colour(today, row.next_due, row.amber_on) if row.next_due else "",
        assignee=row.assignee,
        assignee_id=row.assignee_id,
        acts=standing.acting(row.assignee_id, row.due_order),
        flags=flags,
    )


def _first_name(row: Any) -> str:
    box = row.child_first_name_sealed
    return open_sealed(box, f"cases|{row.id}|child_first_name_sealed").decode() if box else "not given"


def _flags_of(session: Session, case_ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    if not case_ids:
        return found
    marks = select(CaseMark.case_id, CaseMark.value).where(CaseMark.kind == "flag", CaseMark.case_id.in_(case_ids))
    for case_id, value in session.execute(marks.order_by(CaseMark.value)):
        found.setdefault(case_id, []).append(value)
    return found


def _read_mark(text: str) -> tuple[date, str] | None:
    due, _, row_id = text.partition(".")
    try:
        return (date.fromisoformat(due), row_id) if row_id else None
    except ValueError:
        return None
