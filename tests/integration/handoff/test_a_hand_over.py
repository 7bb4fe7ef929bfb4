"""A body handed over is on disk first, reaches the office once, and tells the truth on the way."""

import os
import sqlite3
import time
from pathlib import Path

import pytest

from bot import handoff, settings
from bot.handoff.outbox import Outbox, OutboxError


def rows(env):
    db = sqlite3.connect(Path(env["HEARD_CHAT_VAR"]) / "outbox.sqlite")
    try:
        return db.execute("SELECT key, state, sealed IS NOT NULL, attempts FROM outbox ORDER BY number").fetchall()
    finally:
        db.close()


def every_byte(env):
    return b"".join(file.read_bytes() for file in Path(env["HEARD_CHAT_VAR"]).rglob("*") if file.is_file())


@pytest.mark.clause("D-18", "C-6")
def test_a_case_reaches_the_office_at_once_and_its_receipt_comes_back(office, env, case):
    body = case()
    delivery = handoff.submit(body)
    assert (delivery.stored, delivery.delivered, delivery.refused) == (True, True, False)
    assert delivery.receipt["reference"] == "CC-7X4KQ2"
    assert office.cases == {body["submission_id"]: body}
    assert handoff.status(body["submission_id"]) == delivery


@pytest.mark.clause("D-18")
def test_the_same_case_again_is_one_row_one_case_and_the_same_receipt(office, env, case):
    body = case()
    first = handoff.submit(body)
    assert handoff.submit(body) == first
    assert len(rows(env)) == 1
    assert office.tries == ["/api/v1/intake"]


def test_the_same_case_again_while_the_office_is_away_is_still_one_row(office, env, case):
    office.stop()
    body = case()
    for _ in range(2):
        delivery = handoff.submit(body)
        assert (delivery.stored, delivery.delivered, delivery.receipt) == (True, False, None)
    assert [row[:3] for row in rows(env)] == [(body["submission_id"], "waiting", 1)]


@pytest.mark.clause("D-17")
def test_no_word_of_a_child_stands_in_any_file_of_the_outbox(office, env, case, alert, canary):
    office.stop()
    assert handoff.submit(case()).stored
    assert handoff.raise_alert(alert()).stored
    held = every_byte(env)
    for word in (canary, "lied", "hits", "Sam", "07700"):
        assert word.encode() not in held


def test_a_delivered_row_keeps_its_receipt_and_drops_its_sealed_body(office, env, case):
    body = case()
    handoff.submit(body)
    assert rows(env) == [(body["submission_id"], "delivered", 0, 1)]


def test_another_body_under_the_same_key_is_not_stored_and_says_so(office, env, case, caplog, canary):
    office.stop()
    body = case()
    assert handoff.submit(body).stored
    other = handoff.submit({**body, "when_text": "last week"})
    assert (other.stored, other.delivered, other.problem) == (False, False, "other_body")
    assert "alarm" in caplog.text
    assert canary not in caplog.text


@pytest.mark.clause("SG-2")
def test_an_alert_answers_within_its_wait_when_the_office_only_drips(office, env, alert):
    handoff.raise_alert(alert())  # the first hand-over of a process also loads its parts
    office.mood = "dripping"
    started = time.monotonic()
    delivery = handoff.raise_alert(alert(), wait_s=1.5)
    assert time.monotonic() - started < 1.7
    assert (delivery.stored, delivery.delivered) == (True, False)


def test_a_send_answers_within_two_seconds_when_the_office_is_slow(office, env, case):
    office.mood, office.delay = "slow", 5.0
    started = time.monotonic()
    delivery = handoff.submit(case())
    assert time.monotonic() - started < 2.2
    assert (delivery.stored, delivery.delivered) == (True, False)


@pytest.mark.clause("SG-2")
def test_the_answer_to_an_alert_tells_whether_the_office_is_open(office, env, alert):
    office.open = False
    delivery = handoff.raise_alert(alert())
    assert delivery.delivered
    assert delivery.receipt["office_open"] is False
    assert delivery.receipt["next_open"] == "2026-04-07"


@pytest.mark.clause("SG-2")
def test_a_second_alert_of_the_same_chat_is_a_row_of_its_own_and_status_speaks_of_the_newest(office, env, alert):
    first = alert()
    second = {**first, "seq": 1, "texts": ["and he has a knife"]}
    handoff.raise_alert(first)
    office.stop()
    handoff.raise_alert(second)
    assert len(rows(env)) == 2
    assert handoff.status(first["alert_id"]).key == f"{first['alert_id']}:1"
    assert not handoff.status(first["alert_id"]).delivered
    assert handoff.status(f"{first['alert_id']}:0").delivered


@pytest.mark.parametrize("answer", [409, 422])
def test_a_refused_case_is_kept_and_raises_an_alarm_without_its_words(office, env, case, caplog, canary, answer):
    office.mood = answer
    body = case()
    delivery = handoff.submit(body)
    assert (delivery.stored, delivery.delivered, delivery.refused) == (True, False, True)
    assert rows(env) == [(body["submission_id"], "refused", 1, 1)]
    assert "alarm: the office refused" in caplog.text
    assert canary not in caplog.text


