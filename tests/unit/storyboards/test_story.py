"""A story as data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from storyboards import Panel, Person, Story, StoryError, from_template
from tests.unit.storyboards.made_up import SHORT, panels


@settings(max_examples=25, deadline=None)
@given(panels())
def test_a_story_survives_json(made: tuple[tuple[Person, ...], Panel]) -> None:
    story = Story("A story", made[0], (made[1],), places=("Oak Park",))
    assert Story.from_dict(json.loads(json.dumps(story.to_dict()))) == story


def test_a_drafted_story_survives_json_too() -> None:
    story = from_template("sorry", SHORT)
    assert Story.from_dict(json.loads(json.dumps(story.to_dict()))) == story


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ([], "table"),
        ({}, "version"),
        ({"version": 99}, "version 1"),
        ({"version": 1, "colour": "red"}, "colour"),
        ({"version": 1, "panels": {}}, "list"),
        ({"version": 1, "panels": [{"scene": 3}]}, "text"),
        ({"version": 1, "panels": ["x"]}, "table"),
        ({"version": 1, "cast": [{"name": "Maya"}]}, "key"),
        ({"version": 1, "cast": [{"key": "m", "name": "Maya", "look": {"wheelchair": "yes"}}]}, "yes or no"),
        ({"version": 1, "panels": [{"props": [1]}]}, "list of words"),
        ({"version": 1, "panels": [{"people": [{"who": "ghost"}]}]}, "ghost"),
        ({"version": 1, "findings": [{"number": 1, "outcome": "upheld", "also": ["2"]}]}, "numbers"),
        ({"version": 1, "left_out": "all"}, "list of words"),
        ({"version": 1, "findings": [{"number": True, "outcome": "upheld"}]}, "number"),
    ],
)
def test_what_is_not_a_story_is_refused_in_one_sentence(data: Any, word: str) -> None:
    with pytest.raises(StoryError) as refused:
        Story.from_dict(data)
    assert word in str(refused.value) and "\n" not in str(refused.value)
