"""What rooms are made of. Things that stand far away take a finer line in their own darker colour, so that people,
tables and props in front, which are inked, come forward."""

# ruff: noqa: E501 - the data of a path is one word, however long

from __future__ import annotations

from storyboards.marks import INK, curve, darker, ellipse, group, lighter, path, polygon, rect, stroke

WIDE, HIGH = 1200.0, 860.0
"""The size of the art of a panel, in panel units."""

TABLE_BACK, TABLE_FRONT = 640.0, 742.0
"""Where the top of a table begins behind and ends in front."""

CEILING = -160.0
"""How far up walls and the sky go, so that a place can be seen with more room over heads."""

FAR = 5.0
NEAR = 7.0


def far_line(colour: str) -> str:
    """The line colour of something far away that has this colour."""
    return darker(colour, 0.42)


def wall(colour: str, floor: str, skirting: float = 610) -> str:
    """A plain wall with light falling across it, a skirting board and the floor."""
    slope = -CEILING * 270 / skirting
    light = polygon(
        [(120 + slope, CEILING), (520 + slope, CEILING), (250, skirting), (-60, skirting)], lighter(colour, 0.38)
    )
    board = rect(0, skirting - 26, WIDE, 26, lighter(colour, 0.55)) + stroke(
        [(0, skirting - 26), (WIDE, skirting - 26)], darker(colour, 0.16), 3
    )
    ground = rect(0, skirting, WIDE, HIGH - skirting, floor) + stroke(
        [(0, skirting), (WIDE, skirting)], far_line(floor), FAR
    )
    return rect(0, CEILING, WIDE, HIGH - CEILING, colour) + light + board + ground


def window(x: float, y: float, w: float, h: float, frame: str = "#fbfaf7", evening: bool = False) -> str:
    """A window with hills and a sky outside."""
    sky, hill, near_hill = ("#8f9fd1", "#6f86b5", "#5f7fa0") if evening else ("#cfe8f6", "#b7dcb8", "#97c9a0")
    line = far_line("#9db8c9")
    view = rect(x, y, w, h, sky)
    sun = ellipse(x + w * 0.74, y + h * 0.26, 20, 20, "#fdf3cf" if evening else "#ffe9a6")
    hills = path(
        f"M{x} {y + h * 0.72:.0f} C{x + w * 0.3:.0f} {y + h * 0.5:.0f} {x + w * 0.5:.0f} {y + h * 0.86:.0f} {x + w} {y + h * 0.6:.0f} L{x + w} {y + h} L{x} {y + h}Z",
        hill,
    )
    hills += path(
        f"M{x} {y + h * 0.9:.0f} C{x + w * 0.4:.0f} {y + h * 0.7:.0f} {x + w * 0.7:.0f} {y + h:.0f} {x + w} {y + h * 0.82:.0f} L{x + w} {y + h} L{x} {y + h}Z",
        near_hill,
    )
    bars = stroke([(x + w / 2, y), (x + w / 2, y + h)], line, 16) + stroke(
        [(x + w / 2, y), (x + w / 2, y + h)], frame, 8
    )
    edge = rect(x, y, w, h, "none", line, 18, 6) + rect(x, y, w, h, "none", frame, 9, 6)
    sill = rect(x - 22, y + h + 4, w + 44, 18, frame, line, FAR, 6)
    return view + sun + hills + bars + edge + sill


def shelf(x: float, y: float, w: float, seed: int = 0) -> str:
    """A shelf with books that lean on each other, in quiet colours."""
    colours = ("#d99a92", "#8fb4cf", "#e6cb8f", "#9cc0a4", "#b9a6d2", "#d9b08c")
    out, at, place = "", x + 16, seed
    while at < x + w - 70:
        width, height = 20 + (place * 7) % 14, 62 + (place * 17) % 34
        colour = colours[place % len(colours)]
        out += rect(at, y - height, width, height, colour, far_line(colour), 3.5, 3)
        out += rect(at + 4, y - height + 12, width - 8, 7, lighter(colour, 0.5))
        at, place = at + width + 1, place + 1
    vase = path(f"M{at + 14} {y} q-14 -26 4 -44 h18 q18 18 4 44Z", "#a9cfc9", far_line("#a9cfc9"), 3.5)
    return out + vase + rect(x, y, w, 15, "#c39a6f", far_line("#c39a6f"), FAR, 4)


