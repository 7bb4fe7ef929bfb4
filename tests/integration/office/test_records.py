"""The records: sealed, in step with the migrations, and safe when two people act at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import func, inspect, select

from backoffice.procedure import commands
from backoffice.procedure.permissions import SYSTEM, Person
from backoffice.procedure.terms import ContactMethod, ContactOutcome, Role
from backoffice.records import (
    AlreadyWritten,
    Base,
    Case,
    Event,
    Issue,
    Letter,
    Milestone,
    SealBroken,
    Staff,
    Store,
    Submission,
    schema,
)
from backoffice.services import casefile
from backoffice.services.refusals import GuardRefused, NotFound, Stale
from tests.integration.office.conftest import a_contact, an_alert

ROOT = Path(__file__).parents[3]


def manager_of(office) -> Person:
    email = office.hire("Robin Hale", "childrens_manager")
    return Person(office.staff(email).id, frozenset({Role.CHILDRENS_MANAGER}))


def say_hello(office, reference, person, *, version=None):
    with office.store.writing() as session:
        file = casefile.open_for(session, reference, person, expected_version=version)
        now = office.clock.now()
        hello = commands.Introduce(
            on=now.date(), method=ContactMethod.PHONE, outcome=ContactOutcome.REACHED, text="said hello to Fern"
        )
        casefile.carry_out(file, hello, person, now)


def test_the_models_are_what_the_migrations_make(office):
    with office.store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
        tables = set(inspect(connection).get_table_names())
    assert differences == []
    assert {"cases", "events", "audit_events", "concerns"} <= tables


def test_the_migrations_go_down_and_up_again_with_data_in_the_tables(office, tmp_path):
    office.received()
    office.alert(an_alert())
    schema.downgrade(office.store, "base")
    with office.store.engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    assert schema.revision(office.store) is None
    schema.upgrade(office.store)
    assert schema.is_ready(office.store)


def test_an_office_at_work_goes_to_the_newest_tables_with_all_it_holds(office, blank_paper):
    """Its staff and cases are pointed at by other rows, as in an office that has been used for a while."""
    assert office.run("demo", "load").exit_code == 0
    held, reckoned = rows_held(office), reckoned_days(office)
    assert min(held.values()) > 0
    assert len(set(reckoned.values())) > 10
    schema.downgrade(office.store, "0004")
    schema.upgrade(office.store)
    assert rows_held(office) == held
    assert reckoned_days(office) == reckoned, "what the new columns hold is worked out for the cases there are"


def test_the_name_of_a_language_is_sealed_where_it_stood_in_the_open(office, sqlite_file):
    needs = {"interpreter": True, "language": "kestrel, as my nan speaks it", "other": [], "note": None}
    reference = office.received(needs=needs)
    schema.downgrade(office.store, "0011")
    assert b"kestrel" in everything_in(sqlite_file)
    schema.upgrade(office.store)
    assert office.case(reference).contact_plan.language == "kestrel, as my nan speaks it"
    assert b"kestrel" not in everything_in(sqlite_file)


def everything_in(sqlite_file):
    """What stands in the database and in the log beside it, once all of it is written through."""
    with closing(sqlite3.connect(sqlite_file, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return b"".join(file.read_bytes() for file in sqlite_file.parent.glob("office.sqlite*"))


def reckoned_days(office):
    """From when each case is amber, and since when each of its promises counts."""
    promises = ("ack", "intro", "response")
    with office.store.reading() as session:
        cases = session.scalars(select(Case).where(Case.procedure == "children_policy")).all()
        amber = {case.reference: case.amber_on for case in cases}
        rows = [(case.reference, row) for case in cases for row in case.milestones if row.code in promises]
        since = {(reference, row.code): row.since for reference, row in rows}
    return amber | since


def rows_held(office):
    with office.store.reading() as session:
        return {kind.__tablename__: session.scalar(select(func.count()).select_from(kind))
                for kind in (Staff, Case, Event, Milestone)}


def test_no_word_of_a_child_stands_open_in_the_database_file(office, sqlite_file):
    office.hire("Robin Hale", "childrens_manager")
    words = ["wrong school", "Fern", "07700 900321", "on the bus only", "zap dad", "hits me", "Mrs Quill", "kestrel",
             "my nan's language", "my uncle", "not on mondays", "the man in the hall"]
    office.received(
        contact=a_contact(safety_note="on the bus only"), about_person={"known": "yes", "name": "Mrs Quill"},
        sharing_view={"view": "worried", "who": None, "why": "zap dad"}, wanted_text="kestrel",
        needs={"interpreter": True, "language": "my nan's language", "other": [], "note": "the man in the hall"},
        representative={"name": "Fern", "relationship": "other", "relationship_note": "my uncle", "child_knows": "yes",
                        "may_contact_child": "yes", "words_from": "child",
                        "contact": a_contact(times_note="not on mondays")},
    )  # fmt: skip
    office.alert(an_alert(name="Fern", reach="07700 900321"))
    office.received(kind="feedback", procedure=None, issues=[], feedback={"text": "kestrel", "face": "ok"})
    everything = b"".join(file.read_bytes() for file in sqlite_file.parent.glob("office.sqlite*"))
    assert len(everything) > 100_000
    assert [word for word in words if word.encode() in everything] == []


def test_a_sealed_value_does_not_open_in_another_row_or_another_column(office):
    office.hire("Robin Hale", "childrens_manager")
    office.received()
    office.received(issues=[{"text": "another child's words", "themes": [], "about_body": "cafcass"}])
    with office.store.writing() as session:
        first, second = session.scalars(select(Issue)).all()
        own = first.text_verbatim_sealed
        first.text_verbatim_sealed = second.text_verbatim_sealed
        with pytest.raises(SealBroken):
            _ = first.text_verbatim
        first.summary_by_manager_sealed = own
        with pytest.raises(SealBroken):
            _ = first.summary_by_manager
        session.rollback()


def test_an_error_of_the_database_shows_no_words(office):
    office.received()
    with pytest.raises(Exception) as refused, office.store.writing() as session:
        session.add(Submission(case_id="0" * 32, submission_id="a secret of Fern", body_hash="x", receipt={}))
    assert "secret of Fern" not in str(refused.value)


def test_the_log_and_the_present_are_written_together_or_not_at_all(office):
    person = manager_of(office)
    reference = office.received()
    before = office.case(reference).version
    with pytest.raises(RuntimeError), office.store.writing() as session:
        file = casefile.open_for(session, reference, person)
        casefile.carry_out(file, commands.OpenAssessment(), person, office.clock.now())
        raise RuntimeError("the power went")
    case = office.case(reference)
    assert (case.version, case.state) == (before, "received")
    with office.store.reading() as session:
        assert session.scalars(select(Event.number).where(Event.case_id == case.id)).all() == list(range(1, before + 1))


def test_a_refused_command_changes_nothing_and_names_its_guard(office):
    person = manager_of(office)
    reference = office.received()
    before = office.case(reference).version
    with pytest.raises(GuardRefused) as refused, office.store.writing() as session:
        file = casefile.open_for(session, reference, person)
        casefile.carry_out(file, commands.BeginResponse(), person, office.clock.now())
    assert refused.value.guard.startswith("G-")
    assert office.case(reference).version == before


def test_the_second_of_two_people_acting_at_once_is_told_and_nothing_is_lost(office):
    person = manager_of(office)
    reference = office.received()
    seen = office.case(reference).version
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def act():
        ready.wait()
        try:
            say_hello(office, reference, person, version=seen)
            outcomes.append("done")
        except Stale:
            outcomes.append("told")

    both = [threading.Thread(target=act) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(outcomes) == ["done", "told"]
    with office.store.reading() as session:
        kinds = session.scalars(select(Event.type).where(Event.case_id == office.case(reference).id)).all()
    assert kinds.count("IntroductionMade") == 1


def test_what_the_office_does_of_itself_sends_nobodys_page_back(office):
    person = manager_of(office)
    reference = office.received()
    seen = office.case(reference).version
    with office.store.writing() as session:
        file = casefile.read(session, reference)
        hold = commands.PlaceHold(reason="A worry names a member of staff.")
        casefile.carry_out(file, hold, SYSTEM, office.clock.now())
    say_hello(office, reference, person, version=seen)
    assert office.case(reference).version > seen + 1


@pytest.mark.parametrize("shown", [-1, 10_000])
def test_a_page_that_shows_no_version_the_case_ever_had_is_told(office, shown):
    person = manager_of(office)
    with pytest.raises(Stale):
        say_hello(office, office.received(), person, version=shown)


_EDIT = """
import sys
from backoffice import create_app
from backoffice.records import Setting
app = create_app()
store = app.extensions["heard_store"]
for _ in range(int(sys.argv[1])):
    with store.writing() as session:
        row = session.get(Setting, "counter", with_for_update=True)
        row.value = row.value + 1
