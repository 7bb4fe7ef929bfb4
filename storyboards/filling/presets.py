"""Looks to begin with, for people nobody has described. The same name gets the same look every time.

A name tells neither gender nor faith, so these looks claim neither: hair and clothes that anybody may wear, no beard,
no scarf. Whoever is drawn should be asked how they look, and the answer kept with them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from storyboards.people.looks import SKINS
from storyboards.rules import look_problems
from storyboards.story import Look, StoryError

ADULTS: tuple[Look, ...] = (
    Look("adult", "chestnut", "afro", "black", glasses="round", clothes="cardigan", cloth="teal"),
    Look("adult", "rose", "short_full", "brown", clothes="jumper", cloth="rose"),
    Look("adult", "honey", "afro", "dark_brown", clothes="blazer", cloth="plum"),
    Look("adult", "umber", "twists", "black", glasses="round", clothes="cardigan", cloth="mustard"),
    Look("adult", "sand", "short_full", "auburn", glasses="small", clothes="blazer", cloth="green"),
    Look("adult", "cocoa", "locs", "black", clothes="hoodie", cloth="orange"),
    Look("older", "porcelain", "short_full", "grey", glasses="half", clothes="cardigan", cloth="navy"),
    Look("adult", "bronze", "short_full", "black", clothes="hoodie", cloth="teal"),
    Look("adult", "amber", "spiky", "black", glasses="round", clothes="tunic", cloth="lilac"),
    Look("older", "ebony", "afro", "grey", glasses="small", clothes="blazer", cloth="plum"),
)

JUDGES: tuple[Look, ...] = (
    Look("older", "umber", "afro", "grey", clothes="robe", cloth="charcoal"),
    Look("older", "rose", "short_full", "grey", glasses="half", clothes="robe", cloth="charcoal"),
    Look("adult", "amber", "locs", "dark_brown", clothes="robe", cloth="charcoal"),
)


def for_name(name: str, offered: tuple[Look, ...], taken: Iterable[Look] = ()) -> Look:
    """The look a name gets: always the same for the same name, and as unlike those already taken as there is choice."""
    start = int.from_bytes(hashlib.sha256(name.strip().casefold().encode()).digest()[:4], "big")
    used = tuple(taken)
    order = [offered[(start + step) % len(offered)] for step in range(len(offered))]
    return min(order, key=lambda look: max((_shared(look, other) for other in used), default=0))


_TOLD_APART_BY = ("skin", "glasses", "clothes", "cloth", "hair")


def _shared(first: Look, second: Look) -> int:
    """How much two people look alike: the parts of their looks that are the same; hair and skin tell most."""
    alike = len([part for part in _TOLD_APART_BY if getattr(first, part) == getattr(second, part)])
    pale = [list(SKINS).index(look.skin) * 2 < len(SKINS) for look in (first, second)]
    return alike + 4 * int(first.head == second.head) + 2 * int(pale[0] == pale[1]) + 9 * int(first == second)


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
