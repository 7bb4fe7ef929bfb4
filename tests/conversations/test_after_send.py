"""The screen after Send: the faces, and the number that can be hidden."""

import time

import pytest
from sqlalchemy import select

from backoffice.records import AuditEvent

pytestmark = pytest.mark.stack


@pytest.fixture
def sent(chat):
    chat.start().say("my worker was late").press("I'm a child or young person").press("No, that's everything")
    chat.press("Send it now")
    while not chat.offers("Send"):
        chat.press(next(label for label in ("Skip", "Leave it") if chat.offers(label)))
    chat.press("Send")
    assert chat.receipt() is not None
    return chat


@pytest.mark.clause("DR-2")
@pytest.mark.parametrize("face", ["Happy face", "OK face", "Sad face", "Skip"])
def test_each_face_is_taken_and_thanked(sent, face):
    sent.press(face)
    assert sent.now["state"] == "sent"
    assert not sent.offers("Happy face")


@pytest.mark.clause("DR-14")
def test_the_number_is_hidden_only_after_a_yes(sent):
    number = sent.receipt()["reference"]
    assert sent.press("Hide this").now["question"] == "HD1"
    sent.press("No, keep it")
    assert sent.now["receipt"]["reference"] == number
    sent.press("Hide this").press("Yes, hide it")
    assert number not in str(sent.now["messages"])
    assert sent.now["buttons"] == []


@pytest.mark.clause("D-07")
def test_the_office_hears_that_the_page_has_fetched_its_receipt(sent, office_app):
    fetched = select(AuditEvent.number).where(
        AuditEvent.what == "receipt_shown", AuditEvent.case_reference == sent.receipt()["reference"]
    )
    until = time.monotonic() + 15

    def known() -> bool:
        with office_app.extensions["heard_store"].reading() as session:
            return session.scalar(fetched) is not None

    while not known():
        assert time.monotonic() < until, "the office was not told"
        time.sleep(0.05)
