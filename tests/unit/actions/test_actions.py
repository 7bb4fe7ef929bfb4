"""The two actions, as the dialogue engine calls them: what they answer, and what never gets out of them."""

import asyncio
import json
import logging
import uuid

import pytest
from sanic import Sanic

from bot.actions.send import ActionSend
from bot.actions.server import Actions, application
from bot.actions.validate_complaint_form import ValidateComplaintForm
from bot.conversation import SLOTS
from bot.handoff import Delivery, receipt_of

IDS = {"submission_id": str(uuid.UUID(int=3, version=4)), "alert_id": str(uuid.UUID(int=4, version=4))}
AT = "2026-03-17T10:00:00+00:00"
RECEIPT = {
    "reference": "CC-2345X7",
    "received_date": "2026-03-17",
    "intro_due": "2026-03-20",
    "response_due": "2026-03-31",
    "step1_due": None,
    "linked": [],
}


class PretendEngine:
    """Calls the actions over rasa-sdk's executor and keeps the slots, as the engine does."""

    def __init__(self, submit=None):
        self.actions, self.slots, self.turns = Actions(submit), {}, 0
        self.frame, self.requested = None, None

    def turn(self, intent="choose", action="validate_complaint_form", **metadata):
        self.turns += 1
        told = {"turn_id": str(self.turns), "at": AT, "text": None, "choice": None, **metadata}
        return self.call(action, told, intent)

    def call(self, action, metadata, intent="choose"):
        message = {"text": "/choose", "intent": {"name": intent, "confidence": 0.99}, "metadata": metadata}
        tracker = {"sender_id": "a" * 64, "slots": dict(self.slots), "latest_message": message, "events": []}
        result = asyncio.run(self.actions.run({"next_action": action, "tracker": tracker}))
        [said] = result.responses
        self.frame = json.loads(json.dumps(said["custom"]))
        for event in result.events:
            assert event["event"] == "slot"
            if event["name"] == "requested_slot":
                self.requested = event["value"]
            else:
                self.slots[event["name"]] = event["value"]
        self.events = [event["name"] for event in result.events]
        return self

    def press(self, label):
        offered = [*self.frame["buttons"], *self.frame["controls"]]
        return self.turn(choice=next(one["value"] for one in offered if one["label"] == label))


@pytest.fixture
def begun():
    return PretendEngine().turn(intent="start", begin=IDS)


def test_a_chat_begins_with_the_first_screen(begun):
    assert begun.frame["question"] == "N01" and begun.requested == "door"
    assert begun.slots["ids"] == IDS


def test_every_answer_sets_a_slot_and_the_question_that_is_open(begun):
    begun.press("Tell you about something that went wrong")
    assert {"said", "last_turn", "requested_slot"} <= set(begun.events)
    assert begun.requested == "who"
    assert set(begun.slots) <= set(SLOTS)


def test_the_same_turn_again_answers_the_same(begun):
    metadata = {"turn_id": "7", "at": AT, "text": "she lied about me", "choice": None}
    first = begun.call("validate_complaint_form", metadata).frame
    slots = dict(begun.slots)
    again = begun.call("validate_complaint_form", metadata)
    assert (again.frame, again.slots) == (first, slots) and again.events


def test_a_second_beginning_is_the_same_beginning(begun):
    begun.turn(text="she lied about me")
    assert begun.turn(intent="start", begin=IDS).frame["question"] == "N02"


def test_what_the_engine_understood_reaches_the_conversation(begun):
    begun.turn(text="she lied about me")
    assert [one["line"] for one in begun.turn(intent="ask_robot", text="u real?").frame["messages"]] == ["R1", "N02"]


@pytest.mark.clause("DR-14")
def test_a_lost_conversation_goes_on_from_the_gateways_copy(begun):
    begun.turn(text="she lied about me")
    fresh = PretendEngine()
    fresh.turn(restore=begun.slots, text="kid")
    assert fresh.frame["question"] == "N06"
    assert fresh.slots["issues"][0]["text"] == "she lied about me"


def test_a_conversation_that_nobody_knows_fails_without_a_word_in_the_message():
    with pytest.raises(LookupError) as failed:
        PretendEngine().turn(text="she lied about me")
    assert str(failed.value) == ""


def to_the_end(engine):
    engine.turn(text="she lied about me")
    for _ in range(60):
        if engine.frame["state"] != "open":
            return engine
        buttons = engine.frame["buttons"]
        by_kind = {one["kind"]: one for one in buttons}
        chosen = by_kind.get("send") or by_kind.get("skip") or buttons[-1]
        engine.turn(choice=chosen["value"])
    raise AssertionError(engine.frame["question"])


def test_send_ends_the_form_and_hands_over_what_was_told():
    handed = []
    engine = PretendEngine(lambda body: handed.append(body) or Delivery(stored=True, delivered=True, receipt=RECEIPT))
    to_the_end(engine.turn(intent="start", begin=IDS))
    assert (engine.slots["ending"], engine.requested, engine.frame["state"]) == ("send", None, "sending")
    engine.turn(action="action_send")
    assert engine.frame["state"] == "sent" and engine.frame["receipt"]["reference"] == "CC-2345X7"
    assert [body["issues"][0]["text"] for body in handed] == ["she lied about me"]


@pytest.mark.clause("D-18")
def test_send_called_again_later_builds_the_same_body():
    handed = []
    engine = PretendEngine(lambda body: handed.append(body) or Delivery(stored=True))
    to_the_end(engine.turn(intent="start", begin=IDS))
    engine.turn(action="action_send")
    engine.turn(action="action_send", at="2026-03-17T11:11:11+00:00")
    assert handed[0] == handed[1] and handed[0]["received_at"] == AT
    assert engine.frame["state"] == "sending" and engine.frame["messages"][0]["line"] == "SD2"


def test_what_could_not_be_stored_leaves_the_check_page_open():
    engine = PretendEngine(lambda body: Delivery(stored=False, problem="unwritable"))
    to_the_end(engine.turn(intent="start", begin=IDS))
    engine.turn(action="action_send")
    assert (engine.frame["state"], engine.frame["question"], engine.requested) == ("open", "N20", "send")
    assert engine.slots["ending"] is None


def test_the_receipt_waits_for_every_body_and_links_the_others():
    first, second = dict(RECEIPT), {**RECEIPT, "reference": "PC-3456Y8"}
    assert receipt_of([Delivery(True, True, receipt=first), Delivery(True)]) is None
    told = receipt_of([Delivery(True, True, receipt=first), Delivery(True, True, receipt=second)])
    assert told["linked"] == [second]


def test_the_actions_are_the_two_the_engine_knows():
    assert {ValidateComplaintForm().name(), ActionSend().name()} == {"validate_complaint_form", "action_send"}


@pytest.mark.clause("D-17")
def test_a_failing_action_tells_neither_the_log_nor_the_engine_a_word(caplog: pytest.LogCaptureFixture):
    Sanic.test_mode = True
    app = application("a secret")
    record = logging.LogRecord("rasa_sdk.endpoint", logging.ERROR, __file__, 1, "Exception: she lied", (), None)
    try:
        raise ValueError("she lied about me")
    except ValueError as problem:
        record.exc_info = (ValueError, problem, problem.__traceback__)
    for one in logging.getLogger("rasa_sdk.endpoint").filters:
        assert one(record)
    assert "she lied" not in logging.Formatter().format(record)
    assert app.config.ACCESS_LOG in (False, True)
