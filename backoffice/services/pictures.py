"""The story in pictures that goes with the answer: begun from the findings, saved in versions, never sent alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.gateways.pictures import Drawn, Fault, Pictures, StoryData
from backoffice.letters.compose import long_date
from backoffice.procedure.commands import SendResponse
from backoffice.procedure.permissions import permitted
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import InterviewPart
from backoffice.records import Case, Remedy, Storyboard
from backoffice.services import answer_words, casefile
from backoffice.services.letter_facts import Writer
from backoffice.services.refusals import GuardRefused, Stale
from backoffice.services.take_step import Hand

DRAWN: Pictures = Drawn()
_LONGEST_SAID = 12


def newest(case: Case) -> Storyboard | None:
    """Return the newest saved story of a case, or None."""
    boards = [board for board in case.storyboards if board.story]
    return boards[-1] if boards else None


def begun(template: str, case: Case, state: CaseState, writer: Writer, pictures: Pictures = DRAWN) -> dict[str, Any]:
    """Return a first story from a template and the case's facts. Raises BadStory."""
    return pictures.begin(template, facts(case, state, writer))


def facts(case: Case, state: CaseState, writer: Writer) -> dict[str, Any]:
    """Return what a story may tell of a case. How to reach the child is not among it."""
    told = [answer_words.of_issue(case, issue) for issue in state.confirmed_issues]
    workers = [each.staff for each in state.interviews if each.part is InterviewPart.OFFICER]
    words = answer_words.facts(case, state)
    return {
        "child_name": case.child_first_name or None,
        "child_look": None,
        "manager_name": writer.name,
        "worker_name": workers[0] if workers else None,
        "what_child_said": [_short(issue.text_verbatim or "") for issue in case.issues if issue.status == "confirmed"],
        "told_by_reader": state.representative is None,
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
        "learning": words["learning"],
        "next_steps": ["You can ask me anything.", "You can tell us how this went for you."],
        "proceedings": state.proceedings.value,
        "late": _is_late(state),
    }


def save(session: Session, hand: Hand, story: StoryData, *, template: str, shown_version: int) -> Storyboard:
    """Save the story as a new version; a version that was sent stays as it is. Raises GuardRefused or Stale."""
    file = casefile.open_for(session, hand.reference, hand.person)
    may = permitted(file.state, hand.person, SendResponse)
    if not may.allowed:
        raise GuardRefused(may.guard or "G-ROLE", may.why)
    boards = file.case.storyboards
    if (boards[-1].version if boards else 0) != shown_version:
        raise Stale()
    saved = Storyboard(
        case_id=file.case.id,
        version=shown_version + 1,
        considered=True,
        template_key=template,
        saved_at=hand.now,
        saved_by=hand.person.id,
        created_by=hand.person.id,
    )
    saved.story = dict(story)
    session.add(saved)
    session.flush()
    return saved


def faults(story: StoryData, pictures: Pictures = DRAWN) -> tuple[Fault, ...]:
    """Return what keeps a story from going to a child."""
    return pictures.faults(story)


def as_pdf(story: StoryData, pictures: Pictures = DRAWN) -> bytes:
    """Return the story as the PDF that goes with the answer. Raises GuardRefused while it has faults."""
    found = pictures.faults(story)
    if found:
        where = f"Picture {found[0].panel}: " if found[0].panel else ""
        raise GuardRefused(
            "G-STORYBOARD", f"The story in pictures is not finished. {where}{found[0].message}", "storyboard_considered"
        )
    return pictures.pdf(story)


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
    """Whether the answer comes later than the day that was first said, agreed or not."""
    first = state.response_due
    return first is not None and (state.responded_on or clock.today()) > first


def _by(due: date | None) -> str | None:
    return long_date(due) if due else None


def _short(words: str) -> str:
    """The beginning of what a child said, whole words only; the answer itself holds all of it."""
    told = words.split()
    return " ".join(told) if len(told) <= _LONGEST_SAID else " ".join(told[:_LONGEST_SAID]) + "…"
