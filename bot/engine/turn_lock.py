"""One turn at a time for each conversation, without Rasa's habit of looking at the lock once a second."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import Any, AsyncGenerator, Dict

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockStore

LONGEST_WAIT_SECONDS = 2.0


class StillRunning(RuntimeError):
    """Another turn of the same conversation did not end within LONGEST_WAIT_SECONDS."""


class OneTurnAtATime(LockStore):
    """Waiting turns are woken when the one before them ends, in the order they came."""

    def __init__(self, **_: Any) -> None:
        super().__init__()
        self._locks: Dict[str, asyncio.Lock] = {}
        self._wanted: Dict[str, int] = {}

    @asynccontextmanager
    async def lock(self, conversation_id: str, *_: Any, **__: Any) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation while the block runs. Raises StillRunning."""
        mine = self._locks.setdefault(conversation_id, asyncio.Lock())
        self._wanted[conversation_id] = self._wanted.get(conversation_id, 0) + 1
        try:
            await self._taken(mine)
            try:
                yield TicketLock(conversation_id)
            finally:
                mine.release()
        finally:
            self._wanted[conversation_id] -= 1
            if not self._wanted[conversation_id]:
                del self._locks[conversation_id], self._wanted[conversation_id]

    @staticmethod
    async def _taken(lock: asyncio.Lock) -> None:
        if not lock.locked():
            await lock.acquire()
            return
        try:
            await asyncio.wait_for(lock.acquire(), LONGEST_WAIT_SECONDS)
        except asyncio.TimeoutError:
            raise StillRunning("Another turn of this conversation is still running.") from None
