"""Looks to begin with, for people nobody has described. The same name gets the same look every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from storyboards.rules import look_problems
from storyboards.story import Look, StoryError

ADULTS: tuple[Look, ...] = (
    Look("adult", "chestnut", "shoulder", "black", "teal", "round", "none", "cardigan", "teal"),
    Look("adult", "rose", "short_full", "brown", "teal", "none", "short", "shirt_tie", "sky"),
    Look("adult", "honey", "short_bob", "dark_brown", "plum", "none", "none", "blouse", "lilac"),
    Look("adult", "umber", "fade", "black", "teal", "square", "none", "jumper", "mustard"),
    Look("adult", "sand", "flicked_bob", "auburn", "teal", "none", "none", "blazer", "green"),
    Look("adult", "cocoa", "curly_puff", "black", "mustard", "none", "none", "tunic", "orange"),
    Look("older", "porcelain", "older_short", "grey", "teal", "half", "none", "cardigan", "navy"),
    Look("adult", "bronze", "spiky", "black", "teal", "none", "full", "hoodie", "green"),
    Look("adult", "amber", "hijab", "black", "plum", "none", "none", "tunic", "rose"),
    Look("older", "ebony", "older_bun", "grey", "teal", "small", "none", "blazer", "plum"),
    Look("adult", "rose", "layered", "blonde", "teal", "none", "none", "cardigan", "rose"),
    Look("adult", "amber", "turban", "black", "navy", "none", "full", "shirt_tie", "cream"),
)

JUDGES: tuple[Look, ...] = (
    Look("older", "umber", "older_bun", "grey", "teal", "none", "none", "robe", "charcoal"),
    Look("older", "rose", "older_short", "grey", "teal", "half", "none", "robe", "charcoal"),
    Look("adult", "amber", "curled_bob", "dark_brown", "teal", "none", "none", "robe", "charcoal"),
)


def for_name(name: str, offered: tuple[Look, ...], taken: Iterable[Look] = ()) -> Look:
    """The look a name gets: always the same for the same name, and unlike those already taken where there is choice."""
    start = int.from_bytes(hashlib.sha256(name.strip().casefold().encode()).digest()[:4], "big")
    used = set(taken)
    order = [offered[(start + step) % len(offered)] for step in range(len(offered))]
    return next((look for look in order if look not in used), order[0])


def from_answers(answers: dict[str, Any], base: Look) -> Look:
    """A look from the answers of a form, the rest from `base`. Raises StoryError for what is not on offer."""
    known = {part.name for part in fields(Look)}
    for name, value in answers.items():
        if name not in known:
            raise StoryError(f'A look has no "{name}".')
        if not isinstance(value, bool if name in ("hearing_aid", "wheelchair") else str):
            raise StoryError(f'The look "{name}" cannot be {value!r}.')
    look = replace(base, **answers)
    wrong = look_problems(look)
    if wrong:
        raise StoryError(f'"{wrong[0]}" is not one of the looks on offer.')
    return look
