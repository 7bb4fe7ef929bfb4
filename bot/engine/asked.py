"""What the gateway may ask of the channel, read strictly: anything missing or of another shape is refused."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Dict

LONGEST_TEXT = 5000  # characters of one message, interfaces.md 1
_CONVERSATION = re.compile(r"[0-9a-f]{64}")
_SEAL_BYTES = 32
_BUTTON, _BEGINNING = "/choose", "/start"


class NotAsked(ValueError):
    """The call cannot be understood. ``status`` is the HTTP status, ``code`` one word that holds no child's words."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass(frozen=True)
class TurnAsked:
    """One turn: whose, its key, what Rasa is to understand, and what the actions are to hear."""

    conversation: str
    seal: bytes = field(repr=False)
    for_understanding: str = field(repr=False)
    metadata: Dict[str, Any] = field(repr=False)

    @property
    def begins_anew(self) -> bool:
        """Whether what the store may hold counts for nothing: a new chat, or the gateway brings the slots itself."""
        return bool(self.metadata.get("begin") or self.metadata.get("restore"))

    @classmethod
    def read(cls, body: Any) -> TurnAsked:
        """Raises NotAsked: 400 for a wrong shape, 413 for a text over LONGEST_TEXT characters."""
        body = _an_object(body, "body")
        metadata = _an_object(body.get("metadata"), "metadata")
        if not isinstance(metadata.get("turn_id"), str) or not metadata["turn_id"]:
            raise NotAsked(400, "turn_id")
        text = body.get("text")
        if text is not None and not isinstance(text, str):
            raise NotAsked(400, "text")
        if text is not None and len(text) > LONGEST_TEXT:
            raise NotAsked(413, "text")
        return cls(_conversation(body), _seal(body), _for_understanding(text, metadata), metadata)


@dataclass(frozen=True)
class Erasure:
    conversation: str

    @classmethod
    def read(cls, body: Any) -> Erasure:
        return cls(_conversation(_an_object(body, "body")))


@dataclass(frozen=True)
class Purge:
    older_than: datetime

    @classmethod
    def read(cls, body: Any) -> Purge:
        told = _an_object(body, "body").get("older_than")
        try:
            moment = datetime.fromisoformat(str(told).replace("Z", "+00:00"))
        except ValueError:
            raise NotAsked(400, "older_than") from None
        if moment.tzinfo is None:
            raise NotAsked(400, "older_than")
        return cls(moment)


def inert(text: str) -> str:
    """Return ``text`` so that Rasa takes it for words, never for a command: no slash leads it."""
    text = text.strip()
    while text.startswith("/"):
        text = text[1:].strip()
    return text


def _for_understanding(text: Any, metadata: Dict[str, Any]) -> str:
    if text is not None:
        return inert(text)
    return _BEGINNING if metadata.get("begin") else _BUTTON


def _an_object(value: Any, name: str) -> Dict[str, Any]:
    if not isinstance(value, dict):
        raise NotAsked(400, name)
    return value


def _conversation(body: Dict[str, Any]) -> str:
    given = body.get("conversation")
    if not isinstance(given, str) or not _CONVERSATION.fullmatch(given):
        raise NotAsked(400, "conversation")
    return given


def _seal(body: Dict[str, Any]) -> bytes:
    try:
        key = base64.b64decode(body.get("seal") or "", validate=True)
    except (binascii.Error, ValueError, TypeError):
        key = b""
    if len(key) != _SEAL_BYTES:
        raise NotAsked(400, "seal")
    return key
