"""Finding room for what people say: no bubble over a head, a hand, a thing or another bubble; every tail to a mouth.

Each bubble has many candidates (how its words are broken, and where it lies). Candidates that cover anything are
dropped, the rest are ranked, and the best set that also reads in order, left to right and downwards, is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from storyboards.geometry import Box
from storyboards.lettering import ASCENT, LEADING, shapes, width
from storyboards.marks import Point
from storyboards.problems import DoesNotFit
from storyboards.story import Bubble, Panel, Person

PADDING: dict[str, tuple[float, float]] = {"said": (34.0, 24.0), "thought": (58.0, 46.0)}
"""Room around the words, beside and above; a cloud's edge needs more."""

MARGIN = 20.0
APART = 14.0
"""The least room between a bubble and anything it must not cover."""

OVER_SELF, OVER_OTHERS = 0.4, 0.15
"""The share of a bubble that may lie over the body of who speaks, and over that of somebody else."""

WIDEST = 900.0
MOST_LINES = 7
STEP = 24
KEEP = 48
TAIL_HALF = 21.0
LONGEST_TAIL = 430.0
CORNER = 40.0
LEAN = 0.45
"""How far ahead of a mouth its tail begins, as a share of its height, so that it does not hang over the face."""


class Figure(Protocol):
    """What a bubble needs to know of a person in place."""

    @property
    def person(self) -> Person: ...
    @property
    def head(self) -> Box: ...
    @property
    def face(self) -> Box: ...
    @property
    def hands(self) -> tuple[Box, ...]: ...
    @property
    def body(self) -> Box: ...
    @property
    def facing(self) -> str: ...
    @property
    def mouth(self) -> Point: ...
    @property
    def tail_end(self) -> Point: ...
    @property
    def thought_end(self) -> Point: ...


class Thing(Protocol):
    """What a bubble needs to know of a thing in place."""

    @property
    def box(self) -> Box: ...


@dataclass(frozen=True)
class LaidBubble:
    """A bubble in place: its box, its lines with the left end of each baseline, and its tail from base to end."""

    who: str
    kind: str
    box: Box
    lines: tuple[tuple[str, Point], ...]
    side: str
    """Which edge the tail leaves from: "bottom", "left" or "right"."""
    base: Point
    end: Point


@dataclass(frozen=True)
class _Candidate:
    cost: float
    box: Box
    lines: tuple[str, ...]
    side: str
    base: Point
    apart: Box
    """The box with the room that other bubbles leave around it."""
    near: Box
    """The box with the room that other tails leave around it."""


def _base(left: float, top: float, right: float, bottom: float, end: Point, ahead: int) -> tuple[str, Point] | None:
    """Where a tail leaves a bubble with these sides to reach its end without folding back, or None."""
    inset = CORNER + TAIL_HALF
    if end[1] >= bottom + 26:
        lean = ahead * LEAN * (end[1] - bottom)
        return "bottom", (min(max(end[0] + lean, left + inset), right - inset), bottom)
    if top + inset <= bottom - inset:
        y = min(max(end[1], top + inset), bottom - inset)
        if end[0] <= left - 26:
            return "left", (left, y)
        if end[0] >= right + 26:
            return "right", (right, y)
    return None


def _end(bubble: Bubble, speaker: Figure) -> Point:
    """Where a tail ends: words at the mouth, thoughts at the brow."""
    return speaker.tail_end if bubble.kind == "said" else speaker.thought_end


def _sizes(text: str, kind: str) -> list[tuple[tuple[str, ...], float, float]]:
    """The ways to break the words, each with the size of its bubble."""
    out = []
    beside, above = PADDING[kind]
    for lines in shapes(text, WIDEST):
        if len(lines) > MOST_LINES:
            continue
        w = max(width(line) for line in lines) + 2 * beside
        out.append((lines, max(w, 2 * (CORNER + TAIL_HALF) + 10), len(lines) * LEADING + 2 * above))
    return out


