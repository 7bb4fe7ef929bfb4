"""What belongs to the house and to no case: the audit chain, bank holidays, settings, notices, the jobs' lease."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import Base, JsonValue, Moment


class AuditEvent(Base):
    """One line of the audit log: who did or read what. Each line's hash covers the one before it."""

    __tablename__ = "audit_events"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(String(32), index=True)
    who_name: Mapped[str] = mapped_column(String(120))
    what: Mapped[str] = mapped_column(String(64), index=True)
    case_reference: Mapped[str | None] = mapped_column(String(16), index=True)
    subject: Mapped[str | None] = mapped_column(String(64))
    before: Mapped[str | None] = mapped_column(String(64))
    after: Mapped[str | None] = mapped_column(String(64))
    reason: Mapped[str | None] = mapped_column(String(400))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Base):
    """The end of the audit chain. Locking this one row is what puts the lines in order."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer)
    hash: Mapped[str] = mapped_column(String(64))
    seal: Mapped[str] = mapped_column(String(64))


class BankHoliday(Base):
    """One day of England and Wales on which nobody works (D-04). This table is the one the code reads."""

    __tablename__ = "bank_holidays"

    on: Mapped[date] = mapped_column(Date, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(24))


class Setting(Base):
    """One setting that a manager may change: a house-rule number, a name, a link."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[Any] = mapped_column(JsonValue)


class Notice(Base):
    """A mail to staff that holds no detail of any case, waiting to go out."""

    __tablename__ = "notices"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    to_address: Mapped[str] = mapped_column(String(254))
    template: Mapped[str] = mapped_column(String(40))
    subject_key: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Moment)
    next_try_at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("ix_notices_waiting", "sent_at", "next_try_at"),)


class Lease(Base):
    """Which process does the jobs now, so that two never do the same one (architecture 8)."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    until: Mapped[datetime] = mapped_column(Moment)
