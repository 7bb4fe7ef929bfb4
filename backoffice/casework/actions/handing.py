"""Who has the case, and where it goes when it is not ours or not of this procedure."""

from __future__ import annotations

from backoffice.casework.actions.action import Action
from backoffice.casework.actions.questions import WHY
from backoffice.casework.fields import Field, chosen
from backoffice.casework.words import BODIES
from backoffice.procedure import commands, terms

OTHER_BODIES = tuple(body for body in terms.Body if body not in (terms.Body.CAFCASS, terms.Body.NOT_SURE))
REASON = Field("reason", "Why?", rows=3, hint="In words the person who complained can read.")
TOLD = Field(
    "told_where",
    "What happens now",
    rows=3,
    hint="What you tell them of where their words go and who answers. It goes into the letter.",
)



def _move(key: str, to: terms.TransferTo, called: str) -> Action:
    """Moving the case to the other procedure; it is of use while the case is not in that one."""
    return Action(
        key,
        commands.Transfer,
        f"Move it to {called}",
        f"Move to {called}",
        "ending",
        lead="A new case begins there, with the same day of receipt and everything that was said.",
        given={"to": to},
        fields=(REASON, TOLD),
        fits=lambda case: case.procedure.value != to.value,
    )


ACTIONS = (
    Action(
        "assign",
        commands.Assign,
        "Give the case to somebody",
        "Give the case to somebody",
        "case",
        fields=(Field("to", "To whom?", "choice", choices="handlers", must="Choose a person."),),
    ),
    Action(
        "pass-up",
        commands.PassUp,
        "Pass the case up to a senior manager",
        "Pass it up",
        "case",
        lead="When it is about the complaints team, or nobody else may have it.",
        fields=(
            Field("to", "To whom?", "choice", choices="seniors", must="Choose a senior manager."),
            WHY,
        ),
    ),
    _move("move-procedure", terms.TransferTo.THREE_STEP, "the adult procedure"),
    _move("move-to-children", terms.TransferTo.CHILDREN_POLICY, "the children's policy"),
    Action(
        "move-body",
        commands.Transfer,
        "It is for somebody else to answer",
        "Not ours to answer",
        "ending",
        lead="Only when nothing in it is about our work. Nothing of it is lost: say who can help, and how to ask them.",
        given={"to": terms.TransferTo.OTHER_BODY},
        fields=(
            chosen("body", "Who looks at it?", OTHER_BODIES, BODIES),
            REASON,
            Field(
                "told_where",
                "How to tell them",
                rows=3,
                hint="What you tell the child of where to ask. It goes into the letter.",
            ),
        ),
    ),
    Action(
        "move-feedback",
        commands.Transfer,
        "Keep it as feedback",
        "Keep as feedback",
        "ending",
        lead="Only when whoever told us wants no answer. Their words go to the feedback, with the same day of receipt.",
        given={"to": terms.TransferTo.FEEDBACK},
        fields=(REASON, TOLD),
    ),
)
