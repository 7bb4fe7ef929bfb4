"""The turn that is being answered: what its key is, what it has said, whether anything in it failed.

Rasa hands a conversation's id from part to part, but has no place for a key that may not be stored, nor for
"something failed". Both travel in a context variable, which lives only while the turn's task runs.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional


class TurnFailed(RuntimeError):
    """Something in the turn failed or nothing was said, so nothing of it may be kept."""


class NoTurnRunning(RuntimeError):
    """The sealed store was asked for a conversation outside a turn, where there is no key."""


@dataclass
class Turn:
    """One turn. ``seal`` is the conversation's key: 32 bytes that are never written anywhere."""

    seal: bytes = field(repr=False)
    begins_anew: bool = False
    frames: List[Dict[str, Any]] = field(default_factory=list, repr=False)
    failure: Optional[str] = None
    slots: Optional[Dict[str, Any]] = field(default=None, repr=False)

    def failed_in(self, part: str) -> None:
        """Remember that ``part`` failed, for Rasa itself carries on as if nothing had happened."""
        self.failure = self.failure or part

    def must_have_worked(self) -> None:
        """Raise TurnFailed unless every action ran and something was said."""
        if self.failure:
            raise TurnFailed(f"{self.failure} failed")
        if not self.frames:
            raise TurnFailed("nothing was said")


_running: ContextVar[Optional[Turn]] = ContextVar("heard_running_turn", default=None)


def begin(turn: Turn) -> None:
    """Make ``turn`` the one that is running in this task and in the tasks it starts."""
    _running.set(turn)


def running() -> Turn:
    """Return the running turn. Raises NoTurnRunning outside one."""
    turn = _running.get()
    if turn is None:
        raise NoTurnRunning("There is no running turn, so there is no key to a conversation.")
    return turn


def running_or_none() -> Optional[Turn]:
    return _running.get()
