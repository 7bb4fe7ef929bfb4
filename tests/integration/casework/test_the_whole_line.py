"""From receipt to closing: one complaint answered on the pages, step by step."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.gateways.mail import PostBox
from backoffice.records import Case, Letter
from backoffice.services.letters.post import send_waiting
from tests.integration.casework.conftest import Browser


def do(browser: Browser, reference: str, key: str, go: str = "save", **typed: str) -> None:
    """Open the page of an action and press its button."""
    address = f"/cases/{reference}/do/{key}"
    browser.go(address)
    assert browser.status == 200, browser.page.text
    browser.press(address, go, **typed)
    assert browser.status == 200, f"{key}: {browser.page.guards} {browser.page.text[:1500]}"


def investigate(browser: Browser, reference: str) -> None:
    """Say hello, assess, and talk with the worker and her manager."""
    do(browser, reference, "introduce", method="email", outcome="sent", with_whom="child")
    do(browser, reference, "start-assessment")
    do(browser, reference, "confirm-issue", issue="1", summary="The report has her words wrong")
    address = f"/cases/{reference}/assessment"
    browser.go(address)
    browser.press(
        address,
        "decide",
        understanding="satisfied",
        own_complaint="satisfied",
        route="continue",
        what_matters="To be believed",
        what_child_told_us="The report says something she never said",
        best_interests="Look into it fast",
        next_steps="Talk with the worker",
    )
    assert browser.status == 200, browser.page.text
    for staff, part in (("Jane Field", "officer"), ("Tom Reed", "officer_manager")):
        do(
            browser,
            reference,
            "interview",
            staff=staff,
            part=part,
            what_was_done="Wrote the report from memory",
            what_could_differ="Read the notes back to the child",
        )


def find(browser: Browser, reference: str) -> None:
    """Find that she is right, put it right, learn from it, and decide who sees the answer."""
    do(
        browser,
        reference,
        "finding",
        issue="1",
        outcome="upheld",
        complied="no",
        reason_plain="The report said things that you did not say. The worker mixed up her notes.",
        impact_on_child="She could not sleep",
    )
    do(
        browser,
        reference,
        "remedy",
        type="amend_record",
        text="We will fix the report.",
        issue="1",
        owner="Tom Reed",
        due__day="10",
        due__month="4",
        due__year="2026",
    )
    do(
        browser,
        reference,
        "learning",
        text="Workers will read their notes back to children.",
        level="team",
        route="line_manager",
    )
    do(browser, reference, "no-parent", because="She lives with her aunt, who knows")
    do(browser, reference, "leader-meeting", offer="no", reason="She did not want to meet more people")
    do(browser, reference, "begin-answer")


def answer(browser: Browser, reference: str, **typed: str) -> None:
    """Write the answer and send it by email."""
    address = f"/cases/{reference}/answer"
    browser.go(address)
    browser.press(address, "save", storyboard_considered="no", storyboard_reason="She likes letters better")
    assert browser.status == 200, browser.page.text
    browser.press(address, "send", way="email", to_address="amira@example.org", safe_checked="yes", **typed)


@pytest.mark.clause("C-9", "C-11", "C-12", "C-13", "C-14", "C-15", "C-16")
def test_a_complaint_is_answered_and_closed_on_the_pages(at_work, reference, store, clock):
    clock.on("2026-03-18")
    investigate(at_work, reference)
    clock.on("2026-03-25")
    find(at_work, reference)
    clock.on("2026-03-27")
    answer(at_work, reference)
    assert at_work.status == 200, at_work.page.text[:3000]
    post = PostBox()
    assert send_waiting(store, post) == 1
    (envelope,) = post.sent
    for told in (
        "she lied about me in the report",
        "We agree with you.",
        "We will fix the report.",
        "I'm sorry.",
        "0345 015 4033",
        "Workers will read their notes back to children.",
    ):
        assert told in envelope.text
    assert "Mum reads my post" not in envelope.text
    assert [attached.name for attached in envelope.attachments] == ["letter.pdf"]

    do(at_work, reference, "share-with-staff", staff="Jane Field", what="learning", is_subject="yes")
    do(at_work, reference, "ask-how-it-went", "send", way="email", to_address="amira@example.org", safe_checked="yes")
    do(at_work, reference, "close")
    with store.reading() as session:
        case = session.scalars(select(Case)).one()
        assert (case.state, case.close_reason) == ("closed", "completed")
        assert {m.code: m.kept for m in case.milestones if m.code in ("ack", "intro", "response")} == {
            "ack": True,
            "intro": True,
            "response": True,
        }
        assert [letter.template for letter in session.scalars(select(Letter))] == ["L-C11", "L-C18"]


@pytest.mark.clause("C-12", "P-6.3")
def test_an_action_is_agreed_and_done_on_the_pages(at_work, reference, store, clock):
    clock.on("2026-03-18")
    investigate(at_work, reference)
    find(at_work, reference)
    by = {"due__day": "10", "due__month": "4", "due__year": "2026"}
    do(at_work, reference, "remedy-agreed", remedy="1", owner="Tom Reed", **by)
    on = {"completed_on__day": "18", "completed_on__month": "3", "completed_on__year": "2026"}
    do(at_work, reference, "remedy-done", remedy="1", **on)
    with store.reading() as session:
        [remedy] = session.scalars(select(Case)).one().remedies
        assert (remedy.status, str(remedy.completed_on)) == ("completed", "2026-03-18")
