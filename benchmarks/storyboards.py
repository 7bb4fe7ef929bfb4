"""How long a storyboard takes: ``python -m benchmarks.storyboards``; ``--panels 5000`` lays out made-up panels instead.

Every time is the best of several in one run, beside drawing everything from nothing in the same run; compare the
ratios, which hold on any machine, and not the milliseconds, which do not.

Made-up panels are held to what the tests hold a few of to: no words outside their box, no bubble over a head, a hand,
a thing or a bubble, every tail at its mouth, nothing outside the picture, the same panel the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import storyboards
from storyboards.draw import forget
from storyboards.layout import forget_layouts, lay_out

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


def lay_out_made_up(many: int) -> None:
    """Lay out this many made-up panels, draw every hundredth twice, and say how many had room for their words."""
    from hypothesis import HealthCheck, given, settings

    from tests.unit.storyboards.made_up import panels
    from tests.unit.storyboards.well_laid import assert_well_laid, laid_or_refused

    seen = {"laid out": 0, "refused": 0, "drawn twice": 0}

    @settings(max_examples=many, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(panels())
    def each(made: tuple[tuple[storyboards.Person, ...], storyboards.Panel]) -> None:
        cast, panel = made
        laid = laid_or_refused(cast, panel)
        seen["laid out" if laid else "refused"] += 1
        if laid is None:
            return
        assert_well_laid(laid)
        assert_well_laid(lay_out(cast, panel, 1, from_right=True))
        if seen["laid out"] % 100 == 0:
            story = storyboards.Story("A story", cast, (panel,))
            first = storyboards.panel_png(story, 0, 0.25)
            nothing_kept()
            assert storyboards.panel_png(story, 0, 0.25) == first, "the same panel is drawn otherwise"
            seen["drawn twice"] += 1

    start = time.perf_counter()
    each()
    told = ", ".join(f"{number} {what}" for what, number in seen.items())
    print(f"{told}; everything held, in {time.perf_counter() - start:.0f} s")


def main() -> None:
    """Measure and print one table, or lay out made-up panels."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--panels", type=int, help="lay out this many made-up panels instead")
    many = parser.parse_args().panels
    if many:
        lay_out_made_up(many)
    else:
        measure()


def measure() -> None:
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
        ("tagged PDF, drawn from nothing", best(lambda: storyboards.pdf(story), 1, nothing_kept)),
    ]
    print(f"{'what':<50}{'ms':>9}{'of drawing all cold':>22}")
    for what, spent in rows:
        print(f"{what:<50}{spent:>9.1f}{spent / cold:>21.2f}x")
    print(f"page of six as PNG: {len(storyboards.page_png(story)) / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
