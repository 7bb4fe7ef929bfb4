"""Whole cases and the people in them: who is talked with, who is told, and who is not."""

from __future__ import annotations

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.duties import duties
from backoffice.procedure.terms import (
    Advocate,
    ContactMethod,
    ContactOutcome,
    InterviewPart,
    MayContactChild,
    Sharing,
    StaffShareWhat,
    Wish,
    With,
)
from backoffice.services.cases.name_parent import naming
from backoffice.services.cases.take_step import Hand, take
from tests.integration.casework.conftest import a_complaint
from tests.integration.casework.stages import BLOCKS, decision, talk
from tests.integration.casework.test_someone_speaks_for_the_child import a_helper
from tests.integration.casework.whole_cases.hands import (
    PROMISED,
    done_in,
    due_in,
    due_next,
    promises,
    refused,
    to_the_answer,
)
from tests.unit.procedure.office import CALENDAR


@pytest.mark.clause("C-4d", "C-7c")
def test_a_child_who_does_not_want_to_talk(begin):
    work = begin()
    work.does(c.RecordContactWish(value=Wish.DOES_NOT_WANT, told_by=With.CHILD, told_on=work.today))
    work.on("2026-03-18")
    plan = {"on": work.today, "with_whom": With.CHILD}
    assert refused(work, c.PlanContact(method=ContactMethod.VIDEO, **plan)) == "G-C4-NOINSIST"
    hello = {"on": work.today, "outcome": ContactOutcome.REACHED, "method_reason": "quicker"}
    assert refused(work, c.Introduce(method=ContactMethod.PHONE, **hello)) == "G-C4-NOINSIST"
    work.says_hello()
    work.does(c.PlanContact(method=ContactMethod.LETTER, **plan))
    to_the_answer(work.on("2026-03-26"))
    assert promises(work)["response"] == ("done", True)
    assert due_in(work)["response"] == PROMISED["response"]
    assert done_in(work) == {"ack": "2026-03-17", "intro": "2026-03-18", "response": "2026-03-26"}
    work.does(c.RecordContactWish(value=Wish.CHANGED_MIND, told_by=With.CHILD, told_on=work.today))
    work.does(c.PlanContact(method=ContactMethod.VIDEO, part_of_day=None, times_reason="She chose it", **plan | {
        "on": work.today}))  # fmt: skip


@pytest.mark.clause("C-4b")
def test_a_helper_who_says_no_is_asked_no_more_but_the_childs_own_wish_counts(begin):
    work = begin(chatter_role="trusted_adult", representative=a_helper(may_contact_child="not_said"))
    work.does(c.RecordMayContactChild(value=MayContactChild.CHILD_DOES_NOT_WANT, told_on=work.today))
    plan = c.PlanContact(
        on=work.today, method=ContactMethod.PHONE, with_whom=With.CHILD, times_reason="She asked", part_of_day=None
    )
    assert refused(work, plan) == "G-C4-NOINSIST"
    work.does(c.RecordContactWish(value=Wish.WANTS, told_by=With.CHILD, told_on=work.today), plan)


@pytest.mark.clause("P-3.3a", "C-0.4")
def test_a_child_who_says_yes_to_an_advocate_is_not_left_to_wait_for_one(begin, at_work):
    work = begin(advocate={"offered": True, "answer": "yes"}).on("2026-03-18").says_hello()
    assert due_next(work) == ("advocate", "2026-03-20", "amber")
    page = at_work.go(f"/cases/{work.reference}").text
    assert "Wants an advocate" in page
    assert "Find the child an advocate" in page
    address = f"/cases/{work.reference}/do/advocate"
    day = {"arranged_on__day": "18", "arranged_on__month": "3", "arranged_on__year": "2026"}
    found = {"provider": "Coram Voice", **day}
    at_work.go(address)
    page = at_work.press(address, "save", **found | {"provider": ""})
    assert (at_work.status, page.guards[:1]) == (409, ["G-P3.3-ARRANGED"])
    at_work.press(address, "save", **found)
    assert at_work.status == 200
    assert due_next(work)[0] == "response"
    assert "Found on" in at_work.go(f"/cases/{work.reference}").text
    assert "Coram Voice" in at_work.go(f"/cases/{work.reference}/timeline").text
    nobody = begin(advocate={"offered": True, "answer": "yes"})
    nobody.does(c.RecordAdvocate(answer=Advocate.NO, told_on=nobody.today))
    assert "advocate" not in [duty.code for duty in duties(nobody.file().state, nobody.today, CALENDAR)]


@pytest.mark.clause("C-10b", "C-8", "D-35")
@pytest.mark.parametrize("page", ["", "/do/interview", "/do/share-with-staff", "/do/log-contact"])
def test_what_worries_the_child_about_who_is_told_stands_before_everybody_who_tells(begin, at_work, page):
    worried = {
        "telling_view": {"view": "yes", "text": "dont tell <b>Jane</b> it was me"},
        "sharing_view": {"view": "worried", "who": "my dad", "why": "he gets angry"},
    }
    work = begin(**worried).on("2026-03-18").says_hello().assesses().looks_into_it()
    shown = at_work.go(f"/cases/{work.reference}{page}")
    assert at_work.status == 200
    assert "Before you tell anyone dont tell &lt;b&gt;Jane&lt;/b&gt; it was me" in shown.text
    assert "Who should not see the answer my dad: he gets angry" in shown.text
    calm = begin(telling_view={"view": "no", "text": None}, sharing_view={"view": "ok", "who": None, "why": None})
    assert "Before you tell anyone" not in at_work.go(f"/cases/{calm.reference}").text


