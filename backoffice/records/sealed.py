"""Columns that are written only as ciphertext: a child's words, names, and how to reach a child.

A sealed column is two names in a model. The bytes column holds the ciphertext; the plain name reads and writes
it in the clear:

    text_verbatim_sealed: Mapped[bytes | None] = sealed_column()
    text_verbatim = SealedText("text_verbatim_sealed")

AES-GCM seals each value with ``table|row|column`` as associated data, so that a value copied into another row or
another column does not open: whoever can write the database cannot swap one child's address for another's.
"""

from __future__ import annotations

import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import LargeBinary
from sqlalchemy.orm import MappedColumn, mapped_column

_NONCE_BYTES = 12
# The first byte names the way of sealing, so that a later key or cipher can live beside this one.
_VERSION = b"\x01"


class SealBroken(RuntimeError):
    """A sealed value does not open: the wrong key, or the row was changed behind our back. Holds no value."""


class Locked(RuntimeError):
    """A sealed value was touched before ``unlock`` was called."""


class _Keys:
    """The keys this process was given. They live in memory only."""

    def __init__(self) -> None:
        self._main: bytes | None = None

    def use(self, key: bytes) -> None:
        self._main = key

    def derived(self, purpose: bytes) -> bytes:
        if self._main is None:
            raise Locked("The sealed columns are locked: HEARD_FIELD_KEY was not given.")
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"heard/" + purpose).derive(self._main)


_keys = _Keys()
_fields: dict[str, AESGCM] = {}


def unlock(key: bytes) -> None:
    """Give this process the 32-byte key of the sealed columns."""
    _keys.use(key)
    _fields["cipher"] = AESGCM(_keys.derived(b"fields"))


def derived_key(purpose: bytes) -> bytes:
    """Return a 32-byte key for another purpose (the audit chain), derived from the same main key."""
    return _keys.derived(purpose)


def seal(plain: bytes, place: str) -> bytes:
    """Return ``plain`` sealed for ``place`` (``table|row|column``)."""
    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + _cipher().encrypt(nonce, plain, place.encode())


def open_sealed(box: bytes, place: str) -> bytes:
    """Return what was sealed for ``place``. Raises SealBroken if it was sealed for another or was changed."""
    if box[:1] != _VERSION:
        raise SealBroken(f"The sealed value at {place} was sealed in a way this program does not know.")
    nonce, ciphertext = box[1 : 1 + _NONCE_BYTES], box[1 + _NONCE_BYTES :]
    try:
        return _cipher().decrypt(nonce, ciphertext, place.encode())
    except InvalidTag:
        raise SealBroken(f"The sealed value at {place} does not open with this key.") from None


def _cipher() -> AESGCM:
    if "cipher" not in _fields:
        raise Locked("The sealed columns are locked: HEARD_FIELD_KEY was not given.")
    return _fields["cipher"]


def sealed_column() -> MappedColumn[bytes | None]:
    """Return the bytes column behind a sealed attribute."""
    return mapped_column(LargeBinary, nullable=True)


class SealedBytes:
    """Reads and writes bytes that the table holds only sealed. The row's id must be known before it is set."""

    def __init__(self, column: str) -> None:
        self.column = column

    def __get__(self, row: Any, owner: type[Any]) -> Any:
        if row is None:
            return self
        box = getattr(row, self.column)
        return None if box is None else self._plain(open_sealed(box, self._place(row)))

    def __set__(self, row: Any, value: Any) -> None:
        setattr(row, self.column, None if value is None else self.sealed_for(row, value))

    def sealed_for(self, row: Any, value: Any) -> bytes:
        """Return the value as this row would hold it."""
        return seal(self._bytes(value), self._place(row))

    def _place(self, row: Any) -> str:
        return f"{row.__tablename__}|{row.id}|{self.column}"

    def _bytes(self, value: Any) -> bytes:
        return bytes(value)

    def _plain(self, opened: bytes) -> Any:
        return opened


class SealedText(SealedBytes):
    """A sealed text, kept exactly as typed."""

    def _bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def _plain(self, opened: bytes) -> Any:
        return opened.decode()


class SealedJson(SealedBytes):
    """A sealed JSON value. Change it by setting it anew: changing it in place is not noticed."""

    def _bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def _plain(self, opened: bytes) -> Any:
        return json.loads(opened)
