"""The answer and the letters in a real browser: live checks, nothing lost by mistake, and pages for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect, sync_playwright

from backoffice.gateways.mail import MailUnsure, PostBox
from backoffice.records import Letter
from backoffice.services.letters import post
from tests.integration.casework.conftest import PASSWORD
from tests.integration.casework.made_ready import ANSWER_BEGUN, FOUND, INVESTIGATED, take
from tests.integration.casework.test_files import SCAN, add_evidence, kept
from tests.serving import served

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
PATIENCE_MS = 30_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as driver:
        expect.set_options(timeout=PATIENCE_MS)
        started = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def address(office) -> Iterator[str]:
    with served(office) as address:
        yield address


@pytest.fixture
def screen(chromium, address, manager) -> Iterator[Page]:
    """The manager at a laptop, signed in."""
    context = chromium.new_context(base_url=address, bypass_csp=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(manager.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    yield page
    context.close()


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert found["passes"], "the checker checked nothing"
    return [f"{one['id']}: {one['nodes'][0]['html'][:100]}" for one in found["violations"]]


def beyond(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.clause("C-9", "B-13")
def test_what_is_typed_is_kept_the_checks_follow_it_and_a_session_that_ran_out_costs_no_word(
    screen, reference, store, clock, manager
):
    take(store, clock, manager, reference, *INVESTIGATED, *FOUND, *ANSWER_BEGUN)
    said: list[str] = []
    screen.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    screen.goto(f"/cases/{reference}/answer")
    beside = screen.locator("#beside")
    expect(beside.get_by_role("heading", name="Still to do: 1")).to_be_visible()
    screen.get_by_label("Sorry", exact=True).fill("")
    expect(beside.get_by_role("heading", name="Still to do: 2")).to_be_visible()
    screen.get_by_label("Sorry", exact=True).fill("I am so sorry about this.")
    expect(beside.get_by_text("I am so sorry about this.")).to_be_visible()
    screen.get_by_label("No", exact=True).check()
    screen.get_by_label("Why, or why not?").fill("She likes letters.")
    expect(beside.get_by_role("heading", name="The answer holds all it must")).to_be_visible()
    hard = "Organisational accountability necessitates comprehensive documentary investigations. " * 9
    screen.get_by_label("The first words").fill(hard)
    expect(beside.get_by_role("link", name="The first words")).to_be_visible()
    screen.get_by_label("The first words").fill("Hello.")
    assert said == []

    asked: list[str] = []
    screen.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    kept = screen.locator("#answer-kept")
    expect(kept).to_contain_text("Kept as you write")
    screen.get_by_role("link", name="Back to the case").click()
    screen.wait_for_url(f"**/cases/{reference}")
    assert asked == [], "everything typed is kept, so nobody is asked"
    screen.goto(f"/cases/{reference}/answer")
    expect(screen.get_by_label("The first words")).to_have_value("Hello.")

    clock.advance(hours=1)
    screen.get_by_label("The first words").fill("Typed after lunch.")
    expect(screen.locator("#kept-trouble")).to_contain_text("You are signed out")
    with screen.context.expect_page() as opened:
        screen.get_by_role("link", name="Sign in again in a new window").click()
    beside_it = opened.value
    beside_it.get_by_label("Email address").fill(manager.email)
    beside_it.get_by_label("Password").fill(PASSWORD)
    beside_it.get_by_role("button", name="Sign in").click()
    expect(beside_it.get_by_role("heading", name="The answer", exact=True)).to_be_visible()
    beside_it.close()
    screen.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(kept).to_contain_text("Kept as you write")
    expect(screen.locator("#kept-trouble")).to_have_count(0)
    for width in (1280, 768, 400):
        screen.set_viewport_size({"width": width, "height": 800})
        assert faults(screen) == [], width
        assert beyond(screen) <= 0, width
    screen.set_viewport_size({"width": 1280, "height": 800})
    screen.get_by_role("button", name="Save", exact=True).click()
    expect(screen.get_by_text("Version 1 was saved")).to_be_visible()
    expect(screen.get_by_label("The first words")).to_have_value("Typed after lunch.")


def test_every_page_of_a_letter_and_of_a_file_is_for_everybody(screen, at_work, reference, store, clock, manager):
    take(store, clock, manager, reference, *INVESTIGATED, *FOUND)
    for way in ("email", "print"):
        address = f"/cases/{reference}/do/letter-ombudsman"
        at_work.go(address)
        at_work.press(address, "send", way=way, to_address="amira@example.org", safe_checked="yes")
    box = PostBox()
    box.trouble = MailUnsure
    post.send_waiting(store, box)
    with store.reading() as session:
        pages = [f"/cases/{reference}/letters/{letter.id}" for letter in session.query(Letter)]
    add_evidence(at_work, reference, ("A letter.pdf", SCAN))
    pages += [f"/cases/{reference}/files/{file.id}" for file in kept(store)]
    pages += [f"/cases/{reference}/do/{key}" for key in ("letter-ombudsman", "evidence")]
    pages += ["/letters", f"/cases/{reference}"]
    for where in pages:
        screen.goto(where)
        for summary in screen.locator("main summary").all():
            summary.evaluate("one => { one.parentElement.open = true; }")
        for width in (1280, 768, 320):
            screen.set_viewport_size({"width": width, "height": 800})
            assert beyond(screen) <= 0, (where, width)
        assert faults(screen) == [], where
