"""Where the people and things of a panel go, and what people do with their arms, as far as nobody said otherwise."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from storyboards.marks import Point
from storyboards.panels.geometry import Box
from storyboards.panels.laid import ART, LaidPerson, LaidProp
from storyboards.people.cast import BUILDS, CENTRE, mouth_at
from storyboards.people.expressions import LOOKS_AT, bend, bent
from storyboards.people.head_boxes import FACE_BOX, HEAD_BOXES
from storyboards.people.poses import POSES
from storyboards.scenes import SCENES, Scene, View
from storyboards.scenes.props import PROPS
from storyboards.story import Panel, Person, Placed, Story

Sides = tuple[float, float, float, float]
"""Left, top, right and bottom in figure units."""

WAIST, HIPS = 925.0, 1130.0
"""The figure's height that meets a table's far edge, or a panel's edge, before the build of the body is reckoned in."""


Shot = tuple[View, float]
"""From where a place is seen, and how large people are in it."""


def turned(panel: Panel) -> bool:
    """Whether somebody alone looks left, and so sits on the right with everything the other way round."""
    return len(panel.people) == 1 and panel.people[0].facing == "left"


def _facings(panel: Panel, spots: tuple[float, ...]) -> list[str]:
    """Who looks where: towards each other, the middle one towards whoever speaks, one alone into the picture."""
    count = len(panel.people)
    speakers = [b.who for b in panel.bubbles]
    out = []
    for place, person in enumerate(panel.people):
        if person.facing in ("left", "right"):
            out.append(person.facing)
        elif count == 1:
            out.append("right" if spots[0] <= 640 else "left")
        elif 0 < place < count - 1:
            others = [i for i, p in enumerate(panel.people) if p.who in speakers and i != place]
            out.append("left" if others and others[0] < place else "right")
        else:
            out.append("right" if place == 0 else "left")
    return out


_POSE_OF_FEELING = {"sorry": "heart", "thinking": "chin", "worried": "rest", "sad": "rest"}


def _pose(panel: Panel, placed: Placed, scene: Scene) -> str:
    """A natural pose where none was asked for."""
    if placed.pose != "auto":
        return placed.pose
    if panel.scene == "phone_call":
        return "phone"
    speaks = any(b.who == placed.who and b.kind == "said" for b in panel.bubbles)
    if placed.expression in _POSE_OF_FEELING and not (placed.expression == "worried" and speaks):
        chosen = _POSE_OF_FEELING[placed.expression]
        return "down" if chosen == "rest" and not scene.seated else chosen
    if speaks:
        return "open"
    if panel.scene in ("letter", "reading") and len(panel.people) == 1:
        return "paper"
    return "rest" if scene.seated else "down"


def _bent_box(box: Sides, bends: float) -> Sides:
    """The box around a head that bends so many degrees."""
    left, top, right, bottom = box
    corners = [bent(point, bends) for point in ((left, top), (right, top), (left, bottom), (right, bottom))]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _moved_box(box: Sides, bends: float) -> Sides:
    """The box of a round shape that bends with the head: moved as its middle moves, no larger."""
    left, top, right, bottom = box
    x, y = bent(((left + right) / 2, (top + bottom) / 2), bends)
    return x - (right - left) / 2, y - (bottom - top) / 2, x + (right - left) / 2, y + (bottom - top) / 2


def _mirrored(box: Sides, facing: str) -> Sides:
    left, top, right, bottom = box
    return box if facing == "right" else (2 * CENTRE - right, top, 2 * CENTRE - left, bottom)


def _lay_person(
    story: Story, panel: Panel, placed: Placed, facing: str, spot: Point, size: float, gaze: int
) -> LaidPerson:
    """Somebody with the middle of their waist at a spot, or of their hips where nothing stands before them."""
    scene, person = SCENES[panel.scene], story.person(placed.who)
    build = BUILDS[person.look.age]
    scale = size * build.size
    meets = WAIST if scene.seated or scene.front else HIPS
    x = spot[0] - CENTRE * scale
    y = spot[1] - (606 - build.lift + (meets - 606) * build.height) * scale

    def placed_box(box: Sides) -> Box:
        left, top, right, bottom = _mirrored(box, facing)
        return Box(x + left * scale, y + top * scale, (right - left) * scale, (bottom - top) * scale)

    pose = _pose(panel, placed, scene)
    half = 300 * build.width
    bends = bend(placed.expression, gaze)
    mouth = mouth_at(bends, facing)
    ahead = 1 if facing == "right" else -1
    return LaidPerson(
        person,
        placed.expression,
        pose,
        facing,
        x,
        y,
        scale,
        head=placed_box(_bent_box(HEAD_BOXES[person.look.head], bends)),
        face=placed_box(_moved_box(FACE_BOX, bends)),
        hands=tuple(placed_box(hand) for hand in _raised_hands(pose, person.look.age)),
        body=placed_box((CENTRE - half, 606 - build.lift, CENTRE + half, 1080)),
        mouth=(x + mouth[0] * scale, y + mouth[1] * scale),
        tail_end=(x + (mouth[0] + ahead * 110) * scale, y + (mouth[1] - 6) * scale),
        thought_end=(x + (mouth[0] + ahead * 122) * scale, y + 330 * scale),
        gaze=gaze,
    )


