"""Letters cut down for a page: only the letters it needs, and the same bytes for the same letters.

Files that carry the whole font would be ten times larger, and a variable font inside a PDF is written with the time of
day, so pages get one static face for each weight.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Collection, Iterable
from functools import lru_cache

from storyboards.lettering import ARABIC, LEXEND, PLAIN, STRONG, Letters, letters_of

ALWAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?'\"()[]/-–—‘’“”„…&%+£@"
"""Letters that every page has whatever its story, so that most pages share one cut."""


_FEATURES = {
    LEXEND: ["kern", "liga", "ccmp", "locl", "mark", "mkmk"],
    ARABIC: ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "kern", "ccmp", "locl", "mark", "mkmk"],
}
"""What a cut keeps of how letters join: Arabic letters are nothing without it."""


@lru_cache(maxsize=16)
def _cut(letters: Letters, marks: str, weight: int) -> bytes:
    """The static face as a TrueType file."""
    from fontTools import subset  # type: ignore[import-untyped]  # a quarter of a second that pictures do not need
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

    face = TTFont(str(letters.file), recalcTimestamp=False)
    chooser = subset.Subsetter(subset.Options(layout_features=_FEATURES[letters]))
    chooser.populate(text=marks)
    chooser.subset(face)
    axes = [axis.axisTag for axis in face["fvar"].axes if axis.axisTag != "wght"]
    face = instantiateVariableFont(face, {"wght": weight, **dict(zip(axes, letters.axes, strict=True))}, static=True)
    out = io.BytesIO()
    face.recalcTimestamp = False
    face.save(out)
    return out.getvalue()


@lru_cache(maxsize=16)
def _packed(letters: Letters, marks: str, weight: int, flavor: str) -> str:
    from fontTools.ttLib import TTFont

    face = _cut(letters, marks, weight)
    if flavor == "woff2":
        packed, out = TTFont(io.BytesIO(face), recalcTimestamp=False), io.BytesIO()
        packed.flavor = "woff2"
        packed.save(out)
        face = out.getvalue()
    return f"data:font/{flavor};base64," + base64.b64encode(face).decode()


def families(texts: Iterable[str]) -> list[Letters]:
    """The letters that a page with these texts needs, Lexend first."""
    used = {letters_of(text) for text in texts}
    return [LEXEND, *(letters for letters in (ARABIC,) if letters in used)]


def face_rules(texts: Collection[str], flavor: str) -> str:
    """Style rules that bring the letters of a page, plain and strong; flavor is "woff2" for the web or "ttf"."""
    marks = "".join(sorted({*"".join(texts), *ALWAYS} - {"\n", "\t"}))
    return "".join(
        f"@font-face {{ font-family: '{letters.family}'; src: url(\"{_packed(letters, marks, weight, flavor)}\");"
        f" font-weight: {weight}; }}\n"
        for letters in families(texts)
        for weight in (PLAIN, STRONG)
    )


def family_list(texts: Iterable[str]) -> str:
    """The families of a page as a style sheet names them."""
    return ", ".join(f"'{letters.family}'" for letters in families(texts))
