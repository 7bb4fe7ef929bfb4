"""The action server as it really runs: on loopback, quiet, and silent about what failed."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[3]
SECRET = "the purple umbrella"
CHANNEL_SECRET = "between the engine and the actions"
FROM_THE_ENGINE = {"Authorization": f"Bearer {CHANNEL_SECRET}"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("actions") / "log"
    environment = {**os.environ, "HEARD_ACTIONS_PORT": str(port), "HEARD_CHAT_VAR": str(log.parent),
                   "HEARD_CHANNEL_SECRET": CHANNEL_SECRET}
    with log.open("wb") as out:
        running = subprocess.Popen(
            [sys.executable, "-m", "bot.actions"], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
        try:
            yield wait_for(f"http://127.0.0.1:{port}", running), log
        finally:
            running.terminate()
            running.wait(10)


def wait_for(url: str, running: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + 30
    while time.monotonic() < until and running.poll() is None:
        try:
            if httpx.get(url + "/health", timeout=1).status_code == 200:
                return url
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the action server did not start")


def call(url: str, metadata: dict) -> httpx.Response:
    tracker = {
        "sender_id": "a",
        "slots": {},
        "events": [],
        "latest_message": {"text": "/choose", "intent": {"name": "choose", "confidence": 1.0}, "metadata": metadata},
    }
    return httpx.post(
        url + "/webhook",
        json={"next_action": "validate_complaint_form", "tracker": tracker, "version": "3.6.21"},
        headers=FROM_THE_ENGINE,
    )


def test_it_answers_a_beginning(server):
    ids = {"submission_id": "00000000-0000-4000-8000-000000000001", "alert_id": "00000000-0000-4000-8000-000000000002"}
    answer = call(server[0], {"turn_id": "0", "begin": ids})
    assert answer.status_code == 200
    assert answer.json()["responses"][0]["custom"]["question"] == "N01"


@pytest.mark.clause("D-17")
def test_a_failure_names_no_word_in_the_answer_or_the_log(server):
    url, log = server
    answer = call(url, {"turn_id": "1", "text": SECRET})
    assert answer.status_code == 500 and answer.json() == {"error": "The action failed."}
    assert SECRET not in log.read_text() and "NeverBegun" in log.read_text()


@pytest.mark.parametrize("given", [None, "Bearer wrong", b"Bearer \xff\xed\xa0\x80"])
def test_nobody_but_the_engine_may_call_an_action(server, given):
    url, _ = server
    headers = {} if given is None else {"Authorization": given}
    for method, path in (("POST", "/webhook"), ("GET", "/actions"), ("GET", "/nothing")):
        answer = httpx.request(method, url + path, json={"next_action": "action_send"}, headers=headers)
        assert answer.status_code == 401
