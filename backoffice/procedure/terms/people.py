"""Who is who: the roles of the office, the parts in a case, and those who complain."""

from __future__ import annotations

from enum import StrEnum


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


class Employment(StrEnum):
    """How a member of staff works here. No rule asks for it: "staff" always means both (P-FN1)."""

    EMPLOYEE = "employee"
    SELF_EMPLOYED_CONTRACTOR = "self_employed_contractor"


class Part(StrEnum):
    """The part a member of staff has played in a case: the involvement log that independence guards read."""

    HANDLER = "handler"
    AUTHOR = "author"
    APPROVER = "approver"
    INTERVIEWEE = "interviewee"
    SUBJECT = "subject"
    SUBJECTS_MANAGER = "subjects_manager"


class ChatterRole(StrEnum):
    CHILD = "child"
    YOUNG_ADULT = "young_adult"
    TRUSTED_ADULT = "trusted_adult"
    ADULT_SERVICE_USER = "adult_service_user"
    NOT_SAID = "not_said"


class With(StrEnum):
    """Whom a contact was with, or is planned with."""

    CHILD = "child"
    REPRESENTATIVE = "representative"
    PARENT_OR_CARER = "parent_or_carer"
    COMPLAINANT = "complainant"
    STAFF = "staff"
    OTHER = "other"
