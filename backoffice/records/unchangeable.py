"""What is never written over: events, audit lines, what came in, saved versions, and the words of a letter."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy import inspect as state_of
from sqlalchemy.orm import Mapper

from backoffice.records.base import Base
from backoffice.records.cases import Event
from backoffice.records.complaint import Submission
from backoffice.records.correspondence import Letter, Response
from backoffice.records.files import KeptFile
from backoffice.records.house import AuditEvent
from backoffice.records.safeguarding import ConcernUpdate
from backoffice.records.stories import Storyboard
from backoffice.records.wordings import LetterWording


class AlreadyWritten(RuntimeError):
    """Something tried to change what is written once and for all. Names the columns, never what is in them."""


_LETTER = (
    "template", "template_version", "template_edition", "title", "to_name_sealed", "to_address_sealed", "channel",
    "blocks_sealed", "html_sealed", "text_sealed", "pdf_sealed", "attachments_sealed", "sha256",
)  # fmt: skip
_RESPONSE = (
    "version", "addressee", "addressee_reason_sealed", "blocks_sealed", "reading_grade",
    "grade_override_reason_sealed",
)  # fmt: skip

# The columns that never change, or None for every column of the row.
_FIXED: dict[type[Base], tuple[str, ...] | None] = {
    Event: None,
    AuditEvent: None,
    ConcernUpdate: None,
    LetterWording: None,
    Submission: ("submission_id", "body_hash", "payload_sealed", "receipt", "receipt_note"),
    Letter: _LETTER,
    Response: _RESPONSE,
    KeptFile: ("kind", "size", "place_removed", "name_sealed", "content_sealed"),
    Storyboard: ("version", "considered", "reason_sealed", "template_key", "story_sealed", "grade_reason_sealed"),
}


def _refuse_changes(mapper: Mapper[Any], _connection: Connection, row: Base) -> None:
    fixed = _FIXED[type(row)] or tuple(column.key for column in mapper.column_attrs)
    changed = [name for name in fixed if state_of(row).attrs[name].history.has_changes()]
    if changed:
        raise AlreadyWritten(f"A {type(row).__name__} is never changed once it is written: {', '.join(changed)}.")


for _model in _FIXED:
    event.listen(_model, "before_update", _refuse_changes)
