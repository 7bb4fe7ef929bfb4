"""What is asked in few words is answered, at a story and at a question of buttons alike, and is no answer itself."""

import pytest

from tests.unit.conversation.pretend import PureChat

ASKED = {
    "meet a boss": "Q12",
    "other ways to tell you": "Q15",
    "when can i": "Q02",
    "how long": "Q03",
    "does my worker get to see this?": "Q07",
    "will other people learn from this?": "Q20",
    "do i have to meet you?": "Q09",
}


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize(("words", "line"), ASKED.items())
@pytest.mark.parametrize("question", ["N05", "N06", "N12"])
def test_it_is_answered_and_the_same_question_asked_again(question, words, line):
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    if question != "N05":
        chat.say("she was late").press("That's all")
    if question == "N12":
        chat.press("No, that's everything").press("Answer a few more questions")
        while chat.question != "N12":
            chat.press("Skip")
    chat.say(words)
    assert chat.heard_lines()[0] == line
    assert chat.question == question


@pytest.mark.parametrize("words", ["i'm fourteen", "fourteen and a half", "i am fourteen years old"])
@pytest.mark.parametrize("guessed", ["i_am_adult", "distress", "skip"])
def test_an_age_is_an_age_whatever_it_is_taken_for(words, guessed):
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    chat.say("she was late").press("That's all").press("No, that's everything").press("Answer a few more questions")
    chat.press("I'd rather not say").say(words, intent=guessed, confidence=0.99)
    assert chat.question == "N07"
    assert chat.slots["age"] == 14
