"""Whose work the pictures are made with, taken from each package's own licence data, never from memory."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files

from storyboards.lettering import ARABIC, LEXEND
from storyboards.people.heads import ALLOWED_LICENCES, STYLE_FILE, LicenceRefused, stock_definition

FONT_LICENCE = "SIL OPEN FONT LICENSE"


@dataclass(frozen=True)
class Credit:
    """One source: what of it is used, who made it, under which licence, and its own notice."""

    what: str
    title: str
    creator: str
    licence: str
    source: str
    notice: str


def _of_letters(package: str, family: str) -> Credit:
    """A typeface by what its package says of it. Raises LicenceRefused for any other licence than the OFL."""
    notice = files(package).joinpath("LICENSE").read_text("utf-8")
    if FONT_LICENCE not in notice.upper():
        raise LicenceRefused(f"{family} is not under the SIL Open Font Licence.")
    holder = next(line.strip() for line in notice.splitlines() if line.strip().lower().startswith("copyright"))
    name = package.replace("_", "-")
    creator = f"The {family.split()[0]} Project Authors"
    return Credit(
        "Letters", f"{family} ({name} {version(name)})", creator, "SIL Open Font License 1.1",
        "https://openfontlicense.org", holder,
    )  # fmt: skip


def credits() -> list[Credit]:
    """Every source of art and letters. Raises LicenceRefused when one is not under an allowed licence."""
    meta = stock_definition()["meta"]
    licence = meta["license"]
    if licence["name"] not in ALLOWED_LICENCES:
        raise LicenceRefused(f"{STYLE_FILE} is under {licence['name']}, which is not on the list.")
    art = Credit(
        "Heads and hair", meta["source"]["name"], meta["creator"]["name"], licence["name"], meta["source"]["url"],
        licence["text"],
    )  # fmt: skip
    return [art, _of_letters("fontpkg_lexend", LEXEND.family), _of_letters("fontpkg_cairo", ARABIC.family)]


def credit_lines() -> list[str]:
    """The credits as sentences for a page."""
    lines = [f"{c.what}: {c.title} by {c.creator}, {c.licence}. {c.notice}" for c in credits()]
    return [*lines, "Faces, bodies, clothes, rooms and things are drawn for these stories."]
