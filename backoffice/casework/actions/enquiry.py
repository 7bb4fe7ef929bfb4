"""Assessing, looking into it, and what was found."""

from __future__ import annotations

from backoffice.casework.actions.action import Action
from backoffice.casework.actions.questions import POINT
from backoffice.casework.fields import Field, a_day, chosen
from backoffice.casework.words import ASSESSMENT, OUTCOMES, PARTS, ROUTES
from backoffice.procedure import commands, terms

ASSESSMENT_FIELDS = (
    Field("what_matters", "What matters to this child?", rows=3),
    Field(
        "what_child_told_us",
        "What the child told us",
        rows=3,
        hint="When you listened to them, or to the person who speaks for them.",
    ),
    chosen(
        "understanding",
        "Does the child understand enough to complain?",
        terms.AssessmentValue,
        ASSESSMENT,
        start="pending",
        must="Choose an answer, or “Not decided yet”.",
        hint="There is no age that is too young. Look at this child.",
    ),
    chosen(
        "own_complaint",
        "Is it the child's own complaint?",
        terms.AssessmentValue,
        ASSESSMENT,
        start="pending",
        must="Choose an answer, or “Not decided yet”.",
    ),
    Field("best_interests", "What is best for this child?", rows=3),
    Field("next_steps", "What will we do next?", rows=3),
)

ACTIONS = (
    Action(
        "start-assessment",
        commands.OpenAssessment,
        "Start the assessment",
        "Start the assessment",
        "enquiry",
        lead="You look at what this child needs, and what to do next. It can be saved and finished later.",
        then="casework.assessment",
    ),
    Action(
        "save-assessment",
        commands.SaveAssessment,
        "Assess the complaint",
        "Assess",
        "enquiry",
        fields=ASSESSMENT_FIELDS,
        page="casework.assessment",
    ),
    Action(
        "decide-assessment",
        commands.DecideAssessment,
        "Assess the complaint",
        "Decide the assessment",
        "enquiry",
        page="casework.assessment",
        fields=(
            *ASSESSMENT_FIELDS,
            chosen(
                "route",
                "What shall we do with it?",
                terms.Route,
                ROUTES,
                start="continue",
                must="Choose what we shall do with it.",
            ),
            Field("reasons", "Reasons", rows=3, hint="Needed for a “No”, and for anything but “Go on with it”."),
        ),
    ),
    Action(
        "interview",
        commands.RecordInterview,
        "Talk with staff",
        "Write down a talk with staff",
        "enquiry",
        lead="Usually you talk with the worker and with the worker's manager.",
        fields=(
            Field("staff", "With whom?", "staff", must="Enter a name."),
            chosen("part", "Who are they?", terms.InterviewPart, PARTS, must="Choose who they are."),
            a_day("on", "When?"),
            Field("what_was_done", "What was done?", hint="What the worker did, as they tell it."),
            Field("what_could_differ", "What could have been different?", hint="What they would do another time."),
            Field("notes", "Notes", rows=3, optional=True),
        ),
    ),
    Action(
        "evidence",
        commands.AddEvidence,
        "Something to read or look at",
        "Add a letter, file or note",
        "enquiry",
        lead="A letter, a report, a photo, something on paper: whatever came, or was asked for, about this complaint.",
        fields=(
            Field("title", "What is it?", "line", must="Say what it is."),
            Field("files", "Add the file", "files", optional=True),
            Field("came_from", "Who is it from?", "line", optional=True),
            a_day("received_on", "When did we get it?"),
            Field("asked_for_by_us", "We asked for it", "tick"),
        ),
    ),
    Action(
        "finding",
        commands.RecordFinding,
        "What we found",
        "Write down a finding",
        "enquiry",
        about="issue",
        lead="The plain reason goes to the child, word for word.",
        fields=(
            POINT,
            chosen("outcome", "What we found", terms.Outcome, OUTCOMES, must="Choose what you found."),
            Field(
                "reason_plain",
                "Why, in plain words for the child",
                rows=3,
                hint="Short words and short sentences. Start with what happened.",
            ),
            Field("impact_on_child", "What it did to the child", rows=3),
            Field("reason_full", "The full reason, for the file", rows=4, optional=True),
            Field(
                "standard_checked",
                "What we held it against",
                "line",
                hint="A policy, a standard or a rule.",
                optional=True,
            ),
            Field(
                "complied",
                "Was it met?",
                "choice",
                of=terms.Complied,
                start="not_applicable",
                choices=(("yes", "Yes"), ("no", "No"), ("not_applicable", "Does not apply")),
            ),
        ),
    ),
    Action(
        "begin-answer",
        commands.BeginResponse,
        "Begin the answer",
        "Begin the answer",
        "enquiry",
        lead="Every point has a finding. What you found is carried over into the answer.",
        then="casework.answer",
        fields=(
            Field(
                "no_interview_reason",
                "Why did you not talk with the worker, or with the worker's manager?",
                rows=2,
                hint="Only if one of these talks is missing.",
            ),
        ),
    ),
    Action(
        "look-again",
        commands.ReturnToInvestigation,
        "Look into it some more",
        "Look into it some more",
        "enquiry",
        fields=(Field("reason", "What is still to look into?", rows=3),),
    ),
)
