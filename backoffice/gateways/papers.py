"""Looking at a file that somebody brings: what it truly is, whatever its name says, and without where it was taken.

Only kinds are taken whose content can be told by itself, and which every office computer opens. A photo holds more
than its picture: a phone writes into it where it was taken, which may be where a child is safe. That is taken out;
when it was taken, and which way up it stands, stay. A file in which there is nothing to take out stays byte for byte.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

LARGEST = 10 * 1024 * 1024
_END_OF_PDF = 2048
# What a photo may keep: which way up it stands, when it was taken, and the difference of that clock from UTC.
_MAY_STAY = {0x0112, 0x0132}
_MAY_STAY_INSIDE = {0x9003, 0x9011}
_INSIDE, _PLACE = 0x8769, 0x8825
# Parts of a picture that say how it is drawn, and nothing else.
_OF_THE_DRAWING = frozenset({
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression", "adobe",
    "adobe_transform", "icc_profile", "gamma", "srgb", "chromaticity", "transparency", "interlace", "aspect",
})  # fmt: skip
_END_OF_JPEG = b"\xff\xd9"


@dataclass(frozen=True)
class Kind:
    """A kind of file that is kept: its code, how it is said, how a computer calls it, and how its name ends."""

    code: str
    says: str
    media_type: str
    ending: str


KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", "PDF", "application/pdf", ".pdf"),
        Kind("jpeg", "photo", "image/jpeg", ".jpg"),
        Kind("png", "picture", "image/png", ".png"),
        Kind("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    )
}
ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".docx")
"""What a page offers to choose from. What is taken is decided by what is in the file."""


@dataclass(frozen=True)
class Paper:
    """A file that can be kept, as it is kept."""

    kind: str
    content: bytes = field(repr=False)
    place_removed: bool = False


class NotTaken(ValueError):
    """A file that is not kept. The message says why and what to do; it holds nothing of the file."""


def looked_at(content: bytes) -> Paper:
    """Return the file as it is kept. Raises NotTaken."""
    if not content:
        raise NotTaken("there is nothing in it. Choose the file again.")
    if len(content) > LARGEST:
        raise NotTaken(f"it is larger than {LARGEST // 1024 // 1024} MB. Scan it with fewer dots, or in parts.")
    for begins, take in _TAKEN:
        if content.startswith(begins):
            return take(content)
    for known, says in _KNOWN_AND_NOT_TAKEN:
        if known(content):
            raise NotTaken(says)
    raise NotTaken("it is not a PDF, a photo (JPEG or PNG) or a Word file. Save or print it as a PDF, and add that.")


def _pdf(content: bytes) -> Paper:
    if b"%%EOF" not in content[-_END_OF_PDF:]:
        raise NotTaken("the PDF is not whole: its end is missing. Scan or save it again.")
    return Paper("pdf", content)


def _word(content: bytes) -> Paper:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = {name.lower() for name in parts.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise NotTaken("it is broken, or locked. Save it again as a PDF, and add that.") from None
    if "word/document.xml" not in names or "[content_types].xml" not in names:
        raise NotTaken("it is a folder of files or another office file. Save each as a PDF, and add those.")
    if any(name.endswith(("vbaproject.bin", ".exe")) or "/activex/" in name for name in names):
        raise NotTaken("it holds a program (a macro). Save it as a PDF, and add that.")
    return Paper("docx", content)


def _photo(content: bytes) -> Paper:
    return _picture(content, "jpeg", "JPEG", whole=content.rstrip(b"\0").endswith(_END_OF_JPEG))


def _png(content: bytes) -> Paper:
    return _picture(content, "png", "PNG", whole=True)


def _picture(content: bytes, kind: str, format_: str, *, whole: bool) -> Paper:
    """Open the whole picture, so that what is broken shows now; draw it anew where it tells more than the picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=(format_,)) as picture:
                picture.load()
                exif = picture.getexif()
                if whole and picture.format != "MPO" and _tells_nothing_more(picture, exif):
                    return Paper(kind, content)
                return Paper(kind, _drawn_anew(picture, exif, kind), place_removed=True)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning,
            Image.DecompressionBombError):  # fmt: skip
        raise NotTaken("the picture is broken, or far too large. Take or scan it again.") from None


def _tells_nothing_more(picture: Image, exif: Exif) -> bool:
    inside = exif.get_ifd(_INSIDE)
    return (
        set(picture.info) - {"exif"} <= _OF_THE_DRAWING
        and set(exif) - {_INSIDE} <= _MAY_STAY
        and set(inside) <= _MAY_STAY_INSIDE
    )


def _drawn_anew(picture: Image, exif: Exif, kind: str) -> bytes:
    from PIL.Image import Exif

    kept, inside = Exif(), exif.get_ifd(_INSIDE)
    for tag in _MAY_STAY & set(exif):
        kept[tag] = exif[tag]
    for tag in _MAY_STAY_INSIDE & set(inside):
        kept.get_ifd(_INSIDE)[tag] = inside[tag]
    drawn = io.BytesIO()
    how = {"exif": kept.tobytes(), "icc_profile": picture.info.get("icc_profile"), "dpi": picture.info.get("dpi")}
    told = {name: value for name, value in how.items() if value}
    if kind == "png":
        bare = picture.copy()
        bare.info = {name: value for name, value in picture.info.items() if name in _OF_THE_DRAWING}
        bare.save(drawn, "PNG", compress_level=4, **told)
    else:
        # The same tables as before: the picture loses next to nothing by being written again.
        same = {"quality": "keep"} if picture.format == "JPEG" else {"quality": 95}
        picture.info = {name: value for name, value in picture.info.items() if name in _OF_THE_DRAWING}
        picture.save(drawn, "JPEG", **same, **told)
    return drawn.getvalue()


_TAKEN: tuple[tuple[bytes, Callable[[bytes], Paper]], ...] = (
    (b"%PDF-", _pdf),
    (b"\xff\xd8\xff", _photo),
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"PK\x03\x04", _word),
)
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_SOUND = (b"ID3", b"RIFF", b"OggS", b"\xff\xfb", b"#!AMR")
_KNOWN_AND_NOT_TAKEN: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (
        lambda content: content[4:8] == b"ftyp" and content[8:12] in _HEIC,
        "it is a phone's own kind of photo (HEIC), which many computers cannot open. Save it as JPEG, and add that.",
    ),
    (
        lambda content: content[4:8] == b"ftyp" or content.startswith(_SOUND),
        "sound and video are not kept here. Write down what is said, and keep it where your office keeps recordings.",
    ),
    (
        lambda content: content.startswith((b"II*\0", b"MM\0*")),
        "it is a TIFF scan. Set the scanner to PDF, or save it as a PDF, and add that.",
    ),
    (
        lambda content: content.startswith(b"\xd0\xcf\x11\xe0"),
        "it is an old Word file or an Outlook message. Save or print it as a PDF, and add that.",
    ),
)
