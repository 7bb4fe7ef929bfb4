"""A tiny action server for the engine's own tests: it keeps what it hears in slots and can be told to misbehave."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = dict[str, Any]


def slot(name: str, value: Any) -> Answer:
    return {"event": "slot", "timestamp": None, "name": name, "value": value}


def remembers(call: Answer) -> Answer:
    """What the real actions do, in small: the words go into a slot, a frame says what was heard."""
    slots, heard = call["tracker"]["slots"], call["tracker"]["latest_message"]
    told = heard["metadata"]
    slots = {**slots, **told.get("restore", {})}
    if call["next_action"] == "action_send":
        return {"events": [], "responses": [{"custom": {"state": "sent", "issues": slots["issues"]}}]}
    again = slots.get("last_turn") == told["turn_id"]
    issues = slots.get("issues") or []
    if told.get("text") is not None and not again:
        issues = [*issues, told["text"]]
    ending = slots.get("ending") if again else told.get("ending")
    frame = {
        "state": "open",
        "issues": issues,
        "intent": heard["intent"]["name"],
        "confidence": heard["intent"]["confidence"],
        "understood_from": heard["text"],
        "ending": ending,
    }
    events = [
        slot("issues", issues),
        slot("last_turn", told["turn_id"]),
        slot("said", frame),
        slot("ending", ending),
        slot("requested_slot", None if ending else "issues"),
    ]
    if told.get("restore"):
        events = [slot(name, value) for name, value in told["restore"].items()] + events
    return {"events": events, "responses": [{"custom": frame}]}


class Server(ThreadingHTTPServer):
    daemon_threads = True
    # Many conversations call at once; none is to wait for another try of its handshake.
    request_queue_size = 128


class StandIn:
    """Answers every action with ``behaviour``. ``calls`` holds what Rasa sent, the newest last."""

    def __init__(self, port: int = 0) -> None:
        self.behaviour: Callable[[Answer], Answer | tuple[int, bytes]] = remembers
        self.calls: list[Answer] = []
        self._server = Server(("127.0.0.1", port), self._handler())
        self.port: int = self._server.server_address[1]

    @contextmanager
    def behaving(self, behaviour: Callable[[Answer], Answer | tuple[int, bytes]]) -> Iterator[None]:
        self.behaviour = behaviour
        try:
            yield
        finally:
            self.behaviour = remembers

    def __enter__(self) -> "StandIn":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stand_in.calls.append(call)
                answer = stand_in.behaviour(call)
                status, body = answer if isinstance(answer, tuple) else (200, json.dumps(answer).encode())
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except ConnectionError:
                    pass  # the engine was killed meanwhile

        return Handler
