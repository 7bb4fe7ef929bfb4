"""What a manager may set, what it changes, and what is refused (B-24)."""

from __future__ import annotations

import html
import re

import pytest
from markupsafe import escape
from sqlalchemy import select

from backoffice.oversight.settings_page import HOUSE_RULES
from backoffice.procedure.parameters import NUMBERS
from backoffice.records import AuditEvent, Setting
from backoffice.services.office import house
from backoffice.services.receiving.receive import receive
from tests.integration.office.conftest import a_submission, post


@pytest.fixture
def robin(office):
    return office.signed_in("Robin Hale", "childrens_manager")


def changes(office) -> list[tuple[str, str, str]]:
    with office.store.reading() as session:
        rows = session.scalars(select(AuditEvent).where(AuditEvent.what == "setting_changed"))
        return [(row.subject, row.before, row.after) for row in rows]


@pytest.mark.clause("B-24", "C-FN4")
def test_a_number_changed_here_is_the_one_in_force_and_taking_it_back_brings_the_old_one(office, settings, robin):
    assert post(robin, "/settings", ombudsman_phone="0345 000 0000").status_code == 302
    assert house.in_force(office.store, settings).ombudsman_phone == "0345 000 0000"
    assert "0345 000 0000" in robin.get("/settings").text
    assert changes(office) == [("value.ombudsman_phone", settings.ombudsman_phone, "0345 000 0000")]
    post(robin, "/settings", ombudsman_phone=settings.ombudsman_phone)
    assert house.in_force(office.store, settings) == settings
    with office.store.reading() as session:
        assert session.get(Setting, "value.ombudsman_phone") is None


def on_the_page(page: str) -> dict[str, str]:
    """Every field of the settings page as it stands, with what the page remembers of it."""
    fields = re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in fields if name != "csrf_token"}


def test_two_people_at_the_settings_keep_both_their_changes_and_the_second_is_told_of_the_same(office, settings, robin):
    other = office.signed_in("Ines Okafor", "childrens_manager")
    first, second = (on_the_page(browser.get("/settings").text) for browser in (robin, other))
    assert post(robin, "/settings", **{**first, "phone": "020 7946 0000", "childline": "0800 0000"}).status_code == 302
    both = {**second, "phone": "020 7946 1111", "samaritans": "116 000", "keep_in_touch_next": "7"}
    refused = post(other, "/settings", **both)
    assert refused.status_code == 409
    assert "Somebody else set this to “020 7946 0000” meanwhile." in refused.text
    kept = on_the_page(refused.text)
    assert (kept["phone"], kept["samaritans"], kept["childline"]) == ("020 7946 1111", "116 000", "0800 0000")
    assert post(other, "/settings", **kept).status_code == 302
    now = house.in_force(office.store, settings)
    assert (now.phone, now.childline, now.samaritans) == ("020 7946 1111", "0800 0000", "116 000")
    with office.store.reading() as session:
        assert house.numbers(session)["keep_in_touch_next"] == 7


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"ombudsman_phone": "call us"}, "Use digits and spaces"),
        ({"ombudsman_phone": ""}, "This cannot be left empty."),
        ({"reply_email": "nobody"}, "Give an address such as name@office.example."),
        ({"office_opens": "25:00"}, "Give a time of day such as 09:00."),
        ({"office_closes": "08:00"}, "The office has to close later than it opens."),
        ({"office_opens": "18:00"}, "The office has to close later than it opens."),
        ({"office_opens": "11:00", "office_closes": "10:00"}, "The office has to close later than it opens."),
        ({"ombudsman_site": "javascript:alert(1)"}, "Give an address such as www.ombudsman.org.uk."),
        ({"childline_upper_age": "100"}, "Give an age from 10 to 30."),
        ({"post_address": "x" * 201}, "Use at most 200 characters."),
        ({"keep_in_touch_next": "0"}, "Give a whole number from 1 to 400."),
        ({"keep_in_touch_next": "five"}, "Give a whole number from 1 to 400."),
        ({"adult_closed": "-1"}, "Give a whole number from 1 to 100."),
    ],
)
def test_what_cannot_be_is_refused_with_all_of_it_and_stays_typed(office, settings, robin, typed, says):
    answer = post(robin, "/settings", phone="020 7946 0000", **typed)
    assert answer.status_code == 409
    assert says in answer.text
    assert 'value="020 7946 0000"' in answer.text
    assert house.in_force(office.store, settings) == settings, "not even what was right is kept"
    assert changes(office) == []


