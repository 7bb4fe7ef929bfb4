"""What is typed at "are you safe right now?": a no and a doubt are heard freely, a yes only where it stands alone."""

import pytest

from bot.conversation import safe_now
from tests.unit.conversation.pretend import PureChat

SAID = {
    "yes": ["yeah im ok now", "yes im at my nans", "im safe at school", "yep totally fine", "yes we are safe thanks",
            "shes safe with me", "yes both safe", "im ok", "yes im sure"],
    "no": ["no", "nope not really", "not safe", "im not ok", "i dont feel safe", "no he is here", "nah", "not really",
           "no im scared"],
    "not_sure": ["not rly sure", "idk", "i think so", "yes i think", "for now yes", "sort of", "maybe", "probably",
                 "i guess im ok", "no idk", "yeah until he gets back"],
    None: ["yes but he is outside", "yes he is in the next room", "he is coming home", "why", "banana",
           "ok but not for long", "no problem",
           "my worker said i was safe and i told her about it three times last week"],
}


@pytest.mark.clause("SG-3")
@pytest.mark.parametrize(("meant", "typed"), [(meant, typed) for meant, every in SAID.items() for typed in every])
def test_a_yes_is_believed_only_where_it_stands_alone(meant, typed):
    assert safe_now.answer(typed) == meant


@pytest.mark.clause("SG-3")
@pytest.mark.parametrize(("typed", "lines", "answer"), [
    ("yeah im ok now", ["S2c", "N05p"], "yes"), ("not rly sure", ["S1", "S3", "S3c", "S2", "S4h", "S5"], "not_sure"),
    ("nope not really", ["S1", "S3", "S3c", "S2", "S4h", "S5"], "no")])
def test_an_answer_in_words_does_what_its_button_does(typed, lines, answer):
    concern = {"level": "concern", "delivered": True, "office_open": True}
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    chat.say("i'm scared of my dad", safety=concern).say(typed, intent="distress", confidence=0.99)

    assert [one["line"] for one in chat.now["messages"]] == lines
    assert chat.alerts[-1]["safe_answer"] == answer


@pytest.mark.clause("SG-3")
def test_words_that_leave_it_open_are_asked_about_once_more_and_then_raised():
    concern = {"level": "concern", "delivered": True, "office_open": True}
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    chat.say("i'm scared of my dad", safety=concern).say("yes but he is outside")
    assert chat.now["question"] == "S0"

    chat.say("banana")
    assert chat.alerts[-1]["level"] == "immediate"
