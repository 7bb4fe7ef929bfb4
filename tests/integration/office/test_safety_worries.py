"""Safety worries: kept at once, never lowered, seen by somebody, and kept from whoever they name."""

from __future__ import annotations

import re
import socket
import uuid
from datetime import datetime, time
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from backoffice import chat_words
from backoffice.jobs.round import one_round
from backoffice.records import Notice
from backoffice.services.office import working_days
from tests.integration.office.conftest import a_submission, an_alert, post

pytestmark = pytest.mark.clause("SG-5", "SG-7")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Mailbox:
    """A real mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.received: list[Any] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.received.append(envelope)
        return "250 kept"

    def __enter__(self) -> Mailbox:
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()
        self.url = f"smtp://127.0.0.1:{self.controller.port}"
        return self

    def __exit__(self, *_: object) -> None:
        self.controller.stop()


def notices(office) -> list[str]:
    with office.store.reading() as session:
        return sorted(session.scalars(select(Notice.to_address)))


def jobs(office):
    return one_round(office.store, office.app.extensions["heard_settings"], office.clock.now())


@pytest.mark.clause("SG-2")
def test_an_alert_is_kept_and_answered_with_the_offices_hours(office):
    alert = an_alert()
    answer = office.alert(alert)
    assert answer.status_code == 201
    assert answer.json == {
        "alert_id": alert["alert_id"], "seq": 0, "level": "immediate", "seen": False, "office_open": True,
        "next_open": "2026-04-02",
    }  # fmt: skip
    assert office.worry().texts == ["my mum's boyfriend hits me"]


def test_the_same_alert_twice_changes_nothing_and_another_body_is_refused(office):
    alert = an_alert()
    assert [office.alert(alert).status_code for _ in range(2)] == [201, 200]
    assert office.alert({**alert, "texts": ["something else"]}).status_code == 409
    assert len(office.worry().updates) == 1


def test_a_higher_seq_adds_and_never_lowers_the_level(office):
    alert = an_alert()
    office.alert(alert)
    answer = office.alert({**alert, "seq": 1, "level": "concern", "texts": ["he did it again"], "name": "Kit"})
    assert answer.json["level"] == "immediate"
    worry = office.worry()
    assert (worry.name, worry.seq) == ("Kit", 1)
    assert worry.texts == ["my mum's boyfriend hits me", "he did it again"]


def test_an_update_that_overtook_an_older_one_still_holds(office):
    alert = an_alert(level="concern", texts=["i'm scared of my dad"])
    office.alert({**alert, "seq": 2, "level": "immediate", "name": "Kit", "texts": ["he hits me"]})
    office.alert({**alert, "seq": 1, "name": "someone", "age": 11})
    worry = office.worry()
    assert (worry.level, worry.name, worry.seq) == ("immediate", "Kit", 2)
    assert set(worry.texts) == {"i'm scared of my dad", "he hits me"}


def test_what_was_told_once_stays_when_a_later_message_leaves_it_out(office):
    alert = an_alert(name="Kit", age=12, reach="07700 900789")
    office.alert(alert)
    office.alert({**alert, "seq": 1, "name": None, "age": None, "reach": None, "by_mistake": True})
    worry = office.worry()
    assert (worry.name, worry.age, worry.reach, worry.by_mistake) == ("Kit", 12, "07700 900789", True)


@pytest.mark.clause("SG-3")
@pytest.mark.parametrize(("seconds", "level"), [(299, "concern"), (300, "immediate")])
def test_a_concern_becomes_immediate_after_five_minutes_without_an_answer(office, clock, seconds, level):
    office.alert(an_alert(level="concern", raise_at="2026-04-02T15:35:00Z", texts=["i'm scared of my dad"]))
    clock.advance(seconds=seconds)
    jobs(office)
    assert (office.worry().level, office.worry().raised_by_waiting) == (level, level == "immediate")


@pytest.mark.clause("SG-3")
def test_a_yes_in_time_keeps_a_concern_a_concern(office, clock):
    alert = an_alert(level="concern", raise_at="2026-04-02T15:35:00Z")
    office.alert(alert)
    office.alert({**alert, "seq": 1, "safe_answer": "yes"})
    clock.advance(minutes=10)
    jobs(office)
    assert office.worry().level == "concern"


@pytest.mark.clause("SG-3")
def test_a_concern_survives_a_restart_of_the_office(office, open_office, clock):
    office.alert(an_alert(level="concern", raise_at="2026-04-02T15:35:00Z"))
    office.store.close()
    clock.advance(minutes=6)
    jobs(open_office())
    assert office.worry().level == "immediate"


def test_the_red_banner_stands_on_every_page_until_somebody_has_seen_it(office):
    lead = office.signed_in("Lee Marsh", "safeguarding_lead")
    manager = office.signed_in("Robin Hale", "childrens_manager")
    assert "nobody has seen yet" not in manager.get("/queue").text
    office.alert(an_alert())
    for page in ("/", "/queue", "/safeguarding"):
        assert "1 worry that nobody has seen yet" in manager.get(page).text
    assert post(lead, f"/safeguarding/{office.worry().id}/see").status_code == 302
    assert "nobody has seen yet" not in manager.get("/queue").text
    assert office.alert(an_alert(alert_id=office.worry().alert_id, seq=1)).json["seen"] is True


def test_news_in_a_worry_that_was_seen_brings_the_banner_back(office):
    lead = office.signed_in("Lee Marsh", "safeguarding_lead")
    alert = an_alert()
    office.alert(alert)
    post(lead, f"/safeguarding/{office.worry().id}/see")
    office.alert({**alert, "seq": 1, "texts": ["he is outside my door"]})
    assert "1 worry that nobody has seen yet" in lead.get("/").text


def test_the_duty_people_get_a_notice(open_office):
    office = open_office(duty_address="duty@office.example")
    office.hire("Lee Marsh", "safeguarding_lead")
    office.alert(an_alert())
    assert notices(office) == ["duty@office.example", "lee.marsh@office.example"]


def test_the_notice_that_goes_out_holds_no_details(open_office):
    with Mailbox() as mailbox:
        office = open_office(duty_address="duty@office.example", smtp_url=mailbox.url)
        office.alert(an_alert(name="Kit", reach="07700 900789"))
        assert "notices sent 1" in jobs(office).said()
        assert "notices sent" not in jobs(office).said()
    (mail,) = mailbox.received
    assert mail.rcpt_tos == ["duty@office.example"]
    text = mail.content.decode()
    assert "safeguarding" in text
    for word in ("Kit", "07700", "hits", office.worry().id, office.worry().alert_id):
        assert word not in text


def test_a_notice_is_tried_again_while_the_mail_server_is_away(open_office, clock):
    office = open_office(duty_address="duty@office.example", smtp_url="smtp://127.0.0.1:9")
    office.alert(an_alert())
    assert "notices sent" not in jobs(office).said()
    with Mailbox() as mailbox:
        again = open_office(duty_address="duty@office.example", smtp_url=mailbox.url)
        assert "notices sent" not in jobs(again).said()
        clock.advance(seconds=10)
        assert "notices sent 1" in jobs(again).said()
    assert len(mailbox.received) == 1


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-04-02T15:59:00+00:00", False),  # 29 minutes, in hours
        ("2026-04-02T15:59:59+00:00", False),
        ("2026-04-07T08:29:00+00:00", False),  # the next morning at 9:29, after the long weekend
        ("2026-04-07T08:30:00+00:00", True),
    ],
)
def test_a_worry_unseen_for_half_an_hour_of_office_time_goes_to_the_deputies(office, clock, moment, told):
    office.hire("Ines Okafor", "complaints_manager")
    office.alert(an_alert())
    clock.set(moment)
    jobs(office)
    jobs(office)
    assert notices(office) == (["ines.okafor@office.example"] if told else [])


def test_the_chat_need_not_be_sent_for_a_worry_to_stay(office):
    office.alert(an_alert())
    assert office.cases() == []
    lead = office.signed_in("Lee Marsh", "safeguarding_lead")
    page = lead.get(f"/safeguarding/{office.worry().id}").text
    assert "my mum&#39;s boyfriend hits me" in page
    assert "No case was sent from this chat" in page


def test_a_decision_needs_a_reason_and_a_lead(office):
    office.alert(an_alert())
    address = f"/safeguarding/{office.worry().id}/triage"
    lead = office.signed_in("Lee Marsh", "safeguarding_lead")
    manager = office.signed_in("Robin Hale", "childrens_manager")
    refused = post(lead, address, triage="refer", triage_reason="short")
    assert refused.status_code == 409
    assert ">short</textarea>" in refused.text
    assert post(lead, address, triage="", triage_reason="a reason that is long enough").status_code == 409
    assert post(manager, address, triage="refer", triage_reason="a reason long enough").status_code == 409
    assert office.worry().triage is None
    assert post(lead, address, triage="refer", triage_reason="a reason long enough").status_code == 302
    assert (office.worry().triage, office.worry().seen) == ("refer", True)


def marks_on(page: str) -> dict[str, str]:
    """What the page of a worry remembers of what it showed."""
    return dict(re.findall(r'name="(news|decided)" value="([0-9a-f]+)"', page))


def test_what_came_while_somebody_read_is_not_seen_by_pressing_the_button(office):
    lead = office.signed_in("Lee Marsh", "safeguarding_lead")
    alert = an_alert()
    office.alert(alert)
    address = f"/safeguarding/{office.worry().id}"
    shown = marks_on(lead.get(address).text)["news"]
    office.alert({**alert, "seq": 1, "texts": ["he is outside my door"]})
    told = post(lead, f"{address}/see", news=shown)
    assert told.status_code == 409
    assert "Something new came to this worry" in told.text
    assert "he is outside my door" in told.text
    assert office.worry().seen is False
    assert post(lead, f"{address}/see", news=marks_on(told.text)["news"]).status_code == 302
    assert office.worry().seen is True


def test_the_second_of_two_leads_who_decide_is_told_and_loses_nothing(office):
    first, second = office.signed_in("Lee Marsh", "safeguarding_lead"), office.signed_in("Jo Ward", "safeguarding_lead")
    office.alert(an_alert())
    address = f"/safeguarding/{office.worry().id}"
    shown = marks_on(second.get(address).text)
    theirs = {"triage": "refer", "triage_reason": "the aunt can have her"}
    assert post(first, f"{address}/triage", **theirs, **shown).status_code == 302
    mine = {"triage": "no_further_action", "triage_reason": "it was about a game"}
    told = post(second, f"{address}/triage", **mine, **shown)
    assert told.status_code == 409
    assert "Somebody else decided meanwhile." in told.text
    assert "the aunt can have her" in told.text
    assert "it was about a game" in told.text
    assert office.worry().triage == "refer"
    assert post(second, f"{address}/triage", **mine, **marks_on(told.text)).status_code == 302
    assert office.worry().triage == "no_further_action"


@pytest.mark.clause("SG-6", "G-HOLD")
def test_the_hold_is_lifted_by_a_lead_with_a_reason_and_by_nobody_else(office):
    alert = an_alert(about_staff=True)
    office.alert(alert)
    reference = office.submit(a_submission(alert_ids=[alert["alert_id"]])).json["reference"]
    address = f"/safeguarding/{office.worry().id}/hold"
    manager = office.signed_in("Robin Hale", "childrens_manager")
    lead = office.signed_in("Lee Marsh", "safeguarding_lead")
    assert post(manager, address, hold="off", hold_reason="a reason long enough").status_code == 409
    assert post(lead, address, hold="off", hold_reason="").status_code == 409
    assert office.case(reference).hold_subject_contact
    assert post(lead, address, hold="off", hold_reason="the police have spoken with them").status_code == 302
    assert not office.case(reference).hold_subject_contact
    assert post(lead, address, hold="on", hold_reason="there is something new now").status_code == 302
    assert office.case(reference).hold_subject_contact


def test_somebody_named_in_a_worry_cannot_see_it_until_another_lead_decides(office):
    named = office.signed_in("Sam Carter", "safeguarding_lead")
    other = office.signed_in("Lee Marsh", "safeguarding_lead")
    office.alert(an_alert(texts=["Mr Carter shouted at me and grabbed my arm"]))
    worry = office.worry()
    assert named.get(f"/safeguarding/{worry.id}").status_code == 403
    assert worry.id not in named.get("/safeguarding").text
    assert "nobody has seen" not in named.get("/").text
    (door,) = worry.exclusions
    assert post(named, f"/safeguarding/doors/{door.id}", keep="no", reason="it is not about me").status_code == 403
    assert post(other, f"/safeguarding/doors/{door.id}", keep="no", reason="").status_code == 409
    assert named.get(f"/safeguarding/{worry.id}").status_code == 403
    decided = post(other, f"/safeguarding/doors/{door.id}", keep="no", reason="another Mr Carter, at school")
    assert decided.status_code == 302
    assert named.get(f"/safeguarding/{worry.id}").status_code == 200


@pytest.mark.parametrize("role", ["admin", "auditor", "senior_leader", "intake_officer", "quality_manager"])
def test_safeguarding_is_shut_to_other_roles(office, role):
    office.alert(an_alert())
    browser = office.signed_in("Pat Quinn", role)
    assert browser.get("/safeguarding").status_code == 403
    assert browser.get(f"/safeguarding/{office.worry().id}").status_code == 403
    assert post(browser, f"/safeguarding/{office.worry().id}/see").status_code == 403


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"level": "none"}, "level"), ({"seq": -1}, "seq"), ({"alert_id": "x"}, "alert_id"), ({"texts": "x"}, "texts"),
     ({"raised_at": "0001-01-01T00:00:00+14:00"}, "raised_at"),
     ({"raise_at": "9999-12-31T23:59:59-14:00"}, "raise_at")],
)
def test_an_alert_that_makes_no_sense_is_refused_without_repeating_it(office, changed, field):
    answer = office.alert(an_alert(**changed))
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]


def test_a_place_in_the_chat_that_is_none_keeps_no_worry_out(office):
    assert office.alert(an_alert(question="N05 " * 500)).status_code == 201
    assert office.worry().question == "N05 N05 N05 N05 "


@pytest.mark.clause("SG-6")
def test_a_lead_lets_a_worry_belong_to_the_case_it_is_about(office):
    lead = office.signed_in("Lee Marsh", "safeguarding_lead")
    manager = office.signed_in("Robin Hale", "childrens_manager")
    office.alert(an_alert(texts=["Jane Smith hit me"], about_staff=True))
    reference, worry = office.received(), office.worry()
    jane = office.signed_in("Jane Smith", "complaints_manager")
    assert jane.get(f"/cases/{reference}").status_code == 200
    link = f"/safeguarding/{worry.id}/link"
    for browser, typed, says in (
        (manager, reference, "Only a safeguarding lead decides this."),
        (lead, "something", "Enter the number of the case"),
        (lead, "CC-229NSP", "There is no such case that you may open."),
    ):
        answer = post(browser, link, case_number=typed)
        assert answer.status_code == 409
        assert says in answer.text
    assert 'value="CC-229NSP"' in answer.text, "what was typed stays"
    assert office.worry().case is None
    assert post(lead, link, case_number=reference.lower().replace("-", " ")).status_code == 302
    case = office.case(reference)
    assert office.worry().case.reference == reference
    assert case.hold_subject_contact
    assert {"safeguarding", "allegation_against_staff"} <= set(case.flags)
    assert jane.get(f"/cases/{reference}").status_code == 403, "it is shut to whom the worry names"
    assert "case_number" not in lead.get(f"/safeguarding/{worry.id}").text
    assert "belongs to" in post(lead, link, case_number=office.received()).text


def test_a_worry_about_nobody_known_is_not_found(office):
    lead = office.signed_in("Lee Marsh", "safeguarding_lead")
    assert lead.get(f"/safeguarding/{uuid.uuid4().hex}").status_code == 404
    office.alert(an_alert())
    assert post(lead, f"/safeguarding/{office.worry().id}/nonsense").status_code == 404


@pytest.mark.clause("SG-7")
@pytest.mark.parametrize(
    ("news", "by"),
    [
        ("2026-04-02T09:10:00+01:00", "2026-04-02T10:10:00+01:00"),
        ("2026-04-02T15:59:00+01:00", "2026-04-02T16:59:00+01:00"),
        ("2026-04-02T16:30:00+01:00", "2026-04-07T09:30:00+01:00"),
        ("2026-04-02T17:00:00+01:00", "2026-04-07T10:00:00+01:00"),
        ("2026-04-02T07:00:00+01:00", "2026-04-02T10:00:00+01:00"),
        ("2026-04-04T12:00:00+01:00", "2026-04-07T10:00:00+01:00"),
        ("2026-03-28T12:00:00+00:00", "2026-03-30T10:00:00+01:00"),
    ],
)
def test_a_worry_is_to_be_seen_within_an_hour_of_the_office_or_by_ten_the_next_working_day(office, news, by):
    with office.store.reading() as session:
        hours = working_days.Hours(time(9), time(17))
        told = working_days.see_by(datetime.fromisoformat(news), hours, working_days.calendar(session))
    assert told == datetime.fromisoformat(by)


@pytest.mark.clause("SG-7")
def test_the_list_says_by_when_a_worry_is_to_be_seen_and_that_it_was_when_it_is_late(office, clock):
    office.alert(an_alert())
    lead = office.hire("Lee Marsh", "safeguarding_lead")
    # It came at half past four, and half of its hour is left for Tuesday after Easter.
    assert "To be seen by 7 April 2026, 9:30am." in office.sign_in(lead).get("/safeguarding").text
    clock.set("2026-04-07T10:00:00+00:00")
    assert "Was to be seen by 7 April 2026, 9:30am." in office.sign_in(lead).get("/safeguarding").text


def test_the_place_in_the_chat_is_said_in_words():
    assert chat_words.place("N05") == "Telling what went wrong"
    assert chat_words.place("Z99") == "Further on in the chat"
    assert chat_words.place(None) == "Not known"
