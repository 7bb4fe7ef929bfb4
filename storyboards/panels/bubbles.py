"""Finding room for what people say: no bubble over a head, a hand, a thing or another bubble; every tail to a mouth.

Each bubble has many candidates (how its words are broken, and where it lies). Candidates that cover anything are
dropped, the rest are ranked, and the best set that also reads in order, left to right and downwards, is taken.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from storyboards.lettering import ASCENT, LEADING, shapes, width
from storyboards.marks import Point
from storyboards.panels.geometry import Box, lines_cross
from storyboards.problems import DoesNotFit
from storyboards.story import Bubble, Person

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
LOWEST = 560.0
"""How far down a bubble may begin."""
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


@dataclass(frozen=True)
class _Spot:
    """A bubble of some shape in a place where it covers nothing, and how far that is from what a letterer would do."""

    cost: float
    box: Box
    lines: tuple[str, ...]
    side: str
    base: Point


@dataclass(frozen=True)
class _Candidate:
    """A spot with the room that other bubbles, and other tails, leave around it."""

    spot: _Spot
    apart: Box
    near: Box

    @property
    def cost(self) -> float:
        return self.spot.cost


@dataclass(frozen=True)
class Spots:
    """Where one bubble of a panel might lie, the best first."""

    bubble: Bubble
    speaker: Figure
    people: Sequence[Figure]
    crossed: Sequence[Box]
    """What its tail may not cross."""
    end: Point
    """Where its tail ends: words at the mouth, thoughts at the brow."""
    found: Sequence[_Spot]

    def best(self, hiding: bool) -> list[_Candidate]:
        """The best overall and of each region, so that other bubbles still find a combination; over bodies only where
        `hiding` allows it.
        """
        kept: list[_Candidate] = []
        of_region: Counter[tuple[int, int, int]] = Counter()
        for spot in self.found:
            region = (int(spot.box.x // 200), int(spot.box.y // 120), len(spot.lines))
            if (len(kept) < KEEP or of_region[region] < 2) and self._clear(spot, hiding):
                of_region[region] += 1
                kept.append(_Candidate(spot, spot.box.grown(APART), spot.box.grown(8)))
                if len(kept) == 4 * KEEP:
                    break
        return kept

    def _clear(self, spot: _Spot, hiding: bool) -> bool:
        seen = hiding or not _hides_somebody(spot.box, self.speaker, self.people)
        return seen and not any(other.crossed_by(spot.base, self.end) for other in self.crossed)


def _rows(art: Box, w: float, h: float, covered: Sequence[Box]) -> Iterator[Point]:
    """The upper left corners on the grid where a box of this size covers nothing and does not leave the art."""
    first, last = int(art.x + MARGIN), int(art.right - w - MARGIN)
    for y in range(int(art.y + MARGIN), int(min(art.bottom - h - MARGIN, LOWEST)) + 1, STEP):
        met = [(box.x, box.right) for box in covered if y < box.bottom and box.y < y + h]
        x = first
        while x <= last:
            beyond = max((right for left, right in met if x < right and left < x + w), default=None)
            if beyond is None:
                yield x, y
                x += STEP
            else:
                x = first + STEP * math.ceil((beyond - first) / STEP)


def find_spots(bubble: Bubble, speaker: Figure, people: Sequence[Figure], things: Sequence[Thing], art: Box) -> Spots:
    """Every way to break a bubble's words in every place where it covers no head, no hand and no thing."""
    covered, crossed = _blocked(speaker, people, things)
    end = speaker.tail_end if bubble.kind == "said" else speaker.thought_end
    ahead, cost_of = 1 if speaker.facing == "right" else -1, _cost_of(bubble.kind, end, speaker, people)
    found = []
    for lines, w, h in _sizes(bubble.text, bubble.kind):
        shaped = _shape_cost(lines, w, h)
        for x, y in _rows(art, w, h, covered):
            side, base = _base(x, y, x + w, y + h, end, ahead) or (None, end)
            length = math.dist(base, end)
            if side is not None and length <= LONGEST_TAIL:
                box = Box(x, y, w, h)
                found.append(_Spot(shaped + cost_of(box, base, length), box, lines, side, base))
    found.sort(key=lambda spot: (spot.cost, spot.box.y, spot.box.x, spot.box.w))
    return Spots(bubble, speaker, people, crossed, end, found)


