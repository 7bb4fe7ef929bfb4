"""What the guides name is there: links lead somewhere, paths in the tables exist, the example is a story."""

import re
from pathlib import Path

import pytest

import storyboards
from ops.stack import ROOT
from storyboards.__main__ import read_story

MADE_FROM_THE_TESTS = ROOT / "docs/clauses.md"  # whoever moves a test makes it anew: `make check` says so
GUIDES = [ROOT / "README.md", *sorted(set((ROOT / "docs").rglob("*.md")) - {MADE_FROM_THE_TESTS})]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
NAMED = re.compile(r"`([^`]+)`")


def dead_links(guide: Path, text: str) -> list[str]:
    return [target for target in LINK.findall(text) if not (guide.parent / target).exists()]


def missing_places(cell: str) -> list[str]:
    """The paths in a cell that are nowhere: the first is told from the top, the next ones may stand beside it."""
    folder, missing = ROOT, []
    for name in NAMED.findall(cell):
        pattern = re.sub(r"<\w+>", "*", name).strip("/")
        beside = next((place for place in (ROOT, folder, folder.parent) if any(place.glob(pattern))), None)
        if beside is None:
            missing.append(name)
        elif folder == ROOT:
            folder = (ROOT / pattern).parent if "." in Path(pattern).name else ROOT / pattern
    return missing


def test_a_dead_link_and_a_missing_place_are_found() -> None:
    assert dead_links(ROOT / "README.md", "[a](docs/house.md) [b](docs/castle.md) [c](https://example.org)") == [
        "docs/castle.md"
    ]
    assert missing_places("`backoffice/procedure/commands/`, `events/`, `wishes/`") == ["wishes/"]
    assert missing_places("`bot/data/responses/<theme>.yml`, `bot/data/songs/<theme>.yml`") == [
        "bot/data/songs/<theme>.yml"
    ]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.relative_to(ROOT).as_posix())
def test_every_link_of_a_guide_leads_somewhere(guide: Path) -> None:
    assert dead_links(guide, guide.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("guide", ["README.md", "docs/house.md"])
def test_where_to_change_what_is_where_the_guide_says(guide: str) -> None:
    rows = re.findall(r"^\| [^|]+ \| (.*`.*) \|$", (ROOT / guide).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 5
    assert [place for cell in rows for place in missing_places(cell)] == []


def test_the_example_is_a_story_that_may_be_sent() -> None:
    assert storyboards.check(read_story(ROOT / "storyboards/examples/short.yml")) == []
