"""The part of a form that shows a letter, lets its writer change it, and asks how it shall go."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from backoffice.casework.opening import Opened
from backoffice.doors import settings
from backoffice.letters import Letter, edited, look
from backoffice.letters.checks import problems
from backoffice.letters.reading import grade
from backoffice.procedure.permissions import Area, may_see
from backoffice.procedure.terms import ContactMethod, With
from backoffice.records import ContactPlan
from backoffice.services.letters.correspondence import EMAIL, PRINT, Sending
from backoffice.services.letters.letter_facts import draft, plan_for

WAYS = ((EMAIL, "Send it by email"), (PRINT, "Print it and post it, or hand it over"))


@dataclass(frozen=True)
class LetterForm:
    """A letter on a page: its draft, what its writer typed, and how it now looks."""

    draft: Letter
    now: Letter
    sheet: Markup
    missing: tuple[str, ...]
    """What only its writer can fill in, each a sentence; the letter does not go without it."""
    reading_grade: float
    marks: Mapping[str, str]
    way: str
    to_address: str
    safe_checked: bool
    grade_reason: str

    @classmethod
    def of(cls, seen: Opened, made: Letter, typed: Mapping[str, str], to: With, usual: str = "") -> LetterForm:
        """Return the letter as the page shows it now. ``usual`` is an address that is known from elsewhere."""
        told = sending(typed, made)
        now = edited(made, told.changes)
        way, address = _usual(plan_for(seen.case, to) if may_see(seen.person, Area.CONTACT, seen.state) else None)
        return cls(
            made,
            now,
            look.fragment(now),
            tuple(each.message for each in problems(now) if each.code == "unresolved"),
            grade(now.words()),
            {key: _mark(text) for key, text in made.blocks.items()},
            typed.get("way") or (EMAIL if usual else way),
            typed.get("to_address", usual or address),
            told.safe_checked,
            told.grade_reason,
        )


def drafted(seen: Opened, template: str, more: Mapping[str, Any], to: With) -> Letter:
    """Fill the letter from the case and from what was typed in the form above it."""
    known = {name: fact for name, fact in more.items() if fact not in (None, "")}
    return draft(template, seen.case, seen.state, seen.writer, settings(), seen.today, known, to)


def sending(typed: Mapping[str, str], made: Letter) -> Sending:
    """Read how the letter shall go, and which blocks its writer really changed.

    The form carries a mark of each block as it was shown. A block that still is what was shown follows the facts
    when these change; one that a person rewrote stays theirs.
    """
    return replace(
        going(typed),
        changes={
            block.key: typed[f"letter-{block.key}"]
            for block in made.template.blocks
            if not block.fixed
            and f"letter-{block.key}" in typed
            and _mark(_tidied(made, block.key, typed[f"letter-{block.key}"])) != typed.get(f"shown-{block.key}")
        },
    )


def going(typed: Mapping[str, str]) -> Sending:
    """Read how a letter shall go."""
    return Sending(
        typed.get("way", ""),
        typed.get("to_address", "").strip(),
        typed.get("safe_checked") == "yes",
        grade_reason=typed.get("grade_reason", "").strip(),
    )


def _usual(plan: ContactPlan | None) -> tuple[str, str]:
    """How letters to this person usually go, and where to: to the address they gave, else on paper."""
    value = (plan.value or "") if plan else ""
    if "@" in value:
        return EMAIL, value
    return PRINT, value if plan and plan.method == ContactMethod.LETTER else ""


def _tidied(made: Letter, key: str, text: str) -> str:
    return edited(made, {key: text}).blocks[key]


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
