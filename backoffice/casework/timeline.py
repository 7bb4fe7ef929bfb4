"""The timeline of a case: each event as a sentence, with the words that were written then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
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
    "supporter": "Who came with the child",
    "no_share_reason": "Why nothing was told to staff",
    "no_feedback_reason": "Why the child was not asked",
    "published_text": "For “You said, we did”",
    "summary": "Summary",
    "notes": "Notes",
    "title": "What it is",
    "came_from": "From",
    "answer": "What came of it",
    "what": "What happened",
    "outcome": "What they decided",
    "result": "What was decided",
    "told_where": "What they were told",
    "pushed_note": "About who may have pushed",
    "senior_view": "What a senior manager thinks",
    "times_reason": "Why at another time",
}
_IDS = ("staff", "to", "leader", "owner")
_LONG = frozenset({"blocks", "issues", "lines"})

_NOTED = {
    "reason": "Why",
    "read_back": "How it was read back",
    "first_heard_by": "First heard by",
    "what": "What was done",
}

_ACKS = {"auto_onscreen": "on the screen after Send", "letter": "letter", "email": "email"}


@dataclass(frozen=True)
class Line:
    """One line of the timeline. ``told`` are (label, words) pairs; ``kind`` groups lines for the filter."""

    at: datetime
    by: str
    title: str
    kind: str
    told: tuple[tuple[str, str], ...]


KINDS = {
    "contact": "Talks and letters",
    "dates": "Dates",
    "points": "What it is about",
    "enquiry": "What we looked into",
    "answer": "The answer and what is put right",
    "people": "Who sees it",
    "case": "The case itself",
}


def lines(history: Iterable[Logged], name_of: Callable[[str], str], kind: str = "") -> list[Line]:
    """Return the timeline, the newest first; of one kind only where one is given.

    ``name_of`` gives the name of whoever the rules know by an id.
    """
    every = [_line(logged, name_of) for logged in reversed(list(history))]
    return [line for line in every if kind in ("", line.kind)]


def _line(logged: Logged, name_of: Callable[[str], str]) -> Line:
    event = logged.event
    if event is None:
        kind, said = _NOTES.get(logged.type, ("case", lambda _: _spelled(logged)))
        return Line(logged.at, logged.by, said(logged.data), kind, _noted(logged.data))
    kind, title = _TITLES.get(logged.type, ("case", _spelled))
    return Line(logged.at, logged.by, title(_with_names(event, name_of)), kind, _told(event))


def _with_names(event: e.Event, name_of: Callable[[str], str]) -> e.Event:
    """The same event, with names in place of ids."""
    known: dict[str, Any] = {name: name_of(key) for name in _IDS if isinstance(key := getattr(event, name, None), str)}
    return replace(event, **known) if known else event


def _told(event: e.Event) -> tuple[tuple[str, str], ...]:
    fields = [name for name in event.__dataclass_fields__ if name in event.sealed_fields() and name not in _LONG]
    pairs = [(_LABELS.get(name, name.replace("_", " ").capitalize()), getattr(event, name)) for name in fields]
    return tuple((label, words) for label, words in pairs if isinstance(words, str) and words.strip())


def _noted(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((label, str(data[name])) for name, label in _NOTED.items() if data.get(name))


def _spelled(thing: Any) -> str:
    """An event without a sentence of its own is said by its name: ContactPlanChanged, "Contact plan changed"."""
    name = thing.type if isinstance(thing, Logged) else type(thing).__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "no date"


def _plain(words: str) -> Callable[[Any], str]:
    return lambda _event: words


_PURPOSES = {"assessment": ", to assess the complaint", "safeguarding": ", to see that the child is safe"}
_TITLES: dict[str, tuple[str, Callable[[Any], str]]] = {
    "ComplaintReceived": ("case", lambda x: f"Received by {say(x.channel).lower()} on {_day(x.received_on)}"),
    "ReceiptNotSeen": ("contact", _plain("Nobody saw the receipt on the screen after Send, so it counts no longer")),
    "AcknowledgementSent": ("contact", lambda x: f"We said we got it ({_ACKS.get(x.how, say(x.how))})"),
    "IntroductionMade": ("contact", lambda x: f"Said hello: {say(x.method).lower()}. {say(x.outcome)}"),
    "KeptInTouch": (
        "contact",
        lambda x: f"Kept in touch: {say(x.method).lower()}; answer expected {_day(x.next_date)}",
    ),
    "ContactLogged": (
        "contact",
        lambda x: f"{say(x.method)} with: {say(x.with_whom).lower()}{_PURPOSES.get(x.purpose, '')}. {say(x.outcome)}",
    ),
    "ContactPlanned": (
        "contact",
        lambda x: (
            f"Planned for {_day(x.planned_for)}{f', {say(x.part_of_day)}' if x.part_of_day else ''}: "
            f"{say(x.method).lower()} with {say(x.with_whom).lower()}"
        ),
    ),
    "MayContactChildRecorded": ("contact", lambda x: f"May we talk with the child? The helper: {say(x.value).lower()}"),
    "AdvocateRecorded": (
        "contact",
        lambda x: f"An advocate was found: {x.provider}" if x.arranged_on else f"The child: {say(x.answer).lower()}",
    ),
    "FollowUpSent": ("contact", lambda x: f"Told the child on {_day(x.sent_on)} that something is done"),
    "ListenAndLearnInvited": ("contact", lambda x: f"Invited to listen and learn on {_day(x.invited_on)}"),
    "ListenAndLearnBooked": ("contact", lambda x: f"Listen and learn booked for {_day(x.booked_for)}"),
    "ListenAndLearnRecorded": (
        "contact",
        lambda x: f"Listen and learn on {_day(x.held_on)}" if x.held_on else "Listen and learn: they answered",
    ),
    "IssueAdded": (
        "points",
        lambda x: f"Point {x.issue} was {f'split off point {x.split_from}' if x.split_from else 'added'}",
    ),
    "IssueMerged": ("points", lambda x: f"Point {x.issue} is the same as point {x.into}"),
    "IssueWithdrawn": ("points", lambda x: f"Point {x.issue} was taken back"),
    "IssueTagged": ("points", lambda x: f"Point {x.issue} was sorted"),
    "SubjectNamed": (
        "points",
        lambda x: (
            f"The complaint is about {x.staff}" if x.part == "subject" else f"{x.staff} manages who it is about"
        ),
    ),
    "SubjectCleared": ("points", lambda x: f"{x.staff} was named in error: the complaint is not about them"),
    "ChildDescribed": ("case", _plain("The name or the age of the child was written down")),
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
    "IssueConfirmed": ("points", lambda x: f"Point {x.issue} was confirmed"),
    "InterviewRecorded": ("enquiry", lambda x: f"Talked with {x.staff} ({say(x.part).lower()}) on {_day(x.held_on)}"),
    "EvidenceAdded": ("enquiry", lambda x: f"Something to read came on {_day(x.received_on)}"),
    "FindingRecorded": ("enquiry", lambda x: f"Finding on point {x.issue}: {say(x.outcome).lower()}"),
    "RemedyProposed": ("answer", lambda x: f"To put right: {say(x.remedy_type).lower()}"),
    "RemedyAgreed": ("answer", lambda x: f"Action {x.remedy} agreed: {x.owner}, by {_day(x.due)}"),
    "RemedyCompleted": ("answer", lambda x: f"Action {x.remedy} done on {_day(x.completed_on)}"),
    "RemedyApproved": ("answer", lambda x: f"Action {x.remedy}: a senior manager approved the payment"),
    "RemedyDropped": ("answer", lambda x: f"Action {x.remedy} was dropped"),
    "AddendumAdded": ("answer", lambda x: f"Something we asked for came late; answered {_day(x.sent_on)}"),
    "HeldResponseHandedOver": ("answer", lambda x: f"The kept answer went to the child ({say(x.channel).lower()})"),
    "LearningAdded": ("answer", _plain("Something was learned")),
    "NoLearningRecorded": ("answer", _plain("Nothing to learn")),
    "ParentOrCarerNamed": ("people", _plain("A parent or carer was named")),
    "NoParentOrCarerRecorded": ("people", _plain("No parent or carer to share with")),
    "SharingDecided": ("people", lambda x: f"Parent or carer: {say(x.decision).lower()}"),
    "SharingViewRecorded": ("people", lambda x: f"Sharing the answer: the child is {say(x.view).lower()}"),
    "LeaderMeetingRecorded": (
        "people",
        lambda x: f"Leader meeting on {_day(x.meeting_on)}" if x.meeting_on else "Leader meeting: the child answered",
    ),
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
    "CaseAssigned": ("case", lambda x: f"Given to {x.to}"),
    "CasePassedUp": ("case", lambda x: f"Passed up to {x.to}"),
    "CaseTransferred": ("case", lambda x: f"Moved {say(x.to).lower()}"),
    "CaseNotAccepted": ("case", _plain("Closed, with reasons in writing")),
    "SafeguardingChecked": ("case", _plain("Somebody looked at whether the child is safe")),
    "OmbudsmanEventRecorded": ("case", lambda x: f"The Ombudsman, {_day(x.happened_on)}"),
    "CaseClosed": ("case", _plain("Closed")),
    "RepresentativeStopped": ("case", _plain("Stopped: not in the child's best interests")),
    "ComplaintWithdrawn": ("case", _plain("Taken back")),
    "ProceedingsRecorded": ("case", lambda x: f"Court case: {say(x.status).lower()}"),
    "DatesRecalculated": ("dates", _plain("Dates were counted again: the list of bank holidays changed")),
}

_LINKED = {
    "sibling": "Linked with {other}: brothers or sisters",
    "same_person": "Linked with {other}: the same person",
    "repeats": "Linked with {other}: it says the same again",
    "after_stop": "Linked with {other}: told after we stopped",
}
_NOTES: dict[str, tuple[str, Callable[[Mapping[str, Any]], str]]] = {
    "LetterCameBack": ("contact", lambda data: f"Letter {data['template']} came back: it reached nobody"),
    "FileTakenOut": ("enquiry", lambda _: "A file was deleted, because it did not belong here"),
    "WrittenDownByStaff": ("case", lambda _: "Written down by a member of staff"),
    "CasesLinked": ("case", lambda data: _LINKED[data["kind"]].format(other=data["other"])),
    "ProcessFeedbackKept": ("contact", lambda _: "The child said how it went, and wanted it kept here"),
    "Received": ("case", lambda _: "Received"),
    "EnquiryDone": ("case", lambda _: "Done"),
}
