"""Working days in England and Wales (D-04).

A working day is Monday to Friday and not a bank holiday. The bank holidays are given, with the last year they are known
for; a date past that year is provisional, and every page that shows it says so. Nothing here guesses a holiday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
SATURDAY = 5


class NoHolidaysKnown(ValueError):
    """A calendar without a single bank holiday would promise wrong dates in silence, so it cannot be made."""


def london_date(moment: datetime) -> date:
    """The calendar date in London at this moment: day 0 of every clock (D-03).

    Raises ValueError for a moment without an offset, because its London date cannot be known.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without an offset has no London date")
    return moment.astimezone(LONDON).date()


@dataclass(frozen=True)
class Calendar:
    """The bank holidays of England and Wales, and the last year for which they are all known."""

    holidays: frozenset[date]
    known_to_year: int

    def __post_init__(self) -> None:
        if not self.holidays:
            raise NoHolidaysKnown("the list of bank holidays is empty")

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays

    def is_provisional(self, day: date) -> bool:
        """Whether the holidays of this day's year are not known yet, so that the day may still move."""
        return day.year > self.known_to_year

    def next_working_day(self, day: date) -> date:
        """This day if it is a working day, else the first one after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`th working day strictly after `start`; `start` itself when `count` is 0.

        Day 0 may be any day, and is never rolled forward (specification 4, rule 1).
        """
        if count < 0:
            raise ValueError("working days are counted forward only")
        day = start
        while count:
            day += ONE_DAY
            count -= self.is_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """The number of working days in (start, end]: after `start`, up to and with `end`. 0 when `end` is not later.

        Whole weeks are taken at once, so that a long span costs no more than a short one.
        """
        if end <= start:
            return 0
        weeks, rest = divmod((end - start).days, 7)
        days = weeks * 5 + sum((end - timedelta(days=n)).weekday() < SATURDAY for n in range(rest))
        return days - sum(start < holiday <= end and holiday.weekday() < SATURDAY for holiday in self.holidays)

    def first_day_within(self, count: int, due: date) -> date:
        """The first day on which no more than `count` working days are left until `due`."""
        if count < 0:
            raise ValueError("a due date that has passed is nearer than any number of working days")
        day, left = due, 0
        while (left := left + self.is_working_day(day)) <= count:
            day -= ONE_DAY
        return day

    def working_days_left(self, today: date, due: date) -> int:
        """Working days from today to the due date; below 0 once it has passed, 0 on the day itself."""
        return self.working_days_between(today, due) if due >= today else -self.working_days_between(due, today)
