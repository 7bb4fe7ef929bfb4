"""What has been kept long enough goes for good, what is held stays, and each deletion is certified (B-26)."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import select

from backoffice.jobs.round import one_round, release
from backoffice.procedure.permissions import Person as Colleague
from backoffice.procedure.terms import Role
from backoffice.records import (
    AuditEvent,
    Case,
    ContactPlan,
    Event,
    Issue,
    Person,
    ProcessFeedback,
    Submission,
    audit,
)
from backoffice.services.cases import process_feedback
from tests.integration.office.conftest import a_contact, post

WORDS = "my worker put the wrong school in her report"
NAME = "Fern"


@pytest.fixture
def keeper(office):
    return office.signed_in("Ada Min", "admin")


def withdrawn(office, **changed) -> str:
    """A case that ended on Maundy Thursday."""
    reference = office.received(**changed)
    with office.store.writing() as session:
        case = session.scalars(select(Case).where(Case.reference == reference)).one()
        case.is_open, case.state, case.close_reason = False, "withdrawn", "withdrawn"
        case.closed_on = office.clock.now().date()
    return reference


def run_jobs(office, settings) -> None:
    done = one_round(office.store, settings, office.clock.now())
    release(office.store)
    assert done is not None
    assert done.failed == ()


def listed(browser) -> str:
    return browser.get("/retention").text.split("Legal hold</h2>", 1)[0]


@pytest.mark.clause("B-26")
def test_a_case_is_due_after_its_time_and_what_was_said_in_it_goes_for_good(office, settings, clock, keeper):
    reference = withdrawn(office)
    run_jobs(office, settings)
    assert str(office.case(reference).retention_date) == "2039-04-02"
    clock.set("2039-04-02T10:00:00+00:00")
    keeper = office.sign_in("ada.min@office.example")
    assert reference not in listed(keeper)
    assert post(keeper, f"/retention/{reference}/erase").status_code == 409, "not a day too soon"
    clock.set("2039-04-03T10:00:00+00:00")
    keeper = office.sign_in("ada.min@office.example")
    assert reference in listed(keeper)
    answer = post(keeper, f"/retention/{reference}/erase")
    assert answer.headers["Location"].endswith(f"/retention/{reference}/certificate")
    with office.store.reading() as session:
        case = session.scalars(select(Case).where(Case.reference == reference)).one()
        assert (case.state_now, case.child_first_name, str(case.erased_on)) == (None, None, "2039-04-03")
        assert (case.channel, str(case.received_date), case.close_reason) == ("chat", "2026-04-02", "withdrawn")
        assert [issue.text_verbatim for issue in session.scalars(select(Issue))] == [None]
        assert [mark.kind for mark in case.marks] == ["theme"]
        for table in (Event, Submission, ContactPlan, Person):
            assert session.scalars(select(table)).all() == [], table
        assert audit.verify(session).whole


def test_the_certificate_says_what_went_when_and_under_which_line_of_the_log(office, settings, clock, keeper):
    reference = withdrawn(office)
    run_jobs(office, settings)
    clock.set("2040-01-02T10:00:00+00:00")
    keeper = office.sign_in("ada.min@office.example")
    post(keeper, f"/retention/{reference}/erase")
    page = keeper.get(f"/retention/{reference}/certificate").text
    with office.store.reading() as session:
        line = session.scalars(select(AuditEvent).where(AuditEvent.what == "case_erased")).one()
    for told in (line.hash, str(line.number), "2039-04-02", "events 2", "hand-over 1", "Ada Min"):
        assert told in page
    assert reference in keeper.get("/retention").text
    assert post(keeper, f"/retention/{reference}/erase").status_code == 409
    assert keeper.get("/retention/CC-000000/certificate").status_code == 404


def test_a_deleted_case_is_in_no_list_and_opens_for_nobody(office, settings, clock, keeper):
    reference = withdrawn(office)
    run_jobs(office, settings)
    clock.set("2040-01-02T10:00:00+00:00")
    post(office.sign_in("ada.min@office.example"), f"/retention/{reference}/erase")
    manager = office.signed_in("Robin Hale", "childrens_manager")
    assert reference not in manager.get("/queue?show=all").text
    assert manager.get(f"/cases/{reference}").status_code == 404
    assert manager.get(f"/enquiries/{reference}").status_code == 404


@pytest.mark.clause("B-26")
def test_a_legal_hold_stops_it_by_hand_and_by_itself_until_it_is_lifted(office, settings, clock, keeper):
    reference = withdrawn(office)
    run_jobs(office, settings)
    clock.set("2040-06-01T10:00:00+00:00")
    keeper = office.sign_in("ada.min@office.example")
    held = post(keeper, "/retention/hold", reference=reference.lower(), reason="The court asked for it", on="yes")
    assert held.status_code == 302
    assert "legal_hold" in office.case(reference).flags
    assert post(keeper, f"/retention/{reference}/erase").status_code == 409
    run_jobs(office, settings)
    assert office.case(reference).erased_on is None
    post(keeper, "/retention/hold", reference=reference, reason="The court is done with it", on="no")
    run_jobs(office, settings)
    assert str(office.case(reference).erased_on) == "2040-06-01"


@pytest.mark.parametrize(
    ("reference", "reason", "says"),
    [("CC-ZZZZZZ", "The court asked", "There is no such reference"), (None, "", "Say in a few words why")],
)
def test_a_hold_needs_a_case_and_a_reason(office, keeper, reference, reason, says):
    reference = reference or office.received()
    answer = post(keeper, "/retention/hold", reference=reference, reason=reason, on="yes")
    assert answer.status_code == 409
    assert says in answer.text


@pytest.mark.clause("B-26")
def test_what_stands_on_the_list_for_thirty_days_goes_by_itself(office, settings, clock):
    reference = withdrawn(office)
    run_jobs(office, settings)
    clock.set("2039-05-02T10:00:00+00:00")
    run_jobs(office, settings)
    assert office.case(reference).erased_on is None
    clock.set("2039-05-03T10:00:00+00:00")
    run_jobs(office, settings)
    assert str(office.case(reference).erased_on) == "2039-05-03"


def test_ways_to_reach_a_child_go_a_year_after_the_end(office, settings, clock):
    nan = {"name": "Nan", "relationship": "grandparent", "child_knows": "yes", "may_contact_child": "yes",
           "words_from": "child", "contact": a_contact(value="nan@example.org")}  # fmt: skip
    told = a_contact(safety_note="Not when mum is in", times_note="on the bus only")
    reference = withdrawn(office, contact=told, representative=nan)
    secrets = {told["value"], told["safety_note"], told["times_note"], "nan@example.org"}
    clock.set("2027-04-02T10:00:00+00:00")
    run_jobs(office, settings)
    assert len(office.case(reference).contact_plans) == 2
    assert standing_in(office, reference, secrets) == secrets
    assert "reached" in {mark.kind for mark in office.case(reference).marks}
    clock.set("2027-04-03T10:00:00+00:00")
    run_jobs(office, settings)
    assert office.case(reference).contact_plans == []
    assert standing_in(office, reference, secrets) == set()
    assert standing_in(office, reference, {"Fern Ash", "Nan", "wrong school"}) == {"Fern Ash", "Nan", "wrong school"}
    assert "reached" not in {mark.kind for mark in office.case(reference).marks}


def standing_in(office, reference: str, words: set[str]) -> set[str]:
    """Those words that the whole case still says, as the command line shows it."""
    shown = office.run("case", "show", reference, "--json")
    assert shown.exit_code == 0
    return {word for word in words if word in shown.stdout}


def test_what_a_child_wrote_about_how_it_went_goes_after_three_years_and_still_counts(office, settings, clock):
    manager = Colleague("someone", frozenset({Role.CHILDRENS_MANAGER}))
    with office.store.writing() as session:
        process_feedback.keep(session, {"easy": "yes"}, "more pictures please", "", manager, clock.now())
    clock.set("2029-04-30T10:00:00+00:00")
    run_jobs(office, settings)
    assert how_it_went(office) == [("yes", "more pictures please")]
    clock.set("2029-05-01T10:00:00+00:00")
    run_jobs(office, settings)
    assert how_it_went(office) == [("yes", None)]


def how_it_went(office) -> list[tuple[str, str | None]]:
    with office.store.reading() as session:
        return [(row.easy, row.better) for row in session.scalars(select(ProcessFeedback))]


def test_other_periods_change_what_is_due(office, settings, clock, keeper):
    reference = withdrawn(office)
    run_jobs(office, settings)
    assert post(keeper, "/settings", child_age="20").status_code == 302
    run_jobs(office, settings)
    assert str(office.case(reference).retention_date) == "2034-04-02"


def test_feedback_goes_three_years_after_it_came_though_nobody_closed_it(office, settings, clock):
    told = {"text": "the drawing game was nice", "face": "happy"}
    reference = office.received(kind="feedback", procedure=None, issues=[], feedback=told)
    run_jobs(office, settings)
    clock.set("2029-06-01T10:00:00+00:00")
    run_jobs(office, settings)
    case = office.case(reference)
    assert str(case.erased_on) == "2029-06-01"
    assert not case.is_open


def test_no_case_that_is_open_is_ever_deleted(office, settings, clock):
    reference = office.received()
    clock.set("2070-01-02T10:00:00+00:00")
    run_jobs(office, settings)
    assert office.case(reference).erased_on is None


def test_nothing_of_the_words_is_left_in_the_file(office, settings, clock):
    """Even sealed: the bytes of the sealed values are gone from the database."""
    withdrawn(office)
    run_jobs(office, settings)
    file = office.store.file
    with sqlite3.connect(file) as raw:
        (box,) = raw.execute("SELECT text_verbatim_sealed FROM issues").fetchone()
    clock.set("2040-06-01T10:00:00+00:00")
    run_jobs(office, settings)
    with sqlite3.connect(file) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert bytes(box) not in file.read_bytes()
