"""The page's own words: all there, none unused, easy enough for a child."""

import re
from pathlib import Path

import textstat
import yaml

from bot.web import pages, refusals

ROOT = Path(__file__).resolve().parents[3]
WORDS = {name.removeprefix("utter_page_"): said[0]["text"] for name, said in
         yaml.safe_load((ROOT / "bot/data/responses/page.yml").read_text())["responses"].items()}
USED_IN = [*(ROOT / "bot/web").rglob("*.html"), *(ROOT / "bot/web").glob("*.py")]


def _asked_for() -> set[str]:
    """Every name that a template, a script or a refusal asks for."""
    templates = "\n".join(one.read_text() for one in USED_IN)
    named = set(re.findall(r'word\("([a-z_]+)"', templates)) | set(re.findall(r"page_([a-z_]+)\"", templates))
    named |= {"got_it", "hello_by", "answer_by", "hint", "hint_buttons", "private_kept", "private_device"}
    refused = {one.words.removeprefix("page_") for one in refusals.KINDS.values() if one.words.startswith("page_")}
    return (named | set(pages._OWN) | set(pages._DRAWN) | refused) - {"LF1", "key"}


def test_every_word_that_is_asked_for_is_there_and_none_is_left_over() -> None:
    assert _asked_for() == set(WORDS)


def test_every_script_uses_only_words_that_the_page_gives_it() -> None:
    scripts = "\n".join(one.read_text() for one in (ROOT / "bot/web/static").glob("*.js"))
    used = set(re.findall(r"\bwords\.([A-Za-z_0-9]+)", scripts))
    assert used
    assert used <= {*pages._OWN, "EN1", "RS2", "days", "months"}


def test_every_word_that_changes_with_the_language_is_one_the_page_is_given() -> None:
    drawn = "\n".join((ROOT / f"bot/web/templates/{name}.html").read_text() for name in ("page", "looks"))
    named = set(re.findall(r'data-word(?:-label)?="([a-z_0-9]+)"', drawn))
    assert named
    assert named <= {*pages._OWN, *pages._DRAWN}


def test_every_line_of_ten_words_or_more_is_easy_enough() -> None:
    long = [text for text in WORDS.values() if len(text.split()) >= 10]
    assert long
    hard = [(text, textstat.flesch_kincaid_grade(text)) for text in long if textstat.flesch_kincaid_grade(text) > 4.0]
    assert hard == []
