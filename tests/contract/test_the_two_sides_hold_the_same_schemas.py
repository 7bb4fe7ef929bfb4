"""The chat checks what it sends and the office what it gets: by the same schema, to the letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("intake_case.schema.json", "safeguarding_alert.schema.json", "receipt_shown.schema.json")


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_the_same_on_both_sides(name):
    office, chat = ROOT / "backoffice/intake" / name, ROOT / "bot/conversation" / name
    assert json.loads(office.read_text()) == json.loads(chat.read_text())
