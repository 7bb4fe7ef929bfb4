"""Whole chats, line by line, each ending in an exact payload or an exact nothing."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.unit.conversation.pretend import PureChat
from tests.unit.conversation.scripted import Script, exact, perform, read

FILES = sorted((Path(__file__).parent / "scripts").glob("*.txt"))
SCRIPTS = [
    pytest.param(
        script, id=f"{file.stem}: {script.title}", marks=[pytest.mark.clause(*script.clauses)] if script.clauses else []
    )
    for file in FILES
    for script in read(file)
]


def test_there_are_scripts_to_play():
    assert len(SCRIPTS) >= 60


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_chat_goes_as_the_script_says(
    script: Script, intake_schema: Draft202012Validator, alert_schema: Draft202012Validator
):
    chat = PureChat()
    for what, rest in script.lines:
        perform(chat, what, rest)
    sent = chat.payloads() if chat.now["ending"] == "send" else []
    wanted = [exact(script.expected[name]) for name in ("payload", "linked") if name in script.expected]
    assert sent == wanted
    for body in sent:
        intake_schema.validate(body)
    for name, value in script.expected.get("alert", {}).items():
        assert chat.alerts[-1][name] == value, name
    for alert in chat.alerts:
        alert_schema.validate({**alert, "seq": 0})
    assert bool(chat.alerts) == ("alert" in script.expected)
