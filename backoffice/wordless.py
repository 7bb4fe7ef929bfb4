"""Saying in a log what went wrong and where, and never what it was about: an exception's message may quote a child."""

from __future__ import annotations

import traceback

_DEEPEST = 12
_MOST = 5


def wordless(problem: BaseException | None) -> str:
    """Return the kinds of an exception and of what caused it, each with the places it passed; no message."""
    told: list[str] = []
    while problem is not None and len(told) < _MOST:
        frames = traceback.extract_tb(problem.__traceback__)[-_DEEPEST:]
        places = " > ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)
        told.append(f"{type(problem).__name__} at {places or 'an unknown place'}")
        problem = problem.__cause__ or problem.__context__
    return " because of ".join(told)
