"""What a sentence means, whatever its words: a third opinion, beside the signs and likeness.

A sentence model turns words into numbers. What was learnt from lines whose level is known (bot/safety/learning.py)
turns these, and what likeness says, into how likely each level is. Where the model is not there or is broken, the
others are believed as they stand, and the log says so once, without a word of anybody.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

LEARNT = Path(__file__).with_name("meaning.json")
# Where likeness is surer than this that a sentence is no worry, nothing is read: so that most answers cost nothing.
_WORTH_READING = 0.05
_NO_ALARM = 0.10
_SUREST = 1e-6
_log = logging.getLogger(__name__)

Likely = dict[str, float]
Judge = Callable[[Sequence[str], Likely], Likely]


def make_ready() -> None:
    """Read the sentence model now, and one sentence with it, so that nobody waits for it at their first message."""
    second_thought(("hello",), {"concern": 0.5, "immediate": 0.5})


def worth_reading(like: Likely) -> bool:
    """Whether likeness wavers, so that what the words mean may say more."""
    return like["concern"] >= _WORTH_READING


def second_thought(words: Sequence[str], like: Likely) -> Likely:
    """Return how likely ``words`` are at least each level; ``like`` is what likeness says of them. Never raises."""
    judge = judging()
    return judge(words, like) if judge else like


def means_no_alarm(words: Sequence[str], like: Likely) -> bool:
    """Whether ``words``, in which a sign of alarm stands, mean something else; False where there is no model."""
    judge = judging()
    return judge is not None and judge(words, like)["immediate"] < _NO_ALARM


def odds(like: Likely) -> list[float]:
    """Return half the logarithm of the odds of each level: of the size of the other numbers learnt from."""
    within = (min(max(share, _SUREST), 1 - _SUREST) for share in like.values())
    return [math.log(share / (1 - share)) / 2 for share in within]


@lru_cache(maxsize=1)
def judging() -> Judge | None:
    """Return what judges a sentence, reading the files the first time; None where the model cannot be used."""
    try:
        import numpy as np

        from bot.safety.sentences import reader

        told = json.loads(LEARNT.read_text(encoding="utf-8"))
        start, of, read = np.array(told["start"]), np.array(told["of"]), reader().read
        if of.shape != (len(start), len(read(())) + len(start)):
            raise ValueError("what was learnt is not of this sentence model")
    except (ImportError, OSError, ValueError, KeyError, TypeError) as reason:
        _log.warning("The safety check goes on without its sentence model (%s).", type(reason).__name__)
        return None

    def judge(words: Sequence[str], like: Likely) -> Likely:
        weighed = start + of @ np.concatenate([read(words), odds(like)])
        return dict(zip(like, (1 / (1 + np.exp(-weighed))).tolist(), strict=True))

    return judge
