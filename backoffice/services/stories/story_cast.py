"""The cast of a case: who may be in its stories, with looks that stay over pictures, versions and later stories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.records import Case, StoryCast

Look = Mapping[str, Any]
Story = dict[str, Any]

CHILD = "child"


def of(session: Session, case: Case) -> StoryCast | None:
    """Return the cast that is kept with the case, or None before the first story."""
    return session.scalar(select(StoryCast).where(StoryCast.case_id == case.id))


def look_of(cast: StoryCast | None, role: str, name: str | None = None) -> Look | None:
    """Return how somebody looks, or None. The child is told only where the child is to be in the pictures."""
    if cast is None or (role == CHILD and not cast.child_is_drawn):
        return None
    return next((each["look"] for each in cast.people if each["role"] == role and name in (None, each["name"])), None)


def with_kept_faces(story: Story, cast: StoryCast | None) -> Story:
    """Return the story with the faces that its people already have in this case."""
    if cast is None:
        return story
    kept = {(each["role"], each["name"]): each["look"] for each in cast.people}
    people = [
        {**each, "look": {**each["look"], **kept.get((each["role"], each["name"]), {})}} for each in story["cast"]
    ]
    return {**story, "cast": people}


def keep(session: Session, case: Case, story: Story, by: str) -> None:
    """Keep how the people of this story look. Whoever is in another story of the case only stays as they were."""
    cast = of(session, case)
    shown = {(each["role"], each["name"]): each["look"] for each in story["cast"]}
    before = {(each["role"], each["name"]): each["look"] for each in cast.people} if cast else {}
    if cast is not None and {**before, **shown} == before:
        return
    if cast is None:
        cast = _new(session, case, by)
    cast.people = [{"role": role, "name": name, "look": look} for (role, name), look in {**before, **shown}.items()]
    session.flush()


def draw_child(session: Session, case: Case, look: Look | None, by: str) -> None:
    """Keep whether the child is in the pictures, and how they said they like to look."""
    cast = of(session, case) or _new(session, case, by)
    cast.child_is_drawn = look is not None
    if look is not None:
        others = [each for each in cast.people if each["role"] != CHILD]
        cast.people = [{"role": CHILD, "name": case.child_first_name or "you", "look": dict(look)}, *others]
    session.flush()


def _new(session: Session, case: Case, by: str) -> StoryCast:
    cast = StoryCast(case_id=case.id, created_by=by)
    cast.people = []
    session.add(cast)
    return cast
