"""Heads from the open-peeps package: hair dyed and masks left out in the style definition, then kept.

The definition is read once (that costs about half a second) and each head once. Two things differ from the stock
style. The ink of a head is one shape that holds both the hair and the line of the face, so a plain dye would also
dye the line: instead the shape is filled with the dye and its own edge is inked from the inside, which leaves thin
lines black and gives hair a dark outline. And DiceBear clips every picture to a square, so that group is opened:
the rest of the body is ours and reaches further down.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from storyboards.marks import INK
from storyboards.people.looks import BEARDS, GLASSES, HEADS

if TYPE_CHECKING:
    from dicebear import Style

STYLE_FILE = "open-peeps.json"
ALLOWED_LICENCES = {"CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/"}
"""Only these licences may come into a picture that is sent to a child."""

EDGE = 10.5
"""How far the inked edge reaches into hair, in canvas units; thinner parts stay all ink."""

STRAY = {"medium3": re.compile(r"M711\.2 528[^M]*")}
"""Specks that lie beside the head in the package's art."""

_OPENED = re.compile(
    r'^<svg [^>]*>(?:<!--.*?-->)?<metadata.*?</metadata>(<defs>.*?</defs>)<g clip-path="[^"]+">(.*)</g></svg>$', re.S
)
_CLIP = re.compile(r'<clipPath id="clip-[0-9a-f]+"><rect [^>]*/></clipPath>')


class LicenceRefused(Exception):
    """The package's art is not under a licence on the allow-list."""


class StyleChanged(Exception):
    """The package draws its pictures another way than the pinned version did."""


@lru_cache(maxsize=1)
def stock_definition() -> dict[str, Any]:
    """The open-peeps definition as the package ships it. Raises LicenceRefused for any other licence."""
    text = files("dicebear_styles").joinpath(STYLE_FILE).read_text("utf-8")
    definition: dict[str, Any] = json.loads(text)
    licence = definition["meta"]["license"]
    if ALLOWED_LICENCES.get(licence["name"]) != licence["url"]:
        raise LicenceRefused(f"{STYLE_FILE} is under {licence['name']}, which is not on the list.")
    return definition


def _dyed(variant: str, element: dict[str, Any], place: int, dye: str) -> list[dict[str, Any]]:
    """One inked shape as three: its clip, its fill in the dye, its edge in ink."""
    shape = {**element["attributes"]}
    if variant in STRAY:
        shape["d"] = STRAY[variant].sub("", shape["d"])
    clip = f"in-{variant}-{place}"
    outline = {"type": "element", "name": "path", "attributes": {"d": shape["d"], "clip-rule": "evenodd"}}
    return [
        {
            "type": "element",
            "name": "defs",
            "children": [{"type": "element", "name": "clipPath", "attributes": {"id": clip}, "children": [outline]}],
        },
        {
            "type": "element",
            "name": "path",
            "attributes": {"d": shape["d"], "fill-rule": "evenodd", "fill": {"type": "color", "name": dye}},
        },
        {
            "type": "element",
            "name": "path",
            "attributes": {
                "d": shape["d"],
                "fill": "none",
                "stroke": INK,
                "stroke-width": str(2 * EDGE),
                "clip-path": f"url(#{clip})",
            },
        },
    ]


def _is(element: dict[str, Any], colour: str) -> bool:
    fill = element.get("attributes", {}).get("fill")
    return isinstance(fill, dict) and fill.get("name") == colour


