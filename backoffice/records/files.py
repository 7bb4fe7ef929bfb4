"""Files that came with a complaint or were added to it: the scan of a letter, a photo, a report."""

from __future__ import annotations

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.records.base import Row
from backoffice.records.sealed import SealedBytes, SealedText, sealed_column


class KeptFile(Row):
    """One file, its name and what is in it sealed like any word. It is never changed; it can be taken out whole.

    Without a case it waits beside a form that is not done yet, for whoever brought it (``created_by``) and nobody else.
    """

    __tablename__ = "kept_files"

    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    # The line of the case's log with which it came.
    event_number: Mapped[int | None] = mapped_column(Integer)
    # Where it stands among the files that came together, as the pages of a letter do.
    position: Mapped[int] = mapped_column(Integer, default=0)
    kind: Mapped[str] = mapped_column(String(8))
    size: Mapped[int] = mapped_column(Integer)
    # Whether something was taken out of a photo that said where it was taken.
    place_removed: Mapped[bool] = mapped_column(Boolean, default=False)
    # Whether somebody looked at it and found nothing that shows how to reach the child.
    open_to_all: Mapped[bool] = mapped_column(Boolean, default=False)
    name_sealed: Mapped[bytes | None] = sealed_column()
    name = SealedText("name_sealed")
    # Read only when somebody opens the file: a list of files must not fetch what is in them.
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, nullable=True, deferred=True)
    content = SealedBytes("content_sealed")
