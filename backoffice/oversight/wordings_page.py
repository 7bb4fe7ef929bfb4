"""The words of the letters: read, changed, compared with earlier ones, and brought back (B-24)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.doors import me, open_for, settings, store
from backoffice.letters import LetterTemplate, UnknownLetter, look, template, wording
from backoffice.oversight import typed
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.records import Staff
from backoffice.services.letters import letter_facts, wordings
from backoffice.services.refusals import NotDone, NotFound

_A_CHILD_OF = 11


@room.get("/settings/letters/<letter>")
@open_for(Area.SETTINGS)
def letter_words(letter: str) -> Any:
    """Show what a letter says, and every set of words it has had."""
    with store().reading() as session:
        return _letter_page(session, _own(letter))


@room.get("/settings/letters/<letter>/change")
@open_for(Area.SETTINGS)
def change_letter_words(letter: str) -> Any:
    """Show the words of a letter in boxes, passage by passage."""
    own = _own(letter)
    with store().reading() as session:
        return _form(session, own, wording.words_of(own, wordings.in_force(session, letter)))


@room.post("/settings/letters/<letter>/change")
@open_for(Area.SETTINGS)
def save_letter_words(letter: str) -> Any:
    """Show how the words would look, or put them in force; what is refused keeps everything that was typed."""
    own = _own(letter)
    if request.form.get("go") != "save":
        with store().reading() as session:
            return _form(session, own, request.form)
    try:
        with store().writing() as session:
            kept = wordings.save(
                session,
                letter,
                request.form,
                seen=_seen(),
                reason=request.form.get("reason", ""),
                grade_reason=request.form.get("grade_reason", ""),
                by=me().id,
                now=clock.now(),
            )
    except NotDone as refused:
        with store().reading() as session:
            return _form(session, own, request.form, refused), 409
    flash(f"Saved. Letters are made of version {kept.version_name} from now on.")
    return redirect(url_for("oversight.letter_words", letter=letter))


@room.get("/settings/letters/<letter>/compare")
@open_for(Area.SETTINGS)
def compare_letter_words(letter: str) -> Any:
    """Show what one set of words says otherwise than another."""
    own = _own(letter)
    with store().reading() as session:
        one, other = (wordings.edition(session, own.id, _number(name)) for name in ("one", "other"))
        return render_template(
            "oversight/letter_compared.html",
            letter=own,
            one=one,
            other=other,
            differences=wordings.differences(one.template, other.template),
        )


@room.post("/settings/letters/<letter>/bring-back")
@open_for(Area.SETTINGS)
def bring_back_letter_words(letter: str) -> Any:
    """Put an earlier set of words in force again, as a new one."""
    own = _own(letter)
    number = typed.whole(request.form.get("number", ""))
    try:
        with store().writing() as session:
            kept = wordings.bring_back(
                session, letter, -1 if number is None else number, seen=_seen(), by=me().id, now=clock.now()
            )
    except NotFound:
        raise
    except NotDone as refused:
        with store().reading() as session:
            return _letter_page(session, own, refused), 409
    flash(f"Brought back. They are version {kept.version_name} now.")
    return redirect(url_for("oversight.letter_words", letter=letter))


def _own(letter: str) -> LetterTemplate:
    try:
        return template(letter)
    except UnknownLetter:
        raise NotFound("letter") from None


def _number(name: str) -> int:
    number = typed.whole(request.args.get(name, ""))
    if number is None:
        raise NotFound("set of words")
    return number


def _seen() -> int:
    """The set of words that the page was made from."""
    seen = typed.whole(request.form.get("seen", ""))
    return -1 if seen is None else seen


def _letter_page(session: Session, own: LetterTemplate, refused: NotDone | None = None) -> str:
    now = wordings.in_force(session, own.id)
    return render_template(
        "oversight/letter_words.html",
        letter=now,
        own=own,
        blocks=[(block, wording.plainly(block)) for block in now.blocks],
        may_change=any(wording.rewritable(block) for block in own.blocks),
        sheets=_sheets(now),
        grade=wording.grade_of(now),
        limit=wording.grade_limit(now),
        editions=wordings.editions(session, own.id),
        names={staff.id: staff.name for staff in session.scalars(select(Staff))},
        problem=refused.message if refused else "",
    )


def _form(session: Session, own: LetterTemplate, said: Mapping[str, str], refused: NotDone | None = None) -> str:
    now = wordings.in_force(session, own.id)
    problems = wording.wrong(own, said) if refused is None else getattr(refused, "problems", ())
    meanwhile = isinstance(refused, wordings.ChangedMeanwhile)
    tried = wording.rewritten(own, said)
    return render_template(
        "oversight/letter_words_form.html",
        letter=now,
        blocks=[(block, wording.rewritable(block)) for block in own.blocks if not block.fixed],
        heading_of=wording.heading_of,
        said=said,
        seen=now.edition if meanwhile else request.form.get("seen", now.edition),
        following=f"{own.version}.{now.edition + 1}",
        sheets=_sheets(tried),
        grade=wording.grade_of(tried),
        limit=wording.grade_limit(own),
        errors=[(each.field, each.message) for each in problems] or ([(None, refused.message)] if refused else []),
        wrong={each.field: each.message for each in problems},
        meanwhile=wordings.differences(tried, now) if meanwhile else (),
    )


def _sheets(shown: LetterTemplate) -> list[tuple[str, Any]]:
    """The letter for a made-up case: as a child reads it, and as a helper does where that says anything else."""
    writer = letter_facts.Writer(me().name, me().roles)
    facts = letter_facts.standing(settings(), _A_CHILD_OF)
    made = [
        wording.as_example(shown, facts, letter_facts.sender(writer, settings()), to_helper=to_helper)
        for to_helper in (False, True)
    ]
    if made[0].blocks == made[1].blocks:
        return [("As it will look", look.fragment(made[0]))]
    return [("To a child", look.fragment(made[0])), ("To whoever speaks for a child", look.fragment(made[1]))]
