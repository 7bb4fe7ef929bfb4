"""Talks and letters."""

from dataclasses import replace

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.terms import (
    Advocate,
    ContactMethod,
    Direction,
    Flag,
    MayContactChild,
    PartOfDay,
    Private,
    SharingView,
    Wish,
    With,
)
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import (
    AFTER_SCHOOL,
    INTRODUCE,
    TALK,
    TOMORROW,
    Attempt,
    Attempts,
    C,
    contact,
    helper,
    judge,
    tried,
)
from tests.unit.procedure.office import TODAY, TUESDAY_AFTER_EASTER

FOUND = good(c.RecordAdvocate, provider="Coram Voice", arranged_on=TODAY)
BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-P3.3-ARRANGED": (
        [(C(), good(c.RecordAdvocate)), (C(), good(c.RecordAdvocate, answer=Advocate.NO)), (C(), FOUND)],
        [
            (C(), replace(FOUND, provider=" ")),
            (C(), replace(FOUND, answer=Advocate.NO)),
            (C(), replace(FOUND, arranged_on=TOMORROW)),
        ],
    ),
    "G-C4-NOINSIST": (
        [
            (C(), good(TALK)),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK, method=ContactMethod.LETTER)),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK, purpose="safeguarding")),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK, with_whom=With.REPRESENTATIVE)),
            (contact(child_wish=Wish.CHANGED_MIND), good(TALK, helper_said_no_reason="")),
            (helper(MayContactChild.YES), good(TALK, helper_said_no_reason="")),
            (helper(MayContactChild.NO), good(TALK, helper_said_no_reason="the child rang us")),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(INTRODUCE, method=ContactMethod.EMAIL)),
        ],
        [
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK)),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(INTRODUCE)),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK, method=ContactMethod.VIDEO)),
            (helper(MayContactChild.CHILD_DOES_NOT_WANT), good(TALK)),
            (helper(MayContactChild.NO), good(TALK, helper_said_no_reason="")),
        ],
    ),
    "G-C3-SAFE": (
        [
            (C(), good(c.LogContact, with_whom=With.PARENT_OR_CARER)),
            (contact(safety_note=True), good(c.LogContact, with_whom=With.CHILD)),
            (contact(safety_note=True), good(c.LogContact, with_whom=With.PARENT_OR_CARER, safe_reason="she asked")),
            (
                contact(safety_note=True),
                good(c.LogContact, with_whom=With.PARENT_OR_CARER, direction=Direction.INWARD),
            ),
        ],
        [
            (contact(safety_note=True), good(c.LogContact, with_whom=With.PARENT_OR_CARER)),
            (contact(safety_note=True), good(INTRODUCE, with_whom=With.PARENT_OR_CARER)),
            (contact(private=Private.NOT_SURE), good(c.PlanContact, with_whom=With.PARENT_OR_CARER)),
            (C(sharing_view=SharingView.WORRIED), good(c.PlanContact, with_whom=With.PARENT_OR_CARER)),
            (C(flags=frozenset({Flag.SHARING_WORRY})), good(c.SendLetter, to=With.PARENT_OR_CARER)),
        ],
    ),
    "G-CALLER": (
        [
            (C(), good(c.LogContact, direction=Direction.INWARD)),
            (C(), good(c.LogContact, direction=Direction.INWARD, said_anything=True, identity="called back")),
        ],
        [(C(), good(c.LogContact, direction=Direction.INWARD, said_anything=True))],
    ),
    "G-SAFE-CHECK": (
        [(C(), good(c.SendLetter)), (contact(safety_note=True), good(c.SendLetter, safe_checked=True))],
        [(contact(safety_note=True), good(c.SendLetter))],
    ),
    "G-PLAN-DAY": (
        [(C(), good(TALK)), (C(), good(TALK, on=TODAY))],
        [(C(), good(TALK, on=TUESDAY_AFTER_EASTER))],
    ),
    "G-PLAN-TIME": (
        [
            (C(), good(TALK)),
            (contact(times=AFTER_SCHOOL), good(TALK, part_of_day=PartOfDay.AFTER_SCHOOL)),
            (contact(times=AFTER_SCHOOL), good(TALK, part_of_day=PartOfDay.EVENING, times_reason="she asked")),
            (contact(times=AFTER_SCHOOL), good(TALK, method=ContactMethod.EMAIL)),
            (contact(times=AFTER_SCHOOL), good(TALK, with_whom=With.STAFF)),
            (contact(times=(PartOfDay.ANY,)), good(TALK)),
        ],
        [
            (contact(times=AFTER_SCHOOL), good(TALK)),
            (contact(times=AFTER_SCHOOL), good(TALK, part_of_day=PartOfDay.EVENING)),
        ],
    ),
}


@pytest.mark.clause("C-3d", "C-4d")
@tried(BOTH_WAYS)
def test_nobody_insists_and_nobody_hears_who_may_not(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
