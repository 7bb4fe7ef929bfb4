"""Who may not see a case or a worry because they are in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backoffice.records.base import Moment, Row
from backoffice.records.sealed import SealedText, sealed_column

if TYPE_CHECKING:
    from backoffice.records.staff import Staff


class Exclusion(Row):
    """A member of staff who may not see a case or a worry, because they are named in it.

    A match of names shuts the door at once; another lead may open it again, with a reason (specification 5.10).
    """

    __tablename__ = "exclusions"

    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    concern_id: Mapped[str | None] = mapped_column(ForeignKey("concerns.id"), index=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    why: Mapped[str] = mapped_column(String(24))
    in_force: Mapped[bool] = mapped_column(Boolean, default=True)
    decided_by: Mapped[str | None] = mapped_column(String(32))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decision_reason_sealed: Mapped[bytes | None] = sealed_column()
    decision_reason = SealedText("decision_reason_sealed")

    staff: Mapped[Staff] = relationship()
