"""Templates fill from the facts of a case and give a story that may be sent."""

from __future__ import annotations

from typing import Any

import pytest

from storyboards import Story, StoryError, check, cover, from_template, templates
from storyboards.rules import OUTCOMES
from tests.unit.storyboards.made_up import AMY, LONG, SHORT

KEYS = [key for key, _ in templates()]
BARE: dict[str, Any] = {"child_name": None, "child_look": None, "manager_name": "Maya", "worker_name": None}


def test_there_is_a_template_for_every_kind_of_answer() -> None:
    assert len(KEYS) >= 10 and len(set(KEYS)) == len(KEYS)
    assert {"what_happened", "sorry", "put_right", "not_agree", "what_next"} <= set(KEYS)
    assert all(title and title[0].isupper() for _, title in templates())


@pytest.mark.parametrize("facts", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("key", KEYS)
def test_every_template_gives_a_story_that_may_be_sent(key: str, facts: dict[str, Any]) -> None:
    assert check(from_template(key, facts)) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_template_works_with_hardly_any_facts(key: str) -> None:
    said = {
        **BARE,
        "what_child_said": ["You were late."],
        "findings": [{"number": 1, "outcome": "upheld", "plain": "We were late."}],
    }
    assert check(from_template(key, said)) == []


@pytest.mark.parametrize("outcome", sorted(OUTCOMES))
@pytest.mark.parametrize("key", ["what_happened", "sorry", "not_agree", "could_not_find", "judge"])
def test_a_panel_that_tells_an_outcome_is_tied_to_its_finding(key: str, outcome: str) -> None:
    facts = {**SHORT, "findings": [{"number": 7, "outcome": outcome, "plain": "We read all the notes from that day."}]}
    story = from_template(key, facts)
    tied = [panel for panel in story.panels if panel.finding]
    assert check(story) == [] and tied
    assert all(panel.finding and (panel.finding.number, panel.finding.outcome) == (7, outcome) for panel in tied)


def test_each_outcome_is_told_in_other_words() -> None:
    told = set()
    for outcome in OUTCOMES:
        facts = {**SHORT, "findings": [{"number": 1, "outcome": outcome, "plain": "We read the notes."}]}
        told |= {panel.caption for panel in from_template("what_happened", facts).panels if panel.finding}
    assert len(told) == len(OUTCOMES)


def test_nobody_says_sorry_for_what_we_do_not_agree_with() -> None:
    facts = {**SHORT, "findings": [{"number": 1, "outcome": "not_upheld", "plain": "We read the notes."}]}
    assert not any("sorry" in bubble.text for panel in from_template("sorry", facts).panels for bubble in panel.bubbles)


def everyone_shown(story: Story) -> set[str]:
    return {placed.who for panel in story.panels for placed in panel.people}


@pytest.mark.parametrize("key", KEYS)
def test_without_a_look_no_child_is_drawn(key: str) -> None:
    assert "child" not in everyone_shown(from_template(key, {**SHORT, "child_look": None}))


def test_the_child_is_drawn_as_they_said() -> None:
    look = from_template("what_happened", SHORT).person("child").look
    assert all(getattr(look, part) == value for part, value in AMY.items()) and look.age == "child"


def test_a_face_stays_the_same_from_story_to_story_and_no_two_adults_look_alike() -> None:
    first, second = from_template("sorry", LONG), from_template("what_next", LONG)
    assert [p for p in first.cast if p.key == "manager"] == [p for p in second.cast if p.key == "manager"]
    adults = [person.look for person in first.cast if person.role in ("manager", "worker", "adult")]
    assert len(set(adults)) == len(adults) >= 3


@pytest.mark.parametrize("manager", ["Maya", "Priya Shah", "Jo", "Ann Lee", "Sam", "Kemi"])
def test_the_manager_and_the_worker_can_be_told_apart_at_a_glance(manager: str) -> None:
    story = from_template("sorry", {**SHORT, "manager_name": manager})
    one, other = story.person("manager").look, story.person("worker").look
    assert one.head != other.head and one.skin != other.skin and one.cloth != other.cloth


@pytest.mark.parametrize("worker", ["Jane Field", "Tom", "Ali", "Bo", "Cem", "Dee", "Eve", "Flo"])
def test_the_judge_has_the_hair_of_nobody_else_in_the_story(worker: str) -> None:
    story = from_template("judge", {**SHORT, "manager_name": "Sam Carter", "worker_name": worker})
    others = {person.look.head for person in story.cast if person.key in ("manager", "worker")}
    assert story.person("judge").look.head not in others


def covers_of(facts: dict[str, Any]) -> dict[str, str]:
    """What is said and told in the cover of each template."""
    found = {}
    for key in KEYS:
        panel = from_template(key, facts).panels[cover(key, facts) - 1]
        found[key] = " ".join([*(bubble.text for bubble in panel.bubbles), panel.caption])
    return found


def test_the_cover_of_a_template_shows_what_it_is_about() -> None:
    shown = covers_of(SHORT)
    assert len(set(shown.values())) >= len(KEYS) - 1, "covers that are the same help nobody to choose"
    assert "sorry" in shown["sorry"] and "right school" in shown["put_right"] and "Ombudsman" in shown["what_next"]
    decided = {"number": 1, "outcome": "outside_remit", "plain": "No.", "decided_by": "court_judge"}
    assert "judge" in covers_of({**SHORT, "findings": [decided]})["judge"] and "judge" not in shown["judge"]
    assert "wait" not in shown["longer"]
    assert "sorry that you had to wait" in covers_of({**SHORT, "late": True})["longer"]


def test_a_template_without_its_cover_begins_with_its_first_picture() -> None:
    assert cover("put_right", {**SHORT, "remedies": []}) == 1


def test_a_look_the_office_keeps_is_used() -> None:
    story = from_template("sorry", {**SHORT, "worker_look": {"head": "turban", "beard": "full"}})
    assert story.person("worker").look.head == "turban"


def test_whatever_the_child_said_is_there_in_their_words() -> None:
    story = from_template("what_happened", SHORT)
    assert "They wrote the wrong school in my report." in [b.text for panel in story.panels for b in panel.bubbles]


@pytest.mark.parametrize(
    ("key", "facts", "word"),
    [
        ("no_such", SHORT, "no_such"),
        ("beats", SHORT, "beats"),
        ("fillers", SHORT, "fillers"),
        ("sorry", {**SHORT, "manager_name": ""}, "name of the children's complaints manager"),
        ("sorry", {**SHORT, "child_look": {"skin": "green"}}, "green"),
        ("sorry", {**SHORT, "child_look": {"tail": "long"}}, "tail"),
        ("sorry", {**SHORT, "child_look": {"wheelchair": "yes"}}, "wheelchair"),
        ("sorry", {**SHORT, "findings": [{"number": 1, "outcome": "won", "plain": "x"}]}, "outcome"),
        ("sorry", {**SHORT, "findings": ["x"]}, "finding"),
        ("sorry", {**SHORT, "remedies": ["x"]}, "remedy"),
        ("sorry", {**SHORT, "remedies": [{"text": " "}]}, "remedy"),
        ("sorry", {**SHORT, "remedies": [{"text": "x", "type": "gift"}]}, "type"),
        ("sorry", {**SHORT, "remedies": [{"text": "x", "done": "no"}]}, "done"),
        ("sorry", {**SHORT, "proceedings": "on"}, "proceedings"),
        ("sorry", {**SHORT, "late": "a bit"}, "late"),
        ("sorry", {**SHORT, "learning": "x"}, "learning"),
    ],
)
def test_facts_that_cannot_be_used_are_refused_in_one_sentence(key: str, facts: dict[str, Any], word: str) -> None:
    with pytest.raises(StoryError) as refused:
        from_template(key, facts)
    assert word in str(refused.value) and "\n" not in str(refused.value)
