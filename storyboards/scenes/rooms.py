"""Rooms where people sit at a table: office, meeting room, home, school, and a desk in the evening."""

from __future__ import annotations

from storyboards.marks import INK, curve, darker, ellipse, group, lighter, path, polygon, rect, stroke
from storyboards.scenes.furniture import (
    FAR,
    bunting,
    chair_back,
    far_line,
    lamp,
    picture,
    plant_pot,
    shelf,
    speckles,
    table,
    wall,
    window,
)


def office() -> str:
    return (
        wall("#dde9f1", "#d9c9b3")
        + window(70, 150, 270, 250)
        + shelf(830, 330, 300, 1)
        + shelf(830, 470, 300, 4)
        + plant_pot(600, 640, 0.86)
        + chair_back(330, "#a9bccb")
        + chair_back(870, "#a9bccb")
    )


def meeting_room() -> str:
    board = rect(380, 120, 440, 290, "#fdfefe", far_line("#b7c7bd"), FAR + 1, 10) + rect(
        470, 410, 260, 16, "#c9d6cd", far_line("#b7c7bd"), 4, 6
    )
    notes = "".join(
        rect(x, y, 62, 58, c, far_line(c), 3, 2)
        for x, y, c in ((420, 160, "#f6df9c"), (502, 168, "#f2b8ad"), (420, 240, "#bcdcc6"), (504, 246, "#f6df9c"))
    )
    chart = curve("M620 340 C660 330 670 250 710 262 C740 270 750 200 784 190", "#7fa6cc", 8) + stroke(
        [(608, 180), (608, 360), (790, 360)], "#a8b7c4", 5
    )
    return (
        wall("#e0efe4", "#d6cbb6")
        + board
        + notes
        + chart
        + plant_pot(1096, 640, 1.0)
        + window(60, 150, 220, 240)
        + chair_back(290, "#d9a58c")
        + chair_back(600, "#d9a58c")
        + chair_back(910, "#d9a58c")
    )


def home() -> str:
    curtain = "#f0b9a8"
    drape = path("M56 110 C70 240 60 360 40 470 L140 470 C150 330 128 230 124 110Z", curtain, far_line(curtain), FAR)
    drape += path(
        "M384 110 C372 240 382 360 404 470 L304 470 C294 330 312 230 316 110Z", curtain, far_line(curtain), FAR
    )
    rail = stroke([(30, 110), (410, 110)], far_line("#c9a77c"), 12) + stroke([(30, 110), (410, 110)], "#dcbd93", 6)
    sofa = "#a7bfae"
    couch = (
        rect(500, 470, 660, 200, sofa, far_line(sofa), FAR + 1, 44)
        + rect(540, 520, 290, 150, lighter(sofa, 0.2), far_line(sofa), FAR, 26)
        + rect(836, 520, 290, 150, lighter(sofa, 0.2), far_line(sofa), FAR, 26)
    )
    cushion = group(rect(-50, -46, 100, 92, "#f0cf8e", far_line("#f0cf8e"), FAR, 18), "translate(1060 520) rotate(12)")
    return (
        wall("#fbeadb", "#dcc2a0")
        + window(110, 140, 220, 290)
        + rail
        + drape
        + picture(650, 190, 150, 110, "hills")
        + picture(850, 160, 110, 140, "flower")
        + lamp(1090, 190)
        + couch
        + cushion
    )


