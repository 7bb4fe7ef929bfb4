"""How long a storyboard takes: ``python -m benchmarks.storyboards``; ``--stories 5000`` lays out made-up ones instead.

Every time is the best of several in one run, beside drawing everything from nothing in the same run; compare the
ratios, which hold on any machine, and not the milliseconds, which do not.

Made-up stories are held to what the tests hold a few of to: no words outside their box, no bubble over a head, a hand,
a thing or a bubble, every tail at its mouth and across no other, nothing outside the picture, and of every fiftieth
story a panel drawn twice from nothing with the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import storyboards
from storyboards.gallery import SHORT
from storyboards.output.draw import forget
from storyboards.panels.layout import forget_layouts


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


DRAWN = 50
"""Of how many stories one panel is drawn, twice."""


def drawn_the_same(story: storyboards.Story, place: int) -> None:
    """Draw a panel, forget everything, and draw it again."""
    first = storyboards.panel_png(story, place, 0.25)
    nothing_kept()
    assert storyboards.panel_png(story, place, 0.25) == first, "the same panel is drawn otherwise"


def lay_out_made_up(many: int) -> None:
    """Hold this many made-up stories to every property, and say how many panels had room for their words."""
    from hypothesis import HealthCheck, given, settings

    from tests.unit.storyboards.made_up import stories
    from tests.unit.storyboards.well_laid import well_laid_panels

    seen: Counter[str] = Counter()

    @settings(max_examples=many, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(stories())
    def each(story: storyboards.Story) -> None:
        had_room = well_laid_panels(story)
        seen.update({"stories": 1, "panels laid out": sum(had_room), "panels refused": len(had_room) - sum(had_room)})
        if seen["stories"] % DRAWN == 0 and any(had_room):
            drawn_the_same(story, had_room.index(True))
            seen["panels drawn twice"] += 1

    start = time.process_time()
    each()
    told = ", ".join(f"{number} {what}" for what, number in seen.items())
    print(f"{told}; everything held, in {time.process_time() - start:.0f} s of processor time")


def main() -> None:
    """Measure and print one table, or lay out made-up stories."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=int, help="lay out this many made-up stories instead")
    many = parser.parse_args().stories
    if many:
        lay_out_made_up(many)
    else:
        measure()


def measure() -> None:
    """Measure and print one table."""
    start = time.perf_counter()
    story = storyboards.from_template("sorry", SHORT)
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
        ("draft from a template", best(lambda: storyboards.from_template("sorry", SHORT), 3)),
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
