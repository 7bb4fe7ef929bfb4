"""Everything that can be done with a case, as one table: what it asks, which command it becomes, where it stands.

The page draws a button for each action whose command ``permitted`` allows, and the post is guarded by the same call,
so the table holds no rule: no state, no role.
"""

from backoffice.casework.actions import (
    after,
    answering,
    contact,
    ending,
    enquiry,
    handing,
    letters,
    people,
    points,
    reaching,
)
from backoffice.casework.actions.action import GROUPS, Action

ALL: tuple[Action, ...] = (
    *contact.ACTIONS,
    *reaching.ACTIONS,
    *points.ACTIONS,
    *enquiry.ACTIONS,
    *answering.ACTIONS,
    *people.ACTIONS,
    *after.ACTIONS,
    *handing.ACTIONS,
    *ending.ACTIONS,
    *letters.ACTIONS,
)
BY_KEY = {action.key: action for action in ALL}

__all__ = ["ALL", "BY_KEY", "GROUPS", "Action"]
