"""The tables of the reports, each with its definition. What is counted is counted in the database, without a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from backoffice.clock import LONDON
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.terms import Channel, RemedyType
from backoffice.records import Case, CaseMark, Event, Finding, Learning, Milestone, ProcessFeedback, Remedy
from backoffice.services.cases.process_feedback import ANSWERS, QUESTIONS
from backoffice.services.reports.parts import Part, Row
from backoffice.services.reports.periods import Period
from backoffice.services.reports.promises import CHILDRENS, THREE_STEP, Figure, Promise, Span, figures, percent
from backoffice.state_words import OUTCOMES
from backoffice.theme_words import THEMES

_WHEN = (
    "A case counts in the period in which its duty was done or fell due, whichever came first. Left out, and shown: "
    "what was not required, and cases that were stopped, withdrawn or transferred before."
)


def promises(session: Session, span: Span, today: date, calendar: Calendar) -> Part:
    """How many promises of the children's policy were kept, and how long it took."""
    return _promises(
        "promises", "Promises to children", figures(session, span, today, calendar, CHILDRENS)
    )


def steps(session: Session, span: Span, today: date, calendar: Calendar) -> Part:
    """The steps of the three-step procedure."""
    found = figures(session, span, today, calendar, THREE_STEP)
    return _promises("steps", "Three-step procedure", found)


def _promises(key: str, title: str, found: Sequence[Figure]) -> Part:
    return Part(
        key=key,
        title=title,
        definition=f"{_WHEN} Working days are counted from the day after receipt, and in a later "
        "step from the day after the request for it.",
        terms=[(f"{one.name} ({one.clause})", one.promise.says) for one in found],
        columns=("Kept", "Of", "Share", "Median working days", "Longest"),
        rows=[
            Row(one.name, (one.kept, one.of, one.percent, one.median_days, one.longest_days), _beside(one))
            for one in found
        ],
        bars=2,
        bars_in="%",
        counts=(0, 1),
        percent=(2, 0, 1),
    )


def _beside(figure: Figure) -> str:
    left_out = [f"{count} {why}" for why, count in sorted(figure.left_out.items())]
    apart = [f"{count} {how}" for how, count in sorted(figure.apart.items())]
    told = []
    if apart:
        told.append(f"Among them: {', '.join(apart)}.")
    if left_out:
        told.append(f"Left out: {', '.join(left_out)}.")
    return " ".join(told)


def trend(session: Session, periods: Iterable[Period], today: date, calendar: Calendar) -> Part:
    """The share of promises kept, period by period."""
    periods = list(periods)
    by_period = {one.code: {f.name: f for f in figures(session, one.span, today, calendar)} for one in periods}

    def share(code: str, promise: Promise) -> int | None:
        return by_period[code][promise.name].percent

    return Part(
        key="trend",
        title="Promises kept, over time",
        definition=f"Each share in percent of those that counted in the period. {_WHEN}",
        columns=tuple(promise.name for promise in CHILDRENS),
        rows=[Row(one.name, tuple(share(one.code, promise) for promise in CHILDRENS)) for one in periods],
        bars=3,
        bars_in="%",
    )


def keeping_in_touch(session: Session, span: Span, today: date) -> Part:
    """Whether children without an answer heard from us in time."""
    where = (Milestone.code == "kit", Milestone.counts_on.between(span.first, span.last))
    rows = session.execute(select(Milestone.done_on, Milestone.due, Milestone.kept).where(*where)).all()
    counted = [row for row in rows if row.done_on is not None or (row.due is not None and row.due < today)]
    kept = sum(row.done_on is not None and row.kept is not False for row in counted)
    return Part(
        key="kept-in-touch",
        title="Kept in touch",
        definition="Cases without an answer on day ten, or with an update before it, in which an update was given or "
        "fell due in the period. Kept where every update so far came by the date the child was told (C-9, D-10).",
        columns=("Kept", "Of", "Share"),
        rows=[Row("Every update in time", (kept, len(counted), percent(kept, len(counted))))],
        counts=(0, 1),
        percent=(2, 0, 1),
    )


