"""Every date against a second reckoning: the bank holidays worked out from the law, and days counted one by one.

Nothing here asks the program how it counts. Easter, Christmas, substitute days, leap years, the change of the clocks
and midnight in London each have days of their own, which are sought out and not only met by chance.
"""

from __future__ import annotations

from calendar import MONDAY, SUNDAY, monthcalendar
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.procedure.calendar import Calendar, london_date
from backoffice.procedure.deadlines import RULES, due
from backoffice.procedure.decide import decide
from backoffice.procedure.evolve import replay
from backoffice.procedure.guards import Refused
from backoffice.procedure.people import SYSTEM
from backoffice.procedure.terms import Channel, Procedure
from backoffice.services.office.working_days import _foreseen, _published
from tests.unit.procedure.office import BANK_HOLIDAYS, a_complaint

FIRST, LAST = 2024, 2060
YEARS = range(FIRST, LAST + 1)
DAY = timedelta(days=1)
QUIET = settings(deadline=None, max_examples=200)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def mondays(year: int, month: int) -> list[date]:
    return [date(year, month, week[MONDAY]) for week in monthcalendar(year, month) if week[MONDAY]]


def by_law(year: int) -> set[date]:
    """The bank holidays of England and Wales: a fixed one on a weekend is kept on the next weekday that is none."""
    found = {easter(year) - 2 * DAY, easter(year) + DAY}
    found |= {mondays(year, 5)[0], mondays(year, 5)[-1], mondays(year, 8)[-1]}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        kept = fixed
        while kept.weekday() > 4 or kept in found:
            kept += DAY
        found.add(kept)
    return found


HOLIDAYS = frozenset(day for year in range(FIRST - 1, LAST + 2) for day in by_law(year))
CALENDAR = Calendar(HOLIDAYS, known_to_year=LAST)


@cache
def one_by_one(day0: date, count: int) -> date:
    day, counted = day0, 0
    while counted < count:
        day += DAY
        if day.weekday() < 5 and day not in HOLIDAYS:
            counted += 1
    return day


def near(days: list[date], reach: int) -> st.SearchStrategy[date]:
    """Days up to so many before or after one of these."""
    return st.builds(lambda day, off: day + off * DAY, st.sampled_from(days), st.integers(-reach, reach))


def clocks_change(year: int, month: int) -> date:
    return date(year, month, max(week[SUNDAY] for week in monthcalendar(year, month)))


CHANGES = [clocks_change(year, month) for year in YEARS for month in (3, 10)]
LEAP_DAYS = [date(year, 2, 29) for year in YEARS if year % 4 == 0]
ANY_DAY = st.one_of(
    st.dates(date(FIRST, 1, 1), date(LAST - 1, 12, 31)),
    near([easter(year) for year in YEARS][:-1], 16),
    near([date(year, 12, 25) for year in YEARS][:-1], 16),
    near(LEAP_DAYS[:-1], 12),
    near(CHANGES[:-2], 3),
)


def in_london(moment: datetime) -> date:
    """Summer time runs from one o'clock UTC on the last Sunday of March to the same of October."""
    begins, ends = (
        datetime.combine(clocks_change(moment.year, month), datetime.min.time(), UTC) + timedelta(hours=1)
        for month in (3, 10)
    )
    return (moment + timedelta(hours=1) if begins <= moment < ends else moment).date()


def test_the_holidays_of_the_law_are_those_that_the_office_knows() -> None:
    for year in range(FIRST, 2029):
        assert by_law(year) == {day for day in BANK_HOLIDAYS if day.year == year}, year
    published = {day for day in _published() if day.year >= FIRST}
    whole = range(FIRST, max(published).year)
    assert {day for year in whole for day in by_law(year)} == {day for day in published if day.year in whole}
    foreseen = {day for day in _foreseen(YEARS) if day.weekday() < 5}
    assert {day for year in YEARS for day in by_law(year)} == foreseen


@pytest.mark.parametrize("year", YEARS)
def test_no_year_has_fewer_than_eight_bank_holidays_and_each_is_a_weekday(year: int) -> None:
    found = by_law(year)
    assert len(found) == 8
    assert {day.weekday() for day in found} <= set(range(5))
    assert CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == sum(
        (date(year, 1, 1) + n * DAY).weekday() < 5 for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ) - len(found)


@QUIET
@given(received=ANY_DAY, rule=st.sampled_from(sorted(RULES)))
def test_every_rule_falls_where_counting_one_by_one_says(received: date, rule: str) -> None:
    counted = one_by_one(received, RULES[rule].working_days)
    if rule == "P6.4_P8.1_REQUEST_WINDOW":
        three_weeks = received + timedelta(days=21)
        counted = max(counted, one_by_one(three_weeks - DAY, 1))
    assert due(rule, received, CALENDAR).date == counted


@QUIET
@given(start=ANY_DAY, end=ANY_DAY)
def test_the_days_between_two_dates_are_those_counted_one_by_one(start: date, end: date) -> None:
    end = min(end, start + timedelta(days=800))
    days = (start + n * DAY for n in range(1, max(0, (end - start).days) + 1))
    assert CALENDAR.working_days_between(start, end) == sum(d.weekday() < 5 and d not in HOLIDAYS for d in days)


MOMENTS = st.one_of(
    st.datetimes(datetime(FIRST, 1, 1), datetime(LAST - 1, 12, 31)),
    # The hours around midnight, here and in UTC, on any day; and those around the change of the clocks.
    st.builds(
        lambda day, seconds: datetime.combine(day, datetime.min.time()) + timedelta(seconds=seconds),
        ANY_DAY,
        st.one_of(st.integers(-4000, 4000), st.sampled_from([-3600, -3601, -3599, -1, 0, 1, 3599, 3600, 3601, 7200])),
    ),
).map(lambda moment: moment.replace(tzinfo=UTC))
WRITTEN_WITH = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@QUIET
@given(moment=MOMENTS, written_with=WRITTEN_WITH)
def test_day_nought_is_the_date_in_london_however_it_is_written(moment: datetime, written_with: timezone) -> None:
    assert london_date(moment.astimezone(written_with)) == in_london(moment)


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_each_second_around_the_change_of_the_clocks_has_its_day(change: date) -> None:
    midnight = datetime.combine(change, datetime.min.time(), UTC)
    for minutes in range(-26 * 60, 26 * 60, 10):
        for seconds in (-1, 0, 1):
            moment = midnight + timedelta(minutes=minutes, seconds=seconds)
            assert london_date(moment) == in_london(moment), moment


@pytest.mark.clause("C-6", "C-7b", "C-9c", "P-2.1c", "D-03")
@QUIET
@given(moment=MOMENTS, channel=st.sampled_from([Channel.CHAT, Channel.EMAIL, Channel.LETTER]),
       procedure=st.sampled_from(list(Procedure)))  # fmt: skip
def test_what_is_promised_at_the_receipt_is_right_at_any_moment_of_any_day(
    moment: datetime, channel: Channel, procedure: Procedure
) -> None:
    day0 = in_london(moment)
    told = a_complaint(received_at=moment, channel=channel, procedure=procedure)
    events = decide(None, told, SYSTEM, day0, CALENDAR)
    assert not isinstance(events, Refused)
    state = replay(events)
    assert state.received_on == day0
    assert state.ack_due == one_by_one(day0, 1)
    if state.three_step is not None:
        assert state.three_step.step.due == one_by_one(day0, 20)
        return
    promised = (state.intro_due, state.response_due, state.effective_due, state.kit_due)
    assert promised == (one_by_one(day0, 3), *[one_by_one(day0, 10)] * 3)
