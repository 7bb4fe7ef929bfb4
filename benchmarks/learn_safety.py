"""Learn bot/safety/learnt.json and meaning.json anew: ``python -m benchmarks.learn_safety``, when their lines change.

Takes some minutes. The lines: those of TAUGHT_BY, and as calm ones all that teaches the understanding and the themes;
for meaning also those of MEANING_TAUGHT_BY. A long calm story without full stops teaches by its clauses. What is held
back (heldout.yml, fresh.yml, strangers.yml, newcomers.yml, ordinary_heldout.yml, long_stories.yml, afterwards.yml,
unmet.yml, another_hand.yml) teaches nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from bot.safety import learning, likeness, meaning
from bot.safety.clauses import clauses
from bot.safety.lexicon import lexicon
from bot.safety.sentences import reader
from bot.safety.spelling import BREAK

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "safety"
TAUGHT_BY = ("tuning", "odd_wording", "ordinary", "wider", "long_taught")
MEANING_TAUGHT_BY = ("many_voices",)
CALM_SECTIONS = ("none", "calm_mood", "distress", "anger")


def told() -> list[tuple[str, str]]:
    """Return (line, level) pairs, in a fixed order."""
    return [*_levels(TAUGHT_BY), *((line, "none") for line in _calm_elsewhere())]


def told_to_meaning() -> list[tuple[str, str]]:
    """Return the pairs that teach what sentences mean: these, and more voices."""
    return [*told(), *_levels(MEANING_TAUGHT_BY)]


def taught_by(lines: list[tuple[str, str]]) -> str:
    """Return what names these lines: the weights say from which they were learnt."""
    return hashlib.sha256(json.dumps(lines).encode()).hexdigest()


def write_likeness() -> None:
    lines = told()
    weights = learning.learn(_said(lines))
    each = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(own)}" for name, own in weights.of.items())
    head = f'"taught_by":"{taught_by(lines)}","start":{json.dumps(weights.start)}'
    likeness.LEARNT.write_text(f'{{{head},"of":{{\n{each}\n}}}}\n', encoding="utf-8")


def write_meaning() -> None:
    lines = told_to_meaning()
    said, read = _said(lines), reader().read
    like = dict(learning.likeness_of_each(said))
    rows = [[*read(words).tolist(), *meaning.odds(like[at])] for at, (words, _) in enumerate(said)]
    start, of = learning.learn_meaning(rows, [level for _, level in said])
    learnt = {"taught_by": taught_by(lines), "start": start, "of": of}
    meaning.LEARNT.write_text(json.dumps(learnt).replace("], [", "],\n[") + "\n", encoding="utf-8")


def _said(lines: list[tuple[str, str]]) -> list[tuple[Sequence[str], str]]:
    """Return (words, level) of each line, a calm one clause by clause."""
    spelt = (([word for word in lexicon().words_of(line) if word != BREAK], level) for line, level in lines)
    return [(said, level) for words, level in spelt for said in (clauses(words) if level == "none" else (words,))]


def _levels(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        sections = yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
        for level in likeness.LEVELS:
            yield from ((line, level) for line in sections.get(level, ()))
        for section in CALM_SECTIONS:
            yield from ((line, "none") for line in sections.get(section, ()))


def _calm_elsewhere() -> Iterator[str]:
    for file in sorted((ROOT / "bot/data/nlu").glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = [line.strip()[2:] for line in block["examples"].splitlines() if line.strip()]
            yield from (line for line in lines if not line.startswith("/"))
    for file in sorted((ROOT / "bot/conversation/themes/said").glob("*.yml")):
        yield from yaml.safe_load(file.read_text(encoding="utf-8"))["told"]


if __name__ == "__main__":
    write_likeness()
    write_meaning()
