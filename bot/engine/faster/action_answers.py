"""Replaces RemoteAction._validate_action_result: it checks a JSON schema, and builds the checker anew each time."""

from __future__ import annotations

from typing import Any, Dict

from jsonschema import ValidationError
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.constants import DOCS_BASE_URL

_SCHEMA = RemoteAction.action_response_format_spec()
_CHECKER = validator_for(_SCHEMA)(_SCHEMA)
_KEYS_OF_A_SLOT_EVENT = {"event", "name", "value", "timestamp", "metadata"}


def validate_action_result(_: RemoteAction, result: Dict[str, Any]) -> bool:
    """Return True, or raise the ValidationError that Rasa raises."""
    if _is_only_slots_and_frames(result):
        return True
    problem = best_match(_CHECKER.iter_errors(result))
    if problem is None:
        return True
    problem.message += (
        f". Failed to validate Action server response from API, "
        f"make sure your response from the Action endpoint is valid. "
        f"For more information about the format visit "
        f"{DOCS_BASE_URL}/custom-actions"
    )
    raise problem


def _is_only_slots_and_frames(result: Any) -> bool:
    """Whether the answer is of the one shape that our actions give, which the schema always accepts."""
    if type(result) is not dict or not result.keys() <= {"events", "responses"}:
        return False
    events, responses = result.get("events", []), result.get("responses", [])
    return (
        type(events) is list
        and type(responses) is list
        and all(map(_is_a_slot_event, events))
        and all(type(response) is dict for response in responses)
    )


def _is_a_slot_event(event: Any) -> bool:
    return (
        type(event) is dict
        and event.keys() <= _KEYS_OF_A_SLOT_EVENT
        and event.get("event") == "slot"
        and type(event.get("name")) is str
        and "value" in event
        and type(event.get("timestamp")) in (int, float, type(None))
        and type(event.get("metadata")) in (dict, type(None))
    )


def install() -> None:
    RemoteAction._validate_action_result = validate_action_result  # type: ignore[method-assign]


__all__ = ["ValidationError", "install", "validate_action_result"]
