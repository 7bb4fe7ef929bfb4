"""Small replacements for slow parts of Rasa 3.6.21. Each does exactly what the part it replaces does, only sooner.

A stock turn spends most of its time on work that is the same at every turn: building a schema validator, walking class
trees, copying what is only printed when debugging. tests/engine310 hold each replacement against the stock part.
"""

from __future__ import annotations

import logging
from importlib.metadata import version

log = logging.getLogger(__name__)

MADE_FOR = "3.6.21"


def install() -> bool:
    """Put every replacement in place, unless this is another Rasa than they were made for. Return whether they are."""
    if version("rasa") != MADE_FOR:
        log.warning("Rasa is not %s, so it runs as it is, only slower.", MADE_FOR)
        return False
    from bot.engine.faster import (
        action_answers,
        action_calls,
        default_actions,
        event_types,
        graph_runs,
        printed_copies,
        slot_extraction,
        tracker_copies,
    )

    for part in (
        action_answers, action_calls, default_actions, event_types, graph_runs, printed_copies, slot_extraction,
        tracker_copies,
    ):
        part.install()
    return True
