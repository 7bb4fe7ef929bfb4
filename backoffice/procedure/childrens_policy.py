"""Pathway C: the children's policy as one table.

Each row says: its number, what is done, from which states, to which states (none named: the case stays where it is),
who may do it, which guards stand before it, and the clause it comes from. Acknowledgement, introduction and keeping in
touch run beside the state. Rows C-T1 to C-T16 are the policy's own steps; rows C-R are the records kept beside them.
"""

from __future__ import annotations

from . import commands as c
from .terms import ChildrensState as S
from .terms import Role, Route
from .transitions import NO_CASE_YET, SAME, Table, Transition, row

# States.
OPEN = (S.RECEIVED, S.ASSESSING, S.INVESTIGATING, S.RESPONDING)
BEFORE_RESPONSE = (S.RECEIVED, S.ASSESSING, S.INVESTIGATING)
LOOKING_INTO_IT = (S.INVESTIGATING, S.RESPONDING)
ANSWERED = (S.RESPONDED, S.CLOSED)
FROM_INVESTIGATION_ON = (*LOOKING_INTO_IT, S.HELD_FOR_CHILD, *ANSWERED)
LIVE = (*OPEN, S.HELD_FOR_CHILD, S.RESPONDED)
EVERY = tuple(S)
ENDED_WITHOUT_ANSWER = (S.STOPPED_REPRESENTATIVE, S.WITHDRAWN, S.NOT_ACCEPTED, S.TRANSFERRED)

# People. A senior manager to whom a case has been passed up counts as a complaints manager on it.
MANAGERS = (Role.CHILDRENS_MANAGER, Role.COMPLAINTS_MANAGER)
DESK = (*MANAGERS, Role.INTAKE_OFFICER)
CLOCK = (Role.SYSTEM,)
SAFETY = (*MANAGERS, Role.SAFEGUARDING_LEAD)

RESPONSE_CHECKS = tuple(f"MC-{n}" for n in range(1, 17))
BEFORE_A_RESPONSE = (
    "G-DATE-PAST",
    "G-C9-WRITTEN",
    "G-C10-DECIDE",
    "G-C10-REASON",
    "G-C11-LEARN",
    "G-C12-APPROVAL",
    *RESPONSE_CHECKS,
)
INVESTIGATES = (Route.CONTINUE, Route.CONTINUE_WITH_SUPPORT, Route.AS_REPRESENTATIVE)


def goes_on(command: c.DecideAssessment) -> bool:
    return command.route in INVESTIGATES


def goes_elsewhere(command: c.DecideAssessment) -> bool:
    return command.route not in INVESTIGATES


