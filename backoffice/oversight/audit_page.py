"""The audit log, to read, to search and to take away (B-25)."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from flask import Response, render_template, request

from backoffice import clock
from backoffice.doors import me, open_for, store
from backoffice.oversight.room import room
from backoffice.pages import say_words
from backoffice.procedure.permissions import Area
from backoffice.records import audit
from backoffice.services.finding import audit_search
from backoffice.services.refusals import NotDone
from backoffice.services.reports.sheet import safe

_COLUMNS = ("Line", "When", "Who", "What", "Case", "About", "Before", "After", "Reason", "Seal")
_CODES = re.compile(r"[a-z][a-z0-9_]*(,[a-z][a-z0-9_]*)*")


@room.get("/audit")
@open_for(Area.AUDIT)
def audit_log() -> Any:
    return _page()


@room.get("/audit/check")
@open_for(Area.AUDIT)
def audit_check() -> Any:
    with store().reading() as session:
        return render_template("oversight/audit_check.html", verdict=audit.verify(session))


@room.post("/audit/export")
@open_for(Area.AUDIT)
def audit_export() -> Any:
    """The lines that were sought, as a sheet. Taking them away is itself a line of the log, with the reason."""
    sought = audit_search.read(request.form)
    try:
        with store().writing() as session:
            lines = audit_search.export(session, sought, request.form.get("reason", ""), by=me().id, now=clock.now())
            out = io.StringIO()
            write = csv.writer(out)
            write.writerow(_COLUMNS)
            for line in lines:
                what = (line.who_name, line.what, line.case_reference, line.subject)
                told = map(safe, (*what, line.before, line.after, line.reason))
                write.writerow([line.number, line.at.isoformat(), *told, line.hash])
    except NotDone as refused:
        return _page(refused.message), 409
    return Response(
        "\ufeff" + out.getvalue(),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="audit-log.csv"'},
    )


@room.app_template_filter("codes")
def say_codes(told: str | None) -> str:
    """Say the codes of a line, such as roles, in words; whatever else stands there stays as it is."""
    if not told or not _CODES.fullmatch(told):
        return told or ""
    return ", ".join(say_words(code) for code in told.split(","))


def _page(problem: str = "") -> str:
    sought = audit_search.read(request.values)
    with store().writing() as session:
        audit.note(session, who=me().id, what="audit_read", case_reference=sought.case[:16] or None)
    with store().reading() as session:
        page = audit_search.page(session, sought, by=me().id, before=request.args.get("before", ""))
        return render_template(
            "oversight/audit.html",
            lines=page.lines,
            older=page.older,
            sought=sought,
            actions=audit_search.actions(session),
            problem=problem,
            typed=request.form,
        )
