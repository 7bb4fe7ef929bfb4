"""Places other than rooms with a table: court, calls, letters, outdoors."""

# ruff: noqa: E501 - the data of a path is one word, however long

from __future__ import annotations

from storyboards.marks import INK, curve, darker, ellipse, group, lighter, path, polygon, rect, stroke
from storyboards.scenes.furniture import (
    CEILING,
    FAR,
    HIGH,
    NEAR,
    TABLE_BACK,
    TABLE_FRONT,
    WIDE,
    far_line,
    picture,
    plant_pot,
    shelf,
    table,
    wall,
    window,
)


def court() -> str:
    wood = "#e3c7a0"
    panels = rect(0, CEILING, WIDE, 640 - CEILING, "#f3eadb") + rect(0, 250, WIDE, 390, wood)
    panels += stroke([(0, 250), (WIDE, 250)], far_line(wood), FAR + 2)
    panels += "".join(rect(x, 282, 150, 330, lighter(wood, 0.22), far_line(wood), 4, 4) for x in (24, 204, 846, 1026))
    back = rect(392, 96, 416, 544, darker(wood, 0.14), far_line(wood), FAR + 1, 14) + rect(
        420, 128, 360, 500, darker(wood, 0.04), far_line(wood), 4, 8
    )
    line = darker(wood, 0.5)
    scales = group(
        ellipse(0, 0, 74, 74, lighter(wood, 0.5), line, 5)
        + stroke([(0, -42), (0, 40)], line, 6)
        + stroke([(-40, -30), (40, -30)], line, 6)
        + stroke([(-22, 42), (22, 42)], line, 7)
        + "".join(
            path(f"M{x - 20} 6 L{x} -28 L{x + 20} 6", "none", line, 4)
            + path(f"M{x - 22} 6 h44 q-6 20 -22 20 q-16 0 -22 -20Z", lighter(wood, 0.1), line, 4)
            for x in (-40, 40)
        ),
        "translate(112 132) scale(0.96)",
    )
    floor = rect(0, 640, WIDE, HIGH - 640, "#cdb391")
    return panels + back + scales + plant_pot(1100, 640, 0.9) + floor


def bench() -> str:
    """The judge's bench: a broad wooden front with a ledge."""
    wood = "#b98053"
    ledge = polygon([(40, TABLE_BACK), (1160, TABLE_BACK), (1190, 716), (10, 716)], lighter(wood, 0.16), INK, NEAR)
    front = rect(30, 716, 1140, 180, wood, INK, NEAR) + rect(10, 708, 1180, 34, darker(wood, 0.16), INK, NEAR, 8)
    sunk = "".join(rect(x, 768, 240, 140, darker(wood, 0.1), INK, 4.5, 6) for x in (70, 346, 622, 898))
    return front + sunk + ledge + rect(10, 708, 1180, 34, darker(wood, 0.16), INK, NEAR, 8)


def phone_call() -> str:
    """Two rooms at once, parted by a slanting gap."""
    left = polygon([(0, 0), (652, 0), (536, HIGH), (0, HIGH)], "#dde9f1")
    right = polygon([(668, 0), (WIDE, 0), (WIDE, HIGH), (552, HIGH)], "#fbeadb")
    floor_left = polygon([(0, 610), (569, 610), (536, HIGH), (0, HIGH)], "#d9c9b3") + stroke(
        [(0, 610), (569, 610)], far_line("#d9c9b3"), FAR
    )
    floor_right = polygon([(586, 610), (WIDE, 610), (WIDE, HIGH), (552, HIGH)], "#dcc2a0") + stroke(
        [(586, 610), (WIDE, 610)], far_line("#dcc2a0"), FAR
    )
    parts = shelf(40, 330, 200, 3) + picture(700, 190, 128, 96, "hills") + window(960, 170, 180, 210)
    gap = (
        polygon([(650, -10), (672, -10), (554, HIGH + 10), (532, HIGH + 10)], "#ffffff")
        + stroke([(650, -10), (532, HIGH + 10)], INK, NEAR)
        + stroke([(672, -10), (554, HIGH + 10)], INK, NEAR)
    )
    return left + right + floor_left + floor_right + parts + gap


