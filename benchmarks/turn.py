"""What a turn costs: Rasa as it comes beside our engine, through HTTP, our real actions behind both.

    python -m benchmarks.turn [--chats 8] [--turns 25] [--clients 16] [--seconds 6] [--long 200] [--model DEFAULT]

Compare the ratios, not the milliseconds: both are measured turn about in one run. Training the default pipeline takes
a minute; --model uses one trained before (benchmarks._default_pipeline train FOLDER 1).
"""

from __future__ import annotations

import argparse
import base64
import http.client
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OURS, RASA = str(ROOT / ".venv/bin/python"), str(ROOT / ".venv-rasa/bin/python")
SECRET = "the benchmark's own"
# What a child may say, one after the other; the story stays open, so every turn is taken.
SAYINGS = (
    "she never listened to me",
    "and then she left",
    "will my mum see this?",
    "it was at my school",
    "my brother was there too",
    "how long will it take?",
    "she wrote something else",
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Contender:
    """One way of running the dialogue. ``seconds_to_first`` runs from its start to its first answered turn."""

    def __init__(
        self,
        name: str,
        command: list[str],
        port: int,
        call: Callable[..., tuple[str, dict, dict]],
        environment: dict[str, str],
    ) -> None:
        self.name, self.port, self._call = name, port, call
        began = time.perf_counter()
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.first_ms = 0.0
        while not self.first_ms:
            assert self.process.poll() is None, f"{name} ended while it started"
            try:
                self.first_ms = Chat(self).last_ms
            except (OSError, http.client.HTTPException, AssertionError):
                time.sleep(0.1)
        self.seconds_to_first = time.perf_counter() - began

    def request(self, chat: Chat, text: str | None, metadata: dict[str, Any]) -> tuple[str, dict, dict]:
        return self._call(chat, text, metadata)

    @property
    def megabytes(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


class Chat:
    """One conversation with one contender, begun and told that something went wrong."""

    def __init__(self, contender: Contender) -> None:
        self.contender, self.id = contender, secrets.token_hex(32)
        self.seal = base64.b64encode(os.urandom(32)).decode()
        self._http = http.client.HTTPConnection("127.0.0.1", contender.port, timeout=60)
        self.turns, self.last_ms = 0, 0.0
        self._turn(None, begin={"submission_id": str(uuid.uuid4()), "alert_id": str(uuid.uuid4())})

    def say(self) -> float:
        """The next saying; returns how many milliseconds the answer took."""
        return self._turn(SAYINGS[self.turns % len(SAYINGS)])

    def _turn(self, text: str | None, **metadata: Any) -> float:
        self.turns += 1
        told = {"turn_id": str(uuid.uuid4()), "at": datetime.now(UTC).isoformat(), "text": text, **metadata}
        path, body, headers = self.contender.request(self, text, told)
        content = json.dumps(body)
        began = time.perf_counter()
        self._http.request("POST", path, content, {"Content-Type": "application/json", **headers})
        answer = self._http.getresponse()
        said = answer.read()
        self.last_ms = 1000 * (time.perf_counter() - began)
        assert answer.status == 200, (self.contender.name, answer.status, said[:200])
        assert b'"messages"' in said, (self.contender.name, "said nothing")
        return self.last_ms


def through_our_channel(chat: Chat, text: str | None, metadata: dict[str, Any]) -> tuple[str, dict, dict]:
    body = {"conversation": chat.id, "seal": chat.seal, "text": text, "metadata": metadata}
    return "/webhooks/heard/turn", body, {"Authorization": f"Bearer {SECRET}"}


def through_rest(chat: Chat, text: str | None, metadata: dict[str, Any]) -> tuple[str, dict, dict]:
    said = text or ("/start" if "begin" in metadata else "/choose")
    return "/webhooks/rest/webhook", {"sender": chat.id, "message": said, "metadata": metadata}, {}


@contextmanager
def running(default_model: str, folder: Path) -> Iterator[tuple[Contender, Contender]]:
    """The action server and both contenders; Rasa as it comes is the first."""
    actions_port, stock_port, our_port = free_port(), free_port(), free_port()
    environment = {
        **os.environ,
        "HEARD_CHAT_VAR": str(folder),
        "HEARD_CHANNEL_SECRET": SECRET,
        "HEARD_MODE": "test",
        "HEARD_ACTIONS_PORT": str(actions_port),
        "HEARD_RASA_PORT": str(our_port),
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    actions = subprocess.Popen([OURS, "-m", "bot.actions"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    contenders: list[Contender] = []
    try:
        while socket.socket().connect_ex(("127.0.0.1", actions_port)):
            assert actions.poll() is None, "the action server ended while it started"
            time.sleep(0.05)
        stock_command = [
            RASA,
            "-m",
            "benchmarks._default_pipeline",
            "serve",
            default_model,
            str(stock_port),
            str(actions_port),
        ]
        contenders.append(Contender("Rasa as it comes", stock_command, stock_port, through_rest, environment))
        contenders.append(
            Contender("our engine", [RASA, "-m", "bot.engine.serve"], our_port, through_our_channel, environment)
        )
        yield contenders[0], contenders[1]
    finally:
        for contender in contenders:
            contender.stop()
        actions.terminate()
        actions.wait(10)


def turn_about(contenders: tuple[Contender, Contender], chats: int, turns: int) -> list[float]:
    """The median milliseconds of a turn of each, asked alternately."""
    taken: list[list[float]] = [[], []]
    for _ in range(chats):
        pair = [Chat(contender) for contender in contenders]
        for _ in range(turns):
            for times, chat in zip(taken, pair, strict=True):
                times.append(chat.say())
    return [statistics.median(times) for times in taken]


def at_once(contender: Contender, clients: int, seconds: float) -> float:
    """Turns answered in a second with so many clients, each in a chat of its own."""
    done = [0] * clients
    end = time.perf_counter() + seconds

    def talk(number: int) -> None:
        chat = Chat(contender)
        while time.perf_counter() < end:
            chat.say()
            done[number] += 1
            if chat.turns >= 25:
                chat = Chat(contender)

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / seconds


def early_and_late(contender: Contender, long: int) -> tuple[float, float]:
    """The median of turns 6 to 15, and of the last ten of a chat of ``long`` turns."""
    chat = Chat(contender)
    times = [chat.say() for _ in range(long)]
    return statistics.median(times[5:15]), statistics.median(times[-10:])


def trained_default(folder: Path) -> str:
    done = subprocess.run(
        [RASA, "-m", "benchmarks._default_pipeline", "train", str(folder), "1"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "RASA_CACHE_DIRECTORY": str(folder / "cache")},
    )
    return done.stdout.strip().splitlines()[-1]


def row(what: str, stock: float, ours: float, unit: str, *, more_is_better: bool = False) -> None:
    ratio = ours / stock if more_is_better else stock / ours
    print(f"{what:<34} {stock:>10.1f} {ours:>10.1f} {unit:<8} {ratio:>6.1f} times better")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name, default in (("chats", 8), ("turns", 25), ("clients", 16), ("long", 200)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--model", help="a model of the default pipeline trained before")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        model = told.model or trained_default(folder)
        with running(model, folder) as contenders:
            stock, ours = contenders
            print(f"{'':<34} {stock.name:>10.10} {ours.name:>10}")
            row("from start to the first answer", stock.seconds_to_first, ours.seconds_to_first, "s")
            row("the first turn", stock.first_ms, ours.first_ms, "ms")
            row("a turn, one client, median", *turn_about(contenders, told.chats, told.turns), "ms")
            row(
                f"turns a second, {told.clients} clients",
                *(at_once(each, told.clients, told.seconds) for each in contenders),
                "turns/s",
                more_is_better=True,
            )
            row("memory", stock.megabytes, ours.megabytes, "MB")
            early, late = early_and_late(ours, told.long)
            print(f"our engine, turn {told.long}: {late / early:.2f} times turn 10 ({early:.1f} and {late:.1f} ms)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
