"""Pixels. The only caller of resvg and of Pillow's ImageDraw; everything it draws was placed by `layout`.

What costs time is kept: rooms already at the size wanted, figures already cut out, whole panels and their PNGs. A
changed panel is then a few copies, its words and one PNG.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import resvg_py
from PIL import Image, ImageDraw, ImageOps

from storyboards.lettering import ARABIC, PLAIN, SIZE, STRONG, font, letters_of
from storyboards.marks import INK, PAPER, document, ellipse, number, path, stroke
from storyboards.output.lettershapes import bubble_shape
from storyboards.output.png import encode, plain
from storyboards.panels.bubbles import LaidBubble
from storyboards.panels.layout import ART, DISC, PANEL, LaidPanel, lay_out
from storyboards.people.cast import FRAME, figure_svg
from storyboards.scenes import SCENES, View, back_svg, front_svg, stand_svg
from storyboards.scenes.props import PROPS, shadow
from storyboards.story import Look, Panel, Person, Story

TEXT = "#16131c"
DISC_COLOUR = "#1d4f91"
GAP = 24
COLUMNS = 2

FAINT = {"back": 0.5, "front": 0.3}
"""How far rooms and tables step back towards paper in black and white, so that people stand out."""

IN_GREY = [value if value < 24 else round(255 * (value / 255) ** 0.75) for value in range(256)]
"""Black and white is printed darker than it is seen: what is not ink gets lighter, and ink stands out from it."""

Picture = Image.Image

Stamp = tuple[Image.Image, int, int]
"""A cut-out picture and where its corner lies, in pixels."""


@dataclass(frozen=True)
class Way:
    """How a story is drawn: pixels per panel unit, in colour or in black and white, read from the left or the right."""

    scale: float = 1.0
    grey: bool = False
    from_right: bool = False


def _render(svg: str, width: int) -> Picture:
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    picture = Image.open(io.BytesIO(png))
    picture.load()
    return picture.convert("RGBA")


def _cut(picture: Picture, x: float, y: float) -> Stamp:
    """The picture without its empty rim."""
    box = picture.getchannel("A").getbbox()
    if box is None:
        return picture.crop((0, 0, 1, 1)), round(x), round(y)
    return picture.crop(box), round(x) + box[0], round(y) + box[1]


def _seen(picture: Picture, layer: str, way: Way) -> Picture:
    """Part of a room as this way of drawing shows it: the other way round, or fainter."""
    if way.grey:
        faint = Image.blend(picture, Image.new("RGBA", picture.size, PAPER), FAINT[layer])
        faint.putalpha(picture.getchannel("A"))
        picture = faint
    return ImageOps.mirror(picture) if way.from_right else picture


@lru_cache(maxsize=32)
def _back(scene: str, people: int, view: View, way: Way) -> Picture:
    picture = _seen(_render(back_svg(scene, people, view), round(ART.w * way.scale)), "back", way)
    return picture.convert("RGB")


@lru_cache(maxsize=32)
def _front(scene: str, people: int, view: View, way: Way) -> Stamp | None:
    svg = front_svg(scene, people, view)
    return _cut(_seen(_render(svg, round(ART.w * way.scale)), "front", way), 0, 0) if svg else None


@lru_cache(maxsize=64)
def figure_stamp(
    look: Look, expression: str, pose: str, facing: str, layer: str, scale: float, seated: bool = True, gaze: int = 0
) -> Stamp:
    """A layer of a figure at a size, its corner relative to the figure's origin."""
    picture = _render(figure_svg(look, expression, pose, facing, layer, seated, gaze), round(FRAME[2] * scale))
    return _cut(picture, FRAME[0] * scale, FRAME[1] * scale)


@lru_cache(maxsize=64)
def prop_stamp(kind: str, scale: float) -> Stamp:
    """A thing with its shadow, its corner relative to the middle of its foot."""
    w, h = PROPS[kind].size
    body = shadow(w, "#8a6a4a") + PROPS[kind].draw()
    picture = _render(document(body, -w, -h - 30, 2 * w, h + 70), round(2 * w * scale))
    return _cut(picture, -w * scale, (-h - 30) * scale)


@lru_cache(maxsize=32)
def _stand(scene: str, wide: float, scale: float) -> Stamp:
    """What a thing stands on where there is no table, its corner relative to the middle of the thing's foot."""
    half, high = wide / 2 + 60, ART.h - SCENES[scene].things + 40
    picture = _render(document(stand_svg(scene, wide), -half, -40, 2 * half, high), round(2 * half * scale))
    return _cut(picture, -half * scale, -40 * scale)


