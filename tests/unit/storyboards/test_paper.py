"""The PDF: a validator finds it to be PDF/UA-1, whoever reads it hears the same words in the same order."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import page as validator
import pypdf
import pytest
from pypdf.generic import NameObject

import storyboards
from storyboards import from_template
from storyboards.output.export import picture_alt, words
from tests.unit.storyboards.made_up import ARABIC, LONG, SHORT

STORY = replace(from_template("sorry", SHORT), panels=from_template("sorry", SHORT).panels[:3])
WORDY = replace(from_template("what_happened", LONG), panels=from_template("what_happened", LONG).panels[:3])
FORMS: dict[str, Callable[[], bytes]] = {
    "two a page": lambda: storyboards.pdf(STORY),
    "large print": lambda: storyboards.pdf(STORY, 1),
    "black and white": lambda: storyboards.pdf(STORY, grey=True),
    "many words": lambda: storyboards.pdf(WORDY),
    "from the right": lambda: storyboards.pdf(ARABIC),
}


@pytest.fixture(scope="module")
def made() -> bytes:
    return storyboards.pdf(STORY)


@pytest.fixture
def paper(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def faults(pdf: bytes) -> list[str]:
    """What keeps a file from being PDF/UA-1, as rule and message."""
    report = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100, "the validator no longer checks the whole profile"
    return [f"{fault.rule_id} {fault.message}" for fault in report.failures]


@pytest.mark.parametrize("form", FORMS)
def test_a_validator_finds_every_form_to_be_pdf_ua(form: str) -> None:
    assert faults(FORMS[form]()) == []


def without_alt(root: Any) -> None:
    del first(root["/StructTreeRoot"], "/Figure")["/Alt"]


def first(element: Any, kind: str) -> Any:
    """The first element of a kind in a structure tree."""
    node = element.get_object()
    if isinstance(node, list):
        return next((found for part in node if (found := first(part, kind))), None)
    if not isinstance(node, dict):
        return None
    return node if node.get("/S") == kind else first(node["/K"], kind) if "/K" in node else None


def another_heading(root: Any) -> None:
    first(root["/StructTreeRoot"], "/H1")[NameObject("/S")] = NameObject("/H3")


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (without_alt, "FIGURE"),
        (lambda root: root.pop("/Lang"), "LANGUAGE"),
        (lambda root: root.pop("/StructTreeRoot"), "STRUCT"),
        (lambda root: root.pop("/MarkInfo"), "TAGGED"),
        (lambda root: root.pop("/Metadata"), "METADATA"),
        (lambda root: root["/ViewerPreferences"].pop("/DisplayDocTitle"), "VIEWER"),
        (another_heading, "HEADING"),
    ],
)
def test_and_finds_what_is_wrong_with_a_spoiled_one(made: bytes, spoil: Callable[[Any], object], rule: str) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made))
    spoil(writer.root_object)
    out = io.BytesIO()
    writer.write(out)
    assert any(rule in fault for fault in faults(out.getvalue())), faults(out.getvalue())


def test_the_pdf_is_tagged_and_says_that_it_is_accessible(paper: pypdf.PdfReader) -> None:
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata is not None and paper.metadata.title == STORY.title
    assert root["/StructTreeRoot"]["/K"]
    notes = root["/Metadata"].get_object().get_data().decode()
    assert "http://www.aiim.org/pdfua/ns/id/" in notes and 'pdfuaid:part="1"' in notes


def squeezed(text: str) -> str:
    return "".join(text.split())


def figures(element: object) -> list[str]:
    """The alternative texts of the figures of a structure tree, in order."""
    node = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(node, list):
        return [alt for part in node for alt in figures(part)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if node.get("/S") == "/Figure" and "/Alt" in node else []
    return own + (figures(node["/K"]) if "/K" in node else [])


def test_every_picture_in_the_pdf_has_its_alt_text_in_order(paper: pypdf.PdfReader) -> None:
    told = figures(paper.trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert told == [picture_alt(STORY, index) for index in range(len(STORY.panels))]


def test_the_words_of_the_pdf_are_text_in_the_same_order_as_everywhere(paper: pypdf.PdfReader) -> None:
    read = squeezed(" ".join(page.extract_text() for page in paper.pages))
    for text in [STORY.title, *(text for panel in words(STORY) for text in panel)]:
        assert squeezed(text) in read, text
    captions = [read.index(squeezed(panel.caption)) for panel in STORY.panels]
    assert captions == sorted(captions)


def test_the_pdf_is_on_a4_and_brings_its_letters(paper: pypdf.PdfReader) -> None:
    for page in paper.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    fonts = [font.get_object() for page in paper.pages for font in page["/Resources"].get("/Font", {}).values()]
    assert fonts and all("Lexend" in str(font["/BaseFont"]) for font in fonts)


def test_one_panel_a_page_for_large_print() -> None:
    large = pypdf.PdfReader(io.BytesIO(storyboards.pdf(STORY, 1)))
    assert len(large.pages) == len(STORY.panels) + 1
    for number, panel in enumerate(STORY.panels):
        assert squeezed(panel.caption) in squeezed(large.pages[number].extract_text())


def test_the_words_of_a_story_from_the_right_can_be_read_out() -> None:
    read = pypdf.PdfReader(io.BytesIO(storyboards.pdf(ARABIC))).pages[0].extract_text()
    for word in ("كتبوا", "المدرسة", "تقريري", "شكرا"):
        assert word in read


