"""Child spelling and text-speak come closer to the usual words; nothing makes it slow or makes it fail."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.features import features_of
from bot.engine.spelling import LONGEST_LOOKED_AT, plain


@pytest.mark.parametrize(("typed", "usual"), [
    ("wen will u anser me", "when will you answer me"),
    ("r u a robot??", "are you a robot ? ?"),
    ("i dont no", "i do not no"),
    ("idk her name", "i do not know her name"),
    ("I can’t do this", "i can not do this"),
    ("sheeeee liiiied", "shee liied"),
    ("will my MUM'S boyfriend know", "will my mum boyfriend know"),
    ("pls tell sum1", "please tell someone"),
    ("What's an advocate?", "what is an advocate ?"),
    ("", ""),
    ("   ", ""),
])
def test_what_was_typed_is_read_as(typed: str, usual: str) -> None:
    assert plain(typed) == usual


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert plain(plain(text)) is not None
    assert isinstance(features_of(text), list)


def test_only_the_first_part_of_a_long_message_is_looked_at() -> None:
    assert plain("a" * 3 + "b " * 5000).count("b") <= LONGEST_LOOKED_AT


@pytest.mark.parametrize("piece", ["a", "ab ", "'", "🙂", "é\u0301", "9", "! ", "a1"])
def test_the_longest_message_takes_no_time(piece: str) -> None:
    text = (piece * 5000)[:5000]
    features_of(text)
    began = time.perf_counter()
    features_of(text)
    assert time.perf_counter() - began < 0.05


def test_an_age_counts_by_its_size_alone() -> None:
    assert features_of("im 9") == features_of("im 11")
    assert features_of("im 9") != features_of("im 45")
    assert features_of("07700900123") == features_of("07700900999")
