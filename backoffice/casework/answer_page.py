"""The answer (B-13): the blocks on the left, the checks and the child's view at their side, and sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from backoffice.casework import room, words
from backoffice.casework.actions import BY_KEY
from backoffice.casework.case_page import head
from backoffice.casework.choices import issue_label
from backoffice.casework.fields import Field, NotUnderstood, date_parts
from backoffice.casework.letter_form import WAYS, LetterForm, going
from backoffice.casework.letter_sources import story_in
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json
from backoffice.casework.refusals import Shown, shown_refusal
from backoffice.doors import open_for, settings, store
from backoffice.gateways.paper import TaggedPrinter
from backoffice.letters import Letter, template
from backoffice.procedure.checks import Check, grade_limit, response_checks
from backoffice.procedure.commands import SendResponse
from backoffice.procedure.decide import refusals
from backoffice.procedure.permissions import Area, permitted
from backoffice.procedure.response import ResponseBlocks
from backoffice.procedure.terms import ContactMethod
from backoffice.records import Storyboard
from backoffice.services import answer as answers
from backoffice.services import pictures
from backoffice.services.correspondence import EMAIL, Prepared, prepare
from backoffice.services.refusals import GuardRefused, NotDone


@dataclass(frozen=True)
class Drafted:
    """A draft in all its forms."""

    draft: Mapping[str, str]
    letter: Letter
    blocks: ResponseBlocks
    checks: tuple[Check, ...]


@room.get("/cases/<reference>/answer")
@open_for(Area.CASE)
def answer(reference: str) -> Any:
    """Show the newest draft of the answer, or the first one, made of what was found."""
    with opened(reference) as seen:
        may = permitted(seen.state, seen.person, SendResponse)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=BY_KEY["answer"], may=may), 403
        saved = answers.latest(seen.case)
        first = answers.begun(seen.case, seen.state, seen.writer, settings(), seen.today)
        return _page(seen, {**first, **saved.blocks} if saved else first, {})


@room.post("/cases/<reference>/answer")
@open_for(Area.CASE)
def write_answer(reference: str) -> Any:
    """Check, save or send what was written; whatever is refused, all that was typed stays on the page."""
    typed = request.form
    letter: Prepared | None = None
    board: Storyboard | None = None
    with opened(reference) as seen:
        try:
            drafted = _drafted(seen, _typed_draft(seen, typed))
        except NotUnderstood as trouble:
            return _page(seen, _typed_draft(seen, typed, lenient=True), typed, trouble=trouble), 400
        if typed.get("go") == "look":
            return _page(seen, drafted.draft, typed)
        if typed.get("go") == "send":
            try:
                board = pictures.newest(seen.case) if drafted.draft.get("storyboard_considered") == "yes" else None
                letter = _ready(seen, drafted, typed, board)
            except GuardRefused as refused:
                return refusal_as_json(refused) or (_page(seen, drafted.draft, typed, refused=refused), 409)
        board_id = board.id if board else None
    try:
        with store().writing() as session:
            saved = answers.save(session, hand(reference), drafted.draft, shown_version=_shown_version(typed))
            if letter is not None:
                answers.send(session, hand(reference), drafted.blocks, letter, saved.id, board_id)
    except NotDone as refused:
        return _refused(reference, drafted, typed, refused)
    return _done(reference, letter)


@room.post("/cases/<reference>/answer/beside")
@open_for(Area.CASE)
def beside(reference: str) -> Any:
    """Return the checks and the child's view for what is typed now; the page's script puts them at its side."""
    with opened(reference) as seen:
        return render_template(
            "casework/beside.html", **_beside(seen, _drafted(seen, _typed_draft(seen, request.form, lenient=True)))
        )


def _typed_draft(seen: Opened, typed: Mapping[str, str], *, lenient: bool = False) -> dict[str, str]:
    """Read the form. Raises NotUnderstood for a date that is none, unless it is only being looked at."""
    draft = {}
    for name in answers.names(seen.state):
        if name.endswith("-put_right_by"):
            try:
                day = Field(name, "By when", "date").read(typed)
            except NotUnderstood:
                if not lenient:
                    raise
                day = None
            draft[name] = day.isoformat() if day else ""
        else:
            draft[name] = typed.get(name, "").replace("\r\n", "\n").strip()
    return draft


def _drafted(seen: Opened, draft: Mapping[str, str]) -> Drafted:
    letter = answers.letter_of(draft, seen.case, seen.state, seen.writer, settings(), seen.today)
    attached = pictures.newest(seen.case) is not None and draft.get("storyboard_considered") == "yes"
    blocks = answers.blocks_of(draft, seen.case, seen.state, settings(), letter, attached=attached)
    return Drafted(draft, letter, blocks, response_checks(blocks, seen.state))


def _ready(seen: Opened, drafted: Drafted, typed: Mapping[str, str], board: Storyboard | None) -> Prepared:
    """Return the answer ready to go. Raises GuardRefused with the first thing that a rule or the letter misses."""
    sending = going(typed)
    channel = ContactMethod.EMAIL if sending.way == EMAIL else ContactMethod.LETTER
    command = SendResponse(sent_on=seen.today, blocks=drafted.blocks, written=True, channel=channel)
    for refused in refusals(seen.state, command, seen.person, seen.today, seen.calendar):
        raise GuardRefused(refused.guard, refused.message, refused.field)
    if drafted.draft.get("storyboard_considered") == "yes" and board is None:
        raise GuardRefused(
            "G-STORYBOARD",
            "You said yes to a story in pictures. Make and save it first, or say no.",
            "storyboard_considered",
        )
    enclosures = (story_in(seen, board),) if board else ()
    return prepare(drafted.letter, sending, TaggedPrinter(), enclosures=enclosures)


def _refused(reference: str, drafted: Drafted, typed: Mapping[str, str], refused: NotDone) -> Any:
    if isinstance(refused, GuardRefused) and (as_json := refusal_as_json(refused)):
        return as_json
    with opened(reference) as seen:
        return _page(seen, drafted.draft, typed, refused=refused), 409


def _done(reference: str, letter: Prepared | None) -> Response:
    if letter is None:
        flash("The answer is saved. It has not been sent.")
        return redirect(url_for("casework.answer", reference=reference))
    if letter.sending.way == EMAIL:
        flash("The answer is on its way to the child.")
        return redirect(url_for("casework.case_page", reference=reference))
    flash("The answer is finished. Now print it, and post it or hand it over.")
    return redirect(url_for("casework.letter", reference=reference, letter_id=letter.letter_id))


def _page(
    seen: Opened,
    draft: Mapping[str, str],
    typed: Mapping[str, str],
    *,
    refused: NotDone | None = None,
    trouble: NotUnderstood | None = None,
) -> str:
    drafted = _drafted(seen, draft)
    told: Shown | None = shown_refusal(refused) if refused else None
    saved = answers.latest(seen.case)
    return render_template(
        "casework/answer.html",
        **{**head(seen), **_beside(seen, drafted)},
        draft={**draft, **_date_boxes(draft, typed)},
        template=template(answers.LETTER),
        points=_points(seen),
        refused=told,
        errors=[(trouble.field, trouble.message)] if trouble else [],
        wrong={trouble.field: trouble.message} if trouble else {f: m for _, f, m in told.reasons if f} if told else {},
        shown_version=typed.get("shown_version")
        if told and told.guard != "G-STALE"
        else (saved.version if saved else 0),
        saved=saved,
        board=pictures.newest(seen.case),
        sending=LetterForm.of(seen, drafted.letter, typed, answers.addressed_to(draft, seen.state)),
        ways=WAYS,
    )


def _beside(seen: Opened, drafted: Drafted) -> dict[str, Any]:
    form = LetterForm.of(seen, drafted.letter, {}, drafted.blocks.addressee)
    return {
        "checks": drafted.checks,
        "sheet": form.sheet,
        "reading_grade": form.reading_grade,
        "grade_limit": grade_limit(seen.state),
        "words": words,
    }


def _points(seen: Opened) -> list[dict[str, Any]]:
    rows = {issue.number: issue for issue in seen.case.issues}
    return [
        {"state": issue, "row": rows[issue.number], "label": issue_label(rows[issue.number])}
        for issue in seen.state.confirmed_issues
    ]


def _date_boxes(draft: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """What the three boxes of each date hold: what was typed, else the date of the draft."""
    boxes: dict[str, str] = {}
    for name, value in draft.items():
        if name.endswith("-put_right_by"):
            boxes |= date_parts(name, date.fromisoformat(value) if value else None)
            boxes |= {
                f"{name}-{part}": typed[f"{name}-{part}"]
                for part in ("day", "month", "year")
                if f"{name}-{part}" in typed
            }
    return boxes


def _shown_version(typed: Mapping[str, str]) -> int:
    told = typed.get("shown_version", "0")
    return int(told) if told.isdecimal() and len(told) < 10 else -1
