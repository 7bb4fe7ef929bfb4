"""What was said: the submission as it came, the issues in the child's own words, feedback."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import JsonValue, Moment, Row
from backoffice.records.sealed import SealedJson, SealedText, sealed_column


class Submission(Row):
    """The hand-over exactly as it came. Read only: corrections are made in the case, never here.

    ``body_hash`` tells the same hand-over sent twice from another one that bears the same id (D-18).
    """

    __tablename__ = "submissions"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), unique=True)
    submission_id: Mapped[str] = mapped_column(String(36), unique=True)
    body_hash: Mapped[str] = mapped_column(String(64))
    payload_sealed: Mapped[bytes | None] = sealed_column()
    payload = SealedJson("payload_sealed")
    receipt: Mapped[Any] = mapped_column(JsonValue)
    # Why received_at is not the one in the payload, or that it came late (specification 5.9).
    receipt_note: Mapped[str | None] = mapped_column(String(200))
    # Until when the page may fetch the receipt that counts as our acknowledgement; empty once it has, or never will.
    page_until: Mapped[datetime | None] = mapped_column(Moment, index=True)



class Issue(Row):
    """One thing that went wrong, verbatim. Staff may add a summary, themes and tags; the words never change."""

    __tablename__ = "issues"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int] = mapped_column(Integer)
    text_verbatim_sealed: Mapped[bytes | None] = sealed_column()
    text_verbatim = SealedText("text_verbatim_sealed")
    summary_by_manager_sealed: Mapped[bytes | None] = sealed_column()
    summary_by_manager = SealedText("summary_by_manager_sealed")
    themes: Mapped[Any] = mapped_column(JsonValue, default=list)
    about_body: Mapped[str] = mapped_column(String(24))
    about_staff: Mapped[bool] = mapped_column(Boolean, default=False)
    tag_quality: Mapped[bool] = mapped_column(Boolean, default=False)
    confirmed_with_complainant_on: Mapped[date | None] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(16), default="proposed")


    __table_args__ = (UniqueConstraint("case_id", "number"),)


class Feedback(Row):
    """What somebody thinks of us, with no reply wanted (C-0.2c)."""

    __tablename__ = "feedback"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), unique=True)
    text_sealed: Mapped[bytes | None] = sealed_column()
    text = SealedText("text_sealed")
    # The same words without the names in them, once somebody has taken them out; reports show only these.
    without_names_sealed: Mapped[bytes | None] = sealed_column()
    without_names = SealedText("without_names_sealed")
    face: Mapped[str] = mapped_column(String(16))
    role: Mapped[str] = mapped_column(String(32))
    contact_wanted: Mapped[bool] = mapped_column(Boolean, default=False)
    converted_case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"))
