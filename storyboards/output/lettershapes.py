"""The outlines of speech and thought, as SVG."""

from __future__ import annotations

import math

from storyboards.marks import INK, PAPER, Point, ellipse, group, number, path, rect
from storyboards.panels.bubbles import CORNER, TAIL_HALF, LaidBubble
from storyboards.panels.geometry import Box

LINE = 6.5


def _spoken(bubble: LaidBubble) -> str:
    """A rounded bubble whose outline runs out into its tail, which bends towards the mouth."""
    box, r = bubble.box, min(CORNER, bubble.box.h / 2)
    (bx, by), (ex, ey) = bubble.base, bubble.end

    def at(x: float, y: float) -> str:
        return f"{number(x)} {number(y)}"

    def tail(first: Point, second: Point) -> str:
        lean = 0.42
        one = (
            (first[0] + (ex - first[0]) * lean * 0.4, first[1] + (ey - first[1]) * lean)
            if bubble.side == "bottom"
            else (first[0] + (ex - first[0]) * lean, first[1] + (ey - first[1]) * lean * 0.4)
        )
        two = (
            (second[0] + (ex - second[0]) * lean * 0.4, second[1] + (ey - second[1]) * lean)
            if bubble.side == "bottom"
            else (second[0] + (ex - second[0]) * lean, second[1] + (ey - second[1]) * lean * 0.4)
        )
        return f" L{at(*first)} Q{at(*one)} {at(ex, ey)} Q{at(*two)} {at(*second)}"

    right = tail((bx, by - TAIL_HALF), (bx, by + TAIL_HALF)) if bubble.side == "right" else ""
    bottom = tail((bx + TAIL_HALF, by), (bx - TAIL_HALF, by)) if bubble.side == "bottom" else ""
    left = tail((bx, by + TAIL_HALF), (bx, by - TAIL_HALF)) if bubble.side == "left" else ""
    d = (
        f"M{at(box.x + r, box.y)} L{at(box.right - r, box.y)} Q{at(box.right, box.y)} {at(box.right, box.y + r)}{right}"
        f" L{at(box.right, box.bottom - r)} Q{at(box.right, box.bottom)} {at(box.right - r, box.bottom)}{bottom}"
        f" L{at(box.x + r, box.bottom)} Q{at(box.x, box.bottom)} {at(box.x, box.bottom - r)}{left}"
        f" L{at(box.x, box.y + r)} Q{at(box.x, box.y)} {at(box.x + r, box.y)}Z"
    )
    return path(d, PAPER, INK, LINE)


def _cloud(box: Box) -> str:
    """A cloud: round puffs along the edge of the box, inked first and then filled, so only the outside shows."""
    inner = box.grown(-30)
    across, down = max(3, round(inner.w / 62)), max(1, round(inner.h / 66))
    puffs: list[tuple[float, float, float]] = []
    for i in range(across + 1):
        x, swell = inner.x + inner.w * i / across, 40.0 if i % 2 else 34.0
        puffs += [(x, inner.y + swell - 30, swell), (x, inner.bottom - 44 + swell, 74 - swell)]
    for i in range(1, down):
        y = inner.y + inner.h * i / down
        puffs += [(inner.x + 8, y, 38.0), (inner.right - 8, y, 38.0)]
    ink = "".join(ellipse(x, y, s + LINE / 2, s + LINE / 2, INK) for x, y, s in puffs)
    fill = "".join(ellipse(x, y, s - LINE / 2, s - LINE / 2, PAPER) for x, y, s in puffs)
    return ink + fill + rect(inner.x - 4, inner.y, inner.w + 8, inner.h, PAPER, r=20)


def _thought(bubble: LaidBubble) -> str:
    """A cloud with three rounds that lead to the one who thinks."""
    (bx, by), (ex, ey) = bubble.base, bubble.end
    length = math.dist(bubble.base, bubble.end) or 1
    rounds = "".join(
        ellipse(bx + (ex - bx) * share, by + (ey - by) * share, size, size * 0.86, PAPER, INK, LINE)
        for share, size in ((min(0.5, 26 / length), 17.0), (0.55, 12.5), (0.95, 8.0))
    )
    return rounds + _cloud(bubble.box)


def bubble_shape(bubble: LaidBubble) -> str:
    """A bubble without its words."""
    return group(_thought(bubble) if bubble.kind == "thought" else _spoken(bubble))
