"""Where a panel takes place: what lies behind people, what stands before them, and where they and things go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from storyboards.marks import Point, document
from storyboards.scenes import places, rooms
from storyboards.scenes.furniture import HIGH, WIDE

Box = tuple[float, float, float, float]
"""x, y, width, height in panel units."""


@dataclass(frozen=True)
class View:
    """The part of a place that is seen: its upper left corner, and how many times larger than the whole it is drawn."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0

    def of(self, x: float, y: float) -> Point:
        """Where a point of the place comes to lie in the panel."""
        return (x - self.x) * self.zoom, (y - self.y) * self.zoom

    def mirrored(self) -> View:
        """The same view of a place that lies the other way round."""
        return View(WIDE - self.x - WIDE / self.zoom, self.y, self.zoom)


WHOLE = View()
NEAR = View(118, 92, 1.26)
"""Somebody at a table, seen from near, for what they feel."""
LOW = View(0, -110)
"""A table lower down, with more room over heads."""


@dataclass(frozen=True)
class Scene:
    """A place. Numbers are panel units; `floor` is where the waist of a person meets a table or the panel's edge."""

    label: str
    back: Callable[[], str]
    front: Callable[[], str] | None = None
    spots: dict[int, tuple[float, ...]] = field(default_factory=dict)
    sizes: dict[int, float] = field(default_factory=dict)
    waist: float = 640.0
    things: float = 722.0
    things_hide: float = 700.0
    """Below this nothing of a seated person shows."""
    alone: tuple[Callable[[], str], Callable[[], str]] | None = None
    """Back and front instead, for a place made for two, when only one is in it."""
    words: str = ""
    """How alt text names the place."""
    seated: bool = True
    hands_over: bool = True
    """Whether hands lie on what stands in front, as on a table."""
    near: bool = False
    """Whether somebody alone can be seen from near."""
    lower: bool = False
    """Whether it can be seen with everything lower down."""
    stand: Callable[[float], str] | None = None
    """What a thing of some width stands on where there is no table, around the middle of the thing's foot."""


_TABLE_SPOTS: dict[int, tuple[float, ...]] = {1: (410.0,), 2: (318.0, 882.0), 3: (224.0, 600.0, 976.0)}
_TABLE_SIZES = {1: 0.60, 2: 0.54, 3: 0.475}
_STANDING_SPOTS: dict[int, tuple[float, ...]] = {1: (430.0,), 2: (340.0, 800.0), 3: (250.0, 580.0, 910.0)}
_STANDING_SIZES = {1: 0.58, 2: 0.54, 3: 0.48}


def _at_table(label: str, words: str, back: Callable[[], str], front: Callable[[], str]) -> Scene:
    return Scene(label, back, front, _TABLE_SPOTS, _TABLE_SIZES, words=words, near=True, lower=True)


def _standing(label: str, words: str, back: Callable[[], str], stand: Callable[[float], str]) -> Scene:
    spots, sizes = _STANDING_SPOTS, _STANDING_SIZES
    return Scene(label, back, None, spots, sizes, waist=880.0, things=752.0, words=words, seated=False, stand=stand)


SCENES: dict[str, Scene] = {
    "office": _at_table("An office", "in an office", rooms.office, rooms.office_table),
    "meeting_room": _at_table("A meeting room", "in a meeting room", rooms.meeting_room, rooms.meeting_table),
    "court": Scene(
        "A court",
        places.court,
        places.bench,
        {1: (600.0,), 2: (330.0, 870.0), 3: (240.0, 600.0, 960.0)},
        _TABLE_SIZES,
        words="in a court",
        lower=True,
    ),
    "home": _at_table("At home", "at home", rooms.home, rooms.home_table),
    "school": _at_table("At school", "at school", rooms.school, rooms.school_table),
    "phone_call": Scene(
        "A phone call",
        places.phone_call,
        places.phone_tables,
        {1: (330.0,), 2: (284.0, 900.0), 3: (180.0, 420.0, 900.0)},
        {1: 0.54, 2: 0.52, 3: 0.44},
        alone=(rooms.office, rooms.office_table),
        words="on a phone call, each in their own room",
    ),
    "video_call": Scene(
        "A video call",
        places.video_call,
        places.video_front,
        {1: (348.0,), 2: (348.0, 852.0), 3: (250.0, 470.0, 852.0)},
        {1: 0.46, 2: 0.46, 3: 0.40},
        alone=(places.video_alone, places.video_alone_front),
        waist=636.0,
        things=776.0,
        things_hide=688.0,
        words="on a video call",
        seated=False,
        hands_over=False,
    ),
    "letter": _at_table("A letter or an email", "at a desk with a letter", places.letter, places.letter_table),
    "reading": replace(
        _at_table("Reading at a desk", "at a desk, reading", rooms.reading_together, rooms.reading_table),
        alone=(rooms.reading, rooms.lamp_on_table),
    ),
    "outdoors": _standing("Outdoors", "outdoors", places.outdoors, places.tree_stump),
    "hallway": _standing("A waiting room", "in a waiting room", places.hallway, places.side_table),
    "team_room": _standing(
        "A room where many work", "in a room where many people work", rooms.team_room, places.side_table
    ),
    "archive": _standing("Where papers are kept", "in a room where papers are kept", rooms.archive, places.side_table),
}


def _sides(key: str, people: int) -> tuple[Callable[[], str], Callable[[], str] | None]:
    scene = SCENES[key]
    return scene.alone if scene.alone and people < 2 else (scene.back, scene.front)


def back_svg(key: str, people: int, view: View) -> str:
    """What lies behind this many people, as an SVG picture of the panel's art."""
    return _seen(_sides(key, people)[0](), view)


def front_svg(key: str, people: int, view: View) -> str | None:
    """What stands before this many people (a table), or None."""
    front = _sides(key, people)[1]
    return _seen(front(), view) if front else None


def _seen(marks: str, view: View) -> str:
    return document(marks, view.x, view.y, WIDE / view.zoom, HIGH / view.zoom)


def stand_svg(key: str, wide: float) -> str:
    """What a thing of this width stands on, as marks around the middle of its foot. The scene must have one."""
    stand = SCENES[key].stand
    return stand(wide) if stand else ""
