"""The response is written."""

from dataclasses import replace

import pytest

from backoffice.procedure import commands as c
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import SEND, Attempt, Attempts, C, judge, response, tried

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-C9-WRITTEN": (
        [(C(), good(SEND)), (C(), good(c.HoldResponseForChild))],
        [
            (C(), good(SEND, written=False)),
            (C(), good(c.HoldResponseForChild, written=False)),
            (C(), replace(response(storyboard_attached=True), written=False)),
        ],
    ),
}


@pytest.mark.clause("C-9a")
@tried(BOTH_WAYS)
def test_a_storyboard_goes_only_with_a_written_response(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