def phone_tables() -> str:
    tops = polygon([(0, TABLE_BACK), (566, TABLE_BACK), (552, TABLE_FRONT), (0, TABLE_FRONT)], "#d9a878", INK, NEAR)
    tops += polygon([(0, TABLE_FRONT), (552, TABLE_FRONT), (547, 776), (0, 776)], darker("#d9a878", 0.2), INK, NEAR)
    tops += polygon(
        [(584, TABLE_BACK), (1200, TABLE_BACK), (1200, TABLE_FRONT), (570, TABLE_FRONT)], "#cf9a68", INK, NEAR
    )
    return tops + polygon(
        [(570, TABLE_FRONT), (1200, TABLE_FRONT), (1200, 776), (565, 776)], darker("#cf9a68", 0.2), INK, NEAR
    )


def _screen(inside: str) -> str:
    """A big screen on a desk with a picture in it."""
    frame = rect(70, 150, 1060, 560, "#3c4456", INK, NEAR + 1, 34)
    return wall("#e7e3f1", "#cdbca6") + frame + inside


def video_call() -> str:
    """A screen with two rooms in it."""
    left = rect(98, 178, 498, 506, "#f6e9d8", r=16) + rect(604, 178, 498, 506, "#dfeee6", r=16)
    return _screen(left + shelf(120, 330, 170, 2) + window(930, 230, 120, 130))


def video_alone() -> str:
    """A screen with one room in it."""
    return _screen(rect(98, 178, 1004, 506, "#f6e9d8", r=16) + shelf(120, 330, 150, 2) + window(900, 250, 150, 150))


def video_alone_front() -> str:
    """The lower edge of the screen and the desk, over whoever is in it."""
    edge = path(
        "M70 650 L70 676 Q70 710 104 710 L1096 710 Q1130 710 1130 676 L1130 650 L1102 650 L1102 672"
        " Q1102 684 1090 684 L110 684 Q98 684 98 672 L98 650Z",
        "#3c4456",
    )
    rim = curve("M70 640 L70 676 Q70 710 104 710 L1096 710 Q1130 710 1130 676 L1130 640", INK, NEAR + 1)
    foot = path("M540 710 L660 710 L690 786 L510 786Z", "#59647a", INK, NEAR)
    desk = rect(-10, 778, 1220, 100, "#d9a878", INK, NEAR) + rect(440, 772, 320, 22, "#59647a", INK, NEAR, 10)
    return edge + rim + foot + desk


def video_front() -> str:
    """The same with the bar between the two rooms."""
    return rect(594, 178, 12, 506, "#3c4456") + video_alone_front()


def letter() -> str:
    """A desk by a window where a letter or an email is read or written."""
    board = rect(760, 150, 340, 230, "#f3dfbd", far_line("#d8b78c"), FAR + 3, 8)
    pins = "".join(
        group(
            rect(0, 0, w, h, c, far_line("#d8b78c"), 3, 3) + ellipse(w / 2, 8, 6, 6, "#d1605a"),
            f"translate({x} {y}) rotate({t})",
        )
        for x, y, w, h, c, t in (
            (790, 176, 84, 100, "#fdfefe", -3),
            (900, 190, 84, 70, "#fdf3d4", 4),
            (1000, 176, 74, 96, "#fdfefe", -2),
            (890, 286, 100, 66, "#eaf3f8", 2),
        )
    )
    return wall("#f7e7ea", "#d8c3b0") + window(90, 150, 280, 260) + board + pins


def letter_table() -> str:
    return table("#d3a77f")


