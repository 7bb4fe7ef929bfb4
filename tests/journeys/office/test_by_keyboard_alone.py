"""A whole case without a mouse: from a phone call that is written down to the closed case."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from backoffice.records import Store
from backoffice.services import casefile
from tests.integration.casework.conftest import PASSWORD, Colleague
from tests.journeys.office.conftest import Keys

WORDS = "She put the wrong school in"


def signs_in(keys: Keys, manager: Colleague) -> None:
    keys.page.goto("/sign-in")
    keys.types(email=manager.email, password=PASSWORD).presses("Sign in")


def writes_a_phone_call_down(keys: Keys) -> str:
    keys.follows("/record").picks(channel="phone").types(received_on="17/3/2026").picks(chatter_role="child")
    keys.types(point__1__text=WORDS, child_name="Amira").picks(method="email").types(value="amira@example.org")
    keys.picks(safeguarding="none").types(read_back="I read it back to her. She said yes.")
    keys.presses("Go on").presses("Keep it")
    reference = keys.page.url.rsplit("/", 1)[1]
    keys.follows(f"/cases/{reference}")
    return reference


def looks_into_it(keys: Keys) -> None:
    keys.does("introduce").picks(method="email", outcome="sent", with_whom="child").presses("Save without a letter")
    keys.does("confirm-issue").types(summary="The report has the wrong school").presses("Save")
    keys.does("start-assessment").presses("Start the assessment")
    keys.picks(understanding="satisfied", own_complaint="satisfied")
    keys.types(what_matters="To be believed", what_child_told_us="The wrong school", best_interests="Put it right",
               next_steps="Talk with the worker").picks(route="continue").presses("Decide")  # fmt: skip
    for staff, part in (("Jane Field", "officer"), ("Tom Reed", "officer_manager")):
        keys.does("interview").types(staff=staff).picks(part=part).presses("Save")
    keys.does("finding").picks(issue="1", outcome="upheld")
    keys.types(reason_plain="The notes say so.", impact_on_child="She felt small.").presses("Save")
    keys.does("remedy").picks(type="amend_record").types(text="We will fix the report.", owner="Tom Reed")
    keys.types(due="24/3/2026").presses("Save")
    keys.does("learning").types(text="We will check the names of schools.").presses("Save")
    keys.does("no-parent").types(because="She lives with her aunt").presses("Save")
    keys.does("leader-meeting").picks(offer="no").types(reason="She did not want one").presses("Save")


def answers_it(keys: Keys) -> None:
    keys.does("begin-answer").presses("Save")
    keys.picks(storyboard_considered="no").types(storyboard_reason="She likes letters").ticks("safe_checked")
    keys.presses("Send the answer")


def closes_it(keys: Keys) -> None:
    keys.does("share-with-staff").types(staff="Tom Reed").picks(what="learning").presses("Save without a letter")
    keys.does("ask-how-it-went").ticks("safe_checked").presses("Send the letter")
    keys.does("close").presses("Save")


@pytest.mark.clause("B-04", "B-05", "DR-13")
def test_a_whole_case_from_a_phone_call_to_its_end_without_a_mouse(keys: Keys, manager: Colleague, store: Store):
    signs_in(keys, manager)
    reference = writes_a_phone_call_down(keys)
    looks_into_it(keys)
    answers_it(keys)
    closes_it(keys)
    with store.reading() as session:
        case = casefile.read(session, reference).case
        assert case.state == "closed"
        assert [issue.text_verbatim for issue in case.issues] == [WORDS]
        assert {letter.template for letter in case.letters} == {"L-C11", "L-C18"}
    assert keys.stops > 500
    assert keys.unseen == [], "the focus is somewhere, and nobody sees where"


def test_the_first_stop_leads_past_the_menu_and_nobody_is_caught_on_the_longest_page(keys: Keys, manager: Colleague):
    signs_in(keys, manager)
    keys.follows("/record")
    assert keys.tab()["words"] == "Skip to main content"
    keys.page.keyboard.press("Enter")
    keys.tab()
    expect(keys.page.locator("main :focus")).to_have_count(1)
    keys.page.evaluate("window.firstStop = document.activeElement")
    assert any(keys.tab()["first"] for _ in range(250)), "the keys never came back to where they began"
    assert keys.unseen == []
