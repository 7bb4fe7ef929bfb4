"""The storyboard (B-14): begun from a template and the case, edited as a form with pictures, saved in versions."""

from __future__ import annotations

import base64
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for

import storyboards
from backoffice.casework import room
from backoffice.casework.actions import BY_KEY
from backoffice.casework.case_page import head
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json
from backoffice.casework.refusals import shown_refusal
from backoffice.casework.story_form import BUBBLES, PEOPLE, PROPS, NotAStory, Story, packed, rearranged, unpacked
from backoffice.doors import open_for, store
from backoffice.gateways.pictures import BadStory, Fault
from backoffice.procedure.commands import SendResponse
from backoffice.procedure.permissions import Area, permitted
from backoffice.services import answer as answers
from backoffice.services import pictures
from backoffice.services.refusals import GuardRefused, NotDone


@room.get("/cases/<reference>/storyboard")
@open_for(Area.CASE)
def storyboard(reference: str) -> Any:
    """Show the newest story to change, or the templates to begin one from."""
    with opened(reference) as seen:
        may = permitted(seen.state, seen.person, SendResponse)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=BY_KEY["answer"], may=may), 403
        board = pictures.newest(seen.case)
        if board is None or request.args.get("from") == "template":
            return render_template(
                "casework/story_templates.html", **head(seen), templates=storyboards.templates(), problem=""
            )
        return _page(seen, board.story, board.template_key or "", board.version)


@room.post("/cases/<reference>/storyboard")
@open_for(Area.CASE)
def make_story(reference: str) -> Any:
    """Begin, change, look at, save or try to send a story. What was typed is never lost."""
    typed = request.form
    go = typed.get("go", "look")
    with opened(reference) as seen:
        template = typed.get("template", "")
        shown = _number(typed.get("shown_version", ""))
        if go == "begin":
            return _begin(seen, template)
        try:
            story = rearranged(unpacked(typed), go)
        except NotAStory:
            abort(400)
        if go == "send" and answers.latest(seen.case) is None:
            return _alone(seen, story, template, shown)
        if go not in ("save", "send"):
            return _page(seen, story, template, shown)
        board = pictures.newest(seen.case)
        changed = board is None or board.story != story
    try:
        if changed:
            with store().writing() as session:
                pictures.save(session, hand(reference), story, template=template, shown_version=shown)
    except NotDone as refused:
        with opened(reference) as seen:
            return _page(seen, story, template, shown, refused=refused), 409
    if go == "send":
        return redirect(url_for("casework.answer", reference=reference))
    flash("The story in pictures is saved. It goes with the written answer.")
    return redirect(url_for("casework.storyboard", reference=reference))


@room.get("/cases/<reference>/storyboard/<int:version>")
@open_for(Area.CASE)
def storyboard_version(reference: str, version: int) -> Any:
    """Show one saved version as it is for ever."""
    with opened(reference) as seen:
        board = _version(seen, version)
        return render_template(
            "casework/story_version.html", **head(seen), board=board, story=board.story, images=_images(board.story)
        )


@room.get("/cases/<reference>/storyboard/<int:version>.pdf")
@open_for(Area.CASE)
def storyboard_pdf(reference: str, version: int) -> Response:
    """Return one saved version as a PDF."""
    with opened(reference) as seen:
        made = pictures.DRAWN.pdf(_version(seen, version).story)
    response = Response(made, mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="story.pdf"'
    return response


def _begin(seen: Opened, template: str) -> Any:
    boards = seen.case.storyboards
    try:
        story = pictures.begun(template, seen.case, seen.state, seen.writer)
    except BadStory as problem:
        return render_template(
            "casework/story_templates.html", **head(seen), templates=storyboards.templates(), problem=str(problem)
        ), 400
    return _page(seen, story, template, boards[-1].version if boards else 0)


def _alone(seen: Opened, story: Story, template: str, shown: int) -> Any:
    """A story goes with the written answer, from the page of the answer; without one it does not go at all."""
    refused = GuardRefused(
        "G-C9-WRITTEN",
        "A story in pictures goes with a written answer, never alone. Write and save the answer first.",
    )
    return refusal_as_json(refused) or (_page(seen, story, template, shown, refused=refused), 409)


def _page(seen: Opened, story: Story, template: str, shown: int, *, refused: NotDone | None = None) -> str:
    faults = _faults(story)
    return render_template(
        "casework/storyboard.html",
        **head(seen),
        story=story,
        packed=packed(story),
        template=template,
        shown_version=shown,
        images=_images(story),
        offers=storyboards.options(),
        people=range(PEOPLE),
        bubbles=range(BUBBLES),
        props=range(PROPS),
        refused=shown_refusal(refused) if refused else None,
        faults={at: [f for f in faults if f.panel == at] for at in range(1, len(story["panels"]) + 1)},
        whole=[f for f in faults if f.panel is None],
        left_out=_left_out(story),
        written=answers.latest(seen.case) is not None,
    )


def _faults(story: Story) -> tuple[Fault, ...]:
    try:
        return pictures.faults(story)
    except BadStory as problem:
        return (Fault("unreadable", None, str(problem)),)


def _left_out(story: Story) -> tuple[str, ...]:
    try:
        return pictures.DRAWN.left_out(story)
    except BadStory:
        return ()


def _images(story: Story) -> list[str]:
    """Each panel as an image that stands in the page itself; one that cannot be drawn is left empty."""
    return [_image(story, number) for number in range(1, len(story["panels"]) + 1)]


def _image(story: Story, number: int) -> str:
    try:
        return "data:image/png;base64," + base64.b64encode(pictures.DRAWN.panel(story, number)).decode()
    except BadStory:
        return ""


def _version(seen: Opened, version: int) -> Any:
    return next((b for b in seen.case.storyboards if b.version == version and b.story), None) or abort(404)


def _number(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 10 else -1
