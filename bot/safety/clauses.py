"""Children write long stories without a full stop: such a run of words is cut where a sentence could have ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

_LONG = 20  # words; what is shorter is one thing said
_FEWEST = 4  # words of a clause
_STEP = 15  # words from one piece to the next, where nothing says where to cut
_JOINTS = frozenset("""
    and an nd n but so then because becos becoz bcos cos coz cuz cus cause which also plus though although except anyway
    while whilst when wen until till after before if first second third fourth finally basically
""".split())


def clauses(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield what is said in ``words``: all of it, or of a long run its clauses and each two that stand together."""
    if len(words) <= _LONG:
        yield words
        return
    edges = [0, *_joints(words), len(words)]
    for start, end in pairwise(edges):
        for at in range(start, max(end - _LONG + _STEP, start + 1), _STEP):
            yield words[at : min(at + _LONG, end)]
    yield from (words[start:end] for start, end in zip(edges, edges[2:], strict=False) if end - start <= _LONG)


def _joints(words: Sequence[str]) -> Iterator[int]:
    """Yield where a long run is cut: before "and", "because" and their like, a few words apart."""
    last = 0
    for at in range(_FEWEST, len(words) - _FEWEST):
        if at - last >= _FEWEST and words[at] in _JOINTS:
            yield at
            last = at
