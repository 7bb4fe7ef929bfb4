"""Every worked date: the golden file, the tables of the specification, and the two sources of bank holidays."""

import csv
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from holidays import country_holidays

from backoffice.procedure import deadlines
from backoffice.procedure.calendar import Calendar, NoHolidaysKnown, london_date
from backoffice.procedure.deadlines import RULES, UnknownRule, due, parse_freeze, parse_received
from backoffice.procedure.parameters import NUMBERS, POLICIES, NotAHouseRule, parameters_for
from backoffice.procedure.terms import Delivery, Procedure
from tests.unit.procedure.office import BANK_HOLIDAYS, CALENDAR, GOOD_FRIDAY, MAUNDY_THURSDAY, TUESDAY_AFTER_EASTER

GOLDEN = Path(__file__).parents[2] / "golden" / "deadline_golden.csv"
ROWS = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))


def test_the_golden_file_holds_its_rows() -> None:
    assert len(ROWS) == 107
    assert {row["rule"] for row in ROWS} <= set(RULES)


@pytest.mark.clause("C-6", "C-7b", "C-9c", "C-9d", "P-2.1c", "P-7.2", "P-8.6", "P-6.4c", "P-8.1a", "P-A1", "P-A2")
@pytest.mark.parametrize("row", ROWS, ids=[f"{row['rule']} {row['received']} {n}" for n, row in enumerate(ROWS)])
def test_each_golden_row_is_due_when_it_says(row: dict[str, str]) -> None:
    frozen = re.search(r"freeze=(\S+);", row["note"])
    found = due(row["rule"], parse_received(row["received"]), CALENDAR, parse_freeze(frozen[1]) if frozen else None)
    assert found.date.isoformat() == row["due"]
    assert RULES[row["rule"]].working_days == int(row["working_days"])
    assert not found.provisional


THREE_PROMISES = """
2025-03-03 2025-03-04 2025-03-06 2025-03-17
2025-04-11 2025-04-14 2025-04-16 2025-04-29
2025-04-17 2025-04-22 2025-04-24 2025-05-06
2025-04-19 2025-04-22 2025-04-24 2025-05-06
2025-05-23 2025-05-27 2025-05-29 2025-06-09
2025-06-30T23:00:00Z 2025-07-02 2025-07-04 2025-07-15
2025-08-22 2025-08-26 2025-08-28 2025-09-08
2025-10-26T00:30:00Z 2025-10-27 2025-10-29 2025-11-07
2025-12-18 2025-12-19 2025-12-23 2026-01-06
2025-12-19 2025-12-22 2025-12-24 2026-01-07
2025-12-24 2025-12-29 2025-12-31 2026-01-12
2025-12-27 2025-12-29 2025-12-31 2026-01-12
2025-12-31 2026-01-02 2026-01-06 2026-01-15
2026-03-27 2026-03-30 2026-04-01 2026-04-14
2026-04-02 2026-04-07 2026-04-09 2026-04-20
2026-05-01 2026-05-05 2026-05-07 2026-05-18
2026-05-22 2026-05-26 2026-05-28 2026-06-08
2026-07-10T22:59:59Z 2026-07-13 2026-07-15 2026-07-24
2026-07-10T23:00:00Z 2026-07-13 2026-07-15 2026-07-24
2026-07-15T17:45:00Z 2026-07-16 2026-07-20 2026-07-29
2026-08-28 2026-09-01 2026-09-03 2026-09-14
2026-12-23 2026-12-24 2026-12-30 2027-01-11
2026-12-24 2026-12-29 2026-12-31 2027-01-12
2026-12-26 2026-12-29 2026-12-31 2027-01-12
2026-12-31 2027-01-04 2027-01-06 2027-01-15
2027-03-25 2027-03-30 2027-04-01 2027-04-12
2027-05-28 2027-06-01 2027-06-03 2027-06-14
2027-12-23 2027-12-24 2027-12-30 2028-01-11
2027-12-25 2027-12-29 2027-12-31 2028-01-12
"""


