"""Letting a letter go: checked, confirmed as safe, kept for ever as it went out.

A letter is prepared before the transaction that sends it, because drawing its PDF takes a third of a second and
nobody else should wait for that. The version of the case stands between the two: if anything changed, nothing goes.
Sending is not done here. The letter's row is written with the step it belongs to, and ``post`` takes it from there.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from backoffice.gateways.mail import plain_address
from backoffice.gateways.paper import Printer
from backoffice.letters import Letter as Words
from backoffice.letters import Problem, edited, look, problems
from backoffice.procedure.calendar import Calendar, london_date
from backoffice.procedure.deadlines import deemed_receipt
from backoffice.procedure.terms import Delivery
from backoffice.records import Letter, Storyboard, audit, new_id
from backoffice.services.refusals import GuardRefused

EMAIL, PRINT, FILE = "email", "print", "file"

# What becomes of a letter at once: an email waits for the post room, paper waits for a person, a note stays.
_BEGINS = {EMAIL: "waiting", PRINT: "printed", FILE: "filed"}

_GUARDS = {
    "empty": "G-LETTER-HOLDS",
    "unresolved": "G-LETTER-GAP",
    "date": "G-LETTER-DATE",
    "private": "G-LETTER-PRIVATE",
    "head": "G-LETTER-HEAD",
    "grade": "G-LETTER-GRADE",
    "to": "G-LETTER-TO",
    "safe": "G-LETTER-SAFE",
}


@dataclass(frozen=True)
class Sending:
    """How a letter shall go, and what its writer changed."""

    way: str
    to_address: str = field(default="", repr=False)
    safe_checked: bool = False
    changes: Mapping[str, str] = field(default_factory=dict, repr=False)
    grade_reason: str = field(default="", repr=False)


@dataclass(frozen=True)
class Enclosure:
    """A file that goes along. ``story`` is the row of the saved story in pictures that it shows, if it shows one."""

    name: str
    content: bytes = field(repr=False)
    story: str = ""


@dataclass(frozen=True)
class Prepared:
    """A letter that may go, in all its forms."""

    words: Words = field(repr=False)
    sending: Sending
    html: str = field(repr=False)
    text: str = field(repr=False)
    pdf: bytes = field(repr=False)
    enclosures: tuple[Enclosure, ...] = ()
    letter_id: str = field(default_factory=new_id)


class LetterNotReady(GuardRefused):
    """A letter cannot go yet. ``problems`` are all the reasons, in reading order; the guard is that of the first."""

    def __init__(self, found: tuple[Problem, ...]) -> None:
        first = found[0]
        super().__init__(_GUARDS[first.code], first.message, first.field or None)
        self.problems = found


def guard_of(problem: Problem) -> str:
    """Return the guard id under which a problem is shown."""
    return _GUARDS[problem.code]


def prepare(
    draft: Words,
    sending: Sending,
    printer: Printer,
    *,
    enclosures: tuple[Enclosure, ...] = (),
    for_staff: bool = False,
) -> Prepared:
    """Take the writer's changes, check the letter, and draw it. Raises LetterNotReady with every reason."""
    words = edited(draft, sending.changes)
    found = (*problems(words, grade_reason=sending.grade_reason), *unsafe(sending, for_staff=for_staff))
    if found:
        raise LetterNotReady(found)
    page = look.page(words)
    return Prepared(words, sending, page, look.text(words), printer.pdf(page), enclosures)


def issue(
    session: Session,
    case_id: str,
    prepared: Prepared,
    *,
    staff_id: str,
    now: datetime,
    calendar: Calendar,
    reference: str,
) -> Letter:
    """Write the letter as it goes out, in the caller's transaction. An email then waits for ``post``.

    A story that goes along is settled by it: that version was sent, with this letter.
    """
    way = prepared.sending.way
    letter = Letter(
        id=prepared.letter_id,
        case_id=case_id,
        template=prepared.words.template.id,
        template_version=prepared.words.template.version,
        template_edition=prepared.words.template.edition,
        title=prepared.words.template.title,
        channel=way,
        sha256=hashlib.sha256(prepared.html.encode()).hexdigest(),
        safe_check_by=staff_id,
        safe_check_at=now,
        created_by=staff_id,
        created_at=now,
        **begins(way, now, calendar),
    )
    letter.to_name, letter.to_address = prepared.words.to_name, where(prepared.sending)
    letter.blocks = dict(prepared.words.blocks)
    letter.html, letter.text, letter.pdf = prepared.html, prepared.text, prepared.pdf
    letter.attachments = [
        {"name": each.name, "content": base64.b64encode(each.content).decode()} for each in prepared.enclosures
    ]
    session.add(letter)
    for each in prepared.enclosures:
        if each.story:
            board = session.get_one(Storyboard, each.story)
            board.sent_at, board.letter_id = now, letter.id
    audit.note(
        session,
        who=staff_id,
        what="letter_written",
        case_reference=reference,
        subject=letter.id,
        after=letter.template,
        at=now,
    )
    return letter


def begins(way: str, now: datetime, calendar: Calendar) -> dict[str, Any]:
    """Return how the delivery of a letter begins.

    Paper counts as posted today until somebody says when it was (``delivery.say_it_went``). The day an email is
    received is the day that the mail server takes it, and nobody knows that one yet.
    """
    return {
        "status": _BEGINS[way],
        "next_try_at": now if way == EMAIL else None,
        "deemed_received_on": deemed_receipt(london_date(now), Delivery.POST, calendar) if way == PRINT else None,
    }


def unsafe(sending: Sending, *, for_staff: bool) -> tuple[Problem, ...]:
    """Return what stands against sending it this way. A note in the file goes nowhere."""
    if sending.way == FILE:
        return ()
    found = []
    if sending.way not in (EMAIL, PRINT):
        found.append(Problem("to", "way", "Choose how the letter goes."))
    if sending.way == EMAIL and plain_address(sending.to_address) is None:
        found.append(Problem("to", "to_address", "Enter the one email address the letter goes to, and nothing else."))
    if not (sending.safe_checked or for_staff):
        found.append(Problem("safe", "safe_checked", "Read the safety note, and confirm that this way is safe."))
    return tuple(found)


def where(sending: Sending) -> str:
    """Return the address that is kept with the letter. An email address says nothing of where paper goes."""
    return "" if sending.way == PRINT and "@" in sending.to_address else sending.to_address
