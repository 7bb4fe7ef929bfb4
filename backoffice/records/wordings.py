"""The words of the letter templates as the house has changed them (B-24). A saved set is never written over."""

from __future__ import annotations

from sqlalchemy import Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import Row
from backoffice.records.sealed import SealedJson, SealedText, sealed_column


class LetterWording(Row):
    """One edition of the words of a letter template.

    ``words`` holds for each block its heading, its text, and whether they are the house's own; ``made_from`` is the
    version of the program's template at the time. They are sealed, since anybody could type anything into them.
    """

    __tablename__ = "letter_wordings"

    template: Mapped[str] = mapped_column(String(16))
    number: Mapped[int] = mapped_column(Integer)
    made_from: Mapped[int] = mapped_column(Integer)
    words_sealed: Mapped[bytes | None] = sealed_column()
    words = SealedJson("words_sealed")
    reason_sealed: Mapped[bytes | None] = sealed_column()
    reason = SealedText("reason_sealed")

    __table_args__ = (UniqueConstraint("template", "number"),)