def school() -> str:
    cork = rect(430, 170, 420, 240, "#e8c896", far_line("#c9a06a"), FAR + 3, 8)
    work = ""
    for x, y, tilt, colour, mark in (
        (480, 205, -4, "#fdfefe", "#e0a39b"),
        (600, 215, 3, "#fdf3d4", "#9cc0a4"),
        (716, 202, -2, "#fdfefe", "#8fb4cf"),
        (540, 312, 2, "#eaf3f8", "#e6cb8f"),
        (664, 316, -5, "#fdfefe", "#b9a6d2"),
    ):
        work += group(
            rect(0, 0, 92, 78, colour, far_line("#c9a06a"), 3, 3)
            + ellipse(46, 34, 20, 18, mark)
            + stroke([(20, 64), (72, 64)], "#b9b2a6", 4),
            f"translate({x} {y}) rotate({tilt})",
        )
    shelves = (
        rect(930, 330, 220, 290, "#d8b78c", far_line("#d8b78c"), FAR, 8)
        + rect(950, 350, 180, 76, "#f3e3c8")
        + rect(950, 442, 180, 76, "#f3e3c8")
    )
    trays = "".join(
        rect(x, 466, 52, 48, c, far_line(c), 3.5, 5)
        for x, c in ((954, "#e9b0a6"), (1012, "#a9cfc9"), (1070, "#f0d79c"))
    )
    globe = (
        ellipse(1010, 392, 32, 32, "#9fd0ea", far_line("#9fd0ea"), 4)
        + path("M994 376 q14 -8 20 4 q-6 14 -18 10Z M1012 398 q14 -4 20 4 q-8 12 -18 8Z", "#9cc0a4")
        + rect(996, 422, 28, 6, "#b08d61")
    )
    return (
        wall("#fdf3d9", "#d9c9a8")
        + bunting(26)
        + cork
        + work
        + window(70, 170, 250, 240)
        + shelves
        + trays
        + globe
        + chair_back(330, "#9fbfd6", 180)
        + chair_back(870, "#9fbfd6", 180)
    )


def reading_together() -> str:
    case = rect(40, 110, 330, 510, "#c9a27a", far_line("#c9a27a"), FAR + 1, 8) + "".join(
        rect(60, y, 290, 112, "#a98461") for y in (130, 264, 398)
    )
    rows = shelf(48, 242, 314, 2) + shelf(48, 376, 314, 5) + shelf(48, 510, 314, 0)
    glow = group(ellipse(1010, 500, 260, 230, "#ffe9b0"), extra=' opacity="0.45"')
    return wall("#e3dcee", "#c9b39a") + window(540, 150, 230, 260, evening=True) + case + rows + glow


def reading() -> str:
    """With the lamp, which stands where a second person would sit."""
    stand = stroke([(1112, 650), (1112, 470), (1052, 400)], INK, 18) + stroke(
        [(1112, 650), (1112, 470), (1052, 400)], "#4a9c97", 7
    )
    shade = group(path("M-60 40 L60 40 L30 -30 L-30 -30Z", "#4a9c97", INK, 6.5), "translate(1026 396) rotate(32)")
    return reading_together() + stand + shade


def _desk(x: float, y: float, colour: str) -> str:
    """A desk with a screen, far away."""
    screen = rect(x + 52, y - 96, 128, 84, "#59647a", far_line("#59647a"), FAR, 8) + rect(
        x + 62, y - 86, 108, 60, colour, r=4
    )
    words = "".join(
        stroke([(x + 74, y - 72 + at), (x + 74 + w, y - 72 + at)], lighter(colour, 0.6), 5)
        for at, w in ((0, 70), (16, 52), (32, 62))
    )
    foot = rect(x + 108, y - 14, 16, 16, "#59647a") + rect(x + 84, y - 4, 64, 8, "#59647a", r=4)
    top = rect(x, y, 240, 18, "#dcbd93", far_line("#c9a27a"), FAR, 6)
    legs = stroke([(x + 22, y + 20), (x + 22, y + 124)], far_line("#dcbd93"), 8)
    legs += stroke([(x + 218, y + 20), (x + 218, y + 124)], far_line("#dcbd93"), 8)
    chair = rect(x + 76, y + 22, 92, 74, "#a9cfc9", far_line("#a9cfc9"), FAR, 18)
    return legs + screen + words + foot + top + chair


