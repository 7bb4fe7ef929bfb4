"""The office as gunicorn serves it: several processes, one database, one case for one Send."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.integration.office.conftest import TOKEN, a_submission, an_alert

ROOT = Path(__file__).parents[3]
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """Two gunicorn processes on a port of their own."""

    def __init__(self, office, settings) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ, "HEARD_OFFICE_VAR": str(settings.office_var), "HEARD_SECRET_KEY": settings.secret_key,
            "HEARD_DATABASE_URL": settings.database_url,
            "HEARD_FIELD_KEY": settings.field_key, "HEARD_OFFICE_PRIVATE_KEY": settings.office_private_key,
            "HEARD_HANDOFF_TOKEN_SHA256": settings.handoff_token_sha256, "HEARD_MODE": "test",
        }  # fmt: skip
        self.start()

    def start(self) -> None:
        command = [ROOT / ".venv/bin/gunicorn", "-b", f"127.0.0.1:{self.port}", "-w", "2", "--threads", "4",
                   "backoffice.wsgi:app"]  # fmt: skip
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL,
                                        start_new_session=True)  # fmt: skip
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.url}/healthz").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError("the office did not come up")

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def served(office, settings) -> Iterator[Served]:
    up = Served(office, settings)
    yield up
    up.kill()


@pytest.mark.clause("D-18")
def test_the_same_send_through_two_processes_at_once_makes_one_case(served, office):
    body = a_submission()

    def send(_: int) -> httpx.Response:
        return httpx.post(f"{served.url}/api/v1/intake", json=body, headers=BEARER, timeout=30)

    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(send, range(24)))
    assert sorted(answer.status_code for answer in answers) == [200] * 23 + [201]
    assert len({answer.json()["reference"] for answer in answers}) == 1
    assert len(office.cases()) == 1


def test_a_receipt_that_was_given_survives_a_kill(served, office):
    body = a_submission()
    receipt = httpx.post(f"{served.url}/api/v1/intake", json=body, headers=BEARER, timeout=30).json()
    served.kill()
    served.start()
    again = httpx.post(f"{served.url}/api/v1/intake", json=body, headers=BEARER, timeout=30)
    assert (again.status_code, again.json()) == (200, receipt)


@pytest.mark.clause("SG-2")
def test_an_alert_is_answered_within_five_seconds(served):
    began = time.monotonic()
    answer = httpx.post(f"{served.url}/api/v1/safeguarding-alerts", json=an_alert(), headers=BEARER, timeout=5)
    assert answer.status_code == 201
    assert time.monotonic() - began < 5


def test_a_body_without_a_stated_length_is_held_to_the_same_limit(served):
    def endless() -> Iterator[bytes]:
        for _ in range(8):
            yield b" " * 1024 * 1024

    headers = {**BEARER, "Content-Type": "application/json"}
    answer = httpx.post(f"{served.url}/api/v1/intake", content=endless(), headers=headers, timeout=30)
    assert answer.status_code == 413
