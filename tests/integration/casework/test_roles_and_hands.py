"""Every action for every role, as the permission table says; and two people in one case at the same moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from backoffice.casework.actions import ALL
from backoffice.procedure import commands as c
from backoffice.procedure.commands import Command
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.permissions import MAY_SEE, TABLES, Area, Person, may_see, permitted
from backoffice.procedure.terms import Delivery, Procedure, Role
from backoffice.records import AuditEvent, Event
from backoffice.services.refusals import GuardRefused
from backoffice.services.staff import people
from backoffice.services.staff.people import ROLES
from tests.integration.casework.conftest import PASSWORD, Browser, Colleague, a_complaint, hashed_once, send_in
from tests.integration.casework.stages import Desk, Work, at_stage, open_desk
from tests.integration.casework.test_the_whole_line import do

OF_THE_POLICY = {row.command for row in TABLES[Procedure.CHILDREN_POLICY] if row.roles - {Role.SYSTEM}}
ON_PAGES_OF_THEIR_OWN: set[type[Command]] = {c.ReceiveComplaint, c.HoldResponseForChild}
"""Writing a complaint down, and keeping an answer: the form for complaints, and the page of the answer."""


def test_every_step_and_record_of_the_policy_has_its_page() -> None:
    assert {action.command for action in ALL} >= OF_THE_POLICY - ON_PAGES_OF_THEIR_OWN
    assert len({action.key for action in ALL}) == len(ALL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory, databases, empty_records) -> Iterator[Desk]:
    """One office with somebody for every role."""
    folder = tmp_path_factory.mktemp("roles")
    names = {role: f"{role.replace('_', ' ').title()} Person" for role in ROLES}
    with open_desk(folder, databases.copy(empty_records, folder), names) as opened:
        yield opened


@pytest.fixture
def at_the_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("CLOCK_FILE", str(desk.clock.file))
    return desk


@pytest.mark.clause("C-1a", "C-1b")
@pytest.mark.parametrize("stage", ["received", "investigating", "responding", "closed"])
def test_each_role_has_the_buttons_of_the_table_and_no_others(at_the_desk: Desk, stage: str) -> None:
    work = at_the_desk.case(stage)
    state = work.file().state
    seen = 0
    for role in ROLES:
        browser, person = at_the_desk.of(role), at_the_desk.people[role].person
        page = browser.go(f"/cases/{work.reference}")
        may_open = may_see(person, Area.CASE, state).allowed
        assert (browser.status == 200) is may_open, role
        if not may_open:
            assert "she lied" not in page.html
            continue
        offered = set(re.findall(rf'href="/cases/{work.reference}/do/([a-z-]+)"', page.html))
        allowed = {each.key for each in ALL if permitted(state, person, each.command).allowed}
        assert offered <= allowed, role
        shut = [each for each in ALL if each.key not in allowed]
        for action in (shut[0], shut[len(shut) // 2], shut[-1]):
            answer = browser.client.get(f"/cases/{work.reference}/do/{action.key}", follow_redirects=True)
            assert answer.status_code == 403, (role, action.key)
            assert 'data-guard="G-' in answer.text
        seen += len(offered)
    assert seen > 10


APPOINTED = ("step1_manager", "investigator", "adjudicating_officer", "panel_adviser")


@pytest.mark.clause("C-1a")
def test_whatever_a_role_may_not_do_its_post_is_refused_too(at_the_desk: Desk) -> None:
    """Each action is posted, as if there had been a button, by the next role that may not do it: nothing changes.

    Every role against every command in every state is tried on the rules themselves; this tries the door before them.
    """
    work = at_the_desk.case("investigating")
    roles = sorted({role.value for role in MAY_SEE[Area.CASE]})
    for role in APPOINTED:
        work.does(c.Assign(to=at_the_desk.people[role].id, role=Role(role)))
    work.does(c.Assign(to=at_the_desk.manager.id, role=Role.CHILDRENS_MANAGER))
    tokens = {role: at_the_desk.of(role).go("/").hidden["csrf_token"] for role in roles}
    state, version = work.file().state, str(work.file().case.version)
    before, tried = _events(at_the_desk.store), set()
    for at, action in enumerate(each for each in ALL if not each.page):
        turn = [*roles[at % len(roles) :], *roles[: at % len(roles)]]
        shut_to = [r for r in turn if not permitted(state, at_the_desk.people[r].person, action.command)]
        if not shut_to:
            continue
        role = next((r for r in shut_to if r not in tried), shut_to[0])
        answer = at_the_desk.of(role).client.post(
            f"/cases/{work.reference}/do/{action.key}",
            data={"csrf_token": tokens[role], "version": version, "go": "save"},
            headers={"Accept": "application/json"},
        )
        assert answer.status_code in (400, 403, 409), (action.key, role, answer.status_code)
        tried.add(role)
    assert _events(at_the_desk.store) == before
    assert tried == set(roles)


def _events(store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Event))


def test_of_two_people_at_the_same_moment_one_is_first_and_the_other_is_told(office, hire, manager, reference, store):
    three = [manager, hire("Ann Lee", "complaints_manager"), hire("Bo Ray", "complaints_manager")]
    browsers = []
    for somebody in three:
        browser = Browser(office.test_client())
        browser.sign_in(somebody)
        browser.go(f"/cases/{reference}/do/wish")
        browsers.append(browser)
    gate = Barrier(len(browsers))

    def press(browser: Browser) -> int:
        gate.wait()
        browser.press(f"/cases/{reference}/do/wish", "save", value="wants", told_by="child")
        return browser.status

    with ThreadPoolExecutor(len(browsers)) as crowd:
        answers = list(crowd.map(press, browsers))
    assert sorted(answers) == [200, 409, 409]
    for browser, status in zip(browsers, answers, strict=True):
        if status == 409:
            assert browser.page.guards == ["G-STALE"]
            assert browser.page.filled["value"] == "wants"
            assert "Somebody else changed this case" in browser.page.text
    with store.reading() as session:
        assert len(session.scalars(select(Event).where(Event.type == "ContactWishRecorded")).all()) == 1


@pytest.mark.clause("C-F4", "C-8")
def test_a_talk_asks_what_was_done_and_what_could_have_been_different(at_work, store, clock, manager):
    work = at_stage(store, clock, manager.person, "investigating")
    page = at_work.go(f"/cases/{work.reference}/do/interview")
    assert {"what_was_done", "what_could_differ"} <= set(page.ids)
    do(
        at_work,
        work.reference,
        "interview",
        staff="Jane Field",
        part="officer",
        what_was_done="Saw her once",
        what_could_differ="See her twice",
    )
    text = at_work.go(f"/cases/{work.reference}").text
    assert "What was done: Saw her once" in text
    assert "What could have been different: See her twice" in text


@pytest.mark.clause("P-6.2", "C-12a", "C-12b", "C-12c", "C-12d")
def test_everything_that_can_be_put_right_is_on_the_list(at_work, store, clock, manager):
    work = at_stage(store, clock, manager.person, "investigating")
    text = at_work.go(f"/cases/{work.reference}/do/remedy").text
    for what in (
        "Say sorry",
        "Look again at how we work",
        "Put right what we wrote",
        "Write to the court, the children or the parties",
        "Tell the court the right facts",
        "Change how we work",
        "Pay something",
    ):
        assert what in text


@pytest.mark.clause("B-06")
def test_what_happened_is_read_by_kind_with_names_and_every_reading_is_noted(at_work, store, clock, manager, hire):
    ann = hire("Ann Lee", "complaints_manager")
    work = at_stage(store, clock, manager.person, "investigating").looks_into_it()
    work.does(c.Assign(to=ann.id, role=Role.COMPLAINTS_MANAGER))
    address = f"/cases/{work.reference}/timeline"
    everything = at_work.go(address).text
    assert "Given to Ann Lee" in everything
    assert "Talked with Jane Field" in everything
    assert ann.id not in everything
    only = at_work.go(f"{address}?kind=enquiry").text
    assert "Talked with Jane Field" in only
    assert "Given to Ann Lee" not in only
    assert "Given to Ann Lee" in at_work.go(f"{address}?kind=<script>").text
    with store.reading() as session:
        reads = select(func.count()).select_from(AuditEvent).where(AuditEvent.what == "case_read")
        assert session.scalar(reads.where(AuditEvent.case_reference == work.reference)) == 3


@pytest.mark.clause("C-13a", "SG-6")
def test_a_worker_with_an_account_is_known_by_her_name_and_shut_out_once_she_is_named(
    at_work, office, store, clock, manager, hire
):
    jane = hire("Jane Field", "step1_manager")
    work = at_stage(store, clock, manager.person, "investigating")
    do(at_work, work.reference, "interview", staff="jane  field", part="officer")
    assert work.file().state.interviews[0].staff == jane.id
    assert "Jane Field, the worker" in at_work.go(f"/cases/{work.reference}").text
    do(at_work, work.reference, "name-subject", staff="Jane Field")
    assert jane.id in work.file().state.subjects
    do(at_work, work.reference, "hold", reason="An allegation")
    address = f"/cases/{work.reference}/do/share-with-staff"
    at_work.go(address)
    page = at_work.press(address, "save", staff="Jane Field", what="learning")
    assert (at_work.status, page.guards[:1]) == (409, ["G-HOLD"])
    assert page.filled["staff"] == "Jane Field"


@pytest.mark.clause("C-1a", "D-39")
def test_who_was_named_in_error_is_cleared_by_a_lead_alone_and_may_come_back(
    at_work, office, store, clock, manager, hire
):
    lead, ann = hire("Lee Marsh", "safeguarding_lead"), hire("Ann Brook", "complaints_manager")
    work = at_stage(store, clock, manager.person, "received")
    do(at_work, work.reference, "name-subject", staff="Ann Brook", in_complaints_team="yes")
    do(at_work, work.reference, "name-subject", staff="Somebody Else")
    where, address = f"/cases/{work.reference}", f"/cases/{work.reference}/do/clear-subject"
    assert "clear-subject" not in at_work.go(where).html
    at_work.go(address)
    assert at_work.status == 403, "a manager who named somebody does not take it back"
    hers, leads = Browser(office.test_client()), Browser(office.test_client())
    hers.sign_in(ann)
    hers.go(where)
    assert hers.status == 403
    leads.sign_in(lead)
    assert "clear-subject" in leads.go(where).html
    leads.go(address)
    for who, why, guard in (("nobody", "A mistake", "G-SUBJECT-NAMED"), (ann.id, " ", "G-REASON")):
        page = leads.press(address, "save", staff=who, reason=why)
        assert (leads.status, page.guards[:1]) == (409, [guard])
    leads.press(address, "save", staff=ann.id, reason="The child meant another Ann")
    assert leads.status == 200, leads.page.text[:500]
    state = work.file().state
    assert (ann.id in state.subjects, len(state.subjects)) == (False, 1)
    assert "Ann Brook was named in error" in leads.go(f"{where}/timeline").text
    hers.go(where)
    assert hers.status == 200
    other = next(iter(state.subjects))
    leads.go(address)
    leads.press(address, "save", staff=other, reason="No such person works here")
    assert work.file().state.subjects == frozenset()
    assert work.file().case.party("subject") is None
    assert "about_complaints_team" not in work.file().case.flags


@pytest.mark.clause("P-FN1", "P-6.4b", "C-1a")
def test_a_self_employed_contractor_is_staff_like_everybody_else(office, store, clock, manager, browser):
    with store.writing() as session:
        ada = people.add_staff(session, email="ada@x.example", name="Ada Min", roles=["admin"], now=clock.now())
        ada.password_hash = hashed_once(PASSWORD)
        admin = Colleague(ada.id, ada.name, ada.email, ada.roles)
    browser.sign_in(admin)
    browser.go("/staff")
    page = browser.send("/staff", name="Jane Field", email="jane@x.example", roles="childrens_manager",
                        front_line="yes", self_employed="yes")  # fmt: skip
    assert "Front-line staff cannot be childrens_manager" in page.text
    browser.send("/staff", name="Jane Field", email="jane@x.example", roles="step1_manager",
                 front_line="yes", self_employed="yes")  # fmt: skip
    assert "(self-employed)" in browser.page.text
    adults = {"procedure": "three_step", "chatter_role": "adult_service_user", "child": None,
              "complainant": {"name": "Dan Hill", "support_asked": False}}  # fmt: skip
    work = Work(store, clock, manager.person, send_in(store, clock, a_complaint(**adults)))
    with store.reading() as session:
        jane = people.by_email(session, "jane@x.example")
        assert jane.employment == "self_employed_contractor"
    work.does(c.NameSubject(staff=jane.id))
    assert jane.id in work.file().state.subjects
    assert permitted(work.file().state, Person(jane.id, frozenset(Role)), c.LogContact).guard == "G-SUBJECT"
    today = work.today
    work.does(
        p.OfferMeeting(offered_on=today),
        p.OfferAdvocate(offered_on=today),
        p.SendStepOneResponse(
            sent_on=today, how=Delivery.EMAIL, letter_id="L1", impact_on_child="She was worried",
            staff_not_spoken_reason="Away", issues_not_confirmed_reason="No answer", court_role_explained=True,
        ),
    )  # fmt: skip
    done = {"completed_on": today, "how": Delivery.EMAIL, "complainant_letter_id": "L2"}
    with pytest.raises(GuardRefused) as raised:
        work.does(p.CompleteStepOne(staff_letter_id=None, **done))
    assert raised.value.guard == "G-P6.4-NOTICES", "L-P10 goes to them as to any employee"
    work.does(p.CompleteStepOne(staff_letter_id="L3", **done))


def test_two_colleagues_of_one_name_are_told_apart_by_their_address(at_work, store, clock, manager, hire):
    hire("Jane Field", "step1_manager")
    with store.writing() as session:
        people.add_staff(session, email="j.field@x.example", name="Jane Field", roles=["auditor"], now=clock.now())
    work = at_stage(store, clock, manager.person, "investigating")
    address = f"/cases/{work.reference}/do/interview"
    at_work.go(address)
    page = at_work.press(address, "save", staff="Jane Field", part="officer", what_was_done="Saw her")
    assert at_work.status == 409
    assert "Two people here have this name" in page.text
    assert page.filled["what_was_done"] == "Saw her"
    at_work.press(address, "save", staff="j.field@x.example")
    assert at_work.status == 200


@pytest.mark.clause("B-01", "C-1")
def test_a_senior_manager_opens_and_works_in_a_case_that_was_passed_up_to_them_and_in_no_other(
    office, at_work, reference, hire, store, clock
):
    pat = hire("Pat Quinn", "senior_manager")
    other = send_in(store, clock, a_complaint(child={"name": "Kofi", "age": 9}))
    senior = Browser(office.test_client())
    senior.sign_in(pat)
    senior.go(f"/cases/{reference}")
    assert senior.status == 403
    at_work.go(f"/cases/{reference}/do/pass-up")
    at_work.press(f"/cases/{reference}/do/pass-up", "save", to=pat.id, reason="It is about the complaints team")
    page = senior.go(f"/cases/{reference}")
    assert senior.status == 200
    assert "Mum reads my post" in page.text
    listed = senior.go("/queue")
    assert {reference, other} <= set(listed.text.split()), "they see that there are both"
    assert f'href="/cases/{reference}"' in listed.html
    assert f'href="/cases/{other}"' not in listed.html
    assert "/do/introduce" in page.html
    for address in (f"/cases/{other}", f"/cases/{other}/do/introduce", f"/cases/{other}/timeline"):
        senior.go(address)
        assert senior.status == 403
