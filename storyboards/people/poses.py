"""What arms do: a few natural poses, as places for elbows and wrists on an adult body.

`needs` tells the layout which side a hand reaches out on, and `holds` what is in the hand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from storyboards.marks import Point
from storyboards.people.hands import Arm

NEAR_SHOULDER: Point = (200, 716)
FAR_SHOULDER: Point = (566, 716)


@dataclass(frozen=True)
class Pose:
    """Both arms, near one first (it is drawn last), and what the hands hold."""

    label: str
    near: Arm
    far: Arm
    holds: str | None = None
    held_at: Point = (0, 0)
    held_turn: float = 0
    behind_hand: bool = True


def _near(elbow: Point, wrist: Point, hand: str, turn: float, thumb: int = 1) -> Arm:
    return Arm(NEAR_SHOULDER, elbow, wrist, hand, turn, thumb)


def _far(elbow: Point, wrist: Point, hand: str, turn: float, thumb: int = 1) -> Arm:
    return Arm(FAR_SHOULDER, elbow, wrist, hand, turn, thumb)


NEAR_RESTS = _near((122, 952), (280, 1008), "rest", 6)
FAR_RESTS = _far((640, 948), (492, 1006), "rest", 174, -1)
NEAR_DOWN = _near((140, 950), (150, 1150), "rest", 84, -1)
FAR_DOWN = _far((628, 950), (620, 1150), "rest", 96)

POSES: dict[str, Pose] = {
    "rest": Pose("Hands on the table", NEAR_RESTS, FAR_RESTS),
    "down": Pose("Arms down", NEAR_DOWN, FAR_DOWN),
    "open": Pose("Open hand", NEAR_RESTS, _far((676, 930), (712, 812), "open", -52, -1)),
    "welcome": Pose(
        "Both hands open", _near((96, 930), (56, 830), "open", -124, 1), _far((676, 930), (712, 826), "open", -54, -1)
    ),
    "point": Pose("Pointing", NEAR_RESTS, _far((668, 940), (742, 850), "point", -22)),
    "heart": Pose("Hand on heart", NEAR_RESTS, _far((652, 950), (528, 850), "flat", 196, -1)),
    "chin": Pose("Hand at the chin", NEAR_RESTS, _far((596, 984), (508, 682), "grip", -100, -1)),
    "wave": Pose("Waving", NEAR_DOWN, _far((706, 880), (728, 700), "open", -80, -1)),
    "phone": Pose("On the phone", _near((66, 890), (160, 600), "grip", -62, 1), FAR_RESTS, "phone", (226, 474), 14),
    "paper": Pose(
        "Holding a letter",
        _near((128, 966), (262, 964), "grip", -32, 1),
        _far((646, 966), (520, 964), "grip", -148, -1),
        "letter",
        (390, 858),
        0,
    ),
    "write": Pose("Writing", NEAR_RESTS, _far((640, 950), (520, 1004), "grip", 168, -1), "pen", (440, 968), 0, False),
    "mug": Pose("Holding a mug", NEAR_RESTS, _far((640, 950), (548, 968), "grip", 184, -1), "mug", (420, 948), 0),
    "tell": Pose(
        "Hands together", _near((124, 950), (318, 968), "rest", -14), _far((642, 948), (470, 966), "rest", 194, -1)
    ),
}


_SEATED = {NEAR_DOWN: NEAR_RESTS, FAR_DOWN: FAR_RESTS}
_STANDING = {NEAR_RESTS: NEAR_DOWN, FAR_RESTS: FAR_DOWN}


def stance_of(pose: str, seated: bool) -> Pose:
    """The pose as somebody takes it who sits at a table, or who stands and has nothing to rest one hand on."""
    stance = POSES[pose]
    if not seated and (stance.near, stance.far) == (NEAR_RESTS, FAR_RESTS):
        return stance
    other = _SEATED if seated else _STANDING
    near = stance.near if stance.holds else other.get(stance.near, stance.near)
    return replace(stance, near=near, far=other.get(stance.far, stance.far))
