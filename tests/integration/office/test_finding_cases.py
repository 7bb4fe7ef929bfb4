"""Finding a case by a name though names are sealed; the cases of those with a part in one; never one about oneself."""

from __future__ import annotations

import re
import sqlite3
from datetime import timedelta

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.events.three_step import PanelAppointed
from backoffice.procedure.evolve import evolve
from backoffice.procedure.people import SYSTEM
from backoffice.procedure.permissions import Person
from backoffice.procedure.terms import ContactMethod, Private, Role
from backoffice.records import CaseMark
from backoffice.services import casefile, projection
from backoffice.services.cases.change_contact import changing
from backoffice.services.finding import marks, name_search
from backoffice.services.office import working_days
from backoffice.services.recording import duplicates
from tests.integration.office.conftest import a_contact, post

ADULT = {"procedure": "three_step", "chatter_role": "adult_service_user", "child": None,
         "complainant": {"name": "Ann Lee"}}  # fmt: skip


@pytest.fixture
def robin(office):
    return office.signed_in("Robin Hale", "childrens_manager")


def listed(page: str) -> list[str]:
    return re.findall(r'data-reference="([^"]+)"', page)


def sought(browser, name: str) -> list[str]:
    answer = post(browser, "/queue", name=name)
    assert answer.status_code == 200
    return listed(answer.text)


@pytest.mark.clause("B-03")
@pytest.mark.parametrize("typed", ["Zoë", "zoe", "ASH", "  Ash   Zoe ", "zoë, ash"])
def test_a_case_is_found_by_any_whole_word_of_a_name_however_it_is_written(office, robin, typed):
    wanted = office.received(child={"name": "Zoë Ash", "age": 12})
    office.received(child={"name": "Kofi", "age": 12})
    assert sought(robin, typed) == [wanted]


@pytest.mark.parametrize("typed", ["zo", "Zoe Kofi", "", "%", "_", "12", "Zoë Ashe"])
def test_a_part_of_a_word_or_a_name_that_is_not_there_finds_nothing(office, robin, typed):
    office.received(child={"name": "Zoë Ash", "age": 12})
    office.received(child={"name": "Kofi", "age": 12})
    if typed:
        assert sought(robin, typed) == []
    else:
        assert len(sought(robin, typed)) == 2, "nothing typed is no search"


def test_a_name_is_found_in_a_case_that_has_ended_and_of_a_grown_up_in_it(office, robin):
    adult = office.received(**ADULT)
    call = office.received(kind="callback_request", procedure=None, issues=[], child={"name": "Ann", "age": 9})
    post(robin, f"/enquiries/{call}/done", version=str(office.case(call).version), what="Rang her")
    assert set(sought(robin, "ann")) == {adult, call}


def test_no_name_stands_in_an_address_or_readable_in_the_database(office, robin):
    office.received(child={"name": "Zoë Ash", "age": 12})
    answer = post(robin, "/queue", name="Zoë")
    assert "Zo" not in "".join(re.findall(r'(?:href|action)="([^"]*)"', answer.text))
    assert "Zo" not in answer.text.split("</title>")[0]
    with sqlite3.connect(office.store.file) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"zoe" not in office.store.file.read_bytes().lower()
    with office.store.reading() as session:
        values = {mark.value for mark in session.query(CaseMark).filter(CaseMark.kind == "name")}
    assert all(re.fullmatch(r"[0-9a-f]{40}", value) for value in values)


@pytest.mark.parametrize("few", [0, 500])
def test_what_many_bear_is_found_like_what_few_bear(office, robin, monkeypatch, few):
    monkeypatch.setattr(marks, "_FEW", few)
    flags = {"safeguarding": "none", "allegation_against_staff": True, "abusive_language": False, "distress": False,
             "non_english": False, "court_decision": False}  # fmt: skip
    wanted = office.received(child={"name": "Zoë Ash", "age": 12}, flags=flags)
    other = office.received(child={"name": "Zoë Reed", "age": 12})
    assert set(sought(robin, "zoe")) == {wanted, other}
    assert sought(robin, "zoe ash") == [wanted]
    assert listed(robin.get("/queue?flag=allegation_against_staff").text) == [wanted]
    assert listed(robin.get("/queue?flag=distress").text) == []


def test_cases_from_before_names_could_be_sought_are_made_findable(office, robin):
    wanted = office.received(child={"name": "Zoë Ash", "age": 12})
    with office.store.writing() as session:
        session.query(CaseMark).filter(CaseMark.kind == "name").delete()
    assert sought(robin, "zoe") == []
    with office.store.writing() as session:
        assert name_search.mark_all(session) == 1
        assert name_search.mark_all(session) == 0
    assert sought(robin, "zoe") == [wanted]


def reached_in(office, address: str) -> list[str]:
    """The references that the finder of doubles gives for an address alone."""
    manager = Person(office.staff("robin.hale@office.example").id, frozenset({Role.CHILDRENS_MANAGER}))
    with office.store.reading() as session:
        return [each.reference for each in duplicates.alike(session, manager, name="", age=None, addresses=[address])]


