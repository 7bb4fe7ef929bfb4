"""What people wear: torso, collar, and what lies on the cloth, one function a garment, all in one table."""

# ruff: noqa: E501 - the data of a path is one word, however long

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storyboards.marks import INK, curve, darker, ellipse, lighter, mix, path, rect
from storyboards.people.hands import LINE

SEAM = 7.0
"""The finer line for seams, buttons and knitting."""

TORSO = (
    "M298 606 C262 634 214 640 176 668 C146 694 140 742 146 800 C152 880 172 980 176 1260"
    " L586 1260 C592 980 614 880 620 800 C626 742 622 694 592 668 C556 640 512 634 474 606"
    " C462 672 318 676 298 606Z"
)
SIDES = "M298 606 C262 634 214 640 176 668 C146 694 140 742 146 800 C152 880 172 980 176 1260 M586 1260 C592 980 614 880 620 800 C626 742 622 694 592 668 C556 640 512 634 474 606"
NECK = "M312 466 C322 510 329 532 326 554 C322 586 306 604 292 612 C300 690 470 692 480 612 C466 590 460 560 462 540 Z"


@dataclass(frozen=True)
class Garment:
    """How one garment is drawn. `bare_from` is where on the upper arm a sleeve ends; 1 means sleeves to the wrist."""

    over: Callable[[str], str]
    bare_from: float = 1.0
    behind: Callable[[str], str] | None = None
    cuff: Callable[[str], str] | None = None
    sleeve: Callable[[str], str] | None = None


def _neckband(cloth: str) -> str:
    band = "M286 604 C300 694 474 694 488 604 L470 602 C458 664 318 668 302 602Z"
    return path(band, darker(cloth, 0.12), INK, LINE * 0.8)


def _shirt_v(shirt: str) -> str:
    """The wedge of shirt that shows in a V-neck, with its two collar points."""
    wedge = "M300 608 L388 782 L474 608 C462 670 318 672 300 608Z"
    left = "M298 596 C306 636 340 668 388 684 L352 736 C322 712 296 664 286 612Z"
    right = "M474 596 C470 634 438 668 388 684 L424 734 C452 710 480 664 486 612Z"
    return (
        path(wedge, shirt, INK, LINE * 0.7) + path(left, shirt, INK, LINE * 0.8) + path(right, shirt, INK, LINE * 0.8)
    )


def _tie(colour: str, stripe: str, end: float = 960) -> str:
    knot = path("M366 684 L412 684 L404 724 L374 724Z", colour, INK, LINE * 0.8)
    tail = path(f"M374 724 L404 724 L424 {end - 40} L390 {end} L354 {end - 40}Z", colour, INK, LINE * 0.8)
    bars = ""
    for y in range(762, int(end) - 50, 52):
        half = 10 + 18 * (y - 724) / (end - 764)
        bars += curve(f"M{389 - half:.1f} {y + 8} L{389 + half:.1f} {y - 8}", stripe, 11, "butt")
    return tail + bars + knot


def _hem_of_knit(cloth: str) -> str:
    return "".join(curve(f"M{x} 1216 l0 44", darker(cloth, 0.3), SEAM) for x in range(206, 570, 34))


def tshirt(cloth: str) -> str:
    return _neckband(cloth)


def stripes(cloth: str) -> str:
    bands = "".join(
        curve(
            f"M{160 + i * 2} {770 + i * 84} C300 {796 + i * 84} 460 {796 + i * 84} {606 - i * 3} {770 + i * 84}",
            lighter(cloth, 0.72),
            30,
        )
        for i in range(6)
    )
    return bands + _neckband(cloth)


def jumper(cloth: str) -> str:
    ribs = "".join(
        curve(f"M{318 + i * 20} {640 + (8 - abs(i - 3.5) * 2.4):.0f} l{(i - 3.5) * -1.2:.1f} 18", darker(cloth, 0.4), 6)
        for i in range(8)
    )
    band = "M282 602 C296 706 478 706 492 602 L470 602 C458 662 318 666 302 602Z"
    return path(band, darker(cloth, 0.1), INK, LINE * 0.8) + ribs


def school_jumper(cloth: str) -> str:
    vee = "M292 604 C286 640 340 724 388 792 C436 724 490 640 482 604 L506 616 C512 668 450 764 388 842 C326 764 262 668 268 616Z"
    tie = _tie("#b23b45", "#f0c75e", 900)
    crest = path("M478 850 h52 v36 q-4 26 -26 36 q-22 -10 -26 -36Z", "#f0c75e", INK, SEAM)
    star = ellipse(504, 880, 9, 9, "#b23b45")
    inside = path("M300 700 L388 842 L476 700 L500 960 L280 960Z", cloth)
    return _shirt_v("#ffffff") + tie + inside + path(vee, darker(cloth, 0.14), INK, LINE * 0.8) + crest + star


