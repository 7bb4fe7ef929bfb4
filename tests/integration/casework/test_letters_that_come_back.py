"""Letters that reached nobody: said by a person, by GOV.UK Notify, or by a mail server to a mailbox of ours."""

from __future__ import annotations

import re
import socketserver
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from backoffice.gateways.mail import PostBox, SmtpMailer
from backoffice.gateways.returned import BoxAway, ImapReturnBox, undelivered
from backoffice.procedure.duties import duties
from backoffice.procedure.state import CaseState
from backoffice.records import Case, Event, Letter, Notice
from backoffice.services import arrivals
from backoffice.services.letters import post, returned
from backoffice.services.letters.mailers import mailer_for, return_box_for
from backoffice.settings import Settings, SettingsError
from tests.integration.casework.conftest import Browser, a_complaint, send_in
from tests.integration.casework.test_mail import Letterbox, free_port
from tests.integration.casework.test_notify import Notify, mailer, notify
from tests.integration.casework.test_the_post_room import address_of, letter_id, the_letter
from tests.serving import running
from tests.unit.procedure.office import CALENDAR

__all__ = ["letter_id", "mailer", "notify"]


def bounce(letter_id: str, *, action: str = "failed", headers_only: bool = False) -> bytes:
    """What a mail server writes back about a letter (RFC 3464)."""
    report = EmailMessage()
    report["From"], report["To"] = "MAILER-DAEMON@post.example", "returned@cafcass.example"
    report["Subject"] = "Undelivered Mail Returned to Sender"
    head = f"From: complaints@cafcass.example\r\nTo: amira@example.org\r\nMessage-ID: <{letter_id}@cafcass.example>\r\n"
    about = "text/rfc822-headers" if headers_only else "message/rfc822"
    status = (
        "Reporting-MTA: dns; post.example\r\n\r\n"
        f"Final-Recipient: rfc822; amira@example.org\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
    )
    report["MIME-Version"] = "1.0"
    report["Content-Type"] = 'multipart/report; report-type=delivery-status; boundary="cut"'
    parts = (
        ("text/plain", "I could not deliver it."),
        ("message/delivery-status", status),
        (about, f"{head}\r\nHello Amira"),
    )
    body = "".join(f"--cut\r\nContent-Type: {kind}\r\n\r\n{told}\r\n" for kind, told in parts)
    return report.as_bytes().split(b"\n\n")[0].replace(b"\n", b"\r\n") + b"\r\n\r\n" + f"{body}--cut--\r\n".encode()


def a_reply(letter_id: str) -> bytes:
    """A child writes back: it names the letter, and is nothing of ours to delete."""
    reply = EmailMessage()
    reply["From"], reply["In-Reply-To"] = "amira@example.org", f"<{letter_id}@cafcass.example>"
    reply.set_content("thank you, could not deliver my maths though. Action: failed")
    return reply.as_bytes()


@dataclass
class Mailbox:
    """An IMAP server of a few words, on loopback."""

    messages: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    deleted: set[int] = field(default_factory=set)
    port: int = 0

    def url(self, password: str = "b%2Fx") -> str:
        return f"imap://returned:{password}@127.0.0.1:{self.port}/INBOX"

    def answer(self, command: str) -> tuple[list[bytes], str]:
        """The untagged lines and the verdict for one command."""
        if command.startswith("LOGIN"):
            return [], "OK" if command == 'LOGIN returned "b/x"' else "NO"
        if command.startswith("SELECT"):
            return [f"{len(self.messages)} EXISTS".encode()], "OK"
        if command == "UID SEARCH UNSEEN":
            return [b"SEARCH " + b" ".join(str(each).encode() for each in sorted(set(self.messages) - self.seen))], "OK"
        if found := re.fullmatch(r"UID FETCH (\d+) \(BODY\.PEEK\[\]\)", command):
            raw = self.messages[int(found[1])]
            return [f"1 FETCH (UID {found[1]} BODY[] {{{len(raw)}}}\r\n".encode() + raw + b")"], "OK"
        if found := re.fullmatch(r"UID STORE (\d+) \+FLAGS \(\\(Seen|Deleted)\)", command):
            (self.seen if found[2] == "Seen" else self.deleted).add(int(found[1]))
            return [], "OK"
        if command == "EXPUNGE":
            for gone in self.deleted:
                self.messages.pop(gone, None)
            return [], "OK"
        return [b"CAPABILITY IMAP4rev1"] if command == "CAPABILITY" else [], "OK"


class Desk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"* OK here\r\n")
        while line := self.rfile.readline().decode().strip():
            tag, command = line.split(" ", 1)
            lines, verdict = self.server.mailbox.answer(command)  # type: ignore[attr-defined]
            self.wfile.write(b"".join(b"* " + each + b"\r\n" for each in lines) + f"{tag} {verdict} done\r\n".encode())
            if command == "LOGOUT":
                return


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    made = Mailbox()
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Desk)
    server.daemon_threads = True
    server.mailbox, made.port = made, server.server_address[1]  # type: ignore[attr-defined]
    with running(server):
        yield made


