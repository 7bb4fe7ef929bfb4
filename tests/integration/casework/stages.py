"""Cases brought to any stage of the children's policy by the services, in the time it takes to write some rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from backoffice import create_app
from backoffice.procedure import commands as c
from backoffice.procedure.commands import Command
from backoffice.procedure.permissions import Person
from backoffice.procedure.response import IssueAnswer, OmbudsmanBlock, ResponseBlocks
from backoffice.procedure.terms import (
    AssessmentValue,
    ContactMethod,
    ContactOutcome,
    InterviewPart,
    LearningLevel,
    LearningRoute,
    Outcome,
    Pressure,
    RemedyType,
    Route,
    With,
)
from backoffice.records import Store
from backoffice.services import casefile
from backoffice.services.staff import people
from tests.integration.casework.conftest import (
    PASSWORD,
    TUESDAY,
    Browser,
    Clock,
    Colleague,
    a_complaint,
    hashed_once,
    send_in,
    settings_for,
)

WORDS = a_complaint()["issues"][0]["text"]
BLOCKS = ResponseBlocks(
    issues=(
        IssueAnswer(
            issue=1,
            childs_words=WORDS,
            finding="We agree with you.",
            reason="The notes say what you told us.",
            put_right="We will fix the report.",
            put_right_by=date(2026, 4, 10),
        ),
    ),
    what_we_did="We read the report.",
    who_we_talked_to="We talked to your worker and her boss.",
    apology="I am sorry.",
    learning="We will read our notes back to children.",
    who_else_will_see="Your worker and her boss see this.",
    listen_and_learn="When court ends you can tell us how it was for you.",
    ombudsman=OmbudsmanBlock(
        through_mp="An MP can send it for you.",
        self_or_trusted_person="You or someone you trust can ask.",
        decision_is_final="What they say is final.",
        free="It is free.",
        phone_and_site="0345 015 4033, www.ombudsman.org.uk",
    ),
    how_this_went="We will ask how this went for you.",
    contact_name="Sam Carter",
    how_to_ask="Write back or ring us.",
    reading_grade=4.0,
    storyboard_considered=False,
    storyboard_reason="She said no thank you.",
)


def decision(route: Route = Route.CONTINUE, **changed: Any) -> c.DecideAssessment:
    """An assessment that finds the complaint to be the child's own."""
    told = {
        "understanding": AssessmentValue.SATISFIED,
        "own_complaint": AssessmentValue.SATISFIED,
        "route": route,
        "reasons": "because",
        "what_child_told_us": "The report is wrong",
        "best_interests": "Put it right",
        "next_steps": "Talk with the worker",
    }
    return c.DecideAssessment(**{**told, **changed})


def talk(part: InterviewPart, staff: str, on: date) -> c.RecordInterview:
    return c.RecordInterview(staff=staff, part=part, on=on, what_was_done="Wrote it from memory")


def finding(issue: int = 1, outcome: Outcome = Outcome.UPHELD) -> c.RecordFinding:
    return c.RecordFinding(
        issue=issue, outcome=outcome, reason_plain="The report was wrong.", impact_on_child="She could not sleep"
    )


def agreed(old: date, new: date, on: date) -> c.AgreeNewDate:
    """A new date, agreed with the child on a day."""
    assert old != new
    return c.AgreeNewDate(
        new_due=new, agreed_with=With.CHILD, agreed_on=on, how=ContactMethod.PHONE, reason="Your worker is away"
    )


