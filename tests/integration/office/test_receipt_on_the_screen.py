"""What the screen says after Send acknowledges a complaint once the child's page has fetched it, within the hour."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from backoffice.jobs.round import one_round, release
from tests.integration.office.conftest import MAUNDY_THURSDAY, a_contact, a_submission

pytestmark = pytest.mark.clause("D-07", "C-6")

A_LETTER = a_contact(method="letter", value="1 Mill Lane")


@pytest.fixture
def hour(office, clock, settings):
    """Let some minutes pass, and the jobs run."""

    def passes(minutes: int) -> None:
        clock.advance(minutes=minutes)
        one_round(office.store, settings, clock.now())
        release(office.store)

    return passes


@pytest.fixture
def sent(office):
    """A Send that the office has, and whose receipt nobody has fetched yet: its id and its reference."""

    def hand_over(**changed: Any) -> tuple[str, str]:
        body = a_submission(**changed)
        return body["submission_id"], office.submit(body).json["reference"]

    return hand_over


def acknowledgement(office, reference: str) -> tuple[str, str | None]:
    row = next(row for row in office.case(reference).milestones if row.code == "ack")
    return row.status, str(row.done_on) if row.done_on else None


def test_a_receipt_that_was_fetched_acknowledges_for_good(office, sent, hour):
    submission_id, reference = sent()
    assert office.shown(submission_id).json == {"submission_id": submission_id}
    hour(61)
    assert acknowledgement(office, reference) == ("done", "2026-04-02")


@pytest.mark.parametrize(("minutes", "standing"), [(60, ("done", "2026-04-02")), (61, ("due", None))])
def test_one_that_nobody_fetched_counts_for_an_hour(office, sent, hour, minutes, standing):
    _, reference = sent(contact=A_LETTER)
    hour(minutes)
    assert acknowledgement(office, reference) == standing


def test_the_acknowledgement_is_then_the_next_thing_to_do_and_the_case_says_why(office, sent, hour):
    _, reference = sent(contact=A_LETTER)
    hour(61)
    robin = office.signed_in("Robin Hale", "childrens_manager")
    case = office.case(reference)
    assert (case.next_duty, str(case.next_due)) == ("ack", "2026-04-07")
    assert "Nobody saw the receipt on the screen" in robin.get(f"/cases/{reference}/timeline").text


def test_where_no_way_to_write_is_safe_no_letter_is_owed(office, sent, hour):
    _, reference = sent(contact=a_contact(method="email", value="mum@example.org", private="no"))
    hour(61)
    assert acknowledgement(office, reference) == ("not_required", None)


@pytest.mark.parametrize(("minutes", "told"), [(60, ("sent", "auto_onscreen")), (61, ("due", "none"))])
def test_one_that_reached_the_office_after_the_hour_says_so_from_the_beginning(office, clock, minutes, told):
    clock.advance(minutes=minutes)
    receipt = office.submit(a_submission(received_at=MAUNDY_THURSDAY, contact=A_LETTER)).json
    assert (receipt["ack_status"], receipt["ack_kind"]) == told


def test_a_page_that_waited_longer_and_then_fetched_it_is_acknowledged_on_that_day(office, sent, clock, hour):
    submission_id, reference = sent(contact=A_LETTER)
    hour(61)
    clock.advance(days=1)
    assert office.shown(submission_id).status_code == 200
    assert acknowledgement(office, reference) == ("done", "2026-04-03")
    hour(61)
    assert acknowledgement(office, reference) == ("done", "2026-04-03")


@pytest.mark.parametrize("shown_at", ["0001-01-01T00:00:00Z", "2026-04-01T09:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_chat_whose_clock_is_wrong_acknowledges_no_sooner_than_it_came_and_no_later_than_now(
    office, sent, hour, shown_at
):
    submission_id, reference = sent(contact=A_LETTER)
    hour(61)
    assert office.shown(submission_id, shown_at=shown_at).status_code == 200
    assert acknowledgement(office, reference) == ("done", "2026-04-02")


def test_told_twice_is_told_once(office, sent):
    submission_id, reference = sent()
    assert [office.shown(submission_id).status_code for _ in range(2)] == [200, 200]
    assert acknowledgement(office, reference) == ("done", "2026-04-02")


def test_what_promises_no_acknowledgement_takes_the_news_and_changes_nothing(office, sent, hour):
    submission_id, reference = sent(kind="message_for_worker", procedure=None, wanted=[])
    assert office.shown(submission_id).status_code == 200
    hour(61)
    assert [row.code for row in office.case(reference).milestones] == ["message"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"submission_id": str(uuid.uuid4())}, "submission_id"), ({"shown_at": "yesterday"}, "shown_at"),
     ({"submission_id": "CC-222222"}, "submission_id"), ({"name": "Fern"}, "")],
    ids=["never received", "no time", "no id", "a field too many"],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_by_the_name_of_the_field(office, sent, changed, field):
    submission_id, _ = sent()
    answer = office.shown(submission_id, **changed)
    assert (answer.status_code, [one["field"] for one in answer.json["errors"]]) == (422, [field])
    assert "Fern" not in answer.text


def test_nobody_says_so_without_the_token(office, sent):
    submission_id, _ = sent()
    assert office.browser().post("/api/v1/receipts-shown", json={"submission_id": submission_id}).status_code == 401
