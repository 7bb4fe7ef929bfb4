"""The office's records: SQLAlchemy models, sealed columns, the store, the audit chain. Rules live in procedure."""

from backoffice.records.answers import Finding, Learning, Remedy
from backoffice.records.base import Base, Moment, Row, new_id
from backoffice.records.cases import AwaitedLink, Case, CaseAppointment, CaseLink, CaseMark, Event
from backoffice.records.complaint import Feedback, Issue, Submission
from backoffice.records.correspondence import AnswerDesk, Letter, Response
from backoffice.records.exclusions import Exclusion
from backoffice.records.files import KeptFile
from backoffice.records.house import AuditEvent, AuditHead, BankHoliday, Lease, Notice, Setting
from backoffice.records.people import CaseParty, ContactPlan, Person
from backoffice.records.process_feedback import ProcessFeedback
from backoffice.records.promises import Milestone
from backoffice.records.safeguarding import Concern, ConcernUpdate
from backoffice.records.sealed import SealBroken, unlock
from backoffice.records.staff import Absence, LoginSession, SetUpLink, SignInTries, Staff, StaffRole
from backoffice.records.store import Store
from backoffice.records.stories import Storyboard, StoryCast, StoryStep
from backoffice.records.unchangeable import AlreadyWritten
from backoffice.records.wordings import LetterWording

__all__ = [
    "Absence",
    "AlreadyWritten",
    "AnswerDesk",
    "AuditEvent",
    "AuditHead",
    "AwaitedLink",
    "BankHoliday",
    "Base",
    "Case",
    "CaseAppointment",
    "CaseLink",
    "CaseMark",
    "CaseParty",
    "Concern",
    "ConcernUpdate",
    "ContactPlan",
    "Event",
    "Exclusion",
    "Feedback",
    "Finding",
    "Issue",
    "KeptFile",
    "Learning",
    "Lease",
    "Letter",
    "LetterWording",
    "LoginSession",
    "Milestone",
    "Moment",
    "Notice",
    "Person",
    "ProcessFeedback",
    "Remedy",
    "Response",
    "Row",
    "SealBroken",
    "SetUpLink",
    "Setting",
    "SignInTries",
    "Staff",
    "StaffRole",
    "Store",
    "StoryCast",
    "StoryStep",
    "Storyboard",
    "Submission",
    "new_id",
    "unlock",
]
