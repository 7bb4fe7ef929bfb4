"""Who may have a part in a case, and who speaks for the child."""

from __future__ import annotations

from .. import commands as c
from .guard import Asking, Blocked, guard


@guard("G-SUBJECT", "C-1, D-39")
def the_subject_handles_nothing(asking: Asking) -> Blocked | None:
    """A case is to be given to a person it is about."""
    command = asking.command
    if isinstance(command, (c.Assign, c.PassUp)) and command.to in asking.case.subjects:
        return Blocked("The complaint is about this person, so they cannot have a part in it. Choose another.", "to")
    return None


@guard("G-SUBJECT-NAMED", "C-1, D-39")
def only_who_is_named_is_cleared(asking: Asking) -> Blocked | None:
    """Somebody is cleared whom the complaint was never said to be about."""
    if asking.of(c.ClearSubject).staff in asking.case.subjects:
        return None
    return Blocked("The complaint is not said to be about this person.", "staff")


@guard("G-C4-REPRESENTATIVE", "C-4b")
def somebody_speaks_for_the_child(asking: Asking) -> Blocked | None:
    """An answer of a representative in a case that has none."""
    if asking.case.representative is not None:
        return None
    return Blocked("Nobody speaks for the child in this case, so there is nobody to answer for them.")


@guard("G-C5-REPRESENTATIVE", "C-5")
def there_is_a_representative(asking: Asking) -> Blocked | None:
    """A stop in a case without a representative."""
    if asking.case.representative is not None:
        return None
    return Blocked("Nobody complains for the child in this case, so it cannot be stopped on that ground.")
