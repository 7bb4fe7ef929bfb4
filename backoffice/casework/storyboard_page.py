"""The storyboard (B-14): begun from a template and the case, then drawn picture by picture, kept at every change.

The page works without a script: each press posts the form and gives the page anew. The script posts the same form and
takes from the answer what has changed.
"""

from __future__ import annotations

from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for

from backoffice.casework import room
from backoffice.casework.actions import BY_KEY
from backoffice.casework.actions.letters import KEYS
from backoffice.casework.case_page import head
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json
from backoffice.casework.story_form import AIDS, LOOKS, NotAStory, Open
from backoffice.casework.story_post import SAVING, Typed, kept
from backoffice.casework.story_shown import LOOK_PARTS, shown
from backoffice.doors import open_for, open_to_all_staff, store
from backoffice.gateways import pictures as drawing
from backoffice.gateways import small_pictures
from backoffice.gateways.pictures import BadStory
from backoffice.procedure.permissions import Area
from backoffice.services.answers import answer_desk
from backoffice.services.refusals import GuardRefused
from backoffice.services.stories import pictures, story_cast, story_desk, story_versions
from backoffice.services.stories.story_desk import BEGUN, Desk, Moved

_CARD = 0.3
_LASTS = "private, max-age=86400"


@room.get("/cases/<reference>/storyboard")
@open_for(Area.CASE)
def storyboard(reference: str) -> Any:
    """Show the story on the desk, or the templates to begin one from."""
    with opened(reference) as seen:
        may = story_desk.may_write(seen.state, seen.person)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=BY_KEY["answer"], may=may), 403
        desk = story_desk.desk_of(seen.file.session, seen.case)
        if desk is None or request.args.get("from") == "template":
            return _templates(seen)
        at = Open.read(request.args.get("open", ""), desk.work.story)
        return shown(seen, desk.work, at, desk)


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
        desk = kept(reference, typed)
    except Moved as moved:
        with opened(reference, going_on=True) as seen:
            return shown(seen, typed.work, typed.open, moved.desk, moved=moved), 409
    if typed.go in SAVING:
        return _saved(reference, typed, desk)
    with opened(reference, going_on=True) as seen:
        at = Open.read(str(typed.open), desk.work.story)
        return shown(seen, desk.work, at, desk)


@room.get("/cases/<reference>/storyboard/begin/<template>/<int:number>.png")
@open_for(Area.CASE)
def template_picture(reference: str, template: str, number: int) -> Response:
    """Return one picture of the story that a template would begin."""
    with opened(reference, going_on=True) as seen:
        try:
            work = pictures.begun(seen.file.session, template, seen.case, seen.state, seen.writer)
            picture = drawing.panel(work.story, number, _CARD)
        except BadStory:
            abort(404)
    return Response(picture, mimetype="image/png")


@room.get("/cases/<reference>/storyboard/face/<int:number>/<expression>.png")
@open_for(Area.CASE)
def story_face(reference: str, number: int, expression: str) -> Response:
    """Return the face of somebody in the story on the desk with an expression, for the form to show."""
    with opened(reference, going_on=True) as seen:
        desk = story_desk.desk_of(seen.file.session, seen.case) or abort(404)
        try:
            return _kept_a_while(small_pictures.face(desk.work.story, number, expression))
        except BadStory:
            abort(404)


@room.get("/story-pictures/<kind>/<key>.png")
@open_to_all_staff
def story_picture(kind: str, key: str) -> Response:
    """Return a small picture of a place, an expression or a thing that a story can show."""
    return _kept_a_while(small_pictures.offered(kind, key) or abort(404))


def _kept_a_while(picture: bytes) -> Response:
    response = Response(picture, mimetype="image/png")
    response.headers["Cache-Control"] = _LASTS
    return response


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
    return look | {aid: request.form.get(f"child-{aid}") == "yes" for aid in AIDS}


def _saved(reference: str, typed: Typed, desk: Desk) -> Any:
    with opened(reference, going_on=True) as seen:
        went = seen.state.answer_went
        if typed.go == "send" and not went and answer_desk.latest(seen.case) is None:
            refused = GuardRefused(
                "G-C9-WRITTEN",
                "A story in pictures goes with a written answer, never alone. Write and save the answer first.",
            )
            return refusal_as_json(refused) or (shown(seen, desk.work, typed.open, desk, refused=refused), 409)
    with store().writing() as session:
        version = story_versions.save(session, hand(reference), mark=desk.mark).version
    if typed.go == "send":
        its_letter = url_for("casework.action", reference=reference, key=KEYS["L-C12"])
        return redirect(its_letter if went else url_for("casework.answer", reference=reference))
    goes_with = "a letter of its own" if went else "the written answer"
    flash(f"Version {version} of the story in pictures is saved. It goes with {goes_with}.")
    return redirect(url_for("casework.storyboard", reference=reference, open=str(typed.open)))


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
        covers=pictures.covers(seen.file.session, seen.case, seen.state, seen.writer),
        chosen=request.form.get("template") or (best or offered)[0][0],
        child_looks=drawing.options()["looks"],
        child_look=story_cast.look_of(cast, story_cast.CHILD),
        look_parts=LOOK_PARTS,
        begun=story_desk.desk_of(seen.file.session, seen.case) is not None,
        problem=problem,
    )
