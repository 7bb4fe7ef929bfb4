"""Typed text becomes inert for the engine, and is kept as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.inert import inert, kept, says_nothing


@pytest.mark.parametrize("typed", ["/restart", "  /submit", "\u00a0/x", "\u2003\u3000/inform{}", "\u200b/x", "\ufeff/x",
                                   "//x", "/ /x", "\uff0fsubmit", "\u2044x", "\n/\n/x", "/"])
def test_nothing_typed_is_a_command(typed: str) -> None:
    assert not inert(typed).lstrip().startswith(("/", "\uff0f", "\u2044"))
    assert inert(typed)


def test_ordinary_words_go_as_they_are() -> None:
    assert inert("she said yes/no to me") == "she said yes/no to me"


@given(st.text())
def test_no_text_at_all_begins_with_a_slash_once_inert(typed: str) -> None:
    assert not inert(typed).strip().startswith("/")
    assert inert(typed)


@given(st.text())
def test_what_is_kept_can_always_be_written_down(typed: str) -> None:
    kept(typed).encode("utf-8")


def test_only_line_ends_and_halves_of_letters_change_in_what_is_kept() -> None:
    assert kept("a\r\nb\rc\x00 \u202ed\ud83d") == "a\nb\nc\x00 \u202ed\ufffd"
    assert kept("🙂 مرحبا") == "🙂 مرحبا"


@pytest.mark.parametrize(("typed", "nothing"), [("", True), (" \n\t", True), ("\u200b\u3000", True), ("🙂", False),
                                                ("?", False), ("\u200bno", False)])
def test_only_what_cannot_be_seen_says_nothing(typed: str, nothing: bool) -> None:
    assert says_nothing(typed) is nothing
