"""Each quick replacement does what the part of Rasa does that it replaces; together they make the same events."""

from __future__ import annotations

import copy
import tempfile
import unittest
from pathlib import Path
from typing import Any

from jsonschema import ValidationError
from rasa.core.actions import action
from rasa.core.actions.action import ActionExtractSlots, RemoteAction
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from bot.engine import failing_actions, faster, model_file, quiet_log
from bot.engine.tracker_store import SealedTrackerStore
from bot.engine.turn_lock import OneTurnAtATime
from tests.engine310.scripted_chats import CHATS, ActionsInHere, events_of

STOCK: dict[str, Any] = {
    "check": RemoteAction._validate_action_result,
    "call": RemoteAction._action_call_format,
    "defaults": action.default_actions,
    "resolve": Event.resolve_by_type,
    "run_graph": DaskGraphRunner.run,
    "extract": ActionExtractSlots.run,
    "copy": DialogueStateTracker.copy,
}

quiet_log.silence_words()


def agent_with(store: Any, lock: Any = None) -> Agent:
    made = Agent(tracker_store=store, lock_store=lock, action_endpoint=ActionsInHere())
    made.load_model(str(model_file.checked_model()))
    store.domain = made.domain
    return made


class WholeChats(unittest.TestCase):
    """The same chats through stock Rasa and through ours."""

    stock_events: dict[str, list[list[dict[str, Any]]]] = {}
    stock_calls: list[dict[str, Any]] = []

    @classmethod
    def setUpClass(cls) -> None:
        stock = agent_with(InMemoryTrackerStore(None))
        cls.stock_events = {name: events_of(stock, chat, name) for name, chat in CHATS.items()}
        cls.stock_calls = stock.action_endpoint.calls
        cls.domain = stock.domain
        assert faster.install()
        failing_actions.install()
        cls.folder = tempfile.TemporaryDirectory()
        store = SealedTrackerStore(host=str(Path(cls.folder.name) / "tracker.sqlite"))
        cls.ours = agent_with(store, OneTurnAtATime())
        cls.ours.tracker_store = cls.ours.processor.tracker_store = store
        cls.our_events = {name: events_of(cls.ours, chat, name) for name, chat in CHATS.items()}

    @classmethod
    def tearDownClass(cls) -> None:
        cls.ours.tracker_store.rows.close()
        cls.folder.cleanup()

    def test_the_chats_say_something(self) -> None:
        self.assertGreater(sum(len(turns) for turns in self.stock_events.values()), 50)

    def test_the_events_of_every_turn_are_those_of_stock_rasa(self) -> None:
        for name in set(CHATS) - {"an action that fails on the way"}:
            with self.subTest(name):
                self.assertEqual(self.stock_events[name], self.our_events[name])

    def test_a_failed_turn_is_told_and_the_chat_goes_on_as_if_it_had_not_been(self) -> None:
        turns = self.our_events["an action that fails on the way"]
        self.assertEqual(turns[2][-1], {"failed": "validate_complaint_form"})
        self.assertIn({"event": "slot", "name": "issues", "value": ["she lied", "and rude"]}, turns[3])

    def test_the_actions_hear_the_same(self) -> None:
        calls = self.ours.action_endpoint.calls
        self.assertEqual(len(self.stock_calls), len(calls))
        for stock, our in zip(self.stock_calls, calls, strict=True):
            for call in (stock, our):
                call["tracker"]["slots"].pop("session_started_metadata")
            self.assertEqual(stock["next_action"], our["next_action"])
            self.assertEqual(stock["tracker"]["slots"], our["tracker"]["slots"])
            self.assertEqual(stock["tracker"]["latest_message"]["intent"], our["tracker"]["latest_message"]["intent"])
            self.assertEqual(
                stock["tracker"]["latest_message"]["metadata"], our["tracker"]["latest_message"]["metadata"]
            )
            self.assertEqual(stock["tracker"]["active_loop"].get("name"), our["tracker"]["active_loop"].get("name"))

    def test_the_graph_gives_what_dask_gives(self) -> None:
        from rasa.core.channels.channel import UserMessage

        runner, target = self.ours.processor.graph_runner, self.ours.processor.model_metadata.nlu_target
        tracker = DialogueStateTracker.from_events("x", [])
        for text in ("she lied", "/start", "will my dad see this", "🙂"):
            inputs = {"__message__": [UserMessage(text)], "__tracker__": tracker}
            stock = STOCK["run_graph"](runner, inputs=inputs, targets=[target])
            ours = runner.run(inputs=inputs, targets=[target])
            self.assertEqual(stock[target][0].as_dict(), ours[target][0].as_dict())

    def test_slot_extraction_gives_what_rasas_gives(self) -> None:
        import asyncio

        tracker = self._a_tracker()
        args = (None, None, tracker, self.domain)
        stock = asyncio.run(STOCK["extract"](ActionExtractSlots(None), *args))
        self.assertEqual(stock, asyncio.run(ActionExtractSlots(None).run(*args)))

    def test_a_domain_that_extracts_something_is_left_to_rasa(self) -> None:
        from rasa.shared.core.domain import Domain

        from bot.engine.faster.slot_extraction import nothing_can_be_filled

        for mapping in ("type: from_text", "type: custom, action: action_send"):
            domain = Domain.from_yaml(
                f"slots:\n  name:\n    type: text\n    mappings:\n    - {{{mapping}}}\nactions: [action_send]\n"
            )
            self.assertFalse(nothing_can_be_filled(domain))
        self.assertTrue(nothing_can_be_filled(self.domain))

    def test_default_actions_are_the_same_ones(self) -> None:
        endpoint = ActionsInHere()
        stock, ours = STOCK["defaults"](endpoint), action.default_actions(endpoint)
        self.assertEqual([type(each) for each in stock], [type(each) for each in ours])
        self.assertEqual([vars(each) for each in stock], [vars(each) for each in ours])

    def test_every_kind_of_event_is_found_and_an_unknown_one_is_refused(self) -> None:
        from rasa.shared.utils.common import all_subclasses

        for kind in all_subclasses(Event):
            self.assertIs(STOCK["resolve"](kind.type_name), Event.resolve_by_type(kind.type_name))
        self.assertIsNone(Event.resolve_by_type("topic"))
        self.assertIs(Event.resolve_by_type("no such event", SlotSet), SlotSet)
        with self.assertRaises(ValueError):
            Event.resolve_by_type("no such event")

    def _a_tracker(self) -> DialogueStateTracker:
        tracker = DialogueStateTracker("x", self.domain.slots)
        for event in (
            ActionExecuted("action_session_start"),
            ActionExecuted("action_listen"),
            UserUttered("hello", {"name": "tell", "confidence": 0.7}, metadata={"turn_id": "1"}),
            ActionExecuted("complaint_form"),
            ActiveLoop("complaint_form"),
            SlotSet("issues", ["a"]),
            SlotSet("ending", "send"),
            SlotSet("requested_slot", "name"),
            ActionExecuted("action_listen"),
        ):
            tracker.update(event)
        return tracker

    def test_a_copied_tracker_is_in_the_same_state_and_goes_its_own_way(self) -> None:
        tracker = self._a_tracker()
        stock, ours = STOCK["copy"](tracker), tracker.copy()
        self.assertEqual(stock.current_state(EventVerbosity.ALL), ours.current_state(EventVerbosity.ALL))
        self.assertEqual(
            {name: vars(slot) for name, slot in stock.slots.items()},
            {name: vars(slot) for name, slot in ours.slots.items()},
        )
        self.assertEqual(set(vars(stock)), set(vars(ours)))
        for name in (
            "_paused",
            "followup_action",
            "latest_action",
            "latest_bot_utterance",
            "active_loop",
            "model_id",
            "assistant_id",
            "sender_source",
            "is_rule_tracker",
            "_max_event_history",
        ):
            self.assertEqual(getattr(stock, name), getattr(ours, name), name)
        before = tracker.current_state(EventVerbosity.ALL)
        for event in (SlotSet("issues", ["b"]), ActiveLoop(None), ActionExecuted("action_send")):
            ours.update(event)
        self.assertEqual(tracker.current_state(EventVerbosity.ALL), before)

    def test_a_slot_copied_the_short_way_is_the_same_slot(self) -> None:
        for slot in self._a_tracker().slots.values():
            twin = copy.copy(slot)
            self.assertIs(type(twin), type(slot))
            self.assertEqual(vars(twin), vars(slot))
            self.assertIsNot(twin, slot)

    def test_what_the_actions_are_sent_differs_from_stock_in_older_events_alone(self) -> None:
        tracker, remote = self._a_tracker(), RemoteAction("action_send", ActionsInHere())
        stock, ours = STOCK["call"](remote, tracker, self.domain), remote._action_call_format(tracker, self.domain)
        recent = stock["tracker"].pop("events")[2:]
        self.assertEqual(recent, ours["tracker"].pop("events"))
        self.assertEqual(stock, ours)

    def test_an_endpoint_that_wants_the_domain_is_sent_it(self) -> None:
        endpoint = ActionsInHere()
        endpoint.kwargs["enable_selective_domain"] = False
        self.assertIn(
            "domain", RemoteAction("action_send", endpoint)._action_call_format(self._a_tracker(), self.domain)
        )


