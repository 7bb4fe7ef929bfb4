"""Two windows, a session that ran out, a line that breaks: the words stay on the page, and then with the office."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.integration.casework.conftest import PASSWORD
from tests.journeys.storyboard.conftest import Desk


def title(desk):
    return desk.page.locator("#title")


@pytest.mark.parametrize(
    ("go", "stands"),
    [("Go on with the story on this page", "From the second"), ("Go on with the other one", "From the first")],
)
def test_of_two_windows_the_second_is_told_and_chooses(desk, go, stands):
    second = Desk(desk.page.context.new_page(), desk.path).opens()
    title(desk).fill("From the first")
    desk.keeps("From the first")
    title(second).fill("From the second")
    expect(second.page.get_by_role("heading", name="This story is open in two places")).to_be_visible()
    assert second.focused() == "torn"
    expect(title(second)).to_have_value("From the second")
    second.page.get_by_role("button", name=go).click()
    expect(title(second)).to_have_value(stands)
    second.page.locator("#go-undo").click()
    expect(title(second)).not_to_have_value(stands)


def test_a_session_that_ran_out_costs_no_word(desk, clock, manager):
    clock.advance(hours=1)
    title(desk).fill("Typed after lunch")
    expect(desk.page.get_by_text("You are signed out. Your words are still on this page.").first).to_be_visible()
    with desk.page.context.expect_page() as opened:
        desk.page.get_by_role("link", name="Sign in again in a new window").click()
    beside = opened.value
    beside.get_by_label("Email address").fill(manager.email)
    beside.get_by_label("Password").fill(PASSWORD)
    beside.get_by_role("button", name="Sign in").click()
    expect(beside.locator("#strip")).to_be_visible()
    beside.close()
    desk.page.evaluate("window.dispatchEvent(new Event('focus'))")
    desk.keeps("Typed after lunch")
    expect(desk.page.locator("#kept-trouble")).to_have_count(0)


def test_a_session_that_ran_out_costs_no_word_without_a_script_either(windows, story, clock, manager):
    page = windows(java_script_enabled=False).new_page()
    page.goto(story)
    page.locator("#title").fill("Typed after lunch")
    clock.advance(hours=1)
    page.get_by_role("button", name="Move later").click()
    expect(page.get_by_text("What you typed is not lost")).to_be_visible()
    page.get_by_label("Email address").fill(manager.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Go on where you were").click()
    expect(page.locator("#title")).to_have_value("Typed after lunch")
    expect(page.locator("#strip-2")).to_have_attribute("aria-current", "true")


def test_words_typed_while_the_office_does_not_answer_are_kept_when_it_does(desk):
    desk.page.route("**/storyboard", lambda route: route.abort())
    title(desk).fill("Typed on the train")
    expect(desk.page.locator("#kept-trouble")).to_contain_text("The office does not answer.")
    desk.page.unroute("**/storyboard")
    desk.keeps("Typed on the train")
    expect(desk.page.locator("#kept-trouble")).to_have_count(0)


def test_letters_typed_while_the_office_is_answering_are_not_written_over(desk):
    caption = desk.page.locator("#panel-0-caption")
    caption.fill("")
    caption.press_sequentially("You told us about the school and we read all of it again.", delay=40)
    desk.keeps("You told us about the school and we read all of it again.")
    expect(caption).to_have_value("You told us about the school and we read all of it again.")
