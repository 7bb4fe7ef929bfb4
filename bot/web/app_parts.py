"""What the views share: the gateway, its sweeper, and how fast one address may go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app, request

from bot.conversation.words import ENGLISH
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

    @property
    def language(self) -> str:
        """The language that the page asked for, else the browser's own, where it is offered; else English."""
        offered = self.gateway.outside.dialogue.languages()
        told = request.headers.get("X-Page-Language") or (
            request.form.get("language") if request.mimetype == "application/x-www-form-urlencoded" else None
        )
        return told if told in offered else request.accept_languages.best_match(offered) or ENGLISH

    def line(self, line: str) -> str:
        """Return the words of a line, in the language of this request."""
        return self.gateway.outside.dialogue.line(line, self.language)


def parts() -> Parts:
    """Return the parts of the app that is answering."""
    return cast(Parts, current_app.extensions["heard"])
