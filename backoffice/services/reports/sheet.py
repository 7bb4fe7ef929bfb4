"""A report as comma-separated values, for a spreadsheet: every part, its definition and its figures."""

from __future__ import annotations

import csv
import io

from backoffice.services.reports.parts import Cell, Report

# A spreadsheet takes a cell that begins with one of these as a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(report: Report) -> str:
    """Return the whole report, one part after another, with a byte order mark so that spreadsheets read it right."""
    out = io.StringIO()
    out.write("\ufeff")
    write = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    write.writerow([safe(report.id), safe(report.title), safe(report.period_name)])
    for part in report.parts:
        write.writerow([])
        write.writerow([safe(part.title)])
        write.writerow([safe(part.definition)])
        write.writerows([safe(name), safe(says)] for name, says in part.terms)
        write.writerow(["", *map(safe, part.columns), "Beside it"])
        for row in part.rows:
            write.writerow([safe(row.name), *map(safe, row.cells), safe(row.note)])
    if report.published:
        write.writerow([])
        write.writerow(["What changed because of what children said"])
        write.writerows([safe(text)] for text in report.published)
    return out.getvalue()


def safe(cell: Cell) -> Cell:
    """Return what a spreadsheet will only show: a text that it would run as a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return "" if cell is None else cell
