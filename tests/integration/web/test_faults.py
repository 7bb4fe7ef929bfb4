"""What the chat does while something behind it is away, slow, empty or forgetful."""

import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.web.pace import Pace
from bot.web.store import Store
from tests.chat import Chat
from tests.integration.web.conftest import House, build

STORY = "she lied about me in the report"


def once(chat: Chat, **what: str) -> httpx.Response:
    """One try of one turn, without the patience of a page."""
    return chat.http.post(
        "/api/chat/turn", json={"turn_id": str(uuid.uuid4()), **what}, headers={"X-Page-Key": chat.page_key or ""}
    )


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.gateway.PATIENCE_SECONDS", 0.6)
    monkeypatch.setattr("bot.web.gateway.SHORT_PATIENCE_SECONDS", 0.4)


@pytest.mark.usefixtures("hasty")
class TestTheEngineIsAway:
    @pytest.mark.parametrize("fault", ["away", "empty"])
    def test_the_child_is_told_once_and_the_chat_goes_on_by_the_rules(self, house: House, fault: str) -> None:
        chat = house.chat().press("Tell you about something that went wrong")
        setattr(house.engine, fault, True)
        assert chat.say(STORY).lines[-3:] == ["EN2", "N05t", "N05p"]
        assert chat.say("and more").lines[-3:] == ["N05p", "N05t", "N05p"]
        setattr(house.engine, fault, False)
        chat.say("and more again")
        assert chat.press("That's all").now["summary"][0]["answer"] == f"{STORY}\nand more\nand more again"
        setattr(house.engine, fault, True)
        chat.press("Go back")
        assert chat.lines.count("EN2") == 1, "what never waits for the engine says nothing of it"
        chat.say("one more thing")
        assert chat.lines.count("EN2") == 2, "another time away is told again"

    def test_a_turn_that_the_engine_took_in_unheard_is_not_taken_twice(self, house: House) -> None:
        chat = house.chat().press("Tell you about something that went wrong")
        house.engine.hang_seconds = 1.0
        chat.say(STORY)
        house.engine.hang_seconds = 0.0
        assert chat.press("That's all").now["summary"][0]["answer"] == STORY

    def test_a_chat_begins_all_the_same_and_the_engine_learns_of_it_later(self, house: House) -> None:
        house.engine.away = True
        chat = house.chat()
        assert chat.lines == ["N01a", "N01b", "N01c"]
        house.engine.away = False
        assert chat.say(STORY).press("That's all").now["summary"][0]["answer"] == STORY

    def test_an_engine_that_forgot_the_chat_is_given_our_copy(self, house: House) -> None:
        chat = house.chat().press("Tell you about something that went wrong").say(STORY)
        house.engine.kept.clear()
        assert chat.press("That's all").now["summary"][0]["answer"] == STORY

    @pytest.mark.clause("SG-1")
    def test_i_am_not_safe_never_needs_the_engine(self, house: House) -> None:
        chat = house.chat()
        house.engine.away = True
        began = time.monotonic()
        chat.press("I'm not safe")
        assert time.monotonic() - began < 5
        assert chat.lines[-5:] == ["S1", "S3", "S3c", "S2", "S5"]
        assert [one["seq"] for one in house.office.alerts] == [0]
        chat.say("ask for me at school")
        assert chat.now["question"] == "S6"
        assert house.office.alerts[-1]["reach"] == "ask for me at school"
        house.engine.away = False
        assert chat.press("Carry on").now["question"] == "N05"
        assert house.engine.seen[-1]["metadata"]["restore"]["question"] == "S6"

    @pytest.mark.clause("SG-1", "SG-2")
    def test_a_disclosure_that_is_typed_is_answered_without_the_engine(self, house: House) -> None:
        chat = house.chat().press("Tell you about something that went wrong")
        house.engine.away = True
        assert chat.say("he hits me").lines[-5:] == ["S1", "S3", "S3c", "S2", "S5"]
        assert house.office.alerts[0]["texts"] == ["he hits me"]

    def test_stopping_never_needs_the_engine_and_the_engine_erases_when_it_is_back(self, house: House) -> None:
        chat = house.chat().press("Tell you about something that went wrong").say(STORY)
        house.engine.away = True
        assert chat.press("Stop and delete").press("Yes, delete it").now["state"] == "deleted"
        house.sweep()
        assert house.engine.erased == []
        house.engine.away = False
        house.sweep()
        # The gateway sweeps by itself too; twice is as good as once.
        assert len(set(house.engine.erased)) == 1

    @pytest.mark.clause("D-17")
    def test_what_nobody_came_back_to_is_wiped_at_the_engine_once_it_is_back(self, house: House) -> None:
        house.chat().press("Tell you about something that went wrong").say(STORY)
        house.sweep()
        house.engine.purged.clear()
        house.engine.away = True
        house.clock.advance(minutes=61)
        house.sweep()
        assert house.engine.purged == []
        house.engine.away = False
        house.sweep()
        assert house.engine.purged

    def test_a_chat_goes_from_the_first_word_to_the_receipt_and_nothing_is_lost(self, house: House) -> None:
        house.engine.away = True
        chat = house.chat().say(STORY).press("That's all").press("Send")
        assert (chat.now["state"], chat.now["receipt"]["reference"]) == ("sent", "CC-2345B-6")
        assert [one["story"] for one in house.office.got.values()] == [[STORY]]

    def test_what_no_disk_would_take_is_not_said_to_be_sent(self, house: House) -> None:
        house.engine.away = True
        chat = house.chat().say(STORY).press("That's all")
        house.office.unwritable = True
        assert chat.press("Send").lines[-1] == "SD4"
        assert chat.now["state"] == "open"


