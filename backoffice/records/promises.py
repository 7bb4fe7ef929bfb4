"""The promises of a case: what is due when, and whether it was kept."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import Row


class Milestone(Row):
    """One duty of a case and whether it was kept: ack, intro, response, kit, step1 to step3, callback, message.

    ``due`` is the date in force, and ``promised`` the one by which it counts as kept: a date agreed too late is never
    the promise (D-09). ``counts_on`` is the day it was done or fell due, whichever came first: reports go by it.
    ``since`` is the day it is counted from: of receipt, or of the request for step 2 or 3; nothing else is measured.
    ``is_open`` is false once it is done, not required, or its case has ended.
    """

    __tablename__ = "milestones"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    code: Mapped[str] = mapped_column(String(24))
    number: Mapped[int] = mapped_column(Integer, default=1)
    due: Mapped[date | None] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(16), default="due")
    first_due: Mapped[date | None] = mapped_column(Date)
    promised: Mapped[date | None] = mapped_column(Date)
    counts_on: Mapped[date | None] = mapped_column(Date)
    since: Mapped[date | None] = mapped_column(Date)
    provisional: Mapped[bool] = mapped_column(Boolean, default=False)
    done_on: Mapped[date | None] = mapped_column(Date)
    kept: Mapped[bool | None] = mapped_column(Boolean)
    how: Mapped[str | None] = mapped_column(String(24))
    not_required_reason: Mapped[str | None] = mapped_column(String(200))
    is_open: Mapped[bool] = mapped_column(Boolean, default=True)

    __table_args__ = (
        Index(
            "ix_milestones_open_by_due",
            "due",
            "case_id",
            postgresql_where=text("is_open"),
            sqlite_where=text("is_open = 1"),
        ),
        # The tiles and the reports count along this one without ever looking at the rows.
        Index(
            "ix_milestones_code_counts",
            "code",
            "counts_on",
            "status",
            "done_on",
            "promised",
            "first_due",
            "since",
            "how",
        ),
        Index("ix_milestones_code_done", "code", "done_on"),
    )
