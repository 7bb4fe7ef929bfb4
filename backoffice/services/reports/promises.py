"""How the promises stand: how many were kept of those that counted in a period, and what was left out and why.

A promise counts in the period in which it was done or fell due, whichever came first. What was not required, and what
ended by a stop, a withdrawal or a transfer, is left out and shown beside (specification 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from backoffice.procedure.calendar import Calendar
from backoffice.records import Case, Milestone


@dataclass(frozen=True)
class Span:
    """A stretch of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True)
class Promise:
    """One line of the figures: which milestone, by which of its dates, and the clause it comes from."""

    key: str
    code: str
    name: str
    clause: str
    says: str
    by_first_date: bool = False


CHILDRENS: tuple[Promise, ...] = (
    Promise("ack", "ack", "Acknowledged in 1 working day", "C-6",
            "Written complaints acknowledged by the end of the first working day after receipt."),
    Promise("intro", "intro", "Said hello in 3 working days", "C-7",
            "Children whom a complaints manager reached, or wrote to in the way they chose, within three working days "
            "of receipt."),
    Promise("response", "response", "Answered in 10 working days", "C-9",
            "Written answers sent within ten working days of receipt, whatever was agreed.", by_first_date=True),
    Promise("response_agreed", "response", "Answered in 10 days or by the agreed date", "C-9",
            "Written answers sent within ten working days, or by a later date that was agreed on or before the date "
            "then in force. A date agreed too late does not count."),
)  # fmt: skip
THREE_STEP: tuple[Promise, ...] = tuple(
    Promise(code, code, name, clause, says)
    for code, name, clause, says in (
        ("step1", "Step 1 answered in time", "P-2.1", "Answers at step 1 within 20 working days or an agreed date."),
        ("step2", "Step 2 outcome in time", "P-7.2", "Outcomes of step 2 within 25 working days or an agreed date."),
        ("step3", "Step 3 decided in time", "P-8.6", "Decisions of the panel within 20 working days."),
    )
)


@dataclass(frozen=True)
class Figure:
    """One promise in one period: how many were kept of how many, how long it took, and what was left out."""

    promise: Promise
    kept: int
    of: int
    median_days: float | int | None = None
    longest_days: int | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    apart: Mapping[str, int] = field(default_factory=dict)
    """How many of those that count are shown in a column of their own, by name (D-07, C-T11b)."""

    @property
    def name(self) -> str:
        return self.promise.name

    @property
    def clause(self) -> str:
        return self.promise.clause

    @property
    def percent(self) -> int | None:
        """Kept in percent, or None where nothing was due."""
        return percent(self.kept, self.of)


def percent(part: int, whole: int) -> int | None:
    """Return the share in percent, rounded; 100 only where it is all and 0 only where it is none. None of nothing."""
    if not whole:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    return part and max(1, rounded if part == whole else min(99, rounded))


def month_of(day: date) -> Span:
    """Return the month that a day lies in."""
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def tiles(session: Session, today: date) -> list[Figure]:
    """Return the four tiles of the first page, for this month so far (B-02)."""
    counted = _counted(session, month_of(today), today, CHILDRENS)
    return [Figure(promise, *counted[promise.key]) for promise in CHILDRENS]


def figures(
    session: Session, span: Span, today: date, calendar: Calendar, promises: Sequence[Promise] = CHILDRENS
) -> list[Figure]:
    """Return every promise with its medians, its longest and what was left out, for a report (B-22)."""
    counted = _counted(session, span, today, promises)
    took, apart = _took(session, span, calendar, promises)
    left_out = _left_out(session, span, promises)
    return [
        Figure(
            promise,
            *counted[promise.key],
            median_days=_middle(took[promise.code]),
            longest_days=max(took[promise.code], default=None),
            left_out=left_out[promise.code],
            apart=apart[promise.code],
        )
        for promise in promises
    ]


def _middle(days: Counter[int]) -> float | int | None:
    """The median, without a fraction where it has none."""
    if not days:
        return None
    middle = float(median(days.elements()))
    return int(middle) if middle.is_integer() else middle


def _counted(session: Session, span: Span, today: date, promises: Iterable[Promise]) -> dict[str, tuple[int, int]]:
    """How many were kept, and of how many: counted by the database along one index."""
    by_promise, by_first = (_number_of(Milestone.done_on <= day) for day in (Milestone.promised, Milestone.first_due))
    rows = session.execute(
        select(Milestone.code, func.count(), by_promise, by_first)
        .where(
            *_in(span, promises),
            Milestone.status.in_(("due", "done")),
            or_(Milestone.done_on.is_not(None), Milestone.promised < today),
        )
        .group_by(Milestone.code)
    )
    found = {code: (of, kept or 0, kept_first or 0) for code, of, kept, kept_first in rows}
    counted = {}
    for promise in promises:
        of, kept, kept_first = found.get(promise.code, (0, 0, 0))
        counted[promise.key] = (kept_first if promise.by_first_date else kept, of)
    return counted


def _took(
    session: Session, span: Span, calendar: Calendar, promises: Iterable[Promise]
) -> tuple[dict[str, Counter[int]], dict[str, Counter[str]]]:
    """The working days it took, each with how many took so long, and how many were done in a way shown apart.

    They are counted from receipt, and in a later step from the request for it (D-24).
    """
    took: dict[str, Counter[int]] = {promise.code: Counter() for promise in promises}
    apart: dict[str, Counter[str]] = {promise.code: Counter() for promise in promises}
    # Many cases come and are answered on the same days, so each pair of days is counted once.
    begun_and_done = (Milestone.code, Milestone.since, Milestone.done_on, Milestone.how)
    rows = session.execute(
        select(*begun_and_done, func.count())
        .where(*_in(span, promises), Milestone.status == "done", Milestone.done_on.is_not(None))
        .group_by(*begun_and_done)
    )
    for code, since, done_on, how, count in rows:
        if since is not None and done_on is not None:
            took[code][calendar.working_days_between(since, done_on)] += count
        if how in APART:
            apart[code][APART[how]] += count
    return took, apart


APART = {"auto_onscreen": "shown on the child's screen after Send", "held_for_child": "kept until the child comes back"}


def _left_out(session: Session, span: Span, promises: Iterable[Promise]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {promise.code: Counter() for promise in promises}
    rows = session.execute(
        select(Milestone.code, Milestone.not_required_reason, Case.close_reason, func.count())
        .join(Case, Case.id == Milestone.case_id)
        .where(*_in(span, promises), Milestone.status.in_(("not_required", "stopped")))
        .group_by(Milestone.code, Milestone.not_required_reason, Case.close_reason)
    )
    for code, not_required, close_reason, count in rows:
        why = (not_required or "").rstrip(".").lower() or _ENDED.get(close_reason or "", "the case ended another way")
        found[code][why] += count
    return found


_ENDED = {
    "stopped_representative": "the representative's complaint was stopped",
    "withdrawn": "withdrawn",
    "transferred": "transferred",
    "not_accepted": "another way was found for it",
}


def _in(span: Span, promises: Iterable[Promise]) -> tuple[ColumnElement[bool], ...]:
    return (
        Milestone.code.in_({promise.code for promise in promises}),
        Milestone.counts_on.between(span.first, span.last),
    )


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((and_(Milestone.done_on.is_not(None), condition), 1), else_=0))
