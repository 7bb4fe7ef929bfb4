"""The figures of the reports: shares that do not flatter, periods without gaps, small counts hidden, safe sheets."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.services.cases import enquiries
from backoffice.services.reports import Part, Report, Row, as_csv
from backoffice.services.reports.hiding import HIDDEN, WITHHELD, without_small_counts
from backoffice.services.reports.periods import holding, parse
from backoffice.services.reports.promises import Span, percent
from backoffice.services.reports.sheet import safe
from backoffice.theme_words import THEMES


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(2, 3, 67), (1, 3, 33), (1, 2, 50), (0, 0, None), (0, 7, 0), (7, 7, 100), (199, 200, 99), (1, 300, 1)],
)
def test_a_share_is_rounded_and_is_all_or_none_only_where_it_is(part, whole, said):
    assert percent(part, whole) == said


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_is_never_all_with_one_missing_nor_none_with_one_kept(part, whole):
    part = min(part, whole)
    said = percent(part, whole)
    assert (said == 100) is (part == whole)
    assert (said == 0) is (part == 0)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2025", date(2025, 4, 1), date(2026, 3, 31)),
    ],
)
def test_a_period_is_what_its_code_says(code, first, last):
    period = parse(code)
    assert period.span == Span(first, last)
    assert holding(period.size, last) == period


@pytest.mark.parametrize(
    "code", ["", "2026-13", "2026-Q5", "26", "2026-3", "0000", "9999", "2026-03-01", "x", "²026-03"]
)
def test_what_is_no_period_is_none(code):
    assert parse(code) is None


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(["month", "quarter", "year"]))
def test_each_day_lies_in_one_period_and_the_one_before_ends_the_day_before(day, size):
    period = holding(size, day)
    assert period.span.first <= day <= period.span.last
    assert period.before().span.last + timedelta(days=1) == period.span.first
    assert parse(period.code) == period


def a_part(*rows: Row, **changed) -> Part:
    given = {"key": "k", "title": "T", "definition": "D", "columns": ("Number",), "rows": rows, "counts": (0,)}
    return Part(**{**given, **changed})


@pytest.mark.clause("C-17b")
def test_a_count_under_five_is_hidden_and_so_is_what_would_give_it_away():
    told = without_small_counts(a_part(Row("Chat", (40,)), Row("Letter", (4,)), Row("Phone", (9,))))
    assert [row.cells for row in told.rows] == [(40,), (HIDDEN,), (WITHHELD,)], "4 could be worked out from the total"
    two = without_small_counts(a_part(Row("Chat", (40,)), Row("Letter", (4,)), Row("Phone", (0,))))
    assert [row.cells for row in two.rows] == [(40,), (HIDDEN,), (HIDDEN,)]
    none = without_small_counts(a_part(Row("Chat", (40,)), Row("Letter", (5,))))
    assert [row.cells for row in none.rows] == [(40,), (5,)]


@pytest.mark.clause("C-17b")
@pytest.mark.parametrize(
    ("kept", "of", "shown"), [(97, 100, False), (3, 100, False), (90, 100, True), (100, 100, True), (4, 4, False)]
)
def test_a_share_is_hidden_where_so_few_were_kept_or_missed_that_somebody_could_be_picked_out(kept, of, shown):
    cells = (kept, of, percent(kept, of), 3, 9)
    part = a_part(Row("Said hello", cells, "Left out: 1 withdrawn."), counts=(0, 1), percent=(2, 0, 1))
    (row,) = without_small_counts(part).rows
    assert (row.cells == cells) is shown
    assert row.note == ""


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_no_number_under_five_is_ever_shown_and_never_is_exactly_one_hidden(counts):
    told = without_small_counts(a_part(*(Row(str(n), (count,)) for n, count in enumerate(counts))))
    cells = [row.cells[0] for row in told.rows]
    assert all(not isinstance(cell, int) or cell >= 5 for cell in cells)
    hidden = sum(not isinstance(cell, int) for cell in cells)
    assert hidden != 1 or len(cells) == 1


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_spreadsheet_shows_a_formula_as_the_text_it_is(text):
    assert safe(text) == "'" + text
    assert safe("plain") == "plain"
    assert safe(-3) == -3, "a number is a number"


def test_a_sheet_holds_every_figure_with_its_definition():
    part = a_part(Row("=Chat", (40,), "-note"), terms=[("A line", "what it counts")])
    report = Report("R-01", "Management", "2026-03", "March 2026", "everybody", [part], published=["=1+1"])
    rows = list(csv.reader(io.StringIO(as_csv(report).removeprefix("\ufeff"))))
    assert ["R-01", "Management", "March 2026"] in rows
    assert ["D"] in rows
    assert ["A line", "what it counts"] in rows
    assert ["'=Chat", "40", "'-note"] in rows
    assert ["'=1+1"] in rows


def test_every_theme_that_can_be_chosen_has_its_words():
    assert tuple(THEMES) == enquiries.THEMES
