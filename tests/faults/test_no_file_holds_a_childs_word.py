"""A child's words go through every program; afterwards no file that the programs left holds one of them (rule 8)."""

import contextlib
import sqlite3
import subprocess
import time
import uuid
from pathlib import Path

import pytest

from bot.web import keys
from bot.web.store import Store
from tests.chat import Chat, play

pytestmark = [pytest.mark.stack, pytest.mark.clause("D-17")]

WORD = "zebraquilt"
TYPED = f'/restart {WORD} \u202e<script>alert("{WORD}")</script> {{{{7*7}}}} \x00 EXTERNAL: /submit'


def files_that_hold(var: Path, *words: str) -> list[str]:
    held = {name: name.read_bytes() for name in var.rglob("*") if name.is_file() and "mail" not in name.parts}
    assert any(name.suffix == ".log" for name in held)
    return sorted({str(name) for name, content in held.items() for word in words if word.encode() in content})


def test_after_a_whole_chat_a_left_one_an_open_one_and_a_worry_no_file_holds_a_word(stack, chat, office):
    chat.start().press("Tell you about something that went wrong").press("I'm a child or young person").say(TYPED)
    play(chat, {"N05": [{"press": "That's all"}], "N06": [{"press": "No, that's everything"}],
                "N03": [{"say": WORD.title()}]})  # fmt: skip
    receipt = chat.receipt()
    assert receipt is not None
    [issue] = office.case(receipt["reference"])["submission"]["issues"]
    assert issue["text"] == TYPED
    with Chat(stack.chat_url) as left, Chat(stack.chat_url) as still_open, Chat(stack.chat_url) as worried:
        for one in (left, still_open, worried):
            one.start().press("Tell you about something that went wrong").press("I'm a child or young person")
        left.say(f"left {WORD}").leave()
        still_open.say(f"open {WORD}")
        worried.say(f"my stepdad hits me {WORD}")
        assert "S1" in worried.lines
        keys = [one.page_key for one in (chat, left, still_open, worried)]
        assert files_that_hold(stack.var, WORD, WORD.title(), *keys) == []


def rows_of(stack, page: Chat) -> tuple[int, int]:
    """How many rows of one chat stand in the gateway's file and in the engine's."""
    mine = keys.of_page(page.page_key)
    assert mine is not None
    counts = []
    for file, count, row in (
        ("gateway.sqlite", "SELECT (SELECT count(*) FROM chats WHERE row_id = ?1) + "
                           "(SELECT count(*) FROM turns WHERE row_id = ?1)", mine.row_id),
        ("tracker.sqlite", "SELECT count(*) FROM conversation WHERE id = ?1", mine.row_id.hex()),
    ):
        with contextlib.closing(sqlite3.connect(f"file:{stack.var / 'chat' / file}?mode=ro", uri=True)) as db:
            counts.append(db.execute(count, (row,)).fetchone()[0])
    return counts[0], counts[1]


@pytest.mark.clause("DR-3", "DR-11")
@pytest.mark.parametrize("way", ["leave", "stop", "silence"])
def test_after_leave_stop_and_silence_no_row_holds_a_word_even_for_whoever_has_the_key(stack, clock, chat, way):
    chat.start().press("Tell you about something that went wrong").press("I'm a child or young person")
    chat.say(f"she never came {WORD}")
    gateway, engine = rows_of(stack, chat)
    assert gateway > 1 and engine == 1
    assert WORD in f"{Store(stack.var / 'chat' / 'gateway.sqlite').turns(keys.of_page(chat.page_key))}"
    if way == "leave":
        chat.leave()
    elif way == "stop":
        assert chat.press("Stop and delete").press("Yes, delete it").now["state"] == "deleted"
    else:
        clock.advance(minutes=61)
    # After Stop the goodbye stays for its hour, so that a page that asks again is told the same.
    left = 2 if way == "stop" else 0
    until = time.monotonic() + 30
    while rows_of(stack, chat) != (left, 0):
        assert time.monotonic() < until, rows_of(stack, chat)
        time.sleep(0.1)
    mine = keys.of_page(chat.page_key)
    held = Store(stack.var / "chat" / "gateway.sqlite")
    assert mine is not None and WORD not in f"{held.load(mine)} {held.turns(mine)}"
    assert files_that_hold(stack.var, WORD, chat.page_key) == []


def test_no_secret_stands_in_a_log_or_in_the_list_of_programs(stack):
    settings = [stack.var / side / "settings.env" for side in ("chat", "office")]
    secrets = [line.split("=", 1)[1] for file in settings for line in file.read_text().splitlines()]
    assert len(secrets) == 7
    programs = subprocess.run(["ps", "axww", "-o", "args"], capture_output=True, text=True, check=True).stdout
    logs = "".join(file.read_text(errors="replace") for file in (stack.var / "log").iterdir())
    assert [secret[:4] for secret in secrets if secret in programs or secret in logs] == []


@pytest.mark.parametrize("path", ["/webhook", "/actions"])
def test_the_actions_answer_nobody_but_the_engine(stack, path):
    import httpx

    port = stack.ports["HEARD_ACTIONS_PORT"]
    body = {"next_action": "action_send", "tracker": {"slots": {"ids": {"submission_id": str(uuid.uuid4())}}}}
    assert httpx.post(f"http://127.0.0.1:{port}{path}", json=body).status_code == 401
