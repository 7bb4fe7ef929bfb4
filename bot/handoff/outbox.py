"""The outbox: sealed bodies on disk until the office has them.

SQLite in WAL mode with synchronous FULL: when ``put`` returns, the row has been flushed to the disk, and a crash
or a power cut does not take it back. A row holds no word of a child in clear: the sealed bytes (dropped once
delivered), times, counts, and the office's receipt (dropped receipt_minutes later).

Times that are dates come from ``clock.now``; pauses and leases use ``clock.ticking`` (see there).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot import clock
from bot.handoff import pauses
from bot.handoff.delivery import Delivery
from bot.private_file import open_private

WAITING, DELIVERED, REFUSED = "waiting", "delivered", "refused"

_TABLE = """
CREATE TABLE outbox (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    key          TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL CHECK (kind IN ('intake', 'alert', 'shown')),
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'refused')),
    sealed       BLOB,
    fingerprint  TEXT,
    created_at   TEXT NOT NULL,
    created_tick REAL NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    next_try_at  REAL NOT NULL,
    trouble      TEXT,
    delivered_at TEXT,
    receipt      TEXT
)
"""
_INDEX = "CREATE INDEX outbox_due ON outbox (next_try_at) WHERE state = 'waiting'"
_VERSION = 2
# The first version knew two kinds only, and SQLite changes no CHECK in place: what waits moves into a new table.
_FROM = {
    0: (_TABLE, _INDEX),
    1: (
        "DROP INDEX outbox_due",
        "ALTER TABLE outbox RENAME TO outbox_before",
        _TABLE,
        "INSERT INTO outbox SELECT * FROM outbox_before",
        "DROP TABLE outbox_before",
        _INDEX,
    ),
}
# A time too far ahead can only come from a machine whose clock was set back, so such a row is due as well.
_DUE = "state = 'waiting' AND (next_try_at <= ? OR next_try_at > ?)"


def _due_now() -> tuple[float, float]:
    return clock.ticking(), clock.ticking() + 2 * pauses.LONGEST


class OutboxError(RuntimeError):
    """The outbox cannot be written or read. The message says why in one sentence, without any row's content."""


class OtherBody(ValueError):
    """The key is already taken by another body."""


@dataclass(frozen=True)
class Row:
    """One sealed body that this caller has claimed for a try."""

    key: str
    kind: str
    sealed: bytes
    attempts: int
    created_tick: float


