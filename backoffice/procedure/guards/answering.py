"""The response is written (C-9). What it must hold is in `checks`."""

from __future__ import annotations

from .. import commands as c
from .guard import Asking, Blocked, guard


@guard("G-C9-WRITTEN", "C-9")
def a_storyboard_never_goes_alone(asking: Asking) -> Blocked | None:
    """A storyboard is sent without a written response, or nothing written is sent at all."""
    command = asking.command
    if not isinstance(command, (c.SendResponse, c.HoldResponseForChild)):
        raise TypeError(type(command).__name__)
    if command.written:
        return None
    return Blocked("The child gets a written response. A storyboard goes with it, never instead of it.", "written")
