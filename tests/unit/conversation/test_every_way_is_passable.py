"""Whoever answers nothing at all still comes to an end: every question of every path can be passed by its first way on.

The ways on are those that an impatient person presses, in this order; who is on the phone to the council or the judge
must say so (OB1), and a wish to stop is asked about (ST1).
"""

import pytest

from tests.unit.conversation.pretend import WAYS_ON, PureChat

ROLES = (
    "I'm a child or young person",
    "I'm helping a child",
    "I'm 18 or over, it's about when I was younger",
    "I'm an adult with my own complaint",
)
IMMEDIATE = {"level": "immediate", "delivered": True, "office_open": False, "next_open": "2026-03-18"}
CONCERN = {"level": "concern", "delivered": True, "office_open": True}
BETWEEN = {
    "I'm not safe": lambda chat: chat.press("I'm not safe"),
    "an immediate worry": lambda chat: chat.say("he hits me all the time", safety=IMMEDIATE),
    "a worry that did not get through": lambda chat: chat.say("i took pills", safety={"level": "immediate"}),
    "a concern": lambda chat: chat.say("im scared of my dad", safety=CONCERN),
    "distress": lambda chat: chat.say("i cant stop crying", safety={"mood": "distress"}),
    "anger": lambda chat: chat.say("this is bloody rubbish", safety={"mood": "anger"}),
    "a person": lambda chat: chat.press("Talk to a person"),
    "language or help": lambda chat: chat.press("Language or help"),
    "a question": lambda chat: chat.say("will i be in trouble?"),
    "nonsense": lambda chat: chat.say("xq zzt"),
    "back": lambda chat: chat.press("Go back"),
}


def pressed_on(chat, turns=90):
    """Press the first way on at every question until the chat ends; return the questions that were asked."""
    asked = []
    for _ in range(turns):
        if chat.state != "open":
            return asked
        asked.append(chat.question)
        if chat.question == "E1":
            chat.press("Answer a few more questions")
        elif chat.question == "N20":
            chat.press("Send")
        else:
            chat.press(way_on(chat))
    raise AssertionError(f"no end: {asked}")


def way_on(chat):
    kinds = {one["kind"]: one["label"] for one in chat.now["buttons"]}
    if "skip" in kinds:
        return kinds["skip"]
    found = next((label for label in WAYS_ON if label in chat.labels()), None)
    assert found, f"no way on at {chat.question}: {chat.labels()}"
    return found


def begun(role, story="she was late"):
    chat = PureChat().press("Tell you about something that went wrong").press(role)
    while story and chat.question != "N05":
        chat.press(way_on(chat))
    return chat.say(story) if story else chat


@pytest.mark.parametrize("role", ROLES)
def test_a_door_with_no_answer_at_all_comes_to_an_end(role):
    assert pressed_on(begun(role, story=None))[-1] == "N20n"


@pytest.mark.parametrize("door", ["Tell you what I think (no reply)", "Ask a question"])
def test_the_other_doors_come_to_an_end(door):
    pressed_on(PureChat().press(door))


@pytest.mark.parametrize("role", ROLES)
def test_one_sentence_and_no_more_is_sent(role):
    chat = begun(role)
    assert pressed_on(chat)[-1] == "N20"
    assert chat.state == "sending"


@pytest.mark.parametrize("what", BETWEEN.values(), ids=BETWEEN.keys())
@pytest.mark.parametrize("role", ROLES)
def test_whatever_comes_in_between_at_any_question_the_chat_comes_to_an_end(role, what):
    for place in range(len(pressed_on(begun(role)))):
        chat = begun(role)
        for _ in range(place):
            chat.press("Answer a few more questions" if chat.question == "E1" else way_on(chat))
        what(chat)
        pressed_on(chat)
        assert chat.state != "open"


@pytest.mark.parametrize("way", ["Meet in person", "Video call", "Phone call", "Email", "Letter", "Another way",
                                 "I don't want to talk"])
def test_every_way_to_talk_can_be_left_without_a_detail(way):
    chat = begun(ROLES[0])
    while chat.question != "N12":
        chat.press("Answer a few more questions" if chat.question == "E1" else way_on(chat))
    chat.press(way)
    pressed_on(chat)
    assert chat.state == "sending"
