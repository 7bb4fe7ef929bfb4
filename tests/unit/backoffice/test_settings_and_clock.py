"""The office's settings and clock."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime

import pytest

from backoffice import clock
from backoffice.settings import SettingsError, load

KEY = base64.b64encode(b"k" * 32).decode()


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(tmp_path):
    (tmp_path / "settings.env").write_text("# a comment\n\nHEARD_ORG='Somewhere'\nHEARD_PHONE=1\n")
    made = load({"HEARD_OFFICE_VAR": str(tmp_path), "HEARD_PHONE": "2"})
    assert (made.org, made.phone, made.idle_minutes) == ("Somewhere", "2", 30)
    assert made.database_url == f"sqlite:///{tmp_path / 'office.sqlite'}"
    assert made.public_office_url == "http://127.0.0.1:8001"


@pytest.mark.parametrize(
    "wrong",
    [
        {"HEARD_MODE": "holiday"}, {"HEARD_OFFICE_PORT": "x"}, {"HEARD_OFFICE_PORT": "70000"},
        {"HEARD_ONE_TIME_CODES": "maybe"}, {"HEARD_OFFICE_OPENS": "late"}, {"HEARD_OFFICE_OPENS": "18:00"},
        {"HEARD_PUBLIC_OFFICE_URL": "ftp://x"}, {"HEARD_MODE": "production"},
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_refused_in_one_sentence(tmp_path, wrong):
    with pytest.raises(SettingsError) as refused:
        load({"HEARD_OFFICE_VAR": str(tmp_path), **wrong})
    assert "\n" not in refused.value.message


@pytest.mark.parametrize("key", ["", "x", base64.b64encode(b"short").decode(), base64.b64encode(b"k" * 33).decode()])
def test_a_key_of_another_length_is_refused_and_never_shown(tmp_path, key):
    with pytest.raises(SettingsError) as refused:
        load({"HEARD_OFFICE_VAR": str(tmp_path), "HEARD_FIELD_KEY": key}).field_key_bytes()
    assert not key or key not in refused.value.message


def test_no_secret_shows_when_the_settings_are_printed(tmp_path):
    told = {"SECRET_KEY": "aaa-secret", "FIELD_KEY": "bbb-secret", "OFFICE_PRIVATE_KEY": "ccc-secret",
            "SMTP_URL": "smtp://u:ddd-secret@x", "DATABASE_URL": "postgresql://u:eee-secret@x/y"}  # fmt: skip
    made = load({"HEARD_OFFICE_VAR": str(tmp_path), **{f"HEARD_{name}": value for name, value in told.items()}})
    assert "-secret" not in repr(made)


def test_production_refuses_a_clock_that_can_be_set(tmp_path):
    ready = {"HEARD_OFFICE_VAR": str(tmp_path), "HEARD_MODE": "production", "HEARD_SECRET_KEY": "x",
             "HEARD_FIELD_KEY": KEY, "HEARD_OFFICE_PRIVATE_KEY": KEY, "HEARD_HANDOFF_TOKEN_SHA256": "0" * 64,
             "HEARD_PUBLIC_OFFICE_URL": "https://office.example"}  # fmt: skip
    assert load(ready).production
    with pytest.raises(SettingsError, match="CLOCK_FILE"):
        load({**ready, "CLOCK_FILE": "/tmp/clock"})


def test_the_clock_reads_its_file_anew_each_time(tmp_path, monkeypatch):
    file = tmp_path / "clock"
    monkeypatch.setenv("CLOCK_FILE", str(file))
    file.write_text("2025-06-30T23:00:00Z\n")
    assert clock.now() == datetime(2025, 6, 30, 23, tzinfo=UTC)
    assert clock.today() == date(2025, 7, 1)
    file.write_text("2026-01-01T00:00:00+01:00")
    assert clock.now() == datetime(2025, 12, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize("content", ["", "yesterday", "2026-01-01T00:00:00"])
def test_a_clock_file_that_tells_no_time_is_an_error(tmp_path, monkeypatch, content):
    file = tmp_path / "clock"
    file.write_text(content)
    monkeypatch.setenv("CLOCK_FILE", str(file))
    with pytest.raises(clock.ClockError):
        clock.now()


def test_without_the_variable_it_is_now(monkeypatch):
    monkeypatch.delenv("CLOCK_FILE", raising=False)
    assert abs((clock.now() - datetime.now(UTC)).total_seconds()) < 5