STEPS: tuple[Transition, ...] = (
    row("C-T1", c.ReceiveComplaint, frm=NO_CASE_YET, to=(S.RECEIVED,), who=(*DESK, *CLOCK),
        guards=("G-RECEIPT-ISSUE", "G-RECEIPT-DATE"), clause=("C-0.1", "C-2", "C-6", "C-7", "C-9", "C-F1")),
    row("C-T2", c.RecordAcknowledgement, frm=OPEN, to=SAME, who=(*DESK, *CLOCK),
        guards=("G-C6-NOT-NEEDED", "G-C6-ONCE", "G-DATE-PAST"), clause=("C-6",)),
    row("C-T3", c.Introduce, frm=OPEN, to=SAME, who=MANAGERS,
        guards=("G-C7-ONCE", "G-DATE-PAST", "G-C7-REACHED", "G-C7-METHOD", "G-C7-CHILD", "G-C4-NOINSIST", "G-C3-SAFE"),
        clause=("C-7", "C-4", "C-F3")),
    row("C-T3", c.AgreeTimetable, frm=OPEN, to=SAME, who=MANAGERS,
        guards=("G-C7-TIMETABLE", "G-DATE-PAST", "G-DATE-WD"), clause=("C-7",)),
    row("C-T4", c.OpenAssessment, frm=(S.RECEIVED,), to=(S.ASSESSING,), who=MANAGERS, clause=("C-3", "C-F2")),
    row("C-T5", c.DecideAssessment, frm=(S.ASSESSING,), to=(S.INVESTIGATING,), who=MANAGERS, when=goes_on,
        guards=("G-C3-ASSESS", "G-C3-REASON", "G-C3-ROUTE", "G-C3-INTERESTS", "G-C3-STEPS"),
        clause=("C-3", "C-F2", "C-F3b")),
    row("C-T6", c.DecideAssessment, frm=(S.ASSESSING,), to=(S.TRANSFERRED, S.NOT_ACCEPTED), who=MANAGERS,
        when=goes_elsewhere, guards=("G-C3-REASON",), clause=("C-3",)),
    row("C-T7", c.StopForRepresentative, frm=OPEN, to=(S.STOPPED_REPRESENTATIVE,), who=MANAGERS,
        guards=("G-C5-REPRESENTATIVE", "G-C5-REASONS"), clause=("C-5",)),
    row("C-T8", c.Withdraw, frm=OPEN, to=(S.WITHDRAWN,), who=MANAGERS,
        guards=("G-WITHDRAW-WORDS", "G-WITHDRAW-PUSHED"), clause=("C-2",)),
    row("C-T9", c.BeginResponse, frm=(S.INVESTIGATING,), to=(S.RESPONDING,), who=MANAGERS,
        guards=("G-C9-FINDINGS", "G-C8-INTERVIEW"), clause=("C-8", "C-9", "C-11")),
    row("C-T10", c.ReturnToInvestigation, frm=(S.RESPONDING,), to=(S.INVESTIGATING,), who=MANAGERS,
        guards=("G-REASON",), clause=("C-8",)),
    row("C-T11", c.SendResponse, frm=(S.RESPONDING,), to=(S.RESPONDED,), who=MANAGERS,
        guards=BEFORE_A_RESPONSE, clause=("C-9", "C-10", "C-11", "C-12", "C-13", "C-14", "C-15", "C-16", "C-F5")),
    row("C-T11b", c.HoldResponseForChild, frm=(S.RESPONDING,), to=(S.HELD_FOR_CHILD,), who=MANAGERS,
        guards=("G-REASON", *BEFORE_A_RESPONSE), clause=("C-9",)),
    row("C-T11b", c.HandOverHeldResponse, frm=(S.HELD_FOR_CHILD,), to=(S.RESPONDED,), who=MANAGERS,
        guards=("G-DATE-PAST",), clause=("C-9",)),
    row("C-T12", c.AgreeNewDate, frm=OPEN, to=SAME, who=MANAGERS,
        guards=("G-C9-AGREED", "G-DATE-PAST", "G-DATE-WD"), clause=("C-9", "C-F0")),
    row("C-T13", c.KeepInTouch, frm=OPEN, to=SAME, who=MANAGERS,
        guards=("G-C9-KIT", "G-DATE-PAST", "G-DATE-WD"), clause=("C-9",)),
    row("C-T14", c.CloseCase, frm=(S.RESPONDED,), to=(S.CLOSED,), who=MANAGERS,
        guards=("G-C10-DONE", "G-C13-SHARE", "G-C13-LEADER", "G-C16-ASKED", "G-C12-OWNER"),
        clause=("C-10", "C-12", "C-13", "C-16", "C-F6")),
    row("C-T15", c.SendFollowUp, frm=ANSWERED, to=SAME, who=MANAGERS, guards=("G-DATE-PAST",), clause=("C-11",)),
    row("C-T15", c.CompleteRemedy, frm=ANSWERED, to=SAME, who=MANAGERS,
        guards=("G-REMEDY", "G-C12-APPROVAL", "G-DATE-PAST"), clause=("C-11", "C-12")),
    row("C-T15", c.InviteToListenAndLearn, frm=ANSWERED, to=SAME, who=MANAGERS,
        guards=("G-DATE-PAST",), clause=("C-14",)),
    row("C-T15", c.BookListenAndLearn, frm=ANSWERED, to=SAME, who=MANAGERS,
        guards=("G-C14-LIVE", "G-DATE-WD"), clause=("C-14",)),
    row("C-T15", c.RecordListenAndLearn, frm=ANSWERED, to=SAME, who=MANAGERS,
        guards=("G-DATE-PAST",), clause=("C-14",)),
    row("C-T15", c.RecordOmbudsmanEvent, frm=ANSWERED, to=SAME, who=MANAGERS,
        guards=("G-DATE-PAST",), clause=("C-15",)),
    row("C-T15", c.AddAddendum, frm=ANSWERED, to=SAME, who=MANAGERS,
        guards=("G-D27-ASKED", "G-DATE-PAST"), clause=("C-11",)),
    row("C-T16", c.Transfer, frm=OPEN, to=(S.TRANSFERRED,), who=MANAGERS,
        guards=("G-REASON", "G-TRANSFER-TO", "G-TRANSFER-TOLD", "G-D01-FINDING"), clause=("C-0.2a", "C-0.3b")),
)  # fmt: skip

