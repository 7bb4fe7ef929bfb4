"""The page of a story in a real browser, on a small office of its own that is served from this process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.integration.casework.conftest import clock, empty_records
from tests.integration.casework.storyboard.conftest import (
    COOKIE,
    Found,
    case,
    found_on,
    manager,
    office,
    page_of_story,
    reference,
    story,
    story_begun,
)
from tests.serving import served

__all__ = [
    "case",
    "clock",
    "empty_records",
    "found_on",
    "manager",
    "office",
    "page_of_story",
    "reference",
    "story",
    "story_begun",
]

AXE = (Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
LAPTOP = {"width": 1280, "height": 800}


@pytest.fixture
def address(office: Flask) -> Iterator[str]:
    with served(office) as address:
        yield address


@dataclass
class Desk:
    """Somebody at the page of a story."""

    page: Page
    path: str

    def opens(self, more: str = "") -> Desk:
        self.page.goto(self.path + more)
        return self

    def story(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.page.locator("#story-data").input_value())
        return told

    def captions(self) -> list[str]:
        return [panel["caption"] for panel in self.story()["panels"]]

    def keeps(self, words: str) -> Desk:
        """Wait until the office has these words."""
        self.page.wait_for_function("words => document.getElementById('story-data').value.includes(words)", arg=words)
        return self

    def hears(self, words: str) -> Desk:
        """Wait until this is said to whoever listens to the page."""
        expect(self.page.locator("#story-said")).to_have_text(words)
        return self

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))

    def tabs_to(self, wanted: str, most: int = 80) -> Desk:
        """Press Tab until the focus is there."""
        for _ in range(most):
            if self.focused() == wanted:
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{wanted} is not reached with the keyboard")

    def presses(self, *keys: str) -> Desk:
        for key in keys:
            self.page.keyboard.press(key)
        return self


@pytest.fixture
def windows(browser: Browser, address: str, case: Found):
    """Makes windows of one browser in which the manager is signed in; with a script unless asked for without."""
    contexts: list[BrowserContext] = []

    def make(**how: Any) -> BrowserContext:
        context = browser.new_context(base_url=address, viewport=LAPTOP, **how)
        context.add_cookies([{"name": COOKIE, "value": case.cookie, "url": address}])
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def desk(windows, story: str) -> Desk:
    """The page of a story that is begun."""
    return Desk(windows().new_page(), story).opens()


def wider_than_its_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def breaks(page: Page) -> list[str]:
    """What a checker of accessibility finds wrong."""
    page.evaluate(AXE)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("rules => axe.run({runOnly: rules})", rules)
    assert found["passes"], "the checker checked nothing"
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]
