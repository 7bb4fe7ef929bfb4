"""The reports R-01 (monthly, for management), R-02 (a quarter, for the Board) and R-03 (a year, to publish).

A report is figures with their definitions: parts, each a table and, where it helps, bars. How it looks is the page's
affair; `sheet` writes the same figures for a spreadsheet.
"""

from backoffice.services.reports.make import KINDS, Kind, make
from backoffice.services.reports.parts import Part, Report, Row
from backoffice.services.reports.periods import Period
from backoffice.services.reports.sheet import as_csv

__all__ = ["KINDS", "Kind", "Part", "Period", "Report", "Row", "as_csv", "make"]