@pytest.mark.clause("DR-14")
def test_words_that_nobody_answered_come_back_into_the_box_after_a_reload(house: House, monkeypatch) -> None:
    chat = house.chat().press("Tell you about something that went wrong")
    with monkeypatch.context() as broken:
        broken.setattr("bot.web.alone.answer", lambda *_: 1 / 0)
        broken.setattr("bot.web.gateway.PATIENCE_SECONDS", 0.2)
        house.engine.away = True
        assert once(chat, text=STORY).status_code == 503
    chat.now = chat.reload().json()
    assert STORY not in str(chat.now)
    chat.press("Carry on")
    assert chat.now["unsent"] == STORY


class TestTheOfficeIsAway:
    @pytest.mark.clause("SG-2")
    def test_a_worry_that_did_not_get_through_is_said_truthfully_and_s2_comes_late(self, house: House) -> None:
        chat = house.chat()
        house.office.away = True
        assert "S2f" in chat.press("I'm not safe").lines
        assert chat.updates()["messages"] == []
        house.office.away = False
        assert [one["line"] for one in chat.updates()["messages"]] == ["S2"]
        assert chat.updates()["messages"] == []

    @pytest.mark.clause("SG-2")
    def test_the_child_waits_at_most_a_second_and_a_half_for_the_office(self, house: House) -> None:
        chat = house.chat()
        house.office.slow_seconds = 30
        began = time.monotonic()
        chat.press("I'm not safe")
        assert time.monotonic() - began < 3

    def test_a_sent_chat_waits_and_then_gets_its_number(self, house: House) -> None:
        chat = house.chat().say(STORY).press("That's all")
        house.office.away = True
        assert chat.press("Send").now["state"] == "sending"
        assert chat.now["messages"][0]["line"] == "SD2"
        assert chat.updates()["receipt"] is None
        assert house.office.shown == []
        house.office.away = False
        update = chat.updates()
        assert [one["line"] for one in update["messages"]] == ["SD3", "N21a", "N21b"]
        assert (update["state"], update["receipt"]["reference"]) == ("sent", "CC-2345B-6")
        assert chat.updates()["messages"] == []
        assert house.office.shown == list(house.office.got), "the office hears, once, that the page has it"
        assert chat.reload().json()["receipt"]["reference"] == "CC-2345B-6"

    def test_a_helper_with_a_complaint_of_their_own_gets_both_numbers_when_both_are_there(self, house: House) -> None:
        chat = house.chat().say("about her, and my own too").press("That's all")
        house.office.away = True
        chat.press("Send")
        _, second = house.office.got
        house.office.away, house.office.lacks = False, second
        assert chat.updates()["receipt"] is None
        house.office.lacks = ""
        assert [one["reference"] for one in chat.updates()["receipt"]["linked"]] == ["CC-2345B-6"]
        assert house.office.shown == list(house.office.got)

    @pytest.mark.clause("D-07")
    def test_the_office_hears_once_that_the_page_was_given_its_number(self, house: House) -> None:
        chat = house.chat().say(STORY).press("That's all").press("Send")
        assert chat.now["receipt"]["reference"] == "CC-2345B-6"
        chat.updates()
        chat.reload()
        assert house.office.shown == list(house.office.got)

    def test_a_page_that_waits_for_its_number_is_not_wiped(self, house: House) -> None:
        house.office.away = True
        chat = house.chat().say(STORY).press("That's all").press("Send")
        for _ in range(4):
            house.clock.advance(minutes=40)
            assert chat.updates()["state"] == "sending"
        house.office.away = False
        assert chat.updates()["receipt"]["reference"] == "CC-2345B-6"


