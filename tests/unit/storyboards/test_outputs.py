"""Pictures and the accessible page say the same, and the same each time."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import storyboards
from storyboards import Bubble, Story, StoryError, from_template
from storyboards.__main__ import main, read_story
from storyboards.gallery import CHOSEN
from storyboards.marks import INK, channels
from storyboards.output.draw import Way, cast_in, forget, panel_image
from storyboards.output.export import spoken_by
from tests.unit.storyboards.made_up import ARABIC, LONG, SHORT

STORY = from_template("sorry", SHORT)


@pytest.fixture(scope="module")
def made_page() -> str:
    """The accessible page of the story."""
    return storyboards.html(STORY)


def test_a_panel_and_a_page_have_the_size_they_should() -> None:
    panel = Image.open(io.BytesIO(storyboards.panel_png(STORY, 0)))
    assert panel.size == (1200, 1080)
    page = storyboards.page_png(replace(STORY, panels=STORY.panels[:6]))
    assert Image.open(io.BytesIO(page)).size == (2472, 3336)
    assert len(page) <= 600 * 1024


def test_the_same_story_gives_the_same_bytes_drawn_again_from_nothing() -> None:
    first = storyboards.page_png(STORY, 0.5)
    forget()
    assert storyboards.page_png(STORY, 0.5) == first


def test_the_same_story_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys, json, hashlib, storyboards\n"
        "story = storyboards.Story.from_dict(json.load(sys.stdin))\n"
        "made = [storyboards.panel_png(story, 0), storyboards.pdf(story)]\n"
        "print(*[hashlib.sha256(part).hexdigest() for part in made])"
    )
    story = replace(STORY, panels=STORY.panels[1:2])
    made = [storyboards.panel_png(story, 0), storyboards.pdf(story)]
    told = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps(story.to_dict()), capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == [hashlib.sha256(part).hexdigest() for part in made]


def test_only_a_changed_panel_is_drawn_again() -> None:
    forget()
    storyboards.page_png(STORY, 0.25)
    drawn = panel_image.cache_info().misses
    changed = replace(STORY, panels=(replace(STORY.panels[0], caption="Another caption."), *STORY.panels[1:]))
    storyboards.page_png(changed, 0.25)
    assert panel_image.cache_info().misses == drawn + 1


class Page(html.parser.HTMLParser):
    """What a reader of the page meets, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.met: list[str] = []
        self.tags: list[str] = []
        self.lang: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.lang = self.lang or named.get("lang")
        if tag == "img":
            self.met.append(named["alt"] or "")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.met.append(data.strip())


def test_the_page_has_live_words_and_alt_texts_in_reading_order(made_page: str) -> None:
    page = Page(made_page)
    assert page.lang == "en-GB" and page.tags.count("h1") == 1 and page.tags.count("img") == len(STORY.panels)
    read = " ".join(page.met)
    at = 0
    for number, panel in enumerate(STORY.panels, 1):
        for part in [f"Picture {number}. {panel.alt}", *(b.text for b in panel.bubbles), panel.caption]:
            at = read.index(part, at)
    assert "Maya says:" in read


def test_the_page_needs_nothing_from_elsewhere_and_escapes_what_it_is_given() -> None:
    story = replace(STORY, title="<script>alert(1)</script>", panels=STORY.panels[:1])
    text = storyboards.html(story)
    assert text.count("<script") == 1 and "<script>alert" not in text
    assert 'src="http' not in text and "url(http" not in text


def test_the_page_may_run_one_script_and_call_nobody_and_is_served_as_a_file(made_page: str) -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", made_page, re.S)
    named = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = storyboards.PAGE_HEADERS["Content-Security-Policy"].split("; ")
    assert f"script-src 'sha256-{named}'" in policy and "default-src 'none'" in policy
    assert "sandbox allow-scripts" in policy and not any("connect" in part for part in policy)
    meta = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', made_page)
    assert meta and meta[1].split("; ") == policy[: len(meta[1].split("; "))]
    assert storyboards.PAGE_HEADERS["Content-Disposition"].startswith("attachment")
    assert storyboards.PAGE_HEADERS["X-Content-Type-Options"] == "nosniff"
    assert not any(word in script for word in ("fetch", "XMLHttp", "import", "location", "eval", "innerHTML"))


