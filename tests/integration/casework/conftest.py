"""A real office on a database of its own, with staff, one complaint and a browser's worth of signing in."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backoffice import create_app
from backoffice.procedure.permissions import Person
from backoffice.procedure.terms import Role
from backoffice.records import Base, Store
from backoffice.services.office.working_days import fill_holidays
from backoffice.services.receiving.receive import receive
from backoffice.services.staff import people
from backoffice.services.staff.passwords import hashed
from backoffice.settings import Settings
from tests.databases import Databases

TUESDAY = "2026-03-17T10:00:00+00:00"
PASSWORD = "a long enough password for this office"


@dataclass
class Clock:
    """The time the office is told."""

    file: Path

    def set(self, moment: str) -> None:
        self.file.write_text(moment)

    def now(self) -> datetime:
        return datetime.fromisoformat(self.file.read_text())

    def on(self, day: str) -> None:
        self.set(f"{day}T10:00:00+00:00")

    def advance(self, **how_far: float) -> None:
        self.set((self.now() + timedelta(**how_far)).isoformat())


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock(tmp_path / "clock")
    told.set(TUESDAY)
    monkeypatch.setenv("CLOCK_FILE", str(told.file))
    return told


def settings_for(folder: Path, address: str) -> Settings:
    return Settings(
        mode="test",
        office_var=folder,
        public_office_url="http://127.0.0.1:8001",
        database_url=address,
        secret_key="s" * 32,
        field_key=base64.b64encode(b"k" * 32).decode(),
        mail_from="complaints@cafcass.example",
    )


@pytest.fixture(scope="session")
def empty_records(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with its tables and bank holidays, made once and copied for each test."""
    address = databases.empty(tmp_path_factory.mktemp("records"))
    records = Store(address)
    Base.metadata.create_all(records.engine)
    with records.writing() as session:
        fill_holidays(session)
    records.close()
    return address


@pytest.fixture
def office(tmp_path: Path, clock: Clock, databases: Databases, empty_records: str) -> Iterator[Flask]:
    app = create_app(settings_for(tmp_path, databases.copy(empty_records, tmp_path)))
    yield app
    app.extensions["heard_store"].close()


@cache
def hashed_once(password: str) -> str:
    """Hashing a password is slow on purpose; everybody here has the same one."""
    return hashed(password)


@pytest.fixture
def store(office: Flask) -> Store:
    records: Store = office.extensions["heard_store"]
    return records


@dataclass(frozen=True)
class Colleague:
    """Somebody who works here."""

    id: str
    name: str
    email: str
    roles: frozenset[str]

    @property
    def person(self) -> Person:
        return Person(self.id, frozenset(Role(role) for role in self.roles))


@pytest.fixture
def hire(store: Store, clock: Clock):
    """Adds somebody to the office."""

    def add(name: str, *roles: str) -> Colleague:
        with store.writing() as session:
            email = f"{name.split()[0].lower()}@cafcass.example"
            staff = people.add_staff(session, email=email, name=name, roles=roles, now=clock.now())
            staff.password_hash = hashed_once(PASSWORD)
            return Colleague(staff.id, staff.name, staff.email, staff.roles)

    return add


@pytest.fixture
def manager(hire) -> Colleague:
    return hire("Sam Carter", "childrens_manager")


@pytest.fixture
def reference(manager: Colleague, store: Store, clock: Clock) -> str:
    """Amira, who is 11, has complained about a report, and about the judge."""
    return send_in(store, clock, a_complaint())


def a_complaint(**changed: Any) -> dict[str, Any]:
    """What the chat hands over for Amira."""
    return {
        "schema": "intake/1",
        "submission_id": str(uuid.uuid4()),
        "kind": "complaint",
        "procedure": "children_policy",
        "channel": "chat",
        "received_at": TUESDAY,
        "chatter_role": "child",
        "child": {"name": "Amira", "age": 11},
        "representative": None,
        "complainant": None,
        "issues": [
            {
                "text": "she lied about me in the report <b>& never</b> asked\nme :(",
                "themes": ["report_wrong_or_untrue"],
                "about_body": "cafcass",
            }
        ],
        "about_person": {"known": "no", "name": None},
        "when_text": "last week",
        "impact_text": "i cant sleep",
        "wanted": ["say_sorry", "fix_record"],
        "wanted_text": None,
        "proceedings": "live",
        "contact": {
            "method": "email",
            "value": "amira@example.org",
            "private": "not_sure",
            "safety_note": "Mum reads my post",
            "times": ["after_school"],
            "times_note": None,
            "reply_by": None,
        },
        "advocate": {"offered": True, "answer": "no"},
        "needs": {"interpreter": False, "language": None, "other": [], "note": None},
        "sharing_view": {"view": "worried", "who": "my dad", "why": None},
        "flags": {
            "safeguarding": "none",
            "allegation_against_staff": False,
            "abusive_language": False,
            "distress": False,
            "non_english": False,
            "court_decision": False,
        },
        "telling_view": {"view": "not_asked", "text": None},
        "alert_ids": [],
        **changed,
    }


