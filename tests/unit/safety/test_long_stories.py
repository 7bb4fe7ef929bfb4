"""Children write long stories without a full stop: what is in the middle is heard, and a plain story stays calm."""

from itertools import cycle

import pytest
import yaml

from bot.safety import likeness, look
from bot.safety.clauses import clauses
from tests.unit.safety.golden import GOLDEN


def section(name, of):
    return yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))[of]


@pytest.fixture(scope="module")
def plain_stories():
    return section("long_stories", "none")


@pytest.mark.clause("SG-1", "SG-9")
def test_a_disclosure_in_the_middle_of_a_long_story_is_immediate():
    stories = section("long_stories", "immediate")
    assert all(len(story.split()) >= 60 and "." not in story for story in stories)
    assert {look(story).level for story in stories} == {"immediate"}


@pytest.mark.clause("SG-3", "SG-9")
def test_a_worry_in_the_middle_of_a_long_story_is_flagged():
    assert "none" not in {look(story).level for story in section("long_stories", "concern")}


@pytest.mark.clause("SG-9")
def test_no_long_plain_story_is_an_alarm(plain_stories):
    levels = [look(story).level for story in plain_stories]
    assert "immediate" not in levels
    assert levels.count("concern") <= 2


@pytest.mark.clause("SG-1", "SG-9")
def test_what_is_flagged_alone_is_flagged_between_the_words_of_a_plain_story(plain_stories):
    """The middle is at an "and", as a child would have gone on."""
    calm = cycle(story.split(" and ") for story in plain_stories if look(story).level == "none")
    disclosures = section("newcomers", "immediate")
    levels = []
    for disclosure, said in zip(disclosures, calm, strict=False):
        half = len(said) // 2
        levels.append(look(" and ".join([*said[:half], disclosure.rstrip("."), *said[half:]])).level)
    assert "none" not in levels
    assert levels.count("immediate") / len(levels) >= 0.90


def test_a_long_run_of_words_is_cut_at_its_joints_and_no_word_is_lost(plain_stories):
    for story in plain_stories:
        words = story.split()
        said = list(clauses(words))
        assert len(said) > 5
        assert {word for clause in said for word in clause} == set(words)
        assert max(len(clause) for clause in said) <= 20


def test_a_short_line_is_one_clause_whatever_is_in_it():
    words = "he came and he sat and she came and she sat".split()
    assert list(clauses(words)) == [words]


def test_words_without_a_joint_are_cut_into_pieces_that_overlap():
    words = [f"word{number}" for number in range(50)]
    said = list(clauses(words))
    assert [clause[0] for clause in said] == ["word0", "word15", "word30"]
    assert said[-1][-1] == "word49"


@pytest.mark.parametrize("line, level", [
    ("she is poison, she turned them all against my nan", "concern"),
    ("she gave me poison and made me drink it", "immediate"),
    ("waiting for her is murder", "none"),
    ("he is waiting for her outside our house", "concern"),
    ("i know where you live and i will get you", "immediate"),
])
def test_a_sign_is_believed_less_among_words_that_are_like_no_worry(line, level):
    assert look(line).level == level


def test_an_alarm_needs_more_to_speak_for_it_than_a_question():
    def heard(words):
        return {"concern": 0.05, "immediate": 0.01}

    assert likeness.believes(("any", "words"), "concern", heard)
    assert not likeness.believes(("any", "words"), "immediate", heard)
