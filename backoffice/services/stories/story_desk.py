"""The story on the desk: the one that is being worked on, kept at every change so that none is ever lost.

Each change is a step, and steps can be undone and done again, also another day. The story belongs to the case, so two
windows on it work on the same one: whoever did not see the last step is told, and their words become no step until
they say which of the two shall stand. The other stays one undo away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from backoffice.procedure.commands import SendLetter, SendResponse
from backoffice.procedure.permissions import Permission, Person, permitted
from backoffice.procedure.state import CaseState
from backoffice.records import Case, Staff, Storyboard, StoryStep
from backoffice.services import casefile
from backoffice.services.casefile import CaseFile
from backoffice.services.cases.take_step import Hand
from backoffice.services.refusals import GuardRefused, NotDone
from backoffice.services.stories import story_cast

Story = dict[str, Any]

MOST_STEPS = 60
ONE_STEP = timedelta(seconds=20)
"""Changes of one part by one person within this time are undone together."""

BEGUN, RESTORED, SAVED, BOTH = "begun", "restored", "saved", "both"
"""Steps that change the whole story at once."""

_OF_THE_CASE = ("findings", "left_out")


@dataclass(frozen=True)
class Work:
    """A story with what belongs to it: the template it began from, and why its words may be hard, if they may."""

    story: Story
    template: str = ""
    grade_reason: str = ""


@dataclass(frozen=True)
class Desk:
    """What lies on the desk, and since when. ``mark`` names this very state."""

    work: Work
    mark: str
    can_undo: bool
    can_redo: bool
    changed_at: datetime | None
    changed_by: str


class Moved(NotDone):
    """The story on the desk is no longer the one that this window showed. Nothing of either is lost."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        super().__init__(
            f"{desk.changed_by or 'Somebody'} changed this story meanwhile, here or in another window. "
            "Both are still there: choose which one goes on. You can take that back with Undo."
        )


def desk_of(session: Session, case: Case) -> Desk | None:
    """Return what lies on the desk: the newest step, or the newest version where no step was kept, or None."""
    last = _last(session, case)
    if last == 0:
        board = newest_version(case)
        return _fresh(session, board) if board else None
    now = _standing(session, case)
    before = select(StoryStep.id).where(StoryStep.case_id == case.id, StoryStep.number < now.number)
    after = select(StoryStep.id).where(StoryStep.case_id == case.id, StoryStep.undone)
    return Desk(
        Work(now.story, now.template_key, now.grade_reason or ""),
        f"{last}.{now.number}",
        session.scalar(before.limit(1)) is not None,
        session.scalar(after.limit(1)) is not None,
        now.changed_at,
        _name(session, now.created_by),
    )


def newest_version(case: Case) -> Storyboard | None:
    """Return the newest saved version of the story, or None."""
    return next((board for board in reversed(case.storyboards) if board.story), None)


def keep(session: Session, hand: Hand, work: Work, *, mark: str, part: str) -> Desk:
    """Keep a change. Raises Moved where the desk is not the one with this mark, GuardRefused or Closed."""
    file = open_to_write(session, hand)
    desk = desk_of(session, file.case)
    if desk is not None and same(desk.work, work):
        return desk
    if desk is not None and desk.mark != mark:
        raise Moved(desk)
    return _put(file, hand, work, part)


def choose(session: Session, hand: Hand, mine: Work, *, mine_goes_on: bool) -> Desk:
    """Settle between the story of a window and the one on the desk. The one not chosen is one undo away."""
    file = open_to_write(session, hand)
    desk = desk_of(session, file.case)
    if desk is None or mine_goes_on:
        return _put(file, hand, mine, BOTH)
    _put(file, hand, mine, BOTH)
    return _put(file, hand, desk.work, BOTH)


def same(one: Work, other: Work) -> bool:
    """Say whether two are the same work. What a story holds of the case itself is not of the story's making."""
    bare = [{name: part for name, part in each.story.items() if name not in _OF_THE_CASE} for each in (one, other)]
    return bare[0] == bare[1] and one.grade_reason == other.grade_reason


def undo(session: Session, hand: Hand, *, mark: str) -> Desk:
    """Take back the last step, unless it is the first. Raises Moved, GuardRefused or Closed."""
    return _turned(session, hand, mark, back=True)


def redo(session: Session, hand: Hand, *, mark: str) -> Desk:
    """Do again the step that was last taken back, if there is one. Raises as ``undo`` does."""
    return _turned(session, hand, mark, back=False)


