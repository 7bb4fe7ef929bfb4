"""What an action is."""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.casework.fields import Field
from backoffice.procedure.commands import Command

GROUPS = {
    "contact": "Talk and write",
    "enquiry": "Look into it",
    "answer": "Put right and learn",
    "people": "Who sees it",
    "ending": "Dates and endings",
}


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
