"""The office in a real browser, served from this process, for whoever uses it without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.integration.casework.conftest import clock, empty_records, hire, manager, office, store
from tests.serving import served

__all__ = ["clock", "empty_records", "hire", "manager", "office", "store"]

LAPTOP = {"width": 1280, "height": 800}

WHERE = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const drawn = at.type === "radio" || at.type === "checkbox"
        ? getComputedStyle(document.querySelector(`label[for="${at.id}"]`), "::before") : getComputedStyle(at);
    return {
        tag: at.tagName, kind: at.type || "", name: at.name || "", value: at.value || "",
        words: (at.textContent || "").trim().replace(/\\s+/g, " "), leads: at.getAttribute("href") || "",
        closed: at.tagName === "SUMMARY" && !at.parentElement.open, checked: Boolean(at.checked),
        seen: (drawn.outlineStyle !== "none" && drawn.outlineColor !== "rgba(0, 0, 0, 0)")
            || drawn.boxShadow !== "none" || drawn.backgroundColor === "rgb(255, 221, 0)",
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        moved: at !== window.stoodAt, first: at === window.firstStop, stood: Boolean(window.stoodAt = at),
    };
}"""


@dataclass
class Keys:
    """Somebody with a keyboard and no mouse. Wherever the focus stops, it has to be seen."""

    page: Page
    stops: int = 0
    unseen: list[str] = field(default_factory=list)

    def where(self) -> dict[str, Any]:
        told: dict[str, Any] = self.page.evaluate(WHERE)
        return told

    def tab(self) -> dict[str, Any]:
        self.page.keyboard.press("Tab")
        at = self.where()
        if at["tag"] != "BODY":
            self.stops += 1
            if not (at["seen"] and at["inside"]):
                self.unseen.append(f"{at['tag']} {at['name'] or at['words'][:40]} on {self.page.url}")
        return at

    def reaches(self, what: str, **wanted: str) -> dict[str, Any]:
        """Go on from field to field until there; what is folded away is opened on the way."""
        begun = self.where()
        for _ in range(250):
            at = self.tab()
            if all(at[part] == value for part, value in wanted.items() if part != "leads") and (
                at["leads"].endswith(wanted.get("leads", ""))
            ):
                return at
            assert at["moved"], f"caught at {at}, on the way to {what}"
            if at["closed"] and "leads" in wanted:
                self.page.keyboard.press("Enter")
        raise AssertionError(f"{what} is not reached from {begun['words'] or begun['name']} on {self.page.url}")

    def types(self, **typed: str) -> Keys:
        """Type over what the fields of these names hold. A day is told as day/month/year."""
        for name, words in typed.items():
            of_a_day = words.count("/") == 2
            parts = words.split("/") if of_a_day else [words]
            for part, told in zip(("-day", "-month", "-year") if of_a_day else ("",), parts, strict=True):
                self.reaches(name, name=name.replace("__", "-") + part)
                self.page.keyboard.press("Control+a")
                self.page.keyboard.type(told)
        return self

    def picks(self, **chosen: str) -> Keys:
        """Choose one answer of a group with the arrows, or one of a list by its first letters."""
        for name, value in chosen.items():
            at = self.reaches(name, name=name)
            if at["kind"] == "radio" and not at["checked"]:
                self.page.keyboard.press("Space")
            for _ in range(20):
                at = self.where()
                if at["value"] == value and (at["checked"] or at["kind"] != "radio"):
                    break
                self.page.keyboard.press("ArrowDown")
            assert at["value"] == value, f"{name} stays at {at['value']}"
        return self

    def ticks(self, *names: str) -> Keys:
        for name in names:
            self.reaches(name, name=name)
            self.page.keyboard.press("Space")
            assert self.where()["checked"], name
        return self

    def presses(self, words: str) -> Keys:
        """Go to a button, or a link that looks like one, and press it."""
        self.reaches(words, words=words)
        return self.enters()

    def does(self, action: str) -> Keys:
        """From the page of the case to the form of an action."""
        return self.follows(f"/do/{action}")

    def follows(self, where: str) -> Keys:
        self.reaches(where, leads=where)
        return self.enters()

    def enters(self) -> Keys:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        wrong = self.page.locator(".govuk-error-summary")
        assert wrong.count() == 0, wrong.inner_text()
        return self


@pytest.fixture
def keys(browser: Browser, office: Flask) -> Iterator[Keys]:
    with served(office) as address:
        context = browser.new_context(base_url=address, viewport=LAPTOP)
        yield Keys(context.new_page())
        context.close()
