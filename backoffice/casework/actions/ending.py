"""Dates, and the ways a case ends."""

from __future__ import annotations

from dataclasses import replace

from backoffice.casework.actions.action import Action, childs, grown_ups
from backoffice.casework.actions.questions import CHILD_OR_HELPER, COMPLAINANT_OR_OTHER, WAYS
from backoffice.casework.fields import Field, chosen
from backoffice.casework.words import METHODS, PRESSURE, PROCEEDINGS, WITH
from backoffice.procedure import commands, terms

_TAKEN_BACK = Action(
    "withdraw",
    commands.Withdraw,
    "They want to take it back",
    "Taken back",
    "ending",
    letter="L-C23",
    letter_optional=True,
    fits=childs,
    fields=(
        chosen("asked_by", "Who asked?", CHILD_OR_HELPER, WITH, start="child", must="Choose who asked."),
        Field("own_words", "In their own words", rows=3),
        chosen("pushed", "Could anyone have pushed for this?", terms.Pressure, PRESSURE),
        Field("pushed_note", "Say more", rows=2, optional=True),
    ),
)

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
            chosen("agreed_with", "Who agreed?", CHILD_OR_HELPER, WITH, start="child", must="Choose who agreed."),
            Field("agreed_on", "When did they agree?", "date", start="today"),
            chosen("how", "How did they tell you?", WAYS, METHODS),
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
            chosen("status", "The court case is", terms.Proceedings, PROCEEDINGS, must="Choose an answer."),
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
            Field("senior_view", "What a senior manager thinks", rows=2, optional=True),
        ),
    ),
    _TAKEN_BACK,
    # The letter is written for a child.
    replace(
        _TAKEN_BACK,
        key="withdraw-steps",
        letter="",
        letter_optional=False,
        fits=grown_ups,
        fields=(
            chosen(
                "asked_by",
                "Who asked?",
                COMPLAINANT_OR_OTHER,
                WITH,
                start="complainant",
                must="Choose who asked.",
            ),
            *_TAKEN_BACK.fields[1:],
        ),
    ),
)
