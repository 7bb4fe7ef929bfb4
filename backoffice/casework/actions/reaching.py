"""What the child wants, what the person who speaks for them says, and how the child may safely be reached."""

from __future__ import annotations

from backoffice.casework.actions.action import Action
from backoffice.casework.fields import Field, a_day, choices_of, chosen
from backoffice.casework.words import ADVOCATES, DAYTIMES, MAY_CONTACT, METHODS, PRIVATE, WISHES, WITH
from backoffice.procedure import commands, terms

ACTIONS = (
    Action(
        "wish",
        commands.RecordContactWish,
        "Does the child want to talk with us?",
        "What the child wants",
        "contact",
        lead="What the child themselves said last is what counts. Nobody insists.",
        fields=(
            chosen("value", "The child", terms.Wish, WISHES, must="Choose what the child wants."),
            chosen("told_by", "Who told us?", terms.With, WITH, start="child", must="Choose who told us."),
            a_day("told_on", "When?"),
        ),
    ),
    Action(
        "may-we-talk",
        commands.RecordMayContactChild,
        "May we talk with the child?",
        "What the helper says",
        "contact",
        lead="What the person who speaks for the child answered. What the child themselves wants is what counts.",
        fields=(
            chosen("value", "They say", terms.MayContactChild, MAY_CONTACT, must="Choose what they say."),
            a_day("told_on", "When?"),
        ),
    ),
    Action(
        "advocate",
        commands.RecordAdvocate,
        "Does the child want an advocate?",
        "An advocate for the child",
        "contact",
        lead="An advocate is on the child's side, and is free. A child who said yes waits until one is found.",
        fields=(
            chosen("answer", "The child", terms.Advocate, ADVOCATES, start="yes", must="Choose what the child wants."),
            a_day("told_on", "When did they say so?"),
            Field("provider", "Who is the advocate, or where do they work?", "line", hint="Once one is found."),
            Field("arranged_on", "Found on", "date", hint="Leave it empty until then."),
        ),
    ),
    Action(
        "describe-child",
        commands.DescribeChild,
        "Who the child is",
        "Name and age of the child",
        "contact",
        lead="What you know by now. Nothing of it is needed: a child may stay without a name.",
        fields=(
            Field("name", "Their name", "line", optional=True),
            Field("preferred_name", "What do they like to be called?", "line", hint="Letters say it.", optional=True),
            Field("age", "How old are they?", "number", optional=True),
            Field(
                "born",
                "When were they born?",
                "date",
                hint="Only if you know it. It goes before the age, and says how long the case is kept.",
                optional=True,
            ),
        ),
        fits=lambda state: state.child_case,
    ),
    Action(
        "contact-plan",
        commands.ChangeContactPlan,
        "How to reach the child",
        "Change how to reach them",
        "contact",
        lead="The old way stays in the history.",
        fields=(
            chosen(
                "method",
                "How would they like to talk?",
                terms.ContactMethod,
                METHODS,
                start="planned",
                must="Choose a way.",
            ),
            Field("value", "Number or address", "line"),
            chosen("private", "Is it private?", terms.Private, PRIVATE, must="Choose whether it is private."),
            Field(
                "safety_note_words",
                "What must we be careful about?",
                rows=3,
                hint="Stands first on the case page, and is shown before anything is sent.",
                optional=True,
            ),
            Field(
                "times",
                "When is it safe to be in touch?",
                "many",
                of=terms.PartOfDay,
                choices=choices_of(terms.PartOfDay, DAYTIMES),
                optional=True,
            ),
            Field("safe_to_write", "There is a way to write that only the child will see", "tick", start="yes"),
            Field("reason", "Why does it change?", rows=2),
        ),
    ),
)