@dataclass
class Work:
    """One case in somebody's hands; what the rules refuse stops the test in their own words."""

    store: Store
    clock: Clock
    person: Person
    reference: str

    @property
    def today(self) -> date:
        return self.clock.now().date()

    def does(self, *commands: Command, by: Person | None = None) -> Work:
        for command in commands:
            with self.store.writing() as session:
                file = casefile.open_for(session, self.reference, by or self.person)
                casefile.carry_out(file, command, by or self.person, self.clock.now())
        return self

    def on(self, day: str) -> Work:
        self.clock.on(day)
        return self

    def file(self) -> casefile.CaseFile:
        with self.store.reading() as session:
            file = casefile.read(session, self.reference)
            case = file.case
            _ = case.milestones, case.issues, case.parties, case.marks, case.events, case.exclusions, case.letters
            _ = case.contact_plans, case.remedies, case.learnings
            return file

    def says_hello(self) -> Work:
        hello = c.Introduce(on=self.today, method=ContactMethod.EMAIL, outcome=ContactOutcome.SENT)
        return self.does(hello)

    def assesses(self) -> Work:
        return self.does(c.OpenAssessment(), c.ConfirmIssue(issue=1), decision())

    def looks_into_it(self) -> Work:
        return self.does(
            talk(InterviewPart.OFFICER, "Jane Field", self.today),
            talk(InterviewPart.OFFICER_MANAGER, "Tom Reed", self.today),
        )

    def finds(self, *, parents: bool = False) -> Work:
        self.does(
            finding(),
            c.ProposeRemedy(
                type=RemedyType.AMEND_RECORD, text="We will fix the report.", owner="Tom Reed", due=date(2026, 4, 20)
            ),
            c.AddLearning(text="Read notes back.", level=LearningLevel.TEAM, route=LearningRoute.LINE_MANAGER),
            c.ConsiderLeaderMeeting(offer=False, reason="She did not want one"),
        )
        return self if parents else self.does(c.NoParentOrCarer(because="In care"))

    def begins_the_answer(self) -> Work:
        return self.does(c.BeginResponse())

    def answers(self) -> Work:
        return self.does(c.SendResponse(sent_on=self.today, blocks=BLOCKS, channel=ContactMethod.EMAIL))

    def closes(self) -> Work:
        return self.does(c.CloseCase(no_share_reason="Nobody left", no_feedback_reason="Asked us not to"))


_WAY = ("received", "assessing", "investigating", "found", "responding", "responded", "closed")
_STEPS: tuple[Callable[[Work], object], ...] = (
    lambda work: work,
    lambda work: work.says_hello().does(c.OpenAssessment(), c.ConfirmIssue(issue=1)),
    lambda work: work.does(decision()),
    lambda work: work.looks_into_it().finds(),
    lambda work: work.begins_the_answer(),
    lambda work: work.answers(),
    lambda work: work.closes(),
)


def at_stage(store: Store, clock: Clock, person: Person, stage: str, **changed: Any) -> Work:
    """Return a case that has come as far as ``stage``, by the way it is usually gone."""
    work = Work(store, clock, person, send_in(store, clock, a_complaint(**changed)))
    if stage == "withdrawn":
        return work.does(c.Withdraw(asked_by=With.CHILD, own_words="i dont want to any more", pushed=Pressure.NO))
    for step in _STEPS[: _WAY.index(stage) + 1]:
        step(work)
    return work


@dataclass
class Desk:
    """An office that a whole module of tests shares, with its people; each test has cases of its own."""

    app: Flask
    clock: Clock
    store: Store
    people: dict[str, Colleague]
    browsers: dict[str, Browser] = field(default_factory=dict)

    @property
    def manager(self) -> Colleague:
        return self.people["childrens_manager"]

    @property
    def browser(self) -> Browser:
        return self.of("childrens_manager")

    def of(self, role: str) -> Browser:
        """The screen of whoever holds a role; they sign in once."""
        if role not in self.browsers:
            self.browsers[role] = Browser(self.app.test_client())
            self.browsers[role].sign_in(self.people[role])
        return self.browsers[role]

    def case(self, stage: str, **arrives: Any) -> Work:
        """A case that was received on Tuesday and has come to a stage on Wednesday."""
        self.clock.set(TUESDAY)
        work = at_stage(self.store, self.clock, self.manager.person, "received", **arrives)
        work.on("2026-03-18")
        for step in _STEPS[1 : _WAY.index(stage) + 1]:
            step(work)
        return work


@contextmanager
def open_desk(folder: Path, address: str, names: dict[str, str]) -> Iterator[Desk]:
    """Open an office with one person for each role named."""
    clock = Clock(folder / "clock")
    clock.set(TUESDAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLOCK_FILE", str(clock.file))
        app = create_app(settings_for(folder, address))
        store = app.extensions["heard_store"]
        found = {}
        for role, name in names.items():
            with store.writing() as session:
                staff = people.add_staff(
                    session, email=f"{role}@cafcass.example", name=name, roles=[role], now=clock.now()
                )
                staff.password_hash = hashed_once(PASSWORD)
                found[role] = Colleague(staff.id, staff.name, staff.email, staff.roles)
        yield Desk(app, clock, store, found)
        store.close()
