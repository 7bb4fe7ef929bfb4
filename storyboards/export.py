"""A story as pages: accessible HTML with live words, and a tagged PDF (PDF/UA-1) for A4.

In both, as in the picture, a panel reads: its number and what the picture shows, what is said in order, the caption.
The words of the PDF are set over bubbles that were drawn empty, so they are text and not pixels.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape

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


def _all_words(story: Story) -> str:
    return story.title + "".join(text for panel in words(story) for text in panel) + "".join(credit_lines())


_HTML_STYLE = """
%FACES%:root { color-scheme: light dark; --ink: #16131c; --paper: #ffffff; --line: #16131c; --disc: %DISC%; --said: #eef3f9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f4f1ea; --paper: #17181c; --line: #8d93a1; --disc: #2c63ab; --said: #24272f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.1875rem/1.5 Lexend, sans-serif; }
main, footer { max-width: 68rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0.5rem 0 1.25rem; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
figure { margin: 0; height: 100%; border: 3px solid var(--line); border-radius: 1rem; overflow: hidden; display: flex; flex-direction: column; }
img { display: block; width: 100%; height: auto; border-bottom: 3px solid var(--line); background: #ffffff; }
figcaption { padding: 0.9rem 1rem 1rem; }
.words { display: flex; gap: 0.75rem; align-items: flex-start; margin: 0; }
.number { flex: none; width: 2.2rem; height: 2.2rem; border-radius: 50%; background: var(--disc); color: #ffffff; font-weight: 700; text-align: center; line-height: 2.2rem; }
.said { margin: 0 0 0.7rem; padding: 0.55rem 0.8rem; border-radius: 0.8rem; background: var(--said); }
.who { font-weight: 700; }
footer { font-size: 1rem; }
@media print { figure { break-inside: avoid; } footer { break-before: page; } }
"""


def html(story: Story) -> str:
    """The story as one accessible page that needs nothing else: pictures, letters and style are in it.

    Raises DoesNotFit for a story whose words do not fit, which `check` would have said.
    """
    items = "".join(_html_panel(story, index) for index in range(len(story.panels)))
    notes = "".join(f"<p>{escape(line)}</p>" for line in credit_lines())
    body = (
        f"<main><h1>{escape(story.title)}</h1><ol>{items}</ol></main>"
        f"<footer><h2>About the pictures</h2>{notes}</footer>"
    )
    style = _HTML_STYLE.replace("%FACES%", _faces(_all_words(story), "woff2")).replace("%DISC%", DISC_COLOUR)
    return (
        f'<!DOCTYPE html><html lang="{escape(story.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(story.title)}</title><style>{style}</style></head><body>{body}</body></html>"
    )


def _html_panel(story: Story, index: int) -> str:
    panel = story.panels[index]
    said = "".join(
        f'<p class="said"><span class="who">{escape(spoken_by(story, b))}:</span> {escape(b.text)}</p>' for b in panel.bubbles
    )
    picture = _data(art_png(story, index, HTML_SCALE, True))
    return (
        f'<li><figure><img src="{picture}" width="1200" height="860" alt="Picture {index + 1}. {escape(panel.alt)}">'
        f'<figcaption>{said}<p class="words"><span class="number" aria-hidden="true">{index + 1}</span>'
        f"<span>{escape(panel.caption)}</span></p></figcaption></figure></li>"
    )


_PDF_STYLE = """
%FACES%@page { size: A4; margin: 11mm 12mm 13mm; @bottom-right { content: counter(page); font: 14pt Lexend; color: %TEXT%; } }
html { font-family: Lexend; font-size: 15pt; line-height: 1.35; color: %TEXT%; }
body { margin: 0; }
h1 { font-size: 24pt; line-height: 1.2; margin: 0 0 5mm; text-align: center; }
h2 { font-size: 20pt; margin: 0 0 5mm; }
.sheet { break-after: page; }
.panel { width: %WIDE%mm; margin: 0 auto %BELOW%; break-inside: avoid; }
.picture { position: relative; width: %WIDE%mm; height: %HIGH%mm; }
img { display: block; width: %WIDE%mm; height: %HIGH%mm; border-radius: 4mm; }
.rim { position: absolute; left: 0; top: 0; width: %INNER%mm; height: %INNERHIGH%mm; border: 0.8mm solid %TEXT%; border-radius: 4mm; }
.said { margin: 0; }
.line { position: absolute; white-space: nowrap; font-size: %SIZE%mm; line-height: %LEADING%mm; }
.words { margin: 4mm 0 0; padding-left: 15mm; position: relative; font-size: %CAPTION%pt; }
.number { position: absolute; left: 0; top: -1mm; width: 11mm; height: 11mm; line-height: 11mm; border-radius: 5.5mm; background: %DISC%; color: #ffffff; text-align: center; font-weight: 700; }
"""


def pdf_source(story: Story, panels_a_page: int = 2) -> str:
    """The page that the PDF is made from."""
    wide = PICTURE_MM[panels_a_page]
    unit = wide / ART.w
    values = {
        "FACES": _faces(_all_words(story), "ttf"), "TEXT": TEXT, "DISC": DISC_COLOUR, "WIDE": f"{wide:g}", "HIGH": f"{ART.h * unit:.3f}",
        "INNER": f"{wide - 1.6:.3f}", "INNERHIGH": f"{ART.h * unit - 1.6:.3f}", "SIZE": f"{SIZE * unit:.4f}",
        "LEADING": f"{LEADING * unit:.4f}", "BELOW": "6mm", "CAPTION": "22" if panels_a_page == 1 else "15",
    }  # fmt: skip
    style = _PDF_STYLE
    for name, value in values.items():
        style = style.replace(f"%{name}%", value)
    panels = [_pdf_panel(story, index, unit) for index in range(len(story.panels))]
    sheets = [panels[start : start + panels_a_page] for start in range(0, len(panels), panels_a_page)]
    heading = f"<h1>{escape(story.title)}</h1>"
    body = "".join(
        f'<section class="sheet">{heading if place == 0 else ""}{"".join(sheet)}</section>' for place, sheet in enumerate(sheets)
    )
    notes = "".join(f"<p>{escape(line)}</p>" for line in credit_lines())
    return (
        f'<!DOCTYPE html><html lang="{escape(story.language)}"><head><meta charset="utf-8"><title>{escape(story.title)}</title>'
        f"<style>{style}</style></head><body>{body}<section><h2>About the pictures</h2>{notes}</section></body></html>"
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
    made = HTML(string=source, base_url="about:blank").write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, pdf_tags=True)
    return bytes(made)