@pytest.mark.clause("C-6", "C-7b", "C-9c", "C-F0")
@pytest.mark.parametrize("line", THREE_PROMISES.strip().splitlines())
def test_the_three_promises_fall_where_the_specification_works_them_out(line: str) -> None:
    received, *promised = line.split()
    found = [due(rule, parse_received(received), CALENDAR).date for rule in ("C6_ACK", "C7_INTRO", "C9_RESPONSE")]
    assert [day.isoformat() for day in found] == promised


STEPS = """
2025-12-08 P2.1_STEP1_RESPONSE 2026-01-08
2026-03-16 P2.1_STEP1_RESPONSE 2026-04-15
2025-11-28 P7.2_STEP2_OUTCOME 2026-01-07
2025-11-28 APP1_STEP2_EXTENSION_CAP 2026-03-04
2025-12-15 P8.6_STEP3_DECISION 2026-01-15
2025-04-08 P6.4_P8.1_REQUEST_WINDOW 2025-05-01
2025-12-12 P6.4_P8.1_REQUEST_WINDOW 2026-01-07
2026-06-06 P6.4_P8.1_REQUEST_WINDOW 2026-06-29
2026-12-11 P6.4_P8.1_REQUEST_WINDOW 2027-01-06
2026-03-16 P6.4_P8.1_REQUEST_WINDOW 2026-04-08
2026-03-02 P2.3_FREEZE_20 2026-04-15 2026-03-09..2026-03-23
2026-03-02 P2.3_FREEZE_20 2026-03-30 2026-03-09..2026-03-09
2026-03-02 P2.3_FREEZE_20 2026-03-31 2026-03-06..2026-03-09
2025-12-01 P2.3_FREEZE_20 2026-01-26 2025-12-10..2026-01-07
"""


@pytest.mark.clause("P-2.1c", "P-7.2", "P-8.6", "P-2.3", "P-A1", "P-A2", "P-A3")
@pytest.mark.parametrize("line", STEPS.strip().splitlines())
def test_the_three_steps_fall_where_the_specification_works_them_out(line: str) -> None:
    started, rule, expected, *freeze = line.split()
    found = due(rule, parse_received(started), CALENDAR, parse_freeze(freeze[0]) if freeze else None)
    assert found.date.isoformat() == expected


def test_good_friday_and_maundy_thursday_make_the_same_promises() -> None:
    for rule in ("C6_ACK", "C7_INTRO", "C9_RESPONSE"):
        assert due(rule, MAUNDY_THURSDAY, CALENDAR) == due(rule, GOOD_FRIDAY, CALENDAR)
    assert due("C6_ACK", MAUNDY_THURSDAY, CALENDAR).date == TUESDAY_AFTER_EASTER


@pytest.mark.clause("C-2b")
def test_both_sources_of_bank_holidays_agree_with_each_other_and_with_ours_on_every_day() -> None:
    government = {
        holiday["date"]
        for holiday in BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    }
    package = set(country_holidays("GB", subdiv="ENG", years=range(2024, 2029)))
    day, last, compared = date(2024, 1, 1), date(2028, 12, 31), 0
    while day <= last:
        weekday = day.weekday() < 5
        working = {weekday and day not in known for known in (government, package, BANK_HOLIDAYS)}
        assert len(working) == 1, day
        day, compared = day + timedelta(days=1), compared + 1
    assert compared == 1827


def test_a_date_past_the_known_holidays_is_provisional_and_one_before_is_not() -> None:
    known_to_2028 = due("C9_RESPONSE", date(2028, 12, 27), CALENDAR)
    assert known_to_2028.provisional
    assert not due("C6_ACK", date(2028, 12, 27), CALENDAR).provisional


def test_a_calendar_without_holidays_cannot_be_made() -> None:
    with pytest.raises(NoHolidaysKnown):
        Calendar(frozenset(), 2028)


def test_christmas_eve_new_years_eve_and_maundy_thursday_are_working_days() -> None:
    for day in (date(2026, 12, 24), date(2026, 12, 31), MAUNDY_THURSDAY):
        assert CALENDAR.is_working_day(day)
    for substitute in (date(2026, 12, 28), date(2027, 12, 27), date(2027, 12, 28), date(2028, 1, 3)):
        assert not CALENDAR.is_working_day(substitute)


