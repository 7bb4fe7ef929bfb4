"""Checking a body against its published schema. A message names the field and the rule, never what was in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

_SCHEMAS = Path(__file__).parents[2] / "intake"
INTAKE, ALERT, SHOWN = "intake_case", "safeguarding_alert", "receipt_shown"
_MOST_ERRORS = 50
_HIGHEST_SEQ = 2**31 - 1  # what a whole number of the database holds
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")

_formats = FormatChecker(formats=())


@_formats.checks("date-time")
def _is_date_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        moment = datetime.fromisoformat(value) if _DATE_TIME.fullmatch(value) else None
        return moment is not None and moment.tzinfo is not None and moment.astimezone(UTC) is not None
    except (ValueError, OverflowError):
        return False


@_formats.checks("uuid")
def _is_uuid(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return str(UUID(value)) == value.lower()
    except ValueError:
        return False


def schema_text(name: str) -> str:
    """Return the published schema, exactly as it is in the file."""
    return (_SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")


def faults(name: str, body: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what is wrong with a body: one ``{"field", "message"}`` each, none if it is as it should be."""
    found = sorted(_validator(name).iter_errors(body), key=lambda error: [str(part) for part in error.absolute_path])
    told = [fault for error in found for fault in _faults_of(error)]
    if not told and name == INTAKE:
        told = list(_faults_between_fields(body))
    if not told and name == ALERT and body["seq"] > _HIGHEST_SEQ:
        told = [_fault("seq", f"must be at most {_HIGHEST_SEQ}")]
    return told[:_MOST_ERRORS]


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=_formats)


def _faults_of(error: ValidationError) -> Iterator[dict[str, str]]:
    path = "/".join(str(part) for part in error.absolute_path)
    if error.validator == "required":
        for missing in cast("list[str]", error.validator_value):
            if isinstance(error.instance, dict) and missing not in error.instance:
                yield _fault(f"{path}/{missing}", "is required")
    elif error.validator == "additionalProperties":
        # The name of an unknown field comes from outside, so it is not repeated.
        yield _fault(path, "has a field that the schema does not know")
    else:
        yield _fault(path, _SAYS.get(str(error.validator), "is not as the schema says").format(error.validator_value))


_SAYS = {
    "enum": "is not one of the allowed values",
    "const": "must be {!r}",
    "type": "must be of type {}",
    "format": "must be a {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "maxItems": "must have at most {} items",
}


def _faults_between_fields(body: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """What the schema cannot say: which kind needs which part."""
    if body["kind"] == "complaint":
        if not body["issues"]:
            yield _fault("issues", "a complaint needs at least one issue")
        if body["procedure"] is None:
            yield _fault("procedure", "a complaint needs its procedure")
    if body["kind"] == "feedback" and not body.get("feedback"):
        yield _fault("feedback", "is required for feedback")
    if any(not issue["text"].strip() for issue in body["issues"]):
        yield _fault("issues", "an issue needs words")


def _fault(path: str, message: str) -> dict[str, str]:
    return {"field": path.strip("/"), "message": message}
