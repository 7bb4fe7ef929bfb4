"""Reading what was typed into a form."""

from __future__ import annotations

from datetime import date, time

import pytest

from backoffice.casework.actions import ALL
from backoffice.casework.fields import Field, NotUnderstood, read_all
from backoffice.procedure.commands import TimetableLine
from backoffice.procedure.terms import With

DAY = Field("on", "On which day?", "date")
WHO = Field("who", "Who?", "choice", of=With, must="Choose who.")


def day(*parts):
    return dict(zip(("on-day", "on-month", "on-year"), parts, strict=True))


@pytest.mark.parametrize("typed", [("27", "3", "2026"), ("27", "03", "26"), (" 27 ", "3 ", "2026")])
def test_a_day_is_read_however_it_is_written(typed):
    assert DAY.read(day(*typed)) == date(2026, 3, 27)


@pytest.mark.parametrize("typed", [("31", "2", "2026"), ("27", "", "2026"), ("x", "3", "2026"), ("0", "1", "2026")])
def test_a_day_that_is_none_is_told_so(typed):
    with pytest.raises(NotUnderstood, match="must be a real date"):
        DAY.read(day(*typed))


def test_no_day_at_all_is_for_the_rules_to_judge():
    assert DAY.read(day("", "", "")) is None


def test_an_answer_that_was_not_offered_is_not_taken():
    assert WHO.read({"who": "child"}) is With.CHILD
    with pytest.raises(NotUnderstood, match="Choose one"):
        WHO.read({"who": "the queen"})
    with pytest.raises(NotUnderstood, match=r"Choose who\."):
        WHO.read({})


@pytest.mark.parametrize(("typed", "pence"), [("50", 5000), ("£1,250.50", 125050), ("", None)])
def test_money_is_read_in_pence(typed, pence):
    assert Field("m", "Amount", "money").read({"m": typed}) == pence


@pytest.mark.parametrize("typed", ["fifty", "1.5", "-3", "1.234"])
def test_money_that_is_none_is_told_so(typed):
    with pytest.raises(NotUnderstood):
        Field("m", "Amount", "money").read({"m": typed})


def test_steps_are_read_line_by_line():
    steps = Field("lines", "Steps", "steps")
    assert steps.read({"lines": "27 3 2026 I talk with her\r\n\r\n31/3/2026: You get our answer"}) == (
        TimetableLine(on=date(2026, 3, 27), what="I talk with her"),
        TimetableLine(on=date(2026, 3, 31), what="You get our answer"),
    )
    with pytest.raises(NotUnderstood, match="Begin each line"):
        steps.read({"lines": "tomorrow I talk with her"})


def test_everything_wrong_is_said_at_once_and_what_is_right_is_kept():
    values, troubles = read_all([DAY, WHO, Field("text", "Text")], {**day("x", "", ""), "text": " hello "})
    assert values == {"text": "hello"}
    assert [trouble.field for trouble in troubles] == ["on", "who"]


def test_every_action_has_a_name_of_its_own_and_its_fields_too():
    assert len({action.key for action in ALL}) == len(ALL)
    for action in ALL:
        names = [field.name for field in action.fields]
        assert len(set(names)) == len(names), action.key


CLOCK = Field("at", "At what time?", "time")
AGE = Field("age", "How old?", "number")
KINDS = Field("kinds", "What kind?", "many", choices=(("a", "A"), ("b", "B")))


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("9:30", 9, 30), ("4.15pm", 16, 15), ("12am", 0, 0), ("12 pm", 12, 0), ("16:05", 16, 5), ("7PM", 19, 0)],
)
def test_a_time_is_read_however_it_is_written(typed, hour, minute):
    assert CLOCK.read({"at": typed}) == time(hour, minute)


@pytest.mark.parametrize("typed", ["25:00", "9:75", "13pm", "0am", "soon", "9:3", "\u0663:00"])
def test_a_time_that_is_none_is_told_so(typed):
    with pytest.raises(NotUnderstood, match="must be a time"):
        CLOCK.read({"at": typed})


def test_no_time_and_no_number_are_left_open():
    assert CLOCK.read({"at": " "}) is None
    assert AGE.read({}) is None


@pytest.mark.parametrize("typed", ["eleven", "-1", "1.5", "\u00b2", "9" * 9])
def test_a_number_that_is_none_is_told_so(typed):
    assert AGE.read({"age": " 11 "}) == 11
    with pytest.raises(NotUnderstood, match="must be a whole number"):
        AGE.read({"age": typed})


def test_of_many_choices_those_that_are_ticked_and_offered_are_taken():
    assert KINDS.read({"kinds-b": "yes", "kinds-z": "yes", "kinds-a": "no"}) == ("b",)
    assert KINDS.read({}) == ()


def test_a_year_that_is_a_slip_of_the_key_is_asked_for_again():
    due = Field("due", "By when?", "date")
    with pytest.raises(NotUnderstood, match="Check the year"):
        due.read({"due-day": "27", "due-month": "3", "due-year": "2126"})
    assert due.read({"due-day": "27", "due-month": "3", "due-year": "2026"}) == date(2026, 3, 27)
