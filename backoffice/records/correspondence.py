"""What goes out: the written response and the letters. A saved version is never written over."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, Float, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import Moment, Row
from backoffice.records.sealed import SealedBytes, SealedJson, SealedText, sealed_column


class Response(Row):
    """One saved version of the written response; its blocks are checked by MC-1 to MC-16."""

    __tablename__ = "responses"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    version: Mapped[int] = mapped_column(Integer)
    addressee: Mapped[str] = mapped_column(String(24), default="child")
    addressee_reason_sealed: Mapped[bytes | None] = sealed_column()
    addressee_reason = SealedText("addressee_reason_sealed")
    blocks_sealed: Mapped[bytes | None] = sealed_column()
    blocks = SealedJson("blocks_sealed")
    reading_grade: Mapped[float | None] = mapped_column(Float)
    grade_override_reason_sealed: Mapped[bytes | None] = sealed_column()
    grade_override_reason = SealedText("grade_override_reason_sealed")
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by: Mapped[str] = mapped_column(String(32))
    approved_by: Mapped[str | None] = mapped_column(String(32))
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    letter_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id"))

    __table_args__ = (UniqueConstraint("case_id", "version"),)


class AnswerDesk(Row):
    """The answer as it lies on the desk: what was typed since a version was saved, whoever typed it.

    ``number`` counts the changes, so that nobody keeps words over others that they have not seen.
    """

    __tablename__ = "answer_desks"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), unique=True)
    number: Mapped[int] = mapped_column(Integer)
    words_sealed: Mapped[bytes | None] = sealed_column()
    words = SealedJson("words_sealed")
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by: Mapped[str] = mapped_column(String(32))


class Letter(Row):
    """A letter exactly as it went out, and how far its delivery has come.

    What it says and to whom never changes once it is written; only its delivery goes on.
    """

    __tablename__ = "letters"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    template: Mapped[str] = mapped_column(String(16))
    template_version: Mapped[int] = mapped_column(Integer, default=1)
    template_edition: Mapped[int] = mapped_column(Integer, default=0)
    title: Mapped[str] = mapped_column(String(200))
    to_name_sealed: Mapped[bytes | None] = sealed_column()
    to_name = SealedText("to_name_sealed")
    to_address_sealed: Mapped[bytes | None] = sealed_column()
    to_address = SealedText("to_address_sealed")
    channel: Mapped[str] = mapped_column(String(16))
    blocks_sealed: Mapped[bytes | None] = sealed_column()
    blocks = SealedJson("blocks_sealed")
    html_sealed: Mapped[bytes | None] = sealed_column()
    html = SealedText("html_sealed")
    text_sealed: Mapped[bytes | None] = sealed_column()
    text = SealedText("text_sealed")
    pdf_sealed: Mapped[bytes | None] = sealed_column()
    pdf = SealedBytes("pdf_sealed")
    attachments_sealed: Mapped[bytes | None] = sealed_column()
    attachments = SealedJson("attachments_sealed")
    sha256: Mapped[str | None] = mapped_column(String(64))
    message_id: Mapped[str | None] = mapped_column(String(200))
    safe_check_by: Mapped[str | None] = mapped_column(String(32))
    safe_check_at: Mapped[datetime | None] = mapped_column(Moment)

    status: Mapped[str] = mapped_column(String(16), default="waiting")
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(Moment)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    problem: Mapped[str | None] = mapped_column(String(40))
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    deemed_received_on: Mapped[date | None] = mapped_column(Date)
    # When whoever carries it was last asked what became of it.
    asked_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("ix_letters_delivery", "status", "next_try_at"),)
