"""A made-up office to try the rules in: its calendar and named days, its people, a complaint."""

from datetime import UTC, date, datetime
from typing import Any

from backoffice.procedure import commands as c
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.commands import Command
from backoffice.procedure.decide import decide
from backoffice.procedure.evolve import evolve
from backoffice.procedure.guards import Refused
from backoffice.procedure.people import SYSTEM, Person
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import Channel, ChatterRole, ContactMethod, Private, Procedure, Role

BANK_HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in [
        "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25",
        "2024-12-26", "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25",
        "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25",
        "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03",
        "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14", "2028-04-17",
        "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26",
    ]
)
CALENDAR = Calendar(BANK_HOLIDAYS, known_to_year=2028)
MAUNDY_THURSDAY = date(2025, 4, 17)
GOOD_FRIDAY = date(2025, 4, 18)
EASTER_MONDAY = date(2025, 4, 21)
TUESDAY_AFTER_EASTER = date(2025, 4, 22)
THURSDAY_AFTER_EASTER = date(2025, 4, 24)
TODAY = THURSDAY_AFTER_EASTER
NEXT_WEEK = date(2025, 5, 1)
DAY_TEN = date(2025, 5, 6)
A_SATURDAY = date(2025, 5, 3)
MAY_DAY_HOLIDAY = date(2025, 5, 5)
MANAGER = Person("esther", frozenset({Role.CHILDRENS_MANAGER}))
DEPUTY = Person("david", frozenset({Role.COMPLAINTS_MANAGER}))
CLERK = Person("iris", frozenset({Role.INTAKE_OFFICER}))
LEAD = Person("salma", frozenset({Role.SAFEGUARDING_LEAD}))
HEAD_OF_SERVICE = Person("hugh", frozenset({Role.SENIOR_MANAGER}))
LINE_MANAGER = Person("lena", frozenset({Role.STEP1_MANAGER}))
INVESTIGATOR = Person("ivan", frozenset({Role.INVESTIGATOR}))
ADJUDICATOR = Person("ada", frozenset({Role.ADJUDICATING_OFFICER, Role.SENIOR_MANAGER}))
ADVISER = Person("amir", frozenset({Role.PANEL_ADVISER}))
AUDITOR = Person("audrey", frozenset({Role.AUDITOR}))
EVERYONE = (MANAGER, DEPUTY, CLERK, LEAD, HEAD_OF_SERVICE, LINE_MANAGER, INVESTIGATOR, ADJUDICATOR, ADVISER, SYSTEM)
WORKER = "wanda"


def everybody_at_once() -> Person:
    """Somebody with every role, for tests in which only the state is asked about."""
    return Person("una", frozenset(Role))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def a_complaint(**changes: Any) -> c.ReceiveComplaint:
    given: dict[str, Any] = {
        "reference": "CC-2025-0001",
        "procedure": Procedure.CHILDREN_POLICY,
        "channel": Channel.EMAIL,
        "received_at": noon(MAUNDY_THURSDAY),
        "chatter_role": ChatterRole.CHILD,
        "issues": (c.NewIssue(text="she never listened to me"), c.NewIssue(text="the report was late")),
        "child_age": 11,
        "contact": c.NewContactPlan(method=ContactMethod.PHONE, private=Private.YES),
        "assignee": MANAGER.id,
    }
    return c.ReceiveComplaint(**{**given, **changes})


class Case:
    """A case that is worked on: it must do what it is told, or the test fails with the guard's own words."""

    def __init__(self, received: c.ReceiveComplaint | None = None, *, today: date = MAUNDY_THURSDAY) -> None:
        self.state: CaseState | None = None
        self.history: list[Any] = []
        self.today = today
        self.does(received or a_complaint(), by=SYSTEM)

    @property
    def now(self) -> CaseState:
        assert self.state is not None
        return self.state

    def asked(self, command: Command, *, by: Person = MANAGER, on: date | None = None) -> Any:
        self.today = on or self.today
        return decide(self.state, command, by, self.today, CALENDAR)

    def does(self, command: Command, *, by: Person = MANAGER, on: date | None = None) -> "Case":
        events = self.asked(command, by=by, on=on)
        assert not isinstance(events, Refused), events
        for event in events:
            self.state = evolve(self.state, event)
        self.history.extend(events)
        return self

    def refuses(self, command: Command, *, by: Person = MANAGER, on: date | None = None) -> Refused:
        before = self.state
        answer = self.asked(command, by=by, on=on)
        assert isinstance(answer, Refused), answer
        assert self.state is before
        return answer
