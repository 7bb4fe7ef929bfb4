"""The hold on contact."""

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.terms import Direction, InterviewPart, RepresentationFrom, With
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import S3, SUBJECT, Attempt, Attempts, C, P, judge, tried
from tests.unit.procedure.office import WORKER

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-HOLD": (
        [
            (C(hold=True), good(c.RecordInterview, staff="wandas-manager", part=InterviewPart.OFFICER_MANAGER)),
            (C(hold=False, involved=SUBJECT), good(c.RecordInterview)),
            (C(hold=True, involved=SUBJECT), good(c.LogContact, staff=WORKER, direction=Direction.INWARD)),
        ],
        [
            (C(hold=True, involved=SUBJECT), good(c.RecordInterview)),
            (C(hold=True), good(c.RecordInterview, part=InterviewPart.PERSON_COMPLAINED_ABOUT)),
            (C(hold=True, involved=SUBJECT), good(c.ShareWithStaff)),
            (C(hold=True), good(c.ShareWithStaff, is_subject=True)),
            (C(hold=True, involved=SUBJECT), good(c.PlanContact, staff=WORKER, with_whom=With.STAFF)),
            (C(hold=True, involved=SUBJECT), good(c.SendLetter, staff=WORKER, to=With.STAFF)),
            (C(hold=True, involved=SUBJECT), good(c.LogContact, staff=WORKER, with_whom=With.STAFF)),
            (P(S3, hold=True), good(p.InviteRepresentation, party=RepresentationFrom.STAFF_MEMBER)),
        ],
    ),
}


@tried(BOTH_WAYS)
def test_no_word_reaches_the_subject_while_the_hold_is_on(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
