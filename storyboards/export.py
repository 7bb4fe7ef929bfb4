"""A story as pages: accessible HTML with live words, and a tagged PDF (PDF/UA-1) for A4.

In both, as in the picture, a panel reads: its number and what the picture shows, what is said in order, the caption.
The words of the PDF are set over bubbles that were drawn empty, so they are text and not pixels.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from storyboards.alt import called
from storyboards.credits import credit_lines
from storyboards.draw import DISC_COLOUR, TEXT, art_png, cast_in
from storyboards.layout import ART, lay_out
from storyboards.lettering import LEADING, PLAIN, SIZE, STRONG
from storyboards.story import Bubble, Panel, Story
from storyboards.typefaces import face_for

PICTURE_MM = {1: 186.0, 2: 138.0}
"""How wide a picture stands on A4, by the number of panels on a page."""

PICTURE_SCALE = 1.25
"""Pixels per panel unit in the PDF: about 280 to the inch."""

HTML_SCALE = 0.9

PAGE_POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline';"
    " base-uri 'none'; form-action 'none'"
)
"""What the page may do: show what is in it. The page says so itself, wherever it is opened."""

PAGE_HEADERS: dict[str, str] = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": f"{PAGE_POLICY}; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": 'attachment; filename="story.html"',
}
"""What a server sends with the page: it comes as a file, and one opened in place has no scripts and no origin."""

ASCENDER, DESCENDER = 1.0, 0.25
"""Lexend's line metrics in ems, which a page uses to place a baseline; a test reads them from the font."""


