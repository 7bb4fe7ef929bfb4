"""A complaint that somebody makes for a child: who is written to, and who is not."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.records import Case, Letter
from tests.integration.casework.conftest import a_complaint, send_in
from tests.integration.casework.test_the_whole_line import do, find

BY_POST = {"way": "print", "to_address": "", "safe_checked": "yes"}


def a_helper(**changed):
    return {
        "name": "Grandma Rose",
        "relationship": "grandparent",
        "relationship_note": None,
        "child_knows": "no",
        "may_contact_child": "child_does_not_want",
        "words_from": "adult",
        "contact": {
            "method": "email",
            "value": "rose@example.org",
            "private": "yes",
            "safety_note": None,
            "times": [],
            "times_note": None,
            "reply_by": None,
        },
        **changed,
    }


@pytest.fixture
def spoken_for(manager, store, clock) -> str:
    nowhere = {
        "method": "none",
        "value": None,
        "private": "not_said",
        "safety_note": None,
        "times": [],
        "times_note": None,
        "reply_by": None,
    }
    return send_in(
        store,
        clock,
        a_complaint(chatter_role="trusted_adult", channel="email", representative=a_helper(), contact=nowhere),
    )


@pytest.mark.clause("C-4")
def test_the_page_says_that_the_child_does_not_know_and_does_not_want_to_talk(at_work, spoken_for):
    text = at_work.go(f"/cases/{spoken_for}").text
    assert "The child does not know about this complaint." in text
    assert "The child does not want it" in text
    assert "rose@example.org" in text


@pytest.mark.clause("C-3b", "P-3.3b")
def test_the_page_says_whose_words_they_are_and_that_a_grown_up_asked_for_help(at_work, spoken_for, store, clock):
    assert "The words are those of the person who told us." in at_work.go(f"/cases/{spoken_for}").text
    adult = {"name": "Dan Hill", "support_asked": True}
    three_steps = {"procedure": "three_step", "chatter_role": "adult_service_user", "child": None}
    own = send_in(store, clock, a_complaint(**three_steps, complainant=adult))
    assert "They asked for help to make their complaint" in at_work.go(f"/cases/{own}").text
    calm = send_in(store, clock, a_complaint(**three_steps, complainant={**adult, "support_asked": False}))
    assert "They asked for help" not in at_work.go(f"/cases/{calm}").text


@pytest.mark.clause("C-4", "C-6")
def test_the_acknowledgement_goes_to_who_wrote_and_speaks_of_the_child(at_work, spoken_for, store):
    address = f"/cases/{spoken_for}/do/acknowledge"
    page = at_work.go(address)
    assert page.filled["letter-hello"] == "Hello Grandma Rose,"
    assert page.filled["letter-thanks"].startswith("Thank you for telling us what went wrong for Amira.")
    at_work.press(address, "send", safe_checked="yes")
    with store.reading() as session:
        assert session.scalars(select(Letter)).one().to_address == "rose@example.org"


@pytest.mark.clause("C-4c")
def test_the_answer_is_for_the_child_unless_a_reason_is_recorded(at_work, spoken_for, store):
    do(
        at_work,
        spoken_for,
        "introduce",
        method="email",
        outcome="sent",
        with_whom="representative",
        method_reason="They wrote",
    )
    do(at_work, spoken_for, "start-assessment")
    do(at_work, spoken_for, "confirm-issue", issue="1")
    assessment = f"/cases/{spoken_for}/assessment"
    at_work.go(assessment)
    at_work.press(
        assessment,
        "decide",
        understanding="satisfied",
        own_complaint="satisfied",
        route="as_representative",
        reasons="Her grandmother speaks for her",
        what_child_told_us="Through her grandmother",
        best_interests="Look into it",
        next_steps="Read the file",
    )
    assert at_work.status == 200, at_work.page.guards
    do(at_work, spoken_for, "interview", staff="Jane Field", part="officer")
    do(at_work, spoken_for, "interview", staff="Tom Reed", part="officer_manager")
    find(at_work, spoken_for)
    answer = f"/cases/{spoken_for}/answer"
    page = at_work.go(answer)
    assert page.filled["hello"] == "Hello Amira,"
    assert page.filled["addressee"] == "child"
    page = at_work.press(
        answer,
        "send",
        addressee="representative",
        hello="Hello Rose,",
        storyboard_considered="no",
        storyboard_reason="She does not know of it",
        **BY_POST,
    )
    assert page.guards == ["MC-1"]
    at_work.press(answer, "send", addressee_reason="Amira does not know that her grandmother told us")
    assert at_work.status == 200, at_work.page.text[:800]
    with store.reading() as session:
        case = session.scalars(select(Case)).one()
        assert case.state == "responded"
        assert case.responses[-1].addressee == "representative"
        assert case.letters[-1].to_name == "Grandma Rose"
