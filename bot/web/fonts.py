"""Lexend, from its package, made small for a phone: no font is fetched from anywhere else."""

from __future__ import annotations

import io
from functools import lru_cache

import fontpkg_lexend
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]


@lru_cache(maxsize=1)
def lexend() -> bytes:
    """Return the variable font as woff2."""
    font = TTFont(fontpkg_lexend.ROOT / "files" / "Lexend[wght].ttf")
    font.flavor = "woff2"
    small = io.BytesIO()
    font.save(small)
    return small.getvalue()
