"""The case: what the queue needs as plain columns, its flags and themes, its log of events, and its links."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backoffice.records.base import Base, Moment, Row
from backoffice.records.sealed import SealedJson, SealedText, sealed_column

if TYPE_CHECKING:
    from backoffice.records.answers import Finding, Learning, Remedy
    from backoffice.records.complaint import Issue, Submission
    from backoffice.records.correspondence import Letter, Response
    from backoffice.records.exclusions import Exclusion
    from backoffice.records.people import CaseParty, ContactPlan
    from backoffice.records.promises import Milestone
    from backoffice.records.staff import Staff
    from backoffice.records.stories import Storyboard


class Case(Row):
    """One complaint, piece of feedback, message or call-back, from its receipt to the end of its retention.

    ``version`` counts the events. A change is refused when the version is not the one the person was looking at.
    """

    __tablename__ = "cases"

    reference: Mapped[str] = mapped_column(String(16), unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    procedure: Mapped[str | None] = mapped_column(String(32))
    policy_version: Mapped[str | None] = mapped_column(String(16))
    channel: Mapped[str] = mapped_column(String(16))
    chatter_role: Mapped[str] = mapped_column(String(32), default="not_said")
    received_at: Mapped[datetime] = mapped_column(Moment)
    received_date: Mapped[date] = mapped_column(Date, index=True)
    logged_at: Mapped[datetime] = mapped_column(Moment)
    logged_by: Mapped[str] = mapped_column(String(32))
    first_heard_by: Mapped[str | None] = mapped_column(String(200))

    state: Mapped[str] = mapped_column(String(32))
    is_open: Mapped[bool] = mapped_column(Boolean, default=True)
    version: Mapped[int] = mapped_column(Integer, default=0)
    assignee_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    handler_role: Mapped[str | None] = mapped_column(String(32))
    proceedings: Mapped[str] = mapped_column(String(16), default="not_said")
    proceedings_ended_on: Mapped[date | None] = mapped_column(Date)

    response_due: Mapped[date | None] = mapped_column(Date)
    effective_due: Mapped[date | None] = mapped_column(Date)
    next_duty: Mapped[str | None] = mapped_column(String(32))
    next_due: Mapped[date | None] = mapped_column(Date)
    # The queue's order: the next due date, or the end of time for a case in which nothing is due.
    due_order: Mapped[date] = mapped_column(Date, default=date.max)
    # The first day on which it is amber; none where it is soon from the start, or where nothing is due.
    amber_on: Mapped[date | None] = mapped_column(Date)
    next_provisional: Mapped[bool] = mapped_column(Boolean, default=False)

    hold_subject_contact: Mapped[bool] = mapped_column(Boolean, default=False)
    legal_hold: Mapped[bool] = mapped_column(Boolean, default=False)
    made_up: Mapped[bool] = mapped_column(Boolean, default=False)
    closed_on: Mapped[date | None] = mapped_column(Date, index=True)
    close_reason: Mapped[str | None] = mapped_column(String(40))
    retention_date: Mapped[date | None] = mapped_column(Date, index=True)
    # The day on which everything personal was deleted; what is left counts and says nothing of anybody.
    erased_on: Mapped[date | None] = mapped_column(Date)

    # What the rules know of the case (CaseState); empty for kinds that no procedure governs.
    state_now_sealed: Mapped[bytes | None] = sealed_column()
    state_now = SealedJson("state_now_sealed")
    child_first_name_sealed: Mapped[bytes | None] = sealed_column()
    child_first_name = SealedText("child_first_name_sealed")
    court_case_ref_sealed: Mapped[bytes | None] = sealed_column()
    court_case_ref = SealedText("court_case_ref_sealed")

    assignee: Mapped[Staff | None] = relationship()
    marks: Mapped[list[CaseMark]] = relationship(cascade="all, delete-orphan")
    appointments: Mapped[list[CaseAppointment]] = relationship(cascade="all, delete-orphan")
    events: Mapped[list[Event]] = relationship(order_by="Event.number", cascade="all, delete-orphan")
    submission: Mapped[Submission | None] = relationship()
    issues: Mapped[list[Issue]] = relationship(order_by="Issue.number")
    parties: Mapped[list[CaseParty]] = relationship(order_by="CaseParty.created_at")
    contact_plans: Mapped[list[ContactPlan]] = relationship(order_by="ContactPlan.valid_from")
    milestones: Mapped[list[Milestone]] = relationship(order_by="Milestone.due")
    findings: Mapped[list[Finding]] = relationship(order_by="Finding.created_at")
    remedies: Mapped[list[Remedy]] = relationship(order_by="Remedy.created_at")
    learnings: Mapped[list[Learning]] = relationship(order_by="Learning.created_at")
    letters: Mapped[list[Letter]] = relationship(order_by="Letter.created_at")
    responses: Mapped[list[Response]] = relationship(order_by="Response.version")
    storyboards: Mapped[list[Storyboard]] = relationship(order_by="Storyboard.version")
    exclusions: Mapped[list[Exclusion]] = relationship(order_by="Exclusion.created_at")

    __table_args__ = (
        # The queue reads along these two, a page at a time, whatever the number of closed cases behind it.
        Index(
            "ix_cases_open_by_due",
            "due_order",
            "id",
            "amber_on",
            postgresql_where=text("is_open"),
            sqlite_where=text("is_open = 1"),
        ),
        Index(
            "ix_cases_open_of_assignee",
            "assignee_id",
            "due_order",
            "id",
            postgresql_where=text("is_open"),
            sqlite_where=text("is_open = 1"),
        ),
        Index("ix_cases_by_due", "due_order", "id"),
        Index("ix_cases_state", "state", "due_order", "id"),
    )

    @property
    def flags(self) -> list[str]:
        """The case flags of specification 2.2, in alphabetical order."""
        return sorted(mark.value for mark in self.marks if mark.kind == "flag")

    def mark(self, kind: str, value: str) -> None:
        """Put a flag or a theme on the case; one it already bears changes nothing."""
        if not any(m.kind == kind and m.value == value for m in self.marks):
            self.marks.append(CaseMark(kind=kind, value=value))

    def set_next(
        self, duty: str | None, due: date | None, *, amber_on: date | None = None, provisional: bool = False
    ) -> None:
        """Say what is to be done next in this case, by when, and from which day on that is soon (from the start if
        no day is given)."""
        self.next_duty, self.next_due, self.next_provisional = duty, due, provisional
        self.due_order, self.amber_on = due or date.max, amber_on

    def unmark(self, kind: str, value: str) -> None:
        """Take a flag or a theme off the case."""
        self.marks = [m for m in self.marks if (m.kind, m.value) != (kind, value)]

    @property
    def contact_plan(self) -> ContactPlan | None:
        """How to reach the child (or the complainant) now, or None where no plan was ever made."""
        return self._plan_of("child", "complainant")

    @property
    def representative_plan(self) -> ContactPlan | None:
        """How to reach the person who speaks for the child, or None."""
        return self._plan_of("representative")

    def party(self, role: str) -> CaseParty | None:
        """The first person in the case with this role, or None."""
        return next((party for party in self.parties if party.role == role), None)

    def _plan_of(self, *roles: str) -> ContactPlan | None:
        plans = [p for p in self.contact_plans if p.party_role in roles and p.replaced_on is None]
        return plans[-1] if plans else None


class CaseMark(Base):
    """A flag or a theme of a case, or the keyed hash of a name in it, in a table of its own to be sought by."""

    __tablename__ = "case_marks"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)

    __table_args__ = (Index("ix_case_marks_value", "kind", "value", "case_id"),)


class CaseAppointment(Base):
    """A person's part in this one case, in a table of its own so that their list of cases can find it."""

    __tablename__ = "case_appointments"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    # Not every member of a panel has an account here.
    staff_id: Mapped[str] = mapped_column(String(200), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(24), primary_key=True)


class Event(Row):
    """One thing that happened in a case, in order and for ever. What it holds is sealed.

    The number is the case's version after the event, so two people cannot both have been the next.
    """

    __tablename__ = "events"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int] = mapped_column(Integer)
    type: Mapped[str] = mapped_column(String(64))
    # The command that made it; several events may come of one.
    command: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)
    by_name: Mapped[str] = mapped_column(String(120))
    data_sealed: Mapped[bytes | None] = sealed_column()
    data = SealedJson("data_sealed")

    __table_args__ = (UniqueConstraint("case_id", "number"), Index("ix_events_type_at", "type", "at"))


class CaseLink(Row):
    """Two cases that belong together: sibling, same_person, split_from, moved_from, repeats, after_stop."""

    __tablename__ = "case_links"

    type: Mapped[str] = mapped_column(String(24))
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    other_case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)

    __table_args__ = (UniqueConstraint("case_id", "other_case_id", "type"),)


class AwaitedLink(Base):
    """A submission or an alert that a received case named, kept so that either may arrive first."""

    __tablename__ = "awaited_links"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)

    __table_args__ = (Index("ix_awaited_links_key", "kind", "key"),)
