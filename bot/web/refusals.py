"""Everything the gateway can refuse, in plain words for a child. An error never costs the child what they typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class _Kind:
    status: int
    words: str
    retry_after: float | None = None


# The words are names of lines: a line of the bot, or one of the page's own (page.yml).
KINDS = {
    "malformed": _Kind(400, "page_malformed"),
    "empty": _Kind(400, "page_empty"),
    "other_button": _Kind(400, "page_other_button"),
    "turn_id_used": _Kind(400, "page_malformed"),
    "foreign": _Kind(403, "page_foreign"),
    "not_found": _Kind(404, "page_not_found"),
    "expired": _Kind(404, "RS2"),
    "wrong_method": _Kind(405, "page_malformed"),
    "busy": _Kind(409, "page_busy", retry_after=0.3),
    "too_long": _Kind(413, "TL1"),
    "not_json": _Kind(415, "page_malformed"),
    "too_fast": _Kind(429, "page_too_fast", retry_after=1.0),
    "full": _Kind(503, "page_full", retry_after=1.0),
    "broken": _Kind(503, "EN1", retry_after=2.0),
}


class Refused(Exception):
    """A request that is not answered. ``code`` names the row of KINDS; it never holds a child's word."""

    def __init__(self, code: str, *, retry_after: float | None = None, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.status = KINDS[code].status
        self.line = KINDS[code].words
        self.retry_after = KINDS[code].retry_after if retry_after is None else retry_after
        self.more = more
