"""Where everything in a panel goes. Pure: a panel and its cast in, boxes in panel units out.

A panel is 1200 wide and 1080 high: the art above (860), the caption strip below. Words that find no room are refused
with `DoesNotFit`; nothing is ever made smaller to fit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from storyboards.bubbles import LaidBubble, place_bubbles
from storyboards.cast import BUILDS, CENTRE, FRAME, mouth_at
from storyboards.expressions import bent
from storyboards.geometry import Box
from storyboards.head_boxes import FACE_BOX, HEAD_BOXES
from storyboards.lettering import ASCENT, LEADING, lines_within, width
from storyboards.marks import Point
from storyboards.poses import POSES
from storyboards.problems import DoesNotFit
from storyboards.props import PROPS
from storyboards.scenes import NEAR, SCENES, WHOLE, Scene, View
from storyboards.story import Panel, Person, Placed, Story

Sides = tuple[float, float, float, float]
"""Left, top, right and bottom in figure units."""

PANEL = Box(0, 0, 1200, 1080)
ART = Box(0, 0, 1200, 860)
CAPTION = Box(126, 872, 1040, 196)
DISC: Point = (66, 970)
MOST_CAPTION_LINES = 3
MOST_PEOPLE = 3
MOST_PROPS = 3

WAIST, HIPS = 925.0, 1130.0
"""The figure's height that meets a table's far edge, or a panel's edge, before the build of the body is reckoned in."""


@dataclass(frozen=True)
class LaidPerson:
    """A person in place. `scale` turns figure units into panel units; `x`, `y` is where the figure's origin falls."""

    person: Person
    expression: str
    pose: str
    facing: str
    x: float
    y: float
    scale: float
    head: Box
    face: Box
    hands: tuple[Box, ...]
    body: Box
    mouth: Point
    tail_end: Point
    thought_end: Point


@dataclass(frozen=True)
class LaidProp:
    """A thing in place: the middle of its foot, its size beside the one it is drawn in, the box it fills."""

    kind: str
    x: float
    y: float
    scale: float
    box: Box


@dataclass(frozen=True)
class LaidPanel:
    """A whole panel in place."""

    scene: str
    people: tuple[LaidPerson, ...]
    props: tuple[LaidProp, ...]
    bubbles: tuple[LaidBubble, ...]
    caption: tuple[tuple[str, Point], ...]
    view: View = WHOLE
    from_right: bool = False
    """Whether everything lies the other way round, for those who read from the right."""


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


def _bent_box(box: Sides, expression: str) -> Sides:
    """The box around a head that bends with its expression."""
    left, top, right, bottom = box
    corners = [bent(point, expression) for point in ((left, top), (right, top), (left, bottom), (right, bottom))]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _moved_box(box: Sides, expression: str) -> Sides:
    """The box of a round shape that bends with the head: moved as its middle moves, no larger."""
    left, top, right, bottom = box
    x, y = bent(((left + right) / 2, (top + bottom) / 2), expression)
    return x - (right - left) / 2, y - (bottom - top) / 2, x + (right - left) / 2, y + (bottom - top) / 2


def _mirrored(box: Sides, facing: str) -> Sides:
    left, top, right, bottom = box
    return box if facing == "right" else (2 * CENTRE - right, top, 2 * CENTRE - left, bottom)


