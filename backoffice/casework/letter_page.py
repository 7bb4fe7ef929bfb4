"""One letter as it went out: on the page, as a PDF to print, what became of it, and what to do about that."""

from __future__ import annotations

import base64
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.casework import room
from backoffice.casework.case_page import head
from backoffice.casework.fields import Field, NotUnderstood, date_parts
from backoffice.casework.letter_form import WAYS, going
from backoffice.casework.letter_words import fate_of
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json
from backoffice.casework.refusals import Shown, shown_refusal
from backoffice.doors import me, open_for, store
from backoffice.procedure.commands import SendLetter
from backoffice.procedure.permissions import Area, may_see, permitted
from backoffice.procedure.terms import Delivery
from backoffice.records import Letter
from backoffice.services import casefile
from backoffice.services.arrivals import GONE
from backoffice.services.handing import cover
from backoffice.services.letters import delivery
from backoffice.services.letters.delivery import Doing
from backoffice.services.office.working_days import calendar
from backoffice.services.refusals import GuardRefused, NotDone

ON = Field("on", "On which day?", "date", start="today")


@room.get("/letters")
@open_for(Area.CONTACT)
def letters_waiting() -> Any:
    """List the letters that somebody has to do something about. No name and no address stands on it."""
    with store().reading() as session:
        standing = cover.standing(session, clock.today(), calendar(session))
        found = [
            {"letter": letter, "reference": case.reference, "fate": fate_of(letter.status, letter.problem)}
            for letter, case in delivery.waiting_for(session, me().id, standing)
        ]
        return render_template("casework/letters_waiting.html", waiting=found)


@room.get("/cases/<reference>/letters/<letter_id>")
@open_for(Area.CASE)
def letter(reference: str, letter_id: str) -> Any:
    """Show a letter exactly as it went out."""
    with opened(reference) as seen:
        return _page(seen, _the_letter(seen, letter_id))


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


@room.post("/cases/<reference>/letters/<letter_id>/<deed>")
@open_for(Area.CASE)
def after_letter(reference: str, letter_id: str, deed: str) -> Any:
    """Send a letter again or another way, or say what became of it: only for whoever may write letters in this case."""
    if deed not in _DEEDS:
        abort(404)
    with opened(reference) as seen:
        found = _the_letter(seen, letter_id)
        may = permitted(seen.state, seen.person, SendLetter)
        if not may:
            refused = GuardRefused(may.guard or "G-ROLE", may.why)
            return refusal_as_json(refused) or (_page(seen, found, refused=refused), 409)
    mine = hand(reference)
    try:
        with store().writing() as session:
            casefile.open_for(session, reference, mine.person)
            said, now_id = _DEEDS[deed](session, letter_id, Doing(reference, mine.person.id, mine.now))
    except (NotDone, NotUnderstood) as refused:
        with opened(reference) as seen:
            return _page(seen, _the_letter(seen, letter_id), refused=refused), 409
    flash(said)
    return redirect(url_for("casework.letter", reference=reference, letter_id=now_id))


def _again(session: Session, letter_id: str, doing: Doing) -> tuple[str, str]:
    delivery.send_again(session, letter_id, calendar(session), doing)
    return "The letter is in the post again.", letter_id


def _posted(session: Session, letter_id: str, doing: Doing) -> tuple[str, str]:
    how = Delivery.IN_HAND if request.form.get("how") == "in_hand" else Delivery.POST
    delivery.say_it_went(session, letter_id, how, ON.read(request.form), calendar(session), doing)
    return "Written down. The letter is no longer waiting for you.", letter_id


def _arrived(session: Session, letter_id: str, doing: Doing) -> tuple[str, str]:
    delivery.say_it_arrived(session, letter_id, ON.read(request.form), calendar(session), doing)
    return "Written down.", letter_id


def _came_back(session: Session, letter_id: str, doing: Doing) -> tuple[str, str]:
    delivery.say_it_came_back(session, letter_id, doing)
    return "Written down: it reached nobody. Now send it again, or another way.", letter_id


def _another_way(session: Session, letter_id: str, doing: Doing) -> tuple[str, str]:
    now_id = delivery.send_another_way(session, letter_id, going(request.form), calendar(session), doing)
    return "The same words go out this way now.", now_id


_DEEDS = {"again": _again, "posted": _posted, "arrived": _arrived, "came-back": _came_back, "another-way": _another_way}


def _page(seen: Opened, found: Letter, refused: NotDone | NotUnderstood | None = None) -> str:
    told: Shown | None = shown_refusal(refused) if isinstance(refused, GuardRefused) else None
    plain = [] if told or refused is None else [(getattr(refused, "field", None), refused.message)]
    wrong = {field: message for _, field, message in told.reasons if field} if told else dict(plain)
    return render_template(
        "casework/letter.html",
        **head(seen),
        letter=found,
        fate=fate_of(found.status, found.problem),
        sheet=_sheet(found),
        enclosures=[each["name"] for each in found.attachments or []],
        may_write=permitted(seen.state, seen.person, SendLetter).allowed,
        gone=found.status in GONE,
        doubtful=found.status in delivery.DOUBTFUL,
        on_day=ON,
        typed={**date_parts("on", seen.today), **request.form},
        ways=WAYS,
        refused=told,
        errors=plain,
        wrong=wrong,
    )


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
