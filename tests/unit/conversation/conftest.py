"""The two shapes that leave the chat side, as checkers."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

CONVERSATION = Path(__file__).resolve().parents[3] / "bot" / "conversation"


def _checker(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads((CONVERSATION / name).read_text(encoding="utf-8")), format_checker=FormatChecker()
    )


@pytest.fixture(scope="session")
def intake_schema() -> Draft202012Validator:
    return _checker("intake_case.schema.json")


@pytest.fixture(scope="session")
def alert_schema() -> Draft202012Validator:
    return _checker("safeguarding_alert.schema.json")
