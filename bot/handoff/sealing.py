"""Sealing: what leaves the chat side can be opened by the office alone.

Whoever copies the outbox file finds nothing to read, and neither do we: the private key lives with the office.
PyNaCl is imported here and nowhere else, so that the rest of the hand-over also loads in the dialogue
engine's Python, which does not have it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

_FINGERPRINT_LETTERS = 3


def plain_bytes(body: dict[str, Any]) -> bytes:
    """Return the one way a body is written down. ASCII escapes keep even half of an emoji pair intact."""
    return json.dumps(body, ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode("ascii")


def seal(plain: bytes, public_key: bytes) -> bytes:
    """Return ``plain`` sealed to the holder of the private key that belongs to ``public_key`` (X25519)."""
    from nacl.public import PublicKey, SealedBox

    return bytes(SealedBox(PublicKey(public_key)).encrypt(plain))


def fingerprint(plain: bytes, secret: str) -> str:
    """Return 12 bits that tell another body from the same one.

    They are keyed, and far too few to confirm a guess at a child's words: a full digest would allow that.
    """
    return hmac.new(secret.encode(), plain, hashlib.sha256).hexdigest()[:_FINGERPRINT_LETTERS]
