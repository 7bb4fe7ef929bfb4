"""A real browser on the real page and gateway; behind them the real rules of the conversation, asked by a stand-in
of the engine's channel, and a rehearsed office."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.settings import Settings
from bot.web import create_app
from bot.web.engine import RasaEngine
from bot.web.pace import Pace
from bot.web.real import real_outside
from tests.integration.web.rehearsal import RECEIPT, SECRET, Clock, EngineStandIn, Office, outside
from tests.serving import served

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
AXE = Path(__file__).resolve().parents[3] / "node_modules/axe-core/axe.min.js"


class RehearsedOffice(Office):
    """Takes any body of the real conversation and gives one receipt for it."""

    def submit(self, body: dict) -> SimpleNamespace:
        self.got[body["submission_id"]] = body
        return SimpleNamespace(stored=True, delivered=not self.away, refused=False, key=body["submission_id"],
                               receipt=None if self.away else RECEIPT)


@dataclass
class House:
    url: str
    engine: EngineStandIn
    office: Office
    clock: Clock
    folder: Path


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr("bot.web.gateway.PATIENCE_SECONDS", 0.6)
    monkeypatch.setattr("bot.web.gateway.SHORT_PATIENCE_SECONDS", 0.6)
    office, clock, real = RehearsedOffice(), Clock(), real_outside()
    engine = EngineStandIn(real.dialogue, office)
    port = engine.start()
    behind = dataclasses.replace(outside(office, clock, real.dialogue), look=real.look)
    # The neutral page that Leave fast opens is one of our own here: tests fetch nothing from elsewhere.
    settings = Settings(mode="test", chat_var=tmp_path / "chat", rasa_port=port, channel_secret=SECRET,
                        leave_url="https://neutral.example/weather")
    app = create_app(settings, engine=RasaEngine(f"http://127.0.0.1:{port}", SECRET), outside=behind,
                     starts=Pace(100, 1000), turns=Pace(100, 1000))
    try:
        with served(app) as url:
            yield House(url, engine, office, clock, tmp_path / "chat")
    finally:
        app.extensions["heard"].sweeper.stop()
        engine.stop()


@dataclass
class Child:
    """Somebody at the page, whose methods read as what they do."""

    page: Page
    house: House
    trouble: list[str]
    asked_elsewhere: list[str]

    def opens(self) -> "Child":
        # By way of another page: the same address again is the same open page, and goes on.
        self.page.goto("about:blank")
        self.page.goto(self.house.url + "/")
        expect(self.page.locator(".chips .chip").first).to_be_visible()
        return self

    def presses(self, label: str) -> "Child":
        """Press a button by its name, wherever it stands, and wait for the answer."""
        self.page.get_by_role("button", name=label, exact=True).first.click()
        return self.waits()

    def says(self, words: str) -> "Child":
        box = self.page.locator("#words")
        box.fill(words)
        self.page.locator("#send").click()
        expect(box).to_have_value("")
        return self.waits()

    def waits(self) -> "Child":
        expect(self.page.locator("#main[aria-busy=true]")).to_have_count(0)
        return self

    def hears(self, line: str) -> "Child":
        expect(self.page.locator(f".bubble[data-line='{line}']").last).to_be_visible()
        return self

    def sees(self, text: str) -> "Child":
        expect(self.page.get_by_text(text).last).to_be_visible()
        return self

    def sees_nowhere(self, text: str) -> "Child":
        expect(self.page.get_by_text(text)).to_have_count(0)
        return self

    def tells(self, story: str) -> "Child":
        """From the first screen to the question after the story."""
        self.presses("Tell you about something that went wrong").presses("I'm a child or young person")
        return self.says(story)

    def sends(self) -> "Child":
        """From the story to the confirmation, by the short way."""
        self.presses("That's all").presses("No, that's everything").presses("Send it now")
        for _ in range(12):
            if self.page.locator(".check").count():
                break
            self.page.locator(".chip.skip, .chip:text-is('Leave it')").first.click()
            self.waits()
        self.presses_in_answers("Send")
        expect(self.page.locator(".receipt")).to_be_visible()
        return self

    def presses_in_answers(self, label: str) -> "Child":
        self.page.locator("#answers").get_by_role("button", name=label, exact=True).click()
        return self.waits()


def visit(browser: Browser, house: House, **how: object) -> Iterator[Child]:
    yield from at_the_page(
        browser.new_context(**{"viewport": PHONE, "has_touch": True, "reduced_motion": "reduce", **how}), house
    )


def at_the_page(context: BrowserContext, house: House) -> Iterator[Child]:
    context.route("https://neutral.example/**", lambda route: route.fulfill(body="<title>Weather</title>sunny"))
    page = context.new_page()
    trouble: list[str] = []
    elsewhere: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if "Content Security" in said.text else None)
    ours = (house.url, "about:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(ours) else elsewhere.append(asked.url))
    yield Child(page, house, trouble, elsewhere)
    context.close()
    assert trouble == []
    # No child's browser asks anybody but us for anything; Leave fast alone goes elsewhere, and takes nothing along.
    assert [one for one in elsewhere if not one.startswith("https://neutral.example/")] == []


@pytest.fixture
def child(browser: Browser, house: House) -> Iterator[Child]:
    yield from visit(browser, house)


@pytest.fixture
def child_at_a_desk(browser: Browser, house: House) -> Iterator[Child]:
    yield from visit(browser, house, viewport=DESK, has_touch=False)


@pytest.fixture
def child_without_script(browser: Browser, house: House) -> Iterator[Child]:
    yield from visit(browser, house, java_script_enabled=False)
