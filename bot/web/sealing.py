"""Sealing what a row holds: AES-GCM, with the table and the row as associated data.

A sealed value that was moved to another row, another turn or another table does not open.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


class SealBroken(RuntimeError):
    """A row does not open with the page's key. The message never holds what was in it."""


def seal(key: bytes, value: Any, place: bytes) -> bytes:
    """Seal a JSON value for one place in the database."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    plain = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
    return nonce + AESGCM(key).encrypt(nonce, plain, place)


def unseal(key: bytes, sealed: bytes, place: bytes) -> Any:
    """Open what ``seal`` made for this place. Raises SealBroken if it was not."""
    try:
        plain = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place)
    except (InvalidTag, ValueError):
        raise SealBroken("A sealed row does not open with this page's key.") from None
    return json.loads(plain)
