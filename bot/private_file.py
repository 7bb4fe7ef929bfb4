"""How each room on the child's side opens its SQLite file: private, with a write-ahead log, nothing left in free pages.

Several processes may open one new file at the same moment. Switching to the write-ahead log wants the file alone and
does not wait for its turn as other statements do, so that one is tried again here.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

_PAUSE_SECONDS = 0.005


def open_private(file: Path, busy_seconds: float, synchronous: str = "FULL") -> sqlite3.Connection:
    """Open the file, making it first, readable by this account alone; the caller closes it.

    ``busy_seconds``: how long any statement waits for another process. ``synchronous``: FULL where a word that was
    acknowledged must survive a power cut, NORMAL where somebody else still holds a copy. Raises sqlite3.Error, OSError.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    db = sqlite3.connect(str(file), timeout=busy_seconds, isolation_level=None)
    try:
        _use_write_ahead_log(db, time.monotonic() + busy_seconds)
        for pragma in (f"synchronous = {synchronous}", "secure_delete = ON", "foreign_keys = ON"):
            db.execute(f"PRAGMA {pragma}")
    except BaseException:
        db.close()
        raise
    return db


def _use_write_ahead_log(db: sqlite3.Connection, until: float) -> None:
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
