"""What a turn brings and what it gives back: the two shapes that ``step`` speaks in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable, Dict, Optional

if TYPE_CHECKING:
    from bot.conversation.chat import Chat
    from bot.conversation.questions import Question


@dataclass(frozen=True)
class Heard:
    """One turn as the gateway heard it. ``text`` is exactly as typed; ``choice`` is what a pressed button carries.

    ``safety`` is what the gateway found and did about a worry; ``office`` what the office says of its hours, or None
    while it cannot be asked. ``at`` is the server's time in UTC, ISO.
    """

    turn_id: str
    at: str
    text: Optional[str] = None
    choice: Optional[Dict[str, Any]] = None
    intent: Optional[str] = None
    confidence: float = 0.0
    safety: Optional[Dict[str, Any]] = None
    office: Optional[Dict[str, Any]] = None


@dataclass(frozen=True)
class Outcome:
    """The slots after a turn, and the frame to show."""

    slots: Dict[str, Any]
    frame: Dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """One value of a question's buttons, pressed or meant by what was typed."""

    question: Question
    value: str
    heard: Heard


Taker = Callable[["Chat", Answer], None]
