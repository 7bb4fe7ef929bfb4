"""Pathway P: the three-step procedure of 2008, v2.0, as one table.

Columns as in `childrens_policy`. Rows P-T1 to P-T24 are the procedure's own steps; rows P-R are the records kept beside
them; row P-H1 is a house rule. The seed is out of date in real life: a live service loads its current procedure (D-33).
"""

from __future__ import annotations

from . import commands as c
from .childrens_policy import CLOCK, DESK, MANAGERS, SAFETY
from .commands import three_step as p
from .terms import Role
from .terms import ThreeStepState as S
from .transitions import NO_CASE_YET, SAME, Table, Transition, row

# States.
STEP_ONE = (S.S1_OPEN, S.S1_FROZEN)
STEP_TWO = (S.S2_OPEN, S.S2_FROZEN, S.S2_ADJUDICATING)
STEP_THREE = (S.S3_OPEN, S.S3_FROZEN, S.S3_RETURNED, S.S3_HEARING)
BETWEEN_STEPS = (S.S1_RESPONSE_SENT, S.S1_COMPLETE, S.S2_DEFERRED, S.S2_RESPONDED)
OPEN = (S.RETURNED_ABUSIVE, *STEP_ONE, *STEP_TWO, *STEP_THREE, *BETWEEN_STEPS)
ANSWERED = (S.S1_RESPONSE_SENT, S.S1_COMPLETE, S.S2_RESPONDED, S.S2_REFUSED, S.S3_FINAL, S.CLOSED)
EVERY = tuple(S)

# People. Step 1 managers, investigators, adjudicating officers and panel advisers act only on cases they were given.
STEP1 = (Role.STEP1_MANAGER, *MANAGERS)
INVESTIGATOR = (Role.INVESTIGATOR,)
ADJUDICATOR = (Role.ADJUDICATING_OFFICER, Role.SENIOR_MANAGER)
PANEL_CLERKS = (Role.PANEL_ADVISER, *MANAGERS)
EVERYONE_WHO_HANDLES = (*STEP1, Role.INVESTIGATOR)

PANEL_GUARDS = ("G-P8.1-TWO", "G-P8.1-PRIOR", "G-P8.1-ADVISER")
START_STEP_TWO = ("G-P7.1-ORDER", "G-STEP2-ONCE", "G-P7.1-WINDOW", "G-P7.3", "G-P7.4", "G-P7.4-INDEP", "G-DATE-PAST")

