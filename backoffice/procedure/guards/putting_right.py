"""What is put right, and what is learned."""

from __future__ import annotations

from .. import commands as c
from ..terms import Proceedings, RemedyType
from .guard import Asking, Blocked, guard, said


@guard("G-REMEDY-TEXT", "C-12, P-2.2")
def the_remedy_is_described(asking: Asking) -> Blocked | None:
    """A remedy does not say what will be done."""
    if said(asking.of(c.ProposeRemedy).text):
        return None
    return Blocked("Say what will be done.", "text")


@guard("G-REMEDY", "C-12, P-6.3")
def the_remedy_is_open(asking: Asking) -> Blocked | None:
    """There is no such action on the plan, or it is already completed or dropped."""
    number: int = getattr(asking.command, "remedy", 0)
    remedy = asking.case.remedy(number)
    if remedy is None or not remedy.open:
        return Blocked("There is no open action with this number on the plan.", "remedy")
    return None


@guard("G-C12-COURT", "C-12c")
def the_court_is_told_while_the_case_is_live(asking: Asking) -> Blocked | None:
    """Facts are to be put right with the court though proceedings are not known to be live. A reason lets it pass."""
    remedy = asking.of(c.ProposeRemedy)
    if remedy.type is not RemedyType.CLARIFY_TO_COURT or asking.case.proceedings is Proceedings.LIVE:
        return None
    if said(remedy.not_live_reason):
        return None
    return Blocked("The court case is not known to be live. Say why the court is told all the same.", "not_live_reason")


@guard("G-P6.3", "P-6.3a, C-12")
def every_action_has_an_owner_and_a_date(asking: Asking) -> Blocked | None:
    """An action on the plan has no owner or no date."""
    command = asking.command
    if isinstance(command, c.AgreeRemedy):
        return None if said(command.owner) else Blocked("Say who will see to it.", "owner")
    if any(one.open and (one.owner is None or one.due is None) for one in asking.case.remedies):
        return Blocked("Give every action on the plan an owner and a date.")
    return None


@guard("G-C12-OWNER", "C-T14")
def open_actions_are_in_hand(asking: Asking) -> Blocked | None:
    """A case is closed while an open action has no owner or no date."""
    if any(one.open and (one.owner is None or one.due is None) for one in asking.case.remedies):
        return Blocked("Give every open action an owner and a date before you close.")
    return None


@guard("G-C12-AMOUNT", "C-12b")
def a_payment_has_an_amount(asking: Asking) -> Blocked | None:
    """Compensation without an amount, or an amount with anything else, which nobody would be asked to approve."""
    remedy = asking.of(c.ProposeRemedy)
    is_money = remedy.type is RemedyType.COMPENSATION
    if is_money and not remedy.amount_pence:
        return Blocked("Say how much: a senior manager approves the amount.", "amount_pence")
    if not is_money and remedy.amount_pence is not None:
        return Blocked("An amount goes with a payment alone. Choose that kind, or leave it out.", "amount_pence")
    return None


@guard("G-C12-APPROVAL", "C-12b")
def money_is_approved(asking: Asking) -> Blocked | None:
    """Compensation is promised or paid that a senior manager has not approved (house rule)."""
    paid = asking.command.remedy if isinstance(asking.command, c.CompleteRemedy) else None
    if any(one.unapproved_payment and paid in (None, one.number) for one in asking.case.remedies):
        return Blocked("A senior manager approves a payment before it is promised or made. It is on their list.")
    return None


@guard("G-C12-WAITS", "C-12b")
def the_payment_waits(asking: Asking) -> Blocked | None:
    """There is nothing to decide: it is no payment, or it is approved already."""
    remedy = asking.case.remedy(getattr(asking.command, "remedy", 0))
    if remedy is not None and remedy.unapproved_payment:
        return None
    return Blocked("That is no payment that waits for approval.", "remedy")


@guard("G-LEARNING-TEXT", "C-0.3c")
def the_learning_is_described(asking: Asking) -> Blocked | None:
    """A learning row is empty."""
    return None if said(asking.of(c.AddLearning).text) else Blocked("Say what was learned.", "text")


@guard("G-C11-LEARN", "C-0.3c, C-11")
def learning_is_settled(asking: Asking) -> Blocked | None:
    """No learning row, and no "none found, because"."""
    if asking.case.learning_rows or asking.case.no_learning:
        return None
    return Blocked("Record what was learned, or say why nothing was.")