def hoodie(cloth: str) -> str:
    lining = path("M284 600 C286 690 486 692 490 600 C470 640 310 644 284 600Z", darker(cloth, 0.4), INK, LINE * 0.7)
    left = path(
        "M288 596 C252 612 236 642 250 668 C292 716 344 736 386 740 C340 706 300 664 288 596Z",
        lighter(cloth, 0.12),
        INK,
        LINE * 0.9,
    )
    right = path(
        "M486 596 C520 612 538 640 524 666 C486 714 430 736 386 740 C430 706 474 664 486 596Z",
        lighter(cloth, 0.12),
        INK,
        LINE * 0.9,
    )
    cords = "".join(
        curve(d, INK, 19) + curve(d, "#fbfaf7", 8)
        for d in ("M352 728 C346 770 350 800 346 836", "M420 728 C428 768 424 796 430 824")
    )
    pocket = path("M262 1260 L286 1060 L486 1060 L512 1260", darker(cloth, 0.08), INK, LINE * 0.8)
    return lining + left + right + cords + pocket


def hood_behind(cloth: str) -> str:
    return path("M232 652 C196 560 250 500 330 500 L470 520 C560 530 574 606 540 652Z", darker(cloth, 0.18), INK, LINE)


def dungarees(cloth: str) -> str:
    bib = path("M262 880 C330 894 440 894 510 880 L560 1260 L204 1260Z", cloth, INK, LINE)
    straps = "".join(
        path(d, cloth, INK, LINE * 0.9)
        for d in ("M232 648 L270 636 L316 890 L270 884Z", "M540 648 L504 636 L456 890 L504 884Z")
    )
    studs = "".join(ellipse(x, 906, 15, 15, "#f0c75e", INK, SEAM) for x in (294, 480))
    pocket = path("M330 980 L444 980 L440 1066 L388 1090 L334 1066Z", lighter(cloth, 0.1), INK, SEAM)
    return _neckband("#fbfaf7") + straps + bib + studs + pocket


def cardigan(cloth: str) -> str:
    under = mix(cloth, "#fff6e6", 0.82)
    top = path("M300 606 L330 1260 L452 1260 L474 606 C462 672 318 676 300 606Z", under, INK, LINE * 0.7)
    round_neck = curve("M302 612 C322 682 456 682 472 612", INK, LINE * 0.8)
    left = path(
        "M300 600 C272 614 254 632 262 668 C288 770 330 842 338 900 L338 1260 L374 1260 L374 900 C366 820 318 760 318 640Z",
        darker(cloth, 0.16),
        INK,
        LINE * 0.8,
    )
    right = path(
        "M474 600 C500 614 518 632 510 668 C486 770 450 842 442 900 L442 1260 L406 1260 L406 900 C414 820 458 760 458 640Z",
        darker(cloth, 0.16),
        INK,
        LINE * 0.8,
    )
    buttons = "".join(ellipse(424, y, 10, 10, "#fbf3df", INK, SEAM) for y in (950, 1050, 1150))
    return top + round_neck + left + right + buttons


def shirt_tie(cloth: str) -> str:
    placket = curve("M388 700 L388 1260", darker(cloth, 0.5), SEAM)
    pocket = path("M474 870 h76 v64 l-38 18 l-38 -18Z", cloth, darker(cloth, 0.5), SEAM)
    return _shirt_v(lighter(cloth, 0.3)) + placket + pocket + _tie("#46557e", "#8ea2d6", 1010)


def blouse(cloth: str) -> str:
    left = path(
        "M296 600 C280 648 300 706 346 728 C376 720 388 700 388 682 C346 674 308 646 302 604Z",
        lighter(cloth, 0.7),
        INK,
        LINE * 0.8,
    )
    right = path(
        "M478 600 C494 648 474 706 430 728 C400 720 388 700 388 682 C430 674 466 646 472 604Z",
        lighter(cloth, 0.7),
        INK,
        LINE * 0.8,
    )
    dots = "".join(
        ellipse(x + (26 if row % 2 else 0), 800 + row * 62, 7, 7, lighter(cloth, 0.6))
        for row in range(7)
        for x in range(220, 560, 56)
        if abs(x - 380) > 30
    )
    buttons = curve("M388 700 L388 1260", darker(cloth, 0.45), SEAM) + "".join(
        ellipse(388, y, 8, 8, "#ffffff", INK, 5) for y in (780, 880, 980, 1080)
    )
    return dots + buttons + left + right