STEPS: tuple[Transition, ...] = (
    row("P-T1", c.ReceiveComplaint, frm=NO_CASE_YET, to=(S.S1_OPEN,), who=(*DESK, *CLOCK),
        guards=("G-RECEIPT-ISSUE", "G-RECEIPT-DATE"), clause=("P-0", "P-2.1a", "P-2.1c")),
    row("P-T1", c.RecordAcknowledgement, frm=STEP_ONE, to=SAME, who=(*STEP1, Role.INTAKE_OFFICER, *CLOCK),
        guards=("G-C6-ONCE", "G-P2.1-ACK", "G-DATE-PAST"), clause=("P-2.1b",)),
    row("P-T2", p.ReturnAsAbusive, frm=(S.S1_OPEN,), to=(S.RETURNED_ABUSIVE,), who=MANAGERS,
        guards=("G-SG-TRIAGE", "G-REASON", "G-DATE-PAST"), clause=("P-2.4a",)),
    row("P-T3", p.ReceiveAcceptableVersion, frm=(S.RETURNED_ABUSIVE,), to=(S.S1_OPEN,), who=DESK,
        guards=("G-RECEIPT-DATE",), clause=("P-2.4a",)),
    row("P-T4", p.DeclineConcluded, frm=(S.S1_OPEN,), to=(S.NOT_ACCEPTED_CONCLUDED, S.S1_OPEN), who=MANAGERS,
        guards=("G-P2.4-LINK", "G-ISSUE"), clause=("P-2.4b",)),
    row("P-T5", p.FreezeStep, frm=(S.S1_OPEN,), to=(S.S1_FROZEN,), who=STEP1,
        guards=("G-P2.3-AGREE", "G-DATE-PAST", "G-DATE-WD", "G-P2.3-REVIEW"), clause=("P-2.3",)),
    row("P-T6", p.ResumeStep, frm=(S.S1_FROZEN,), to=(S.S1_OPEN,), who=(*STEP1, *CLOCK),
        guards=("G-P2.3-RESUME", "G-DATE-PAST"), clause=("P-2.3",)),
    row("P-T7", p.ExtendStep, frm=(S.S1_OPEN,), to=SAME, who=STEP1,
        guards=("G-P2.1-EXT", "G-DATE-PAST", "G-DATE-WD"), clause=("P-A1",)),
    row("P-T8", p.SendStepOneResponse, frm=(S.S1_OPEN,), to=(S.S1_RESPONSE_SENT,), who=STEP1,
        guards=("G-P3.1", "G-P3.1-ISSUES", "G-P3.1-STAFF", "G-P3.2", "G-P3.3", "G-P4.1", "G-P4.2", "G-P5.1", "G-P5.2",
                "G-P6.1", "G-P6.3", "G-DATE-PAST"),
        clause=("P-2.1c", "P-3.1a", "P-3.1b", "P-3.1c", "P-3.2", "P-3.3a", "P-4.1", "P-4.2", "P-5.1", "P-5.2", "P-6.1",
                "P-6.3a")),
    row("P-T9", p.CompleteStepOne, frm=(S.S1_RESPONSE_SENT,), to=(S.S1_COMPLETE,), who=STEP1,
        guards=("G-P6.4-ACTIONS", "G-P6.4-NOTICES", "G-DATE-PAST"), clause=("P-6.4a", "P-6.4b", "P-6.4c")),
    row("P-T10", p.CloseAtWindowEnd, frm=(S.S1_COMPLETE,), to=(S.CLOSED,), who=CLOCK,
        guards=("G-WINDOW-OPEN",), clause=("P-6.4c",)),
    row("P-T11", p.StartStepTwo, frm=(S.S1_COMPLETE, S.S2_DEFERRED, S.CLOSED), to=(S.S2_OPEN,), who=MANAGERS,
        guards=START_STEP_TWO, clause=("P-7.1a", "P-7.2", "P-7.3a", "P-7.4"), otherwise="G-P7.1-ORDER"),
    row("P-T12", p.RefuseStepTwo, frm=(S.S1_COMPLETE, S.S2_DEFERRED, S.CLOSED), to=(S.S2_REFUSED,), who=MANAGERS,
        guards=("G-P7.1", "G-STEP2-ONCE", "G-DATE-PAST"), clause=("P-7.1a",), otherwise="G-P7.1-ORDER"),
    row("P-T12", p.DeferStepTwo, frm=(S.S1_COMPLETE, S.CLOSED), to=(S.S2_DEFERRED,), who=MANAGERS,
        guards=("G-P7.1", "G-STEP2-ONCE", "G-DATE-PAST", "G-DATE-WD"), clause=("P-7.1a",), otherwise="G-P7.1-ORDER"),
    row("P-T13", p.SubmitReport, frm=(S.S2_OPEN,), to=(S.S2_ADJUDICATING,), who=INVESTIGATOR,
        guards=("G-P7.3-REPORT", "G-P3.2"), clause=("P-7.3b", "P-3.2")),
    row("P-T14", p.ReturnReport, frm=(S.S2_ADJUDICATING,), to=(S.S2_OPEN,), who=ADJUDICATOR,
        guards=("G-P7.5-INDEP", "G-P7.6-STATE"), clause=("P-7.6a",)),
    row("P-T15", p.AcceptReport, frm=(S.S2_ADJUDICATING,), to=(S.S2_RESPONDED,), who=ADJUDICATOR,
        guards=("G-P7.5-INDEP", "G-P7.5-ADEQUATE", "G-P7.6-MEET", "G-P7.7", "G-P4.2", "G-DATE-PAST"),
        clause=("P-7.5", "P-7.6b", "P-7.7", "P-7.1b", "P-4.2")),
    row("P-T16", p.ExtendStep, frm=(S.S2_OPEN, S.S2_ADJUDICATING), to=SAME, who=MANAGERS,
        guards=("G-P2.1-EXT", "G-A1-CAP", "G-DATE-PAST", "G-DATE-WD"), clause=("P-A1",)),
    row("P-T16", p.FreezeStep, frm=(S.S2_OPEN, S.S2_ADJUDICATING), to=(S.S2_FROZEN,), who=MANAGERS,
        guards=("G-P2.3-AGREE", "G-DATE-PAST", "G-DATE-WD", "G-P2.3-REVIEW"), clause=("P-2.3",)),
    row("P-T16", p.ResumeStep, frm=(S.S2_FROZEN,), to=(S.S2_OPEN, S.S2_ADJUDICATING), who=(*MANAGERS, *CLOCK),
        guards=("G-P2.3-RESUME", "G-DATE-PAST"), clause=("P-2.3",)),
    row("P-T16", p.FreezeStep, frm=(S.S3_OPEN,), to=(S.S3_FROZEN,), who=MANAGERS,
        guards=("G-P2.3-AGREE", "G-DATE-PAST", "G-DATE-WD", "G-P2.3-REVIEW"), clause=("P-2.3",)),
    row("P-T16", p.ResumeStep, frm=(S.S3_FROZEN,), to=(S.S3_OPEN,), who=(*MANAGERS, *CLOCK),
        guards=("G-P2.3-RESUME", "G-DATE-PAST"), clause=("P-2.3",)),
    row("P-T17", p.CloseAtWindowEnd, frm=(S.S2_RESPONDED,), to=(S.CLOSED,), who=CLOCK,
        guards=("G-WINDOW-OPEN",), clause=("P-8.1a",)),
    row("P-T18", p.StartStepThree, frm=(S.S2_RESPONDED, S.CLOSED), to=(S.S3_OPEN,), who=MANAGERS,
        guards=("G-P8.1-ORDER", "G-STEP3-ONCE", "G-P8.1-WINDOW", "G-DATE-PAST"), clause=("P-8.1a", "P-8.6"),
        otherwise="G-P8.1-ORDER"),
    row("P-T19", p.AppointPanel, frm=(S.S3_OPEN,), to=SAME, who=MANAGERS,
        guards=PANEL_GUARDS, clause=("P-8.1a", "P-8.1b")),
    row("P-T19", p.RecordFileRead, frm=(S.S3_OPEN,), to=SAME, who=PANEL_CLERKS,
        guards=("G-P8.3-MEMBER", "G-DATE-PAST"), clause=("P-8.3a",)),
    row("P-T19", p.BeginHearing, frm=(S.S3_OPEN,), to=(S.S3_HEARING,), who=PANEL_CLERKS,
        guards=(*PANEL_GUARDS, "G-P8.3-FILE", "G-DATE-PAST"), clause=("P-8.3a", "P-8.3b")),
    row("P-T20", p.ReturnToStep, frm=(S.S3_OPEN,), to=(S.S3_RETURNED,), who=PANEL_CLERKS,
        guards=("G-P8.4", "G-DATE-PAST", "G-DATE-WD"), clause=("P-8.4",)),
    row("P-T21", p.FinishReturnedWork, frm=(S.S3_RETURNED,), to=(S.S3_OPEN,), who=MANAGERS,
        guards=("G-P2.3-RESUME", "G-DATE-PAST"), clause=("P-8.4",)),
    row("P-T22", p.InviteRepresentation, frm=(S.S3_OPEN, S.S3_HEARING), to=SAME, who=PANEL_CLERKS,
        guards=("G-HOLD", "G-DATE-PAST"), clause=("P-8.2",)),
    row("P-T22", p.RecordHearing, frm=(S.S3_HEARING,), to=SAME, who=PANEL_CLERKS,
        guards=("G-P8.5", "G-DATE-PAST"), clause=("P-8.3b", "P-8.5")),
    row("P-T22", p.DecidePanel, frm=(S.S3_HEARING,), to=(S.S3_FINAL,), who=PANEL_CLERKS,
        guards=("G-P8.2", "G-P8.3-HEARING", "G-P8.6", "G-P3.2", "G-DATE-PAST"), clause=("P-8.6", "P-A4")),
    row("P-T23", c.CompleteRemedy, frm=(S.S3_FINAL,), to=SAME, who=MANAGERS,
        guards=("G-REMEDY", "G-C12-APPROVAL", "G-DATE-PAST"), clause=("P-8.7", "P-6.3a")),
    row("P-T23", c.RecordOmbudsmanEvent, frm=(S.S3_FINAL,), to=SAME, who=MANAGERS,
        guards=("G-DATE-PAST",), clause=("P-8.7",)),
    row("P-T23", c.AddAddendum, frm=(S.S3_FINAL,), to=SAME, who=MANAGERS,
        guards=("G-D27-ASKED", "G-DATE-PAST"), clause=("P-8.7", "P-2.4b")),
    row("P-T24", c.Withdraw, frm=OPEN, to=(S.WITHDRAWN,), who=MANAGERS,
        guards=("G-WITHDRAW-WORDS",), clause=("P-0",)),
    row("P-T24", c.Transfer, frm=OPEN, to=(S.TRANSFERRED,), who=MANAGERS,
        guards=("G-REASON", "G-TRANSFER-TO", "G-TRANSFER-TOLD", "G-D01-FINDING"), clause=("P-4.3",)),
    row("P-H1", p.TreatAsReadyForStepTwo, frm=(S.S1_OPEN, S.S1_RESPONSE_SENT), to=(S.S1_COMPLETE,),
        who=(Role.SENIOR_MANAGER,), guards=("G-STEP1-LATE", "G-REASON"), clause=("P-7.1a",)),
)  # fmt: skip

