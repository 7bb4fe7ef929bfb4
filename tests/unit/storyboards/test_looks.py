"""People as pictures: contrast, the size of a figure, what the package may and may not bring."""

from __future__ import annotations

import io

import pytest
import resvg_py
from PIL import Image

from storyboards import Look, credits, heads, looks
from storyboards.cast import FRAME, figure_svg
from storyboards.credits import credit_lines
from storyboards.draw import DISC_COLOUR, TEXT
from storyboards.export import ASCENDER, DESCENDER
from storyboards.expressions import FACES
from storyboards.head_boxes import HEAD_BOXES
from storyboards.lettering import FONT_FILE
from storyboards.marks import INK, contrast, document

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


def test_words_stand_out_on_every_ground() -> None:
    assert contrast(TEXT, "#ffffff") >= 7
    assert contrast("#ffffff", DISC_COLOUR) >= 7


def test_there_are_ten_expressions_under_plain_names_and_no_two_are_alike() -> None:
    assert len(FACES) == 10
    assert all(label.isalpha() for label, _ in FACES.values())
    assert len({draw() for _, draw in FACES.values()}) == 10


@pytest.mark.parametrize("head", sorted(looks.HEADS))
def test_a_head_takes_the_room_the_layout_reckons_with(head: str) -> None:
    definitions, crown, _, _ = heads.head_parts(looks.HEADS[head].variant, "#ffe3d0", "#2b2530", "#e8b44c", "", "")
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


def test_wheelchair_and_hearing_aid_are_drawn() -> None:
    plain = figure_svg(Look(), "calm", "rest", "right", "whole")
    assert figure_svg(Look(wheelchair=True), "calm", "rest", "right", "whole") != plain
    assert figure_svg(Look(hearing_aid=True), "calm", "rest", "right", "whole") != plain


def test_hair_is_dyed_but_the_line_of_the_face_stays_ink() -> None:
    definitions, _, _, _ = heads.head_parts("short2", "#ffe3d0", "#e6bb63", "#e8b44c", "", "")
    assert 'fill="#e6bb63"' in definitions and f'stroke="{INK}"' in definitions


def test_art_comes_only_under_an_allowed_licence(monkeypatch: pytest.MonkeyPatch) -> None:
    heads.stock_definition.cache_clear()
    monkeypatch.setattr(heads, "ALLOWED_LICENCES", {"CC0 2.0": "https://example.org"})
    with pytest.raises(heads.LicenceRefused, match=r"CC0 1\.0"):
        heads.stock_definition()
    monkeypatch.undo()
    assert heads.stock_definition()["meta"]["license"]["name"] in heads.ALLOWED_LICENCES


def test_the_credits_are_the_packages_own_words() -> None:
    meta = heads.stock_definition()["meta"]
    art, letters = credits()
    assert (art.title, art.creator, art.licence) == (
        meta["source"]["name"],
        meta["creator"]["name"],
        meta["license"]["name"],
    )
    assert art.notice == meta["license"]["text"]
    assert letters.notice in (FONT_FILE.parent.parent / "LICENSE").read_text("utf-8")
    assert any("Pablo Stanley" in line for line in credit_lines())


def test_the_clip_must_be_where_it_is_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    heads.head_parts.cache_clear()
    monkeypatch.setattr("dicebear.renderer.Renderer._apply_border_radius", lambda self, body, canvas: body)
    with pytest.raises(heads.StyleChanged):
        heads.head_parts("short2", "#ffe3d0", "#2b2530", "#e8b44c", "", "")


def test_the_baseline_reckons_with_the_fonts_own_metrics() -> None:
    from fontTools.ttLib import TTFont

    face = TTFont(str(FONT_FILE))
    em = face["head"].unitsPerEm
    assert face["hhea"].ascent / em == ASCENDER and -face["hhea"].descent / em == DESCENDER
