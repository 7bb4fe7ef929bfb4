"""The audit log, to read (B-25)."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from sqlalchemy import select

from backoffice.doors import me, open_for, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.records import AuditEvent, audit

_PAGE = 50


@room.get("/audit")
@open_for(Area.AUDIT)
def audit_log() -> Any:
    sought = {name: request.args.get(name, "").strip()[:64] for name in ("case", "person", "action")}
    found = select(AuditEvent).order_by(AuditEvent.number.desc())
    if sought["case"]:
        found = found.where(AuditEvent.case_reference == sought["case"].upper())
    if sought["person"]:
        found = found.where(AuditEvent.who_name.icontains(sought["person"], autoescape=True))
    if sought["action"]:
        found = found.where(AuditEvent.what == sought["action"])
    before = request.args.get("before", "")
    if before.isdecimal() and len(before) < 10:
        found = found.where(AuditEvent.number < int(before))
    with store().writing() as session:
        audit.note(session, who=me().id, what="audit_read", case_reference=sought["case"].upper()[:16] or None)
    with store().reading() as session:
        lines = list(session.scalars(found.limit(_PAGE + 1)))
        actions = list(session.scalars(select(AuditEvent.what).distinct().order_by(AuditEvent.what)))
        return render_template(
            "oversight/audit.html",
            lines=lines[:_PAGE],
            older=lines[_PAGE - 1].number if len(lines) > _PAGE else None,
            sought=sought,
            actions=actions,
        )


@room.get("/audit/check")
@open_for(Area.AUDIT)
def audit_check() -> Any:
    with store().reading() as session:
        return render_template("oversight/audit_check.html", verdict=audit.verify(session))
