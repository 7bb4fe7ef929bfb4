"""What a panel looks like once everything in it has its place, in panel units, and the same seen in a mirror.

A panel is 1200 wide and 1080 high: the art above (860), the caption strip below.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from storyboards.lettering import width
from storyboards.marks import Point
from storyboards.panels.bubbles import LaidBubble
from storyboards.panels.geometry import Box
from storyboards.people.cast import CENTRE
from storyboards.scenes import WHOLE, View
from storyboards.story import Person

PANEL = Box(0, 0, 1200, 1080)
ART = Box(0, 0, 1200, 860)
CAPTION = Box(126, 872, 1040, 196)
DISC: Point = (66, 970)


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
    gaze: int = 0
    """How many degrees further down than their expression has it they look, to the eyes of another."""


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


_OTHER = {"left": "right", "right": "left"}


def seen_in_a_mirror(laid: LaidPanel) -> LaidPanel:
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
