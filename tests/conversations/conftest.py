"""What the whole chats are measured against."""

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.unit.conversation.conftest import CONVERSATION


@pytest.fixture(scope="session")
def intake_schema() -> Draft202012Validator:
    told = json.loads((CONVERSATION / "intake_case.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(told, format_checker=FormatChecker())
