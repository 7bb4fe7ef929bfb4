"""The reports R-01 to R-03: figures, definitions, bars with a table beside each, a sheet, a page to print (B-22)."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response, redirect, render_template, request, url_for

from backoffice import clock
from backoffice.doors import me, open_for, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.records import audit
from backoffice.services import reports as services
from backoffice.services.office import working_days
from backoffice.services.refusals import NotFound
from backoffice.services.reports import periods

_OFFERED = {"month": 13, "quarter": 8, "year": 5}


@room.get("/reports")
@open_for(Area.REPORTS)
def reports() -> Any:
    offered = [(kind, _offered(kind)) for kind in services.KINDS.values()]
    return render_template("oversight/reports.html", offered=offered)


@room.get("/reports/<kind_id>")
@open_for(Area.REPORTS)
def choose_report(kind_id: str) -> Any:
    """Go to the report of the period chosen in the form."""
    kind, period = _kind(kind_id), request.args.get("period", "")[:10]
    return redirect(url_for("oversight.report", kind_id=kind.id, code=_period(kind, period).code))


@room.get("/reports/<kind_id>/<code>")
@open_for(Area.REPORTS)
def report(kind_id: str, code: str) -> Any:
    kind = _kind(kind_id)
    made = _made(kind, code, "report_read")
    return render_template("oversight/report.html", report=made, kind=kind, offered=_offered(kind))


@room.get("/reports/<kind_id>/<code>/sheet.csv")
@open_for(Area.REPORTS)
def report_sheet(kind_id: str, code: str) -> Response:
    made = _made(_kind(kind_id), code, "report_exported")
    name = f"{made.id}-{made.period_code}.csv"
    return Response(
        services.as_csv(made),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _made(kind: services.Kind, code: str, what: str) -> services.Report:
    period, today = _period(kind, code), clock.today()
    with store().writing() as session:
        audit.note(session, who=me().id, what=what, subject=f"{kind.id} {period.code}", at=clock.now())
    with store().reading() as session:
        return services.make(session, kind, period, today, working_days.calendar(session))


def _kind(kind_id: str) -> services.Kind:
    kind = services.KINDS.get(kind_id)
    if kind is None:
        raise NotFound("report")
    return kind


def _period(kind: services.Kind, code: str) -> services.Period:
    period = periods.parse(code)
    if period is None or period.size != kind.size or period.span.first > clock.today():
        raise NotFound("report")
    return period


def _offered(kind: services.Kind) -> list[services.Period]:
    """The periods that can be chosen: this one and those before it, the newest first."""
    today: date = clock.today()
    return periods.holding(kind.size, today).recent(_OFFERED[kind.size])[::-1]
