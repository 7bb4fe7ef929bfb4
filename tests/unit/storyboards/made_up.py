"""Made-up panels and stories for the properties."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from storyboards import Bubble, Look, Panel, Person, Placed, Story, options
from storyboards.gallery import FROM_RIGHT, LONG, SHORT
from storyboards.people.looks import AGES, BEARDS, CLOTHES, FABRICS, GLASSES, HAIR_COLOURS, HEADS, SKINS
from storyboards.rules import FEWEST, MOST

OFFERED = options()

looks = st.builds(
    Look,
    age=st.sampled_from(sorted(AGES)),
    skin=st.sampled_from(sorted(SKINS)),
    head=st.sampled_from(sorted(HEADS)),
    hair=st.sampled_from(sorted(HAIR_COLOURS)),
    cover=st.sampled_from(sorted(FABRICS)),
    glasses=st.sampled_from(sorted(GLASSES)),
    beard=st.sampled_from(sorted(BEARDS)),
    clothes=st.sampled_from(sorted(CLOTHES)),
    cloth=st.sampled_from(sorted(FABRICS)),
    hearing_aid=st.booleans(),
    wheelchair=st.booleans(),
)

WORDS = (
    "I", "am", "so", "glad", "that", "you", "told", "us", "we", "will", "look", "into", "it", "with", "care", "and",
    "say", "what", "went", "wrong", "now", "thank",
)  # fmt: skip
said = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join)
captions = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join)


def _keys(name: str) -> list[str]:
    return [key for key, _ in OFFERED[name]]


NAMES = ("Amy", "Tom", "Maya", "Priya")


def _cast(draw: st.DrawFn, count: int) -> tuple[Person, ...]:
    return tuple(Person(f"p{at}", NAMES[at], "adult", draw(looks)) for at in range(count))


def _panel(draw: st.DrawFn, shown: Sequence[Person]) -> Panel:
    """A panel of these people: any scene, things, bubbles said or thought."""
    people = tuple(
        Placed(
            person.key,
            draw(st.sampled_from(_keys("expressions"))),
            draw(st.sampled_from(_keys("poses"))),
            draw(st.sampled_from(["auto", "auto", "left", "right"])),
        )
        for person in shown
    )
    bubbles: tuple[Bubble, ...] = ()
    if shown:
        speakers = st.sampled_from([person.key for person in shown])
        kinds = st.sampled_from(["said", "said", "thought"])
        bubbles = tuple(draw(st.lists(st.builds(Bubble, speakers, said, kinds), max_size=3)))
    props = tuple(draw(st.lists(st.sampled_from(_keys("props")), max_size=3, unique=True)))
    scene = draw(st.sampled_from(_keys("scenes")))
    return Panel(scene, people, props, bubbles, draw(captions), "A picture.")


@st.composite
def panels(draw: st.DrawFn) -> tuple[tuple[Person, ...], Panel]:
    """A cast of nought to three and a panel of all of them."""
    cast = _cast(draw, draw(st.integers(0, 3)))
    return cast, _panel(draw, cast)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A cast of one to four and three to eight panels, each of up to three of them."""
    cast = _cast(draw, draw(st.integers(1, len(NAMES))))
    shown = st.lists(st.sampled_from(cast), max_size=3, unique=True)
    made = tuple(_panel(draw, draw(shown)) for _ in range(draw(st.integers(FEWEST, MOST))))
    return Story("A story", cast, made)


AMY = SHORT["child_look"]
"""How the child of the short case says that they look."""

ARABIC = FROM_RIGHT
"""A story that is read from right to left."""

__all__ = ["AMY", "ARABIC", "LONG", "SHORT", "panels", "stories"]
