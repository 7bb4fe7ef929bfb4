"""The answer (B-13): the blocks on the left, the checks and the child's view at their side, and how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response as Page
from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from backoffice.casework import answer_form, room
from backoffice.casework.actions import BY_KEY
from backoffice.casework.answer_form import Drafted
from backoffice.casework.case_page import head
from backoffice.casework.fields import NotUnderstood
from backoffice.casework.letter_form import WAYS, LetterForm, going
from backoffice.casework.letter_sources import story_in
from backoffice.casework.opening import Opened, hand, opened, refusal_as_json
from backoffice.casework.refusals import Shown, shown_refusal
from backoffice.doors import open_for, settings, store
from backoffice.gateways.paper import TaggedPrinter
from backoffice.letters import look, template
from backoffice.pages import say_moment
from backoffice.procedure.commands import Command, HandOverHeldResponse, HoldResponseForChild, SendResponse
from backoffice.procedure.decide import refusals
from backoffice.procedure.permissions import Area, permitted
from backoffice.records import Storyboard
from backoffice.services.answers import answer as answers
from backoffice.services.answers import answer_desk
from backoffice.services.letters.correspondence import EMAIL, FILE, Prepared, Sending, prepare
from backoffice.services.refusals import GuardRefused, NotDone, Stale
from backoffice.services.stories import pictures

SEND, HOLD, SAVE, APPROVE, LOOK, PDF = "send", "hold", "save", "approve", "look", "pdf"


@room.get("/cases/<reference>/answer")
@open_for(Area.CASE)
def answer(reference: str) -> Any:
    """Show the newest draft of the answer, or the first one, made of what was found."""
    with opened(reference) as seen:
        may = permitted(seen.state, seen.person, SendResponse)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=BY_KEY["answer"], may=may), 403
        desk = answer_desk.standing(seen.file.session, seen.case)
        draft = answers.newest_draft(desk, seen.case, seen.state, seen.writer, settings(), seen.today)
        return _page(seen, draft, {})


@room.post("/cases/<reference>/answer")
@open_for(Area.CASE)
def write_answer(reference: str) -> Any:
    """Check, save, approve, keep or send what was written; whatever is refused, all that was typed stays."""
    typed, go = request.form, request.form.get("go", SAVE)
    letter: Prepared | None = None
    board: Storyboard | None = None
    with opened(reference) as seen:
        try:
            drafted = answer_form.drafted(seen, answer_form.read(seen, typed))
        except NotUnderstood as trouble:
            return _page(seen, answer_form.read(seen, typed, lenient=True), typed, trouble=trouble), 400
        if go == LOOK:
            return _page(seen, drafted.draft, typed)
        if go == PDF:
            return Page(TaggedPrinter().pdf(look.page(drafted.letter)), mimetype="application/pdf")
        if go in (SEND, HOLD):
            try:
                board = _story_that_goes(seen, drafted)
                letter = _ready(seen, drafted, typed, board)
            except GuardRefused as refused:
                return refusal_as_json(refused) or (_page(seen, drafted.draft, typed, refused=refused), 409)
        board_id = board.id if board else None
    try:
        with store().writing() as session:
            mine = hand(reference)
            saved = answers.save(session, mine, drafted.draft, mark=typed.get("mark", ""))
            if go == APPROVE:
                answers.approve(session, mine, saved.id)
            elif go == HOLD:
                answers.hold(session, mine, drafted.blocks, saved.id, board_id, typed.get("hold_reason", "").strip())
            elif letter is not None:
                answers.send(session, mine, drafted.blocks, letter, saved.id)
    except NotDone as refused:
        return _refused(reference, drafted, typed, refused)
    return _done(reference, go, letter)


@room.post("/cases/<reference>/answer/desk")
@open_for(Area.CASE)
def keep_answer(reference: str) -> Any:
    """Keep what is typed, and return the checks and the child's view of it for the page's script to put at its side."""
    with opened(reference, going_on=True) as seen:
        words = answer_form.read(seen, request.form, lenient=True)
        drafted = answer_form.drafted(seen, words)
        told = {"beside": render_template("casework/beside.html", **answer_form.beside(seen, drafted))}
    try:
        with store().writing() as session:
            desk = answer_desk.keep(session, hand(reference), words, mark=request.form.get("mark", ""))
    except Stale:
        with opened(reference, going_on=True) as seen:
            now = answer_desk.standing(seen.file.session, seen.case)
            return {**told, "moved": True, "message": _MOVED.format(seen.name_of(now.by) or "Somebody")}, 409
    return {**told, "mark": desk.mark, "message": f"Kept as you write, {say_moment(desk.at)}. Not a version yet."}


@room.get("/cases/<reference>/answer/hand-over")
@open_for(Area.CASE)
def hand_over(reference: str) -> Any:
    """Show the answer that was kept for the child, and ask how it goes to them now."""
    with opened(reference) as seen:
        may = permitted(seen.state, seen.person, HandOverHeldResponse)
        if not may.allowed:
            return render_template("casework/not_now.html", **head(seen), action=BY_KEY["hand-over"], may=may), 403
        return _hand_over_page(seen, {})


@room.post("/cases/<reference>/answer/hand-over")
@open_for(Area.CASE)
def give_kept_answer(reference: str) -> Any:
    """Give the child the answer that was kept for them, word for word."""
    typed = request.form
    with opened(reference) as seen:
        saved = answer_desk.latest(seen.case)
        try:
            drafted = answer_form.drafted(seen, _kept(seen))
            board = _story_that_goes(seen, drafted)
            along = (story_in(seen, board),) if board else ()
            letter = prepare(drafted.letter, _as_decided(going(typed), drafted), TaggedPrinter(), enclosures=along)
        except GuardRefused as refused:
            return refusal_as_json(refused) or (_hand_over_page(seen, typed, refused), 409)
        saved_id = saved.id if saved else None
    try:
        with store().writing() as session:
            answers.hand_over(session, hand(reference), letter, saved_id)
    except (GuardRefused, Stale) as refused:
        with opened(reference) as seen:
            return _hand_over_page(seen, typed, refused), 409
    return _done(reference, SEND, letter)


def _story_that_goes(seen: Opened, drafted: Drafted) -> Storyboard | None:
    """The story in pictures that goes with the answer, if one does. Raises GuardRefused where it is not made yet."""
    if drafted.draft.get("storyboard_considered") != "yes":
        return None
    board = pictures.newest(seen.case)
    if board is None:
        raise GuardRefused(
            "G-STORYBOARD",
            "You said yes to a story in pictures. Make and save it first, or say no.",
            "storyboard_considered",
        )
    return board


def _ready(seen: Opened, drafted: Drafted, typed: Mapping[str, str], board: Storyboard | None) -> Prepared:
    """Return the answer ready to go, or to be kept. Raises GuardRefused with the first thing that is missing."""
    command, sending = _keeping(seen, drafted, typed) if typed.get("go") == HOLD else _sending(seen, drafted, typed)
    for refused in refusals(seen.state, command, seen.person, seen.today, seen.calendar):
        raise GuardRefused(refused.guard, refused.message, _FIELDS.get(refused.field or "", refused.field))
    along = (story_in(seen, board),) if board else ()
    return prepare(drafted.letter, _as_decided(sending, drafted), TaggedPrinter(), enclosures=along)


def _sending(seen: Opened, drafted: Drafted, typed: Mapping[str, str]) -> tuple[Command, Sending]:
    sending = going(typed)
    channel = answers.channel_of(sending)
    return SendResponse(sent_on=seen.today, blocks=drafted.blocks, written=True, channel=channel), sending


def _keeping(seen: Opened, drafted: Drafted, typed: Mapping[str, str]) -> tuple[Command, Sending]:
    reason = typed.get("hold_reason", "").strip()
    return HoldResponseForChild(finished_on=seen.today, blocks=drafted.blocks, reason=reason), Sending(FILE)


def _as_decided(sending: Sending, drafted: Drafted) -> Sending:
    """The reason why the words cannot be simpler stands in the answer's own form."""
    return replace(sending, grade_reason=drafted.draft.get("grade_reason", ""))


