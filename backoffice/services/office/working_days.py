"""The calendar of working days as the office's own table of bank holidays has it, and the office's hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backoffice.clock import LONDON, london_date
from backoffice.procedure.calendar import Calendar
from backoffice.records import BankHoliday, Setting, audit
from backoffice.services.refusals import NotDone

_KNOWN_TO = "bank_holidays_known_to_year"
_TAKEN_OUT = "bank_holidays_taken_out"
_BY_HAND = "by hand"
_FIRST_YEAR = 2024
_YEARS_BEYOND = 7
_ONE_HOUR, _TEN = timedelta(hours=1), time(10)
_DIVISION = "england-and-wales"


@dataclass(frozen=True)
class Hours:
    """When the office is open on a working day, London time."""

    opens: time
    closes: time


def calendar(session: Session) -> Calendar:
    """Return the working days of England and Wales. Raises NotDone where the table was never filled."""
    days = frozenset(session.scalars(select(BankHoliday.on)))
    known = session.get(Setting, _KNOWN_TO)
    if not days or known is None:
        raise NotDone("The table of bank holidays is empty: run `flask --app backoffice db upgrade`.")
    return Calendar(holidays=days, known_to_year=int(known.value))


def fill_holidays(session: Session) -> int:
    """Fill the table from the published days, and from the second source for the years after them (D-04).

    The published days come bundled with a package and nothing asks the network. Days that are there already, also
    those that an admin put in, stay as they are. Returns how many days were added.
    """
    official = _published()
    last = max(official)
    # The list of the last published year is whole only once its Boxing Day is in it.
    last_whole = last.year if last.month == 12 else last.year - 1
    beyond = range(last_whole + 1, last_whole + 1 + _YEARS_BEYOND)
    foreseen = {
        day: name
        for day, name in _foreseen(range(_FIRST_YEAR, beyond.stop)).items()
        if day.year < min(official).year or day.year in beyond
    }
    taken_out = session.get(Setting, _TAKEN_OUT)
    there = set(session.scalars(select(BankHoliday.on)))
    there |= {date.fromisoformat(day) for day in taken_out.value} if taken_out else set()
    fresh = [(day, name, "gov.uk") for day, name in official.items() if day not in there]
    fresh += [(day, name, "holidays") for day, name in foreseen.items() if day not in there and day not in official]
    session.add_all(BankHoliday(on=day, name=name[:120], source=source) for day, name, source in fresh)
    # Only what has been published is known; a date after it is shown as provisional.
    known = session.get(Setting, _KNOWN_TO)
    if known is None:
        session.add(Setting(key=_KNOWN_TO, value=last_whole))
    else:
        known.value = max(int(known.value), last_whole)
    session.flush()
    return len(fresh)


def holidays(session: Session, today: date) -> Sequence[BankHoliday]:
    """Return the bank holidays from this year on, the soonest first."""
    this_year_on = BankHoliday.on >= today.replace(month=1, day=1)
    return session.scalars(select(BankHoliday).where(this_year_on).order_by(BankHoliday.on)).all()


def add_holiday(session: Session, on: date | None, name: str, *, today: date, by: str) -> None:
    """Put a day into the table, such as a one-off holiday. Raises NotDone with what to mend."""
    if on is None:
        raise NotDone("Give the day as a date, such as 8 May 2026.")
    if on <= today:
        raise NotDone("Choose a day to come: what has gone by was counted as it was.")
    if on.weekday() >= 5:
        raise NotDone("That is a Saturday or a Sunday, which is no working day anyway.")
    if not name.strip():
        raise NotDone("Give the holiday a name.")
    if session.get(BankHoliday, on) is not None:
        raise NotDone("That day is in the list already.")
    session.add(BankHoliday(on=on, name=" ".join(name.split())[:120], source=_BY_HAND))
    _remember_taken_out(session, on, out=False)
    audit.note(session, who=by, what="holiday_added", subject=on.isoformat())


def take_out_holiday(session: Session, on: date, *, today: date, by: str) -> None:
    """Take a day out of the table. It stays out when the published list is read again. Raises NotDone."""
    row = session.get(BankHoliday, on)
    if row is None:
        raise NotDone("That day is not in the list.")
    if on <= today:
        raise NotDone("That day has gone by: what was counted with it stays counted.")
    if session.scalar(select(func.count()).select_from(BankHoliday)) == 1:
        raise NotDone("A list without a single holiday would promise wrong dates.")
    if row.source != _BY_HAND:
        _remember_taken_out(session, on, out=True)
    session.delete(row)
    audit.note(session, who=by, what="holiday_taken_out", subject=on.isoformat())


def know_to(session: Session, year: int | None, *, today: date, by: str) -> None:
    """Say up to which year every bank holiday is in the list: later dates show as provisional. Raises NotDone."""
    if year is None or not today.year <= year <= today.year + 10:
        raise NotDone(f"Give a year from {today.year} to {today.year + 10}.")
    known = session.get_one(Setting, _KNOWN_TO)
    audit.note(session, who=by, what="holidays_known_to", before=str(known.value), after=str(year))
    known.value = year


def _remember_taken_out(session: Session, day: date, *, out: bool) -> None:
    row = session.get(Setting, _TAKEN_OUT)
    if row is None:
        row = Setting(key=_TAKEN_OUT, value=[])
        session.add(row)
    others = [one for one in row.value if one != day.isoformat()]
    row.value = [*others, day.isoformat()] if out else others


def is_open(now: datetime, hours: Hours, working_days: Calendar) -> bool:
    """Say whether somebody is in the office now: a working day, from the opening minute until the closing one."""
    here = now.astimezone(LONDON)
    return working_days.is_working_day(here.date()) and hours.opens <= here.time() < hours.closes


def next_open(now: datetime, hours: Hours, working_days: Calendar) -> date:
    """Return the day on which somebody is in next: today while the office is open or has yet to open today."""
    here = now.astimezone(LONDON)
    if working_days.is_working_day(here.date()) and here.time() < hours.closes:
        return here.date()
    return working_days.next_working_day(here.date() + timedelta(days=1))


def see_by(news_at: datetime, hours: Hours, working_days: Calendar) -> datetime:
    """Return by when a worry has to be seen: within one hour of the office being open, which may run on into the next
    working day; what comes while it is closed, by ten on the next day somebody is in (SG-7).
    """
    here = news_at.astimezone(LONDON)
    next_in = datetime.combine(next_open(news_at, hours, working_days), _TEN, LONDON)
    if not is_open(news_at, hours, working_days):
        return next_in
    left_today = datetime.combine(here.date(), hours.closes, LONDON) - here
    if left_today >= _ONE_HOUR:
        return here + _ONE_HOUR
    tomorrow = working_days.next_working_day(here.date() + timedelta(days=1))
    return datetime.combine(tomorrow, hours.opens, LONDON) + (_ONE_HOUR - left_today)


def call_back_by(now: datetime, working_days: Calendar) -> date:
    """Return by when somebody who asked for a call is rung: the next working day (house rule)."""
    return working_days.add_working_days(london_date(now), 1)


# The two sources are read when the table is filled, which is once a release, and loaded only then.


def _published() -> dict[date, str]:
    from govuk_bank_holidays.bank_holidays import BankHolidays

    source = BankHolidays(use_cached_holidays=True)
    days = {cast(date, day["date"]): str(day["title"]) for day in source.get_holidays(division=_DIVISION)}
    if not days:
        raise NotDone("The package with the bank holidays holds none.")
    return days


def _foreseen(years: range) -> dict[date, str]:
    from holidays import country_holidays

    return {day: str(name) for day, name in country_holidays("GB", subdiv="ENG", years=years, observed=True).items()}
