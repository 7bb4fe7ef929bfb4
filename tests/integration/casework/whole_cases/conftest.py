"""A complaint received into the manager's hands, with the clock to be moved on."""

from __future__ import annotations

import pytest

from backoffice.records import Store
from tests.integration.casework.conftest import Clock, Colleague, a_complaint, send_in
from tests.integration.casework.stages import Work


@pytest.fixture
def begin(store: Store, clock: Clock, manager: Colleague):
    """Receives a complaint and puts it into the manager's hands."""

    def received(**changed) -> Work:
        return Work(store, clock, manager.person, send_in(store, clock, a_complaint(**changed)))

    return received
