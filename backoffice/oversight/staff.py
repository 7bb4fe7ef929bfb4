"""Staff accounts, for the administrator (B-01, B-23)."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from backoffice import clock
from backoffice.doors import me, open_for, settings, store
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.procedure.terms import Employment
from backoffice.records import Staff
from backoffice.services.refusals import NotDone, NotFound
from backoffice.services.staff import people

_MEANWHILE = (
    "Somebody else changed the roles of {} meanwhile. The list shows theirs, and the boxes yours. Save to set yours."
)
_EMPLOYED = {False: Employment.EMPLOYEE, True: Employment.SELF_EMPLOYED_CONTRACTOR}


@room.get("/staff")
@open_for(Area.STAFF)
def staff() -> Any:
    return _page()


@room.post("/staff")
@open_for(Area.STAFF)
def add_staff() -> Any:
    try:
        with store().writing() as session:
            added = people.add_staff(
                session,
                email=request.form.get("email", ""),
                name=request.form.get("name", "").strip() or None,
                roles=request.form.getlist("roles"),
                front_line="front_line" in request.form,
                employment=_EMPLOYED["self_employed" in request.form],
                by=me().id,
                now=clock.now(),
            )
            token = _link(session, added)
            name = added.name
    except NotDone as refused:
        return _page(problem=refused.message), 409
    return _page(link=_address(token), link_for=name), 201


@room.post("/staff/<staff_id>/link")
@open_for(Area.STAFF)
def new_link(staff_id: str) -> Any:
    with store().writing() as session:
        person = _person(session, staff_id)
        token, name = _link(session, person), person.name
    return _page(link=_address(token), link_for=name), 201


@room.post("/staff/<staff_id>/roles")
@open_for(Area.STAFF)
def change_roles(staff_id: str) -> Any:
    try:
        with store().writing() as session:
            person = _person(session, staff_id)
            if request.form.get("shown", shown := ",".join(sorted(person.roles))) != shown:
                raise NotDone(_MEANWHILE.format(person.name))
            people.change_roles(session, person, request.form.getlist("roles"), by=me().id, now=clock.now())
    except NotFound:
        raise
    except NotDone as refused:
        return _page(problem=refused.message, field=f"roles-{staff_id}", of=staff_id), 409
    flash("The roles are changed.")
    return redirect(url_for("oversight.staff"))


@room.post("/staff/<staff_id>/close")
@open_for(Area.STAFF)
def close_account(staff_id: str) -> Response:
    with store().writing() as session:
        people.close_account(session, _person(session, staff_id), by=me().id, now=clock.now())
    flash("The account is closed.")
    return redirect(url_for("oversight.staff"))


def _page(**shown: Any) -> str:
    with store().reading() as session:
        return render_template(
            "oversight/staff.html",
            everybody=people.everybody(session),
            roles=people.ROLES,
            typed=request.form,
            **{"link": None, "link_for": None, "problem": None, "field": "email", "of": "", **shown},
        )


def _person(session: Any, staff_id: str) -> Staff:
    person = session.get(Staff, staff_id)
    if person is None or not person.active:
        raise NotFound("account")
    return person


def _link(session: Any, person: Staff) -> str:
    return people.issue_link(session, person, hours=settings().set_up_link_hours, now=clock.now(), by=me().id)


def _address(token: str) -> str:
    return settings().public_office_url + url_for("accounts.set_up", token=token)
