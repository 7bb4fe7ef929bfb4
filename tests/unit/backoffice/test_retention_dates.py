"""Until when a closed case is kept (specification 2.3)."""

from __future__ import annotations

from datetime import date

import pytest

from backoffice.records import Case, CaseParty, Person, unlock
from backoffice.services.keeping.retention import RULES, kept_until

PERIODS = {rule.id: rule.value for rule in RULES}
CLOSED = date(2026, 4, 20)


def a_case(age: int | None = None, *, dob: str | None = None, procedure: str | None = "children_policy") -> Case:
    unlock(b"k" * 32)
    case = Case(kind="complaint", procedure=procedure, received_date=date(2026, 4, 2), closed_on=CLOSED)
    person = Person(kind="child", age_given=age, age_on=date(2026, 4, 2) if age is not None else None)
    person.dob = dob
    case.parties.append(CaseParty(role="child", person=person))
    return case


@pytest.mark.parametrize(
    ("case", "until"),
    [
        (a_case(12), date(2039, 4, 2)),
        (a_case(17), date(2034, 4, 2)),
        (a_case(24), date(2032, 4, 20)),
        (a_case(30), date(2032, 4, 20)),
        (a_case(None), date(2044, 4, 20)),
        (a_case(12, dob="2014-02-28"), date(2039, 2, 28)),
        (a_case(None, dob="2012-02-29"), date(2037, 2, 28)),
        (a_case(12, procedure="three_step"), date(2032, 4, 20)),
        (a_case(12, procedure=None), date(2029, 4, 2)),
    ],
    ids=["12", "17", "24", "30", "age unknown", "birth date", "29 February", "adult's procedure", "feedback"],
)
def test_a_case_is_kept_to_the_25th_birthday_or_six_years_whichever_is_later(case, until):
    assert kept_until(case, PERIODS) == until
