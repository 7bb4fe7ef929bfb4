"""Dates that were chosen, and days on which things are said to have happened."""

from datetime import timedelta

from backoffice.procedure import commands as c
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import TOMORROW, Attempt, Attempts, C, judge, tried
from tests.unit.procedure.office import A_SATURDAY, MAUNDY_THURSDAY, MAY_DAY_HOLIDAY, TODAY

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-DATE-WD": (
        [(C(), good(c.AgreeNewDate)), (C(), good(c.ProposeRemedy, due=None)), (C(), good(c.AgreeTimetable))],
        [
            (C(), good(c.AgreeNewDate, new_due=A_SATURDAY)),
            (C(), good(c.AgreeNewDate, new_due=MAY_DAY_HOLIDAY)),
            (C(), good(c.AgreeNewDate, new_due=TODAY)),
            (C(), good(c.AgreeTimetable, lines=(c.TimetableLine(what="talk", on=A_SATURDAY),))),
            (C(), good(c.KeepInTouch, next_date=MAUNDY_THURSDAY)),
        ],
    ),
    "G-DATE-PAST": (
        [(C(), good(c.SendFollowUp)), (C(), good(c.DecideSharing, talked_with_child_on=None))],
        [
            (C(), good(c.SendFollowUp, sent_on=TOMORROW)),
            (C(), good(c.Introduce, on=MAUNDY_THURSDAY - timedelta(days=1))),
        ],
    ),
}


@tried(BOTH_WAYS)
def test_chosen_days_are_to_come_and_what_happened_has_happened(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
