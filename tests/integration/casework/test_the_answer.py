"""The answer's own page (B-13): its checks, its drafts, two people at once, approving, keeping and handing over."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.gateways.mail import PostBox
from backoffice.records import AnswerDesk, Case, Event, Letter, Response
from backoffice.services.letters.post import send_waiting
from tests.integration.casework.conftest import PASSWORD, Browser
from tests.integration.casework.made_ready import ANSWER_BEGUN, FOUND, INVESTIGATED, take
from tests.integration.casework.test_the_whole_line import do

CONSIDERED = {"storyboard_considered": "no", "storyboard_reason": "She likes letters better"}
SAFE = {"way": "email", "to_address": "amira@example.org", "safe_checked": "yes"}


@pytest.fixture
def address(at_work, reference, store, clock, manager) -> str:
    """The page of an answer that is ready to be written."""
    take(store, clock, manager, reference, *INVESTIGATED, *FOUND, *ANSWER_BEGUN)
    at_work.go(f"/cases/{reference}/answer")
    return f"/cases/{reference}/answer"


def versions(store) -> list[Response]:
    with store.reading() as session:
        return list(session.scalars(select(Response).order_by(Response.version)))


def letters(store) -> list[Letter]:
    with store.reading() as session:
        return list(session.scalars(select(Letter)))


def state(store) -> str:
    with store.reading() as session:
        return session.scalars(select(Case)).one().state


@pytest.mark.clause("C-9", "C-11")
def test_what_was_found_is_there_before_a_word_is_typed(at_work, address):
    filled = at_work.page.filled
    assert filled["issue-1-finding"] == "We agree with you."
    assert filled["issue-1-reason"] == "The report said things that you did not say. The worker mixed up her notes."
    assert filled["issue-1-put_right"] == "We will fix the report."
    assert filled["issue-1-put_right_by-month"] == "4"
    assert filled["who_we_talked_to"] == "I talked to your worker and their manager."
    assert filled["learning"] == "Workers will read their notes back to children."
    assert "What the case says now" not in at_work.page.text


def test_a_box_that_was_emptied_stays_empty(at_work, address):
    at_work.press(address, "save", apology="", opening="Hello again.")
    assert at_work.page.filled["apology"] == ""
    assert at_work.page.filled["opening"] == "Hello again."


def test_words_of_the_case_that_the_draft_says_otherwise_stand_at_the_box(at_work, address):
    page = at_work.press(address, "look", **{"issue-1-reason": "It was wrong."})
    assert "What the case says now" in page.text
    assert (
        "The worker mixed up her notes." in page.html.partition('id="issue-1-put_right"')[0].rpartition("<details")[2]
    )


BROKEN = {
    "MC-3": {"what_we_did": ""},
    "MC-4": {"issue-1-reason": ""},
    "MC-5": {"issue-1-put_right": ""},
    "MC-6": {"apology": " "},
    "MC-7": {"learning": ""},
    "MC-8": {"who_else_will_see": ""},
    "MC-9": {"listen_and_learn": ""},
    "MC-11": {"how_this_went": ""},
    "MC-12": {"contact_name": ""},
    "MC-15": {
        "opening": "Investigations regarding organisational accountability necessitate comprehensive documentary "
        "examination before communicating definitive determinations concerning responsibilities. " * 9
    },
    "MC-16": {"storyboard_considered": None},
}


def test_every_check_refuses_on_the_page_beside_it_and_when_sending_and_keeps_what_was_typed(at_work, address, store):
    for check, typed in BROKEN.items():
        at_work.go(address)
        page = at_work.press(address, "look", **{**CONSIDERED, **typed})
        marks = page.html.split(f'data-check="{check}"')[1]
        assert 'data-passed="no"' in marks[:60], check
        page = at_work.press(address, "send", **{**CONSIDERED, **SAFE, **typed, "hello": f"Hello {check},"})
        assert (at_work.status, page.guards) == (409, [check])
        assert page.filled["hello"] == f"Hello {check},"
        shown = at_work.client.post(f"{address}/desk", data={**page.filled, "mark": "of an older page"})
        assert shown.get_json()["beside"].count("checks__one ") == 16
    assert letters(store) == []
    assert versions(store) == []


def test_the_hardest_words_are_named(at_work, address):
    page = at_work.press(address, "look", **BROKEN["MC-15"])
    assert 'Hard words are in: <a class="govuk-link" href="#opening">The first words</a>' in page.html


def test_the_draft_can_be_seen_on_paper_and_nothing_is_saved_by_that(at_work, address, store):
    pdf = at_work.client.post(address, data={**at_work.page.filled, "go": "pdf"})
    assert (pdf.status_code, pdf.mimetype, pdf.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert versions(store) == []


def test_saving_the_same_words_twice_is_one_version(at_work, address, store):
    at_work.press(address, "save", **CONSIDERED)
    at_work.press(address, "save")
    assert [each.version for each in versions(store)] == [1]
    at_work.press(address, "save", opening="Hello again.")
    assert [each.version for each in versions(store)] == [1, 2]


@pytest.mark.clause("B-13")
def test_two_people_write_at_once_nothing_is_lost_and_the_second_is_told(at_work, address, hire, office, store):
    second = Browser(office.test_client())
    second.sign_in(hire("Jo Park", "complaints_manager"))
    second.go(address)
    at_work.press(address, "save", opening="The words of Sam.", apology="Sam is sorry.")
    assert at_work.status == 200
    page = second.press(address, "save", opening="The words of Jo.")
    assert (second.status, page.guards) == (409, ["G-STALE"])
    assert page.filled["opening"] == "The words of Jo."
    assert "Sam Carter saved version 1" in page.text
    assert "Sam Carter saved here: The words of Sam." in page.text
    assert "Sam Carter saved here: Sam is sorry." in page.text
    page = second.press(address, "save", apology="Sam is sorry.")
    assert second.status == 200, page.text
    one, two = versions(store)
    assert (one.blocks["opening"], two.blocks["opening"]) == ("The words of Sam.", "The words of Jo.")
    assert two.blocks["apology"] == "Sam is sorry."


def test_an_answer_that_somebody_changed_meanwhile_is_not_sent(at_work, address, hire, office, store):
    second = Browser(office.test_client())
    second.sign_in(hire("Jo Park", "complaints_manager"))
    second.go(address)
    at_work.press(address, "save", opening="The words of Sam.")
    second.press(address, "send", **CONSIDERED, **SAFE)
    assert second.status == 409
    assert letters(store) == []
    assert state(store) == "responding"


def test_a_saved_version_is_approved_by_name_and_other_words_are_not(at_work, address, hire, office, store, reference):
    at_work.press(address, "save", **CONSIDERED)
    boss = Browser(office.test_client())
    boss.sign_in(hire("Jo Park", "complaints_manager"))
    boss.go(address)
    page = boss.press(address, "approve")
    assert "Approved by Jo Park" in page.text
    page = at_work.go(address)
    assert "Approved by Jo Park" in page.text
    assert "Approved by" not in at_work.press(address, "save", opening="Other words.").text
    at_work.press(address, "send", **SAFE, opening="")
    assert at_work.status == 200, at_work.page.text
    with store.reading() as session:
        sent = session.scalars(select(Event).where(Event.type == "ResponseSent")).one()
        assert sent.data["approved_by"] == at_work.who.id, "whoever sends other words approves them"


def test_an_approved_version_that_goes_out_tells_who_approved_it(at_work, address, hire, office, store):
    boss = Browser(office.test_client())
    jo = hire("Jo Park", "complaints_manager")
    boss.sign_in(jo)
    at_work.press(address, "save", **CONSIDERED)
    boss.go(address)
    boss.press(address, "approve")
    at_work.go(address)
    at_work.press(address, "send", **SAFE)
    assert at_work.status == 200, at_work.page.text
    with store.reading() as session:
        assert session.scalars(select(Event).where(Event.type == "ResponseSent")).one().data["approved_by"] == jo.id
    assert versions(store)[-1].sent_at is not None


@pytest.mark.clause("C-9", "C-T11b")
def test_an_answer_for_a_child_who_cannot_be_reached_is_kept_and_given_word_for_word_when_they_are_back(
    at_work, address, reference, store, clock
):
    at_work.press(address, "hold", **CONSIDERED)
    assert (at_work.status, at_work.page.guards) == (409, ["G-REASON"])
    assert 'id="hold_reason-error"' in at_work.page.html
    at_work.press(address, "hold", **CONSIDERED, hold_reason="No safe way to write", what_we_did="")
    assert at_work.page.guards == ["MC-3"]
    assert at_work.page.filled["hold_reason"] == "No safe way to write"
    at_work.press(address, "hold", what_we_did="I read it all.")
    assert at_work.status == 200, at_work.page.text
    assert (state(store), letters(store)) == ("held_for_child", [])
    assert "Give the child the answer that was kept" in at_work.page.text

    clock.on("2026-05-04")
    kept = f"{address}/hand-over"
    page = at_work.go(kept)
    assert "I read it all." in page.text
    at_work.send(kept, way="email", to_address="amira@example.org", safe_checked=None)
    assert at_work.page.guards == ["G-LETTER-SAFE"]
    at_work.send(kept, **SAFE)
    assert (at_work.status, state(store)) == (200, "responded")
    box = PostBox()
    assert send_waiting(store, box) == 1
    assert "I read it all." in box.sent[0].text
    assert "Monday 4 May 2026" in box.sent[0].text


def test_nothing_is_handed_over_that_was_not_kept(at_work, address):
    at_work.go(f"{address}/hand-over")
    assert at_work.status == 403


def test_an_answer_that_is_out_can_be_written_no_more(at_work, address, store):
    at_work.press(address, "send", **CONSIDERED, **SAFE)
    assert at_work.status == 200, at_work.page.text
    at_work.go(address)
    assert at_work.status == 403
    filled = {**at_work.page.filled, "go": "save", "opening": "Other words."}
    assert at_work.client.post(address, data=filled).status_code in (400, 409)
    assert len(versions(store)) == 1


def test_a_refused_answer_keeps_each_of_the_boxes_of_a_date(at_work, address):
    page = at_work.press(address, "save", **{"issue-1-put_right_by-day": "31", "issue-1-put_right_by-month": "2"})
    assert at_work.status == 400
    assert page.filled["issue-1-put_right_by-day"] == "31"
    assert "must be a real date" in page.text


def test_an_answered_case_shows_the_letter_with_its_version_and_cannot_be_changed(at_work, address, reference, store):
    at_work.press(address, "send", **CONSIDERED, **SAFE)
    (letter,) = letters(store)
    page = at_work.go(f"/cases/{reference}/letters/{letter.id}")
    assert "L-C11, version 2" in page.text
    assert "On its way" in page.text
    do(at_work, reference, "share-with-staff", staff="Jane Field", what="learning")
    assert letters(store)[0].sha256 == letter.sha256


def test_an_answer_typed_while_the_session_ran_out_is_given_back_to_its_writer_after_signing_in(
    at_work, address, clock, store
):
    typed = {**at_work.page.filled, "go": "save", "opening": "Words of a long afternoon.", "apology": "Sorry, Amira."}
    clock.advance(hours=2)
    at_work._arrive(at_work.client.post(address, data=typed, follow_redirects=True))
    assert at_work.page.title.startswith("Sign in")
    assert "Words of a long afternoon." not in at_work.page.html
    at_work.send("/sign-in", email=at_work.who.email, password=PASSWORD)
    page = at_work.send(address, **at_work.page.filled)
    assert at_work.status == 200, page.text
    assert page.filled["opening"] == "Words of a long afternoon."
    assert versions(store)[-1].blocks["apology"] == "Sorry, Amira."


def desk_says(browser: Browser, address: str, **typed: str):
    """What the page's script asks while somebody types."""
    form = {**browser.page.filled, **{name.replace("__", "-"): value for name, value in typed.items()}}
    answer = browser.client.post(f"{address}/desk", data=form, headers={"Accept": "application/json"})
    return answer.status_code, answer.get_json()


