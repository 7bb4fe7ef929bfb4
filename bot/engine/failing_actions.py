"""Makes a failing action known: Rasa logs it and goes on, and the caller sees a success with nothing in it."""

from __future__ import annotations

from typing import Any, List

from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event

from bot.engine import running_turn

_stock_run = RemoteAction.run


async def run_and_tell(self: RemoteAction, *args: Any, **named: Any) -> List[Event]:
    """Run the action as Rasa does; if it raises anything, the running turn has failed."""
    try:
        return await _stock_run(self, *args, **named)
    except BaseException:
        turn = running_turn.running_or_none()
        if turn is not None:
            turn.failed_in(self.name())
        raise


def install() -> None:
    RemoteAction.run = run_and_tell  # type: ignore[method-assign]
