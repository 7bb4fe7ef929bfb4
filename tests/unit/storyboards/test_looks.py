"""People as pictures: contrast, the size of a figure, what the package may and may not bring."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from itertools import combinations

import pytest
import resvg_py
from PIL import Image, ImageChops

from storyboards import Look, credits
from storyboards.filling import presets
from storyboards.lettering import ARABIC, LEXEND, Letters
from storyboards.marks import INK, PAPER, contrast, darker, document
from storyboards.output.credits import credit_lines
from storyboards.output.draw import DISC_COLOUR, IN_GREY, TEXT
from storyboards.output.sheets import figure_picture
from storyboards.people import heads, looks
from storyboards.people.cast import FRAME, figure_svg
from storyboards.people.expressions import FACES
from storyboards.people.head_boxes import HEAD_BOXES
from storyboards.people.poses import FAR_DOWN, NEAR_DOWN, NEAR_RESTS, stance_of

Sides = tuple[float, float, float, float]


def seen(svg: str, x: float, y: float, wide: int) -> Sides:
    """The box of what a picture shows, in its own units."""
    picture = Image.open(io.BytesIO(resvg_py.svg_to_bytes(svg_string=svg, width=wide, skip_system_fonts=True)))
    box = picture.getchannel("A").point(lambda value: 255 if value > 8 else 0).getbbox()
    assert box is not None
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def test_lines_stand_out_on_every_skin() -> None:
    assert len(looks.SKINS) >= 8
    for name, (_, colour) in looks.SKINS.items():
        assert contrast(colour, INK) >= 3, name


def in_grey(colour: str) -> str:
    value = IN_GREY[Image.new("RGB", (1, 1), colour).convert("L").getpixel((0, 0))]
    return "#" + f"{value:02x}" * 3


def test_lines_stand_out_on_every_skin_in_black_and_white_too() -> None:
    for name, (_, colour) in looks.SKINS.items():
        assert contrast(in_grey(colour), in_grey(INK)) >= 3, name


def test_words_stand_out_on_every_ground() -> None:
    assert contrast(TEXT, PAPER) >= 7 and contrast(in_grey(TEXT), PAPER) >= 7
    assert contrast(PAPER, DISC_COLOUR) >= 7 and contrast(PAPER, in_grey(TEXT)) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_the_page_stand_out_by_day_and_by_night(scheme: str) -> None:
    style = files("storyboards").joinpath("pages", "web.css").read_text("utf-8").replace("%DISC%", DISC_COLOUR)
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--(\w+): (#\w{6});", light if scheme == "light" else dark.split("* {")[0]))
    assert contrast(colours["ink"], colours["paper"]) >= 7
    assert contrast(colours["ink"], colours["said"]) >= 7
    assert contrast("#ffffff", colours["disc"]) >= 7
    assert contrast(colours["line"], colours["paper"]) >= 3


def marks(skin: str, expression: str) -> Image.Image:
    """A face at the size it has on a phone, where the panel is 340 points wide, in grey."""
    look = Look(skin=skin, head="crop")
    return figure_picture(look, expression, "rest", 0.17, (200, 250, 380, 330)).convert("L")


@pytest.mark.parametrize("skin", sorted(looks.SKINS))
def test_no_two_expressions_look_alike_at_the_size_of_a_phone(skin: str) -> None:
    faces = {name: marks(skin, name) for name in FACES}
    ground = luma(looks.SKINS[skin][1])
    for (one, first), (other, second) in combinations(faces.items(), 2):
        apart = ImageChops.difference(first, second).point(lambda value: 255 if value > ground * 0.4 else 0)
        assert apart.histogram()[255] >= 100, f"{one} and {other}"


def luma(colour: str) -> int:
    return int(Image.new("RGB", (1, 1), colour).convert("L").getpixel((0, 0)))


def test_there_are_ten_expressions_under_plain_names_and_no_two_are_alike() -> None:
    assert len(FACES) == 10
    assert all(label.isalpha() for label, _ in FACES.values())
    assert len({draw() for _, draw in FACES.values()}) == 10


@pytest.mark.parametrize("head", sorted(looks.HEADS))
def test_a_head_takes_the_room_the_layout_reckons_with(head: str) -> None:
    colours = ("#ffe3d0", "#2b2530", "#2b2530", "#e8b44c")
    definitions, crown, _, _ = heads.head_parts(looks.HEADS[head].variant, *colours, "", "")
    left, top, right, bottom = seen(document(crown, -200, -150, 1100, 900, definitions), -200, -150, 1100)
    expected = HEAD_BOXES[head]
    assert abs(left - expected[0]) <= 3 and abs(top - expected[1]) <= 3 and abs(right - expected[2]) <= 3
    assert bottom >= expected[3] - 3, "a head may reach down over the shoulders but not end higher"


def test_a_figure_reaches_below_the_waist_because_the_clip_is_gone() -> None:
    left, top, right, bottom = seen(
        figure_svg(Look(), "calm", "rest", "right", "whole"), FRAME[0], FRAME[1], int(FRAME[2])
    )
    assert (left, top, right, bottom) == pytest.approx((91, 127, 673, 1260), abs=4)


def test_a_figure_that_faces_left_is_the_same_figure_mirrored() -> None:
    right = seen(figure_svg(Look(), "calm", "open", "right", "whole"), FRAME[0], FRAME[1], int(FRAME[2]))
    left = seen(figure_svg(Look(), "calm", "open", "left", "whole"), FRAME[0], FRAME[1], int(FRAME[2]))
    assert left[2] - left[0] == pytest.approx(right[2] - right[0], abs=2) and left[0] == pytest.approx(
        776 - right[2], abs=2
    )


@pytest.mark.parametrize("part", ["head", "hair", "skin", "clothes", "cloth", "glasses", "beard", "age"])
def test_every_choice_changes_the_picture(part: str) -> None:
    tables = {
        "head": looks.HEADS, "hair": looks.HAIR_COLOURS, "skin": looks.SKINS, "clothes": looks.CLOTHES,
        "cloth": looks.FABRICS, "glasses": looks.GLASSES, "beard": looks.BEARDS, "age": looks.AGES,
    }  # fmt: skip
    pictures = {figure_svg(Look(**{part: value}), "calm", "rest", "right", "whole") for value in tables[part]}
    assert len(pictures) == len(tables[part])


def test_a_wheelchair_is_drawn() -> None:
    plain = figure_svg(Look(), "calm", "rest", "right", "whole")
    assert figure_svg(Look(wheelchair=True), "calm", "rest", "right", "whole") != plain


@pytest.mark.parametrize("head", sorted(looks.HEADS))
def test_a_hearing_aid_sits_on_an_ear_that_is_seen_and_under_a_scarf_it_is_not(head: str) -> None:
    both = (Look(head=head), Look(head=head, hearing_aid=True))
    plain, aided = (figure_svg(look, "calm", "rest", "right", "whole") for look in both)
    assert (aided == plain) is (looks.HEADS[head].ear == "cloth")
    assert (aided.count(looks.SKINS["honey"][1]) > plain.count(looks.SKINS["honey"][1])) is (
        looks.HEADS[head].ear == "hair"
    )


def test_only_an_older_face_has_lines() -> None:
    drawn = {age: figure_svg(Look(age=age), "calm", "rest", "right", "behind") for age in looks.AGES}
    line = darker(looks.SKINS["honey"][1], 0.45)
    assert [age for age, svg in drawn.items() if line in svg] == ["older"]


def test_who_stands_has_nothing_to_rest_a_hand_on_and_who_sits_in_a_wheelchair_does() -> None:
    assert stance_of("open", True).near == NEAR_RESTS and stance_of("open", False).near == NEAR_DOWN
    assert stance_of("rest", False) == stance_of("rest", True), "hands may be folded while standing"
    assert stance_of("down", True).near == NEAR_RESTS, "arms do not hang through a table"
    assert stance_of("mug", False).near == NEAR_RESTS, "a mug is held with both hands"
    assert stance_of("phone", False).far == FAR_DOWN, "and a phone with one"


def test_a_name_tells_neither_gender_nor_faith() -> None:
    claims = {"hijab", "turban", "fade", "flat_top", "bald_sides", "bob", "long_wavy", "straight", "older_bun"}
    for look in (*presets.ADULTS, *presets.JUDGES):
        assert look.beard == "none" and look.head not in claims
        assert look.clothes not in ("blouse", "shirt_tie") and not look.wheelchair


def test_hair_is_dyed_but_the_line_of_the_face_stays_ink() -> None:
    definitions, _, _, _ = heads.head_parts("short2", "#ffe3d0", "#e6bb63", "#e6bb63", "#e8b44c", "", "")
    assert 'fill="#e6bb63"' in definitions and f'stroke="{INK}"' in definitions


def test_a_beard_has_the_colour_of_hair_whatever_is_on_the_head() -> None:
    bare = figure_svg(Look(head="turban", cover="navy", hair="ginger"), "calm", "rest", "right", "behind")
    beard = Look(head="turban", cover="navy", hair="ginger", beard="full")
    bearded = figure_svg(beard, "calm", "rest", "right", "behind")
    ginger, navy = looks.HAIR_COLOURS["ginger"][1], looks.FABRICS["navy"][1]
    assert ginger not in bare and ginger in bearded and bare.count(navy) == bearded.count(navy)


def test_art_comes_only_under_an_allowed_licence(monkeypatch: pytest.MonkeyPatch) -> None:
    heads.stock_definition.cache_clear()
    monkeypatch.setattr(heads, "ALLOWED_LICENCES", {"CC0 2.0": "https://example.org"})
    with pytest.raises(heads.LicenceRefused, match=r"CC0 1\.0"):
        heads.stock_definition()
    monkeypatch.undo()
    assert heads.stock_definition()["meta"]["license"]["name"] in heads.ALLOWED_LICENCES


def test_the_credits_are_the_packages_own_words() -> None:
    meta = heads.stock_definition()["meta"]
    art, letters, arabic = credits()
    assert (art.title, art.creator, art.licence) == (
        meta["source"]["name"],
        meta["creator"]["name"],
        meta["license"]["name"],
    )
    assert art.notice == meta["license"]["text"]
    for of, credit in ((LEXEND, letters), (ARABIC, arabic)):
        assert credit.notice in (of.file.parent.parent / "LICENSE").read_text("utf-8") and of.family in credit.title
    assert any("Pablo Stanley" in line for line in credit_lines())


def test_the_clip_must_be_where_it_is_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    heads.head_parts.cache_clear()
    monkeypatch.setattr("dicebear.renderer.Renderer._apply_border_radius", lambda self, body, canvas: body)
    with pytest.raises(heads.StyleChanged):
        heads.head_parts("short2", "#ffe3d0", "#2b2530", "#2b2530", "#e8b44c", "", "")


@pytest.mark.parametrize("letters", [LEXEND, ARABIC], ids=lambda letters: letters.family)
def test_the_baseline_reckons_with_the_fonts_own_metrics(letters: Letters) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(str(letters.file)) as face:
        em = face["head"].unitsPerEm
        assert face["hhea"].ascent / em == letters.ascender and -face["hhea"].descent / em == letters.descender
        assert face["name"].getDebugName(1) == letters.family and face["hhea"].lineGap == 0
