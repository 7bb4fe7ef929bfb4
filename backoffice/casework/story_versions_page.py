"""The versions of a story: as they are for ever, side by side, brought back, looked at twice, and on paper."""

from __future__ import annotations

import base64
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for

from backoffice.casework import room
from backoffice.casework.case_page import head
from backoffice.casework.opening import Opened, hand, opened
from backoffice.casework.refusals import shown_refusal
from backoffice.casework.story_form import Story
from backoffice.doors import open_for, settings, store
from backoffice.gateways import pictures as drawing
from backoffice.gateways.pictures import BadStory
from backoffice.procedure.permissions import Area
from backoffice.records import Staff, Storyboard
from backoffice.services.answers import answer as answers
from backoffice.services.refusals import GuardRefused
from backoffice.services.stories import pictures, story_desk, story_versions
from backoffice.services.stories.pictures import House
from backoffice.services.stories.story_desk import Moved, Work

_SMALL = 0.4


@room.get("/cases/<reference>/storyboard/versions")
@open_for(Area.CASE)
def story_versions_list(reference: str) -> str:
    """List the versions of the story, the newest first."""
    with opened(reference) as seen:
        return _list(seen)


@room.get("/cases/<reference>/storyboard/<int:version>")
@open_for(Area.CASE)
def storyboard_version(reference: str, version: int) -> str:
    """Show one saved version as it is for ever."""
    with opened(reference) as seen:
        board = story_versions.of(seen.case, version)
        return render_template(
            "casework/story/version.html",
            **head(seen),
            board=board,
            story=board.story,
            images=_images(board.story),
            forms=drawing.FORMS,
            saved_by=_name(seen, board.saved_by),
            checked_by=_name(seen, board.checked_by) if board.checked_by else "",
            may_check=story_versions.may_check(board, seen.person),
            with_the_answer=_with_the_answer(seen, board),
            second_person=House.of(settings()).second_person,
        )


@room.get("/cases/<reference>/storyboard/<int:version>/<form>")
@open_for(Area.CASE)
def storyboard_printed(reference: str, version: int, form: str) -> Response:
    """Return one saved version in one of the forms it goes out in."""
    with opened(reference) as seen:
        return _printed(story_versions.of(seen.case, version).story, form)


@room.get("/cases/<reference>/storyboard/whole")
@open_for(Area.CASE)
def storyboard_whole(reference: str) -> Any:
    """Show the whole story on the desk as the child would see it."""
    with opened(reference) as seen:
        work = _on_the_desk(seen)
        return render_template(
            "casework/story/whole.html",
            **head(seen),
            story=work.story,
            images=_images(work.story),
            faults=pictures.faults(work, seen.case, seen.state, House.of(settings())),
        )


@room.get("/cases/<reference>/storyboard/compare")
@open_for(Area.CASE)
def storyboard_compared(reference: str) -> Any:
    """Show two versions side by side, or a version beside the story on the desk."""
    with opened(reference) as seen:
        one, other = (_side(seen, request.args.get(name, "")) for name in ("one", "other"))
        return render_template(
            "casework/story/compare.html",
            **head(seen),
            one=one,
            other=other,
            pairs=story_versions.compared(one["story"], other["story"]),
            parts=story_versions.PARTS,
            choices=[*(str(board.version) for board in reversed(_boards(seen))), "desk"],
        )


@room.post("/cases/<reference>/storyboard/<int:version>/restore")
@open_for(Area.CASE)
def restore_story(reference: str, version: int) -> Any:
    """Lay a version on the desk again. What lay there is one undo away."""
    try:
        with store().writing() as session:
            story_versions.restore(session, hand(reference), version, mark=request.form.get("mark", ""))
    except Moved as moved:
        with opened(reference) as seen:
            return _list(seen, moved), 409
    flash(f"The story is as it was in version {version}. Undo brings back what was there before.")
    return redirect(url_for("casework.storyboard", reference=reference))


@room.post("/cases/<reference>/storyboard/<int:version>/check")
@open_for(Area.CASE)
def check_story(reference: str, version: int) -> Any:
    """Record that a second person has looked at a version."""
    try:
        with store().writing() as session:
            story_versions.check(session, hand(reference), version)
    except GuardRefused as refused:
        with opened(reference) as seen:
            return _list(seen, refused), 409
    flash(f"It is recorded that you looked at version {version}.")
    return redirect(url_for("casework.storyboard_version", reference=reference, version=version))


def _list(seen: Opened, refused: Moved | GuardRefused | None = None) -> str:
    desk = story_desk.desk_of(seen.file.session, seen.case)
    rows = [
        {"board": board, "by": _name(seen, board.saved_by), "cover": _image(board.story, 1, 0.2)}
        for board in reversed(_boards(seen))
    ]
    newest = pictures.newest(seen.case)
    return render_template(
        "casework/story/versions.html",
        **head(seen),
        rows=rows,
        desk=desk,
        in_a_version=desk is not None and newest is not None and story_versions.is_in(newest, desk.work),
        may_change=story_desk.may_write(seen.state, seen.person).allowed,
        refused=shown_refusal(refused) if refused else None,
    )


def _printed(story: Story, form: str) -> Response:
    if form not in drawing.FORMS:
        abort(404)
    try:
        made = drawing.printed(story, form)
    except BadStory as problem:
        raise GuardRefused(pictures.GUARD, f"It cannot be printed yet. {problem}") from None
    response = Response(made.content, mimetype=made.mimetype)
    response.headers.update(made.headers)
    return response


def _side(seen: Opened, told: str) -> dict[str, Any]:
    """One side of a comparison: a version, or the story on the desk."""
    if told == "desk":
        story, label = _on_the_desk(seen).story, "As it is now"
    elif told.isdecimal() and len(told) < 6:
        story, label = story_versions.of(seen.case, int(told)).story, f"Version {told}"
    else:
        abort(404)
    return {"key": told, "label": label, "story": story, "images": _images(story)}


def _on_the_desk(seen: Opened) -> Work:
    desk = story_desk.desk_of(seen.file.session, seen.case) or abort(404)
    return desk.work


def _boards(seen: Opened) -> list[Any]:
    return [board for board in seen.case.storyboards if board.story]


def _images(story: Story) -> list[str]:
    return [_image(story, number, _SMALL) for number in range(1, len(story["panels"]) + 1)]


def _image(story: Story, number: int, scale: float) -> str:
    try:
        return "data:image/png;base64," + base64.b64encode(drawing.panel(story, number, scale)).decode()
    except BadStory:
        return ""


def _with_the_answer(seen: Opened, board: Storyboard) -> bool:
    """Whether it went with the answer, and not with a letter of its own."""
    return any(letter.id == board.letter_id and letter.template == answers.LETTER for letter in seen.case.letters)


def _name(seen: Opened, who: str) -> str:
    staff = seen.file.session.get(Staff, who)
    return staff.name if staff else who
