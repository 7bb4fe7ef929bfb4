"""The few strokes everything is drawn with: one ink, one line weight, colours that agree.

All functions return SVG markup as plain text. Nothing here knows a story, a person or a pixel.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

INK = "#0f0c12"
"""The line. Nearly black and a little warm; skin tones are chosen to keep at least 3:1 against it."""

PAPER = "#ffffff"

Point = tuple[float, float]


def number(value: float) -> str:
    """A length as SVG writes it: at most two decimals, so the same picture is always the same text."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def channels(colour: str) -> tuple[int, int, int]:
    """The red, green and blue of `#rrggbb`, each 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """`first` with `share` (0 to 1) of `second` stirred in."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darker(colour: str, share: float = 0.18) -> str:
    """The colour in shade."""
    return mix(colour, "#1c1430", share)


def lighter(colour: str, share: float = 0.3) -> str:
    """The colour in light."""
    return mix(colour, "#ffffff", share)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def path(d: str, fill: str = "none", line: str | None = None, width: float = 0, extra: str = "") -> str:
    """A path, filled, lined or both."""
    stroke = f' stroke="{line}" stroke-width="{number(width)}"' if line else ""
    return f'<path d="{d}" fill="{fill}"{stroke} stroke-linejoin="round" stroke-linecap="round"{extra}/>'


def rect(
    x: float, y: float, w: float, h: float, fill: str, line: str | None = None, width: float = 0, r: float = 0
) -> str:
    """A rectangle, with rounded corners where `r` is given."""
    stroke = f' stroke="{line}" stroke-width="{number(width)}" stroke-linejoin="round"' if line else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'
        f' rx="{number(r)}" fill="{fill}"{stroke}/>'
    )


def ellipse(
    cx: float, cy: float, rx: float, ry: float, fill: str, line: str | None = None, width: float = 0, extra: str = ""
) -> str:
    """An ellipse, or a circle where both radii agree."""
    stroke = f' stroke="{line}" stroke-width="{number(width)}"' if line else ""
    return (
        f'<ellipse cx="{number(cx)}" cy="{number(cy)}" rx="{number(rx)}" ry="{number(ry)}"'
        f' fill="{fill}"{stroke}{extra}/>'
    )


def stroke(points: Sequence[Point], line: str, width: float, cap: str = "round") -> str:
    """Straight strokes from point to point with soft corners."""
    d = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points)
    return (
        f'<path d="{d}" fill="none" stroke="{line}" stroke-width="{number(width)}"'
        f' stroke-linejoin="round" stroke-linecap="{cap}"/>'
    )


def curve(d: str, line: str, width: float, cap: str = "round") -> str:
    """An open curve."""
    return (
        f'<path d="{d}" fill="none" stroke="{line}" stroke-width="{number(width)}"'
        f' stroke-linejoin="round" stroke-linecap="{cap}"/>'
    )


def polygon(points: Iterable[Point], fill: str, line: str | None = None, width: float = 0) -> str:
    """A closed shape with straight sides."""
    d = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"
    return path(d, fill, line, width)


def group(body: str, transform: str = "", extra: str = "") -> str:
    """Several marks moved together."""
    moved = f' transform="{transform}"' if transform else ""
    return f"<g{moved}{extra}>{body}</g>"


def document(body: str, x: float, y: float, w: float, h: float, defs: str = "") -> str:
    """A whole SVG picture that shows the given box of the drawing."""
    view = " ".join(number(value) for value in (x, y, w, h))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{number(w)}" height="{number(h)}">'
    return head + (f"<defs>{defs}</defs>" if defs else "") + body + "</svg>"
