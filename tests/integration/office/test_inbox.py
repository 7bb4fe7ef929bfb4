"""The inbox: feedback, messages and call-backs, and feedback that becomes a complaint (B-21, C-0.2a, C-0.2c)."""

from __future__ import annotations

import re

import pytest

from backoffice.records import Case
from tests.integration.office.conftest import a_contact, post
from tests.integration.office.test_leave_and_cover import dates

FEEDBACK = {"kind": "feedback", "procedure": None, "issues": [],
            "feedback": {"text": "mrs jones at oak school never let me talk", "face": "sad"}}  # fmt: skip


@pytest.fixture
def robin(office):
    return office.signed_in("Robin Hale", "childrens_manager")


def listed(page: str) -> list[str]:
    return re.findall(r'data-reference="([^"]+)"', page)


def converted(office, browser, reference: str, **form: str):
    told = {"version": str(office.case(reference).version), "since": "came", "reason": "They want it put right"}
    return post(browser, f"/enquiries/{reference}/complaint", **{**told, **form})


def made_of(answer) -> str:
    assert answer.status_code == 302, answer.get_data(as_text=True)
    return answer.headers["Location"].rsplit("/", 1)[1]


@pytest.mark.clause("B-21")
def test_the_inbox_lists_what_is_to_do_the_soonest_first_and_not_a_word_of_it(office, robin):
    feedback = office.received(**FEEDBACK)
    message = office.received(kind="message_for_worker", procedure=None)
    call = office.received(kind="callback_request", procedure=None, issues=[], received_at="2026-04-01T10:00:00Z")
    office.received()
    page = robin.get("/inbox").text
    assert listed(page) == [call, message, feedback]
    assert "oak school" not in page
    assert listed(robin.get("/inbox?kind=feedback").text) == [feedback]
    assert listed(robin.get("/inbox?kind=nonsense").text) == [call, message, feedback]
    assert listed(robin.get("/inbox?show=ended").text) == []
    post(robin, f"/enquiries/{call}/done", version=str(office.case(call).version), what="Rang her")
    assert listed(robin.get("/inbox").text) == [message, feedback]
    assert listed(robin.get("/inbox?show=ended").text) == [call]


@pytest.mark.clause("B-21")
def test_themes_and_words_without_names_are_kept_and_what_was_said_stays_as_it_was(office, robin):
    reference = office.received(**FEEDBACK)
    words = "a teacher at my school never let me talk"
    answer = post(robin, f"/enquiries/{reference}/sort", themes=["not_listened_to", "worker_manner"],
                  without_names=words)  # fmt: skip
    assert answer.status_code == 302
    page = robin.get(f"/enquiries/{reference}").text
    assert words in page
    assert "mrs jones at oak school" in page
    assert "Taken out" in robin.get("/inbox").text
    assert reference in robin.get("/queue?theme=worker_manner").text
    post(robin, f"/enquiries/{reference}/sort", themes=["not_listened_to"], without_names=words)
    assert reference not in robin.get("/queue?theme=worker_manner").text
    assert post(robin, f"/enquiries/{reference}/sort", themes=["made_up"], without_names="").status_code == 409


@pytest.mark.clause("C-0.2c", "C-0.2a", "D-02")
def test_feedback_becomes_a_complaint_with_the_same_words_and_the_clock_of_the_day_it_came(office, clock, robin):
    reference = office.received(**FEEDBACK)
    clock.set("2026-04-09T10:00:00+00:00")
    robin = office.sign_in("robin.hale@office.example")
    made = made_of(converted(office, robin, reference))
    case = office.case(made)
    assert (case.kind, case.procedure, str(case.received_date)) == ("complaint", "children_policy", "2026-04-02")
    assert [issue.text_verbatim for issue in case.issues] == ["mrs jones at oak school never let me talk"]
    assert {row.code: str(row.due) for row in case.milestones}["response"] == "2026-04-20"
    assert case.child_first_name == "Fern"
    old = office.case(reference)
    assert (old.is_open, old.close_reason) == (False, "transferred")
    page = robin.get(f"/enquiries/{reference}").text
    assert f"It became a complaint: <a class=\"govuk-link\" href=\"/cases/{made}\"" in page


@pytest.mark.clause("C-0.2c")
def test_the_clock_starts_on_the_day_they_asked_for_an_answer_where_they_asked_later(office, clock, robin):
    reference = office.received(**FEEDBACK)
    clock.set("2026-04-10T10:00:00+00:00")
    robin = office.sign_in("robin.hale@office.example")
    made = made_of(converted(office, robin, reference, since="asked", **dates(asked_on="2026-04-09")))
    assert str(office.case(made).received_date) == "2026-04-09"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"reason": ""}, "Say in a few words why it is a complaint."),
        ({"since": "asked"}, "Give the day on which they asked for an answer."),
        ({"since": "asked", **dates(asked_on="2026-04-01")}, "between the day this came and today"),
        ({"since": "asked", **dates(asked_on="2026-04-03")}, "between the day this came and today"),
    ],
)
def test_a_conversion_that_cannot_be_is_refused_and_stays_typed(office, robin, form, says):
    reference = office.received(**FEEDBACK)
    answer = converted(office, robin, reference, **form)
    assert answer.status_code == 409
    assert says in answer.text
    if form.get("reason") is None:
        assert 'value="They want it put right"' in answer.text
    assert len(office.cases()) == 1


