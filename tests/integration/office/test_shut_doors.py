"""Whoever is in a case or a worry finds nothing of it in any room, whatever their roles (C-1a, SG-6)."""

import pytest
from sqlalchemy import select

from backoffice.records import Exclusion
from backoffice.services.handing.assign_waiting import assign_waiting
from tests.integration.office.conftest import PASSWORD, an_alert, post

JANE = {"known": "yes", "name": "Jane Smith"}
EVERY_ROLE = ("complaints_manager", "safeguarding_lead", "auditor", "admin")

pytestmark = pytest.mark.clause("C-1a")


@pytest.fixture
def lead(office):
    return office.signed_in("Lee Marsh", "safeguarding_lead", "auditor", "intake_officer", "admin")


@pytest.fixture
def jane(office):
    return office.signed_in("Jane Smith", *EVERY_ROLE)


@pytest.mark.clause("SG-6")
@pytest.mark.parametrize("worry_first", [True, False])
def test_a_worry_is_behind_the_door_of_its_case_though_it_names_nobody(office, jane, lead, worry_first):
    alert = an_alert(texts=["she hit me and said she would again"])
    if worry_first:
        office.alert(alert)
    office.received(about_person=JANE, alert_ids=[alert["alert_id"]])
    if not worry_first:
        office.alert(alert)
    worry = office.worry()
    assert jane.get(f"/safeguarding/{worry.id}").status_code == 403
    assert worry.id not in jane.get("/safeguarding").text
    assert "nobody has seen" not in jane.get("/").text
    assert lead.get(f"/safeguarding/{worry.id}").status_code == 200
    assert "nobody has seen" in lead.get("/").text


@pytest.mark.clause("SG-6")
@pytest.mark.parametrize("worry_first", [True, False])
def test_a_case_is_shut_to_whom_only_its_worry_names_and_goes_to_somebody_else(office, jane, worry_first):
    alert = an_alert(texts=["Jane Smith hit me"])
    if worry_first:
        office.alert(alert)
    reference = office.received(alert_ids=[alert["alert_id"]])
    other = office.hire("Ines Okafor", "complaints_manager")
    if not worry_first:
        assert jane.get(f"/cases/{reference}").status_code == 200, "nothing names her yet"
        office.alert(alert)
    assert jane.get(f"/cases/{reference}").status_code == 403
    assert reference not in jane.get("/queue").text
    with office.store.writing() as session:
        assign_waiting(session, office.clock.now())
    assert office.case(reference).assignee_id == office.staff(other).id


def test_somebody_hired_later_cannot_open_the_case_whose_worry_names_them(office):
    alert = an_alert(texts=["Jane Smith hit me"])
    office.alert(alert)
    named, other = office.received(alert_ids=[alert["alert_id"]]), office.received()
    jane = office.signed_in("Jane Smith", *EVERY_ROLE)
    assert jane.get(f"/cases/{named}").status_code == 403
    assert jane.get(f"/cases/{other}").status_code == 200


def test_a_door_is_opened_by_nobody_to_whom_it_is_shut_too(office, jane, lead):
    office.hire("Sam Carter", "complaints_manager")
    words = [{"text": "Jane Smith and Sam Carter laughed at me", "themes": [], "about_body": "cafcass"}]
    office.received(issues=words)
    with office.store.reading() as session:
        doors = session.scalars(select(Exclusion)).all()
        of_sam = next(door.id for door in doors if door.staff_id == office.staff("sam.carter@office.example").id)
    assert len(doors) == 2
    assert of_sam not in jane.get("/safeguarding").text
    decide = f"/safeguarding/doors/{of_sam}"
    assert post(jane, decide, keep="no", reason="it is another Sam, at school").status_code == 403
    assert of_sam in lead.get("/safeguarding").text
    assert post(lead, decide, keep="no", reason="it is another Sam, at school").status_code == 302


def test_the_dates_of_a_case_are_not_shown_to_whom_it_is_about(office, jane, lead):
    about_her, other = office.received(about_person=JANE), office.received()
    assert jane.get(f"/recorded/{about_her}").status_code == 403
    assert jane.get(f"/recorded/{other}").status_code == 200
    assert lead.get(f"/recorded/{about_her}").status_code == 200


def test_the_audit_log_keeps_the_lines_about_a_case_or_a_worry_from_whom_it_is_about(office, jane, lead):
    alert = an_alert(texts=["Jane Smith hit me"])
    office.alert(alert)
    about_her, other = office.received(about_person=JANE), office.received()
    worry = office.worry().id
    for browser, sees in ((jane, False), (lead, True)):
        page = browser.get("/audit").text
        assert other in page
        assert (about_her in page) is sees
        sheet = post(browser, "/audit/export", reason="looking for a line").text
        assert other in sheet
        assert (about_her in sheet, worry in sheet) == (sees, sees)


def test_nobody_holds_or_deletes_a_case_about_themselves(office, jane, lead):
    about_her, other = office.received(about_person=JANE), office.received()
    assert post(jane, f"/retention/{about_her}/erase").status_code == 403
    assert jane.get(f"/retention/{about_her}/certificate").status_code == 403
    assert post(jane, "/retention/hold", reference=about_her, on="yes", reason="I want to keep it").status_code == 403
    assert not office.case(about_her).legal_hold
    assert post(jane, f"/retention/{other}/erase").status_code == 409, "its time has not come"
    assert post(lead, f"/retention/{about_her}/erase").status_code == 409


@pytest.mark.parametrize("next_page", ["/\n//elsewhere.example", "/\r\nSet-Cookie: a=b", "/queue\x00", "/\u2028"])
def test_an_address_to_go_on_to_that_no_browser_would_send_leads_home(office, next_page):
    email = office.hire("Robin Hale", "childrens_manager")
    browser = office.browser()
    token = browser.get("/sign-in").text.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    answer = browser.post(
        "/sign-in", query_string={"next": next_page}, data={"csrf_token": token, "email": email, "password": PASSWORD}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
