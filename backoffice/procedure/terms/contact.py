"""How people are reached, and whether they were."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    CHAT = "chat"
    WEB_FORM = "web_form"
    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"
    IN_PERSON = "in_person"


ORAL_CHANNELS = frozenset({Channel.PHONE, Channel.IN_PERSON})
"""Complaints that came by mouth, to which the written acknowledgement promise does not apply (D-07)."""


class ContactMethod(StrEnum):
    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    OTHER = "other"
    NO_TALK = "no_talk"
    NONE = "none"


TALKS = frozenset({ContactMethod.IN_PERSON, ContactMethod.VIDEO, ContactMethod.PHONE})
"""The ways that are a talk, which nobody may insist on (C-4)."""

WRITTEN = frozenset({ContactMethod.EMAIL, ContactMethod.LETTER})
"""The ways that are words on paper or screen."""


class Private(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    NOT_SAID = "not_said"


class PartOfDay(StrEnum):
    """When somebody may be reached; `any` and `other` say nothing that a plan could be held against."""

    BEFORE_SCHOOL = "before_school"
    LUNCHTIME = "lunchtime"
    AFTER_SCHOOL = "after_school"
    EVENING = "evening"
    ANY = "any"
    OTHER = "other"


class Advocate(StrEnum):
    """What somebody answered when an independent advocate was offered (P-3.3)."""

    YES = "yes"
    NO = "no"
    ALREADY_HAS = "already_has"
    NOT_SAID = "not_said"


class Wish(StrEnum):
    WANTS = "wants"
    DOES_NOT_WANT = "does_not_want"
    CHANGED_MIND = "changed_mind"


class MayContactChild(StrEnum):
    YES = "yes"
    WILL_ASK = "will_ask"
    NO = "no"
    CHILD_DOES_NOT_WANT = "child_does_not_want"
    NOT_SAID = "not_said"


class Direction(StrEnum):
    INWARD = "inward"
    OUTWARD = "outward"


class ContactOutcome(StrEnum):
    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    SENT = "sent"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"


CONTACT_THAT_COUNTS = frozenset({ContactOutcome.REACHED, ContactOutcome.SENT})
"""Outcomes by which somebody has truly heard from us; a message left or a call without an answer is a try."""


class AcknowledgementKind(StrEnum):
    AUTO_ONSCREEN = "auto_onscreen"
    LETTER = "letter"
    EMAIL = "email"
    NONE = "none"


class AcknowledgementStatus(StrEnum):
    DUE = "due"
    SENT = "sent"
    NOT_REQUIRED = "not_required"


class Delivery(StrEnum):
    """How a letter travelled, which settles the day it is taken to be received (D-30)."""

    EMAIL = "email"
    IN_HAND = "in_hand"
    POST = "post"
