"""Opening a case for a page: written to the audit log first, then read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask import jsonify, request

from backoffice import clock
from backoffice.doors import me, store, wants_json
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.permissions import Person
from backoffice.procedure.state import CaseState
from backoffice.records import Case
from backoffice.services import casefile
from backoffice.services.casefile import CaseFile
from backoffice.services.cases import whois
from backoffice.services.cases.take_step import Hand
from backoffice.services.letters.letter_facts import Writer
from backoffice.services.office.working_days import calendar
from backoffice.services.refusals import GuardRefused, NotFound

_ONE_READING = timedelta(minutes=15)


@dataclass(frozen=True)
class Opened:
    """A case as a page sees it. Good only while the page is being made."""

    file: CaseFile
    case: Case
    state: CaseState
    person: Person
    writer: Writer
    now: datetime
    calendar: Calendar

    @property
    def today(self) -> date:
        return clock.london_date(self.now)

    def name_of(self, key: str) -> str:
        """Return the name of whoever the rules know by this id."""
        return whois.name_of(self.case, key)


@contextmanager
def opened(reference: str, *, going_on: bool = False) -> Iterator[Opened]:
    """Open a case for reading; the reading is in the audit log before a word of it is read.

    Raises NotFound or Closed. A post reads the case too, so it goes through here as well. What a page asks for while
    somebody is ``going_on`` with it is the same reading, written down anew every quarter of an hour.
    """
    person = me().person
    casefile.look(store(), reference, person, again_after=_ONE_READING if going_on else timedelta(0))
    with store().reading() as session:
        file = casefile.read(session, reference)
        if file.state is None:
            raise NotFound("case under a complaints procedure")
        yield Opened(file, file.case, file.state, person, Writer(me().name, me().roles), clock.now(), calendar(session))


def hand(reference: str) -> Hand:
    """Return whose hand this post is, on the version of the case that the page showed."""
    return Hand(reference, shown_version(request.form), me().person, clock.now())


def shown_version(typed: Mapping[str, str]) -> int:
    """Return the version of the case that a form was shown with, or -1 where it names none there can be."""
    shown = typed.get("version", "")
    return int(shown) if shown.isdecimal() and len(shown) < 10 else -1


def refusal_as_json(refused: GuardRefused) -> Any | None:
    """Return the JSON answer to a refusal where JSON was asked for, else None (interfaces.md, 5)."""
    if not wants_json():
        return None
    return jsonify({"guard": refused.guard, "message": refused.message}), 409
