"""The letters as files: tagged, with a title and a language, and the same words in the same order."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from backoffice.gateways.paper import TaggedPrinter
from backoffice.letters import all_templates, look
from tests.unit.casework.test_letters import a_letter

PRINTER = TaggedPrinter()


def read(page: str) -> PdfReader:
    return PdfReader(io.BytesIO(PRINTER.pdf(page)))


@pytest.mark.parametrize("letter", [each.id for each in all_templates()])
def test_every_letter_is_a_tagged_pdf_that_says_its_language_and_title(letter):
    made = a_letter(letter)
    pdf = read(look.page(made))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert pdf.metadata.title == made.template.title
    assert b"pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_the_pdf_reads_in_the_order_of_the_letter():
    words = " ".join(" ".join(page.extract_text() for page in read(look.page(a_letter("L-C11"))).pages).split())
    told = ["Hello Amira", "she lied about me", "We agree with you.", "I'm sorry.", "Ombudsman", "Best wishes"]
    places = [words.index(each) for each in told]
    assert places == sorted(places)


def test_the_font_is_inside_the_file():
    fonts = read(look.page(a_letter("L-C01"))).pages[0]["/Resources"]["/Font"]
    assert all("Lexend" in font.get_object()["/BaseFont"] for font in fonts.values())


def test_a_letter_asks_nothing_of_the_network(caplog):
    PRINTER.pdf(
        '<html lang="en"><title>t</title><img alt="" src="http://127.0.0.1:1/x.png"><img alt="" src="file:///etc/passwd">'
    )
    assert "Failed to load image" in caplog.text
