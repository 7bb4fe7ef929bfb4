"""Pictures side by side on a sheet, each with its label, to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from storyboards.output.draw import Picture, figure_stamp, label, prop_stamp
from storyboards.output.png import encode
from storyboards.story import Look

LABEL, RIM = 16, 12
"""Pixels: the letters under a picture, and the room between pictures."""


def figure_picture(
    look: Look, expression: str, pose: str, scale: float, frame: tuple[float, float, float, float], seated: bool = True
) -> Picture:
    """A whole figure on white that looks right, as `frame` (x, y, width, height in figure units) shows it."""
    stamp, dx, dy = figure_stamp(look, expression, pose, "right", "whole", scale, seated)
    canvas = Image.new("RGB", (round(frame[2] * scale), round(frame[3] * scale)), "#ffffff")
    canvas.paste(stamp, (round(dx - frame[0] * scale), round(dy - frame[1] * scale)), stamp)
    return canvas


def prop_picture(kind: str, scale: float) -> Picture:
    """A thing on white."""
    stamp = prop_stamp(kind, scale)[0]
    canvas = Image.new("RGB", (round(280 * scale), round(210 * scale)), "#ffffff")
    canvas.paste(stamp, ((canvas.width - stamp.width) // 2, canvas.height - stamp.height - 8), stamp)
    return canvas


def sheet(cells: Sequence[tuple[str, Picture]], columns: int) -> bytes:
    """Pictures of one size in a grid as a PNG, each with its label below where it has one."""
    wide, high = cells[0][1].size
    foot = LABEL + 14 if any(text for text, _ in cells) else 0
    rows = -(-len(cells) // columns)
    page = Image.new("RGB", (columns * (wide + RIM) + RIM, rows * (high + foot + RIM) + RIM), "#ffffff")
    for place, (text, picture) in enumerate(cells):
        x, y = RIM + place % columns * (wide + RIM), RIM + place // columns * (high + foot + RIM)
        page.paste(picture, (x, y))
        label(page, text, x + wide / 2, y + high + 4, LABEL, wide + RIM - 4)
    return encode(page)