def picture(x: float, y: float, w: float, h: float, kind: str = "hills") -> str:
    """A framed picture."""
    inner = {
        "hills": rect(x, y, w, h, "#f7e3c0")
        + path(
            f"M{x} {y + h} L{x + w * 0.35:.0f} {y + h * 0.45:.0f} L{x + w * 0.6:.0f} {y + h * 0.75:.0f} L{x + w * 0.8:.0f} {y + h * 0.5:.0f} L{x + w} {y + h}Z",
            "#9cc0a4",
        ),
        "heart": rect(x, y, w, h, "#fdeee4")
        + path(
            f"M{x + w / 2} {y + h * 0.78:.0f} C{x} {y + h * 0.5:.0f} {x + w * 0.2:.0f} {y + h * 0.1:.0f} {x + w / 2} {y + h * 0.36:.0f} C{x + w * 0.8:.0f} {y + h * 0.1:.0f} {x + w} {y + h * 0.5:.0f} {x + w / 2} {y + h * 0.78:.0f}Z",
            "#e0a39b",
        ),
        "flower": rect(x, y, w, h, "#eaf3ee")
        + stroke([(x + w / 2, y + h * 0.9), (x + w / 2, y + h * 0.45)], "#86b08d", 6)
        + "".join(
            ellipse(x + w / 2 + dx, y + h * 0.38 + dy, 13, 13, "#e8b9c6")
            for dx, dy in ((-13, 0), (13, 0), (0, -13), (0, 13))
        )
        + ellipse(x + w / 2, y + h * 0.38, 9, 9, "#e8cb7c"),
    }[kind]
    return inner + rect(x, y, w, h, "none", far_line("#c9a77c"), 12, 4) + rect(x, y, w, h, "none", "#dcbd93", 6, 4)


def table(top: str, edge: float = 34) -> str:
    """A table across the panel: its top seen a little from above, its edge, and a front that hides legs, inked."""
    side, front = darker(top, 0.2), darker(top, 0.1)
    below = rect(70, TABLE_FRONT + 14, 1060, 160, front, INK, NEAR)
    below += rect(70, TABLE_FRONT + 14, 1060, 40, darker(top, 0.34))
    below += "".join(
        rect(x, TABLE_FRONT + 66, 470, 120, lighter(front, 0.08), darker(top, 0.42), FAR, 6) for x in (108, 622)
    )
    face = polygon([(64, TABLE_BACK), (1136, TABLE_BACK), (1182, TABLE_FRONT), (18, TABLE_FRONT)], top, INK, NEAR)
    grain = "".join(
        stroke([(x, y), (x + w, y)], darker(top, 0.13), 4)
        for x, y, w in ((150, 672, 130), (820, 664, 170), (430, 716, 210), (930, 718, 90))
    )
    return below + face + grain + rect(18, TABLE_FRONT, 1164, edge, side, INK, NEAR, 8)


def chair_back(x: float, colour: str, w: float = 210) -> str:
    """The back of a chair that stands behind a table."""
    return rect(x - w / 2, 520, w, 220, colour, far_line(colour), FAR + 1, 36)


def plant_pot(x: float, y: float, size: float = 1.0) -> str:
    """A tall plant on the floor."""
    green, pot = "#8dbb93", "#d8b08e"
    leaves = "".join(
        path(d, c, far_line(green), FAR)
        for d, c in (
            ("M0 -90 C-90 -120 -110 -200 -86 -226 C-30 -200 -6 -150 0 -90Z", green),
            ("M0 -90 C90 -116 116 -186 96 -216 C36 -200 8 -150 0 -90Z", green),
            ("M0 -90 C-46 -170 -30 -260 0 -286 C34 -256 44 -170 0 -90Z", lighter(green, 0.25)),
        )
    )
    return group(
        leaves + path("M-56 -96 h112 l-14 96 h-84Z", pot, far_line(pot), FAR), f"translate({x} {y}) scale({size})"
    )


def lamp(x: float, y: float, glow: str = "#fff0c2") -> str:
    """A lamp that hangs from the ceiling, with its light."""
    shade = "#e6b98a"
    cord = stroke([(x, CEILING), (x, y - 50)], far_line(shade), 4)
    light = polygon([(x - 60, y), (x + 60, y), (x + 190, y + 320), (x - 190, y + 320)], glow)
    return (
        group(light, extra=' opacity="0.35"')
        + cord
        + path(f"M{x - 26} {y - 52} h52 l40 56 h-132Z", shade, far_line(shade), FAR)
    )


def bunting(y: float) -> str:
    """A string of small flags under the ceiling."""
    colours = ("#e9b0a6", "#f0d79c", "#a9cfc9", "#bccbe6", "#d3bfe3")
    line = curve(f"M-10 {y} C300 {y + 64} 900 {y + 64} 1210 {y}", "#b9a98f", 4)
    flags = ""
    for i in range(12):
        x = 40 + i * 100
        drop = y + 62 * (1 - ((x - 600) / 640) ** 2) * 0.78
        colour = colours[i % 5]
        flags += polygon([(x - 30, drop - 1), (x + 30, drop - 1), (x, drop + 50)], colour, far_line(colour), 3.5)
    return line + flags


def speckles(x: float, y: float, w: float, h: float, colour: str) -> str:
    """A few dashes that make a large plain surface less flat."""
    return "".join(
        stroke([(x + w * a, y + h * b), (x + w * a + 26, y + h * b)], colour, 4)
        for a, b in ((0.08, 0.3), (0.3, 0.7), (0.52, 0.25), (0.72, 0.62), (0.9, 0.35))
    )


__all__ = [
    "bunting",
    "chair_back",
    "curve",
    "far_line",
    "lamp",
    "picture",
    "plant_pot",
    "shelf",
    "speckles",
    "table",
    "wall",
    "window",
]
