"""What people ask the office to do with a case: imperative, frozen, and holding only what was typed or chosen.

Who asks and on which day are arguments of `decide`, never fields here. A date field says when the thing itself
happened or shall happen; a field that may be left empty is one whose absence a guard judges.
One theme is the same file name in `commands`, `events` and `guards`. What only the three-step procedure knows is in
`three_step`, and is asked for by that name.
"""

from __future__ import annotations

from .afterwards import (
    AddAddendum,
    AskAboutProcess,
    BookListenAndLearn,
    InviteToListenAndLearn,
    RecordListenAndLearn,
    RecordOmbudsmanEvent,
    SendFollowUp,
)
from .answering import BeginResponse, HandOverHeldResponse, HoldResponseForChild, ReturnToInvestigation, SendResponse
from .assessing import DecideAssessment, OpenAssessment, SaveAssessment
from .command import Command
from .contact import (
    ChangeContactPlan,
    LogContact,
    PlanContact,
    RecordAdvocate,
    RecordContactWish,
    RecordMayContactChild,
    SendLetter,
)
from .ending import CloseCase, StopForRepresentative, Transfer, Withdraw
from .investigating import AddEvidence, RecordFinding, RecordInterview, RecordProceedings
from .issues import AddIssue, ConfirmIssue, MergeIssue, TagIssue, WithdrawIssue
from .people import Assign, ClearSubject, DescribeChild, NameSubject, PassUp
from .promises import (
    AgreeNewDate,
    AgreeTimetable,
    Introduce,
    KeepInTouch,
    NoteReceiptUnseen,
    RecalculateDates,
    RecordAcknowledgement,
    TimetableLine,
)
from .putting_right import (
    AddLearning,
    AgreeRemedy,
    ApproveRemedy,
    CompleteRemedy,
    DeclineRemedy,
    DropRemedy,
    NoLearningFound,
    ProposeRemedy,
)
from .receiving import NewContactPlan, NewIssue, NewRepresentative, ReceiveComplaint
from .safety import LiftHold, PlaceHold, RecordSafeguardingCheck
from .sharing import (
    ConsiderLeaderMeeting,
    DecideSharing,
    NameParentOrCarer,
    NoParentOrCarer,
    RecordLeaderMeeting,
    RecordSharingView,
    SendCopyToParent,
    ShareWithStaff,
)

__all__ = [
    "AddAddendum",
    "AddEvidence",
    "AddIssue",
    "AddLearning",
    "AgreeNewDate",
    "AgreeRemedy",
    "AgreeTimetable",
    "ApproveRemedy",
    "AskAboutProcess",
    "Assign",
    "BeginResponse",
    "BookListenAndLearn",
    "ChangeContactPlan",
    "ClearSubject",
    "CloseCase",
    "Command",
    "CompleteRemedy",
    "ConfirmIssue",
    "ConsiderLeaderMeeting",
    "DecideAssessment",
    "DecideSharing",
    "DeclineRemedy",
    "DescribeChild",
    "DropRemedy",
    "HandOverHeldResponse",
    "HoldResponseForChild",
    "Introduce",
    "InviteToListenAndLearn",
    "KeepInTouch",
    "LiftHold",
    "LogContact",
    "MergeIssue",
    "NameParentOrCarer",
    "NameSubject",
    "NewContactPlan",
    "NewIssue",
    "NewRepresentative",
    "NoLearningFound",
    "NoParentOrCarer",
    "NoteReceiptUnseen",
    "OpenAssessment",
    "PassUp",
    "PlaceHold",
    "PlanContact",
    "ProposeRemedy",
    "RecalculateDates",
    "ReceiveComplaint",
    "RecordAcknowledgement",
    "RecordAdvocate",
    "RecordContactWish",
    "RecordFinding",
    "RecordInterview",
    "RecordLeaderMeeting",
    "RecordListenAndLearn",
    "RecordMayContactChild",
    "RecordOmbudsmanEvent",
    "RecordProceedings",
    "RecordSafeguardingCheck",
    "RecordSharingView",
    "ReturnToInvestigation",
    "SaveAssessment",
    "SendCopyToParent",
    "SendFollowUp",
    "SendLetter",
    "SendResponse",
    "ShareWithStaff",
    "StopForRepresentative",
    "TagIssue",
    "TimetableLine",
    "Transfer",
    "Withdraw",
    "WithdrawIssue",
]
