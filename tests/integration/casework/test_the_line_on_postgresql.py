"""The whole product with its records in PostgreSQL: a chat, the whole line of pages, a letter, a copy put back."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from backoffice import create_app, settings
from backoffice.procedure import commands
from backoffice.records import Case, Letter, Store, unlock
from backoffice.services import casefile
from backoffice.services.refusals import Stale
from ops.stack import Stack
from tests.chat import Chat, play
from tests.conftest import flask, make_stack
from tests.integration.casework.conftest import Clock, Colleague
from tests.integration.casework.test_the_whole_line import answer, do, find, investigate

pytestmark = pytest.mark.stack

STORY = "she lied about me in the report"


@pytest.fixture(scope="module")
def stack(postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    running = make_stack(tmp_path_factory.mktemp("var"), HEARD_DATABASE_URL=postgres.url(postgres.database()))
    running.start()
    try:
        running.wait_until_ready()
        yield running
    finally:
        running.stop()


@pytest.fixture
def clock(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock(Path(stack.environment["CLOCK_FILE"]))
    told.on("2026-03-17")
    monkeypatch.setenv("CLOCK_FILE", str(told.file))
    return told


@pytest.fixture
def office(stack: Stack, clock: Clock) -> Iterator[Flask]:
    app = create_app(settings.load(stack.environment))
    unlock(app.extensions["heard_settings"].field_key_bytes())
    yield app
    app.extensions["heard_store"].close()


@pytest.fixture
def manager(hire) -> Colleague:
    """Somebody new for each test: the tests of this file share one office."""
    return hire(f"sam{uuid.uuid4().hex} Carter", "childrens_manager")


@pytest.fixture
def reference(stack: Stack, clock: Clock, manager) -> str:
    """The case that a child's chat made."""
    with Chat(stack.chat_url) as chat:
        chat.start()
        receipt = play(chat, {
            "N01": [{"press": "Tell you about something that went wrong"}],
            "N02": [{"press": "I'm a child or young person"}], "N05": [{"say": STORY}, {"press": "That's all"}],
            "N12": [{"press": "Email"}], "N13": [{"say": "amira@example.org"}], "N14": [{"press": "No, it's private"}],
        }).receipt()
    assert receipt and (receipt["intro_due"], receipt["response_due"]) == ("2026-03-20", "2026-03-31")
    return str(receipt["reference"])


def sent_of(store: Store, reference: str, at_least: int, seconds: float = 30.0) -> list[str]:
    """Which letters of the case the jobs have sent, once there are that many."""
    until = time.monotonic() + seconds
    while True:
        with store.reading() as session:
            letters = select(Letter.template).join(Case, Letter.case_id == Case.id).where(Case.reference == reference)
            sent = sorted(session.scalars(letters.where(Letter.status == "sent")))
        if len(sent) >= at_least:
            return sent
        assert time.monotonic() < until, f"{len(sent)} of {at_least} letters were sent"
        time.sleep(0.1)


def test_a_complaint_goes_all_the_way_and_its_letter_leaves(stack, at_work, reference, store, clock, tmp_path):
    assert store.engine.dialect.name == "postgresql"
    investigate(at_work, reference)
    find(at_work, reference)
    answer(at_work, reference)
    assert at_work.status == 200, at_work.page.text[:2000]
    do(at_work, reference, "share-with-staff", staff="Jane Field", what="learning", is_subject="yes")
    do(at_work, reference, "ask-how-it-went", "send", way="email", to_address="amira@example.org", safe_checked="yes")
    do(at_work, reference, "close")
    with store.reading() as session:
        case = session.scalars(select(Case).where(Case.reference == reference)).one()
        assert (case.state, case.close_reason) == ("closed", "completed")
        assert case.issues[0].text_verbatim == STORY
    assert sent_of(store, reference, at_least=2) == ["L-C11", "L-C18"]
    assert flask(stack, "audit", "verify")
    flask(stack, "backup", str(tmp_path / "copy"))
    stack.stop("office", "jobs")
    flask(stack, "restore", str(tmp_path / "copy"))
    stack.start("office", "jobs")
    assert reference in flask(stack, "case", "list", "--json")


def test_the_second_of_two_people_acting_at_once_is_told(store, reference, manager, clock):
    with store.reading() as session:
        shown = session.scalars(select(Case.version).where(Case.reference == reference)).one()
    both_ready, outcomes = threading.Barrier(2), []

    def opens_the_assessment() -> None:
        both_ready.wait()
        try:
            with store.writing() as session:
                file = casefile.open_for(session, reference, manager.person, expected_version=shown)
                casefile.carry_out(file, commands.OpenAssessment(), manager.person, clock.now())
            outcomes.append("done")
        except Stale:
            outcomes.append("told")

    people = [threading.Thread(target=opens_the_assessment) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert sorted(outcomes) == ["done", "told"]
