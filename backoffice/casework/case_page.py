"""The case page (B-05): how to reach the child first, what to do next, the promises, and the child's own words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template

from backoffice.casework import letters_due, papers, room, timeline, words
from backoffice.casework.actions import ALL, GROUPS, Action
from backoffice.casework.actions.letters import KEYS
from backoffice.casework.choices import choices, open_points
from backoffice.casework.opening import Opened, opened
from backoffice.doors import open_for
from backoffice.procedure.duties import Duty, duties, next_duty
from backoffice.procedure.milestones import Milestone, is_open, milestones
from backoffice.procedure.offered import offered
from backoffice.procedure.permissions import Area, Permission, may_see
from backoffice.records import CaseParty, ContactPlan, Letter
from backoffice.services import arrivals, casefile
from backoffice.services.cases import links, progress
from backoffice.services.cases.progress import Step
from backoffice.state_words import PROMISES, say_state

SHOWN = 12
"""How much of the timeline stands on the case page; the rest is one step away."""
RESEND = "resend"
"""The duty that stands in place of a promise while the letter with which it was kept reached nobody."""


@dataclass(frozen=True)
class Promise:
    """One promise as the page shows it. ``left`` is in working days, below zero once the day has passed."""

    says: str
    due: date | None
    status: str
    done_on: date | None
    kept: bool | None
    provisional: bool
    colour: str
    left: int | None
    why_not: str
    back: bool
    """Whether it was done by a letter that reached nobody."""


@room.get("/cases/<reference>")
@open_for(Area.CASE)
def case_page(reference: str) -> str:
    """Show the whole case to somebody who may see it."""
    with opened(reference) as seen:
        return render_template("casework/case.html", **_told(seen))


def head(seen: Opened) -> dict[str, Any]:
    """Return what stands at the top of every page of a case: who it is, and how to reach them safely."""
    case, state = seen.case, seen.state
    child = case.party("child") or case.party("complainant")
    return {
        "case": case,
        "state": state,
        "child": child,
        "helper": case.party("representative"),
        "plan": case.contact_plan,
        "helper_plan": case.representative_plan,
        "whom": "the child" if case.party("child") else "the person who complained",
        "stage": say_state(state.stage),
        "contacted": state.child_is_contacted,
        "say": words.say,
        "words": words,
        "today": seen.today,
        "careful": careful(case.contact_plan),
        "may_reach": may_see(seen.person, Area.CONTACT, state).allowed,
    }


def careful(plan: ContactPlan | None) -> bool:
    """Say whether anything makes it unsafe to simply write or call."""
    return plan is None or bool(plan.safety_note) or plan.private != "yes"


def buttons(seen: Opened) -> dict[str, list[Action]]:
    """Return the actions this person may take now, by group. The same call guards their posts."""
    lists = choices(seen)
    may = [each for each in ALL if open_to(seen, each).allowed and _has_a_choice(each, lists)]
    grouped = {title: [a for a in may if a.group == group] for group, title in GROUPS.items()}
    return {title: actions for title, actions in grouped.items() if actions}


def open_to(seen: Opened, action: Action) -> Permission:
    """Say whether this action may be taken here and now, and if not, why not."""
    if not action.fits(seen.state):
        return Permission(False, "This case has no use for it as it stands now.", "G-STATE")
    return offered(seen.state, seen.person, action.command, seen.today, seen.calendar)


def _has_a_choice(action: Action, lists: Mapping[str, Any]) -> bool:
    """An action is of no use while there is nothing to choose from: no action to agree, no parent to decide about."""
    return all(lists[f.choices] for f in action.fields if f.must and isinstance(f.choices, str))


def _told(seen: Opened) -> dict[str, Any]:
    case, state = seen.case, seen.state
    groups = buttons(seen)
    may_do = {each.key for actions in groups.values() for each in actions}
    duty = next_duty(state, seen.today, seen.calendar, arrivals.of(case))
    way = progress.way(state, seen.person, seen.today, seen.calendar)
    return {
        **head(seen),
        "duty": duty,
        "promises": _promises(seen),
        "way": way,
        "next_step": _next_step(duty, way, may_do, state.explanation_owed) if duty or is_open(state) else None,
        "next_letter": _came_back(seen) if duty and duty.code == RESEND else None,
        "groups": groups,
        "may_do": may_do,
        "may_record": may_see(seen.person, Area.RECORD).allowed,
        "name_of": seen.name_of,
        "findings": {finding.issue_id: finding for finding in case.findings},
        "points": open_points(case),
        "assessment": _newest(seen, "AssessmentDecided", "AssessmentSaved"),
        "interviews": _all(seen, "InterviewRecorded"),
        "parents": _parents(seen),
        "about": sorted(seen.name_of(key) for key in state.subjects),
        "lines": timeline.lines(casefile.history(case), seen.name_of)[:SHOWN],
        "links": links.of(seen.file, seen.person),
        "planned": _planned(seen),
        **letters_due.of_case(seen),
        "papers": papers.of_case(seen),
        "timetable": _newest(seen, "TimetableAgreed"),
        "agreements": _all(seen, "NewDateAgreed"),
        "impact": from_submission(seen, "impact_text"),
        "wanted": _wanted(seen),
        "when": from_submission(seen, "when_text"),
    }


def _promises(seen: Opened) -> list[Promise]:
    """The promises, each with the colour and the working days left that the rules give its duty."""
    arrived = arrivals.of(seen.case)
    due = duties(seen.state, seen.today, seen.calendar, arrived)
    waiting: dict[tuple[str, date | None], Duty] = {(duty.code, duty.due): duty for duty in due}
    return [
        _promise(milestone, waiting.get((RESEND if milestone.undelivered else milestone.code, milestone.due)))
        for milestone in milestones(seen.state, seen.today, seen.calendar, arrived)
    ]


def _promise(milestone: Milestone, duty: Duty | None) -> Promise:
    return Promise(
        PROMISES.get(milestone.code, milestone.code),
        milestone.due,
        milestone.status,
        milestone.done_on,
        milestone.kept,
        milestone.provisional,
        duty.colour if duty else "",
        duty.working_days_left if duty else None,
        milestone.not_required_reason or "",
        milestone.undelivered,
    )


_DONE_BY = {
    "advocate": ("advocate", "Find the child an advocate"),
    "kit": ("keep-in-touch", "Keep in touch"),
    "remedy": ("remedy-done", "Write down what is done"),
}
"""The duties that no step of the way fulfils, each with the action that does."""
_EXPLAINS = {template: (KEYS[template], "Write why, and what happens now") for template in ("L-C08", "L-C21")}


def _next_step(
    duty: Duty | None, way: Iterable[Step], may_do: Container[str], owed: str | None
) -> tuple[str, str] | None:
    """The one thing to do now, as (action, words): what fulfils the next duty, or the first step still to do."""
    own = (_DONE_BY | ({"explain": _EXPLAINS[owed]} if owed else {})).get(duty.code) if duty else None
    if own and own[0] in may_do:
        return own
    waiting = (step for step in way if step.possible and not step.done)
    return next(((step.key, step.title) for step in waiting), None)


def _came_back(seen: Opened) -> Letter | None:
    """The letter that reached nobody, the oldest first: what is to do about it stands on its own page."""
    return next((letter for letter in seen.case.letters if letter.status in arrivals.NOT_ARRIVED), None)


def _planned(seen: Opened) -> list[Any]:
    """The contacts that are planned for today or a day to come, the nearest first."""
    ahead = [each for each in _all(seen, "ContactPlanned") if each.planned_for >= seen.today]
    return sorted(ahead, key=lambda each: each.planned_for)


def _newest(seen: Opened, *types: str) -> Any | None:
    found = _all(seen, *types)
    return found[-1] if found else None


def _all(seen: Opened, *types: str) -> list[Any]:
    return [logged.event for logged in casefile.history(seen.case) if logged.type in types]


def _parents(seen: Opened) -> list[tuple[CaseParty, Any]]:
    """Every parent or carer, with the decision about them."""
    by_id = {party.id: party for party in seen.case.parties}
    return [(by_id[parent.party], parent) for parent in seen.state.parents if parent.party in by_id]


def from_submission(seen: Opened, name: str) -> Any:
    """Return one field of what the chat handed over, or None where the case did not come from there."""
    submission = seen.case.submission
    return (submission.payload or {}).get(name) if submission else None


def _wanted(seen: Opened) -> list[str]:
    told = from_submission(seen, "wanted") or []
    said = [str(each).replace("_", " ").capitalize() for each in told]
    typed = from_submission(seen, "wanted_text")
    return [*said, typed] if typed else said