def _opened_groups(elements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The elements with inked groups taken apart, each shape carrying the group's ink."""
    flat: list[dict[str, Any]] = []
    for element in elements:
        if element["name"] == "g" and _is(element, "ink"):
            flat.extend({**c, "attributes": {**element["attributes"], **c["attributes"]}} for c in element["children"])
        else:
            flat.append(element)
    return flat


def _dyed_variant(name: str, variant: dict[str, Any], dye: str) -> dict[str, Any]:
    """A head or beard whose hair takes the dye; a second hair colour, where the art has one, takes it too."""
    has_own_hair = any(_is(element, "headContrast") for element in variant["elements"])
    elements: list[dict[str, Any]] = []
    for place, element in enumerate(_opened_groups(variant["elements"])):
        if _is(element, "ink") and element["name"] == "path" and not (has_own_hair and name not in ("cornrows",)):
            elements.extend(_dyed(name, element, place, dye))
        elif _is(element, "headContrast"):
            elements.append(
                {**element, "attributes": {**element["attributes"], "fill": {"type": "color", "name": dye}}}
            )
        else:
            elements.append(element)
    return {**variant, "elements": elements}


@lru_cache(maxsize=1)
def _style() -> Style:
    """The definition with only heads, beards and glasses, hair ready to be dyed, no body and no mask."""
    from dicebear import Style  # two seconds of loading that a list of templates does not need

    stock = stock_definition()
    wanted = {head.variant for head in HEADS.values()} | {
        variant for _, variant in (*BEARDS.values(), *GLASSES.values())
    }
    parts = stock["components"]
    heads = {name: _dyed_variant(name, v, "dye") for name, v in parts["head"]["variants"].items() if name in wanted}
    beards = {name: _dyed_variant(name, v, "beard") for name, v in parts["facialHair"]["variants"].items()}
    beards = {name: v for name, v in beards.items() if name in wanted}
    glasses = {name: v for name, v in parts["accessories"]["variants"].items() if name in wanted}
    order = [e for e in stock["canvas"]["elements"] if e["name"] in ("head", "facialHair", "accessories")]
    return Style(
        {
            **stock,
            "canvas": {**stock["canvas"], "elements": order},
            "components": {
                "head": {**parts["head"], "variants": heads},
                "facialHair": {**parts["facialHair"], "variants": beards, "probability": 0},
                "accessories": {**parts["accessories"], "variants": glasses, "probability": 0},
            },
            "colors": {
                **stock["colors"],
                "dye": {"notEqualTo": [], "values": ["#2b2530"]},
                "beard": {"notEqualTo": [], "values": ["#2b2530"]},
                "ink": {"values": [INK]},
            },
        }
    )


@lru_cache(maxsize=256)
def head_parts(
    variant: str, skin: str, dye: str, hair: str, cloth: str, glasses: str, beard: str
) -> tuple[str, str, str, str]:
    """The head as (definitions, head, beard, glasses), in canvas units, with no clip around it.

    `dye` is the colour of what is on the head, be it hair or a turban; a beard has the colour of `hair`.
    Raises StyleChanged when the package's SVG no longer has the structure this relies on.
    """
    from dicebear import Avatar

    options: dict[str, Any] = {
        "seed": "heard",
        "headVariant": [variant],
        "skinColor": [skin],
        "dyeColor": [dye],
        "beardColor": [hair],
        "clothingColor": [cloth],
    }
    if glasses:
        options |= {"accessoriesVariant": [glasses], "accessoriesProbability": 100}
    if beard:
        options |= {"facialHairVariant": [beard], "facialHairProbability": 100}
    opened = _OPENED.match(Avatar(_style(), options).to_string())
    if opened is None:
        raise StyleChanged("The open-peeps picture is not built as expected; check the pinned dicebear versions.")
    definitions = _CLIP.sub("", opened[1]).removeprefix("<defs>").removesuffix("</defs>")
    uses = re.findall(r"<use [^>]*/>", opened[2])
    named = {
        kind: next((u for u in uses if f'href="#{kind}-' in u), "") for kind in ("head", "facialHair", "accessories")
    }
    if not named["head"] or "".join(uses) != opened[2]:
        raise StyleChanged("The open-peeps picture holds parts that were not asked for.")
    return definitions, named["head"], named["facialHair"], named["accessories"]
