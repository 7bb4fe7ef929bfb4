"""What the complaint is about: its points, each in the words it was told in, and whom it is about (B-07)."""

from __future__ import annotations

from backoffice.casework.actions.action import Action
from backoffice.casework.actions.questions import POINT, WHY
from backoffice.casework.fields import Field, chosen
from backoffice.casework.words import BODIES, PARTS_IN_CASE
from backoffice.procedure import commands, terms
from backoffice.theme_words import THEMES

ABOUT = chosen(
    "about_body", "Whose work is it about?", terms.Body, BODIES, start="cafcass", must="Choose whose work it is about."
)
KINDS = Field("themes", "What kind of thing is it?", "many", choices=tuple(THEMES.items()), optional=True)

ACTIONS = (
    Action(
        "confirm-issue",
        commands.ConfirmIssue,
        "Confirm what the complaint is about",
        "Confirm a point",
        "points",
        lead="The child's words stay as they are. You may add a short summary beside them.",
        about="issue",
        fields=(
            POINT,
            Field("summary", "Your summary", rows=2, optional=True),
            Field("confirmed_with_complainant_on", "Agreed with the child on", "date", optional=True),
        ),
    ),
    Action(
        "add-issue",
        commands.AddIssue,
        "Add a point",
        "Add or split off a point",
        "points",
        lead="One more thing that went wrong, in the words it was told in.",
        fields=(
            Field("text", "In their words", rows=4),
            KINDS,
            ABOUT,
            Field(
                "split_from",
                "Is it a part of another point?",
                "choice",
                choices="issues",
                hint="Only if you part one point in two. The first one keeps all its words.",
            ),
        ),
    ),
    Action(
        "merge-issue",
        commands.MergeIssue,
        "Two points that are one",
        "Put two points together",
        "points",
        about="issue",
        fields=(
            Field("issue", "This point", "choice", choices="issues", must="Choose a point."),
            Field("into", "Is the same as", "choice", choices="issues", must="Choose the point it is the same as."),
            WHY,
        ),
        fits=lambda case: len(case.live_issues) > 1,
    ),
    Action(
        "withdraw-issue",
        commands.WithdrawIssue,
        "They take one point back",
        "Take one point back",
        "points",
        lead="The rest of the complaint goes on.",
        about="issue",
        fields=(POINT, WHY),
        fits=lambda case: len(case.live_issues) > 1,
    ),
    Action(
        "tag-issue",
        commands.TagIssue,
        "What kind of thing a point is",
        "Sort a point",
        "points",
        lead="This sorts the point for the reports. It changes no words.",
        about="issue",
        fields=(
            POINT,
            KINDS,
            ABOUT,
            Field(
                "about_staff",
                "Which of our staff is it about?",
                "line",
                suggest="staff",
                hint="From then on they cannot open the case. Several names with commas between them.",
                optional=True,
            ),
            Field("quality", "It is about the quality of our work", "tick"),
        ),
    ),
    Action(
        "name-subject",
        commands.NameSubject,
        "Name a person the complaint is about",
        "Name who it is about",
        "points",
        lead="From then on they cannot open the case or have any part in it.",
        fields=(
            Field("staff", "Who?", "line", suggest="staff", must="Enter a name."),
            Field(
                "part",
                "What have they to do with it?",
                "choice",
                of=terms.Part,
                choices=tuple(PARTS_IN_CASE.items()),
                start="subject",
                must="Choose what they have to do with it.",
            ),
            Field("in_complaints_team", "They work in the complaints team", "tick"),
        ),
    ),
    Action(
        "clear-subject",
        commands.ClearSubject,
        "Say that somebody was named in error",
        "Named in error",
        "points",
        lead="The complaint is not about them. They may open the case again if their role does. If the door was shut "
        "to them because of their name, you open it under Safeguarding.",
        fields=(
            Field("staff", "Who?", "choice", choices="subjects", must="Choose who was named in error."),
            Field("reason", "Why is it not about them?", rows=3),
        ),
    ),
)
