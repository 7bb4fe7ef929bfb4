"""Letters on their way: nothing is lost and nothing is sent twice, whatever the mail server does."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller

from backoffice.gateways.mail import MailAway, MailRefused, MailUnsure, PostBox, SmtpMailer
from backoffice.records import AlreadyWritten, Letter
from backoffice.services import post
from backoffice.services.refusals import NotDone
from tests.integration.casework.conftest import a_complaint, send_in
from tests.integration.casework.test_mail import Letterbox, free_port


@pytest.fixture
def letter_id(at_work, store, clock) -> str:
    """An acknowledgement that waits to be sent."""
    reference = send_in(store, clock, a_complaint(channel="email"))
    address = f"/cases/{reference}/do/acknowledge"
    at_work.go(address)
    at_work.press(address, "send", safe_checked="yes")
    with store.reading() as session:
        return session.query(Letter).one().id


def the_letter(store, letter_id) -> Letter:
    with store.reading() as session:
        letter = session.get_one(Letter, letter_id)
        session.expunge(letter)
        return letter


def test_a_letter_waits_while_the_server_is_down_and_goes_once_when_it_is_up(store, clock, letter_id):
    port = free_port()
    mailer = SmtpMailer(f"smtp://127.0.0.1:{port}", "complaints@cafcass.example", patience_s=2)
    for _ in range(3):
        assert post.send_waiting(store, mailer) == 0
        clock.advance(hours=1)
    assert the_letter(store, letter_id).problem == "mail server away"

    box = Letterbox()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        assert post.send_waiting(store, mailer) == 1
        clock.advance(days=3)
        assert post.send_waiting(store, mailer) == 0
    finally:
        server.stop()
    (message,) = box.taken
    assert message["Subject"] == "A letter for you"
    assert message["Message-ID"] == f"<{letter_id}@cafcass.example>"
    assert "Amira" in message.get_body(("plain",)).get_content()
    sent = the_letter(store, letter_id)
    assert (sent.status, sent.attempts) == ("sent", 4)


def test_it_does_not_hammer_a_server_that_is_away(store, clock, letter_id):
    box = PostBox()
    box.trouble = MailAway
    post.send_waiting(store, box)
    box.trouble = None
    assert post.send_waiting(store, box) == 0
    clock.advance(seconds=31)
    assert post.send_waiting(store, box) == 1


def test_two_post_rooms_at_once_send_a_letter_once(store, letter_id):
    box = PostBox()
    rooms = [threading.Thread(target=post.send_waiting, args=(store, box)) for _ in range(4)]
    for room in rooms:
        room.start()
    for room in rooms:
        room.join()
    assert len(box.sent) == 1


class PowerCut(BaseException):
    """The program ends here and now."""


def test_a_crash_before_the_words_left_is_tried_again(store, clock, letter_id):
    class DiesEarly:
        def send(self, envelope, handing_over):
            raise PowerCut

    with pytest.raises(PowerCut):
        post.send_waiting(store, DiesEarly())
    box = PostBox()
    assert post.send_waiting(store, box) == 0
    clock.advance(minutes=6)
    assert post.send_waiting(store, box) == 1


def test_a_crash_while_the_words_were_leaving_is_never_sent_again_by_itself(store, clock, letter_id, at_work):
    class DiesLate:
        def send(self, envelope, handing_over):
            handing_over()
            raise PowerCut

    with pytest.raises(PowerCut):
        post.send_waiting(store, DiesLate())
    clock.advance(minutes=6)
    box = PostBox()
    assert post.send_waiting(store, box) == 0
    doubtful = the_letter(store, letter_id)
    assert doubtful.status == "unsure"
    with store.writing() as session:
        post.send_again(session, letter_id, staff_id=at_work.who.id, now=clock.now(), reference="CC")
    assert post.send_waiting(store, box) == 1


@pytest.mark.parametrize(("trouble", "status"), [(MailRefused, "failed"), (MailUnsure, "unsure")])
def test_what_did_not_arrive_is_shown_and_can_be_sent_again_from_its_page(store, at_work, letter_id, trouble, status):
    box = PostBox()
    box.trouble = trouble
    post.send_waiting(store, box)
    assert the_letter(store, letter_id).status == status
    page = at_work.go("/queue")
    reference = next(word for word in page.text.split() if word.startswith("CC-"))
    page = at_work.go(f"/cases/{reference}/letters/{letter_id}")
    assert "Send it again" in page.text
    at_work.send(f"/cases/{reference}/letters/{letter_id}/again")
    box.trouble = None
    assert post.send_waiting(store, box) == 1


def test_a_letter_that_arrived_cannot_be_sent_again(store, clock, letter_id):
    post.send_waiting(store, PostBox())
    with pytest.raises(NotDone), store.writing() as session:
        post.send_again(session, letter_id, staff_id="x", now=clock.now(), reference="CC")


def test_a_letter_can_never_be_changed_once_it_is_written(store, letter_id):
    with pytest.raises(AlreadyWritten), store.writing() as session:
        session.get_one(Letter, letter_id).text = "something else"


def test_an_email_never_says_in_its_head_what_it_is_about(store, letter_id):
    box = PostBox()
    post.send_waiting(store, box)
    assert box.sent[0].subject == "A letter for you"
    assert timedelta(minutes=1) > post.FIRST_PAUSE


def test_a_letter_that_breaks_something_of_ours_waits_for_a_person_and_holds_up_nothing(store, clock, letter_id):
    class Breaks:
        def send(self, envelope, handing_over):
            raise IndexError(envelope.to)

    assert post.send_waiting(store, Breaks()) == 0
    broken = the_letter(store, letter_id)
    assert (broken.status, broken.problem) == ("unsure", "IndexError")
