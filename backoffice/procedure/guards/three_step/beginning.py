"""P-2: the acknowledgement, a complaint that is returned, one that was concluded before."""

from __future__ import annotations

from ... import commands as c
from ...commands import three_step as p
from ..guard import Asking, Blocked, guard, said


@guard("G-P2.1-ACK", "P-2.1b, D-39")
def the_acknowledgement_names_manager_and_date(asking: Asking) -> Blocked | None:
    """The acknowledgement lacks the name of the responsible manager or the date of the answer, or names its subject."""
    acknowledgement = asking.of(c.RecordAcknowledgement)
    if not said(acknowledgement.names_manager):
        return Blocked("Name the manager who is responsible.", "names_manager")
    if acknowledgement.names_manager in asking.case.subjects:
        return Blocked("The complaint is about this person. Name another manager.", "names_manager")
    if acknowledgement.promises is None:
        return Blocked("Give the date by which the answer comes.", "promises")
    return None


@guard("G-SG-TRIAGE", "P-2.4a, D-26")
def safeguarding_comes_first(asking: Asking) -> Blocked | None:
    """A complaint is returned as abusive before the safeguarding check is recorded."""
    if asking.case.safeguarding_checked:
        return None
    return Blocked("Record the safeguarding check before anything is returned.")


@guard("G-P2.4-LINK", "P-2.4b, D-27")
def the_concluded_case_is_named(asking: Asking) -> Blocked | None:
    """Issues are declined as concluded without the case that concluded them, or without an explanation."""
    declined = asking.of(p.DeclineConcluded)
    if not said(declined.concluded_case):
        return Blocked("Name the case in which this was concluded.", "concluded_case")
    return None if said(declined.explanation) else Blocked("Explain it to the complainant.", "explanation")
