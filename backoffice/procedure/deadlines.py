"""Every deadline of both procedures, by the name the worked dates use. One lookup: `due(rule, received, calendar)`.

The day a thing happens is day 0, whatever the hour and whatever the day; the due date is the Nth working day after it,
to the end of that day in London (D-03). How many days a rule has is not written here but in `parameters/`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .calendar import Calendar, london_date
from .parameters import NUMBERS
from .terms import Delivery

HowCounted = Callable[[date, int, Calendar], date]


class UnknownRule(ValueError):
    """No deadline bears this name."""


@dataclass(frozen=True)
class Due:
    """A due date, and whether the bank holidays of its year are still unknown."""

    date: date
    provisional: bool


@dataclass(frozen=True)
class Rule:
    """One deadline: how many working days, from what day 0, and under which clause."""

    name: str
    number: str
    """The id of the number in `parameters/` that this rule counts with."""
    count: HowCounted
    may_freeze: bool = False

    @property
    def working_days(self) -> int:
        return NUMBERS[self.number].value

    @property
    def clause(self) -> str:
        return NUMBERS[self.number].clause

    @property
    def says(self) -> str:
        return NUMBERS[self.number].says


def working_days_after(day0: date, number: int, calendar: Calendar) -> date:
    """The `number`th working day strictly after day 0."""
    return calendar.add_working_days(day0, number)


def window_ends(
    received: date, calendar: Calendar, working_days: int | None = None, calendar_days: int | None = None
) -> date:
    """The last day on which the next step can be asked for (P-6.4, P-8.1).

    The seed says both "three weeks" and "15 working days"; the later of the two, rolled on to a working day, wins, so
    that nobody loses a right to a drafting slip (D-21).
    """
    weeks = NUMBERS["request_window_calendar_days"].value if calendar_days is None else calendar_days
    days = NUMBERS["request_window_working_days"].value if working_days is None else working_days
    three_weeks = calendar.next_working_day(received + timedelta(days=weeks))
    return max(three_weeks, calendar.add_working_days(received, days))


def window(day0: date, number: int, calendar: Calendar) -> date:
    return window_ends(day0, calendar, working_days=number)


def shifted(old_due: date, paused: date, resumed: date, calendar: Calendar) -> date:
    """The due date after a pause: moved by the working days in (paused, resumed] (D-25, D-29).

    A pause that ends on the day it began moves nothing.
    """
    return calendar.add_working_days(old_due, calendar.working_days_between(paused, resumed))


def deemed_receipt(sent: date, how: Delivery, calendar: Calendar, actual: date | None = None) -> date:
    """The day a letter counts as received: the second working day after posting, else the same day (D-30).

    A known actual date overrides both.
    """
    if actual is not None:
        return actual
    if how is Delivery.POST:
        return calendar.add_working_days(sent, NUMBERS["deemed_receipt_post"].value)
    return sent


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("C6_ACK", "acknowledge", working_days_after),
        Rule("C7_INTRO", "introduce", working_days_after),
        Rule("C9_RESPONSE", "respond", working_days_after),
        Rule("C9_KEEP_IN_TOUCH_FIRST", "keep_in_touch_first", working_days_after),
        Rule("C9_KEEP_IN_TOUCH_NEXT", "keep_in_touch_next", working_days_after),
        Rule("P2.1_STEP1_RESPONSE", "step1_response", working_days_after, may_freeze=True),
        Rule("P2.3_FREEZE_20", "step1_response", working_days_after, may_freeze=True),
        Rule("P2.3_FREEZE_25", "step2_outcome", working_days_after, may_freeze=True),
        Rule("P7.2_STEP2_OUTCOME", "step2_outcome", working_days_after, may_freeze=True),
        Rule("APP1_STEP2_EXTENSION_CAP", "step2_cap", working_days_after, may_freeze=True),
        Rule("P8.6_STEP3_DECISION", "step3_decision", working_days_after, may_freeze=True),
        Rule("P6.4_P8.1_REQUEST_WINDOW", "request_window_working_days", window),
        Rule("DEEMED_RECEIPT_POST", "deemed_receipt_post", working_days_after),
    )
}


def day_zero(received: date | datetime) -> date:
    """The London date of receipt; a plain date is already one."""
    return london_date(received) if isinstance(received, datetime) else received


def due(
    rule_name: str, received: date | datetime, calendar: Calendar, freeze: tuple[date, date] | None = None
) -> Due:
    """The due date of this rule for something received at this time.

    Raises UnknownRule for a name that is not in RULES, and ValueError for a freeze of a rule whose clock cannot pause
    or a freeze that ends before it begins.
    """
    rule = RULES.get(rule_name)
    if rule is None:
        raise UnknownRule(f"there is no rule {rule_name!r}; the rules are {', '.join(RULES)}")
    day = rule.count(day_zero(received), rule.working_days, calendar)
    if freeze is not None:
        day = _after_freeze(rule, day, freeze, calendar)
    return Due(day, calendar.is_provisional(day))


def _after_freeze(rule: Rule, day: date, freeze: tuple[date, date], calendar: Calendar) -> date:
    paused, resumed = freeze
    if not rule.may_freeze:
        raise ValueError(f"the clock of {rule.name} never pauses")
    if resumed < paused:
        raise ValueError("a freeze cannot end before it begins")
    if paused > day:
        raise ValueError("a freeze can begin only before the due date has passed")
    return shifted(day, paused, resumed, calendar)


def parse_received(text: str) -> date | datetime:
    """An ISO date, or an ISO date-time with an offset. Raises ValueError for anything else."""
    text = text.strip()
    if "T" not in text.upper() and " " not in text:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time of receipt needs an offset, such as Z or +01:00")
    return moment


def parse_freeze(text: str) -> tuple[date, date]:
    """`FROM..TO`, two ISO dates. Raises ValueError for anything else."""
    first, dots, last = text.partition("..")
    if not dots:
        raise ValueError("a freeze is written FROM..TO, for example 2026-03-09..2026-03-23")
    return date.fromisoformat(first.strip()), date.fromisoformat(last.strip())
