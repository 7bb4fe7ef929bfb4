"""The pictures beside buttons: each there, each at a real button, and no button of a picture question without one."""

import pytest

from bot.conversation.question_table import TABLE
from bot.conversation.questions import PICK_ONE, PICKER
from bot.web.pictures import FOLDER, PICTURES, picture_of

# Fifteen kinds of relation, and languages in their own scripts, are read better as words.
WITHOUT = ("A01", "LA1", "aside.LA1", "A03", "A04", "A06", "P16", "F01f", "F02", "OB1", "OS3", "N13x", "N13n", "N20n")


def test_every_picture_is_there_and_draws_nothing_from_elsewhere() -> None:
    names = {name for pictures in PICTURES.values() for name in pictures.values()}
    assert len(names) > 40
    for name in names:
        drawn = (FOLDER / f"{name}.svg").read_text()
        assert drawn.startswith("<svg")
        assert "href" not in drawn and "<script" not in drawn and "http" not in drawn.split(">", 1)[1]


@pytest.mark.parametrize("question", [one for one in PICTURES if one])
def test_every_picture_question_is_a_question_of_the_map(question: str) -> None:
    assert question in TABLE


@pytest.mark.parametrize("key", [key for key, one in TABLE.items() if one.kind in (PICK_ONE, PICKER) and one.values])
def test_every_button_of_a_childs_question_has_a_picture(key: str) -> None:
    lacking = [value for value in TABLE[key].values if picture_of(key, value) is None]
    assert not lacking or key.split(".")[-1] in WITHOUT


def test_a_picture_is_never_of_another_question() -> None:
    assert picture_of("N05h", "late_or_missed") == "alarm-clock"
    assert picture_of("N10", "late_or_missed") is None
    assert picture_of("aside.N17", "bsl") == picture_of("N17", "bsl")
