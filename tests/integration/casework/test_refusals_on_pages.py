"""What the pages refuse: each refusal names its rule, keeps what was typed, and changes nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from backoffice.records import Case, Event, Letter
from tests.integration.casework.conftest import Browser, a_complaint, send_in
from tests.integration.casework.test_the_whole_line import do, find, investigate

SPOKEN = {"channel": "letter"}


def events_of(store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Event))


def refused(browser, store, address, guard, go="save", **typed):
    """Open the page, press the button, and see it refused by this rule with nothing changed."""
    browser.go(address)
    before = events_of(store)
    page = browser.press(address, go, **typed)
    assert browser.status == 409, page.text[:800]
    assert page.guards[:1] == [guard]
    assert "Nothing was changed" in page.text
    assert events_of(store) == before
    return page


@pytest.mark.clause("C-7")
def test_a_call_that_nobody_answered_is_no_introduction_and_the_words_stay(at_work, reference, store):
    page = refused(
        at_work,
        store,
        f"/cases/{reference}/do/introduce",
        "G-C7-REACHED",
        method="email",
        outcome="no_answer",
        with_whom="child",
        text="rang twice <b>no</b> answer",
    )
    assert page.filled["text"] == "rang twice <b>no</b> answer"
    assert page.filled["outcome"] == "no_answer"


@pytest.mark.clause("C-7c")
def test_another_way_than_the_child_chose_needs_a_reason(at_work, reference, store):
    address = f"/cases/{reference}/do/introduce"
    refused(at_work, store, address, "G-C7-METHOD", method="phone", outcome="reached", with_whom="child")
    at_work.press(address, "save", method_reason="She rang us herself")
    assert at_work.status == 200
    with store.reading() as session:
        assert session.scalars(select(Event).where(Event.type == "IntroductionMade")).one()


@pytest.mark.clause("C-4d")
def test_nobody_insists_on_a_talk_the_child_does_not_want(at_work, reference, store):
    do(at_work, reference, "wish", value="does_not_want", told_by="child")
    refused(
        at_work,
        store,
        f"/cases/{reference}/do/introduce",
        "G-C4-NOINSIST",
        method="phone",
        outcome="reached",
        with_whom="child",
        method_reason="quicker",
    )
    do(at_work, reference, "introduce", method="email", outcome="sent", with_whom="child")


def test_a_letter_goes_only_after_the_safety_note_was_read(at_work, reference, store):
    page = refused(
        at_work,
        store,
        f"/cases/{reference}/do/introduce",
        "G-LETTER-SAFE",
        go="send",
        method="email",
        outcome="sent",
        with_whom="child",
        way="email",
        to_address="amira@example.org",
    )
    assert page.filled["to_address"] == "amira@example.org"
    at_work.press(f"/cases/{reference}/do/introduce", "send", safe_checked="yes")
    assert at_work.status == 200
    with store.reading() as session:
        assert session.scalars(select(Letter)).one().template == "L-C02"


def test_a_letter_with_a_gap_does_not_go(at_work, reference, store):
    refused(
        at_work,
        store,
        f"/cases/{reference}/do/keep-in-touch",
        "G-LETTER-GAP",
        go="send",
        method="email",
        outcome="sent",
        what_we_are_doing="",
        way="email",
        to_address="amira@example.org",
        safe_checked="yes",
        next_date__day="10",
        next_date__month="4",
        next_date__year="2026",
    )


@pytest.mark.clause("C-9")
def test_a_new_date_needs_a_working_day_and_who_agreed(at_work, reference, store):
    address = f"/cases/{reference}/do/agree-date"
    good = {
        "new_due__day": "10",
        "new_due__month": "4",
        "new_due__year": "2026",
        "how": "phone",
        "agreed_with": "child",
        "reason": "Your worker is away this week",
    }
    refused(at_work, store, address, "G-DATE-WD", **{**good, "new_due__day": "6"})  # Easter Monday
    refused(at_work, store, address, "G-C9-AGREED", **{**good, "reason": ""})
    at_work.go(address)
    at_work.press(address, "save", **good)
    assert at_work.status == 200
    with store.reading() as session:
        assert session.scalars(select(Case)).one().effective_due.isoformat() == "2026-04-10"


@pytest.mark.clause("C-9d")
def test_an_update_without_a_next_date_is_refused(at_work, reference, store):
    refused(
        at_work,
        store,
        f"/cases/{reference}/do/keep-in-touch",
        "G-C9-KIT",
        method="email",
        outcome="sent",
        what_we_are_doing="I talked to your worker",
    )


@pytest.mark.clause("C-3a", "C-3b")
def test_an_assessment_is_saved_at_any_time_and_decided_only_when_both_parts_are(at_work, reference, store):
    do(at_work, reference, "start-assessment")
    address = f"/cases/{reference}/assessment"
    page = refused(
        at_work,
        store,
        address,
        "G-C3-ASSESS",
        go="decide",
        understanding="satisfied",
        own_complaint="pending",
        next_steps="ring her aunt",
    )
    assert page.filled["next_steps"] == "ring her aunt"
    at_work.press(address, "save")
    assert at_work.status == 200
    assert at_work.go(address).filled["next_steps"] == "ring her aunt"


@pytest.mark.clause("C-10a")
def test_the_answer_does_not_go_before_every_check_is_met(at_work, reference, store):
    investigate(at_work, reference)
    find(at_work, reference)
    address = f"/cases/{reference}/answer"
    sending = {"way": "email", "to_address": "amira@example.org", "safe_checked": "yes"}
    page = refused(at_work, store, address, "MC-16", go="send", apology="So sorry, Amira.", **sending)
    assert page.filled["apology"] == "So sorry, Amira."
    page = refused(
        at_work,
        store,
        address,
        "MC-6",
        go="send",
        apology="",
        storyboard_considered="no",
        storyboard_reason="no need",
        **sending,
    )
    page = refused(at_work, store, address, "MC-3", go="send", what_we_did="", **sending)


def test_a_storyboard_never_goes_without_a_written_answer(at_work, reference, store):
    investigate(at_work, reference)
    find(at_work, reference)
    address = f"/cases/{reference}/storyboard"
    at_work.go(address)
    first = at_work.page.html.split('name="template" value="')[1].split('"')[0]
    at_work.press(address, "begin", template=first)
    assert at_work.status == 200
    page = at_work.press(address, "send")
    assert at_work.status == 409
    assert page.guards == ["G-C9-WRITTEN"]


def test_a_date_that_is_none_is_said_beside_its_field_and_everything_else_stays(at_work, reference):
    address = f"/cases/{reference}/do/wish"
    at_work.go(address)
    page = at_work.press(address, "save", value="wants", told_on__day="31", told_on__month="2")
    assert at_work.status == 400
    assert page.filled["told_on-day"] == "31"
    assert page.filled["value"] == "wants"
    assert 'href="#told_on"' in page.html
    assert 'id="told_on-error"' in page.html
    assert page.title.startswith("Error")


def test_as_json_a_refusal_is_409_with_the_rules_id(at_work, reference):
    address = f"/cases/{reference}/do/introduce"
    at_work.go(address)
    answer = at_work.json(address, outcome="no_answer", method="email", go="save")
    assert answer.status_code == 409
    assert answer.get_json()["guard"] == "G-C7-REACHED"


def test_the_second_of_two_people_is_told_and_loses_nothing(at_work, office, hire, reference):
    other = Browser(office.test_client())
    other.sign_in(hire("Ann Lee", "complaints_manager"))
    address = f"/cases/{reference}/do/wish"
    at_work.go(address)
    other.go(address)
    other.press(address, "save", value="wants")
    page = at_work.press(address, "save", value="does_not_want")
    assert at_work.status == 409
    assert page.guards == ["G-STALE"]
    assert page.filled["value"] == "does_not_want"
    assert "What was done meanwhile" in page.text
    meanwhile = page.html.split('class="meanwhile"', 1)[1].split("</section>", 1)[0]
    assert "Ann Lee" in meanwhile
    assert "Received by" not in meanwhile, "only what was done since the page was shown"
    at_work.press(address, "save")
    assert at_work.status == 200


def test_whoever_comes_too_late_with_something_done_already_can_still_copy_their_words(
    at_work, office, hire, reference
):
    other = Browser(office.test_client())
    other.sign_in(hire("Ann Lee", "complaints_manager"))
    address = f"/cases/{reference}/do/hold"
    at_work.go(address)
    other.go(address)
    other.press(address, "save", reason="She names her worker")
    page = at_work.press(address, "save", reason="There <b>may</b> be an allegation")
    assert at_work.status == 403
    assert "There &lt;b&gt;may&lt;/b&gt; be an allegation" in page.html
    assert "She names her worker" in page.html.split('class="meanwhile"', 1)[1].split("</section>", 1)[0]


def test_two_drafts_of_one_answer_never_write_over_each_other(at_work, reference, store):
    investigate(at_work, reference)
    find(at_work, reference)
    address = f"/cases/{reference}/answer"
    at_work.go(address)
    mine = dict(at_work.page.filled)
    at_work.press(address, "save", opening="The first one.")
    at_work.page.filled = mine
    page = at_work.press(address, "save", opening="The second one.")
    assert at_work.status == 409
    assert page.guards == ["G-STALE"]
    assert page.filled["opening"] == "The second one."
    at_work.press(address, "save")
    assert at_work.status == 200
    with store.reading() as session:
        saved = session.scalars(select(Case)).one().responses
        assert [version.blocks["opening"] for version in saved] == ["The first one.", "The second one."]


@pytest.mark.clause("C-1a")
def test_whoever_the_complaint_is_about_cannot_open_it_and_the_try_is_noted(
    at_work, office, hire, reference, store, clock
):
    from backoffice.procedure.commands import NameSubject
    from backoffice.records import AuditEvent
    from backoffice.services import casefile
    jane = hire("Jane Field", "complaints_manager")
    with store.writing() as session:
        file = casefile.open_for(session, reference, at_work.who.person)
        casefile.carry_out(file, NameSubject(staff=jane.id), at_work.who.person, clock.now())
    hers = Browser(office.test_client())
    hers.sign_in(jane)
    for address in ("", "/answer", "/storyboard", "/assessment", "/do/introduce"):
        page = hers.go(f"/cases/{reference}{address}")
        assert hers.status == 403
        assert "Mum reads my post" not in page.html
        assert "she lied" not in page.html
    with store.reading() as session:
        noted = session.scalars(select(AuditEvent).where(AuditEvent.what == "refused", AuditEvent.who == jane.id)).all()
        assert len(noted) == 5


def test_somebody_without_a_role_in_cases_sees_nothing(office, hire, reference):
    admin = Browser(office.test_client())
    admin.sign_in(hire("Al Min", "admin"))
    admin.go(f"/cases/{reference}")
    assert admin.status == 403


def test_a_reader_gets_no_buttons_and_no_way_to_reach_the_child(office, hire, reference):
    auditor = Browser(office.test_client())
    auditor.sign_in(hire("Ada Audit", "auditor"))
    page = auditor.go(f"/cases/{reference}")
    assert auditor.status == 200
    assert "There is nothing in it for you to do." in page.text
    assert "amira@example.org" not in page.html
    assert "Mum reads my post" not in page.html
    page = auditor.go(f"/cases/{reference}/do/introduce")
    assert auditor.status == 403
    assert page.guards == ["G-ROLE"]
    token = auditor.go("/").hidden["csrf_token"]
    for address in ("answer", "do/acknowledge", "assessment", "answer/desk"):
        for go in ("look", "letter", "send", ""):
            said = auditor.client.post(f"/cases/{reference}/{address}", data={"csrf_token": token, "go": go})
            assert "amira@example.org" not in said.text, (address, go)
            assert "Mum reads my post" not in said.text, (address, go)


@pytest.mark.clause("C-6")
def test_a_letter_is_acknowledged_in_one_press(at_work, store, clock):
    reference = send_in(store, clock, a_complaint(channel="email"))
    address = f"/cases/{reference}/do/acknowledge"
    page = at_work.go(address)
    assert page.filled["letter-who"].startswith("My name is Sam Carter.")
    at_work.press(address, "send", safe_checked="yes")
    assert at_work.status == 200
    with store.reading() as session:
        letter = session.scalars(select(Letter)).one()
        assert (letter.template, letter.channel, letter.to_address) == ("L-C01", "email", "amira@example.org")
        case = session.scalars(select(Case).where(Case.reference == reference)).one()
        assert next(m for m in case.milestones if m.code == "ack").kept is True


def test_a_printed_letter_can_be_read_and_printed_exactly_as_it_went(at_work, store, clock):
    reference = send_in(store, clock, a_complaint(channel="letter"))
    address = f"/cases/{reference}/do/acknowledge"
    at_work.go(address)
    page = at_work.press(address, "send", safe_checked="yes", way="print", **{"letter-thanks": "Thank you, Amira!"})
    assert "Now print the letter" in page.text
    assert "Thank you, Amira!" in page.text
    with store.reading() as session:
        letter = session.scalars(select(Letter)).one()
        letter_id, pdf = letter.id, letter.pdf
    answer = at_work.client.get(f"/cases/{reference}/letters/{letter_id}.pdf")
    assert answer.get_data() == pdf
    assert answer.mimetype == "application/pdf"


def test_words_that_someone_changed_in_a_letter_stay_theirs_and_the_rest_follows_the_form(at_work, reference):
    address = f"/cases/{reference}/do/agree-date"
    at_work.go(address)
    typed = {
        "new_due__day": "10",
        "new_due__month": "4",
        "new_due__year": "2026",
        "how": "phone",
        "agreed_with": "child",
        "reason": "Your worker is away",
    }
    page = at_work.press(address, "letter", **typed)
    assert "The new date is Friday 10 April 2026." in page.filled["letter-dates"]
    page = at_work.press(address, "letter", new_due__day="13", **{"letter-why": "She is on holiday."})
    assert "The new date is Monday 13 April 2026." in page.filled["letter-dates"]
    assert page.filled["letter-why"] == "She is on holiday."


@pytest.mark.clause("C-7a")
def test_the_steps_agreed_with_the_child_go_out_as_a_letter(at_work, reference, store):
    address = f"/cases/{reference}/do/timetable"
    refused(at_work, store, address, "G-C7-TIMETABLE", lines="")
    at_work.go(address)
    page = at_work.press(address, "letter", lines="24 3 2026 I talk with your worker\n31 3 2026 You get our answer")
    assert "- Tuesday 24 March 2026: I talk with your worker" in page.filled["letter-steps"]
    at_work.press(address, "send", safe_checked="yes")
    assert at_work.status == 200
    with store.reading() as session:
        assert session.scalars(select(Letter)).one().template == "L-C03"
