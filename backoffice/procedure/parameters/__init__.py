"""The numbers of both procedures: dated, with the clause each comes from, and house rules marked as such.

The numbers themselves are in the two TOML files beside this one. A case keeps the version of the policy and the numbers
that were in force on the day it was received; a later change never touches a running case.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources

from ..terms import Procedure

FILES = {Procedure.CHILDREN_POLICY: "childrens_policy.toml", Procedure.THREE_STEP: "three_step.toml"}


class NotAHouseRule(ValueError):
    """A number that a procedure itself sets cannot be changed by the office."""


@dataclass(frozen=True)
class Number:
    """One number of a procedure."""

    id: str
    value: int
    unit: str
    clause: str
    effective: date
    house_rule: bool
    says: str
    procedure: Procedure


@dataclass(frozen=True)
class Policy:
    """A version of a procedure, and every number it has had, oldest first."""

    procedure: Procedure
    version: str
    title: str
    effective: date
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Parameters:
    """What governs one case for as long as it runs."""

    policy_version: str
    numbers: tuple[tuple[str, int], ...]

    def __getitem__(self, id: str) -> int:
        return dict(self.numbers)[id]


def _read(procedure: Procedure) -> Policy:
    text = resources.files(__name__).joinpath(FILES[procedure]).read_text(encoding="utf-8")
    table = tomllib.loads(text)
    numbers = tuple(Number(procedure=procedure, **row) for row in table["number"])
    policy = table["policy"]
    return Policy(
        procedure=procedure,
        version=policy["version"],
        title=policy["title"],
        effective=policy["effective"],
        numbers=tuple(sorted(numbers, key=lambda number: (number.id, number.effective))),
    )


POLICIES: Mapping[Procedure, Policy] = {procedure: _read(procedure) for procedure in Procedure}

NUMBERS: Mapping[str, Number] = {number.id: number for policy in POLICIES.values() for number in policy.numbers}
"""The newest value of each number; `parameters_for` gives the ones that governed on a certain day."""


def parameters_for(procedure: Procedure, received: date, house: Mapping[str, int] | None = None) -> Parameters:
    """The version and the numbers that govern a case received on this day.

    `house` holds the house-rule numbers that the office has changed in its settings. Raises NotAHouseRule when it names
    a number that the procedure itself sets. A case older than the oldest known number is governed by that one.
    """
    policy = POLICIES[procedure]
    numbers: dict[str, int] = {}
    for number in policy.numbers:
        if number.id not in numbers or number.effective <= received:
            numbers[number.id] = number.value
    for id, value in (house or {}).items():
        if id in numbers:
            if not NUMBERS[id].house_rule:
                raise NotAHouseRule(f"{id} is set by {NUMBERS[id].clause}, not by the office")
            numbers[id] = value
        elif id not in NUMBERS:
            raise KeyError(id)
    return Parameters(policy_version=policy.version, numbers=tuple(sorted(numbers.items())))