def test_working_days_are_counted_after_the_first_day_and_with_the_last() -> None:
    assert CALENDAR.working_days_between(MAUNDY_THURSDAY, MAUNDY_THURSDAY) == 0
    assert CALENDAR.working_days_between(MAUNDY_THURSDAY, TUESDAY_AFTER_EASTER) == 1
    assert CALENDAR.working_days_left(TUESDAY_AFTER_EASTER, MAUNDY_THURSDAY) == -1
    with pytest.raises(ValueError, match="forward"):
        CALENDAR.add_working_days(MAUNDY_THURSDAY, -1)


def test_a_moment_without_an_offset_has_no_london_date() -> None:
    with pytest.raises(ValueError, match="offset"):
        london_date(datetime(2025, 6, 30, 23))
    with pytest.raises(ValueError, match="offset"):
        parse_received("2025-06-30T23:00:00")


@pytest.mark.parametrize(
    ("rule", "freeze", "says"),
    [
        ("C9_RESPONSE", "2026-03-09..2026-03-23", "never pauses"),
        ("P2.3_FREEZE_20", "2026-03-23..2026-03-09", "before it begins"),
        ("P2.3_FREEZE_20", "2026-05-01..2026-05-05", "before the due date"),
    ],
)
def test_a_freeze_that_cannot_be_is_refused(rule: str, freeze: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        due(rule, date(2026, 3, 2), CALENDAR, parse_freeze(freeze))


def test_an_unknown_rule_and_an_unreadable_freeze_are_refused() -> None:
    with pytest.raises(UnknownRule):
        due("C99", MAUNDY_THURSDAY, CALENDAR)
    with pytest.raises(ValueError, match=r"FROM\.\.TO"):
        parse_freeze("2026-03-09")


@pytest.mark.clause("P-6.4c")
def test_a_letter_is_received_two_working_days_after_posting_unless_we_know_better() -> None:
    posted = date(2025, 4, 16)
    assert deadlines.deemed_receipt(posted, Delivery.POST, CALENDAR) == TUESDAY_AFTER_EASTER
    assert deadlines.deemed_receipt(posted, Delivery.EMAIL, CALENDAR) == posted
    assert deadlines.deemed_receipt(posted, Delivery.POST, CALENDAR, actual=GOOD_FRIDAY) == GOOD_FRIDAY


def test_every_number_says_where_it_comes_from() -> None:
    for number in NUMBERS.values():
        assert number.clause
        assert number.says.endswith(".")
    assert {rule.number for rule in RULES.values()} <= set(NUMBERS)
    set_by_a_procedure = {number.id: number.value for number in NUMBERS.values() if not number.house_rule}
    assert set_by_a_procedure == {
        "acknowledge": 1,
        "introduce": 3,
        "respond": 10,
        "keep_in_touch_first": 10,
        "step1_response": 20,
        "step2_outcome": 25,
        "step2_cap": 65,
        "step3_decision": 20,
        "request_window_calendar_days": 21,
        "request_window_working_days": 15,
        "panel_members": 2,
    }


@pytest.mark.clause("C-V", "P-0b")
def test_a_case_is_governed_by_the_version_in_force_and_the_office_changes_only_its_own_rules() -> None:
    governing = parameters_for(Procedure.CHILDREN_POLICY, MAUNDY_THURSDAY, {"keep_in_touch_next": 4})
    assert governing.policy_version == "C 1.1"
    assert governing["keep_in_touch_next"] == 4
    assert governing["respond"] == 10
    assert POLICIES[Procedure.THREE_STEP].version == "P 2.0"
    with pytest.raises(NotAHouseRule):
        parameters_for(Procedure.CHILDREN_POLICY, MAUNDY_THURSDAY, {"respond": 12})
    with pytest.raises(KeyError):
        parameters_for(Procedure.CHILDREN_POLICY, MAUNDY_THURSDAY, {"tea_breaks": 12})
