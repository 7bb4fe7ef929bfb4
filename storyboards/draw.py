"""Pixels. The only caller of resvg and of Pillow's ImageDraw; everything it draws was placed by `layout`.

What costs time is kept: rooms already at the size wanted, figures already cut out, whole panels and their PNGs. A
changed panel is then a few copies, its words and one PNG.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

import resvg_py
from PIL import Image, ImageDraw

from storyboards.cast import FRAME, figure_svg
from storyboards.layout import ART, DISC, PANEL, LaidPanel, lay_out
from storyboards.lettering import PLAIN, SIZE, STRONG, font
from storyboards.lettershapes import bubble_shape
from storyboards.marks import INK, PAPER, channels, document, ellipse, group, number, path, stroke
from storyboards.props import PROPS, shadow
from storyboards.scenes import SCENES, back_svg, front_svg, stand_svg
from storyboards.story import Look, Panel, Person, Story

TEXT = "#16131c"
DISC_COLOUR = "#1d4f91"
PNG_EFFORT = 6
"""zlib's level: past this a PNG takes much longer and hardly shrinks."""

SAMPLE = 4
"""The palette is chosen from every fourth pixel each way; flat art loses nothing by it and it is ten times faster."""

EXACT = (channels(PAPER), channels(INK))
"""Paper and ink stay what they are, and take in what is as good as they are."""

FLAT = 160
"""How many colours of the palette are exact. A badge on a letter is few pixels, and its red must stay red."""

GAP = 24
COLUMNS = 2

LABEL, RIM = 16, 12
"""Pixels: the letters under a picture of a sheet, and the room between pictures."""

Picture = Image.Image

Stamp = tuple[Image.Image, int, int]
"""A cut-out picture and where its corner lies, in pixels."""


def _render(svg: str, width: int) -> Image.Image:
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    picture = Image.open(io.BytesIO(png))
    picture.load()
    return picture.convert("RGBA")


def _cut(picture: Image.Image, x: float, y: float) -> Stamp:
    """The picture without its empty rim."""
    box = picture.getchannel("A").getbbox()
    if box is None:
        return picture.crop((0, 0, 1, 1)), round(x), round(y)
    return picture.crop(box), round(x) + box[0], round(y) + box[1]


@lru_cache(maxsize=32)
def _back(scene: str, people: int, scale: float) -> Image.Image:
    return _render(back_svg(scene, people), round(ART.w * scale)).convert("RGB")


@lru_cache(maxsize=32)
def _front(scene: str, people: int, scale: float) -> Stamp | None:
    svg = front_svg(scene, people)
    return _cut(_render(svg, round(ART.w * scale)), 0, 0) if svg else None


@lru_cache(maxsize=64)
def _figure(
    look: Look, expression: str, pose: str, facing: str, layer: str, scale: float, seated: bool = True
) -> Stamp:
    """A layer of a figure at a size, its corner relative to the figure's origin."""
    picture = _render(figure_svg(look, expression, pose, facing, layer, seated), round(FRAME[2] * scale))
    return _cut(picture, FRAME[0] * scale, FRAME[1] * scale)


@lru_cache(maxsize=64)
def _prop(kind: str, scale: float) -> Stamp:
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
def _frame(scale: float) -> Image.Image:
    """What lies over every panel: its rounded border, the caption strip and the disc for its number."""
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
    return _render(document(body + ellipse(*DISC, 40, 40, DISC_COLOUR), 0, 0, PANEL.w, PANEL.h), round(PANEL.w * scale))


def _put(canvas: Image.Image, stamp: Stamp, x: float, y: float) -> None:
    picture, dx, dy = stamp
    canvas.paste(picture, (round(x) + dx, round(y) + dy), picture)


def _above(stamp: Stamp, origin: int, edge: int) -> Stamp:
    """The stamp without what would show below `edge`, under a table."""
    picture, dx, dy = stamp
    keep = edge - origin - dy
    return (picture.crop((0, 0, picture.width, max(1, keep))), dx, dy) if keep < picture.height else stamp


def _put_people(canvas: Image.Image, laid: LaidPanel, layer: str, scale: float) -> None:
    scene = SCENES[laid.scene]
    for one in laid.people:
        size, seated = round(one.scale * scale, 5), scene.seated or one.person.look.wheelchair
        stamp = _figure(one.person.look, one.expression, one.pose, one.facing, layer, size, seated)
        if scene.front is not None and (layer == "behind" or not scene.hands_over):
            stamp = _above(stamp, round(one.y * scale), round(scene.things_hide * scale))
        _put(canvas, stamp, one.x * scale, one.y * scale)


