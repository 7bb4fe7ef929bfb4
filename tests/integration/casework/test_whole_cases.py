"""Whole cases with the clock moved, from receipt to their end: what each promise says on the day, and ever after."""

from __future__ import annotations

from datetime import date

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.duties import duties, next_duty
from backoffice.procedure.terms import (
    Advocate,
    Body,
    ContactMethod,
    ContactOutcome,
    Flag,
    InterviewPart,
    LearningLevel,
    LearningRoute,
    MayContactChild,
    Pressure,
    Proceedings,
    Route,
    Sharing,
    StaffShareWhat,
    TransferTo,
    Wish,
    With,
)
from backoffice.records import Staff, Store
from backoffice.services import cover, enquiries
from backoffice.services.name_parent import naming
from backoffice.services.refusals import GuardRefused
from backoffice.services.take_step import Hand, take
from backoffice.services.working_days import calendar
from tests.integration.casework.conftest import Browser, Clock, Colleague, a_complaint, send_in
from tests.integration.casework.stages import BLOCKS, Work, agreed, decision, finding, talk
from tests.integration.casework.test_record_a_complaint import write_down
from tests.integration.casework.test_someone_speaks_for_the_child import a_helper
from tests.unit.procedure.office import CALENDAR

TENTH_DAY = date(2026, 3, 31)


@pytest.fixture
def begin(store: Store, clock: Clock, manager: Colleague):
    """Receives a complaint and puts it into the manager's hands."""

    def received(**changed) -> Work:
        return Work(store, clock, manager.person, send_in(store, clock, a_complaint(**changed)))

    return received


def promises(work: Work) -> dict[str, tuple[str, bool | None]]:
    """Every promise of the case: where it stands, and whether it was kept."""
    return {row.code: (row.status, row.kept) for row in work.file().case.milestones}


def due_in(work: Work) -> dict[str, str]:
    """The day of every promise of the case that has one."""
    return {row.code: row.due.isoformat() for row in work.file().case.milestones if row.due}


def due_next(work: Work) -> tuple[str, str, str] | None:
    """What is to be done next, by when, and its colour, as the office sees it today."""
    with work.store.reading() as session:
        duty = next_duty(work.file().state, work.today, calendar(session))
    return (duty.code, duty.due.isoformat(), duty.colour) if duty and duty.due else None


def refused(work: Work, command, by=None) -> str:
    with pytest.raises(GuardRefused) as raised:
        work.does(command, by=by)
    return raised.value.guard


def to_the_answer(work: Work) -> Work:
    return work.assesses().looks_into_it().finds().begins_the_answer().answers()


@pytest.mark.clause("C-6", "C-7b", "C-9c", "C-F0", "C-F5")
def test_on_time(begin):
    work = begin()
    assert due_next(work) == ("intro", "2026-03-20", "amber")
    work.on("2026-03-18").says_hello()
    assert due_next(work)[1:] == ("2026-03-31", "green")
    work.on("2026-03-27")
    assert due_next(work)[2] == "amber"
    to_the_answer(work)
    work.does(c.ShareWithStaff(staff="Jane Field", what=StaffShareWhat.BOTH, on=work.today))
    work.does(c.AskAboutProcess(sent_on=work.today), c.CloseCase())
    case = work.file().case
    told = promises(work)
    assert [told[code] for code in ("ack", "intro", "response")] == [("done", True)] * 3
    assert (case.state, case.close_reason) == ("closed", "completed")
    assert due_next(work)[:2] == ("remedy", "2026-04-20"), "what was promised to be put right is still to be done"
    assert case.is_open, "and stays on the desk until it is"
    work.does(c.CompleteRemedy(remedy=1, completed_on=work.today))
    assert (work.file().case.is_open, due_next(work)) == (False, None)


@pytest.mark.clause("C-9c", "D-09")
def test_late_then_agreed(begin):
    work = begin().on("2026-03-18").says_hello().on("2026-04-01")
    assert due_next(work)[2] == "red"
    work.does(agreed(TENTH_DAY, date(2026, 4, 14), work.today))
    case = work.file().case
    assert case.effective_due == date(2026, 4, 14)
    assert "late_then_agreed" in case.flags
    to_the_answer(work.on("2026-04-10"))
    assert promises(work)["response"] == ("done", False), "an agreement that came late keeps no promise"
    response = next(row for row in work.file().case.milestones if row.code == "response")
    assert response.first_due == TENTH_DAY


