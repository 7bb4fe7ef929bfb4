"""The one way into Rasa, over real HTTP: who may call, what is refused, and what a failure looks like."""

import threading
import time
import uuid

import pytest

from tests.integration.engine.running_engine import Conversation, Engine
from tests.integration.engine.stand_in_actions import Answer, StandIn, remembers, slot


@pytest.mark.parametrize("path", ["turn", "erase", "purge"])
@pytest.mark.parametrize("secret", [None, "", "another secret", "the engine tests' own secreT"])
def test_a_call_without_the_secret_is_refused(engine: Engine, path: str, secret: str | None) -> None:
    assert engine.call("POST", path, {}, secret=secret) == (401, {"error": "unauthorised"})


def test_not_even_readiness_is_told_to_a_stranger(engine: Engine) -> None:
    assert engine.call("GET", "ready", secret=None)[0] == 401


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/version",
        "/status",
        "/model",
        "/domain",
        "/conversations/x/tracker",
        "/webhooks/rest/webhook",
        "/webhooks/rest",
        "/model/parse",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_nothing_of_rasas_own_is_served(engine: Engine, method: str, path: str) -> None:
    assert engine.call(method, path, {})[0] in (404, 405)


WELL_FORMED = {
    "conversation": "a" * 64,
    "seal": "A" * 43 + "=",
    "text": None,
    "metadata": {"turn_id": "1", "begin": {}},
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("conversation", None),
        ("conversation", ""),
        ("conversation", "default"),
        ("conversation", "A" * 64),
        ("conversation", "a" * 63),
        ("conversation", "a" * 65),
        ("conversation", 12),
        ("conversation", ["a" * 64]),
        ("seal", None),
        ("seal", ""),
        ("seal", "A" * 43),
        ("seal", "AAAA"),
        ("seal", 5),
        ("seal", "é" * 44),
        ("metadata", None),
        ("metadata", []),
        ("metadata", {}),
        ("metadata", {"turn_id": ""}),
        ("metadata", {"turn_id": 3}),
        ("text", 5),
        ("text", ["a"]),
        ("text", {"a": 1}),
    ],
)
def test_a_malformed_turn_is_refused_and_named(engine: Engine, field: str, value: object) -> None:
    status, answer = engine.call("POST", "turn", {**WELL_FORMED, field: value})
    assert status == 400
    assert answer["error"] in (field, "turn_id")


@pytest.mark.parametrize("field", ["conversation", "seal", "metadata"])
def test_a_missing_field_is_refused_so_nobody_falls_into_a_shared_conversation(engine: Engine, field: str) -> None:
    body = {name: value for name, value in WELL_FORMED.items() if name != field}
    assert engine.call("POST", "turn", body) == (400, {"error": field})


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b'"a"', b"\xff\xfe"])
def test_what_is_no_json_object_is_refused(engine: Engine, raw: bytes) -> None:
    assert engine.call("POST", "turn", raw=raw)[0] == 400


def test_5000_characters_are_taken_and_5001_are_not(conversation: Conversation) -> None:
    assert conversation.turn("🙂" * 5000)[0] == 200
    assert conversation.turn("a" * 5001) == (413, {"error": "text"})
    assert conversation.say("still here")["issues"] == ["🙂" * 5000, "still here"]


