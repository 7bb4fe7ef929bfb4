"""A real office on a real SQLite file, made by the real migrations, with its real command line at hand."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from nacl.public import PrivateKey, SealedBox
from sqlalchemy import select

from backoffice import cli, create_app
from backoffice.records import Case, Concern, Staff, Store, schema
from backoffice.services.office import working_days
from backoffice.services.staff import passwords, people
from backoffice.settings import Settings
from tests.databases import Databases

TOKEN = "the-token-of-the-chat-service"
PASSWORD = "brass lantern rivers"
BOX = PrivateKey(b"\x07" * 32)
MAUNDY_THURSDAY = "2026-04-02T15:30:00+00:00"


@dataclass
class Clock:
    """The time that the office is told."""

    file: Path

    def set(self, moment: str) -> None:
        fresh = self.file.with_suffix(".new")
        fresh.write_text(moment)
        fresh.replace(self.file)

    def now(self) -> datetime:
        return datetime.fromisoformat(self.file.read_text())

    def advance(self, **how_far: float) -> None:
        self.set((self.now() + timedelta(**how_far)).isoformat())


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock(tmp_path / "clock")
    told.set(MAUNDY_THURSDAY)
    monkeypatch.setenv("CLOCK_FILE", str(told.file))
    return told


@pytest.fixture
def settings(tmp_path: Path, databases: Databases, empty_database: str) -> Settings:
    return Settings(
        mode="test",
        office_var=tmp_path,
        public_office_url="http://127.0.0.1:8001",
        database_url=databases.copy(empty_database, tmp_path),
        secret_key="s" * 32,
        field_key=base64.b64encode(b"k" * 32).decode(),
        office_private_key=base64.b64encode(bytes(BOX)).decode(),
        handoff_token_sha256=hashlib.sha256(TOKEN.encode()).hexdigest(),
    )


@dataclass
class Office:
    """The office as a test sees it."""

    app: Flask
    clock: Clock

    @property
    def store(self) -> Store:
        return self.app.extensions["heard_store"]

    def hire(self, name: str, *roles: str, password: str = PASSWORD) -> str:
        """Add somebody who has set their password through their link; return their address."""
        email = name.lower().replace(" ", ".") + "@office.example"
        with self.store.writing() as session:
            staff = people.add_staff(session, email=email, name=name, roles=roles, now=self.clock.now())
            token = people.issue_link(session, staff, hours=72, now=self.clock.now())
            people.set_password(session, token, password, now=self.clock.now())
        return email

    def browser(self) -> FlaskClient:
        return self.app.test_client()

    def signed_in(self, name: str, *roles: str) -> FlaskClient:
        """Hire somebody and sign them in."""
        return self.sign_in(self.hire(name, *roles))

    def sign_in(self, email: str, password: str = PASSWORD) -> FlaskClient:
        browser = self.browser()
        answer = post(browser, "/sign-in", email=email, password=password)
        assert answer.status_code == 302, answer.get_data(as_text=True)
        return browser

    def submit(self, body: dict[str, Any], **headers: str) -> Any:
        told = {"Authorization": f"Bearer {TOKEN}", **headers}
        return self.browser().post("/api/v1/intake", json=body, headers=told)

    def alert(self, body: dict[str, Any]) -> Any:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        return self.browser().post("/api/v1/safeguarding-alerts", json=body, headers=headers)

    def shown(self, submission_id: str, /, **changed: Any) -> Any:
        """Say that the child's page has fetched the receipt of this submission, now."""
        told = {"schema": "receipt-shown/1", "submission_id": submission_id, "shown_at": self.clock.now().isoformat()}
        headers = {"Authorization": f"Bearer {TOKEN}"}
        return self.browser().post("/api/v1/receipts-shown", json={**told, **changed}, headers=headers)

    def received(self, **changed: Any) -> str:
        """Hand a submission over, whose receipt the child's page fetches, and return its reference."""
        body = a_submission(**changed)
        answer = self.submit(body)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        assert self.shown(body["submission_id"]).status_code == 200
        return str(answer.json["reference"])

    def case(self, reference: str) -> Case:
        with self.store.reading() as session:
            case = session.scalars(select(Case).where(Case.reference == reference)).one()
            _ = case.marks, case.milestones, case.issues, case.parties, case.contact_plans, case.submission
            return case

    def cases(self) -> list[str]:
        with self.store.reading() as session:
            return list(session.scalars(select(Case.reference)))

    def worry(self) -> Concern:
        with self.store.reading() as session:
            concern = session.scalars(select(Concern)).one()
            _ = concern.updates, concern.case, concern.exclusions
            return concern

    def staff(self, email: str) -> Staff:
        with self.store.reading() as session:
            return session.scalars(select(Staff).where(Staff.email == email)).one()

    def run(self, *command: str) -> Any:
        """Run a command of the command line in this office."""
        return self.app.test_cli_runner().invoke(args=list(command))


