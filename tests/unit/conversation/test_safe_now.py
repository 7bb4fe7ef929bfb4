"""What is typed while somebody may not be safe: a no and a doubt are heard freely, a yes and a wish to stop plainly."""

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


HURT = {"level": "immediate", "delivered": True, "office_open": True}


def after_a_worry():
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    return chat.say("he hits me", safety=HURT).press("I'd rather not say")


@pytest.mark.clause("SG-2", "SG-8")
@pytest.mark.parametrize("typed", ["make him stop", "can you stop him", "how do i stop him", "no", "n"])
def test_a_word_of_stopping_deletes_nothing_after_a_worry(typed):
    chat = after_a_worry().say(typed)
    assert (chat.state, chat.question) == ("open", "S6")
    assert [one["text"] for one in chat.slots["issues"]] == ["he hits me"]


@pytest.mark.clause("SG-8")
def test_a_wish_that_it_stops_is_kept_and_not_obeyed():
    chat = after_a_worry().say("i want him to stop hitting me", safety=HURT)
    assert [one["text"] for one in chat.slots["issues"]] == ["he hits me", "i want him to stop hitting me"]


@pytest.mark.clause("SG-2")
@pytest.mark.parametrize("typed", ["stop here", "ok stop here", "i want to stop", "lets stop here please"])
def test_a_plain_wish_to_stop_is_obeyed(typed):
    chat = after_a_worry().say(typed)
    assert (chat.state, chat.heard_lines()) == ("deleted", ["S7"])


@pytest.mark.clause("DR-4")
@pytest.mark.parametrize(("typed", "state"), [("y", "deleted"), ("n", "open")])
def test_a_letter_is_a_yes_or_a_no(typed, state):
    chat = PureChat().press("Tell you about something that went wrong").press("Stop and delete").say(typed)
    assert (chat.state, chat.question == "ST1") == (state, False)


@pytest.mark.clause("DS-1")
def test_somebody_in_tears_who_wants_it_to_stop_is_not_asked_to_delete():
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    chat.say("i cant stop crying", safety={"mood": "distress"}).say("make him stop")
    assert chat.question == "DS1"
