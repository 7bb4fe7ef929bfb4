"""One conversation as the gateway knows it: what is sealed in its row between two turns."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.conversation.words import ENGLISH

# States in which nothing of the child's is left here.
OVER = ("sending", "sent", "deleted", "expired", "ended")


@dataclass
class Alert:
    """The safety worry as the office was last told of it."""

    body: dict[str, Any]
    seq: int
    key: str
    delivered: bool
    # The child was told S2f, that it did not get through: when it has, S2 comes as a late line.
    owed: bool = False


@dataclass
class Chat:
    """What one conversation needs from turn to turn."""

    visitor: str
    ids: dict[str, str]
    slots: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, dict[str, Any]] = field(default_factory=dict)
    # Buttons of the gateway's own keep their ids for the whole conversation: "I'm not safe" works from an old screen.
    own: dict[str, str] = field(default_factory=dict)
    # Our copy of the slots is, or may be, ahead of the engine's: it goes along as `restore`.
    ahead: bool = False
    # The child has been told that the engine is away, and it has not answered since.
    told_away: bool = False
    alert: Alert | None = None
    idle_said: int = 0
    # The ids of everything that Send handed over: a helper may have a complaint of their own beside the child's.
    handed_over: list[str] = field(default_factory=list)
    # The page was given the office's receipt, and the office was told so (D-07).
    receipt_shown: bool = False

    @classmethod
    def new(cls, visitor: str, ids: dict[str, str]) -> Chat:
        return cls(visitor, ids, own={kind: new_button_id() for kind in ("unsafe", "carry_on", "delete", "one_page")})

    @classmethod
    def opened(cls, state: dict[str, Any]) -> Chat:
        alert = state.get("alert")
        return cls(**{**state, "alert": Alert(**alert) if alert else None})

    def to_seal(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def state(self) -> str:
        return str(self.answer.get("state", "open"))

    @property
    def question(self) -> str | None:
        return self.answer.get("question")

    @property
    def language(self) -> str:
        """The language that the child chose for our lines."""
        return str(self.slots.get("speaks") or ENGLISH)

    def own_kind(self, button: str) -> str | None:
        """Return which of the gateway's own buttons this is, if any."""
        return next((kind for kind, known in self.own.items() if secrets.compare_digest(known, button)), None)


def new_button_id() -> str:
    """Return a button id that says nothing and cannot be guessed."""
    return "b" + secrets.token_hex(12)
