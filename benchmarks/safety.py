"""Measure the safety detector: ``python benchmarks/safety.py [heldout|fresh|tuning] [--no-misses]``.

Prints one table: what share of each section came out at which level, how long a look takes, and every miss in full.
docs/safety.md quotes it.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.safety import Worry, look

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "safety"
LEVELS = ("none", "concern", "immediate")
WIDTHS = {"none": 8, "concern": 9, "immediate": 11}


@dataclass
class Measure:
    """The counts of one section and the lines that came out wrong."""

    levels: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))
    misses: list[tuple[str, str]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(self.levels.values())

    def share(self, *levels: str) -> float:
        return sum(self.levels[level] for level in levels) / self.size


def read(name: str) -> dict[str, list]:
    return yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))


def measure(lines: list, wrong) -> Measure:
    """Look at every line; ``wrong(worry)`` says what is wrong with a worry, or None."""
    made = Measure()
    for line in lines:
        worry = look(line)
        made.levels[worry.level] += 1
        fault = wrong(worry)
        if fault:
            made.misses.append((fault, line))
    return made


def not_level(level: str):
    """A worry is wrong when it is below ``level``; for "none", when it is anything else."""
    if level == "none":
        return lambda worry: worry.level if worry.level != "none" else None
    return lambda worry: worry.level if LEVELS.index(worry.level) < LEVELS.index(level) else None


def sections(told: dict[str, list]) -> dict[str, Measure]:
    found = {level: measure(told.get(level, []), not_level(level)) for level in ("immediate", "concern", "none")}
    for mood in ("distress", "anger"):
        found[mood] = measure(told.get(mood, []), lambda w, mood=mood: None if w.mood == mood else f"mood {w.mood}")
    for level in LEVELS:
        lines = [line for expected, line in told.get("languages", []) if expected == level]
        found[f"languages: {level}"] = measure(lines, not_level(level))
    said: dict[str, tuple[str, bool]] = {
        "staff": ("about_staff", True), "not_staff": ("about_staff", False),
        "threat": ("threat", True), "not_threat": ("threat", False),
    }
    for name, (attribute, right) in said.items():
        found[name] = measure(told.get(name, []), _unlike(attribute, right))
    return {section: made for section, made in found.items() if made.size}


def _unlike(attribute: str, right: bool):
    def wrong(worry: Worry) -> str | None:
        return None if getattr(worry, attribute) is right else f"{attribute} is {not right}"

    return wrong


def speed() -> str:
    """Processor milliseconds for 5,000 characters of a calm story and of a dark one, once warm."""
    told = read("heldout")
    texts = {"calm": ". ".join(told["none"]), "dark": ". ".join(told["immediate"])}
    out = []
    for name, text in texts.items():
        text = (text * 2)[:5000]
        look(text)
        times = []
        for _ in range(40):
            started = time.process_time()
            look(text)
            times.append((time.process_time() - started) * 1000)
        out.append(f"{name} {statistics.median(times):.1f} ms")
    return ", ".join(out)


def main(arguments: list[str]) -> None:
    name = next((a for a in arguments if not a.startswith("-")), "heldout")
    found = sections(read(name))
    print(f"{name + '.yml':<24}{'lines':>6}{'none':>8}{'concern':>9}{'immediate':>11}{'wrong':>7}")
    for section, made in found.items():
        shares = "".join(f"{made.share(level):>{width}.1%}" for level, width in WIDTHS.items())
        print(f"{section:<24}{made.size:>6}{shares}{len(made.misses):>7}")
    print(f"5,000 characters: {speed()}")
    if "--no-misses" not in arguments:
        for section, made in found.items():
            for fault, line in made.misses:
                print(f"  {section}: [{fault}] {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
