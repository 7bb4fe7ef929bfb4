"""What a template may ask of a case before it says something. A line that claims anything names the fact it rests on.

A condition is a word of `CASE`; "item" and a word, about what a repeated panel is filled with; or "any", "done" or
"open" and a kind of remedy. "not" before it turns it round, "or" between two asks for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from storyboards.filling.facts import ABOUT, Facts
from storyboards.filling.pieces import Item
from storyboards.rules import OUTCOMES

_AGREED = ("upheld", "partly_upheld")


def _found(*outcomes: str) -> Callable[[Facts], bool]:
    return lambda facts: any(told.finding.outcome in outcomes for told in facts.findings)


CASE: dict[str, Callable[[Facts], object]] = {
    "child": lambda facts: facts.child_look,
    "worker": lambda facts: facts.worker_name,
    "talked": lambda facts: facts.talked_to,
    "said": lambda facts: facts.said,
    "findings": lambda facts: facts.findings,
    "remedies": lambda facts: facts.remedies,
    "learning": lambda facts: facts.learning,
    "next_steps": lambda facts: facts.next_steps,
    "agreed": _found(*_AGREED),
    "all_agreed": lambda facts: (
        facts.findings and all(told.finding.outcome in _AGREED for told in facts.findings)
    ),
    **{outcome: _found(outcome) for outcome in OUTCOMES},
    "judge_decides": lambda facts: any(
        told.finding.outcome == "outside_remit" and told.decided_by == "court_judge" for told in facts.findings
    ),
    "apologised": lambda facts: facts.apologised,
    "all_done": lambda facts: facts.remedies and all(remedy.done for remedy in facts.remedies),
    "ended": lambda facts: facts.proceedings == "ended",
    "late": lambda facts: facts.late,
    "met": lambda facts: facts.met,
    "told_by_reader": lambda facts: facts.told_by_reader,
    "spoke_for": lambda facts: facts.spoke_for,
}

ITEM: dict[str, Callable[[Item], object]] = {
    "done": lambda item: item.done,
    "by": lambda item: item.by,
    "promised": lambda item: re.search(r"\bwill\b", item.text, re.IGNORECASE),
    "sorry": lambda item: item.about == "sorry",
}


def _remedy_is(state: str, kind: str, facts: Facts) -> bool:
    if kind not in ABOUT:
        raise KeyError(kind)
    wanted = {"any": (True, False), "done": (True,), "open": (False,)}[state]
    return any(remedy.kind == kind and remedy.done in wanted for remedy in facts.remedies)


def holds(condition: str, facts: Facts, item: Item) -> bool:
    """Whether a condition is true of the case. Raises KeyError for one that nobody knows."""
    either = condition.split(" or ")
    if len(either) > 1:
        return any(holds(one, facts, item) for one in either)
    if condition.startswith("not "):
        return not holds(condition.removeprefix("not "), facts, item)
    first, _, rest = condition.partition(" ")
    if first == "item":
        return bool(ITEM[rest](item))
    return _remedy_is(first, rest, facts) if rest else bool(CASE[condition](facts))


def all_hold(spec: dict[str, Any], facts: Facts, item: Item) -> bool:
    """Whether everything is so that a part of a template asks for with `when`."""
    when = spec.get("when", [])
    return all(holds(one, facts, item) for one in ([when] if isinstance(when, str) else when))


def chosen(value: Any, facts: Facts, item: Item) -> Any:
    """A value of a template, which may depend on the outcome of a finding, on a remedy's subject or on conditions."""
    if isinstance(value, dict):
        finding = item.finding
        keys = [f"{finding.outcome}_many"] * bool(finding.also) + [finding.outcome] if finding else [item.about]
        return chosen(next((value[key] for key in keys if key in value), value.get("else")), facts, item)
    if isinstance(value, list) and value and all(isinstance(one, dict) and "then" in one for one in value):
        return next((one["then"] for one in value if all_hold(one, facts, item)), None)
    return value