def open_now(session: Session, today: date) -> Part:
    """What is open now, and what of it is late."""
    rows = session.execute(
        select(Case.procedure, func.count(), func.sum(case((Case.due_order < today, 1), else_=0)))
        .where(Case.is_open, Case.closed_on.is_(None), Case.kind == "complaint")
        .group_by(Case.procedure)
    )
    found = {procedure: (count, late or 0) for procedure, count, late in rows}
    return Part(
        key="open",
        title="Open today",
        definition="Complaints that are open when this report is made, whatever the period. Late: some duty of theirs "
        "has passed its date.",
        columns=("Open", "Late"),
        rows=[
            Row(name, found.get(procedure, (0, 0)))
            for procedure, name in (("children_policy", "Children's policy"), ("three_step", "Three-step procedure"))
        ],
        bars=0,
        counts=(0, 1),
    )


def agreements(session: Session, span: Span) -> Part:
    """New dates that were agreed on."""
    rows = session.scalars(_events(span, "NewDateAgreed", "StepExtended")).all()
    # Whether it was agreed in time is in the event, which is sealed; a step can only be extended in time.
    in_time = sum(row.type == "StepExtended" or bool(row.data.get("in_time")) for row in rows)
    return Part(
        key="agreements",
        title="New dates agreed",
        definition="Dates agreed in the period. In time: on or before the date then in force (D-09); only these count "
        "towards a promise kept.",
        columns=("Number",),
        rows=[Row("Agreed in time", (in_time,)), Row("Agreed too late", (len(rows) - in_time,))],
        bars=0,
        counts=(0,),
    )


def ended_early(session: Session, span: Span) -> Part:
    """Cases that ended without an answer."""
    names = {
        "stopped_representative": "Representative's complaint stopped (C-5)",
        "withdrawn": "Withdrawn",
        "transferred": "Transferred",
        "not_accepted": "Another way was found for it",
    }
    found = _by(session, Case.close_reason, Case.closed_on.between(span.first, span.last))
    return _counted("ended", "Ended without an answer", "Complaints that ended this way in the period.", names, found)


def channels(session: Session, span: Span) -> Part:
    """How complaints came."""
    names = {channel.value: channel.value.replace("_", " ").capitalize() for channel in Channel}
    found = _by(session, Case.channel, *_received(span))
    return _counted("channels", "How they came", "Complaints received in the period.", names, found)


def themes(session: Session, span: Span) -> Part:
    """What complaints were about."""
    found = _tally(
        session,
        # From the cases of the period to their themes, and never from all the themes there are to their cases.
        select(CaseMark.value, func.count())
        .select_from(Case)
        .outerjoin(CaseMark, and_(CaseMark.case_id == Case.id, CaseMark.kind == "theme"))
        .where(*_received(span))
        .group_by(CaseMark.value),
    )
    names = {theme: THEMES[theme] for theme, _ in found.most_common()}
    return _counted(
        "themes",
        "What they were about",
        "Complaints received in the period that bear the theme. One complaint may bear several.",
        names,
        found,
    )


def outcomes(session: Session, span: Span) -> Part:
    """What was found."""
    answered = select(Milestone.case_id).where(
        Milestone.code == "response", Milestone.done_on.between(span.first, span.last)
    )
    found = _tally(
        session, select(Finding.outcome, func.count()).where(Finding.case_id.in_(answered)).group_by(Finding.outcome)
    )
    return _counted(
        "outcomes",
        "What we found, issue by issue",
        "Findings on the issues of children's complaints that were answered in the period.",
        OUTCOMES,
        found,
    )


def remedies(session: Session, span: Span, today: date) -> Part:
    """What was put right, and what is late."""
    by_type = select(Remedy.type, func.count()).group_by(Remedy.type)
    found = _tally(session, by_type.where(Remedy.completed_on.between(span.first, span.last)))
    late = _tally(session, by_type.where(Remedy.status.in_(("proposed", "agreed")), Remedy.due < today))
    names = {kind.value: kind.value.replace("_", " ").capitalize() for kind in RemedyType}
    return Part(
        key="remedies",
        title="Put right",
        definition="Actions completed in the period; and those past their date and not done when this report is made, "
        "whatever the period.",
        columns=("Done", "Late today"),
        rows=[
            Row(name, (found[kind], late[kind]))
            for kind, name in names.items()
            if found[kind] or late[kind]
        ],
        bars=0,
        counts=(0, 1),
    )


