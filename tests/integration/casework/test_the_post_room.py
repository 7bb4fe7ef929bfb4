"""Letters on their way: nothing is lost and nothing is sent twice, whatever the mail server does."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from datetime import date, timedelta

import pytest
from aiosmtpd.controller import Controller

from backoffice.gateways.mail import MailAway, MailRefused, MailUnsure, PostBox, SmtpMailer
from backoffice.records import AlreadyWritten, Case, Letter, Staff
from backoffice.services.handing import cover
from backoffice.services.letters import delivery, post
from backoffice.services.letters.delivery import Doing
from backoffice.services.office.working_days import calendar
from backoffice.services.refusals import NotDone
from tests.integration.casework.conftest import Browser, a_complaint, send_in
from tests.integration.casework.stages import at_stage
from tests.integration.casework.test_mail import Letterbox, free_port
from tests.integration.casework.test_the_whole_line import do


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


def address_of(store, letter_id) -> str:
    """The address of the letter's page."""
    with store.reading() as session:
        case = session.get_one(Case, session.get_one(Letter, letter_id).case_id)
        return f"/cases/{case.reference}/letters/{letter_id}"


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
    # It waited three hours, and counts as received when the server took it, not when it was written (D-30).
    assert sent.deemed_received_on == clock.now().date() - timedelta(days=3)


@pytest.mark.clause("C-6", "D-07")
def test_a_promise_is_not_kept_by_a_letter_that_reached_nobody_and_is_redone_by_one_that_goes(
    store, clock, letter_id, at_work
):
    def standing() -> tuple[str, bool | None, str | None, str]:
        with store.reading() as session:
            case = session.query(Case).one()
            row = next(each for each in case.milestones if each.code == "ack")
            return row.status, row.kept, str(row.done_on) if row.done_on else None, case.next_duty

    day = clock.now().date()
    assert standing() == ("done", True, str(day), "intro")
    box = PostBox()
    box.trouble = MailRefused
    assert post.send_waiting(store, box) == 0
    assert standing() == ("due", None, None, "resend"), "it is due tomorrow, and still to be done"
    page = at_work.go(address_of(store, letter_id).split("/letters")[0]).text
    assert "A letter did not arrive" in page
    clock.advance(days=2)
    at_work.go(address_of(store, letter_id))
    at_work.send(f"{address_of(store, letter_id)}/again")
    box.trouble = None
    assert post.send_waiting(store, box) == 1
    assert standing() == ("done", False, str(day + timedelta(days=2)), "intro"), "it went, but a day too late"
    assert "A letter did not arrive" not in at_work.go(address_of(store, letter_id).split("/letters")[0]).text


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
        tells_doubles = False

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
        tells_doubles = False

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
        delivery.send_again(session, letter_id, calendar(session), Doing("CC", at_work.who.id, clock.now()))
    assert post.send_waiting(store, box) == 1


@pytest.mark.parametrize(("trouble", "status"), [(MailRefused, "failed"), (MailUnsure, "unsure")])
def test_what_did_not_arrive_is_shown_and_can_be_sent_again_from_its_page(store, at_work, letter_id, trouble, status):
    box = PostBox()
    box.trouble = trouble
    post.send_waiting(store, box)
    assert the_letter(store, letter_id).status == status
    case_page = address_of(store, letter_id).partition("/letters/")[0]
    assert at_work.go(case_page).text.count("Thank you for telling us") == 2, "under what to do next, and in the list"
    page = at_work.go(address_of(store, letter_id))
    assert "Send it again" in page.text
    at_work.send(f"{address_of(store, letter_id)}/again")
    box.trouble = None
    assert post.send_waiting(store, box) == 1


def test_a_letter_that_arrived_cannot_be_sent_again(store, clock, letter_id):
    post.send_waiting(store, PostBox())
    with pytest.raises(NotDone), store.writing() as session:
        delivery.send_again(session, letter_id, calendar(session), Doing("CC", "x", clock.now()))


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
        tells_doubles = False

        def send(self, envelope, handing_over):
            raise IndexError(envelope.to)

    assert post.send_waiting(store, Breaks()) == 0
    broken = the_letter(store, letter_id)
    assert (broken.status, broken.problem) == ("unsure", "IndexError")


