"""The letters that are no step of the procedure by themselves: when a case has a use for one, when one is due, to whom
it goes, and what the case knows for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from backoffice.procedure.childrens_policy import OPEN
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import (
    Body,
    ChildrensState,
    MayContactChild,
    Procedure,
    RemedyStatus,
    TransferTo,
    Wish,
    With,
)
from backoffice.records import Case
from backoffice.services.letters import answer_words
from backoffice.services.letters.letter_facts import addressee, told_by

_NOT_OTHERS = (Body.CAFCASS, Body.NOT_SURE)
_WHAT_NOW = {
    TransferTo.THREE_STEP: "We will look at this in the way we do it for grown-ups. Someone will write to you.",
    TransferTo.FEEDBACK: "We keep what you told us, so that we can learn from it. You don't have to do anything more.",
}
_CLOSED = "I will not look into this any more. You can tell us again at any time if something goes wrong."
_STILL_OURS = "How we worked with you is still for us to look at. I will go on with that."
_NOTHING_LEFT = "There is nothing more here for us to look at. You can tell us at any time if we do something wrong."


@dataclass(frozen=True)
class Occasion:
    """When letter ``template`` is written.

    ``fits`` says whether a child's case has a use for it at all, and ``due`` whether somebody is waiting for it as
    things stand; once it is written it is due no longer.
    """

    template: str
    to: Callable[[CaseState], With]
    fits: Callable[[CaseState], bool]
    due: Callable[[CaseState], bool] = lambda _: False
    facts: Callable[[Case, CaseState], dict[str, Any]] = lambda _case, _state: {}

    def of_use(self, state: CaseState) -> bool:
        """Whether the case has a use for it: these letters are all of the children's policy."""
        return state.procedure is Procedure.CHILDREN_POLICY and self.fits(state)


def due(case: Case, state: CaseState) -> list[Occasion]:
    """Return the letters that are due in this case and not yet written."""
    written = {letter.template for letter in case.letters}
    return [each for each in ALL if each.template not in written and each.of_use(state) and each.due(state)]


def _always(*conditions: Callable[[CaseState], bool]) -> Callable[[CaseState], bool]:
    return lambda state: all(condition(state) for condition in conditions)


def _open(state: CaseState) -> bool:
    return state.stage in OPEN


def _somebody_speaks(state: CaseState) -> bool:
    return state.representative is not None


def _not_asked_yet(state: CaseState) -> bool:
    """Nobody has said whether we may talk with the child, neither the child nor who speaks for them."""
    helper = state.representative
    return (
        helper is not None and helper.may_contact_child is MayContactChild.NOT_SAID and state.contact.child_wish is None
    )


def _wants_no_talk(state: CaseState) -> bool:
    return state.contact.child_wish is Wish.DOES_NOT_WANT


def _another_route(state: CaseState) -> bool:
    return state.stage == ChildrensState.NOT_ACCEPTED or state.transferred_to in _WHAT_NOW


def _owed(letter: str) -> Callable[[CaseState], bool]:
    return lambda state: state.explanation_owed == letter


def _stopped(state: CaseState) -> bool:
    return state.stage == ChildrensState.STOPPED_REPRESENTATIVE


def _answered(state: CaseState) -> bool:
    return state.answer_went


def _somebody_elses(state: CaseState) -> bool:
    return state.transferred_to is TransferTo.OTHER_BODY or bool(_others(state))


def _others(state: CaseState) -> list[Body]:
    """Whose the points are that are not ours, each once."""
    return list(dict.fromkeys(i.about_body for i in state.live_issues if i.about_body not in _NOT_OTHERS))


def _child(_: CaseState) -> With:
    return With.CHILD


def _helper(_: CaseState) -> With:
    return With.REPRESENTATIVE


def _route_facts(case: Case, state: CaseState) -> dict[str, Any]:
    reasons = _last(case, "AssessmentDecided", "reasons") or _last(case, "CaseTransferred", "reason")
    what_now = _WHAT_NOW.get(state.transferred_to, _CLOSED) if state.transferred_to else _CLOSED
    return {"what_now": what_now, **({"reasons": reasons} if reasons else {})}