RECORDS: tuple[Transition, ...] = (
    row("C-R1", c.AddIssue, frm=BEFORE_RESPONSE, who=DESK, guards=("G-ISSUE-TEXT",), clause=("C-2",)),
    row("C-R1", c.ConfirmIssue, frm=BEFORE_RESPONSE, who=MANAGERS, guards=("G-ISSUE",), clause=("C-9",)),
    row("C-R1", c.MergeIssue, frm=BEFORE_RESPONSE, who=MANAGERS, guards=("G-ISSUE", "G-REASON"), clause=("C-9",)),
    row("C-R1", c.WithdrawIssue, frm=BEFORE_RESPONSE, who=MANAGERS, guards=("G-ISSUE", "G-REASON"), clause=("C-9",)),
    row("C-R1", c.TagIssue, frm=OPEN, who=MANAGERS, guards=("G-ISSUE",), clause=("C-17",)),
    row("C-R2", c.NameSubject, frm=EVERY, who=(*DESK, Role.SAFEGUARDING_LEAD, *CLOCK), clause=("C-1", "C-13")),
    row("C-R2", c.ClearSubject, frm=EVERY, who=(Role.SAFEGUARDING_LEAD,),
        guards=("G-SUBJECT-NAMED", "G-REASON"), clause=("C-1", "C-13")),
    row("C-R3", c.DescribeChild, frm=EVERY, who=DESK, clause=("C-3",)),
    row("C-R3", c.ChangeContactPlan, frm=EVERY, who=DESK, clause=("C-7",)),
    row("C-R3", c.RecordContactWish, frm=EVERY, who=DESK, guards=("G-DATE-PAST",), clause=("C-4",)),
    row("C-R3", c.RecordMayContactChild, frm=EVERY, who=DESK,
        guards=("G-C4-REPRESENTATIVE", "G-DATE-PAST"), clause=("C-4",)),
    row("C-R3", c.RecordAdvocate, frm=EVERY, who=DESK,
        guards=("G-DATE-PAST", "G-P3.3-ARRANGED"), clause=("C-3", "P-3.3a")),
    row("C-R3", c.RecordSharingView, frm=EVERY, who=DESK, clause=("C-10",)),
    row("C-R3", c.RecordProceedings, frm=EVERY, who=DESK, clause=("C-14",)),
    row("C-R4", c.PlanContact, frm=EVERY, who=SAFETY,
        guards=("G-PLAN-DAY", "G-HOLD", "G-C4-NOINSIST", "G-C3-SAFE", "G-PLAN-TIME"), clause=("C-4", "C-3")),
    row("C-R4", c.LogContact, frm=EVERY, who=(*DESK, Role.SAFEGUARDING_LEAD),
        guards=("G-DATE-PAST", "G-CALLER", "G-HOLD", "G-C3-SAFE"), clause=("C-3", "C-7")),
    row("C-R5", c.SendLetter, frm=EVERY, who=MANAGERS,
        guards=("G-DATE-PAST", "G-SAFE-CHECK", "G-C3-SAFE", "G-HOLD"), clause=("C-4", "C-11")),
    row("C-R6", c.Assign, frm=EVERY, who=(*MANAGERS, Role.SENIOR_MANAGER, *CLOCK),
        guards=("G-SUBJECT",), clause=("C-1", "C-7")),
    row("C-R6", c.PassUp, frm=EVERY, who=(*MANAGERS, *CLOCK), guards=("G-SUBJECT", "G-REASON"), clause=("C-1",)),
    row("C-R7", c.SaveAssessment, frm=(S.ASSESSING,), who=MANAGERS, clause=("C-3",)),
    row("C-R8", c.RecordInterview, frm=LOOKING_INTO_IT, who=MANAGERS,
        guards=("G-DATE-PAST", "G-HOLD"), clause=("C-8", "C-F4"), otherwise="G-C3-ASSESS"),
    # Evidence may come late, also in a case that ended without an answer (D-27).
    row("C-R8", c.AddEvidence, frm=EVERY, who=DESK, clause=("C-8",)),
    row("C-R9", c.RecordFinding, frm=(S.INVESTIGATING,), who=MANAGERS,
        guards=("G-ISSUE", "G-C9-REASONED"), clause=("C-9", "C-11"), otherwise="G-C3-ASSESS"),
    row("C-R10", c.ProposeRemedy, frm=(*LOOKING_INTO_IT, S.HELD_FOR_CHILD, S.RESPONDED), who=MANAGERS,
        guards=("G-REMEDY-TEXT", "G-C12-AMOUNT", "G-C12-COURT", "G-DATE-WD"), clause=("C-12",)),
    row("C-R10", c.AgreeRemedy, frm=(*LOOKING_INTO_IT, S.HELD_FOR_CHILD, S.RESPONDED), who=MANAGERS,
        guards=("G-REMEDY", "G-P6.3", "G-DATE-WD"), clause=("C-12",)),
    row("C-R10", c.ApproveRemedy, frm=(*LOOKING_INTO_IT, S.HELD_FOR_CHILD, S.RESPONDED), who=(Role.SENIOR_MANAGER,),
        guards=("G-REMEDY", "G-C12-WAITS"), clause=("C-12",)),
    row("C-R10", c.DeclineRemedy, frm=(*LOOKING_INTO_IT, S.HELD_FOR_CHILD, S.RESPONDED), who=(Role.SENIOR_MANAGER,),
        guards=("G-REMEDY", "G-C12-WAITS", "G-REASON"), clause=("C-12",)),
    row("C-R10", c.CompleteRemedy, frm=(*LOOKING_INTO_IT, S.HELD_FOR_CHILD), who=MANAGERS,
        guards=("G-REMEDY", "G-C12-APPROVAL", "G-DATE-PAST"), clause=("C-12",)),
    row("C-R10", c.DropRemedy, frm=FROM_INVESTIGATION_ON, who=MANAGERS,
        guards=("G-REMEDY", "G-REASON"), clause=("C-12",)),
    row("C-R11", c.AddLearning, frm=(*FROM_INVESTIGATION_ON, *ENDED_WITHOUT_ANSWER),
        who=(*MANAGERS, Role.QUALITY_MANAGER), guards=("G-LEARNING-TEXT", "G-DATE-WD"), clause=("C-0.3c", "C-11")),
    row("C-R11", c.NoLearningFound, frm=LOOKING_INTO_IT, who=MANAGERS, guards=("G-REASON",), clause=("C-11",)),
    row("C-R12", c.NameParentOrCarer, frm=LIVE, who=DESK, guards=("G-C10-ONCE",), clause=("C-10",)),
    row("C-R12", c.NoParentOrCarer, frm=LIVE, who=MANAGERS, guards=("G-REASON", "G-C10-NONE"), clause=("C-10",)),
    row("C-R12", c.DecideSharing, frm=LIVE, who=MANAGERS,
        guards=("G-C10-PARTY", "G-C10-REASON", "G-DATE-PAST"), clause=("C-10",)),
    row("C-R12", c.SendCopyToParent, frm=ANSWERED, who=MANAGERS,
        guards=("G-C10-PARTY", "G-C10-SHARE", "G-DATE-PAST"), clause=("C-10",)),
    row("C-R13", c.ShareWithStaff, frm=FROM_INVESTIGATION_ON, who=MANAGERS,
        guards=("G-HOLD", "G-DATE-PAST"), clause=("C-13", "C-F6")),
    row("C-R14", c.ConsiderLeaderMeeting, frm=FROM_INVESTIGATION_ON, who=MANAGERS,
        guards=("G-REASON",), clause=("C-13",)),
    row("C-R14", c.RecordLeaderMeeting, frm=FROM_INVESTIGATION_ON, who=MANAGERS, clause=("C-13",)),
    row("C-R15", c.AskAboutProcess, frm=ANSWERED, who=(*MANAGERS, *CLOCK),
        guards=("G-C16-ONCE", "G-DATE-PAST"), clause=("C-16",)),
    row("C-R16", c.RecordOmbudsmanEvent, frm=ENDED_WITHOUT_ANSWER, who=MANAGERS,
        guards=("G-DATE-PAST",), clause=("C-15", "C-5")),
    row("C-R17", c.PlaceHold, frm=EVERY, who=(*SAFETY, *CLOCK), guards=("G-REASON",), clause=("SG-6",)),
    row("C-R17", c.LiftHold, frm=EVERY, who=(Role.SAFEGUARDING_LEAD,), guards=("G-REASON",), clause=("SG-6",)),
    row("C-R17", c.RecordSafeguardingCheck, frm=EVERY, who=SAFETY, guards=("G-REASON",), clause=("SG-1",)),
    row("C-R18", c.RecalculateDates, frm=(*OPEN, S.HELD_FOR_CHILD), who=CLOCK, clause=("specification 3.3",)),
    row("C-R19", c.NoteReceiptUnseen, frm=EVERY, who=CLOCK, clause=("C-6", "D-07")),
)  # fmt: skip

TABLE = Table(STEPS + RECORDS)

