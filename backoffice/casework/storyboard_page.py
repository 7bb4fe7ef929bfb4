"""The storyboard (B-14): begun from a template and the case, then drawn picture by picture, kept at every change.

The page works without a script: each press posts the form and gives the page anew. The script posts the same form and
takes from the answer what has changed.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, abort, flash, jsonify, redirect, render_template, request, url_for

from backoffice.casework import room
from backoffice.casework.actions import BY_KEY
from backoffice.casework.case_page import head
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json
from backoffice.casework.refusals import shown_refusal
from backoffice.casework.story_form import (
    BUBBLES,
    LOOKS,
    MOST_IN_CAST,
    MOST_PANELS,
    PEOPLE,
    NotAStory,
    Open,
    Story,
    carried,
    in_pictures,
    joined,
    packed,
    part_changed,
    rearranged,
    unpacked,
)
from backoffice.doors import open_for, open_to_all_staff, settings, store, wants_json
from backoffice.gateways import pictures as drawing
from backoffice.gateways import small_pictures
from backoffice.gateways.pictures import BadStory
from backoffice.procedure.commands import SendResponse
from backoffice.procedure.permissions import Area, permitted
from backoffice.services import answer as answers
from backoffice.services import pictures, story_cast, story_desk, story_versions
from backoffice.services.refusals import GuardRefused
from backoffice.services.story_desk import BEGUN, Desk, Moved, Work

_SETTLING = ("mine", "theirs")
_TURNING = {"undo": story_desk.undo, "redo": story_desk.redo}
_CARD = 0.3
_LASTS = "private, max-age=86400"


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


@room.get("/cases/<reference>/storyboard")
@open_for(Area.CASE)
def storyboard(reference: str) -> Any:
    """Show the story on the desk, or the templates to begin one from."""
    with opened(reference) as seen:
        may = permitted(seen.state, seen.person, SendResponse)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=BY_KEY["answer"], may=may), 403
        desk = story_desk.desk_of(seen.file.session, seen.case)
        if desk is None or request.args.get("from") == "template":
            return _templates(seen)
        at = Open.read(request.args.get("open", ""), desk.work.story)
        return _page(seen, desk.work, at, desk)


@room.post("/cases/<reference>/storyboard")
@open_for(Area.CASE)
def make_story(reference: str) -> Any:
    """Begin, change, undo or save the story, or go on to sending it. What was typed is never lost."""
    if request.form.get("go") == "begin":
        return _begin(reference)
    try:
        typed = Typed.read()
    except NotAStory:
        abort(400)
    try:
        desk = _kept(reference, typed)
    except Moved as moved:
        with opened(reference, going_on=True) as seen:
            return _page(seen, typed.work, typed.open, moved.desk, moved=moved), 409
    if typed.go in ("save", "send"):
        return _saved(reference, typed, desk)
    with opened(reference, going_on=True) as seen:
        at = Open.read(str(typed.open), desk.work.story)
        return _page(seen, desk.work, at, desk)


@room.get("/cases/<reference>/storyboard/begin/<template>.png")
@open_for(Area.CASE)
def template_picture(reference: str, template: str) -> Response:
    """Return one picture of the story that a template would begin."""
    with opened(reference, going_on=True) as seen:
        drafts = _drafts(seen)
    if template not in drafts:
        abort(404)
    picture = drawing.panel(drafts[template], _most_its_own(template, drafts), _CARD)
    return Response(picture, mimetype="image/png")


@room.get("/story-pictures/<kind>/<key>.png")
@open_to_all_staff
def story_picture(kind: str, key: str) -> Response:
    """Return a small picture of a place, an expression or a thing that a story can show."""
    picture = small_pictures.offered(kind, key) or abort(404)
    response = Response(picture, mimetype="image/png")
    response.headers["Cache-Control"] = _LASTS
    return response


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


def _kept(reference: str, typed: Typed) -> Desk:
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


def _settled(session: Any, here: Any, typed: Typed) -> Desk:
    """Two windows changed the story: nothing is kept from this one until it is said which of the two goes on."""
    if typed.go in _SETTLING:
        return story_desk.choose(session, here, typed.work, mine_goes_on=typed.go == "mine")
    file = story_desk.open_to_write(session, here)
    desk = story_desk.desk_of(session, file.case)
    if desk is None:
        return story_desk.choose(session, here, typed.work, mine_goes_on=True)
    raise Moved(desk)


def _unchanged(session: Any, here: Any, typed: Typed) -> Desk:
    """A window that changed nothing shows the newest story, whoever made it; only its reason may be new."""
    file = story_desk.open_to_write(session, here)
    desk = story_desk.desk_of(session, file.case)
    if desk is None or typed.work.grade_reason != desk.work.grade_reason:
        return story_desk.keep(session, here, typed.work, mark=typed.mark, part="reason")
    return desk


def _begin(reference: str) -> Any:
    """Lay a first story on the desk, filled from the case; one that lay there before is one undo away."""
    form = request.form
    with store().writing() as session:
        file = story_desk.open_to_write(session, hand(reference))
        if form.get("child_drawn") in ("yes", "no"):
            look = _childs_look() if form["child_drawn"] == "yes" else None
            story_cast.draw_child(session, file.case, look, hand(reference).person.id)
    with opened(reference, going_on=True) as seen:
        try:
            work = pictures.begun(seen.file.session, form.get("template", ""), seen.case, seen.state, seen.writer)
        except BadStory as problem:
            return _templates(seen, str(problem)), 400
        desk = story_desk.desk_of(seen.file.session, seen.case)
    with store().writing() as session:
        story_desk.keep(session, hand(reference), work, mark=desk.mark if desk else "", part=BEGUN)
    return redirect(url_for("casework.storyboard", reference=reference))


def _childs_look() -> dict[str, Any]:
    offered = drawing.options()["looks"]
    told = {name: request.form.get(f"child-{name}", "") for name in LOOKS}
    look: dict[str, Any] = {name: key for name, key in told.items() if key in dict(offered[name])}
    return look | {aid: request.form.get(f"child-{aid}") == "yes" for aid in ("wheelchair", "hearing_aid")}


def _saved(reference: str, typed: Typed, desk: Desk) -> Any:
    if typed.go == "send":
        with opened(reference, going_on=True) as seen:
            if answers.latest(seen.case) is None:
                refused = GuardRefused(
                    "G-C9-WRITTEN",
                    "A story in pictures goes with a written answer, never alone. Write and save the answer first.",
                )
                return refusal_as_json(refused) or (_page(seen, desk.work, typed.open, desk, refused=refused), 409)
    with store().writing() as session:
        board = story_versions.save(session, hand(reference), mark=desk.mark)
        version = board.version
    if typed.go == "send":
        return redirect(url_for("casework.answer", reference=reference))
    flash(f"Version {version} of the story in pictures is saved. It goes with the written answer.")
    return redirect(url_for("casework.storyboard", reference=reference, open=str(typed.open)))


def _drafts(seen: Opened) -> dict[str, Story]:
    """What each template would make of the case."""
    session, case, state, writer = seen.file.session, seen.case, seen.state, seen.writer
    return {key: pictures.begun(session, key, case, state, writer).story for key, _ in drawing.templates()}


def _templates(seen: Opened, problem: str = "") -> str:
    fitting = pictures.fitting(seen.state)
    offered = drawing.templates()
    best = [each for key in fitting for each in offered if each[0] == key]
    cast = story_cast.of(seen.file.session, seen.case)
    return render_template(
        "casework/story/begin.html",
        **head(seen),
        best=best,
        others=[each for each in offered if each not in best],
        chosen=request.form.get("template") or (best or offered)[0][0],
        child_looks=drawing.options()["looks"],
        child_look=story_cast.look_of(cast, story_cast.CHILD),
        look_parts=LOOK_PARTS,
        begun=story_desk.desk_of(seen.file.session, seen.case) is not None,
        problem=problem,
    )


def _page(
    seen: Opened,
    work: Work,
    at: Open,
    desk: Desk,
    *,
    moved: Moved | None = None,
    refused: GuardRefused | None = None,
) -> Any:
    session = seen.file.session
    work = replace(work, story=pictures.held_against(work.story, seen.state))
    faults = pictures.faults(work, seen.state)
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
        "written": answers.latest(seen.case) is not None,
        "second_person": settings().story_second_person == "on",
        "moved": moved,
        "refused": shown_refusal(refused) if refused else None,
    }
    if wants_json():
        return jsonify(desk=render_template("casework/story/desk.html", **told), moved=moved is not None)
    return render_template("casework/story/builder.html", **told)


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


def _most_its_own(template: str, drafts: dict[str, Story]) -> int:
    """The picture of a draft that the fewest others have, which shows best what the template is about."""
    pictures_of = {key: [_bare(panel) for panel in story["panels"]] for key, story in drafts.items()}
    shared = [sum(panel in others for others in pictures_of.values()) for panel in pictures_of[template]]
    return 1 + shared.index(min(shared))


def _bare(panel: Story) -> tuple[Any, ...]:
    return panel["caption"], [bubble["text"] for bubble in panel["bubbles"]]
