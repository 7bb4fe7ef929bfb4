"""Themes are suggested for stories held back, in at least 85 of 100 one-theme stories, and for few others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.conversation.themes import THEMES, suggest

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "understanding"
SETS = ("odd_wording", "strangers", "newcomers")
SAID = Path(__file__).resolve().parents[3] / "bot" / "conversation" / "themes" / "said"


def stories(name: str) -> list[tuple[str, str]]:
    told = yaml.safe_load((GOLDEN / f"themes_{name}.yml").read_text(encoding="utf-8"))
    return [(theme, story) for theme, its_stories in told.items() for story in its_stories]


def learnt_from() -> Iterator[str]:
    for file in SAID.glob("*.yml"):
        yield from yaml.safe_load(file.read_text(encoding="utf-8"))["told"]


@pytest.mark.parametrize("name", SETS)
def test_a_right_theme_is_among_the_suggestions(name):
    asked = stories(name)
    assert len(asked) >= 100
    missed = [(theme, story) for theme, story in asked if theme not in suggest(story)]
    assert len(missed) / len(asked) <= 0.15, missed


@pytest.mark.parametrize("name", SETS)
def test_a_story_of_one_theme_gets_few_suggestions(name):
    asked = stories(name)
    assert sum(len(suggest(story)) for _, story in asked) / len(asked) <= 1.6


def test_stories_held_back_are_not_among_those_learnt_from():
    assert {story for name in SETS for _, story in stories(name)}.isdisjoint(learnt_from())


def test_every_theme_has_its_words():
    assert {file.stem for file in SAID.glob("*.yml")} == set(THEMES)


@pytest.mark.parametrize("words", ["", "xx", "i like pizza", "hello there", "it was bad", "😢"])
def test_what_says_too_little_suggests_nothing(words):
    assert suggest(words) == ["other"]


def test_several_themes_come_in_the_order_of_the_list():
    found = suggest("she was rude and she never came and she told my dad what i said")
    assert found == sorted(found, key=THEMES.index)
    assert {"worker_manner", "shared_private_information"} <= set(found)
