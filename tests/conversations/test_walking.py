"""Walks at random over the real dialogue. HEARD_WALKS=2000 makes many; every run walks the kept seeds first."""

import os

import pytest

from tests.conversations.walking import what_goes_wrong

pytestmark = pytest.mark.stack

# A second complaint of the helper's own; blanks at a question of faces; a worry in the place of an older answer.
KEPT = (1000, 1004, 30628)
WALKS = int(os.environ.get("HEARD_WALKS", "10"))
FIRST = int(os.environ.get("HEARD_FIRST_WALK", "1100"))


@pytest.mark.clause("DR-1", "DR-6", "DR-9", "DR-12")
@pytest.mark.parametrize("seed", [*KEPT, *range(FIRST, FIRST + WALKS)])
def test_a_walk_has_no_dead_end_and_loses_nothing(seed, stack, clock, office, intake_schema):
    assert what_goes_wrong(seed, stack.chat_url, clock, office, intake_schema) == []