def test_feedback_without_a_word_cannot_become_one(office, robin):
    reference = office.received(**{**FEEDBACK, "feedback": {"text": None, "face": "happy"}})
    answer = converted(office, robin, reference)
    assert answer.status_code == 409
    assert "Nothing was written here." in answer.text


def test_two_people_who_convert_it_make_one_complaint(office, robin):
    reference = office.received(**FEEDBACK)
    other = office.signed_in("Ines Okafor", "complaints_manager")
    version = str(office.case(reference).version)
    made_of(converted(office, robin, reference, version=version))
    assert converted(office, other, reference, version=version).status_code == 409
    with office.store.reading() as session:
        assert session.query(Case).filter(Case.kind == "complaint").count() == 1


def test_whoever_is_done_with_it_second_is_told_and_can_copy_what_they_typed(office, robin):
    reference = office.received(kind="message_for_worker", procedure=None)
    other = office.signed_in("Ines Okafor", "complaints_manager")
    version = str(office.case(reference).version)
    assert post(robin, f"/enquiries/{reference}/done", version=version, what="Rang her worker").status_code == 302
    answer = post(other, f"/enquiries/{reference}/done", version=version, what="Wrote to her manager")
    assert answer.status_code == 409
    assert "Somebody else changed this" in answer.text
    assert "Rang her worker" in answer.text
    assert "Wrote to her manager" in answer.text


def test_two_people_who_sort_feedback_lose_nothing_and_the_second_sees_both(office, robin):
    reference = office.received(**FEEDBACK)
    other = office.signed_in("Ines Okafor", "complaints_manager")

    def shown(page: str) -> str:
        return page.split('name="shown" value="', 1)[1].split('"', 1)[0]

    seen = shown(robin.get(f"/enquiries/{reference}").text)
    address = f"/enquiries/{reference}/sort"
    assert post(robin, address, themes=["not_listened_to"], without_names="robins words", shown=seen).status_code == 302
    told = post(other, address, themes=["worker_manner"], without_names="her own words", shown=seen)
    assert told.status_code == 409
    assert "robins words" in told.text
    assert "her own words" in told.text
    assert "robins words" in robin.get(f"/enquiries/{reference}").text
    again = post(other, address, themes=["worker_manner"], without_names="her own words", shown=shown(told.text))
    assert again.status_code == 302
    assert "her own words" in robin.get(f"/enquiries/{reference}").text


def test_a_message_becomes_a_complaint_too_and_an_adults_goes_the_three_steps(office, robin):
    message = office.received(kind="message_for_worker", procedure=None)
    assert made_of(converted(office, robin, message)).startswith("CC-")
    adult = office.received(**{**FEEDBACK, "chatter_role": "adult_service_user", "child": None,
                               "complainant": {"name": "Ann Lee"}})  # fmt: skip
    assert made_of(converted(office, robin, adult)).startswith("PC-")


def test_a_call_back_says_when_it_is_safe_and_a_message_for_whom_it_is(office, robin):
    contact = a_contact(private="not_sure", times=["after_school", "evening"], times_note="not on fridays")
    call = office.received(kind="callback_request", procedure=None, issues=[], contact=contact)
    page = robin.get(f"/enquiries/{call}").text
    for told in ("Phone call: 07700 900321", "They are not sure", "after school, in the evening, not on fridays"):
        assert told in page
    message = office.received(kind="message_for_worker", procedure=None,
                              about_person={"known": "yes", "name": "Sarah Quill"})  # fmt: skip
    page = robin.get(f"/enquiries/{message}").text
    assert "For whom" in page
    assert "Sarah Quill" in page


def test_what_was_typed_stays_when_it_cannot_be_done(office, robin):
    reference = office.received(kind="message_for_worker", procedure=None)
    answer = post(robin, f"/enquiries/{reference}/done", version=str(office.case(reference).version), what="ok")
    assert answer.status_code == 409
    assert ">\nok</textarea>" in answer.text or ">ok</textarea>" in answer.text


def test_somebody_who_may_read_feedback_and_begin_no_case_is_told_which_rule_stands(office, robin):
    reference = office.received(**FEEDBACK)
    quality = office.signed_in("Quinn Vale", "quality_manager")
    answer = converted(office, quality, reference)
    assert answer.status_code == 409
    assert 'data-guard="G-ROLE"' in answer.text
    assert 'value="They want it put right"' in answer.text
    assert len(office.cases()) == 1
