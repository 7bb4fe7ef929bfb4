"""The real engine in its own environment, started and killed by the tests, and a gateway small enough to read."""

import base64
import hashlib
import http.client
import json
import os
import secrets
import signal
import subprocess
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ops.stack import ROOT

SECRET = "the engine tests' own secret"
PYTHON = ROOT / ".venv-rasa/bin/python"
LONGEST_START_SECONDS = 60


class Engine:
    """One engine process with a folder of its own. ``port`` is found free by the caller."""

    def __init__(self, var: Path, port: int, actions_port: int, **settings: str) -> None:
        self.var, self.port = var, port
        self.log = var / "engine.log"
        self.environment = {
            **os.environ,
            "HEARD_CHAT_VAR": str(var),
            "HEARD_CHANNEL_SECRET": SECRET,
            "HEARD_RASA_PORT": str(port),
            "HEARD_ACTIONS_PORT": str(actions_port),
            "HEARD_MODE": "test",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Engine":
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [PYTHON, "-m", "bot.engine.serve"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        last = time.monotonic() + LONGEST_START_SECONDS
        while not self._is_ready():
            assert self._process.poll() is None, self.log.read_text()
            assert time.monotonic() < last, self.log.read_text()
            time.sleep(0.05)
        return self

    def _is_ready(self) -> bool:
        try:
            return self.call("GET", "ready")[0] == 200
        except OSError:
            return False

    def kill(self) -> None:
        """As a machine would: without asking."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._end(signal.SIGTERM)

    def _end(self, how: int) -> None:
        assert self._process is not None
        self._process.send_signal(how)
        self._process.wait(20)

    def call(
        self, method: str, path: str, body: Any = None, secret: str | None = SECRET, raw: bytes | None = None
    ) -> tuple[int, Any]:
        """Return the status and the JSON answered, or None."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {secret}"} if secret else {})}
        try:
            target = path if path.startswith("/") else f"/webhooks/heard/{path}"
            connection.request(method, target, raw if raw is not None else json.dumps(body), headers)
            answer = connection.getresponse()
            content = answer.read()
            is_json = content and answer.headers.get_content_type() == "application/json"
            return answer.status, json.loads(content) if is_json else None
        finally:
            connection.close()

    @property
    def store(self) -> Path:
        return self.var / "tracker.sqlite"


@dataclass
class Conversation:
    """What the gateway holds of one chat: its id and its key."""

    engine: Engine
    id: str = field(default_factory=lambda: secrets.token_hex(32))
    seal: str = field(default_factory=lambda: base64.b64encode(os.urandom(32)).decode())

    @property
    def row(self) -> str:
        """What the store knows the conversation by."""
        return hashlib.sha256(self.id.encode()).hexdigest()

    def turn(self, text: str | None = None, turn_id: str | None = None, **metadata: Any) -> tuple[int, Any]:
        told = {"turn_id": turn_id or str(uuid.uuid4()), "text": text, **metadata}
        return self.engine.call(
            "POST", "turn", {"conversation": self.id, "seal": self.seal, "text": text, "metadata": told}
        )

    def begin(self) -> "Conversation":
        status, answer = self.turn(begin={"submission_id": str(uuid.uuid4()), "alert_id": str(uuid.uuid4())})
        assert status == 200, answer
        return self

    def say(self, text: str, **metadata: Any) -> dict:
        """A turn that must be answered; returns its frame."""
        status, answer = self.turn(text, **metadata)
        assert status == 200, answer
        return answer["frame"]

    def erase(self) -> tuple[int, Any]:
        return self.engine.call("POST", "erase", {"conversation": self.id})
