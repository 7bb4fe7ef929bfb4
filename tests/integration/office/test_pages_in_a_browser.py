"""The office's own pages in a real browser: reachable by everybody, whole on a narrow window, quiet in the console."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from backoffice import clock
from backoffice.jobs.round import one_round, release
from backoffice.procedure import commands as c
from backoffice.procedure.permissions import Person
from backoffice.procedure.terms import AssessmentValue, RemedyType, Role, Route
from backoffice.records import Case
from backoffice.services import casefile
from tests.integration.office.conftest import PASSWORD, a_contact, an_alert, post
from tests.integration.office.test_leave_and_cover import dates
from tests.journeys.conftest import browser  # noqa: F401 the one browser that all journeys share
from tests.serving import served

ROOT = Path(__file__).parents[3]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
WIDTHS = (1280, 768, 400)
EVERYTHING = ("childrens_manager", "safeguarding_lead", "admin", "auditor", "senior_manager")
# What is no page: data for programs, files, pictures, and addresses that only lead on to another page.
NO_PAGES = {
    "intake.hours", "intake.schema", "intake.described", "intake.alert_schema", "intake.shown_schema", "font",
    "healthz", "static",
    "oversight.case", "oversight.choose_report", "oversight.report_sheet",
}  # fmt: skip
# The pages of one case are looked at by the tests of their own room.
OTHER_ROOMS = ("casework.",)


@pytest.fixture
def address(office) -> Iterator[str]:
    with served(office.app) as address:
        yield address


@pytest.fixture
def page(address, browser) -> Iterator[Page]:  # noqa: F811
    # The checker is put into the page from outside, which the page's own policy would rightly refuse.
    context = browser.new_context(base_url=address, bypass_csp=True)
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert found["passes"], "the checker checked nothing"
    return [f"{one['id']}: {one['nodes'][0]['html'][:100]}" for one in found["violations"]]


def signs_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Hello").wait_for()


def lived_in(office, settings) -> dict[str, str]:
    """An office with something on every page; returns where the pages that need something to show are."""
    email = office.hire("Mo Day", *EVERYTHING)
    robin = office.hire("Robin Hale", "childrens_manager")
    careful = a_contact(safety_note="Only after four")
    first, *_ = [office.received(child={"name": f"Fern {number}", "age": 12}, contact=careful) for number in range(3)]
    office.received(kind="callback_request", procedure=None, issues=[])
    told = {"text": "mrs jones never let me talk", "face": "sad"}
    feedback = office.received(kind="feedback", procedure=None, issues=[], feedback=told)
    gone = office.received()
    office.alert(an_alert(name="Kit"))
    manager = office.sign_in(email)
    post(manager, "/absence", staff=office.staff(robin).id, **dates(first="2026-04-02", last="2026-04-10"))
    post(manager, "/settings/holidays/2026-04-06/take-out")
    with office.store.writing() as session:
        case = session.scalars(select(Case).where(Case.reference == gone)).one()
        case.is_open, case.closed_on, case.retention_date = False, case.received_date, case.received_date
        a_payment_waits(session, first, Person(office.staff(email).id, frozenset(map(Role, EVERYTHING))))
    one_round(office.store, settings, office.clock.now())
    release(office.store)
    office.clock.advance(days=1)
    assert post(office.sign_in(email), f"/retention/{gone}/erase").status_code == 302
    return {
        "oversight.enquiry": f"/enquiries/{feedback}",
        "oversight.certificate": f"/retention/{gone}/certificate",
        "oversight.worry": f"/safeguarding/{office.worry().id}",
        "oversight.report": "/reports/R-01/2026-04",
        "oversight.letter_words": "/settings/letters/L-C01",
        "oversight.change_letter_words": "/settings/letters/L-C01/change",
        "oversight.compare_letter_words": "/settings/letters/L-C01/compare?one=0&other=0",
    }


def a_payment_waits(session, reference: str, person: Person) -> None:
    assessed = c.DecideAssessment(
        understanding=AssessmentValue.SATISFIED, own_complaint=AssessmentValue.SATISFIED, route=Route.CONTINUE,
        what_child_told_us="Nobody listened", best_interests="To be heard", next_steps="We talk",
    )  # fmt: skip
    payment = c.ProposeRemedy(type=RemedyType.COMPENSATION, text="We will pay for the train.", amount_pence=1250)
    file = casefile.open_for(session, reference, person)
    for command in (c.OpenAssessment(), c.ConfirmIssue(issue=1), assessed, payment):
        casefile.carry_out(file, command, person, clock.now())


def pages_of(office, shown: dict[str, str]) -> dict[str, str]:
    """Every page of this room there is; an address with something in it has to be among those that are shown."""
    found = {}
    for rule in office.app.url_map.iter_rules():
        is_page = "GET" in (rule.methods or ()) and rule.endpoint not in NO_PAGES
        if not is_page or rule.endpoint.startswith((*OTHER_ROOMS, "accounts.")):
            continue
        assert not rule.arguments or rule.endpoint in shown, f"{rule.endpoint} is looked at by nobody"
        found[rule.endpoint] = shown.get(rule.endpoint, rule.rule)
    assert len(found) > 15, "too few pages were found"
    return found


@pytest.mark.clause("DR-13", "B-02", "B-03", "B-19", "B-21", "B-22", "B-23", "B-24", "B-25", "B-26")
def test_every_page_of_the_office_can_be_used_by_everybody(office, settings, page):
    shown = lived_in(office, settings)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto("/sign-in")
    assert faults(page) == []
    signs_in(page, "mo.day@office.example")
    more = {"late ones": "/queue?colour=red", "board": "/reports/R-02/2026-Q2", "summary": "/reports/R-03/2026"}
    wrong = []
    for name, where in (pages_of(office, shown) | more).items():
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        answer = page.goto(where)
        assert answer is not None
        assert answer.status == 200, (name, where, answer.status)
        wrong += [(where, fault) for fault in faults(page)]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            wrong += [(where, f"is {beyond} wider than a window of {width}")] if beyond > 0 else []
    assert wrong == []
    assert said == []


def test_a_page_that_refuses_can_be_used_by_everybody_too(office, settings, page):
    signs_in(page, office.hire("Mo Day", *EVERYTHING))
    wrong = []
    for where, press in (
        ("/absence", "Write it down"),
        ("/settings/holidays", "Put it in"),
        ("/retention", "Put a hold on it"),
        ("/audit", "Download as a sheet (CSV)"),
    ):
        page.goto(where)
        page.get_by_role("button", name=press).click()
        page.get_by_role("heading", name="There is a problem").wait_for()
        # Whoever uses the keyboard, or hears the page, begins with what is wrong, also without script.
        assert page.evaluate("document.activeElement.className") == "govuk-error-summary", where
        wrong += [(where, fault) for fault in faults(page)]
        for link in page.locator(".govuk-error-summary__list a").all():
            aimed_at = link.get_attribute("href")
            assert page.locator(f"[id='{aimed_at[1:]}']").count() == 1, f"{where}: {aimed_at} leads nowhere"
    assert wrong == []


def test_the_queue_is_used_with_the_keyboard_and_without_any_script(office, address, browser):  # noqa: F811
    email = office.hire("Mo Day", "childrens_manager")
    reference = office.received(kind="message_for_worker", procedure=None)
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hello Mo Day").wait_for()
    page.goto("/queue")
    page.get_by_label("Name of anybody in it").fill("fern")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=reference).wait_for()
    page.goto("/queue")
    page.get_by_text("More to choose by").click()
    page.get_by_label("Kind").select_option("message_for_worker")
    page.get_by_role("button", name="Find", exact=True).press("Enter")
    page.get_by_role("link", name=reference).press("Enter")
    page.get_by_label("What was done").fill("Told Sarah on the phone")
    page.get_by_role("button", name="Mark as done").press("Enter")
    page.get_by_text("Told Sarah on the phone").wait_for()
    context.close()
    assert office.case(reference).state == "closed"
