"""The words of the office: every list of values that the rules know, each value spelled as the office spells it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

Words = Annotated[str, "words"]
"""Text that a person said or wrote about a case.

A field of this type is sealed wherever an event is stored, and no guard ever keeps it: the state of a case holds none.
"""


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


class Role(StrEnum):
    """Roles of B-01. `SYSTEM` is the chat's hand-over and the clock jobs; no person can hold it."""

    INTAKE_OFFICER = "intake_officer"
    CHILDRENS_MANAGER = "childrens_manager"
    COMPLAINTS_MANAGER = "complaints_manager"
    STEP1_MANAGER = "step1_manager"
    INVESTIGATOR = "investigator"
    ADJUDICATING_OFFICER = "adjudicating_officer"
    PANEL_ADVISER = "panel_adviser"
    PANEL_MEMBER = "panel_member"
    QUALITY_MANAGER = "quality_manager"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    SENIOR_MANAGER = "senior_manager"
    SENIOR_LEADER = "senior_leader"
    AUDITOR = "auditor"
    ADMIN = "admin"
    SYSTEM = "system"


class Part(StrEnum):
    """The part a member of staff has played in a case: the involvement log that independence guards read."""

    HANDLER = "handler"
    AUTHOR = "author"
    APPROVER = "approver"
    INTERVIEWEE = "interviewee"
    SUBJECT = "subject"
    SUBJECTS_MANAGER = "subjects_manager"


class Channel(StrEnum):
    CHAT = "chat"
    WEB_FORM = "web_form"
    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"
    IN_PERSON = "in_person"


class ChatterRole(StrEnum):
    CHILD = "child"
    YOUNG_ADULT = "young_adult"
    TRUSTED_ADULT = "trusted_adult"
    ADULT_SERVICE_USER = "adult_service_user"
    NOT_SAID = "not_said"


class ContactMethod(StrEnum):
    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    OTHER = "other"
    NO_TALK = "no_talk"
    NONE = "none"


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


class MayContactChild(StrEnum):
    YES = "yes"
    WILL_ASK = "will_ask"
    NO = "no"
    CHILD_DOES_NOT_WANT = "child_does_not_want"
    NOT_SAID = "not_said"


class Wish(StrEnum):
    WANTS = "wants"
    DOES_NOT_WANT = "does_not_want"
    CHANGED_MIND = "changed_mind"


class ContactOutcome(StrEnum):
    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    SENT = "sent"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"


class Direction(StrEnum):
    INWARD = "inward"
    OUTWARD = "outward"


class With(StrEnum):
    """Whom a contact was with, or is planned with."""

    CHILD = "child"
    REPRESENTATIVE = "representative"
    PARENT_OR_CARER = "parent_or_carer"
    COMPLAINANT = "complainant"
    STAFF = "staff"
    OTHER = "other"


class AcknowledgementKind(StrEnum):
    AUTO_ONSCREEN = "auto_onscreen"
    LETTER = "letter"
    EMAIL = "email"
    NONE = "none"


class AcknowledgementStatus(StrEnum):
    DUE = "due"
    SENT = "sent"
    NOT_REQUIRED = "not_required"


class IssueStatus(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    CONCLUDED = "concluded"


class Outcome(StrEnum):
    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"
    NO_FINDING = "no_finding"
    OUTSIDE_REMIT = "outside_remit"


class Complied(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


class RemedyType(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"
    EXPLANATION = "explanation"
    APOLOGY = "apology"
    RECOGNISE_IMPACT = "recognise_impact"
    COMPENSATION = "compensation"
    AMEND_RECORD = "amend_record"
    CLARIFY_TO_COURT = "clarify_to_court"
    LETTER_TO_COURT_CHILDREN_PARTIES = "letter_to_court_children_parties"
    PRACTICE_REVIEW = "practice_review"
    CHANGE_PRACTICE = "change_practice"
    OTHER = "other"


class RemedyStatus(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    COMPLETED = "completed"
    DROPPED = "dropped"


class Sharing(StrEnum):
    UNDECIDED = "undecided"
    SHARE = "share"
    DO_NOT_SHARE = "do_not_share"


class SharingView(StrEnum):
    OK = "ok"
    WORRIED = "worried"
    NOT_SURE = "not_sure"
    NOT_SAID = "not_said"
    NOT_ASKED = "not_asked"


class Proceedings(StrEnum):
    LIVE = "live"
    ENDED = "ended"
    NOT_SURE = "not_sure"
    NOT_SAID = "not_said"


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


class InterviewPart(StrEnum):
    OFFICER = "officer"
    OFFICER_MANAGER = "officer_manager"
    PERSON_COMPLAINED_ABOUT = "person_complained_about"
    OTHER = "other"


class LearningLevel(StrEnum):
    INDIVIDUAL = "individual"
    TEAM = "team"
    ORGANISATION = "organisation"


class LearningRoute(StrEnum):
    LINE_MANAGER = "line_manager"
    SENIOR_MANAGER = "senior_manager"
    POLICY_OWNER = "policy_owner"


class StaffShareWhat(StrEnum):
    COMPLAINT = "complaint"
    LEARNING = "learning"
    BOTH = "both"


class Pressure(StrEnum):
    """The answer to "could anyone have pushed for this?" when a complaint is withdrawn (C-T8)."""

    NO = "no"
    POSSIBLY = "possibly"
    YES = "yes"


class ReviewStatement(StrEnum):
    SUPPORTED = "supported"
    WEAKNESSES = "weaknesses"


class StepTwoGround(StrEnum):
    """The only two grounds on which step 2 may be refused or deferred (P-7.1)."""

    CHILDS_WELFARE = "childs_welfare"
    LIVE_COURT_CASE = "live_court_case"


class Failing(StrEnum):
    NONE = "none"
    INDIVIDUAL = "individual"
    ORGANISATIONAL = "organisational"
    BOTH = "both"


class PanelDecision(StrEnum):
    STANDS = "stands"
    SUBSTITUTED = "substituted"


class Vote(StrEnum):
    AGREED = "agreed"
    MAJORITY = "majority"


class RepresentationFrom(StrEnum):
    COMPLAINANT = "complainant"
    INVESTIGATOR = "investigator"
    STAFF_MEMBER = "staff_member"


class Delivery(StrEnum):
    """How a letter travelled, which settles the day it is taken to be received (D-30)."""

    EMAIL = "email"
    IN_HAND = "in_hand"
    POST = "post"


TALKS = frozenset({ContactMethod.IN_PERSON, ContactMethod.VIDEO, ContactMethod.PHONE})
"""The ways that are a talk, which nobody may insist on (C-4)."""

ORAL_CHANNELS = frozenset({Channel.PHONE, Channel.IN_PERSON})
"""Complaints that came by mouth, to which the written acknowledgement promise does not apply (D-07)."""