def learning(session: Session, span: Span) -> Part:
    """What was learned, and by whom."""
    found = _tally(
        session,
        select(func.coalesce(Learning.level, "none"), func.count())
        .where(*_between(Learning.created_at, span))
        .group_by(Learning.level),
    )
    names = {
        "individual": "For one person",
        "team": "For a team",
        "organisation": "For the organisation",
        "none": "None found, with the reason",
    }
    return _counted("learning", "Learning", "Learning written down in the period, by whom it concerns.", names, found)


def how_it_went(session: Session, span: Span) -> Part:
    """What children said about how it was to complain (C-16)."""
    of_the_months = ProcessFeedback.month.between(f"{span.first:%Y-%m}", f"{span.last:%Y-%m}")

    def answers(question: str) -> Counter[str]:
        column = getattr(ProcessFeedback, question)
        return _tally(session, select(column, func.count()).where(of_the_months).group_by(column))

    found = {question: answers(question) for question in QUESTIONS}
    return Part(
        key="how-it-went",
        title="How it was for the children",
        definition="Answers to the questions that are asked once after the answer, by the month in which they came. "
        "Nobody has to answer, and they are kept without a name (C-16).",
        columns=tuple(ANSWERS.values()),
        rows=[Row(asked, tuple(found[question][one] for one in ANSWERS)) for question, asked in QUESTIONS.items()],
        bars=0,
        counts=tuple(range(len(ANSWERS))),
    )


def everything_else(session: Session, span: Span) -> Part:
    """Feedback, messages and call-backs."""
    names = {
        "feedback": "Feedback",
        "message_for_worker": "Messages for a worker",
        "callback_request": "Call-backs asked for",
    }
    where = (Case.received_date.between(span.first, span.last), Case.kind.in_(names))
    found = _tally(session, select(Case.kind, func.count()).where(*where).group_by(Case.kind))
    return _counted("others", "Besides complaints", "Received in the period.", names, found)


def published(session: Session, span: Span) -> list[str]:
    """What was learned in the period, in the words that were written to be published, each once."""
    rows = session.scalars(
        select(Learning)
        .where(*_between(Learning.created_at, span))
        .where(Learning.published_text_sealed.is_not(None))
        .order_by(Learning.created_at)
    )
    return list(dict.fromkeys(text for row in rows if (text := (row.published_text or "").strip())))


def _counted(key: str, title: str, definition: str, names: Mapping[str, str], found: Mapping[str, int]) -> Part:
    return Part(
        key=key,
        title=title,
        definition=definition,
        columns=("Number",),
        rows=[Row(name, (found.get(value, 0),)) for value, name in names.items()],
        bars=0,
        counts=(0,),
    )


def _received(span: Span) -> tuple[ColumnElement[bool], ...]:
    return Case.received_date.between(span.first, span.last), Case.kind == "complaint"


def _by(session: Session, column: Any, *where: ColumnElement[bool]) -> Counter[str]:
    return _tally(session, select(column, func.count()).where(Case.kind == "complaint", *where).group_by(column))


def _tally(session: Session, counted: Select[Any, int]) -> Counter[str]:
    """How many of each, from a statement that gives a value and its count; none of what it does not give."""
    return Counter({str(value): count for value, count in session.execute(counted) if value is not None})


def _events(span: Span, *types: str) -> Select[Event]:
    return select(Event).where(Event.type.in_(types), *_between(Event.at, span))


def _between(moment: Any, span: Span) -> tuple[ColumnElement[bool], ...]:
    """The condition for moments that lie in London's days of a span."""
    begins, ends = (datetime.combine(day, time(), LONDON) for day in (span.first, span.last + timedelta(days=1)))
    return moment >= begins, moment < ends
