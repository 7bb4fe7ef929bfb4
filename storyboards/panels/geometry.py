"""Boxes and lines in panel units, and the few questions the layout asks of them."""

from __future__ import annotations

from dataclasses import dataclass

from storyboards.marks import Point


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left and upper edge, its width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def middle(self) -> Point:
        return self.x + self.w / 2, self.y + self.h / 2

    def grown(self, by: float) -> Box:
        """The same box with a rim of this width (a negative one shrinks it)."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def mirrored(self, wide: float) -> Box:
        """The same box seen in a mirror, in a picture of this width."""
        return Box(wide - self.right, self.y, self.w, self.h)

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any area; touching edges do not count."""
        return (
            self.x < other.x + other.w
            and other.x < self.x + self.w
            and self.y < other.y + other.h
            and other.y < self.y + self.h
        )

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the other lies wholly inside, within `slack`."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def shared(self, other: Box) -> float:
        """The area the two share."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(0.0, width) * max(0.0, height)

    def crossed_by(self, start: Point, end: Point) -> bool:
        """Whether the straight line between two points enters the box (Liang and Barsky's clipping)."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        low, high = 0.0, 1.0
        for step, room in (
            (-dx, start[0] - self.x),
            (dx, self.right - start[0]),
            (-dy, start[1] - self.y),
            (dy, self.bottom - start[1]),
        ):
            if step == 0:
                if room < 0:
                    return False
                continue
            share = room / step
            low, high = (max(low, share), high) if step < 0 else (low, min(high, share))
            if low > high:
                return False
        return True


def _side(start: Point, end: Point, of: Point) -> float:
    """On which side of a line a point lies, as the sign of this number."""
    return (end[0] - start[0]) * (of[1] - start[1]) - (end[1] - start[1]) * (of[0] - start[0])


def lines_cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two straight lines between points cross; to touch at an end does not count."""
    parted = _side(*one, other[0]) * _side(*one, other[1]) < 0
    return parted and _side(*other, one[0]) * _side(*other, one[1]) < 0
