"""Arms and hands. A limb is a list of thick strokes, inked wide and then coloured narrower, so joints leave no seam.

A hand is drawn with its wrist at the origin and its fingers along +x, then turned and moved to the end of the arm.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storyboards.marks import INK, Point, curve, darker, ellipse, group, number, stroke

LINE = 12.0
"""The outline of bodies in figure units; a head's own line is a little heavier."""


@dataclass(frozen=True)
class Finger:
    """One finger as a stroke: where it runs and how thick it is."""

    points: tuple[Point, ...]
    width: float = 25


Hand = tuple[tuple[Finger, ...], tuple[float, float, float, float], tuple[str, ...]]
"""Fingers; the palm as an ellipse (cx, cy, rx, ry); short lines between fingers."""

OPEN: Hand = (
    (
        Finger(((62, -24), (112, -50))),
        Finger(((74, -10), (134, -22))),
        Finger(((74, 8), (132, 10))),
        Finger(((62, 24), (112, 40)), 23),
        Finger(((30, -20), (44, -52), (58, -74)), 26),
    ),
    (50, 0, 44, 40),
    ("M40 14 C52 20 62 20 70 16",),
)

REST: Hand = (
    (
        Finger(((58, -20), (104, -18), (122, -8))),
        Finger(((62, -4), (112, 0), (128, 8))),
        Finger(((60, 12), (106, 17), (120, 22))),
        Finger(((48, 26), (88, 32), (100, 36)), 23),
        Finger(((26, -22), (62, -44), (88, -42)), 25),
    ),
    (48, 0, 44, 39),
    ("M76 -9 C90 -9 100 -6 108 0", "M76 7 C88 8 98 10 106 14", "M70 22 C80 24 86 26 92 28"),
)

GRIP: Hand = (
    (
        Finger(((60, -26), (82, -24), (84, -18)), 30),
        Finger(((62, -4), (88, -2)), 30),
        Finger(((60, 18), (84, 18)), 28),
        Finger(((50, 34), (70, 36)), 25),
        Finger(((24, -22), (48, -46), (78, -50)), 26),
    ),
    (46, 2, 44, 42),
    ("M70 -15 L90 -13", "M70 8 L92 9", "M66 27 L84 28"),
)

POINT: Hand = (
    (
        Finger(((58, -20), (100, -26), (146, -30)), 25),
        Finger(((58, 2), (80, 2)), 30),
        Finger(((56, 20), (76, 20)), 28),
        Finger(((48, 34), (64, 36)), 24),
        Finger(((28, -20), (58, -44), (84, -40)), 25),
    ),
    (46, 2, 42, 40),
    ("M64 -6 L84 -6", "M64 12 L84 12"),
)

FLAT: Hand = (
    (
        Finger(((60, -24), (116, -34))),
        Finger(((64, -8), (132, -12))),
        Finger(((62, 8), (128, 10))),
        Finger(((52, 24), (106, 30)), 23),
        Finger(((26, -22), (50, -54), (64, -72)), 26),
    ),
    (50, 0, 44, 38),
    ("M80 -18 L110 -22", "M82 -1 L116 -1", "M78 17 L106 20"),
)

GROWS_AT = 0.22
"""How far down the upper arm its outline begins."""

BEND = 0.7
"""How far down the upper arm the round of the elbow begins."""

HANDS: dict[str, Hand] = {"open": OPEN, "rest": REST, "grip": GRIP, "point": POINT, "flat": FLAT}


@dataclass(frozen=True)
class Arm:
    """Where one arm goes: shoulder, elbow, wrist, the hand at its end and which way its thumb lies."""

    shoulder: Point
    elbow: Point
    wrist: Point
    hand: str
    turn: float
    """Degrees the hand is turned; 0 has its fingers to the right, 90 down."""
    thumb: int = 1
    """1 keeps the thumb on the left of the fingers' direction, -1 puts it on the other side."""


def _between(first: Point, second: Point, share: float) -> Point:
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _upper(arm: Arm, start: float = 0.0, until: float = BEND) -> str:
    """The middle line of the upper arm, from a share of it to another."""
    ends = _between(arm.shoulder, arm.elbow, start), _between(arm.shoulder, arm.elbow, until)
    return f"M{_at(ends[0])} L{_at(ends[1])}"


def _lower(arm: Arm, start: float = BEND, until: float = 1.0) -> str:
    """The middle line round the elbow and along the forearm."""
    before, after = _between(arm.shoulder, arm.elbow, start), _between(arm.elbow, arm.wrist, 0.36)
    bend = _between(arm.shoulder, arm.elbow, BEND)
    end = _between(arm.elbow, arm.wrist, until)
    return f"M{_at(before)} L{_at(bend)} Q{_at(arm.elbow)} {_at(after)} L{_at(end)}"