@pytest.mark.clause("C-9c", "D-09", "D-10", "C-9d")
def test_agreed_in_time_with_the_child_kept_in_touch(begin):
    work = begin().on("2026-03-18").says_hello().on("2026-03-31")
    work.does(agreed(TENTH_DAY, date(2026, 4, 14), work.today))
    assert due_next(work)[:2] == ("kit", "2026-03-31")
    update = c.KeepInTouch(
        on=work.today, method=ContactMethod.EMAIL, outcome=ContactOutcome.SENT,
        what_we_are_doing="We wait for your worker", next_date=date(2026, 4, 14),
    )  # fmt: skip
    work.does(update)
    assert due_next(work)[:2] == ("kit", "2026-04-09")  # five working days, Good Friday and Easter Monday inside
    to_the_answer(work.on("2026-04-08"))
    told = promises(work)
    assert (told["response"], told["kit"]) == (("done", True), ("done", True))
    assert "late_then_agreed" not in work.file().case.flags


@pytest.mark.clause("C-9c")
def test_over_christmas(begin, clock):
    clock.set("2026-12-23T16:00:00+00:00")
    work = begin(received_at="2026-12-23T16:00:00+00:00")
    due = due_in(work)
    assert (due["ack"], due["intro"], due["response"]) == ("2026-12-24", "2026-12-30", "2027-01-11")
    work.on("2026-12-30").says_hello().on("2027-01-11")
    work.does(c.OpenAssessment(), c.ConfirmIssue(issue=1), decision())
    work.looks_into_it().does(
        finding(),
        c.NoLearningFound(because="All as it should be"),
        c.NoParentOrCarer(because="In care"),
        c.ConsiderLeaderMeeting(offer=False, reason="She did not want one"),
        c.BeginResponse(),
    )
    work.answers()
    told = promises(work)
    assert [told[code] for code in ("ack", "intro", "response")] == [("done", True)] * 3


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
    work.does(c.RecordContactWish(value=Wish.CHANGED_MIND, told_by=With.CHILD, told_on=work.today))
    work.does(c.PlanContact(method=ContactMethod.VIDEO, part_of_day=None, times_reason="She chose it", **plan | {
        "on": work.today}))  # fmt: skip


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


@pytest.mark.clause("C-5a", "C-5b", "D-13")
def test_a_representative_who_is_stopped(begin):
    work = begin(chatter_role="trusted_adult", representative=a_helper()).on("2026-03-20")
    reasons = "He uses it in his own case against the mother."
    assert refused(work, c.StopForRepresentative(reasons="No.", letter_id="x" * 32)) == "G-C5-REASONS"
    work.does(c.StopForRepresentative(reasons=reasons, letter_id="x" * 32))
    case = work.file().case
    assert (case.state, case.close_reason, case.is_open) == ("stopped_representative", "stopped_representative", False)
    assert promises(work)["response"][0] == "stopped"
    assert due_next(work.on("2026-04-20")) is None, "nothing is late after the reasons went out"
    again = begin()
    assert again.file().case.is_open, "the child can still tell us"
    assert refused(again, c.StopForRepresentative(reasons=reasons, letter_id="x" * 32)) == "G-C5-REPRESENTATIVE"


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
    work.does(talk(InterviewPart.OFFICER, subject.id, work.today)).answers().does(share)
    assert promises(work)["response"] == ("done", True)


@pytest.mark.clause("C-7b", "B-23")
def test_the_manager_is_away_from_day_two_over_easter_and_back_for_the_answer(office, begin, hire, manager, clock):
    ines = hire("Ines Okafor", "complaints_manager")
    clock.set("2026-03-27T16:00:00+00:00")
    work = begin(received_at="2026-03-27T16:00:00+00:00")
    assert due_in(work) == {"ack": "2026-03-30", "intro": "2026-04-01", "response": "2026-04-14", "kit": "2026-04-14"}
    with work.store.writing() as session:
        sam, deputy = (session.get(Staff, one.id) for one in (manager, ines))
        cover.add_absence(
            session, sam, date(2026, 3, 31), date(2026, 4, 10), deputy, by=ines.id, today=date(2026, 3, 27)
        )

    desk = Browser(office.test_client())
    desk.sign_in(ines)
    assert work.reference not in desk.go("/").text, "Sam has all of Monday for it"
    work.on("2026-03-30")
    assert work.reference in desk.go("/").text, "from Tuesday to the day it is due Sam is away"
    work.on("2026-03-31")
    assert work.reference in desk.go("/").text
    assert "You stand in for Sam Carter today" in desk.page.text
    Work(work.store, clock, ines.person, work.reference).says_hello()
    assert promises(work)["intro"] == ("done", True)

    work.on("2026-04-13")
    assert work.file().case.assignee_id == manager.id, "the case was never anybody else's"
    assert work.reference not in desk.go("/").text
    sams = Browser(office.test_client())
    sams.sign_in(manager)
    assert work.reference in sams.go("/").text
    to_the_answer(work.on("2026-04-14"))
    assert promises(work)["response"] == ("done", True)