def _write(canvas: Image.Image, lines: tuple[tuple[str, tuple[float, float]], ...], scale: float) -> None:
    pen, face = ImageDraw.Draw(canvas), font(SIZE * scale, PLAIN)
    for line, (x, y) in lines:
        pen.text((x * scale, y * scale), line, font=face, fill=TEXT, anchor="ls")


def paint(laid: LaidPanel, scale: float, *, words: bool = True) -> Image.Image:
    """The art of a panel, with its bubbles; without `words` the bubbles are left empty."""
    scene = SCENES[laid.scene]
    canvas = _back(laid.scene, min(2, len(laid.people)), scale).copy()
    _put_people(canvas, laid, "behind", scale)
    if not scene.hands_over:
        _put_people(canvas, laid, "front", scale)
    front = _front(laid.scene, min(2, len(laid.people)), scale)
    if front:
        _put(canvas, front, 0, 0)
    for thing in laid.props:
        if scene.stand is not None:
            _put(canvas, _stand(laid.scene, thing.box.w, scale), thing.x * scale, thing.y * scale)
        _put(canvas, _prop(thing.kind, round(thing.scale * scale, 5)), thing.x * scale, thing.y * scale)
    if scene.hands_over:
        _put_people(canvas, laid, "front", scale)
    for bubble in laid.bubbles:
        _put(
            canvas,
            _balloon(
                group(bubble_shape(bubble)),
                scale,
                _around(bubble.box.x, bubble.box.right, bubble.end[0]),
                _around(bubble.box.y, bubble.box.bottom, bubble.end[1]),
            ),
            0,
            0,
        )
        if words:
            _write(canvas, bubble.lines, scale)
    return canvas


def _around(low: float, high: float, end: float) -> tuple[float, float]:
    return min(low, end) - 16, max(high, end) + 16


def _balloon(body: str, scale: float, across: tuple[float, float], down: tuple[float, float]) -> Stamp:
    left, top = round(across[0] * scale), round(down[0] * scale)
    width, height = round((across[1] - across[0]) * scale), round((down[1] - down[0]) * scale)
    svg = document(body, left / scale, top / scale, width / scale, height / scale)
    return _render(svg, width), left, top


@lru_cache(maxsize=16)
def panel_image(cast: tuple[Person, ...], panel: Panel, place: int, scale: float) -> Image.Image:
    """A whole panel with its caption and number. `place` counts from 1. Do not change the image: it is kept."""
    laid = lay_out(cast, panel, place)
    canvas = Image.new("RGB", (round(PANEL.w * scale), round(PANEL.h * scale)), "#ffffff")
    canvas.paste(paint(laid, scale), (0, 0))
    frame = _frame(scale)
    canvas.paste(frame, (0, 0), frame)
    _write(canvas, laid.caption, scale)
    ImageDraw.Draw(canvas).text(
        (DISC[0] * scale, (DISC[1] + 1) * scale),
        str(place),
        font=font(SIZE * scale, STRONG),
        fill="#ffffff",
        anchor="mm",
    )
    return canvas


def figure_picture(
    look: Look, expression: str, pose: str, facing: str, scale: float, frame: tuple[float, float, float, float]
) -> Picture:
    """A whole figure on white, as `frame` (x, y, width, height in figure units) shows it."""
    stamp, dx, dy = _figure(look, expression, pose, facing, "whole", scale)
    canvas = Image.new("RGB", (round(frame[2] * scale), round(frame[3] * scale)), "#ffffff")
    canvas.paste(stamp, (round(dx - frame[0] * scale), round(dy - frame[1] * scale)), stamp)
    return canvas


