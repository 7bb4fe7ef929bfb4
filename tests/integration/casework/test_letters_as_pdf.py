"""The letters as files: tagged, with a title and a language, and the same words in the same order."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import page as validator
import pytest
from pypdf import PdfReader

from backoffice.gateways.emoji_names import named
from backoffice.gateways.paper import TaggedPrinter
from backoffice.letters import all_templates, look, template
from tests.unit.casework.test_letters import LONG, a_letter

PRINTER = TaggedPrinter()


def read(page: str) -> PdfReader:
    return PdfReader(io.BytesIO(PRINTER.pdf(page)))


@cache
def short(letter: str) -> bytes:
    """The letter from a small case. Drawing takes time, so each is drawn once for all tests."""
    return PRINTER.pdf(look.page(a_letter(letter)))


@cache
def long(letter: str) -> bytes:
    """The letter from a case with many words, for somebody who asked for big print and another language."""
    return PRINTER.pdf(look.page(replace(a_letter(letter, **LONG), big_print=True, language="Polish")))


def faults(pdf: bytes) -> list[str]:
    """What keeps a file from being PDF/UA-1, as rule and message."""
    report = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100, "the validator no longer checks the whole profile"
    return [f"{fault.rule_id} {fault.message}" for fault in report.failures]


@pytest.mark.parametrize("letter", [each.id for each in all_templates()])
def test_a_validator_finds_every_letter_to_be_pdf_ua_short_and_long_in_big_print(letter):
    assert faults(short(letter)) == []
    assert faults(long(letter)) == []


def test_the_validator_sees_a_letter_without_a_title():
    assert faults(PRINTER.pdf(look.page(a_letter("L-C05")).replace("<title>How it&#39;s going</title>", ""))) != []


def test_the_signature_is_never_alone_on_a_page():
    for letter in all_templates():
        for pdf in (short(letter.id), long(letter.id)):
            last = PdfReader(io.BytesIO(pdf)).pages[-1].extract_text()
            before, _, _ = last.partition("Best wishes" if letter.audience != "file" else "Written by")
            assert len(before.split()) > 8, f"{letter.id}: {last[:80]}"


@pytest.mark.parametrize("letter", [each.id for each in all_templates()])
def test_every_letter_is_a_tagged_pdf_that_says_its_language_and_title(letter):
    pdf = PdfReader(io.BytesIO(short(letter)))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert pdf.metadata.title == template(letter).title
    assert b"pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_the_pdf_reads_in_the_order_of_the_letter():
    words = " ".join(" ".join(page.extract_text() for page in read(look.page(a_letter("L-C11"))).pages).split())
    told = ["Hello Amira", "she lied about me", "We agree with you.", "I'm sorry.", "Ombudsman", "Best wishes"]
    places = [words.index(each) for each in told]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("i feel 😢 and 😡", "i feel [crying face] and [pouting face]"),
        ("love ❤️ u", "love [heart] u"),
        ("me 👩‍👧 mum", "me [woman and girl] mum"),
        ("ok 👍🏽", "ok [thumbs up]"),
        ("🇬🇧 😂", "[flag] [face with tears of joy]"),
        ("👨‍👩‍👧‍👦", "[man and woman and girl and boy]"),
        ("żółć ŵŷ £5 ☎ 1 < 2 & :(", "żółć ŵŷ £5 [telephone] 1 < 2 & :("),
    ],
)
def test_emoji_are_said_in_words_on_paper(typed, said):
    assert named(typed) == said


def test_a_letter_with_emoji_in_it_is_whole_on_paper_and_as_typed_in_the_email():
    made = a_letter("L-C01", issues=["i feel 😢 she lied 👩‍👧"])
    pdf = PRINTER.pdf(look.page(made))
    assert "i feel [crying face] she lied [woman and girl]" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert faults(pdf) == []
    assert "i feel 😢 she lied 👩‍👧" in look.text(made)
    assert "i feel 😢 she lied 👩‍👧" in look.page(made)


def test_the_font_is_inside_the_file():
    fonts = read(look.page(a_letter("L-C01"))).pages[0]["/Resources"]["/Font"]
    assert all("Lexend" in font.get_object()["/BaseFont"] for font in fonts.values())


def test_a_letter_asks_nothing_of_the_network(caplog):
    PRINTER.pdf(
        '<html lang="en"><title>t</title><img alt="" src="http://127.0.0.1:1/x.png"><img alt="" src="file:///etc/passwd">'
    )
    assert "Failed to load image" in caplog.text