def team_room() -> str:
    """A large room where many work, with the town outside."""
    sky = rect(60, 120, 1080, 230, "#cfe8f6")
    town = "".join(
        rect(x, 350 - high, w, high, colour, far_line(colour), 3.5)
        + "".join(rect(x + 14, 350 - high + 18 + at, w - 28, 9, lighter(colour, 0.5)) for at in range(0, high - 40, 28))
        for x, w, high, colour in (
            (96, 84, 96, "#c3cfe0"), (196, 66, 138, "#d8cbe2"), (300, 110, 76, "#c9dccb"), (470, 76, 120, "#e6d3bd"),
            (560, 92, 88, "#c3cfe0"), (700, 70, 146, "#c9dccb"), (800, 104, 102, "#d8cbe2"), (960, 80, 126, "#e6d3bd"),
            (1050, 70, 84, "#c3cfe0"),
        )
    )  # fmt: skip
    line = far_line("#9db8c9")
    bars = "".join(
        stroke([(x, 120), (x, 350)], line, 16) + stroke([(x, 120), (x, 350)], "#fbfaf7", 8) for x in (420, 780)
    )
    edge = rect(60, 120, 1080, 230, "none", line, 18, 6) + rect(60, 120, 1080, 230, "none", "#fbfaf7", 9, 6)
    desks = _desk(40, 520, "#8fb4cf") + _desk(470, 520, "#9cc0a4") + _desk(900, 520, "#d9b08c")
    plants = plant_pot(380, 640, 0.62) + plant_pot(812, 640, 0.62)
    return wall("#e9ecf6", "#cdbfae", 590) + sky + town + bars + edge + plants + desks


def archive() -> str:
    """Where reports and letters are kept: shelves of box files and a ladder."""
    shelves = ""
    boxes = ("#8fb4cf", "#d9b08c", "#9cc0a4", "#b9a6d2", "#e6cb8f", "#d99a92")
    for row, y in enumerate((70, 214, 358, 502)):
        shelves += rect(30, y, 1140, 144, "#c9ad8e", far_line("#c9ad8e"), FAR)
        for place in range(18):
            if (place * 5 + row * 7) % 11 == 3:
                continue
            colour, x = lighter(boxes[(place + row * 2) % len(boxes)], 0.35), 44 + place * 62.4
            shelves += rect(x, y + 26, 52, 112, colour, far_line(colour), 3.5, 4)
            shelves += rect(x + 10, y + 44, 32, 34, "#fdfbf5", r=3) + ellipse(
                x + 26, y + 114, 7, 7, darker(colour, 0.3)
            )
        shelves += rect(24, y + 138, 1152, 14, "#d8b78c", far_line("#d8b78c"), FAR, 3)
    rail = "#8a6a4a"
    ladder = "".join(stroke([(x, 96), (x + 26, 690)], rail, 12) for x in (968, 1070))
    ladder += "".join(stroke([(968 + y * 0.045, y), (1070 + y * 0.045, y)], rail, 10) for y in range(150, 680, 88))
    return wall("#efe3d2", "#cdb99d", 650) + shelves + ladder


def office_table() -> str:
    return table("#d9a878")


def meeting_table() -> str:
    return table("#e2c19a")


def home_table() -> str:
    return table("#cf9a68")


def school_table() -> str:
    return table("#ecc98f") + speckles(120, 655, 960, 70, darker("#ecc98f", 0.12))


def reading_table() -> str:
    return table("#b98a60")


def lamp_on_table() -> str:
    return reading_table() + ellipse(1112, 664, 54, 14, "#4a9c97", INK, 6.5)


__all__ = [
    "archive",
    "home",
    "home_table",
    "lamp_on_table",
    "meeting_room",
    "meeting_table",
    "office",
    "office_table",
    "polygon",
    "reading",
    "reading_table",
    "reading_together",
    "school",
    "school_table",
    "team_room",
]
