"""The letters of a complaint that follows the three steps: its own acknowledgement, and never a child's letter."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from backoffice.casework.actions import ALL
from backoffice.letters import all_templates
from backoffice.procedure.permissions import TABLES
from backoffice.procedure.terms import Procedure, With
from backoffice.records import Case, Letter
from backoffice.services import casefile
from backoffice.services.letters import letter_facts, occasions
from backoffice.services.letters.letter_facts import Writer
from backoffice.services.refusals import GuardRefused
from backoffice.settings import Settings
from tests.integration.casework.conftest import a_complaint, send_in

ADULT = {
    "procedure": "three_step",
    "chatter_role": "adult_service_user",
    "child": None,
    "complainant": {"name": "Alex Moor", "support_asked": True},
    "contact": {**a_complaint()["contact"], "value": "alex@example.org", "safety_note": None},
}
WRITER = Writer("Sam Carter", frozenset({"childrens_manager"}))
CHILDS_WORDS = ("You are not in trouble", "Childline", "your worker", "advocate", "{{")


@pytest.fixture
def steps(manager, store, clock) -> str:
    """A grown-up's complaint, as the chat's other door hands it over."""
    return send_in(store, clock, a_complaint(**ADULT))


def letters_in(store) -> list[Letter]:
    with store.reading() as session:
        found = list(session.scalars(select(Letter)))
        session.expunge_all()
        return found


@pytest.mark.clause("P-2.1b", "P-3.3b", "D-31")
def test_a_grown_up_gets_the_acknowledgement_of_the_three_steps(at_work, store, clock, steps):
    page = at_work.go(f"/cases/{steps}")
    assert f"/cases/{steps}/do/acknowledge-steps" in page.html
    address = f"/cases/{steps}/do/acknowledge-steps"
    assert at_work.go(address).filled["names_manager"] == "Sam Carter"
    assert "Enter the name of the manager" in at_work.press(address, "letter", names_manager=" ").text
    assert (at_work.status, letters_in(store)) == (400, [])
    at_work.press(address, "letter", names_manager="Sam Carter")
    at_work.press(address, "send", way="email", to_address="alex@example.org", safe_checked="yes")
    assert at_work.status == 200, (at_work.page.guards, at_work.page.text[:600])
    [letter] = letters_in(store)
    assert (letter.template, letter.to_name, letter.to_address) == ("L-P01", "Alex Moor", "alex@example.org")
    for told in ("Dear Alex Moor,", "Sam Carter is responsible", "Thursday 16 April 2026", "she lied about me",
                 "You told us that some help would make this easier", "Yours sincerely,", steps):  # fmt: skip
        assert told in letter.text
    assert [words for words in CHILDS_WORDS if words in letter.text] == []
    with store.reading() as session:
        file = casefile.read(session, steps)
        assert file.state.ack_sent_on == date(2026, 3, 17)
        [event] = [row.data for row in file.case.events if row.type == "AcknowledgementSent"]
        assert (event["names_manager"], event["promises"]) == (at_work.who.id, "2026-04-16")
        assert next(row for row in file.case.milestones if row.code == "ack").status == "done"


@pytest.mark.clause("D-01", "C-0.3a")
def test_no_page_offers_a_childs_letter_to_a_grown_up_nor_the_other_way_round(at_work, store, clock, steps, reference):
    with store.reading() as session:
        states = {each: casefile.read(session, each).state for each in (steps, reference)}
    known = {case: {row.command for row in TABLES[state.procedure]} for case, state in states.items()}
    own = {
        case: {a.letter for a in ALL if a.letter and a.command in known[case] and a.fits(state)}
        for case, state in states.items()
    }
    assert own[steps] == {"L-P01"}
    assert {"L-C01", "L-C05", "L-C20", "L-C23"} <= own[reference]
    assert "L-P01" not in own[reference]
    assert [each.template for each in occasions.ALL if each.of_use(states[steps])] == []
    assert "Other letters" not in at_work.go(f"/cases/{steps}").text
    for case, others in ((steps, own[reference]), (reference, own[steps])):
        # What both procedures know, and so could be asked for in the wrong one.
        for action in (a for a in ALL if a.letter in others and not a.page and a.command in known[case]):
            at_work.go(f"/cases/{case}/do/{action.key}")
            assert at_work.status == 403, (case, action.key)
            version = at_work.go(f"/cases/{case}/do/log-contact").hidden["version"]
            at_work.send(f"/cases/{case}/do/{action.key}", version=version, go="send", way="print", safe_checked="yes")
            assert at_work.status == 403, (case, action.key)
    assert letters_in(store) == []


@pytest.mark.clause("D-01")
@pytest.mark.parametrize("template", [each.id for each in all_templates()])
def test_a_letter_of_the_other_procedure_is_never_made_whatever_asks_for_it(store, steps, reference, template):
    with store.reading() as session:
        for case in session.scalars(select(Case)):
            state = casefile.of(session, case).state
            mine = template.startswith("L-P") == (state.procedure is Procedure.THREE_STEP)
            try:
                letter_facts.draft(template, case, state, WRITER, Settings(), date(2026, 3, 17), to=With.CHILD)
                refused = None
            except GuardRefused as why:
                refused = why.guard
            assert refused == (None if mine else "G-LETTER-PROCEDURE"), case.reference


@pytest.mark.clause("P-2.1b")
def test_what_has_no_letter_of_the_three_steps_yet_is_written_down_without_one(at_work, store, steps):
    address = f"/cases/{steps}/do/withdraw-steps"
    page = at_work.go(address)
    assert "Go on to the letter" not in page.text
    assert "The child" not in page.text
    at_work.press(address, "save", asked_by="complainant", own_words="I do not want to go on", pushed="no")
    assert at_work.status == 200, (at_work.page.guards, at_work.page.text[:500])
    with store.reading() as session:
        assert casefile.read(session, steps).state.stage == "withdrawn"
    assert letters_in(store) == []
