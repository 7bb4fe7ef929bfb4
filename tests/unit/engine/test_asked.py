"""What the gateway's text becomes before Rasa sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.asked import LONGEST_TEXT, NotAsked, TurnAsked, inert


@given(st.text(alphabet=st.sampled_from("/ \t\n\r\u00a0\u2003\u3000\x1cab{}\"")))
def test_no_text_reaches_rasa_as_a_command(text: str) -> None:
    assert not inert(text).strip().startswith("/")


@given(st.text().filter(lambda text: not text.strip().startswith("/")))
def test_other_text_is_only_stripped(text: str) -> None:
    assert inert(text) == text.strip()


BODY = {"conversation": "0" * 64, "seal": "A" * 43 + "=", "text": None, "metadata": {"turn_id": "1"}}


def test_a_button_is_a_choice_and_a_beginning_a_start() -> None:
    assert TurnAsked.read(BODY).for_understanding == "/choose"
    assert TurnAsked.read({**BODY, "metadata": {"turn_id": "1", "begin": {"a": "b"}}}).for_understanding == "/start"


def test_the_limit_counts_characters() -> None:
    TurnAsked.read({**BODY, "text": "🙂" * LONGEST_TEXT})
    with pytest.raises(NotAsked) as refusal:
        TurnAsked.read({**BODY, "text": "🙂" * (LONGEST_TEXT + 1)})
    assert (refusal.value.status, refusal.value.code) == (413, "text")


def test_neither_key_nor_words_show_in_a_traceback() -> None:
    asked = TurnAsked.read({**BODY, "text": "secret words", "metadata": {"turn_id": "1", "text": "secret words"}})
    assert "secret" not in repr(asked)
    assert "AAAA" not in repr(asked)
    assert "\\x00" not in repr(asked)
