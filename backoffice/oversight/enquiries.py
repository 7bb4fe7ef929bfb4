"""One piece of feedback, message or call-back: what was said, how to reach them, and whether it is done."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from backoffice import clock
from backoffice.doors import me, open_for, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.services import casefile, enquiries


@room.get("/enquiries/<reference>")
@open_for(Area.FEEDBACK)
def enquiry(reference: str) -> Any:
    enquiries.look(store(), reference, me().person)
    with store().reading() as session:
        file = casefile.read(session, reference)
        return render_template(
            "oversight/enquiry.html",
            case=file.case,
            feedback=enquiries.feedback_of(file),
            history=casefile.history(file.case),
            may_see_contact=me().may_see(Area.CONTACT),
        )


@room.post("/enquiries/<reference>/done")
@open_for(Area.FEEDBACK)
def enquiry_done(reference: str) -> Response:
    with store().writing() as session:
        enquiries.mark_done(
            session,
            reference,
            me().person,
            request.form.get("what", ""),
            clock.now(),
            expected_version=request.form.get("version", type=int),
        )
    flash("Marked as done.")
    return redirect(url_for("oversight.enquiry", reference=reference))
