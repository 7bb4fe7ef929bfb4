"""The child's side opens its files for itself alone, also when several processes open a new one at once."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from bot.private_file import open_private


@pytest.fixture
def held(tmp_path: Path) -> tuple[Path, sqlite3.Connection]:
    """A new file that another process is just switching to its write-ahead log."""
    file = tmp_path / "chats.sqlite"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    return file, other


def test_a_new_file_is_private_keeps_a_write_ahead_log_and_leaves_nothing_in_free_pages(tmp_path: Path) -> None:
    db = open_private(tmp_path / "deep" / "chats.sqlite", 1.0)
    assert stat.S_IMODE((tmp_path / "deep" / "chats.sqlite").stat().st_mode) == 0o600
    assert [db.execute(f"PRAGMA {one}").fetchone()[0] for one in ("journal_mode", "synchronous", "secure_delete")] == [
        "wal", 2, 1]
    db.close()


def test_opening_waits_for_another_process_that_has_the_new_file_alone(held: tuple) -> None:
    file, other = held
    letting_go = threading.Timer(0.2, other.rollback)
    letting_go.start()
    db = open_private(file, 10.0)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()
    letting_go.join()
    other.close()


def test_opening_gives_up_when_the_file_stays_held(held: tuple) -> None:
    file, other = held
    with pytest.raises(sqlite3.OperationalError):
        open_private(file, 0.05)
    other.close()
