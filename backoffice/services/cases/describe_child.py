"""Writing down what is known of the child by now: a chat may give no name and no age, and a case goes on for weeks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from backoffice.procedure.commands import DescribeChild
from backoffice.records import CaseParty, Person
from backoffice.services.casefile import CaseFile
from backoffice.services.finding import name_search
from backoffice.services.refusals import GuardRefused

OLDEST = 120
GUARD = "G-AGE"


def describing(
    *, name: str | None, preferred_name: str | None, age: int | None, born: date | None, today: date
) -> Callable[[CaseFile], DescribeChild]:
    """Return what puts it on the file and makes the command for the rules, which know the age alone.

    A birth date says the age better than the age that was told. Raises GuardRefused for an age that nobody has.
    """
    known = _age_on(today, born) if born else age
    if known is not None and not 0 <= known <= OLDEST:
        where, what = ("born", "birth date") if born else ("age", "age")
        raise GuardRefused(GUARD, f"Nobody can have this {what}. Check it.", where)

    def describe_in(file: CaseFile) -> DescribeChild:
        child = file.case.party("child") or _somebody_new(file)
        child.person.name, child.person.preferred_name = name, preferred_name
        child.person.dob = born.isoformat() if born else None
        child.person.age_given, child.person.age_on = known, today if known is not None else None
        file.case.child_first_name = next(iter((preferred_name or name or "").split()), None)
        # Until when the case is kept follows from the age, and is worked out anew.
        file.case.retention_date = None
        name_search.mark(file.case)
        return DescribeChild(age=known)

    return describe_in


def _somebody_new(file: CaseFile) -> CaseParty:
    child = CaseParty(role="child", person=Person(kind="child"))
    file.case.parties.append(child)
    return child


def _age_on(day: date, born: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
