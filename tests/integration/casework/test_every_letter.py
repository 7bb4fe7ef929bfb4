"""Every letter of the children's policy can be written from the case where it is due, and says what the case knows."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from backoffice.casework.actions import ALL
from backoffice.letters import all_templates
from backoffice.procedure import commands, terms
from backoffice.records import AuditEvent, Case, Letter
from backoffice.services import casefile
from backoffice.services.letters import occasions
from tests.integration.casework.conftest import a_complaint, send_in
from tests.integration.casework.made_ready import ANSWER_BEGUN, FOUND, INVESTIGATED, take
from tests.integration.casework.test_someone_speaks_for_the_child import a_helper
from tests.integration.casework.test_the_whole_line import answer, do

BY_EMAIL = {"way": "email", "to_address": "amira@example.org", "safe_checked": "yes"}


@pytest.fixture
def wrote(at_work, store):
    """Writes the letter of an action and returns it as it was kept."""

    def write(reference: str, key: str, **typed: str) -> Letter:
        with store.reading() as session:
            before = set(session.scalars(select(Letter.id)))
        do(at_work, reference, key, "send", **{**BY_EMAIL, **typed})
        with store.reading() as session:
            letter = session.scalars(select(Letter).where(Letter.id.not_in(before))).one()
            session.expunge(letter)
            return letter

    return write


@pytest.fixture
def step(store, clock, manager):
    """Takes steps that this test is not about, straight through the rules."""
    return partial(take, store, clock, manager)


def due(store, reference: str) -> list[str]:
    with store.reading() as session:
        file = casefile.read(session, reference)
        return [each.template for each in occasions.due(file.case, file.state)]


HELPED = {
    "chatter_role": "trusted_adult",
    "representative": a_helper(name="Nadia", child_knows="yes", may_contact_child="not_said"),
}


def wish(value: terms.Wish, clock) -> commands.RecordContactWish:
    return commands.RecordContactWish(value=value, told_by=terms.With.CHILD, told_on=clock.now().date())


@pytest.mark.clause("C-4b", "C-4")
def test_the_helper_is_asked_once_whether_we_may_talk_with_the_child(wrote, store, clock, at_work):
    reference = send_in(store, clock, a_complaint(**HELPED))
    assert due(store, reference) == ["L-C06"]
    said = "Letter due Ask the helper: may we talk with the child?"
    assert said in at_work.go(f"/cases/{reference}").text
    letter = wrote(reference, "letter-may-we-talk", to_address="nadia@example.org")
    assert (letter.template, letter.to_name, letter.to_address) == ("L-C06", "Nadia", "nadia@example.org")
    assert "Nobody has to talk with me" in letter.text
    assert "written to Amira" in letter.text
    assert due(store, reference) == []
    assert said not in at_work.go(f"/cases/{reference}").text


@pytest.mark.clause("C-4d")
def test_a_child_who_does_not_want_to_talk_hears_that_this_is_fine(wrote, step, reference, store, clock):
    assert due(store, reference) == []
    step(reference, wish(terms.Wish.DOES_NOT_WANT, clock))
    assert due(store, reference) == ["L-C07"]
    letter = wrote(reference, "letter-no-talk")
    assert "That's fine." in letter.text
    assert "Tuesday 31 March 2026" in letter.text
    assert due(store, reference) == []


def assessed(route: terms.Route) -> tuple[commands.Command, ...]:
    decided = commands.DecideAssessment(
        understanding=terms.AssessmentValue.SATISFIED,
        own_complaint=terms.AssessmentValue.NOT_SATISFIED,
        route=route,
        reasons="You told us that your mum wrote this.",
        what_matters="",
        what_child_told_us="",
        best_interests="",
        next_steps="",
    )
    return commands.OpenAssessment(), decided


@pytest.mark.clause("C-3", "D-14")
@pytest.mark.parametrize(
    ("route", "now"),
    [
        (terms.Route.CLOSE_WITH_REASONS, "I will not look into this any more."),
        (terms.Route.FEEDBACK, "We keep what you told us"),
        (terms.Route.MOVE_TO_THREE_STEP, "in the way we do it for grown-ups"),
    ],
)
def test_another_route_is_never_silent(wrote, step, reference, store, route, now):
    step(reference, *assessed(route))
    assert due(store, reference) == ["L-C08"]
    letter = wrote(reference, "letter-another-way")
    for told in ("You told us that your mum wrote this.", now, "0345 015 4033"):
        assert told in letter.text


@pytest.mark.clause("C-5")
def test_after_a_stop_the_child_hears_that_they_can_talk_to_us_and_nothing_of_what_was_written(
    wrote, store, clock, at_work
):
    reference = send_in(store, clock, a_complaint(**HELPED))
    stop = wrote(reference, "stop", reasons="Amira told us that she does not want any of this.", senior_view="",
                 to_address="nadia@example.org")  # fmt: skip
    assert stop.template == "L-C09"
    assert "she lied about me" not in stop.text
    assert due(store, reference) == ["L-C10"]
    assert "Only if it is safe" in at_work.go(f"/cases/{reference}/do/letter-after-a-stop").text
    letter = wrote(reference, "letter-after-a-stop")
    assert letter.to_name == "Amira"
    assert "does not want any of this" not in letter.text
    assert "advocate" in letter.text


@pytest.mark.clause("C-F2", "C-0.3b")
def test_the_child_hears_who_can_help_with_what_is_not_ours_and_what_we_still_do(wrote, store, clock, manager):
    issue = {"text": "the judge did not listen", "themes": ["other"], "about_body": "court_judge"}
    reference = send_in(store, clock, a_complaint(issues=[*a_complaint()["issues"], issue]))
    letter = wrote(reference, "letter-other-body")
    for told in ("The judge can look into that.", "Your worker or your solicitor", "How we worked with you is still"):
        assert told in letter.text


@pytest.mark.clause("C-15")
def test_the_sheet_about_the_ombudsman_can_go_at_any_time(wrote, reference):
    letter = wrote(reference, "letter-ombudsman")
    for told in ("MP", "with someone you trust", "It is free.", "is final", "0345 015 4033", "members.parliament.uk"):
        assert told in letter.text


@pytest.mark.parametrize("key", ["letter-may-we-talk", "letter-no-talk", "letter-another-way", "letter-after-a-stop",
                                 "letter-story", "letter-leader-meeting", "letter-other-body"])  # fmt: skip
def test_a_letter_that_the_case_has_no_use_for_is_neither_offered_nor_sent(at_work, reference, store, key):
    assert f"/do/{key}" not in at_work.go(f"/cases/{reference}").html
    address = f"/cases/{reference}/do/{key}"
    at_work.go(address)
    assert at_work.status == 403
    at_work.go(f"/cases/{reference}/do/letter-ombudsman")
    at_work.press(address, "send", **BY_EMAIL)
    assert at_work.status == 403
    with store.reading() as session:
        assert session.scalars(select(Letter)).all() == []


@pytest.mark.clause("C-10")
def test_not_sharing_leaves_a_note_in_the_file_that_is_sent_to_nobody(at_work, step, reference, store):
    party = name_a_parent(at_work, reference, store, "Karim")
    do(
        at_work, reference, "sharing", party=party, decision="do_not_share", reason="She is afraid of him",
        child_view="dont tell him", risk_notes="He may not come near the house",
    )  # fmt: skip
    with store.reading() as session:
        note = session.scalars(select(Letter)).one()
        assert (note.template, note.status, note.channel, note.sent_at) == ("L-C14", "filed", "file", None)
        for told in ("Karim", "She is afraid of him", "dont tell him", "He may not come near", "sent to nobody"):
            assert told in note.text
        assert "Phone:" not in note.text
        address = f"/cases/{reference}/letters/{note.id}"
    assert "Kept in the file" in at_work.go(address).text
    assert "Kept in the file" in at_work.go(f"/cases/{reference}").text
    at_work.send(f"{address}/again")
    assert at_work.status == 409


def test_sharing_leaves_no_such_note(at_work, reference, store):
    party = name_a_parent(at_work, reference, store, "Nadia")
    do(at_work, reference, "sharing", party=party, decision="share")
    with store.reading() as session:
        assert session.scalars(select(Letter)).all() == []


def name_a_parent(at_work, reference, store, name: str) -> str:
    do(at_work, reference, "name-parent", name=name, relationship_to_child="parent")
    with store.reading() as session:
        case = session.scalars(select(Case)).one()
        return next(party.id for party in case.parties if party.person.name == name)


@pytest.mark.clause("C-13")
def test_staff_and_managers_hear_what_was_learned_and_what_has_to_be_done_but_not_how_to_reach_the_child(
    at_work, wrote, step, reference, store, hire
):
    reed = hire("Tom Reed", "quality_manager")
    step(reference, *INVESTIGATED, *FOUND)
    address = f"/cases/{reference}/do/share-with-staff"
    at_work.go(address)
    page = at_work.press(address, "letter", staff="Tom Reed", what="learning")
    assert page.filled["to_address"] == reed.email
    letter = wrote(reference, "share-with-staff", staff="Tom Reed", what="learning", to_address=reed.email,
                   safe_checked=None)  # fmt: skip
    assert (letter.template, letter.to_address) == ("L-C15", reed.email)
    for told in ("Dear Tom Reed", "Workers will read their notes back to children.", "We will fix the report.",
                 "by Friday 10 April 2026"):  # fmt: skip
        assert told in letter.text
    for kept in ("amira@example.org", "Mum reads my post", "Amira", "she lied"):
        assert kept not in letter.text


@pytest.mark.parametrize("key", ["share-with-staff", "copy-to-parent"])
def test_a_letter_for_somebody_else_is_never_pre_filled_with_nor_sent_to_the_childs_own_address(
    at_work, step, reference, store, key
):
    party = name_a_parent(at_work, reference, store, "Nadia")
    do(at_work, reference, "sharing", party=party, decision="share")
    step(reference, *INVESTIGATED, *FOUND, OFFERED, commands.BeginResponse())
    answered(at_work, reference)
    address = f"/cases/{reference}/do/{key}"
    who = {"party": party} if key == "copy-to-parent" else {"staff": "Somebody Else", "what": "learning"}
    at_work.go(address)
    page = at_work.press(address, "letter", **who)
    assert page.filled["to_address"] == ""
    at_work.press(address, "send", **{**BY_EMAIL, "to_address": " Amira@example.org ", **who})
    assert at_work.status == 409
    assert "This is how the child is reached." in at_work.page.text
    words = "letter-cover" if key == "copy-to-parent" else "letter-why"
    for private in ("Write to AMIRA@example.org.", "Be careful: mum reads my post."):
        typed = {**BY_EMAIL, "to_address": "someone@example.org", words: private, **who}
        page = at_work.press(address, "send", **typed)
        assert (at_work.status, page.guards) == (409, ["G-LETTER-PRIVATE"])
        assert page.filled[words] == private
    with store.reading() as session:
        assert {each.template for each in session.scalars(select(Letter))} == {"L-C11"}


@pytest.mark.clause("C-10")
def test_a_parents_copy_says_what_the_child_was_told_and_not_what_stood_in_the_file(
    at_work, wrote, step, reference, store
):
    party = name_a_parent(at_work, reference, store, "Nadia")
    do(at_work, reference, "sharing", party=party, decision="share")
    step(reference, *INVESTIGATED, *FOUND, OFFERED, commands.BeginResponse())
    told = "One of our leaders would like to meet you."
    answer(at_work, reference, leader_meeting=told, **{"issue-1-reason": "The notes were mixed up by us."})
    assert at_work.status == 200, at_work.page.text[:2000]
    copy = wrote(reference, "copy-to-parent", party=party, to_address="nadia@example.org")
    for said in (
        "We agree with you. The notes were mixed up by us.",
        "We will fix the report.",
        "Friday 10 April 2026",
    ):
        assert said in copy.text
    for kept in ("The worker mixed up her notes.", "she lied about me", "amira@example.org", "Mum reads my post"):
        assert kept not in copy.text
    assert copy.to_name == "Nadia"


OFFERED = commands.ConsiderLeaderMeeting(offer=True, reason="She asked for it")


def answered(at_work, reference) -> None:
    answer(at_work, reference, leader_meeting="One of our leaders would like to meet you.")
    assert at_work.status == 200, at_work.page.text[:2000]


@pytest.mark.clause("C-13b")
def test_a_meeting_that_is_offered_is_offered_in_writing(at_work, wrote, step, reference, store):
    step(reference, *INVESTIGATED, *FOUND, OFFERED)
    assert due(store, reference) == ["L-C16"]
    address = f"/cases/{reference}/do/letter-leader-meeting"
    at_work.go(address)
    at_work.press(address, "send", **BY_EMAIL)
    assert at_work.page.guards == ["G-LETTER-GAP"], "nobody has said who the leader is"
    letter = wrote(
        reference, "letter-leader-meeting",
        **{"letter-who": "Jo Park leads our work in your town. She would like to hear from you."},
    )  # fmt: skip
    assert "Jo Park" in letter.text
    assert due(store, reference) == []


@pytest.mark.clause("C-12", "C-11c")
def test_the_letter_that_something_is_done_knows_what_and_when(step, reference, store, clock):
    step(reference, *INVESTIGATED, *FOUND, commands.CompleteRemedy(remedy=1, completed_on=clock.now().date()))
    with store.reading() as session:
        file = casefile.read(session, reference)
        told = occasions.facts_for("L-C19", file.case, file.state)
    assert told == {"action": "We will fix the report.", "done_on": clock.now().date()}


def test_every_letter_there_is_has_its_place_in_the_office():
    """The answer and the file note are made by their own pages; every other letter goes with an action."""
    by_actions = {action.letter for action in ALL if action.letter}
    assert by_actions | {"L-C11", "L-C14"} == {each.id for each in all_templates()}


def test_the_letter_of_every_action_opens_filled_from_the_case(at_work, step, reference):
    """From the first day to the last, whatever the case does not know yet stays a gap and breaks nothing."""
    seen = set()
    typed = {"staff": "Somebody Else", "outcome": "sent", "pushed": "no", "new_due-day": "10", "new_due-month": "4",
             "new_due-year": "2026"}  # fmt: skip
    for steps in ((), INVESTIGATED, (*FOUND, OFFERED), ANSWER_BEGUN[::2], "answer"):
        if steps == "answer":
            answered(at_work, reference)
        elif steps:
            step(reference, *steps)
        at_work.go(f"/cases/{reference}")
        offered = [action for action in ALL if action.letter and f"/do/{action.key}" in at_work.page.html]
        for action in offered:
            address = f"/cases/{reference}/do/{action.key}"
            at_work.go(address)
            page = at_work.press(address, "letter", **typed)
            assert at_work.status in (200, 400), (action.key, page.text[:500])
            seen |= {action.letter} if "How does it go?" in page.text else set()
    assert len(seen) >= 12, seen


def test_every_letter_that_is_written_is_in_the_audit_log_without_a_word_of_it(wrote, reference, store):
    letter = wrote(reference, "letter-ombudsman")
    with store.reading() as session:
        (line,) = session.scalars(select(AuditEvent).where(AuditEvent.what == "letter_written"))
        assert (line.subject, line.after, line.case_reference, line.reason) == (letter.id, "L-C20", reference, None)
