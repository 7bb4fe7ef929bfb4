"""How a case ends before its answer: stopped, withdrawn, moved."""

from __future__ import annotations

from .. import commands as c
from ..terms import Outcome, TransferTo, With
from .guard import Asking, Blocked, guard, said


@guard("G-C5-REASONS", "C-5")
def the_stop_is_explained_in_writing(asking: Asking) -> Blocked | None:
    """A stop without reasons of at least thirty characters, or without the letter."""
    stop = asking.of(c.StopForRepresentative)
    least = asking.case.number("stop_reasons_characters")
    if len(stop.reasons.strip()) < least:
        return Blocked(f"Give the reasons in at least {least} characters; the representative reads them.", "reasons")
    if not said(stop.letter_id):
        return Blocked("The letter to the representative goes out in the same action.", "letter_id")
    return None


@guard("G-WITHDRAW-WORDS", "C-T8, P-T24")
def withdrawn_in_their_own_words(asking: Asking) -> Blocked | None:
    """A withdrawal without the words of the person who asked for it."""
    if said(asking.of(c.Withdraw).own_words):
        return None
    return Blocked("Write down what they said, in their own words.", "own_words")


@guard("G-WITHDRAW-PUSHED", "C-T8")
def nobody_pushed(asking: Asking) -> Blocked | None:
    """A withdrawal without an answer to whether anyone could have pushed for it, or asked for by somebody else."""
    withdrawal = asking.of(c.Withdraw)
    if withdrawal.asked_by not in (With.CHILD, With.REPRESENTATIVE):
        return Blocked("Only the child or their representative can ask for this.", "asked_by")
    if withdrawal.pushed is None:
        return Blocked("Could anyone have pushed for this? Answer before the complaint ends.", "pushed")
    return None


@guard("G-TRANSFER-TO", "D-01")
def moved_to_another_place(asking: Asking) -> Blocked | None:
    """A case is moved to the procedure it is already in, or to another body that is not named."""
    transfer = asking.of(c.Transfer)
    if transfer.to.value == asking.case.procedure.value:
        return Blocked("The case is already in this procedure.", "to")
    if transfer.to is TransferTo.OTHER_BODY and transfer.body is None:
        return Blocked("Say which body looks at this.", "body")
    return None


@guard("G-TRANSFER-TOLD", "C-T16")
def told_where_it_goes_on(asking: Asking) -> Blocked | None:
    """Another body's complaint would be lost: the person was not told where it goes on."""
    transfer = asking.of(c.Transfer)
    if transfer.to is TransferTo.OTHER_BODY and not said(transfer.told_where):
        return Blocked("Say what they were told of where their complaint goes on.", "told_where")
    return None


@guard("G-D01-FINDING", "D-01")
def moved_only_before_a_finding(asking: Asking) -> Blocked | None:
    """A case is moved to the other procedure after a finding was made."""
    if asking.of(c.Transfer).to is TransferTo.OTHER_BODY:
        return None
    if any(issue.outcome not in (None, Outcome.OUTSIDE_REMIT) for issue in asking.case.issues):
        return Blocked("A finding has been made, so the case stays in this procedure.", "to")
    return None