@lru_cache(maxsize=64)
def _raised_hands(pose: str, age: str) -> tuple[Sides, ...]:
    """The boxes of hands held above the table, in figure units."""
    build, found = BUILDS[age], []
    for arm in (POSES[pose].near, POSES[pose].far):
        if arm.wrist[1] > 900:
            continue
        turn = math.radians(arm.turn)
        x = CENTRE + (arm.wrist[0] - CENTRE) * build.width + 66 * build.hand * math.cos(turn)
        y = 606 - build.lift + (arm.wrist[1] - 606) * build.height + 66 * build.hand * math.sin(turn)
        reach = 78 * build.hand
        found.append((x - reach, y - reach, x + reach, y + reach))
    return tuple(found)


FARTHEST_GAZE = 6
"""How many degrees at most a head bends to look at somebody taller or smaller."""

_APART = ("phone_call", "video_call")
"""Scenes in which nobody sees whom they talk to at the height they have."""


def _gaze(one: LaidPerson, people: tuple[LaidPerson, ...]) -> int:
    """How far down somebody looks to the eyes of the next person before them; half of it is left to the eyes."""
    ahead = 1 if one.facing == "right" else -1
    eyes = one.face.middle
    before = [other.face.middle for other in people if ahead * (other.face.middle[0] - eyes[0]) > 0]
    if not before or one.expression not in LOOKS_AT:
        return 0
    x, y = min(before, key=lambda other: abs(other[0] - eyes[0]))
    return round(max(-FARTHEST_GAZE, min(FARTHEST_GAZE, math.degrees(math.atan2(y - eyes[1], abs(x - eyes[0]))) / 2)))


def lay_people(story_cast: tuple[Person, ...], panel: Panel, shot: Shot) -> tuple[LaidPerson, ...]:
    """The people of a panel in the places its scene has for so many, looking at each other."""
    view, smaller = shot
    story, scene, count = Story(cast=story_cast), SCENES[panel.scene], len(panel.people)
    if not count:
        return ()
    spots = (ART.w - scene.spots[1][0],) if turned(panel) else scene.spots[count]
    size = scene.sizes[count] * view.zoom * smaller
    each = list(zip(panel.people, _facings(panel, spots), spots, strict=True))

    def laid(gazes: Iterable[int]) -> tuple[LaidPerson, ...]:
        return tuple(
            _lay_person(story, panel, placed, facing, view.of(spot, scene.waist), size, gaze)
            for (placed, facing, spot), gaze in zip(each, gazes, strict=True)
        )

    ahead = laid([0] * count)
    return ahead if panel.scene in _APART else laid(_gaze(one, ahead) for one in ahead)


PROP_SPOTS: dict[str, dict[int, tuple[float, ...]]] = {
    "table": {0: (600.0, 330.0, 870.0), 1: (790.0, 975.0, 130.0), 2: (600.0, 1098.0, 102.0), 3: (412.0, 788.0, 1110.0)},
    "court": {
        0: (600.0, 330.0, 870.0),
        1: (930.0, 270.0, 1084.0),
        2: (600.0, 1090.0, 110.0),
        3: (420.0, 780.0, 1110.0),
    },
    "standing": {
        0: (600.0, 330.0, 870.0),
        1: (820.0, 1040.0, 130.0),
        2: (1050.0, 120.0, 570.0),
        3: (1090.0, 100.0, 740.0),
    },
    "phone_call": {
        0: (300.0, 880.0, 1080.0),
        1: (790.0, 975.0, 130.0),
        2: (480.0, 1110.0, 690.0),
        3: (690.0, 1110.0, 300.0),
    },
    "video_call": {
        0: (200.0, 1000.0, 600.0),
        1: (200.0, 1000.0, 860.0),
        2: (190.0, 1010.0, 860.0),
        3: (190.0, 1010.0, 860.0),
    },
}


def lay_props(panel: Panel, view: View) -> tuple[LaidProp, ...]:
    """The things of a panel on its table, or on what stands there instead, as far apart as people leave room for."""
    scene = SCENES[panel.scene]
    kind = panel.scene if panel.scene in PROP_SPOTS else "table" if scene.front else "standing"
    spots = PROP_SPOTS[kind][len(panel.people)]
    if turned(panel):
        spots = tuple(ART.w - spot for spot in spots)
    scale = (0.84 if panel.scene == "video_call" else 1.0) * view.zoom
    out = []
    for key, spot in zip(panel.props, spots, strict=False):
        w, h = (part * scale for part in PROPS[key].size)
        rim = 16 if kind in ("phone_call", "video_call") else 52
        across, y = view.of(spot, scene.things - (8 if kind == "video_call" else 0))
        x = min(max(across, w / 2 + rim), ART.w - w / 2 - rim)
        out.append(LaidProp(key, x, y, scale, Box(x - w / 2, y - h, w, h)))
    return tuple(out)
