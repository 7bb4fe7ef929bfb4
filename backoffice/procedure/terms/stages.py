"""The two procedures, the states of each, and how a case leaves them."""

from __future__ import annotations

from enum import StrEnum


class Procedure(StrEnum):
    CHILDREN_POLICY = "children_policy"
    THREE_STEP = "three_step"


class ChildrensState(StrEnum):
    """States of pathway C. Acknowledgement, introduction and keeping in touch are milestones beside the state."""

    RECEIVED = "received"
    ASSESSING = "assessing"
    INVESTIGATING = "investigating"
    RESPONDING = "responding"
    HELD_FOR_CHILD = "held_for_child"
    RESPONDED = "responded"
    CLOSED = "closed"
    STOPPED_REPRESENTATIVE = "stopped_representative"
    WITHDRAWN = "withdrawn"
    NOT_ACCEPTED = "not_accepted"
    TRANSFERRED = "transferred"


class ThreeStepState(StrEnum):
    """States of pathway P."""

    RETURNED_ABUSIVE = "returned_abusive"
    NOT_ACCEPTED_CONCLUDED = "not_accepted_concluded"
    S1_OPEN = "s1_open"
    S1_FROZEN = "s1_frozen"
    S1_RESPONSE_SENT = "s1_response_sent"
    S1_COMPLETE = "s1_complete"
    S2_DEFERRED = "s2_deferred"
    S2_REFUSED = "s2_refused"
    S2_OPEN = "s2_open"
    S2_FROZEN = "s2_frozen"
    S2_ADJUDICATING = "s2_adjudicating"
    S2_RESPONDED = "s2_responded"
    S3_OPEN = "s3_open"
    S3_FROZEN = "s3_frozen"
    S3_RETURNED = "s3_returned"
    S3_HEARING = "s3_hearing"
    S3_FINAL = "s3_final"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"


class AssessmentValue(StrEnum):
    PENDING = "pending"
    SATISFIED = "satisfied"
    SATISFIED_WITH_SUPPORT = "satisfied_with_support"
    NOT_SATISFIED = "not_satisfied"


class Route(StrEnum):
    """Where an assessment sends a case (D-14)."""

    CONTINUE = "continue"
    CONTINUE_WITH_SUPPORT = "continue_with_support"
    AS_REPRESENTATIVE = "as_representative"
    MOVE_TO_THREE_STEP = "move_to_three_step"
    FEEDBACK = "feedback"
    CLOSE_WITH_REASONS = "close_with_reasons"


class Body(StrEnum):
    CAFCASS = "cafcass"
    COURT_JUDGE = "court_judge"
    COURT_STAFF = "court_staff"
    LOCAL_AUTHORITY = "local_authority"
    SOLICITOR = "solicitor"
    CAFCASS_CYMRU = "cafcass_cymru"
    POLICE = "police"
    SCHOOL = "school"
    OTHER = "other"
    NOT_SURE = "not_sure"


class TransferTo(StrEnum):
    THREE_STEP = "three_step"
    CHILDREN_POLICY = "children_policy"
    OTHER_BODY = "other_body"
    FEEDBACK = "feedback"


class CloseReason(StrEnum):
    COMPLETED = "completed"
    STOPPED_REPRESENTATIVE = "stopped_representative"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    NOT_ACCEPTED = "not_accepted"
    DUPLICATE = "duplicate"


class Pressure(StrEnum):
    """The answer to "could anyone have pushed for this?" when a complaint is withdrawn (C-T8)."""

    NO = "no"
    POSSIBLY = "possibly"
    YES = "yes"


class Flag(StrEnum):
    NO_CONTACT_ROUTE = "no_contact_route"
    SHARING_WORRY = "sharing_worry"
    ALLEGATION_AGAINST_STAFF = "allegation_against_staff"
    SAFEGUARDING = "safeguarding"
    TRANSLATE = "translate"
    LATE_THEN_AGREED = "late_then_agreed"
    PROVISIONAL_DATE = "provisional_date"
    DATES_MOVED = "dates_moved"
    """A date that somebody was told has moved, and nobody has written to them since."""
    LEGAL_HOLD = "legal_hold"
    ABOUT_COMPLAINTS_TEAM = "about_complaints_team"
    COURT_DECISION = "court_decision"
    DISTRESS = "distress"
    ABUSIVE_LANGUAGE = "abusive_language"