@lru_cache(maxsize=8)
def _frame(way: Way) -> Picture:
    """What lies over every panel: its rounded border, the caption strip and the disc for its number."""
    scale, disc = way.scale, TEXT if way.grey else DISC_COLOUR
    outer = f"M0 0H{PANEL.w:.0f}V{PANEL.h:.0f}H0Z"
    r, edge = 34.0, 4.0
    right, bottom = PANEL.w - edge, PANEL.h - edge
    inner = (
        f"M{edge + r} {edge}H{right - r}Q{right} {edge} {right} {edge + r}"
        f"V{bottom - r}Q{right} {bottom} {right - r} {bottom}"
        f"H{edge + r}Q{edge} {bottom} {edge} {bottom - r}V{edge + r}Q{edge} {edge} {edge + r} {edge}Z"
    )
    strip = (
        f'<rect x="0" y="{number(ART.h)}" width="{number(PANEL.w)}" height="{number(PANEL.h - ART.h)}" fill="#ffffff"/>'
    )
    corners = f'<path d="{outer} {inner}" fill="#ffffff" fill-rule="evenodd"/>'
    body = strip + stroke([(0, ART.h), (PANEL.w, ART.h)], INK, 7) + corners + path(inner, "none", INK, 7)
    body += ellipse(*DISC, 40, 40, disc)
    picture = _render(document(body, 0, 0, PANEL.w, PANEL.h), round(PANEL.w * scale))
    return ImageOps.mirror(picture) if way.from_right else picture


def _put(canvas: Picture, stamp: Stamp, x: float, y: float) -> None:
    picture, dx, dy = stamp
    canvas.paste(picture, (round(x) + dx, round(y) + dy), picture)


def _above(stamp: Stamp, origin: int, edge: int) -> Stamp:
    """The stamp without what would show below `edge`, under a table."""
    picture, dx, dy = stamp
    keep = edge - origin - dy
    return (picture.crop((0, 0, picture.width, max(1, keep))), dx, dy) if keep < picture.height else stamp


def _put_people(canvas: Picture, laid: LaidPanel, layer: str, scale: float) -> None:
    scene = SCENES[laid.scene]
    hidden = laid.view.of(0, scene.things_hide)[1]
    for one in laid.people:
        size, seated = round(one.scale * scale, 5), scene.seated or one.person.look.wheelchair
        stamp = figure_stamp(one.person.look, one.expression, one.pose, one.facing, layer, size, seated, one.gaze)
        if scene.front is not None and (layer == "behind" or not scene.hands_over):
            stamp = _above(stamp, round(one.y * scale), round(hidden * scale))
        _put(canvas, stamp, one.x * scale, one.y * scale)


def _write(canvas: Picture, lines: tuple[tuple[str, tuple[float, float]], ...], scale: float) -> None:
    pen = ImageDraw.Draw(canvas)
    for line, (x, y) in lines:
        letters = letters_of(line)
        direction = "rtl" if letters is ARABIC else "ltr"
        face = font(SIZE * scale, PLAIN, letters)
        pen.text((x * scale, y * scale), line, font=face, fill=TEXT, anchor="ls", direction=direction)


def paint(laid: LaidPanel, way: Way, *, words: bool = True) -> Picture:
    """The art of a panel, with its bubbles; without `words` the bubbles are left empty."""
    scene, scale, people = SCENES[laid.scene], way.scale, min(2, len(laid.people))
    canvas = _back(laid.scene, people, laid.view, way).copy()
    _put_people(canvas, laid, "behind", scale)
    if not scene.hands_over:
        _put_people(canvas, laid, "front", scale)
    front = _front(laid.scene, people, laid.view, way)
    if front:
        _put(canvas, front, 0, 0)
    for thing in laid.props:
        if scene.stand is not None:
            _put(canvas, _stand(laid.scene, thing.box.w, scale), thing.x * scale, thing.y * scale)
        _put(canvas, prop_stamp(thing.kind, round(thing.scale * scale, 5)), thing.x * scale, thing.y * scale)
    if scene.hands_over:
        _put_people(canvas, laid, "front", scale)
    for bubble in laid.bubbles:
        _put(canvas, _balloon(bubble, scale), 0, 0)
        if words:
            _write(canvas, bubble.lines, scale)
    return _in_grey(canvas) if way.grey else canvas


def _in_grey(picture: Picture) -> Picture:
    return picture.convert("L").point(IN_GREY)


def _around(low: float, high: float, end: float) -> tuple[float, float]:
    return min(low, end) - 16, max(high, end) + 16


