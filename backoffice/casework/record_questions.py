"""What is asked when a complaint is written down that did not come through the chat (B-04)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from backoffice.casework.actions.points import ABOUT, KINDS
from backoffice.casework.fields import Field, choices_of
from backoffice.casework.words import CHANNELS, DAYTIMES, MAY_CONTACT, METHODS, PRIVATE, PROCEEDINGS, SHARING_VIEW
from backoffice.casework.words_of_record import (
    ADVOCATE,
    CHILD_KNOWS,
    NEEDS,
    RELATIONSHIPS,
    ROLES,
    SAFETY,
    TELLING,
    WANTED,
    WORDS_FROM,
)
from backoffice.procedure import terms

ORAL = tuple(channel.value for channel in terms.ORAL_CHANNELS)
MOST_POINTS = 20


@dataclass(frozen=True)
class Section:
    """Some questions that belong together, under one heading. ``folded`` ones are of use only now and then."""

    title: str
    fields: tuple[Field, ...]
    lead: str = ""
    folded: bool = False


def _choice(name: str, label: str, words: Mapping[str, str], start: str = "", **more: Any) -> Field:
    return Field(name, label, "choice", choices=tuple(words.items()), start=start, **more)


def _contact(prefix: str, whose: str) -> tuple[Field, ...]:
    return (
        _choice(f"{prefix}method", f"How would {whose} like us to be in touch?", METHODS, "none"),
        Field(f"{prefix}value", "Number or address", "line"),
        _choice(f"{prefix}private", "Is it private?", PRIVATE, "not_said"),
        Field(f"{prefix}safety_note", "What must we be careful about?", rows=2, optional=True),
        Field(f"{prefix}times", "When is it safe?", "many", choices=choices_of(terms.PartOfDay, DAYTIMES),
              optional=True),
        Field(f"{prefix}times_note", "More about when", "line", optional=True),
    )


HOW = Section(
    "How it reached us",
    (
        _choice("channel", "How did they tell us?", CHANNELS, must="Choose how they told us."),
        Field(
            "received_on",
            "When did anybody here first have it?",
            "date",
            must="Enter the day on which we first had it.",
            hint="The day somebody was told, or a letter came to any of our offices. Not the day you write it down.",
        ),
        Field("received_time", "At what time?", "time", hint="Such as 4.15pm.", optional=True),
        Field("first_heard_by", "Who of us first heard or read it?", "line", suggest="staff", optional=True,
              longest=200),
        _choice("chatter_role", "Who tells us?", ROLES, must="Choose who tells us."),
        Field("files", "Add a scan of the letter, or the email as a PDF", "files", optional=True),
    ),
)
SECTIONS = (
    Section(
        "The child",
        (
            Field("child_name", "What is the child called?", "line", hint="As they say it.", optional=True),
            Field("child_age", "How old are they?", "number", hint="No age is too young.", optional=True),
            *_contact("", "the child"),
        ),
        lead="For a grown-up's own complaint, how to reach them goes here too.",
    ),
    Section(
        "Who speaks for the child",
        (
            Field("helper_name", "Their name", "line"),
            _choice("helper_relationship", "Who are they to the child?", RELATIONSHIPS, "not_said"),
            Field("helper_note", "More about that", "line"),
            _choice("helper_child_knows", "Does the child know about this complaint?", CHILD_KNOWS, "not_said"),
            _choice("helper_may_contact", "May we talk with the child?", MAY_CONTACT, "not_said"),
            _choice("helper_words_from", "Whose words are they?", WORDS_FROM, "not_said"),
            *_contact("helper_", "this person"),
        ),
        lead="Only when somebody tells us for a child.",
        folded=True,
    ),
    Section(
        "A grown-up's own complaint",
        (
            Field("adult_name", "Their name", "line"),
            Field("adult_support", "They want help with it", "tick"),
        ),
        lead="Only when a grown-up complains about what happened to themselves.",
        folded=True,
    ),
    Section(
        "More about it",
        (
            Field("about_name", "Who is it about?", "line", hint="The name they said.", optional=True),
            Field("when_text", "When did it happen?", rows=2, optional=True),
            Field("impact_text", "What did it do to the child?", rows=3, optional=True),
            Field("wanted", "What do they want?", "many", choices=tuple(WANTED.items()), optional=True),
            Field("wanted_text", "In their words", rows=2, optional=True),
            _choice("proceedings", "The court case is", PROCEEDINGS, "not_said"),
            Field("court_decision", "It is about what the court decided", "tick"),
        ),
    ),
    Section(
        "Who else may know",
        (
            _choice("sharing_view", "What does the child think of a parent or carer seeing the answer?",
                    SHARING_VIEW, "not_asked"),
            Field("sharing_who", "About whom are they worried?", "line"),
            Field("sharing_why", "Why?", rows=2),
            _choice("telling_view", "Does it worry them that the worker is told?", TELLING, "not_asked"),
            Field("telling_text", "What did they say about it?", rows=2),
        ),
    ),
    Section(
        "Help that they need",
        (
            _choice("advocate", "Would they like an advocate?", ADVOCATE, "not_said"),
            Field("language", "Another language", "line"),
            Field("interpreter", "They need an interpreter", "tick"),
            Field("needs", "What helps?", "many", choices=tuple(NEEDS.items())),
            Field("needs_note", "More about that", rows=2),
        ),
        folded=True,
    ),
    Section(
        "Is the child safe?",
        (
            _choice("safeguarding", "Did you hear anything that worries you?", SAFETY,
                    must="Say whether anything worries you."),
            Field("worry", "What worries you", rows=3, hint="In their words, if they said it. It is seen at once."),
            Field("about_staff", "It is about one of our staff", "tick"),
        ),
    ),
)  # fmt: skip
READ_BACK = Field(
    "read_back",
    "How did you check it with them?",
    rows=2,
    hint="For what was said by phone or in person: that you read it back, and what they said. Or why you could not.",
)


def point_fields(number: int) -> tuple[Field, ...]:
    """Return what is asked about one point of the complaint."""
    return (
        Field(f"point-{number}-text", f"Point {number}, in their words", rows=4),
        replace(KINDS, name=f"point-{number}-themes"),
        Field(f"point-{number}-about_body", ABOUT.label, "choice", choices=ABOUT.choices, start="cafcass"),
    )


def fields(points: int) -> tuple[Field, ...]:
    """Return every field of the form with so many points, in its order."""
    of_points = (field for number in range(1, points + 1) for field in point_fields(number))
    return (*HOW.fields, *of_points, *(field for section in SECTIONS for field in section.fields), READ_BACK)
