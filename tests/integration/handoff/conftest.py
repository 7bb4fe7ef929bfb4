"""An office, an outbox in its own folder, and bodies as the chat builds them."""

from __future__ import annotations

import base64
import importlib.util
import sys
import time
import uuid
from pathlib import Path

import pytest

from bot import settings
from bot.handoff import desk

_SPEC = importlib.util.spec_from_file_location("office_stand_in", Path(__file__).with_name("office_stand_in.py"))
stand_in = importlib.util.module_from_spec(_SPEC)
sys.modules["office_stand_in"] = stand_in
_SPEC.loader.exec_module(stand_in)

CANARY = "kingfisher-in-the-lift"


@pytest.fixture
def office():
    made = stand_in.Office()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def env(office, tmp_path, monkeypatch):
    """The environment of the chat side, for this process and for couriers started by the test."""
    told = {
        "HEARD_MODE": "test",
        "HEARD_CHAT_VAR": str(tmp_path / "chat"),
        "HEARD_OFFICE_URL": office.url,
        "HEARD_HANDOFF_TOKEN": stand_in.TOKEN,
        "HEARD_OFFICE_PUBLIC_KEY": base64.b64encode(bytes(office.key.public_key)).decode(),
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("CLOCK_FILE", raising=False)
    settings.current.cache_clear()
    monkeypatch.setattr(desk, "_last_hours", None)
    yield told
    settings.current.cache_clear()


def a_case(**changes):
    contact = {"method": "phone", "value": "07700 900123", "private": "yes", "times": []}
    return {
        "schema": "intake/1", "submission_id": str(uuid.uuid4()), "kind": "complaint", "procedure": "children_policy",
        "channel": "chat", "received_at": "2026-04-02T15:30:00Z", "chatter_role": "child",
        "child": {"name": "Sam", "age": 12}, "representative": None, "complainant": None,
        "issues": [{"text": f"she lied about me, {CANARY}", "themes": [], "about_body": "cafcass"}],
        "about_person": {"known": "no", "name": None}, "proceedings": "live", "contact": contact,
        "advocate": {"offered": True, "answer": "no"}, "needs": {"interpreter": False, "language": None, "other": []},
        "sharing_view": {"view": "ok"},
        "flags": {"safeguarding": "none", "allegation_against_staff": False, "abusive_language": False,
                  "distress": False, "non_english": False, "court_decision": False},
        "telling_view": {"view": "no", "text": None}, "alert_ids": [], **changes,
    }


def an_alert(**changes):
    return {
        "schema": "safeguarding-alert/1", "alert_id": str(uuid.uuid4()), "seq": 0,
        "raised_at": "2026-04-02T15:30:00Z", "level": "immediate", "raise_at": None, "source": "typed",
        "texts": [f"he hits me, {CANARY}"], "name": None, "age": None, "reach": None, "question": "N05",
        "chatter_role": "child", "about_staff": False, "by_mistake": False, "safe_answer": "not_asked", **changes,
    }


@pytest.fixture
def case():
    return a_case


@pytest.fixture
def alert():
    return an_alert


@pytest.fixture
def canary():
    return CANARY


@pytest.fixture
def eventually():
    """Wait until something is true of the world, at most ``within`` seconds."""

    def wait(true, within=15.0):
        until = time.monotonic() + within
        while time.monotonic() < until:
            found = true()
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"still not so after {within} seconds")

    return wait
