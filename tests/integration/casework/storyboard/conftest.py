"""A case that is found on, made once; each test of a story gets a copy of it, with the story begun where it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from backoffice import create_app
from backoffice.gateways import pictures
from backoffice.procedure import commands as c
from backoffice.procedure import terms as t
from backoffice.records import Store
from backoffice.services import casefile
from backoffice.services.staff import people
from tests.databases import Databases
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

COOKIE = "office"
DAY = date(2026, 3, 17)
FOUND = "The report said things that you did not say. The worker mixed up her notes."


def _talk(staff: str, part: t.InterviewPart) -> c.Command:
    return c.RecordInterview(
        staff=staff, part=part, on=DAY, what_was_done="Wrote from memory", what_could_differ="Read the notes back"
    )


STEPS: tuple[c.Command, ...] = (
    c.Introduce(on=DAY, method=t.ContactMethod.EMAIL, outcome=t.ContactOutcome.SENT, text="Said hello"),
    c.OpenAssessment(),
    c.ConfirmIssue(issue=1, confirmed_with_complainant_on=DAY),
    c.DecideAssessment(
        understanding=t.AssessmentValue.SATISFIED,
        own_complaint=t.AssessmentValue.SATISFIED,
        route=t.Route.CONTINUE,
        what_matters="To be believed",
        what_child_told_us="The report is wrong",
        best_interests="Look into it fast",
        next_steps="Talk with the worker",
    ),
    _talk("Jane Field", t.InterviewPart.OFFICER),
    _talk("Tom Reed", t.InterviewPart.OFFICER_MANAGER),
    c.RecordFinding(issue=1, outcome=t.Outcome.UPHELD, reason_plain=FOUND, impact_on_child="She could not sleep"),
    c.ProposeRemedy(
        type=t.RemedyType.AMEND_RECORD,
        text="We will fix the report.",
        issue=1,
        owner="Tom Reed",
        due=date(2026, 4, 10),
    ),
    c.AddLearning(
        text="Workers will read their notes back to children.",
        level=t.LearningLevel.TEAM,
        route=t.LearningRoute.LINE_MANAGER,
    ),
    c.NoParentOrCarer(because="She lives with her aunt, who knows"),
    c.ConsiderLeaderMeeting(offer=False, reason="She did not want to meet more people"),
    c.BeginResponse(),
)


def carry_out(store: Store, clock: Clock, reference: str, who: Colleague, *steps: c.Command) -> None:
    """Take steps in a case without its pages."""
    for step in steps:
        with store.writing() as session:
            file = casefile.open_for(session, reference, who.person)
            casefile.carry_out(file, step, who.person, clock.now())


@dataclass(frozen=True)
class Found:
    """The records of a case whose answer is to be written, and who works on it."""

    address: str
    manager: Colleague
    reference: str
    cookie: str


def _prepared(databases: Databases, records: str, folder: Path, *, begun: bool) -> Found:
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock(folder / "clock")
        clock.set(TUESDAY)
        patch.setenv("CLOCK_FILE", str(clock.file))
        address = databases.copy(records, folder)
        app = create_app(settings_for(folder, address))
        store = app.extensions["heard_store"]
        with store.writing() as session:
            roles, email = ["childrens_manager"], "sam@cafcass.example"
            staff = people.add_staff(session, email=email, name="Sam Carter", roles=roles, now=clock.now())
            staff.password_hash = hashed_once(PASSWORD)
            manager = Colleague(staff.id, staff.name, staff.email, staff.roles)
        reference = send_in(store, clock, a_complaint())
        carry_out(store, clock, reference, manager, *STEPS)
        browser = Browser(app.test_client())
        browser.sign_in(manager)
        cookie = browser.client.get_cookie(COOKIE)
        assert cookie is not None
        if begun:
            browser.go(f"/cases/{reference}/storyboard")
            browser.press(f"/cases/{reference}/storyboard", "begin", template="sorry")
            assert browser.status == 200, browser.page.text
        store.close()
        return Found(address, manager, reference, cookie.value)


@pytest.fixture(scope="session")
def found_on(databases: Databases, empty_records: str, tmp_path_factory: pytest.TempPathFactory) -> Found:
    return _prepared(databases, empty_records, tmp_path_factory.mktemp("found_on"), begun=False)


@pytest.fixture(scope="session")
def story_begun(databases: Databases, empty_records: str, tmp_path_factory: pytest.TempPathFactory) -> Found:
    return _prepared(databases, empty_records, tmp_path_factory.mktemp("begun"), begun=True)


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Found:
    """The case of this test: with a story on the desk where the test asks for one."""
    wanted = "story_begun" if "story" in request.fixturenames else "found_on"
    found: Found = request.getfixturevalue(wanted)
    return found


@pytest.fixture
def office(tmp_path: Path, clock: Clock, databases: Databases, case: Found) -> Iterator[Flask]:
    app = create_app(settings_for(tmp_path, databases.copy(case.address, tmp_path)))
    yield app
    app.extensions["heard_store"].close()


@pytest.fixture
def manager(case: Found) -> Colleague:
    return case.manager


@pytest.fixture
def reference(case: Found) -> str:
    return case.reference


@pytest.fixture
def at_work(browser: Browser, case: Found) -> Browser:
    """The manager, signed in since the case was prepared."""
    browser.client.set_cookie(COOKIE, case.cookie)
    browser.who = case.manager
    return browser


@pytest.fixture
def page_of_story(reference: str) -> str:
    """The address of the page of the story, where none is begun yet."""
    return f"/cases/{reference}/storyboard"


@pytest.fixture
def story(page_of_story: str) -> str:
    """The address of the page of a story that is begun."""
    return page_of_story


@pytest.fixture
def on_paper(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The forms in which a story was printed, for tests that are about whether it goes and not about its paper."""
    forms: list[str] = []

    def printed(_story: object, form: str) -> pictures.Printed:
        forms.append(form)
        return pictures.Printed(b"%PDF-1.7", "application/pdf", {})

    monkeypatch.setattr(pictures, "printed", printed)
    return forms
