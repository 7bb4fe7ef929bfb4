"""Handing letters to GOV.UK Notify instead of a mail server.

Notify remembers every letter by the reference it was given. So it is asked before anything is sent, and a letter that
it has already is never given to it again, even after a crash at the worst moment.

One template of its own serves all letters. It holds ``((subject))`` as its subject, and as its text ``((words))``,
``((letter_file))`` and ``((story_file))``: the files are links that Notify keeps behind the reader's own address.
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable
from typing import Any

import httpx
import jwt

from backoffice.gateways.mail import Attachment, Envelope, MailAway, MailRefused, MailUnsure, plain_address

PUBLIC = "https://api.notifications.service.gov.uk"
_PATIENCE_S = 20.0
_KEPT_FOR = "26 weeks"
# A key is a name of any kind, then the service's id, then the secret; both are UUIDs.
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_KEY = re.compile(rf".+-({_UUID})-({_UUID})", re.IGNORECASE)
_LOST = ("permanent-failure", "temporary-failure", "technical-failure")
_FILES = {"letter.pdf": "letter_file", "story.pdf": "story_file"}


class NotifyMailer:
    """Sends letters through GOV.UK Notify. ``api_key`` and ``template_id`` come from its own pages."""

    tells_doubles = True

    def __init__(
        self,
        api_key: str,
        template_id: str,
        *,
        url: str = PUBLIC,
        reply_to_id: str = "",
        patience_s: float = _PATIENCE_S,
    ) -> None:
        found = _KEY.fullmatch(api_key)
        if found is None:
            raise ValueError("HEARD_NOTIFY_API_KEY is not a key of GOV.UK Notify.")
        if not template_id:
            raise ValueError("HEARD_NOTIFY_TEMPLATE_ID is not set.")
        self._service, self._secret = found.groups()
        self._template_id, self._reply_to_id = template_id, reply_to_id
        self._url, self._patience_s = url.rstrip("/"), patience_s

    def send(self, envelope: Envelope, handing_over: Callable[[], None]) -> None:
        to = plain_address(envelope.to)
        if to is None:
            raise MailRefused("address")
        with httpx.Client(base_url=self._url, timeout=self._patience_s, trust_env=False) as notify:
            if self._has_it_already(notify, envelope.letter_id):
                return
            handing_over()
            self._hand_over(notify, self._message(envelope, to))

    def became_of(self, letter_id: str) -> bool | None:
        """Return whether Notify delivered a letter; None while it still tries, or where it does not know the letter."""
        with httpx.Client(base_url=self._url, timeout=self._patience_s, trust_env=False) as notify:
            told = self._known(notify, letter_id)
        if "delivered" in told:
            return True
        return False if told and all(status in _LOST for status in told) else None

    def _has_it_already(self, notify: httpx.Client, letter_id: str) -> bool:
        return any(status not in _LOST for status in self._known(notify, letter_id))

    def _known(self, notify: httpx.Client, letter_id: str) -> list[str | None]:
        """What Notify says of every time it was given this letter."""
        try:
            answer = notify.get("/v2/notifications", params={"reference": letter_id}, headers=self._headers())
        except httpx.HTTPError as away:
            raise MailAway(type(away).__name__) from None
        if answer.status_code != httpx.codes.OK:
            raise MailAway(str(answer.status_code))
        return [each.get("status") for each in answer.json().get("notifications", [])]

    def _hand_over(self, notify: httpx.Client, message: dict[str, Any]) -> None:
        try:
            answer = notify.post("/v2/notifications/email", json=message, headers=self._headers())
        except httpx.ConnectError as away:
            raise MailAway(type(away).__name__) from None
        except httpx.HTTPError as silent:
            raise MailUnsure(type(silent).__name__) from None
        _judge(answer.status_code)

    def _message(self, envelope: Envelope, to: str) -> dict[str, Any]:
        files = {_FILES[each.name]: _file(each) for each in envelope.attachments if each.name in _FILES}
        message = {
            "email_address": to,
            "template_id": self._template_id,
            "reference": envelope.letter_id,
            "personalisation": {
                "subject": envelope.subject,
                "words": envelope.text,
                **dict.fromkeys(_FILES.values(), ""),
                **files,
            },
        }
        return message | ({"email_reply_to_id": self._reply_to_id} if self._reply_to_id else {})

    def _headers(self) -> dict[str, str]:
        token = jwt.encode({"iss": self._service, "iat": int(time.time())}, self._secret, algorithm="HS256")
        return {"Authorization": f"Bearer {token}"}


def _file(attached: Attachment) -> dict[str, Any]:
    """A link to the file, which opens only for whoever can say to which address it was sent."""
    return {
        "file": base64.b64encode(attached.content).decode(),
        "filename": attached.name,
        "confirm_email_before_download": True,
        "retention_period": _KEPT_FOR,
    }


def _judge(status: int) -> None:
    """Say what the answer means. Nothing that Notify writes in it is repeated: it may hold words of the letter."""
    if status == httpx.codes.CREATED:
        return
    if status == httpx.codes.BAD_REQUEST:
        raise MailRefused(str(status))
    # 403 is a wrong key or clock, 429 too many at once, 5xx trouble on their side: nothing was taken.
    raise MailAway(str(status))
