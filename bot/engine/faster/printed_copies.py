"""Replaces copy.deepcopy where Rasa copies a thing only to print it when debugging, and does so at every log level."""

from __future__ import annotations

from typing import Any

from rasa.core import processor
from rasa.core.actions import forms
from rasa.core.policies import rule_policy


class OnlyPrinted:
    """Stands for the module `copy` in Rasa's modules that use nothing of it but deepcopy for the debug log."""

    @staticmethod
    def deepcopy(thing: Any) -> Any:
        return thing


def _no_slots(_: Any) -> None:
    """Rasa puts every slot's value into one long text here, for the debug log alone."""


def _no_states(_: Any) -> str:
    """Rasa draws every state of the conversation here, for the debug log alone."""
    return ""


def install() -> None:
    for module in (processor, forms, rule_policy):
        module.copy = OnlyPrinted  # type: ignore[attr-defined]
    processor.MessageProcessor._log_slots = staticmethod(_no_slots)  # type: ignore[method-assign]
    rule_policy.RulePolicy.format_tracker_states = staticmethod(_no_states)  # type: ignore[method-assign]