def test_a_page_in_another_language_says_who_speaks_without_english(made_page: str) -> None:
    text = storyboards.html(ARABIC)
    page = Page(text)
    assert page.lang == "ar" and page.tags.count("button") == len(ARABIC.panels) + 1
    assert {"Maya:", "Tom:"} <= set(page.met) and page.met.count("1") == 1
    assert f"1. {ARABIC.panels[0].alt}" in page.met and not any("says" in part for part in page.met)
    assert 'dir="rtl"' in text and 'dir="rtl"' not in made_page


def test_black_and_white_is_without_colour_and_keeps_its_ink() -> None:
    colour = Image.open(io.BytesIO(storyboards.panel_png(STORY, 0, 0.5))).convert("RGB")
    grey = Image.open(io.BytesIO(storyboards.panel_png(STORY, 0, 0.5, grey=True)))
    assert grey.mode == "L" and grey.size == colour.size and colour.mode == "RGB"
    assert Image.open(io.BytesIO(storyboards.page_png(STORY, 0.25, grey=True))).mode == "L"
    assert grey.getextrema() == (min(grey.getextrema()), 255) and min(grey.getextrema()) < 24


def test_what_is_small_keeps_its_colour_on_a_page_of_many_colours() -> None:
    scenes = ("home", "office", "court", "school", "outdoors", "reading")
    panels = tuple(
        replace(panel, scene=scene, props=(("report_wrong", "report_right")[place % 2],))
        for place, (scene, panel) in enumerate(zip(scenes, STORY.panels[:6], strict=True))
    )
    page = Image.open(io.BytesIO(storyboards.page_png(replace(STORY, panels=panels)))).convert("RGB")
    seen = {colour: many for many, colour in page.getcolors(1 << 16) or ()}
    for name in ("#c8443f", "#2f8a57", "#ffffff", INK):
        assert seen.get(channels(name), 0) > 500, name


def test_a_wall_does_not_take_the_tint_of_another() -> None:
    panel = STORY.panels[0]
    drawn = panel_image(cast_in(STORY, panel), panel, 1, Way(0.5))
    packed = Image.open(io.BytesIO(storyboards.panel_png(STORY, 0, 0.5))).convert("RGB")
    large = {colour for many, colour in drawn.getcolors(1 << 20) or () if many > drawn.width * drawn.height / 100}
    assert len(large) > 8
    apart = ImageChops.difference(drawn, packed)
    for colour in large:
        off = ImageChops.difference(drawn, Image.new("RGB", drawn.size, colour)).convert("L")
        where = off.point(lambda value: 0 if value else 255)
        assert max(high for _, high in Image.composite(apart, Image.new("RGB", drawn.size), where).getextrema()) <= 4


def test_a_story_from_the_right_begins_on_the_right() -> None:
    page = Image.open(io.BytesIO(storyboards.page_png(ARABIC, 0.25))).convert("RGB")
    first = Image.open(io.BytesIO(storyboards.panel_png(ARABIC, 0, 0.25))).convert("RGB")
    gap = round(24 * 0.25)
    corner = page.crop((page.width - gap - first.width, gap, page.width - gap, gap + first.height))
    assert max(ImageStat.Stat(ImageChops.difference(corner, first)).mean) < 3


def test_who_speaks_is_said_for_those_who_cannot_see_the_tail() -> None:
    assert spoken_by(STORY, Bubble("manager", "x")) == "Maya says:"
    assert spoken_by(STORY, Bubble("judge", "x", "thought")) == "The judge thinks:"


def test_the_command_draws_a_story_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "story.yml"
    file.write_text(json.dumps(STORY.to_dict()), "utf-8")
    assert main(["render", str(file), "--out", str(tmp_path / "out"), "--html"]) == 0
    assert capsys.readouterr().out.split() == [str(tmp_path / "out" / "story.html")]


