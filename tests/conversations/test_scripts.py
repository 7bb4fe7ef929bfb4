"""Whole chats, played over HTTP against the whole running product, each ending in an exact case or an exact nothing."""

from pathlib import Path

import pytest
import yaml

from tests.chat import play

pytestmark = pytest.mark.stack

SCRIPTS = [script for file in sorted((Path(__file__).parent / "scripts").glob("*.yml"))
           for script in yaml.safe_load(file.read_text())]


def steps_of(listed):
    """YAML lets several steps of one question stand in one mapping or in a list of them."""
    return [{how: what} for step in listed for how, what in step.items()]


def contains(have, want):
    """Every key that the script names is there with the same value; themes may be more."""
    if isinstance(want, dict):
        return isinstance(have, dict) and all(key in have and (set(value) <= set(have[key]) if key == "themes"
                                              else contains(have[key], value)) for key, value in want.items())
    if isinstance(want, list):
        return isinstance(have, list) and len(have) == len(want) and all(map(contains, have, want))
    return have == want


def test_there_are_scripts():
    assert len(SCRIPTS) >= 10


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script["title"])
def test_the_chat_ends_as_the_script_says(script, chat, clock, office):
    clock.set(script.get("at", "2026-03-17T10:00:00+00:00"))
    before = len(office.cases()) if script.get("nothing") else None
    answers = {question: steps_of(steps) for question, steps in script["answers"].items()}
    play(chat.start(), answers)
    assert set(script.get("lines", [])) <= set(chat.lines)
    if script.get("nothing"):
        assert chat.now["receipt"] is None
        assert len(office.cases()) == before
        return
    receipt = chat.receipt()
    assert receipt is not None
    case = office.case(receipt["reference"])
    assert contains(case["submission"], script["payload"]), case["submission"]
    assert set(script.get("flags", [])) <= set(case["flags"])
    assert {name: receipt[name] for name in script.get("dates", {})} == script.get("dates", {})
    shown = " ".join(chat.texts)
    assert [words for words in script.get("shows", []) if words not in shown] == []