ANSWERS: list[Any] = [
    {},
    {"events": []},
    {"events": [], "responses": []},
    [],
    None,
    "x",
    5,
    {"events": None},
    {"events": {}},
    {"events": [], "responses": None},
    {"events": [], "responses": ["x"]},
    {"events": [], "responses": [{}], "more": 1},
    {"events": [{"event": "slot", "name": "a", "value": 1}]},
    {"events": [{"event": "slot", "name": "a"}]},
    {"events": [{"event": "slot", "value": 1}]},
    {"events": [{"event": "slot", "name": 5, "value": 1}]},
    {"events": [{"event": "slot", "name": "a", "value": None, "timestamp": None}]},
    {"events": [{"event": "slot", "name": "a", "value": 1, "timestamp": "now"}]},
    {"events": [{"event": "slot", "name": "a", "value": 1, "timestamp": True}]},
    {"events": [{"event": "slot", "name": "a", "value": 1, "timestamp": 1.5, "metadata": {}}]},
    {"events": [{"event": "slot", "name": "a", "value": 1, "metadata": []}]},
    {"events": [{"event": "slot", "name": "a", "value": 1, "policy": 5}]},
    {"events": [{"event": 5}]},
    {"events": ["slot"]},
    {"events": [{"event": "nothing we know"}]},
    {"events": [{}]},
    {"events": [{"event": "action", "name": "x"}]},
    {"events": [{"event": "action", "name": 5}]},
    {"events": [{"event": "action_execution_rejected", "name": "x"}]},
    {"events": [{"event": "restart"}]},
    {"events": [{"event": "slot", "name": "a", "value": 1}, {"event": "followup", "name": "x"}]},
    {"events": [{"event": "entities", "entities": [{"entity": "a"}]}]},
]


class ActionAnswers(unittest.TestCase):
    def test_the_same_answers_are_accepted_and_refused_for_the_same_reason(self) -> None:
        from bot.engine.faster.action_answers import validate_action_result

        refused = 0
        for answer in ANSWERS:
            with self.subTest(answer):
                stock, ours = self._verdict(STOCK["check"], answer), self._verdict(validate_action_result, answer)
                self.assertEqual(stock, ours)
                refused += stock is not None
        self.assertGreater(refused, 8)

    def _verdict(self, check: Any, answer: Any) -> Any:
        try:
            self.assertTrue(check(RemoteAction("action_send", None), answer))
        except ValidationError as problem:
            return problem.message, list(problem.path)
        return None


class AnotherRasa(unittest.TestCase):
    def test_another_version_is_left_as_it_is(self) -> None:
        made_for = faster.MADE_FOR
        before = RemoteAction._validate_action_result
        faster.MADE_FOR = "4.0.0"
        try:
            self.assertFalse(faster.install())
            self.assertIs(RemoteAction._validate_action_result, before)
        finally:
            faster.MADE_FOR = made_for
