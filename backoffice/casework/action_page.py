"""The page of one action: its form, its letter where it has one, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from backoffice.casework import room
from backoffice.casework.actions import BY_KEY, Action
from backoffice.casework.case_page import from_submission, head, issue_label
from backoffice.casework.fields import NotUnderstood, date_parts, read_all
from backoffice.casework.letter_form import WAYS, LetterForm, drafted, sending
from backoffice.casework.making import Asked, command_for, letter_facts, letter_to
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json
from backoffice.casework.refusals import Shown, shown_refusal
from backoffice.doors import open_for, store
from backoffice.gateways.paper import TaggedPrinter
from backoffice.procedure.permissions import Area, permitted
from backoffice.procedure.terms import IssueStatus, Sharing
from backoffice.services.correspondence import Prepared, prepare
from backoffice.services.refusals import GuardRefused, Stale
from backoffice.services.take_step import take


@room.get("/cases/<reference>/do/<key>")
@open_for(Area.CASE)
def action(reference: str, key: str) -> Any:
    """Show the form of one action, filled as far as the case can fill it."""
    chosen = _known(key)
    if chosen.page:
        return redirect(url_for(chosen.page, reference=reference))
    with opened(reference) as seen:
        may = permitted(seen.state, seen.person, chosen.command)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=chosen, may=may), 403
        return _page(seen, chosen, _start(seen, chosen), letter_open=bool(chosen.letter and not chosen.fields))


@room.post("/cases/<reference>/do/<key>")
@open_for(Area.CASE)
def act(reference: str, key: str) -> Any:
    """Do it, or show the page again with what was refused and everything that was typed."""
    chosen, typed = _known(key), request.form
    with opened(reference) as seen:
        values, troubles = read_all(chosen.fields, typed)
        if troubles:
            return _page(seen, chosen, typed, errors=troubles), 400
        if typed.get("go") == "letter":
            return _page(seen, chosen, typed, letter_open=True)
        try:
            letter = _letter(seen, chosen, values, typed)
            command = command_for(chosen, Asked(seen, values, letter))
        except GuardRefused as refused:
            return refusal_as_json(refused) or (_page(seen, chosen, typed, refused=refused, letter_open=True), 409)
    try:
        with store().writing() as session:
            take(session, hand(reference), command, letter)
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
    made = drafted(seen, chosen.letter, letter_facts(chosen, seen, values), letter_to(chosen, seen))
    return prepare(made, sending(typed, made), TaggedPrinter())


def _refused(reference: str, chosen: Action, typed: Mapping[str, str], refused: GuardRefused | Stale) -> Any:
    if isinstance(refused, GuardRefused) and (answer := refusal_as_json(refused)):
        return answer
    with opened(reference) as seen:
        return _page(seen, chosen, typed, refused=refused, letter_open="way" in typed), 409


def _done(reference: str, chosen: Action, letter: Prepared | None) -> Response:
    if letter is not None and letter.sending.way == "print":
        flash(f"{chosen.title}: done. Now print the letter, and post it or hand it over.")
        return redirect(url_for("casework.letter", reference=reference, letter_id=letter.letter_id))
    flash(f"{chosen.title}: done." + (" The letter is on its way." if letter else ""))
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
        made = drafted(seen, chosen.letter, letter_facts(chosen, seen, values), letter_to(chosen, seen))
        letter = LetterForm.of(seen, made, typed, letter_to(chosen, seen))
    told: Shown | None = shown_refusal(refused) if refused else None
    return render_template(
        "casework/action.html",
        **head(seen),
        action=chosen,
        typed=typed,
        lists=_lists(seen),
        points=[issue for issue in seen.case.issues if issue.status not in ("merged", "withdrawn")],
        sharing=from_submission(seen, "sharing_view") or {},
        letter=letter,
        ways=WAYS,
        errors=[(trouble.field, trouble.message) for trouble in errors or []],
        refused=told,
        wrong=_wrong(errors, told),
    )


def _wrong(errors: list[NotUnderstood] | None, told: Shown | None) -> dict[str, str]:
    """Which field is wrong, and what about it, so that the message also stands beside the field."""
    wrong = {trouble.field: trouble.message for trouble in errors or []}
    return wrong | {field: message for _, field, message in told.reasons if field} if told else wrong


def _start(seen: Opened, chosen: Action) -> dict[str, str]:
    """What the form holds before anybody typed: today, the planned way, the point that was clicked."""
    plan = seen.case.contact_plan
    typed: dict[str, str] = {}
    for field in chosen.fields:
        if field.kind == "date":
            typed |= date_parts(field.name, seen.today if field.start == "today" else None)
        elif field.start == "planned":
            typed[field.name] = plan.method if plan else ""
        else:
            typed[field.name] = field.start
    if chosen.about:
        typed[chosen.about] = request.args.get(chosen.about) or _likely(seen, chosen)
    return typed


def _likely(seen: Opened, chosen: Action) -> str:
    """Which point, action or parent is meant where only one can be: the only one there is, or the one still open."""
    field = next(each for each in chosen.fields if each.name == chosen.about)
    offered = [value for value, _ in _lists(seen)[str(field.choices)]]
    waiting = {
        "confirm-issue": [str(i.number) for i in seen.state.issues if i.status is IssueStatus.PROPOSED],
        "finding": [str(i.number) for i in seen.state.confirmed_issues if i.outcome is None],
        "sharing": [parent.party for parent in seen.state.parents if parent.decision is Sharing.UNDECIDED],
    }.get(chosen.key, offered if len(offered) == 1 else [])
    return waiting[0] if waiting else ""


def _lists(seen: Opened) -> dict[str, list[tuple[str, str]]]:
    """The choices that come from the case itself."""
    case = seen.case
    names = {party.id: party.person.name or "Somebody without a name" for party in case.parties}
    open_points = [issue for issue in case.issues if issue.status not in ("merged", "withdrawn")]
    return {
        "issues": [(str(issue.number), issue_label(issue)) for issue in open_points],
        "remedies": [(str(remedy.number), f"{remedy.number}. {(remedy.text or '')[:80]}") for remedy in case.remedies],
        "parents": [(parent.party, names.get(parent.party, "Somebody")) for parent in seen.state.parents],
    }
