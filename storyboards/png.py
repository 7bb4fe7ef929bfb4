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

FLAT = 160
"""How many colours of the palette are exact. A badge on a letter is few pixels, and its red must stay red."""

Colour = tuple[int, int, int]


def _near(first: Sequence[int], second: Sequence[int]) -> bool:
    return max(abs(a - b) for a, b in zip(first, second, strict=True)) <= 8


def _palette(picture: Image.Image) -> Image.Image:
    """256 colours for a picture: the flat ones it has most of, exactly as they are, and means of what is between."""
    small = picture.resize(
        (max(1, picture.width // SAMPLE), max(1, picture.height // SAMPLE)), Image.Resampling.NEAREST
    )
    counted = cast("list[tuple[int, Colour]]", small.getcolors(small.width * small.height))
    most = [colour for _, colour in sorted(counted, key=lambda one: (-one[0], one[1]))]
    flat = [*EXACT, *(colour for colour in most if not any(_near(colour, exact) for exact in EXACT))][:FLAT]
    between = small.quantize(256 - len(flat), method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = Image.new("P", (1, 1))
    means = list(between.getpalette() or ())
    rest = [means[at : at + 3] for at in range(0, len(means), 3)]
    kept: list[Sequence[int]] = [*flat, *(mean for mean in rest if not any(_near(mean, exact) for exact in EXACT))]
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
