"""What may be done to put things right: the list is a guide, and a manager may write anything that fits the case."""

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.decide import decide
from backoffice.procedure.guards import Refused
from backoffice.procedure.terms import ChildrensState, RemedyType
from tests.unit.procedure.examples import good
from tests.unit.procedure.office import CALENDAR, MANAGER, TUESDAY_AFTER_EASTER
from tests.unit.procedure.settled import settled_case

NAMED_IN_THE_POLICIES = {
    "apology", "acknowledgement", "explanation", "recognise_impact", "compensation", "amend_record", "clarify_to_court",
    "letter_to_court_children_parties", "practice_review", "change_practice",
}  # fmt: skip


def proposed(text: str):
    asked = good(c.ProposeRemedy, type=RemedyType.OTHER, text=text)
    return decide(settled_case(stage=ChildrensState.INVESTIGATING), asked, MANAGER, TUESDAY_AFTER_EASTER, CALENDAR)


@pytest.mark.clause("P-6.2", "C-12")
def test_every_kind_that_the_two_policies_name_is_in_the_list():
    assert {kind.value for kind in RemedyType} - {"other"} == NAMED_IN_THE_POLICIES


@pytest.mark.clause("P-2.2")
def test_anything_else_can_be_done_when_it_is_said_what():
    assert not isinstance(proposed("A walk round the court before the day."), Refused)
    refused = proposed("")
    assert isinstance(refused, Refused) and refused.guard == "G-REMEDY-TEXT"