def _kept(seen: Opened) -> Mapping[str, str]:
    saved = answer_desk.latest(seen.case)
    return saved.blocks if saved else {}


def _refused(reference: str, drafted: Drafted, typed: Mapping[str, str], refused: NotDone) -> Any:
    if isinstance(refused, GuardRefused) and (as_json := refusal_as_json(refused)):
        return as_json
    with opened(reference) as seen:
        return _page(seen, drafted.draft, typed, refused=refused), 409


_MOVED = (
    "{} is writing this answer too. Their words are kept, and yours are still on this page. Press Save: it shows where "
    "the two differ, and keeps both."
)
_FIELDS = {"reason": "hold_reason"}
_SAID = {
    SAVE: "The answer is saved. It has not been sent.",
    APPROVE: "The answer is saved, and you have approved it. It has not been sent.",
}


def _done(reference: str, go: str, letter: Prepared | None) -> Response:
    if go == HOLD:
        flash("The answer is finished, and kept for the child until they come back.")
        return redirect(url_for("casework.case_page", reference=reference))
    if letter is None:
        flash(_SAID.get(go, _SAID[SAVE]))
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
    drafted = answer_form.drafted(seen, draft)
    told: Shown | None = shown_refusal(refused) if refused else None
    saved = answer_desk.latest(seen.case)
    desk = answer_desk.standing(seen.file.session, seen.case)
    theirs = answer_form.theirs(seen, draft, desk) if isinstance(refused, Stale) else None
    return render_template(
        "casework/answer.html",
        **{**head(seen), **answer_form.beside(seen, drafted)},
        draft=answer_form.boxes(draft, typed),
        template=template(answers.LETTER),
        points=answer_form.points(seen),
        told_by_the_case=answer_form.told_by_the_case(seen, draft),
        theirs=theirs,
        refused=told,
        errors=[(trouble.field, trouble.message)] if trouble else [],
        wrong={trouble.field: trouble.message} if trouble else {f: m for _, f, m in told.reasons if f} if told else {},
        # Whoever was told of the other words has seen them: saving again keeps both.
        mark=desk.mark if theirs or not typed else typed.get("mark", ""),
        saved=saved,
        desk=desk,
        desk_by=seen.name_of(desk.by),
        approver=seen.name_of(saved.approved_by) if saved and saved.approved_by else "",
        hold_reason=typed.get("hold_reason", ""),
        board=pictures.newest(seen.case),
        sending=LetterForm.of(seen, drafted.letter, typed, answers.addressed_to(draft, seen.state)),
        ways=WAYS,
    )


def _hand_over_page(seen: Opened, typed: Mapping[str, str], refused: NotDone | None = None) -> str:
    kept = _kept(seen)
    drafted = answer_form.drafted(seen, kept)
    told: Shown | None = shown_refusal(refused) if refused else None
    return render_template(
        "casework/answer_kept.html",
        **head(seen),
        sheet=look.fragment(drafted.letter),
        sending=LetterForm.of(seen, drafted.letter, typed, answers.addressed_to(kept, seen.state)),
        ways=WAYS,
        refused=told,
        wrong={field: message for _, field, message in told.reasons if field} if told else {},
    )
