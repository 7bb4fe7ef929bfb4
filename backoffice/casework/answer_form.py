"""The form of the answer: what was typed, what it makes, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backoffice.casework import words
from backoffice.casework.choices import issue_label
from backoffice.casework.fields import Field, NotUnderstood, date_parts
from backoffice.casework.opening import Opened
from backoffice.doors import settings
from backoffice.letters import Letter, look
from backoffice.letters.reading import grade
from backoffice.procedure.checks import Check, grade_limit, response_checks
from backoffice.procedure.response import ResponseBlocks
from backoffice.services.answers import answer as answers
from backoffice.services.answers.answer_desk import Desk
from backoffice.services.stories import pictures

_BY_WHEN = "-put_right_by"
_ALSO_TOLD_BY_THE_CASE = ("who_we_talked_to", "learning", "who_else_will_see")
_HARDEST = 3


@dataclass(frozen=True)
class Drafted:
    """A draft in all its forms."""

    draft: Mapping[str, str]
    letter: Letter
    blocks: ResponseBlocks
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Theirs:
    """What came to lie on the desk while this person was writing. ``words`` holds only what differs."""

    by: str
    at: datetime | None
    saved: bool
    words: Mapping[str, str]


def read(seen: Opened, typed: Mapping[str, str], *, lenient: bool = False) -> dict[str, str]:
    """Read the form. Raises NotUnderstood for a date that is none, unless it is only being looked at."""
    return {name: _read(name, typed, lenient) for name in answers.names(seen.state)}


def drafted(seen: Opened, draft: Mapping[str, str]) -> Drafted:
    """Return what a draft makes: the letter, the blocks that the rules look at, and what they say of it."""
    letter = answers.letter_of(draft, seen.case, seen.state, seen.writer, settings(), seen.today)
    attached = pictures.newest(seen.case) is not None and draft.get("storyboard_considered") == "yes"
    blocks = answers.blocks_of(draft, seen.case, seen.state, settings(), letter, attached=attached)
    return Drafted(draft, letter, blocks, response_checks(blocks, seen.state))


def beside(seen: Opened, made: Drafted) -> dict[str, Any]:
    """Return what stands at the side of the form: the checks, how hard it is to read, and the child's view."""
    limit = grade_limit(seen.state)
    return {
        "checks": made.checks,
        "sheet": look.fragment(made.letter),
        "reading_grade": made.blocks.reading_grade,
        "grade_limit": limit,
        "hardest": _hardest(made, limit),
        "words": words,
    }


def boxes(draft: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the form, each date in its three boxes: what was typed, else the date of the draft."""
    filled = dict(draft)
    for name in [name for name in draft if name.endswith(_BY_WHEN)]:
        filled |= date_parts(name, date.fromisoformat(draft[name]) if draft[name] else None)
        of_date = [f"{name}-{part}" for part in ("day", "month", "year")]
        filled |= {box: typed[box] for box in of_date if box in typed}
    return filled


def points(seen: Opened) -> list[dict[str, Any]]:
    """Return the points that the answer is about: what the rules know of each, its row, and its name."""
    rows = {issue.number: issue for issue in seen.case.issues}
    return [
        {"state": issue, "row": rows[issue.number], "label": issue_label(rows[issue.number])}
        for issue in seen.state.confirmed_issues
    ]


def told_by_the_case(seen: Opened, draft: Mapping[str, str]) -> dict[str, str]:
    """Return the words that the case itself has for a box, where the draft says something else.

    What was found may have changed since the draft was begun, and whoever writes should see it at the box.
    """
    fresh = answers.begun(seen.case, seen.state, seen.writer, settings(), seen.today)
    asked = [
        name for name in fresh if name in _ALSO_TOLD_BY_THE_CASE or name.endswith(("-finding", "-reason", "-put_right"))
    ]
    return {name: fresh[name] for name in asked if fresh[name] and fresh[name] != draft.get(name, "")}


def theirs(seen: Opened, draft: Mapping[str, str], desk: Desk) -> Theirs:
    """Return what lies on the desk now and differs from what was typed."""
    differ = {name: text for name, text in desk.words.items() if text != draft.get(name, "")}
    return Theirs(seen.name_of(desk.by), desk.at, desk.saved, differ)


def _read(name: str, typed: Mapping[str, str], lenient: bool) -> str:
    if not name.endswith(_BY_WHEN):
        return typed.get(name, "").replace("\r\n", "\n").strip()
    try:
        day = Field(name, "By when", "date").read(typed)
    except NotUnderstood:
        if not lenient:
            raise
        day = None
    return day.isoformat() if day else ""


def _hardest(made: Drafted, limit: int) -> list[tuple[float, str, str]]:
    """The boxes whose words are harder than they may be, the hardest first: how hard, which box, and its name."""
    names = {block.key: block.label for block in made.letter.template.blocks if not block.fixed}
    names |= {f"issue-{answer.issue}-reason": f"Why, point {answer.issue}" for answer in made.blocks.issues}
    found = [(grade(made.draft.get(name, "")), name, label) for name, label in names.items()]
    return sorted((each for each in found if each[0] > limit), reverse=True)[:_HARDEST]
