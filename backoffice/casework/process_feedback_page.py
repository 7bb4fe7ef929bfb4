"""Writing down what a child says about how it went. The page belongs to no case, so that nobody sees whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from backoffice import clock
from backoffice.casework import room
from backoffice.casework.fields import Field
from backoffice.doors import me, open_for, store
from backoffice.procedure.permissions import Area
from backoffice.services.cases import process_feedback
from backoffice.services.refusals import NotDone

_ANSWERS = tuple(process_feedback.ANSWERS.items())
FIELDS = (
    *(
        Field(key, question, "choice", choices=_ANSWERS, start="not_said")
        for key, question in process_feedback.QUESTIONS.items()
    ),
    Field("better", "What should we do better next time?", rows=4, hint="In their words. Leave every name out."),
    Field(
        "reference",
        "Case number",
        "line",
        hint="Only if the child wants it kept with their case. Left empty, nobody can find out whose it is.",
    ),
)


@room.get("/how-it-went")
@open_for(Area.RECORD)
def how_it_went() -> str:
    """Show the four questions."""
    return _page({field.name: field.start for field in FIELDS})


@room.post("/how-it-went")
@open_for(Area.RECORD)
def keep_how_it_went() -> Any:
    """Keep the answers, or say what is missing with everything typed still there."""
    typed = request.form
    try:
        with store().writing() as session:
            better, reference = typed.get("better", ""), typed.get("reference", "")
            process_feedback.keep(session, typed, better, reference, me().person, clock.now())
    except NotDone as refused:
        return _page(typed, refused), 409
    flash("It is kept. Thank you for asking.")
    return redirect(url_for("casework.how_it_went"))


def _page(typed: Mapping[str, str], refused: NotDone | None = None) -> str:
    where = "reference" if refused and "case" in refused.message else "easy"
    return render_template(
        "casework/how_it_went.html",
        fields=FIELDS,
        typed=typed,
        errors=[(where, refused.message)] if refused else [],
        wrong={where: refused.message} if refused else {},
    )
