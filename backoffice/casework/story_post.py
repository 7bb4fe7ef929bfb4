"""A post of the story's page: what it holds, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from sqlalchemy.orm import Session

from backoffice.casework.opening import hand
from backoffice.casework.story_form import NotAStory, Open, Story, carried, joined, part_changed, rearranged, unpacked
from backoffice.doors import store
from backoffice.gateways import pictures as drawing
from backoffice.gateways.pictures import BadStory
from backoffice.services.cases.take_step import Hand
from backoffice.services.stories import pictures, story_desk
from backoffice.services.stories.story_desk import Desk, Moved, Work

SAVING = ("save", "send")
_SETTLING = ("mine", "theirs")
_TURNING = {"undo": story_desk.undo, "redo": story_desk.redo}


@dataclass(frozen=True)
class Typed:
    """What a post holds: the work as typed and as the page had it, what was open, and which desk it knew."""

    work: Work
    before: Story
    open: Open
    mark: str
    go: str
    torn: bool

    @classmethod
    def read(cls) -> Typed:
        """Read the form of this request. Raises NotAStory."""
        form = request.form
        before, typed = carried(form), unpacked(form)
        at = Open.read(form.get("open", ""), typed)
        go = form.get("go", "look")
        story, at = _pressed(typed, go, at)
        try:
            before, story = drawing.whole(before), drawing.whole(story)
        except BadStory:
            raise NotAStory from None
        story = pictures.described(before, story)
        if go.startswith("describe-"):
            story = pictures.redescribed(story, at.number)
        work = Work(story, form.get("template", ""), form.get("grade_reason", "").strip())
        return cls(work, before, at, form.get("mark", ""), go, "torn" in form)


def _pressed(story: Story, go: str, at: Open) -> tuple[Story, Open]:
    if go == "join":
        try:
            return joined(story, drawing.look_for(str(len(story["cast"])), (each["look"] for each in story["cast"])))
        except (BadStory, KeyError, TypeError):
            raise NotAStory from None
    try:
        return rearranged(story, go, at)
    except (KeyError, TypeError, AttributeError):
        raise NotAStory from None


def kept(reference: str, typed: Typed) -> Desk:
    """Keep what was typed, then undo or redo where that was pressed. Raises Moved, GuardRefused or Closed."""
    with store().writing() as session:
        here = hand(reference)
        if typed.torn:
            return _settled(session, here, typed)
        if typed.work.story == typed.before and typed.go not in _TURNING:
            return _unchanged(session, here, typed)
        part = part_changed(typed.before, typed.work.story)
        desk = story_desk.keep(session, here, typed.work, mark=typed.mark, part=part)
        if typed.go in _TURNING:
            return _TURNING[typed.go](session, here, mark=desk.mark)
        return desk


def _settled(session: Session, here: Hand, typed: Typed) -> Desk:
    """Two windows changed the story: nothing is kept from this one until it is said which of the two goes on."""
    if typed.go in _SETTLING:
        return story_desk.choose(session, here, typed.work, mine_goes_on=typed.go == "mine")
    file = story_desk.open_to_write(session, here)
    desk = story_desk.desk_of(session, file.case)
    if desk is None:
        return story_desk.choose(session, here, typed.work, mine_goes_on=True)
    raise Moved(desk)


def _unchanged(session: Session, here: Hand, typed: Typed) -> Desk:
    """A window that changed nothing shows the newest story, whoever made it; only its reason may be new."""
    file = story_desk.open_to_write(session, here)
    desk = story_desk.desk_of(session, file.case)
    if desk is None or typed.work.grade_reason != desk.work.grade_reason:
        return story_desk.keep(session, here, typed.work, mark=typed.mark, part="reason")
    if typed.go in SAVING and desk.mark != typed.mark:
        raise Moved(desk)  # nobody saves what they have not seen
    return desk