@pytest.mark.clause("B-24")
def test_a_house_rule_governs_cases_received_from_now_on_and_no_running_one(office, clock, robin):
    before = office.received()
    assert post(robin, "/settings", keep_in_touch_next="3").status_code == 302
    after = office.received()
    numbers = {}
    for reference in (before, after):
        with office.store.reading() as session:
            state = session.merge(office.case(reference), load=False).state_now
        numbers[reference] = dict(state["numbers"])["keep_in_touch_next"]
    assert numbers == {before: 5, after: 3}


def test_every_house_rule_is_called_by_words_that_hold_whatever_number_is_chosen(office, robin):
    page = robin.get("/settings").text
    assert HOUSE_RULES.keys() == {number.id for number in house.HOUSE_NUMBERS}
    assert len(set(HOUSE_RULES.values())) == len(HOUSE_RULES)
    for rule, says in HOUSE_RULES.items():
        assert escape(says) in page.split(f'for="{rule}"', 1)[1].split("</label>", 1)[0]


def test_a_number_that_a_procedure_sets_is_not_among_those_that_can_be_changed(office, robin):
    page = robin.get("/settings").text
    for number in NUMBERS.values():
        assert (f'name="{number.id}"' in page) is number.house_rule
    post(robin, "/settings", respond="99")
    with office.store.reading() as session:
        assert house.numbers(session) == {}
    with office.store.writing() as session:
        session.add(Setting(key="number.respond", value=99))
    assert office.received(), "a row that should not be there changes nothing"


@pytest.mark.clause("B-24")
def test_the_letters_are_listed_with_their_versions_and_each_can_be_read(office, robin):
    page = robin.get("/settings").text
    assert 'href="/settings/letters/L-C01"' in page
    letter = robin.get("/settings/letters/L-C01").text
    assert "version" in letter
    assert "Must hold" in letter
    assert robin.get("/settings/letters/L-X99").status_code == 404


def test_office_hours_changed_here_are_those_that_the_chat_is_told(open_office):
    office = open_office()
    robin = office.signed_in("Robin Hale", "childrens_manager")
    post(robin, "/settings", office_closes="16:00")
    office.clock.set("2026-04-02T15:30:00+00:00")  # half past four in London
    from tests.integration.office.conftest import an_alert

    assert office.alert(an_alert()).json["office_open"] is False


def test_a_database_that_is_away_leaves_the_settings_as_they_were_at_the_start(settings, tmp_path):
    from backoffice.records import Store

    nothing = Store(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    assert house.in_force(nothing, settings) == settings
    nothing.close()


def test_the_page_of_safeguarding_says_in_red_that_nobody_looks_at_night_until_somebody_does(office, robin):
    assert "Nobody looks at worries in the evening" in robin.get("/safeguarding").text
    post(robin, "/settings", out_of_hours_cover="The duty team, 020 7946 0999")
    page = robin.get("/safeguarding").text
    assert "Nobody looks at worries" not in page
    assert "The duty team, 020 7946 0999" in page


def test_the_same_case_may_be_received_with_house_rules_by_a_service_too(office):
    with office.store.writing() as session:
        session.add(Setting(key="number.keep_in_touch_next", value=2))
        made = receive(session, a_submission(), office.clock.now())
    assert made.created
