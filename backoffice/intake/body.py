"""Reading what the chat service sends: plain JSON, or JSON sealed to the office's public key."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from flask import Request, abort
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from backoffice.doors import settings

_HALF_A_LETTER = re.compile("[\ud800-\udfff]")

PLAIN, SEALED = "application/json", "application/vnd.heard.sealed"
LARGEST = 6 * 1024 * 1024
"""Twenty issues of twenty thousand characters, each written as the longest JSON escape, still fit in: what the schema
allows is never refused for its size."""


def read_body(request: Request) -> dict[str, Any]:
    """Return the JSON object in the body. Aborts with 413, 415 or 400; no message ever holds a part of it."""
    if request.mimetype not in (PLAIN, SEALED):
        abort(415)
    request.max_content_length = LARGEST
    raw = request.get_data(cache=False)
    if len(raw) >= LARGEST:
        abort(413)  # A body without a stated length is cut off at the limit, so one of that length may be a part.
    if request.mimetype == SEALED:
        raw = _unsealed(raw)
    try:
        body = _in_whole_letters(json.loads(raw, parse_float=_number))
    except (ValueError, RecursionError):
        abort(400)
    if not isinstance(body, dict):
        abort(400)
    return body


def _number(told: str) -> int | float:
    """Return 11.0 as 11, as the schema takes it."""
    number = float(told)
    return int(number) if number.is_integer() else number


def _in_whole_letters(body: Any) -> Any:
    """Return the body with every half of a letter made whole, as the chat does: nobody's words are refused for one."""
    text = json.dumps(body, ensure_ascii=False)
    return json.loads(_HALF_A_LETTER.sub("\ufffd", text)) if _HALF_A_LETTER.search(text) else body


def _unsealed(raw: bytes) -> bytes:
    try:
        return _box(settings().private_key_bytes()).decrypt(raw)
    except (CryptoError, ValueError, TypeError):
        abort(400)


@cache
def _box(key: bytes) -> SealedBox:
    return SealedBox(PrivateKey(key))
