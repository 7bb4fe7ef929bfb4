"""One letter as it went out: on the page, as a PDF to print, and what became of it."""

from __future__ import annotations

import base64
from typing import Any

from flask import Response, abort, flash, redirect, render_template, url_for
from markupsafe import Markup

from backoffice.casework import room
from backoffice.casework.case_page import head
from backoffice.casework.opening import Opened, hand, opened
from backoffice.doors import open_for, store
from backoffice.procedure.permissions import Area, may_see
from backoffice.records import Letter
from backoffice.services import casefile, post


@room.get("/cases/<reference>/letters/<letter_id>")
@open_for(Area.CASE)
def letter(reference: str, letter_id: str) -> Any:
    """Show a letter exactly as it went out."""
    with opened(reference) as seen:
        found = _the_letter(seen, letter_id)
        return render_template(
            "casework/letter.html",
            **head(seen),
            letter=found,
            sheet=_sheet(found),
            enclosures=[each["name"] for each in found.attachments or []],
        )


@room.get("/cases/<reference>/letters/<letter_id>.pdf")
@open_for(Area.CASE)
def letter_pdf(reference: str, letter_id: str) -> Response:
    """Return the letter's PDF, byte for byte as it was made when it went."""
    with opened(reference) as seen:
        return _file(_the_letter(seen, letter_id).pdf or b"", "letter.pdf")


@room.get("/cases/<reference>/letters/<letter_id>/with/<name>")
@open_for(Area.CASE)
def enclosure(reference: str, letter_id: str, name: str) -> Response:
    """Return a file that went along with a letter."""
    with opened(reference) as seen:
        for each in _the_letter(seen, letter_id).attachments or []:
            if each["name"] == name:
                return _file(base64.b64decode(each["content"]), name)
    return abort(404)


@room.post("/cases/<reference>/letters/<letter_id>/again")
@open_for(Area.CASE)
def send_again(reference: str, letter_id: str) -> Any:
    """Put a letter that did not arrive back into the post."""
    with opened(reference) as seen:
        _the_letter(seen, letter_id)
    me = hand(reference)
    with store().writing() as session:
        casefile.open_for(session, reference, me.person)
        post.send_again(session, letter_id, staff_id=me.person.id, now=me.now, reference=reference)
    flash("The letter is in the post again.")
    return redirect(url_for("casework.letter", reference=reference, letter_id=letter_id))


def _the_letter(seen: Opened, letter_id: str) -> Letter:
    """A letter holds a name and an address, so whoever may not see how to reach the child may not open it."""
    if not may_see(seen.person, Area.CONTACT, seen.state).allowed:
        abort(403)
    return next((each for each in seen.case.letters if each.id == letter_id), None) or abort(404)


def _sheet(found: Letter) -> Markup:
    """The part of the stored page that is the letter itself; it was escaped when it was made, and never changed."""
    page = found.html or ""
    return Markup(page[page.index("<article") : page.index("</article>") + len("</article>")])  # noqa: S704


def _file(content: bytes, name: str) -> Response:
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
