"""After the answer (C-14, C-16, D-27)."""

from __future__ import annotations

from .. import commands as c
from ..terms import Proceedings
from .guard import Asking, Blocked, guard, said


@guard("G-C14-LIVE", "C-14")
def listen_and_learn_waits_for_the_court(asking: Asking) -> Blocked | None:
    """Listen and learn is booked while proceedings are live or not known to have ended."""
    if asking.case.proceedings is Proceedings.ENDED:
        return None
    return Blocked("This talk happens only after the court case has ended.", "on")


@guard("G-C16-ONCE", "C-16")
def asked_once(asking: Asking) -> Blocked | None:
    """A second request for feedback on the process."""
    return Blocked("The child has already been asked how this went.") if asking.case.feedback_asked_on else None


@guard("G-C16-ASKED", "C-16")
def asked_or_a_reason(asking: Asking) -> Blocked | None:
    """A case is closed without asking how it went, and without a reason."""
    if asking.case.feedback_asked_on or said(asking.of(c.CloseCase).no_feedback_reason):
        return None
    return Blocked("Ask the child how this went, or say why not.", "no_feedback_reason")


@guard("G-D27-ASKED", "D-27, P-2.4b")
def only_evidence_we_asked_for(asking: Asking) -> Blocked | None:
    """An addendum for something that we had not asked for; new concerns become a new case."""
    addendum = asking.of(c.AddAddendum)
    if not addendum.asked_for_by_us:
        return Blocked("Only evidence we asked for leads to an addendum. The rest is a new case.", "asked_for_by_us")
    return None if said(addendum.text) else Blocked("Write the addendum.", "text")
