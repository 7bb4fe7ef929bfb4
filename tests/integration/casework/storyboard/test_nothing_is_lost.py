"""Nothing of a story is lost: kept at every change, undone and done again, torn between two windows, signed out."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import func, select

from backoffice.records import AuditEvent, StoryStep
from backoffice.services.stories import story_desk
from tests.integration.casework.conftest import PASSWORD, Browser
from tests.integration.casework.storyboard.conftest import COOKIE

JSON = {"Accept": "application/json"}


@pytest.fixture
def desk(at_work, story):
    """The page of a story that is begun."""
    at_work.go(story)
    return at_work


@pytest.fixture
def other(desk, office):
    """The same person at another window of the same browser."""
    window = Browser(office.test_client())
    window.client.set_cookie(COOKIE, desk.client.get_cookie(COOKIE).value)
    return window


def captions(browser):
    return [panel["caption"] for panel in json.loads(browser.page.hidden["story"])["panels"]]


def caption(browser):
    return browser.page.filled["panel-0-caption"]


def type_in(browser, address, go="look", **typed):
    return browser.press(address, go, **{"panel-0-caption": typed.pop("caption"), **typed})


def test_what_is_typed_is_there_again_when_the_page_is_left_and_opened(desk, story):
    type_in(desk, story, caption="You told us what went wrong.")
    desk.go("/queue")
    desk.go(story)
    assert caption(desk) == "You told us what went wrong."
    assert "No version yet" in desk.page.text


def test_another_picture_is_opened_and_what_was_typed_in_the_first_stays(desk, story):
    type_in(desk, story, "open-panel-2", caption="You told us.")
    assert "panel-1-caption" in desk.page.filled and "panel-0-caption" not in desk.page.filled
    assert captions(desk)[0] == "You told us."


def test_changes_are_undone_and_done_again_one_by_one(desk, story, clock):
    first = caption(desk)
    for words in ("You told us.", "You told us a lot."):
        type_in(desk, story, caption=words)
        clock.advance(minutes=1)
    desk.press(story, "undo")
    assert caption(desk) == "You told us."
    desk.press(story, "undo")
    assert caption(desk) == first
    desk.press(story, "redo")
    assert caption(desk) == "You told us."
    before = captions(desk)
    desk.press(story, "remove-2")
    assert captions(desk) == [before[0], *before[2:]]
    desk.press(story, "undo")
    assert captions(desk) == before


def test_letters_typed_soon_after_another_are_undone_together(desk, story, clock):
    first = caption(desk)
    for words in ("Y", "You", "You told"):
        type_in(desk, story, caption=words)
        clock.advance(seconds=2)
    desk.press(story, "undo")
    assert caption(desk) == first


def test_there_is_nothing_to_undo_before_the_first_step(desk, story):
    assert desk.page.html.count('value="undo" id="go-undo" disabled') == 1
    desk.press(story, "undo")
    assert desk.status == 409
    assert desk.page.guards == ["G-STORYBOARD"]


def test_a_change_after_an_undo_takes_the_place_of_what_was_undone(desk, story, clock):
    type_in(desk, story, caption="You told us.")
    desk.press(story, "undo")
    clock.advance(minutes=1)
    type_in(desk, story, caption="You said it.")
    desk.press(story, "redo")
    assert desk.status == 409
    desk.go(story)
    assert caption(desk) == "You said it."


def test_a_second_window_is_told_and_both_stories_are_still_there(desk, story, other):
    other.go(story)
    type_in(desk, story, caption="From the first window.")
    type_in(other, story, caption="From the second window.")
    assert other.status == 409
    assert other.page.guards == ["G-STALE"]
    assert "Sam Carter changed this story meanwhile" in other.page.text
    assert caption(other) == "From the second window."
    other.press(story, "add")
    assert other.status == 409
    assert captions(other)[0] == "From the second window."
    desk.go(story)
    assert caption(desk) == "From the first window."


@pytest.mark.parametrize(
    ("go", "stands", "one_undo_away"),
    [("mine", "From the second window.", "From the first window."),
     ("theirs", "From the first window.", "From the second window.")],
)  # fmt: skip
def test_of_two_stories_one_goes_on_and_the_other_is_one_undo_away(desk, story, other, go, stands, one_undo_away):
    other.go(story)
    type_in(desk, story, caption="From the first window.")
    type_in(other, story, caption="From the second window.")
    other.press(story, go)
    assert other.status == 200
    assert caption(other) == stands
    other.press(story, "undo")
    assert caption(other) == one_undo_away


def test_a_window_that_changed_nothing_goes_on_with_what_the_other_made(desk, story, other):
    other.go(story)
    type_in(desk, story, caption="From the first window.")
    other.press(story, "open-panel-2")
    assert other.status == 200
    assert captions(other)[0] == "From the first window."


def test_an_old_window_cannot_save_a_version_of_what_it_never_saw(desk, story, other):
    other.go(story)
    type_in(desk, story, caption="From the first window.")
    type_in(other, story, "save", caption="From the second window.")
    assert other.status == 409
    assert other.page.guards == ["G-STALE"]


def test_nobody_saves_a_version_of_what_they_have_not_seen(desk, story, other):
    other.go(story)
    type_in(desk, story, caption="From the first window.")
    other.press(story, "save")
    assert other.status == 409
    assert other.page.guards == ["G-STALE"]


def test_what_was_typed_when_the_session_ran_out_goes_through_signing_in(desk, story, manager, clock):
    clock.advance(hours=1)
    type_in(desk, story, caption="You told us in the end.")
    assert desk.status == 401
    assert desk.page.title.startswith("Sign in")
    assert "You told us" not in desk.page.html
    desk.send("/sign-in", email=manager.email, password="not this one")
    desk.send("/sign-in", email=manager.email, password=PASSWORD)
    assert "What you typed is still here" in desk.page.text
    desk.press(story, "look")
    assert desk.status == 200
    assert caption(desk) == "You told us in the end."


def test_somebody_else_who_signs_in_there_is_given_nothing(desk, story, hire, clock):
    colleague = hire("Jo Brook", "childrens_manager")
    clock.advance(hours=1)
    type_in(desk, story, caption="You told us in the end.")
    desk.send("/sign-in", email=colleague.email, password=PASSWORD)
    assert desk.status == 200
    assert "You told us in the end" not in desk.page.html
    assert "What you typed" not in desk.page.text


def test_a_day_later_it_is_not_given_back(desk, story, manager, clock):
    clock.advance(hours=1)
    type_in(desk, story, caption="You told us in the end.")
    clock.advance(hours=25)
    desk.send("/sign-in", email=manager.email, password=PASSWORD)
    assert "What you typed" not in desk.page.text


def test_a_page_from_before_signing_in_again_is_not_lost_either(desk, story):
    typed = {"panel-0-caption": "From the old page.", "go": "look"}
    old = {**desk.page.filled, **typed, "csrf_token": "of another session"}
    same_site = {"Sec-Fetch-Site": "same-origin"}
    again = desk.client.post(story, data=old, headers=same_site)
    assert again.status_code == 400
    desk._arrive(again)
    desk.press(story, "look")
    assert caption(desk) == "From the old page."
    foreign = desk.client.post(story, data=old)
    assert "From the old page" not in foreign.get_data(as_text=True)


def test_the_pages_script_is_told_that_the_session_ran_out(desk, story, clock):
    clock.advance(hours=1)
    assert desk.client.post(story, data=desk.page.filled, headers=JSON).status_code == 401


def test_the_pages_script_gets_the_desk_as_it_is_now(desk, story, other):
    other.go(story)
    told = desk.json(story, **{"panel-0-caption": "You told us.", "go": "look"})
    assert (told.status_code, told.json["moved"]) == (200, False)
    assert "You told us." in told.json["desk"]
    torn = other.json(story, **{"panel-0-caption": "You said.", "go": "look"})
    assert (torn.status_code, torn.json["moved"]) == (409, True)
    assert "You said." in torn.json["desk"]


def test_typing_is_one_reading_in_the_audit_log_and_a_long_day_is_several(desk, story, store, clock):
    def readings():
        with store.reading() as session:
            return session.scalar(select(func.count()).where(AuditEvent.what == "case_read"))

    before = readings()
    for words in ("Y", "Yo", "You"):
        type_in(desk, story, caption=words)
    assert readings() == before
    clock.advance(minutes=16)
    type_in(desk, story, caption="You t")
    assert readings() == before + 1


def test_the_oldest_steps_make_way(desk, story, store, monkeypatch):
    monkeypatch.setattr(story_desk, "MOST_STEPS", 3)
    for number in range(5):
        desk.press(story, "up-2", title=f"Story {number}")
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(StoryStep)) == 3


def test_no_word_of_a_story_stands_open_in_the_database(desk, story, office, store):
    type_in(desk, story, caption="You told us of the kestrel.")
    with store.engine.connect() as connection:
        for table in ("story_steps", "story_casts"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()
            assert rows
            assert b"kestrel" not in repr(rows).encode() and b"Sam Carter" not in repr(rows).encode()


@pytest.mark.parametrize("broken", ["", "{", '{"panels": [{"scene": 3}]}', '{"version": 9, "panels": []}'])
def test_a_post_that_holds_no_story_changes_nothing(desk, story, broken):
    desk.press(story, "look", story=broken)
    assert desk.status == 400
    desk.go(story)
    assert desk.page.filled["title"] == "We are sorry"
