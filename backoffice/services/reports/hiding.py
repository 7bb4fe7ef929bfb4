"""Hiding small counts in what is published, so that nobody can be picked out (B-22, R-03).

A count under five is not shown. Neither is what would give it away: the share worked out from it, a kept or missed
number whose other half is that small, and, where a single count of a table is hidden, the next smallest beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backoffice.services.reports.parts import Cell, Part, Row

SMALLEST_SHOWN = 5
HIDDEN = "fewer than 5"
WITHHELD = "not shown"


def without_small_counts(part: Part) -> Part:
    """Return the same table with its small counts hidden."""
    rows = [_row(row, part) for row in part.rows]
    if part.percent is None:
        for column in part.counts:
            rows = _one_is_not_enough(rows, column)
    return replace(part, rows=rows)


def _row(row: Row, part: Part) -> Row:
    if part.percent is not None and _gives_away(row.cells, part.percent):
        return Row(row.name, tuple(WITHHELD for _ in row.cells))
    # What stands beside a figure counts too, case by case, so it goes.
    return Row(row.name, tuple(_cell(cell) if n in part.counts else cell for n, cell in enumerate(row.cells)))


def _cell(cell: Cell) -> Cell:
    return HIDDEN if isinstance(cell, (int, float)) and cell < SMALLEST_SHOWN else cell


def _gives_away(cells: Sequence[Cell], percent: tuple[int, int, int]) -> bool:
    _, part, whole = (cells[number] for number in percent)
    if not isinstance(part, int) or not isinstance(whole, int):
        return True
    return min(part, whole - part) in range(1, SMALLEST_SHOWN) or whole < SMALLEST_SHOWN


def _one_is_not_enough(rows: Sequence[Row], column: int) -> list[Row]:
    """Where one single count is hidden, whoever knows the total could work it out: hide the next smallest too."""
    hidden = [row for row in rows if row.cells[column] == HIDDEN]
    shown = [row for row in rows if isinstance(row.cells[column], int)]
    if len(hidden) != 1 or not shown:
        return list(rows)
    smallest = min(shown, key=lambda row: int(str(row.cells[column])))
    return [_withheld(row, column) if row is smallest else row for row in rows]


def _withheld(row: Row, column: int) -> Row:
    return Row(row.name, tuple(WITHHELD if number == column else cell for number, cell in enumerate(row.cells)))