def _hand(
    hand: Hand, paint: Callable[[Sequence[Point], float], str], palm: Callable[[float, float, float, float], str]
) -> str:
    return palm(*hand[1]) + "".join(paint(finger.points, finger.width) for finger in hand[0])


def hand_at(arm: Arm, skin: str, size: float) -> tuple[str, str]:
    """A hand's two coats at the end of an arm: the ink, and the skin with its short lines."""
    shape = HANDS[arm.hand]
    inked = _hand(
        shape,
        lambda points, width: stroke(points, INK, width + 2 * LINE / size),
        lambda cx, cy, rx, ry: ellipse(cx, cy, rx + LINE / size, ry + LINE / size, INK),
    )
    coloured = _hand(
        shape,
        lambda points, width: stroke(points, skin, width),
        lambda cx, cy, rx, ry: ellipse(cx, cy, rx, ry, skin),
    )
    coloured += "".join(curve(d, INK, 7) for d in shape[2])
    place = f"translate({number(arm.wrist[0])} {number(arm.wrist[1])}) rotate({number(arm.turn)}) "
    place += f"scale({number(size)} {number(size * arm.thumb)})"
    return group(inked, place), group(coloured, place)


def draw_arm(
    arm: Arm, skin: str, sleeve: str, *, bare_from: float, width: float, cuff: str | None, hand_size: float
) -> tuple[str, str]:
    """One arm as its upper part and what lies over it: forearm and hand.

    The sleeve goes down to `bare_from` of the upper arm, or to the wrist where that is 1, where it ends in a cuff.
    """
    ink_hand, skin_hand = hand_at(arm, skin, hand_size)
    round_of_cloth = ellipse(arm.shoulder[0], arm.shoulder[1], width / 2, width / 2, sleeve)
    if bare_from >= 1:
        upper = curve(_upper(arm, GROWS_AT), INK, width + 2 * LINE, "butt") + round_of_cloth
        upper += curve(_upper(arm), sleeve, width, "butt")
        lower = curve(_lower(arm, until=0.97), INK, width + 2 * LINE, "butt")
        lower += curve(_lower(arm, BEND - 0.1, 0.97), sleeve, width, "butt") + _fold(arm, sleeve)
        ends = _between(arm.elbow, arm.wrist, 0.86), arm.wrist
        return upper, ink_hand + skin_hand + lower + _cuff(*ends, width, cuff or sleeve)
    forearm, hem = width * 0.74, _between(arm.shoulder, arm.elbow, bare_from)
    upper = curve(_upper(arm, GROWS_AT, BEND), INK, forearm + 2 * LINE, "butt")
    upper += curve(_upper(arm, 0, BEND), skin, forearm, "butt")
    upper += curve(_upper(arm, GROWS_AT * 0.9, bare_from), INK, width + 2 * LINE, "butt") + round_of_cloth
    upper += curve(_upper(arm, 0, bare_from), sleeve, width, "butt")
    lower = curve(_lower(arm, bare_from + 0.04), INK, forearm + 2 * LINE, "butt") + ink_hand
    lower += curve(_lower(arm, bare_from + 0.04), skin, forearm, "butt") + skin_hand
    return upper + _cuff(_between(arm.shoulder, hem, 0.9), hem, width + 6, sleeve, band=False), lower


def _fold(arm: Arm, sleeve: str) -> str:
    """Two short creases inside the elbow."""
    dx, dy = arm.wrist[0] - arm.shoulder[0], arm.wrist[1] - arm.shoulder[1]
    length = math.hypot(dx, dy) or 1
    x, y = arm.elbow[0] + dx / length * 6, arm.elbow[1] - 26
    return curve(f"M{number(x - 20)} {number(y)} q14 8 30 4", darker(sleeve, 0.42), 7)


def _cuff(near: Point, far: Point, width: float, colour: str, band: bool = True) -> str:
    """The band that ends a sleeve, across the arm."""
    dx, dy = far[0] - near[0], far[1] - near[1]
    length = math.hypot(dx, dy) or 1
    nx, ny = -dy / length * width / 2, dx / length * width / 2
    corners = [(far[0] + nx, far[1] + ny), (far[0] - nx, far[1] - ny)]
    if not band:
        return stroke(corners, INK, LINE)
    outer = [(near[0] + nx, near[1] + ny), *corners, (near[0] - nx, near[1] - ny)]
    d = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in outer) + "Z"
    return f'<path d="{d}" fill="{colour}" stroke="{INK}" stroke-width="{number(LINE)}" stroke-linejoin="round"/>'
