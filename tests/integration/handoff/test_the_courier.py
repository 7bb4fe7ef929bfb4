"""The courier brings every waiting row to the office, whatever is killed on the way."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot import clock, handoff, settings
from bot.handoff.client import OfficeClient
from bot.handoff.courier import Courier
from bot.handoff.outbox import Outbox

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def python(env):
    """Start processes of the chat side; whatever a test leaves running is ended."""
    started = []

    def start(*arguments, **more):
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=PROJECT, env={**os.environ, **env, **more},
            stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def courier(python):
    return lambda *arguments, **more: python("-m", "bot.handoff", *arguments, **more)


def outbox(env):
    return Outbox(Path(env["HEARD_CHAT_VAR"]) / "outbox.sqlite")


def due_now(env):
    db = sqlite3.connect(Path(env["HEARD_CHAT_VAR"]) / "outbox.sqlite", isolation_level=None)
    db.execute("UPDATE outbox SET next_try_at = 0")
    db.close()


def test_a_case_sent_while_the_office_was_away_arrives_once_when_it_is_back(office, env, case, courier, eventually):
    office.stop()
    body = case()
    assert not handoff.submit(body).delivered
    courier()
    office.start()
    receipt = eventually(lambda: handoff.status(body["submission_id"]).receipt)
    assert receipt["reference"] == "CC-7X4KQ2"
    assert office.cases[body["submission_id"]]["received_at"] == "2026-04-02T15:30:00Z"


def test_a_courier_killed_while_the_office_was_answering_leaves_a_case_that_arrives_once(
    office, env, case, courier, eventually
):
    office.mood = 500
    body = case()
    handoff.submit(body)
    office.mood, office.delay = "slow", 30.0
    due_now(env)
    first = courier()
    eventually(lambda: len(office.tries) == 2)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert outbox(env).counts() == {"waiting": 1}
    office.mood = "well"
    due_now(env)  # what the end of the dead courier's claim does after 20 seconds
    courier()
    eventually(lambda: handoff.status(body["submission_id"]).delivered)
    assert list(office.cases) == [body["submission_id"]]


@pytest.mark.clause("D-18")
def test_a_sender_killed_between_writing_and_marking_is_seen_by_the_office_once(
    office, env, case, courier, python, eventually
):
    """The office has taken the body in, and the answer was lost with the process that waited for it."""
    body = case()
    office.loses_answers = 1
    script = "import json, sys; from bot import handoff; handoff.submit(json.load(sys.stdin))"
    office.mood, office.delay = "slow", 1.0
    sender = python("-c", script)
    sender.stdin.write(json.dumps(body))
    sender.stdin.close()
    sender.stdin = None  # said all; communicate() must not speak again
    eventually(lambda: office.tries)
    os.kill(sender.pid, signal.SIGKILL)
    sender.wait()
    eventually(lambda: office.cases)
    assert outbox(env).counts() == {"waiting": 1}
    office.mood = "well"
    courier()
    eventually(lambda: handoff.status(body["submission_id"]).delivered)
    assert office.cases == {body["submission_id"]: body}


def test_that_a_receipt_was_shown_is_carried_once_and_nobody_waits_for_it(office, env, case, courier, eventually):
    body = case()
    assert handoff.submit(body).delivered
    office.stop()
    for _ in range(2):
        handoff.receipt_shown(body["submission_id"], clock.now())
    courier()
    office.start()
    eventually(lambda: office.shown == [body["submission_id"]])
    eventually(lambda: outbox(env).counts() == {"delivered": 2})
    assert office.shown == [body["submission_id"]]


def test_an_outbox_of_the_first_version_keeps_what_waits_in_it(office, env, case, alert, eventually):
    office.stop()
    body = case()
    handoff.submit(body)
    file = Path(env["HEARD_CHAT_VAR"]) / "outbox.sqlite"
    as_it_was = sqlite3.connect(file, isolation_level=None)
    table, = as_it_was.execute("SELECT sql FROM sqlite_master WHERE name = 'outbox'").fetchone()
    as_it_was.executescript(f"""
        DROP INDEX outbox_due; ALTER TABLE outbox RENAME TO newer;
        {table.replace(", 'shown'", "")}; INSERT INTO outbox SELECT * FROM newer; DROP TABLE newer;
        CREATE INDEX outbox_due ON outbox (next_try_at) WHERE state = 'waiting'; PRAGMA user_version = 1;
    """)
    as_it_was.close()
    handoff.receipt_shown(body["submission_id"], clock.now())
    assert outbox(env).counts() == {"waiting": 2}
    office.start()
    due_now(env)
    assert Courier(outbox(env), OfficeClient(office.url, env["HEARD_HANDOFF_TOKEN"]), 60).deliver_one()
    eventually(lambda: body["submission_id"] in office.cases)


def test_several_couriers_at_once_deliver_each_row_and_trip_over_none(office, env, case, courier, eventually):
    office.mood = 503
    bodies = [case() for _ in range(12)]
    for body in bodies:
        handoff.submit(body)
    office.mood = "well"
    office.tries.clear()
    due_now(env)
    for _ in range(3):
        courier()
    eventually(lambda: outbox(env).counts() == {"delivered": 12})
    assert sorted(office.cases) == sorted(body["submission_id"] for body in bodies)
    assert len(office.tries) == 12


@pytest.mark.clause("SG-1")
def test_worries_go_before_cases_and_one_success_makes_the_waiting_ones_due(office, env, case, alert):
    office.stop()
    handoff.submit(case())
    handoff.submit(case())
    handoff.raise_alert(alert())
    office.start()
    told = settings.current()
    one = Courier(outbox(env), OfficeClient(told.office_url, told.handoff_token), 60)
    due_now(env)
    office.tries.clear()
    while one.deliver_one():
        pass
    assert office.tries == ["/api/v1/safeguarding-alerts", "/api/v1/intake", "/api/v1/intake"]


def test_a_case_the_office_cannot_digest_does_not_hold_up_the_others_and_is_not_hammered(office, env, case):
    office.mood = 500
    stuck = case()
    handoff.submit(stuck)
    office.mood = "well"
    handoff.submit(case())
    told = settings.current()
    one = Courier(outbox(env), OfficeClient(told.office_url, told.handoff_token), 60)
    assert not one.deliver_one(), "it waits for its own pause, though the office is well to others"


@pytest.mark.parametrize("answer", [409, 422])
def test_a_row_refused_to_the_courier_is_kept_and_can_be_offered_again(office, env, case, courier, answer, canary):
    office.stop()
    body = case()
    handoff.submit(body)
    office.mood = answer
    office.start()
    due_now(env)
    said = courier("--once")
    assert said.wait(20) == 0
    log = said.stderr.read()
    assert "alarm: the office refused intake" in log
    assert canary not in log
    assert handoff.status(body["submission_id"]).refused
    office.mood = "well"
    assert courier("--offer-again").wait(20) == 0
    assert courier("--once").wait(20) == 0
    assert handoff.status(body["submission_id"]).delivered


def test_a_receipt_is_purged_an_hour_after_delivery_and_not_before(office, env, case, tmp_path, monkeypatch):
    file = tmp_path / "clock"
    monkeypatch.setenv("CLOCK_FILE", str(file))
    file.write_text("2026-04-02T15:30:00Z")
    body = case()
    handoff.submit(body)
    box = outbox(env)
    file.write_text("2026-04-02T16:29:59Z")
    assert box.purge(60) == 0
    file.write_text("2026-04-02T16:30:00Z")
    assert box.purge(60) == 1
    assert not handoff.status(body["submission_id"]).stored


def test_a_waiting_case_is_never_purged(office, env, case, tmp_path, monkeypatch):
    office.stop()
    handoff.submit(case())
    file = tmp_path / "clock"
    file.write_text("2036-04-02T15:30:00Z")
    monkeypatch.setenv("CLOCK_FILE", str(file))
    assert outbox(env).purge(60) == 0


def test_a_clock_that_was_set_back_does_not_strand_a_case(office, env, case):
    office.stop()
    handoff.submit(case())
    db = sqlite3.connect(Path(env["HEARD_CHAT_VAR"]) / "outbox.sqlite", isolation_level=None)
    db.execute("UPDATE outbox SET next_try_at = ?", (time.time() + 86_400,))
    db.close()
    assert outbox(env).claim(1) is not None


def test_a_claimed_row_is_left_alone_until_the_claim_runs_out(office, env, case, eventually):
    office.stop()
    handoff.submit(case())
    due_now(env)
    assert outbox(env).claim(0.3) is not None
    assert outbox(env).claim(0.3) is None
    assert eventually(lambda: outbox(env).claim(0.3))


def test_a_courier_stops_when_asked_and_prints_no_row(office, env, courier, eventually):
    process = courier()
    eventually(lambda: (Path(env["HEARD_CHAT_VAR"]) / "outbox.sqlite").exists())
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) in (0, -signal.SIGTERM)


def test_a_courier_without_a_place_to_work_says_so_in_one_sentence(office, env, courier):
    Path(env["HEARD_CHAT_VAR"]).write_text("a file where the folder should be")
    process = courier()
    assert process.wait(20) == 1
    said = process.stderr.read().strip().splitlines()
    assert len(said) == 1
    assert "outbox" in said[0] or "settings" in said[0]


def test_the_status_command_counts_and_tells_nothing_else(office, env, case, courier):
    office.stop()
    handoff.submit(case())
    process = courier("--status")
    assert process.wait(20) == 0
    assert process.stdout.read() == "1 waiting, 0 delivered, 0 refused\n"


@pytest.mark.clause("D-17")
def test_production_refuses_to_start_with_a_clock_file(office, env, courier, tmp_path):
    process = courier(HEARD_MODE="production", HEARD_CHANNEL_SECRET="x" * 32, CLOCK_FILE=str(tmp_path / "clock"))
    assert process.wait(20) == 1
    assert "CLOCK_FILE" in process.stderr.read()
