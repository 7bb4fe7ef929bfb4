"""A case that leaves the children's policy: where it goes on, with the same day of receipt and nothing lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.procedure import commands as c
from backoffice.procedure.terms import ContactMethod, Private, Route, TransferTo
from backoffice.records import Case, CaseLink, Exclusion, Feedback
from backoffice.services.cases.change_contact import changing
from backoffice.services.cases.take_step import Hand, take
from backoffice.services.handing.assign_waiting import assign_waiting
from tests.integration.casework.conftest import a_complaint, send_in
from tests.integration.casework.stages import Work, decision
from tests.integration.casework.test_someone_speaks_for_the_child import a_helper
from tests.integration.casework.test_the_whole_line import do


@pytest.fixture
def work(reference, store, clock, manager) -> Work:
    return Work(store, clock, manager.person, reference)


def takes(work: Work, command) -> None:
    """Take a step as a page does."""
    version = work.file().case.version
    with work.store.writing() as session:
        take(session, Hand(work.reference, version, work.person, work.clock.now()), command)


def goes_on_as(work: Work) -> Work:
    with work.store.reading() as session:
        link = session.scalars(select(CaseLink).where(CaseLink.type == "moved_from")).one()
        assert session.get_one(Case, link.other_case_id).reference == work.reference
        new = session.get_one(Case, link.case_id).reference
    return Work(work.store, work.clock, work.person, new)


@pytest.mark.clause("D-01", "C-T16")
def test_a_case_moved_to_the_adult_procedure_goes_on_there_from_the_day_it_was_received(work, hire):
    hire("Ann Lee", "complaints_manager")
    work.on("2026-03-20").does(c.AddIssue(text="and she was late"))
    takes(work, c.Transfer(to=TransferTo.THREE_STEP, reason="They asked for it", told_where="You get a letter"))
    new = goes_on_as(work).file()
    old = work.file()
    assert (old.case.state, old.case.close_reason) == ("transferred", "transferred")
    assert old.case.next_duty == "explain", "nobody moves on without a word"
    assert new.case.reference.startswith("PC-")
    assert (new.case.received_date, new.case.received_at) == (old.case.received_date, old.case.received_at)
    assert new.state.three_step.step.due.isoformat() == "2026-04-16"  # twenty working days, Easter inside
    assert [issue.text_verbatim for issue in new.case.issues] == [issue.text_verbatim for issue in old.case.issues]
    assert new.case.contact_plan.safety_note == "Mum reads my post"
    assert all(row.status in ("stopped", "done", "not_required") for row in old.case.milestones)


@pytest.mark.clause("C-T16")
def test_how_to_reach_the_child_goes_along_as_it_is_now_and_points_taken_back_do_not(work):
    work.does(c.AddIssue(text="one too many"), c.WithdrawIssue(issue=2, reason="She said so"))
    with work.store.writing() as session:
        make = changing(
            method=ContactMethod.PHONE, value="07700 900123", private=Private.YES, safety_note="Only on Tuesdays",
            safe_to_write=False, times=(), reason="She rang", by=work.person.id, now=work.clock.now(),
        )  # fmt: skip
        take(session, Hand(work.reference, work.file().case.version, work.person, work.clock.now()), make)
    takes(work, c.Transfer(to=TransferTo.THREE_STEP, reason="They asked for it"))
    new = goes_on_as(work).file()
    assert (new.case.contact_plan.value, new.case.contact_plan.safety_note) == ("07700 900123", "Only on Tuesdays")
    assert len(new.case.issues) == 1


@pytest.mark.clause("C-1a", "SG-6")
def test_whoever_may_not_see_the_old_case_may_not_see_the_new_one(work, hire):
    ann, bo = hire("Ann Lee", "complaints_manager"), hire("Bo Ray", "complaints_manager")
    work.does(c.NameSubject(staff=ann.id), c.PlaceHold(reason="An allegation"))
    with work.store.writing() as session:
        case_id = session.scalars(select(Case.id)).one()
        session.add(Exclusion(case_id=case_id, staff_id=bo.id, why="name_match"))
    takes(work, c.Transfer(to=TransferTo.THREE_STEP, reason="They asked for it"))
    new = goes_on_as(work).file()
    assert ann.id in new.state.subjects
    assert [door.staff_id for door in new.case.exclusions] == [bo.id]
    assert new.state.hold
    assert new.state.assignee not in (ann.id, bo.id)


@pytest.mark.clause("D-39")
def test_a_case_taken_from_its_manager_waits_for_one_whom_it_is_not_about(work, hire):
    work.does(c.NameSubject(staff=work.person.id), by=hire("Lee Marsh", "safeguarding_lead").person)
    assert work.file().state.assignee is None
    with work.store.writing() as session:
        assert assign_waiting(session, work.clock.now()) == 0
    ann = hire("Ann Lee", "complaints_manager")
    with work.store.writing() as session:
        assert assign_waiting(session, work.clock.now()) == 1
    assert work.file().state.assignee == ann.id


@pytest.mark.clause("D-14")
def test_the_helper_goes_on_in_their_own_name(store, clock, manager):
    reference = send_in(
        store, clock, a_complaint(chatter_role="trusted_adult", representative=a_helper(may_contact_child="yes"))
    )
    work = Work(store, clock, manager.person, reference).says_hello()
    work.does(c.OpenAssessment(), c.ConfirmIssue(issue=1))
    takes(work, decision(Route.MOVE_TO_THREE_STEP, reasons="It is about the grandmother's own visits"))
    new = goes_on_as(work).file()
    assert new.case.party("complainant").person.name == "Grandma Rose"
    assert new.case.contact_plan.value == "rose@example.org"
    assert new.case.procedure == "three_step"


@pytest.mark.clause("D-14", "C-0.2c")
def test_what_is_kept_as_feedback_keeps_its_words_and_its_day(work):
    work.says_hello().does(c.OpenAssessment(), c.ConfirmIssue(issue=1)).on("2026-03-24")
    takes(work, decision(Route.FEEDBACK, reasons="She wants no answer"))
    new = goes_on_as(work)
    with work.store.reading() as session:
        case = session.scalars(select(Case).where(Case.reference == new.reference)).one()
        feedback = session.scalars(select(Feedback)).one()
        assert case.reference.startswith("FB-")
        assert feedback.text == a_complaint()["issues"][0]["text"]
        assert case.received_date.isoformat() == "2026-03-17"


@pytest.mark.clause("C-T16", "C-0.3b")
def test_what_another_body_answers_makes_no_new_case(work):
    takes(work, c.Transfer(to=TransferTo.OTHER_BODY, body="school", reason="Not us", told_where="Tell a teacher"))
    with work.store.reading() as session:
        assert session.scalars(select(CaseLink)).all() == []
        assert session.scalars(select(Case)).one().close_reason == "transferred"


def test_a_complaint_older_than_a_month_is_moved_with_its_true_day(work):
    work.on("2026-06-17")
    takes(work, c.Transfer(to=TransferTo.THREE_STEP, reason="They asked for it"))
    assert goes_on_as(work).file().case.received_date.isoformat() == "2026-03-17"


@pytest.mark.clause("D-01")
def test_an_adults_complaint_for_a_child_moves_to_the_childrens_policy(store, clock, manager, hire):
    ann = hire("Ann Lee", "complaints_manager")
    body = a_complaint(
        procedure="three_step", chatter_role="adult_service_user", child=None,
        complainant={"name": "Alex", "support_asked": False},
    )  # fmt: skip
    work = Work(store, clock, ann.person, send_in(store, clock, body)).on("2026-03-19")
    takes(work, c.Transfer(to=TransferTo.CHILDREN_POLICY, reason="It is what the child went through"))
    new = goes_on_as(work).file()
    assert new.case.reference.startswith("CC-")
    assert new.case.party("representative").person.name == "Alex"
    assert new.state.response_due.isoformat() == "2026-03-31"
    assert new.state.representative is not None


@pytest.mark.clause("D-01")
def test_on_the_pages_the_old_case_leads_to_the_new_one_and_back(at_work, reference, store):
    do(at_work, reference, "move-procedure", reason="They asked for it", told_where="You get a letter from us")
    assert "Goes on as" in at_work.page.text
    with store.reading() as session:
        new = session.scalars(select(Case.reference).where(Case.reference != reference)).one()
    assert new in at_work.page.text
    assert "Moved here from" in at_work.go(f"/cases/{new}").text
    assert "/do/move-to-children" in at_work.page.html
    assert "/do/move-procedure" not in at_work.page.html
