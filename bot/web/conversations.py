"""Finding the conversation that a page speaks of: only its own page opens it, and one turn at a time works on it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.web import keys
from bot.web.chat import Chat
from bot.web.keys import Keys
from bot.web.outside import Outside
from bot.web.refusals import Refused
from bot.web.store import Gone, Store

IDLE = timedelta(minutes=60)


class Closed(Exception):
    """The conversation is no longer here. ``how`` says why: "expired", "deleted", "sent" or "ended"."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Conversations:
    """The conversations that are here."""

    def __init__(self, store: Store, outside: Outside) -> None:
        self._store = store
        self._outside = outside

    def find(self, page_key: str | None, visitor: str) -> Keys:
        """Return the keys of a conversation that is here. Raises Closed where it was, Refused where it never was."""
        mine = keys.of_page(page_key)
        if mine is None:
            raise Refused("not_found")
        row = self._store.load(mine)
        if row is not None and self._outside.now() - row.touched_at >= IDLE:
            self._store.erase(mine, row.over or "expired", self._outside.now())
            row = None
        if row is None:
            how = self._store.how_closed(mine)
            raise Closed(how) if how else Refused("not_found")
        # The cookie without the page key opens nothing, and the page key without the cookie neither.
        if not secrets.compare_digest(Chat.opened(row.state).visitor, hashed(visitor)):
            raise Refused("not_found")
        return mine

    def chat(self, mine: Keys) -> Chat:
        """Return what is known of a conversation. Raises Gone if it was erased since it was found."""
        row = self._store.load(mine)
        if row is None:
            raise Gone
        return Chat.opened(row.state)

    @contextmanager
    def working_on(self, mine: Keys) -> Iterator[str]:
        """Hold a conversation for one turn; gives the lease. Raises Refused while another turn holds it."""
        lease = self._store.take_lease(mine)
        if lease is None:
            raise Refused("busy")
        try:
            yield lease
        finally:
            self._store.give_back(mine, lease)


def hashed(visitor: str) -> str:
    """Return what is kept of a visitor's cookie: enough to know it again, not to make it."""
    return hashlib.sha256(b"visitor|" + visitor.encode()).hexdigest()