def printed(at_work, store, clock) -> str:
    """An acknowledgement on paper, waiting to be posted; its page's address."""
    reference = send_in(store, clock, a_complaint(channel="letter"))
    at_work.go(f"/cases/{reference}/do/acknowledge")
    at_work.press(f"/cases/{reference}/do/acknowledge", "send", way="print", to_address="", safe_checked="yes")
    with store.reading() as session:
        return address_of(store, session.query(Letter).order_by(Letter.created_at.desc()).first().id)


def on(day: str) -> dict[str, str]:
    year, month, day = day.split("-")
    return {"on-day": day, "on-month": month, "on-year": year}


@pytest.mark.parametrize(
    ("how", "status", "received"),
    [("post", "posted", date(2026, 3, 20)), ("in_hand", "handed_over", date(2026, 3, 18))],
)
def test_a_printed_letter_waits_until_somebody_says_that_it_went(at_work, store, clock, how, status, received):
    address = printed(at_work, store, clock)
    assert "Print and post" in at_work.go("/letters").text
    clock.on("2026-03-18")
    at_work.go(address)
    at_work.send(f"{address}/posted", how=how, **on("2026-03-18"))
    assert at_work.status == 200, at_work.page.text
    letter = the_letter(store, address.rpartition("/")[2])
    assert (letter.status, letter.deemed_received_on) == (status, received)
    assert "Nothing is waiting" in at_work.go("/letters").text


@pytest.mark.parametrize("day", ["2026-03-16", "2026-03-19", "2026-02-30", "--"])
def test_a_letter_cannot_have_been_posted_before_it_was_made_or_after_today(at_work, store, clock, day):
    address = printed(at_work, store, clock)
    clock.on("2026-03-18")
    at_work.go(address)
    at_work.send(f"{address}/posted", how="post", **on(day))
    assert at_work.status == 409
    assert the_letter(store, address.rpartition("/")[2]).status == "printed"


def test_the_day_on_which_they_truly_had_it_goes_before_the_day_it_is_taken_as_received(at_work, store, clock):
    address = printed(at_work, store, clock)
    at_work.go(address)
    at_work.send(f"{address}/posted", how="post", **on("2026-03-17"))
    clock.on("2026-03-25")
    at_work.go(address)
    at_work.send(f"{address}/arrived", **on("2026-03-24"))
    assert the_letter(store, address.rpartition("/")[2]).deemed_received_on == date(2026, 3, 24)


def test_a_letter_in_doubt_that_did_arrive_is_sent_and_never_again(store, at_work, letter_id, clock):
    box = PostBox()
    box.trouble = MailUnsure
    post.send_waiting(store, box)
    address = address_of(store, letter_id)
    at_work.go(address)
    at_work.send(f"{address}/arrived", **on("2026-03-17"))
    assert the_letter(store, letter_id).status == "sent"
    box.trouble = None
    clock.advance(days=2)
    assert post.send_waiting(store, box) == 0


def test_a_letter_that_was_refused_goes_to_another_address_with_the_very_same_words(store, at_work, letter_id):
    box = PostBox()
    box.trouble = MailRefused
    post.send_waiting(store, box)
    box.trouble = None
    address = address_of(store, letter_id)
    at_work.go(address)
    at_work.send(f"{address}/another-way", way="email", to_address="new@example.org", safe_checked=None)
    assert at_work.status == 409
    assert at_work.page.guards == ["G-LETTER-SAFE"]
    assert at_work.page.filled["to_address"] == "new@example.org"
    at_work.send(f"{address}/another-way", way="email", to_address="new@example.org", safe_checked="yes")
    assert at_work.status == 200, at_work.page.text
    assert post.send_waiting(store, box) == 1
    (envelope,) = box.sent
    old = the_letter(store, letter_id)
    assert (envelope.to, envelope.text, old.status) == ("new@example.org", old.text, "replaced")


