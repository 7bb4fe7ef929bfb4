"""MC-1 to MC-16: what the children's response must hold (specification 7.2).

A check passes on blocks that are filled and on what the case knows, never on finding a word in free text. The live
checklist beside the editor and the guard in front of sending are the same functions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import commands as c
from .guards import Asking, Blocked, guard, said
from .response import IssueAnswer, ResponseBlocks
from .state import CaseState, IssueState
from .terms import Outcome, With

TWELVE = 12

Look = Callable[[ResponseBlocks, CaseState], Blocked | None]


@dataclass(frozen=True)
class Check:
    """The state of one check: whether it passes, and if not, what is missing."""

    id: str
    clause: str
    needs: str
    passed: bool
    message: str = ""
    field: str | None = None


@dataclass(frozen=True)
class _Rule:
    id: str
    clause: str
    needs: str
    look: Look


RULES: list[_Rule] = []


def check(id: str, clause: str) -> Callable[[Look], Look]:
    """Registers a function as this check, and as the guard of the same id. Its docstring says what is needed."""

    def register(look: Look) -> Look:
        def as_guard(asking: Asking) -> Blocked | None:
            command = asking.command
            if not isinstance(command, (c.SendResponse, c.HoldResponseForChild)):
                raise TypeError(type(command).__name__)
            return look(command.blocks, asking.case)

        as_guard.__doc__ = look.__doc__
        guard(id, clause)(as_guard)
        RULES.append(_Rule(id, clause, (look.__doc__ or "").strip(), look))
        return look

    return register


def response_checks(blocks: ResponseBlocks, state: CaseState) -> tuple[Check, ...]:
    """All sixteen checks of a draft, in order, for the list beside the editor."""
    checks = []
    for rule in RULES:
        blocked = rule.look(blocks, state)
        checks.append(
            Check(
                id=rule.id,
                clause=rule.clause,
                needs=rule.needs,
                passed=blocked is None,
                message=blocked.message if blocked else "",
                field=blocked.field if blocked else None,
            )
        )
    return tuple(checks)


def _missing(
    blocks: ResponseBlocks, issues: tuple[IssueState, ...], filled: Callable[[IssueAnswer], bool]
) -> list[str]:
    """Numbers of the issues for which the response lacks what `filled` looks for."""
    answers = {answer.issue: answer for answer in blocks.issues}
    return [
        str(issue.number)
        for issue in issues
        if issue.number not in answers or not filled(answers[issue.number])
    ]


def _blocked_for(numbers: list[str], message: str) -> Blocked | None:
    return Blocked(f"{message} Point {', '.join(numbers)}.", "issues") if numbers else None


@check("MC-1", "C-4")
def addressed_to_the_child(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """Addressed to the child, or a reason."""
    if blocks.addressee is With.CHILD or said(blocks.addressee_reason):
        return None
    return Blocked("The answer goes to the child. Say why it goes to somebody else.", "addressee_reason")


@check("MC-2", "C-9")
def every_issue_in_the_childs_words(blocks: ResponseBlocks, state: CaseState) -> Blocked | None:
    """Every confirmed issue, in the child's words."""
    if not state.confirmed_issues:
        return Blocked("Confirm at least one point before you answer.", "issues")
    missing = _missing(blocks, state.confirmed_issues, lambda answer: said(answer.childs_words))
    return _blocked_for(missing, "Say each point in the child's own words.")


