"""Who works here: accounts, roles, sessions, set-up links, failed tries, leave."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backoffice.records.base import Base, JsonValue, Moment, Row
from backoffice.records.sealed import SealedText, sealed_column


class Staff(Row):
    """A person with an account. Until they have used their set-up link there is no password to guess."""

    __tablename__ = "staff"

    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    team: Mapped[str | None] = mapped_column(String(120))
    front_line: Mapped[bool] = mapped_column(Boolean, default=False)
    employment: Mapped[str] = mapped_column(String(24), default="employee")
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    made_up: Mapped[bool] = mapped_column(Boolean, default=False)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    code_secret_sealed: Mapped[bytes | None] = sealed_column()
    code_secret = SealedText("code_secret_sealed")
    # The last one-time code that opened the door, so that it opens it only once.
    last_code_step: Mapped[int | None] = mapped_column(Integer)

    role_rows: Mapped[list[StaffRole]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    @property
    def roles(self) -> frozenset[str]:
        """The roles of B-01 that this person has."""
        return frozenset(row.role for row in self.role_rows)


class StaffRole(Base):
    """One role of one person."""

    __tablename__ = "staff_roles"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(24), primary_key=True, index=True)


class SetUpLink(Base):
    """A link with which one person sets their password, once. Only its hash is kept."""

    __tablename__ = "set_up_links"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class LoginSession(Base):
    """A browser's session. The cookie holds a random token; the row holds only its hash."""

    __tablename__ = "login_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"), index=True)
    data: Mapped[Any] = mapped_column(JsonValue)
    started_at: Mapped[datetime] = mapped_column(Moment)
    last_seen_at: Mapped[datetime] = mapped_column(Moment, index=True)


class SignInTries(Base):
    """Failed tries at one address, whether or not anybody has it, so that nobody learns who has an account."""

    __tablename__ = "sign_in_tries"

    email_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[datetime] = mapped_column(Moment, index=True)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)


class Absence(Row):
    """Leave of one person, first and last day included, and who covers."""

    __tablename__ = "absences"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    cover_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
