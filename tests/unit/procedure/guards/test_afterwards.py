"""After the answer."""

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.terms import Proceedings
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import Attempt, Attempts, C, judge, tried
from tests.unit.procedure.office import TODAY, TUESDAY_AFTER_EASTER

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-D27-ASKED": (
        [(C(), good(c.AddAddendum))],
        [(C(), good(c.AddAddendum, asked_for_by_us=False)), (C(), good(c.AddAddendum, text=""))],
    ),
    "G-C14-LIVE": (
        [(C(proceedings=Proceedings.ENDED), good(c.BookListenAndLearn))],
        [
            (C(proceedings=known), good(c.BookListenAndLearn))
            for known in (Proceedings.LIVE, Proceedings.NOT_SURE, Proceedings.NOT_SAID)
        ],
    ),
    "G-C16-ONCE": (
        [(C(), good(c.AskAboutProcess))],
        [(C(feedback_asked_on=TUESDAY_AFTER_EASTER), good(c.AskAboutProcess))],
    ),
    "G-C16-ASKED": (
        [(C(), good(c.CloseCase)), (C(feedback_asked_on=TODAY), good(c.CloseCase, no_feedback_reason=""))],
        [(C(), good(c.CloseCase, no_feedback_reason=""))],
    ),
}


@pytest.mark.clause("C-14", "C-16")
@tried(BOTH_WAYS)
def test_listen_and_learn_waits_for_the_court_and_we_ask_once(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
