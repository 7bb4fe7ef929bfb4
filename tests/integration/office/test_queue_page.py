"""The work queue: the soonest duty first, whoever it is for, and never a word of a complaint (B-03)."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import event, text

from backoffice.services.finding import queue
from backoffice.services.office import house
from tests.integration.office.conftest import a_contact


def references(page: str) -> list[str]:
    return re.findall(r'data-reference="([^"]+)"', page)


@pytest.fixture
def manager(office):
    return office.signed_in("Robin Hale", "childrens_manager")


@pytest.mark.clause("B-03")
def test_the_queue_says_what_is_next_and_by_when_without_any_complaint_text(office, manager):
    reference = office.received()
    page = manager.get("/queue").text
    row = page.split(f'data-reference="{reference}"', 1)[1].split("</tr>", 1)[0]
    cells = ("Fern", "Children&#39;s policy", "New", "Say hello", "Thu 9 Apr 2026", "Soon: 3 working days")
    for shown in (*cells, "Robin Hale"):
        assert shown in row
    assert "Ash" not in row
    assert "wrong school" not in page


def test_a_child_without_a_name_is_not_given(office, manager):
    office.received(child={"name": None, "age": None})
    assert "not given" in manager.get("/queue").text


@pytest.mark.parametrize(
    ("today", "colour", "says"),
    [
        ("2026-04-02", "amber", "Soon: 3 working days"),
        ("2026-04-09", "amber", "Due today"),
        ("2026-04-10", "red", "1 working day late"),
    ],
)
def test_the_colour_is_said_in_words_too(office, clock, today, colour, says):
    office.hire("Robin Hale", "childrens_manager")
    office.received()
    clock.set(f"{today}T12:00:00+00:00" if today != "2026-04-02" else "2026-04-02T16:00:00+00:00")
    page = office.signed_in("Ann Lee", "complaints_manager").get(f"/queue?colour={colour}").text
    assert says in page
    assert f"office-table__row--{colour}" in page
    for other in {"red", "amber", "green"} - {colour}:
        assert references(office.sign_in("ann.lee@office.example").get(f"/queue?colour={other}").text) == []


def test_each_case_has_the_colour_of_the_house_rule_under_which_it_was_received(office, clock, manager):
    with office.store.writing() as session:
        house.change_numbers(session, {"amber_working_days": "1"}, by="x")
    late_to_warn = office.received()
    with office.store.writing() as session:
        house.change_numbers(session, {"amber_working_days": "3"}, by="x")
    early_to_warn = office.received()
    called = office.received(kind="callback_request", procedure=None, issues=[])
    found = {
        colour: set(references(manager.get(f"/queue?colour={colour}").text)) for colour in ("red", "amber", "green")
    }
    assert found == {"red": set(), "amber": {early_to_warn, called}, "green": {late_to_warn}}
    page = manager.get("/queue").text
    for colour, cases in found.items():
        assert set(re.findall(rf'office-table__row--{colour}" data-reference="([^"]+)"', page)) == cases
    clock.set("2026-04-08T12:00:00+00:00")
    soon = office.sign_in("robin.hale@office.example").get("/queue?colour=amber").text
    assert late_to_warn in references(soon)


def test_the_soonest_duty_comes_first_and_what_has_none_comes_last(office, manager):
    feedback = office.received(kind="feedback", procedure=None, issues=[], feedback={"text": "x", "face": "ok"})
    later = office.received()
    sooner = office.received(received_at="2026-03-30T10:00:00Z")
    assert references(manager.get("/queue").text) == [sooner, later, feedback]


@pytest.mark.parametrize("sort", ["due", "newest"])
def test_every_case_is_on_exactly_one_page_and_back_leads_back(office, manager, monkeypatch, sort):
    monkeypatch.setattr(queue, "PAGE", 8)
    made = {office.received() for _ in range(20)}
    pages, address = [], f"/queue?sort={sort}"
    while address:
        page = manager.get(address).text
        pages.append(references(page))
        found = re.search(r'href="([^"]*after=[^"]*)"', page)
        address = found.group(1).replace("&amp;", "&") if found else None
    assert [len(page) for page in pages] == [8, 8, 4]
    assert {reference for page in pages for reference in page} == made
    back = re.search(r'href="([^"]*before=[^"]*)"', page).group(1).replace("&amp;", "&")
    assert references(manager.get(back).text) == pages[1]
    first = re.search(r'href="([^"]*before=[^"]*)"', manager.get(back).text).group(1).replace("&amp;", "&")
    again = manager.get(first).text
    assert references(again) == pages[0]
    assert "before=" not in again


@pytest.mark.parametrize(
    ("narrowed", "changed"),
    [
        ("channel=letter", {"channel": "letter"}),
        ("procedure=three_step", {"procedure": "three_step", "chatter_role": "adult_service_user", "child": None,
                                  "complainant": {"name": "Ann"}}),
        ("flag=no_contact_route", {"contact": a_contact(method="none", value=None)}),
        ("theme=worker_manner", {"issues": [{"text": "x", "themes": ["worker_manner"], "about_body": "cafcass"}]}),
        ("kind=callback_request", {"kind": "callback_request", "procedure": None, "issues": []}),
        ("state=s1_open", {"procedure": "three_step", "chatter_role": "adult_service_user", "child": None,
                           "complainant": {"name": "Ann"}}),
    ],
)  # fmt: skip
def test_the_queue_can_be_narrowed(office, manager, narrowed, changed):
    office.received()
    wanted = office.received(**changed)
    assert references(manager.get(f"/queue?{narrowed}").text) == [wanted]


def test_the_queue_can_be_narrowed_to_one_person_or_to_nobody(office, clock):
    unassigned = office.received()
    email = office.hire("Robin Hale", "childrens_manager")
    hers = office.received()
    browser = office.sign_in(email)
    assert references(browser.get(f"/queue?assignee={office.staff(email).id}").text) == [hers]
    assert references(browser.get("/queue?assignee=nobody").text) == [unassigned]


def test_a_reference_typed_any_way_leads_to_its_case(office, manager):
    reference = office.received()
    typed = reference.lower().replace("-", " ")
    assert manager.get("/queue", query_string={"reference": typed}).headers["Location"] == f"/go/{reference}"
    assert manager.get(f"/go/{reference}").headers["Location"] == f"/cases/{reference}"


def test_a_slip_in_a_reference_is_said_and_nothing_else(office, manager):
    reference = office.received()
    slip = reference[:-1] + ("2" if reference[-1] != "2" else "3")
    page = manager.get("/queue", query_string={"reference": slip})
    assert "There is no such reference" in page.text


@pytest.mark.parametrize(
    "odd", ["after=x", "after=2026-13-45.x", "before=%00", "state=%27;--", "colour=blue", "show=zz"]
)
def test_odd_addresses_break_nothing(office, manager, odd):
    office.received()
    assert manager.get(f"/queue?{odd}").status_code == 200


def test_somebody_with_a_part_in_single_cases_finds_only_those(office):
    office.hire("Robin Hale", "childrens_manager")
    office.received()
    assert references(office.signed_in("Bo Ray", "step1_manager").get("/queue").text) == []


def test_a_page_of_the_queue_reads_along_an_index_and_sorts_nothing(office):
    for index, where in (("ix_cases_open_by_due", "cases.is_open = 1"),
                         ("ix_cases_open_of_assignee", "cases.is_open = 1 AND assignee_id = 'x'")):  # fmt: skip
        plan = f"EXPLAIN QUERY PLAN SELECT reference FROM cases WHERE {where} ORDER BY due_order, id LIMIT 26"
        with office.store.reading() as session:
            steps = " ".join(row[3] for row in session.execute(text(plan)))
        assert index in steps
        assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("address", ["/queue", "/queue?colour=amber", "/queue?colour=green"])
def test_the_statement_of_the_queue_itself_uses_the_index(office, address):
    office.received()
    browser = office.signed_in("Robin Hale", "childrens_manager")
    seen = []
    event.listen(office.store.engine, "before_cursor_execute",
                 lambda _c, _u, statement, values, *_: seen.append((statement, values)))  # fmt: skip
    browser.get(address)
    statement, values = next(one for one in seen if "due_order" in one[0] and "LIMIT" in one[0])
    with office.store.reading() as session:
        plan = session.connection().exec_driver_sql("EXPLAIN QUERY PLAN " + statement, values)
        steps = " ".join(row[3] for row in plan)
    assert "ix_cases_open_by_due" in steps
    assert "TEMP B-TREE" not in steps


@pytest.mark.clause("B-02")
def test_the_first_page_shows_what_is_late_due_today_and_mine(office, clock, manager):
    reference = office.received()
    clock.set("2026-04-09T12:00:00+00:00")
    page = office.sign_in("robin.hale@office.example").get("/").text
    assert page.count(reference) >= 2
    assert "Nothing is overdue." in page
    clock.set("2026-04-10T12:00:00+00:00")
    later = office.sign_in("robin.hale@office.example").get("/").text
    assert "Nothing is due today." in later
    assert "Nothing is overdue." not in later


@pytest.mark.clause("B-02", "D-07")
def test_the_tiles_count_what_was_kept_of_what_was_due_this_month(office, clock):
    office.hire("Robin Hale", "childrens_manager")
    office.received()
    clock.set("2026-04-21T12:00:00+00:00")
    page = office.sign_in("robin.hale@office.example").get("/").text
    tiles = re.findall(r"office-tile__note\">(\d+) of (\d+) kept", page)
    assert tiles == [("1", "1"), ("0", "1"), ("0", "1"), ("0", "1")]
    clock.set("2026-05-01T12:00:00+00:00")
    page = office.sign_in("robin.hale@office.example").get("/").text
    assert re.findall(r"office-tile__note\">(\d+) of (\d+) kept", page) == [("0", "0")] * 4


def test_the_tiles_are_counted_along_one_index_without_a_look_at_the_rows(office):
    office.received()
    browser = office.signed_in("Robin Hale", "childrens_manager")
    seen = []
    event.listen(office.store.engine, "before_cursor_execute",
                 lambda _c, _u, statement, values, *_: seen.append((statement, values)))  # fmt: skip
    browser.get("/")
    statement, values = next(one for one in seen if "counts_on BETWEEN" in one[0])
    with office.store.reading() as session:
        plan = session.connection().exec_driver_sql("EXPLAIN QUERY PLAN " + statement, values)
        steps = " ".join(row[3] for row in plan)
    assert "COVERING INDEX ix_milestones_code_counts" in steps


@pytest.mark.clause("B-01", "B-03")
@pytest.mark.parametrize(
    ("role", "leads"),
    [("complaints_manager", True), ("auditor", True), ("senior_manager", False), ("intake_officer", False)],
)
def test_a_reference_leads_on_only_where_the_page_may_open(office, role, leads):
    case = office.received()
    told = {"text": "ok", "face": "happy"}
    feedback = office.received(kind="feedback", procedure=None, issues=[], feedback=told)
    page = office.signed_in("Pat Quinn", role).get("/queue").text
    assert (f'href="/cases/{case}"' in page) is leads
    assert f'data-reference="{case}"' in page
    assert (f'href="/enquiries/{feedback}"' in page) is (role in ("complaints_manager", "intake_officer"))
