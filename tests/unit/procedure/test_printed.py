"""The pages a complaints manager reads say what the rules say."""

from pathlib import Path

import pytest

from backoffice.procedure.guards import GUARDS
from backoffice.procedure.permissions import TABLES
from backoffice.procedure.printed import PAGES, permissions_page, procedure_page, spoken

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_printed_page_is_the_one_the_rules_make_today(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), (
        "run: python -m backoffice.procedure.printed docs"
    )


def test_every_row_and_every_guard_is_printed() -> None:
    page = procedure_page()
    for rows in TABLES.values():
        for row in rows:
            assert f"| {row.id} | {spoken(row.command.__name__)} |" in page
            assert f"| {spoken(row.command.__name__)} |" in permissions_page()
    for id in GUARDS:
        assert f"| {id} |" in page
