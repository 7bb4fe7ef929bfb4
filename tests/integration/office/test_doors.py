"""Every door is shut until it says for whom it opens; a case is shut to whoever it is about."""

from __future__ import annotations

import pytest
from flask import Blueprint

from backoffice.doors import door_of
from backoffice.procedure.permissions import AREAS_OF_A_CASE, MAY_SEE, Area
from backoffice.records import audit
from backoffice.services.staff.people import ROLES
from tests.integration.office.conftest import a_submission, an_alert, post

OPEN_TO_ANYBODY = {
    "static", "font", "healthz", "accounts.sign_in", "accounts.set_up", "intake.hours", "intake.schema",
    "intake.alert_schema", "intake.shown_schema", "intake.described",
}  # fmt: skip
BY_TOKEN = {"intake.intake", "intake.safeguarding_alerts", "intake.receipts_shown"}
_PLACES = {"reference": "CC-222222", "concern_id": "0" * 32, "staff_id": "0" * 32, "exclusion_id": "0" * 32,
           "step": "see", "token": "x" * 43, "filename": "mark.svg"}  # fmt: skip


def routes(office):
    """Every endpoint with an address that leads to it."""
    adapter = office.app.url_map.bind("127.0.0.1")
    for rule in office.app.url_map.iter_rules():
        values = {name: _PLACES.get(name, "1") for name in rule.arguments}
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule.endpoint, method, adapter.build(rule.endpoint, values, method=method)


def test_every_route_says_for_whom_it_is(office):
    unmarked = [endpoint for endpoint, view in office.app.view_functions.items() if door_of(view) is None]
    assert unmarked == []
    assert len(office.app.view_functions) > 25


def test_only_a_short_list_of_doors_stands_open(office):
    doors = {endpoint: door_of(view) for endpoint, view in office.app.view_functions.items()}
    assert {endpoint for endpoint, door in doors.items() if not door.signed_in and not door.by_token} == OPEN_TO_ANYBODY
    assert {endpoint for endpoint, door in doors.items() if door.by_token} == BY_TOKEN
    assert all(door.why_open for door in doors.values() if not door.signed_in and not door.by_token)


def test_nobody_comes_through_any_other_door_without_signing_in(office):
    tried = 0
    for endpoint, method, address in routes(office):
        if endpoint in OPEN_TO_ANYBODY:
            continue
        answer = office.browser().open(address, method=method)
        expected = 401 if endpoint in BY_TOKEN else 302
        # A form without its token is turned away even earlier.
        assert answer.status_code in (expected, 400), (endpoint, method)
        assert b"Fern" not in answer.data
        tried += 1
    assert tried > 25


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.clause("C-1a")
def test_each_role_comes_through_exactly_the_doors_of_its_areas(office, role):
    browser = office.signed_in("Pat Quinn", role)
    for endpoint, method, address in routes(office):
        door = door_of(office.app.view_functions[endpoint])
        if method != "GET" or door.area is None or not door.signed_in:
            continue
        shut = browser.get(address).status_code == 403
        # Any case may have been passed up to a senior manager, so they come as far as the door.
        passed_up_perhaps = role == "senior_manager" and door.area in AREAS_OF_A_CASE
        may = passed_up_perhaps or any(role == each for each in MAY_SEE[door.area])
        assert shut is not may or door.area is Area.CASE, (endpoint, role)


def test_a_route_that_somebody_forgot_to_mark_is_shut(office):
    forgotten = Blueprint("forgotten", __name__)
    forgotten.add_url_rule("/forgotten", "page", lambda: "the words of a child")
    office.app._got_first_request = False
    office.app.register_blueprint(forgotten)
    for browser in (office.browser(), office.signed_in("Pat Quinn", *ROLES)):
        answer = browser.get("/forgotten")
        assert answer.status_code == 403
        assert "the words" not in answer.text


def test_an_administrator_sees_no_case_at_all(office):
    office.hire("Robin Hale", "childrens_manager")
    reference = office.received()
    browser = office.signed_in("Ada Min", "admin")
    for address in ("/queue", f"/go/{reference}", f"/cases/{reference}", "/safeguarding", "/audit"):
        assert browser.get(address).status_code == 403
    assert reference not in browser.get("/").text
    assert "Fern" not in browser.get("/staff").text


@pytest.mark.clause("C-1a")
def test_the_subject_of_a_case_cannot_open_it_and_the_try_is_in_the_audit_log(office):
    manager = office.hire("Robin Hale", "childrens_manager")
    reference = office.received(about_person={"known": "yes", "name": "robin hale"})
    browser = office.sign_in(manager)
    answer = browser.get(f"/cases/{reference}")
    assert answer.status_code == 403
    assert "Fern" not in answer.text
    assert reference not in browser.get("/queue").text
    assert reference not in browser.get("/").text
    with office.store.reading() as session:
        from sqlalchemy import select

        from backoffice.records import AuditEvent

        lines = select(AuditEvent).where(AuditEvent.what == "refused", AuditEvent.case_reference == reference)
        assert session.scalars(lines).one().who == office.staff(manager).id
        assert audit.verify(session).whole


