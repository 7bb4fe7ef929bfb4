"""The work queue (B-03)."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from flask import redirect, render_template, request, url_for

from backoffice import clock
from backoffice.doors import me, open_for, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import STATES, Area, may_come_to, may_see
from backoffice.procedure.terms import Channel, Flag, Procedure
from backoffice.records import audit
from backoffice.services import references
from backoffice.services.cases import enquiries
from backoffice.services.finding import queue as queues
from backoffice.services.handing import cover
from backoffice.services.office import working_days
from backoffice.services.staff import people
from backoffice.state_words import say_state

_CASES = ("CC", "PC")
_KINDS = ("complaint", *enquiries.KINDS)


@room.get("/queue")
@open_for(Area.QUEUE)
def queue() -> Any:
    sought = request.args.get("reference", "").strip()[:40]
    if sought and (reference := references.normalised(sought)) is not None:
        return redirect(url_for("oversight.case", reference=reference))
    return _page(_filters(request.args), sought=sought)


@room.post("/queue")
@open_for(Area.QUEUE)
def search_by_name() -> Any:
    """Search by a name: posted, and answered at once, so that no name stands in an address, a history or a log."""
    name = request.form.get("name", "").strip()[:80]
    with store().writing() as session:
        audit.note(session, who=me().id, what="searched_by_name", at=clock.now())
    return _page(queues.Filters(show="all"), name=name)


@room.get("/go/<reference>")
@open_for(Area.QUEUE)
def case(reference: str) -> Any:
    """Go to the page of a reference, whatever kind it is."""
    return redirect(page_of(reference))


def _page(filters: queues.Filters, *, sought: str = "", name: str = "") -> str:
    today = clock.today()
    with store().reading() as session:
        days = working_days.calendar(session)
        page = queues.page(
            session,
            me().person,
            filters,
            today,
            days,
            cover.standing(session, today, days),
            name=name,
            after=request.args.get("after", "")[:60],
            before=request.args.get("before", "")[:60],
        )
        return render_template(
            "oversight/queue.html",
            page=page,
            filters=filters,
            today=today,
            choices=_choices(session),
            sought=sought,
            name=name,
        )


@room.app_template_global()
def page_of(reference: str) -> str:
    """Return the address of the page of a reference: a case under a procedure, or feedback, a message, a call-back."""
    endpoint = "casework.case_page" if reference[:2] in _CASES else "oversight.enquiry"
    return url_for(endpoint, reference=reference)


@room.app_template_global()
def opens_for_me(line: queues.Line) -> bool:
    """Say whether whoever is signed in may open the page of a line: a list names more than some may open.

    A case that may have been passed up to somebody is opened by whoever has it.
    """
    person, area = me().person, Area.CASE if line.reference[:2] in _CASES else Area.FEEDBACK
    return may_see(person, area).allowed or (may_come_to(person, area) and line.assignee_id == person.id)


def _filters(told: Any) -> queues.Filters:
    return queues.Filters(**{one.name: told.get(one.name, str(one.default))[:40] for one in fields(queues.Filters)})


def _choices(session: Any) -> dict[str, list[tuple[str, str]]]:
    handlers = people.with_role(session, "childrens_manager", "complaints_manager", "step1_manager")
    states = dict.fromkeys(state for procedure in STATES.values() for state in procedure)
    return {
        "state": [(state, say_state(state)) for state in states],
        "colour": [("red", "Red: late"), ("amber", "Amber: soon"), ("green", "Green: not soon yet")],
        "flag": [(flag.value, "") for flag in Flag],
        "theme": [(theme, "") for theme in enquiries.THEMES],
        "channel": [(channel.value, "") for channel in Channel],
        "procedure": [(procedure.value, "") for procedure in Procedure],
        "kind": [(kind, "") for kind in _KINDS],
        "assignee": [("nobody", "Nobody"), *((staff.id, staff.name) for staff in handlers)],
        "due": [("mine", "My duties"), ("today", "Due today"), ("no_cover", "No cover")],
        "sort": [("due", "Soonest duty first"), ("newest", "Newest first")],
        "show": [("open", "Open"), ("ended", "Ended"), ("all", "All")],
    }
