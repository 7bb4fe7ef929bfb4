"""How long a storyboard takes: ``python benchmarks/storyboards.py``.

Every time is the best of several in one run, beside drawing everything from nothing in the same run; compare the
ratios, which hold on any machine, and not the milliseconds, which do not.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import storyboards
from storyboards.draw import forget
from storyboards.layout import forget_layouts

FACTS = {
    "child_name": "Amy",
    "child_look": {"skin": "amber", "head": "curly_puff", "hair": "brown", "clothes": "school_jumper", "cloth": "navy"},
    "manager_name": "Maya",
    "worker_name": "Tom",
    "what_child_said": ["They wrote the wrong school in my report."],
    "talked_to": ["Tom"],
    "findings": [{"number": 1, "outcome": "upheld", "plain": "Tom wrote the wrong school in your report."}],
    "remedies": [{"text": "We will write the right school.", "by": "3 March 2026", "type": "amend_record"}],
    "learning": ["Now we check school names twice."],
    "next_steps": ["You can ask us more."],
}


def best(work: Callable[[], object], times: int, before: Callable[[], object] | None = None) -> float:
    """The shortest of several times, in milliseconds."""
    found = []
    for _ in range(times):
        if before:
            before()
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return min(found)


def nothing_kept() -> None:
    """Forget every picture and every layout; the style of the package, which is read once, stays."""
    forget()
    forget_layouts()


def main() -> None:
    """Measure and print one table."""
    start = time.perf_counter()
    story = storyboards.from_template("sorry", FACTS)
    story = replace(story, panels=story.panels[:6])
    storyboards.panel_png(story, 0)
    first = (time.perf_counter() - start) * 1000
    fresh = (f"Word number {number} of this run." for number in count())

    def changed() -> storyboards.Story:
        words = replace(story.panels[0].bubbles[0], text=next(fresh))
        return replace(story, panels=(replace(story.panels[0], bubbles=(words,)), *story.panels[1:]))

    cold = best(lambda: storyboards.page_png(story), 3, nothing_kept)
    rows = [
        ("first panel of a process, with the style read", first),
        ("six panels, drawn from nothing", cold),
        ("preview of one changed panel", best(lambda: storyboards.panel_png(changed(), 0), 7)),
        ("page of six, one panel changed", best(lambda: storyboards.page_png(changed()), 5)),
        ("page of six, nothing changed", best(lambda: storyboards.page_png(story), 5)),
        ("check of a story", best(lambda: storyboards.check(story), 3)),
        ("draft from a template", best(lambda: storyboards.from_template("sorry", FACTS), 3)),
        ("accessible page, pictures kept", best(lambda: storyboards.html(story), 3)),
        ("tagged PDF, pictures kept", best(lambda: storyboards.pdf(story), 3)),
    ]
    print(f"{'what':<50}{'ms':>9}{'of drawing all cold':>22}")
    for what, spent in rows:
        print(f"{what:<50}{spent:>9.1f}{spent / cold:>21.2f}x")
    print(f"page of six as PNG: {len(storyboards.page_png(story)) / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
