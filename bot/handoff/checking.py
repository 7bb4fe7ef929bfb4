"""The schema check before anything is said to be sent (specification 5.9)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.handoff.delivery import ALERT, INTAKE, SHOWN, kind_of

_SCHEMAS = Path(__file__).resolve().parent.parent / "conversation"
_FILES = {
    INTAKE: "intake_case.schema.json",
    ALERT: "safeguarding_alert.schema.json",
    SHOWN: "receipt_shown.schema.json",
}


def faults(body: dict[str, Any]) -> list[str]:
    """Return where the body breaks its schema, as "issues/0/text: minLength"; never what stands there."""
    found = []
    for error in _validator(kind_of(body)).iter_errors(body):
        where = "/".join(str(step) for step in error.absolute_path) or "(the whole)"
        found.append(f"{where}: {error.validator}")
    return sorted(found)


@lru_cache(maxsize=3)
def _validator(kind: str) -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads((_SCHEMAS / _FILES[kind]).read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
