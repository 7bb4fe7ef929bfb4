"""Storyboards: an answer to a child in pictures. A story in, pictures and pages out. Stands alone.

    story = from_template("sorry", facts)      a first draft from the facts of a case
    problems = check(story)                    plain words; an empty list means that it may be sent
    page_png(story); html(story); pdf(story)   the same story in every form, the same bytes each time

Functions
---------
templates() -> list[(key, title)]
    The templates, in the order they are offered.
from_template(key, facts) -> Story
    `facts` is a plain dict: {"child_name": str|None, "child_look": dict|None, "manager_name": str,
    "worker_name": str|None, "what_child_said": [str], "talked_to": [str],
    "findings": [{"number": 1, "outcome": "upheld|partly_upheld|not_upheld|no_finding|outside_remit", "plain": str}],
    "remedies": [{"text": str, "by": str|None, "type": a kind of `facts.ABOUT`, "done": bool, "who": str|None}],
    "learning": [str], "next_steps": [str]}. A draft claims only what the facts hold: what is not said to be so is not
    so. Without a `child_look` no child is drawn. Optional: a finding's "decided_by" (a body, as "court_judge");
    "proceedings" (live, ended, not_sure, not_said); "late" (later than was said), "met" (we met the child),
    "told_by_reader" (usual: True), "spoke_for" (the reader told us of somebody else), all bool; "manager_look",
    "worker_look" (dicts as `child_look`); "places" (names that are no people and may be written).
    A draft has 3 to 8 panels; `left_out` says what they had no room for. Raises StoryError in one plain sentence.
cover(key, facts) -> int
    The number, from 1, of the panel of a draft that shows best what its template is about.
left_out(story) -> tuple[str, ...]
    What a draft did not tell of the findings, remedies, learning and next steps, and what still stands in no panel.
Story.to_dict() / Story.from_dict(data)
    JSON-able and versioned. from_dict raises StoryError.
check(story, grade_limit=4.0, says_you=False) -> list[Problem(code, panel|None, message)]
    Panels count from 1. A higher limit needs a reason that the caller keeps. With `says_you` the story has to say
    "you" to the child. The words of a panel are held against the outcome of its finding.
options() -> dict
    What the builder's form offers, each a list of (key, label): "scenes", "expressions", "poses", "facings", "props",
    "bubbles", "outcomes", "roles", "templates"; and "looks", a dict of such lists by the part of a look.
draft_alt(story, panel) -> str
    A first description of a picture, to be edited.
reading(text, names=()) -> Reading(words, grade|None, longest_sentence)
    For the form to show as somebody types.
panel_png(story, index, scale=1.0, grey=False) -> bytes ; page_png(story, scale=1.0, grey=False) -> bytes
    `index` counts from 0. A panel is 1200 by 1080 pixels at scale 1. `grey` is black and white.
html(story) -> str ; pdf(story, panels_a_page=2, grey=False) -> bytes
    One panel a page is large print. Serve `html` with PAGE_HEADERS: as a download, and in a sandbox where it is opened
    in place; its one script reads aloud. The four raise DoesNotFit(panel, message) for words that have no room; `check`
    says so first. A story whose language is read from the right is drawn and set that way.
credits() -> list[Credit]
    Whose work is in the pictures, from the packages' own licence data.
"""

from __future__ import annotations

from typing import Any

from storyboards import alt
from storyboards.filling.fill import cover, from_template, left_out, templates
from storyboards.output.credits import Credit, credits
from storyboards.output.draw import page_png, panel_png
from storyboards.output.export import PAGE_HEADERS, html, pdf
from storyboards.people import looks
from storyboards.people.expressions import FACES
from storyboards.people.poses import POSES
from storyboards.problems import DoesNotFit, Problem
from storyboards.readability import Reading
from storyboards.readability import measure as reading
from storyboards.rules import OUTCOMES, check
from storyboards.scenes import SCENES
from storyboards.scenes.props import PROPS
from storyboards.story import Bubble, Finding, Look, Panel, Person, Placed, Story, StoryError

draft_alt = alt.draft


def _labels(table: dict[str, tuple[str, Any]]) -> list[tuple[str, str]]:
    return [(key, row[0]) for key, row in table.items()]


def options() -> dict[str, Any]:
    """Everything a form can offer, as lists of (key, label)."""
    return {
        "scenes": [(key, scene.label) for key, scene in SCENES.items()],
        "expressions": _labels(FACES),
        "poses": [("auto", "As it fits"), *((key, pose.label) for key, pose in POSES.items())],
        "facings": [("auto", "As it fits"), ("left", "Left"), ("right", "Right")],
        "props": [(key, prop.label) for key, prop in PROPS.items()],
        "bubbles": [("said", "Says"), ("thought", "Thinks")],
        "outcomes": list(OUTCOMES.items()),
        "roles": list(looks.ROLES.items()),
        "templates": templates(),
        "looks": {
            "age": list(looks.AGES.items()),
            "skin": _labels(looks.SKINS),
            "head": [(key, head.label) for key, head in looks.HEADS.items()],
            "hair": _labels(looks.HAIR_COLOURS),
            "cover": _labels(looks.FABRICS),
            "glasses": _labels(looks.GLASSES),
            "beard": _labels(looks.BEARDS),
            "clothes": list(looks.CLOTHES.items()),
            "cloth": _labels(looks.FABRICS),
            "hearing_aid": [(False, "No hearing aid"), (True, "Hearing aid")],
            "wheelchair": [(False, "No wheelchair"), (True, "Wheelchair")],
        },
    }


__all__ = [
    "PAGE_HEADERS", "Bubble", "Credit", "DoesNotFit", "Finding", "Look", "Panel", "Person", "Placed", "Problem",
    "Reading", "Story", "StoryError", "check", "cover", "credits", "draft_alt", "from_template", "html", "left_out",
    "options", "page_png", "panel_png", "pdf", "reading", "templates",
]  # fmt: skip
