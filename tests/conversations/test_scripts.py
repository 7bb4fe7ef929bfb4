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


def differences(have, want, path=""):
    """Where the case is not as the script says: keys it does not name may be anything, themes may be more."""
    if isinstance(want, dict) and isinstance(have, dict):
        return [found for key, value in want.items() for found in differences(have.get(key), value, f"{path}/{key}")]
    if path.endswith("/themes"):
        return [] if set(want) <= set(have) else [f"{path}: {have} lacks some of {want}"]
    if isinstance(want, list) and isinstance(have, list) and len(want) == len(have):
        return [found for at, value in enumerate(want) for found in differences(have[at], value, f"{path}/{at}")]
    return [] if have == want else [f"{path}: {have!r} is not {want!r}"]


def in_this_order(lines, said):
    """Whether these lines were said one after the other, with whatever else in between."""
    heard = iter(said)
    return all(line in heard for line in lines)


def test_there_are_scripts():
    assert len(SCRIPTS) >= 80
    assert len({script["title"] for script in SCRIPTS}) == len(SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script["title"])
def test_the_chat_ends_as_the_script_says(script, chat, clock, office):
    clock.set(script.get("at", "2026-03-17T10:00:00+00:00"))
    before = len(office.cases()) if script.get("nothing") else None
    answers = {question: steps_of(steps) for question, steps in script["answers"].items()}
    play(chat.start(), answers, advance=lambda seconds: clock.advance(seconds=seconds))
    assert set(script.get("lines", [])) - set(chat.lines) == set()
    assert set(script.get("never", [])) & set(chat.lines) == set()
    assert in_this_order(script.get("ordered", []), chat.lines), chat.lines
    assert {line: chat.lines.count(line) for line in script.get("counted", {})} == script.get("counted", {})
    shown = " ".join(chat.texts)
    assert [words for words in script.get("shows", []) if words not in shown] == []
    if script.get("nothing"):
        assert chat.now["receipt"] is None
        assert len(office.cases()) == before
        return
    receipt = chat.receipt()
    assert receipt is not None
    case = office.case(receipt["reference"])
    assert differences(case["submission"], script["payload"]) == []
    assert set(script.get("flags", [])) <= set(case["flags"])
    assert {name: receipt[name] for name in script.get("dates", {})} == script.get("dates", {})
    if "linked" in script:
        [other] = receipt["linked"]
        assert differences(office.case(other["reference"])["submission"], script["linked"]) == []
