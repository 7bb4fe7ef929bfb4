"""The timeline of a case: each event as a sentence, with the words that were written then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backoffice.casework.words import say
from backoffice.procedure import events as e
from backoffice.services.casefile import Logged

_LABELS = {
    "text": "In words",
    "reason": "Why",
    "reasons": "Reasons",
    "what_matters": "What matters to this child",
    "what_child_told_us": "What the child told us",
    "best_interests": "What is best for this child",
    "next_steps": "What we do next",
    "what_was_done": "What was done",
    "what_could_differ": "What could have been different",
    "reason_plain": "Why, in plain words",
    "reason_full": "The full reason",
    "impact_on_child": "What it did to the child",
    "because": "Because",
    "child_view": "What the child thinks",
    "risk_notes": "Risk",
    "what_we_are_doing": "What we are doing",
    "no_interview_reason": "Why not every talk took place",
    "own_words": "In their own words",
    "identity": "How we knew who it was",
    "method_reason": "Why another way",
    "not_child_reason": "Why not with the child",
    "safe_reason": "Why it was safe",
    "helper_said_no_reason": "Why although the helper said no",
    "no_share_reason": "Why nothing was told to staff",
    "no_feedback_reason": "Why the child was not asked",
    "published_text": "For “You said, we did”",
    "summary": "Summary",
    "notes": "Notes",
    "title": "What it is",
    "staff": "With",
}
_LONG = frozenset({"blocks", "issues", "lines"})

_ACKS = {"auto_onscreen": "on the screen after Send", "letter": "letter", "email": "email"}


@dataclass(frozen=True)
class Line:
    """One line of the timeline. ``told`` are (label, words) pairs; ``kind`` groups lines for the filter."""

    at: datetime
    by: str
    title: str
    kind: str
    told: tuple[tuple[str, str], ...]


def lines(history: Iterable[Logged]) -> list[Line]:
    """Return the timeline, the newest first."""
    return [_line(logged) for logged in reversed(list(history))]


def _line(logged: Logged) -> Line:
    event = logged.event
    kind, title = _TITLES.get(logged.type, ("case", _spelled))
    return Line(logged.at, logged.by, title(event or logged), kind, _told(event) if event else ())


def _told(event: e.Event) -> tuple[tuple[str, str], ...]:
    fields = [name for name in event.__dataclass_fields__ if name in event.sealed_fields() and name not in _LONG]
    pairs = [(_LABELS.get(name, name.replace("_", " ").capitalize()), getattr(event, name)) for name in fields]
    return tuple((label, words) for label, words in pairs if isinstance(words, str) and words.strip())


def _spelled(thing: Any) -> str:
    """An event without a sentence of its own is said by its name: ContactPlanChanged, "Contact plan changed"."""
    name = thing.type if isinstance(thing, Logged) else type(thing).__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "no date"


def _plain(words: str) -> Callable[[Any], str]:
    return lambda _event: words


_TITLES: dict[str, tuple[str, Callable[[Any], str]]] = {
    "ComplaintReceived": ("case", lambda x: f"Received by {say(x.channel).lower()} on {_day(x.received_on)}"),
    "AcknowledgementSent": ("contact", lambda x: f"We said we got it ({_ACKS.get(x.how, say(x.how))})"),
    "IntroductionMade": ("contact", lambda x: f"Said hello: {say(x.method).lower()}, {say(x.outcome).lower()}"),
    "KeptInTouch": (
        "contact",
        lambda x: f"Kept in touch: {say(x.method).lower()}; answer expected {_day(x.next_date)}",
    ),
    "ContactLogged": ("contact", lambda x: f"{say(x.method)} with: {say(x.with_whom).lower()}. {say(x.outcome)}"),
    "ContactPlanned": ("contact", lambda x: f"Planned for {_day(x.planned_for)}: {say(x.method).lower()}"),
    "ContactPlanChanged": ("contact", _plain("How to reach the child was changed")),
    "ContactWishRecorded": ("contact", lambda x: f"The child: {say(x.value).lower()}"),
    "TimetableAgreed": ("dates", _plain("Steps and dates were agreed")),
    "NewDateAgreed": (
        "dates",
        lambda x: (
            f"New date agreed: {_day(x.new_due)} instead of {_day(x.old_due)}, "
            + ("in time" if x.in_time else "after the old date had passed")
        ),
    ),
    "LetterSent": ("contact", lambda x: f"Letter {x.template} sent"),
    "AssessmentOpened": ("enquiry", _plain("The assessment was started")),
    "AssessmentSaved": ("enquiry", _plain("The assessment was saved")),
    "AssessmentDecided": ("enquiry", lambda x: f"Assessed: {say(x.route).lower()}"),
    "IssueConfirmed": ("enquiry", lambda x: f"Point {x.issue} was confirmed"),
    "InterviewRecorded": ("enquiry", lambda x: f"Talked with {x.staff} ({say(x.part).lower()}) on {_day(x.held_on)}"),
    "EvidenceAdded": ("enquiry", lambda x: f"Something to read came on {_day(x.received_on)}"),
    "FindingRecorded": ("enquiry", lambda x: f"Finding on point {x.issue}: {say(x.outcome).lower()}"),
    "RemedyProposed": ("answer", lambda x: f"To put right: {say(x.remedy_type).lower()}"),
    "RemedyAgreed": ("answer", lambda x: f"Action {x.remedy} agreed: {x.owner}, by {_day(x.due)}"),
    "RemedyCompleted": ("answer", lambda x: f"Action {x.remedy} done on {_day(x.completed_on)}"),
    "LearningAdded": ("answer", _plain("Something was learned")),
    "NoLearningRecorded": ("answer", _plain("Nothing to learn")),
    "ParentOrCarerNamed": ("people", _plain("A parent or carer was named")),
    "NoParentOrCarerRecorded": ("people", _plain("No parent or carer to share with")),
    "SharingDecided": ("people", lambda x: f"Parent or carer: {say(x.decision).lower()}"),
    "CopySentToParent": ("people", _plain("A copy went to a parent or carer")),
    "SharedWithStaff": ("people", lambda x: f"Told {x.staff}: {say(x.what).lower()}"),
    "LeaderMeetingConsidered": ("people", lambda x: "A leader meeting is offered" if x.offer else "No leader meeting"),
    "HoldPlaced": ("people", _plain("Hold: no contact with the person complained about")),
    "HoldLifted": ("people", _plain("The hold was lifted")),
    "ResponseBegun": ("answer", _plain("The answer was begun")),
    "InvestigationResumed": ("enquiry", _plain("There is more to look into")),
    "ResponseSent": ("answer", lambda x: f"The answer was sent ({say(x.channel).lower()})"),
    "ResponseHeldForChild": ("answer", _plain("The answer is finished and kept for the child")),
    "ProcessFeedbackAsked": ("contact", _plain("We asked how it went")),
    "CaseClosed": ("case", _plain("Closed")),
    "RepresentativeStopped": ("case", _plain("Stopped: not in the child's best interests")),
    "ComplaintWithdrawn": ("case", _plain("Taken back")),
    "ProceedingsRecorded": ("case", lambda x: f"Court case: {say(x.status).lower()}"),
    "DatesRecalculated": ("dates", _plain("Dates were counted again: the list of bank holidays changed")),
}
