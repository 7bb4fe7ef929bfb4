"""Linking a case to another one that belongs to it (D-40, B-07)."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for

from backoffice.casework import room, words
from backoffice.casework.case_page import head
from backoffice.casework.fields import Field
from backoffice.casework.opening import Opened, hand, opened
from backoffice.doors import me, open_for, store
from backoffice.procedure.permissions import Area
from backoffice.services import casefile
from backoffice.services.cases import links
from backoffice.services.refusals import NotDone

FIELDS = (
    Field("other", "The number of the other case", "line", hint="Such as CC-7KQ2XD."),
    Field("kind", "What have they to do with each other?", "choice", choices=tuple(links.KINDS.items())),
)


@room.get("/cases/<reference>/link")
@open_for(Area.CASE)
def link_cases(reference: str) -> str:
    """Ask for the other case."""
    _only_the_desk()
    with opened(reference) as seen:
        return _page(seen, {})


@room.post("/cases/<reference>/link")
@open_for(Area.CASE)
def link_them(reference: str) -> Any:
    """Link the two, or say why not with what was typed still there."""
    _only_the_desk()
    typed = request.form
    try:
        with store().writing() as session:
            mine = hand(reference)
            file = casefile.open_for(session, reference, mine.person, expected_version=mine.version)
            links.link(file, typed.get("other", ""), typed.get("kind", ""), mine)
    except NotDone as refused:
        with opened(reference) as seen:
            return _page(seen, dict(typed), refused), 409
    flash("The two cases are linked.")
    return redirect(url_for("casework.case_page", reference=reference))


def _only_the_desk() -> None:
    if not me().may_see(Area.RECORD):
        abort(403)


def _page(seen: Opened, typed: dict[str, str], refused: NotDone | None = None) -> str:
    where = "kind" if refused and "have to do" in refused.message else "other"
    return render_template(
        "casework/link.html",
        **head(seen),
        fields=FIELDS,
        typed=typed,
        links=links.of(seen.file, seen.person),
        linked=words.LINKED,
        errors=[(where, refused.message)] if refused else [],
        wrong={where: refused.message} if refused else {},
    )
