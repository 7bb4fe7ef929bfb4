"""A grown-up at a child's door, or the reverse, is asked once who they are; whoever only repeats words is not."""

import pytest

from tests.unit.conversation.pretend import PureChat

CHILD, HELPER, ADULT = "I'm a child or young person", "I'm helping a child", "I'm an adult with my own complaint"
GROWN_UP = (
    "im 19 and she lied about me when i was little",
    "hi im twenty and my worker never came",
    "as a father i am disgusted with the report",
    "my ex wife lied to cafcass and they believed her",
    "my client was not seen alone",
    "as her foster carer i was never asked what i think",
    "my husband and i were not told when the meeting was",
)
REPEATED_BY_A_CHILD = (
    "im 20 minutes late every time because of her",
    "im 18 next week and she lied about me",
    "my dad said my ex wife is mad and she wrote it down",
    "she said as a father he should see me but i dont want to",
    "as a mum she should listen to me but she doesnt",
    "as a parent he should know better",
    "as a kid i want to be heard",
    "my dads wife was there and i could not talk",
    "my worker called me my client and not my name",
)
YOUNG = (
    "im 12 and my worker is mean",
    "my worker never listens to me, im 12",
    "i am nine years old but they never asked me",
    "hi im fifteen and nobody asked me what i want",
)
SAID_BY_A_GROWN_UP = (
    "im 45 and my worker never came",
    "he is 12 and his worker is mean to him",
    "she told them im 12 and nobody listens",
    "im 12 weeks pregnant and had to wait outside for hours",
    "im 15 minutes away from the office and they still never came",
    "i am 7 and a half months into this and have heard nothing",
    "im 42 and the worker talks to me like a fool",
)


def at_the_story(role):
    chat = PureChat().press("Tell you about something that went wrong").press(role)
    while chat.question != "N05":
        chat.press("Skip")
    return chat


@pytest.mark.parametrize(("role", "words"), [
    *((CHILD, words) for words in GROWN_UP), *((role, words) for role in (HELPER, ADULT) for words in YOUNG)
])
def test_who_came_through_the_wrong_door_is_asked_and_what_was_told_is_kept(role, words):
    chat = at_the_story(role).say(words)
    assert chat.question == "AD1"
    assert [one["text"] for one in chat.slots["issues"]] == [words]
    chat.press(role)
    assert chat.question == "N05" and [one["text"] for one in chat.slots["issues"]] == [words]
    assert "AD1" not in chat.say(words).heard_lines()


@pytest.mark.parametrize(("role", "words"), [
    *((CHILD, words) for words in (*REPEATED_BY_A_CHILD, *YOUNG)),
    *((role, words) for role in (HELPER, ADULT) for words in (*SAID_BY_A_GROWN_UP, *GROWN_UP)),
])
def test_whoever_came_through_the_right_door_is_not_asked(role, words):
    chat = at_the_story(role).say(words)
    assert "AD1" not in chat.heard_lines()
    assert [one["text"] for one in chat.slots["issues"]] == [words]
