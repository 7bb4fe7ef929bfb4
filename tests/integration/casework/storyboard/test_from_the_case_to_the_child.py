"""The story in pictures: begun from the case, changed as a form, kept in versions, sent with the written answer."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from backoffice.gateways.mail import PostBox
from backoffice.records import AlreadyWritten, Case, Storyboard
from backoffice.services.post import send_waiting

SENDING = {"way": "email", "to_address": "amira@example.org", "safe_checked": "yes"}


@pytest.mark.clause("C-9b")
def test_a_story_made_from_the_case_goes_with_the_answer(at_work, reference, store, begun):
    page = at_work.page
    pictures = page.html.count("data:image/png;base64,")
    assert 3 <= pictures <= 8
    page = at_work.press(begun, "look", **{"panel-0-caption": "You told us what went wrong."})
    assert page.filled["panel-0-caption"] == "You told us what went wrong."
    at_work.press(begun, "save")
    assert at_work.status == 200
    answer = f"/cases/{reference}/answer"
    at_work.go(answer)
    at_work.press(answer, "send", storyboard_considered="yes", storyboard_reason="She likes pictures", **SENDING)
    assert at_work.status == 200, at_work.page.text[:900]

    post = PostBox()
    send_waiting(store, post)
    (envelope,) = post.sent
    assert "I made a story in pictures for you too." in envelope.text
    story = next(each for each in envelope.attachments if each.name == "story.pdf")
    pdf = PdfReader(io.BytesIO(story.content))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "You told us what went wrong." in " ".join(page.extract_text() for page in pdf.pages)
    assert "Mum reads my post" not in " ".join(page.extract_text() for page in pdf.pages)
    with store.reading() as session:
        board = session.scalars(select(Storyboard)).one()
        assert board.sent_at is not None
        assert board.letter_id == session.scalars(select(Case)).one().letters[-1].id
    assert at_work.go(f"/cases/{reference}/storyboard/1").text.count("It cannot be changed any more.") == 1


def test_each_saving_is_a_version_and_an_old_one_is_never_changed(at_work, reference, store, begun):
    at_work.press(begun, "save", title="The first")
    at_work.go(begun)
    at_work.press(begun, "save", title="The second")
    with store.reading() as session:
        boards = session.scalars(select(Case)).one().storyboards
        assert [(board.version, board.story["title"]) for board in boards] == [(1, "The first"), (2, "The second")]
    with pytest.raises(AlreadyWritten), store.writing() as session:
        session.scalars(select(Storyboard).where(Storyboard.version == 1)).one().story = {}


def test_pictures_are_put_in_another_order_by_a_press(at_work, begun):
    first, second = at_work.page.filled["panel-0-caption"], at_work.page.filled["panel-1-caption"]
    page = at_work.press(begun, "down-1")
    assert (page.filled["panel-0-caption"], page.filled["panel-1-caption"]) == (second, first)


def test_an_unfinished_story_stops_the_answer_that_should_take_it_along(at_work, reference, begun):
    at_work.press(
        begun, "save", **{"panel-0-caption": "Notwithstanding organisational responsibilities, we apologise."}
    )
    answer = f"/cases/{reference}/answer"
    at_work.go(answer)
    page = at_work.press(answer, "send", storyboard_considered="yes", storyboard_reason="yes", **SENDING)
    assert at_work.status == 409
    assert page.guards == ["G-STORYBOARD"]


def test_a_story_that_was_promised_but_never_made_stops_the_answer(at_work, reference):
    investigate(at_work, reference)
    find(at_work, reference)
    answer = f"/cases/{reference}/answer"
    at_work.go(answer)
    page = at_work.press(answer, "send", storyboard_considered="yes", storyboard_reason="yes", **SENDING)
    assert at_work.status == 409
    assert page.guards == ["G-STORYBOARD"]
    assert page.filled["storyboard_reason"] == "yes"
