"""The story as a form: laid out, typed over, put in another order, and never lost."""

from __future__ import annotations

import json

import pytest

from backoffice.casework.story_form import NotAStory, packed, rearranged, unpacked

STORY = {
    "version": 1,
    "title": "What we did",
    "cast": [
        {
            "key": "manager",
            "name": "Sam",
            "role": "manager",
            "look": {"age": "adult", "skin": "rose", "wheelchair": False},
        }
    ],
    "panels": [
        {
            "scene": "office",
            "people": [{"who": "manager", "expression": "calm", "pose": "auto", "facing": "auto"}],
            "props": [],
            "bubbles": [{"who": "manager", "text": "Hello", "kind": "said"}],
            "caption": "One",
            "alt": "a",
            "finding": {"number": 1, "outcome": "upheld"},
        },
        {"scene": "court", "people": [], "props": [], "bubbles": [], "caption": "Two", "alt": "b", "finding": None},
    ],
}


def posted(**typed):
    return {"story": packed(STORY), **{name.replace("__", "-"): value for name, value in typed.items()}}


def captions(story):
    return [panel["caption"] for panel in story["panels"]]


def test_a_story_that_nobody_typed_over_stays_as_it_was():
    assert unpacked(posted()) == STORY


def test_what_was_typed_lies_over_what_was_there_and_a_finding_stays_tied():
    story = unpacked(
        posted(
            title=" Our answer ",
            panel__0__caption=" Now  this ",
            panel__0__alt="c",
            panel__0__scene="home",
            **{"panel-0-bubble-0-who": "manager", "panel-0-bubble-0-text": "Hi"},
        )
    )
    first = story["panels"][0]
    assert story["title"] == "Our answer"
    assert (first["caption"], first["scene"], first["finding"]) == ("Now this", "home", STORY["panels"][0]["finding"])
    assert first["bubbles"] == [{"who": "manager", "text": "Hi", "kind": "said"}]
    assert first["people"] == []


def test_an_emptied_bubble_is_gone():
    story = unpacked(posted(panel__0__caption="x", **{"panel-0-bubble-0-who": "manager", "panel-0-bubble-0-text": " "}))
    assert story["panels"][0]["bubbles"] == []


def test_pictures_move_up_and_down_and_away():
    assert captions(rearranged(STORY, "down-1")) == ["Two", "One"]
    assert captions(rearranged(STORY, "up-2")) == ["Two", "One"]
    assert captions(rearranged(STORY, "remove-1")) == ["Two"]


@pytest.mark.parametrize("go", ["up-1", "down-2", "remove-9", "look", "up-", "down-x", ""])
def test_a_press_that_means_nothing_changes_nothing(go):
    assert rearranged(STORY, go) == STORY


def test_a_new_picture_begins_with_nothing_said_and_there_are_never_more_than_eight():
    story = rearranged(STORY, "add")
    assert captions(story) == ["One", "Two", ""]
    for _ in range(9):
        story = rearranged(story, "add")
    assert len(story["panels"]) == 8


def test_a_person_gets_another_look_and_a_wheelchair():
    story = unpacked(posted(**{"cast-0-age": "older", "cast-0-wheelchair": "yes"}))
    assert story["cast"][0]["look"] == {"age": "older", "skin": "rose", "wheelchair": True, "hearing_aid": False}


@pytest.mark.parametrize("broken", ["", "{", "[]", json.dumps({"panels": 3}), json.dumps({"panels": [1]}), "null"])
def test_what_is_no_story_is_refused(broken):
    with pytest.raises(NotAStory):
        unpacked({"story": broken})
