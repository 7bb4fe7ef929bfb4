"""Each program is killed in the middle of a chat; the child goes on where they were, and there is one case."""

import uuid

import pytest

from tests.chat import play

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


@pytest.fixture
def begun(chat):
    """A chat whose story is told and not yet finished."""
    chat.start().press("Tell you about something that went wrong").press("I'm a child or young person").say(STORY)
    assert chat.now["question"] == "N05"
    return chat


@pytest.fixture
def cases_before(stack, clock, office):
    return {row["reference"] for row in office.cases()}


def the_one_new_case(office, cases_before):
    [reference] = {row["reference"] for row in office.cases()} - cases_before
    return office.case(reference)


@pytest.mark.parametrize("program", ["rasa", "actions", "office", "chat"])
def test_a_program_killed_in_the_middle_of_a_chat_loses_no_word_and_makes_no_second_case(
        stack, office, cases_before, begun, program):
    stack.kill(program)
    play(begun, THE_REST)
    receipt = begun.receipt(60)
    assert receipt is not None
    case = the_one_new_case(office, cases_before)
    assert case["reference"] == receipt["reference"]
    assert [issue["text"] for issue in case["submission"]["issues"]] == [STORY]
    assert case["submission"]["child"]["name"] == "Robin"
    assert case["submission"]["contact"]["value"] == "07700 900456"


@pytest.mark.clause("SG-1", "SG-2")
def test_with_the_engine_away_the_chat_goes_on_to_one_case_and_a_worry_reaches_the_office(
        stack, office, cases_before, begun):
    stack.stop("rasa")
    try:
        begun.press("That's all")
        assert "EN2" in begun.lines
        play(begun, {**THE_REST, "N05": [], "N09": [{"say": "my stepdad hits me"}]})
        assert {"S1", "S2", "S3"} <= set(begun.lines)
        receipt = begun.receipt(60)
    finally:
        stack.start("rasa")
        stack.wait_until_ready()
    assert receipt is not None
    case = the_one_new_case(office, cases_before)
    assert case["reference"] == receipt["reference"]
    assert [issue["text"] for issue in case["submission"]["issues"]] == [STORY]
    assert case["submission"]["impact_text"] == "my stepdad hits me"
    assert "safeguarding" in case["flags"]


def test_with_the_office_away_the_child_hears_the_truth_and_one_case_comes_with_its_own_moment(
        stack, clock, office, cases_before, begun):
    stack.stop("office")
    try:
        clock.set("2026-03-17T10:20:00+00:00")
        play(begun, THE_REST)
        assert begun.now["state"] == "sending"
        assert "SD2" in begun.lines
        assert begun.now["receipt"] is None
        clock.set("2026-03-17T10:40:00+00:00")
    finally:
        stack.start("office")
    receipt = begun.receipt(60)
    assert receipt is not None
    assert receipt["received_date"] == "2026-03-17"
    assert "SD3" in begun.lines
    case = the_one_new_case(office, cases_before)
    assert case["submission"]["received_at"].startswith("2026-03-17T10:20:00")


def test_the_same_send_made_twice_is_one_case_with_one_receipt(office, cases_before, begun):
    while not begun.offers("Send"):
        begun.press(next(label for label in ("That's all", "No, that's everything", "Send it now", "Leave it", "Skip")
                         if begun.offers(label)))
    turn_id, send = str(uuid.uuid4()), begun.button("Send")["id"]
    first, second = (begun.turn(turn_id, button=send) for _ in range(2))
    assert first.json()["messages"] == second.json()["messages"]
    begun.now = second.json()
    receipt = begun.receipt()
    assert receipt is not None
    assert the_one_new_case(office, cases_before)["reference"] == receipt["reference"]
