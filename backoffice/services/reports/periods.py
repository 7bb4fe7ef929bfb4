"""The stretches of time that reports are made for: a month, a quarter, a year from April to March."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from backoffice.services.reports.promises import Span

_MONTH, _QUARTER, _YEAR = re.compile(r"(\d{4})-(\d{2})"), re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"(\d{4})")
# The year of the reports begins with this month.
_APRIL = 4


@dataclass(frozen=True)
class Period:
    """A named stretch of days. ``code`` stands in addresses: 2026-03, 2026-Q1 (January to March), 2025 (from April)."""

    code: str
    name: str
    span: Span

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "year": 12}[self.size]

    @property
    def size(self) -> str:
        return "quarter" if "Q" in self.code else "month" if "-" in self.code else "year"

    def before(self) -> Period:
        """The period of the same length before this one."""
        return holding(self.size, self.span.first - timedelta(days=1))

    def recent(self, count: int) -> list[Period]:
        """This period and those before it, ``count`` in all, the earliest first."""
        found = [self]
        while len(found) < count:
            found.append(found[-1].before())
        return found[::-1]


def parse(code: str) -> Period | None:
    """Return the period with this code, or None where there is none."""
    try:
        if found := _MONTH.fullmatch(code):
            return _month(date(int(found[1]), int(found[2]), 1))
        if found := _QUARTER.fullmatch(code):
            return _quarter(date(int(found[1]), 3 * int(found[2]) - 2, 1))
        if found := _YEAR.fullmatch(code):
            return _year(date(int(found[1]), _APRIL, 1))
    except (ValueError, OverflowError):
        return None
    return None


def holding(size: str, day: date) -> Period:
    """Return the month, quarter or year that a day lies in."""
    return {"month": _month, "quarter": _quarter, "year": _year}[size](day)


def _month(day: date) -> Period:
    first = day.replace(day=1)
    return Period(f"{first:%Y-%m}", f"{first:%B %Y}", Span(first, _after(first, 1) - timedelta(days=1)))


def _quarter(day: date) -> Period:
    number = (day.month - 1) // 3
    first = date(day.year, 3 * number + 1, 1)
    last = _after(first, 3) - timedelta(days=1)
    return Period(f"{day.year}-Q{number + 1}", f"{first:%B} to {last:%B %Y}", Span(first, last))


def _year(day: date) -> Period:
    first = date(day.year if day.month >= _APRIL else day.year - 1, _APRIL, 1)
    last = _after(first, 12) - timedelta(days=1)
    return Period(f"{first.year}", f"{first:%B %Y} to {last:%B %Y}", Span(first, last))


def _after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