def prop_picture(kind: str, scale: float) -> Picture:
    """A thing on white."""
    stamp = _prop(kind, scale)[0]
    canvas = Image.new("RGB", (round(280 * scale), round(210 * scale)), "#ffffff")
    canvas.paste(stamp, ((canvas.width - stamp.width) // 2, canvas.height - stamp.height - 8), stamp)
    return canvas


def sheet(cells: Sequence[tuple[str, Picture]], columns: int) -> bytes:
    """Pictures of one size in a grid as a PNG in all its colours, each with its label below where it has one."""
    wide, high = cells[0][1].size
    foot = LABEL + 14 if any(label for label, _ in cells) else 0
    rows = -(-len(cells) // columns)
    page = Image.new("RGB", (columns * (wide + RIM) + RIM, rows * (high + foot + RIM) + RIM), "#ffffff")
    pen = ImageDraw.Draw(page)
    for place, (label, picture) in enumerate(cells):
        x, y = RIM + place % columns * (wide + RIM), RIM + place // columns * (high + foot + RIM)
        page.paste(picture, (x, y))
        size = next((s for s in range(LABEL, 7, -1) if font(s, PLAIN).getlength(label) <= wide + RIM - 4), 8)
        pen.text((x + wide / 2, y + high + 4), label, font=font(size, PLAIN), fill=TEXT, anchor="mt")
    out = io.BytesIO()
    page.save(out, "PNG", optimize=True)
    return out.getvalue()


def cast_in(story: Story, panel: Panel) -> tuple[Person, ...]:
    """The members of the cast a panel shows, so that a change to anyone else leaves its picture as it is."""
    shown = {p.who for p in panel.people} | {b.who for b in panel.bubbles}
    return tuple(person for person in story.cast if person.key in shown)


def _near(first: Sequence[int], second: Sequence[int]) -> bool:
    return max(abs(a - b) for a, b in zip(first, second, strict=True)) <= 8


def _palette(picture: Image.Image) -> Image.Image:
    """256 colours for a picture: the flat ones it has most of, exactly as they are, and means of what is between."""
    small = picture.resize(
        (max(1, picture.width // SAMPLE), max(1, picture.height // SAMPLE)), Image.Resampling.NEAREST
    )
    counted = small.getcolors(small.width * small.height) or []
    most = [colour for _, colour in sorted(counted, key=lambda one: (-one[0], one[1]))]
    flat = [*EXACT, *(colour for colour in most if not any(_near(colour, exact) for exact in EXACT))][:FLAT]
    between = small.quantize(256 - len(flat), method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = Image.new("P", (1, 1))
    means = list(between.getpalette() or ())
    rest = [means[at : at + 3] for at in range(0, len(means), 3)]
    kept = [*flat, *(mean for mean in rest if not any(_near(mean, exact) for exact in EXACT))]
    palette.putpalette([channel for colour in kept for channel in colour])
    return palette


def encode(picture: Image.Image) -> bytes:
    """PNG bytes with a palette of 256 colours, the same for the same picture. Flat art is a third of the size so."""
    out = io.BytesIO()
    picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE).save(out, "PNG", compress_level=PNG_EFFORT)
    return out.getvalue()


@lru_cache(maxsize=24)
def _panel_png(cast: tuple[Person, ...], panel: Panel, place: int, scale: float) -> bytes:
    return encode(panel_image(cast, panel, place, scale))


def panel_png(story: Story, index: int, scale: float = 1.0) -> bytes:
    """Panel `index` (from 0) as a PNG, 1200 by 1080 pixels at scale 1. Raises DoesNotFit."""
    panel = story.panels[index]
    return _panel_png(cast_in(story, panel), panel, index + 1, scale)


@lru_cache(maxsize=24)
def _art_png(cast: tuple[Person, ...], panel: Panel, place: int, scale: float, words: bool) -> bytes:
    return encode(paint(lay_out(cast, panel, place), scale, words=words))


def art_png(story: Story, index: int, scale: float = 1.0, words: bool = False) -> bytes:
    """The art of a panel without its caption, with empty bubbles for pages that set the words themselves."""
    panel = story.panels[index]
    return _art_png(cast_in(story, panel), panel, index + 1, scale, words)


def page_png(story: Story, scale: float = 1.0) -> bytes:
    """All panels on one page, two to a row; a last one alone stands in the middle. Raises DoesNotFit."""
    rows = -(-len(story.panels) // COLUMNS)
    gap, w, h = round(GAP * scale), round(PANEL.w * scale), round(PANEL.h * scale)
    page = Image.new("RGB", (COLUMNS * w + (COLUMNS + 1) * gap, rows * h + (rows + 1) * gap), "#ffffff")
    for index, panel in enumerate(story.panels):
        row, column = divmod(index, COLUMNS)
        alone = index == len(story.panels) - 1 and column == 0
        x = (page.width - w) // 2 if alone else gap + column * (w + gap)
        page.paste(panel_image(cast_in(story, panel), panel, index + 1, scale), (x, gap + row * (h + gap)))
    return encode(page)


def forget() -> None:
    """Drop everything that was kept, for a benchmark that measures cold."""
    for kept in (_back, _front, _figure, _prop, _stand, _frame, panel_image, _panel_png, _art_png):
        kept.cache_clear()
