"""The list of bank holidays changes, and open dates are counted again (specification 3.3, B-24)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.jobs.round import one_round, release
from backoffice.records import AuditEvent, BankHoliday, Event, Notice, Setting
from backoffice.services.office import working_days
from tests.integration.office.conftest import post
from tests.integration.office.test_leave_and_cover import dates


@pytest.fixture
def robin(office):
    return office.signed_in("Robin Hale", "childrens_manager")


def run_jobs(office, settings) -> None:
    one_round(office.store, settings, office.clock.now())
    release(office.store)


def due(office, reference: str) -> dict[str, str]:
    return {row.code: str(row.due) for row in office.case(reference).milestones}


@pytest.mark.clause("B-24")
def test_a_holiday_that_goes_brings_dates_forward_flags_the_case_and_tells_its_handler(office, settings, robin):
    reference = office.received()
    assert due(office, reference)["response"] == "2026-04-20"
    assert post(robin, "/settings/holidays/2026-04-06/take-out").status_code == 302
    page = robin.get("/settings/holidays").text
    assert "Open cases are being counted again: 0 of 1" in page
    assert due(office, reference)["response"] == "2026-04-20", "the page itself counts nothing"
    run_jobs(office, settings)
    assert due(office, reference) | {"ack": ""} == {
        "ack": "", "intro": "2026-04-08", "response": "2026-04-17", "kit": "2026-04-17",
    }  # fmt: skip
    case = office.case(reference)
    assert "dates_moved" in case.flags
    assert str(case.next_due) == "2026-04-08"
    said = robin.get("/settings/holidays").text
    assert "All 1 open cases were counted again. Dates moved in 1, and in 1 somebody has to be told" in said
    with office.store.reading() as session:
        assert session.scalars(select(Notice.to_address).where(Notice.template == "dates_moved")).all() == [
            "robin.hale@office.example"
        ]
        assert session.scalars(select(AuditEvent.what).where(AuditEvent.case_reference == reference)).all()[-1] == (
            "recalculate_dates"
        )
        assert session.scalars(select(Event.type)).all()[-1] == "DatesRecalculated"
    assert reference in robin.get("/queue?flag=dates_moved").text


@pytest.mark.clause("B-24")
def test_a_new_holiday_moves_nothing_that_was_told_and_counts_for_what_comes_after(office, settings, robin):
    before = office.received()
    answer = post(robin, "/settings/holidays", name="A coronation", **dates(on="2026-04-15"))
    assert answer.status_code == 302
    run_jobs(office, settings)
    assert due(office, before)["response"] == "2026-04-20"
    assert "dates_moved" not in office.case(before).flags
    assert due(office, office.received())["response"] == "2026-04-21"
    assert "A coronation" in robin.get("/settings/holidays").text


def test_a_call_back_comes_forward_too_and_never_moves_later(office, settings, robin):
    reference = office.received(kind="callback_request", procedure=None, issues=[])
    assert due(office, reference) == {"callback": "2026-04-07"}
    post(robin, "/settings/holidays/2026-04-06/take-out")
    run_jobs(office, settings)
    assert due(office, reference) == {"callback": "2026-04-06"}
    post(robin, "/settings/holidays", name="Easter Monday", **dates(on="2026-04-06"))
    run_jobs(office, settings)
    assert due(office, reference) == {"callback": "2026-04-06"}


def test_the_counting_goes_on_where_it_was_stopped(office, settings, robin, monkeypatch):
    from backoffice.services.each_day import recount

    monkeypatch.setattr(recount, "_AT_A_TIME", 2)
    references = [office.received() for _ in range(5)]
    post(robin, "/settings/holidays/2026-04-06/take-out")
    real, calls = recount._some, []

    def stopped(*given):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("stopped in the middle")
        return real(*given)

    monkeypatch.setattr(recount, "_some", stopped)
    run_jobs(office, settings)
    moved = [due(office, one)["response"] == "2026-04-17" for one in references]
    assert sum(moved) == 2
    assert "2 of 5" in robin.get("/settings/holidays").text
    run_jobs(office, settings)
    assert all(due(office, one)["response"] == "2026-04-17" for one in references)
    with office.store.reading() as session:
        counted = session.scalars(select(Event).where(Event.type == "DatesRecalculated")).all()
    assert len(counted) == 5, "each case once"


def test_a_day_taken_out_stays_out_when_the_published_list_is_read_again(office, robin):
    post(robin, "/settings/holidays/2026-05-04/take-out")
    with office.store.writing() as session:
        assert working_days.fill_holidays(session) == 0
    with office.store.reading() as session:
        assert session.get(BankHoliday, working_days.date(2026, 5, 4)) is None
    post(robin, "/settings/holidays", name="Early May", **dates(on="2026-05-04"))
    with office.store.reading() as session:
        assert session.get_one(Setting, "bank_holidays_taken_out").value == []


@pytest.mark.parametrize(
    ("day", "name", "says"),
    [
        ("2026-04-02", "Today", "Choose a day to come"),
        ("2026-04-18", "Saturday", "a Saturday or a Sunday"),
        ("2026-05-04", "Early May", "That day is in the list already"),
        ("2026-02-30", "x", "Give the day as a date"),
        ("2026-04-15", "  ", "Give the holiday a name"),
    ],
)
def test_a_day_that_cannot_be_a_holiday_is_refused_and_stays_typed(office, robin, day, name, says):
    answer = post(robin, "/settings/holidays", name=name, **dates(on=day))
    assert answer.status_code == 409
    assert says in answer.text
    assert f'value="{day[:4]}"' in answer.text
    assert "being counted again" not in answer.text


@pytest.mark.parametrize("day", ["2026-01-01", "2026-04-15", "not-a-day"])
def test_a_day_gone_by_or_not_in_the_list_cannot_be_taken_out(office, robin, day):
    assert post(robin, f"/settings/holidays/{day}/take-out").status_code in (404, 409)


def test_dates_past_the_last_known_year_are_provisional(office, robin):
    assert post(robin, "/settings/holidays/known", year="2026").status_code == 302
    assert "provisional" in robin.get("/settings/holidays").text
    for year in ("", "1999", "2050", "x"):
        assert post(robin, "/settings/holidays/known", year=year).status_code == 409