@pytest.mark.clause("C-2b", "C-7b", "C-9c", "D-02")
@pytest.mark.parametrize(("logged", "hello_kept"), [("2025-03-06", True), ("2025-03-07", False)])
def test_told_to_an_officer_on_monday_and_logged_days_later(at_work, store, clock, manager, logged, hello_kept):
    clock.on(logged)
    monday = {"received_on__day": "3", "received_on__month": "3", "received_on__year": "2025"}
    reference = write_down(at_work, method="email", value="amira@example.org", **monday)
    work = Work(store, clock, manager.person, reference)
    case = work.file().case
    assert (case.received_date.isoformat(), case.logged_at.date().isoformat()) == ("2025-03-03", logged)
    assert (due_in(work)["intro"], due_in(work)["response"]) == ("2025-03-06", "2025-03-17")
    assert promises(work)["ack"][0] == "not_required", "it was told by mouth"
    work.says_hello()
    assert promises(work)["intro"] == ("done", hello_kept), "the day it lay unlogged counts against us"
    to_the_answer(work.on("2025-03-17"))
    assert promises(work)["response"] == ("done", True)


@pytest.mark.clause("C-10a", "D-12")
def test_two_parents_one_of_whom_is_not_to_be_told(begin):
    work = begin().on("2026-03-18").says_hello().assesses().looks_into_it().finds(parents=True)
    for name in ("Nadia", "Karim"):
        version = work.file().case.version
        with work.store.writing() as session:
            take(session, Hand(work.reference, version, work.person, work.clock.now()), naming(name, "parent"))
    nadia, karim = (parent.party for parent in work.file().state.parents)
    work.begins_the_answer()
    send = c.SendResponse(sent_on=work.today, blocks=BLOCKS, channel=ContactMethod.EMAIL)
    work.does(c.DecideSharing(party=nadia, decision=Sharing.SHARE))
    assert refused(work, send) == "G-C10-DECIDE"
    not_him = c.DecideSharing(party=karim, decision=Sharing.DO_NOT_SHARE)
    assert refused(work, not_him) == "G-C10-REASON"
    work.does(c.DecideSharing(party=karim, decision=Sharing.DO_NOT_SHARE, reason="She is afraid of him"), send)
    assert refused(work, c.SendCopyToParent(party=karim, sent_on=work.today)) == "G-C10-SHARE"
    close = c.CloseCase(no_share_reason="Nobody left", no_feedback_reason="Asked us not to")
    assert refused(work, close) == "G-C10-DONE"
    work.does(c.SendCopyToParent(party=nadia, sent_on=work.today), close)
    assert work.file().case.state == "closed"


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


@pytest.mark.clause("C-T8", "C-2")
def test_a_complaint_taken_back_can_still_teach_us_and_come_again(begin):
    work = begin().on("2026-03-19")
    work.does(c.Withdraw(asked_by=With.CHILD, own_words="my dad says stop", pushed=Pressure.YES))
    assert (work.file().case.state, promises(work)["response"][0]) == ("withdrawn", "stopped")
    work.does(c.AddLearning(text="Ask alone", level=LearningLevel.TEAM, route=LearningRoute.LINE_MANAGER))
    assert begin().file().case.is_open


@pytest.mark.clause("C-0.2c", "D-02")
def test_feedback_turned_into_a_complaint_counts_from_the_day_it_first_came(store, clock, manager):
    feedback = a_complaint(
        kind="feedback", procedure=None, issues=[], feedback={"text": "she never listened to me", "face": "sad"}
    )
    reference = send_in(store, clock, feedback)
    clock.on("2026-03-20")
    with store.writing() as session:
        made = enquiries.make_complaint(
            session, reference, manager.person, asked_on=None, reason="She wants an answer after all",
            now=clock.now(), expected_version=None,
        )  # fmt: skip
    work = Work(store, clock, manager.person, made)
    assert due_next(work) == ("ack", "2026-03-18", "red"), "nobody had written back in the day that was promised"
    assert (due_in(work)["intro"], due_in(work)["response"]) == ("2026-03-20", "2026-03-31")
    assert work.file().case.issues[0].text_verbatim == "she never listened to me"
    to_the_answer(work.says_hello().on("2026-03-30"))
    assert promises(work)["response"] == ("done", True)


@pytest.mark.clause("C-3", "D-14")
def test_each_route_of_the_assessment_ends_where_it_says(begin):
    for route, state in (
        (Route.CONTINUE_WITH_SUPPORT, "investigating"),
        (Route.CLOSE_WITH_REASONS, "not_accepted"),
        (Route.FEEDBACK, "transferred"),
        (Route.MOVE_TO_THREE_STEP, "transferred"),
    ):
        work = begin().does(c.OpenAssessment(), c.ConfirmIssue(issue=1), decision(route))
        assert work.file().case.state == state


