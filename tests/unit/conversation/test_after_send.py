"""The screens after Send: the office's own dates, the truth while it is away, the faces and Hide (N21, N22, HD1)."""

import pytest

from bot.conversation import Heard, after_send, gateway_lines, minimal_of, sending_failed, step, step_after_send
from tests.unit.conversation.pretend import AT, PureChat, play

RECEIPT = {
    "reference": "CC-2345X7",
    "state": "received",
    "received_date": "2026-03-17",
    "intro_due": "2026-03-20",
    "response_due": "2026-03-31",
    "step1_due": None,
    "assignee_role": "childrens_manager",
    "linked": [],
}
STORY = {"N01": [("say", "she lied about me")]}
OF_AN_ADULT = {**RECEIPT, "reference": "PC-2345X7", "intro_due": None, "response_due": None, "step1_due": "2026-04-15"}
AN_ADULT = {**STORY, "N02": [("press", "I'm an adult with my own complaint")]}
REACHABLE = {"N12": [("press", "Phone call")], "N13": [("say", "07700 900321")]}


def sent(answers):
    return play(answers).slots


def lines(frame):
    return [one["line"] for one in frame["messages"]]


@pytest.mark.clause("C-6", "C-7b", "C-9c", "DR-10")
def test_a_child_sees_the_offices_own_dates_in_words():
    frame = after_send(sent({**STORY, **REACHABLE}), RECEIPT)
    assert lines(frame) == ["N21a", "N21b", "N21d", "N22", "N22b"]
    assert frame["state"] == "sent" and frame["receipt"]["reference"] == "CC-2345X7"
    assert (
        "Friday 20 March 2026" in frame["messages"][1]["text"]
        and "Tuesday 31 March 2026" in frame["messages"][1]["text"]
    )
    assert [one["label"] for one in frame["buttons"]] == [
        "Print",
        "Save",
        "Hide this",
        "Happy face",
        "OK face",
        "Sad face",
        "Skip",
    ]


def test_without_a_way_to_be_reached_no_answer_is_promised():
    assert lines(after_send(sent(STORY), RECEIPT))[:2] == ["N21a", "N21n"]


@pytest.mark.clause("D-18")
def test_while_the_office_is_away_the_words_are_said_to_be_safe_and_no_date_is_shown():
    frame = after_send(sent(STORY), None)
    assert (frame["state"], lines(frame), frame["receipt"]) == ("sending", ["SD2"], None)


def test_what_arrives_late_says_so_first():
    assert lines(after_send({**minimal_of(sent(STORY)), "late": True}, RECEIPT))[0] == "SD3"


@pytest.mark.clause("P-0", "P-1.1")
def test_an_adult_sees_the_date_of_step_one_and_the_three_steps():
    frame = after_send(sent({**AN_ADULT, "P12": [("press", "Email")], "N13": [("say", "r@example.org")]}), OF_AN_ADULT)
    assert lines(frame) == ["N21a", "N21p", "N21q", "N22a", "N22b"]
    assert "Wednesday 15 April 2026" in frame["messages"][1]["text"]


@pytest.mark.clause("P-0")
def test_an_adult_who_cannot_be_reached_is_promised_no_letter_and_sees_the_date():
    frame = after_send(sent(AN_ADULT), OF_AN_ADULT)
    assert lines(frame) == ["N21a", "N21n", "N21o", "N21q", "N22a", "N22b"]
    assert "Wednesday 15 April 2026" in frame["messages"][2]["text"]


def test_feedback_is_thanked_and_good_news_twice():
    answers = {
        "N01": [("press", "Tell you what I think (no reply)")],
        "F01": [("say", "nice room")],
        "F01f": [("press", "Happy face")],
        "F02": [("press", "Send, no reply")],
    }
    receipt = {**RECEIPT, "reference": "FB-2345X7", "intro_due": None, "response_due": None}
    assert lines(after_send(sent(answers), receipt))[:2] == ["F03g", "F03"]
    sad = {**answers, "F01f": [("press", "Sad face")]}
    assert lines(after_send(sent(sad), receipt))[0] == "F03"


def test_a_helpers_own_complaint_has_its_own_number_and_date():
    linked = {**RECEIPT, "reference": "PC-3456Y8", "step1_due": "2026-04-15"}
    frame = after_send(sent({**STORY, "N02": [("press", "I'm helping a child")]}), {**RECEIPT, "linked": [linked]})
    assert "N21l" in lines(frame) and "N22" not in lines(frame)


