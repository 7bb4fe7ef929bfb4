"""MC-1 to MC-16: what the children's response must hold."""

from dataclasses import replace

import pytest

from backoffice.procedure.checks import RULES, grade_limit, response_checks
from backoffice.procedure.decide import decide, refusals
from backoffice.procedure.guards import Refused
from backoffice.procedure.response import OmbudsmanBlock
from backoffice.procedure.terms import Outcome, With
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import SEND, Attempt, Attempts, C, answers, judge, response, tried
from tests.unit.procedure.office import CALENDAR, MANAGER, TODAY
from tests.unit.procedure.settled import FULL_BLOCKS, ISSUES, settled_case

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "MC-1": (
        [(C(), response()), (C(), response(addressee=With.REPRESENTATIVE, addressee_reason="too young"))],
        [(C(), response(addressee=With.REPRESENTATIVE))],
    ),
    "MC-2": (
        [(C(), response())],
        [
            (C(), answers(childs_words="")),
            (C(), response(issues=FULL_BLOCKS.issues[:1])),
            (C(issues=()), response()),
        ],
    ),
    "MC-3": ([(C(), response())], [(C(), response(what_we_did="")), (C(), response(who_we_talked_to=""))]),
    "MC-4": (
        [(C(), response())],
        [
            (C(), answers(finding="")),
            (C(), answers(reason="")),
            (C(issues=(replace(ISSUES[0], outcome=None),)), response()),
        ],
    ),
    "MC-5": (
        [(C(), response()), (C(), answers(put_right="", put_right_by=None, nothing_because="it was right"))],
        [(C(), answers(put_right="")), (C(), answers(put_right_by=None))],
    ),
    "MC-6": (
        [(C(), response()), (C(issues=(replace(ISSUES[0], outcome=Outcome.NOT_UPHELD),)), response(apology=""))],
        [
            (C(), response(apology="")),
            (C(issues=(replace(ISSUES[0], outcome=Outcome.PARTLY_UPHELD),)), response(apology=" ")),
        ],
    ),
    "MC-7": (
        [(C(), response()), (C(), response(learning="", no_learning_because="all was right"))],
        [(C(), response(learning=""))],
    ),
    "MC-8": ([(C(), response())], [(C(), response(who_else_will_see=""))]),
    "MC-9": ([(C(), response())], [(C(), response(listen_and_learn=""))]),
    "MC-10": (
        [(C(), response())],
        [
            (C(), response(ombudsman=replace(FULL_BLOCKS.ombudsman, **{fact: ""})))
            for fact in ("through_mp", "self_or_trusted_person", "decision_is_final", "free", "phone_and_site")
        ]
        + [(C(), response(ombudsman=OmbudsmanBlock()))],
    ),
    "MC-11": ([(C(), response())], [(C(), response(how_this_went=""))]),
    "MC-12": ([(C(), response())], [(C(), response(contact_name="")), (C(), response(how_to_ask=""))]),
    "MC-13": (
        [(C(), response()), (C(), response(leader_meeting="")), (C(leader_meeting_offered=True), response())],
        [
            (C(leader_meeting_considered=False), response()),
            (C(leader_meeting_offered=True), response(leader_meeting="")),
        ],
    ),
    "MC-14": (
        [
            (C(), answers(who_decides="", who_to_ask="")),
            (C(issues=(replace(ISSUES[0], outcome=Outcome.OUTSIDE_REMIT),)), response()),
        ],
        [
            (C(issues=(replace(ISSUES[0], outcome=Outcome.OUTSIDE_REMIT),)), answers(who_decides="")),
            (C(issues=(replace(ISSUES[0], outcome=Outcome.OUTSIDE_REMIT),)), answers(who_to_ask="")),
        ],
    ),
    "MC-15": (
        [
            (C(child_age=11), response(reading_grade=5.0)),
            (C(child_age=12), response(reading_grade=7.0)),
            (C(child_age=11), response(reading_grade=9.0, grade_reason="legal names")),
        ],
        [
            (C(child_age=11), response(reading_grade=5.1)),
            (C(child_age=None), response(reading_grade=6.0)),
            (C(child_age=12), response(reading_grade=7.1)),
            (C(), response(reading_grade=None)),
        ],
    ),
    "MC-16": (
        [(C(), response()), (C(), response(storyboard_considered=False))],
        [(C(), response(storyboard_considered=None)), (C(), response(storyboard_reason=""))],
    ),
}


@pytest.mark.clause("C-4c", "C-9a", "C-9b", "C-11a", "C-11b", "C-12a", "C-13b", "C-15a", "C-15b", "C-F5")
@tried(BOTH_WAYS)
def test_a_response_holds_what_it_must(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)


@pytest.mark.clause("C-9a", "C-11a", "C-15a")
def test_the_live_checklist_and_the_guard_give_the_same_answers() -> None:
    state = settled_case(stage="responding")
    assert [check.id for check in response_checks(FULL_BLOCKS, state)] == [f"MC-{n}" for n in range(1, 17)]
    assert all(check.passed for check in response_checks(FULL_BLOCKS, state))
    empty = replace(FULL_BLOCKS, apology="", learning="", ombudsman=OmbudsmanBlock())
    failing = [check for check in response_checks(empty, state) if not check.passed]
    assert [check.id for check in failing] == ["MC-6", "MC-7", "MC-10"]
    refused = refusals(state, good(SEND, blocks=empty), MANAGER, TODAY, CALENDAR)
    assert [(one.guard, one.message) for one in refused] == [(check.id, check.message) for check in failing]
    first = decide(state, good(SEND, blocks=empty), MANAGER, TODAY, CALENDAR)
    assert isinstance(first, Refused)
    assert first == refused[0]


def test_a_check_looks_at_blocks_and_never_for_a_word() -> None:
    """A text that says "ombudsman, MP, free, final, 0345 015 4033" somewhere else does not stand for the five boxes."""
    everything_elsewhere = replace(
        FULL_BLOCKS,
        what_we_did="sorry apology learning ombudsman MP free final trusted person 0345 015 4033",
        ombudsman=OmbudsmanBlock(),
        apology="",
    )
    failing = {check.id for check in response_checks(everything_elsewhere, settled_case()) if not check.passed}
    assert failing == {"MC-6", "MC-10"}


def test_an_unknown_age_reads_as_under_twelve() -> None:
    assert grade_limit(settled_case(child_age=None)) == grade_limit(settled_case(child_age=6)) == 5
    assert grade_limit(settled_case(child_age=12)) == 7


def test_the_numbers_of_the_checks_are_whole() -> None:
    assert [rule.id for rule in RULES] == [f"MC-{n}" for n in range(1, 17)]
