"""The acknowledgement, the hello and the timetable, the dates and the updates."""

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.state import AgreementState
from backoffice.procedure.terms import Channel, ContactMethod, ContactOutcome, MayContactChild, Wish, With
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import INTRODUCE, Attempt, Attempts, C, contact, helper, judge, tried
from tests.unit.procedure.office import DAY_TEN, NEXT_WEEK, TODAY, TUESDAY_AFTER_EASTER

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-C6-ONCE": (
        [(C(), good(c.RecordAcknowledgement))],
        [(C(ack_sent_on=TUESDAY_AFTER_EASTER), good(c.RecordAcknowledgement))],
    ),
    "G-C6-NOT-NEEDED": (
        [(C(channel=Channel.CHAT), good(c.RecordAcknowledgement))],
        [
            (C(channel=Channel.PHONE), good(c.RecordAcknowledgement)),
            (C(channel=Channel.IN_PERSON), good(c.RecordAcknowledgement)),
        ],
    ),
    "G-C7-ONCE": ([(C(), good(INTRODUCE))], [(C(introduced_on=TUESDAY_AFTER_EASTER), good(INTRODUCE))]),
    "G-C7-REACHED": (
        [(C(), good(INTRODUCE)), (C(), good(INTRODUCE, outcome=ContactOutcome.SENT))],
        [
            (C(), good(INTRODUCE, outcome=outcome))
            for outcome in (ContactOutcome.NO_ANSWER, ContactOutcome.LEFT_MESSAGE, ContactOutcome.REFUSED)
        ],
    ),
    "G-C7-METHOD": (
        [
            (C(), good(INTRODUCE)),
            (C(), good(INTRODUCE, method=ContactMethod.EMAIL, method_reason="no answer twice")),
            (contact(method=ContactMethod.NO_TALK), good(INTRODUCE, method=ContactMethod.LETTER)),
            (contact(method=ContactMethod.NONE), good(INTRODUCE)),
        ],
        [
            (C(), good(INTRODUCE, method=ContactMethod.EMAIL)),
            (contact(method=ContactMethod.NO_TALK), good(INTRODUCE)),
        ],
    ),
    "G-C7-CHILD": (
        [
            (C(), good(INTRODUCE)),
            (C(), good(INTRODUCE, with_whom=With.REPRESENTATIVE)),
            (helper(MayContactChild.NO), good(INTRODUCE, with_whom=With.PARENT_OR_CARER)),
            (helper(MayContactChild.YES), good(INTRODUCE, with_whom=With.PARENT_OR_CARER, not_child_reason="asked")),
        ],
        [
            (helper(MayContactChild.YES), good(INTRODUCE, with_whom=With.REPRESENTATIVE)),
            (helper(MayContactChild.NO, parent=False), good(INTRODUCE, with_whom=With.PARENT_OR_CARER)),
            (contact(child_wish=Wish.WANTS), good(INTRODUCE, with_whom=With.REPRESENTATIVE)),
        ],
    ),
    "G-C7-TIMETABLE": (
        [(C(), good(c.AgreeTimetable))],
        [
            (C(), good(c.AgreeTimetable, lines=())),
            (C(), good(c.AgreeTimetable, lines=(c.TimetableLine(what="", on=NEXT_WEEK),))),
        ],
    ),
    "G-C9-AGREED": (
        [(C(), good(c.AgreeNewDate)), (C(), good(c.AgreeNewDate, agreed_with=With.REPRESENTATIVE))],
        [
            (C(), good(c.AgreeNewDate, agreed_on=None)),
            (C(), good(c.AgreeNewDate, how=None)),
            (C(), good(c.AgreeNewDate, reason="")),
            (C(), good(c.AgreeNewDate, agreed_with=With.PARENT_OR_CARER)),
            (helper(MayContactChild.YES), good(c.AgreeNewDate, agreed_with=With.REPRESENTATIVE)),
            (C(), good(c.AgreeNewDate, new_due=DAY_TEN)),
            (
                C(
                    agreements=(
                        AgreementState(old_due=DAY_TEN, new_due=NEXT_WEEK, agreed_on=TODAY, in_time=True),
                    )
                ),
                good(c.AgreeNewDate, agreed_on=TUESDAY_AFTER_EASTER),
            ),
        ],
    ),
    "G-C9-KIT": (
        [(C(), good(c.KeepInTouch))],
        [
            (C(), good(c.KeepInTouch, next_date=None)),
            (C(), good(c.KeepInTouch, what_we_are_doing="")),
            (C(), good(c.KeepInTouch, outcome=ContactOutcome.NO_ANSWER)),
        ],
    ),
}


@pytest.mark.clause("C-7c", "C-9d")
@tried(BOTH_WAYS)
def test_a_promise_is_kept_only_by_what_truly_reached_the_child(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
