"""The story in pictures: its versions, every state it had while it was made, and who is in it.

A version is what may be sent and is never written over. A step is one state of the story on the desk, kept as soon as
something changes, so that a change can be undone and no draft is ever lost. The cast belongs to the case: a person has
the same face in every version and in later stories.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import Moment, Row
from backoffice.records.sealed import SealedJson, SealedText, sealed_column


class Storyboard(Row):
    """One saved version of the pictures that go with the response; it never stands in for it (G-C9-WRITTEN)."""

    __tablename__ = "storyboards"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    version: Mapped[int] = mapped_column(Integer)
    considered: Mapped[bool | None] = mapped_column(Boolean)
    reason_sealed: Mapped[bytes | None] = sealed_column()
    reason = SealedText("reason_sealed")
    template_key: Mapped[str | None] = mapped_column(String(40))
    story_sealed: Mapped[bytes | None] = sealed_column()
    story = SealedJson("story_sealed")
    # Why the words may be harder to read than the rule says.
    grade_reason_sealed: Mapped[bytes | None] = sealed_column()
    grade_reason = SealedText("grade_reason_sealed")
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by: Mapped[str] = mapped_column(String(32))
    # The second person who looked at it, where the house asks for one.
    checked_by: Mapped[str | None] = mapped_column(String(32))
    checked_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    letter_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id"))

    __table_args__ = (UniqueConstraint("case_id", "version"),)


class StoryStep(Row):
    """One state of the story on the desk. The newest that is not undone is the story as it stands."""

    __tablename__ = "story_steps"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int] = mapped_column(Integer)
    # Which part changed, as a code ("panel-2-caption"); a few changes of one part soon after another are one step.
    part: Mapped[str] = mapped_column(String(40))
    template_key: Mapped[str] = mapped_column(String(40))
    story_sealed: Mapped[bytes | None] = sealed_column()
    story = SealedJson("story_sealed")
    grade_reason_sealed: Mapped[bytes | None] = sealed_column()
    grade_reason = SealedText("grade_reason_sealed")
    undone: Mapped[bool] = mapped_column(Boolean, default=False)
    changed_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("case_id", "number"),)


class StoryCast(Row):
    """Who may be in the stories of a case, each with the look that stays."""

    __tablename__ = "story_casts"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), unique=True)
    people_sealed: Mapped[bytes | None] = sealed_column()
    people = SealedJson("people_sealed")
    child_is_drawn: Mapped[bool] = mapped_column(Boolean, default=False)
