"""From a child's first word on a phone to a closed case with a letter and a story in pictures."""

import email
import email.policy
import io
import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.line.navigators import Child, Manager, sets_a_password

pytestmark = pytest.mark.stack

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
PASSWORD = "a long walk by the grey sea"
STORY = "My worker put the wrong school in her report and the judge read it"
FRIDAY_BEFORE_THE_SPRING_HOLIDAY = "2026-05-22T15:30:00+00:00"


def tells_it_all(child: Child) -> str:
    """A child answers every question; the answer is the reference on the screen."""
    child.opens_the_chat().shows("chat-start").presses("Tell you about something that went wrong")
    child.presses("I'm a child or young person").says(STORY).shows("chat-story").presses("That's all")
    child.presses("No, that's everything").presses("Answer a few more questions")
    child.says("Amira").says("11").says("Jane").says("before easter").says("it made me feel small and cross")
    child.presses("Yes, still going on").presses("Fix what you wrote about me").presses("Say sorry").shows("chat-picks")
    child.presses("Done").presses("Email").says("amira@example.org").presses("Yes").says("mum reads my post")
    child.presses("After school").presses("Done").presses("No thanks").presses("No").presses("That's OK").presses("No")
    child.sees("Amira").shows("chat-check").presses("Send")
    child.sees("Friday 22 May 2026").sees("Thursday 28 May 2026").sees("Monday 8 June 2026").shows("chat-sent")
    return re.search(r"CC-[0-9A-Z]{6}", child.page.content()).group(0)


def looks_into_it(manager: Manager, case: str) -> None:
    """Hello, assessment, talks with staff, finding, remedy, learning, who sees the answer."""
    manager.does(case, "introduce", method="email", outcome="sent", with_whom="child")
    manager.does(case, "confirm-issue", issue="1", summary="The report has the wrong school")
    manager.does(case, "start-assessment", leads_to="/assessment").fills(
        understanding="satisfied", own_complaint="satisfied", route="continue", what_matters="To be believed",
        what_child_told_us="The report has the wrong school", best_interests="Put it right fast",
        next_steps="Talk with the worker").shows("office-assessment").presses("decide")
    for staff, part in (("Jane Field", "officer"), ("Tom Reed", "officer_manager")):
        manager.does(case, "interview", staff=staff, part=part, what_was_done="Wrote the report from old notes",
                     what_could_differ="Check the school with the child")
    manager.does(case, "finding", issue="1", outcome="upheld", complied="no", impact_on_child="She felt small",
                 reason_plain="The report has the wrong school. Jane used old notes.")
    manager.does(case, "remedy", type="amend_record", text="We will fix the report.", issue="1", owner="Tom Reed",
                 due="10/6/2026")
    manager.does(case, "learning", text="Workers will check all school names twice.", level="team",
                 route="line_manager")
    manager.does(case, "no-parent", because="She lives with her aunt, who knows")
    manager.does(case, "leader-meeting", offer="no", reason="She did not want to meet more people")


def answers_it(manager: Manager, case: str) -> None:
    """The written answer, a story of pictures from a template, both sent by email."""
    manager.does(case, "begin-answer", leads_to="/answer")
    manager.goes_to(f"/cases/{case}/storyboard").fills(template="put_right").clicks("Begin")
    expect(manager.page.locator("main img")).not_to_have_count(0)
    manager.shows("office-storyboard").presses("save")
    manager.goes_to(f"/cases/{case}/answer").fills(storyboard_considered="yes", storyboard_reason="She likes pictures")
    manager.presses("save")
    manager.goes_to(f"/cases/{case}/answer").shows("office-answer")
    manager.fills(way="email", to_address="amira@example.org", safe_checked="yes").presses("send")
    expect(manager.page).to_have_url(f"{manager.url}/cases/{case}")


def closes_it(manager: Manager, case: str) -> None:
    """Staff learn of it, the child is asked how it went, and the case is closed."""
    manager.does(case, "share-with-staff", staff="Jane Field", what="learning", is_subject="yes")
    manager.does(case, "ask-how-it-went", "send", way="email", to_address="amira@example.org", safe_checked="yes")
    manager.does(case, "close")


