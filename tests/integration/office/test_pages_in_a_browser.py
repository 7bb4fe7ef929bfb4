"""The office's own pages in a real browser: reachable by everybody, whole on a narrow window, quiet in the console."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.integration.office.conftest import PASSWORD, an_alert

ROOT = Path(__file__).parents[3]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
WIDTHS = (1280, 768, 400)


class Silent(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(office) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, office.app, threaded=True, request_handler=Silent)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.fixture
def page(address) -> Iterator[Page]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        # The checker is put into the page from outside, which the page's own policy would rightly refuse.
        context = browser.new_context(base_url=address, bypass_csp=True)
        yield context.new_page()
        browser.close()


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert found["passes"], "the checker checked nothing"
    return [f"{one['id']}: {one['nodes'][0]['html'][:100]}" for one in found["violations"]]


@pytest.mark.clause("DR-13")
def test_every_page_of_the_office_can_be_used_by_everybody(office, page):
    email = office.hire("Mo Day", "childrens_manager", "safeguarding_lead", "admin")
    for number in range(3):
        office.received(child={"name": f"Fern {number}", "age": 12})
    office.received(kind="callback_request", procedure=None, issues=[])
    office.alert(an_alert(name="Kit"))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto("/sign-in")
    assert faults(page) == []
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Hello Mo Day").wait_for()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for where in ("/", "/queue", "/safeguarding", f"/safeguarding/{office.worry().id}", "/staff", "/audit",
                      "/audit/check", "/queue?colour=red"):  # fmt: skip
            page.goto(where)
            assert faults(page) == [], (where, width)
            beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert beyond <= 0, f"{where} is wider than a window of {width}"
    assert said == []


def test_the_queue_is_used_with_the_keyboard_and_without_any_script(office, address):
    email = office.hire("Mo Day", "childrens_manager")
    reference = office.received(kind="message_for_worker", procedure=None)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
        page.goto("/sign-in")
        page.get_by_label("Email address").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Hello Mo Day").wait_for()
        page.goto("/queue")
        page.get_by_label("Kind").select_option("message_for_worker")
        page.get_by_role("button", name="Find").press("Enter")
        page.get_by_role("link", name=reference).press("Enter")
        page.get_by_label("What was done").fill("Told Sarah on the phone")
        page.get_by_role("button", name="Mark as done").press("Enter")
        assert page.get_by_text("Told Sarah on the phone").is_visible()
        browser.close()
    assert office.case(reference).state == "closed"
