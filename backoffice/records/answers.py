"""What was found, what is put right and what was learned, as they stand now. The events say how they came to be."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import Row
from backoffice.records.sealed import SealedText, sealed_column


class Finding(Row):
    """What we found on one issue: outcome, plain reason, impact on the child (C-11, P-7.7)."""

    __tablename__ = "findings"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    issue_id: Mapped[str] = mapped_column(ForeignKey("issues.id"))
    step: Mapped[int] = mapped_column(Integer, default=1)
    outcome: Mapped[str] = mapped_column(String(16))
    reason_plain_sealed: Mapped[bytes | None] = sealed_column()
    reason_plain = SealedText("reason_plain_sealed")
    reason_full_sealed: Mapped[bytes | None] = sealed_column()
    reason_full = SealedText("reason_full_sealed")
    impact_on_child_sealed: Mapped[bytes | None] = sealed_column()
    impact_on_child = SealedText("impact_on_child_sealed")
    standard_checked_sealed: Mapped[bytes | None] = sealed_column()
    standard_checked = SealedText("standard_checked_sealed")
    complied: Mapped[str | None] = mapped_column(String(16))

    __table_args__ = (UniqueConstraint("issue_id", "step"),)


class Remedy(Row):
    """Something we put right: what, who, by when, and whether it was done (C-12, P-6.3)."""

    __tablename__ = "remedies"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        # The payments that wait are found along this one, however many remedies there were.
        Index(
            "ix_remedies_not_approved",
            "type",
            "status",
            postgresql_where=sql("approved_by IS NULL"),
            sqlite_where=sql("approved_by IS NULL"),
        ),
    )

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    issue_id: Mapped[str | None] = mapped_column(ForeignKey("issues.id"))
    number: Mapped[int] = mapped_column(Integer)
    type: Mapped[str] = mapped_column(String(40))
    text_sealed: Mapped[bytes | None] = sealed_column()
    text = SealedText("text_sealed")
    owner: Mapped[str | None] = mapped_column(String(200))
    due: Mapped[date | None] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(16), default="proposed")
    completed_on: Mapped[date | None] = mapped_column(Date)
    amount_pence: Mapped[int | None] = mapped_column(Integer)
    approved_by: Mapped[str | None] = mapped_column(String(32))


class Learning(Row):
    """What we learned, or that none was found and why (C-0.3c, G-C11-LEARN)."""

    __tablename__ = "learnings"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    text_sealed: Mapped[bytes | None] = sealed_column()
    text = SealedText("text_sealed")
    none_found_because_sealed: Mapped[bytes | None] = sealed_column()
    none_found_because = SealedText("none_found_because_sealed")
    level: Mapped[str | None] = mapped_column(String(16))
    route: Mapped[str | None] = mapped_column(String(24))
    owner: Mapped[str | None] = mapped_column(String(200))
    due: Mapped[date | None] = mapped_column(Date)
    published_text_sealed: Mapped[bytes | None] = sealed_column()
    published_text = SealedText("published_text_sealed")
