"""What has happened to a case: past tense, frozen, and never changed once stored.

Each kind of event knows its version and which of its fields hold words that must be sealed wherever it is stored.
An event spells out every field although its command, under the same file name in `commands`, has many of the same:
a form may change tomorrow, and what was stored must still be readable. What only the three-step procedure knows is in
`three_step`.
"""

from __future__ import annotations

from .afterwards import (
    AddendumAdded,
    FollowUpSent,
    ListenAndLearnBooked,
    ListenAndLearnInvited,
    ListenAndLearnRecorded,
    OmbudsmanEventRecorded,
    ProcessFeedbackAsked,
)
from .answering import HeldResponseHandedOver, InvestigationResumed, ResponseBegun, ResponseHeldForChild, ResponseSent
from .assessing import AssessmentDecided, AssessmentOpened, AssessmentSaved, CaseNotAccepted
from .contact import (
    AdvocateRecorded,
    ContactLogged,
    ContactPlanChanged,
    ContactPlanned,
    ContactWishRecorded,
    LetterSent,
    MayContactChildRecorded,
)
from .ending import CaseClosed, CaseTransferred, ComplaintWithdrawn, RepresentativeStopped
from .event import EVENTS, Event, UnknownEvent, from_dict
from .investigating import EvidenceAdded, FindingRecorded, InterviewRecorded, ProceedingsRecorded
from .issues import IssueAdded, IssueConfirmed, IssueMerged, IssueTagged, IssueWithdrawn
from .people import CaseAssigned, CasePassedUp, ChildDescribed, SubjectCleared, SubjectNamed
from .promises import (
    AcknowledgementSent,
    DatesRecalculated,
    IntroductionMade,
    KeptInTouch,
    NewDateAgreed,
    ReceiptNotSeen,
    TimetableAgreed,
)
from .putting_right import (
    LearningAdded,
    NoLearningRecorded,
    RemedyAgreed,
    RemedyApproved,
    RemedyCompleted,
    RemedyDropped,
    RemedyProposed,
)
from .receiving import ComplaintReceived
from .safety import HoldLifted, HoldPlaced, SafeguardingChecked
from .sharing import (
    CopySentToParent,
    LeaderMeetingConsidered,
    LeaderMeetingRecorded,
    NoParentOrCarerRecorded,
    ParentOrCarerNamed,
    SharedWithStaff,
    SharingDecided,
    SharingViewRecorded,
)

__all__ = [
    "EVENTS",
    "AcknowledgementSent",
    "AddendumAdded",
    "AdvocateRecorded",
    "AssessmentDecided",
    "AssessmentOpened",
    "AssessmentSaved",
    "CaseAssigned",
    "CaseClosed",
    "CaseNotAccepted",
    "CasePassedUp",
    "CaseTransferred",
    "ChildDescribed",
    "ComplaintReceived",
    "ComplaintWithdrawn",
    "ContactLogged",
    "ContactPlanChanged",
    "ContactPlanned",
    "ContactWishRecorded",
    "CopySentToParent",
    "DatesRecalculated",
    "Event",
    "EvidenceAdded",
    "FindingRecorded",
    "FollowUpSent",
    "HeldResponseHandedOver",
    "HoldLifted",
    "HoldPlaced",
    "InterviewRecorded",
    "IntroductionMade",
    "InvestigationResumed",
    "IssueAdded",
    "IssueConfirmed",
    "IssueMerged",
    "IssueTagged",
    "IssueWithdrawn",
    "KeptInTouch",
    "LeaderMeetingConsidered",
    "LeaderMeetingRecorded",
    "LearningAdded",
    "LetterSent",
    "ListenAndLearnBooked",
    "ListenAndLearnInvited",
    "ListenAndLearnRecorded",
    "MayContactChildRecorded",
    "NewDateAgreed",
    "NoLearningRecorded",
    "NoParentOrCarerRecorded",
    "OmbudsmanEventRecorded",
    "ParentOrCarerNamed",
    "ProceedingsRecorded",
    "ProcessFeedbackAsked",
    "ReceiptNotSeen",
    "RemedyAgreed",
    "RemedyApproved",
    "RemedyCompleted",
    "RemedyDropped",
    "RemedyProposed",
    "RepresentativeStopped",
    "ResponseBegun",
    "ResponseHeldForChild",
    "ResponseSent",
    "SafeguardingChecked",
    "SharedWithStaff",
    "SharingDecided",
    "SharingViewRecorded",
    "SubjectCleared",
    "SubjectNamed",
    "TimetableAgreed",
    "UnknownEvent",
    "from_dict",
]