def _blocked(speaker: Figure, people: Sequence[Figure], things: Sequence[Thing]) -> tuple[list[Box], list[Box]]:
    """What no bubble may cover, and what this speaker's tail may not cross."""
    covered = [p.head.grown(APART) for p in people] + [h.grown(6) for p in people for h in p.hands]
    covered += [t.box.grown(APART) for t in things]
    crossed = [p.head for p in people if p is not speaker] + [speaker.face] + [t.box for t in things]
    return covered, crossed


def _hides_somebody(box: Box, speaker: Figure, people: Sequence[Figure]) -> bool:
    """Whether too much of a bubble lies over a body, above all over somebody else's."""
    return any(box.shared(p.body) > (OVER_SELF if p is speaker else OVER_OTHERS) * box.w * box.h for p in people)


def _candidates(
    bubble: Bubble, speaker: Figure, people: Sequence[Figure], things: Sequence[Thing], art: Box, hiding: bool
) -> list[_Candidate]:
    covered, crossed = _blocked(speaker, people, things)
    end, ahead = _end(bubble, speaker), 1 if speaker.facing == "right" else -1
    edges = [(box.x, box.y, box.right, box.bottom) for box in covered]
    found = []
    for lines, w, h in _sizes(bubble.text, bubble.kind):
        for y in range(int(art.y + MARGIN), int(min(art.bottom - h - MARGIN, 560)) + 1, STEP):
            for x in range(int(art.x + MARGIN), int(art.right - w - MARGIN) + 1, STEP):
                if any(x < right and left < x + w and y < bottom and top < y + h for left, top, right, bottom in edges):
                    continue
                based = _base(x, y, x + w, y + h, end, ahead)
                if based is None:
                    continue
                side, base = based
                length = math.dist(base, end)
                if length > LONGEST_TAIL:
                    continue
                box = Box(x, y, w, h)
                if not hiding and _hides_somebody(box, speaker, people):
                    continue
                if any(other.crossed_by(base, end) for other in crossed):
                    continue
                cost = _cost(bubble.kind, box, lines, base, speaker, people, length)
                found.append(_Candidate(cost, box, lines, side, base, box.grown(APART), box.grown(8)))
    found.sort(key=lambda c: (c.cost, c.box.y, c.box.x, c.box.w))
    return _spread(found)


