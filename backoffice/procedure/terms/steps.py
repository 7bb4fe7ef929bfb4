"""What only the three steps of pathway P know."""

from __future__ import annotations

from enum import StrEnum


class ReviewStatement(StrEnum):
    SUPPORTED = "supported"
    WEAKNESSES = "weaknesses"


class Explains(StrEnum):
    """What an explanation of the service may refer to (P-4.1)."""

    NATIONAL_STANDARDS = "national_standards"
    POLICY_AND_PROCEDURES = "policy_and_procedures"
    COURT_RULES = "court_rules"
    STATUTORY_FUNCTIONS = "statutory_functions"


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
