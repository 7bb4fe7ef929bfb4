"""While somebody is away, what is due shows for whoever stands in; with nobody there, all are told (B-23, C-7b)."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from backoffice.jobs.round import one_round, release
from backoffice.records import Absence, AuditEvent, Notice
from tests.integration.office.conftest import post

THURSDAY, WEDNESDAY, TUESDAY = "2026-04-09", "2026-04-08", "2026-04-07"


def dates(**days: str) -> dict[str, str]:
    told = {}
    for name, day in days.items():
        year, month, number = day.split("-")
        told |= {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}
    return told


def leave(office, browser, email: str, first: str, last: str, cover: str = ""):
    stand_in = office.staff(cover).id if cover else ""
    who = office.staff(email).id
    return post(browser, "/absence", staff=who, cover=stand_in, **dates(first=first, last=last))


def listed(page: str, key: str) -> list[str]:
    """The references in one list of the first page."""
    part = page.split(f'<section id="{key}"', 1)
    return re.findall(r'data-reference="([^"]+)"', part[1].split("</section>", 1)[0]) if len(part) > 1 else []


@pytest.fixture
def robin(office) -> str:
    return office.hire("Robin Hale", "childrens_manager")


@pytest.fixture
def ines(office, robin) -> str:
    return office.hire("Ines Okafor", "complaints_manager")


@pytest.mark.clause("C-7b", "B-23")
def test_a_manager_away_on_day_two_hands_the_hello_to_the_cover(office, clock, robin, ines):
    reference = office.received()
    deputy = office.sign_in(ines)
    assert leave(office, deputy, robin, WEDNESDAY, WEDNESDAY, ines).status_code == 302
    clock.set(f"{TUESDAY}T10:00:00+00:00")
    assert listed(office.sign_in(ines).get("/").text, "mine") == [], "Robin is back before it is due"
    clock.set(f"{WEDNESDAY}T10:00:00+00:00")
    page = office.sign_in(ines).get("/").text
    assert listed(page, "mine") == [reference]
    assert "You stand in for Robin Hale today" in page
    assert "away, Ines Okafor stands in" in office.sign_in(ines).get("/queue").text
    clock.set(f"{THURSDAY}T10:00:00+00:00")
    assert listed(office.sign_in(ines).get("/").text, "mine") == []


@pytest.mark.clause("C-7b")
def test_leave_on_every_working_day_to_the_date_counts_before_it_has_begun(office, clock, robin, ines):
    reference = office.received()
    deputy = office.sign_in(ines)
    leave(office, deputy, robin, TUESDAY, THURSDAY)
    assert listed(deputy.get("/").text, "mine") == [reference], "nobody is named, so the other manager stands in"
    later = office.received(received_at="2026-04-02T15:20:00Z", procedure="children_policy")
    assert set(listed(deputy.get("/").text, "mine")) == {reference, later}


@pytest.mark.clause("B-23")
def test_whoever_is_shut_out_of_a_case_does_not_stand_in_for_it(office, robin, ines):
    cover = office.hire("Ada Brook", "complaints_manager")
    reference = office.received(about_person={"known": "yes", "name": "Ines Okafor"})
    leave(office, office.sign_in(cover), robin, "2026-04-02", THURSDAY, ines)
    assert listed(office.sign_in(ines).get("/").text, "mine") == []
    assert listed(office.sign_in(cover).get("/").text, "mine") == [reference]


@pytest.mark.clause("B-23", "B-02")
def test_with_no_manager_present_every_page_says_so_and_the_senior_manager_is_told_once(
    office, settings, clock, robin, ines
):
    senior = office.hire("Pat Quinn", "senior_manager")
    reference = office.received()
    for email in (robin, ines):
        leave(office, office.sign_in(ines), email, "2026-04-02", WEDNESDAY)
    page = office.sign_in(ines).get("/").text
    assert "No complaints manager is at work today" in page
    assert listed(page, "no-cover") == [reference]
    assert "away, nobody stands in" in page
    for _ in range(2):
        one_round(office.store, settings, clock.now())
        release(office.store)
    with office.store.reading() as session:
        told = session.scalars(select(Notice.to_address).where(Notice.template == "no_cover")).all()
    assert told == [senior]
    clock.set(f"{THURSDAY}T10:00:00+00:00")
    back = office.sign_in(ines).get("/").text
    assert "No complaints manager is at work" not in back
    assert listed(back, "no-cover") == []


def test_nobody_is_told_on_a_day_on_which_nobody_works(office, settings, clock, robin):
    office.hire("Pat Quinn", "senior_manager")
    leave(office, office.sign_in(robin), robin, "2026-04-02", WEDNESDAY)
    clock.set("2026-04-03T10:00:00+00:00")  # Good Friday
    one_round(office.store, settings, clock.now())
    release(office.store)
    with office.store.reading() as session:
        assert session.scalars(select(Notice).where(Notice.template == "no_cover")).all() == []


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (THURSDAY, WEDNESDAY, "The last day is before the first one."),
        ("2026-03-02", "2026-03-06", "That leave is over already."),
        ("2026-13-45", WEDNESDAY, "Give the first and the last day of the leave."),
        (TUESDAY, "2028-04-07", "That is more than a year."),
    ],
)
def test_leave_that_cannot_be_is_refused_and_stays_typed(office, robin, first, last, says):
    answer = leave(office, office.sign_in(robin), robin, first, last)
    assert answer.status_code == 409
    assert says in answer.text
    assert f'name="last-year" type="text" inputmode="numeric" value="{last[:4]}"' in answer.text
    with office.store.reading() as session:
        assert session.scalars(select(Absence)).all() == []


def test_nobody_stands_in_for_themselves_and_only_a_complaints_manager_for_another(office, robin):
    clerk = office.hire("Iris Wood", "intake_officer")
    browser = office.sign_in(robin)
    assert "Nobody can stand in for themselves" in leave(office, browser, robin, TUESDAY, WEDNESDAY, robin).text
    assert "Iris Wood is not a complaints manager" in leave(office, browser, robin, TUESDAY, WEDNESDAY, clerk).text


def test_leave_is_taken_back_and_both_are_in_the_audit_log(office, robin, ines):
    office.received()
    browser = office.sign_in(ines)
    leave(office, browser, robin, "2026-04-02", WEDNESDAY)
    assert len(listed(browser.get("/").text, "mine")) == 1
    with office.store.reading() as session:
        absence = session.scalars(select(Absence)).one()
    assert post(browser, f"/absence/{absence.id}/take-back").status_code == 302
    assert listed(browser.get("/").text, "mine") == []
    assert post(browser, f"/absence/{absence.id}/take-back").status_code == 404
    with office.store.reading() as session:
        found = session.scalars(select(AuditEvent.what).where(AuditEvent.what.startswith("absence"))).all()
    assert found == ["absence_added", "absence_taken_back"]


@pytest.mark.clause("B-23", "B-02")
def test_the_cases_of_somebody_whose_account_is_closed_show_for_another_manager(office, robin, ines):
    reference = office.received()
    admin = office.signed_in("Ada Min", "admin")
    assert listed(office.sign_in(ines).get("/").text, "mine") == []
    assert post(admin, f"/staff/{office.staff(robin).id}/close").status_code == 302
    page = office.sign_in(ines).get("/").text
    assert listed(page, "mine") == [reference]
    assert "You stand in for Robin Hale today" in page
