"""References: easy to read out, checked for slips."""

from __future__ import annotations

import itertools
import random

import pytest

from backoffice.services.references import ALPHABET, PREFIXES, check_character, normalised, prefix_for


def some_references(count: int = 200) -> list[str]:
    chance = random.Random(7)
    bodies = ["".join(chance.choices(ALPHABET, k=5)) for _ in range(count)]
    pairs = zip(itertools.cycle(PREFIXES), bodies, strict=False)
    return [f"{prefix}-{body}{check_character(prefix + body)}" for prefix, body in pairs]


def test_no_letter_can_be_taken_for_another_and_no_word_can_come_of_them():
    assert not set("AEIOU01L") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 28


@pytest.mark.parametrize("reference", some_references(50))
def test_a_reference_is_read_however_it_is_typed(reference):
    for typed in (reference, reference.lower(), reference.replace("-", ""), f"  {reference[:4]} {reference[4:]} "):
        assert normalised(typed) == reference


def test_any_one_wrong_character_is_noticed():
    tried = 0
    for reference in some_references(40):
        for place in (*range(3, 9),):
            for wrong in ALPHABET:
                if wrong != reference[place]:
                    assert normalised(reference[:place] + wrong + reference[place + 1 :]) is None
                    tried += 1
    assert tried > 5000


def test_nearly_every_swap_of_neighbours_is_noticed():
    swaps = missed = 0
    for reference in some_references(400):
        for place in range(3, 8):
            if reference[place] != reference[place + 1]:
                swapped = reference[:place] + reference[place + 1] + reference[place] + reference[place + 2 :]
                swaps += 1
                missed += normalised(swapped) is not None
    assert swaps > 1000
    assert missed / swaps < 0.01


def test_a_child_case_read_as_an_adult_one_is_noticed():
    for reference in some_references():
        if reference.startswith("CC"):
            assert normalised("PC" + reference[2:]) is None


@pytest.mark.parametrize("odd", ["", "CC-", "CC-22222", "XX-222222", "CC-2222222", "CC-AAAAAA", "' OR 1=1"])
def test_what_is_no_reference_is_none(odd):
    assert normalised(odd) is None


@pytest.mark.parametrize(
    ("kind", "procedure", "prefix"),
    [("complaint", "children_policy", "CC"), ("complaint", "three_step", "PC"), ("feedback", None, "FB"),
     ("message_for_worker", None, "MW"), ("callback_request", None, "CB")],
)  # fmt: skip
def test_the_first_letters_say_what_it_is(kind, procedure, prefix):
    assert prefix_for(kind, procedure) == prefix
