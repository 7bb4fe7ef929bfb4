"""The story as a form: laid out, typed over, put in another order, and never lost."""

from __future__ import annotations

import json

import pytest

from backoffice.casework import story_form
from backoffice.casework.story_form import NotAStory, Open, carried, joined, packed, part_changed, rearranged, unpacked
from storyboards.panels import layout

STORY = {
    "version": 1,
    "title": "What we did",
    "cast": [
        {
            "key": "manager",
            "name": "Sam",
            "role": "manager",
            "look": {"age": "adult", "skin": "rose", "wheelchair": False},
        },
        {"key": "judge", "name": "the judge", "role": "judge", "look": {"age": "older"}},
    ],
    "panels": [
        {
            "scene": "office",
            "people": [{"who": "manager", "expression": "calm", "pose": "auto", "facing": "auto"}],
            "props": ["mug", "letter"],
            "bubbles": [{"who": "manager", "text": "Hello", "kind": "said"}],
            "caption": "One",
            "alt": "a",
            "finding": {"number": 1, "outcome": "upheld", "also": []},
        },
        {"scene": "court", "people": [], "props": [], "bubbles": [], "caption": "Two", "alt": "b", "finding": None},
    ],
    "findings": [
        {"number": 1, "outcome": "upheld"},
        {"number": 2, "outcome": "upheld"},
        {"number": 3, "outcome": "not_upheld"},
    ],
    "places": [],
}
FIRST = Open()


def posted(**typed):
    return {"story": packed(STORY), **{name.replace("__", "-"): value for name, value in typed.items()}}


def captions(story):
    return [panel["caption"] for panel in story["panels"]]


def pressed(go, story=STORY, at=FIRST):
    story, at = rearranged(story, go, at)
    return captions(story), str(at)


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
    assert story["panels"][1] == STORY["panels"][1]


def test_an_emptied_bubble_is_gone():
    story = unpacked(posted(panel__0__caption="x", **{"panel-0-bubble-0-who": "manager", "panel-0-bubble-0-text": " "}))
    assert story["panels"][0]["bubbles"] == []


@pytest.mark.parametrize(("there", "speaker"), [({"panel-1-person-0-who": "judge"}, "judge"), ({}, "manager")])
def test_words_that_nobody_was_chosen_to_say_are_not_lost(there, speaker):
    story = unpacked(posted(**{"panel-1-caption": "Two", "panel-1-bubble-0-text": "Hi"}, **there))
    assert story["panels"][1]["bubbles"] == [{"who": speaker, "text": "Hi", "kind": "said"}]


def test_things_that_stay_keep_their_order_and_a_new_one_comes_after_them():
    ticked = {"panel-0-prop-clock": "yes", "panel-0-prop-letter": "yes", "panel-0-prop-mug": "yes"}
    assert unpacked(posted(panel__0__caption="x", **ticked))["panels"][0]["props"] == ["mug", "letter", "clock"]
    assert unpacked(posted(panel__0__caption="x"))["panels"][0]["props"] == []


def told(*numbers):
    ticked = {f"panel-0-finding-{number}": "yes" for number in numbers}
    return unpacked(posted(panel__0__caption="x", panel__0__ties="yes", **ticked))["panels"][0]["finding"]


def test_a_picture_is_tied_to_findings_and_says_what_the_response_says_of_them():
    assert told() is None
    assert told(3) == {"number": 3, "outcome": "not_upheld", "also": []}
    assert told(1, 2) == {"number": 1, "outcome": "upheld", "also": [2]}
    assert told(9) is None


def test_pictures_move_by_one_or_to_a_place_and_what_was_moved_is_open():
    assert pressed("down-1") == (["Two", "One"], "panel-2")
    assert pressed("up-2") == (["Two", "One"], "panel-1")
    assert pressed("move-2-1") == (["Two", "One"], "panel-1")
    longer = rearranged(rearranged(STORY, "add", FIRST)[0], "add", FIRST)[0]
    longer["panels"][2]["caption"], longer["panels"][3]["caption"] = "Three", "Four"
    assert pressed("move-1-3", longer) == (["Two", "Three", "One", "Four"], "panel-3")
    assert pressed("move-4-2", longer) == (["One", "Four", "Two", "Three"], "panel-2")


def test_a_picture_is_copied_after_itself_and_removed():
    assert pressed("copy-1") == (["One", "One", "Two"], "panel-2")
    assert pressed("remove-1") == (["Two"], "panel-1")
    assert pressed("remove-2") == (["One"], "panel-1")