@pytest.fixture
def sent(store, letter_id) -> str:
    """The acknowledgement, taken by a mail server."""
    assert post.send_waiting(store, PostBox()) == 1
    return letter_id


def came_back(store, letter_id) -> bool:
    letter = the_letter(store, letter_id)
    assert (letter.status == "came_back") == (letter.deemed_received_on is None)
    return letter.status == "came_back"


@pytest.mark.clause("D-30")
def test_a_mail_servers_word_that_it_could_not_deliver_makes_the_letter_one_that_needs_somebody(
    store, at_work, sent, mailbox, clock
):
    mailbox.messages = {4: a_reply(sent), 5: bounce(sent, action="delayed"), 7: bounce(sent), 9: bounce("f" * 32)}
    assert returned.look(store, ImapReturnBox(mailbox.url()), clock.now()) == 2
    assert came_back(store, sent)
    assert set(mailbox.messages) == {4, 5}, "what tells of no lost letter stays where it is"
    assert mailbox.seen == {4, 5}
    page = at_work.go("/letters")
    assert "Came back" in page.text
    page = at_work.go(address_of(store, sent))
    assert "It reached nobody" in page.text
    with store.reading() as session:
        case = session.query(Case).one()
        assert arrivals.of(case) == {"L-C01": None}
        assert session.query(Event).filter_by(type="LetterCameBack").one().created_by == "system"
        assert [(each.template, each.to_address) for each in session.query(Notice)] == [
            ("letter_back", at_work.who.email)
        ]
    at_work.send(f"{address_of(store, sent)}/again")
    assert the_letter(store, sent).status == "waiting"
    with store.reading() as session:
        assert arrivals.of(session.query(Case).one()) == {}


def test_the_mailbox_is_not_asked_again_at_once_and_one_that_is_away_costs_nothing(store, sent, mailbox, clock, caplog):
    assert returned.look(store, ImapReturnBox(f"imap://returned:x@127.0.0.1:{free_port()}/INBOX"), clock.now()) == 0
    assert "ConnectionRefusedError" in caplog.text
    mailbox.messages = {1: bounce(sent, headers_only=True)}
    assert returned.look(store, ImapReturnBox(mailbox.url()), clock.now()) == 0
    clock.advance(minutes=11)
    with pytest.raises(BoxAway):
        ImapReturnBox(mailbox.url("wrong")).empty(lambda _: None)
    assert returned.look(store, ImapReturnBox(mailbox.url()), clock.now()) == 1
    assert came_back(store, sent)


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe no mail at all", a_reply("a" * 32), bounce("a" * 32, action="delivered"), bounce("a" * 31)],
    ids=["empty", "noise", "reply", "delivered", "no letter of ours"],
)
def test_nothing_but_the_word_of_a_mail_server_takes_a_letter_back(raw):
    assert undelivered(raw) == ()
    assert undelivered(bounce("a" * 32)) == ("a" * 32,)


