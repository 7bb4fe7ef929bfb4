"""The page of a story as it is shown: the strip, the open picture with its fields, the people, what is left to do."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import jsonify, render_template

from backoffice.casework.case_page import head
from backoffice.casework.opening import Opened
from backoffice.casework.refusals import shown_refusal
from backoffice.casework.story_form import (
    BUBBLES,
    MOST_IN_CAST,
    MOST_PANELS,
    PEOPLE,
    Open,
    Story,
    in_pictures,
    packed,
)
from backoffice.doors import settings, wants_json
from backoffice.gateways import pictures as drawing
from backoffice.gateways import small_pictures
from backoffice.gateways.pictures import BadStory
from backoffice.services.answers import answer_desk
from backoffice.services.refusals import GuardRefused
from backoffice.services.stories import pictures, story_versions
from backoffice.services.stories.pictures import House
from backoffice.services.stories.story_desk import Desk, Moved, Work

LOOK_PARTS: tuple[tuple[str, str], ...] = (
    ("age", "Age"),
    ("skin", "Skin"),
    ("head", "Hair or head"),
    ("hair", "Hair colour"),
    ("cover", "Scarf, hat or bow"),
    ("clothes", "Clothes"),
    ("cloth", "Colour of clothes"),
    ("glasses", "Glasses"),
    ("beard", "Beard"),
)


def shown(
    seen: Opened,
    work: Work,
    at: Open,
    desk: Desk,
    *,
    moved: Moved | None = None,
    refused: GuardRefused | None = None,
) -> Any:
    """Return the page of a story, or what the page's script puts in its place."""
    session = seen.file.session
    work = replace(work, story=pictures.held_against(work.story, seen.state))
    house = House.of(settings())
    faults = pictures.faults(work, seen.case, seen.state, house)
    board = pictures.newest(seen.case)
    told = {
        **head(seen),
        "story": work.story,
        "work": work,
        "packed": packed(work.story),
        "open": at,
        "desk": desk,
        "kept_at": desk.changed_at,
        "board": board,
        "in_a_version": board is not None and story_versions.is_in(board, work),
        "stage": _stage(work.story, at),
        "thumbs": [_panel_image(work.story, n, drawing.THUMB) for n in range(1, len(work.story["panels"]) + 1)],
        "faces": [_drawn(small_pictures.face, work.story, n) for n in range(1, len(work.story["cast"]) + 1)],
        "marks": {each["key"]: (n, small_pictures.mark_of(each)) for n, each in enumerate(work.story["cast"], 1)},
        "offers": drawing.options(),
        "look_parts": LOOK_PARTS,
        "people": PEOPLE,
        "bubbles": BUBBLES,
        "most_panels": MOST_PANELS,
        "most_in_cast": MOST_IN_CAST,
        "in_pictures": in_pictures(work.story),
        "measured": _measured(work.story, at),
        "faults": {n: [f for f in faults if f.panel == n] for n in range(1, len(work.story["panels"]) + 1)},
        "whole": [f for f in faults if f.panel is None],
        "hard": any(f.code == drawing.HARD for f in faults) or bool(work.grade_reason),
        "left_out": pictures.left_out(session, work, seen.case, seen.state, seen.writer),
        "written": seen.state.answer_went or answer_desk.latest(seen.case) is not None,
        "second_person": house.second_person,
        "moved": moved,
        "refused": shown_refusal(refused) if refused else None,
    }
    if wants_json():
        return jsonify(desk=render_template("casework/story/desk.html", **told), moved=moved is not None)
    return render_template("casework/story/builder.html", **told)


def _measured(story: Story, at: Open) -> dict[str, Any]:
    """How long and how hard the words of the open picture are."""
    if at.kind != "panel":
        return {}
    panel = story["panels"][at.number - 1]
    return {
        "caption": drawing.measured(story, panel["caption"], caption=True),
        "bubbles": [drawing.measured(story, bubble["text"], caption=False) for bubble in panel["bubbles"]],
    }


def _stage(story: Story, at: Open) -> str:
    if at.kind == "panel":
        return _panel_image(story, at.number, drawing.STAGE)
    return _drawn(small_pictures.figure, story, at.number)


def _panel_image(story: Story, number: int, scale: float) -> str:
    return _drawn(lambda told, at: drawing.panel(told, at, scale), story, number)


def _drawn(draw: Callable[[Story, int], bytes], story: Story, number: int) -> str:
    """A picture that stands in the page itself; one that cannot be drawn yet is left empty."""
    try:
        return "data:image/png;base64," + base64.b64encode(draw(story, number)).decode()
    except BadStory:
        return ""
