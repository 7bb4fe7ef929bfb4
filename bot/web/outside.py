"""The rooms the gateway leans on, gathered in one place: the dialogue's rules, the safety check, the hand-over.

They are handed to the gateway as arguments, so that its own tests can stand in for them one at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Slots = dict[str, Any]
Frame = dict[str, Any]


@dataclass(frozen=True)
class Dialogue:
    """The rules of the conversation (``bot.conversation``): pure, the same ones that the engine asks."""

    begin: Callable[[dict[str, str]], Any]
    step: Callable[[Slots, Any], Any]
    heard: Callable[..., Any]
    again: Callable[[Slots], Any]
    # All questions on one page, and such a page taken back in one turn.
    fields_of: Callable[[Slots], list[dict[str, Any]]]
    take: Callable[..., Any]
    alert_of: Callable[[Slots], dict[str, Any] | None]
    submissions_of: Callable[[Slots, str], list[dict[str, Any]]]
    # After Send: what the confirmation still needs (no word of the child), its screen, and a press on it.
    minimal_of: Callable[[Slots], Slots]
    after_send: Callable[[Slots, dict[str, Any] | None], Frame]
    sending_failed: Callable[[Slots], Any]
    step_after_send: Callable[[Slots, Any, dict[str, Any] | None], Any]
    # Lines that the gateway says by itself.
    line: Callable[[str, str], str]
    message: Callable[[str, str], dict[str, str]]
    languages: Callable[[], tuple[str, ...]]
    passed_on_late: Callable[[Slots], list[dict[str, str]]]
    deleted: Callable[[Slots], dict[str, str]]


@dataclass(frozen=True)
class HandOver:
    """The only way to the office (``bot.handoff``)."""

    submit: Callable[[dict[str, Any]], Any]
    raise_alert: Callable[[dict[str, Any], float], Any]
    status: Callable[[str], Any]
    receipt_of: Callable[[list[Any]], dict[str, Any] | None]
    hours: Callable[[], dict[str, Any] | None]
    receipt_shown: Callable[[str, datetime], None]


@dataclass(frozen=True)
class Outside:
    """Everything outside this room that a turn may need."""

    dialogue: Dialogue
    hand_over: HandOver
    look: Callable[[str], Any]
    now: Callable[[], datetime]
