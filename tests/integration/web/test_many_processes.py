"""Several worker processes on one store: still one turn at a time, and none is lost."""

import base64
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from nacl.public import PrivateKey

from bot.web.real import real_outside
from tests.chat import Chat
from tests.integration.web.rehearsal import SECRET, EngineStandIn, Office

ROOT = Path(__file__).resolve().parents[3]


class Counting(EngineStandIn):
    """Notes whether two turns of one conversation ever ran at once."""

    running = 0
    most = 0
    _lock = threading.Lock()

    def on_turn(self, body: dict) -> tuple[int, dict]:
        with self._lock:
            self.running += 1
            self.most = max(self.most, self.running)
        try:
            time.sleep(0.03)
            return super().on_turn(body)
        finally:
            with self._lock:
                self.running -= 1


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[str, Counting, subprocess.Popen]]:
    engine = Counting(real_outside().dialogue, Office())
    rasa_port = engine.start()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ, "HEARD_MODE": "test", "HEARD_CHAT_VAR": str(tmp_path / "chat"), "HEARD_RASA_PORT": str(rasa_port),
        "HEARD_CHANNEL_SECRET": SECRET, "HEARD_HANDOFF_TOKEN": "a token", "HEARD_OFFICE_URL": "http://127.0.0.1:9",
        "HEARD_OFFICE_PUBLIC_KEY": base64.b64encode(bytes(PrivateKey.generate().public_key)).decode(),
    }
    chat = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4",
         "--no-control-socket", "bot.web.wsgi:app"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_up(url)
        yield url, engine, chat
    finally:
        chat.terminate()
        chat.wait(20)
        engine.stop()


def _kill_workers(server: subprocess.Popen) -> None:
    """As a crash does it: nothing is told, nothing is handed back. gunicorn starts new ones."""
    found = subprocess.run(["pgrep", "-P", str(server.pid)], capture_output=True, text=True, check=True)
    for worker in found.stdout.split():
        os.kill(int(worker), signal.SIGKILL)
    for worker in found.stdout.split():
        while Path(f"/proc/{worker}").exists():
            time.sleep(0.01)


def _wait_until_up(url: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            if httpx.get(url + "/healthz").status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.05)
    raise AssertionError("the chat did not come up")


def test_turns_sent_at_once_run_one_after_another_and_none_is_lost(running: tuple) -> None:
    url, engine, _ = running
    chat = Chat(url).start().press("Tell you about something that went wrong").press("I'm a child or young person")
    answers: list[int] = []

    def tells(number: int) -> None:
        body = {"turn_id": str(uuid.uuid4()), "text": f"part number {number} of my story"}
        with httpx.Client(base_url=url, cookies=chat.http.cookies, timeout=60) as page:
            while True:
                answer = page.post("/api/chat/turn", json=body, headers={"X-Page-Key": chat.page_key or ""})
                if answer.status_code not in (409, 429):
                    break
                time.sleep(0.02)
        answers.append(answer.status_code)

    threads = [threading.Thread(target=tells, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    chat.http.close()
    assert answers == [200] * 8
    assert engine.most == 1
    [slots] = engine.kept.values()
    assert all(f"part number {number} " in str(slots["issues"]) for number in range(8))


def test_a_chat_goes_on_after_every_process_was_killed(running: tuple) -> None:
    url, _, server = running
    chat = Chat(url).start().press("Tell you about something that went wrong").press("I'm a child or young person")
    chat.say("she lied about me")
    _kill_workers(server)
    # A page only sees a call that fails, and sends it again.
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            chat.press("That's all")
            break
        except httpx.HTTPError:
            time.sleep(0.1)
    chat.http.close()
    assert chat.now["question"] == "N06"


@pytest.mark.clause("SG-1", "DR-14")
def test_a_turn_whose_process_was_killed_holds_nobody_up(running: tuple) -> None:
    url, engine, server = running
    chat = Chat(url).start().press("Tell you about something that went wrong").press("I'm a child or young person")
    body, headers = {"turn_id": str(uuid.uuid4()), "text": "she lied about me"}, {"X-Page-Key": chat.page_key or ""}
    engine.gate.clear()
    before = len(engine.seen)

    def tells() -> None:
        with httpx.Client(base_url=url, cookies=chat.http.cookies, timeout=60) as page, \
                contextlib.suppress(httpx.TransportError):
            page.post("/api/chat/turn", json=body, headers=headers)

    telling = threading.Thread(target=tells)
    telling.start()
    while len(engine.seen) == before:
        time.sleep(0.01)
    _kill_workers(server)
    telling.join()
    _wait_until_up(url)
    engine.gate.set()
    # Each once: neither is told that the chat is busy with what nobody is doing any more.
    assert chat.http.post("/api/chat/turn", json=body, headers=headers).status_code == 200
    unsafe = {"turn_id": str(uuid.uuid4()), "button": chat.button("I'm not safe")["id"]}
    answer = chat.http.post("/api/chat/turn", json=unsafe, headers=headers)
    chat.http.close()
    assert answer.json()["messages"][0]["line"] == "S1"
