"""The hand-over: one case for one Send, with the dates of the policy, whatever happens on the way."""

from __future__ import annotations

import json
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.integration.office.conftest import TOKEN, a_contact, a_submission, an_alert, sealed


@pytest.mark.clause("C-6", "C-7", "C-9", "C-T1")
def test_a_complaint_sent_on_maundy_thursday_gets_its_three_dates(office):
    answer = office.submit(a_submission())
    assert answer.status_code == 201
    assert answer.json["reference"].startswith("CC-")
    assert {key: answer.json[key] for key in ("state", "received_date", "ack_due", "intro_due", "response_due")} == {
        "state": "received",
        "received_date": "2026-04-02",
        "ack_due": "2026-04-07",
        "intro_due": "2026-04-09",
        "response_due": "2026-04-20",
    }
    assert (answer.json["ack_status"], answer.json["ack_kind"]) == ("sent", "auto_onscreen")
    assert (answer.json["step1_due"], answer.json["linked"]) == (None, [])


@pytest.mark.clause("D-18")
def test_the_same_submission_twice_is_one_case_with_the_same_receipt(office):
    body = a_submission()
    first, again = office.submit(body), office.submit(body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert office.cases() == [first.json["reference"]]


@pytest.mark.clause("D-18")
def test_the_same_id_with_another_body_is_refused_and_the_first_stays(office):
    body = a_submission()
    reference = office.submit(body).json["reference"]
    assert office.submit({**body, "when_text": "yesterday"}).status_code == 409
    assert office.case(reference).submission.payload["when_text"] == "last week"


def test_twenty_of_the_same_at_the_same_moment_make_one_case(office):
    body = a_submission()
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: office.submit(body), range(20)))
    assert sorted(answer.status_code for answer in answers) == [200] * 19 + [201]
    assert len(office.cases()) == 1


def test_forty_different_ones_at_the_same_moment_make_forty_cases(office):
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: office.submit(a_submission()), range(40)))
    assert {answer.status_code for answer in answers} == {201}
    assert len(set(office.cases())) == 40


def test_the_sealed_form_is_the_same_as_the_plain_one(office):
    body = a_submission()
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/vnd.heard.sealed"}
    answer = office.browser().post("/api/v1/intake", data=sealed(json.dumps(body).encode()), headers=headers)
    assert answer.status_code == 201
    assert office.submit(body).status_code == 200


@pytest.mark.parametrize("box", [b"", b"not sealed at all", sealed(b"[1, 2]"), sealed(b"{broken")],
                         ids=["nothing", "unsealed", "a list", "broken"])
def test_a_box_that_holds_no_submission_is_refused(office, box):
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/vnd.heard.sealed"}
    assert office.browser().post("/api/v1/intake", data=box, headers=headers).status_code == 400
    assert office.cases() == []


@pytest.mark.parametrize("header", [None, "Bearer wrong", "Bearer", "Basic dXNlcjpwYXNz", f"bearer {TOKEN}x"])
def test_nobody_submits_without_the_token(office, header):
    headers = {} if header is None else {"Authorization": header}
    for address in ("/api/v1/intake", "/api/v1/safeguarding-alerts"):
        assert office.browser().post(address, json=a_submission(), headers=headers).status_code == 401
    assert office.cases() == []


def test_the_token_reads_nothing_back(office):
    reference = office.received()
    headers = {"Authorization": f"Bearer {TOKEN}"}
    for address in (f"/cases/{reference}", "/queue", "/safeguarding", "/audit", f"/go/{reference}"):
        assert office.browser().get(address, headers=headers).status_code in (302, 401)
    assert office.browser().get("/api/v1/intake", headers=headers).status_code == 405


def test_another_media_type_is_refused(office):
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/plain"}
    assert office.browser().post("/api/v1/intake", data="{}", headers=headers).status_code == 415


def test_the_largest_body_the_schema_allows_is_taken_and_a_larger_one_is_not(office):
    largest = a_submission(issues=[{"text": "😢" * 20_000, "themes": [], "about_body": "cafcass"}] * 20)
    assert office.submit(largest).status_code == 201
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    too_large = office.browser().post("/api/v1/intake", data=b" " * (6 * 1024 * 1024 + 1), headers=headers)
    assert too_large.status_code == 413


