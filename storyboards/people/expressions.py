"""Ten faces under plain names, drawn in the same line as the heads they go on.

Coordinates are those of the open-peeps canvas (704 units wide), where a face looks to the right:
the near eye is at 406, the far eye at 523, the mouth about (478, 478).
"""

from __future__ import annotations

import math
from collections.abc import Callable

from storyboards.marks import INK, curve, ellipse, number, path

NEAR_EYE = (407.0, 362.0)
FAR_EYE = (521.0, 360.0)
MOUTH = (480.0, 480.0)
"""Where a bubble's tail points."""

LINE = 13.0


def _eyes(dx: float = 0, dy: float = 0, rx: float = 10.5, ry: float = 15) -> str:
    near = ellipse(NEAR_EYE[0] + dx, NEAR_EYE[1] + dy, rx, ry, INK)
    far = ellipse(FAR_EYE[0] + dx, FAR_EYE[1] + dy, rx * 0.92, ry, INK)
    return near + far


def _brows(near: str, far: str) -> str:
    return curve(near, INK, LINE) + curve(far, INK, LINE)


def _nose() -> str:
    return curve("M459 411 C462 428 486 432 493 418 C498 408 494 396 484 391", INK, LINE)


def _smile(width: float, depth: float, lift: float = 0) -> str:
    x, y = MOUTH[0], MOUTH[1] - 4 + lift
    return curve(
        f"M{number(x - width)} {number(y)} C{number(x - width * 0.45)} {number(y + depth)}"
        f" {number(x + width * 0.5)} {number(y + depth)} {number(x + width)} {number(y - 6)}",
        INK,
        LINE,
    )


def _open_mouth(left: float, right: float, top: float, bottom: float, tongue: bool = True) -> str:
    """An open mouth: dark inside, a row of teeth above, a tongue below, all kept within its edge by their shapes."""
    middle = (left + right) / 2
    shape = (
        f"M{number(left)} {number(top + 4)} C{number(left + 20)} {number(top + 12)} {number(right - 24)}"
        f" {number(top + 10)} {number(right)} {number(top - 4)} C{number(right + 2)} {number(bottom - 6)}"
        f" {number(middle + 16)} {number(bottom)} {number(middle)} {number(bottom)}"
        f" C{number(left + 14)} {number(bottom)} {number(left + 2)} {number(bottom - 16)}"
        f" {number(left)} {number(top + 4)}Z"
    )
    teeth = (
        f"M{number(left + 4)} {number(top + 6)} C{number(left + 22)} {number(top + 12)} {number(right - 24)}"
        f" {number(top + 10)} {number(right - 3)} {number(top)} L{number(right - 7)} {number(top + 14)}"
        f" C{number(right - 24)} {number(top + 23)} {number(left + 24)} {number(top + 25)}"
        f" {number(left + 9)} {number(top + 19)}Z"
    )
    parts = path(shape, "#3a1620", INK, 10)
    if tongue:
        parts += ellipse(middle + 2, bottom - 9, (right - left) * 0.24, 8, "#e8747c")
    return parts + path(teeth, "#ffffff") + path(shape, "none", INK, 10)


def happy() -> str:
    brows = _brows("M378 316 C390 298 418 296 434 308", "M503 304 C515 294 534 296 543 308")
    return _eyes() + brows + _nose() + _open_mouth(440, 520, 462, 514)


def calm() -> str:
    brows = _brows("M380 322 C394 309 418 308 434 316", "M504 313 C515 305 532 306 541 315")
    return _eyes() + brows + _nose() + _smile(30, 20)


def listening() -> str:
    brows = _brows("M379 312 C392 297 417 296 433 305", "M503 302 C514 293 532 295 541 305")
    return _eyes(dx=5, dy=-2) + brows + _nose() + _smile(20, 5, 5)


def thinking() -> str:
    brows = _brows("M380 322 C396 314 416 314 434 320", "M502 300 C512 286 532 286 542 298")
    gaze = _eyes(dx=7, dy=-9, ry=13.5)
    return gaze + brows + _nose() + curve("M464 484 C474 478 488 477 500 470", INK, LINE)


