"""Everything that happened in a case, of one kind or of all, to read or to print (B-06)."""

from __future__ import annotations

from flask import render_template, request

from backoffice.casework import room, timeline
from backoffice.casework.case_page import head
from backoffice.casework.opening import opened
from backoffice.doors import open_for
from backoffice.procedure.permissions import Area
from backoffice.services import casefile


@room.get("/cases/<reference>/timeline")
@open_for(Area.CASE)
def timeline_page(reference: str) -> str:
    """Show the whole timeline; ``kind`` in the address narrows it to one kind."""
    asked = request.args.get("kind", "")
    kind = asked if asked in timeline.KINDS else ""
    with opened(reference) as seen:
        lines = timeline.lines(casefile.history(seen.case), seen.name_of, kind)
        return render_template("casework/timeline.html", **head(seen), lines=lines, kinds=timeline.KINDS, kind=kind)