def test_what_is_wrong_is_said_by_field_and_never_by_value(office):
    secret = "zxqv-secret-words"
    body = a_submission(
        issues=[{"text": "", "themes": [secret], "about_body": "cafcass"}], received_at=secret, kind="complaint"
    )
    body[secret] = secret
    body["child"] = {"name": "Fern", "age": 121, secret: 1}
    del body["needs"]
    answer = office.submit(body)
    assert answer.status_code == 422
    fields = {error["field"] for error in answer.json["errors"]}
    assert fields >= {"issues/0/text", "issues/0/themes/0", "received_at", "child/age", "child", "needs", ""}
    assert secret not in answer.get_data(as_text=True)
    assert office.cases() == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"issues": []}, "issues"),
        ({"procedure": None}, "procedure"),
        ({"kind": "feedback", "procedure": None, "issues": []}, "feedback"),
        ({"issues": [{"text": " \n ", "themes": [], "about_body": "cafcass"}]}, "issues"),
        ({"submission_id": "not-a-uuid"}, "submission_id"),
        ({"received_at": "2026-04-02T15:30:00"}, "received_at"),
        ({"received_at": "0001-01-01T00:00:00+14:00"}, "received_at"),
        ({"received_at": "9999-12-31T23:59:59-14:00"}, "received_at"),
    ],
)
def test_a_body_that_makes_no_sense_is_refused(office, changed, field):
    answer = office.submit(a_submission(**changed))
    assert answer.status_code == 422
    assert field in {error["field"] for error in answer.json["errors"]}


@pytest.mark.parametrize(
    ("sent", "kept", "noted"),
    [
        ("2026-04-02T15:30:00+00:00", "2026-04-02T15:30:00+00:00", False),  # this very moment
        ("2026-04-02T15:30:01+00:00", "2026-04-02T15:30:00+00:00", True),  # a second in the future
        ("2026-04-01T15:30:00+00:00", "2026-04-01T15:30:00+00:00", False),  # 24 hours to the second
        ("2026-04-01T15:29:59+00:00", "2026-04-01T15:29:59+00:00", True),  # a second more
        ("2026-03-03T15:30:00+00:00", "2026-03-03T15:30:00+00:00", True),  # 30 days to the second
        ("2026-03-03T15:29:59+00:00", "2026-04-02T15:30:00+00:00", True),  # a second more
    ],
)
@pytest.mark.clause("D-02")
def test_the_time_of_send_counts_while_it_can_be_believed(office, sent, kept, noted):
    case = office.case(office.received(received_at=sent))
    assert case.received_at.isoformat() == kept
    assert (case.submission.receipt_note is not None) is noted


@pytest.mark.clause("D-03")
def test_a_moment_past_midnight_in_london_is_the_next_day(office, clock):
    clock.set("2025-06-30T23:00:00+00:00")
    answer = office.submit(a_submission(received_at="2025-06-30T23:00:00Z"))
    assert answer.json["received_date"] == "2025-07-01"
    assert answer.json["response_due"] == "2025-07-15"


@pytest.mark.clause("C-1b")
def test_a_new_case_goes_to_the_childrens_manager(office):
    email = office.hire("Robin Hale", "childrens_manager")
    assert office.case(office.received()).assignee_id == office.staff(email).id


@pytest.mark.clause("D-39")
def test_a_complaint_about_the_manager_by_name_goes_to_the_deputy(office):
    office.hire("Robin Hale", "childrens_manager")
    deputy = office.hire("Ines Okafor", "complaints_manager")
    case = office.case(office.received(about_person={"known": "yes", "name": "Mr Hale"}))
    assert case.assignee_id == office.staff(deputy).id


@pytest.mark.clause("P-T1", "P-2.1c", "D-31")
def test_an_adults_own_complaint_is_a_three_step_case(office):
    answer = office.submit(
        a_submission(procedure="three_step", chatter_role="adult_service_user", child=None,
                     complainant={"name": "Ann Lee", "support_asked": True})
    )  # fmt: skip
    assert answer.json["reference"].startswith("PC-")
    assert (answer.json["state"], answer.json["step1_due"]) == ("s1_open", "2026-05-05")
    assert (answer.json["ack_due"], answer.json["ack_status"]) == ("2026-04-07", "due")
    assert (answer.json["intro_due"], answer.json["response_due"]) == (None, None)