def worried() -> str:
    brows = _brows("M378 324 C394 319 414 306 426 294", "M506 292 C514 304 528 314 545 316")
    mouth = curve("M452 488 C462 474 470 474 478 482 C486 490 496 488 506 474", INK, LINE)
    return _eyes() + brows + _nose() + mouth


def sad() -> str:
    brows = _brows("M374 330 C392 324 414 308 424 293", "M507 291 C514 306 530 319 548 322")
    lids = curve("M386 350 C396 343 416 342 428 350", INK, 9) + curve("M504 349 C512 342 530 342 539 350", INK, 9)
    eyes = _eyes(dx=-1, dy=5, ry=12)
    return eyes + lids + brows + _nose() + curve("M448 500 C458 474 496 470 510 488", INK, LINE)


def sorry() -> str:
    brows = _brows("M374 326 C392 321 414 307 425 294", "M507 292 C514 305 530 316 547 318")
    shut = curve("M383 362 C393 377 421 377 431 362", INK, LINE) + curve("M502 360 C510 373 531 373 540 360", INK, LINE)
    return shut + brows + _nose() + curve("M456 490 C468 479 488 477 502 482", INK, LINE)


def surprised() -> str:
    brows = _brows("M378 304 C390 284 418 282 434 296", "M503 294 C515 280 534 282 543 296")
    return _eyes(rx=12.5, ry=19) + brows + _nose() + ellipse(482, 488, 13, 17, "#3a1620", INK, 10)


def pleased() -> str:
    brows = _brows("M376 318 C390 300 418 298 434 310", "M503 306 C515 295 534 297 544 309")
    arcs = curve("M382 371 C390 347 423 347 431 371", INK, LINE) + curve("M502 369 C509 347 532 347 539 369", INK, LINE)
    dimple = curve("M436 466 C432 471 431 477 433 482", INK, 8)
    return arcs + brows + _nose() + _smile(38, 30) + dimple


def explaining() -> str:
    brows = _brows("M379 312 C391 296 417 294 434 304", "M503 302 C514 292 532 293 542 304")
    return _eyes() + brows + _nose() + _open_mouth(450, 512, 466, 508)


TILTS: dict[str, float] = {
    "sorry": 6, "sad": 5, "listening": 4, "worried": 2, "happy": -2, "surprised": -3, "thinking": -4
}  # fmt: skip
"""How far the head bends, in degrees; forward and down is positive."""

PIVOT = (388.0, 580.0)
"""The nape, about which a head bends."""


LOOKS_AT = ("calm", "happy", "pleased", "listening", "explaining", "surprised", "worried")
"""Expressions of somebody who looks at another, up or down to their eyes; the rest look away or at nobody."""


def bend(expression: str, gaze: int) -> float:
    """How many degrees the head bends that shows this and looks so far down (up where it is negative)."""
    return TILTS.get(expression, 0) + gaze


def bent(point: tuple[float, float], degrees: float) -> tuple[float, float]:
    """Where a point of a head that looks right comes to lie when the head bends."""
    turn = math.radians(degrees)
    dx, dy = point[0] - PIVOT[0], point[1] - PIVOT[1]
    return PIVOT[0] + dx * math.cos(turn) - dy * math.sin(turn), PIVOT[1] + dx * math.sin(turn) + dy * math.cos(turn)


FACES: dict[str, tuple[str, Callable[[], str]]] = {
    "calm": ("Calm", calm),
    "happy": ("Happy", happy),
    "pleased": ("Pleased", pleased),
    "listening": ("Listening", listening),
    "explaining": ("Explaining", explaining),
    "thinking": ("Thinking", thinking),
    "surprised": ("Surprised", surprised),
    "worried": ("Worried", worried),
    "sad": ("Sad", sad),
    "sorry": ("Sorry", sorry),
}
