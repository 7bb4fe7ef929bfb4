"""The chat side's clock and settings, read from a real environment and real files."""

import base64
from datetime import UTC, datetime

import pytest

from bot import clock, settings


def test_the_clock_file_is_the_time_and_is_read_anew_at_each_call(tmp_path, monkeypatch):
    file = tmp_path / "clock"
    monkeypatch.setenv("CLOCK_FILE", str(file))
    file.write_text("2026-04-02T16:30:00+01:00\n")
    assert clock.now() == datetime(2026, 4, 2, 15, 30, tzinfo=UTC)
    file.write_text("2026-04-03T00:00:00Z")
    assert clock.now() == datetime(2026, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize("content", ["", "tomorrow", "2026-04-02T16:30:00"])
def test_a_clock_file_without_a_time_and_offset_is_an_error_in_one_sentence(tmp_path, monkeypatch, content):
    file = tmp_path / "clock"
    file.write_text(content)
    monkeypatch.setenv("CLOCK_FILE", str(file))
    with pytest.raises(clock.ClockError, match="does not hold one ISO date-time with an offset"):
        clock.now()


def test_pauses_do_not_stand_still_with_the_clock_file(tmp_path, monkeypatch):
    file = tmp_path / "clock"
    file.write_text("2026-04-02T16:30:00Z")
    monkeypatch.setenv("CLOCK_FILE", str(file))
    assert clock.ticking() > datetime(2026, 4, 3, tzinfo=UTC).timestamp()


def test_the_defaults_are_those_of_the_specification(tmp_path):
    told = settings.load({"HEARD_CHAT_VAR": str(tmp_path)})
    assert (told.org, told.phone) == ("Cafcass", "0300 456 4000")
    assert (told.childline, told.samaritans) == ("0800 1111", "116 123")
    assert told.office_url == "http://127.0.0.1:8001"
    assert told.childline_upper_age == 18
    assert told.phrases()["ombudsman_phone"] == "0345 015 4033"


def test_the_environment_goes_before_the_file_and_the_file_before_the_defaults(tmp_path):
    (tmp_path / "settings.env").write_text("# ours\nHEARD_ORG='Voices'\nHEARD_PHONE=01 23\n\nHEARD_OFFICE_PORT=9001\n")
    told = settings.load({"HEARD_CHAT_VAR": str(tmp_path), "HEARD_PHONE": "04 56"})
    assert (told.org, told.phone, told.office_url) == ("Voices", "04 56", "http://127.0.0.1:9001")


@pytest.mark.parametrize(
    "wrong, says",
    [
        ({"HEARD_MODE": "live"}, "HEARD_MODE must be one of"),
        ({"HEARD_CHAT_PORT": "eighty"}, "HEARD_CHAT_PORT is not a whole number"),
        ({"HEARD_CHAT_PORT": "70000"}, "not a port number"),
        ({"HEARD_OFFICE_PUBLIC_KEY": "c2hvcnQ="}, "not 32 bytes"),
        ({"HEARD_OFFICE_URL": "office:8001"}, "must begin with http"),
        ({"HEARD_LEAVE_URL": "http://insecure.example"}, "must begin with https"),
        ({"HEARD_MODE": "production"}, "HEARD_CHANNEL_SECRET is not set"),
        ({"HEARD_MODE": "production", "CLOCK_FILE": "/x"}, "CLOCK_FILE is set"),
    ],
)
def test_what_is_wrong_with_a_setting_is_said_in_one_sentence(tmp_path, wrong, says):
    with pytest.raises(settings.SettingsError, match=says):
        settings.load({"HEARD_CHAT_VAR": str(tmp_path), **wrong})


def test_a_line_of_the_file_that_is_no_setting_is_named_by_its_number(tmp_path):
    (tmp_path / "settings.env").write_text("HEARD_ORG=x\nhello\n")
    with pytest.raises(settings.SettingsError, match=r"Line 2 of .* is not KEY=value"):
        settings.load({"HEARD_CHAT_VAR": str(tmp_path)})


def test_no_secret_shows_in_the_settings_written_out(tmp_path):
    key = base64.b64encode(b"k" * 32).decode()
    secrets = {"HEARD_HANDOFF_TOKEN": "hush-hush", "HEARD_OFFICE_PUBLIC_KEY": key, "HEARD_CHANNEL_SECRET": "hush-too"}
    told = settings.load({"HEARD_CHAT_VAR": str(tmp_path), **secrets})
    assert "hush" not in repr(told)
    assert told.office_public_key_bytes() == b"k" * 32
