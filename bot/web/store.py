"""The gateway's short-lived sealed store, ``gateway.sqlite``.

Nothing in it can be read without the page key of the child's open page. In the clear stand only: a hash that finds
the row, when the chat was last used, whether it is over, and who is working on it. ``secure_delete`` overwrites what
is erased, and the journal is emptied after each erasure.

One turn at a time, over threads and processes alike: whoever works on a conversation holds its lease, which is a
value in the row. It names the process that holds it: when that one is gone the lease is free, and it runs out by
itself, so that neither a killed process nor a stuck one holds a child up for long.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.private_file import open_private
from bot.web.alive import Alive, alive
from bot.web.keys import Keys
from bot.web.sealing import seal, unseal

# Longer than any turn may take: a turn that is stuck in a process that is alive holds its chat for this.
LEASE_SECONDS = 15.0
_BUSY_SECONDS = 10.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS chats (
    row_id BLOB PRIMARY KEY, sealed BLOB NOT NULL, touched_at TEXT NOT NULL, over TEXT,
    lease TEXT, lease_until REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS chats_by_last_use ON chats (touched_at);
CREATE TABLE IF NOT EXISTS turns (
    row_id BLOB NOT NULL REFERENCES chats ON DELETE CASCADE, seq INTEGER NOT NULL, tag BLOB NOT NULL,
    sealed BLOB NOT NULL, PRIMARY KEY (row_id, seq), UNIQUE (row_id, tag)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS closed (row_id BLOB PRIMARY KEY, how TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS to_erase (conversation TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Gone(RuntimeError):
    """The conversation was erased while somebody worked on it. Nothing of the work is kept."""


@dataclass(frozen=True)
class Row:
    """One conversation as it stands. ``over`` is None while it is open."""

    state: dict[str, Any]
    touched_at: datetime
    over: str | None


@dataclass(frozen=True)
class Turn:
    """One turn of a conversation. ``answer`` is None while nobody has answered it yet."""

    seq: int
    fingerprint: str
    said: str | None
    heard: dict[str, Any]
    answer: dict[str, Any] | None


class Store:
    """The file. Each call opens its own connection, so that threads and processes share nothing but the file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._me: Alive | None = None
        with self._open() as db:
            db.executescript(_SCHEMA)

    # --- conversations ---

    def begin(self, keys: Keys, state: dict[str, Any], turn_id: str, turn: Turn, now: datetime) -> None:
        """Keep a new conversation with its first turn: our greeting."""
        tag = keys.tag(turn_id)
        with self._writing() as db:
            db.execute("INSERT INTO chats (row_id, sealed, touched_at) VALUES (?, ?, ?)",
                       (keys.row_id, _sealed_state(keys, state), _stamp(now)))
            db.execute("INSERT INTO turns (row_id, seq, tag, sealed) VALUES (?, ?, ?, ?)",
                       (keys.row_id, turn.seq, tag, _sealed_turn(keys, tag, turn)))

    def load(self, keys: Keys) -> Row | None:
        with self._open() as db:
            found = db.execute("SELECT sealed, touched_at, over FROM chats WHERE row_id = ?", (keys.row_id,)).fetchone()
        if found is None:
            return None
        state = unseal(keys.seal, found[0], _state_place(keys))
        return Row(state, datetime.fromisoformat(found[1]), found[2])

    def how_closed(self, keys: Keys) -> str | None:
        """Return how a conversation that is no longer here came to its end, if that is still known."""
        with self._open() as db:
            found = db.execute("SELECT how FROM closed WHERE row_id = ?", (keys.row_id,)).fetchone()
        return found[0] if found else None

    def take_lease(self, keys: Keys) -> str | None:
        """Return a lease on the conversation, or None if somebody else is working on it. Raises Gone."""
        # Leases go by the machine's own time: a rehearsal may stop the clock of CLOCK_FILE for ever.
        me, now = self._alive(), time.time()
        lease = f"{me.name}.{secrets.token_hex(8)}"
        with self._writing() as db:
            held = db.execute("SELECT lease, lease_until FROM chats WHERE row_id = ?", (keys.row_id,)).fetchone()
            if held is None:
                raise Gone
            if held[0] is not None and held[1] >= now and not me.is_gone(held[0].partition(".")[0]):
                return None
            db.execute("UPDATE chats SET lease = ?, lease_until = ? WHERE row_id = ?",
                       (lease, now + LEASE_SECONDS, keys.row_id))
        return lease

    def give_back(self, keys: Keys, lease: str) -> None:
        with self._writing() as db:
            db.execute("UPDATE chats SET lease = NULL WHERE row_id = ? AND lease = ?", (keys.row_id, lease))

    def save(self, keys: Keys, lease: str, state: dict[str, Any], *, touched: datetime | None = None,
             over: str | None = None) -> None:
        """Write the conversation's new state. Raises Gone if it was erased, or the lease lost, in the meantime."""
        with self._writing() as db:
            self._save(db, keys, lease, state, touched, over)

    def _save(self, db: sqlite3.Connection, keys: Keys, lease: str, state: dict[str, Any],
              touched: datetime | None, over: str | None) -> None:
        self._held(db.execute(
            "UPDATE chats SET sealed = ?, touched_at = coalesce(?, touched_at), over = coalesce(?, over) "
            "WHERE row_id = ? AND lease = ?",
            (_sealed_state(keys, state), _stamp(touched) if touched else None, over, keys.row_id, lease),
        ))

    # --- turns ---

    def turn(self, keys: Keys, turn_id: str) -> Turn | None:
        tag = keys.tag(turn_id)
        with self._open() as db:
            found = db.execute("SELECT seq, tag, sealed FROM turns WHERE row_id = ? AND tag = ?",
                               (keys.row_id, tag)).fetchone()
        return _turn(keys, *found) if found else None

    def turns(self, keys: Keys) -> list[Turn]:
        with self._open() as db:
            found = db.execute("SELECT seq, tag, sealed FROM turns WHERE row_id = ? ORDER BY seq",
                               (keys.row_id,)).fetchall()
        return [_turn(keys, *one) for one in found]

    def keep_words(self, keys: Keys, lease: str, turn_id: str, turn: Turn) -> Turn:
        """Put a turn's words on disk before anybody answers them. A turn that nobody ever answered makes room."""
        with self._writing() as db:
            self._held(db.execute("UPDATE chats SET lease_until = ? WHERE row_id = ? AND lease = ?",
                                  (time.time() + LEASE_SECONDS, keys.row_id, lease)))
            last = db.execute("SELECT seq, tag, sealed FROM turns WHERE row_id = ? ORDER BY seq DESC LIMIT 1",
                              (keys.row_id,)).fetchone()
            seq = last[0] + 1 if last else 1
            if last and _turn(keys, *last).answer is None:
                seq = last[0]
                db.execute("DELETE FROM turns WHERE row_id = ? AND seq = ?", (keys.row_id, seq))
            kept = Turn(seq, turn.fingerprint, turn.said, turn.heard, None)
            db.execute("INSERT INTO turns (row_id, seq, tag, sealed) VALUES (?, ?, ?, ?)",
                       (keys.row_id, seq, keys.tag(turn_id), _sealed_turn(keys, keys.tag(turn_id), kept)))
        return kept

    def answer(self, keys: Keys, lease: str, turn_id: str, turn: Turn, state: dict[str, Any], now: datetime,
               *, over: str | None = None) -> None:
        """Keep a turn's answer and the state it leads to, in one step.

        When the conversation is over, the turns before this one are erased in the same step, and so are this one's
        words; the engine is to erase its own copy.
        """
        tag = keys.tag(turn_id)
        with self._writing() as db:
            self._save(db, keys, lease, state, now, over)
            if over:
                turn = Turn(turn.seq, turn.fingerprint, None, {}, turn.answer)
                db.execute("DELETE FROM turns WHERE row_id = ? AND tag <> ?", (keys.row_id, tag))
                _engine_must_erase(db, keys.conversation)
            db.execute("UPDATE turns SET sealed = ? WHERE row_id = ? AND tag = ?",
                       (_sealed_turn(keys, tag, turn), keys.row_id, tag))
        if over:
            self._empty_journal()

    # --- erasing ---

    def erase(self, keys: Keys, how: str, now: datetime) -> bool:
        """Erase a conversation at once, whoever is working on it. Returns whether there was one."""
        with self._writing() as db:
            found = db.execute("DELETE FROM chats WHERE row_id = ?", (keys.row_id,)).rowcount
            if found:
                db.execute("INSERT OR REPLACE INTO closed VALUES (?, ?, ?)", (keys.row_id, how, _stamp(now)))
                _engine_must_erase(db, keys.conversation)
        if found:
            self._empty_journal()
        return bool(found)

    def erase_unused_since(self, moment: datetime, now: datetime) -> int:
        """Erase every conversation last used at or before the moment; return how many there were."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO closed SELECT row_id, coalesce(over, 'expired'), ? FROM chats "
                       "WHERE touched_at <= ?", (_stamp(now), _stamp(moment)))
            erased = db.execute("DELETE FROM chats WHERE touched_at <= ?", (_stamp(moment),)).rowcount
        if erased:
            self._empty_journal()
        return erased

    def forget_closed(self, before: datetime) -> None:
        with self._writing() as db:
            db.execute("DELETE FROM closed WHERE at < ?", (_stamp(before),))

    def engine_must_erase(self, conversation: str) -> None:
        """Remember that the engine still holds a conversation that is over here."""
        with self._writing() as db:
            _engine_must_erase(db, conversation)

    def owed_by_engine(self) -> list[str]:
        with self._open() as db:
            return [one[0] for one in db.execute("SELECT conversation FROM to_erase LIMIT 100")]

    def erased_at_engine(self, conversation: str) -> None:
        with self._writing() as db:
            db.execute("DELETE FROM to_erase WHERE conversation = ?", (conversation,))

    # --- the file ---

    def _alive(self) -> Alive:
        # Asked for anew each time: a process that was forked since has a place of its own.
        self._me = alive(self._file.with_suffix(".alive"))
        return self._me

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        db = open_private(self._file, _BUSY_SECONDS)
        try:
            yield db
        finally:
            db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def _empty_journal(self) -> None:
        with self._open() as db:
            # If a reader is busy this time, the next erasure empties it; what it holds is sealed either way.
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    @staticmethod
    def _held(done: sqlite3.Cursor) -> None:
        if not done.rowcount:
            raise Gone


def _engine_must_erase(db: sqlite3.Connection, conversation: str) -> None:
    # The id names the engine's rows, but opens none of them.
    db.execute("INSERT OR IGNORE INTO to_erase VALUES (?)", (conversation,))


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")


def _state_place(keys: Keys) -> bytes:
    return b"chats|" + keys.row_id


def _sealed_state(keys: Keys, state: dict[str, Any]) -> bytes:
    return seal(keys.seal, state, _state_place(keys))


def _turn_place(keys: Keys, tag: bytes) -> bytes:
    return b"turns|" + keys.row_id + tag


def _sealed_turn(keys: Keys, tag: bytes, turn: Turn) -> bytes:
    held = {"fingerprint": turn.fingerprint, "said": turn.said, "heard": turn.heard, "answer": turn.answer}
    return seal(keys.seal, held, _turn_place(keys, tag))


def _turn(keys: Keys, seq: int, tag: bytes, sealed: bytes) -> Turn:
    held = unseal(keys.seal, sealed, _turn_place(keys, tag))
    return Turn(seq, held["fingerprint"], held["said"], held["heard"], held["answer"])
