"""Guards that are met on the pages of the assessment, of the answer, of sharing, of handing on and of closing."""

from __future__ import annotations

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.terms import ContactMethod, RemedyType, Sharing
from backoffice.services import casefile
from tests.integration.casework.guards.tries import parent, remedy
from tests.integration.casework.stages import Desk, Work


def test_a_case_is_never_given_to_who_may_not_have_it(desk: Desk) -> None:
    work = desk.case("received")
    address = f"/cases/{work.reference}/do/assign"
    page = desk.browser.go(address)
    assert "Ann Lee" in page.text
    assert "Pat Quinn" not in page.text
    desk.browser.press(address, "save", to=desk.people["senior_manager"].id)
    assert (desk.browser.status, desk.browser.page.guards[:1]) == (409, ["G-ROLE"])
    work.does(c.NameSubject(staff=desk.people["complaints_manager"].id))
    desk.browser.go(address)
    desk.browser.press(address, "save", to=desk.people["complaints_manager"].id)
    assert (desk.browser.status, desk.browser.page.guards[:1]) == (409, ["G-SUBJECT"])
    up = f"/cases/{work.reference}/do/pass-up"
    desk.browser.go(up)
    desk.browser.press(up, "save", to=desk.people["senior_manager"].id, reason="Both managers are in it")
    assert desk.browser.status == 200, desk.browser.page.text[:500]
    assert work.file().state.assignee == desk.people["senior_manager"].id


@pytest.mark.clause("C-10")
def test_a_decision_about_sharing_is_asked_of_each_parent(desk: Desk) -> None:
    work = desk.case("investigating")
    nadia = parent(work)
    address = f"/cases/{work.reference}/do/sharing"
    desk.browser.go(address)
    page = desk.browser.press(address, "save", party=nadia, decision="do_not_share", reason="")
    assert page.guards[:1] == ["G-C10-REASON"]
    page = desk.browser.press(address, "save", party="x" * 32, decision="share")
    assert page.guards[:1] == ["G-C10-PARTY"]
    desk.browser.press(address, "save", party=nadia, decision="share")
    assert desk.browser.status == 200
    assert work.file().state.parent(nadia).decision is Sharing.SHARE


@pytest.mark.parametrize(
    ("guard", "changed"),
    [
        ("G-C3-ASSESS", {"own_complaint": "pending"}),
        ("G-C3-REASON", {"understanding": "not_satisfied", "route": "continue_with_support"}),
        ("G-C3-ROUTE", {"understanding": "not_satisfied", "reasons": "Very young"}),
        ("G-C3-ROUTE", {"route": "as_representative", "reasons": "Very young"}),
        ("G-C3-INTERESTS", {"best_interests": ""}),
        ("G-C3-STEPS", {"next_steps": ""}),
    ],
)
@pytest.mark.clause("C-3", "C-F2", "C-F3b")
def test_the_assessment_is_refused_until_it_is_whole(desk: Desk, guard: str, changed: dict[str, str]) -> None:
    whole = {
        "understanding": "satisfied",
        "own_complaint": "satisfied",
        "route": "continue",
        "what_matters": "To be believed",
        "what_child_told_us": "The report is wrong",
        "best_interests": "Put it right",
        "next_steps": "Talk with the worker",
    }
    work = desk.case("assessing")
    address = f"/cases/{work.reference}/assessment"
    desk.browser.go(address)
    page = desk.browser.press(address, "decide", **{**whole, **changed})
    assert (desk.browser.status, page.guards[:1]) == (409, [guard])
    assert page.filled["what_matters"] == "To be believed"
    desk.browser.press(address, "decide", **whole, reasons="")
    assert desk.browser.status == 200, desk.browser.page.text[:500]
    assert work.file().state.stage == "investigating"


@pytest.mark.parametrize(
    ("guard", "leaves_out", "then"),
    [
        ("G-C10-DECIDE", c.NoParentOrCarer, c.NoParentOrCarer(because="In care")),
        ("G-C11-LEARN", c.AddLearning, c.NoLearningFound(because="All as it should be")),
    ],
)
def test_the_answer_waits_for_what_goes_before_it(desk: Desk, guard, leaves_out, then) -> None:
    work = desk.case("investigating").looks_into_it()
    real = Work.does
    Work.does = lambda self, *commands, by=None: real(  # one thing is forgotten
        self, *(each for each in commands if not isinstance(each, leaves_out)), by=by
    )
    try:
        work.finds().begins_the_answer()
    finally:
        Work.does = real
    _send(desk, work)
    assert desk.browser.page.guards[:1] == [guard]
    work.does(then)
    _send(desk, work, learning="We looked, and found nothing to change.")
    assert desk.browser.status == 200, (desk.browser.page.guards, desk.browser.page.text[:800])


@pytest.mark.clause("C-12b")
def test_a_payment_waits_for_a_senior_manager(desk: Desk) -> None:
    work = desk.case("found")
    remedy(work, RemedyType.COMPENSATION)
    work.begins_the_answer()
    _send(desk, work)
    assert desk.browser.page.guards[:1] == ["G-C12-APPROVAL"]
    with desk.store.writing() as session:
        file = casefile.read(session, work.reference)
        pat = desk.people["senior_manager"].person
        casefile.carry_out(file, c.ApproveRemedy(remedy=2), pat, work.clock.now())
    _send(desk, work)
    assert "G-C12-APPROVAL" not in desk.browser.page.guards


def _send(desk: Desk, work: Work, **typed: str) -> None:
    address = f"/cases/{work.reference}/answer"
    desk.browser.go(address)
    desk.browser.press(
        address,
        "send",
        storyboard_considered="no",
        storyboard_reason="She likes letters",
        way="email",
        to_address="amira@example.org",
        safe_checked="yes",
        **typed,
    )


@pytest.mark.clause("C-T14", "C-12", "C-13b")
def test_a_case_is_not_closed_with_an_action_in_nobodys_hands(desk: Desk) -> None:
    work = desk.case("responded")
    remedy(work)
    address = f"/cases/{work.reference}/do/close"
    desk.browser.go(address)
    typed = {"no_share_reason": "nobody left", "no_feedback_reason": "asked us not to"}
    page = desk.browser.press(address, "save", **typed)
    assert (desk.browser.status, page.guards[:1]) == (409, ["G-C12-OWNER"])
    work.does(c.DropRemedy(remedy=2, reason="Done in the letter"))
    desk.browser.go(address)
    desk.browser.press(address, "save", **typed)
    assert desk.browser.status == 200


def test_the_way_of_contact_that_a_plan_does_not_change_is_kept(desk: Desk) -> None:
    work = desk.case("received")
    address = f"/cases/{work.reference}/do/contact-plan"
    page = desk.browser.go(address)
    assert page.filled["safety_note_words"] == "Mum reads my post"
    assert page.filled["times-after_school"] == "yes"
    desk.browser.press(address, "save", method="phone", value="07700 900123")
    file = work.file()
    assert file.case.contact_plan.safety_note == "Mum reads my post"
    assert file.state.contact.method is ContactMethod.PHONE
    assert [part.value for part in file.state.contact.times] == ["after_school"]