@pytest.mark.clause("C-3", "D-14", "C-0.2a")
@pytest.mark.parametrize(
    ("ends", "letter"),
    [
        (decision(Route.CLOSE_WITH_REASONS), "L-C08"),
        (decision(Route.FEEDBACK), "L-C08"),
        (decision(Route.MOVE_TO_THREE_STEP), "L-C08"),
        (c.Transfer(to=TransferTo.OTHER_BODY, body=Body.SCHOOL, reason="Not ours", told_where="The school"), "L-C21"),
    ],
)
def test_no_complaint_is_turned_away_in_silence(begin, ends, letter):
    work = begin().does(c.OpenAssessment(), c.ConfirmIssue(issue=1), ends)
    assert due_next(work) == ("explain", "2026-03-17", "amber")
    assert work.file().case.is_open, "it stays on the desk until the reasons are written"
    assert due_next(work.on("2026-03-18"))[2] == "red"
    letters = {"to": With.CHILD, "sent_on": work.today, "how": ContactMethod.EMAIL, "safe_checked": True}
    work.does(c.SendLetter(template="L-C07", letter_id="x" * 32, **letters))
    assert due_next(work)[0] == "explain", "another letter does not say why"
    work.does(c.SendLetter(template=letter, letter_id="y" * 32, **letters))
    assert (due_next(work), work.file().case.is_open) == (None, False)


@pytest.mark.clause("D-14")
def test_nobody_is_written_to_where_there_is_no_way_to_write(begin):
    nowhere = {**a_complaint()["contact"], "method": "none", "value": None, "private": "not_said"}
    work = begin(contact=nowhere).does(c.OpenAssessment(), c.ConfirmIssue(issue=1), decision(Route.CLOSE_WITH_REASONS))
    assert (due_next(work), work.file().case.is_open) == (None, False)


@pytest.mark.clause("C-12")
def test_what_was_only_proposed_is_not_owed_once_the_complaint_is_taken_back(begin):
    work = begin().assesses().looks_into_it().finds()
    assert "remedy" in [duty.code for duty in duties(work.file().state, work.today, CALENDAR)]
    work.does(c.Withdraw(asked_by=With.CHILD, own_words="i dont want to any more", pushed=Pressure.NO))
    assert (due_next(work), work.file().case.is_open) == (None, False)


@pytest.mark.clause("C-4b")
def test_a_helper_who_says_no_is_asked_no_more_but_the_childs_own_wish_counts(begin):
    work = begin(chatter_role="trusted_adult", representative=a_helper(may_contact_child="not_said"))
    work.does(c.RecordMayContactChild(value=MayContactChild.CHILD_DOES_NOT_WANT, told_on=work.today))
    plan = c.PlanContact(
        on=work.today, method=ContactMethod.PHONE, with_whom=With.CHILD, times_reason="She asked", part_of_day=None
    )
    assert refused(work, plan) == "G-C4-NOINSIST"
    work.does(c.RecordContactWish(value=Wish.WANTS, told_by=With.CHILD, told_on=work.today), plan)


@pytest.mark.clause("C-14", "C-11c", "C-15a", "C-12e")
def test_after_closing_there_is_still_a_follow_up_a_talk_and_the_ombudsman(begin):
    work = begin().on("2026-03-18").says_hello()
    to_the_answer(work).closes()
    work.on("2026-06-02")
    book = c.BookListenAndLearn(on=date(2026, 6, 10))
    assert refused(work, book) == "G-C14-LIVE"
    work.does(
        c.RecordProceedings(status=Proceedings.ENDED, ended_on=date(2026, 5, 29)),
        c.InviteToListenAndLearn(invited_on=work.today),
        book,
        c.CompleteRemedy(remedy=1, completed_on=work.today),
        c.SendFollowUp(sent_on=work.today, letter_id="x" * 32),
        c.RecordOmbudsmanEvent(on=work.today, what="They asked for the file"),
        c.RecordLeaderMeeting(answer="She was heard", on=work.today, leader="Jo Park", supporter="her nan"),
        c.AddAddendum(text="The notes came late", asked_for_by_us=True, sent_on=work.today),
    )
    file = work.file()
    assert (file.case.state, file.case.is_open) == ("closed", False), "nothing of this opens it again"
    assert file.case.remedies[0].status == "completed"
    assert Flag.LATE_THEN_AGREED not in file.state.flags
    met = next(row for row in file.case.events if row.type == "LeaderMeetingRecorded")
    assert met.data["supporter"] == "her nan"
