"""What is put right, what is learned, and the answer itself."""

from __future__ import annotations

from backoffice.casework.actions.action import Action
from backoffice.casework.actions.questions import PAYMENT, REMEDY, WHY
from backoffice.casework.fields import Field, a_day, chosen
from backoffice.casework.words import LEARNING_ROUTES, LEVELS, REMEDIES
from backoffice.procedure import commands, terms

ACTIONS = (
    Action(
        "remedy",
        commands.ProposeRemedy,
        "Put something right",
        "Put something right",
        "answer",
        about="issue",
        lead="Write it so that the child can read it. It goes into the answer.",
        fields=(
            chosen("type", "What kind of thing?", terms.RemedyType, REMEDIES, must="Choose what kind of thing."),
            Field(
                "text",
                "What we will do",
                rows=3,
                must="Say what we will do.",
                hint="For example: We will fix the report.",
            ),
            Field("issue", "For which point?", "choice", choices="issues"),
            Field("owner", "Who does it?", "line"),
            Field("due", "By when?", "date"),
            Field("amount_pence", "Amount in pounds", "money", hint="Only for a payment."),
            Field(
                "not_live_reason",
                "Why write to the court now?",
                rows=2,
                hint="Only when the court is told something and the court case is not known to be going on.",
            ),
        ),
    ),
    Action(
        "remedy-agreed",
        commands.AgreeRemedy,
        "Agreed with the person who does it",
        "Agree an action",
        "answer",
        about="remedy",
        fields=(
            REMEDY,
            Field("owner", "Who does it?", "line", must="Say who does it."),
            Field("due", "By when?", "date", must="Enter the day."),
        ),
    ),
    Action(
        "remedy-approved",
        commands.ApproveRemedy,
        "Approve a payment",
        "Approve a payment",
        "answer",
        about="remedy",
        fields=(PAYMENT,),
    ),
    Action(
        "remedy-declined",
        commands.DeclineRemedy,
        "Do not approve a payment",
        "Do not approve a payment",
        "answer",
        about="remedy",
        fields=(PAYMENT, WHY),
    ),
    Action(
        "remedy-done",
        commands.CompleteRemedy,
        "It is done",
        "An action is done",
        "answer",
        about="remedy",
        fields=(
            REMEDY,
            a_day("completed_on", "Done on"),
        ),
    ),
    Action(
        "remedy-dropped",
        commands.DropRemedy,
        "Drop an action",
        "Drop an action",
        "answer",
        about="remedy",
        fields=(
            REMEDY,
            WHY,
        ),
    ),
    Action(
        "learning",
        commands.AddLearning,
        "What we learned",
        "Write down what we learned",
        "answer",
        lead="What will be different, for this child and for others. It goes into the answer.",
        fields=(
            Field("text", "What will be different", rows=3, must="Say what will be different."),
            chosen(
                "level",
                "Who learns from it?",
                terms.LearningLevel,
                LEVELS,
                start="individual",
                must="Choose who learns from it.",
            ),
            chosen(
                "route",
                "How do they hear of it?",
                terms.LearningRoute,
                LEARNING_ROUTES,
                start="line_manager",
                must="Choose how they hear of it.",
            ),
            Field("owner", "Who sees to it?", "line"),
            Field("due", "By when?", "date"),
            Field(
                "published_text",
                "What others may read about it, with no names",
                rows=2,
                hint="For the list “You said, we did”.",
                optional=True,
            ),
        ),
    ),
    Action(
        "no-learning",
        commands.NoLearningFound,
        "Nothing to learn",
        "Nothing to learn, because…",
        "answer",
        fields=(Field("because", "Why is there nothing to learn?", rows=3),),
    ),
    Action("answer", commands.SendResponse, "The answer", "Write the answer", "answer", page="casework.answer"),
    Action(
        "hand-over",
        commands.HandOverHeldResponse,
        "Give the child the answer that was kept",
        "Give the child the answer that was kept",
        "answer",
        page="casework.hand_over",
    ),
)
