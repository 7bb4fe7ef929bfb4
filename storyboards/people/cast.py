"""A person as a picture: head from the package, body and hands our own, in two layers so that a table fits between.

Everything is in figure units (the open-peeps canvas: 704 wide, waist at about 1150). A figure looks to the right;
facing left is the same picture mirrored.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from storyboards.marks import INK, Point, curve, darker, document, ellipse, group, mix, number, path
from storyboards.people.clothes import GARMENTS, NECK, torso
from storyboards.people.expressions import FACES, MOUTH, PIVOT, bend, bent
from storyboards.people.hands import GROWS_AT, LINE, Arm, draw_arm
from storyboards.people.heads import head_parts
from storyboards.people.looks import BEARDS, FABRICS, GLASSES, HAIR_COLOURS, HEADS, SKINS
from storyboards.people.poses import stance_of
from storyboards.scenes.props import held
from storyboards.story import Look

FRAME = (-150.0, -90.0, 1010.0, 1350.0)
"""The part of the plane a figure may use: x, y, width, height."""

CENTRE = 388.0
"""The x of the spine; mirroring turns about it."""


@dataclass(frozen=True)
class Build:
    """How a body of some age differs from the one the clothes are drawn for."""

    width: float
    height: float
    arm: float
    hand: float
    lift: float
    """How far the shoulders sit nearer the chin."""
    size: float
    """How large the whole figure stands beside an adult."""


BUILDS: dict[str, Build] = {
    "child": Build(0.74, 0.80, 74, 0.80, 26, 0.86),
    "teen": Build(0.84, 0.92, 84, 0.92, 12, 0.94),
    "adult": Build(0.95, 1.0, 96, 1.0, 0, 1.0),
    "older": Build(0.97, 0.97, 96, 1.0, 0, 0.98),
}

SHOULDER_LINE = 606.0


def _placed(build: Build, point: Point) -> Point:
    return CENTRE + (point[0] - CENTRE) * build.width, SHOULDER_LINE - build.lift + (
        point[1] - SHOULDER_LINE
    ) * build.height


def _fitted(build: Build, arm: Arm) -> Arm:
    """The arm moved to the shoulders and reach of this build."""
    return Arm(
        _placed(build, arm.shoulder),
        _placed(build, arm.elbow),
        _placed(build, arm.wrist),
        arm.hand,
        arm.turn,
        arm.thumb,
    )


def _joint(build: Build, arm: Arm, side: int) -> str:
    """The line of a shoulder, from the collar to the outer line of the arm; `side` is -1 for the near one."""
    dx, dy = arm.elbow[0] - arm.shoulder[0], arm.elbow[1] - arm.shoulder[1]
    length = math.hypot(dx, dy)
    dx, dy = dx / length, dy / length
    out = (dy, -dx) if dy * side > 0 else (-dy, dx)
    reach, off = GROWS_AT * length + 4, (build.arm + LINE) / 2
    x, y = arm.shoulder[0] + dx * reach + out[0] * off, arm.shoulder[1] + dy * reach + out[1] * off
    points = [
        _placed(build, (CENTRE + side * across, down))
        for across, down in ((88, 606), (126, 634), (164, 640), (190, 654), (220, 670))
    ]
    points += [(x - dx * 46, y - dy * 46), (x, y)]
    a, b, c, d, e, f, g = (f"{number(px)} {number(py)}" for px, py in points)
    return curve(f"M{a} C{b} {c} {d} C{e} {f} {g}", INK, LINE)


def _blush(skin: str) -> str:
    colour = mix(skin, "#d9483f", 0.34)
    return ellipse(392, 436, 27, 15, colour, extra=' opacity="0.55"') + ellipse(
        535, 428, 13, 13, colour, extra=' opacity="0.5"'
    )


def _neck(skin: str) -> str:
    shade = path(
        "M318 548 C360 590 420 594 464 578 C462 616 452 636 436 646 C380 628 330 600 318 548Z", darker(skin, 0.16)
    )
    sides = curve("M327 520 C330 566 322 594 296 610", INK, LINE * 1.1) + curve(
        "M458 578 C460 596 468 606 478 612", INK, LINE * 1.1
    )
    return path(NECK, skin) + shade + sides


def _hearing_aid(ear: str, skin: str) -> str:
    """A hearing aid behind the near ear, which comes out of the hair for it; under a scarf it does not show."""
    if ear == "cloth":
        return ""
    body = path(
        "M246 384 C232 392 228 424 240 446 C250 452 258 444 254 434 C246 420 250 404 258 394Z", "#4f9ad0", INK, 8
    )
    tube = curve("M252 388 C268 380 276 394 272 408", INK, 6)
    return (_ear(skin) if ear == "hair" else "") + body + tube


def _ear(skin: str) -> str:
    lobe = path("M292 394 C270 366 236 384 240 416 C244 452 270 466 290 448", skin, INK, LINE)
    return lobe + curve("M276 414 C262 402 254 418 264 430", INK, LINE * 0.7)


def _years(skin: str) -> str:
    """The fine lines of an older face, at the eye and beside the mouth."""
    line = darker(skin, 0.45)
    marks = ("M352 352 l-18 -9", "M352 366 l-20 2", "M438 440 C428 452 424 466 428 482", "M430 268 q22 -7 44 0")
    return "".join(curve(d, line, 7) for d in marks)


def _wheelchair(cloth: str) -> str:
    """What shows of a wheelchair behind a seated person: back, push handles and the tops of the wheels."""
    frame = "#5b6b7a"
    back = path(
        "M150 760 C150 740 160 730 180 730 L596 730 C616 730 626 740 626 760 L626 1260 L150 1260Z",
        darker(cloth, 0.5),
        INK,
        LINE,
    )
    handles = "".join(
        curve(d, INK, 34) + curve(d, frame, 14) for d in ("M168 1000 L168 700 L110 690", "M608 1000 L608 700 L664 690")
    )
    wheels = "".join(
        ellipse(x, 1190, 60, 240, "none", INK, 40) + ellipse(x, 1190, 60, 240, "none", frame, 16) for x in (76, 700)
    )
    return wheels + back + handles


@lru_cache(maxsize=512)
def figure_layers(look: Look, expression: str, pose: str, seated: bool, gaze: int) -> tuple[str, str, str]:
    """A figure as (definitions, what a table hides, what lies over a table), looking to the right."""
    skin = SKINS[look.skin][1]
    cloth = FABRICS[look.cloth][1]
    head = HEADS[look.head]
    hair = HAIR_COLOURS[look.hair][1]
    dye = FABRICS[look.cover][1] if head.takes == "cloth" else hair
    second = darker(FABRICS[look.cover][1], 0.25) if look.head == "hijab" else FABRICS[look.cover][1]
    definitions, crown, beard, glasses = head_parts(
        head.variant, skin, dye, hair, second, GLASSES[look.glasses][1], BEARDS[look.beard][1]
    )
    build, worn, stance = BUILDS[look.age], GARMENTS[look.clothes], stance_of(pose, seated)
    body = (worn.behind(cloth) if worn.behind else "") + _neck(skin) + torso(look.clothes, cloth)
    stretch = (
        f"translate({number(CENTRE)} {number(SHOULDER_LINE - build.lift)})"
        f" scale({number(build.width)} {number(build.height)})"
        f" translate({number(-CENTRE)} {number(-SHOULDER_LINE)})"
    )
    chair = _wheelchair(cloth) if look.wheelchair else ""
    face = _blush(skin) + (_years(skin) if look.age == "older" else "") + FACES[expression][1]()
    aid = _hearing_aid(head.ear, skin) if look.hearing_aid else ""
    tilt = f"rotate({number(bend(expression, gaze))} {number(PIVOT[0])} {number(PIVOT[1])})"
    behind = group(chair + body, stretch) + group(crown + face + beard + glasses + aid, tilt)
    sleeve = worn.sleeve(cloth) if worn.sleeve else cloth
    cuff = worn.cuff(cloth) if worn.cuff else None
    near, far = (
        draw_arm(
            _fitted(build, arm),
            skin,
            sleeve,
            bare_from=worn.bare_from,
            width=build.arm,
            cuff=cuff,
            hand_size=build.hand,
        )
        for arm in (stance.near, stance.far)
    )
    shoulders = far[0] + near[0] + _joint(build, _fitted(build, stance.near), -1)
    shoulders += _joint(build, _fitted(build, stance.far), 1)
    hands = far[1] + near[1]
    thing = ""
    if stance.holds:
        x, y = _placed(build, stance.held_at)
        thing = group(held(stance.holds), f"translate({number(x)} {number(y)}) rotate({number(stance.held_turn)})")
    front = shoulders + (thing + hands if stance.behind_hand else hands + thing)
    return definitions, behind, front


def figure_svg(
    look: Look, expression: str, pose: str, facing: str, layer: str, seated: bool = True, gaze: int = 0
) -> str:
    """One layer of a figure ("behind", "front" or "whole") as an SVG picture of FRAME.

    `gaze` is how many degrees further down the head looks than the expression has it; up where it is negative.
    """
    definitions, behind, front = figure_layers(look, expression, pose, seated, gaze)
    body = {"behind": behind, "front": front, "whole": behind + front}[layer]
    if facing == "left":
        body = group(body, f"translate({number(2 * CENTRE)} 0) scale(-1 1)")
    return document(body, *FRAME, defs=definitions)


def mouth_at(bends: float, facing: str) -> Point:
    """Where the mouth of a head that bends so many degrees is, in figure units."""
    x, y = bent(MOUTH, bends)
    return (x, y) if facing == "right" else (2 * CENTRE - x, y)
