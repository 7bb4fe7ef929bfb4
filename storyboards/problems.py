"""What can be wrong with a story, said in plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to put right before a story may be sent. `panel` counts from 1; None means the whole story."""

    code: str
    panel: int | None
    message: str


class DoesNotFit(Exception):
    """Words, people or things that have no room in a panel. The message may be shown."""

    def __init__(self, panel: int, message: str) -> None:
        super().__init__(message)
        self.panel = panel
        self.message = message
