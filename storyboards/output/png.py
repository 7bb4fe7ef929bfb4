"""A picture as PNG bytes with a palette, small and always the same."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import cast

from PIL import Image

from storyboards.marks import INK, PAPER, channels

EFFORT = 6
"""zlib's level: past this a PNG takes much longer and hardly shrinks."""

SAMPLE = 4
"""The palette is chosen from every fourth pixel each way; flat art loses nothing by it and it is ten times faster."""

EXACT = (channels(PAPER), channels(INK))
"""Paper and ink stay what they are, and take in what is as good as they are."""

FLAT, AREA, LARGE = 200, 6, 200
"""How many colours of the palette are exact, and how many samples make an area, and a large one. A badge on a letter is
few pixels, and its red must stay red; a wall is many, and must not take the tint of another."""

Colour = tuple[int, int, int]


def _near(first: Sequence[int], second: Sequence[int]) -> bool:
    return abs(first[0] - second[0]) <= 8 and abs(first[1] - second[1]) <= 8 and abs(first[2] - second[2]) <= 8


def _flat(picture: Image.Image) -> list[Colour]:
    """The colours that a picture has areas of, the largest first; small ones only if none before is as good."""
    counted = cast("list[tuple[int, Colour]]", picture.getcolors(picture.width * picture.height))
    areas = sorted((one for one in counted if one[0] >= AREA), key=lambda one: (-one[0], one[1]))
    chosen: list[Colour] = [*EXACT]
    for size, colour in areas:
        as_good = EXACT if size >= LARGE else chosen
        if len(chosen) < FLAT and not any(_near(colour, other) for other in as_good):
            chosen.append(colour)
    return chosen


def _palette(picture: Image.Image) -> Image.Image:
    """256 colours for a picture: the flat ones that it has, exactly as they are, and means of what is between."""
    small = picture.resize(
        (max(1, picture.width // SAMPLE), max(1, picture.height // SAMPLE)), Image.Resampling.NEAREST
    )
    flat = _flat(small)
    between = small.quantize(256 - len(flat), method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    means = list(between.getpalette() or ())
    rest = [means[at : at + 3] for at in range(0, len(means), 3)]
    kept: list[Sequence[int]] = [*flat, *(mean for mean in rest if not any(_near(mean, exact) for exact in EXACT))]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in kept for channel in colour])
    return palette


def encode(picture: Image.Image) -> bytes:
    """PNG bytes, the same for the same picture: 256 greys, or 256 colours, which flat art is a third of the size in."""
    if picture.mode != "L":
        picture = picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=EFFORT)
    return out.getvalue()


def plain(picture: Image.Image) -> bytes:
    """PNG bytes in all its colours, quickly written, for a page that packs its pictures itself."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