RECORDS: tuple[Transition, ...] = (
    row("P-R1", c.AddIssue, frm=STEP_ONE, who=(*DESK, Role.STEP1_MANAGER), guards=("G-ISSUE-TEXT",),
        clause=("P-3.1b",)),
    row("P-R1", c.ConfirmIssue, frm=STEP_ONE, who=STEP1, guards=("G-ISSUE",), clause=("P-3.1b",)),
    row("P-R1", c.MergeIssue, frm=STEP_ONE, who=STEP1, guards=("G-ISSUE", "G-REASON"), clause=("P-3.1b",)),
    row("P-R1", c.WithdrawIssue, frm=STEP_ONE, who=STEP1, guards=("G-ISSUE", "G-REASON"), clause=("P-3.1b",)),
    row("P-R1", c.TagIssue, frm=(*STEP_ONE, *STEP_TWO), who=STEP1, guards=("G-ISSUE",), clause=("P-5.1",)),
    row("P-R2", c.NameSubject, frm=EVERY, who=(*DESK, Role.SAFEGUARDING_LEAD, *CLOCK), clause=("P-3.1c", "P-FN1")),
    row("P-R2", c.ClearSubject, frm=EVERY, who=(Role.SAFEGUARDING_LEAD,),
        guards=("G-SUBJECT-NAMED", "G-REASON"), clause=("P-3.1c",)),
    row("P-R3", c.DescribeChild, frm=EVERY, who=(*DESK, Role.STEP1_MANAGER), clause=("P-3.2",)),
    row("P-R3", c.ChangeContactPlan, frm=EVERY, who=(*DESK, Role.STEP1_MANAGER), clause=("P-3.1a",)),
    row("P-R3", c.RecordContactWish, frm=EVERY, who=DESK, guards=("G-DATE-PAST",), clause=("P-3.1a",)),
    row("P-R3", c.RecordProceedings, frm=EVERY, who=DESK, clause=("P-7.1a",)),
    row("P-R4", c.PlanContact, frm=EVERY, who=(*EVERYONE_WHO_HANDLES, Role.SAFEGUARDING_LEAD),
        guards=("G-PLAN-DAY", "G-HOLD", "G-C4-NOINSIST", "G-C3-SAFE", "G-PLAN-TIME"), clause=("P-3.1a",)),
    row("P-R4", c.LogContact, frm=EVERY, who=(*EVERYONE_WHO_HANDLES, Role.INTAKE_OFFICER, Role.SAFEGUARDING_LEAD),
        guards=("G-DATE-PAST", "G-CALLER", "G-HOLD", "G-C3-SAFE"), clause=("P-3.1a",)),
    row("P-R5", c.SendLetter, frm=EVERY, who=STEP1,
        guards=("G-DATE-PAST", "G-SAFE-CHECK", "G-C3-SAFE", "G-HOLD"), clause=("P-2.1b",)),
    row("P-R6", c.Assign, frm=EVERY, who=(*MANAGERS, Role.SENIOR_MANAGER, *CLOCK),
        guards=("G-SUBJECT",), clause=("P-2.1b",)),
    row("P-R6", c.PassUp, frm=EVERY, who=(*MANAGERS, *CLOCK), guards=("G-SUBJECT", "G-REASON"), clause=("P-2.1b",)),
    row("P-R7", p.OfferMeeting, frm=STEP_ONE, who=STEP1, guards=("G-P3.1-OFFER", "G-DATE-PAST"), clause=("P-3.1a",)),
    row("P-R7", p.OfferAdvocate, frm=STEP_ONE, who=(*STEP1, *CLOCK), guards=("G-DATE-PAST",), clause=("P-3.3a",)),
    row("P-R7", p.RecordManagementReview, frm=STEP_ONE, who=(*STEP1, Role.QUALITY_MANAGER),
        guards=("G-DATE-PAST",), clause=("P-5.1", "P-5.2")),
    row("P-R8", c.RecordInterview, frm=(*STEP_ONE, *STEP_TWO), who=EVERYONE_WHO_HANDLES,
        guards=("G-DATE-PAST", "G-HOLD"), clause=("P-3.1c",)),
    row("P-R8", c.AddEvidence, frm=EVERY, who=(*DESK, Role.STEP1_MANAGER, Role.INVESTIGATOR), clause=("P-7.3a",)),
    row("P-R9", c.RecordFinding, frm=(*STEP_ONE, S.S2_OPEN), who=EVERYONE_WHO_HANDLES,
        guards=("G-ISSUE", "G-C9-REASONED"), clause=("P-6.1", "P-7.7")),
    row("P-R10", c.ProposeRemedy, frm=OPEN, who=EVERYONE_WHO_HANDLES,
        guards=("G-REMEDY-TEXT", "G-C12-AMOUNT", "G-C12-COURT", "G-DATE-WD"), clause=("P-2.2", "P-6.2")),
    row("P-R10", c.AgreeRemedy, frm=OPEN, who=STEP1,
        guards=("G-REMEDY", "G-P6.3", "G-DATE-WD"), clause=("P-6.3a",)),
    row("P-R10", c.ApproveRemedy, frm=OPEN, who=(Role.SENIOR_MANAGER,),
        guards=("G-REMEDY", "G-C12-WAITS"), clause=("P-2.2",)),
    row("P-R10", c.DeclineRemedy, frm=OPEN, who=(Role.SENIOR_MANAGER,),
        guards=("G-REMEDY", "G-C12-WAITS", "G-REASON"), clause=("P-2.2",)),
    row("P-R10", c.CompleteRemedy, frm=(*OPEN, S.CLOSED, S.S2_REFUSED), who=STEP1,
        guards=("G-REMEDY", "G-C12-APPROVAL", "G-DATE-PAST"), clause=("P-6.3a",)),
    row("P-R10", c.DropRemedy, frm=(*OPEN, S.CLOSED), who=STEP1, guards=("G-REMEDY", "G-REASON"), clause=("P-6.4a",)),
    row("P-R11", c.AddLearning, frm=EVERY, who=(*EVERYONE_WHO_HANDLES, Role.QUALITY_MANAGER),
        guards=("G-LEARNING-TEXT", "G-DATE-WD"), clause=("P-7.3b",)),
    row("P-R12", c.ShareWithStaff, frm=(*OPEN, *ANSWERED), who=STEP1,
        guards=("G-HOLD", "G-DATE-PAST"), clause=("P-6.4b",)),
    row("P-R13", p.OfferObserver, frm=(S.S1_COMPLETE, S.S2_DEFERRED, S.CLOSED), who=MANAGERS,
        guards=("G-P7.4-INDEP", "G-DATE-PAST"), clause=("P-7.4",)),
    row("P-R16", c.RecordOmbudsmanEvent, frm=(S.S2_REFUSED, S.CLOSED, S.NOT_ACCEPTED_CONCLUDED), who=MANAGERS,
        guards=("G-DATE-PAST",), clause=("P-7.1a",)),
    row("P-R17", c.PlaceHold, frm=EVERY, who=(*SAFETY, *CLOCK), guards=("G-REASON",), clause=("SG-6",)),
    row("P-R17", c.LiftHold, frm=EVERY, who=(Role.SAFEGUARDING_LEAD,), guards=("G-REASON",), clause=("SG-6",)),
    row("P-R17", c.RecordSafeguardingCheck, frm=EVERY, who=SAFETY, guards=("G-REASON",), clause=("SG-1", "P-2.4a")),
    row("P-R18", c.RecalculateDates, frm=OPEN, who=CLOCK, clause=("specification 3.3",)),
)  # fmt: skip

TABLE = Table(STEPS + RECORDS)
