"""The versions of a story: saved from the desk, compared, brought back, and looked at by a second person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from sqlalchemy.orm import Session

from backoffice.procedure.permissions import Person
from backoffice.records import Case, Storyboard, audit
from backoffice.services import casefile
from backoffice.services.cases.take_step import Hand
from backoffice.services.refusals import GuardRefused, NotFound
from backoffice.services.stories import story_cast, story_desk
from backoffice.services.stories.story_desk import RESTORED, Desk, Moved, Work, open_to_write

Panel = Mapping[str, Any]

PARTS: dict[str, str] = {
    "caption": "words under it",
    "bubbles": "what is said",
    "scene": "place",
    "people": "people",
    "props": "things",
    "finding": "what it tells of the findings",
    "alt": "description",
}
"""The parts of a picture, each as a comparison calls it."""


@dataclass(frozen=True)
class Pair:
    """A picture in two versions with its number in each, or in one only. ``changed`` names the parts that differ."""

    one: Panel | None
    one_at: int
    other: Panel | None
    other_at: int
    changed: tuple[str, ...]


def save(session: Session, hand: Hand, *, mark: str) -> Storyboard:
    """Make a version of the story on the desk; the same story twice is one version. Raises Moved or GuardRefused."""
    file = open_to_write(session, hand)
    desk = story_desk.desk_of(session, file.case)
    if desk is None:
        raise GuardRefused("G-STORYBOARD", "There is no story to save yet.")
    if desk.mark != mark:
        raise Moved(desk)
    newest = story_desk.newest_version(file.case)
    if newest is not None and is_in(newest, desk.work):
        return newest
    board = Storyboard(
        case_id=file.case.id,
        version=1 + max((each.version for each in file.case.storyboards), default=0),
        considered=True,
        template_key=desk.work.template,
        saved_at=hand.now,
        saved_by=hand.person.id,
        created_by=hand.person.id,
    )
    board.story, board.grade_reason = desk.work.story, desk.work.grade_reason or None
    session.add(board)
    session.flush()
    return board


def is_in(board: Storyboard, work: Work) -> bool:
    """Say whether a version holds this very story."""
    return story_desk.same(work_of(board), work)


def work_of(board: Storyboard) -> Work:
    """Return a version as work for the desk."""
    return Work(board.story, board.template_key or "", board.grade_reason or "")


def restore(session: Session, hand: Hand, version: int, *, mark: str) -> Desk:
    """Lay a version on the desk again, with the faces its people have by now. Raises NotFound, Moved, GuardRefused."""
    file = open_to_write(session, hand)
    board = of(file.case, version)
    story = story_cast.with_kept_faces(board.story, story_cast.of(session, file.case))
    work = replace(work_of(board), story=story)
    return story_desk.keep(session, hand, work, mark=mark, part=RESTORED)


def of(case: Case, version: int) -> Storyboard:
    """Return one saved version. Raises NotFound."""
    board = next((each for each in case.storyboards if each.version == version and each.story), None)
    if board is None:
        raise NotFound("version of the story")
    return board


def compared(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Pair]:
    """Return two stories picture by picture. One that was taken out or put in does not make those after it differ."""
    sides = list(one["panels"]), list(other["panels"])
    keys = [[json.dumps(panel, sort_keys=True) for panel in side] for side in sides]
    pairs: list[Pair] = []
    for _, a, a_end, b, b_end in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        both: zip_longest[tuple[int | None, int | None]] = zip_longest(range(a, a_end), range(b, b_end))
        pairs += [_pair(sides[0], at, sides[1], other_at) for at, other_at in both]
    return pairs


def may_check(board: Storyboard, person: Person) -> bool:
    """Say whether this person can be the second to look at a version: not whoever saved it, and not once it went."""
    return board.saved_by != person.id and board.sent_at is None and board.checked_by is None


def check(session: Session, hand: Hand, version: int) -> Storyboard:
    """Record that a second person looked at a version. Raises GuardRefused, NotFound or Closed."""
    file = casefile.open_for(session, hand.reference, hand.person)
    board = of(file.case, version)
    if not may_check(board, hand.person):
        raise GuardRefused(
            "G-STORYBOARD", "Somebody else than the person who saved it has to look at it, once, before it goes."
        )
    board.checked_by, board.checked_at = hand.person.id, hand.now
    audit.note(
        session,
        who=hand.person.id,
        what="story_checked",
        case_reference=file.case.reference,
        subject=str(version),
        at=hand.now,
    )
    session.flush()
    return board


def _pair(one: list[Panel], at: int | None, other: list[Panel], other_at: int | None) -> Pair:
    first = None if at is None else one[at]
    second = None if other_at is None else other[other_at]
    return Pair(first, (at or 0) + 1, second, (other_at or 0) + 1, _changed(first, second))


def _changed(one: Panel | None, other: Panel | None) -> tuple[str, ...]:
    if one is None or other is None:
        return ()
    return tuple(part for part in PARTS if one.get(part) != other.get(part))