def test_a_form_without_its_token_changes_nothing(office):
    browser = office.signed_in("Ada Min", "admin")
    answer = browser.post("/staff", data={"email": "x@office.example", "roles": "admin"})
    assert answer.status_code == 400
    assert "x@office.example" not in browser.get("/staff").text


def test_a_form_of_another_site_is_refused_even_with_a_token(office):
    browser = office.signed_in("Ada Min", "admin")
    page = browser.get("/staff").text
    token = page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    form = {"csrf_token": token, "email": "x@office.example", "roles": "admin"}
    assert browser.post("/staff", data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert browser.post("/staff", data=form, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 201


def test_every_answer_keeps_itself_to_itself(office):
    office.hire("Robin Hale", "childrens_manager")
    browser = office.signed_in("Pat Quinn", *ROLES)
    reference = office.received()
    for address in ("/", "/queue", "/sign-in", "/safeguarding", "/staff", "/audit", "/nothing", f"/cases/{reference}",
                    "/api/v1/hours"):  # fmt: skip
        headers = browser.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_pages_hold_no_inline_script_and_no_inline_style(office):
    office.hire("Robin Hale", "childrens_manager")
    browser = office.signed_in("Pat Quinn", *ROLES)
    office.submit(a_submission())
    for address in ("/", "/queue", "/safeguarding", "/staff", "/audit", "/audit/check"):
        page = browser.get(address).text
        assert "<script" not in page
        assert " style=" not in page
        assert " onclick" not in page


def test_a_child_s_words_are_text_on_every_page_that_shows_them(office):
    typed = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    office.hire("Robin Hale", "childrens_manager")
    reference = office.received(kind="message_for_worker", procedure=None, child={"name": typed, "age": None},
                                issues=[{"text": typed, "themes": [], "about_body": "cafcass"}])  # fmt: skip
    browser = office.signed_in("Pat Quinn", *ROLES)
    for address in (f"/enquiries/{reference}", "/queue"):
        page = browser.get(address).text
        assert "<script" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;" in browser.get(f"/enquiries/{reference}").text


def test_the_title_of_a_page_never_holds_a_childs_words(office):
    office.hire("Robin Hale", "childrens_manager")
    reference = office.received(kind="message_for_worker", procedure=None)
    browser = office.signed_in("Pat Quinn", *ROLES)
    for address in (f"/enquiries/{reference}", "/queue", "/"):
        title = browser.get(address).text.split("<title>", 1)[1].split("</title>", 1)[0]
        assert "Fern" not in title
        assert "school" not in title


def test_two_people_cannot_both_finish_the_same_message(office):
    office.hire("Robin Hale", "childrens_manager")
    reference = office.received(kind="callback_request", procedure=None, issues=[])
    first = office.signed_in("Ann Lee", "complaints_manager")
    second = office.signed_in("Bo Ray", "complaints_manager")
    address, form = f"/enquiries/{reference}/done", {"version": 1, "what": "rang, spoke with them"}
    assert post(first, address, **form).status_code == 302
    late = post(second, address, **form)
    assert late.status_code == 409
    assert "Somebody else changed this case" in late.text
    case = office.case(reference)
    assert (case.state, case.milestones[0].kept, case.is_open) == ("closed", True, False)


@pytest.mark.clause("C-1a")
def test_whoever_a_complaint_names_in_its_words_cannot_open_it(office):
    manager = office.hire("Robin Hale", "childrens_manager")
    words = {"text": "then Robin Hale read my diary out loud", "themes": [], "about_body": "cafcass"}
    reference = office.received(issues=[words], about_person={"known": "no", "name": None})
    assert office.case(reference).assignee_id is None
    assert office.sign_in(manager).get(f"/cases/{reference}").status_code == 403


@pytest.mark.clause("C-1a", "SG-6")
def test_somebody_who_is_hired_later_cannot_open_what_already_names_them(office):
    reference = office.received(about_person={"known": "yes", "name": "Robin Hale"})
    other = office.received()
    office.alert(an_alert(texts=["Robin Hale hit me"]))
    browser = office.signed_in("Robin Hale", "childrens_manager", "safeguarding_lead")
    assert browser.get(f"/cases/{reference}").status_code == 403
    assert browser.get(f"/safeguarding/{office.worry().id}").status_code == 403
    assert browser.get(f"/cases/{other}").status_code == 200


@pytest.mark.parametrize("number", ["\u00b2", "9" * 40, "-1", "\u0663", "x"])
def test_a_number_that_is_none_breaks_no_page(office, number):
    office.hire("Ann Lee", "childrens_manager")
    reference = office.received()
    browser = office.signed_in("Pat Quinn", *(role for role in ROLES if role != "auditor"))
    assert browser.get("/audit", query_string={"before": number}).status_code == 200
    form = {"version": number, "shown_version": number, "go": "save"}
    for page in ("answer", "storyboard", "assessment", "do/acknowledge"):
        assert post(browser, f"/cases/{reference}/{page}", **form).status_code < 500
