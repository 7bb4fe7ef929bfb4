"""What a file that somebody brings truly is, whatever its name says, and what is taken out of a photo."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from backoffice.gateways.papers import LARGEST, NotTaken, looked_at

TAKEN_AT = "2026:03:14 15:09:26"


def a_pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n"


def a_photo(kind: str = "JPEG", *, place: bool = False, **more) -> bytes:
    picture = Image.new("RGB", (60, 40), "teal")
    exif = Image.Exif()
    if place:
        exif[0x0112], exif[0x010F] = 6, "A phone of somebody"
        exif.get_ifd(0x8769)[0x9003] = TAKEN_AT
        exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    drawn = io.BytesIO()
    picture.save(drawn, kind, **({"exif": exif.tobytes()} if place else {}), **more)
    return drawn.getvalue()


def a_word_file(*more: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        for name in ("[Content_Types].xml", "word/document.xml", *more):
            parts.writestr(name, "<x/>")
    return packed.getvalue()


@pytest.mark.clause("B-04")
@pytest.mark.parametrize(
    ("kind", "content"),
    [("pdf", a_pdf()), ("jpeg", a_photo()), ("png", a_photo("PNG")), ("docx", a_word_file())],
    ids=["pdf", "jpeg", "png", "docx"],
)
def test_what_people_scan_and_write_is_taken_byte_for_byte(kind, content):
    paper = looked_at(content)
    assert (paper.kind, paper.content, paper.place_removed) == (kind, content, False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_where_a_photo_was_taken_is_removed_and_when_it_was_taken_and_its_upright_side_stay(kind):
    brought = a_photo(kind, place=True)
    with Image.open(io.BytesIO(brought)) as before:
        assert before.getexif().get_ifd(0x8825), "the photo that is brought says where it was taken"
    paper = looked_at(brought)
    assert paper.place_removed
    assert b"A phone of somebody" not in paper.content
    with Image.open(io.BytesIO(paper.content)) as kept:
        exif = kept.getexif()
        assert not exif.get_ifd(0x8825)
        assert exif.get(0x010F) is None
        assert (exif[0x0112], exif.get_ifd(0x8769)[0x9003]) == (6, TAKEN_AT)
        red, green, blue = kept.convert("RGB").getpixel((30, 20))
        assert red < 8
        assert abs(green - 128) < 8
        assert abs(blue - 128) < 8


def test_words_behind_and_beside_a_picture_go_too():
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>exif:GPSLatitude 51,30N</x:xmpmeta>"
    for brought in (a_photo(xmp=xmp), a_photo(comment=b"GPSLatitude 51"), a_photo() + b"GPSLatitude in a video"):
        assert b"GPSLatitude" in brought
        paper = looked_at(brought)
        assert paper.place_removed
        assert b"GPSLatitude" not in paper.content


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "nothing in it"),
        (b"%PDF-1.7\n" + b"x" * LARGEST, "larger than 10 MB"),
        (b"MZ\x90\x00 %PDF-1.7 %%EOF", "not a PDF, a photo"),
        (b"<html><script>alert(1)</script>", "not a PDF, a photo"),
        (b"%PDF-1.7\n a scan that broke off", "not whole"),
        (a_photo()[:200], "broken"),
        (b"\xff\xd8\xff no picture at all", "broken"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "Save it as JPEG"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "sound and video"),
        (b"ID3\x03 a voice", "sound and video"),
        (b"II*\0 a scan", "Set the scanner to PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file"),
        (b"PK\x03\x04 broken", "broken, or locked"),
        (a_word_file("word/vbaProject.bin"), "a program"),
        (a_word_file().replace(b"word/document.xml", b"word/dokument.xml"), "folder of files"),
    ],
    ids=["empty", "large", "program", "page", "cut-pdf", "cut-photo", "no-photo", "heic", "video", "sound", "tiff",
         "old", "broken-zip", "macro", "zip"],
)  # fmt: skip
def test_everything_else_is_refused_with_what_to_do_instead(content, says):
    with pytest.raises(NotTaken, match=says):
        looked_at(content)


def test_a_picture_that_would_fill_the_memory_is_refused():
    header = a_photo("PNG")
    huge = bytearray(header)
    huge[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(NotTaken, match="far too large"):
        looked_at(bytes(huge))
