"""The reports R-01 to R-03 on cases that were lived through (B-22, C-9e, C-17a, C-17b)."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from sqlalchemy import select

from backoffice.procedure import commands as c
from backoffice.procedure.permissions import Person
from backoffice.procedure.terms import (
    ContactMethod,
    ContactOutcome,
    Pressure,
    Role,
    With,
)
from backoffice.records import AuditEvent, Case, Learning, Milestone
from backoffice.services import casefile, reports
from backoffice.services.cases import process_feedback
from backoffice.services.office import working_days
from backoffice.services.reports import KINDS, periods
from tests.integration.office.conftest import post

MANAGER = Role.CHILDRENS_MANAGER


@pytest.fixture
def robin(office):
    return office.signed_in("Robin Hale", "childrens_manager")


@pytest.fixture
def does(office, clock, robin):
    """Takes a step in a case on a day, as Robin."""
    person = Person(office.staff("robin.hale@office.example").id, frozenset({MANAGER}))

    def step(reference: str, command: c.Command, on: str) -> None:
        clock.set(f"{on}T10:00:00+00:00")
        with office.store.writing() as session:
            casefile.carry_out(casefile.open_for(session, reference, person), command, person, clock.now())

    return step


def hello(on: str) -> c.Introduce:
    return c.Introduce(
        on=working_days.date.fromisoformat(on),
        method=ContactMethod.PHONE,
        outcome=ContactOutcome.REACHED,
        text="Said who I am.",
    )


def report(office, kind: str, code: str) -> reports.Report:
    with office.store.reading() as session:
        days = working_days.calendar(session)
        return reports.make(session, KINDS[kind], periods.parse(code), office.clock.now().date(), days)


def part(report: reports.Report, key: str) -> dict[str, reports.Row]:
    return {row.name: row for one in report.parts if one.key == key for row in one.rows}


@pytest.mark.clause("C-9e", "C-17a", "B-22", "D-07", "D-09")
def test_each_promise_counts_once_in_its_month_with_what_was_left_out_beside(office, clock, does):
    kept, late = office.received(), office.received()
    by_phone = office.received(channel="phone")
    gone = office.received()
    does(kept, hello("2026-04-07"), "2026-04-07")
    does(late, hello("2026-04-10"), "2026-04-10")
    does(gone, c.Withdraw(asked_by=With.CHILD, own_words="never mind", pushed=Pressure.NO), "2026-04-07")
    clock.set("2026-04-30T10:00:00+00:00")
    found = part(report(office, "R-01", "2026-04"), "promises")
    said_hello = found["Said hello in 3 working days"]
    assert said_hello.cells == (1, 3, 33, 2.5, 4), "kept, of, share, median, longest"
    assert "Left out: 1 withdrawn" in said_hello.note
    acknowledged = found["Acknowledged in 1 working day"]
    assert acknowledged.cells[:3] == (3, 3, 100)
    assert "3 shown on the child's screen after Send" in acknowledged.note
    assert "1 it came by mouth" in acknowledged.note
    assert found["Answered in 10 working days"].cells[:3] == (0, 3, 0)
    assert by_phone
    empty = part(report(office, "R-01", "2026-03"), "promises")
    assert all(row.cells[:3] == (0, 0, None) for row in empty.values())


@pytest.mark.clause("D-09", "C-9e")
def test_both_figures_are_given_for_an_agreed_date_and_one_agreed_too_late_stays_late_in_its_month(
    office, clock, does
):
    in_time, too_late = office.received(), office.received()

    def agree(reference: str, on: str) -> None:
        day = working_days.date
        does(reference, c.AgreeNewDate(new_due=day(2026, 5, 13), agreed_with=With.CHILD,
             agreed_on=day.fromisoformat(on), how=ContactMethod.PHONE, reason="she is away"), on)  # fmt: skip

    agree(in_time, "2026-04-17")
    agree(too_late, "2026-04-22")
    clock.set("2026-04-30T10:00:00+00:00")
    april = part(report(office, "R-01", "2026-04"), "promises")
    assert april["Answered in 10 days or by the agreed date"].cells[:2] == (0, 1), "it fell due on the 20th"
    clock.set("2026-05-29T10:00:00+00:00")
    may = part(report(office, "R-01", "2026-05"), "promises")
    assert may["Answered in 10 days or by the agreed date"].cells[:2] == (0, 1), "only the one agreed in time"
    agreed = part(report(office, "R-01", "2026-04"), "agreements")
    assert [row.cells for row in agreed.values()] == [(1,), (1,)]


@pytest.mark.clause("C-17a", "B-22")
def test_how_they_came_what_they_were_about_and_how_they_ended(office, clock, does):
    office.received(channel="letter")
    gone = office.received(channel="email", issues=[
        {"text": "x", "themes": ["late_or_missed", "worker_manner"], "about_body": "cafcass"}])  # fmt: skip
    office.received(kind="callback_request", procedure=None, issues=[])
    does(gone, c.Withdraw(asked_by=With.CHILD, own_words="never mind", pushed=Pressure.NO), "2026-04-07")
    made = report(office, "R-01", "2026-04")
    assert {name: row.cells for name, row in part(made, "channels").items() if row.cells != (0,)} == {
        "Letter": (1,), "Email": (1,)}  # fmt: skip
    assert part(made, "themes")["Was late or did not come"].cells == (1,)
    assert part(made, "ended")["Withdrawn"].cells == (1,)
    assert part(made, "others")["Call-backs asked for"].cells == (1,)
    assert part(made, "open")["Children's policy"].cells[0] == 1


@pytest.mark.clause("C-17b", "C-0.4", "B-22")
def test_the_summary_that_is_published_holds_no_count_under_five_and_what_changed(office, clock, does):
    references = [office.received() for _ in range(6)]
    does(references[0], hello("2026-04-07"), "2026-04-07")
    with office.store.writing() as session:
        row = Learning(case_id=office.case(references[0]).id, level="team", created_at=clock.now())
        row.text, row.published_text = "Fern's worker reads notes back.", "We read our notes back to children."
        session.add(row)
    clock.set("2027-03-01T10:00:00+00:00")
    page = office.sign_in("robin.hale@office.example").get("/reports/R-03/2026").text
    assert "We read our notes back to children." in page
    assert "Fern" not in page
    figures = page.split("</form>")[-1]
    cells = re.findall(r'govuk-table__cell--numeric">\s*([^<]*)</td>', figures)
    assert "6" in cells
    assert not {"1", "2", "3", "4"} & set(cells)
    assert "fewer than 5" in cells
    drawn = re.findall(r'font-weight="600"[^>]*>([^<]*)<', figures)
    assert not {"1", "2", "3", "4"} & set(drawn), "nor in the bars"


@pytest.mark.clause("C-17a")
def test_the_board_sees_how_it_went_quarter_by_quarter(office, clock, does):
    does(office.received(), hello("2026-04-07"), "2026-04-07")
    clock.set("2026-08-03T10:00:00+00:00")
    trend = part(report(office, "R-02", "2026-Q3"), "trend")
    assert list(trend)[-2:] == ["April to June 2026", "July to September 2026"]
    assert [row.cells[1] for row in trend.values()] == [None] * 4 + [100, None]


@pytest.mark.clause("B-22")
@pytest.mark.parametrize("kind", ["R-01", "R-02", "R-03"])
def test_each_report_prints_its_definitions_and_can_be_taken_away_as_a_sheet(office, robin, kind):
    office.received()
    code = {"R-01": "2026-04", "R-02": "2026-Q2", "R-03": "2026"}[kind]
    page = robin.get(f"/reports/{kind}/{code}").text
    made = report(office, kind, code)
    assert page.count("How it is counted.") == len(made.parts)
    for one in made.parts:
        assert one.title.replace("'", "&#39;") in page
        drawn = [] if one.bars is None else [row.cells[one.bars] for row in one.rows]
        if any(isinstance(cell, int) and cell for cell in drawn):
            assert "<svg" in page.split(f'id="{one.key}"', 1)[1].split("</section>", 1)[0]
    sheet = robin.get(f"/reports/{kind}/{code}/sheet.csv")
    assert sheet.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(sheet.text.removeprefix("\ufeff"))))
    for one in made.parts:
        assert [one.title] in rows
        assert [one.definition] in rows
    with office.store.reading() as session:
        told = session.scalars(select(AuditEvent.what).where(AuditEvent.subject == f"{kind} {code}")).all()
    assert told == ["report_read", "report_exported"]


@pytest.mark.clause("C-16", "C-17a")
def test_what_children_said_about_how_it_went_is_counted_in_its_month(office, clock, robin):
    person = Person(office.staff("robin.hale@office.example").id, frozenset({MANAGER}))
    with office.store.writing() as session:
        for easy in ("yes", "yes", "no"):
            process_feedback.keep(session, {"easy": easy}, "", "", person, clock.now())
    found = part(report(office, "R-01", "2026-04"), "how-it-went")
    assert found["Was it easy to tell us?"].cells == (2, 0, 1, 0)
    assert found["Did we listen to you?"].cells == (0, 0, 0, 3)
    assert part(report(office, "R-01", "2026-03"), "how-it-went")["Was it easy to tell us?"].cells == (0, 0, 0, 0)


def test_what_is_no_report_is_not_found(office, robin):
    for where in ("R-09/2026-04", "R-01/2026-Q2", "R-01/2027-01", "R-01/nonsense", "R-03/2026-04"):
        assert robin.get(f"/reports/{where}").status_code == 404
    assert robin.get("/reports/R-01?period=2026-04").headers["Location"] == "/reports/R-01/2026-04"
    assert post(robin, "/reports/R-01/2026-04").status_code == 405


@pytest.mark.clause("C-9e", "D-24")
def test_a_later_step_took_as_long_as_since_it_was_asked_for(office, clock):
    reference = office.received(procedure="three_step", chatter_role="adult_service_user")
    took = {"step1": (None, date(2026, 4, 10)), "step2": (date(2026, 4, 20), date(2026, 4, 24))}
    with office.store.writing() as session:
        case = session.scalars(select(Case).where(Case.reference == reference)).one()
        received = case.received_date
        for code, (since, done) in took.items():
            row = next((one for one in case.milestones if one.code == code), None) or Milestone(code=code)
            row.status, row.done_on, row.kept, row.is_open = "done", done, True, False
            row.since = since or row.since
            row.due = row.promised = row.first_due = row.counts_on = done
            if row not in case.milestones:
                case.milestones.append(row)
    clock.set("2026-05-04T10:00:00+00:00")
    rows = {name: row.cells for name, row in part(report(office, "R-01", "2026-04"), "steps").items()}
    assert received == date(2026, 4, 2)
    assert rows["Step 1 answered in time"] == (1, 1, 100, 4, 4), "from receipt, with Easter inside"
    assert rows["Step 2 outcome in time"] == (1, 1, 100, 4, 4), "from the request, not from receipt"
