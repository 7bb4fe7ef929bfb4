"""One office for all the tries of a file: each has a case of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.casework.stages import Desk, open_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory, databases, empty_records) -> Iterator[Desk]:
    """The office, with a manager, a deputy and a senior manager at work."""
    folder = tmp_path_factory.mktemp("desk")
    names = {"childrens_manager": "Sam Carter", "complaints_manager": "Ann Lee", "senior_manager": "Pat Quinn"}
    with open_desk(folder, databases.copy(empty_records, folder), names) as opened:
        yield opened


@pytest.fixture(autouse=True)
def told_the_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOCK_FILE", str(desk.clock.file))
