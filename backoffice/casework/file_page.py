"""One file of a case: what it is, opening it with a reason, and taking out what does not belong here."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for

from backoffice import clock
from backoffice.casework import room
from backoffice.casework.case_page import head
from backoffice.casework.opening import opened, refusal_as_json
from backoffice.casework.refusals import Shown, shown_refusal
from backoffice.doors import me, open_for, store
from backoffice.gateways.papers import KINDS
from backoffice.procedure.permissions import Area
from backoffice.records import KeptFile
from backoffice.services.cases import whois
from backoffice.services.keeping import files
from backoffice.services.refusals import GuardRefused, NotDone

# Whatever is in it can neither run, nor be shown inside a page of ours, nor reach anything.
_SHUT_IN = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@room.get("/cases/<reference>/files/<file_id>")
@open_for(Area.CASE)
def file(reference: str, file_id: str) -> Any:
    """Say what a file is, and ask why it shall be opened."""
    return _page(reference, file_id)


@room.post("/cases/<reference>/files/<file_id>")
@open_for(Area.CASE)
def open_file(reference: str, file_id: str) -> Any:
    """Give the file to somebody who said why, or show the page again."""
    why, more = request.form.get("why", ""), request.form.get("more", "")
    try:
        with store().writing() as session:
            found, content = files.open_one(
                session, reference, file_id, me().person, why=why, more=more, now=clock.now()
            )
    except NotDone as refused:
        return _refused(reference, file_id, refused, "more")
    return _as_download(found, files.name_outside(reference, found), content)


@room.post("/cases/<reference>/files/<file_id>/out")
@open_for(Area.CASE)
def take_file_out(reference: str, file_id: str) -> Any:
    """Delete a file that does not belong to this case."""
    try:
        with store().writing() as session:
            files.take_out(
                session, reference, file_id, me().person, why=request.form.get("out_why", ""), now=clock.now()
            )
    except NotDone as refused:
        return _refused(reference, file_id, refused, "out_why")
    flash("The file is deleted. That it was here, and why it went, stands in what happened.")
    return redirect(url_for("casework.case_page", reference=reference))


@room.post("/cases/<reference>/files/<file_id>/for")
@open_for(Area.CASE)
def settle_who_opens(reference: str, file_id: str) -> Any:
    """Let everybody with a part in the case open a file, or no longer."""
    yes = request.form.get("all") == "yes"
    with store().writing() as session:
        files.let_all_open(session, reference, file_id, me().person, yes=yes, now=clock.now())
    flash(_NOW_FOR[yes])
    return redirect(url_for("casework.file", reference=reference, file_id=file_id))


_NOW_FOR = {
    True: "Everybody who has a part in this case can open it now.",
    False: "Only those who may see how to reach the child can open it now.",
}


def _as_download(found: KeptFile, name: str, content: bytes) -> Response:
    response = Response(content, mimetype=KINDS[found.kind].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = _SHUT_IN
    return response


def _refused(reference: str, file_id: str, refused: NotDone, field: str) -> Any:
    if type(refused) not in (NotDone, GuardRefused):
        raise refused
    if isinstance(refused, GuardRefused) and (answer := refusal_as_json(refused)):
        return answer
    return _page(reference, file_id, refused, field), 409


def _page(reference: str, file_id: str, refused: NotDone | None = None, field: str = "") -> str:
    with opened(reference) as seen:
        found = files.one_of(seen.file.session, seen.case, file_id)
        if not files.may_open(seen.file, found, seen.person):
            abort(403)
        told: Shown | None = shown_refusal(refused) if isinstance(refused, GuardRefused) else None
        return render_template(
            "casework/file.html",
            **head(seen),
            file=found,
            by=whois.name_of(seen.case, found.created_by),
            reasons=files.WHY,
            typed=request.form,
            may_settle=files.may_settle(seen.file, seen.person).allowed,
            refused=told,
            errors=[(field, refused.message)] if refused and not told else [],
            wrong={field: refused.message} if refused else {},
        )