def outdoors() -> str:
    sky = rect(0, 0, WIDE, HIGH, "#d8eef8") + ellipse(1040, 130, 64, 64, "#ffe9a6")
    clouds = "".join(
        group(
            path(
                "M0 40 C-10 10 30 0 46 14 C60 -14 116 -8 116 22 C146 20 150 56 122 56 L16 56 C2 56 -4 50 0 40Z",
                "#ffffff",
            ),
            f"translate({x} {y}) scale({s})",
        )
        for x, y, s in ((110, 90, 1.3), (560, 40, 1.0), (760, 190, 0.8))
    )
    far = path("M0 520 C200 430 380 470 560 500 C760 530 960 430 1200 480 L1200 860 L0 860Z", "#b9dcb9")
    houses = "".join(
        rect(x, y, 90, 80, c, far_line(c), 4)
        + polygon([(x - 12, y), (x + 45, y - 52), (x + 102, y)], r, far_line(r), 4)
        + rect(x + 34, y + 32, 24, 48, lighter(r, 0.3))
        for x, y, c, r in ((180, 420, "#f6e3cd", "#d9a08c"), (300, 434, "#eaf0f3", "#a9bccb"))
    )
    near = path("M0 620 C300 570 700 600 1200 560 L1200 860 L0 860Z", "#9fcf9f")
    way = path("M520 860 C560 740 640 680 620 596 L690 590 C740 680 740 760 800 860Z", "#efdfc0")
    trunk = path(
        "M985 640 C996 560 990 500 980 440 L1030 440 C1024 500 1026 560 1044 640Z", "#b98a60", far_line("#b98a60"), FAR
    )
    crown = path(
        "M900 420 C840 400 850 310 920 306 C920 240 1020 220 1050 270 C1120 250 1170 320 1130 370 C1170 420 1110 470 1060 446 C1020 480 930 474 900 420Z",
        "#86bd8a",
        far_line("#86bd8a"),
        FAR,
    )
    leaves = curve("M940 370 q20 14 40 0 M1020 330 q20 14 40 0 M1030 410 q20 14 40 0", darker("#86bd8a", 0.25), 5)
    flowers = "".join(
        ellipse(x, y, 8, 8, c)
        for x, y, c in (
            (90, 700, "#f0c04c"),
            (140, 760, "#ffffff"),
            (330, 800, "#e39aa8"),
            (1080, 720, "#f0c04c"),
            (980, 800, "#ffffff"),
            (880, 690, "#e39aa8"),
        )
    )
    return sky + clouds + far + houses + near + way + trunk + crown + leaves + flowers


def hallway() -> str:
    """A waiting place with a door, where people stand."""
    door = (
        rect(90, 140, 250, 480, "#c9a27a", far_line("#c9a27a"), FAR + 1, 6)
        + rect(122, 176, 186, 190, "#dff0f7", far_line("#c9a27a"), 4, 4)
        + ellipse(308, 440, 11, 11, "#f0d79c", far_line("#c9a27a"), 4)
    )
    seats = "".join(
        rect(x, 470, 120, 96, "#9fbfd6", far_line("#9fbfd6"), FAR, 18)
        + rect(x - 4, 556, 128, 30, lighter("#9fbfd6", 0.2), far_line("#9fbfd6"), FAR, 10)
        + stroke([(x + 16, 588), (x + 12, 640)], far_line("#9fbfd6"), 7)
        + stroke([(x + 104, 588), (x + 108, 640)], far_line("#9fbfd6"), 7)
        for x in (720, 850, 980)
    )
    sign = (
        rect(740, 180, 300, 170, "#fdfefe", far_line("#b7c7bd"), FAR, 10)
        + ellipse(810, 264, 40, 40, "#e6cb8f")
        + curve("M794 268 q16 16 32 0", far_line("#e6cb8f"), 5)
        + stroke([(880, 240), (1000, 240)], "#b7c3cf", 9)
        + stroke([(880, 270), (980, 270)], "#b7c3cf", 9)
        + stroke([(880, 300), (1004, 300)], "#b7c3cf", 9)
    )
    return wall("#e2ece9", "#cfc4b2", 640) + door + seats + sign


def tree_stump(wide: float) -> str:
    """The stump of a tree, as high as a stool."""
    bark, cut, half = "#b98a60", "#e8cda3", wide / 2 + 22
    trunk = path(
        f"M{-half} 0 C{-half + 8} 60 {-half + 2} 90 {-half - 18} 124 L{half + 18} 124 C{half - 2} 90 {half - 8} 60 {half} 0Z",
        bark,
        INK,
        NEAR,
    )
    grain = "".join(curve(f"M{x:.0f} 40 q4 24 -2 46", darker(bark, 0.3), 5) for x in (-half * 0.6, -half * 0.1, half * 0.5))
    rings = ellipse(0, 0, half * 0.6, 9, "none", darker(cut, 0.25), 4)
    return trunk + grain + ellipse(0, 0, half, 18, cut, INK, NEAR) + rings


def side_table(wide: float) -> str:
    """A small round table."""
    wood, half = "#d9a878", wide / 2 + 30
    foot = path("M-14 12 L-18 124 L18 124 L14 12Z", darker(wood, 0.22), INK, NEAR)
    edge = path(f"M{-half} 0 v12 C{-half} 34 {half} 34 {half} 12 v-12Z", darker(wood, 0.2), INK, NEAR)
    return foot + edge + ellipse(0, 0, half, 17, wood, INK, NEAR)