def promises(stored: dict) -> dict[str, bool]:
    """Whether each of the three promises was kept."""
    return {one["code"]: one["kept"] for one in stored["milestones"] if one["code"] in ("ack", "intro", "response")}


def letter_to(address: str, box: Path, seconds: float = 30.0) -> email.message.EmailMessage:
    """The first mail to this address, once it has come; the office writes to its own people, too."""
    until = time.monotonic() + seconds
    while True:
        came = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in box.glob("new/*")]
        found = [mail for mail in came if mail["to"] == address]
        if found:
            return found[0]
        assert time.monotonic() < until, f"{len(came)} mails came, none of them to {address}"
        time.sleep(0.1)


@pytest.mark.clause("C-0.1", "C-0.4", "C-2b", "C-6", "C-7", "C-8", "C-9", "C-11", "C-F5")
def test_a_complaint_sent_on_the_friday_before_a_holiday_is_answered_with_a_letter_and_a_story(
        stack, clock, browser, office, pictures, new_manager):
    clock.set(FRIDAY_BEFORE_THE_SPRING_HOLIDAY)
    child = Child(browser.new_context(viewport=PHONE).new_page(), stack.chat_url, pictures)
    case = tells_it_all(child)

    clock.set("2026-05-26T09:00:00+00:00")
    laptop = browser.new_context(viewport=LAPTOP)
    manager = sets_a_password(laptop, stack.office_url, new_manager("maya"), PASSWORD, pictures)
    manager.goes_to("/queue").shows("office-queue").fills(name="Amira").clicks("Find the name").sees(case)
    manager.goes_to("/queue").fills(reference=case).clicks("Open").sees("mum reads my post").sees(STORY)
    manager.sees("Thu 28 May 2026").sees("Mon 8 Jun 2026").shows("office-case")
    looks_into_it(manager, case)
    answers_it(manager, case)

    letter = letter_to("amira@example.org", Path(stack.environment["HEARD_OFFICE_VAR"]) / "mail")
    papers = {part.get_filename(): part.get_content() for part in letter.iter_attachments()}
    answer = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(papers["letter.pdf"])).pages)
    assert "We agree with you" in answer
    story = PdfReader(io.BytesIO(papers["story.pdf"]))
    assert story.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "We will fix the report" in " ".join(page.extract_text() for page in story.pages).replace("\n", " ")

    closes_it(manager, case)
    stored = office.case(case)
    assert stored["state"] == "closed"
    assert promises(stored) == {"ack": True, "intro": True, "response": True}


@pytest.mark.clause("DR-13")
def test_the_same_complaint_is_made_answered_and_closed_with_javascript_off(stack, clock, browser, office, new_manager):
    clock.set(FRIDAY_BEFORE_THE_SPRING_HOLIDAY)
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(stack.chat_url)

    def press(label: str) -> None:
        page.get_by_role("button", name=label, exact=True).first.click()

    def say(words: str) -> None:
        page.locator("#words").fill(words)
        press("Say it")

    press("Start")
    press("Tell you about something that went wrong")
    press("I'm a child or young person")
    say(STORY)
    press("That's all")
    press("No, that's everything")
    press("Send it now")
    for label in ("Email", None, "No, it's private", "That's OK", "No"):
        press(label) if label else say("amira@example.org")
    expect(page.get_by_text("amira@example.org")).to_be_visible()
    press("Send")
    expect(page.get_by_text("Monday 8 June 2026").first).to_be_visible()
    case = re.search(r"CC-[0-9A-Z]{6}", page.content()).group(0)
    assert office.case(case)["submission"]["issues"][0]["text"] == STORY

    clock.set("2026-05-26T09:00:00+00:00")
    context = browser.new_context(viewport=LAPTOP, java_script_enabled=False)
    manager = sets_a_password(context, stack.office_url, new_manager("noor"), PASSWORD, pictures=None)
    manager.goes_to(f"/cases/{case}").sees(STORY)
    looks_into_it(manager, case)
    answers_it(manager, case)
    closes_it(manager, case)
    stored = office.case(case)
    assert stored["state"] == "closed"
    assert promises(stored) == {"ack": True, "intro": True, "response": True}
