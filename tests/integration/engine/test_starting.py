"""What the engine refuses to start with, where it listens, and what its log never holds."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
from pathlib import Path

import pytest

from ops.stack import ROOT
from tests.integration.engine.conftest import a_free_port
from tests.integration.engine.running_engine import PYTHON, SECRET, Conversation, Engine
from tests.integration.engine.stand_in_actions import Answer, StandIn, remembers


def starting(var: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Start an engine that is expected to give up, and return how it did."""
    environment = {
        **os.environ,
        "HEARD_CHAT_VAR": str(var),
        "HEARD_CHANNEL_SECRET": SECRET,
        "HEARD_RASA_PORT": str(a_free_port()),
        **settings,
    }
    return subprocess.run(
        [PYTHON, "-m", "bot.engine.serve"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def models(trained: None, tmp_path: Path) -> Path:
    """A copy of the trained model that a test may spoil."""
    return Path(shutil.copytree(ROOT / "var/models", tmp_path / "models", ignore=shutil.ignore_patterns(".*")))


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode != 0
    last = done.stderr.strip().splitlines()[-1]
    for word in words:
        assert word in last
    assert "Traceback" not in done.stderr


def test_no_secret_no_start(tmp_path: Path) -> None:
    refused(starting(tmp_path, HEARD_CHANNEL_SECRET=""), "HEARD_CHANNEL_SECRET is not set")


def test_a_missing_model_is_not_replaced_by_another(models: Path, tmp_path: Path) -> None:
    (models / "heard.tar.gz").rename(models / "20260101-000000-other.tar.gz")
    refused(starting(tmp_path, HEARD_MODELS_VAR=str(models)), "There is no model", "python -m bot.engine.train")


def test_a_model_of_another_hash_is_refused(models: Path, tmp_path: Path) -> None:
    with (models / "heard.tar.gz").open("ab") as model:
        model.write(b"one more byte")
    refused(starting(tmp_path, HEARD_MODELS_VAR=str(models)), "is not the model that was trained here")


def test_a_model_without_its_hash_is_refused(models: Path, tmp_path: Path) -> None:
    (models / "heard.tar.gz.sha256").unlink()
    refused(starting(tmp_path, HEARD_MODELS_VAR=str(models)), "cannot be checked")


def test_a_taken_port_is_one_sentence(trained: None, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused(starting(tmp_path, HEARD_RASA_PORT=port), f"Port {port} on 127.0.0.1 is taken")


def test_a_store_that_cannot_be_opened_stops_the_start(trained: None, tmp_path: Path) -> None:
    (tmp_path / "tracker.sqlite").write_text("this is no database, and it is long enough to be looked at")
    refused(starting(tmp_path), "The engine cannot start")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("SealedTrackerStore", "SealedTrackerStor"),
        ("OneTurnAtATime", "NoLock"),
        ("bot.engine.tracker_store", "bot.engine.trakker_store"),
    ],
)
def test_a_mistyped_store_or_lock_stops_the_start_instead_of_falling_back_to_memory(
    trained: None, tmp_path: Path, wrong: str, right: str
) -> None:
    endpoints = tmp_path / "endpoints.yml"
    endpoints.write_text((ROOT / "bot/endpoints.yml").read_text().replace(wrong, right))
    refused(starting(tmp_path, HEARD_ENGINE_ENDPOINTS=str(endpoints)), "The engine cannot start")


def listening_addresses(port: int) -> set[str]:
    """The addresses, as the kernel writes them, on which somebody listens on ``port``."""
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            address, _, number = local.partition(":")
            if int(number, 16) == port and state == "0A":
                found.add(address)
    return found


def test_the_engine_listens_on_loopback_alone(engine: Engine) -> None:
    assert listening_addresses(engine.port) == {"0100007F"}


def test_nothing_is_measured_and_sent_home_and_compiled_code_is_kept(trained: None) -> None:
    told = subprocess.run(
        [
            PYTHON,
            "-c",
            "import json, sys\nfrom bot.engine import rasa_quietly\nrasa_quietly.prepare()\n"
            "from rasa.telemetry import is_telemetry_enabled\n"
            "print(json.dumps([is_telemetry_enabled(), sys.dont_write_bytecode]))",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(told.stdout.splitlines()[-1]) == [False, False]


CANARY = "zzquagga"


@pytest.mark.clause("D-17")
def test_no_log_holds_a_word_that_was_typed(engine: Engine, actions: StandIn) -> None:
    """Neither of turns that go well, nor of failing ones, commands, unknown intents, odd events and broken bodies."""
    conversation = Conversation(engine).begin()

    def fails_with_words(call: Answer) -> tuple[int, bytes]:
        return 500, json.dumps({"error": call["tracker"]["latest_message"]["metadata"]["text"]}).encode()

    def nonsense_with_words(call: Answer) -> tuple[int, bytes]:
        return 200, b"not json " + CANARY.encode()

    def unknown_slot_with_words(call: Answer) -> Answer:
        answer = remembers(call)
        return {
            **answer,
            "events": [*answer["events"], {"event": "slot", "timestamp": None, "name": CANARY, "value": 1}],
        }

    def unknown_event_with_words(call: Answer) -> Answer:
        return {**remembers(call), "events": [{"event": CANARY}]}

    def follow_up_with_words(call: Answer) -> Answer:
        answer = remembers(call)
        return {**answer, "events": [*answer["events"], {"event": "followup", "name": CANARY, "timestamp": None}]}

    texts = [
        f"my {CANARY}",
        f"/{CANARY}",
        f'/inform{{"name": "{CANARY}"}}',
        f'/{CANARY}{{"broken',
        f"/restart {CANARY}",
    ]
    for behaviour in (
        remembers,
        fails_with_words,
        nonsense_with_words,
        unknown_slot_with_words,
        unknown_event_with_words,
        follow_up_with_words,
    ):
        with actions.behaving(behaviour):
            for text in texts:
                conversation.turn(text)
    engine.call("POST", "turn", raw=f'{{"text": "{CANARY}'.encode())
    engine.call("POST", "turn", {"conversation": CANARY, "text": CANARY, "metadata": {"turn_id": CANARY}})
    engine.call("GET", f"/{CANARY}")
    logged = engine.log.read_text()
    assert CANARY not in logged
    assert conversation.id not in logged
    assert "A turn failed" in logged, "the failing turns left no trace, so this test looked at nothing"


def test_the_engine_starts_before_the_action_server_and_is_ready_after_it(trained: None, tmp_path: Path) -> None:
    port = a_free_port()
    early = Engine(tmp_path, a_free_port(), port)
    with early.log.open("ab") as log:
        process = subprocess.Popen([PYTHON, "-m", "bot.engine.serve"], cwd=ROOT, env=early.environment, stderr=log)
    try:
        while not _listens(early.port):
            assert process.poll() is None
        assert early.call("GET", "ready") == (503, {"error": "not_ready"})
        with StandIn(port):
            while early.call("GET", "ready")[0] != 200:
                assert process.poll() is None
    finally:
        process.terminate()
        process.wait(20)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_the_self_check_leaves_nothing_behind(trained: None, tmp_path: Path, actions: StandIn) -> None:
    fresh = Engine(tmp_path, a_free_port(), actions.port).start()
    try:
        with sqlite3.connect(fresh.store) as database:
            assert database.execute("SELECT count(*) FROM conversation").fetchone() == (0,)
    finally:
        fresh.stop()
