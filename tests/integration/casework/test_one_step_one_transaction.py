"""A step and its letter are both there afterwards, or neither is."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from backoffice.gateways.paper import PlainPaper
from backoffice.procedure.commands import Introduce
from backoffice.procedure.terms import ContactMethod, ContactOutcome
from backoffice.records import Letter
from backoffice.services import casefile
from backoffice.services.cases.take_step import Hand, take
from backoffice.services.letters.correspondence import LetterNotReady, Sending, prepare
from backoffice.services.letters.letter_facts import Writer, draft
from backoffice.services.refusals import GuardRefused, Stale

SAFELY = Sending("email", "amira@example.org", safe_checked=True)


@pytest.fixture
def hello(office, store, reference, manager, clock):
    """A letter of introduction, prepared."""
    with store.reading() as session:
        file = casefile.read(session, reference)
        writer = Writer(manager.name, manager.roles)
        words = draft("L-C02", file.case, file.state, writer, office.extensions["heard_settings"], clock.now().date())
        return words, Hand(reference, file.case.version, manager.person, clock.now())


def introduced(outcome: ContactOutcome, hand: Hand) -> Introduce:
    return Introduce(on=hand.now.date(), method=ContactMethod.EMAIL, outcome=outcome)


def letters(store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Letter))


def test_a_refused_step_leaves_no_letter_behind(store, hello):
    words, hand = hello
    with pytest.raises(GuardRefused), store.writing() as session:
        take(session, hand, introduced(ContactOutcome.NO_ANSWER, hand), prepare(words, SAFELY, PlainPaper()))
    assert letters(store) == 0


def test_a_step_taken_on_an_old_page_changes_nothing(store, hello):
    words, hand = hello
    with store.writing() as session:
        take(session, hand, introduced(ContactOutcome.SENT, hand))
    with pytest.raises(Stale), store.writing() as session:
        take(session, hand, introduced(ContactOutcome.SENT, hand), prepare(words, SAFELY, PlainPaper()))
    assert letters(store) == 0


def test_a_step_and_its_letter_come_together(store, hello):
    words, hand = hello
    with store.writing() as session:
        take(session, hand, introduced(ContactOutcome.SENT, hand), prepare(words, SAFELY, PlainPaper()))
    with store.reading() as session:
        letter = session.scalars(select(Letter)).one()
        assert (letter.status, letter.to_address, letter.template_version) == ("waiting", "amira@example.org", 1)
        assert letter.deemed_received_on is None, "nobody knows yet when the mail server will take it"


def test_a_letter_that_may_not_go_says_every_reason_at_once(hello):
    words, _ = hello
    with pytest.raises(LetterNotReady) as raised:
        prepare(words, Sending("email", "no address", changes={"who": ""}), PlainPaper())
    assert [problem.field for problem in raised.value.problems] == ["who", "to_address", "safe_checked"]


def test_the_safety_note_and_the_way_to_reach_the_child_are_on_no_letter(store, office, reference, manager, clock):
    with store.reading() as session:
        file = casefile.read(session, reference)
        for template in ("L-C01", "L-C02", "L-C05", "L-C11", "L-C13"):
            words = draft(
                template,
                file.case,
                file.state,
                Writer(manager.name, manager.roles),
                office.extensions["heard_settings"],
                clock.now().date(),
            ).words()
            assert "Mum reads my post" not in words
            assert "amira@example.org" not in words
