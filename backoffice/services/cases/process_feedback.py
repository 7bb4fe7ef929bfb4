"""Keeping what a child says about how it went (C-16): without a name, unless they want it kept with their case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure.permissions import Person
from backoffice.records import ProcessFeedback
from backoffice.services import casefile, references
from backoffice.services.refusals import Closed, NotDone, NotFound

QUESTIONS = {
    "easy": "Was it easy to tell us?",
    "listened": "Did we listen to you?",
    "understood": "Did you understand our answer?",
}
ANSWERS = {"yes": "Yes", "partly": "Partly", "no": "No", "not_said": "Did not say"}


def keep(
    session: Session, answers: Mapping[str, str], better: str, typed_reference: str, person: Person, now: datetime
) -> ProcessFeedback:
    """Keep the answers. ``typed_reference`` is empty unless the child wants them with their case. Raises NotDone.

    A row that belongs to no case tells neither the day nor who typed it, so that nobody can find out whose it is.
    """
    told = {question: answers.get(question) or "not_said" for question in QUESTIONS}
    if any(value not in ANSWERS for value in told.values()):
        raise NotDone("Choose one of the answers.")
    if not better.strip() and set(told.values()) == {"not_said"}:
        raise NotDone("Write down at least one answer.")
    today = london_date(now)
    row = ProcessFeedback(
        **told,
        month=f"{today:%Y-%m}",
        created_at=datetime(today.year, today.month, 1, tzinfo=UTC),
        created_by="office",
    )
    row.better = better.strip() or None
    if typed_reference.strip():
        _into_its_case(session, row, typed_reference, person, now)
    session.add(row)
    session.flush()
    return row


def _into_its_case(session: Session, row: ProcessFeedback, typed: str, person: Person, now: datetime) -> None:
    reference = references.normalised(typed)
    try:
        if reference is None:
            raise NotFound()
        file = casefile.open_for(session, reference, person)
    except (NotFound, Closed):
        raise NotDone("There is no such case that you may open.") from None
    row.case_id = file.case.id
    casefile.note_event(file, "ProcessFeedbackKept", {}, person, now)
