"""Each side has its own clock; both read the same file in the same way, and neither runs on it when live."""

from datetime import UTC, datetime

import pytest

import backoffice.clock
import backoffice.settings
import bot.clock
import bot.settings

CLOCKS = [bot.clock, backoffice.clock]


@pytest.mark.parametrize("told", ["2026-03-29T00:59:59Z", "2026-03-29T02:00:00+01:00", "2026-07-10T22:59:59.5+00:00"])
def test_the_same_file_is_the_same_moment_on_both_sides(told, tmp_path, monkeypatch):
    monkeypatch.setenv("CLOCK_FILE", str(tmp_path / "clock"))
    (tmp_path / "clock").write_text(told)
    moment = datetime.fromisoformat(told.replace("Z", "+00:00"))
    assert [clock.now() for clock in CLOCKS] == [moment, moment]
    assert {clock.now().tzinfo for clock in CLOCKS} == {UTC}


@pytest.mark.parametrize("told", ["", "tomorrow", "2026-03-29T01:00:00"])
@pytest.mark.parametrize("clock", CLOCKS, ids=["chat", "office"])
def test_a_file_that_holds_no_moment_is_refused_on_both_sides(clock, told, tmp_path, monkeypatch):
    monkeypatch.setenv("CLOCK_FILE", str(tmp_path / "clock"))
    (tmp_path / "clock").write_text(told)
    with pytest.raises(clock.ClockError):
        clock.now()


@pytest.mark.parametrize("settings", [bot.settings, backoffice.settings], ids=["chat", "office"])
def test_a_live_service_refuses_to_start_on_a_clock_file(settings, tmp_path):
    with pytest.raises(settings.SettingsError, match="CLOCK_FILE"):
        settings.load({"HEARD_MODE": "production", "CLOCK_FILE": str(tmp_path / "clock")})
