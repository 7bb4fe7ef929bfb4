"""Taking the steps of a made-up case as its manager would: through the same services, on the day they were taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.gateways import papers
from backoffice.gateways.paper import Printer
from backoffice.letters import Letter as Words
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.commands import AddEvidence, Command
from backoffice.procedure.deadlines import deemed_receipt
from backoffice.procedure.permissions import Person
from backoffice.procedure.response import ResponseBlocks
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import Delivery, Role
from backoffice.records import Case, Letter, Staff
from backoffice.services import casefile
from backoffice.services.answers import answer, answer_desk
from backoffice.services.cases import take_step
from backoffice.services.cases.take_step import Hand
from backoffice.services.keeping import files
from backoffice.services.letters import delivery, letter_facts
from backoffice.services.letters.correspondence import EMAIL, PRINT, Prepared, Sending, prepare
from backoffice.services.letters.delivery import Doing
from backoffice.services.letters.letter_facts import Writer
from backoffice.services.refusals import NotDone
from backoffice.settings import Settings

_PAGE = "<!doctype html><html lang=en><title>A letter that came to us</title><body><h1>{}</h1><p>{}</p></body></html>"


@dataclass(frozen=True)
class Office:
    """What all made-up cases share: the open transaction, the house, and the manager who answers children."""

    session: Session
    settings: Settings
    printer: Printer
    manager: Staff
    days: Calendar

    @property
    def person(self) -> Person:
        return Person(self.manager.id, frozenset(Role(role) for role in self.manager.roles))

    @property
    def writer(self) -> Writer:
        return Writer(self.manager.name, frozenset(self.manager.roles))


@dataclass(frozen=True)
class Playing:
    """One made-up case at one moment of its past."""

    office: Office
    reference: str
    at: datetime

    @property
    def today(self) -> date:
        return london_date(self.at)

    def in_working_days(self, count: int) -> date:
        """Return the day that lies so many working days after today."""
        return self.office.days.add_working_days(self.today, count)

    def handler(self) -> str:
        """Return the name of whoever has the case."""
        return (self._case().assignee or self.office.manager).name

    def state(self) -> CaseState:
        """Return the case as the rules know it now."""
        state = casefile.read(self.office.session, self.reference).state
        if state is None:
            raise NotDone("No complaints procedure governs this case.")
        return state

    def does(self, command: Command, letter: str = "", *, went: bool = True, **facts: str) -> None:
        """Carry out a command; ``letter`` names the letter that goes with it, and ``went`` says whether it has gone.

        ``facts`` are what the letter says beside what the case knows.
        """
        with_it = self._written(letter, facts) if letter else None
        take_step.take(self.office.session, self._hand(), command, with_it)
        if with_it is not None and went:
            self._went(with_it)

    def comes_back(self, template: str) -> None:
        """Say that a letter came back."""
        session = self.office.session
        of_case = select(Letter.id).where(Letter.case_id == self._case().id, Letter.template == template)
        delivery.say_it_came_back(session, session.scalars(of_case).one(), self._doing())

    def saves_the_answer(self, **words: str) -> None:
        """Write the answer from what was found, with ``words`` in place of its own, and save it."""
        session, case, state = self.office.session, self._case(), self.state()
        first = answer.begun(case, state, self.office.writer, self.office.settings, self.today)
        draft = {**dict.fromkeys(answer.names(state), ""), **first, **words}
        answer.save(session, self._hand(), draft, mark=answer_desk.standing(session, case).mark)

    def sends_the_answer(self) -> None:
        """Send the answer as it was saved."""
        saved, made, blocks = self._answer()
        letter = prepare(made, self._sending(self._case()), self.office.printer)
        answer.send(self.office.session, self._hand(), blocks, letter, saved)
        self._went(letter)

    def keeps_the_answer(self, reason: str) -> None:
        """Finish the answer as it was saved, and keep it until the child comes back."""
        saved, _, blocks = self._answer()
        answer.hold(self.office.session, self._hand(), blocks, saved, None, reason)

    def keeps_a_letter(self, title: str, words: str) -> None:
        """Keep something that came on paper, as a PDF file."""
        page = _PAGE.format(escape(title), escape(words))
        scan = papers.looked_at(self.office.printer.pdf(page))
        held = files.hold(self.office.session, scan, "scan.pdf", self.office.manager.id, self.at)
        file = casefile.open_for(self.office.session, self.reference, self.office.person)
        command = AddEvidence(title=title, received_on=self.today)
        casefile.carry_out(file, command, self.office.person, self.at)
        files.keep(file, (held.id,), self.office.person, self.at)

    def _answer(self) -> tuple[str, Words, ResponseBlocks]:
        """The saved answer: its row, its letter, and its blocks as the rules look at them."""
        case, state, settings = self._case(), self.state(), self.office.settings
        saved = case.responses[-1]
        made = answer.letter_of(saved.blocks, case, state, self.office.writer, settings, self.today)
        return saved.id, made, answer.blocks_of(saved.blocks, case, state, settings, made, attached=False)

    def _written(self, template: str, facts: Mapping[str, str]) -> Prepared:
        case, office = self._case(), self.office
        words = letter_facts.draft(template, case, self.state(), office.writer, office.settings, self.today, facts)
        return prepare(words, self._sending(case), office.printer)

    def _sending(self, case: Case) -> Sending:
        """By email where the child gave an address, else on paper."""
        value = (case.contact_plan.value or "") if case.contact_plan else ""
        by_email = "@" in value
        return Sending(EMAIL if by_email else PRINT, value if by_email else "", safe_checked=True)

    def _went(self, letter: Prepared) -> None:
        if letter.sending.way == EMAIL:
            self._mailed(letter)
        else:
            session, days = self.office.session, self.office.days
            delivery.say_it_went(session, letter.letter_id, Delivery.POST, self.today, days, self._doing())

    def _mailed(self, letter: Prepared) -> None:
        """An email counts as sent when the mail server takes it: the post room never sees one that is made up."""
        row = self.office.session.get_one(Letter, letter.letter_id)
        row.status, row.sent_at, row.next_try_at = "sent", self.at, None
        row.deemed_received_on = deemed_receipt(self.today, Delivery.EMAIL, self.office.days)
        casefile.follow_letter(self.office.session, row, self.at)

    def _doing(self) -> Doing:
        return Doing(self.reference, self.office.manager.id, self.at)

    def _hand(self) -> Hand:
        return Hand(self.reference, self._case().version, self.office.person, self.at)

    def _case(self) -> Case:
        return casefile.read(self.office.session, self.reference).case