@pytest.mark.parametrize("answer", [400, 401, 404, 413, 415, 500, 502, 503])
def test_any_other_answer_leaves_the_case_waiting(office, env, case, answer):
    office.mood = answer
    body = case()
    delivery = handoff.submit(body)
    assert (delivery.stored, delivery.delivered, delivery.refused) == (True, False, False)
    assert rows(env) == [(body["submission_id"], "waiting", 1, 1)]


def test_a_case_that_breaks_the_schema_is_not_stored_and_the_log_names_the_place_alone(office, env, case, caplog):
    body = case(when_text={"said": "secret-words"})
    delivery = handoff.submit(body)
    assert (delivery.stored, delivery.delivered, delivery.problem) == (False, False, "schema")
    assert office.tries == []
    assert "when_text: type" in caplog.text
    assert "secret-words" not in caplog.text


@pytest.mark.clause("SG-5")
def test_a_fault_in_an_alert_never_keeps_the_worry_back(office, env, alert, caplog):
    delivery = handoff.raise_alert(alert(age="nine"))
    assert delivery.delivered
    assert "age: type" in caplog.text


def test_when_the_outbox_cannot_be_written_nothing_is_said_to_be_stored(office, env, case, alert, caplog):
    office.stop()
    Path(env["HEARD_CHAT_VAR"]).write_text("a file where the folder should be")
    for delivery in (handoff.submit(case()), handoff.raise_alert(alert())):
        assert (delivery.stored, delivery.delivered, delivery.problem) == (False, False, "unwritable")
    assert "cannot be used" in caplog.text
    assert handoff.status("anything").problem == "unwritable"


def test_when_the_outbox_cannot_be_written_the_office_may_still_take_a_body_at_once(office, env, case, alert):
    Path(env["HEARD_CHAT_VAR"]).write_text("a file where the folder should be")
    assert handoff.raise_alert(alert()).delivered
    delivery = handoff.submit(case())
    assert delivery.stored and delivery.delivered
    assert delivery.receipt["reference"] == "CC-7X4KQ2"


def test_a_full_disk_is_an_error_in_one_sentence_and_leaves_what_was_there(env, tmp_path):
    """SQLite's own page limit stands in for the disk: it gives the same error, 'database or disk is full'."""
    box = Outbox(tmp_path / "small" / "outbox.sqlite")
    assert box.put("first", "intake", b"x" * 100, "abc", 0)
    full = FullDisk(tmp_path / "small" / "outbox.sqlite")
    with pytest.raises(OutboxError, match="full"):
        full.put("second", "intake", b"x" * 1_000_000, "abc", 0)
    assert box.counts() == {"waiting": 1}


class FullDisk(Outbox):
    def _open(self):
        from contextlib import contextmanager

        @contextmanager
        def opened():
            with super(FullDisk, self)._open() as db:
                db.execute("PRAGMA max_page_count = 8")
                yield db

        return opened()


def test_a_missing_key_is_a_fault_and_not_a_crash(office, env, alert, monkeypatch, caplog):
    monkeypatch.delenv("HEARD_OFFICE_PUBLIC_KEY")
    settings.current.cache_clear()
    delivery = handoff.raise_alert(alert())
    assert (delivery.stored, delivery.problem) == (False, "fault")
    assert "HEARD_OFFICE_PUBLIC_KEY is not set" in caplog.text


def test_the_outbox_can_be_read_by_its_owner_alone(office, env, case):
    handoff.submit(case())
    file = Path(env["HEARD_CHAT_VAR"]) / "outbox.sqlite"
    assert file.stat().st_mode & 0o077 == 0


def test_many_threads_handing_over_the_same_case_make_one_row_and_one_case(office, env, case):
    from concurrent.futures import ThreadPoolExecutor

    body = case()
    with ThreadPoolExecutor(8) as children:
        told = list(children.map(lambda _: handoff.submit(body), range(16)))
    assert all(delivery.stored for delivery in told)
    assert len(rows(env)) == 1
    assert list(office.cases) == [body["submission_id"]]


def test_the_hours_are_asked_once_a_minute_and_again_when_the_day_changes(office, env, tmp_path, monkeypatch):
    file = tmp_path / "clock"
    file.write_text("2026-04-02T15:30:00+01:00")
    monkeypatch.setenv("CLOCK_FILE", os.fspath(file))
    assert handoff.hours() == {"open": True, "next_open": "2026-04-07", "call_back_by": "2026-04-08"}
    office.open = False
    assert handoff.hours()["open"] is True
    assert office.hours_asked == 1
    file.write_text("2026-04-03T15:30:00+01:00")
    assert handoff.hours()["open"] is False


def test_the_hours_are_none_and_quickly_so_while_the_office_is_away(office, env):
    office.mood, office.delay = "slow", 3.0
    started = time.monotonic()
    assert handoff.hours() is None
    assert time.monotonic() - started < 1.5
    office.stop()
    assert handoff.hours() is None
