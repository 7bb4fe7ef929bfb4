"""What a story may be about: suggestions from its words, for staff to confirm (DR-9). Several may fit.

Nothing here decides anything. The text stays as it was typed; a theme that is missing costs a manager one tick.
What each theme sounds like stands in said/*.yml: its `signs`, which are sure, and how stories of it are `told`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Tuple

import yaml

from bot.conversation.themes.likeness import Likeness
from bot.conversation.themes.signs import Signs
from bot.conversation.themes.spelling import simple

THEMES: Tuple[str, ...] = (
    "not_listened_to", "views_not_reported", "report_wrong_or_untrue", "worker_manner", "not_enough_time",
    "did_not_explain", "broke_promise", "late_or_missed", "delay_no_reply", "shared_private_information",
    "treated_unfairly", "felt_unsafe", "change_of_worker", "needs_not_met", "complaint_handling", "court_decision",
    "other_body", "other",
)
NO_THEME = THEMES[-1]
# The chat says more, or asks who it is about, where these are meant: that takes plain words.
_BY_SIGNS_ALONE = ("court_decision", "other_body")
_SAID = Path(__file__).with_name("said")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the quick one, where it was built


def suggest(text: str) -> List[str]:
    """Return the themes that the words point to, in the order of the theme list; ``other`` where none does."""
    signs, likeness = _learnt()
    said = simple(text)
    found = signs.found_in(said) or likeness.nearest(said).difference(_BY_SIGNS_ALONE)
    return [theme for theme in THEMES if theme in found] or [NO_THEME]


@lru_cache(maxsize=1)
def _learnt() -> Tuple[Signs, Likeness]:
    said: Dict[str, Dict[str, List[str]]] = {
        theme: yaml.load((_SAID / f"{theme}.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
        for theme in THEMES
    }
    return (
        Signs({theme: parts["signs"] for theme, parts in said.items()}),
        Likeness({theme: [simple(line) for line in parts["told"]] for theme, parts in said.items()}, NO_THEME),
    )
