"""Another story after the answer: what went stays as it was, and the new one goes with a letter of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from backoffice.procedure import commands as c
from backoffice.procedure import terms as t
from backoffice.records import Letter, Storyboard
from backoffice.services import casefile
from backoffice.services.stories import story_desk
from tests.integration.casework.storyboard.conftest import carry_out
from tests.integration.casework.storyboard.test_from_the_case_to_the_child import SENDING, send_the_answer, the_story

DAY = date(2026, 3, 17)
PUT_RIGHT = (
    c.AgreeRemedy(remedy=1, owner="Tom Reed", due=date(2026, 4, 10)),
    c.CompleteRemedy(remedy=1, completed_on=DAY),
)


@pytest.fixture
def its_letter(reference):
    return f"/cases/{reference}/do/letter-story"


@pytest.fixture
def answered(at_work, reference, story, on_paper):
    """The answer went, with version 1 of the story."""
    at_work.go(story)
    at_work.press(story, "save", title="The first")
    send_the_answer(at_work, reference)
    assert at_work.status == 200, at_work.page.text[:900]
    return at_work


@pytest.fixture
def answered_without(at_work, reference, page_of_story, on_paper):
    """The answer went alone."""
    send_the_answer(at_work, reference, storyboard_considered="no")
    assert at_work.status == 200, at_work.page.text[:900]
    return at_work


def faces(browser):
    return {each["name"]: each["look"] for each in the_story(browser)["cast"]}


def gone(store):
    """The versions that were made, each with its title and the letter it went with."""
    with store.reading() as session:
        letters = {letter.id: letter.template for letter in session.scalars(select(Letter))}
        boards = session.scalars(select(Storyboard).order_by(Storyboard.version))
        return [(board.version, board.story["title"], letters.get(board.letter_id)) for board in boards]


def test_what_was_done_since_becomes_a_story_with_the_same_faces(
    answered, reference, story, its_letter, store, clock, manager
):
    answered.go(story)
    assert "Version 1 went to the child" in answered.page.text
    before = faces(answered)
    carry_out(store, clock, reference, manager, *PUT_RIGHT)
    assert "To tell what has been done since" in answered.go(f"{story}?from=template").text
    answered.press(story, "begin", template="put_right")
    assert answered.page.filled["title"] == "We put it right"
    assert faces(answered).items() <= before.items()
    answered.press(story, "send", title="The second")
    assert "I made you another story in pictures." in answered.page.filled["letter-story"]
    answered.press(its_letter, "send", **SENDING)
    assert answered.status == 200, answered.page.text[:900]
    assert gone(store) == [(1, "The first", "L-C11"), (2, "The second", "L-C12")]
    assert "Sent with the answer" in answered.go(f"{story}/1").text
    assert "Sent with a letter of its own" in answered.go(f"{story}/2").text


@pytest.mark.clause("C-9b")
def test_a_first_story_can_be_made_where_the_answer_went_without_one(
    answered_without, reference, page_of_story, its_letter, store
):
    assert f"/cases/{reference}/do/another-story" in answered_without.go(f"/cases/{reference}").html
    answered_without.go(f"/cases/{reference}/do/another-story")
    answered_without.press(page_of_story, "begin", template="put_right")
    answered_without.press(page_of_story, "save")
    assert "It goes with a letter of its own." in answered_without.page.text
    answered_without.press(page_of_story, "send")
    assert "It says the same things as my letter to you." in answered_without.page.filled["letter-story"]
    answered_without.press(its_letter, "send", **SENDING)
    assert [template for _, _, template in gone(store)] == ["L-C12"]
    with store.reading() as session:
        letter = session.scalars(select(Letter).where(Letter.template == "L-C12")).one()
        assert [each["name"] for each in letter.attachments] == ["story.pdf"]


def test_a_version_that_went_goes_no_second_time(answered, story, its_letter, store):
    answered.go(its_letter)
    answered.press(its_letter, "send", **SENDING)
    assert (answered.status, answered.page.guards) == (409, ["G-STORYBOARD"])
    assert "Version 1 of the story went to the child already." in answered.page.text
    assert gone(store) == [(1, "The first", "L-C11")]


def test_changes_after_it_went_are_sent_only_once_they_are_a_version(answered, story, its_letter, store):
    answered.go(story)
    answered.press(story, "look", title="Changed since")
    answered.go(its_letter)
    answered.press(its_letter, "send", **SENDING)
    assert (answered.status, answered.page.guards) == (409, ["G-STORYBOARD"])
    answered.go(story)
    answered.press(story, "save")
    answered.go(its_letter)
    answered.press(its_letter, "send", **SENDING)
    assert gone(store) == [(1, "The first", "L-C11"), (2, "Changed since", "L-C12")]


def test_the_letter_goes_nowhere_without_a_story(answered_without, its_letter, store):
    answered_without.go(its_letter)
    answered_without.press(its_letter, "send", **SENDING)
    assert (answered_without.status, answered_without.page.guards) == (409, ["G-STORYBOARD"])
    assert "There is no story in pictures to send." in answered_without.page.text
    with store.reading() as session:
        assert [letter.template for letter in session.scalars(select(Letter))] == ["L-C11"]


@pytest.mark.clause("C-9a")
def test_as_long_as_the_answer_is_kept_for_the_child_no_story_is_made(store, reference, manager, page_of_story):
    with store.reading() as session:
        state = casefile.read(session, reference).state
    kept = replace(state, stage=t.ChildrensState.HELD_FOR_CHILD, responded_on=DAY)
    gone = replace(kept, stage=t.ChildrensState.RESPONDED)
    assert [each.answer_went for each in (state, kept, gone)] == [False, False, True]
    assert [story_desk.may_write(each, manager.person).allowed for each in (state, kept, gone)] == [True, False, True]


def test_before_the_answer_a_story_is_made_from_its_page_alone(at_work, reference, page_of_story):
    assert "/do/another-story" not in at_work.go(f"/cases/{reference}").html


def test_who_may_not_write_to_the_child_makes_no_story_after_the_answer(answered, story, hire, office):
    reader = type(answered)(office.test_client())
    reader.sign_in(hire("Pat Lane", "safeguarding_lead"))
    reader.go(story)
    assert reader.status == 403
