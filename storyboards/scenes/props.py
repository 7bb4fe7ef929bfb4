"""Things: on a table, on a wall, or in a hand. Each is drawn in panel units around the middle of its foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storyboards.marks import INK, curve, darker, ellipse, group, path, polygon, rect, stroke

LINE = 6.5
"""The line of things, which stand as near as people do."""

FINE = 4.0


@dataclass(frozen=True)
class Prop:
    """A thing: its label, where it can stand, how much room it takes (wide, high), and how it is drawn."""

    label: str
    place: str
    size: tuple[float, float]
    draw: Callable[[], str]


def _sheet(lines: int = 6, tint: str = "#fffdf8") -> str:
    """An upright sheet of paper, foot at the origin, 112 by 148."""
    rows = "".join(
        stroke([(-38, -112 + i * 17), (38 - (24 if i == lines - 1 else 0), -112 + i * 17)], "#8d97a8", FINE + 0.6)
        for i in range(lines)
    )
    return rect(-56, -148, 112, 148, tint, INK, LINE, 6) + rect(-38, -134, 40, 10, "#5b84b8", r=4) + rows


def _badge(colour: str, mark: str) -> str:
    return ellipse(46, -22, 30, 30, colour, INK, LINE) + curve(mark, "#ffffff", 8.5)


def letter() -> str:
    return group(_sheet(), "rotate(-5)")


def report_right() -> str:
    return group(_sheet() + _badge("#2f8a57", "M32 -22 L42 -11 L61 -34"), "rotate(-4)")


def report_wrong() -> str:
    ring = ellipse(2, -78, 44, 15, "none", "#c8443f", 5.5)
    return group(_sheet() + ring + _badge("#c8443f", "M35 -33 L57 -11 M57 -33 L35 -11"), "rotate(5)")


def envelope() -> str:
    body = rect(-72, -96, 144, 96, "#fff6e2", INK, LINE, 8)
    flap = path("M-70 -92 L0 -38 L70 -92", "#fbe6bd", INK, LINE)
    return group(body + flap + ellipse(0, -40, 13, 13, "#d1605a", INK, FINE), "rotate(-4)")


def laptop() -> str:
    screen = path("M-92 -128 h184 q10 0 10 10 v104 h-204 v-104 q0 -10 10 -10Z", "#59647a", INK, LINE)
    logo = ellipse(0, -70, 12, 12, "#aab6cc")
    base = path("M-118 -14 h236 l-8 14 h-220Z", "#aab3c4", INK, LINE)
    return screen + logo + base


def mug() -> str:
    handle = curve("M30 -58 C62 -60 62 -20 28 -20", INK, 20) + curve("M30 -58 C62 -60 62 -20 28 -20", "#d1605a", 8)
    body = path("M-34 -76 L34 -76 L30 -8 Q28 0 20 0 L-20 0 Q-28 0 -30 -8Z", "#d1605a", INK, LINE)
    steam = curve("M-12 -92 q-8 -12 2 -22 q8 -10 0 -20", "#9aa3b4", 4.5) + curve(
        "M12 -92 q-8 -12 2 -22", "#9aa3b4", 4.5
    )
    return (
        handle
        + body
        + ellipse(0, -76, 34, 8, "#8a4b32", INK, FINE + 1)
        + stroke([(-20, -40), (16, -40)], "#f4c9bf", 8)
        + steam
    )


def phone() -> str:
    return (
        rect(-32, -112, 64, 112, "#3a4152", INK, LINE, 12)
        + rect(-24, -98, 48, 78, "#a9d7f0", r=4)
        + ellipse(0, -10, 4, 4, "#d8deea")
    )


def books() -> str:
    rows = ((-64, "#4a9c97", 128), (-52, "#e8b44c", 108), (-58, "#8c6aa8", 118))
    out = ""
    for i, (x, colour, width) in enumerate(rows):
        y = -30 * (i + 1)
        out += rect(x, y, width, 30, colour, INK, LINE, 6) + rect(x + 16, y + 4, 10, 22, "#fff6e2")
    return out


def open_book() -> str:
    left = path("M0 -10 C-24 -34 -64 -36 -92 -24 L-92 -78 C-64 -92 -24 -88 0 -64Z", "#fffdf8", INK, LINE)
    right = path("M0 -10 C24 -34 64 -36 92 -24 L92 -78 C64 -92 24 -88 0 -64Z", "#fffdf8", INK, LINE)
    cover = path("M-98 -16 C-64 -26 -24 -20 0 0 C24 -20 64 -26 98 -16", "none", "#d1605a", 9)
    rows = "".join(curve(f"M{x} {-66 + i * 14} q26 -8 50 4", "#8d97a8", FINE) for x in (-74, 22) for i in range(3))
    return cover + left + right + rows


def tissues() -> str:
    puff = path("M-24 -62 C-44 -100 -12 -96 -6 -112 C4 -98 34 -106 26 -62Z", "#ffffff", INK, LINE)
    box = rect(-62, -66, 124, 66, "#9cc7e0", INK, LINE, 8)
    return (
        puff
        + box
        + ellipse(0, -64, 32, 7, "#5d8fb0", INK, FINE)
        + "".join(ellipse(x, -32, 7, 7, "#d7ecf7") for x in (-40, -14, 12, 38))
    )


def plant() -> str:
    leaves = "".join(
        path(d, c, INK, LINE)
        for d, c in (
            ("M-4 -62 C-70 -80 -74 -130 -58 -146 C-26 -136 -6 -104 -4 -62Z", "#5b9b66"),
            ("M4 -62 C70 -76 80 -120 66 -140 C30 -134 8 -104 4 -62Z", "#5b9b66"),
            ("M0 -62 C-26 -110 -16 -156 2 -174 C24 -150 24 -108 0 -62Z", "#76b57c"),
        )
    )
    return (
        leaves
        + path("M-42 -66 L42 -66 L32 0 L-32 0Z", "#d98a5c", INK, LINE)
        + rect(-48, -74, 96, 20, "#e39d70", INK, LINE, 6)
    )


def calendar() -> str:
    page = rect(-62, -132, 124, 124, "#fffdf8", INK, LINE, 10) + path(
        "M-62 -98 v-24 q0 -10 10 -10 h104 q10 0 10 10 v24Z", "#d1605a", INK, LINE
    )
    dots = "".join(
        ellipse(-38 + c * 25, -78 + r * 24, 6.5, 6.5, "#2f8a57" if (r, c) == (1, 2) else "#c3c9d6")
        for r in range(3)
        for c in range(4)
    )
    return (
        page
        + dots
        + curve("M7 -54 l6 7 l12 -15", "#2f8a57", 0.01)
        + stroke([(-34, -142), (-34, -122)], INK, 8)
        + stroke([(34, -142), (34, -122)], INK, 8)
    )


def clock() -> str:
    face = ellipse(0, -62, 60, 60, "#fffdf8", INK, LINE + 1)
    ticks = "".join(
        stroke([(x * 44, -62 + y * 44), (x * 50, -62 + y * 50)], INK, 5) for x, y in ((0, 1), (0, -1), (1, 0), (-1, 0))
    )
    return (
        face
        + ticks
        + stroke([(0, -62), (0, -96)], INK, 6)
        + stroke([(0, -62), (24, -48)], INK, 6)
        + ellipse(0, -62, 6, 6, "#d1605a", INK, 3)
    )


def notepad() -> str:
    pad = polygon([(-66, 0), (52, 0), (66, -52), (-46, -52)], "#fff3c4", INK, LINE)
    rows = "".join(stroke([(-44 + i * 4, -14 - i * 13), (40 + i * 4, -14 - i * 13)], "#b8a05a", FINE) for i in range(3))
    return pad + rows + group(pen(), "translate(38 -30) rotate(-30) scale(0.7)")


def pen() -> str:
    return (
        stroke([(-44, 0), (40, 0)], INK, 20)
        + stroke([(-42, 0), (24, 0)], "#3b6fb0", 9)
        + stroke([(28, 0), (42, 0)], "#f1c79c", 6)
    )


def teddy() -> str:
    fur, pale = "#c58f5a", "#ecd0a6"
    ears = ellipse(-34, -118, 17, 17, fur, INK, LINE) + ellipse(34, -118, 17, 17, fur, INK, LINE)
    body = ellipse(0, -36, 42, 38, fur, INK, LINE) + ellipse(0, -32, 24, 22, pale)
    limbs = "".join(ellipse(x, y, 17, 15, fur, INK, LINE) for x, y in ((-46, -46), (46, -46), (-30, -8), (30, -8)))
    head = ellipse(0, -94, 44, 38, fur, INK, LINE) + ellipse(0, -82, 20, 15, pale)
    face = (
        ellipse(-16, -100, 4.5, 6, INK)
        + ellipse(16, -100, 4.5, 6, INK)
        + ellipse(0, -88, 7, 5, INK)
        + curve("M-8 -78 q8 7 16 0", INK, 4)
    )
    return ears + body + limbs + head + face


def drawing() -> str:
    page = polygon([(-78, 0), (62, 0), (80, -70), (-56, -70)], "#fffdf8", INK, LINE)
    house = path("M-26 -14 h36 v-22 l-16 -16 l-20 16Z", "#e58a4e", INK, FINE) + ellipse(44, -52, 9, 7, "#e8b44c")
    crayon = stroke([(74, -6), (112, -22)], INK, 18) + stroke([(76, -7), (110, -21)], "#5f86c9", 8)
    return page + house + curve("M-52 -14 q16 -8 30 0 M14 -14 q20 -10 42 0", "#6a9f63", 5) + crayon


def bag() -> str:
    body = path("M-66 0 Q-76 -100 -40 -118 L40 -118 Q76 -100 66 0Z", "#5f86c9", INK, LINE)
    pocket = path("M-42 -8 v-42 q0 -12 12 -12 h60 q12 0 12 12 v42Z", "#7ea1dc", INK, LINE)
    return (
        curve("M-20 -118 C-20 -148 20 -148 20 -118", INK, 9)
        + body
        + pocket
        + stroke([(-50, -80), (50, -80)], INK, FINE + 1)
        + stroke([(12, -80), (12, -68)], "#e8b44c", 7)
    )


def water() -> str:
    glass = path("M-28 -84 L28 -84 L22 0 L-22 0Z", "#e6f4fb", INK, LINE) + path(
        "M-24 -52 L24 -52 L20 -4 L-20 -4Z", "#9fd0ea"
    )
    return glass + stroke([(-12, -70), (-10, -20)], "#ffffff", 5)


def star() -> str:
    points = "M0 -110 L17 -72 L58 -68 L27 -40 L36 0 L0 -22 L-36 0 L-27 -40 L-58 -68 L-17 -72Z"
    return path(points, "#f0c04c", INK, LINE)


PROPS: dict[str, Prop] = {
    "letter": Prop("A letter", "table", (128, 158), letter),
    "report_wrong": Prop("A report with a mistake", "table", (150, 166), report_wrong),
    "report_right": Prop("A report put right", "table", (150, 162), report_right),
    "envelope": Prop("An envelope", "table", (154, 108), envelope),
    "laptop": Prop("A laptop", "table", (244, 134), laptop),
    "phone": Prop("A phone", "table", (72, 118), phone),
    "mug": Prop("A warm drink", "table", (96, 138), mug),
    "water": Prop("A glass of water", "table", (64, 90), water),
    "books": Prop("Books", "table", (136, 96), books),
    "open_book": Prop("An open book", "table", (204, 96), open_book),
    "notepad": Prop("A notepad and pen", "table", (146, 62), notepad),
    "tissues": Prop("A box of tissues", "table", (132, 118), tissues),
    "plant": Prop("A plant", "table", (150, 180), plant),
    "calendar": Prop("A calendar", "table", (132, 148), calendar),
    "clock": Prop("A clock", "table", (128, 128), clock),
    "teddy": Prop("A teddy bear", "table", (132, 142), teddy),
    "drawing": Prop("A drawing and a crayon", "table", (204, 78), drawing),
    "bag": Prop("A school bag", "table", (148, 146), bag),
    "star": Prop("A gold star", "table", (124, 114), star),
}

_HELD: dict[str, Callable[[], str]] = {
    "phone": lambda: group(phone(), "translate(0 86) scale(1.55)"),
    "letter": lambda: group(_sheet(), "translate(0 150) scale(1.95)"),
    "pen": lambda: group(pen(), "rotate(-52) scale(1.5)"),
    "mug": lambda: group(mug(), "translate(0 76) scale(1.6)"),
}


def held(kind: str) -> str:
    """A thing as it lies in a hand, in figure units around the hand."""
    return _HELD[kind]()


def shadow(width: float, colour: str) -> str:
    """The soft shadow a thing of this width throws on the table."""
    return ellipse(6, -2, width / 2, 9, darker(colour, 0.3), extra=' opacity="0.5"')
