"""The cast belongs to the case: the same faces over pictures, versions and later stories."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from backoffice.records import StoryCast


@pytest.fixture
def desk(at_work, story):
    at_work.go(story)
    return at_work


def person(browser, role):
    return next(each for each in json.loads(browser.page.hidden["story"])["cast"] if each["role"] == role)


def look_of(browser, role):
    return person(browser, role)["look"]


def change_manager(browser, address, **look):
    at = [each["role"] for each in json.loads(browser.page.hidden["story"])["cast"]].index("manager")
    browser.press(address, f"open-person-{at + 1}")
    return browser.press(address, "look", **{f"cast-{at}-{name}": value for name, value in look.items()})


def test_a_face_that_was_changed_is_the_same_in_the_next_story_of_the_case(desk, story):
    change_manager(desk, story, skin="umber", head="locs", wheelchair="yes")
    assert (look_of(desk, "manager")["head"], look_of(desk, "manager")["wheelchair"]) == ("locs", True)
    desk.go(f"{story}?from=template")
    desk.press(story, "begin", template="what_next")
    assert desk.page.filled["title"] == "What you can do next"
    assert (look_of(desk, "manager")["skin"], look_of(desk, "manager")["head"]) == ("umber", "locs")


def test_a_version_that_is_brought_back_has_the_faces_of_now(desk, story):
    desk.press(story, "save")
    change_manager(desk, story, head="locs")
    desk.press(story, "save", title="The second")
    desk.go(f"{story}/versions")
    desk.press(f"{story}/1/restore", "")
    assert desk.page.filled["title"] == "We are sorry"
    assert look_of(desk, "manager")["head"] == "locs"


def test_a_face_that_was_undone_is_undone_for_the_case(desk, story, store):
    before = look_of(desk, "manager")["head"]
    change_manager(desk, story, head="locs")
    desk.press(story, "undo")
    assert look_of(desk, "manager")["head"] == before
    with store.reading() as session:
        kept = {each["role"]: each["look"] for each in session.scalars(select(StoryCast)).one().people}
    assert kept["manager"]["head"] == before


def test_the_child_is_left_out_of_the_pictures_unless_they_said_how_they_look(at_work, page_of_story):
    at_work.go(page_of_story)
    at_work.press(page_of_story, "begin", template="sorry")
    assert "child" not in shown(at_work)


def test_a_child_who_told_us_how_they_look_is_in_the_pictures_as_they_said(at_work, page_of_story):
    at_work.go(page_of_story)
    told = {"child-head": "braids", "child-skin": "cocoa", "child-age": "child", "child-hearing_aid": "yes"}
    at_work.press(page_of_story, "begin", template="what_happened", child_drawn="yes", **told)
    assert "child" in shown(at_work)
    look = look_of(at_work, "child")
    assert (look["head"], look["skin"], look["hearing_aid"], look["wheelchair"]) == ("braids", "cocoa", True, False)
    page = at_work.go(f"{page_of_story}?from=template")
    assert page.filled["child_drawn"] == "yes" and page.filled["child-head"] == "braids"
    at_work.press(page_of_story, "begin", template="what_happened", child_drawn="no")
    assert "child" not in shown(at_work)


def test_a_look_that_is_not_offered_is_left_as_it_was(at_work, page_of_story):
    at_work.go(page_of_story)
    at_work.press(page_of_story, "begin", template="sorry", child_drawn="yes", **{"child-head": "antlers"})
    assert at_work.status == 200
    assert look_of(at_work, "child")["head"] != "antlers"


def test_somebody_new_is_added_named_shown_and_then_cannot_be_taken_out(desk, story):
    desk.press(story, "join")
    at = int(desk.page.filled["open"].removeprefix("person-")) - 1
    assert "Somebody in the cast has no name." in desk.page.text
    assert f'value="leave-{at + 1}"' in desk.page.html
    desk.press(story, "look", **{f"cast-{at}-name": "Jo", f"cast-{at}-role": "adult"})
    assert "has no name" not in desk.page.text
    desk.press(story, "open-panel-1")
    desk.press(story, "look", **{"panel-0-person-1-who": "more1", "panel-0-bubble-1-who": "more1",
                                 "panel-0-bubble-1-text": "Hello."})  # fmt: skip
    assert "Jo is" in desk.page.filled["panel-0-alt"] or "Jo are" in desk.page.filled["panel-0-alt"]
    desk.press(story, f"open-person-{at + 1}")
    assert f'value="leave-{at + 1}"' not in desk.page.html
    desk.press(story, f"leave-{at + 1}")
    assert person(desk, "adult")["name"] == "Jo"


def shown(browser):
    return {each["who"] for panel in json.loads(browser.page.hidden["story"])["panels"] for each in panel["people"]}