COMMANDS = [
    "/restart",
    "/submit",
    '/inform{"name":"x"}',
    "/start",
    "/choose",
    "/back",
    "/session_start",
    "  /restart",
    "//restart",
    "/ /restart",
    "\u00a0/restart",
    "\n\t/restart",
    '/choose{"ending":"send"}',
    "/",
    "///",
    "",
    "/EXTERNAL: restart",
    "/talk_to_person",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_typed_command_is_only_words(conversation: Conversation, actions: StandIn, command: str) -> None:
    conversation.say("she never came")
    frame = conversation.say(command)
    assert frame["issues"] == ["she never came", command]
    assert frame["ending"] is None
    assert not frame["understood_from"].startswith("/")
    assert actions.calls[-1]["next_action"] == "validate_complaint_form"
    assert conversation.say("and then")["issues"] == ["she never came", command, "and then"]


@pytest.mark.parametrize(
    "odd",
    [
        "🙂",
        "😢😢😢",
        "<script>alert(1)</script>",
        "'; DROP TABLE conversation; --",
        "مرحبا كيف حالك",
        "\u202egnorw",
        "a\x00b",
        "half a pair: \ud83d",
        "ﷺ" * 100,
        " ",
    ],
)
def test_odd_input_is_kept_as_typed(conversation: Conversation, odd: str) -> None:
    assert conversation.say(odd)["issues"] == [odd]


def test_a_turn_is_answered_with_its_frame_and_all_slots(conversation: Conversation) -> None:
    status, answer = conversation.turn("she lied about me")
    assert status == 200
    assert answer["frame"]["intent"] == "tell"
    assert answer["slots"]["issues"] == ["she lied about me"]
    assert "ending" in answer["slots"]
    assert "requested_slot" not in answer["slots"]
    assert "session_started_metadata" not in answer["slots"]


def test_a_question_is_understood(conversation: Conversation) -> None:
    frame = conversation.say("will my mum see this?")
    assert frame["intent"] == "ask_parents_see"
    assert frame["confidence"] > 0.5


def test_send_runs_action_send_in_the_same_turn(conversation: Conversation) -> None:
    conversation.say("she lied")
    status, answer = conversation.turn(ending="send")
    assert (status, answer["frame"]) == (200, {"state": "sent", "issues": ["she lied"]})


@pytest.mark.parametrize("ending", ["delete", "finish"])
def test_other_endings_send_nothing(conversation: Conversation, actions: StandIn, ending: str) -> None:
    status, answer = conversation.turn(ending=ending)
    assert (status, answer["frame"]["ending"]) == (200, ending)
    assert actions.calls[-1]["next_action"] == "validate_complaint_form"


def test_a_send_that_is_asked_again_is_answered_again(conversation: Conversation) -> None:
    conversation.say("she lied")
    turn_id = str(uuid.uuid4())
    first = conversation.turn(turn_id=turn_id, ending="send")
    assert conversation.turn(turn_id=turn_id, ending="send") == first


def refuses(_: Answer) -> tuple[int, bytes]:
    return 500, b'{"error": "boom"}'


def rejects(call: Answer) -> tuple[int, bytes]:
    return 400, b'{"action_name": "validate_complaint_form", "error": "no"}'


def says_nothing(call: Answer) -> Answer:
    return {**remembers(call), "responses": []}


def answers_nonsense(_: Answer) -> tuple[int, bytes]:
    return 200, b"not json"


def answers_another_shape(_: Answer) -> Answer:
    return {"events": [{"event": "slot"}], "responses": []}


def speaks_outside_a_frame(call: Answer) -> Answer:
    return {**remembers(call), "responses": [{"text": "hello"}, *remembers(call)["responses"]]}


@pytest.mark.parametrize(
    "failure", [refuses, rejects, says_nothing, answers_nonsense, answers_another_shape, speaks_outside_a_frame]
)
def test_a_failing_action_is_a_503_and_leaves_the_chat_where_it_was(
    conversation: Conversation, actions: StandIn, failure: object
) -> None:
    conversation.say("she lied")
    turn_id = str(uuid.uuid4())
    with actions.behaving(failure):  # type: ignore[arg-type]
        assert conversation.turn("and she was late", turn_id=turn_id) == (503, {"error": "failed"})
    assert conversation.turn("and she was late", turn_id=turn_id)[1]["frame"]["issues"] == [
        "she lied",
        "and she was late",
    ]


def test_a_failing_send_can_be_sent_again(conversation: Conversation, actions: StandIn) -> None:
    conversation.say("she lied")
    with actions.behaving(lambda call: refuses(call) if call["next_action"] == "action_send" else remembers(call)):
        assert conversation.turn(ending="send")[0] == 503
    assert conversation.turn(ending="send")[1]["frame"]["state"] == "sent"


def test_a_send_that_could_not_be_kept_opens_the_chat_again(conversation: Conversation, actions: StandIn) -> None:
    def cannot_keep(call: Answer) -> Answer:
        if call["next_action"] != "action_send":
            return remembers(call)
        return {
            "events": [slot("ending", None), slot("requested_slot", "send")],
            "responses": [{"custom": {"state": "open"}}],
        }

    conversation.say("she lied")
    with actions.behaving(cannot_keep):
        assert conversation.turn(ending="send")[1]["frame"] == {"state": "open"}
    assert conversation.say("and was late")["issues"] == ["she lied", "and was late"]
    assert conversation.turn(ending="send")[1]["frame"]["state"] == "sent"


def test_an_unknown_conversation_is_not_begun_by_a_stray_turn(engine: Engine) -> None:
    assert Conversation(engine).turn("hello") == (404, {"error": "unknown"})


def test_what_the_gateway_restores_stands_above_what_the_store_holds(conversation: Conversation) -> None:
    conversation.say("an old word")
    status, answer = conversation.turn("and more", restore={"issues": ["a newer word"]})
    assert (status, answer["slots"]["issues"]) == (200, ["a newer word", "and more"])
    assert conversation.say("after")["issues"] == ["a newer word", "and more", "after"]


def test_a_conversation_that_was_lost_goes_on_from_what_the_gateway_restores(engine: Engine) -> None:
    lost = Conversation(engine)
    assert (
        lost.turn("more", restore={"issues": ["kept by the gateway"]})[1]["slots"]["issues"][0] == "kept by the gateway"
    )


def test_two_turns_at_once_are_answered_one_after_the_other_without_a_second_lost(
    conversation: Conversation, actions: StandIn
) -> None:
    def takes_a_moment(call: Answer) -> Answer:
        time.sleep(0.15)
        return remembers(call)

    answers: list[tuple[int, object]] = []
    with actions.behaving(takes_a_moment):
        began = time.monotonic()
        for n in range(3):
            conversation.turn(f"number {n} alone")
        one_by_one = time.monotonic() - began
        began = time.monotonic()
        threads = [
            threading.Thread(target=lambda n=n: answers.append(conversation.turn(f"number {n}"))) for n in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    # A lock that is looked at once a second, as Rasa's own is, would cost two seconds more than one by one.
    assert time.monotonic() - began < one_by_one + 1.0
    assert [status for status, _ in answers] == [200, 200, 200]
    together = [said for said in conversation.say("last")["issues"] if not said.endswith("alone")]
    assert sorted(together) == ["last", "number 0", "number 1", "number 2"]


def test_a_turn_behind_a_long_one_is_refused_after_two_seconds(conversation: Conversation, actions: StandIn) -> None:
    release = threading.Event()

    def waits(call: Answer) -> Answer:
        release.wait(10)
        return remembers(call)

    first: list[tuple[int, object]] = []
    with actions.behaving(waits):
        calls = len(actions.calls)
        thread = threading.Thread(target=lambda: first.append(conversation.turn("the long one")))
        thread.start()
        while len(actions.calls) == calls:
            time.sleep(0.01)
        began = time.monotonic()
        assert conversation.turn("the second") == (409, {"error": "still_running"})
        assert 1.5 < time.monotonic() - began < 3
        release.set()
        thread.join()
    assert first[0][0] == 200
    assert conversation.say("after")["issues"] == ["the long one", "after"]


def test_another_conversation_does_not_wait_for_a_long_turn(
    engine: Engine, conversation: Conversation, actions: StandIn
) -> None:
    other = Conversation(engine).begin()
    release = threading.Event()

    def waits_for_one(call: Answer) -> Answer:
        if call["tracker"]["latest_message"]["metadata"].get("text") == "the long one":
            release.wait(10)
        return remembers(call)

    with actions.behaving(waits_for_one):
        thread = threading.Thread(target=lambda: conversation.turn("the long one"))
        thread.start()
        began = time.monotonic()
        other.say("meanwhile")
        assert time.monotonic() - began < 1
        release.set()
        thread.join()


def test_the_queue_is_bounded_and_whoever_is_turned_away_hears_so_at_once(engine: Engine, actions: StandIn) -> None:
    release = threading.Event()

    def waits(call: Answer) -> Answer:
        release.wait(3.5)
        return remembers(call)

    chats = [Conversation(engine).begin() for _ in range(70)]
    statuses: list[int] = []
    with actions.behaving(waits):
        threads = [threading.Thread(target=lambda chat=chat: statuses.append(chat.turn("hello")[0])) for chat in chats]
        for thread in threads:
            thread.start()
        while len(statuses) < 6:
            time.sleep(0.01)
        assert set(statuses) == {503}
        release.set()
        for thread in threads:
            thread.join()
    assert statuses.count(200) == 64
    assert all(chat.say("again")["issues"][-1] == "again" for chat in chats)


def test_an_action_that_hangs_is_given_up_and_the_turn_can_be_asked_again(
    conversation: Conversation, actions: StandIn
) -> None:
    hanging = threading.Event()

    def hangs(call: Answer) -> Answer:
        hanging.wait(15)
        return remembers(call)

    began = time.monotonic()
    with actions.behaving(hangs):
        assert conversation.turn("is anyone there")[0] == 503
    assert time.monotonic() - began < 10
    hanging.set()
    assert conversation.say("is anyone there")["issues"] == ["is anyone there"]


def test_the_actions_never_see_the_conversations_own_id(conversation: Conversation, actions: StandIn) -> None:
    conversation.say("hello")
    assert conversation.id not in str(actions.calls[-1])
    assert conversation.seal not in str(actions.calls[-1])


def test_what_the_actions_are_sent_does_not_grow_with_the_chat(conversation: Conversation, actions: StandIn) -> None:
    conversation.say("hello")
    early = len(actions.calls[-1]["tracker"]["events"])
    for _ in range(20):
        conversation.turn()
    assert len(actions.calls[-1]["tracker"]["events"]) <= early


def test_a_slot_the_domain_does_not_know_is_not_kept(conversation: Conversation, actions: StandIn) -> None:
    def adds(call: Answer) -> Answer:
        answer = remembers(call)
        return {**answer, "events": [*answer["events"], slot("no_such_slot", "x")]}

    with actions.behaving(adds):
        status, answer = conversation.turn("hello")
    assert status == 200
    assert "no_such_slot" not in answer["slots"]
