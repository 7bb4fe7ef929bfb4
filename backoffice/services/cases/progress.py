"""How far a case has come: the way from receipt to closing as a list of steps, each done, possible now, or later.

The steps only say what the file shows. Whether one may be taken is asked of ``permitted``, by the same call that
guards it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from backoffice.procedure import commands
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.commands import Command
from backoffice.procedure.offered import STANDING, offered
from backoffice.procedure.permissions import TABLES, Person, permitted
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import IssueStatus, Sharing


@dataclass(frozen=True)
class Step:
    """One step of the way. ``said`` tells what the file shows of it, or is empty where it shows nothing."""

    key: str
    title: str
    command: type[Command]
    done: bool
    possible: bool
    said: str


@dataclass(frozen=True)
class _Kind:
    key: str
    title: str
    command: type[Command]
    done: Callable[[CaseState], bool]
    begun_by: tuple[str, type[Command]] | None = None
    where: Callable[[CaseState], str] | None = None
    """Which action the step leads to, where that depends on the case."""
    said: Callable[[CaseState], str] = lambda _: ""


_WAY: tuple[_Kind, ...] = (
    _Kind(
        "acknowledge",
        "Say we got it",
        commands.RecordAcknowledgement,
        lambda s: s.ack_sent_on is not None,
        where=lambda s: "acknowledge" if s.three_step is None else "acknowledge-steps",
    ),
    _Kind("introduce", "Say hello", commands.Introduce, lambda s: s.introduced_on is not None),
    _Kind(
        "confirm-issue",
        "Confirm what it is about",
        commands.ConfirmIssue,
        lambda s: all(issue.status is not IssueStatus.PROPOSED for issue in s.issues),
        said=lambda s: _points(s),
    ),
    _Kind(
        "decide-assessment",
        "Assess",
        commands.DecideAssessment,
        lambda s: s.assessment.decided_on is not None,
        begun_by=("start-assessment", commands.OpenAssessment),
    ),
    _Kind(
        "interview",
        "Talk with staff",
        commands.RecordInterview,
        lambda s: len({i.part for i in s.interviews}) > 1,
        said=lambda s: _count(len(s.interviews), "talk"),
    ),
    _Kind(
        "finding",
        "Say what we found",
        commands.RecordFinding,
        lambda s: _all_found(s),
        said=lambda s: f"{sum(i.outcome is not None for i in s.confirmed_issues)} of {_points(s)}",
    ),
    _Kind(
        "remedy",
        "Put things right",
        commands.ProposeRemedy,
        lambda s: bool(s.remedies),
        said=lambda s: _count(len(s.remedies), "action"),
    ),
    _Kind("learning", "Learn from it", commands.AddLearning, lambda s: s.learning_rows > 0 or s.no_learning),
    _Kind(
        "sharing",
        "Decide who sees the answer",
        commands.NameParentOrCarer,
        lambda s: _sharing_decided(s),
        where=lambda s: "sharing" if s.parents else "name-parent",
    ),
    _Kind(
        "leader-meeting",
        "Think about a leader meeting",
        commands.ConsiderLeaderMeeting,
        lambda s: s.leader_meeting_considered,
    ),
    _Kind(
        "answer",
        "Write the answer and send it",
        commands.SendResponse,
        lambda s: s.responded_on is not None,
        begun_by=("begin-answer", commands.BeginResponse),
    ),
    _Kind(
        "share-with-staff",
        "Tell staff what we learned",
        commands.ShareWithStaff,
        lambda s: bool(s.staff_shares),
        where=lambda s: "share-with-staff" if s.three_step is None else "share-with-staff-steps",
    ),
    _Kind(
        "ask-how-it-went",
        "Ask how it went",
        commands.AskAboutProcess,
        lambda s: s.feedback_asked_on is not None,
    ),
    _Kind("close", "Close the case", commands.CloseCase, lambda s: s.closed_on is not None),
)


def way(state: CaseState, person: Person, today: date, calendar: Calendar) -> tuple[Step, ...]:
    """Return the steps that this case needs, in the order in which they are usually taken."""
    known = {row.command for row in TABLES[state.procedure]}
    steps = (_step(kind, state, person, today, calendar) for kind in _WAY if kind.command in known)
    return tuple(step for step in steps if step is not None)


def _step(kind: _Kind, state: CaseState, person: Person, today: date, calendar: Calendar) -> Step | None:
    """A step that cannot be taken yet is offered by what begins it, where that is possible.

    One that the case itself rules out is none of its steps: nobody acknowledges in writing what was said by mouth.
    """
    key, command = kind.where(state) if kind.where else kind.key, kind.command
    if kind.begun_by is not None and permitted(state, person, kind.begun_by[1]).allowed:
        key, command = kind.begun_by
    may, done = offered(state, person, command, today, calendar), kind.done(state)
    if may.guard in STANDING and not done:
        return None
    return Step(key, kind.title, command, done, may.allowed, kind.said(state))


def _all_found(state: CaseState) -> bool:
    confirmed = state.confirmed_issues
    return bool(confirmed) and all(issue.outcome is not None for issue in confirmed)


def _sharing_decided(state: CaseState) -> bool:
    if state.is_adult or state.no_parent:
        return True
    return bool(state.parents) and all(parent.decision is not Sharing.UNDECIDED for parent in state.parents)


def _points(state: CaseState) -> str:
    return _count(len(state.confirmed_issues) or len(state.issues), "point")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""