class Outbox:
    """The outbox in one file. Safe for several threads and processes; every call opens and closes the file."""

    def __init__(self, file: Path, busy_seconds: float = 5.0) -> None:
        """``busy_seconds``: how long a call waits for another writer before it gives up with OutboxError."""
        self._file = file
        self._busy_seconds = busy_seconds

    def put(self, key: str, kind: str, sealed: bytes, fingerprint: str, lease_seconds: float) -> bool:
        """Write a row and flush it to disk; return False if the same body was already there.

        The caller holds the row for ``lease_seconds``, in which no courier tries it. Raises OtherBody, OutboxError.
        """
        with self._writing() as db:
            added = db.execute(
                "INSERT INTO outbox (key, kind, state, sealed, fingerprint, created_at, created_tick, next_try_at)"
                " VALUES (?, ?, 'waiting', ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
                (key, kind, sealed, fingerprint, clock.now().isoformat(), clock.ticking(),
                 clock.ticking() + lease_seconds),
            ).rowcount
            if added:
                return True
            (known,) = db.execute("SELECT fingerprint FROM outbox WHERE key = ?", (key,)).fetchone()
        if known != fingerprint:
            raise OtherBody(key)
        return False

    def claim(self, lease_seconds: float) -> Row | None:
        """Take one row that is due, alerts first, and hold it for ``lease_seconds``; None if nothing is due."""
        if not self._any_due():
            return None  # without asking for the write lock, which the children's own turns need
        with self._writing() as db:
            found = db.execute(
                f"SELECT key, kind, sealed, attempts, created_tick FROM outbox WHERE {_DUE}"  # noqa: S608
                " ORDER BY kind <> 'alert', number LIMIT 1",
                _due_now(),
            ).fetchone()
            if found is None:
                return None
            # Without its old trouble: a row in somebody's hands is not made due by another row's success.
            db.execute(
                "UPDATE outbox SET next_try_at = ?, trouble = NULL WHERE key = ?",
                (clock.ticking() + lease_seconds, found[0]),
            )
        return Row(*found)

    def _any_due(self) -> bool:
        with self._open() as db:
            return bool(db.execute(f"SELECT EXISTS (SELECT 1 FROM outbox WHERE {_DUE})", _due_now()).fetchone()[0])  # noqa: S608

    def mark_delivered(self, key: str, receipt: dict[str, Any]) -> None:
        """Keep the receipt, drop the sealed body, and make rows due that only waited for the office to be back."""
        with self._writing() as db:
            db.execute(
                "UPDATE outbox SET state = 'delivered', sealed = NULL, trouble = NULL, delivered_at = ?, receipt = ?,"
                " attempts = attempts + 1 WHERE key = ? AND state <> 'delivered'",
                (clock.now().isoformat(), json.dumps(receipt), key),
            )
            db.execute("UPDATE outbox SET next_try_at = 0, trouble = NULL WHERE state = 'waiting' AND trouble = 'away'")

    def mark_refused(self, key: str, answer: str) -> None:
        """Keep the row with its sealed body, no longer tried, until somebody offers it again."""
        with self._writing() as db:
            db.execute(
                "UPDATE outbox SET state = 'refused', trouble = ?, attempts = attempts + 1"
                " WHERE key = ? AND state = 'waiting'",
                (answer, key),
            )

    def mark_failed(self, row: Row, trouble: str, at_least: float = 0.0) -> float:
        """Put the row off for its next pause (at least ``at_least`` seconds); return that pause in seconds."""
        pause = max(pauses.after(row.attempts + 1, row.kind, clock.ticking() - row.created_tick), at_least)
        with self._writing() as db:
            db.execute(
                "UPDATE outbox SET attempts = attempts + 1, trouble = ?, next_try_at = ?"
                " WHERE key = ? AND state = 'waiting'",
                (trouble, clock.ticking() + pause, row.key),
            )
        return pause

    def offer_again(self) -> int:
        """Make every refused row wait again, due now; return how many. For use when the cause has been put right."""
        with self._writing() as db:
            return db.execute(
                "UPDATE outbox SET state = 'waiting', trouble = NULL, next_try_at = 0 WHERE state = 'refused'"
            ).rowcount

    def purge(self, receipt_minutes: int) -> int:
        """Delete rows delivered more than ``receipt_minutes`` ago, receipt and all; return how many."""
        before = (clock.now() - timedelta(minutes=receipt_minutes)).isoformat()
        with self._writing() as db:
            return db.execute(
                "DELETE FROM outbox WHERE state = 'delivered' AND delivered_at <= ?", (before,)
            ).rowcount

    def status(self, key: str) -> Delivery | None:
        """Return what became of ``key`` (for an alert without its seq: the newest), or None if it is not known."""
        with self._open() as db:
            found = db.execute(
                "SELECT key, state, receipt FROM outbox WHERE key = ?1 OR (kind = 'alert' AND key LIKE ?1 || ':%')"
                " ORDER BY number DESC LIMIT 1",
                (key,),
            ).fetchone()
        if found is None:
            return None
        key, state, receipt = found
        return Delivery(
            stored=True,
            delivered=state == DELIVERED,
            refused=state == REFUSED,
            receipt=json.loads(receipt) if receipt else None,
            key=key,
        )

    def counts(self) -> dict[str, int]:
        """Return how many rows are in each state."""
        with self._open() as db:
            return dict(db.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        db = None
        try:
            db = open_private(self._file, self._busy_seconds)
            if _version(db) != _VERSION:
                _bring_up_to_date(db)
            yield db
        except (sqlite3.Error, OSError) as problem:
            # sqlite3 messages name tables and files, never values.
            raise OutboxError(f"The outbox {self._file} cannot be used: {problem}.") from None
        finally:
            if db is not None:
                db.close()


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    for statement in _FROM.get(_version(db), ()):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {_VERSION}")
    db.execute("COMMIT")
