"""The session cookie, and who may call: only our own page, in the browser that began the chat."""

from __future__ import annotations

import re
import secrets
from urllib.parse import urlsplit

from flask import Request, Response

from bot.web.refusals import Refused

_VALUE = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def of(request: Request) -> str:
    """Return the visitor's cookie value, or one that no conversation has."""
    value = request.cookies.get(_name(request), "")
    return value if _VALUE.match(value) else ""


def of_or_new(request: Request) -> str:
    """Return the visitor's cookie value, made anew if there is none yet."""
    return of(request) or secrets.token_urlsafe(32)


def remember(request: Request, response: Response, visitor: str) -> None:
    """Set the cookie: for this browser session, for our own page only, out of reach of any script."""
    response.set_cookie(_name(request), visitor, secure=_secure(request), httponly=True, samesite="Strict", path="/")


def forget(request: Request, response: Response) -> None:
    response.delete_cookie(_name(request), secure=_secure(request), httponly=True, samesite="Strict", path="/")


def must_be_our_page(request: Request, *, form: bool = False) -> None:
    """Refuse a call that another site's page makes.

    A form post under `Referrer-Policy: no-referrer` carries the origin "null", so there the browser's own
    Sec-Fetch-Site decides; a browser too old to send it still cannot know the page key.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin", "none"):
        raise Refused("foreign")
    origin = request.headers.get("Origin")
    if origin is None or (form and origin == "null"):
        return
    if urlsplit(origin).netloc != request.host or origin == "null":
        raise Refused("foreign")


def _secure(request: Request) -> bool:
    # A __Host- cookie needs https; browsers let http on loopback do without.
    return request.is_secure or (request.host.rsplit(":", 1)[0].strip("[]") not in _LOOPBACK)


def _name(request: Request) -> str:
    return "__Host-chat" if _secure(request) else "chat"
