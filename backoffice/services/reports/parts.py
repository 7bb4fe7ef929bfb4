"""What a report is made of. A cell is a number, a text, or None for what cannot be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cell = int | float | str | None


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is, and its cells in the order of the columns."""

    name: str
    cells: Sequence[Cell]
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One table of a report with what it counts and what it leaves out.

    ``bars`` is the number of the column that is drawn beside it, or None. ``counts`` are the numbers of the columns
    that hold counts of cases; in what is published, small ones are hidden. ``percent`` marks a column in percent with
    the two columns it is worked out from: (share, part, whole).
    """

    key: str
    title: str
    definition: str
    columns: Sequence[str]
    rows: Sequence[Row]
    bars: int | None = None
    counts: Sequence[int] = ()
    percent: tuple[int, int, int] | None = None
    bars_in: str = ""
    """What the bars are measured in: "%" or nothing for plain numbers."""
    terms: Sequence[tuple[str, str]] = ()
    """What each line counts, where the lines differ: its name and its definition."""


@dataclass(frozen=True)
class Report:
    """A whole report for one period."""

    id: str
    title: str
    period_code: str
    period_name: str
    read_by: str
    parts: Sequence[Part]
    published: Sequence[str] = ()
    """What was learned, in the words that were written to be published."""
    running: bool = False
    """Whether the period is not over yet, so that its figures still change."""
    small_hidden: bool = False