def _lay_person(story: Story, panel: Panel, placed: Placed, facing: str, spot: Point, size: float) -> LaidPerson:
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
    mouth = mouth_at(placed.expression, facing)
    ahead = 1 if facing == "right" else -1
    return LaidPerson(
        person,
        placed.expression,
        pose,
        facing,
        x,
        y,
        scale,
        head=placed_box(_bent_box(HEAD_BOXES[person.look.head], placed.expression)),
        face=placed_box(_moved_box(FACE_BOX, placed.expression)),
        hands=tuple(placed_box(hand) for hand in _raised_hands(pose, person.look.age)),
        body=placed_box((CENTRE - half, 606 - build.lift, CENTRE + half, 1080)),
        mouth=(x + mouth[0] * scale, y + mouth[1] * scale),
        tail_end=(x + (mouth[0] + ahead * 110) * scale, y + (mouth[1] - 6) * scale),
        thought_end=(x + (mouth[0] + ahead * 122) * scale, y + 330 * scale),
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
        1: (470.0, 880.0, 90.0),
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


def _turned(panel: Panel) -> bool:
    """Whether somebody alone looks left, and so sits on the right with everything the other way round."""
    return len(panel.people) == 1 and panel.people[0].facing == "left"


OVERHEAD = 26.0
"""The least room above a head that is seen from near."""

_FELT = ("worried", "sad", "sorry", "listening", "thinking", "surprised")
"""What is seen from near where somebody is alone with it."""


Shot = tuple[View, float]
"""From where a place is seen, and how large people are in it."""

FAR = (WHOLE, 0.86)
"""People further back, for words that else have no room."""


def _shots(cast: tuple[Person, ...], panel: Panel) -> tuple[Shot, ...]:
    """How the panel may be seen, the best first."""
    usual = ((WHOLE, 1.0), FAR)
    alone = len(panel.people) == 1 and len(panel.props) <= 1
    if not (SCENES[panel.scene].near and alone and panel.people[0].expression in _FELT):
        return usual
    near = NEAR.mirrored() if _turned(panel) else NEAR, 1.0
    return (near, *usual) if _lay_people(cast, panel, near)[0].head.y >= OVERHEAD else usual


def _lay_props(panel: Panel, scene: Scene, view: View) -> tuple[LaidProp, ...]:
    kind = panel.scene if panel.scene in PROP_SPOTS else "table" if scene.front else "standing"
    spots = PROP_SPOTS[kind][len(panel.people)]
    if _turned(panel):
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


def _lay_caption(text: str, number: int) -> tuple[tuple[str, Point], ...]:
    """The caption's lines with the left end of each baseline, centred upright in the strip."""
    lines = lines_within(text, CAPTION.w)
    if lines is None or len(lines) > MOST_CAPTION_LINES:
        raise DoesNotFit(
            number, f"The caption does not fit. Keep it to {MOST_CAPTION_LINES} lines: use fewer or shorter words."
        )
    top = CAPTION.y + (CAPTION.h - LEADING * len(lines)) / 2
    return tuple((line, (CAPTION.x, top + i * LEADING + ASCENT + 4)) for i, line in enumerate(lines))


_OTHER = {"left": "right", "right": "left"}


def _seen_in_a_mirror(laid: LaidPanel) -> LaidPanel:
    """The panel the other way round: people, things, bubbles and where lines begin; words stay words."""

    def over(point: Point) -> Point:
        return ART.w - point[0], point[1]

    def lines(given: tuple[tuple[str, Point], ...]) -> tuple[tuple[str, Point], ...]:
        return tuple((line, (ART.w - x - width(line), y)) for line, (x, y) in given)

    people = tuple(
        replace(
            one,
            facing=_OTHER[one.facing],
            x=ART.w - one.x - 2 * CENTRE * one.scale,
            head=one.head.mirrored(ART.w),
            face=one.face.mirrored(ART.w),
            hands=tuple(hand.mirrored(ART.w) for hand in one.hands),
            body=one.body.mirrored(ART.w),
            mouth=over(one.mouth),
            tail_end=over(one.tail_end),
            thought_end=over(one.thought_end),
        )
        for one in laid.people
    )
    props = tuple(replace(one, x=ART.w - one.x, box=one.box.mirrored(ART.w)) for one in laid.props)
    bubbles = tuple(
        replace(
            one,
            box=one.box.mirrored(ART.w),
            lines=lines(one.lines),
            side=_OTHER.get(one.side, one.side),
            base=over(one.base),
            end=over(one.end),
        )
        for one in laid.bubbles
    )
    return replace(laid, people=people, props=props, bubbles=bubbles, caption=lines(laid.caption), from_right=True)


def lay_out(story_cast: tuple[Person, ...], panel: Panel, number: int, from_right: bool = False) -> LaidPanel:
    """Place everything in one panel. Raises DoesNotFit when words or people have no room, StoryError for strangers."""
    shown = {placed.who for placed in panel.people} | {bubble.who for bubble in panel.bubbles}
    cast = tuple(person for person in story_cast if person.key in shown)
    placed = _placed(cast, replace(panel, caption="", alt="", finding=None))
    if isinstance(placed, str):
        raise DoesNotFit(number, placed)
    laid = replace(placed, caption=_lay_caption(panel.caption, number))
    return _seen_in_a_mirror(laid) if from_right else laid


@lru_cache(maxsize=1024)
def _placed(cast: tuple[Person, ...], panel: Panel) -> LaidPanel | str:
    """A picture in place without its caption, or why it cannot be; kept, whichever place in a story the panel has."""
    try:
        return _place(cast, panel, 0)
    except DoesNotFit as refused:
        return refused.message


def forget_layouts() -> None:
    """Drop every layout that was kept."""
    _placed.cache_clear()


def _as_they_speak(panel: Panel) -> Panel:
    """The panel with its people from left to right as they first speak, where nobody was told which way to look."""
    if any(placed.facing != "auto" for placed in panel.people):
        return panel
    turn = {who: place for place, who in reversed(list(enumerate(bubble.who for bubble in panel.bubbles)))}
    spoken = sorted(panel.people, key=lambda placed: turn.get(placed.who, len(turn)))
    return replace(panel, people=tuple(spoken))


def _place(cast: tuple[Person, ...], panel: Panel, number: int) -> LaidPanel:
    """The panel in place: seen as is best or as has room, people as they are given or else as they speak, and bubbles
    over bodies as a last resort.
    """
    if len(panel.people) > MOST_PEOPLE:
        raise DoesNotFit(number, f"There is room for {MOST_PEOPLE} people in a picture, not {len(panel.people)}.")
    if len(panel.props) > MOST_PROPS:
        raise DoesNotFit(number, f"There is room for {MOST_PROPS} things in a picture, not {len(panel.props)}.")
    refused: DoesNotFit | None = None
    orders, shots = dict.fromkeys((panel, _as_they_speak(panel))), _shots(cast, panel)
    for hiding, shot, order in product((False, True), shots, orders):
        try:
            return _placed_so(cast, order, number, hiding, shot)
        except DoesNotFit as problem:
            refused = refused or problem
    assert refused is not None
    raise refused


def _lay_people(story_cast: tuple[Person, ...], panel: Panel, shot: Shot) -> tuple[LaidPerson, ...]:
    view, smaller = shot
    story, scene, count = Story(cast=story_cast), SCENES[panel.scene], len(panel.people)
    if not count:
        return ()
    spots = (ART.w - scene.spots[1][0],) if _turned(panel) else scene.spots[count]
    size = scene.sizes[count] * view.zoom * smaller
    return tuple(
        _lay_person(story, panel, placed, facing, view.of(spot, scene.waist), size)
        for placed, facing, spot in zip(panel.people, _facings(panel, spots), spots, strict=True)
    )


def _placed_so(story_cast: tuple[Person, ...], panel: Panel, number: int, hiding: bool, shot: Shot) -> LaidPanel:
    people = _lay_people(story_cast, panel, shot)
    props = _lay_props(panel, SCENES[panel.scene], shot[0])
    return LaidPanel(panel.scene, people, props, place_bubbles(panel, people, props, ART, number, hiding), (), shot[0])


__all__ = [
    "ART", "CAPTION", "DISC", "FRAME", "PANEL", "LaidPanel", "LaidPerson", "LaidProp", "forget_layouts", "lay_out",
]  # fmt: skip
