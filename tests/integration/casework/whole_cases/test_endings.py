"""How whole cases end, and what is still owed or possible afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.duties import duties
from backoffice.procedure.terms import (
    Body,
    ContactMethod,
    Flag,
    LearningLevel,
    LearningRoute,
    Pressure,
    Proceedings,
    Route,
    TransferTo,
    With,
)
from tests.integration.casework.conftest import a_complaint
from tests.integration.casework.stages import decision
from tests.integration.casework.test_files import add_evidence
from tests.integration.casework.test_someone_speaks_for_the_child import a_helper
from tests.integration.casework.whole_cases.hands import PROMISED, due_next, promises, refused, to_the_answer
from tests.unit.casework.test_papers import a_pdf
from tests.unit.procedure.office import CALENDAR


@pytest.mark.clause("C-5a", "C-5b", "D-13")
def test_a_representative_who_is_stopped(begin):
    work = begin(chatter_role="trusted_adult", representative=a_helper()).on("2026-03-20")
    reasons = "He uses it in his own case against the mother."
    assert refused(work, c.StopForRepresentative(reasons="No.", letter_id="x" * 32)) == "G-C5-REASONS"
    work.does(c.StopForRepresentative(reasons=reasons, letter_id="x" * 32))
    case = work.file().case
    assert (case.state, case.close_reason, case.is_open) == ("stopped_representative", "stopped_representative", False)
    assert case.closed_on.isoformat() == "2026-03-20", "the day the reasons went out"
    assert {code: promises(work)[code][0] for code in PROMISED} == {
        "ack": "done", "intro": "stopped", "response": "stopped", "kit": "stopped"
    }  # fmt: skip
    assert due_next(work.on("2026-04-20")) is None, "nothing is late after the reasons went out"
    again = begin()
    assert again.file().case.is_open, "the child can still tell us"
    assert refused(again, c.StopForRepresentative(reasons=reasons, letter_id="x" * 32)) == "G-C5-REPRESENTATIVE"


@pytest.mark.clause("C-T8", "C-2")
def test_a_complaint_taken_back_can_still_teach_us_and_come_again(begin):
    work = begin().on("2026-03-19")
    work.does(c.Withdraw(asked_by=With.CHILD, own_words="my dad says stop", pushed=Pressure.YES))
    assert (work.file().case.state, promises(work)["response"][0]) == ("withdrawn", "stopped")
    work.does(c.AddLearning(text="Ask alone", level=LearningLevel.TEAM, route=LearningRoute.LINE_MANAGER))
    assert begin().file().case.is_open


@pytest.mark.clause("C-8", "D-27")
@pytest.mark.parametrize(
    "ends",
    [
        c.Withdraw(asked_by=With.CHILD, own_words="no more", pushed=Pressure.NO),
        c.Transfer(to=TransferTo.OTHER_BODY, body=Body.SCHOOL, reason="Not ours", told_where="The school"),
        c.StopForRepresentative(reasons="He uses it in his own case against the mother.", letter_id="x" * 32),
        None,
    ],
    ids=["withdrawn", "transferred", "stopped", "closed"],
)
def test_what_comes_late_is_kept_with_a_case_that_has_ended(begin, at_work, ends):
    by_a_helper = {"chatter_role": "trusted_adult", "representative": a_helper()}
    work = begin(**(by_a_helper if isinstance(ends, c.StopForRepresentative) else {}))
    work = work.does(ends) if ends else to_the_answer(work.on("2026-03-18").says_hello()).closes()
    before = work.file().case
    assert not before.is_open or due_next(work)[0] in ("explain", "remedy")
    add_evidence(at_work, work.reference, ("letter.pdf", a_pdf()), title="The school wrote after all")
    assert at_work.status == 200, at_work.page.text[:500]
    assert "The school wrote after all" in at_work.go(f"/cases/{work.reference}").text
    assert "letter.pdf" in at_work.page.text
    case = work.file().case
    assert (case.state, case.is_open, case.closed_on) == (before.state, before.is_open, before.closed_on)


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
