"""Safety worries, and every update of each as it came."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backoffice.records.base import Moment, Row
from backoffice.records.sealed import SealedJson, SealedText, sealed_column

if TYPE_CHECKING:
    from backoffice.records.cases import Case
    from backoffice.records.exclusions import Exclusion


class Concern(Row):
    """A safety worry: its level never goes down, and it stays even if the chat is never sent (SG-5)."""

    __tablename__ = "concerns"

    alert_id: Mapped[str | None] = mapped_column(String(36), unique=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    source: Mapped[str] = mapped_column(String(16))
    how: Mapped[str] = mapped_column(String(8), default="typed")
    seq: Mapped[int] = mapped_column(Integer, default=0)
    level: Mapped[str] = mapped_column(String(16))
    raised_at: Mapped[datetime] = mapped_column(Moment)
    stored_at: Mapped[datetime] = mapped_column(Moment)
    # When a concern becomes immediate unless the child said they are safe (SG-3); None once that is settled.
    raise_at: Mapped[datetime | None] = mapped_column(Moment)
    raised_by_waiting: Mapped[bool] = mapped_column(Boolean, default=False)
    texts_sealed: Mapped[bytes | None] = sealed_column()
    texts = SealedJson("texts_sealed")
    name_sealed: Mapped[bytes | None] = sealed_column()
    name = SealedText("name_sealed")
    reach_sealed: Mapped[bytes | None] = sealed_column()
    reach = SealedText("reach_sealed")
    age: Mapped[int | None] = mapped_column(Integer)
    question: Mapped[str | None] = mapped_column(String(16))
    chatter_role: Mapped[str] = mapped_column(String(32))
    about_staff: Mapped[bool] = mapped_column(Boolean, default=False)
    by_mistake: Mapped[bool] = mapped_column(Boolean, default=False)
    safe_answer: Mapped[str] = mapped_column(String(16))

    # The news is what the banner shows until somebody has seen it: the worry itself, or what an update added.
    news_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    seen_by: Mapped[str | None] = mapped_column(String(32))
    triage: Mapped[str | None] = mapped_column(String(24))
    triage_reason_sealed: Mapped[bytes | None] = sealed_column()
    triage_reason = SealedText("triage_reason_sealed")
    triaged_by: Mapped[str | None] = mapped_column(String(32))
    hold_subject_contact: Mapped[bool] = mapped_column(Boolean, default=False)
    hold_reason_sealed: Mapped[bytes | None] = sealed_column()
    hold_reason = SealedText("hold_reason_sealed")
    closed_at: Mapped[datetime | None] = mapped_column(Moment)

    case: Mapped[Case | None] = relationship()
    updates: Mapped[list[ConcernUpdate]] = relationship(order_by="ConcernUpdate.seq")
    exclusions: Mapped[list[Exclusion]] = relationship()

    __table_args__ = (
        Index(
            "ix_concerns_unseen",
            "news_at",
            postgresql_where=text("seen_at IS NULL"),
            sqlite_where=text("seen_at IS NULL"),
        ),
        Index(
            "ix_concerns_raise_at",
            "raise_at",
            postgresql_where=text("raise_at IS NOT NULL"),
            sqlite_where=text("raise_at IS NOT NULL"),
        ),
        Index("ix_concerns_by_time", "raised_at", "id"),
    )

    @property
    def seen(self) -> bool:
        """Whether somebody has seen everything there is."""
        return self.seen_at is not None

    def age_in_words(self, now: datetime) -> str:
        """Say how long ago the newest of it came."""
        minutes = int((now - self.news_at).total_seconds() // 60)
        if minutes < 1:
            return "Just now"
        if minutes < 60:
            return f"{minutes} {'minute' if minutes == 1 else 'minutes'} ago"
        hours = minutes // 60
        return f"{hours} {'hour' if hours == 1 else 'hours'} ago" if hours < 48 else f"{hours // 24} days ago"


class ConcernUpdate(Row):
    """One message of the chat about a worry, exactly as it came; idempotent on (alert_id, seq)."""

    __tablename__ = "concern_updates"

    concern_id: Mapped[str] = mapped_column(ForeignKey("concerns.id"))
    seq: Mapped[int] = mapped_column(Integer)
    body_hash: Mapped[str] = mapped_column(String(64))
    payload_sealed: Mapped[bytes | None] = sealed_column()
    payload = SealedJson("payload_sealed")

    __table_args__ = (UniqueConstraint("concern_id", "seq"),)