def blazer(cloth: str) -> str:
    shirt = path("M300 606 L388 960 L474 606 C462 672 318 676 300 606Z", "#fbfaf7", INK, LINE * 0.7)
    opening = curve("M388 690 L388 900", "#b9b6bd", SEAM)
    collars = path("M298 598 C310 636 346 664 388 684 L362 730 C326 706 300 660 290 612Z", "#ffffff", INK, LINE * 0.7)
    collars += path("M476 598 C468 636 430 664 388 684 L414 730 C450 706 478 660 484 612Z", "#ffffff", INK, LINE * 0.7)
    left = path(
        "M292 604 C266 616 250 628 246 650 L258 740 L296 764 L282 790 L386 972 C362 850 310 742 292 604Z",
        lighter(cloth, 0.1),
        INK,
        LINE * 0.9,
    )
    right = path(
        "M482 604 C508 616 524 628 528 650 L516 740 L478 764 L492 790 L390 972 C414 850 464 742 482 604Z",
        lighter(cloth, 0.1),
        INK,
        LINE * 0.9,
    )
    edge = curve("M388 968 C392 1060 388 1160 392 1260", INK, LINE * 0.8)
    buttons = ellipse(408, 1024, 11, 11, darker(cloth, 0.4), INK, SEAM) + ellipse(
        410, 1120, 11, 11, darker(cloth, 0.4), INK, SEAM
    )
    return shirt + opening + collars + left + right + edge + buttons


def tunic(cloth: str) -> str:
    trim = lighter(cloth, 0.62)
    band = path("M284 604 C298 698 476 698 490 604 L470 602 C458 660 318 664 302 602Z", trim, INK, LINE * 0.8)
    slit = path("M364 668 L412 668 L410 880 L388 904 L366 880Z", trim, INK, LINE * 0.7) + curve(
        "M388 676 L388 872", INK, SEAM
    )
    stitches = "".join(ellipse(388, y, 5, 5, INK) for y in range(710, 870, 40))
    return slit + stitches + band


def robe(cloth: str) -> str:
    yoke = curve("M180 716 C250 748 320 740 352 690", darker(cloth, 0.5), SEAM) + curve(
        "M592 716 C530 748 458 740 424 690", darker(cloth, 0.5), SEAM
    )
    folds = "".join(
        curve(f"M{x} 790 C{x + 6} 950 {x - 4} 1100 {x + 4} 1260", darker(cloth, 0.5), SEAM)
        for x in (250, 310, 470, 530)
    )
    fronts = path(
        "M300 606 L362 1260 L414 1260 L474 606 C462 672 318 676 300 606Z", lighter(cloth, 0.14), INK, LINE * 0.7
    )
    collar = _shirt_v("#ffffff")
    bands = path("M384 690 L340 700 L326 850 L376 850Z", "#ffffff", INK, LINE * 0.8) + path(
        "M392 690 L436 700 L452 850 L402 850Z", "#ffffff", INK, LINE * 0.8
    )
    return yoke + folds + fronts + collar + bands


def _same(cloth: str) -> str:
    return cloth


def _knit_cuff(cloth: str) -> str:
    return darker(cloth, 0.14)


def _white(cloth: str) -> str:
    del cloth
    return "#fbfaf7"


GARMENTS: dict[str, Garment] = {
    "tshirt": Garment(tshirt, 0.62),
    "stripes": Garment(stripes, 0.62),
    "jumper": Garment(jumper, cuff=_knit_cuff),
    "school_jumper": Garment(school_jumper, cuff=_knit_cuff),
    "hoodie": Garment(hoodie, behind=hood_behind, cuff=_knit_cuff),
    "dungarees": Garment(dungarees, 0.62, sleeve=_white),
    "cardigan": Garment(cardigan, cuff=_knit_cuff),
    "shirt_tie": Garment(shirt_tie, cuff=_same),
    "blouse": Garment(blouse, cuff=_white),
    "blazer": Garment(blazer, cuff=_white),
    "tunic": Garment(tunic, cuff=lambda cloth: lighter(cloth, 0.62)),
    "robe": Garment(robe, cuff=_white),
}


def torso(garment: str, cloth: str) -> str:
    """The trunk in its cloth with everything that lies on it."""
    worn = GARMENTS[garment]
    ground = "#fbfaf7" if garment == "dungarees" else cloth
    side = path(
        "M146 800 C152 880 172 980 176 1260 L262 1260 C226 1080 214 880 214 720 C170 724 146 750 146 800Z",
        darker(ground, 0.1),
    )
    trunk = path(TORSO, ground) + side + curve(SIDES, INK, LINE)
    collar = curve("M298 606 C318 676 462 672 474 606", INK, LINE)
    return trunk + collar + worn.over(cloth)


def hem(cloth: str) -> str:
    """Ribs along a knitted hem."""
    return _hem_of_knit(cloth)


__all__ = ["GARMENTS", "NECK", "TORSO", "Garment", "hem", "rect", "torso"]
