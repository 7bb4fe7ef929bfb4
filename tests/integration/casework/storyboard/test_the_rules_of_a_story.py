"""Every rule of a story is told in plain words beside the picture it is about, and lifted when it is mended."""

from __future__ import annotations

import dataclasses
import json
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from backoffice.records import Case, Storyboard
from backoffice.services.stories import pictures
from backoffice.services.stories.pictures import House
from backoffice.services.stories.story_desk import Work

HARD = "Organisational responsibilities and administrative considerations made us postpone it until after today."


@pytest.fixture
def desk(at_work, story):
    at_work.go(story)
    return at_work


def the_story(browser):
    return json.loads(browser.page.hidden["story"])


def test_a_good_draft_keeps_every_rule(desk):
    assert "Every rule for the words and pictures is kept." in desk.page.text
    assert "The pictures tell all that the answer says." in desk.page.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"panel-0-caption": "word " * 21}, "The caption has 21 words. It may have 20."),
        ({"panel-0-caption": ""}, "Write a caption under this picture."),
        ({"panel-0-caption": HARD}, "The caption is hard to read"),
        ({"panel-0-bubble-0-text": "We will investigate."}, 'What is said uses "investigate".'),
        ({"panel-0-bubble-0-text": "word " * 46}, "A bubble has 46 words. It may have 45."),
        ({"panel-0-alt": ""}, "Say what the picture shows, for people who cannot see it."),
        ({"panel-0-caption": "We wrote to Bartholomew."}, "looks like a name and is not in the cast"),
    ],
    ids=["long", "empty", "hard", "hard word", "long bubble", "no description", "stranger"],
)
def test_what_a_picture_lacks_is_told_and_what_was_typed_stays(desk, story, typed, told):
    ((field, words),) = typed.items()
    desk.press(story, "look", **typed)
    assert told in desk.page.html.replace("&#34;", '"')
    assert desk.page.filled[field] == words.strip()
    assert "Picture 1 has something to mend." in desk.page.text


def test_words_that_do_not_fit_are_never_made_smaller(desk, story):
    for number in range(2):
        desk.press(story, "look", **{f"panel-0-bubble-{number}-text": "We read it all again for you. " * 7})
    assert 'class="stage__gap"' in desk.page.html
    assert "Picture 1 has something to mend." in desk.page.text



def test_a_story_speaks_to_the_child_unless_the_house_does_not_ask_for_it(desk, story, office, monkeypatch):
    of_the_child = {"panel-0-caption": "We met the child. We read all of it."}
    desk.press(story, "look", **of_the_child)
    assert "speaks of the child. Say &#34;you&#34; to the child." in desk.page.html
    known = office.extensions["heard_settings"]
    monkeypatch.setitem(office.extensions, "heard_settings", dataclasses.replace(known, story_says_you="off"))
    desk.press(story, "look", **of_the_child)
    assert "speaks of the child" not in desk.page.text


@pytest.mark.parametrize("reader, spoken_to", [("child", True), ("representative", False)])
def test_a_story_for_who_speaks_for_the_child_may_speak_of_the_child(desk, story, reader, spoken_to):
    desk.press(story, "look", **{"panel-0-caption": "We met the child. We read all of it."})
    case = SimpleNamespace(responses=[SimpleNamespace(addressee=reader)])
    found = pictures.faults(Work(the_story(desk)), case, SimpleNamespace(confirmed_issues=()), House(says_you=True))
    assert ("third_person" in {fault.code for fault in found}) is spoken_to


def test_a_story_has_three_to_eight_pictures(desk, story):
    while len(the_story(desk)["panels"]) > 2:
        desk.press(story, "remove-1")
    assert "It needs at least 3." in desk.page.text
    while len(the_story(desk)["panels"]) < 8:
        desk.press(story, "add")
    assert "Add a picture" not in desk.page.text
    desk.press(story, "add")
    assert len(the_story(desk)["panels"]) == 8


def test_a_recorded_reason_excuses_hard_words_and_nothing_else(desk, story, store):
    desk.press(story, "look", **{"panel-0-caption": HARD, "panel-0-alt": ""})
    desk.press(story, "save", grade_reason="It is the name of the rule.")
    assert "hard to read" not in desk.page.text
    assert "Say what the picture shows" in desk.page.text
    with store.reading() as session:
        assert session.scalars(select(Storyboard)).one().grade_reason == "It is the name of the rule."
    desk.press(story, "look", grade_reason=" ")
    assert "hard to read" in desk.page.text


