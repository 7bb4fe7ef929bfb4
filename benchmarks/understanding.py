"""How well the bot understands: trains on bot/data/nlu, asks the phrases held back, prints macro-F1 and every miss.

    .venv-rasa/bin/python -m benchmarks.understanding [--set strangers] [--quiet] [--beside-default [--epochs 40]]

With --beside-default it also trains the classifier of Rasa's default pipeline (DIET) on the same data, which takes
about 15 seconds an epoch on one core. docs/understanding.md quotes it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
HELD_BACK = ROOT / "tests/golden/understanding"
RASAS_PYTHON = ROOT / ".venv-rasa/bin/python"
SETS = ("heldout", "odd_wording", "strangers", "newcomers")
Told = list[tuple[str, str]]


def examples() -> Told:
    """(text, intent) of every training example that the understanding learns from."""
    told: Told = []
    for file in sorted((ROOT / "bot/data/nlu").glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = [line.strip()[2:] for line in block["examples"].splitlines() if line.strip()]
            told += [(line, block["intent"]) for line in lines if not line.startswith("/")]
    return told


def held_out(name: str = "heldout") -> Told:
    """(text, intent) of every phrase of one of SETS."""
    phrases: dict[str, list[str]] = yaml.safe_load((HELD_BACK / f"{name}.yml").read_text(encoding="utf-8"))
    return [(text, intent) for intent, texts in phrases.items() for text in texts]


def macro_f1(pairs: list[tuple[str, str]]) -> tuple[float, dict[str, float]]:
    """``pairs`` are (right, guessed). Return the mean of the intents' F1, and each intent's own."""
    right = Counter(wanted for wanted, guessed in pairs if wanted == guessed)
    wanted_times, guessed_times = Counter(wanted for wanted, _ in pairs), Counter(guessed for _, guessed in pairs)
    each = {name: 2 * right[name] / (times + guessed_times[name]) for name, times in wanted_times.items()}
    return sum(each.values()) / len(each), each


def report(name: str, asked: Told, guess: Callable[[str], tuple[str, float]], quiet: bool) -> float:
    guesses = [guess(text) for text, _ in asked]
    pairs = [(intent, guessed) for (_, intent), (guessed, _) in zip(asked, guesses, strict=True)]
    score, each = macro_f1(pairs)
    if not quiet:
        for (text, intent), (guessed, sure) in zip(asked, guesses, strict=True):
            if guessed != intent:
                print(f"  {intent:<20} taken for {guessed:<20} {sure:.2f}  {text}")
        for intent, own in sorted(each.items(), key=lambda pair: pair[1])[:8]:
            print(f"  {own:.2f} {intent}")
    hits = sum(wanted == guessed for wanted, guessed in pairs)
    for floor in (0.5, 0.7):
        taken = sum(intent == "tell" and guessed != "tell" and sure >= floor
                    for (_, intent), (guessed, sure) in zip(asked, guesses, strict=True))
        print(f"  stories and answers taken for something else at {floor} or more: {taken}")
    print(f"{name}: macro-F1 {score:.3f}, {hits} of {len(pairs)} right")
    return score


def ours(asked: Told, strength: float, seen: int) -> Callable[[str], tuple[str, float]]:
    from bot.engine.guessing import Guesser

    began = time.perf_counter()
    guesser = Guesser.learnt_from(examples(), strength, seen)
    print(f"learnt from {len(examples())} examples in {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    for text, _ in asked:
        guesser.guess(text)
    print(f"{1e6 * (time.perf_counter() - began) / len(asked):.0f} microseconds a guess")
    return lambda text: guesser.guess(text)[0]


def default_pipeline(asked: Told, epochs: int) -> Callable[[str], tuple[str, float]]:
    """Trained in a process of its own; asked everything at once."""
    texts = [text for text, _ in asked]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([str(RASAS_PYTHON), "-m", "benchmarks._default_pipeline", "guess", folder, str(epochs)],
                              cwd=ROOT, input=json.dumps(texts), capture_output=True, text=True, check=True)
    ranked = json.loads(done.stdout.strip().splitlines()[-1])
    known = {text: (best[0]["name"], best[0]["confidence"]) for text, best in zip(texts, ranked, strict=True)}
    return lambda text: known[text]


def _has_scikit_learn() -> bool:
    """It lives in Rasa's environment; from the other one this program starts itself there."""
    return importlib.util.find_spec("sklearn") is not None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("--strength", type=float, default=8.0)
    parser.add_argument("--seen-at-least", type=int, default=1)
    parser.add_argument("--set", default="heldout", choices=SETS)
    parser.add_argument("--beside-default", action="store_true")
    parser.add_argument("--epochs", type=int, default=100, help="of the default pipeline")
    told = parser.parse_args()
    if not _has_scikit_learn():
        return subprocess.call([str(RASAS_PYTHON), "-m", "benchmarks.understanding", *sys.argv[1:]], cwd=ROOT)
    asked = held_out(told.set)
    report("the light part", asked, ours(asked, told.strength, told.seen_at_least), told.quiet)
    if told.beside_default:
        report("Rasa's default pipeline", asked, default_pipeline(asked, told.epochs), told.quiet)
    return 0


if __name__ == "__main__":
    sys.exit(main())
