"""Who else sees the answer."""

from dataclasses import replace

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.state import ParentState
from backoffice.procedure.terms import ChatterRole, Sharing
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import SEND, Attempt, Attempts, C, judge, tried

NOT_SHARED = (ParentState(party="dad", decision=Sharing.DO_NOT_SHARE),)
NOT_SHARED_UNREASONED = (replace(NOT_SHARED[0], reasoned=False),)

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-C10-DECIDE": (
        [
            (C(), good(SEND)),
            (C(parents=(), no_parent=True), good(SEND)),
            (C(parents=(), child_age=18), good(SEND)),
            (C(parents=(), child_age=None, chatter_role=ChatterRole.YOUNG_ADULT), good(SEND)),
        ],
        [
            (C(parents=()), good(SEND)),
            (C(parents=(), child_age=17), good(SEND)),
            (C(parents=(ParentState(party="mum"),)), good(SEND)),
            (C(parents=(ParentState(party="mum", decision=Sharing.SHARE), ParentState(party="dad"))), good(SEND)),
        ],
    ),
    "G-C10-REASON": (
        [
            (C(), good(c.DecideSharing)),
            (C(), good(c.DecideSharing, decision=Sharing.DO_NOT_SHARE, reason="he frightens her")),
            (C(child_age=19), good(c.DecideSharing, decision=Sharing.DO_NOT_SHARE)),
            (C(), good(SEND)),
            (C(parents=NOT_SHARED), good(SEND)),
            (C(parents=NOT_SHARED_UNREASONED, child_age=19), good(SEND)),
        ],
        [
            (C(), good(c.DecideSharing, decision=Sharing.DO_NOT_SHARE)),
            (C(parents=NOT_SHARED_UNREASONED), good(SEND)),
        ],
    ),
    "G-C10-ONCE": ([(C(), good(c.NameParentOrCarer))], [(C(), good(c.NameParentOrCarer, party="mum"))]),
    "G-C10-NONE": ([(C(parents=()), good(c.NoParentOrCarer))], [(C(), good(c.NoParentOrCarer))]),
    "G-C10-PARTY": (
        [(C(), good(c.DecideSharing))],
        [(C(), good(asked, party="uncle")) for asked in (c.DecideSharing, c.SendCopyToParent)],
    ),
    "G-C10-SHARE": (
        [(C(), good(c.SendCopyToParent))],
        [(C(parents=(ParentState(party="mum", decision=Sharing.DO_NOT_SHARE),)), good(c.SendCopyToParent))],
    ),
    "G-C10-DONE": (
        [
            (C(), good(c.CloseCase)),
            (C(parents=(ParentState(party="dad", decision=Sharing.DO_NOT_SHARE),)), good(c.CloseCase)),
        ],
        [(C(parents=(ParentState(party="mum", decision=Sharing.SHARE),)), good(c.CloseCase))],
    ),
    "G-C13-SHARE": (
        [(C(), good(c.CloseCase)), (C(staff_shares=()), good(c.CloseCase, no_share_reason="nobody was involved"))],
        [(C(staff_shares=()), good(c.CloseCase))],
    ),
    "G-C13-LEADER": (
        [(C(), good(c.CloseCase))],
        [(C(leader_meeting_considered=False), good(c.CloseCase))],
    ),
}


@pytest.mark.clause("C-10a", "C-10b", "C-13a", "C-13b")
@tried(BOTH_WAYS)
def test_the_answer_is_shared_as_it_was_decided_and_for_a_reason(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
