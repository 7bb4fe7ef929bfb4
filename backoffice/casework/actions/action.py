"""What an action is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from backoffice.casework.fields import FILES, Field
from backoffice.procedure.commands import Command
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import Procedure

GROUPS = {
    "contact": "Talk and write",
    "points": "What it is about",
    "enquiry": "Look into it",
    "answer": "Put right and learn",
    "people": "Who sees it",
    "safety": "Safety",
    "dates": "Dates",
    "after": "After the answer",
    "case": "Who has the case",
    "ending": "Endings",
    "letters": "Other letters",
}


def childs(state: CaseState) -> bool:
    """Whether the case follows the children's policy."""
    return state.procedure is Procedure.CHILDREN_POLICY


def grown_ups(state: CaseState) -> bool:
    """Whether the case follows the three-step procedure."""
    return state.procedure is Procedure.THREE_STEP


@dataclass(frozen=True)
class Action:
    """One thing a person may do with a case.

    ``letter`` is the letter that goes with it; ``letter_optional`` says that the thing can also be done by talking.
    ``page`` names an endpoint of its own for the few actions that are more than a form.
    """

    key: str
    command: type[Command]
    title: str
    button: str
    group: str
    lead: str = ""
    fields: tuple[Field, ...] = ()
    letter: str = ""
    letter_optional: bool = False
    page: str = ""
    then: str = ""
    """The page it leads to, where that is not the case itself."""
    about: str = ""
    """The query argument that says which issue, remedy or parent the action is about."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the command that this action settles by itself, such as where a case is moved to."""
    fits: Callable[[CaseState], bool] = lambda _: True
    """Whether the case has any use for it. It hides a button; what may be done is for the rules to say."""

    @property
    def takes_files(self) -> bool:
        return any(field.kind == FILES for field in self.fields)