@pytest.mark.parametrize(
    ("kind", "prefix", "duty", "more"),
    [
        ("feedback", "FB-", None, {"feedback": {"text": "nice", "face": "happy"}}),
        ("message_for_worker", "MW-", "message", {}),
        ("callback_request", "CB-", "callback", {}),
    ],
)
@pytest.mark.clause("C-0.2a", "C-0.2c")
def test_what_is_no_complaint_gets_a_receipt_and_no_complaint_clock(office, kind, prefix, duty, more):
    answer = office.submit(a_submission(kind=kind, procedure=None, issues=[], **more))
    assert answer.status_code == 201
    assert answer.json["reference"].startswith(prefix)
    assert (answer.json["ack_status"], answer.json["response_due"]) == ("not_required", None)
    case = office.case(answer.json["reference"])
    assert (case.next_duty, case.state) == (duty, "received")
    assert answer.json.get("call_back_by") == ("2026-04-07" if duty == "callback" else None)


@pytest.mark.parametrize(
    ("changed", "flag"),
    [
        ({"contact": a_contact(method="none", value=None)}, "no_contact_route"),
        ({"sharing_view": {"view": "worried", "who": None, "why": "dad"}}, "sharing_worry"),
        ({"telling_view": {"view": "yes", "text": "her"}}, "sharing_worry"),
        ({"telling_view": {"view": "not_sure", "text": None}}, "sharing_worry"),
        ({"needs": {"interpreter": True, "language": "pl", "other": [], "note": None}}, "translate"),
        ({"alert_ids": [str(uuid.uuid4())]}, "safeguarding"),
    ],
)
def test_the_flags_follow_from_what_was_said(office, changed, flag):
    assert flag in office.case(office.received(**changed)).flags
    assert flag not in office.case(office.received()).flags


@pytest.mark.parametrize("name", ["allegation_against_staff", "abusive_language", "distress", "court_decision"])
def test_a_flag_of_the_chat_becomes_a_flag_of_the_case(office, name):
    flags = {**a_submission()["flags"], name: True}
    assert office.case(office.received(flags=flags)).flags == [name]


@pytest.mark.clause("SG-6")
def test_an_allegation_against_staff_puts_a_hold_on_from_the_first_moment(office):
    flags = {**a_submission()["flags"], "allegation_against_staff": True}
    assert office.case(office.received(flags=flags)).hold_subject_contact
    assert not office.case(office.received()).hold_subject_contact


def test_two_submissions_of_one_chat_find_each_other_in_either_order(office):
    main, second = a_submission(), a_submission()
    second["linked_submission_ids"] = [main["submission_id"]]
    first_receipt, second_receipt = office.submit(main).json, office.submit(second).json
    assert [linked["reference"] for linked in second_receipt["linked"]] == [first_receipt["reference"]]
    assert [one["reference"] for one in office.submit(main).json["linked"]] == [second_receipt["reference"]]

    late_main, early = a_submission(), a_submission()
    early["linked_submission_ids"] = [late_main["submission_id"]]
    early_receipt = office.submit(early).json
    assert early_receipt["linked"] == []
    assert [one["reference"] for one in office.submit(late_main).json["linked"]] == [early_receipt["reference"]]


@pytest.mark.parametrize("alert_first", [True, False])
def test_a_case_and_the_alert_of_its_chat_find_each_other_in_either_order(office, alert_first):
    alert = an_alert(about_staff=True)
    body = a_submission(alert_ids=[alert["alert_id"]])
    steps = [lambda: office.alert(alert), lambda: office.submit(body)]
    for step in steps if alert_first else reversed(steps):
        assert step().status_code == 201
    (reference,) = office.cases()
    case = office.case(reference)
    assert office.worry().case.reference == reference
    assert set(case.flags) >= {"safeguarding", "allegation_against_staff"}
    assert case.hold_subject_contact


