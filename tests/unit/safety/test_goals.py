"""The goals of SG-9, measured on lines that were not used to choose the detector's words."""

import pytest
import yaml

from bot.safety import look
from tests.unit.safety.golden import GOLDEN


def lines(name):
    return yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["heldout", "fresh", "another_hand"])
def held_out(request):
    return lines(request.param)


@pytest.mark.clause("SG-9")
def test_every_immediate_disclosure_is_flagged_and_nine_in_ten_as_immediate(held_out):
    levels = {line: look(line).level for line in held_out["immediate"]}
    assert [line for line, level in levels.items() if level == "none"] == []
    assert sum(level == "immediate" for level in levels.values()) / len(levels) >= 0.90


@pytest.mark.clause("SG-9")
def test_no_plain_complaint_is_taken_as_immediate_and_at_most_one_in_ten_as_a_concern(held_out):
    levels = {line: look(line).level for line in held_out["none"]}
    assert [line for line, level in levels.items() if level == "immediate"] == []
    assert sum(level == "concern" for level in levels.values()) / len(levels) <= 0.10


@pytest.mark.clause("SG-3", "SG-9")
@pytest.mark.parametrize("name", ["heldout", "fresh"])
def test_nearly_every_concern_is_flagged(name):
    levels = [look(line).level for line in lines(name)["concern"]]
    assert levels.count("none") / len(levels) <= 0.05


@pytest.mark.parametrize("section, mood", [("distress", "distress"), ("anger", "anger")])
@pytest.mark.clause("DS-1", "AB-1")
def test_distress_and_anger_are_heard_and_are_no_alarm(section, mood):
    worries = [look(line) for line in lines("heldout")[section]]
    assert sum(worry.mood == mood for worry in worries) / len(worries) >= 0.90
    assert all(worry.level != "immediate" for worry in worries)


def test_the_main_words_of_the_ten_languages_are_known():
    told = lines("heldout")["languages"]
    rank = ("none", "concern", "immediate").index
    missed = [words for level, words in told if rank(look(words).level) < rank(level)]
    alarmed = [words for level, words in told if level == "none" and look(words).level != "none"]
    assert missed == []
    assert alarmed == []


@pytest.mark.clause("SG-6")
def test_a_worker_who_did_it_is_seen_and_a_worker_who_was_told_of_it_is_not():
    told = lines("heldout")
    assert [line for line in told["staff"] if not look(line).about_staff] == []
    assert [line for line in told["not_staff"] if look(line).about_staff] == []


@pytest.mark.clause("SG-2")
@pytest.mark.parametrize(
    ("line", "is_one"),
    [("I will kill Tom Bright", True), ("im gonna stab tom if he comes back", True),
     ("Tom Bright is dead if he comes near us", True), ("im going to kill myself", False),
     ("dad says he will kill Tom", False), ("i will kill some time in town", False),
     ("my phone is dead if i dont charge it", False)],
)  # fmt: skip
def test_a_threat_against_somebody_who_is_named_is_one_of_the_writer(line, is_one):
    assert look(line).threat is is_one


@pytest.mark.clause("SG-2")
def test_a_threat_of_the_writer_is_told_from_a_threat_that_is_reported():
    told = lines("heldout")
    assert [line for line in told["threat"] if not (look(line).threat and look(line).level == "immediate")] == []
    assert [line for line in told["not_threat"] if look(line).threat] == []


def test_the_lines_it_was_tuned_on_stay_right():
    told = lines("tuning")
    none = [look(line).level for line in told["none"]]
    immediate = [look(line).level for line in told["immediate"]]
    assert none.count("immediate") == 0
    assert none.count("concern") / len(none) <= 0.10
    assert immediate.count("none") / len(immediate) <= 0.01


def test_held_out_lines_are_not_among_those_it_was_tuned_on():
    def every(told):
        return {line if isinstance(line, str) else line[1] for section in told.values() for line in section}

    tuned = every(lines("tuning"))
    # The public examples of specification 5.7 stand in both.
    assert len(every(lines("heldout")) & tuned) <= 6, sorted(every(lines("heldout")) & tuned)
