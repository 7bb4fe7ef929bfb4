"""Who sees the answer, and who here has to learn from it."""

from __future__ import annotations

from dataclasses import replace

from backoffice.casework.actions.action import Action, childs, grown_ups
from backoffice.casework.actions.questions import PARENT, WHO_WORKS_HERE
from backoffice.casework.fields import Field, a_day, chosen
from backoffice.casework.words import RESPONSIBLE, SHARES, SHARING, SHARING_VIEW
from backoffice.procedure import commands, terms

_TOLD_STAFF = Action(
    "share-with-staff",
    commands.ShareWithStaff,
    "Tell staff what we learned",
    "Tell staff",
    "people",
    lead="The person complained about, the managers responsible, and others who must change something. "
    "How to reach the child is never part of it.",
    letter="L-C15",
    letter_optional=True,
    fits=childs,
    fields=(
        WHO_WORKS_HERE,
        chosen(
            "what",
            "What do they get?",
            terms.StaffShareWhat,
            SHARES,
            start="learning",
            must="Choose what they get.",
        ),
        a_day("on", "When?"),
        Field("is_subject", "The complaint is about this person", "tick"),
    ),
)

ACTIONS = (
    Action(
        "name-parent",
        commands.NameParentOrCarer,
        "Name a parent or carer",
        "Name a parent or carer",
        "people",
        lead="Each parent or carer has a decision of their own: shall they see the answer?",
        fields=(
            Field("name", "Their name", "line", must="Enter a name."),
            Field("relationship_to_child", "Who are they to the child?", "line", optional=True),
            Field(
                "has_parental_responsibility",
                "Have they parental responsibility?",
                "choice",
                choices=tuple(RESPONSIBLE.items()),
                start="unknown",
                optional=True,
            ),
        ),
    ),
    Action(
        "no-parent",
        commands.NoParentOrCarer,
        "There is no parent or carer to share with",
        "No parent or carer",
        "people",
        fields=(Field("because", "Because", rows=2),),
    ),
    Action(
        "sharing-view",
        commands.RecordSharingView,
        "What the child thinks about sharing the answer",
        "What the child thinks of it",
        "people",
        fields=(
            chosen("view", "The child is", terms.SharingView, SHARING_VIEW, must="Choose what the child thinks."),
        ),
    ),
    Action(
        "sharing",
        commands.DecideSharing,
        "Shall this parent or carer see the answer?",
        "Decide who sees it",
        "people",
        about="party",
        fields=(
            PARENT,
            chosen(
                "decision",
                "Decision",
                (terms.Sharing.SHARE, terms.Sharing.DO_NOT_SHARE),
                SHARING,
                must="Choose whether to share it.",
            ),
            Field("reason", "Reason", rows=2, hint="Needed when you don't share it."),
            Field("child_view", "What the child thinks about it", rows=2),
            Field("risk_notes", "Could it put the child or the family at risk?", rows=2),
            Field("talked_with_child_on", "I talked with the child about this on", "date", optional=True),
        ),
    ),
    Action(
        "copy-to-parent",
        commands.SendCopyToParent,
        "A copy for a parent or carer",
        "Send a copy",
        "people",
        about="party",
        letter="L-C13",
        lead="A cover note and what we found. How to reach the child, and the safety note, are never on it.",
        fields=(
            PARENT,
        ),
    ),
    _TOLD_STAFF,
    # The letter speaks of the child.
    replace(_TOLD_STAFF, key="share-with-staff-steps", letter="", letter_optional=False, fits=grown_ups),
    Action(
        "leader-meeting",
        commands.ConsiderLeaderMeeting,
        "Shall one of our leaders meet the child?",
        "Think about a leader meeting",
        "people",
        fields=(
            Field(
                "offer",
                "Shall we offer it?",
                "yes_no",
                choices=(("yes", "Yes"), ("no", "No")),
                must="Choose whether we offer it.",
            ),
            Field("reason", "Reason", rows=2),
            Field("offered_on", "Offered on", "date"),
        ),
    ),
    Action(
        "hold",
        commands.PlaceHold,
        "No contact with the person complained about",
        "Put a hold on",
        "safety",
        lead="While this is on, nobody talks with the person complained about or tells them anything.",
        fields=(Field("reason", "Reason", rows=2),),
        fits=lambda case: not case.hold,
    ),
    Action(
        "lift-hold",
        commands.LiftHold,
        "Lift the hold",
        "Lift the hold",
        "safety",
        fields=(Field("reason", "Reason", rows=2),),
        fits=lambda case: case.hold,
    ),
    Action(
        "safety-check",
        commands.RecordSafeguardingCheck,
        "Somebody looked at whether the child is safe",
        "Write down a safety check",
        "safety",
        fields=(Field("result", "Who looked, and what they decided", rows=3),),
    ),
)
