"""Who acts when the person a case is given to is away (C-7b, B-23): a pure answer to who, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import Calendar


@dataclass(frozen=True)
class Absence:
    """Days on which somebody is away, both ends included, and who stands in."""

    staff: str
    first: date
    last: date
    cover: str | None = None

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Cover:
    """Who the duty shows for. With nobody, the home page says so in red and a senior manager is told."""

    person: str | None
    why: str

    @property
    def nobody(self) -> bool:
        return self.person is None


def is_away(staff: str, absences: Iterable[Absence], today: date, duty_date: date, calendar: Calendar) -> bool:
    """Whether this person is absent today, or on every working day from now to the day the duty falls due."""
    theirs = [absence for absence in absences if absence.staff == staff]
    if any(absence.covers(today) for absence in theirs):
        return True
    days = [today + timedelta(days=n) for n in range(1, (duty_date - today).days + 1)]
    working = [day for day in days if calendar.is_working_day(day)]
    return bool(working) and all(any(absence.covers(day) for absence in theirs) for day in working)


def who_acts(
    assignee: str | None,
    absences: Sequence[Absence],
    today: date,
    duty_date: date,
    calendar: Calendar,
    managers: Sequence[str],
    excluded: frozenset[str] = frozenset(),
) -> Cover:
    """The person for whom a duty shows today.

    `managers` are the complaints managers who may stand in, in the order in which they are asked; `excluded` are those
    who may never act on this case, such as its subjects (D-39).
    """

    def present(staff: str | None) -> bool:
        if staff is None or staff in excluded:
            return False
        return not is_away(staff, absences, today, duty_date, calendar)

    if assignee is not None and present(assignee):
        return Cover(assignee, "the case is theirs")
    for staff in _stand_ins(assignee, absences):
        if present(staff):
            return Cover(staff, "they cover for whoever the case is given to")
    for manager in managers:
        if present(manager):
            why = "nobody has the case yet" if assignee is None else "whoever the case is given to is away"
            return Cover(manager, why)
    return Cover(None, "no complaints manager is present")


def _stand_ins(assignee: str | None, absences: Sequence[Absence]) -> list[str]:
    """The named cover of the assignee, then the cover's own cover, and so on, each person once."""
    found: list[str] = []
    waiting = [] if assignee is None else [assignee]
    while waiting:
        staff = waiting.pop(0)
        for absence in absences:
            if absence.staff == staff and absence.cover and absence.cover not in (*found, assignee):
                found.append(absence.cover)
                waiting.append(absence.cover)
    return found
