"""What is asked in few words is answered, at a story and at a question of buttons alike, and is no answer itself."""

from pathlib import Path

import pytest

from tests.unit.conversation.pretend import PureChat

HEARD = Path(__file__).parent / "heard"

ASKED = {
    "meet a boss": "Q12",
    "other ways to tell you": "Q15",
    "when can i": "Q02",
    "how long": "Q03",
    "does my worker get to see this?": "Q07",
    "will other people learn from this?": "Q20",
    "do i have to meet you?": "Q09",
}

ANSWERS = {f"Q{number:02d}" for number in range(1, 21)} | {"OM1", "LL1", "N16t", "PR1", "R1"}


def lines_of(name):
    lines = (HEARD / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def a_child():
    return PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")


def at_what_it_did_to_them():
    chat = a_child().say("she was late").press("That's all").press("No, that's everything")
    chat.press("Answer a few more questions")
    while chat.question != "N09":
        chat.press("Skip")
    return chat


def at_good_or_bad_words():
    return PureChat().press("Tell you what I think (no reply)")


OPEN = {
    "N05": a_child,
    "N06": lambda: a_child().say("she was late").press("That's all"),
    "N09": at_what_it_did_to_them,
    "F01": at_good_or_bad_words,
}


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize("asked", lines_of("asked_of_us.txt"))
@pytest.mark.parametrize("question", OPEN)
def test_a_message_that_is_wholly_a_question_is_answered_and_nothing_of_it_is_kept(question, asked):
    words, line = (part.strip() for part in asked.split("|"))
    chat = OPEN[question]()
    assert chat.question == question
    chat.say(words)
    assert chat.heard_lines()[0] == line
    assert chat.question == question
    assert words not in str(chat.slots)


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize("told", lines_of("told_not_asked.txt"))
@pytest.mark.parametrize(("question", "slot"), [("N05", "issues"), ("N06", "issues"), ("N09", "impact"),
                                                ("F01", "feedback_text")])
def test_the_same_words_within_what_is_told_are_kept(question, slot, told):
    chat = OPEN[question]().say(told)
    assert told in str(chat.slots[slot])
    assert not ANSWERS & set(chat.heard_lines())


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


@pytest.mark.clause("DR-3", "HP-1")
@pytest.mark.parametrize(
    "words",
    ["is there someone i can ring", "call me back please", "i want a person not a robot", "ring me back",
     "get me a human", "talk to a real human please", "could somebody ring me back",
     "can i talk to a real person instead"],
)
def test_a_person_is_asked_for_in_many_words(words):
    assert a_child().say(words).question == "CB1"


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize(
    "words",
    ["she would not talk to me", "i want to talk to my mum", "no one called me back", "i want someone to listen",
     "can i talk to my worker about it", "i want someone different", "she said someone would ring me back"],
)
def test_what_is_told_of_people_and_calls_asks_for_no_person(words):
    chat = a_child().say(words)
    assert chat.question != "CB1"
    assert [issue["text"] for issue in chat.slots["issues"]] == [words]