def test_what_is_named_twice_or_is_no_id_at_all_costs_nobody_their_words(office):
    alert, other = an_alert(), office.submit(first := a_submission()).json["reference"]
    office.alert(alert)
    named = first["submission_id"]
    twice = [alert["alert_id"], alert["alert_id"].upper()]
    body = a_submission(alert_ids=twice, linked_submission_ids=[named, named.upper(), "x" * 5000])
    answer = office.submit(body)
    assert answer.status_code == 201
    assert [one["reference"] for one in answer.json["linked"]] == [other]
    assert office.worry().case.reference == answer.json["reference"]


def test_a_number_written_with_a_nought_behind_its_point_is_the_same_number(office):
    child = {"name": "Fern Ash", "age": 12.0}
    answer = office.submit(a_submission(child=child))
    assert answer.status_code == 201
    assert office.case(answer.json["reference"]).party("child").person.age_given == 12


@pytest.mark.parametrize("message_first", [True, False])
def test_the_worry_of_a_chat_that_sent_two_things_belongs_to_the_complaint(office, message_first):
    alert = an_alert()
    office.alert(alert)
    complaint = a_submission(alert_ids=[alert["alert_id"]])
    message = a_submission(kind="message_for_worker", procedure=None, alert_ids=[alert["alert_id"]])
    for body in (message, complaint) if message_first else (complaint, message):
        assert office.submit(body).status_code == 201
    assert office.worry().case.reference.startswith("CC-")


def test_the_words_are_kept_as_typed(office):
    typed = "she <script>alert(1)</script>\n\n/restart 😢 \u202eright to left\u202c  "
    case = office.case(office.received(issues=[{"text": typed, "themes": [], "about_body": "not_sure"}]))
    assert case.issues[0].text_verbatim == typed
    assert case.submission.payload["issues"][0]["text"] == typed


@pytest.mark.clause("C-4a", "C-4d")
def test_a_helper_and_the_child_each_keep_their_own_way_to_be_reached(office):
    helper = {"name": "Gran", "relationship": "grandparent", "relationship_note": None, "child_knows": "yes",
              "may_contact_child": "child_does_not_want", "words_from": "child",
              "contact": a_contact(method="email", value="gran@example.org", private="not_sure",
                                   safety_note="not at work")}  # fmt: skip
    case = office.case(office.received(chatter_role="trusted_adult", representative=helper,
                                       contact=a_contact(method="none", value=None)))  # fmt: skip
    assert case.representative_plan.value == "gran@example.org"
    assert case.representative_plan.safety_note == "not at work"
    assert case.contact_plan.method == "none"
    assert case.party("representative").may_contact_child == "child_does_not_want"
    assert "no_contact_route" not in case.flags


def test_the_documents_that_describe_the_call_are_served_to_anybody(office):
    browser = office.browser()
    schema = browser.get("/api/v1/intake/schema.json")
    assert schema.get_json(force=True)["$id"] == "intake/1"
    described = browser.get("/api/v1/openapi.json").json
    routes = {str(rule) for rule in office.app.url_map.iter_rules() if str(rule).startswith("/api/v1")}
    assert set(described["paths"]) | {"/api/v1/openapi.json"} == routes


@pytest.mark.parametrize(
    ("moment", "is_open", "next_open"),
    [
        ("2026-04-02T08:00:00+00:00", True, "2026-04-02"),  # 9:00 in London, to the minute
        ("2026-04-02T07:59:59+00:00", False, "2026-04-02"),
        ("2026-04-02T15:59:59+00:00", True, "2026-04-02"),
        ("2026-04-02T16:00:00+00:00", False, "2026-04-07"),  # 17:00; Good Friday and Easter Monday follow
        ("2026-04-04T10:00:00+00:00", False, "2026-04-07"),
    ],
)
@pytest.mark.clause("SG-10")
def test_the_office_says_when_it_is_open(office, clock, moment, is_open, next_open):
    clock.set(moment)
    told = office.browser().get("/api/v1/hours").json
    assert (told["open"], told["next_open"], told["call_back_by"]) == (is_open, next_open, "2026-04-07")


def test_a_busy_database_says_come_back_later(office, monkeypatch):
    from sqlalchemy.exc import OperationalError

    from backoffice.services.receiving import receive

    def busy(*_args, **_kwargs):
        raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))

    monkeypatch.setattr(receive, "receive", busy)
    answer = office.submit(a_submission())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
