"""An office on a real socket that behaves as its hand-over API does, in every mood a test can think of."""

from __future__ import annotations

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from nacl.public import PrivateKey, SealedBox

TOKEN = "the-chat-service-token"


class Office:
    """Opens sealed bodies, keeps one case a submission_id, one alert an (alert_id, seq); ``mood`` bends its answers.

    mood: "well", "slow" (answers after ``delay``), "dripping" (a byte at a time), or a status such as 500.
    ``loses_answers``: takes the body in, then cuts the line, as a crash between the two would.
    """

    def __init__(self) -> None:
        self.key = PrivateKey.generate()
        self.mood: Any = "well"
        self.delay = 0.0
        self.loses_answers = 0
        self.cases: dict[str, dict[str, Any]] = {}
        self.alerts: dict[tuple[str, int], dict[str, Any]] = {}
        self.shown: list[str] = []
        self.tries: list[str] = []
        self.open = True
        self.hours_asked = 0
        self._server: ThreadingHTTPServer | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        office = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self):
                office.answer_post(self)

            def do_GET(self):
                office.answer_get(self)

            def log_message(self, *_):
                pass

        ThreadingHTTPServer.allow_reuse_address = True
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Door)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def answer_post(self, door: BaseHTTPRequestHandler) -> None:
        sealed = door.rfile.read(int(door.headers["Content-Length"]))
        self.tries.append(door.path)
        if door.headers["Authorization"] != f"Bearer {TOKEN}":
            return self._say(door, 401, {})
        assert door.headers["Content-Type"] == "application/vnd.heard.sealed"
        body = json.loads(SealedBox(self.key).decrypt(sealed))
        if isinstance(self.mood, int):
            return self._say(door, self.mood, {"errors": []})
        if self.mood == "slow":
            time.sleep(self.delay)
        status, said = self._take_in(door.path, body)
        if self.loses_answers:
            self.loses_answers -= 1
            door.connection.shutdown(socket.SHUT_RDWR)
            door.close_connection = True
            return None
        return self._say(door, status, said)

    def answer_get(self, door: BaseHTTPRequestHandler) -> None:
        self.hours_asked += 1
        if self.mood == "slow":
            time.sleep(self.delay)
        self._say(door, 200, {"open": self.open, "next_open": "2026-04-07", "call_back_by": "2026-04-08"})

    def _take_in(self, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if path == "/api/v1/safeguarding-alerts":
            known = self.alerts.setdefault((body["alert_id"], body["seq"]), body)
            return (200 if known is not body else 201), {
                "alert_id": body["alert_id"], "seq": body["seq"], "level": body["level"],
                "office_open": self.open, "next_open": "2026-04-07", "seen": False,
            }
        if path == "/api/v1/receipts-shown":
            self.shown.append(body["submission_id"])
            return 200, {"submission_id": body["submission_id"]}
        assert path == "/api/v1/intake"
        known = self.cases.setdefault(body["submission_id"], body)
        if known != body:
            return 409, {"error": "other body"}
        return (200 if known is not body else 201), {"reference": "CC-7X4KQ2", "received_date": "2026-04-02"}

    def _say(self, door: BaseHTTPRequestHandler, status: int, said: dict[str, Any]) -> None:
        words = json.dumps(said).encode()
        try:
            door.send_response(status)
            if status == 503:
                door.send_header("Retry-After", "1")
            door.send_header("Content-Type", "application/json")
            door.send_header("Content-Length", str(len(words)))
            door.end_headers()
            if self.mood == "dripping":
                for byte in words:
                    door.wfile.write(bytes([byte]))
                    door.wfile.flush()
                    time.sleep(0.1)
            else:
                door.wfile.write(words)
        except OSError:
            pass  # the caller has stopped waiting