@check("MC-3", "C-8, C-9")
def what_we_did(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """What we did, who we talked to."""
    if not said(blocks.what_we_did):
        return Blocked("Tell the child what we did.", "what_we_did")
    return None if said(blocks.who_we_talked_to) else Blocked("Tell the child who we talked to.", "who_we_talked_to")


@check("MC-4", "C-11, P-7.7")
def a_finding_and_why(blocks: ResponseBlocks, state: CaseState) -> Blocked | None:
    """Finding and plain reason per issue."""
    unfound = [str(issue.number) for issue in state.confirmed_issues if issue.outcome is None]
    if unfound:
        return _blocked_for(unfound, "Record a finding first.")
    missing = _missing(blocks, state.confirmed_issues, lambda answer: said(answer.finding) and said(answer.reason))
    return _blocked_for(missing, "Tell the child what we found, and why.")


@check("MC-5", "C-11, C-12")
def putting_right(blocks: ResponseBlocks, state: CaseState) -> Blocked | None:
    """What we will put right, by when, or why nothing."""

    def settled(answer: IssueAnswer) -> bool:
        put_right = said(answer.put_right) and answer.put_right_by is not None
        return put_right or said(answer.nothing_because)

    missing = _missing(blocks, state.confirmed_issues, settled)
    return _blocked_for(missing, "Say what we will put right and by when, or why nothing.")


@check("MC-6", "C-12")
def sorry(blocks: ResponseBlocks, state: CaseState) -> Blocked | None:
    """Apology if any issue upheld or partly."""
    agreed = any(issue.outcome in (Outcome.UPHELD, Outcome.PARTLY_UPHELD) for issue in state.confirmed_issues)
    if agreed and not said(blocks.apology):
        return Blocked("We agree with the child about something, so say sorry.", "apology")
    return None


@check("MC-7", "C-11")
def what_will_be_different(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """Learning and what will be different, or none and why."""
    if said(blocks.learning) or said(blocks.no_learning_because):
        return None
    return Blocked("Tell the child what will be different, or why nothing will.", "learning")


@check("MC-8", "C-10, C-13")
def who_else_will_see(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """Who else will see this."""
    if said(blocks.who_else_will_see):
        return None
    return Blocked("Tell the child who else will see this.", "who_else_will_see")


@check("MC-9", "C-14")
def listen_and_learn(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """Listen and learn option."""
    if said(blocks.listen_and_learn):
        return None
    return Blocked("Explain the listen and learn talk.", "listen_and_learn")


@check("MC-10", "C-15")
def the_ombudsman(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """Ombudsman, five facts (via MP; self or trusted person; final; free; phone and site)."""
    facts = blocks.ombudsman
    filled = (
        facts.through_mp,
        facts.self_or_trusted_person,
        facts.decision_is_final,
        facts.free,
        facts.phone_and_site,
    )
    return None if all(map(said, filled)) else Blocked("Give all five facts about the Ombudsman.", "ombudsman")


@check("MC-11", "C-16")
def we_will_ask(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """We will ask how this went for you."""
    if said(blocks.how_this_went):
        return None
    return Blocked("Tell the child that we will ask how this went.", "how_this_went")


@check("MC-12", "C-9, C-11")
def somebody_to_ask(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """Named contact, how to ask questions."""
    if not said(blocks.contact_name):
        return Blocked("Name the person the child can ask.", "contact_name")
    return None if said(blocks.how_to_ask) else Blocked("Tell the child how to ask questions.", "how_to_ask")


@check("MC-13", "C-13")
def a_senior_leader(blocks: ResponseBlocks, state: CaseState) -> Blocked | None:
    """Senior leader meeting considered; if offered, in text."""
    if not state.leader_meeting_considered:
        return Blocked("Record whether a meeting with a senior leader was considered.", "leader_meeting")
    if state.leader_meeting_offered and not said(blocks.leader_meeting):
        return Blocked("A meeting is offered, so tell the child about it.", "leader_meeting")
    return None


@check("MC-14", "C-0.3b")
def who_decides_instead(blocks: ResponseBlocks, state: CaseState) -> Blocked | None:
    """outside_remit issues: who decides and who to ask."""
    outside = tuple(issue for issue in state.confirmed_issues if issue.outcome is Outcome.OUTSIDE_REMIT)
    missing = _missing(blocks, outside, lambda answer: said(answer.who_decides) and said(answer.who_to_ask))
    return _blocked_for(missing, "This is not ours to decide: say who decides, and who to ask.")


@check("MC-15", "C-0.3a")
def easy_enough_to_read(blocks: ResponseBlocks, state: CaseState) -> Blocked | None:
    """Reading grade up to 5 for under 12 or unknown, up to 7 for 12 and over, or reason."""
    if said(blocks.grade_reason):
        return None
    highest = grade_limit(state)
    if blocks.reading_grade is None:
        return Blocked("The reading grade is not known. Check the words again, or give a reason.", "reading_grade")
    if blocks.reading_grade > highest:
        return Blocked(f"Make the words easier, to grade {highest} or below, or give a reason.", "reading_grade")
    return None


@check("MC-16", "C-9")
def a_storyboard_was_considered(blocks: ResponseBlocks, _: CaseState) -> Blocked | None:
    """Storyboard considered, yes or no, reason."""
    if blocks.storyboard_considered is None:
        return Blocked("Decide whether the child gets a storyboard.", "storyboard_considered")
    if not said(blocks.storyboard_reason):
        return Blocked("Say why the child gets a storyboard, or why not.", "storyboard_reason")
    return None


def grade_limit(state: CaseState) -> int:
    """The highest reading grade for this child; an unknown age counts as under twelve."""
    twelve_or_over = state.child_age is not None and state.child_age >= TWELVE
    return state.number("grade_twelve_and_over" if twelve_or_over else "grade_under_twelve")
