"""What the views share: the gateway, its sweeper, and how fast one address may go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app, request

from bot.settings import Settings
from bot.web.gateway import Gateway
from bot.web.pace import Pace
from bot.web.refusals import Refused
from bot.web.sweep import Sweeper


@dataclass(frozen=True)
class Parts:
    """The parts of one running app."""

    settings: Settings
    gateway: Gateway
    sweeper: Sweeper
    starts: Pace
    turns: Pace

    def slow_down(self, pace: Pace) -> None:
        """Let an address that goes too fast wait its turn. Raises Refused if the wait would be long."""
        wait = pace.wait(request.remote_addr or "")
        if wait:
            raise Refused("too_fast", retry_after=wait)

    def line(self, line: str) -> str:
        """Return the words of a line."""
        return self.gateway.outside.dialogue.line(line)


def parts() -> Parts:
    """Return the parts of the app that is answering."""
    return cast(Parts, current_app.extensions["heard"])