@pytest.fixture(scope="session")
def empty_database(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database as the migrations make it, made once and copied for each test."""
    address = databases.empty(tmp_path_factory.mktemp("empty"))
    store = Store(address)
    schema.upgrade(store)
    with store.writing() as session:
        working_days.fill_holidays(session)
    store.close()
    return address


@pytest.fixture
def open_office(settings: Settings, clock: Clock) -> Iterator[Callable[..., Office]]:
    """Opens an office with some settings changed."""
    opened: list[Office] = []

    def with_settings(**changed: Any) -> Office:
        office = Office(create_app(replace(settings, **changed)), clock)
        opened.append(office)
        return office

    yield with_settings
    for office in opened:
        office.store.close()


@pytest.fixture
def office(open_office: Callable[..., Office]) -> Office:
    return open_office()


@pytest.fixture
def sqlite_file(office: Office) -> Path:
    """The file of the records, for what is true of SQLite alone."""
    if office.store.file is None:
        pytest.skip("the records are on a server")
    return office.store.file


class BlankPaper:
    """A printer that draws nothing: drawing the letters of forty cases takes a while."""

    def pdf(self, _page: str) -> bytes:
        return b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def blank_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up caseload's letters are kept undrawn, where nobody looks at them."""
    monkeypatch.setattr(cli, "TaggedPrinter", BlankPaper)


def post(browser: FlaskClient, address: str, **form: Any) -> Any:
    """Send a form as a page of ours would: with the token that the page held."""
    return browser.post(address, data={"csrf_token": token_in(browser), **form})


def token_in(browser: FlaskClient) -> str:
    """Return the token against forged forms from any page of the browser's session."""
    page = browser.get("/sign-in", follow_redirects=True).get_data(as_text=True)
    return page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]


def sealed(body: bytes) -> bytes:
    """Seal a body to the office's public key, as the outbox does."""
    return SealedBox(BOX.public_key).encrypt(body)


def a_submission(**changed: Any) -> dict[str, Any]:
    """What the chat hands over for Fern, who is 12, on Maundy Thursday."""
    return {
        "schema": "intake/1", "submission_id": str(uuid.uuid4()), "kind": "complaint",
        "procedure": "children_policy", "channel": "chat", "received_at": MAUNDY_THURSDAY,
        "chatter_role": "child", "child": {"name": "Fern Ash", "age": 12}, "representative": None,
        "complainant": None,
        "issues": [{"text": "my worker put the wrong school in her report", "themes": ["report_wrong_or_untrue"],
                    "about_body": "cafcass"}],
        "about_person": {"known": "no", "name": None}, "when_text": "last week", "impact_text": None,
        "wanted": ["fix_record"], "wanted_text": None, "proceedings": "live", "contact": a_contact(),
        "advocate": {"offered": True, "answer": "no"},
        "needs": {"interpreter": False, "language": None, "other": [], "note": None},
        "sharing_view": {"view": "ok", "who": None, "why": None},
        "flags": {"safeguarding": "none", "allegation_against_staff": False, "abusive_language": False,
                  "distress": False, "non_english": False, "court_decision": False},
        "feedback": None, "linked_submission_ids": [], "alert_ids": [],
        "telling_view": {"view": "no", "text": None}, **changed,
    }  # fmt: skip


def a_contact(**changed: Any) -> dict[str, Any]:
    return {"method": "phone", "value": "07700 900321", "private": "yes", "safety_note": None,
            "times": ["after_school"], "times_note": None, "reply_by": None, **changed}  # fmt: skip


def an_alert(**changed: Any) -> dict[str, Any]:
    """An immediate worry that a child typed."""
    return {
        "schema": "safeguarding-alert/1", "alert_id": str(uuid.uuid4()), "seq": 0, "raised_at": MAUNDY_THURSDAY,
        "level": "immediate", "raise_at": None, "source": "typed", "texts": ["my mum's boyfriend hits me"],
        "name": None, "age": None, "reach": None, "question": "N05", "chatter_role": "child",
        "about_staff": False, "by_mistake": False, "safe_answer": "not_asked", **changed,
    }  # fmt: skip


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real argon2id, but as cheap as it goes: a test signs in hundreds of times."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)
    passwords._nobodys.cache_clear()
