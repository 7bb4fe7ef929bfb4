"""A story as a child opens it: read by eye, by a screen reader or by a voice of the device, with and without script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import storyboards
from storyboards.output.export import spoken_by
from tests.unit.storyboards.made_up import ARABIC, SHORT

AXE = Path(__file__).resolve().parents[3] / "node_modules/axe-core/axe.min.js"
WHOLE = storyboards.from_template("sorry", SHORT)
STORY = replace(WHOLE, panels=WHOLE.panels[:3])
NEAR = {"name": "near", "lang": "en-GB", "localService": True}
FAR = {"name": "far", "lang": "en-GB", "localService": False}
FRENCH = {"name": "pres", "lang": "fr-FR", "localService": True}

VOICES = """
window.heard = [];
window.voices = %s;
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => window.voices,
  speak: one => { window.heard.push([one.text, one.voice.name]); window.spoken = one; if (%s) { one.onend(); } },
  cancel: () => { window.cancelled = (window.cancelled || 0) + 1; },
  addEventListener: (name, told) => { window.told = told; },
}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
"""A device with these voices, which speaks at once, or waits to be told that it has spoken."""

Opened = Callable[..., Page]
page_of = lru_cache(storyboards.html)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    contexts = []

    def open_page(
        story: storyboards.Story = STORY, voices: Any = (), at_once: bool = True, text: str = "", **how: Any
    ) -> Page:
        file = tmp_path / "story.html"
        file.write_text(text or page_of(story), "utf-8")
        contexts.append(browser.new_context(**how))
        page = contexts[-1].new_page()
        page.add_init_script(VOICES % (json.dumps(list(voices)), json.dumps(at_once)))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def in_order(story: storyboards.Story) -> list[str]:
    """What a voice says of a story: its title, and of each picture what is said and the caption."""
    read = [story.title]
    for panel in story.panels:
        read += [f"{spoken_by(story, bubble)} {bubble.text}" for bubble in panel.bubbles] + [panel.caption]
    return read


def test_the_story_is_read_aloud_from_the_first_word_to_the_last(opened: Opened) -> None:
    page = opened(voices=[FAR, NEAR])
    page.get_by_role("button", name="Read the story to me").click()
    assert page.evaluate("heard") == [[text, "near"] for text in in_order(STORY)]
    expect(page.get_by_role("button", name="Stop reading")).to_have_count(0)


def test_one_picture_is_read_alone_and_reading_stops_when_asked(opened: Opened) -> None:
    page = opened(voices=[NEAR], at_once=False)
    page.get_by_role("button", name="Read picture 2 to me").click()
    expect(page.locator("figure.reading")).to_have_count(1)
    assert page.evaluate("heard") == [["Maya says: What happened?", "near"]]
    page.get_by_role("button", name="Stop reading").click()
    page.evaluate("spoken.onend()")
    assert len(page.evaluate("heard")) == 1 and page.evaluate("cancelled") >= 1
    expect(page.locator(".reading")).to_have_count(0)


@pytest.mark.parametrize("voices", [[], [FAR], [FRENCH]], ids=["none", "from elsewhere", "of another language"])
def test_words_are_never_given_to_a_voice_from_elsewhere_or_of_another_language(opened: Opened, voices: Any) -> None:
    page = opened(voices=voices)
    expect(page.get_by_role("button")).to_have_count(0)
    page.evaluate("document.getElementById('aloud').click()")
    assert page.evaluate("heard") == []


def test_the_button_comes_when_the_voices_do_and_reading_ends_when_they_go(opened: Opened) -> None:
    page = opened(voices=[], at_once=False)
    page.evaluate(f"voices = {json.dumps([NEAR])}; told()")
    page.get_by_role("button", name="Read the story to me").click()
    page.evaluate(f"voices = {json.dumps([FAR])}; told(); spoken.onend()")
    expect(page.get_by_role("button")).to_have_count(0)
    assert len(page.evaluate("heard")) == 1


def test_without_script_everything_is_there_but_the_buttons(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("img")).to_have_count(len(STORY.panels))
    for panel in STORY.panels:
        expect(page.get_by_text(panel.caption)).to_be_visible()
        for bubble in panel.bubbles:
            expect(page.locator(".said").filter(has_text=bubble.text)).to_be_visible()


def test_no_other_script_runs_and_nothing_is_fetched(opened: Opened) -> None:
    bad = "<script>document.title='run'</script><img src='https://example.org/x.png' onerror=\"document.title='run'\">"
    page = opened(voices=[NEAR], text=page_of(STORY).replace("</main>", bad + "</main>"))
    assert page.title() == STORY.title
    refused = page.evaluate("fetch('https://example.org').then(() => 'went', () => 'refused')")
    assert refused == "refused"
    page.get_by_role("button", name="Read the story to me").click()
    assert page.evaluate("heard.length") == len(in_order(STORY))


@pytest.mark.parametrize("story", [STORY, ARABIC], ids=["from the left", "from the right"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_off_a_small_phone(
    opened: Opened, story: storyboards.Story, colours: str
) -> None:
    voices = [{**NEAR, "lang": story.language}]
    page = opened(story, voices=voices, color_scheme=colours, viewport={"width": 320, "height": 640})
    expect(page.get_by_role("button")).to_have_count(len(story.panels) + 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    found = page.evaluate(AXE.read_text() + "; axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found["violations"]] == []


def test_a_screen_reader_meets_the_story_in_its_order(opened: Opened) -> None:
    page = opened(voices=[NEAR])
    tree = page.locator("main").aria_snapshot()
    at = 0
    for number, panel in enumerate(STORY.panels, 1):
        said = [bubble.text for bubble in panel.bubbles]
        for part in (f"Picture {number}. {panel.alt}", *said, panel.caption, f"Read picture {number} to me"):
            at = tree.index(part, at)
    assert tree.index(f'heading "{STORY.title}" [level=1]') < tree.index("Picture 1")
