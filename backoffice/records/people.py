"""The people of a case, and how they may safely be reached."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backoffice.records.base import JsonValue, Moment, Row
from backoffice.records.sealed import SealedText, sealed_column


class Person(Row):
    """Somebody as they named themselves. A surname, a birth date or an address is never required."""

    __tablename__ = "people"

    name_sealed: Mapped[bytes | None] = sealed_column()
    name = SealedText("name_sealed")
    preferred_name_sealed: Mapped[bytes | None] = sealed_column()
    preferred_name = SealedText("preferred_name_sealed")
    dob_sealed: Mapped[bytes | None] = sealed_column()
    dob = SealedText("dob_sealed")
    age_given: Mapped[int | None] = mapped_column(Integer)
    age_on: Mapped[date | None] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(16))
    dead_or_unknown: Mapped[bool] = mapped_column(Boolean, default=False)


class CaseParty(Row):
    """A person's part in one case: child, representative, complainant, parent_or_carer or subject."""

    __tablename__ = "case_parties"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(24))
    relationship_to_child: Mapped[str | None] = mapped_column(String(40))
    relationship_note_sealed: Mapped[bytes | None] = sealed_column()
    relationship_note = SealedText("relationship_note_sealed")
    has_parental_responsibility: Mapped[str] = mapped_column(String(8), default="unknown")
    may_see_case: Mapped[bool] = mapped_column(Boolean, default=False)
    # What a representative told us (C-4).
    child_knows: Mapped[str | None] = mapped_column(String(16))
    may_contact_child: Mapped[str | None] = mapped_column(String(24))
    words_from: Mapped[str | None] = mapped_column(String(16))
    support_asked: Mapped[bool | None] = mapped_column(Boolean)

    person: Mapped[Person] = relationship(lazy="joined")


class ContactPlan(Row):
    """How one person may be reached, and what makes it safe. A new plan replaces the old one, which stays."""

    __tablename__ = "contact_plans"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    party_role: Mapped[str] = mapped_column(String(24))
    method: Mapped[str] = mapped_column(String(16))
    value_sealed: Mapped[bytes | None] = sealed_column()
    value = SealedText("value_sealed")
    private: Mapped[str] = mapped_column(String(16))
    safety_note_sealed: Mapped[bytes | None] = sealed_column()
    safety_note = SealedText("safety_note_sealed")
    times: Mapped[Any] = mapped_column(JsonValue, default=list)
    times_note_sealed: Mapped[bytes | None] = sealed_column()
    times_note = SealedText("times_note_sealed")
    reply_by: Mapped[str | None] = mapped_column(String(16))
    # A code of the chat's list, or whatever was typed as the name of another language.
    language_sealed: Mapped[bytes | None] = sealed_column()
    language = SealedText("language_sealed")
    interpreter: Mapped[bool] = mapped_column(Boolean, default=False)
    needs: Mapped[Any] = mapped_column(JsonValue, default=list)
    needs_note_sealed: Mapped[bytes | None] = sealed_column()
    needs_note = SealedText("needs_note_sealed")
    supporter_sealed: Mapped[bytes | None] = sealed_column()
    supporter = SealedText("supporter_sealed")
    valid_from: Mapped[datetime] = mapped_column(Moment)
    replaced_on: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person | None] = relationship(lazy="joined")
