"""Dates, and the ways a case ends."""

from __future__ import annotations

from backoffice.casework.actions.action import Action
from backoffice.casework.actions.contact import WAYS
from backoffice.casework.fields import Field, choices_of
from backoffice.casework.words import PRESSURE, PROCEEDINGS, WITH
from backoffice.procedure import commands, terms

PEOPLE = choices_of((terms.With.CHILD, terms.With.REPRESENTATIVE), WITH)

ACTIONS = (
    Action(
        "agree-date",
        commands.AgreeNewDate,
        "Agree a new date for the answer",
        "Agree a new date",
        "dates",
        lead="It counts as kept only if it was agreed on or before the date it replaces. It must be a working day.",
        letter="L-C04",
        letter_optional=True,
        fields=(
            Field("new_due", "The new date", "date", must="Enter the new date."),
            Field(
                "agreed_with",
                "Who agreed?",
                "choice",
                of=terms.With,
                choices=PEOPLE,
                start="child",
                must="Choose who agreed.",
            ),
            Field("agreed_on", "When did they agree?", "date", start="today"),
            Field("how", "How did they tell you?", "choice", of=terms.ContactMethod, choices=WAYS),
            Field("reason", "Why, in words the child knows", rows=3),
        ),
    ),
    Action(
        "proceedings",
        commands.RecordProceedings,
        "Is the court case going on?",
        "Court case",
        "dates",
        fields=(
            Field(
                "status",
                "The court case is",
                "choice",
                of=terms.Proceedings,
                choices=choices_of(terms.Proceedings, PROCEEDINGS),
                must="Choose an answer.",
            ),
            Field("ended_on", "It ended on", "date"),
        ),
    ),
    Action(
        "ask-how-it-went",
        commands.AskAboutProcess,
        "Ask how it went",
        "Ask how it went",
        "after",
        lead="Four short questions, once. The child does not have to answer.",
        letter="L-C18",
    ),
    Action(
        "close",
        commands.CloseCase,
        "Close the case",
        "Close the case",
        "ending",
        lead="The child has the answer, staff know what to change, and nothing is left open.",
        fields=(
            Field(
                "no_share_reason", "Why was nothing told to staff?", rows=2, hint="Only if nothing was told to staff."
            ),
            Field(
                "no_feedback_reason",
                "Why was the child not asked how it went?",
                rows=2,
                hint="Only if they were not asked.",
            ),
        ),
    ),
    Action(
        "stop",
        commands.StopForRepresentative,
        "Stop: not in the child's best interests",
        "Stop",
        "ending",
        lead="Only for a complaint that somebody else made for the child. The reasons go to that person in writing.",
        letter="L-C09",
        fields=(
            Field("reasons", "Reasons", rows=4, hint="At least 30 letters. Never the child's private words."),
            Field("senior_view", "What a senior manager thinks", rows=2),
        ),
    ),
    Action(
        "withdraw",
        commands.Withdraw,
        "They want to take it back",
        "Taken back",
        "ending",
        letter="L-C23",
        letter_optional=True,
        fields=(
            Field(
                "asked_by",
                "Who asked?",
                "choice",
                of=terms.With,
                choices=PEOPLE,
                start="child",
                must="Choose who asked.",
            ),
            Field("own_words", "In their own words", rows=3),
            Field(
                "pushed",
                "Could anyone have pushed for this?",
                "choice",
                of=terms.Pressure,
                choices=choices_of(terms.Pressure, PRESSURE),
            ),
            Field("pushed_note", "Say more", rows=2),
        ),
    ),
)