@pytest.mark.clause("SG-6", "C-8")
def test_a_worker_named_in_an_allegation(begin, hire):
    lead = hire("Lee Marsh", "safeguarding_lead").person
    flags = {**a_complaint()["flags"], "allegation_against_staff": True}
    work = begin(flags=flags, about_person={"known": "yes", "name": "Jane Field"}).on("2026-03-18")
    subject = next(party for party in work.file().case.parties if party.role == "subject")
    assert work.file().state.hold
    assert work.file().case.hold_subject_contact
    work.says_hello().does(c.OpenAssessment(), c.ConfirmIssue(issue=1), decision())
    assert refused(work, talk(InterviewPart.OFFICER, subject.id, work.today)) == "G-HOLD"
    assert refused(work, talk(InterviewPart.PERSON_COMPLAINED_ABOUT, "somebody", work.today)) == "G-HOLD"
    share = c.ShareWithStaff(staff="Jane Field", what=StaffShareWhat.COMPLAINT, on=work.today, is_subject=True)
    assert refused(work, share) == "G-HOLD"
    work.does(talk(InterviewPart.OFFICER_MANAGER, "Tom Reed", work.today))
    assert refused(work, c.LiftHold(reason="I think it is fine")) == "G-ROLE"
    work.finds().does(c.BeginResponse())  # the talk with her passes as held
    work.does(c.LiftHold(reason="The police are done, and so are we"), by=lead)
    assert due_in(work) == PROMISED, "a hold moves no date"
    work.on("2026-03-31").does(talk(InterviewPart.OFFICER, subject.id, work.today)).answers().does(share)
    assert promises(work)["response"] == ("done", True)
    assert done_in(work)["response"] == "2026-03-31"


@pytest.mark.clause("C-10a", "D-12")
def test_two_parents_one_of_whom_is_not_to_be_told(begin):
    work = begin().on("2026-03-18").says_hello().assesses().looks_into_it().finds(parents=True)
    for name in ("Nadia", "Karim"):
        version = work.file().case.version
        with work.store.writing() as session:
            take(session, Hand(work.reference, version, work.person, work.clock.now()), naming(name, "parent", "yes"))
    nadia, karim = (parent.party for parent in work.file().state.parents)
    work.on("2026-03-30").begins_the_answer()
    send = c.SendResponse(sent_on=work.today, blocks=BLOCKS, channel=ContactMethod.EMAIL)
    work.does(c.DecideSharing(party=nadia, decision=Sharing.SHARE))
    assert refused(work, send) == "G-C10-DECIDE"
    not_him = c.DecideSharing(party=karim, decision=Sharing.DO_NOT_SHARE)
    assert refused(work, not_him) == "G-C10-REASON"
    work.does(c.DecideSharing(party=karim, decision=Sharing.DO_NOT_SHARE, reason="She is afraid of him"), send)
    assert refused(work, c.SendCopyToParent(party=karim, sent_on=work.today)) == "G-C10-SHARE"
    close = c.CloseCase(no_share_reason="Nobody left", no_feedback_reason="Asked us not to")
    assert refused(work, close) == "G-C10-DONE"
    work.on("2026-04-02").does(c.SendCopyToParent(party=nadia, sent_on=work.today), close)
    case = work.file().case
    assert (case.state, case.closed_on.isoformat(), done_in(work)["response"]) == ("closed", "2026-04-02", "2026-03-30")
    assert promises(work)["response"] == ("done", True)
    assert [parent.copy_sent_on and parent.copy_sent_on.isoformat() for parent in work.file().state.parents] == [
        "2026-04-02", None,
    ]  # fmt: skip


@pytest.mark.clause("C-T11b", "C-9")
def test_a_child_who_cannot_be_reached_has_the_answer_kept_for_them(begin):
    nowhere = {**a_complaint()["contact"], "method": "none", "value": None, "private": "not_said"}
    work = begin(contact=nowhere).on("2026-03-26")
    assert promises(work)["intro"][0] == "not_required"
    work.assesses().looks_into_it().finds().begins_the_answer()
    work.does(c.HoldResponseForChild(finished_on=work.today, blocks=BLOCKS, reason="There is no safe way to reach her"))
    assert (work.file().case.state, promises(work)["response"]) == ("held_for_child", ("done", True))
    work.on("2026-05-11").does(c.HandOverHeldResponse(on=work.today, channel=ContactMethod.IN_PERSON))
    assert work.file().case.state == "responded"
    assert promises(work)["response"] == ("done", True), "it counts on the day it was finished"
    assert done_in(work)["response"] == "2026-03-26"
