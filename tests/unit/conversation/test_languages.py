"""Other languages: prepared files that a translator fills, what is missing, and English where there is a gap."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.conversation import Heard, begin, step, translations, words

PREPARED = words.languages()[1:]
CACHED = (words.book, words.line_of, words.offered, words._about)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the words to work in, without the other languages."""
    copied = tmp_path / "responses"
    shutil.copytree(words.RESPONSES, copied, ignore=lambda at, _: [one for one in words.languages() if one != "en"])
    monkeypatch.setattr(words, "RESPONSES", copied)
    forget()
    yield copied
    monkeypatch.undo()
    forget()


def forget() -> None:
    for one in CACHED:
        one.cache_clear()


def fill(file: Path) -> None:
    """As a translator does: the English above each empty place, put between marks of the language."""
    empty = re.compile(r'# (.*)\n(\s+(?:- )?\w+: )""')
    filled = empty.sub(lambda found: f"#\n{found[2]}" + as_said(found[1]), file.read_text())
    assert '""' not in filled
    file.write_text(filled)
    forget()


def as_said(english: str) -> str:
    return yaml.dump(f"<{english}>", allow_unicode=True, width=10_000, default_style='"').strip()


def translated(folder: Path) -> None:
    translations.prepare("xx", "Xish", "rtl")
    for file in folder.glob("xx/*.yml"):
        if file.name != words.ABOUT:
            fill(file)


@pytest.mark.parametrize("language", PREPARED)
def test_a_prepared_language_holds_every_line_and_none_that_english_lacks(language: str) -> None:
    held = {line for file in (words.RESPONSES / language).glob("*.yml")
            for line in yaml.safe_load(file.read_text()).get("responses", {})}
    assert held == {f"utter_{line}" for line in words.book()}


def test_welsh_and_one_language_from_right_to_left_are_prepared() -> None:
    assert {(words.name_of(one), words.direction(one)) for one in PREPARED} == {("Cymraeg", "ltr"), ("العربية", "rtl")}


@pytest.mark.clause("DR-13")
@pytest.mark.usefixtures("folder")
def test_a_translator_is_told_every_gap(capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main(["xx", "--prepare", "Xish"]) == 0
    assert translations.main(["xx"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert {"xx: N05", "xx: N12/phone", "xx: N12/asked", "xx: N12/label"} <= set(told)
    assert translations.main([words.ENGLISH]) == 0


def test_a_whole_translation_has_no_gap_is_offered_and_is_said(folder: Path) -> None:
    translated(folder)
    assert words.missing("xx") == []
    assert words.offered() == ("en", "xx")
    assert words.text("S2", "xx") == f"<{words.text('S2')}>"
    assert words.day("2026-03-20", "xx") == "<Friday> 20 <March> 2026"
    assert "<Friday> 20 <March> 2026" in words.text("N21r", "xx", next="2026-03-20", ref="CB-1")
    assert words.message("N05", "xx") == {"line": "N05", "text": f"<{words.text('N05')}>"}


def test_a_place_to_be_filled_in_that_was_lost_or_made_up_is_found(folder: Path) -> None:
    translated(folder)
    file = folder / "xx/sending.yml"
    file.write_text(file.read_text().replace("{ref}", "", 1).replace("{intro}", "{introduced}", 1))
    forget()
    assert {one for one in words.missing("xx") if " " in one} >= {"N21a {ref}", "N21b {intro}", "N21b {introduced}"}


def test_what_is_filled_stays_when_the_files_are_brought_up_to_date(folder: Path) -> None:
    translated(folder)
    english = folder / "story.yml"
    english.write_text(english.read_text() + "  utter_NEW:\n  - text: \"A new line.\"\n")
    forget()
    translations.prepare("xx", "Xish", "rtl")
    forget()
    assert words.missing("xx") == ["NEW"]


@pytest.mark.parametrize(("theme", "offered"), [("safety", False), ("start", False), ("page", False), ("wishes", True)])
def test_a_language_is_offered_once_its_page_first_screens_and_safety_lines_are_whole(
        folder: Path, theme: str, offered: bool) -> None:
    translated(folder)
    file = folder / f"xx/{theme}.yml"
    file.write_text(re.sub(r'text: "[^"]+"', 'text: ""', file.read_text(), count=1))
    forget()
    assert words.missing("xx")
    assert ("xx" in words.offered()) is offered


@pytest.mark.clause("DR-13")
def test_a_gap_is_said_in_english_and_marked_so_and_the_rest_is_not(folder: Path) -> None:
    translated(folder)
    file = folder / "xx/start.yml"
    file.write_text(file.read_text().replace("<Who are you?>", "").replace("<I'm helping a child>", ""))
    forget()
    slots = begin({"submission_id": "a", "alert_id": "b", "language": "xx"}).slots
    pressed = {"kind": "answer", "question": "N01", "value": "tell"}
    frame = step(slots, Heard("t", "2026-03-17T10:00:00+00:00", choice=pressed)).frame
    assert [(one["text"], one.get("lang")) for one in frame["messages"]] == [("Who are you?", "en")]
    marked = {one["label"]: one.get("lang") for one in frame["buttons"]}
    assert marked["I'm helping a child"] == "en"
    assert marked["<I'm a child or young person>"] is None


def test_a_label_typed_in_the_chosen_language_counts_as_the_button(folder: Path) -> None:
    translated(folder)
    file = folder / "xx/start.yml"
    file.write_text(file.read_text().replace("<I'm helping a child>", "rwyn helpu plentyn"))
    forget()
    slots = begin({"submission_id": "a", "alert_id": "b", "language": "xx"}).slots
    slots = step(slots, Heard("1", "2026-03-17T10:00:00+00:00",
                              choice={"kind": "answer", "question": "N01", "value": "tell"})).slots
    typed = Heard("2", "2026-03-17T10:00:00+00:00", text="Rwyn helpu plentyn")
    assert step(slots, typed).slots["who"] == "trusted_adult"
