"""A log that says where something went wrong and what kind of thing it was, and never what anybody said.

Rasa writes the text of failing turns and of unknown commands into its messages, ready-made, so that they cannot be
told from the words around them. Therefore a record of any part but our own is written without its message, and no
exception is written with its text.
"""

from __future__ import annotations

import logging
import sys
import traceback
import warnings
from types import TracebackType
from typing import Any, List, Optional, Type

OUR_PART = "bot.engine"


class WhereAndWhat(logging.Formatter):
    """time level logger file:line [our own message] [the kinds of exception and the lines they passed]"""

    def format(self, record: logging.LogRecord) -> str:
        parts = [self.formatTime(record), record.levelname, record.name, f"{record.filename}:{record.lineno}"]
        if record.name.split(".")[:2] == OUR_PART.split("."):
            parts.append(record.getMessage())
        if record.exc_info and record.exc_info[1] is not None:
            parts.append(wordless(record.exc_info[1]))
        return " ".join(parts)


def wordless(problem: BaseException) -> str:
    """The kinds of an exception and of what caused it, each with the places it passed; no message, no source line."""
    told: List[str] = []
    seen: Optional[BaseException] = problem
    while seen is not None and len(told) < 5:
        places = [
            f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in traceback.extract_tb(seen.__traceback__)
        ]
        told.append(f"{type(seen).__name__} at {' > '.join(places[-12:]) or 'an unknown place'}")
        seen = seen.__cause__ or seen.__context__
    return " because of ".join(told)


def silence_words(level: int = logging.WARNING) -> None:
    """Make every logger, warning and unhandled exception of this process go through WhereAndWhat on stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WhereAndWhat())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in list(logging.root.manager.loggerDict):
        there = logging.getLogger(name)
        there.handlers[:] = []
        there.propagate = True
        there.setLevel(logging.NOTSET)
    logging.getLogger(OUR_PART).setLevel(logging.INFO)
    silence_structured(level)
    warnings.simplefilter("ignore")
    warnings.showwarning = _warned
    sys.excepthook = _unhandled


def silence_structured(level: int) -> None:
    """Rasa's structured log prints every message to stdout, at every level, unless it is told otherwise."""
    import structlog

    structlog.configure(
        processors=[lambda _, __, told: str(told.get("event", ""))],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: logging.getLogger("rasa.structured"),
        cache_logger_on_first_use=True,
    )


def _warned(_: Any, category: Type[Warning], filename: str, lineno: int, *__: Any) -> None:
    sys.stderr.write(f"{category.__name__} {filename.rsplit('/', 1)[-1]}:{lineno}\n")


def _unhandled(_: Type[BaseException], problem: BaseException, __: Optional[TracebackType]) -> None:
    sys.stderr.write(f"Ended by {wordless(problem)}\n")