"""


def test_of_hundreds_of_edits_by_several_programs_at_once_none_is_lost(office, settings):
    from backoffice.records import Setting

    with office.store.writing() as session:
        session.add(Setting(key="counter", value=0))
    environment = {
        **os.environ, "HEARD_OFFICE_VAR": str(settings.office_var), "HEARD_SECRET_KEY": settings.secret_key,
        "HEARD_FIELD_KEY": settings.field_key, "HEARD_DATABASE_URL": settings.database_url, "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    programs = [subprocess.Popen([sys.executable, "-c", _EDIT, "100"], env=environment, cwd=ROOT) for _ in range(4)]
    assert [program.wait(timeout=120) for program in programs] == [0] * 4
    with office.store.reading() as session:
        assert session.get(Setting, "counter").value == 400


def test_the_present_is_what_the_log_of_events_makes_of_it(office):
    from backoffice.procedure.evolve import replay

    person = manager_of(office)
    reference = office.received()
    say_hello(office, reference, person)
    with office.store.reading() as session:
        file = casefile.read(session, reference)
        told = casefile.history(file.case)
        assert replay(one.event for one in told) == file.state
        assert [one.number for one in told] == list(range(1, file.case.version + 1))
        assert told[-1].data["text"] == "said hello to Fern"
        assert told[-1].by == "Robin Hale"
        milestone = next(row for row in file.case.milestones if row.code == "intro")
        assert (milestone.status, milestone.kept, milestone.is_open) == ("done", True, False)
        assert file.case.next_duty == "response"


def test_a_page_that_only_reads_cannot_change_anything(office):
    reference = office.received()
    with pytest.raises(RuntimeError, match="only reads"), office.store.reading() as session:
        session.scalars(select(Case).where(Case.reference == reference)).one().state = "closed"
    assert office.case(reference).state == "received"


def test_the_words_of_a_letter_never_change_once_written(office):
    reference = office.received()
    with office.store.writing() as session:
        letter = Letter(case_id=office.case(reference).id, template="L-C01", title="Hello", channel="print")
        letter.text = "Dear Fern"
        session.add(letter)
    with pytest.raises(AlreadyWritten), office.store.writing() as session:
        session.get(Letter, letter.id).text = "Dear nobody"
    with office.store.writing() as session:
        session.get(Letter, letter.id).status = "printed"


def test_an_event_is_never_changed(office):
    reference = office.received()
    with pytest.raises(AlreadyWritten), office.store.writing() as session:
        session.scalars(select(Event)).first().by_name = "somebody else"
    assert office.case(reference).version > 0


def test_nobody_finds_a_case_that_is_not_there(office):
    with pytest.raises(NotFound), office.store.writing() as session:
        casefile.open_for(session, "CC-222222", SYSTEM)


def test_sqlite_is_opened_the_way_that_loses_nothing(office, sqlite_file):
    with office.store.engine.connect() as connection:
        settings = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
                    ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")}  # fmt: skip
    assert settings == {"journal_mode": "wal", "busy_timeout": 10_000, "foreign_keys": 1, "synchronous": 2}


def test_the_office_speaks_to_postgresql_by_one_setting():
    store = Store("postgresql://office@127.0.0.1:1/office")
    assert store.engine.dialect.name == "postgresql"
    assert store.engine.dialect.driver == "psycopg"
    assert store.file is None
    store.close()


def test_the_file_can_be_read_while_somebody_writes(office, sqlite_file):
    reference = office.received()
    with office.store.writing() as session:
        session.scalars(select(Case)).one().channel = "letter"
        session.flush()
        assert office.case(reference).channel == "chat"
        other = sqlite3.connect(sqlite_file, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    assert office.case(reference).channel == "letter"
