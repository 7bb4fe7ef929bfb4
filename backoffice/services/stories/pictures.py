"""The story in pictures that goes with the answer: what it may tell of a case, and what keeps it from going."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.gateways import pictures as drawing
from backoffice.gateways.pictures import BadStory, Fault
from backoffice.letters.compose import long_date
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import ContactMethod, ContactOutcome, InterviewPart, Outcome, With
from backoffice.records import Case, Event, Remedy, Storyboard
from backoffice.services.cases import whois
from backoffice.services.letters import answer_words
from backoffice.services.letters.letter_facts import Writer
from backoffice.services.refusals import GuardRefused
from backoffice.services.stories import story_cast, story_desk, story_versions
from backoffice.services.stories.story_desk import Story, Work
from backoffice.settings import Settings

GUARD = "G-STORYBOARD"
_FIELD = "storyboard_considered"
_LONGEST_SAID = 12
_AGREED = (Outcome.UPHELD, Outcome.PARTLY_UPHELD)

_FITS: tuple[tuple[tuple[Outcome, ...], tuple[str, ...]], ...] = (
    (_AGREED, ("sorry", "put_right")),
    ((Outcome.NOT_UPHELD,), ("not_agree",)),
    ((Outcome.NO_FINDING,), ("could_not_find",)),
    ((Outcome.OUTSIDE_REMIT,), ("judge",)),
)
"""The templates that were made for an outcome, the best first."""

_AFTERWARDS = ("put_right", "change", "listen_learn")


def newest(case: Case) -> Storyboard | None:
    """Return the newest saved story of a case, or None."""
    return story_desk.newest_version(case)


def begun(session: Session, template: str, case: Case, state: CaseState, writer: Writer) -> Work:
    """Return a first story from a template and the case's facts, with the faces its people have. Raises BadStory."""
    story = drawing.begin(template, facts(session, case, state, writer))
    return Work(story_cast.with_kept_faces(story, story_cast.of(session, case)), template)


def covers(session: Session, case: Case, state: CaseState, writer: Writer) -> dict[str, int]:
    """Return for each template the number of the picture that shows best what it is about, filled from the case."""
    told = facts(session, case, state, writer)
    return {key: drawing.cover(key, told) for key, _ in drawing.templates()}


def fitting(state: CaseState) -> tuple[str, ...]:
    """Return the templates that fit what was found, the best first; before there is a finding, none in particular.

    Once the answer went, what is left to tell is what has been done since.
    """
    if state.answer_went:
        return _AFTERWARDS
    found = {issue.outcome for issue in state.confirmed_issues if issue.outcome}
    return tuple(key for outcomes, keys in _FITS if found & set(outcomes) for key in keys)


def facts(session: Session, case: Case, state: CaseState, writer: Writer) -> dict[str, Any]:
    """Return what a story may tell of a case. How to reach the child is not among it."""
    told = [answer_words.of_issue(case, issue) for issue in state.confirmed_issues]
    workers = [whois.name_of(case, each.staff) for each in state.interviews if each.part is InterviewPart.OFFICER]
    cast = story_cast.of(session, case)
    helper_reads = _helper_reads(case)
    return {
        "child_name": case.child_first_name or None,
        "child_look": story_cast.look_of(cast, story_cast.CHILD),
        "manager_name": writer.name,
        "manager_look": story_cast.look_of(cast, "manager", writer.name),
        "worker_name": workers[0] if workers else None,
        "worker_look": story_cast.look_of(cast, "worker", workers[0]) if workers else None,
        "what_child_said": [_short(issue.text_verbatim or "") for issue in case.issues if issue.status == "confirmed"],
        "told_by_reader": state.representative is None or helper_reads,
        "spoke_for": helper_reads,
        "met": _met_the_child(session, case),
        # A shorter word, because a caption has to be easier to read than a letter.
        "talked_to": answer_words.talked_to(state, manager="boss"),
        "findings": [
            {
                "number": issue.number,
                "outcome": issue.outcome.value,
                "plain": f"{each['finding']} {each['reason']}".strip(),
                "decided_by": issue.about_body.value if issue.about_body else None,
            }
            for issue, each in zip(state.confirmed_issues, told, strict=True)
            if issue.outcome
        ],
        "remedies": [_put_right(remedy) for remedy in case.remedies if remedy.status != "dropped" and remedy.text],
        "learning": answer_words.facts(case, state)["learning"],
        "next_steps": ["You can ask me anything.", "You can tell us how this went for you."],
        "proceedings": state.proceedings.value,
        "late": _is_late(state),
    }


def held_against(story: Story, state: CaseState) -> Story:
    """Return the story with the findings of the response as they are now, which is what its panels must tell."""
    findings: list[Story] = [
        {"number": issue.number, "outcome": issue.outcome.value, "also": []}
        for issue in state.confirmed_issues
        if issue.outcome
    ]
    return {**story, "findings": findings}


