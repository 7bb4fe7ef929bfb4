"""What is left of a conversation on disk: nothing anybody could read, and after erasing nothing at all."""

import contextlib
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.engine.conftest import a_free_port
from tests.integration.engine.running_engine import Conversation, Engine
from tests.integration.engine.stand_in_actions import Answer, StandIn, remembers

WORDS = "the wobbly marmalade giraffe"


def everything_on_disk(engine: Engine) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(engine.var.rglob("*")) if file.is_file())


def sealed(conversation: Conversation) -> bytes:
    with sqlite3.connect(conversation.engine.store) as database:
        found = database.execute("SELECT sealed FROM conversation WHERE id = ?", (conversation.row,)).fetchone()
    return bytes(found[0])


def reseal(conversation: Conversation, content: bytes) -> None:
    with sqlite3.connect(conversation.engine.store) as database:
        changed = database.execute("UPDATE conversation SET sealed = ? WHERE id = ?", (content, conversation.row))
        assert changed.rowcount == 1


@pytest.mark.clause("D-17")
def test_neither_words_nor_key_nor_id_are_on_disk(engine: Engine, conversation: Conversation) -> None:
    conversation.say(WORDS)
    on_disk = everything_on_disk(engine)
    for secret in (WORDS, "marmalade", conversation.id, conversation.seal):
        assert secret.encode() not in on_disk
    assert len(sealed(conversation)) > len(WORDS)


@pytest.mark.clause("D-17")
def test_another_key_opens_nothing_and_changes_nothing(engine: Engine, conversation: Conversation) -> None:
    conversation.say(WORDS)
    thief = Conversation(engine, id=conversation.id)
    assert thief.turn("hello") == (503, {"error": "failed"})
    assert conversation.say("and")["issues"] == [WORDS, "and"]


def test_a_row_put_in_the_place_of_another_does_not_open(engine: Engine, conversation: Conversation) -> None:
    other = Conversation(engine, seal=conversation.seal).begin()
    conversation.say(WORDS)
    other.say("other words")
    reseal(conversation, sealed(other))
    assert conversation.turn("hello")[0] == 503
    assert other.say("more")["issues"] == ["other words", "more"]


def test_the_same_words_are_sealed_differently_each_time(engine: Engine, conversation: Conversation) -> None:
    turn_id = str(uuid.uuid4())
    conversation.say(WORDS, turn_id=turn_id)
    before = sealed(conversation)
    conversation.say(WORDS, turn_id=turn_id)
    after = sealed(conversation)
    assert before != after
    assert len(before) == len(after)


@pytest.mark.clause("D-17")
def test_erasing_leaves_not_even_the_sealed_bytes(engine: Engine, conversation: Conversation) -> None:
    pieces = []
    for number in range(5):
        conversation.say(f"{WORDS} {number}" * 50)
        pieces += [sealed(conversation)[offset : offset + 24] for offset in (0, 200, 700)]
    assert any(piece in everything_on_disk(engine) for piece in pieces)
    assert conversation.erase() == (204, None)
    left = everything_on_disk(engine)
    assert not [piece for piece in pieces if piece in left]
    assert conversation.turn("hello") == (404, {"error": "unknown"})


def test_erasing_what_is_not_there_is_no_error(engine: Engine) -> None:
    assert Conversation(engine).erase() == (204, None)


@pytest.mark.clause("DR-11")
def test_a_purge_takes_the_idle_ones_alone(engine: Engine) -> None:
    clock = Path(engine.environment["CLOCK_FILE"])
    idle = Conversation(engine).begin()
    clock.write_text("2026-03-17T11:00:00+00:00")
    lively = Conversation(engine).begin()
    assert engine.call("POST", "purge", {"older_than": "2026-03-17T10:30:00Z"}) == (204, None)
    assert idle.turn("hello")[0] == 404
    assert lively.turn("hello")[0] == 200
    clock.write_text("2026-03-17T10:00:00+00:00")


@pytest.mark.parametrize("when", [None, "", "yesterday", 5, "2026-03-17T10:30:00", "2026-99-01T00:00:00Z"])
def test_a_purge_needs_a_moment_with_an_offset(engine: Engine, when: object) -> None:
    assert engine.call("POST", "purge", {"older_than": when}) == (400, {"error": "older_than"})


def test_a_database_error_is_a_503_and_memory_does_not_step_in(engine: Engine, conversation: Conversation) -> None:
    conversation.say("before")
    with sqlite3.connect(engine.store) as database:
        database.execute("ALTER TABLE conversation RENAME TO elsewhere")
    try:
        assert conversation.turn("during")[0] == 503
        assert Conversation(engine).turn(begin={"submission_id": "1"})[0] == 503
        assert conversation.erase()[0] == 503
    finally:
        with sqlite3.connect(engine.store) as database:
            database.execute("ALTER TABLE elsewhere RENAME TO conversation")
    assert conversation.say("after")["issues"] == ["before", "after"]


def test_a_row_that_was_damaged_is_a_503_until_the_gateway_restores_it(
    engine: Engine, conversation: Conversation
) -> None:
    conversation.say("before")
    reseal(conversation, b"\0")
    assert conversation.turn("after")[0] == 503
    assert conversation.turn("after", restore={"issues": ["before"]})[1]["frame"]["issues"] == ["before", "after"]


@pytest.fixture
def mortal(trained: None, actions: StandIn, tmp_path: Path) -> Iterator[Engine]:
    """An engine that this test alone uses, because it dies."""
    running = Engine(tmp_path, a_free_port(), actions.port)
    try:
        yield running.start()
    finally:
        running.stop()


def test_a_killed_engine_goes_on_where_it_was(mortal: Engine) -> None:
    conversation = Conversation(mortal).begin()
    conversation.say("she lied")
    mortal.kill()
    mortal.start()
    assert conversation.say("and she was late")["issues"] == ["she lied", "and she was late"]


def test_a_turn_that_was_killed_is_asked_again_and_counts_once(mortal: Engine, actions: StandIn) -> None:
    conversation = Conversation(mortal).begin()
    conversation.say("she lied")
    turn_id, in_action = str(uuid.uuid4()), threading.Event()

    def dies_during_it(call: Answer) -> Answer:
        in_action.set()
        time.sleep(0.3)
        return remembers(call)

    def hopeless() -> None:
        with contextlib.suppress(OSError):
            conversation.turn("and she was late", turn_id=turn_id)

    with actions.behaving(dies_during_it):
        thread = threading.Thread(target=hopeless)
        thread.start()
        assert in_action.wait(10)
        mortal.kill()
        thread.join()
    mortal.start()
    for _ in range(2):
        assert conversation.say("and she was late", turn_id=turn_id)["issues"] == ["she lied", "and she was late"]
