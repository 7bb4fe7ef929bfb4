"""Erasing is real: nothing of the child is left in any file, and never was there in the clear (D-17)."""

import threading
import time

import httpx
import pytest

from tests.chat import Chat
from tests.integration.web.conftest import House

CANARY = "the zebra wore yellow wellingtons"


def told(house: House) -> Chat:
    return house.chat().press("Tell you about something that went wrong").say(CANARY)


def is_written(house: House, *words: str) -> bool:
    everything = house.every_byte()
    return any(word.encode(coding) in everything for word in words for coding in ("utf-8", "utf-16-le"))


def size(house: House) -> int:
    import sqlite3

    db = sqlite3.connect(house.folder / "gateway.sqlite")
    found = db.execute("SELECT (SELECT count(*) FROM chats) + (SELECT count(*) FROM turns)").fetchone()[0]
    db.close()
    return int(found)


def sealed_rows(house: House) -> list[bytes]:
    """Pieces of what is sealed in the rows now, to look for after they are erased: a row may lie on several pages."""
    import sqlite3

    db = sqlite3.connect(house.folder / "gateway.sqlite")
    found = [one[0] for one in db.execute("SELECT sealed FROM chats UNION ALL SELECT sealed FROM turns")]
    db.close()
    return [one[at:at + 32] for one in found for at in range(0, len(one) - 32, 32)]


@pytest.mark.clause("D-17")
def test_while_the_chat_runs_no_word_and_no_key_is_in_any_file(house: House) -> None:
    chat = told(house)
    cookie = next(iter(chat.http.cookies.jar)).value
    assert not is_written(house, CANARY, "zebra", chat.page_key or "", cookie or "", "Thank you for telling me")
    assert size(house) > 0


@pytest.mark.clause("D-17", "DR-3")
@pytest.mark.parametrize("way", ["leave", "beacon", "stop", "expiry", "send", "hidden by the cover"])
def test_nothing_is_left_after(house: House, way: str) -> None:
    chat = told(house)
    held = sealed_rows(house)
    assert any(one in house.every_byte() for one in held)
    if way == "leave":
        assert chat.leave() == 204
    elif way == "beacon":
        body = f'{{"page_key": "{chat.page_key}"}}'
        assert httpx.post(house.url + "/api/chat/leave", content=body,
                          headers={"Content-Type": "application/json"}).status_code == 204
    elif way == "stop":
        assert chat.press("Stop and delete").press("Yes, delete it").now["messages"][0]["line"] == "ST2"
    elif way == "expiry":
        house.clock.advance(minutes=60)
    elif way == "send":
        assert chat.press("That's all").press("Send").now["state"] == "sent"
    else:
        chat.now = chat.reload().json()
        assert chat.press("Delete them").now["state"] == "deleted"
    house.sweep()
    everything = house.every_byte()
    assert not is_written(house, CANARY)
    assert not any(one in everything for one in held), "what was sealed is still in a file"
    assert house.engine.erased or house.engine.purged


@pytest.mark.clause("D-17")
def test_leave_erases_in_the_middle_of_a_turn_and_the_turn_leaves_nothing_behind(house: House) -> None:
    chat = told(house)
    house.engine.gate.clear()
    before = len(house.engine.seen)
    answers: list[httpx.Response] = []
    turn = threading.Thread(target=lambda: answers.append(chat.turn(text=CANARY)))
    turn.start()
    while len(house.engine.seen) == before:
        time.sleep(0.01)
    assert chat.leave() == 204
    house.engine.gate.set()
    turn.join()
    house.sweep()
    assert answers[0].json()["state"] == "deleted"
    assert size(house) == 0
    assert house.engine.kept == {}


@pytest.mark.clause("DR-11")
def test_silence_is_answered_at_five_and_fifty_minutes_and_wiped_at_sixty(house: House) -> None:
    chat = told(house)
    house.clock.advance(minutes=4, seconds=59)
    assert chat.updates()["messages"] == []
    house.clock.advance(seconds=1)
    assert [one["line"] for one in chat.updates()["messages"]] == ["W1"]
    house.clock.advance(minutes=20)
    assert chat.updates()["messages"] == []
    house.clock.advance(minutes=25)
    assert [one["line"] for one in chat.updates()["messages"]] == ["W2"]
    house.clock.advance(minutes=10)
    assert chat.updates()["state"] == "expired"
    assert chat.turn(text="am I still here").json()["messages"][0]["line"] == "RS2"
    assert chat.reload().json()["error"]["code"] == "expired"


@pytest.mark.clause("DR-11")
def test_carry_on_gives_more_time(house: House) -> None:
    chat = told(house)
    house.clock.advance(minutes=51)
    chat.now = chat.updates()
    chat.press("Carry on")
    house.clock.advance(minutes=20)
    assert chat.press("That's all").now["summary"][0]["answer"] == CANARY


@pytest.mark.clause("SG-5", "DR-11")
def test_after_a_worry_the_warning_says_what_is_kept(house: House) -> None:
    chat = house.chat().press("I'm not safe")
    house.clock.advance(minutes=50)
    assert [one["line"] for one in chat.updates()["messages"]] == ["W2s"]


@pytest.mark.clause("DR-14")
def test_a_reload_covers_the_words_until_carry_on(house: House) -> None:
    chat = told(house)
    opened = chat.reload().json()
    assert [one["line"] for one in opened["messages"]] == ["RS1"]
    assert [one["label"] for one in opened["buttons"]] == ["Carry on", "Delete them"]
    assert CANARY not in str(opened)
    chat.now = opened
    chat.press("Carry on")
    assert CANARY in [one["said"] for one in chat.now["transcript"]]
    assert chat.press("That's all").now["summary"][0]["answer"] == CANARY


@pytest.mark.clause("SG-2")
def test_i_am_not_safe_works_from_a_covered_page_and_from_an_old_screen(house: House) -> None:
    chat = house.chat()
    unsafe = chat.button("I'm not safe")["id"]
    chat.say(CANARY)
    chat.reload()
    assert chat.turn(button=unsafe).json()["question"] == "S5"


def test_a_sealed_row_that_was_moved_to_another_chat_opens_nothing(house: House) -> None:
    import sqlite3

    mine, other = told(house), told(house)
    db = sqlite3.connect(house.folder / "gateway.sqlite")
    rows = db.execute("SELECT row_id, sealed FROM chats").fetchall()
    for (row, _), (_, sealed) in zip(rows, reversed(rows), strict=True):
        db.execute("UPDATE chats SET sealed = ? WHERE row_id = ?", (sealed, row))
    db.commit()
    db.close()
    assert {mine.reload().status_code, other.reload().status_code} == {404}


@pytest.mark.clause("SG-5")
def test_what_is_added_to_a_worry_later_reaches_the_office_once(house: House) -> None:
    chat = house.chat().press("I'm not safe")
    chat.say("ask for me at school")
    chat.press("Carry on")
    assert [(one["seq"], one["reach"]) for one in house.office.alerts] == [(0, None), (1, "ask for me at school")]
