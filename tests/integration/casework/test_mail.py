"""The mail gateway against a real SMTP server on loopback."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from aiosmtpd.controller import Controller

from backoffice.gateways.mail import Attachment, Envelope, MailAway, MailRefused, MailUnsure, SmtpMailer, plain_address

SENT_AT = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)


class Letterbox:
    """What the server does with what it is given."""

    def __init__(self) -> None:
        self.taken: list[email.message.EmailMessage] = []
        self.refuse_address = ""
        self.answer = "250 OK"
        self.url = ""

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address == self.refuse_address:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.answer == "silence":
            server.transport.abort()
            return "421 gone"
        if self.answer.startswith("250"):
            self.taken.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return self.answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def letterbox() -> Iterator[tuple[Letterbox, SmtpMailer]]:
    box, port = Letterbox(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    box.url = f"smtp://127.0.0.1:{port}"
    yield box, SmtpMailer(box.url, "complaints@cafcass.example", patience_s=5)
    server.stop()


def a_letter(**changed) -> Envelope:
    told = {
        "letter_id": "a" * 32,
        "to": "amira@example.org",
        "subject": "A letter for you",
        "text": "Hello Amira ŵ,\n",
        "html": "<p>Hello Amira ŵ,</p>",
        "written_at": SENT_AT,
        "attachments": (Attachment("letter.pdf", b"%PDF-1.7 words"),),
        **changed,
    }
    return Envelope(**told)


def test_a_letter_arrives_as_text_and_page_with_its_pdf(letterbox):
    box, mailer = letterbox
    mailer.send(a_letter(), lambda: None)

    (message,) = box.taken
    assert message["Subject"] == "A letter for you"
    assert message["Message-ID"] == f"<{'a' * 32}@cafcass.example>"
    assert message.get_body(("plain",)).get_content().splitlines() == ["Hello Amira ŵ,"]
    assert "Hello Amira ŵ" in message.get_body(("html",)).get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "letter.pdf"
    assert attached.get_content() == b"%PDF-1.7 words"


def test_a_server_that_is_not_there_is_away_and_nothing_was_handed_over():
    handed_over = []
    with pytest.raises(MailAway):
        SmtpMailer(f"smtp://127.0.0.1:{free_port()}", "c@example.org", patience_s=2).send(
            a_letter(), lambda: handed_over.append(True)
        )
    assert handed_over == []


def test_an_address_that_does_not_exist_is_refused_for_good_and_nothing_was_handed_over(letterbox):
    box, mailer = letterbox
    box.refuse_address = "amira@example.org"
    handed_over = []
    with pytest.raises(MailRefused):
        mailer.send(a_letter(), lambda: handed_over.append(True))
    assert handed_over == []


def test_a_server_that_says_later_is_away(letterbox):
    box, mailer = letterbox
    box.answer = "451 try again later"
    with pytest.raises(MailAway):
        mailer.send(a_letter(), lambda: None)
    assert box.taken == []


def test_a_server_that_falls_silent_after_the_words_leaves_us_unsure(letterbox):
    box, mailer = letterbox
    box.answer = "silence"
    with pytest.raises(MailUnsure):
        mailer.send(a_letter(), lambda: None)


@pytest.mark.parametrize("trouble", ["away", "refused", "silent"])
def test_no_trouble_ever_repeats_an_address_or_a_word(letterbox, trouble):
    box, mailer = letterbox
    box.refuse_address = "amira@example.org" if trouble == "refused" else ""
    box.answer = {"away": "451 amira later", "silent": "silence"}.get(trouble, "250 OK")
    with pytest.raises((MailAway, MailRefused, MailUnsure)) as raised:
        mailer.send(a_letter(), lambda: None)
    assert "amira" not in str(raised.value).lower()
    assert "amira" not in repr(a_letter()).lower()


def test_a_setting_that_names_no_mail_server_is_refused_at_once():
    with pytest.raises(ValueError, match="HEARD_SMTP_URL"):
        SmtpMailer("http://127.0.0.1", "c@example.org")


@pytest.mark.parametrize(
    "typed",
    [
        "fern@x.example\nBcc: nosy@y.example", "fern@x.example, nosy@y.example", "fern@x.example>\r\nDATA",
        "a:fern@x.example;", "my mail is fern@x.example", "zo\xeb@x.example", "\U0001f600@x.example", "fern@[",
        "=?utf-8?q?@", "fern@x..example", "fern@x.example\0", "\ud800@x.example", "@", "fern", "",
        "f" * 300 + "@x.example",
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_refused_before_a_word_leaves(letterbox, typed):
    box, mailer = letterbox
    with pytest.raises(MailRefused) as refused:
        mailer.send(a_letter(to=typed), lambda: pytest.fail("the words left"))
    assert str(refused.value) == "address"
    assert box.taken == []


def test_an_address_that_was_pasted_loses_only_the_marks_nobody_sees(letterbox):
    box, mailer = letterbox
    mailer.send(a_letter(to="\u202afern.o'neil+x@b\xfccher.example\u202c \u200b"), lambda: None)
    assert box.taken[0]["To"] == "fern.o'neil+x@xn--bcher-kva.example"
    assert plain_address("Amira_1@mail.School.example") == "Amira_1@mail.School.example"


def test_an_answer_goes_to_the_team_where_that_is_another_address(letterbox):
    box, _ = letterbox
    SmtpMailer(box.url, "Cafcass <no-reply@cafcass.example>", "complaints@cafcass.example").send(
        a_letter(), lambda: None
    )
    (message,) = box.taken
    assert message["From"] == "Cafcass <no-reply@cafcass.example>"
    assert message["Reply-To"] == "complaints@cafcass.example"
    assert message["Message-ID"] == f"<{'a' * 32}@cafcass.example>"
