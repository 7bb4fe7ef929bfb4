"""What was typed or brought when a session ran out: carried through signing in, given back to the same person only.

The page of signing in holds it sealed. The key is the office's, and the seal names the person whose session ended, so
that whoever signs in next at that screen can neither read it nor be given it. Of what was typed nothing is written
anywhere; files wait in the office, sealed, for the same person.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import render_template, request

from backoffice.arriving import arrived, as_fields, is_of_files
from backoffice.records import Store
from backoffice.records.sealed import derived_key

FIELD = "carried"
LASTS = timedelta(hours=24)

_NONCE = 12
_LEFT_BEHIND = frozenset({"csrf_token", "password", "again", "code", FIELD})


@dataclass(frozen=True)
class Carried:
    """A form that was posted: to which of our pages, and its fields in order."""

    address: str
    fields: tuple[tuple[str, str], ...]


def posted(store: Store, owner: str, now: datetime) -> Carried:
    """Return the form of this request, whose files wait for its owner. Passwords and the old token are left behind."""
    along = as_fields(arrived(store, owner, now))
    return Carried(request.full_path.rstrip("?"), (*_kept(request.form.items(multi=True)), *along))


def sealed(form: Carried, owner: str, now: datetime) -> str:
    """Return the form sealed for the person whose session ended."""
    plain = json.dumps([form.address, form.fields, now.timestamp()], ensure_ascii=False).encode()
    nonce = os.urandom(_NONCE)
    return base64.b64encode(nonce + _cipher().encrypt(nonce, plain, owner.encode())).decode()


def opened(seal: str, owner: str, now: datetime) -> Carried | None:
    """Return what was sealed for this person within the last day, or None for anything else."""
    try:
        box = base64.b64decode(seal, validate=True)
        address, fields, at = json.loads(_cipher().decrypt(box[:_NONCE], box[_NONCE:], owner.encode()))
    except (InvalidTag, binascii.Error, ValueError):
        return None
    if now.timestamp() - at > LASTS.total_seconds():
        return None
    return Carried(address, tuple((name, value) for name, value in fields))


def page_to_go_on(form: Carried) -> str:
    """Return the page from which one press sends the form again, with the token of the session that is open now."""
    return render_template("go_on.html", carried=form)


def _kept(fields: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in fields if name not in _LEFT_BEHIND and not is_of_files(name))


def _cipher() -> AESGCM:
    return AESGCM(derived_key(b"carried"))
