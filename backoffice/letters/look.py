"""How a letter looks: as a page (also the source of its PDF), as part of a staff page, and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from backoffice.letters.compose import Letter, long_date
from backoffice.letters.passages import Passage, passages

LOOK = Path(__file__).parent / "look"


@dataclass(frozen=True)
class Manner:
    """How a letter speaks of the case to those it is written to, and how it ends."""

    number: str = "Your number"
    farewell: str = "Best wishes,"


_MANNERS = {"adult": Manner(farewell="Yours sincerely,"), "staff": Manner("Case"), "file": Manner("Case", "Written by")}


def page(letter: Letter) -> str:
    """Return the whole letter as one HTML document that needs nothing from outside but the font."""
    return _templates().get_template("letter.html").render(**_told(letter), css=Markup(_css()))  # noqa: S704 our own file


def fragment(letter: Letter) -> Markup:
    """Return the letter as a person will see it, to stand inside a staff page."""
    return Markup(_templates().get_template("sheet.html").render(**_told(letter)))  # noqa: S704 escaped by the template


def text(letter: Letter) -> str:
    """Return the letter as plain text, for the part of an email that every program can show."""
    manner, sender = manner_of(letter), letter.sender
    dated = f"{long_date(letter.dated)}\n{manner.number}: {letter.reference}"
    head = [sender.org, dated, letter.template.title.upper()]
    body = [_block_text(heading, words) for _, heading, words in _blocks(letter)]
    signed = "\n".join(each for each in (manner.farewell, sender.name, sender.role, sender.org) if each)
    replies = "\n".join(f"{way}: {value}" for way, value in _replies(letter))
    wanted = f"If you would like this letter in {letter.language}, tell me." if letter.language else ""
    return "\n\n".join(each for each in (*head, *body, signed, replies, wanted, letter.mark) if each) + "\n"


def manner_of(letter: Letter) -> Manner:
    """Return how this letter speaks to those it is written to."""
    return _MANNERS.get(letter.template.audience, Manner())


def _told(letter: Letter) -> dict[str, object]:
    return {
        "letter": letter,
        "manner": manner_of(letter),
        "blocks": [(key, heading, passages(words)) for key, heading, words in _blocks(letter)],
        "replies": _replies(letter),
        "long_date": long_date(letter.dated),
    }


def _replies(letter: Letter) -> list[tuple[str, str]]:
    """The ways to answer, as the foot of the letter says them. A note in the file asks for no answer."""
    sender = letter.sender
    ways = (("Phone", sender.phone), ("Email", sender.email), ("Post", sender.address))
    return [] if letter.template.audience == "file" else [(way, value) for way, value in ways if value]


def _blocks(letter: Letter) -> list[tuple[str, str, str]]:
    """The blocks that say something, in reading order: key, heading, words."""
    return [
        (block.key, block.heading, words)
        for block in letter.template.blocks
        if (words := letter.blocks.get(block.key, "").strip())
    ]


def _block_text(heading: str, words: str) -> str:
    told = "\n\n".join(_passage_text(passage) for passage in passages(words))
    return f"{heading}\n\n{told}" if heading else told


def _passage_text(passage: Passage) -> str:
    lines = ["".join(run.text for run in line) for line in passage.lines]
    mark = {"list": "- ", "quote": "    "}.get(passage.kind, "")
    return "\n".join(f"{mark}{line}" for line in lines)


@cache
def _css() -> str:
    return (LOOK / "letter.css").read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(LOOK), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
