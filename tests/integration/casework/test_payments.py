"""Payments in a case that stays with its manager: a senior manager decides, and sees no more than that needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from sqlalchemy import select, text

from backoffice.procedure import commands as c
from backoffice.procedure.terms import RemedyType, Role
from backoffice.records import AuditEvent, Notice, Remedy
from backoffice.services.each_day import reminders
from backoffice.services.office.working_days import Hours
from tests.integration.casework.conftest import Browser
from tests.integration.casework.stages import Desk, Work, open_desk

NAMES = {"childrens_manager": "Sam Carter", "senior_manager": "Pat Quinn", "auditor": "Ola Reyes", "admin": "Kim Bo"}
WHAT_IT_IS_FOR = "We will pay for the train you missed."


@pytest.fixture(scope="module")
def desk(tmp_path_factory, databases, empty_records) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("payments")
    with open_desk(folder, databases.copy(empty_records, folder), NAMES) as opened:
        yield opened


@pytest.fixture(autouse=True)
def told_the_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOCK_FILE", str(desk.clock.file))


@pytest.fixture
def senior(desk: Desk) -> Browser:
    return desk.of("senior_manager")


@pytest.fixture
def work(desk: Desk) -> Iterator[Work]:
    """A case in which a payment is proposed; it is dropped again where nobody decided on it."""
    found = desk.case("found").does(payment())
    yield found
    if found.file().state.remedy(2).open:
        found.does(c.DropRemedy(remedy=2, reason="The test is over"))


def payment(**changed) -> c.ProposeRemedy:
    told = {"type": RemedyType.COMPENSATION, "text": WHAT_IT_IS_FOR, "amount_pence": 1250, "issue": 1}
    return c.ProposeRemedy(**{**told, "owner": "Tom Reed", "due": date(2026, 4, 20), **changed})


def decide(browser: Browser, work: Work, what: str, number: int = 2, **typed: str) -> None:
    browser.send(f"/payments/{work.reference}/{number}/{what}", **typed)


@pytest.mark.clause("B-01", "C-12b")
def test_a_senior_manager_approves_a_payment_in_a_case_they_cannot_open(desk: Desk, senior: Browser, work) -> None:
    assert senior.go(f"/cases/{work.reference}") and senior.status == 403
    assert "1 Payment to decide" in senior.go("/").text.replace("</span>", "")
    page = senior.go("/payments")
    for told in ("£12.50", work.reference, WHAT_IT_IS_FOR, "We agree", "The report was wrong.", "Sam Carter"):
        assert told in page.text
    for kept in ("Amira", "she lied", "amira@example.org", "Mum reads my post", "She could not sleep"):
        assert kept not in page.html
    decide(senior, work, "approve")
    assert senior.status == 200
    assert f"The payment in {work.reference} is approved." in senior.page.text
    assert "No payment waits for you." in senior.page.text
    assert "to decide" not in senior.go("/").text
    assert work.file().state.remedy(2).approved_by == desk.people["senior_manager"].id
    work.begins_the_answer().answers()
    assert work.file().state.stage == "responded"


@pytest.mark.clause("C-12b")
def test_what_is_not_approved_is_dropped_with_the_reason_and_cannot_be_promised(senior: Browser, work: Work) -> None:
    senior.go("/payments")
    decide(senior, work, "decline", reason=" ")
    assert (senior.status, senior.page.guards) == (409, ["G-REASON"])
    assert work.file().state.remedy(2).open
    decide(senior, work, "decline", reason="The train was paid by the school")
    assert senior.status == 200
    file = work.file()
    assert file.state.remedy(2).status == "dropped"
    assert "The train was paid by the school" in str(file.case.events[-1].data)
    work.begins_the_answer().answers()


@pytest.mark.clause("C-12b")
@pytest.mark.parametrize("what", ["approve", "decline"])
def test_only_a_payment_that_waits_can_be_decided(senior: Browser, work: Work, what: str) -> None:
    senior.go("/payments")
    for number, guard in ((1, "G-C12-WAITS"), (7, "G-REMEDY")):
        version = work.file().case.version
        decide(senior, work, what, number, reason="No need for it")
        assert (senior.status, senior.page.guards) == (409, [guard])
        assert work.file().case.version == version
    answer = senior.json(f"/payments/{work.reference}/1/{what}", reason="No need for it")
    assert (answer.status_code, answer.get_json()) == (409, {"guard": "G-C12-WAITS"})
    senior.go("/payments")
    decide(senior, work, "approve")
    decide(senior, work, what, reason="Again")
    assert (senior.status, senior.page.guards) == (409, ["G-C12-WAITS"])


@pytest.mark.clause("B-01", "C-1a")
def test_nobody_else_comes_to_the_payments_and_nobody_decides_what_is_about_them(desk: Desk, work: Work) -> None:
    for role in ("childrens_manager", "auditor", "admin"):
        browser = desk.of(role)
        browser.go("/payments")
        assert browser.status == 403, role
        browser.go("/")
        assert "/payments" not in browser.page.html
        decide(browser, work, "approve")
        assert browser.status == 403, role
    work.does(c.NameSubject(staff=desk.people["senior_manager"].id))
    senior = desk.of("senior_manager")
    assert work.reference not in senior.go("/payments").html
    assert "Payment to decide" not in senior.go("/").text
    decide(senior, work, "approve")
    assert senior.status == 403
    assert work.file().state.remedy(2).approved_by is None


@pytest.mark.clause("B-25")
def test_each_payment_that_is_shown_is_written_to_the_audit_log(desk: Desk, senior: Browser, work: Work) -> None:
    senior.go("/payments")
    sought = select(AuditEvent).where(AuditEvent.what == "payment_read", AuditEvent.case_reference == work.reference)
    with desk.store.reading() as session:
        line = session.scalars(sought).one()
    assert line.who == desk.people["senior_manager"].id
    assert WHAT_IT_IS_FOR not in str(vars(line))


@pytest.mark.clause("C-12b", "P-2.2")
def test_nothing_is_paid_before_it_is_approved(desk: Desk, senior: Browser, work: Work) -> None:
    address = f"/cases/{work.reference}/do/remedy-done"
    for status, guards in ((409, ["G-C12-APPROVAL"]), (200, [])):
        desk.browser.go(address)
        page = desk.browser.press(address, "save", remedy="2", completed_on__day="18", completed_on__month="3",
                                  completed_on__year="2026")  # fmt: skip
        assert (desk.browser.status, page.guards) == (status, guards)
        senior.go("/payments")
        decide(senior, work, "approve")


def test_a_case_that_is_passed_up_and_one_of_the_three_steps_show_too_and_an_ended_one_does_not(
    desk: Desk, senior: Browser, work: Work
) -> None:
    adult = {"procedure": "three_step", "chatter_role": "adult_service_user", "child": None,
             "complainant": {"name": "Alex", "support_asked": False}}  # fmt: skip
    steps = desk.case("received", **adult)
    steps.does(c.Assign(to=desk.manager.id, role=Role.COMPLAINTS_MANAGER), payment(amount_pence=120_000, issue=None))
    work.does(c.PassUp(to=desk.people["senior_manager"].id, reason="It is about my team"))
    page = senior.go("/payments").text
    assert "£1,200" in page and steps.reference in page and work.reference in page
    decide(senior, steps, "approve", number=1)
    assert senior.status == 200
    other = desk.case("found").does(payment())
    other.does(c.Withdraw(asked_by="child", own_words="no more", pushed="no"))
    assert other.reference not in senior.go("/payments").html


def test_the_payments_that_wait_are_found_along_an_index(desk: Desk) -> None:
    plan = ("EXPLAIN QUERY PLAN SELECT case_id FROM remedies WHERE type = 'compensation' AND approved_by IS NULL "
            "AND status IN ('proposed', 'agreed')")  # fmt: skip
    with desk.store.reading() as session:
        if session.get_bind().dialect.name == "sqlite":
            assert "ix_remedies_not_approved" in " ".join(row[3] for row in session.execute(text(plan)))
        assert session.scalar(select(Remedy.id).limit(1)) is not None


@pytest.mark.clause("B-02", "C-12b")
def test_the_senior_manager_hears_of_it_once_a_day_and_the_manager_of_the_decision_without_a_detail(
    desk: Desk, senior: Browser, work: Work
) -> None:
    hours = Hours(time(9), time(17))

    def mails(template: str) -> list[str]:
        with desk.store.writing() as session:
            reminders.say_what_is_due(session, hours, desk.clock.now())
            found = select(Notice.to_address).where(Notice.template == template).order_by(Notice.made_at)
            return list(session.scalars(found))

    pat, sam = (desk.people[role].email for role in ("senior_manager", "childrens_manager"))
    before = mails("payment_decided")
    assert mails("payment") == mails("payment") == [pat]
    senior.go("/payments")
    decide(senior, work, "approve")
    assert mails("payment_decided") == [*before, sam]
    work.on("2026-03-19")
    assert mails("payment") == [pat], "nothing waits on Thursday"
