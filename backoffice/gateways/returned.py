"""What comes back of letters that were sent by email: a mail server's word that one could not be delivered (RFC 3464).

Such a word goes to the address that a letter was sent from, which is a mailbox of its own (``HEARD_BOUNCE_FROM``): what
people write themselves goes to another. What tells of a letter of ours is deleted there once it is noted, because it
holds the child's address and often the letter. Everything else is left, marked as read.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Protocol
from urllib.parse import unquote, urlparse

_PATIENCE_S = 10.0
_AT_A_TIME = 50
_LARGEST = 30 * 1024 * 1024
_MESSAGE_ID = re.compile(r"<([0-9a-f]{32})@[^<>\s]+>")
_PORTS = {"imaps": 993, "imap": 143}


class BoxAway(Exception):
    """The mailbox could not be reached or opened. Nothing in it was changed; look again later."""


class ReturnBox(Protocol):
    """Where letters come back to."""

    def empty(self, take: Callable[[str], None]) -> int:
        """Call ``take`` with the id of each letter that could not be delivered, then forget the message that said so.

        Returns how many there were. Raises BoxAway.
        """


class ImapReturnBox:
    """The real thing: ``imaps://user:password@host:port/folder``, or ``imap://`` on a network that is trusted."""

    def __init__(self, url: str, *, patience_s: float = _PATIENCE_S) -> None:
        self._where = urlparse(url)
        if self._where.scheme not in _PORTS or not self._where.username:
            raise ValueError("HEARD_BOUNCE_BOX must look like imaps://user:password@host/INBOX")
        self._patience_s = patience_s

    def empty(self, take: Callable[[str], None]) -> int:
        found = 0
        with self._opened() as box:
            _, told = box.uid("SEARCH", "UNSEEN")
            for uid in (told[0] or b"").split()[:_AT_A_TIME]:
                ids = undelivered(self._fetched(box, uid))
                for letter_id in ids:
                    take(letter_id)
                box.uid("STORE", uid.decode(), "+FLAGS", r"(\Deleted)" if ids else r"(\Seen)")
                found += len(ids)
            box.expunge()
        return found

    @contextmanager
    def _opened(self) -> Iterator[imaplib.IMAP4]:
        host, port = self._where.hostname or "", self._where.port or _PORTS[self._where.scheme]
        folder = unquote(self._where.path.strip("/")) or "INBOX"
        try:
            box = (
                imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=self._patience_s)
                if self._where.scheme == "imaps"
                else imaplib.IMAP4(host, port, timeout=self._patience_s)
            )
            with box:
                box.login(unquote(self._where.username or ""), unquote(self._where.password or ""))
                status, _ = box.select(f'"{folder}"')
                if status != "OK":
                    raise BoxAway("folder")
                yield box
        except (OSError, imaplib.IMAP4.error) as away:
            # What a server says may name the mailbox, so only the kind of trouble goes on.
            raise BoxAway(type(away).__name__) from None

    @staticmethod
    def _fetched(box: imaplib.IMAP4, uid: bytes) -> bytes:
        _, told = box.uid("FETCH", uid.decode(), "(BODY.PEEK[])")
        parts = [part[1] for part in told if isinstance(part, tuple)]
        return parts[0][:_LARGEST] if parts else b""


def undelivered(raw: bytes) -> tuple[str, ...]:
    """Return the ids of the letters that a message says were not delivered, for good; empty for any other message."""
    message = message_from_bytes(raw, policy=default)
    if message.get_content_type() != "multipart/report":
        return ()
    report = next((part for part in message.walk() if part.get_content_type() == "message/delivery-status"), None)
    if report is None or not any(_says_failed(part) for part in report.walk()):
        return ()
    about = [part for part in message.walk() if part.get_content_type() in ("message/rfc822", "text/rfc822-headers")]
    return tuple(dict.fromkeys(each for part in about for each in _ids_in(part)))


def _says_failed(part: Message) -> bool:
    return str(part.get("Action", "")).strip().lower() == "failed"


def _ids_in(part: Message) -> list[str]:
    """The id that the letter had, which stands in its own Message-ID and nowhere else."""
    inside = part.get_payload()
    if isinstance(inside, list):
        heads = [str(each.get("Message-ID", "")) for each in inside if isinstance(each, Message)]
    else:
        told = part.get_payload(decode=True)
        heads = [str(message_from_bytes(told).get("Message-ID", ""))] if isinstance(told, bytes) else []
    return [found[1] for head in heads if (found := _MESSAGE_ID.fullmatch(head.strip()))]
