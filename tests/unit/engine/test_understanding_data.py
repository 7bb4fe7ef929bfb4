"""The examples and the phrases held back from them."""

from collections import Counter

import pytest

from benchmarks.understanding import SETS, examples, held_out
from bot.engine.spelling import plain


@pytest.mark.parametrize("name", SETS)
def test_no_phrase_held_back_is_among_the_examples(name: str) -> None:
    learnt = {plain(text) for text, _ in examples()}
    # A bare yes, a bare name or number means one thing only, wherever it is written.
    both = [text for text, _ in held_out(name) if plain(text) in learnt and len(text.split()) > 2]
    assert both == []


def test_every_intent_has_enough_of_both() -> None:
    learnt, asked = Counter(intent for _, intent in examples()), Counter(intent for _, intent in held_out())
    assert set(learnt) == set(asked)
    assert min(learnt.values()) >= 40
    assert learnt["tell"] >= 300
    assert min(asked.values()) >= 8
    assert asked["tell"] >= 100


def test_no_example_stands_under_two_intents() -> None:
    under: dict[str, set[str]] = {}
    for text, intent in examples():
        under.setdefault(plain(text), set()).add(intent)
    assert {text: intents for text, intents in under.items() if len(intents) > 1} == {}
