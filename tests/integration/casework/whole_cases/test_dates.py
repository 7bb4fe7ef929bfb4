"""Whole cases and their dates: what each promise says on the day, and ever after."""

from __future__ import annotations

from datetime import date

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.terms import (
    ContactMethod,
    ContactOutcome,
    StaffShareWhat,
)
from backoffice.records import Staff
from backoffice.services.cases import enquiries
from backoffice.services.handing import cover
from tests.integration.casework.conftest import Browser, a_complaint, send_in
from tests.integration.casework.stages import Work, agreed, decision, finding
from tests.integration.casework.test_record_a_complaint import write_down
from tests.integration.casework.whole_cases.hands import (
    PROMISED,
    TENTH_DAY,
    done_in,
    due_in,
    due_next,
    promises,
    to_the_answer,
)


@pytest.mark.clause("C-6", "C-7b", "C-9c", "C-F0", "C-F5")
def test_on_time(begin):
    work = begin()
    assert due_in(work) == PROMISED
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
    assert done_in(work) == {"ack": "2026-03-17", "intro": "2026-03-18", "response": "2026-03-27"}
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
    assert (response.first_due, response.due, response.promised) == (TENTH_DAY, date(2026, 4, 14), TENTH_DAY)
    assert done_in(work)["response"] == "2026-04-10"


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
    assert (due_in(work)["response"], done_in(work)["response"]) == ("2026-04-14", "2026-04-08")
    assert done_in(work)["kit"] == "2026-03-31"
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
    assert done_in(work) == {"ack": "2026-12-23", "intro": "2026-12-30", "response": "2027-01-11"}


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
    assert (done_in(work)["intro"], done_in(work)["response"]) == ("2026-03-31", "2026-04-14")


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
    assert done_in(work) == {"intro": logged, "response": "2025-03-17"}


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
    told = promises(work)
    assert (told["ack"][1], told["intro"], told["response"]) == (False, ("done", True), ("done", True))
    assert done_in(work) == {"intro": "2026-03-20", "response": "2026-03-30"}