def test_what_is_kept_after_send_holds_none_of_the_childs_words():
    kept = minimal_of(sent({**STORY, **REACHABLE, "N03": [("say", "Fern")]}))
    assert "she lied" not in str(kept) and "Fern" not in str(kept) and "07700" not in str(kept)


@pytest.mark.clause("SG-1", "DR-3")
def test_not_safe_can_be_pressed_while_it_is_sent_after_it_was_and_when_the_number_is_hidden():
    minimal = minimal_of(sent(STORY))
    hidden = step_after_send({**minimal, "hidden": True}, Heard(turn_id="1", at=AT), RECEIPT).frame
    for frame in (after_send(minimal, None), after_send(minimal, RECEIPT), hidden):
        assert [one["label"] for one in frame["controls"]] == ["I'm not safe", "Leave fast"]


def test_a_face_is_taken_and_asked_for_once():
    minimal = minimal_of(sent(STORY))
    frame = after_send(minimal, RECEIPT)
    face = next(one for one in frame["buttons"] if one["label"] == "Happy face")
    after = step_after_send(minimal, Heard(turn_id="9", at=AT, choice=face["value"]), RECEIPT)
    assert lines(after.frame) == ["N22c"] and after.slots["rated"] == "happy"
    assert "Happy face" not in [one["label"] for one in after.frame["buttons"]]


@pytest.mark.clause("DR-14")
def test_the_number_can_be_hidden_after_a_question_or_kept():
    minimal = minimal_of(sent(STORY))
    hide = {"kind": "answer", "question": "N22", "value": "hide"}
    asked = step_after_send(minimal, Heard(turn_id="1", at=AT, choice=hide), RECEIPT)
    assert (asked.frame["question"], lines(asked.frame)) == ("HD1", ["HD1"])
    yes, no = (one["value"] for one in asked.frame["buttons"])
    hidden = step_after_send(asked.slots, Heard(turn_id="2", at=AT, choice=yes), RECEIPT)
    assert lines(hidden.frame) == ["HD2"] and hidden.frame["receipt"] is None
    kept = step_after_send(asked.slots, Heard(turn_id="2", at=AT, choice=no), RECEIPT)
    assert "N21a" in lines(kept.frame)


def test_a_callback_tells_when_only_if_the_office_said_so():
    chat = PureChat().press("Talk to a person").say("07700 900321").press("Skip").press("Send")
    receipt = {**RECEIPT, "reference": "CB-2345X7", "intro_due": None, "response_due": None}
    assert lines(after_send(chat.slots, receipt))[0] == "N21s"
    frame = after_send(chat.slots, {**receipt, "call_back_by": "2026-03-18"})
    assert "Wednesday 18 March 2026" in frame["messages"][0]["text"]


def test_what_could_not_be_stored_is_not_said_to_be_sent():
    opened = sending_failed(sent(STORY))
    assert (opened.frame["state"], opened.frame["question"], lines(opened.frame)) == ("open", "N20", ["SD4", "N20"])
    send = next(one for one in opened.frame["buttons"] if one["kind"] == "send")
    assert step(opened.slots, Heard(turn_id="99", at=AT, choice=send["value"])).frame["ending"] == "send"


@pytest.mark.clause("DR-11", "SG-5")
def test_lines_of_silence_differ_once_something_was_passed_on():
    calm, worried = PureChat(), PureChat().press("I'm not safe")
    assert gateway_lines.closing_soon(calm.slots)["line"] == "W2"
    assert gateway_lines.closing_soon(worried.slots)["line"] == "W2s"
    assert gateway_lines.deleted(worried.slots)["line"] == "S7"
    assert [one["label"] for one in gateway_lines.buttons_of("RS1")] == ["Carry on", "Delete them"]


@pytest.mark.clause("SG-2")
def test_a_worry_that_got_through_late_is_told_with_when_it_will_be_read():
    chat = PureChat().say("i took pills", safety={"level": "immediate", "delivered": False})
    chat.slots["alert"] |= {"office_open": False, "next_open": "2026-03-18"}
    assert [one["line"] for one in gateway_lines.passed_on_late(chat.slots)] == ["S2", "S4"]