@lru_cache(maxsize=48)
def _balloon(bubble: LaidBubble, scale: float) -> Stamp:
    """A bubble without its words."""
    across = _around(bubble.box.x, bubble.box.right, bubble.end[0])
    down = _around(bubble.box.y, bubble.box.bottom, bubble.end[1])
    left, top = round(across[0] * scale), round(down[0] * scale)
    width, height = round((across[1] - across[0]) * scale), round((down[1] - down[0]) * scale)
    svg = document(bubble_shape(bubble), left / scale, top / scale, width / scale, height / scale)
    return _render(svg, width), left, top


@lru_cache(maxsize=16)
def panel_image(cast: tuple[Person, ...], panel: Panel, place: int, way: Way) -> Picture:
    """A whole panel with its caption and number. `place` counts from 1. Do not change the image: it is kept."""
    laid, scale = lay_out(cast, panel, place, way.from_right), way.scale
    canvas = Image.new("RGB", (round(PANEL.w * scale), round(PANEL.h * scale)), PAPER)
    canvas.paste(paint(laid, way), (0, 0))
    frame = _frame(way)
    canvas.paste(frame, (0, 0), frame)
    _write(canvas, laid.caption, scale)
    middle = PANEL.w - DISC[0] if way.from_right else DISC[0]
    ImageDraw.Draw(canvas).text(
        (middle * scale, (DISC[1] + 1) * scale),
        str(place),
        font=font(SIZE * scale, STRONG),
        fill=PAPER,
        anchor="mm",
    )
    return canvas.convert("L") if way.grey else canvas


def label(canvas: Picture, text: str, middle: float, top: float, size: int, room: float) -> None:
    """Write a label under a picture of a sheet, in letters of `size` pixels or as small as the room asks for."""
    fitting = next((one for one in range(size, 8, -1) if font(one, PLAIN).getlength(text) <= room), 8)
    ImageDraw.Draw(canvas).text((middle, top), text, font=font(fitting, PLAIN), fill=TEXT, anchor="mt")


def cast_in(story: Story, panel: Panel) -> tuple[Person, ...]:
    """The members of the cast a panel shows, so that a change to anyone else leaves its picture as it is."""
    shown = {p.who for p in panel.people} | {b.who for b in panel.bubbles}
    return tuple(person for person in story.cast if person.key in shown)


@lru_cache(maxsize=24)
def _panel_png(cast: tuple[Person, ...], panel: Panel, place: int, way: Way) -> bytes:
    return encode(panel_image(cast, panel, place, way))


def panel_png(story: Story, index: int, scale: float = 1.0, grey: bool = False) -> bytes:
    """Panel `index` (from 0) as a PNG, 1200 by 1080 pixels at scale 1. Raises DoesNotFit."""
    panel = story.panels[index]
    return _panel_png(cast_in(story, panel), panel, index + 1, Way(scale, grey, story.from_right))


@lru_cache(maxsize=24)
def _art_png(cast: tuple[Person, ...], panel: Panel, place: int, way: Way, words: bool) -> bytes:
    art = paint(lay_out(cast, panel, place, way.from_right), way, words=words)
    return encode(art) if words else plain(art)


def art_png(story: Story, index: int, scale: float = 1.0, words: bool = False, grey: bool = False) -> bytes:
    """The art of a panel without its caption, and with empty bubbles for paper, which sets and packs all by itself."""
    panel = story.panels[index]
    return _art_png(cast_in(story, panel), panel, index + 1, Way(scale, grey, story.from_right), words)


def page_png(story: Story, scale: float = 1.0, grey: bool = False) -> bytes:
    """All panels on one page, two to a row; a last one alone stands in the middle. Raises DoesNotFit."""
    way, rows = Way(scale, grey, story.from_right), -(-len(story.panels) // COLUMNS)
    gap, w, h = round(GAP * scale), round(PANEL.w * scale), round(PANEL.h * scale)
    page = Image.new("L" if grey else "RGB", (COLUMNS * w + (COLUMNS + 1) * gap, rows * h + (rows + 1) * gap), PAPER)
    for index, panel in enumerate(story.panels):
        row, column = divmod(index, COLUMNS)
        alone = index == len(story.panels) - 1 and column == 0
        x = (page.width - w) // 2 if alone else gap + column * (w + gap)
        if way.from_right:
            x = page.width - w - x
        page.paste(panel_image(cast_in(story, panel), panel, index + 1, way), (x, gap + row * (h + gap)))
    return encode(page)


def forget() -> None:
    """Drop everything that was kept, for a benchmark that measures cold."""
    parts = (_back, _front, figure_stamp, prop_stamp, _stand, _frame, _balloon)
    for kept in (*parts, panel_image, _panel_png, _art_png):
        kept.cache_clear()
