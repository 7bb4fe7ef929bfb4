"""Everything a conversation needs, derived from the one secret that only the child's open page holds.

The server never stores the page key. From it come, each by its own HKDF label, the conversation id, the key that
seals our rows, the key that seals the engine's rows, and the tag that finds a turn again. Whoever copies the
database holds hashes and ciphertext (D-17).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_KEY_BYTES = 32
_PAGE_KEY = re.compile(r"[A-Za-z0-9_-]{43}\Z")


@dataclass(frozen=True)
class Keys:
    """The keys of one conversation. They live in memory while a request runs, and nowhere else."""

    conversation: str
    row_id: bytes
    seal: bytes = field(repr=False)
    engine_seal: bytes = field(repr=False)
    _tagging: bytes = field(repr=False)

    def tag(self, turn_id: str) -> bytes:
        """Return what a turn is found by: a keyed hash, so that the database does not hold the client's own id."""
        return hmac.digest(self._tagging, turn_id.encode(), "sha256")

    def fingerprint(self, content: str) -> str:
        """Return a keyed hash of what a turn holds, to tell whether a repeated turn is the same turn."""
        return hmac.new(self._tagging, b"content|" + content.encode(), "sha256").hexdigest()

    @property
    def engine_seal_text(self) -> str:
        return base64.b64encode(self.engine_seal).decode()


def new_page_key() -> str:
    """Return a new 256-bit page key as 43 letters of the URL-safe base64 alphabet."""
    return secrets.token_urlsafe(_KEY_BYTES)


def of_page(page_key: str | None) -> Keys | None:
    """Derive the keys of a page, or return None if this is no page key at all."""
    if not isinstance(page_key, str) or not _PAGE_KEY.match(page_key):
        return None
    try:
        secret = base64.urlsafe_b64decode(page_key + "=")
    except ValueError:
        return None
    conversation = _derived(secret, b"heard conversation id 1").hex()
    return Keys(
        conversation=conversation,
        row_id=hashlib.sha256(conversation.encode()).digest(),
        seal=_derived(secret, b"heard gateway seal 1"),
        engine_seal=_derived(secret, b"heard engine seal 1"),
        _tagging=_derived(secret, b"heard turn tag 1"),
    )


def _derived(secret: bytes, label: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=label).derive(secret)