def send_in(store: Store, clock: Clock, body: dict[str, Any]) -> str:
    with store.writing() as session:
        return str(receive(session, body, clock.now()).receipt["reference"])


class Browser:
    """Somebody at their screen: goes to pages, fills in forms, presses buttons. Checks every page it is given."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.page = Page("")
        self.status = 0
        self.who: Colleague | None = None

    def sign_in(self, somebody: Colleague) -> None:
        self._arrive(self.client.get("/sign-in"))
        self.send("/sign-in", email=somebody.email, password=PASSWORD)
        assert self.status == 200, self.page.text
        self.who = somebody

    def go(self, address: str) -> Page:
        """Open a page; whoever sat idle for too long signs in again first."""
        self._arrive(self.client.get(address, follow_redirects=True))
        if self.page.title.startswith("Sign in") and self.who is not None:
            self.sign_in(self.who)
            self._arrive(self.client.get(address, follow_redirects=True))
        return self.page

    def send(self, address: str, **typed: str) -> Page:
        """Post what the page's form holds, with these answers over it. None takes an answer away."""
        form = {**self.page.hidden, **typed}
        data = {name: value for name, value in form.items() if value is not None}
        return self._arrive(self.client.post(address, data=data, follow_redirects=True))

    def press(self, address: str, go: str, **typed: str) -> Page:
        """Press one button of the form as it stands on the page, with these answers over it."""
        form = {**self.page.filled, **{name.replace("__", "-"): value for name, value in typed.items()}, "go": go}
        data = {name: value for name, value in form.items() if value is not None}
        return self._arrive(self.client.post(address, data=data, follow_redirects=True))

    def json(self, address: str, **typed: str) -> TestResponse:
        form = {**self.page.filled, **typed}
        return self.client.post(address, data=form, headers={"Accept": "application/json"})

    def _arrive(self, response: TestResponse) -> Page:
        self.status = response.status_code
        if response.mimetype == "text/html":
            self.page = Page(response.get_data(as_text=True))
            self.page.check()
        return self.page


class Page(HTMLParser):
    """What a page holds: its title, headings, ids, guards, and what its form would send as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html, self.title, self.headings, self.ids = html, "", [], []
        self.guards: list[str] = []
        self.filled: dict[str, str] = {}
        self.hidden: dict[str, str] = {}
        self._in, self._select, self._area = "", "", ""
        self.feed(html)
        self.text = " ".join(re.sub(r"<[^>]+>", " ", html).split())

    def check(self) -> None:
        assert self.title.strip(), "a page has a title"
        assert len([h for level, h in self.headings if level == "h1"]) >= 1, "a page has a heading"
        doubles = {each for each in self.ids if self.ids.count(each) > 1}
        assert not doubles, f"an id stands twice: {doubles}"
        assert "<script>" not in self.html.lower()
        assert " style=" not in re.sub(r"<svg.*?</svg>", "", self.html, flags=re.S)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.ids.append(told["id"])
        if told.get("data-guard"):
            self.guards.append(told["data-guard"])
        if tag in ("title", "h1", "h2", "h3"):
            self._in = tag
        if tag == "h1":
            self.headings.append(("h1", ""))
        if tag == "input":
            self._input(told)
        if tag == "select":
            self._select = told.get("name", "")
        if tag == "option" and "selected" in told:
            self.filled[self._select] = told.get("value", "")
        if tag == "textarea":
            self._area = told.get("name", "")
            self.filled[self._area] = ""

    def _input(self, told: dict[str, str]) -> None:
        name, value, kind = told.get("name", ""), told.get("value", ""), told.get("type", "text")
        if kind == "hidden":
            self.hidden[name] = value
        if name and (kind not in ("radio", "checkbox") or "checked" in told):
            self.filled[name] = value

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        if self._area:
            self.filled[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = ""
        if tag == "textarea":
            self.filled[self._area] = self.filled[self._area].removeprefix("\n")
            self._area = ""


@pytest.fixture
def browser(office: Flask) -> Browser:
    return Browser(office.test_client())


@pytest.fixture
def at_work(browser: Browser, manager: Colleague) -> Browser:
    """The manager, signed in."""
    browser.sign_in(manager)
    return browser