def test_a_file_may_also_name_a_template_and_its_facts(tmp_path: Path) -> None:
    file = tmp_path / "story.yml"
    file.write_text(json.dumps({"template": "sorry", "facts": SHORT}), "utf-8")
    assert read_story(file) == STORY


@pytest.mark.parametrize(
    ("content", "word"),
    [(None, "cannot be read"), ("a: [", "not a story file"), ("version: 9", "version"), ("[]", "table")],
)
def test_an_error_of_the_command_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, word: str
) -> None:
    file = tmp_path / "story.yml"
    if content is not None:
        file.write_text(content, "utf-8")
    assert main(["render", str(file), "--out", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert word in told and told.count("\n") == 1


def test_the_command_does_not_draw_what_may_not_be_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "story.yml"
    file.write_text(json.dumps(replace(STORY, title="").to_dict()), "utf-8")
    assert main(["render", str(file), "--out", str(tmp_path / "out"), "--png"]) == 1
    assert "title" in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_the_command_asks_for_large_print_and_black_and_white(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(storyboards, "pdf", lambda *how: asked.append(how) or b"")
    file = tmp_path / "story.yml"
    file.write_text(json.dumps(STORY.to_dict()), "utf-8")
    assert main(["render", str(file), "--out", str(tmp_path), "--pdf"]) == 0
    assert main(["render", str(file), "--out", str(tmp_path), "--pdf", "--large", "--grey"]) == 0
    assert asked == [(STORY, 2, False), (STORY, 1, True)]


def test_the_command_can_ask_for_a_story_that_speaks_to_the_child(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "story.yml"
    about = replace(STORY, panels=(replace(STORY.panels[0], caption="Amy told us what was wrong."), *STORY.panels[1:]))
    file.write_text(json.dumps(about.to_dict()), "utf-8")
    assert main(["render", str(file), "--out", str(tmp_path / "a"), "--html"]) == 0
    assert main(["render", str(file), "--out", str(tmp_path / "b"), "--html", "--says-you"]) == 1
    assert "speaks of Amy" in capsys.readouterr().err and not (tmp_path / "b").exists()


def test_the_command_draws_a_gallery_of_all_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery", str(tmp_path / "all"), "--part", "things"]) == 0
    assert capsys.readouterr().out.split() == [str(tmp_path / "all" / "things.png")]
    assert main(["gallery", str(tmp_path / "some"), "--part", "things", "--part", "forms", "--chosen"]) == 0
    shown = (tmp_path / "some" / "README.md").read_text("utf-8")
    assert {file.name for file in (tmp_path / "some").glob("*.png")} == set(re.findall(r"\((.*?\.png)\)", shown))
    (tmp_path / "taken").write_text("")
    assert main(["gallery", str(tmp_path / "taken"), "--part", "things"]) == 1


def test_the_documentation_shows_every_sheet_that_was_chosen() -> None:
    folder = Path(storyboards.__file__).resolve().parents[1] / "docs" / "gallery"
    assert {file.stem for file in folder.glob("*.png")} == set(CHOSEN)
    assert sum(file.stat().st_size for file in folder.iterdir()) < 3 * 1024 * 1024


def test_what_the_form_offers_is_what_may_be_used() -> None:
    offered = storyboards.options()
    assert len(offered["scenes"]) >= 10 and len(offered["props"]) >= 12 and len(offered["expressions"]) == 10
    assert {"skin", "head", "hair", "clothes", "cloth", "glasses", "beard", "age"} <= set(offered["looks"])
    story = Story("x", (storyboards.Person("m", "Maya"),))
    with pytest.raises(StoryError):
        story.person("nobody")


def test_a_long_story_has_pictures_too() -> None:
    story = from_template("what_happened", LONG)
    assert Image.open(io.BytesIO(storyboards.page_png(story, 0.25))).size[1] > 1000
