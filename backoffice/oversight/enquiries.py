"""The inbox, and one piece of feedback, message or call-back: what was said, how to reach them, what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from backoffice import clock
from backoffice.doors import me, open_for, store
from backoffice.oversight import typed
from backoffice.oversight.queue import page_of
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.reach_words import METHODS, PRIVATE, TIMES
from backoffice.records import Case, ContactPlan
from backoffice.services import casefile
from backoffice.services.cases import enquiries
from backoffice.services.refusals import Closed, GuardRefused, NotDone, NotFound, Stale


@room.get("/inbox")
@open_for(Area.FEEDBACK)
def inbox() -> Any:
    kind, ended = request.args.get("kind", "")[:32], request.args.get("show") == "ended"
    with store().reading() as session:
        lines = enquiries.inbox(session, me().person, kind, ended=ended)
    return render_template(
        "oversight/inbox.html", lines=lines, kinds=enquiries.KINDS, kind=kind, ended=ended, today=clock.today()
    )


@room.get("/enquiries/<reference>")
@open_for(Area.FEEDBACK)
def enquiry(reference: str) -> Any:
    enquiries.look(store(), reference, me().person)
    return _page(reference)


@room.post("/enquiries/<reference>/done")
@open_for(Area.FEEDBACK)
def enquiry_done(reference: str) -> Any:
    def done(session: Any) -> str:
        what, version = request.form.get("what", ""), request.form.get("version", type=int)
        enquiries.mark_done(session, reference, me().person, what, clock.now(), expected_version=version)
        return "Marked as done."

    return _do(reference, done)


@room.post("/enquiries/<reference>/sort")
@open_for(Area.FEEDBACK)
def enquiry_sorted(reference: str) -> Any:
    def sort(session: Any) -> str:
        themes, words = request.form.getlist("themes"), request.form.get("without_names", "")
        shown = request.form.get("shown")
        enquiries.sort_out(session, reference, me().person, themes, words, clock.now(), shown=shown)
        return "Saved."

    return _do(reference, sort)


@room.post("/enquiries/<reference>/complaint")
@open_for(Area.FEEDBACK)
def enquiry_became_complaint(reference: str) -> Any:
    form, made = request.form, []

    def convert(session: Any) -> str:
        later = form.get("since") == "asked"
        asked_on = typed.day(form, "asked_on") if later else None
        if later and asked_on is None:
            raise NotDone("Give the day on which they asked for an answer.")
        reference_ = enquiries.make_complaint(
            session,
            reference,
            me().person,
            asked_on=asked_on,
            reason=form.get("reason", ""),
            now=clock.now(),
            expected_version=form.get("version", type=int),
        )
        made.append(reference_)
        return f"It is a complaint now: {reference_}."

    answer = _do(reference, convert)
    return redirect(page_of(made[0])) if made else answer


def _do(reference: str, act: Callable[[Any], str]) -> Any:
    """Do it and go back to the page; what cannot be done is said there, with everything that was typed."""
    try:
        with store().writing() as session:
            said = act(session)
    except (Closed, NotFound):
        raise
    except NotDone as refused:
        return _page(reference, refused), 409
    flash(said)
    return redirect(url_for("oversight.enquiry", reference=reference))


def _page(reference: str, refused: NotDone | None = None) -> str:
    with store().reading() as session:
        file = casefile.read(session, reference)
        feedback = enquiries.feedback_of(file)
        standing = {mark.value for mark in file.case.marks if mark.kind == "theme"}
        return render_template(
            "oversight/enquiry.html",
            case=file.case,
            feedback=feedback,
            became=enquiries.became(session, feedback),
            history=casefile.history(file.case),
            themes=enquiries.THEMES,
            chosen=request.form.getlist("themes") if "without_names" in request.form else sorted(standing),
            standing=standing,
            sorting=enquiries.sorting(file),
            meanwhile=isinstance(refused, Stale),
            reach=_reach(file.case.contact_plan) if me().may_see(Area.CONTACT) else (),
            for_whom=_for_whom(file.case),
            refused=refused,
            guarded=isinstance(refused, GuardRefused),
            typed=request.form,
        )


def _reach(plan: ContactPlan | None) -> tuple[tuple[str, str], ...]:
    """How to reach them, each fact beside its name; what nobody told is left out."""
    if plan is None:
        return ()
    way = METHODS.get(plan.method, "") + (f": {plan.value}" if plan.value else "")
    when = [TIMES.get(part, part) for part in plan.times or []] + ([plan.times_note] if plan.times_note else [])
    told = (
        ("Who", (plan.person.name if plan.person else "") or "Name not given"),
        ("How to reach them", way),
        ("Private?", PRIVATE.get(plan.private, "") if plan.method != "none" else ""),
        ("When", ", ".join(when)),
    )
    return tuple((name, value) for name, value in told if value)


def _for_whom(case: Case) -> str:
    """Whom a message is for, or a complaint would be about, as it was told."""
    named = case.party("subject")
    return (named.person.name or "") if named else ""