class TestTooMany:
    def test_an_address_that_goes_too_fast_waits_and_then_goes_on(self, tmp_path: Path) -> None:
        for house in build(tmp_path / "chat", turns=Pace(2, 1, longest_delay=0.0)):
            chat = house.chat()
            assert once(chat, text="one").status_code == 200
            answer = once(chat, text="two")
            assert answer.status_code == 429
            assert 0 < answer.json()["error"]["retry_after"] <= 0.5
            assert int(answer.headers["Retry-After"]) >= 1
            assert chat.say("three").lines[-1] == "N05p"

    def test_a_little_too_fast_is_only_slowed_down(self, tmp_path: Path) -> None:
        for house in build(tmp_path / "chat", turns=Pace(5, 1)):
            chat = house.chat()
            assert [once(chat, text="one").status_code for _ in range(3)] == [200, 200, 200]

    def test_beyond_the_queue_of_the_engine_children_are_told_to_come_back(
        self, house: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.web.engine._QUEUE_SECONDS", 0.3)
        monkeypatch.setattr("bot.web.gateway.PATIENCE_SECONDS", 60.0)
        chats = [house.chat() for _ in range(10)]
        house.engine.gate.clear()
        codes: list[str] = []

        def tells(chat: Chat) -> None:
            codes.append(once(chat, text=STORY).json().get("error", {}).get("code", "well"))

        threads = [threading.Thread(target=tells, args=(one,)) for one in chats]
        for one in threads:
            one.start()
        while len(codes) < 2:
            time.sleep(0.01)
        assert codes == ["full", "full"]
        house.engine.gate.set()
        for one in threads:
            one.join()
        assert codes.count("well") == 8


@pytest.mark.clause("SG-1")
def test_a_worry_typed_even_after_send_is_heard_and_answered(house: House) -> None:
    chat = house.chat().say(STORY).press("That's all").press("Send")
    answer = once(chat, text="he hits me").json()
    assert [one["line"] for one in answer["messages"]] == ["S1", "S3", "S3c", "S2"]
    assert (answer["state"], answer["receipt"]["reference"]) == ("sent", "CC-2345B-6")
    assert house.office.alerts[0]["texts"] == ["he hits me"]


@pytest.mark.clause("SG-5")
def test_a_worry_after_send_names_the_case_where_the_way_to_reach_the_child_stands(house: House) -> None:
    chat = house.chat().say(STORY).press("That's all").press("Send")
    once(chat, text="he hits me")
    once(chat, text="he hits me with a stick")
    assert [one["reach"] for one in house.office.alerts] == ["sent in this chat: CC-2345B-6"] * 2


@pytest.mark.clause("SG-5")
def test_a_worry_before_send_keeps_no_case_for_there_is_none(house: House) -> None:
    house.chat().say("he hits me")
    assert house.office.alerts[0]["reach"] is None


class TestTheDiskTakesNothing:
    @pytest.fixture
    def full(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
        @contextmanager
        def no_room(_: Store) -> Iterator[sqlite3.Connection]:
            raise sqlite3.OperationalError("database or disk is full")
            yield

        return lambda: monkeypatch.setattr(Store, "_writing", no_room)

    @pytest.mark.clause("SG-2")
    def test_a_worry_reaches_the_office_and_is_answered_all_the_same(self, house: House, full) -> None:
        typed, pressed = house.chat(), house.chat()
        full()
        assert typed.say("he hits me").lines[-5:] == ["S1", "S3", "S3c", "S2", "S5"]
        assert pressed.press("I'm not safe").lines[-5:] == ["S1", "S3", "S3c", "S2", "S5"]
        assert [one["texts"] for one in house.office.alerts] == [["he hits me"], []]

    def test_other_words_wait_on_the_page(self, house: House, full, caplog: pytest.LogCaptureFixture) -> None:
        chat = house.chat().press("Tell you about something that went wrong")
        full()
        answer = once(chat, text=STORY)
        assert answer.status_code == 503
        assert answer.json()["error"]["message"].startswith("I'm not working right now. Your words are still here.")
        assert STORY not in caplog.text


def test_behind_a_proxy_one_child_who_floods_slows_down_nobody_else(tmp_path: Path) -> None:
    for house in build(tmp_path / "chat", turns=Pace(0.1, 1, longest_delay=0.0), proxies=1):
        flood, other = house.chat(), house.chat()
        flood.http.headers["X-Forwarded-For"] = "198.51.100.7, 203.0.113.1"
        other.http.headers["X-Forwarded-For"] = "203.0.113.2"
        assert [once(flood, text="one").status_code for _ in range(2)] == [200, 429]
        # Only the last address is the proxy's own word; those before it may be made up.
        flood.http.headers["X-Forwarded-For"] = "198.51.100.8, 203.0.113.1"
        assert once(flood, text="two").status_code == 429
        assert once(other, text="one").status_code == 200


def test_without_a_proxy_nobody_can_make_up_an_address(tmp_path: Path) -> None:
    for house in build(tmp_path / "chat", turns=Pace(0.1, 1, longest_delay=0.0)):
        chat = house.chat()
        codes = []
        for number in range(2):
            chat.http.headers["X-Forwarded-For"] = f"203.0.113.{number}"
            codes.append(once(chat, text="one").status_code)
        assert codes == [200, 429]
