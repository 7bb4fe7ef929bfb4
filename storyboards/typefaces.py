"""Lexend cut down for a page: only the letters it needs, and the same bytes for the same letters.

Files that carry the whole font would be ten times larger, and a variable font inside a PDF is written with the time of
day, so pages get one static face for each weight.
"""

from __future__ import annotations

import base64
import io
from functools import lru_cache

from storyboards.lettering import FONT_FILE

ALWAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?'\"()[]/-–—‘’“”„…&%+£@"
"""Letters that every page has whatever its story, so that most pages share one cut."""


@lru_cache(maxsize=16)
def _cut(letters: str, weight: int) -> bytes:
    """The static face as a TrueType file."""
    from fontTools import subset  # type: ignore[import-untyped]  # a quarter of a second that pictures do not need
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

    face = TTFont(str(FONT_FILE), recalcTimestamp=False)
    chooser = subset.Subsetter(subset.Options(layout_features=["kern", "liga", "ccmp", "locl", "mark", "mkmk"]))
    chooser.populate(text=letters)
    chooser.subset(face)
    face = instantiateVariableFont(face, {"wght": weight}, static=True)
    out = io.BytesIO()
    face.recalcTimestamp = False
    face.save(out)
    return out.getvalue()


@lru_cache(maxsize=16)
def _packed(letters: str, weight: int, flavor: str) -> str:
    from fontTools.ttLib import TTFont

    face = _cut(letters, weight)
    if flavor == "woff2":
        packed, out = TTFont(io.BytesIO(face), recalcTimestamp=False), io.BytesIO()
        packed.flavor = "woff2"
        packed.save(out)
        face = out.getvalue()
    return f"data:font/{flavor};base64," + base64.b64encode(face).decode()


def face_for(text: str, weight: int, flavor: str) -> str:
    """Lexend at a weight with the letters of `text`, as a data address; flavor is "woff2" for the web or "ttf"."""
    return _packed("".join(sorted({*text, *ALWAYS} - {"\n", "\t"})), weight, flavor)
