"""Small pictures for the form of a story: its rooms, its expressions, its things, and the faces of its people."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from backoffice.gateways.pictures import BadStory, StoryData, options, panel, read

Sides = tuple[float, float, float, float]

_ART = (0.0, 0.0, 1200.0, 860.0)
"""What of a panel is picture; below it stand its words."""

_MODEL = {"key": "model", "name": "Somebody", "role": "adult", "look": {"head": "short_full", "cloth": "teal"}}
_INSIDE, _OUTSIDE, _ON_A_TABLE = "office", "outdoors", "letter"
_SCALE = 0.4
_HALF, _RIM = 420.0, 12.0


def face(story: StoryData, number: int, expression: str = "calm") -> bytes:
    """Return the face of person ``number`` of the cast, counted from 1, as a small square PNG. Raises BadStory."""
    if expression not in dict(options()["expressions"]):
        raise BadStory("There is no such expression.")
    return _face_of(_look_of(_person(story, number)), expression)


def mark_of(person: Mapping[str, Any]) -> str:
    """Return a short mark that changes with how somebody looks, and says nothing of it."""
    return hashlib.sha256(_look_of(person).encode()).hexdigest()[:10]


def figure(story: StoryData, number: int) -> bytes:
    """Return person ``number`` of the cast from the waist up, with their clothes, as a PNG. Raises BadStory."""
    alone = _alone(_person(story, number), "calm", _OUTSIDE)
    laid = _laid_out(alone).people[0]
    middle, top = laid.head.x + laid.head.w / 2, max(_RIM, laid.head.y - 40)
    half = min(_HALF, middle - _RIM, _ART[2] - _RIM - middle)
    return _cut_out(alone, (middle - half, top, middle + half, _ART[3] - _RIM), 0.9)


@lru_cache(maxsize=64)
def offered(kind: str, key: str) -> bytes | None:
    """Return a scene, an expression ("face") or a thing that is on offer as a small PNG, or None."""
    lists = {"scene": "scenes", "face": "expressions", "thing": "props"}
    if kind not in lists or key not in dict(options()[lists[kind]]):
        return None
    return _MAKERS[kind](key)


def _scene(key: str) -> bytes:
    return _cut_out(_one_panel(scene=key), _ART, 0.22)


def _thing(key: str) -> bytes:
    story = _one_panel(scene=_ON_A_TABLE, props=[key])
    return _cut_out(story, _square(_laid_out(story).props[0].box, 1.35))


def _face(key: str) -> bytes:
    return _face_of(_look_of(_MODEL), key)


_MAKERS: dict[str, Callable[[str], bytes]] = {"scene": _scene, "face": _face, "thing": _thing}


def _look_of(person: Mapping[str, Any]) -> str:
    """How somebody looks, as a word that faces can be kept by. Who it is, is not part of it."""
    return json.dumps(person.get("look"), sort_keys=True)


@lru_cache(maxsize=256)
def _face_of(look: str, expression: str) -> bytes:
    alone = _alone({**_MODEL, "look": json.loads(look)}, expression, _INSIDE)
    return _cut_out(alone, _square(_laid_out(alone).people[0].head, 1.25))


def _person(story: StoryData, number: int) -> Mapping[str, Any]:
    people: list[Mapping[str, Any]] = story.get("cast") or []
    if not 0 < number <= len(people):
        raise BadStory("There is nobody like that in the story.")
    return people[number - 1]


def _alone(person: Mapping[str, Any], expression: str, where: str) -> dict[str, Any]:
    placed = {"who": person.get("key", ""), "expression": expression, "pose": "down", "facing": "right"}
    return {**_one_panel(scene=where, people=[placed]), "cast": [person]}


def _one_panel(**shown: Any) -> dict[str, Any]:
    return {"version": 1, "panels": [shown]}


def _laid_out(story: StoryData) -> Any:
    from storyboards.panels.layout import lay_out

    told = read(story)
    try:
        return lay_out(told.cast, told.panels[0], 1)
    except KeyError:
        raise BadStory("There is no such look.") from None


def _square(box: Any, room: float) -> Sides:
    """The square around a box of the layout."""
    half = max(box.w, box.h) * room / 2
    x, y = box.x + box.w / 2, box.y + box.h / 2
    return x - half, y - half, x + half, y + half


def _cut_out(story: StoryData, sides: Sides, scale: float = _SCALE) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(panel(story, 1, scale))) as picture:
        left, top, right, bottom = (round(side * scale) for side in sides)
        cut = picture.crop((max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)))
    out = io.BytesIO()
    cut.save(out, "PNG", optimize=True)
    return out.getvalue()
