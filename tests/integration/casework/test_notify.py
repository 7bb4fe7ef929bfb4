"""Sending through GOV.UK Notify, against a stand-in that speaks its protocol over real HTTP on loopback."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import jwt
import pytest

from backoffice.gateways.mail import Attachment, Envelope, MailAway, MailRefused, MailUnsure, SmtpMailer
from backoffice.gateways.notify import NotifyMailer
from backoffice.records import Letter
from backoffice.services.letters import post
from backoffice.services.letters.mailers import mailer_for
from backoffice.settings import Settings, SettingsError
from tests.integration.casework.test_the_post_room import letter_id, the_letter
from tests.serving import running

__all__ = ["letter_id"]

SERVICE, SECRET = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
KEY = f"heard-{SERVICE}-{SECRET}"
TEMPLATE = str(uuid.UUID(int=3))


@dataclass
class Notify:
    """What the stand-in was given, and how it behaves."""

    url: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    answer: int = 201
    silent: bool = False
    """Takes the letter and hangs up before it says so."""
    state: str = "sending"
    asked: int = 0

    def known(self, reference: str) -> list[dict[str, str]]:
        self.asked += 1
        return [{"id": "x", "status": self.state} for each in self.taken if each["reference"] == reference]


def handler(notify: Notify) -> type[BaseHTTPRequestHandler]:
    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = urlparse(self.path)
            assert wanted.path == "/v2/notifications"
            (reference,) = parse_qs(wanted.query)["reference"]
            self._say(200 if self._signed() else 403, {"notifications": notify.known(reference), "links": {}})

        def do_POST(self) -> None:
            assert self.path == "/v2/notifications/email"
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = notify.answer if self._signed() else 403
            if status == 201:
                notify.taken.append(told)
            if notify.silent:
                self.close_connection = True
                self.connection.close()
                return
            self._say(status, {"id": "x"} if status == 201 else {"errors": [{"message": told["email_address"]}]})

        def _signed(self) -> bool:
            token = self.headers["Authorization"].removeprefix("Bearer ")
            try:
                return jwt.decode(token, SECRET, algorithms=["HS256"])["iss"] == SERVICE
            except jwt.InvalidTokenError:
                return False

        def _say(self, status: int, what: dict[str, Any]) -> None:
            body = json.dumps(what).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing is printed."""

    return Desk


@pytest.fixture
def notify() -> Iterator[Notify]:
    made = Notify()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(made))
    server.daemon_threads = True
    made.url = f"http://127.0.0.1:{server.server_address[1]}"
    with running(server):
        yield made


@pytest.fixture
def mailer(notify: Notify) -> NotifyMailer:
    return NotifyMailer(KEY, TEMPLATE, url=notify.url, reply_to_id="reply-1", patience_s=5)


ENVELOPE = Envelope(
    letter_id="a" * 32,
    to="amira@example.org",
    subject="A letter for you",
    text="Hello Amira,\n",
    html="<p>Hello Amira,</p>",
    written_at=datetime(2026, 3, 17, 9, 0, tzinfo=UTC),
    attachments=(Attachment("letter.pdf", b"%PDF-1.7 words"),),
)


def never() -> None:
    pytest.fail("the words left")


def test_a_letter_reaches_notify_with_its_words_its_reference_and_its_files(notify, mailer):
    mailer.send(ENVELOPE, lambda: None)
    (told,) = notify.taken
    assert told["email_address"] == "amira@example.org"
    assert (told["template_id"], told["reference"], told["email_reply_to_id"]) == (TEMPLATE, "a" * 32, "reply-1")
    words = told["personalisation"]
    assert (words["subject"], words["words"], words["story_file"]) == ("A letter for you", "Hello Amira,\n", "")
    assert base64.b64decode(words["letter_file"]["file"]) == b"%PDF-1.7 words"
    assert words["letter_file"]["confirm_email_before_download"] is True


def test_a_letter_that_notify_has_already_is_not_given_to_it_again(notify, mailer):
    mailer.send(ENVELOPE, lambda: None)
    mailer.send(ENVELOPE, never)
    assert len(notify.taken) == 1


def test_a_letter_that_notify_could_not_deliver_may_go_again(notify, mailer):
    mailer.send(ENVELOPE, lambda: None)
    notify.state = "permanent-failure"
    mailer.send(ENVELOPE, lambda: None)
    assert len(notify.taken) == 2


@pytest.mark.parametrize(("answer", "trouble"), [(400, MailRefused), (403, MailAway), (429, MailAway), (500, MailAway)])
def test_what_notify_answers_is_told_apart_and_never_repeated(notify, mailer, answer, trouble):
    notify.answer = answer
    with pytest.raises(trouble) as raised:
        mailer.send(ENVELOPE, lambda: None)
    assert str(raised.value) == str(answer)


def test_a_silence_after_the_words_left_is_a_doubt(notify, mailer):
    notify.silent = True
    with pytest.raises(MailUnsure):
        mailer.send(ENVELOPE, lambda: None)


def test_notify_away_or_a_wrong_key_lets_no_word_leave(notify):
    away = NotifyMailer(KEY, TEMPLATE, url="http://127.0.0.1:9", patience_s=2)
    wrong = NotifyMailer(f"heard-{SERVICE}-{uuid.UUID(int=9)}", TEMPLATE, url=notify.url)
    for mailer in (away, wrong):
        with pytest.raises(MailAway):
            mailer.send(ENVELOPE, never)
    assert notify.taken == []


def test_what_is_not_one_address_is_refused_before_notify_is_asked(notify, mailer):
    with pytest.raises(MailRefused):
        mailer.send(replace(ENVELOPE, to="amira@example.org, nosy@example.org"), never)
    assert notify.asked == 0


def test_a_letter_in_doubt_is_settled_by_asking_notify_and_goes_out_once(store, clock, notify, mailer, letter_id):
    notify.silent = True
    assert post.send_waiting(store, mailer) == 0
    assert the_letter(store, letter_id).status == "waiting"
    notify.silent = False
    clock.advance(minutes=2)
    assert post.send_waiting(store, mailer) == 1
    assert len(notify.taken) == 1


def test_a_program_that_died_while_it_gave_a_letter_to_notify_is_taken_over_and_nothing_goes_twice(
    store, clock, notify, mailer, letter_id
):
    mailer.send(replace(ENVELOPE, letter_id=letter_id), lambda: None)
    with store.writing() as session:
        letter = session.get_one(Letter, letter_id)
        letter.status, letter.claimed_until = "handing_over", clock.now() + timedelta(minutes=5)
    clock.advance(minutes=6)
    assert post.send_waiting(store, mailer) == 1
    assert (the_letter(store, letter_id).status, len(notify.taken)) == ("sent", 1)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"mail_by": "pigeon"}, "HEARD_MAIL_BY must be smtp or notify."),
        ({"mail_by": "notify"}, "HEARD_NOTIFY_API_KEY is not a key of GOV.UK Notify."),
        ({"mail_by": "notify", "notify_api_key": KEY}, "HEARD_NOTIFY_TEMPLATE_ID is not set."),
    ],
)
def test_settings_that_name_no_way_out_are_refused_in_one_sentence(told, says):
    with pytest.raises(SettingsError) as raised:
        mailer_for(Settings(**told))
    assert raised.value.message == says
    assert SECRET not in repr(Settings(**told))


def test_the_settings_choose_the_way():
    assert isinstance(mailer_for(Settings()), SmtpMailer)
    chosen = Settings(mail_by="notify", notify_api_key=KEY, notify_template_id=TEMPLATE)
    assert isinstance(mailer_for(chosen), NotifyMailer)
