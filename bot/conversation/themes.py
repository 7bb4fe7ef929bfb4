"""What a story may be about: suggestions from its words, for staff to confirm (DR-9). Several may fit.

Nothing here decides anything. The text stays as it was typed; a theme that is missing costs a manager one tick.
"""

from __future__ import annotations

import re
from typing import Dict, List, Pattern, Tuple

from bot.conversation.theme_signs import SIGNS

THEMES: Tuple[str, ...] = (
    "not_listened_to", "views_not_reported", "report_wrong_or_untrue", "worker_manner", "not_enough_time",
    "did_not_explain", "broke_promise", "late_or_missed", "delay_no_reply", "shared_private_information",
    "treated_unfairly", "felt_unsafe", "change_of_worker", "needs_not_met", "complaint_handling", "court_decision",
    "other_body", "other",
)

_PATTERNS: Dict[str, Tuple[Pattern[str], ...]] = {
    theme: tuple(re.compile(sign) for sign in signs) for theme, signs in SIGNS.items()
}
_LONGEST_READ = 4000  # letters; what a story is about is said well before


def suggest(text: str) -> List[str]:
    """Return the themes that the words point to, in the order of the theme list; ``other`` where none does."""
    said = _simple(text)
    found = [theme for theme in THEMES if any(sign.search(said) for sign in _PATTERNS.get(theme, ()))]
    return found or ["other"]


def _simple(text: str) -> str:
    small = re.sub(r"['’‘`´]", "", text[:_LONGEST_READ].lower())
    return " ".join(re.sub(r"[^\w\s]", " ", small).split())
