"""A case brought to where a test begins, straight through the rules: a page for every step would cost seconds."""

from __future__ import annotations

from datetime import date

from backoffice.procedure import commands as c
from backoffice.procedure import terms
from backoffice.records import Store
from backoffice.services import casefile

TUESDAY = date(2026, 3, 17)
FRIDAY_10_APRIL = date(2026, 4, 10)

INVESTIGATED = (
    c.Introduce(
        on=TUESDAY,
        method=terms.ContactMethod.EMAIL,
        outcome=terms.ContactOutcome.SENT,
        with_whom=terms.With.CHILD,
    ),
    c.OpenAssessment(),
    c.ConfirmIssue(issue=1, summary="The report has her words wrong"),
    c.DecideAssessment(
        understanding=terms.AssessmentValue.SATISFIED,
        own_complaint=terms.AssessmentValue.SATISFIED,
        route=terms.Route.CONTINUE,
        what_matters="To be believed",
        what_child_told_us="The report says something she never said",
        best_interests="Look into it fast",
        next_steps="Talk with the worker",
    ),
    *(
        c.RecordInterview(staff=staff, part=part, on=TUESDAY, what_was_done="Wrote it from memory")
        for staff, part in (
            ("Jane Field", terms.InterviewPart.OFFICER),
            ("Tom Reed", terms.InterviewPart.OFFICER_MANAGER),
        )
    ),
)
FOUND = (
    c.RecordFinding(
        issue=1,
        outcome=terms.Outcome.UPHELD,
        reason_plain="The report said things that you did not say. The worker mixed up her notes.",
        impact_on_child="She could not sleep",
    ),
    c.ProposeRemedy(
        type=terms.RemedyType.AMEND_RECORD,
        text="We will fix the report.",
        issue=1,
        owner="Tom Reed",
        due=FRIDAY_10_APRIL,
    ),
    c.AddLearning(
        text="Workers will read their notes back to children.",
        level=terms.LearningLevel.TEAM,
        route=terms.LearningRoute.LINE_MANAGER,
    ),
)
ANSWER_BEGUN = (
    c.NoParentOrCarer(because="She lives with her aunt, who knows"),
    c.ConsiderLeaderMeeting(offer=False, reason="She did not want to meet more people"),
    c.BeginResponse(),
)


def take(store: Store, clock, who, reference: str, *steps: c.Command) -> None:
    """Take these steps in one case, as this colleague and at this moment."""
    with store.writing() as session:
        file = casefile.open_for(session, reference, who.person)
        for step in steps:
            casefile.carry_out(file, step, who.person, clock.now())