def _data(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def spoken_by(story: Story, bubble: Bubble) -> str:
    """ "Maya says" or "Maya thinks"."""
    name = called(story.person(bubble.who))
    return f"{name[:1].upper()}{name[1:]} {'thinks' if bubble.kind == 'thought' else 'says'}"


def words(story: Story) -> list[list[str]]:
    """The words of each panel in reading order: what is said, then the caption. The same in every output."""
    return [[*(bubble.text for bubble in panel.bubbles), panel.caption] for panel in story.panels]


def _faces(text: str, flavor: str) -> str:
    """Style rules that bring the letters of a page, plain and strong."""
    return "".join(
        f'@font-face {{ font-family: Lexend; src: url("{face_for(text, weight, flavor)}"); font-weight: {weight}; }}\n'
        for weight in (PLAIN, STRONG)
    )


def _styled(file: str, values: dict[str, str]) -> str:
    """A style sheet of `pages/` with its gaps filled."""
    style = files("storyboards").joinpath("pages", file).read_text("utf-8")
    for name, value in values.items():
        style = style.replace(f"/* %{name}% */", value).replace(f"%{name}%", value)
    return style


def _all_words(story: Story) -> str:
    return story.title + "".join(text for panel in words(story) for text in panel) + "".join(credit_lines())


def html(story: Story) -> str:
    """The story as one accessible page that needs nothing else: pictures, letters and style are in it.

    Raises DoesNotFit for a story whose words do not fit, which `check` would have said.
    """
    items = "".join(_html_panel(story, index) for index in range(len(story.panels)))
    notes = "".join(f"<p>{escape(line)}</p>" for line in credit_lines())
    body = (
        f"<main><h1>{escape(story.title)}</h1><ol role='list'>{items}</ol></main>"
        f"<footer><h2>About the pictures</h2>{notes}</footer>"
    )
    style = _styled("web.css", {"FACES": _faces(_all_words(story), "woff2"), "DISC": DISC_COLOUR})
    return (
        f'<!DOCTYPE html><html lang="{escape(story.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(story.title)}</title><style>{style}</style></head><body>{body}</body></html>"
    )


def _html_panel(story: Story, index: int) -> str:
    panel = story.panels[index]
    said = "".join(
        f'<p class="said"><span class="who">{escape(spoken_by(story, b))}:</span> {escape(b.text)}</p>'
        for b in panel.bubbles
    )
    picture = _data(art_png(story, index, HTML_SCALE, True))
    return (
        f'<li><figure><img src="{picture}" width="1200" height="860" alt="Picture {index + 1}. {escape(panel.alt)}">'
        f'<figcaption>{said}<p class="words"><span class="number" aria-hidden="true">{index + 1}</span>'
        f"<span>{escape(panel.caption)}</span></p></figcaption></figure></li>"
    )


def pdf_source(story: Story, panels_a_page: int = 2) -> str:
    """The page that the PDF is made from."""
    wide = PICTURE_MM[panels_a_page]
    unit = wide / ART.w
    values = {
        "FACES": _faces(_all_words(story), "ttf"),
        "TEXT": TEXT,
        "DISC": DISC_COLOUR,
        "WIDE": f"{wide:g}",
        "HIGH": f"{ART.h * unit:.3f}",
        "INNER": f"{wide - 1.6:.3f}",
        "INNERHIGH": f"{ART.h * unit - 1.6:.3f}",
        "SIZE": f"{SIZE * unit:.4f}",
        "LEADING": f"{LEADING * unit:.4f}",
        "BELOW": "6mm",
        "CAPTION": "22" if panels_a_page == 1 else "15",
    }
    style = _styled("paper.css", values)
    panels = [_pdf_panel(story, index, unit) for index in range(len(story.panels))]
    sheets = [panels[start : start + panels_a_page] for start in range(0, len(panels), panels_a_page)]
    heading = f"<h1>{escape(story.title)}</h1>"
    body = "".join(
        f'<section class="sheet">{heading if place == 0 else ""}{"".join(sheet)}</section>'
        for place, sheet in enumerate(sheets)
    )
    notes = "".join(f"<p>{escape(line)}</p>" for line in credit_lines())
    return (
        f'<!DOCTYPE html><html lang="{escape(story.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(story.title)}</title><style>{style}</style></head>"
        f"<body>{body}<section><h2>About the pictures</h2>{notes}</section></body></html>"
    )


def _pdf_panel(story: Story, index: int, unit: float) -> str:
    panel = story.panels[index]
    picture = _data(art_png(story, index, PICTURE_SCALE))
    said = "".join(_pdf_bubble(story, panel, index, place, unit) for place in range(len(panel.bubbles)))
    return (
        f'<div class="panel"><div class="picture">'
        f'<img src="{picture}" alt="Picture {index + 1}. {escape(panel.alt)}"><div class="rim"></div>{said}</div>'
        f'<p class="words"><span class="number">{index + 1}</span> {escape(panel.caption)}</p></div>'
    )


def _pdf_bubble(story: Story, panel: Panel, index: int, place: int, unit: float) -> str:
    """A bubble's words, line by line, each with its baseline where the layout put it."""
    bubble = lay_out(cast_in(story, panel), panel, index + 1).bubbles[place]
    drop = (LEADING - (ASCENDER + DESCENDER) * SIZE) / 2 + ASCENDER * SIZE
    lines = " ".join(
        f'<span class="line" style="left:{x * unit:.3f}mm;top:{(y - drop) * unit:.3f}mm">{escape(line)}</span>'
        for line, (x, y) in bubble.lines
    )
    return f'<p class="said">{lines}</p>'


def pdf(story: Story, panels_a_page: int = 2) -> bytes:
    """The story as a tagged PDF (PDF/UA-1) for A4, two panels a page, or one in large print.

    The same story gives the same bytes. Raises DoesNotFit as `html` does.
    """
    from weasyprint import HTML  # half a second of loading that pictures do not need

    source = pdf_source(story, panels_a_page)
    identifier = hashlib.sha256(source.encode()).hexdigest()[:32].encode()
    made = HTML(string=source, base_url="about:blank").write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identifier, pdf_tags=True
    )
    return bytes(made)
