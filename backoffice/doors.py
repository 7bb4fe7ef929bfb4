"""Who may come through which door, and who is standing there.

Every endpoint bears one mark, and an endpoint without a mark is closed to everybody (``shut_by_default``). A test
walks all routes. What a role may see is asked of ``procedure.permissions``; nothing here knows a rule of its own.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from flask import abort, current_app, g, redirect, request, url_for
from flask_login import UserMixin, current_user
from werkzeug.wrappers import Response

from backoffice import clock
from backoffice.arriving import LARGEST_REQUEST
from backoffice.procedure.permissions import Area, Person, may_come_to, may_see
from backoffice.procedure.terms import Role
from backoffice.records import Staff, Store, audit
from backoffice.services.office import house
from backoffice.settings import Settings

View = TypeVar("View", bound=Callable[..., Any])

_MARK = "_door"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_SAME_SITE = frozenset({"same-origin", "none"})


class SignInFirst(Exception):
    """A form was posted by somebody who is not signed in any more. Whoever answers does not lose what was typed."""


@dataclass(frozen=True)
class SignedIn(UserMixin):
    """The member of staff whose session this is, as they were when the request began."""

    id: str
    name: str
    email: str
    roles: frozenset[str]

    @classmethod
    def of(cls, staff: Staff) -> SignedIn:
        return cls(id=staff.id, name=staff.name, email=staff.email, roles=staff.roles)

    @property
    def person(self) -> Person:
        """The same person as the rules know them."""
        return Person(self.id, frozenset(Role(role) for role in self.roles))

    def may_see(self, area: Area | str) -> bool:
        """Say whether any role of this person opens this part of the office."""
        return may_see(self.person, Area(area)).allowed


@dataclass(frozen=True)
class Door:
    """The mark of one endpoint: which area it belongs to, or why it stands open."""

    area: Area | None = None
    signed_in: bool = True
    by_token: bool = False
    takes_files: bool = False
    why_open: str = ""


def open_for(area: Area, *, takes_files: bool = False) -> Callable[[View], View]:
    """Mark an endpoint as one that belongs to an area; whoever may see that area may come in, with files or without."""
    return _marked(Door(area=area, takes_files=takes_files))


def open_to_all_staff(view: View) -> View:
    """Mark an endpoint as open to everybody who is signed in."""
    return _marked(Door())(view)


def open_without_sign_in(why: str) -> Callable[[View], View]:
    """Mark an endpoint as open to anybody, and say why that is right."""
    return _marked(Door(signed_in=False, why_open=why))


def open_to_the_chat_service(view: View) -> View:
    """Mark an endpoint as open to the bearer of the hand-over token and to nobody else."""
    return _marked(Door(signed_in=False, by_token=True))(view)


def door_of(view: Callable[..., Any]) -> Door | None:
    """Return the mark of a view, or None where somebody forgot it."""
    return cast("Door | None", getattr(view, _MARK, None))


def shut_by_default() -> Response | None:
    """Refuse every request that the endpoint's mark does not let in. Runs before each request."""
    if request.endpoint is None:
        return None  # No such address: Flask answers 404 by itself.
    door = door_of(current_app.view_functions[request.endpoint])
    if door is None:
        abort(403)
    if door.by_token:
        return None if _has_the_token() else abort(401)
    _refuse_other_sites()
    if not door.signed_in:
        return None
    if not current_user.is_authenticated:
        return _to_sign_in()
    if door.area is not None and not may_come_to(me().person, door.area):
        _note_refusal(door.area)
        abort(403)
    let_files_in()
    return None


def let_files_in() -> None:
    """Let this request be as large as files make it, where its endpoint takes files: before its form is read."""
    door = door_of(current_app.view_functions[request.endpoint or ""])
    if door is not None and door.takes_files:
        request.max_content_length = LARGEST_REQUEST


def me() -> SignedIn:
    """Return who is signed in. Only for endpoints that need it."""
    if not current_user.is_authenticated:
        abort(401)
    return cast(SignedIn, current_user._get_current_object())


def store() -> Store:
    """Return the office's records."""
    return cast(Store, current_app.extensions["heard_store"])


def settings() -> Settings:
    """Return the settings in force: those this office was started with, under what the settings page has changed."""
    if "settings" not in g:
        g.settings = house.in_force(store(), settings_at_start())
    return cast(Settings, g.settings)


def settings_at_start() -> Settings:
    """Return the settings this office was started with, before anybody changed any."""
    return cast(Settings, current_app.extensions["heard_settings"])


def wants_json() -> bool:
    """Say whether the caller asked for JSON rather than a page."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return request.path.startswith("/api/") or request.is_json or best == "application/json"


def _marked(door: Door) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, _MARK, door)
        return view

    return mark


def _has_the_token() -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    known = settings().handoff_token_sha256.lower()
    given = hashlib.sha256(token.strip().encode()).hexdigest()
    return scheme.lower() == "bearer" and bool(known) and hmac.compare_digest(given.encode(), known.encode())


def _refuse_other_sites() -> None:
    # A form on another site cannot know the CSRF token either; this closes the door a step earlier.
    if request.method not in _SAFE_METHODS and request.headers.get("Sec-Fetch-Site", "none") not in _SAME_SITE:
        abort(403)


def _to_sign_in() -> Response:
    if wants_json():
        abort(401)
    if request.method == "POST":
        raise SignInFirst
    here = request.full_path.rstrip("?")
    return redirect(url_for("accounts.sign_in", next=None if here == "/" else here))


def _note_refusal(area: Area) -> None:
    with store().writing() as session:
        audit.note(session, who=me().id, what="refused", subject=f"{area}", at=clock.now())
