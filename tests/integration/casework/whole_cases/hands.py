"""What the whole cases are asked: how each promise stands, what is due next, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from backoffice.procedure.duties import next_duty
from backoffice.services.office.working_days import calendar
from backoffice.services.refusals import GuardRefused
from tests.integration.casework.stages import Work

PROMISED = {"ack": "2026-03-18", "intro": "2026-03-20", "response": "2026-03-31", "kit": "2026-03-31"}
"""What a written complaint of Tuesday 17 March 2026 is promised."""

TENTH_DAY = date(2026, 3, 31)


def promises(work: Work) -> dict[str, tuple[str, bool | None]]:
    """Every promise of the case: where it stands, and whether it was kept."""
    return {row.code: (row.status, row.kept) for row in work.file().case.milestones}


def due_in(work: Work) -> dict[str, str]:
    """The day of every promise of the case that has one."""
    return {row.code: row.due.isoformat() for row in work.file().case.milestones if row.due}


def done_in(work: Work) -> dict[str, str]:
    """The day on which each promise of the case was done, as far as it was."""
    return {row.code: row.done_on.isoformat() for row in work.file().case.milestones if row.done_on}


def due_next(work: Work) -> tuple[str, str, str] | None:
    """What is to be done next, by when, and its colour, as the office sees it today."""
    with work.store.reading() as session:
        duty = next_duty(work.file().state, work.today, calendar(session))
    return (duty.code, duty.due.isoformat(), duty.colour) if duty and duty.due else None


def refused(work: Work, command, by=None) -> str:
    with pytest.raises(GuardRefused) as raised:
        work.does(command, by=by)
    return raised.value.guard


def to_the_answer(work: Work) -> Work:
    return work.assesses().looks_into_it().finds().begins_the_answer().answers()