def _shape_cost(lines: tuple[str, ...], w: float, h: float) -> float:
    """How far a bubble's shape is from a good one: too narrow, too wide, ragged."""
    shape = abs(math.log(w / h / 2.7)) * (200 if w < 1.3 * h else 70)
    wide = [width(line) for line in lines]
    return shape + (len(lines) * max(wide) - sum(wide)) / (4 * len(lines))


def _cost_of(kind: str, end: Point, speaker: Figure, people: Sequence[Figure]) -> Callable[[Box, Point, float], float]:
    """How far a box, its tail's base and the tail's length are from near the mouth, above it, and ahead of it."""
    ahead = 1 if speaker.facing == "right" else -1
    bodies, others = [p.body for p in people], [p.body for p in people if p is not speaker]
    hair, mouth, short = speaker.head.grown(-6), speaker.mouth, 70 if kind == "said" else 104

    def cost(box: Box, base: Point, length: float) -> float:
        over_bodies = sum([box.shared(body) for body in bodies]) / 160
        over_others = 140 * sum([body.crossed_by(base, end) for body in others])
        below = max(0.0, box.bottom - mouth[1] - 40) * 0.6
        slant = abs(ahead * (base[0] - end[0]) - LEAN * max(0.0, end[1] - base[1]))
        behind = max(0.0, ahead * (mouth[0] - box.middle[0]))
        near_top = max(0.0, box.y - MARGIN) * 0.22
        over_hair = 150 if hair.crossed_by(base, end) else 0
        reach = length * 0.8 + slant * 0.5 + behind * 0.35 + max(0.0, short - length) * 3
        return reach + over_bodies + over_others + over_hair + below + near_top

    return cost


def _reads_after(later: Box, earlier: Box) -> bool:
    """Whether the eye comes to `later` after `earlier`."""
    if later.y >= earlier.bottom - 4:
        return True
    return later.x >= earlier.right - 4 and later.y >= earlier.y - 60


def _fits(later: _Candidate, later_end: Point, earlier: _Candidate, earlier_end: Point) -> bool:
    """Whether two bubbles keep apart, read in order, neither lies over the other's tail, and the tails do not cross."""
    return (
        not later.apart.overlaps(earlier.spot.box)
        and _reads_after(later.spot.box, earlier.spot.box)
        and not earlier.near.crossed_by(later.spot.base, later_end)
        and not later.near.crossed_by(earlier.spot.base, earlier_end)
        and not lines_cross((later.spot.base, later_end), (earlier.spot.base, earlier_end))
    )


def _chosen(options: list[list[_Candidate]], ends: Sequence[Point]) -> list[_Candidate] | None:
    """The cheapest set that fits together."""
    best: list[_Candidate] | None = None
    limit = math.inf

    def walk(taken: list[_Candidate], cost: float, rest: list[list[_Candidate]]) -> None:
        """Take one for each of the rest, which hold only what fits all that was taken."""
        nonlocal best, limit
        if not rest:
            best, limit = taken, cost
            return
        place = len(taken)
        for candidate in rest[0]:
            so_far = cost + candidate.cost
            if so_far + sum(further[0].cost for further in rest[1:]) >= limit:
                break
            left = [
                [one for one in further if _fits(one, ends[at], candidate, ends[place])]
                for at, further in enumerate(rest[1:], place + 1)
            ]
            if all(left) and so_far + sum(further[0].cost for further in left) < limit:
                walk([*taken, candidate], so_far, left)

    walk([], 0.0, options)
    return best


def place_bubbles(spots: Sequence[Spots], number: int, hiding: bool) -> tuple[LaidBubble, ...]:
    """Room for every bubble of panel `number`, over bodies only where `hiding` allows it. Raises DoesNotFit."""
    options = [each.best(hiding) for each in spots]
    chosen = _chosen(options, [each.end for each in spots]) if all(options) else None
    if chosen is None:
        what = "what is said does" if len(spots) == 1 else "the bubbles do"
        raise DoesNotFit(number, f"There is no room: {what} not fit in the picture. Use fewer words, or another panel.")
    return tuple(_laid(each, candidate.spot) for each, candidate in zip(spots, chosen, strict=True))


def _laid(spots: Spots, spot: _Spot) -> LaidBubble:
    box, kind = spot.box, spots.bubble.kind
    lines = []
    for place, line in enumerate(spot.lines):
        x = box.x + (box.w - width(line)) / 2
        lines.append((line, (x, box.y + PADDING[kind][1] + place * LEADING + ASCENT + 4)))
    return LaidBubble(spots.bubble.who, kind, box, tuple(lines), spot.side, spot.base, spots.end)
