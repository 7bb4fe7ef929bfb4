"""A story as pages: accessible HTML with live words that can read itself aloud, and a tagged PDF (PDF/UA-1) for A4.

In both, as in the picture, a panel reads: its number and what the picture shows, what is said in order, the caption.
The words of the PDF are set over bubbles that were drawn empty, so they are text and not pixels.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from storyboards.alt import called
from storyboards.lettering import LEADING, SIZE, letters_of
from storyboards.output.credits import credit_lines
from storyboards.output.draw import DISC_COLOUR, TEXT, art_png, cast_in
from storyboards.output.typefaces import face_rules, family_list
from storyboards.panels.layout import ART, lay_out
from storyboards.story import Bubble, Panel, Story

PICTURE_MM = {1: 190.0, 2: 138.0}
"""How wide a picture stands on A4, by the number of panels on a page."""

PICTURE_SCALE = 1.25
"""Pixels per panel unit in the PDF: about 280 to the inch."""

HTML_SCALE = 0.9

ALOUD = files("storyboards").joinpath("pages", "aloud.js").read_text("utf-8")
"""The one script of a page. It reads aloud, with voices of the device alone; without it all else is the same."""

PAGE_POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline';"
    f" script-src 'sha256-{base64.b64encode(hashlib.sha256(ALOUD.encode()).digest()).decode()}';"
    " base-uri 'none'; form-action 'none'"
)
"""What the page may do: show what is in it, and run that script and no other. It says so wherever it is opened."""

PAGE_HEADERS: dict[str, str] = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": f"{PAGE_POLICY}; frame-ancestors 'none'; sandbox allow-scripts",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": 'attachment; filename="story.html"',
}
"""What a server sends with the page: it comes as a file, and one opened in place has no origin and reaches nobody."""


def _data(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def spoken_by(story: Story, bubble: Bubble) -> str:
    """ "Maya says:" or "Maya thinks:"; in another language than ours, the name alone."""
    name = called(story.person(bubble.who))
    verb = (" thinks" if bubble.kind == "thought" else " says") if story.in_english else ""
    return f"{name[:1].upper()}{name[1:]}{verb}:"


def picture_alt(story: Story, index: int) -> str:
    """What stands for a picture: its number, counted from 1, and its alternative text."""
    return f"{'Picture ' if story.in_english else ''}{index + 1}. {story.panels[index].alt}"


def words(story: Story) -> list[list[str]]:
    """The words of each panel in reading order: what is said, then the caption. The same in every output."""
    return [[*(bubble.text for bubble in panel.bubbles), panel.caption] for panel in story.panels]


def _styled(file: str, values: dict[str, str]) -> str:
    """A style sheet of `pages/` with its gaps filled."""
    style = files("storyboards").joinpath("pages", file).read_text("utf-8")
    for name, value in values.items():
        style = style.replace(f"/* %{name}% */", value).replace(f"%{name}%", value)
    return style


def _texts(story: Story) -> list[str]:
    return [story.title, *(text for panel in words(story) for text in panel), *credit_lines()]


def _opening(story: Story) -> str:
    direction = ' dir="rtl"' if story.from_right else ""
    return f'<!DOCTYPE html><html lang="{escape(story.language)}"{direction}><head><meta charset="utf-8">'


def _about() -> str:
    """Whose work is in the pictures. The licences are in English whatever the story is in."""
    notes = "".join(f"<p>{escape(line)}</p>" for line in credit_lines())
    return f'<h2 lang="en-GB">About the pictures</h2><div lang="en-GB" dir="ltr">{notes}</div>'


def _reader(text: str, name: str = "") -> str:
    """A button that reads aloud. It shows only where the script runs and the device has a voice of its own."""
    return (
        f'<button type="button" lang="en-GB" dir="ltr" hidden{name} data-read="{text}" data-stop="Stop reading">'
        f'<svg aria-hidden="true" viewBox="0 0 24 24" width="24" height="24"><path fill="currentColor"'
        f' d="M3 9v6h4l5 5V4L7 9H3zm13 3a4 4 0 0 0-2-3.5v7A4 4 0 0 0 16 12z"/></svg><span>{text}</span></button>'
    )


def html(story: Story) -> str:
    """The story as one accessible page that needs nothing else: pictures, letters, style and script are in it.

    Raises DoesNotFit for a story whose words do not fit, which `check` would have said.
    """
    items = "".join(_html_panel(story, index) for index in range(len(story.panels)))
    whole = _reader("Read the story to me", ' id="aloud"')
    body = (
        f"<main><h1 data-aloud>{escape(story.title)}</h1>{whole}"
        f"<ol role='list'>{items}</ol></main><footer>{_about()}</footer><script>{ALOUD}</script>"
    )
    texts = _texts(story)
    values = {"FACES": face_rules(texts, "woff2"), "FAMILIES": family_list(texts), "DISC": DISC_COLOUR}
    return (
        f'{_opening(story)}<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(story.title)}</title><style>{_styled('web.css', values)}</style></head>"
        f"<body>{body}</body></html>"
    )


def _html_panel(story: Story, index: int) -> str:
    panel = story.panels[index]
    said = "".join(
        f'<p class="said" data-aloud><span class="who">{escape(spoken_by(story, b))}</span> {escape(b.text)}</p>'
        for b in panel.bubbles
    )
    picture = _data(art_png(story, index, HTML_SCALE, True))
    return (
        f'<li><figure><img src="{picture}" width="1200" height="860" alt="{escape(picture_alt(story, index))}">'
        f'<figcaption>{said}<p class="words"><span class="number" aria-hidden="true">{index + 1}</span>'
        f"<span data-aloud>{escape(panel.caption)}</span></p>{_reader(f'Read picture {index + 1} to me')}"
        "</figcaption></figure></li>"
    )


def pdf_source(story: Story, panels_a_page: int = 2, grey: bool = False) -> str:
    """The page that the PDF is made from."""
    wide, texts = PICTURE_MM[panels_a_page], _texts(story)
    unit = wide / ART.w
    values = {
        "FACES": face_rules(texts, "ttf"),
        "FAMILIES": family_list(texts),
        "TEXT": TEXT,
        "DISC": TEXT if grey else DISC_COLOUR,
        "DIRECTION": "rtl" if story.from_right else "ltr",
        "START": "right" if story.from_right else "left",
        "WIDE": f"{wide:g}",
        "HIGH": f"{ART.h * unit:.3f}",
        "INNER": f"{wide - 1.6:.3f}",
        "INNERHIGH": f"{ART.h * unit - 1.6:.3f}",
        "SIZE": f"{SIZE * unit:.4f}",
        "LEADING": f"{LEADING * unit:.4f}",
        "END": "left" if story.from_right else "right",
        "PAGE": "A4 landscape" if panels_a_page == 1 else "A4",
    }
    panels = [_pdf_panel(story, index, unit, grey) for index in range(len(story.panels))]
    sheets = [panels[start : start + panels_a_page] for start in range(0, len(panels), panels_a_page)]
    heading = f"<h1>{escape(story.title)}</h1>"
    body = "".join(
        f'<section class="sheet">{heading if place == 0 else ""}{"".join(sheet)}</section>'
        for place, sheet in enumerate(sheets)
    )
    return (
        f"{_opening(story)}<title>{escape(story.title)}</title><style>{_styled('paper.css', values)}</style></head>"
        f'<body class="{"large" if panels_a_page == 1 else "small"}">{body}<section>{_about()}</section></body></html>'
    )


def _pdf_panel(story: Story, index: int, unit: float, grey: bool) -> str:
    panel = story.panels[index]
    picture = _data(art_png(story, index, PICTURE_SCALE, grey=grey))
    said = "".join(_pdf_bubble(story, panel, index, place, unit) for place in range(len(panel.bubbles)))
    return (
        f'<div class="panel"><div class="picture">'
        f'<img src="{picture}" alt="{escape(picture_alt(story, index))}"><div class="rim"></div>{said}</div>'
        f'<p class="words"><span class="number">{index + 1}</span> {escape(panel.caption)}</p></div>'
    )


def _pdf_bubble(story: Story, panel: Panel, index: int, place: int, unit: float) -> str:
    """A bubble's words, line by line, each with its baseline where the layout put it."""
    bubble = lay_out(cast_in(story, panel), panel, index + 1, story.from_right).bubbles[place]
    lines = " ".join(
        f'<span class="line" style="left:{x * unit:.3f}mm;top:{(y - _drop(line)) * unit:.3f}mm">{escape(line)}</span>'
        for line, (x, y) in bubble.lines
    )
    return f'<p class="said">{lines}</p>'


def _drop(line: str) -> float:
    """From the upper edge of a line's box on a page to its baseline, in panel units."""
    letters = letters_of(line)
    return (LEADING + (letters.ascender - letters.descender) * SIZE) / 2


def pdf(story: Story, panels_a_page: int = 2, grey: bool = False) -> bytes:
    """The story as a tagged PDF (PDF/UA-1) for A4, two panels a page or one in large print, or in black and white.

    The same story gives the same bytes. Raises DoesNotFit as `html` does.
    """
    from weasyprint import HTML  # half a second of loading that pictures do not need

    source = pdf_source(story, panels_a_page, grey)
    identifier = hashlib.sha256(source.encode()).hexdigest()[:32].encode()
    made = HTML(string=source, base_url="about:blank").write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identifier, pdf_tags=True
    )
    return bytes(made)