@pytest.mark.clause("B-04")
@pytest.mark.parametrize("few", [0, 500])
def test_whoever_is_or_was_reached_in_a_way_is_found_by_it(office, robin, monkeypatch, few):
    monkeypatch.setattr(marks, "_FEW", few)
    wanted = office.received(contact=a_contact(method="phone", value="07700 900-321"))
    office.received(contact=a_contact(method="none", value=None))
    manager = Person(office.staff("robin.hale@office.example").id, frozenset({Role.CHILDRENS_MANAGER}))
    change = changing(
        method=ContactMethod.EMAIL, value="Zoe@home.example", private=Private.YES, safety_note="", safe_to_write=True,
        times=(), reason="She has a new phone", by="x", now=office.clock.now(),
    )  # fmt: skip
    with office.store.writing() as session:
        file = casefile.open_for(session, wanted, manager)
        casefile.carry_out(file, change(file), manager, office.clock.now())
    for address in ("07700900321", "(07700) 900 321", "zoe@HOME.example"):
        assert reached_in(office, address) == [wanted]
    for address in ("07700 900 322", "home.example", "", " - "):
        assert reached_in(office, address) == []


def test_cases_from_before_addresses_could_be_sought_are_made_findable(office, robin):
    wanted = office.received(contact=a_contact(method="phone", value="07700 900321"))
    office.received(contact=a_contact(method="none", value=None))
    with office.store.writing() as session:
        session.query(CaseMark).filter(CaseMark.kind == "reached").delete()
    assert reached_in(office, "07700 900321") == []
    with office.store.writing() as session:
        assert name_search.mark_all(session) == 1
        assert name_search.mark_all(session) == 0
    assert reached_in(office, "07700 900321") == [wanted]


def test_of_many_of_one_name_the_newest_are_looked_at(office, robin, monkeypatch):
    monkeypatch.setattr(duplicates, "_LOOKED_AT", 1)
    zoe = {"name": "Zoë", "age": 12}
    newest = office.received(child=zoe, received_at=office.clock.now().isoformat())
    office.received(child=zoe, received_at=(office.clock.now() - timedelta(minutes=1)).isoformat())
    manager = Person(office.staff("robin.hale@office.example").id, frozenset({Role.CHILDRENS_MANAGER}))
    with office.store.reading() as session:
        found = duplicates.alike(session, manager, name="Zoë Ash", age=12, addresses=[])
    assert [each.reference for each in found] == [newest]


def carried_out(office, reference: str, *commands, actor: Person = SYSTEM) -> None:
    with office.store.writing() as session:
        for command in commands:
            file = casefile.CaseFile(session, *_opened(session, reference))
            casefile.carry_out(file, command, actor, office.clock.now())


def _opened(session, reference):
    file = casefile.read(session, reference)
    return file.case, file.state


@pytest.mark.clause("B-01", "B-03")
def test_somebody_with_a_part_in_one_case_finds_that_case_and_no_other(office, robin):
    mine, other = office.received(**ADULT), office.received(**ADULT)
    bo = office.hire("Bo Ray", "step1_manager")
    manager = Person(office.staff("robin.hale@office.example").id, frozenset({Role.CHILDRENS_MANAGER}))
    assign = c.Assign(to=office.staff(bo).id, role=Role.STEP1_MANAGER)
    carried_out(office, mine, assign, actor=manager)
    browser = office.sign_in(bo)
    assert listed(browser.get("/queue").text) == [mine]
    assert mine in browser.get("/").text
    assert other not in browser.get("/").text
    assert browser.get(f"/cases/{mine}").status_code == 200
    assert browser.get(f"/cases/{other}").status_code == 403
    assert sought(browser, "ann") == [mine]


@pytest.mark.clause("B-01")
def test_a_member_of_a_panel_sees_the_one_case_they_were_given(office, robin):
    reference = office.received(**ADULT)
    paula = office.hire("Paula May", "panel_member")
    assert "You have no part in a case now" in office.sign_in(paula).get("/").text
    with office.store.writing() as session:
        file = casefile.read(session, reference)
        today, member = office.clock.now().date(), office.staff(paula).id
        file.state = evolve(file.state, PanelAppointed(on=today, by="system", members=(member,), adviser="x"))
        projection.project(file.case, file.state, (), today, working_days.calendar(session))
    browser = office.sign_in(paula)
    assert listed(browser.get("/").text) == [reference]
    assert browser.get("/queue").status_code == 403


@pytest.mark.clause("C-1a")
def test_whoever_a_complaint_is_about_finds_it_in_no_list_and_by_no_name(office, robin):
    reference = office.received(child={"name": "Zoë Ash", "age": 12})
    ines = office.hire("Ines Okafor", "complaints_manager")
    browser = office.sign_in(ines)
    assert sought(browser, "zoe") == [reference]
    manager = Person(office.staff("robin.hale@office.example").id, frozenset({Role.CHILDRENS_MANAGER}))
    carried_out(office, reference, c.NameSubject(staff=office.staff(ines).id), actor=manager)
    assert sought(browser, "zoe") == []
    assert listed(browser.get("/queue").text) == []
    assert listed(browser.get("/").text) == []
