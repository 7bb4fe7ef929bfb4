"""The answer on the desk: kept at every change while somebody writes, so that no word of it is lost.

A version is saved by pressing Save. What was typed since lies on the desk, one for each case, and has a mark: nobody
keeps words over others that they have not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.records import AnswerDesk, Case, Response
from backoffice.services.cases.take_step import Hand
from backoffice.services.refusals import Stale
from backoffice.services.stories.story_desk import open_to_write


@dataclass(frozen=True)
class Desk:
    """The answer as it stands: its words, its mark, who wrote them and when. ``saved`` where they are a version."""

    words: Mapping[str, str]
    mark: str
    by: str
    at: datetime | None
    saved: bool


def latest(case: Case) -> Response | None:
    """Return the newest saved version of the answer, or None."""
    return case.responses[-1] if case.responses else None


def standing(session: Session, case: Case) -> Desk:
    """Return the answer as it stands: what lies on the desk, else the newest version, else no words at all."""
    version, kept = latest(case), _row(session, case)
    mark = f"{version.version if version else 0}.{kept.number if kept else 0}"
    if kept is not None and kept.words is not None:
        return Desk(kept.words, mark, kept.changed_by, kept.changed_at, saved=False)
    if version is not None:
        return Desk(version.blocks, mark, version.saved_by, version.saved_at, saved=True)
    return Desk({}, mark, "", None, saved=False)


def keep(session: Session, hand: Hand, words: Mapping[str, str], *, mark: str) -> Desk:
    """Keep what was typed. Raises Stale where other words lie there than those of this mark, GuardRefused or Closed."""
    file = open_to_write(session, hand)
    desk = unless_moved(session, file.case, words, mark)
    if desk.words == words:
        return desk
    kept = _row(session, file.case)
    if kept is None:
        kept = AnswerDesk(case_id=file.case.id, number=0, created_at=hand.now, created_by=hand.person.id)
        session.add(kept)
    kept.number, kept.words = kept.number + 1, dict(words)
    kept.changed_at, kept.changed_by = hand.now, hand.person.id
    session.flush()
    return standing(session, file.case)


def unless_moved(session: Session, case: Case, words: Mapping[str, str], mark: str) -> Desk:
    """Return the desk, unless other words came to lie on it since it had this mark. Raises Stale."""
    desk = standing(session, case)
    if desk.mark != mark and desk.words != words:
        raise Stale()
    return desk


def clear(session: Session, case: Case) -> None:
    """Take from the desk what is a version now. The mark goes on counting: an older page never fits a newer desk."""
    kept = _row(session, case)
    if kept is not None:
        kept.number, kept.words = kept.number + 1, None


def _row(session: Session, case: Case) -> AnswerDesk | None:
    return session.scalar(select(AnswerDesk).where(AnswerDesk.case_id == case.id))