def _others_facts(case: Case, state: CaseState) -> dict[str, Any]:
    """Whom the child can go to instead, as far as the case knows it; what it does not know stays a gap to be filled."""
    told_where = _last(case, "CaseTransferred", "told_where")
    bodies = [body for body in _others(state) if body in answer_words.BODIES]
    known: dict[str, Any] = {"still_ours": _STILL_OURS if _open(state) else _NOTHING_LEFT}
    if bodies:
        known["body"] = " and ".join(answer_words.BODIES[body] for body in bodies)
        known["body"] = known["body"][0].upper() + known["body"][1:]
    ways = [told_where] if told_where else [answer_words.decides(body)[1] for body in bodies]
    return known | ({"how_to_tell_them": " ".join(ways)} if ways else {})


def _story_facts(case: Case, _: CaseState) -> dict[str, Any]:
    board = next((each for each in reversed(case.storyboards) if each.story), None)
    if board is None:
        return {}
    panels = [panel["caption"] for panel in board.story.get("panels", []) if panel.get("caption")]
    return {"panels": panels, "again": any(each.sent_at for each in case.storyboards)}


def _done_facts(case: Case, _: CaseState) -> dict[str, Any]:
    """What was put right last, and when."""
    done = [
        (remedy.completed_on, remedy.number, remedy.text or "")
        for remedy in case.remedies
        if remedy.status == RemedyStatus.COMPLETED.value and remedy.completed_on
    ]
    if not done:
        return {}
    on, _number, text = max(done)
    return {"action": text, "done_on": on}


def _learning_facts(case: Case, _: CaseState) -> dict[str, Any]:
    """What staff and managers are told: what was learned, and what has to be done, by whom and by when."""
    return {
        "learnings": [
            {"text": answer_words.sentence(each.text), "owner": each.owner, "due": each.due}
            for each in case.learnings
            if each.text
        ],
        "actions": [
            {"text": answer_words.sentence(r.text or ""), "owner": r.owner, "due": r.due}
            for r in case.remedies
            if r.status in (RemedyStatus.PROPOSED.value, RemedyStatus.AGREED.value)
        ],
    }


def _last(case: Case, event: str, what: str) -> str:
    """The words of the newest event of this kind."""
    rows: Iterable[Any] = reversed(case.events)
    return next((str(row.data.get(what) or "") for row in rows if row.type == event), "")


def facts_for(template: str, case: Case, state: CaseState) -> dict[str, Any]:
    """Return what the case knows for this letter beside what all letters know."""
    occasion = BY_TEMPLATE.get(template)
    known = occasion.facts if occasion else _WITH_A_STEP.get(template)
    return known(case, state) if known else {}


ALL: tuple[Occasion, ...] = (
    Occasion("L-C06", _helper, _always(_somebody_speaks, _open), due=_always(_not_asked_yet, _open)),
    Occasion("L-C07", _child, _always(_wants_no_talk, _open), due=_always(_wants_no_talk, _open)),
    Occasion("L-C08", told_by, _another_route, due=_owed("L-C08"), facts=_route_facts),
    Occasion("L-C10", _child, _stopped, due=_stopped),
    Occasion("L-C12", addressee, _answered, facts=_story_facts),
    Occasion("L-C16", addressee, lambda s: s.leader_meeting_offered, due=lambda s: s.leader_meeting_offered),
    Occasion("L-C20", addressee, lambda _: True),
    Occasion(
        "L-C21",
        told_by,
        _somebody_elses,
        due=_owed("L-C21"),
        facts=_others_facts,
    ),
)
BY_TEMPLATE = {each.template: each for each in ALL}

# Letters that go with a step, and so have no occasion of their own.
_WITH_A_STEP: dict[str, Callable[[Case, CaseState], dict[str, Any]]] = {
    "L-C15": _learning_facts,
    "L-C19": _done_facts,
}
