"""Taking one step in a case: a command, and the letter that goes with it where there is one.

This is what a page calls for every step that needs nothing but its command. The step, its letter, and the case in
which a moved one goes on are one transaction: either all of it is there afterwards, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from backoffice.procedure.commands import Command
from backoffice.procedure.permissions import Person
from backoffice.services import casefile
from backoffice.services.casefile import CaseFile
from backoffice.services.cases import move_on
from backoffice.services.letters.correspondence import Prepared, issue
from backoffice.services.office.working_days import calendar


@dataclass(frozen=True)
class Hand:
    """Whose hand is on which version of a case, and when."""

    reference: str
    version: int
    person: Person
    now: datetime


def take(
    session: Session, hand: Hand, command: Command | Callable[[CaseFile], Command], letter: Prepared | None = None
) -> CaseFile:
    """Carry out the command and let its letter go.

    A command that needs a row of its own first (such as a person's) may be made by a function of the opened case.
    Raises GuardRefused, Stale, Closed or NotFound; nothing has changed then.
    """
    file = casefile.open_for(session, hand.reference, hand.person, expected_version=hand.version)
    if letter is not None:
        issue(
            session,
            file.case.id,
            letter,
            staff_id=hand.person.id,
            now=hand.now,
            calendar=calendar(session),
            reference=hand.reference,
        )
    made = command if isinstance(command, Command) else command(file)
    events = casefile.carry_out(file, made, hand.person, hand.now)
    move_on.follow(file, events, hand.person, hand.now)
    return file