def test_a_letter_is_sent_from_the_address_that_takes_letters_back(store, letter_id):
    class Watching(Letterbox):
        sender = ""

        async def handle_MAIL(self, server, session, envelope, address, options):
            self.sender = envelope.mail_from = address
            return "250 OK"

    box, port = Watching(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings = Settings(smtp_url=f"smtp://127.0.0.1:{port}", bounce_from="returned@cafcass.example")
    try:
        assert post.send_waiting(store, mailer_for(settings)) == 1
    finally:
        server.stop()
    assert box.sender == "returned@cafcass.example"
    assert box.taken[0]["From"] == "complaints@heard.example"


@pytest.mark.parametrize(("url", "right"), [("imaps://u:p@post.example/INBOX", True), ("pop3://u:p@x", False),
                                            ("imaps://post.example", False)])  # fmt: skip
def test_a_mailbox_that_cannot_be_one_is_refused_in_a_sentence(url, right):
    assert return_box_for(Settings()) is None
    settings = replace(Settings(), bounce_box=url)
    if right:
        assert isinstance(return_box_for(settings), ImapReturnBox)
        return
    with pytest.raises(SettingsError, match="HEARD_BOUNCE_BOX"):
        return_box_for(settings)


def test_notify_is_asked_until_it_says_what_became_of_a_letter(store, letter_id, notify: Notify, mailer, clock):
    assert post.send_waiting(store, mailer) == 1
    asked = notify.asked
    assert returned.ask(store, mailer, clock.now()) == 0
    assert returned.ask(store, mailer, clock.now()) == 0
    assert notify.asked == asked + 1, "not again at once"
    for state, status in (("sending", "sent"), ("permanent-failure", "came_back")):
        clock.advance(minutes=11)
        notify.state = state
        returned.ask(store, mailer, clock.now())
        assert the_letter(store, letter_id).status == status
    assert came_back(store, letter_id)


def test_a_letter_that_notify_delivered_is_not_asked_about_any_more_nor_one_of_last_week(
    store, letter_id, notify: Notify, mailer, clock
):
    post.send_waiting(store, mailer)
    asked = notify.asked
    assert returned.ask(store, mailer, clock.now() + timedelta(days=5)) == 0
    assert notify.asked == asked
    notify.state = "delivered"
    assert returned.ask(store, mailer, clock.now()) == 1
    assert the_letter(store, letter_id).status == "delivered"
    assert the_letter(store, letter_id).deemed_received_on == clock.now().date()
    assert returned.ask(store, mailer, clock.now() + timedelta(hours=1)) == 0
    assert notify.asked == asked + 1


def test_a_mail_server_cannot_be_asked_and_nothing_happens(store, sent, clock):
    assert returned.ask(store, SmtpMailer("smtp://127.0.0.1:9", "complaints@cafcass.example"), clock.now()) == 0
    assert the_letter(store, sent).status == "sent"


def test_a_person_says_that_the_post_brought_a_letter_back_and_posts_it_again(at_work, store, clock):
    reference = send_in(store, clock, a_complaint(channel="letter"))
    address = f"/cases/{reference}/do/acknowledge"
    at_work.go(address)
    at_work.press(address, "send", way="print", to_address="1 Elm Road", safe_checked="yes")
    with store.reading() as session:
        printed = session.query(Letter).one().id
    page = address_of(store, printed)
    at_work.go(page)
    at_work.send(f"{page}/came-back")
    assert at_work.status == 409, "a letter that has not gone out cannot come back"
    at_work.send(f"{page}/posted", how="post", **{"on-day": "17", "on-month": "3", "on-year": "2026"})
    assert "Say that it came back" in at_work.page.text
    at_work.send(f"{page}/came-back")
    assert came_back(store, printed)
    assert "came back: it reached nobody" in at_work.go(f"/cases/{reference}/timeline").text
    case = at_work.go(f"/cases/{reference}")
    assert "Next: Look at the letter that did not arrive" in case.text
    assert "The letter did not arrive." in case.text
    assert "Stopped" not in case.text
    at_work.go(page)
    at_work.send(f"{page}/again")
    assert the_letter(store, printed).status == "printed"
    with store.reading() as session:
        assert session.query(Notice).all() == [], "nobody is told what they said themselves"


@pytest.mark.parametrize("deed", ["again", "another-way", "came-back", "arrived", "posted"])
def test_whoever_may_read_a_letter_but_not_write_one_sends_it_nowhere(store, hire, letter_id, office, deed):
    with store.writing() as session:
        session.get_one(Letter, letter_id).status = "failed"
    lead = Browser(office.test_client())
    lead.sign_in(hire("Lee Marsh", "safeguarding_lead"))
    page = lead.go(address_of(store, letter_id))
    assert "amira@example.org" in page.text
    assert f"{letter_id}/" not in page.html, "the page offers no deed"
    elsewhere = {"way": "email", "to_address": "elsewhere@example.org", "safe_checked": "yes", "how": "post"}
    page = lead.send(f"{address_of(store, letter_id)}/{deed}", **elsewhere)
    assert (lead.status, page.guards) == (409, ["G-ROLE"])
    with store.reading() as session:
        (letter,) = session.query(Letter)
        assert (letter.status, letter.to_address) == ("failed", "amira@example.org")


@pytest.mark.clause("C-9d", "D-10")
def test_keeping_in_touch_by_a_letter_that_came_back_is_still_to_be_done(at_work, store, clock, reference):
    address = f"/cases/{reference}/do/keep-in-touch"
    clock.on("2026-03-31")
    at_work.go(address)
    at_work.press(address, "send", way="email", to_address="amira@example.org", safe_checked="yes", outcome="sent",
                  method="email", what_we_are_doing="I talk with your worker.", next_date__day="14",
                  next_date__month="4", next_date__year="2026")  # fmt: skip
    assert at_work.status == 200, at_work.page.text[:500]

    def update() -> tuple[object, ...]:
        with store.reading() as session:
            case = session.query(Case).one()
            kit = next(row for row in case.milestones if row.code == "kit")
            return kit.done_on, kit.kept, kit.due, "resend" in due_in(case, clock.now().date())

    day_ten, next_one = date(2026, 3, 31), date(2026, 4, 9)
    assert update() == (day_ten, True, next_one, False)
    assert post.send_waiting(store, PostBox()) == 1
    assert update() == (day_ten, True, next_one, False)
    clock.on("2026-04-01")
    with store.reading() as session:
        letter = session.query(Letter).one().id
    at_work.go(address_of(store, letter))
    at_work.send(f"{address_of(store, letter)}/came-back")
    assert update() == (None, False, day_ten, True)
    at_work.go(address_of(store, letter))
    at_work.send(f"{address_of(store, letter)}/again")
    assert post.send_waiting(store, PostBox()) == 1
    assert update() == (date(2026, 4, 1), False, next_one, False), "it went, a day too late"


def due_in(case: Case, today: date) -> list[str]:
    state = CaseState.from_dict(case.state_now)
    return [duty.code for duty in duties(state, today, CALENDAR, arrivals.of(case))]
