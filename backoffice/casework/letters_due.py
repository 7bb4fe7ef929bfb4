"""The letters of a case that wait for somebody: those that are due, and those that have not reached anybody."""

from __future__ import annotations

from typing import Any

from backoffice.casework.actions import BY_KEY
from backoffice.casework.actions.letters import KEYS
from backoffice.casework.letter_words import fate_of
from backoffice.casework.opening import Opened
from backoffice.procedure.commands import SendLetter
from backoffice.procedure.permissions import permitted
from backoffice.services.letters import delivery, occasions


def of_case(seen: Opened) -> dict[str, Any]:
    """Return what the case page shows of its letters: the actions of those due, and every letter with its fate."""
    due = occasions.due(seen.case, seen.state) if permitted(seen.state, seen.person, SendLetter) else []
    letters = [(letter, fate_of(letter.status, letter.problem)) for letter in seen.case.letters]
    return {
        "letters_due": [BY_KEY[KEYS[each.template]] for each in due],
        "letters": letters,
        "letters_waiting": [each for each in letters if each[0].status in delivery.NEEDS_SOMEBODY],
    }