def described(before: Story, after: Story) -> Story:
    """Return the changed story with its descriptions brought up to date, except those that somebody wrote."""
    drafted = {_description(before, number) for number in range(1, len(before["panels"]) + 1)}
    grown = len(after["panels"]) > len(before["panels"])
    panels = []
    for number, panel in enumerate(after["panels"], 1):
        ours = panel["alt"] in drafted or (grown and not panel["alt"])
        fresh = ours and panel not in before["panels"]
        panels.append({**panel, "alt": _description(after, number)} if fresh else panel)
    return {**after, "panels": panels}


def redescribed(story: Story, number: int) -> Story:
    """Return the story with picture ``number`` described anew."""
    panels = [
        {**panel, "alt": _description(story, at)} if at == number else panel
        for at, panel in enumerate(story["panels"], 1)
    ]
    return {**story, "panels": panels}


@dataclass(frozen=True)
class House:
    """What the house asks of a story beside the rules of every story.

    ``says_you``: it speaks to the child, where it is the child who reads it. ``second_person``: somebody else than
    whoever saved it has looked at it before it goes.
    """

    says_you: bool = False
    second_person: bool = False

    @classmethod
    def of(cls, settings: Settings) -> House:
        return cls(settings.story_says_you == "on", settings.story_second_person == "on")


def faults(work: Work, case: Case, state: CaseState, house: House) -> tuple[Fault, ...]:
    """Return what keeps a story from going to a child. A recorded reason excuses hard words, and nothing else."""
    try:
        told = held_against(work.story, state)
        if not any(panel["finding"] for panel in told["panels"]):
            told = {**told, "findings": []}  # a story need not tell findings; one that tells any tells all
        says_you = house.says_you and not _helper_reads(case)
        return drawing.faults(told, hard_words_excused=bool(work.grade_reason.strip()), says_you=says_you)
    except BadStory as problem:
        return (Fault("unreadable", None, str(problem)),)


def left_out(session: Session, work: Work, case: Case, state: CaseState, writer: Writer) -> tuple[str, ...]:
    """Return what the answer says and no panel tells."""
    try:
        promised = drawing.promised(facts(session, case, state, writer))
        return drawing.left_out({**work.story, "left_out": promised})
    except BadStory:
        return ()


def enclosed(session: Session, board: Storyboard, case: Case, state: CaseState, house: House) -> bytes:
    """Return the story as the PDF that goes with a letter. Raises GuardRefused for one that may not go, or went."""
    desk = story_desk.desk_of(session, case)
    if desk is not None and not story_versions.is_in(board, desk.work):
        raise _not_yet(
            f"The story in pictures has changes that are not in version {board.version}. Save them as a new version, "
            f"or go back to version {board.version}."
        )
    if board.sent_at is not None:
        raise _not_yet(f"Version {board.version} of the story went to the child already. Make another story first.")
    found = faults(story_versions.work_of(board), case, state, house)
    if found:
        where = f"Picture {found[0].panel}: " if found[0].panel else ""
        raise _not_yet(f"The story in pictures is not finished. {where}{found[0].message}")
    if house.second_person and board.checked_by is None:
        raise _not_yet("A second person has to look at the story in pictures before it goes.")
    return drawing.printed(board.story, "large" if _wants_big_print(case) else "print").content


def _description(story: Story, number: int) -> str:
    try:
        return drawing.described(story, number)
    except BadStory:
        return ""


def _not_yet(message: str) -> GuardRefused:
    return GuardRefused(GUARD, message, _FIELD)


def _wants_big_print(case: Case) -> bool:
    plan = case.representative_plan if _helper_reads(case) else case.contact_plan
    return plan is not None and "big_print" in (plan.needs or [])


def _helper_reads(case: Case) -> bool:
    """Whether the answer goes to the person who speaks for the child (D-11)."""
    return bool(case.responses) and case.responses[-1].addressee == With.REPRESENTATIVE.value


def _met_the_child(session: Session, case: Case) -> bool:
    """Whether anybody of ours has sat with the child."""
    talks = select(Event).where(Event.case_id == case.id, Event.type.in_(("IntroductionMade", "ContactLogged")))
    met = {
        "method": ContactMethod.IN_PERSON.value,
        "with_whom": With.CHILD.value,
        "outcome": ContactOutcome.REACHED.value,
    }
    return any(met.items() <= event.data.items() for event in session.scalars(talks))


def _put_right(remedy: Remedy) -> dict[str, Any]:
    """A remedy as a story tells it: what is promised until it is done."""
    return {
        "text": remedy.text,
        "by": _by(remedy.due),
        "type": remedy.type,
        "done": remedy.status == "completed",
        "who": remedy.owner,
    }


def _is_late(state: CaseState) -> bool:
    """Whether the child still waits for the answer after the day that was first said, agreed or not."""
    first = state.response_due
    return first is not None and not state.answer_went and (state.responded_on or clock.today()) > first


def _by(due: date | None) -> str | None:
    return long_date(due) if due else None


def _short(words: str) -> str:
    """The beginning of what a child said, whole words only; the answer itself holds all of it."""
    told = words.split()
    return " ".join(told) if len(told) <= _LONGEST_SAID else " ".join(told[:_LONGEST_SAID]) + "…"
