"""What is due to be deleted, what is held, and the certificate of what was deleted (B-26)."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from backoffice import clock
from backoffice.doors import me, open_for, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.services.keeping import retention as keeping
from backoffice.services.references import normalised
from backoffice.services.refusals import Closed, NotDone, NotFound


@room.get("/retention")
@open_for(Area.RETENTION)
def retention() -> Any:
    return _page()


@room.post("/retention/hold")
@open_for(Area.RETENTION)
def legal_hold() -> Any:
    form = request.form
    reference, on = normalised(form.get("reference", "")), form.get("on") == "yes"
    try:
        if reference is None:
            raise NotDone("There is no such reference. Check each letter.")
        with store().writing() as session:
            keeping.set_hold(session, reference, me().person, on=on, reason=form.get("reason", ""), now=clock.now())
    except Closed:
        raise
    except NotFound:
        return _page(problem="There is no such reference. Check each letter."), 409
    except NotDone as refused:
        return _page(problem=refused.message), 409
    flash(f"There is a legal hold on {reference} now." if on else f"The legal hold on {reference} is lifted.")
    return redirect(url_for("oversight.retention"))


@room.post("/retention/<reference>/erase")
@open_for(Area.RETENTION)
def erase(reference: str) -> Any:
    try:
        with store().writing() as session:
            keeping.erase(session, reference, me().person, clock.now())
    except (Closed, NotFound):
        raise
    except NotDone as refused:
        return _page(problem=refused.message), 409
    return redirect(url_for("oversight.certificate", reference=reference))


@room.get("/retention/<reference>/certificate")
@open_for(Area.RETENTION)
def certificate(reference: str) -> Any:
    with store().reading() as session:
        case, line = keeping.certificate(session, reference, me().person)
        return render_template("oversight/certificate.html", case=case, line=line)


def _page(problem: str = "") -> str:
    today = clock.today()
    with store().reading() as session:
        return render_template(
            "oversight/retention.html",
            due=keeping.due(session, today),
            held=keeping.on_hold(session),
            erased=keeping.erased(session),
            worries=keeping.worries_to_review(session, today),
            rules=keeping.RULES,
            periods=keeping.periods(session),
            problem=problem,
            typed=request.form,
        )
