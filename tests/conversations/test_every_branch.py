"""Every answer of the question map and every line has a script that goes there, and each script ends as it says."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from bot.conversation.words import book
from tests.conversations import played
from tests.conversations.test_scripts import differences

pytestmark = pytest.mark.stack  # for the trained model alone; nothing is started

ROOT = Path(__file__).resolve().parents[2]
# Whole chats that need nothing but the rules and the model: each answer once, and what people tell in words.
SCRIPTS = [script for folder in ("answers", "told")
           for file in sorted((ROOT / "tests/conversations" / folder).glob("*.yml"))
           for script in yaml.safe_load(file.read_text(encoding="utf-8"))]
# Lines that the gateway says, or that wait for the office, the disk or the clock: the file that hears each.
ELSEWHERE = {
    "tests/integration/web/test_erasing.py": ("W1", "W2", "W2s", "RS1", "RS2"),
    "tests/integration/web/test_faults.py": ("SD2", "SD3", "SD4", "EN2"),
    "tests/unit/conversation/test_after_send.py": ("HD1", "HD2", "N22c"),
    "tests/unit/conversation/test_talk_to_a_person.py": ("H1a", "N21r"),
    "tests/unit/conversation/test_question_map.py": ("TL1", "TL2", "SK1"),
    "tests/unit/web/test_page_words.py": ("EN1",),
    "tests/journeys/chat/test_plain.py": ("EN3",),
}


@pytest.fixture(scope="module")
def went_there():
    return played.went_there()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script["title"])
def test_the_chat_ends_as_the_script_says(script):
    chat = played.whole_chat(script)
    assert chat.now["ending"] == "send"
    [body] = chat.payloads()
    assert differences(body, script["payload"]) == []
    assert set(script.get("lines", [])) - set(chat.lines) == set()
    assert set(script.get("never", [])) & set(chat.lines) == set()


def test_no_answer_of_the_map_is_unplayed(went_there):
    through, _ = went_there
    assert [branch for branch in played.branches() if not through[branch]] == []


def test_no_line_is_unheard(went_there):
    _, heard = went_there
    table = (ROOT / "tests/golden/bot_lines.csv").read_text(encoding="utf-8").splitlines()
    given = {row["id"] for row in csv.DictReader(table)}
    said = {name for name, line in book().items() if line.text and not name.startswith(("page_", "about_"))}
    elsewhere = {line for lines in ELSEWHERE.values() for line in lines}
    assert given <= said
    assert said - set(heard) - elsewhere == set()
    assert elsewhere & set(heard) == set()


@pytest.mark.parametrize(("file", "lines"), ELSEWHERE.items(), ids=lambda what: what if isinstance(what, str) else "")
def test_a_line_that_is_heard_elsewhere_is(file, lines):
    there = (ROOT / file).read_text(encoding="utf-8")
    assert [line for line in lines if f'"{line}"' not in there] == []


def test_the_page_names_each_branch_and_a_script_that_goes_there(went_there):
    through, heard = went_there
    page = (ROOT / "docs/branches.md").read_text(encoding="utf-8")
    answers, lines = page.split("\n## Lines\n")
    rows = [(part.splitlines()[0], *row) for part in answers.split("\n### ")[1:]
            for row in re.findall(r"^\| `(.+)` \| (.+) \|$", part, re.M)]
    assert [row[:2] for row in rows] == list(played.branches()), "the page has to be made anew"
    assert [row for row in rows if row[2] not in through[row[0], row[1]]] == [], "the page has to be made anew"
    named = re.findall(r"^\| (\w+) \| (.+) \|$", lines, re.M)[1:]
    assert [row for row in named if row[1] not in heard[row[0]]] == [], "the page has to be made anew"
