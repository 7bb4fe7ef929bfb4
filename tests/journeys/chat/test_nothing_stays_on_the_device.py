"""A browser that keeps what it can on its disk: after each way to go, none of the child's words is in any file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from tests.journeys.chat.conftest import Child, House, at_the_page
from tests.journeys.conftest import CHROMIUM, FLAGS

WORD = "zebraquilt"
UNSENT = "walrusumbrella"


@pytest.fixture(scope="module")
def browser() -> Iterator[None]:
    """None is shared here: each test has a browser with a folder of its own."""
    yield None


def files_that_hold(folder: Path, word: str) -> list[str]:
    coded = [word.encode(coding) for coding in ("utf-8", "utf-16-le")]
    return [str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()
            and any(one in file.read_bytes() for one in coded)]


@pytest.mark.clause("D-17", "DR-3", "DR-14")
@pytest.mark.parametrize("way", ["leave", "escape", "stop", "closed"])
def test_after_each_way_to_go_no_word_is_in_any_file_of_the_browser(house: House, tmp_path: Path, way: str) -> None:
    profile = tmp_path / "profile"
    with sync_playwright() as playwright:
        expect.set_options(timeout=30_000)
        context: BrowserContext = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=FLAGS, viewport={"width": 390, "height": 844})
        for child in at_the_page(context, house):
            goes(child, way)
    # The address is in the browser's history, as the child was told: the search finds what a browser keeps.
    assert files_that_hold(profile, house.url)
    assert files_that_hold(profile, WORD) == []
    assert files_that_hold(profile, UNSENT) == []


def goes(child: Child, way: str) -> None:
    child.opens().tells(f"she lied about my {WORD}")
    child.page.locator("#words").fill(UNSENT)
    if way == "leave":
        child.page.locator("#leave").click()
    elif way == "escape":
        for _ in range(3):
            child.page.keyboard.press("Escape")
    elif way == "stop":
        child.presses("Stop and delete").presses("Yes, delete it").hears("ST2")
    if way in ("leave", "escape"):
        expect(child.page).to_have_title("Weather")
