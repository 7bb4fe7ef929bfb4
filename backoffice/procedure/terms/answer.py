"""What is looked into, found, put right, learned and shared."""

from __future__ import annotations

from enum import StrEnum


class IssueStatus(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    CONCLUDED = "concluded"


class InterviewPart(StrEnum):
    OFFICER = "officer"
    OFFICER_MANAGER = "officer_manager"
    PERSON_COMPLAINED_ABOUT = "person_complained_about"
    OTHER = "other"


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


class LearningLevel(StrEnum):
    INDIVIDUAL = "individual"
    TEAM = "team"
    ORGANISATION = "organisation"


class LearningRoute(StrEnum):
    LINE_MANAGER = "line_manager"
    SENIOR_MANAGER = "senior_manager"
    POLICY_OWNER = "policy_owner"


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


class StaffShareWhat(StrEnum):
    COMPLAINT = "complaint"
    LEARNING = "learning"
    BOTH = "both"


class Proceedings(StrEnum):
    LIVE = "live"
    ENDED = "ended"
    NOT_SURE = "not_sure"
    NOT_SAID = "not_said"
