"""How a panel is laid out. Pure: a panel and its cast in, boxes in panel units out.

Of the ways a panel may be seen the first is taken in which its words have room. Words that find none are refused with
`DoesNotFit`; nothing is ever made smaller to fit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import product

from storyboards.lettering import ASCENT, LEADING, lines_within
from storyboards.marks import Point
from storyboards.panels.bubbles import Spots, find_spots, place_bubbles
from storyboards.panels.laid import ART, CAPTION, DISC, PANEL, LaidPanel, LaidPerson, LaidProp, seen_in_a_mirror
from storyboards.panels.placing import Shot, lay_people, lay_props, turned
from storyboards.problems import DoesNotFit
from storyboards.scenes import LOW, NEAR, SCENES, WHOLE
from storyboards.story import Panel, Person

MOST_CAPTION_LINES = 3
MOST_PEOPLE = 3
MOST_PROPS = 3

OVERHEAD = 26.0
"""The least room above a head that is seen from near."""

_FELT = ("worried", "sad", "sorry", "listening", "thinking", "surprised")
"""What is seen from near where somebody is alone with it."""


FAR = (WHOLE, 0.86)
"""People further back, for words that else have no room."""

AT_THE_FOOT = (LOW, 0.86)
"""People further back and at the foot of the picture, for two who both say a lot."""


def _shots(cast: tuple[Person, ...], panel: Panel) -> tuple[Shot, ...]:
    """How the panel may be seen, the best first."""
    usual: tuple[Shot, ...] = ((WHOLE, 1.0), FAR)
    if SCENES[panel.scene].lower and len(panel.people) > 1:
        usual = (*usual, AT_THE_FOOT)
    alone = len(panel.people) == 1 and len(panel.props) <= 1
    if not (SCENES[panel.scene].near and alone and panel.people[0].expression in _FELT):
        return usual
    near = NEAR.mirrored() if turned(panel) else NEAR, 1.0
    return (near, *usual) if lay_people(cast, panel, near)[0].head.y >= OVERHEAD else usual


def _lay_caption(text: str, number: int) -> tuple[tuple[str, Point], ...]:
    """The caption's lines with the left end of each baseline, centred upright in the strip."""
    lines = lines_within(text, CAPTION.w)
    if lines is None or len(lines) > MOST_CAPTION_LINES:
        raise DoesNotFit(
            number, f"The caption does not fit. Keep it to {MOST_CAPTION_LINES} lines: use fewer or shorter words."
        )
    top = CAPTION.y + (CAPTION.h - LEADING * len(lines)) / 2
    return tuple((line, (CAPTION.x, top + i * LEADING + ASCENT + 4)) for i, line in enumerate(lines))


def lay_out(story_cast: tuple[Person, ...], panel: Panel, number: int, from_right: bool = False) -> LaidPanel:
    """Place everything in one panel. Raises DoesNotFit when words or people have no room, StoryError for strangers."""
    shown = {placed.who for placed in panel.people} | {bubble.who for bubble in panel.bubbles}
    cast = tuple(person for person in story_cast if person.key in shown)
    placed = _placed(cast, replace(panel, caption="", alt="", finding=None))
    if isinstance(placed, str):
        raise DoesNotFit(number, placed)
    laid = replace(placed, caption=_lay_caption(panel.caption, number))
    return seen_in_a_mirror(laid) if from_right else laid


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


@dataclass(frozen=True)
class _Way:
    """One way to see a panel: from where, and with its people in this order."""

    cast: tuple[Person, ...]
    panel: Panel
    shot: Shot

    @cached_property
    def people(self) -> tuple[LaidPerson, ...]:
        return lay_people(self.cast, self.panel, self.shot)

    @cached_property
    def props(self) -> tuple[LaidProp, ...]:
        return lay_props(self.panel, self.shot[0])

    @cached_property
    def spots(self) -> list[Spots]:
        """Where each bubble might lie, in the order they are read."""
        of = {person.person.key: person for person in self.people}
        return [find_spots(bubble, of[bubble.who], self.people, self.props, ART) for bubble in self.panel.bubbles]

    def laid(self, number: int, hiding: bool) -> LaidPanel:
        """The panel seen so, with bubbles over bodies only where `hiding` allows it. Raises DoesNotFit."""
        bubbles = place_bubbles(self.spots, number, hiding)
        return LaidPanel(self.panel.scene, self.people, self.props, bubbles, (), self.shot[0])


def _refused(panel: Panel) -> str | None:
    """Why a panel cannot be drawn, however few its words."""
    if len(panel.people) > MOST_PEOPLE:
        return f"There is room for {MOST_PEOPLE} people in a picture, not {len(panel.people)}."
    if len(panel.props) > MOST_PROPS:
        return f"There is room for {MOST_PROPS} things in a picture, not {len(panel.props)}."
    if not {bubble.who for bubble in panel.bubbles} <= {placed.who for placed in panel.people}:
        return "Somebody speaks who is not in the picture. Put them in it, or give the words to another."
    return None


def _place(cast: tuple[Person, ...], panel: Panel, number: int) -> LaidPanel:
    """The panel in place: seen as is best or as has room, people as they are given or else as they speak, and bubbles
    over bodies as a last resort.
    """
    why = _refused(panel)
    if why:
        raise DoesNotFit(number, why)
    refused: DoesNotFit | None = None
    orders = dict.fromkeys((panel, _as_they_speak(panel)))
    ways = [_Way(cast, order, shot) for shot, order in product(_shots(cast, panel), orders)]
    for hiding, way in product((False, True), ways):
        try:
            return way.laid(number, hiding)
        except DoesNotFit as problem:
            refused = refused or problem
    assert refused is not None
    raise refused


__all__ = ["ART", "CAPTION", "DISC", "PANEL", "LaidPanel", "LaidPerson", "LaidProp", "forget_layouts", "lay_out"]
