"""A page drawn as a tagged PDF by WeasyPrint, which may open nothing but the font that ships with the product: a letter
that asked the network for a picture would tell a stranger that it is being read.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from backoffice.gateways.emoji_names import named


class NothingFromOutside(ValueError):
    """A page asked for something that does not ship with the product."""


def drawn(page: str) -> bytes:
    """Return the HTML document ``page`` as a PDF/UA file. Emoji, which our font does not draw, are said in words."""
    fonts = FontConfiguration()
    sheet = CSS(string=_font_faces(), font_config=fonts, url_fetcher=_OnlyOurFonts())
    document = HTML(string=named(page), url_fetcher=_OnlyOurFonts())
    made: bytes = document.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    return made


class _OnlyOurFonts(URLFetcher):
    """Opens the fonts of the product and refuses everything else."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 the library asks for it
        wanted = Path(unquote(urlparse(url).path))
        if urlparse(url).scheme != "file" or wanted != _font():
            raise NothingFromOutside("a letter may not fetch anything from outside")
        return URLFetcherResponse(url, body=wanted.read_bytes())


@cache
def _font() -> Path:
    """The one font of every letter, in all its weights, where it is on this machine."""
    found = sorted(Path(str(resources.files("fontpkg_lexend"))).rglob("Lexend*.ttf"))
    if not found:
        raise FileNotFoundError("the package fontpkg-lexend holds no font file")
    return found[0]


@cache
def _font_faces() -> str:
    return f'@font-face {{ font-family: "Lexend"; src: url("{_font().as_uri()}"); }}'