def test_a_place_that_is_listed_and_a_person_who_is_added_may_be_named(desk, story):
    words = "We wrote to Bartholomew in Llandudno."
    desk.press(story, "look", **{"panel-0-caption": words})
    assert desk.page.html.count("looks like a name") == 2
    desk.press(story, "look", places="Llandudno")
    assert desk.page.html.count("looks like a name") == 1
    desk.press(story, "join")
    desk.press(story, "look", **{desk.page.filled["open"].replace("person-5", "cast-4") + "-name": "Bartholomew"})
    desk.press(story, "open-panel-1")
    assert "looks like a name" not in desk.page.html


def test_a_picture_that_tells_a_finding_is_tied_to_it_and_all_findings_are_told(desk, story):
    at = 1 + [bool(panel["finding"]) for panel in the_story(desk)["panels"]].index(True)
    desk.press(story, f"open-panel-{at}")
    name = f"panel-{at - 1}-finding-1"
    assert desk.page.filled[name] == "yes"
    desk.press(story, "look", **{name: None})
    assert the_story(desk)["panels"][at - 1]["finding"] is None
    desk.press(story, "look", **{name: "yes"})
    assert the_story(desk)["panels"][at - 1]["finding"] == {"number": 1, "outcome": "upheld", "also": []}


@pytest.mark.clause("C-9b")
def test_a_story_that_tells_a_finding_otherwise_than_the_response_is_refused(desk, story):
    told = the_story(desk)
    at = 1 + [bool(panel["finding"]) for panel in told["panels"]].index(True)
    told["panels"][at - 1]["finding"]["outcome"] = "not_upheld"
    told["findings"][0]["outcome"] = "not_upheld"
    desk.press(story, f"open-panel-{at}", story=json.dumps(told), title="Changed by hand")
    assert "The response says of finding 1: we agree. This panel says something else." in desk.page.text


def test_a_picture_that_says_what_we_found_has_to_be_tied_to_the_finding(desk, story):
    desk.press(story, "look", **{"panel-0-caption": "We agree with you."})
    assert "This panel says what we found. Say which finding it tells." in desk.page.text
    desk.press(story, "look", **{"panel-0-finding-1": "yes"})
    assert "Say which finding it tells" not in desk.page.text


def test_what_the_answer_says_and_no_picture_tells_is_shown(desk, story):
    panels = the_story(desk)["panels"]
    learning = next(n for n, panel in enumerate(panels, 1) if "notes back" in json.dumps(panel))
    desk.press(story, f"remove-{learning}")
    assert "The answer says this, and no picture says it in these words" in desk.page.text
    assert '<li class="typed">Workers will read their notes back to children.</li>' in desk.page.html


def test_the_length_and_the_grade_of_the_words_are_shown(desk, story):
    desk.press(story, "look", **{"panel-0-caption": "You told us that the report said things you never said."})
    assert "11 of 20 words" in desk.page.text
    assert "limit 4" in desk.page.text


def test_a_description_follows_the_picture_until_somebody_writes_their_own(desk, story):
    desk.press(story, "look", **{"panel-0-scene": "outdoors"})
    assert "outdoors" in desk.page.filled["panel-0-alt"]
    desk.press(story, "look", **{"panel-0-alt": "Sam in the garden."})
    desk.press(story, "look", **{"panel-0-scene": "home"})
    assert desk.page.filled["panel-0-alt"] == "Sam in the garden."
    desk.press(story, "describe-1")
    assert "at home" in desk.page.filled["panel-0-alt"]


def test_the_childs_words_stand_in_the_story_as_they_typed_them_and_run_nowhere(desk):
    assert "&lt;b&gt;&amp; never&lt;/b&gt;" in desk.page.html
    assert "<b>& never" not in desk.page.html


def test_the_story_holds_nothing_of_how_to_reach_the_child(desk, store):
    with store.reading() as session:
        plan = session.scalars(select(Case)).one().contact_plan
        assert plan.safety_note not in json.dumps(the_story(desk))
        assert plan.value not in json.dumps(the_story(desk))
