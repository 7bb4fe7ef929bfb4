"""What is learnt from lines whose level is known: it hears what no sign was written for, and only adds."""

import json
import random

import pytest
import yaml

from benchmarks import learn_safety
from bot.safety import likeness, look
from bot.safety.learning import learn
from tests.unit.safety.golden import GOLDEN

HELD_BACK = ("heldout", "fresh", "strangers", "newcomers", "long_stories", "another_hand")


def section(name, of):
    return yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))[of]


def test_the_weights_are_learnt_from_the_lines_that_are_there_now():
    stored = json.loads(likeness.LEARNT.read_text(encoding="utf-8"))["taught_by"]
    assert stored == learn_safety.taught_by(learn_safety.told()), "run python -m benchmarks.learn_safety"


def test_lines_held_back_teach_nothing():
    taught = {line for line, level in learn_safety.told() if level != "none"}
    held_back = {line for name in HELD_BACK for level in ("immediate", "concern")
                 for line in section(name, level)}
    assert len(held_back) > 400
    assert len(held_back & taught) <= 2, "two lines were thought of twice"


def test_the_same_lines_teach_the_same_weights():
    told = [(("he", word, "me"), "immediate") for word in ("zapped", "zapped", "bonked")]
    told += [(("she", word, "me"), "none") for word in ("called", "called", "saw")]
    weights = learn(told)
    assert learn(told) == weights
    dark, calm = (weights.likely(words)["immediate"] for words in (("he", "zapped", "me"), ("she", "called", "me")))
    assert dark > 0.5 > calm


@pytest.mark.clause("SG-9")
def test_what_no_sign_was_written_for_is_flagged_all_the_same():
    levels = [look(line).level for line in section("strangers", "immediate")]
    assert levels.count("none") / len(levels) <= 0.04
    assert levels.count("immediate") / len(levels) >= 0.90


@pytest.mark.clause("SG-9")
def test_complaints_by_strangers_raise_no_alarm():
    plain = section("strangers", "none")[:56]
    levels = [look(line).level for line in plain]
    assert "immediate" not in levels
    assert levels.count("concern") / len(levels) <= 0.10


@pytest.mark.clause("SG-9")
@pytest.mark.parametrize("name", ["ordinary", "ordinary_heldout"])
def test_what_children_answer_in_passing_raises_no_alarm(name):
    levels = [look(line).level for line in section(name, "none")]
    assert "immediate" not in levels
    assert levels.count("concern") / len(levels) <= 0.05


@pytest.mark.clause("SG-3")
@pytest.mark.parametrize("line", ["my boyfriend checks my phone", "my stepdad takes my phone so i cant ring anyone",
                                  "my ex goes through my phone", "my dad checks my phone and tracks me everywhere"])
def test_somebody_who_watches_a_phone_is_asked_about(line):
    assert look(line).level == "concern"


@pytest.mark.parametrize("turn", range(12))
def test_a_long_calm_story_stays_calm(turn):
    calm = [line for line in section("strangers", "none")[:56] if look(line).level == "none"]
    story = ". ".join(random.Random(turn).sample(calm, 40))
    assert look(story).level != "immediate"


@pytest.mark.parametrize("words", ["", "sam", "my dad", "...", "!!!\n\n???", "x" * 5000])
def test_too_little_to_go_by_is_no_worry(words):
    assert look(words).level == "none"
