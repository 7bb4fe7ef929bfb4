"""Handing letters to the mail server.

A mail server can be away, can refuse, and can fall silent after it has been given everything but before it has said
that it took it. The three are told apart, because only the first may be tried again without a person looking:
nothing that a child is sent may be lost, and nothing may be sent twice.
"""

from __future__ import annotations

import re
import smtplib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Protocol, runtime_checkable
from urllib.parse import unquote, urlparse

_PATIENCE_S = 10.0
_PERMANENT = 500
_LONGEST_ADDRESS = 254
# One plain address. What the standard allows beyond this (quotes, comments, groups) nobody has, and a header or a
# mail server may read it as a second receiver.
_ADDRESS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(?:\.[\w-]+)*", re.ASCII)


class MailAway(Exception):
    """The server could not be reached or said "later". Nothing was handed over; try again."""


class MailRefused(Exception):
    """The server will never take this letter (such as an address that does not exist). Nothing was handed over."""


class MailUnsure(Exception):
    """The letter was handed over and the server fell silent before it answered. It may or may not have been sent."""


def plain_address(typed: str) -> str | None:
    """Return the one email address that was typed, or None if no letter can go there.

    An address that was pasted often carries marks that draw nothing; they go. A domain in other letters gets the
    name that mail servers know it by. A name in other letters needs a server that few have, so it is no address here.
    """
    name, at, domain = "".join(one for one in typed if unicodedata.category(one) != "Cf").strip().rpartition("@")
    try:
        address = f"{name}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        return None
    return address if len(address) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(address) else None


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    content: bytes = field(repr=False)
    kind: str = "application/pdf"


@dataclass(frozen=True)
class Envelope:
    """One letter ready to go. ``letter_id`` makes the Message-ID, so that a mail program too can tell a double.

    The subject is seen on locked screens and by whoever looks over a shoulder: it never says what the letter is about.
    """

    letter_id: str
    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    written_at: datetime
    attachments: tuple[Attachment, ...] = ()


class Mailer(Protocol):
    """Sends one letter. ``tells_doubles`` says that it never sends a letter twice, however often it is asked to."""

    tells_doubles: bool

    def send(self, envelope: Envelope, handing_over: Callable[[], None]) -> None:
        """Send ``envelope``, calling ``handing_over`` just before the words leave. Returns once the server took it.

        Raises MailAway, MailRefused or MailUnsure. No exception carries an address or any of the words.
        """


@runtime_checkable
class Asked(Protocol):
    """A mailer that can be asked later what became of a letter."""

    def became_of(self, letter_id: str) -> bool | None:
        """Return whether the letter was delivered, or None where nobody knows yet. Raises MailAway."""


class SmtpMailer:
    """The real thing: SMTP, with STARTTLS and sign-in where the address says so.

    ``sender`` stands in From and ``reply_to``, where it is another address, in Reply-To. What cannot be delivered goes
    back to ``bounce_to``, or to the sender where there is none.
    ``url`` is ``smtp://host:port`` (loopback or a trusted network), ``smtp+starttls://user:password@host:587`` or
    ``smtps://user:password@host:465``.
    """

    tells_doubles = False

    def __init__(
        self, url: str, sender: str, reply_to: str = "", *, bounce_to: str = "", patience_s: float = _PATIENCE_S
    ) -> None:
        self._where = urlparse(url)
        if self._where.scheme not in {"smtp", "smtps", "smtp+starttls"}:
            raise ValueError("HEARD_SMTP_URL must begin with smtp://, smtp+starttls:// or smtps://")
        self._sender, self._reply_to, self._bounce_to = sender, reply_to, bounce_to or sender
        self._patience_s = patience_s

    def send(self, envelope: Envelope, handing_over: Callable[[], None]) -> None:
        to = plain_address(envelope.to)
        if to is None:
            raise MailRefused("address")
        message = self._message(envelope, to)
        server = self._reach()
        try:
            self._announce(server, to)
            handing_over()
            self._hand_over(server, message)
        finally:
            _leave(server)

    def _reach(self) -> smtplib.SMTP:
        host, port = self._where.hostname or "127.0.0.1", self._where.port or 25
        try:
            if self._where.scheme == "smtps":
                server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=self._patience_s)
            else:
                server = smtplib.SMTP(host, port, timeout=self._patience_s)
        except (OSError, smtplib.SMTPException) as away:
            raise MailAway(type(away).__name__) from None
        try:
            if self._where.scheme == "smtp+starttls":
                server.starttls()
            if self._where.username:
                server.login(unquote(self._where.username), unquote(self._where.password or ""))
            server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException) as away:
            _leave(server)
            raise MailAway(type(away).__name__) from None
        return server

    def _announce(self, server: smtplib.SMTP, to: str) -> None:
        """Say who sends and who receives. Up to here nothing of the letter has left the house."""
        try:
            for code, _ in (server.mail(self._bounce_to), server.rcpt(to)):
                _judge(code)
        except (OSError, smtplib.SMTPException) as away:
            raise MailAway(type(away).__name__) from None

    @staticmethod
    def _hand_over(server: smtplib.SMTP, message: bytes) -> None:
        try:
            code, _ = server.data(message)
        except smtplib.SMTPDataError as refused:  # said before it took the words
            _judge(refused.smtp_code)
            raise MailAway("DATA") from None
        except (OSError, smtplib.SMTPException) as silent:
            raise MailUnsure(type(silent).__name__) from None
        _judge(code)

    def _message(self, envelope: Envelope, to: str) -> bytes:
        message = EmailMessage(policy=SMTP)
        domain = self._sender.rpartition("@")[2].rstrip("> ") or "localhost"
        message["From"] = self._sender
        message["To"] = to
        if self._reply_to:
            message["Reply-To"] = self._reply_to
        message["Subject"] = envelope.subject
        message["Date"] = format_datetime(envelope.written_at)
        message["Message-ID"] = f"<{envelope.letter_id}@{domain}>"
        # Out-of-office robots must not answer a child's letter with the letter.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(envelope.text)
        message.add_alternative(envelope.html, subtype="html")
        for attached in envelope.attachments:
            main, _, sub = attached.kind.partition("/")
            message.add_attachment(attached.content, maintype=main, subtype=sub, filename=attached.name)
        return message.as_bytes()


class PostBox:
    """A fake mail server in memory. It can be told to be away, to refuse, or to fall silent."""

    tells_doubles = False

    def __init__(self) -> None:
        self.sent: list[Envelope] = []
        self.trouble: type[Exception] | None = None

    def send(self, envelope: Envelope, handing_over: Callable[[], None]) -> None:
        if self.trouble in {MailAway, MailRefused}:
            raise self.trouble("told to")
        handing_over()
        if self.trouble is not None:
            raise self.trouble("told to")
        self.sent.append(envelope)


def _judge(code: int) -> None:
    if code >= _PERMANENT:
        raise MailRefused(str(code))
    if code >= 400:
        raise MailAway(str(code))


def _leave(server: smtplib.SMTP) -> None:
    """Hang up politely; the letter is settled by now, so a rude server changes nothing."""
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()
