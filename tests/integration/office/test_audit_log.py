"""The audit log: every reading is in it, no words are, and nobody changes a line unseen (B-25)."""

from __future__ import annotations

import csv
import io

import pytest
from sqlalchemy import select, text

from backoffice.oversight.audit_page import say_codes
from backoffice.records import AuditEvent, audit
from tests.integration.office.conftest import an_alert, post

pytestmark = pytest.mark.clause("B-25")


def lines(office, **where) -> list[AuditEvent]:
    with office.store.reading() as session:
        return list(session.scalars(select(AuditEvent).filter_by(**where).order_by(AuditEvent.number)))


def verdict(office):
    with office.store.reading() as session:
        return audit.verify(session)


def tamper(office, statement: str) -> None:
    """Change the database behind the office's back, as somebody with the file could."""
    with office.store.engine.begin() as connection:
        connection.execute(text(statement))


@pytest.fixture
def busy(office):
    office.hire("Robin Hale", "childrens_manager")
    for _ in range(3):
        office.received()
    return office


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("senior_manager,childrens_manager", "Senior manager, Children's manager"),
        ("immediate", "Immediate"),
        ("14", "14"),
        ("2026-04-02 to 2026-04-10", "2026-04-02 to 2026-04-10"),
        ("a_b@office.example", "a_b@office.example"),
        (None, ""),
    ],
)
def test_the_codes_of_a_line_are_said_in_words_and_nothing_else_is_touched(kept, said):
    assert say_codes(kept) == said


def test_a_log_that_nobody_touched_is_whole(busy):
    found = verdict(busy)
    assert found.whole
    assert found.lines == len(lines(busy)) > 5


def test_an_empty_log_is_whole(office):
    assert verdict(office).whole


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_events SET who_name = 'nobody' WHERE number = 3",
        "UPDATE audit_events SET at = '2020-01-01 00:00:00.000000' WHERE number = 3",
        "UPDATE audit_events SET case_reference = NULL WHERE case_reference IS NOT NULL",
        "DELETE FROM audit_events WHERE number = 3",
        "DELETE FROM audit_events WHERE number = 1",
        "DELETE FROM audit_events WHERE number = (SELECT MAX(number) FROM audit_events)",
        "DELETE FROM audit_events",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET number = number - 1",
        "INSERT INTO audit_events SELECT number + 1, at, who, who_name, what, case_reference, subject, before, after,"
        " reason, hash, hash FROM audit_events ORDER BY number DESC LIMIT 1",
    ],
)
def test_whatever_is_done_to_the_log_is_found(busy, statement):
    tamper(busy, statement)
    assert not verdict(busy).whole
    shown = busy.run("audit", "verify")
    assert shown.exit_code != 0
    assert shown.output.startswith("Error: The audit log does not hold:")


def test_a_line_rewritten_with_a_plain_hash_is_found_too(busy):
    import hashlib

    forged = hashlib.sha256(b"anything").hexdigest()
    tamper(busy, f"UPDATE audit_events SET what = 'nothing', hash = '{forged}' WHERE number = 3")
    tamper(busy, f"UPDATE audit_events SET previous_hash = '{forged}' WHERE number = 4")
    assert not verdict(busy).whole


def test_reading_a_case_from_the_command_line_is_in_the_log(busy):
    reference = busy.cases()[0]
    before = len(lines(busy, what="case_read", case_reference=reference))
    assert busy.run("case", "show", reference, "--json").exit_code == 0
    assert len(lines(busy, what="case_read", case_reference=reference)) == before + 1


def test_reading_a_message_or_a_worry_is_in_the_log(office):
    office.hire("Robin Hale", "childrens_manager")
    reference = office.received(kind="message_for_worker", procedure=None)
    office.alert(an_alert())
    browser = office.signed_in("Ann Lee", "complaints_manager")
    who = office.staff("ann.lee@office.example").id
    browser.get(f"/enquiries/{reference}")
    browser.get(f"/safeguarding/{office.worry().id}")
    assert len(lines(office, who=who, what="case_read", case_reference=reference)) == 1
    assert len(lines(office, who=who, what="worry_read", subject=office.worry().id)) == 1


def test_no_line_holds_anybodys_words(busy):
    busy.alert(an_alert(texts=["kestrel words"], name="Fern"))
    said = " ".join(" ".join(str(value) for value in vars(line).values()) for line in lines(busy))
    for word in ("kestrel", "Fern", "school", "07700"):
        assert word not in said


def test_the_page_shows_lines_to_an_auditor_and_a_lead_and_can_look_for_some(busy):
    reference = busy.cases()[0]
    for role in ("auditor", "safeguarding_lead"):
        browser = busy.signed_in(f"Pat {role.title().replace('_', '')}", role)
        page = browser.get("/audit", query_string={"case": reference.lower()}).text
        assert page.count(reference) >= 2
        assert not any(other in page for other in busy.cases() if other != reference)
        assert "The audit log is whole" in browser.get("/audit/check").text
    assert busy.signed_in("Mo Day", "complaints_manager").get("/audit").status_code == 403


def test_looking_at_the_log_is_in_the_log(busy):
    busy.signed_in("Pat Quinn", "auditor").get("/audit")
    assert len(lines(busy, what="audit_read")) == 1


@pytest.mark.clause("B-25")
def test_lines_are_sought_by_day_and_taken_away_with_a_reason(office):
    browser = office.signed_in("Audrey Vale", "auditor")
    reference = office.received()
    form = {"case": reference, "since": "2026-04-02", "until": "2026-04-02"}
    assert "received" in browser.get("/audit", query_string=form).text.lower()
    assert "No line is like that." in browser.get("/audit", query_string={**form, "until": "2026-04-01"}).text
    refused = post(browser, "/audit/export", **form, reason="")
    assert refused.status_code == 409
    assert "Say in a few words what the lines are for." in refused.text
    assert f'name="case" value="{reference}"' in refused.text
    sheet = post(browser, "/audit/export", **form, reason="=asked by the inspector")
    rows = list(csv.reader(io.StringIO(sheet.text.removeprefix("\ufeff"))))
    assert rows[0][0] == "Line"
    assert {row[4] for row in rows[1:]} == {reference}
    last = list(csv.reader(io.StringIO(post(browser, "/audit/export", case=reference, reason="again please").text)))[1]
    assert last[3] == "audit_exported"
    assert last[8] == "'=asked by the inspector", "a spreadsheet would run it"


def test_only_those_who_may_see_the_log_take_it_away(office):
    browser = office.signed_in("Robin Hale", "childrens_manager")
    assert post(browser, "/audit/export", reason="I would like to").status_code == 403
