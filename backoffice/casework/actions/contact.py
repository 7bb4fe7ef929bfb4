"""Talking with the child and writing to them."""

from __future__ import annotations

from dataclasses import replace

from backoffice.casework.actions.action import Action, childs, grown_ups
from backoffice.casework.actions.questions import CHILD_OR_HELPER, WAYS
from backoffice.casework.fields import Field, a_day, choices_of, chosen
from backoffice.casework.words import DAYTIMES, METHODS, REACHED, WITH
from backoffice.procedure import commands, terms

ASSESSMENT = "assessment"
"""What a talk with a colleague, or with a parent or carer, is for before the assessment is decided (C-3)."""

WHEN = a_day("on", "On which day?")
SPOKEN_TO = chosen("with_whom", "With whom?", terms.With, WITH, start="child", must="Choose with whom.")
SAID_HELLO_TO = replace(SPOKEN_TO, choices=choices_of((*CHILD_OR_HELPER, terms.With.PARENT_OR_CARER), WITH))
OUTCOME = chosen("outcome", "Did it reach them?", terms.ContactOutcome, REACHED, must="Choose whether it reached them.")
PURPOSE = Field(
    "purpose",
    "What for?",
    "choice",
    choices=(
        ("", "About the complaint"),
        (ASSESSMENT, "To assess the complaint"),
        ("safeguarding", "To see that the child is safe"),
    ),
)
REASON_IN_SPITE = Field(
    "safe_reason",
    "Why is it safe to contact a parent or carer?",
    rows=2,
    seldom=True,
    hint="Only for a parent or carer, while the child is worried, gave a safety note or is not private.",
)
REASON_HELPER = Field(
    "helper_said_no_reason",
    "Why talk to the child although the helper said no?",
    rows=2,
    seldom=True,
    hint="Only when the person who speaks for the child said no. What the child wants is what counts.",
)

ACTIONS = (
    Action(
        "acknowledge",
        commands.RecordAcknowledgement,
        "Say that we have the complaint",
        "Say we got it",
        "contact",
        lead="This letter thanks the child and tells them who you are and what happens when.",
        letter="L-C01",
        fits=childs,
    ),
    Action(
        "acknowledge-steps",
        commands.RecordAcknowledgement,
        "Acknowledge the complaint",
        "Acknowledge the complaint",
        "contact",
        lead="This letter names the manager who is responsible and the day of the answer, and offers to meet.",
        letter="L-P01",
        fields=(
            Field(
                "names_manager",
                "Who is responsible for the answer?",
                "staff",
                must="Enter the name of the manager who is responsible.",
            ),
        ),
        fits=grown_ups,
    ),
    Action(
        "introduce",
        commands.Introduce,
        "Say hello to the child",
        "Say hello",
        "contact",
        lead="Introduce yourself in the way the child chose. A call that nobody answered does not count.",
        letter="L-C02",
        letter_optional=True,
        fields=(
            WHEN,
            chosen("method", "How?", WAYS, METHODS, start="planned", must="Choose how you said hello."),
            OUTCOME,
            SAID_HELLO_TO,
            Field("text", "What was said", hint="In a few words.", optional=True),
            Field(
                "method_reason",
                "Why another way than the child chose?",
                rows=2,
                seldom=True,
                hint="Only if it was another way.",
            ),
            Field(
                "not_child_reason",
                "Why not with the child?",
                rows=2,
                seldom=True,
                hint="Only if it was not with the child.",
            ),
            REASON_HELPER,
            REASON_IN_SPITE,
        ),
    ),
    Action(
        "timetable",
        commands.AgreeTimetable,
        "What happens when",
        "Agree the steps",
        "contact",
        lead="The steps you agree with the child, each with its day. They go into the letter.",
        letter="L-C03",
        letter_optional=True,
        fields=(
            Field(
                "lines",
                "Steps",
                "steps",
                rows=5,
                hint="One step a line, its day first: 27 3 2026 I talk with your worker.",
            ),
            chosen(
                "agreed_with",
                "Agreed with",
                CHILD_OR_HELPER,
                WITH,
                start="child",
                must="Choose with whom.",
            ),
            a_day("agreed_on", "On which day?"),
        ),
    ),
    Action(
        "keep-in-touch",
        commands.KeepInTouch,
        "Keep in touch",
        "Keep in touch",
        "contact",
        lead="Tell the child what you are doing and when to expect the answer.",
        letter="L-C05",
        letter_optional=True,
        fields=(
            WHEN,
            chosen("method", "How?", WAYS, METHODS, start="planned", must="Choose how you kept in touch."),
            chosen(
                "outcome",
                "Did it reach them?",
                terms.ContactOutcome,
                REACHED,
                start="sent",
                must="Choose whether it reached them.",
            ),
            Field("what_we_are_doing", "What we are doing", hint="In words the child knows. They go into the letter."),
            Field("next_date", "When to expect the answer", "date"),
        ),
    ),
    Action(
        "plan-contact",
        commands.PlanContact,
        "Plan a talk or a message",
        "Plan a contact",
        "contact",
        lead="When and how you mean to be in touch. What the child wants, and when it is safe, are looked at first.",
        fields=(
            Field("on", "On which day?", "date", must="Enter the day."),
            chosen(
                "part_of_day",
                "When on that day?",
                [part for part in terms.PartOfDay if part is not terms.PartOfDay.OTHER],
                DAYTIMES,
            ),
            chosen("method", "How?", WAYS, METHODS, start="planned", must="Choose how."),
            SPOKEN_TO,
            Field("staff", "With whom here?", "staff", seldom=True, hint="Only for a member of staff."),
            PURPOSE,
            Field(
                "times_reason",
                "Why at another time than the child said is safe?",
                rows=2,
                seldom=True,
                hint="Only if it is another time.",
            ),
            REASON_HELPER,
            REASON_IN_SPITE,
        ),
    ),
    Action(
        "log-contact",
        commands.LogContact,
        "Write down a talk or a message",
        "Write down a contact",
        "contact",
        fields=(
            WHEN,
            Field(
                "direction",
                "Who began it?",
                "choice",
                of=terms.Direction,
                start="outward",
                choices=(("outward", "We did"), ("inward", "They did")),
                must="Choose who began it.",
            ),
            chosen("method", "How?", WAYS, METHODS, must="Choose how."),
            SPOKEN_TO,
            PURPOSE,
            OUTCOME,
            Field("text", "What was said", optional=True),
            Field("staff", "With whom here?", "staff", seldom=True, hint="Only for a member of staff."),
            Field("said_anything", "I said something about the case, even only that it exists", "tick"),
            Field(
                "identity",
                "How do you know who it was?",
                rows=2,
                hint="Needed when they came to us and you said anything about the case. A case number proves nothing.",
            ),
            REASON_HELPER,
            REASON_IN_SPITE,
        ),
    ),
)