def may_write(state: CaseState, person: Person) -> Permission:
    """Say whether somebody may work on a story: with the answer until that went, and then with a letter of its own."""
    return permitted(state, person, SendLetter if state.answer_went else SendResponse)


def open_to_write(session: Session, hand: Hand) -> CaseFile:
    """Open the case for somebody who may work on its story. Raises GuardRefused, NotFound or Closed."""
    file = casefile.open_for(session, hand.reference, hand.person)
    if file.state is None:
        raise GuardRefused("G-STATE", "No complaints procedure governs this case.")
    may = may_write(file.state, hand.person)
    if not may.allowed:
        raise GuardRefused(may.guard or "G-ROLE", may.why)
    return file


def _fresh(session: Session, board: Storyboard) -> Desk:
    work = Work(board.story, board.template_key or "", board.grade_reason or "")
    return Desk(work, "0.0", False, False, board.saved_at, _name(session, board.saved_by))


def _put(file: CaseFile, hand: Hand, work: Work, part: str) -> Desk:
    """Lay the story on the desk as its newest step; what was undone before it cannot be done again."""
    session, case = file.session, file.case
    last = _last(session, case)
    board = newest_version(case)
    if last == 0 and board is not None:
        last += 1
        _add(file, hand, _fresh(session, board).work, SAVED, last)
    session.execute(delete(StoryStep).where(StoryStep.case_id == case.id, StoryStep.undone))
    newest = session.scalar(select(StoryStep).where(StoryStep.case_id == case.id, StoryStep.number == last))
    if newest is not None and _goes_on(newest, hand, part):
        newest.number, newest.story, newest.grade_reason = last + 1, work.story, work.grade_reason or None
        newest.changed_at = hand.now
    else:
        _add(file, hand, work, part, last + 1)
    session.flush()
    _forget_the_oldest(session, case)
    story_cast.keep(session, case, work.story, hand.person.id)
    desk = desk_of(session, case)
    assert desk is not None
    return desk


def _goes_on(newest: StoryStep, hand: Hand, part: str) -> bool:
    """Whether a change goes on with the last one: the same part, the same person, soon after it began."""
    same = newest.part == part and newest.created_by == hand.person.id
    return same and part.startswith("panel-") and hand.now - newest.created_at <= ONE_STEP


def _add(file: CaseFile, hand: Hand, work: Work, part: str, number: int) -> None:
    step = StoryStep(
        case_id=file.case.id,
        number=number,
        part=part[:40],
        template_key=work.template[:40],
        changed_at=hand.now,
        created_at=hand.now,
        created_by=hand.person.id,
    )
    step.story, step.grade_reason = work.story, work.grade_reason or None
    file.session.add(step)


def _turned(session: Session, hand: Hand, mark: str, *, back: bool) -> Desk:
    file = open_to_write(session, hand)
    desk = desk_of(session, file.case)
    if desk is None or not (desk.can_undo if back else desk.can_redo):
        raise GuardRefused("G-STORYBOARD", "There is nothing to take back." if back else "There is nothing to redo.")
    if desk.mark != mark:
        raise Moved(desk)
    if back:
        _standing(session, file.case).undone = True
    else:
        undone = select(StoryStep).where(StoryStep.case_id == file.case.id, StoryStep.undone)
        session.scalars(undone.order_by(StoryStep.number).limit(1)).one().undone = False
    session.flush()
    turned = desk_of(session, file.case)
    assert turned is not None
    story_cast.keep(session, file.case, turned.work.story, hand.person.id)
    return turned


def _standing(session: Session, case: Case) -> StoryStep:
    standing = select(StoryStep).where(StoryStep.case_id == case.id, StoryStep.undone.is_(False))
    return session.scalars(standing.order_by(StoryStep.number.desc()).limit(1)).one()


def _last(session: Session, case: Case) -> int:
    return session.scalar(select(func.max(StoryStep.number)).where(StoryStep.case_id == case.id)) or 0


def _forget_the_oldest(session: Session, case: Case) -> None:
    numbers = select(StoryStep.number).where(StoryStep.case_id == case.id).order_by(StoryStep.number.desc())
    oldest = session.scalar(numbers.offset(MOST_STEPS).limit(1))
    if oldest is not None:
        session.execute(delete(StoryStep).where(StoryStep.case_id == case.id, StoryStep.number <= oldest))


def _name(session: Session, who: str) -> str:
    staff = session.get(Staff, who)
    return staff.name if staff else who
