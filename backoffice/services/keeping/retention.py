"""How long things are kept, what is due to go, and deleting it (specification 2.3, B-26).

What is deleted is everything that says something of somebody: words, names, ways to reach them, letters, pictures, the
log of events. What stays is what counts: kinds, dates, themes, outcomes. A legal hold stops it. Each deletion leaves a
line in the audit log, which is its certificate. Safety worries are records of their own and are never deleted here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from backoffice.clock import LONDON, london_date
from backoffice.procedure.permissions import SYSTEM, Area, Person, may_see
from backoffice.records import (
    AnswerDesk,
    AuditEvent,
    AwaitedLink,
    Case,
    CaseAppointment,
    CaseMark,
    CaseParty,
    Concern,
    ContactPlan,
    Event,
    Exclusion,
    Feedback,
    Finding,
    Issue,
    KeptFile,
    Learning,
    Letter,
    ProcessFeedback,
    Remedy,
    Response,
    Setting,
    Store,
    Storyboard,
    StoryCast,
    StoryStep,
    Submission,
    audit,
)
from backoffice.records import Person as Somebody
from backoffice.services.access import shut_doors
from backoffice.services.finding.name_search import PERSONAL
from backoffice.services.office.house import WrongValue
from backoffice.services.refusals import Closed, NotDone, NotFound

_PREFIX = "retention."
_AT_A_TIME = 50
_LONGEST = 100
# Feedback has no end of its own: nobody has to close it.
_OVER = or_(~Case.is_open, Case.kind == "feedback")


@dataclass(frozen=True)
class Rule:
    """One period: a proposal, which a data protection officer must set."""

    id: str
    label: str
    value: int
    unit: str


RULES: tuple[Rule, ...] = (
    Rule("child_age", "A child's complaint is kept at least until this birthday", 25, "years of age"),
    Rule("child_closed", "A child's complaint is kept at least this long after it closed", 6, "years"),
    Rule("age_unknown", "A complaint of a child whose age nobody knows, after it closed", 18, "years"),
    Rule("adult_closed", "An adult's complaint, after it closed", 6, "years"),
    Rule("contact", "Ways to reach somebody, and notes on safety, after the case closed", 12, "months"),
    Rule("feedback", "Feedback, messages and call-backs, after they came", 3, "years"),
    Rule("grace", "How long a case stands on the list of what is due before it is deleted by itself", 30, "days"),
)


def periods(session: Session) -> dict[str, int]:
    """Return every period in force."""
    rows = session.execute(select(Setting.key, Setting.value).where(Setting.key.startswith(_PREFIX)))
    changed = {key.removeprefix(_PREFIX): int(value) for key, value in rows}
    return {rule.id: changed.get(rule.id, rule.value) for rule in RULES}


def change_rules(session: Session, told: Mapping[str, str], *, by: str) -> int:
    """Set periods, all or nothing. Returns how many changed. Raises WrongValue, naming the field."""
    wanted = {}
    for rule in RULES:
        if rule.id in told:
            typed = told[rule.id].strip()
            if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:6]) <= _LONGEST):
                raise WrongValue(rule.id, f"Give a whole number from 1 to {_LONGEST}.")
            wanted[rule.id] = int(typed)
    before, changed = periods(session), 0
    for id_, value in wanted.items():
        if before[id_] != value:
            session.merge(Setting(key=_PREFIX + id_, value=value))
            key, was, is_now = _PREFIX + id_, str(before[id_]), str(value)
            audit.note(session, who=by, what="setting_changed", subject=key, before=was, after=is_now)
            changed += 1
    if changed:
        # Every date that followed from the old periods is worked out anew by the next round of the jobs.
        session.execute(
            update(Case)
            .where(Case.retention_date.is_not(None), Case.erased_on.is_(None))
            .values(retention_date=None)
            .execution_options(synchronize_session=False)
        )
    return changed


def set_dates(store: Store) -> int:
    """Work out until when each closed case is kept, where that is not known yet. Returns how many."""
    unknown = select(Case.id).where(_OVER, Case.retention_date.is_(None), Case.erased_on.is_(None))
    with store.reading() as session:
        ids = session.scalars(unknown.limit(_AT_A_TIME * 10)).all()
    if ids:
        with store.writing() as session:
            kept_for = periods(session)
            for case in session.scalars(select(Case).where(Case.id.in_(ids)).with_for_update()):
                case.retention_date = kept_until(case, kept_for)
    return len(ids)


def kept_until(case: Case, kept_for: Mapping[str, int]) -> date:
    """Return the day on which a closed case is due to go."""
    closed = case.closed_on or case.received_date
    if case.procedure is None:
        return _years_after(case.received_date, kept_for["feedback"])
    if case.procedure == "three_step":
        return _years_after(closed, kept_for["adult_closed"])
    birthday = _birthday(case, kept_for["child_age"])
    if birthday is None:
        return _years_after(closed, kept_for["age_unknown"])
    return max(birthday, _years_after(closed, kept_for["child_closed"]))


def due(session: Session, today: date, *, limit: int = 200) -> Sequence[Case]:
    """Return the closed cases that were kept long enough, the longest over first; those on hold too, to be shown so."""
    found = select(Case).where(Case.retention_date < today, Case.erased_on.is_(None), _OVER)
    return session.scalars(found.order_by(Case.retention_date, Case.id).limit(limit)).all()


def on_hold(session: Session) -> Sequence[Case]:
    """Return the cases under a legal hold."""
    return session.scalars(select(Case).where(Case.legal_hold).order_by(Case.reference)).all()


def worries_to_review(session: Session, today: date) -> int:
    """Return how many safety worries without a case ended a year ago, and are for a lead to look at again."""
    year_ago = datetime.combine(_years_after(today, -1), time(), LONDON)
    ended = select(func.count()).select_from(Concern).where(Concern.case_id.is_(None), Concern.closed_at <= year_ago)
    return session.scalar(ended) or 0


def set_hold(session: Session, reference: str, person: Person, *, on: bool, reason: str, now: datetime) -> Case:
    """Put a legal hold on a case, or lift it, with a reason. Raises NotDone or NotFound."""
    case = _for_retention(session, reference, person)
    if case.erased_on is not None:
        raise NotDone("What was in this case is deleted already.")
    if case.legal_hold == on:
        raise NotDone("There is a legal hold on it already." if on else "There is no legal hold to lift.")
    if len(reason.strip()) < 5:
        raise NotDone("Say in a few words why. Leave names out.")
    case.legal_hold = on
    (case.mark if on else case.unmark)("flag", "legal_hold")
    audit.note(
        session,
        who=person.id,
        what="legal_hold_placed" if on else "legal_hold_lifted",
        case_reference=reference,
        reason=reason.strip()[:400],
        at=now,
    )
    return case


def erase(session: Session, reference: str, person: Person, now: datetime) -> AuditEvent:
    """Delete what a case holds of anybody, for good, and return the audit line that certifies it.

    Raises NotDone where its time has not come or a legal hold stands.
    """
    case = _for_retention(session, reference, person)
    today = london_date(now)
    if case.erased_on is not None:
        raise NotDone("What was in this case is deleted already.")
    if case.legal_hold:
        raise NotDone("A legal hold stands on this case, so nothing of it is deleted.")
    over = not case.is_open or case.kind == "feedback"
    if not over or case.retention_date is None or case.retention_date >= today:
        raise NotDone("The time to delete this case has not come.")
    kept_to = case.retention_date.isoformat()
    removed = _erase(session, case)
    case.erased_on, case.is_open = today, False
    return audit.note(
        session, who=person.id, what="case_erased", case_reference=reference, before=kept_to, reason=removed, at=now
    )


def certificate(session: Session, reference: str, person: Person) -> tuple[Case, AuditEvent]:
    """Return what is left of a deleted case, and the line that certifies its deletion. Raises NotFound."""
    case = _for_retention(session, reference, person)
    line = session.scalar(
        select(AuditEvent).where(AuditEvent.case_reference == reference, AuditEvent.what == "case_erased")
    )
    if line is None:
        raise NotFound()
    return case, line


def erased(session: Session, *, limit: int = 50) -> Sequence[Case]:
    """Return the cases that were deleted last."""
    found = select(Case).where(Case.erased_on.is_not(None)).order_by(Case.erased_on.desc(), Case.reference)
    return session.scalars(found.limit(limit)).all()


def erase_due(store: Store, now: datetime) -> int:
    """Delete what has stood on the list long enough for somebody to hold it. Returns how many cases."""
    with store.reading() as session:
        before = london_date(now) - timedelta(days=periods(session)["grace"])
        gone = [case.reference for case in due(session, before, limit=_AT_A_TIME) if not case.legal_hold]
    for reference in gone:
        with store.writing() as session:
            erase(session, reference, SYSTEM, now)
    return len(gone)


def _for_retention(session: Session, reference: str, person: Person) -> Case:
    if person != SYSTEM and not may_see(person, Area.RETENTION).allowed:
        raise NotFound()
    case = session.scalar(select(Case).where(Case.reference == reference).with_for_update())
    if case is None:
        raise NotFound()
    if shut_doors.is_shut(session, case, person.id):
        raise Closed(reference)
    return case


# Rows that hold nothing but what somebody said, or how to reach them: they go whole.
_WHOLE = (
    ("events", Event),
    ("hand-over", Submission),
    ("answers", Response),
    ("words of an answer not saved", AnswerDesk),
    ("stories", Storyboard),
    ("letters", Letter),
    ("files", KeptFile),
    ("steps of stories", StoryStep),
    ("faces", StoryCast),
    ("answers to how it went", ProcessFeedback),
    ("ways to reach somebody", ContactPlan),
    ("shut doors", Exclusion),
    ("links to come", AwaitedLink),
    ("parts in the case", CaseAppointment),
)


def _erase(session: Session, case: Case) -> str:
    """Delete what is personal and blank what counts. Returns how many rows of each went, as the certificate says it."""
    removed = []
    for name, table in _WHOLE:
        count = session.scalar(select(func.count()).select_from(table).where(table.case_id == case.id)) or 0
        session.execute(delete(table).where(table.case_id == case.id).execution_options(synchronize_session=False))
        if count:
            removed.append(f"{name} {count}")
    people = select(CaseParty.person_id).where(CaseParty.case_id == case.id)
    ids = list(session.scalars(people))
    session.execute(
        delete(CaseParty).where(CaseParty.case_id == case.id).execution_options(synchronize_session=False)
    )
    session.execute(
        delete(Somebody)
        .where(Somebody.id.in_(ids), Somebody.id.not_in(select(CaseParty.person_id)))
        .execution_options(synchronize_session=False)
    )
    session.execute(
        delete(CaseMark)
        .where(CaseMark.case_id == case.id, CaseMark.kind.in_(PERSONAL))
        .execution_options(synchronize_session=False)
    )
    session.expire(case)
    _blank(session, case)
    return f"Deleted: {', '.join([*removed, f'people {len(ids)}'])}."[:400]


def _blank(session: Session, case: Case) -> None:
    case.state_now = case.child_first_name = case.court_case_ref = None
    case.first_heard_by = case.assignee_id = None
    for issue in session.scalars(select(Issue).where(Issue.case_id == case.id)):
        issue.text_verbatim = issue.summary_by_manager = None
    for finding in session.scalars(select(Finding).where(Finding.case_id == case.id)):
        finding.reason_plain = finding.reason_full = finding.impact_on_child = finding.standard_checked = None
    for remedy in session.scalars(select(Remedy).where(Remedy.case_id == case.id)):
        remedy.text = remedy.owner = None
    for learning in session.scalars(select(Learning).where(Learning.case_id == case.id)):
        # What was published holds no names, and stays.
        learning.text = learning.none_found_because = learning.owner = None
    for feedback in session.scalars(select(Feedback).where(Feedback.case_id == case.id)):
        feedback.text = feedback.without_names = None


def _birthday(case: Case, age: int) -> date | None:
    """The latest day on which the child can reach this age, from a birth date or from the age that was given."""
    child = case.party("child")
    if child is None:
        return None
    if child.person.dob:
        return _years_after(date.fromisoformat(child.person.dob), age)
    if child.person.age_given is None:
        return None
    return _years_after(child.person.age_on or case.received_date, max(0, age - child.person.age_given))


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
