"""The way to the action server: one connection that is kept open, where Rasa opens a new one for every action."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Optional

import aiohttp
from rasa.utils.endpoints import EndpointConfig

from bot import settings

# Shorter than the action server's own patience, so that it never closes a connection we are about to use.
_IDLE_SECONDS = 2.0
_LONGEST_CALL_SECONDS = 4.0


class ActionServer(EndpointConfig):
    """The action endpoint of bot/endpoints.yml. A dead connection is replaced once: the actions are idempotent.

    Every call carries the channel's secret, for whoever may call an action can hand over a case.
    """

    _open: Optional[aiohttp.ClientSession] = None

    @classmethod
    def at(cls, endpoint: EndpointConfig) -> ActionServer:
        secret = settings.current().required("channel_secret")
        return cls(endpoint.url, headers={"Authorization": f"Bearer {secret}"}, **endpoint.kwargs)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[aiohttp.ClientSession]:  # type: ignore[override]
        if self._open is None or self._open.closed:
            self._open = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_IDLE_SECONDS),
                timeout=aiohttp.ClientTimeout(total=_LONGEST_CALL_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        yield self._open

    async def request(self, *args: Any, **named: Any) -> Any:
        # Rasa would wait 300 seconds for an action; ours answer within two.
        named["timeout"] = aiohttp.ClientTimeout(total=_LONGEST_CALL_SECONDS)
        try:
            return await super().request(*args, **named)
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
            return await super().request(*args, **named)
