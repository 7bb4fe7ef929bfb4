"""What children say about how their complaint was dealt with (C-16): kept without a name, and without a day."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import Row
from backoffice.records.sealed import SealedText, sealed_column


class ProcessFeedback(Row):
    """The answers to the four questions of L-C18.

    It says of which month it is and no more, unless the child wanted it kept with their case.
    """

    __tablename__ = "process_feedback"

    month: Mapped[str] = mapped_column(String(7))
    easy: Mapped[str] = mapped_column(String(8))
    listened: Mapped[str] = mapped_column(String(8))
    understood: Mapped[str] = mapped_column(String(8))
    better_sealed: Mapped[bytes | None] = sealed_column()
    better = SealedText("better_sealed")
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