def test_the_last_picture_of_a_story_is_not_removed():
    assert pressed("remove-1", rearranged(STORY, "remove-1", FIRST)[0]) == (["Two"], "panel-1")


@pytest.mark.parametrize(
    "go", ["up-1", "down-2", "remove-9", "copy-0", "look", "up-", "down-x", "", "move-1-1", "move-1-9", "move-1", "²-²"]
)
def test_a_press_that_means_nothing_changes_nothing(go):
    assert rearranged(STORY, go, FIRST) == (STORY, FIRST)


def test_a_new_picture_begins_with_nothing_said_and_there_are_never_more_than_eight():
    story, at = rearranged(STORY, "add", FIRST)
    assert (captions(story), str(at)) == (["One", "Two", ""], "panel-3")
    for _ in range(9):
        story = rearranged(story, "add", FIRST)[0]
    assert len(story["panels"]) == 8
    assert rearranged(story, "copy-1", FIRST) == (story, FIRST)


def test_opening_another_picture_or_a_person():
    assert str(rearranged(STORY, "open-panel-2", FIRST)[1]) == "panel-2"
    assert str(rearranged(STORY, "open-person-2", FIRST)[1]) == "person-2"


@pytest.mark.parametrize(
    ("told", "means"), [("panel-9", "panel-2"), ("person-0", "panel-1"), ("x-1", "panel-1"), ("", "panel-1")]
)
def test_what_is_not_there_cannot_be_open(told, means):
    assert str(Open.read(told, STORY)) == means


def test_a_person_gets_another_look_a_name_and_a_wheelchair():
    typed = {"cast-0-age": "older", "cast-0-wheelchair": "yes", "cast-0-name": " Sam  Carter ", "cast-0-role": "adult"}
    person = unpacked(posted(**typed))["cast"][0]
    assert person["look"] == {"age": "older", "skin": "rose", "wheelchair": True, "hearing_aid": False}
    assert (person["name"], person["role"]) == ("Sam Carter", "adult")


def test_somebody_new_comes_in_and_goes_again_unless_a_picture_shows_them():
    more, at = joined(STORY, {"skin": "sand"})
    assert str(at) == "person-3"
    assert more["cast"][2] == {"key": "more1", "name": "", "role": "adult", "look": {"skin": "sand"}}
    again, _ = joined(more, {})
    assert [each["key"] for each in again["cast"]] == ["manager", "judge", "more1", "more2"]
    assert rearranged(more, "leave-3", at)[0] == STORY
    assert rearranged(more, "leave-1", at) == (more, at)
    for _ in range(20):
        more, _ = joined(more, {})
    assert len(more["cast"]) == story_form.MOST_IN_CAST


def test_places_are_lines():
    assert unpacked(posted(places=" Hill School \r\n\r\nLeeds"))["places"] == ["Hill School", "Leeds"]


def after(**typed):
    return part_changed(STORY, unpacked(posted(**typed)))


def test_a_change_is_known_by_the_part_it_changed():
    same = {"panel__1__scene": "court", "panel__1__alt": "b"}
    assert after(panel__1__caption="New", **same) == "panel-2-caption"
    assert after(panel__1__caption="New", panel__1__alt="b", panel__1__scene="home") == "panel-2-more"
    assert after(title="New") == "title"
    assert after(title="New", places="Leeds") == "story"
    assert part_changed(STORY, rearranged(STORY, "down-1", FIRST)[0]) == "panels"
    assert part_changed(STORY, rearranged(STORY, "remove-1", FIRST)[0]) == "panels"


def test_the_form_has_places_for_all_that_fits_in_a_picture():
    assert (story_form.PEOPLE, story_form.PROPS) == (layout.MOST_PEOPLE, layout.MOST_PROPS)


BROKEN = [
    "",
    "{",
    "[]",
    "null",
    "3",
    json.dumps({"panels": 3}),
    json.dumps({"panels": [1]}),
    json.dumps({"panels": [], "cast": [1]}),
    json.dumps({"panels": [{}] * 99}),
    "[" * 100_000,
]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_story_is_refused(broken):
    with pytest.raises(NotAStory):
        carried({"story": broken})


@pytest.mark.parametrize("part", [{"findings": [1]}, {"findings": [{}]}, {"cast": [{"look": 3}]}])
def test_a_story_with_a_broken_part_is_refused(part):
    typed = {"panel-0-caption": "x", "panel-0-ties": "yes", "cast-0-age": "teen"}
    with pytest.raises(NotAStory):
        unpacked({"story": json.dumps({**STORY, **part}), **typed})
