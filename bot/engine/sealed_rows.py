"""The file of sealed conversations: one row each, unreadable without the key of the child's page (D-17)."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Optional

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.private_file import open_private

_NONCE_BYTES = 12
_BUSY_SECONDS = 2.0
_TABLE = """
CREATE TABLE IF NOT EXISTS conversation (
    id TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    touched TEXT NOT NULL
) WITHOUT ROWID
"""


class SealBroken(RuntimeError):
    """A row cannot be opened with the key of this turn: another key, another row's content, or damage."""


class SealedRows:
    """Rows of sealed bytes in one SQLite file. Every database error is raised; nothing is kept in memory instead.

    ``id`` is the hash of a conversation's id. ``touched`` is an ISO time in UTC,
    all of one shape, so that they compare as text.
    """

    def __init__(self, file: Path) -> None:
        # The gateway holds its own copy of a turn until it has the answer, so a power cut costs nothing here.
        self._db = open_private(file, _BUSY_SECONDS, synchronous="NORMAL")
        self._db.execute(_TABLE)

    def write(self, row_id: str, plain: bytes, seal: bytes, touched: str) -> None:
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + AESGCM(seal).encrypt(nonce, plain, _bound_to(row_id))
        self._db.execute("INSERT OR REPLACE INTO conversation VALUES (?, ?, ?)", (row_id, sealed, touched))

    def read(self, row_id: str, seal: bytes) -> Optional[bytes]:
        """Return the row's content, or None if there is no such row. Raises SealBroken."""
        found = self._db.execute("SELECT sealed FROM conversation WHERE id = ?", (row_id,)).fetchone()
        if found is None:
            return None
        try:
            return AESGCM(seal).decrypt(found[0][:_NONCE_BYTES], found[0][_NONCE_BYTES:], _bound_to(row_id))
        except (InvalidTag, ValueError):
            raise SealBroken("A conversation cannot be opened with the key of this turn.") from None

    def holds(self, row_id: str) -> bool:
        return self._db.execute("SELECT 1 FROM conversation WHERE id = ?", (row_id,)).fetchone() is not None

    def erase(self, row_id: str) -> None:
        """Remove the row and every older copy of it that the write-ahead log still holds."""
        self._db.execute("DELETE FROM conversation WHERE id = ?", (row_id,))
        self._leave_nothing_behind()

    def purge(self, older_than: str) -> int:
        """Erase every conversation last touched before ``older_than``; return how many there were."""
        gone = self._db.execute("DELETE FROM conversation WHERE touched < ?", (older_than,)).rowcount
        if gone:
            self._leave_nothing_behind()
        return gone

    def close(self) -> None:
        self._db.close()

    def _leave_nothing_behind(self) -> None:
        busy = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise sqlite3.OperationalError("the write-ahead log could not be emptied")


def _bound_to(row_id: str) -> bytes:
    """A sealed content opens only in the row it was written for."""
    return b"heard/conversation/" + row_id.encode()