@pytest.mark.clause("B-13")
def test_words_are_kept_as_they_are_typed_and_are_there_when_the_page_is_opened_again(at_work, address, store):
    status, told = desk_says(at_work, address, opening="Words that nobody saved.")
    assert (status, told["mark"]) == (200, "0.1")
    assert "Words that nobody saved." in told["beside"]
    assert versions(store) == []
    page = at_work.go(address)
    assert page.filled["opening"] == "Words that nobody saved."
    assert "These words of Sam Carter were kept on" in page.text
    at_work.press(address, "save")
    assert [each.blocks["opening"] for each in versions(store)] == ["Words that nobody saved."]
    assert "were kept on" not in at_work.page.text
    assert desk_says(at_work, address)[1]["mark"] == at_work.page.filled["mark"], "the same words change nothing"


def test_words_are_never_kept_over_those_of_another_writer_and_both_become_versions(
    at_work, address, hire, office, store
):
    second = Browser(office.test_client())
    second.sign_in(hire("Jo Park", "complaints_manager"))
    second.go(address)
    desk_says(at_work, address, opening="The words of Sam.")
    status, told = desk_says(second, address, opening="The words of Jo.")
    assert status == 409
    assert "Sam Carter is writing this answer too" in told["message"]
    assert "mark" not in told
    page = second.press(address, "save", opening="The words of Jo.")
    assert second.status == 409
    assert "Sam Carter wrote here: The words of Sam." in page.text
    assert page.filled["opening"] == "The words of Jo."
    second.press(address, "save")
    assert second.status == 200
    assert [(each.saved_by == at_work.who.id, each.blocks["opening"]) for each in versions(store)] == [
        (True, "The words of Sam."),
        (False, "The words of Jo."),
    ]
    status, told = desk_says(at_work, address, opening="More of Sam.", mark="0.1")
    assert status == 409
    assert "Jo Park" in told["message"]


def test_an_older_page_never_fits_a_newer_desk(at_work, address, store):
    _, first = desk_says(at_work, address, opening="First.")
    at_work.go(address)
    at_work.press(address, "save")
    _, again = desk_says(at_work, address, opening="Second.")
    at_work.go(address)
    at_work.press(address, "save", opening="First.")
    marks = [first["mark"], again["mark"], desk_says(at_work, address, opening="Third.")[1]["mark"]]
    assert len(set(marks)) == 3
    assert desk_says(at_work, address, opening="Fourth.", mark=again["mark"])[0] == 409


def test_what_may_not_be_written_is_not_kept_either(at_work, address, hire, office, store):
    auditor = Browser(office.test_client())
    auditor.sign_in(hire("Otto Other", "auditor"))
    auditor.go("/")
    answer = auditor.client.post(
        f"{address}/desk", data={**auditor.page.hidden, "opening": "x"}, headers={"Accept": "application/json"}
    )
    assert (answer.status_code, answer.get_json()["guard"]) == (409, "G-ROLE")
    with store.reading() as session:
        assert session.query(AnswerDesk).count() == 0