def test_nobody_is_told_of_a_letter_of_a_case_that_is_somebody_elses(at_work, store, clock, hire, office):
    printed(at_work, store, clock)
    colleague = Browser(office.test_client())
    colleague.sign_in(hire("Jo Park", "complaints_manager"))
    assert "Nothing is waiting" in colleague.go("/letters").text
    with store.writing() as session:
        today, sam = clock.now().date(), session.get_one(Staff, at_work.who.id)
        cover.add_absence(session, sam, today, today, None, by=sam.id, today=today)
    assert "Print and post" in colleague.go("/letters").text, "whoever stands in for them today sees it"


def test_nothing_else_can_be_done_with_a_letter(at_work, store, clock):
    address = printed(at_work, store, clock)
    at_work.go(address)
    at_work.send(f"{address}/burn")
    assert at_work.status == 404
    at_work.go(address)
    at_work.send(f"{address}/again")
    assert at_work.status == 409
    assert "Only a letter that did not arrive" in at_work.page.text


KILLED = """
import sys
from backoffice.gateways.mail import SmtpMailer
from backoffice.records import Store, unlock
from backoffice.services.letters import post
unlock(b"k" * 32)
post.send_waiting(Store(sys.argv[1]), SmtpMailer(sys.argv[2], "complaints@cafcass.example"))
"""


class Holds(Letterbox):
    """A mail server that stops for ever at one point of the conversation, and says when it has come there."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self.at, self.there = at, threading.Event()

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        await self._hold("RCPT")
        return await super().handle_RCPT(server, session, envelope, address, rcpt_options)

    async def handle_DATA(self, server, session, envelope):
        said = await super().handle_DATA(server, session, envelope)
        await self._hold("DATA")
        return said

    async def _hold(self, here: str) -> None:
        if here == self.at:
            self.there.set()
            await asyncio.sleep(60)


@pytest.mark.parametrize(("at", "status", "taken"), [("RCPT", "sent", 1), ("DATA", "unsure", 0)])
def test_a_program_killed_while_it_sends_loses_nothing_and_sends_nothing_twice(
    store, office, clock, letter_id, at, status, taken
):
    url = str(office.extensions["heard_settings"].database_url)
    box, port = Holds(at), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    sender = subprocess.Popen([sys.executable, "-c", KILLED, url, f"smtp://127.0.0.1:{port}"])
    try:
        assert box.there.wait(60), "it never came to that point"
    finally:
        sender.kill()
        sender.wait()
        server.stop()
    clock.advance(minutes=6)
    another = PostBox()
    post.send_waiting(store, another)
    assert (the_letter(store, letter_id).status, len(another.sent)) == (status, taken)
    assert len(box.taken) + len(another.sent) == 1, "it went out once, and only once"


@pytest.mark.clause("SG-6")
def test_a_letter_to_staff_waits_while_contact_with_whom_it_is_about_is_on_hold(at_work, store, clock, manager, hire):
    reed = hire("Tom Reed", "quality_manager")
    work = at_stage(store, clock, manager.person, "found")
    shared = {"staff": "Tom Reed", "what": "learning", "to_address": reed.email, "way": "email"}
    do(at_work, work.reference, "share-with-staff", "send", **shared)
    (letter,) = work.file().case.letters
    do(at_work, work.reference, "hold", reason="An allegation")
    post_box = PostBox()
    assert post.send_waiting(store, post_box) == 0
    page = at_work.go(f"/cases/{work.reference}/letters/{letter.id}").text
    assert "Held back" in page
    assert "It goes when the hold is lifted" in page
    with store.writing() as session:
        session.get_one(Case, letter.case_id).hold_subject_contact = False
    assert post.send_waiting(store, post_box) == 1
    assert the_letter(store, letter.id).status == "sent"
