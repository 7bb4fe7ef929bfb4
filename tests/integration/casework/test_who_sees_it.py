"""Sharing the answer: a decision for each parent or carer, and a copy that tells nothing it must not."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.gateways.mail import PostBox
from backoffice.records import Case, CaseParty
from backoffice.services.letters.post import send_waiting
from tests.integration.casework.test_refusals_on_pages import refused
from tests.integration.casework.test_the_whole_line import answer, do, find, investigate


def name_both_parents(browser, reference, store) -> dict[str, str]:
    """Mum and Dad, by their ids."""
    do(browser, reference, "name-parent", name="Nadia", relationship_to_child="mother")
    do(browser, reference, "name-parent", name="Karim", relationship_to_child="father")
    with store.reading() as session:
        parties = session.scalars(select(CaseParty).where(CaseParty.role == "parent_or_carer")).all()
        return {party.person.name: party.id for party in parties}


@pytest.mark.clause("C-10a", "C-10b")
def test_two_parents_one_of_whom_is_not_told(at_work, reference, store, clock):
    investigate(at_work, reference)
    parents = name_both_parents(at_work, reference, store)
    page = at_work.go(f"/cases/{reference}/do/sharing")
    assert "Worried about it" in page.text.capitalize() or "worried about it" in page.text
    assert "my dad" in page.text
    do(at_work, reference, "sharing", party=parents["Nadia"], decision="share")
    refused(
        at_work,
        store,
        f"/cases/{reference}/do/sharing",
        "G-C10-REASON",
        party=parents["Karim"],
        decision="do_not_share",
    )
    do(at_work, reference, "sharing", party=parents["Karim"], decision="do_not_share", reason="She is afraid of him")
    do(
        at_work,
        reference,
        "finding",
        issue="1",
        outcome="upheld",
        reason_plain="The report was wrong.",
        impact_on_child="She could not sleep",
    )
    do(
        at_work,
        reference,
        "remedy",
        type="apology",
        text="We will say sorry.",
        issue="1",
        owner="Tom Reed",
        due__day="10",
        due__month="4",
        due__year="2026",
    )
    do(at_work, reference, "learning", text="Workers will read notes back.", level="team", route="line_manager")
    do(at_work, reference, "leader-meeting", offer="no", reason="She did not want one")
    do(at_work, reference, "begin-answer")
    assert "Nadia will get a copy" in at_work.go(f"/cases/{reference}/answer").filled["who_else_will_see"]
    answer(at_work, reference)

    do(at_work, reference, "share-with-staff", staff="Jane Field", what="learning")
    close = f"/cases/{reference}/do/close"
    refused(at_work, store, close, "G-C10-DONE", no_feedback_reason="She asked us not to")
    refused(
        at_work,
        store,
        f"/cases/{reference}/do/copy-to-parent",
        "G-C10-SHARE",
        go="send",
        party=parents["Karim"],
        way="email",
        to_address="karim@example.org",
        safe_checked="yes",
    )
    do(
        at_work,
        reference,
        "copy-to-parent",
        go="send",
        party=parents["Nadia"],
        way="email",
        to_address="nadia@example.org",
        safe_checked="yes",
    )
    post = PostBox()
    send_waiting(store, post)
    copy = next(envelope for envelope in post.sent if envelope.to == "nadia@example.org")
    assert "Dear Nadia," in copy.text
    assert "The report was wrong." in copy.text
    for never in ("Mum reads my post", "amira@example.org", "Karim", "afraid"):
        assert never not in copy.text + copy.html
    do(at_work, reference, "close", no_feedback_reason="She asked us not to")
    with store.reading() as session:
        assert session.scalars(select(Case)).one().state == "closed"


@pytest.mark.clause("C-11", "C-13")
def test_a_case_is_not_closed_before_staff_know_and_the_child_was_asked(at_work, reference, store):
    investigate(at_work, reference)
    find(at_work, reference)
    answer(at_work, reference)
    assert at_work.status == 200, at_work.page.text
    close = f"/cases/{reference}/do/close"
    refused(at_work, store, close, "G-C13-SHARE")
    do(at_work, reference, "share-with-staff", staff="Jane Field", what="learning")
    refused(at_work, store, close, "G-C16-ASKED")
    do(at_work, reference, "ask-how-it-went", "send", way="email", to_address="amira@example.org", safe_checked="yes")
    do(at_work, reference, "close")


def test_what_was_sent_stays_as_it_was_and_the_case_takes_no_new_answer(at_work, reference, store):
    investigate(at_work, reference)
    find(at_work, reference)
    answer(at_work, reference)
    page = at_work.go(f"/cases/{reference}/answer")
    assert at_work.status == 403
    assert page.guards == ["G-STATE"]
