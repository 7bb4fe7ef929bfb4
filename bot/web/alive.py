"""Which processes are alive: each holds a lock on one byte of one file, which the system lets go of when it dies.

So a chat that was being worked on by a process that was killed is free again at once, however it was killed.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import threading
import weakref
from pathlib import Path

_PLACES = 2**62
_here: weakref.WeakValueDictionary[tuple[int, Path], Alive] = weakref.WeakValueDictionary()
_making = threading.Lock()


class Alive:
    """This process's place in the file. There is one for a file and process: closing a second would free the first."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = os.open(file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        weakref.finalize(self, os.close, self._file)
        self._asking = threading.Lock()
        self.name = f"{secrets.randbelow(_PLACES):x}"
        fcntl.lockf(self._file, fcntl.LOCK_EX, 1, int(self.name, 16))

    def is_gone(self, name: str) -> bool:
        """Return whether the process of that name has ended. This one, and a name that is none, has not."""
        if name == self.name or not name:
            return False
        try:
            place = int(name, 16)
        except ValueError:
            return False
        with self._asking:
            try:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
            except (OSError, OverflowError):
                return False
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, place)
        return True


def alive(file: Path) -> Alive:
    """Return this process's place in the file. After a fork the child gets one of its own."""
    with _making:
        key = (os.getpid(), file)
        found = _here.get(key)
        if found is None:
            found = _here[key] = Alive(file)
        return found
