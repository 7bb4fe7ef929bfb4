"""Making a report: which parts it has, for whom it is, and over which stretch of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from backoffice.procedure.calendar import Calendar
from backoffice.services.reports import figures
from backoffice.services.reports.hiding import without_small_counts
from backoffice.services.reports.parts import Part, Report
from backoffice.services.reports.periods import Period

_OVER_TIME = 6


@dataclass(frozen=True)
class Kind:
    """One report: how long a stretch it covers, who reads it, and which tables it holds."""

    id: str
    title: str
    size: str
    read_by: str
    parts: Callable[[Session, Period, date, Calendar], Sequence[Part]]
    small_hidden: bool = False


def make(session: Session, kind: Kind, period: Period, today: date, calendar: Calendar) -> Report:
    """Make a report from what the records hold now."""
    parts = kind.parts(session, period, today, calendar)
    return Report(
        id=kind.id,
        title=kind.title,
        period_code=period.code,
        period_name=period.name,
        read_by=kind.read_by,
        parts=[without_small_counts(part) for part in parts] if kind.small_hidden else parts,
        published=figures.published(session, period.span),
        running=period.span.last >= today,
        small_hidden=kind.small_hidden,
    )


def _management(session: Session, period: Period, today: date, calendar: Calendar) -> Sequence[Part]:
    span = period.span
    return (
        figures.promises(session, span, today, calendar),
        figures.keeping_in_touch(session, span, today),
        figures.open_now(session, today),
        figures.agreements(session, span),
        figures.channels(session, span),
        figures.themes(session, span),
        figures.outcomes(session, span),
        figures.remedies(session, span, today),
        figures.learning(session, span),
        figures.how_it_went(session, span),
        figures.ended_early(session, span),
        figures.steps(session, span, today, calendar),
        figures.everything_else(session, span),
    )


def _board(session: Session, period: Period, today: date, calendar: Calendar) -> Sequence[Part]:
    return (
        figures.promises(session, period.span, today, calendar),
        figures.trend(session, period.recent(_OVER_TIME), today, calendar),
        *_management(session, period, today, calendar)[1:],
    )


def _summary(session: Session, period: Period, today: date, calendar: Calendar) -> Sequence[Part]:
    span = period.span
    return (
        figures.promises(session, span, today, calendar),
        figures.channels(session, span),
        figures.themes(session, span),
        figures.outcomes(session, span),
        figures.learning(session, span),
        figures.ended_early(session, span),
    )


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("R-01", "Management report", "month", "The Chief Executive and corporate management", _management),
        Kind("R-02", "Board report", "quarter", "The Board and the Chief Executive", _board),
        Kind(
            "R-03",
            "Annual summary of learning",
            "year",
            "Everybody: this is published",
            _summary,
            small_hidden=True,
        ),
    )
}
