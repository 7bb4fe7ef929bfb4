"""The page of one action: its form, its letter where it has one, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from backoffice import clock
from backoffice.casework import room, timeline
from backoffice.casework.actions import BY_KEY, Action
from backoffice.casework.case_page import from_submission, head, open_to
from backoffice.casework.choices import choices, open_points
from backoffice.casework.fields import NotUnderstood, read_all
from backoffice.casework.letter_form import WAYS, LetterForm, drafted, sending
from backoffice.casework.letter_sources import enclosures, file_note, refuse_what_is_the_childs, usual_address
from backoffice.casework.making import Asked, command_for, letter_facts, letter_to
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json, shown_version
from backoffice.casework.refusals import Shown, shown_refusal
from backoffice.casework.starts import start
from backoffice.casework.waiting_files import brought, not_taken
from backoffice.doors import me, open_for, store
from backoffice.gateways.paper import TaggedPrinter
from backoffice.procedure.permissions import Area
from backoffice.procedure.terms import With
from backoffice.services import casefile
from backoffice.services.cases.take_step import take
from backoffice.services.keeping import files
from backoffice.services.letters.correspondence import Prepared, prepare
from backoffice.services.refusals import GuardRefused, Stale


@room.get("/cases/<reference>/do/<key>")
@open_for(Area.CASE)
def action(reference: str, key: str) -> Any:
    """Show the form of one action, filled as far as the case can fill it."""
    chosen = _known(key)
    if chosen.page:
        return redirect(url_for(chosen.page, reference=reference))
    with opened(reference) as seen:
        may = open_to(seen, chosen)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=chosen, may=may), 403
        typed = start(seen, chosen, request.args)
        return _page(seen, chosen, typed, letter_open=bool(chosen.letter and not chosen.fields))


@room.post("/cases/<reference>/do/<key>")
@open_for(Area.CASE, takes_files=True)
def act(reference: str, key: str) -> Any:
    """Do it, or show the page again with what was refused and everything that was typed."""
    chosen, typed = _known(key), request.form
    with opened(reference) as seen:
        if not chosen.fits(seen.state):
            return _no_use_now(seen, chosen, typed), 403
        values, troubles = read_all(chosen.fields, typed)
        if troubles := [*troubles, *(not_taken() if chosen.takes_files else [])]:
            return _page(seen, chosen, typed, errors=troubles), 400
        if typed.get("go") == "letter":
            return _page(seen, chosen, typed, letter_open=True)
        try:
            letter = _letter(seen, chosen, values, typed) or file_note(chosen, seen, values, TaggedPrinter())
            command = command_for(Asked(chosen, seen, values, letter))
        except GuardRefused as refused:
            return refusal_as_json(refused) or (_page(seen, chosen, typed, refused=refused, letter_open=True), 409)
    try:
        with store().writing() as session:
            file = take(session, hand(reference), command, letter)
            if chosen.takes_files:
                files.keep(file, brought().ids, me().person, clock.now())
    except (GuardRefused, Stale) as refused:
        return _refused(reference, chosen, typed, refused)
    return _done(reference, chosen, letter)


def _known(key: str) -> Action:
    chosen = BY_KEY.get(key)
    return chosen if chosen is not None else abort(404)


def _letter(seen: Opened, chosen: Action, values: dict[str, Any], typed: Mapping[str, str]) -> Prepared | None:
    """The letter that goes with this post, if one does. Raises LetterNotReady."""
    if not chosen.letter or (chosen.letter_optional and typed.get("go") != "send"):
        return None
    to = letter_to(chosen, seen)
    made = drafted(seen, chosen.letter, letter_facts(chosen, seen, values), to)
    how = sending(typed, made)
    refuse_what_is_the_childs(seen, to, made, how)
    along = enclosures(chosen.letter, seen)
    return prepare(made, how, TaggedPrinter(), enclosures=along, for_staff=to is With.STAFF)


def _refused(reference: str, chosen: Action, typed: Mapping[str, str], refused: GuardRefused | Stale) -> Any:
    if isinstance(refused, GuardRefused) and (answer := refusal_as_json(refused)):
        return answer
    with opened(reference) as seen:
        return _page(seen, chosen, typed, refused=refused, letter_open="way" in typed), 409


def _no_use_now(seen: Opened, chosen: Action, typed: Mapping[str, str]) -> str:
    """Somebody else was quicker: what they did is shown, and what was typed here can still be copied."""
    return render_template(
        "casework/not_now.html",
        **head(seen),
        action=chosen,
        may=open_to(seen, chosen),
        meanwhile=_meanwhile(seen, typed),
        kept=[(field.label, told) for field in chosen.fields if (told := typed.get(field.name, "").strip())],
    )


def _meanwhile(seen: Opened, typed: Mapping[str, str]) -> list[timeline.Line]:
    """What others did in the case after the page was shown that this post comes from, the newest first."""
    shown = shown_version(typed)
    if shown < 0:
        return []
    return timeline.lines((each for each in casefile.history(seen.case) if each.number > shown), seen.name_of)


def _done(reference: str, chosen: Action, letter: Prepared | None) -> Response:
    if letter is not None and letter.sending.way == "print":
        flash(f"{chosen.title}: done. Now print the letter, and post it or hand it over.")
        return redirect(url_for("casework.letter", reference=reference, letter_id=letter.letter_id))
    said = {"email": " The letter is on its way.", "file": " A note of it is in the file."}
    flash(f"{chosen.title}: done." + (said[letter.sending.way] if letter else ""))
    return redirect(url_for(chosen.then or "casework.case_page", reference=reference))


def _page(
    seen: Opened,
    chosen: Action,
    typed: Mapping[str, str],
    *,
    errors: list[NotUnderstood] | None = None,
    refused: GuardRefused | Stale | None = None,
    letter_open: bool = False,
) -> str:
    letter = None
    if chosen.letter and letter_open:
        values, _ = read_all(chosen.fields, typed)
        to = letter_to(chosen, seen)
        made = drafted(seen, chosen.letter, letter_facts(chosen, seen, values), to)
        usual = usual_address(seen, values) if to is With.STAFF else ""
        letter = LetterForm.of(seen, made, typed, to, usual)
    told: Shown | None = shown_refusal(refused) if refused else None
    return render_template(
        "casework/action.html",
        **head(seen),
        action=chosen,
        typed=typed,
        lists=choices(seen) | ({"waiting": brought().waiting} if chosen.takes_files else {}),
        points=open_points(seen.case),
        sharing=from_submission(seen, "sharing_view") or {},
        letter=letter,
        ways=WAYS,
        errors=[(trouble.field, trouble.message) for trouble in errors or []],
        refused=told,
        meanwhile=_meanwhile(seen, typed) if isinstance(refused, Stale) else [],
        wrong=_wrong(errors, told),
    )


def _wrong(errors: list[NotUnderstood] | None, told: Shown | None) -> dict[str, str]:
    """Which field is wrong, and what about it, so that the message also stands beside the field."""
    wrong = {trouble.field: trouble.message for trouble in errors or []}
    return wrong | {field: message for _, field, message in told.reasons if field} if told else wrong