def _spread(found: list[_Candidate]) -> list[_Candidate]:
    """The best candidates overall and the best of each region, so that other bubbles still find a combination."""
    best: dict[tuple[int, int, int], list[_Candidate]] = {}
    for candidate in found:
        region = (int(candidate.box.x // 200), int(candidate.box.y // 120), len(candidate.lines))
        rest = best.setdefault(region, [])
        if len(rest) < 2:
            rest.append(candidate)
    kept = {id(c): c for c in found[:KEEP]} | {id(c): c for group in best.values() for c in group}
    return sorted(kept.values(), key=lambda c: (c.cost, c.box.y, c.box.x, c.box.w))[: 4 * KEEP]


def _cost(
    kind: str, box: Box, lines: tuple[str, ...], base: Point, speaker: Figure, people: Sequence[Figure], length: float
) -> float:
    """How far a candidate is from what a letterer would do: near the mouth, above it, ahead of it, well shaped."""
    ahead = 1 if speaker.facing == "right" else -1
    end = speaker.tail_end if kind == "said" else speaker.thought_end
    over_bodies = sum(box.shared(p.body) for p in people) / 160
    over_others = 140 * sum(p.body.crossed_by(base, end) for p in people if p is not speaker)
    below = max(0.0, box.bottom - speaker.mouth[1] - 40) * 0.6
    forward = ahead * (base[0] - end[0])
    slant = abs(forward - LEAN * max(0.0, end[1] - base[1]))
    behind = max(0.0, ahead * (speaker.mouth[0] - box.middle[0]))
    shape = abs(math.log(box.w / box.h / 2.7)) * (200 if box.w < 1.3 * box.h else 70)
    near_top = max(0.0, box.y - MARGIN) * 0.22
    ragged = (len(lines) * max(width(line) for line in lines) - sum(width(line) for line in lines)) / (4 * len(lines))
    too_short = max(0.0, (70 if kind == "said" else 104) - length) * 3
    over_hair = 150 if speaker.head.grown(-6).crossed_by(base, end) else 0
    reach = length * 0.8 + slant * 0.5 + behind * 0.35 + too_short
    return reach + over_bodies + over_others + over_hair + below + shape + near_top + ragged


def _reads_after(later: Box, earlier: Box) -> bool:
    """Whether the eye comes to `later` after `earlier`."""
    if later.y >= earlier.bottom - 4:
        return True
    return later.x >= earlier.right - 4 and later.y >= earlier.y - 60


def _chosen(options: list[list[_Candidate]], ends: Sequence[Point]) -> list[_Candidate] | None:
    """The cheapest set that keeps apart, reads in order and crosses no tail over a bubble."""
    best: list[_Candidate] | None = None
    limit = math.inf
    least = [sum(rest[0].cost for rest in options[place:]) for place in range(len(options) + 1)]

    def fits(candidate: _Candidate, place: int, taken: list[_Candidate]) -> bool:
        for earlier, other in enumerate(taken):
            if candidate.apart.overlaps(other.box) or not _reads_after(candidate.box, other.box):
                return False
            if other.near.crossed_by(candidate.base, ends[place]):
                return False
            if candidate.near.crossed_by(other.base, ends[earlier]):
                return False
        return True

    def walk(place: int, taken: list[_Candidate], cost: float) -> None:
        nonlocal best, limit
        if cost + least[place] >= limit:
            return
        if place == len(options):
            best, limit = list(taken), cost
            return
        for candidate in options[place]:
            if cost + candidate.cost + least[place + 1] >= limit:
                break
            if fits(candidate, place, taken):
                walk(place + 1, [*taken, candidate], cost + candidate.cost)

    walk(0, [], 0.0)
    return best


def _numbered(panel: Panel, people: Sequence[Figure], number: int) -> Iterator[tuple[Bubble, Figure]]:
    for bubble in panel.bubbles:
        speaker = next((p for p in people if p.person.key == bubble.who), None)
        if speaker is None:
            raise DoesNotFit(
                number, "Somebody speaks who is not in the picture. Put them in it, or give the words to another."
            )
        yield bubble, speaker


def place_bubbles(
    panel: Panel, people: Sequence[Figure], things: Sequence[Thing], art: Box, number: int, hiding: bool
) -> tuple[LaidBubble, ...]:
    """Room for every bubble of a panel, over bodies only where `hiding` allows it. Raises DoesNotFit in plain words."""
    pairs = list(_numbered(panel, people, number))
    options = [_candidates(bubble, speaker, people, things, art, hiding) for bubble, speaker in pairs]
    chosen = (
        None if any(not o for o in options) else _chosen(options, [_end(bubble, speaker) for bubble, speaker in pairs])
    )
    if chosen is None:
        what = "what is said does" if len(pairs) == 1 else "the bubbles do"
        raise DoesNotFit(number, f"There is no room: {what} not fit in the picture. Use fewer words, or another panel.")
    return tuple(_laid(candidate, bubble, speaker) for candidate, (bubble, speaker) in zip(chosen, pairs, strict=True))


def _laid(candidate: _Candidate, bubble: Bubble, speaker: Figure) -> LaidBubble:
    box = candidate.box
    lines = []
    for place, line in enumerate(candidate.lines):
        x = box.x + (box.w - width(line)) / 2
        lines.append((line, (x, box.y + PADDING[bubble.kind][1] + place * LEADING + ASCENT + 4)))
    return LaidBubble(bubble.who, bubble.kind, box, tuple(lines), candidate.side, candidate.base, _end(bubble, speaker))
