"""Each program is killed in the middle of a chat; the child goes on where they were, and there is one case."""

import uuid

import pytest

from tests.chat import Chat, play

pytestmark = [pytest.mark.stack, pytest.mark.clause("D-17", "D-18", "DR-14")]

STORY = "my worker said she would come on tuesday and she never came"
THE_REST = {
    "N05": [{"press": "That's all"}],
    "N06": [{"press": "No, that's everything"}],
    "N03": [{"say": "Robin"}],
    "N12": [{"press": "Phone call"}],
    "N13": [{"say": "07700 900456"}],
    "N14": [{"press": "No, it's private"}],
}


def begun(url, story):
    chat = Chat(url).start()
    chat.press("Tell you about something that went wrong").press("I'm a child or young person").say(story)
    assert chat.now["question"] == "N05"
    return chat


def cases_telling(office, story):
    everything = [office.case(row["reference"]) for row in office.cases()]
    return [case for case in everything if any(issue["text"] == story for issue in case["submission"]["issues"])]


@pytest.mark.parametrize("program", ["rasa", "actions", "office", "chat"])
def test_a_program_killed_in_the_middle_of_a_chat_loses_no_word_and_makes_no_second_case(stack, clock, office, program):
    story = f"{STORY} ({program})"
    chat = begun(stack.chat_url, story)
    stack.kill(program)
    play(chat, THE_REST)
    receipt = chat.receipt(60)
    assert receipt is not None
    [case] = cases_telling(office, story)
    assert case["reference"] == receipt["reference"]
    assert case["submission"]["child"]["name"] == "Robin"
    assert case["submission"]["contact"]["value"] == "07700 900456"


def test_with_the_office_away_the_child_hears_the_truth_and_one_case_comes_with_its_own_moment(stack, clock, office):
    story = f"{STORY} (office away)"
    chat = begun(stack.chat_url, story)
    stack.stop("office")
    try:
        clock.set("2026-03-17T16:40:00+00:00")
        play(chat, THE_REST)
        assert chat.now["state"] == "sending"
        assert "SD2" in chat.lines
        assert chat.now["receipt"] is None
        clock.set("2026-03-18T09:10:00+00:00")
    finally:
        stack.start("office")
    receipt = chat.receipt(60)
    assert receipt is not None
    assert receipt["received_date"] == "2026-03-17"
    assert "SD3" in chat.lines
    [case] = cases_telling(office, story)
    assert case["submission"]["received_at"].startswith("2026-03-17T16:40:00")


def test_the_same_send_made_twice_is_one_case_with_one_receipt(stack, clock, office):
    story = f"{STORY} (twice)"
    chat = begun(stack.chat_url, story)
    while not chat.offers("Send"):
        chat.press(next(label for label in ("That's all", "No, that's everything", "Send it now", "Leave it", "Skip")
                        if chat.offers(label)))
    turn_id, send = str(uuid.uuid4()), chat.button("Send")["id"]
    first, second = (chat.turn(turn_id, button=send) for _ in range(2))
    assert first.json()["messages"] == second.json()["messages"]
    chat.now = second.json()
    assert chat.receipt() is not None
    assert len(cases_telling(office, story)) == 1
