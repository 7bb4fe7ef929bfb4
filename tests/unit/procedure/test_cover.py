"""Who acts when somebody is away."""

from datetime import date

import pytest

from backoffice.procedure.cover import Absence, Cover, who_acts
from tests.unit.procedure.office import CALENDAR, MAUNDY_THURSDAY, THURSDAY_AFTER_EASTER, TUESDAY_AFTER_EASTER

WEDNESDAY = date(2025, 4, 23)
MANAGERS = ("esther", "david")


def acts(
    *absences: Absence,
    assignee: str | None = "esther",
    today: date = TUESDAY_AFTER_EASTER,
    excluded: frozenset[str] = frozenset(),
) -> Cover:
    return who_acts(assignee, absences, today, THURSDAY_AFTER_EASTER, CALENDAR, MANAGERS, excluded)


def test_a_present_assignee_acts() -> None:
    assert acts().person == "esther"


@pytest.mark.clause("C-7b")
def test_an_absence_on_day_two_sends_the_introduction_to_the_cover() -> None:
    away = Absence("esther", WEDNESDAY, WEDNESDAY, cover="iris")
    assert acts(away, today=WEDNESDAY).person == "iris"
    assert acts(away, today=TUESDAY_AFTER_EASTER).person == "esther", "she is back before it is due"


@pytest.mark.clause("C-7b")
def test_an_absence_on_every_working_day_to_the_duty_counts_though_it_has_not_begun() -> None:
    from_easter = Absence("esther", TUESDAY_AFTER_EASTER, THURSDAY_AFTER_EASTER, cover="iris")
    assert acts(from_easter, today=MAUNDY_THURSDAY).person == "iris"


def test_a_cover_who_is_away_has_a_cover_of_their_own() -> None:
    absences = (
        Absence("esther", WEDNESDAY, WEDNESDAY, cover="iris"),
        Absence("iris", WEDNESDAY, WEDNESDAY, cover="omar"),
    )
    assert acts(*absences, today=WEDNESDAY).person == "omar"


def test_two_people_who_cover_for_each_other_do_not_send_us_round_in_circles() -> None:
    absences = (
        Absence("esther", WEDNESDAY, WEDNESDAY, cover="iris"),
        Absence("iris", WEDNESDAY, WEDNESDAY, cover="esther"),
    )
    assert acts(*absences, today=WEDNESDAY).person == "david"


@pytest.mark.clause("C-7b")
def test_without_a_named_cover_another_complaints_manager_acts_and_with_none_present_nobody_does() -> None:
    esther, david = Absence("esther", WEDNESDAY, WEDNESDAY), Absence("david", WEDNESDAY, WEDNESDAY)
    assert acts(esther, today=WEDNESDAY).person == "david"
    nobody = acts(esther, david, today=WEDNESDAY)
    assert nobody.nobody
    assert nobody.why == "no complaints manager is present"


def test_an_unassigned_case_shows_for_a_manager_and_never_for_its_subject() -> None:
    assert acts(assignee=None).person == "esther"
    assert acts(assignee="esther", excluded=frozenset({"esther"})).person == "david"
