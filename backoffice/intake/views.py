"""The hand-over's three calls, the office's hours, and the documents that describe them (interfaces.md, 2)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify, request
from sqlalchemy.exc import IntegrityError

from backoffice import clock
from backoffice.doors import open_to_the_chat_service, open_without_sign_in, settings, store
from backoffice.intake.body import read_body
from backoffice.intake.described import openapi
from backoffice.pages import csrf
from backoffice.services.office import working_days
from backoffice.services.receiving import receipt_shown, receive
from backoffice.services.receiving.payload import ALERT, INTAKE, SHOWN, faults, schema_text
from backoffice.services.safety import raise_alert

room = Blueprint("intake", __name__, url_prefix="/api/v1")
csrf.exempt(room)

_PUBLIC = "It describes the call; it holds nothing of anybody."


@room.post("/intake")
@open_to_the_chat_service
def intake() -> Any:
    body = read_body(request)
    if wrong := faults(INTAKE, body):
        return jsonify(errors=wrong), 422
    try:
        result = _twice(lambda: _receive(body))
    except receive.AnotherBody as refused:
        return jsonify(error=refused.message), 409
    return jsonify(result.receipt), 201 if result.created else 200


@room.post("/safeguarding-alerts")
@open_to_the_chat_service
def safeguarding_alerts() -> Any:
    body = read_body(request)
    if wrong := faults(ALERT, body):
        return jsonify(errors=wrong), 422
    try:
        return _twice(lambda: _raise(body))
    except raise_alert.AnotherUpdate as refused:
        return jsonify(error=refused.message), 409


@room.post("/receipts-shown")
@open_to_the_chat_service
def receipts_shown() -> Any:
    body = read_body(request)
    if wrong := faults(SHOWN, body):
        return jsonify(errors=wrong), 422
    try:
        with store().writing() as session:
            shown_at = datetime.fromisoformat(body["shown_at"])
            receipt_shown.shown(session, body["submission_id"], shown_at, clock.now())
    except receipt_shown.Unknown as refused:
        return jsonify(errors=[{"field": "submission_id", "message": refused.message}]), 422
    return jsonify(submission_id=body["submission_id"])


@room.get("/hours")
@open_without_sign_in("The chat says when somebody is in; everybody may know it.")
def hours() -> Any:
    return jsonify(_hours())


@room.get("/intake/schema.json")
@open_without_sign_in(_PUBLIC)
def schema() -> Response:
    return Response(schema_text(INTAKE), mimetype="application/schema+json")


@room.get("/safeguarding-alerts/schema.json")
@open_without_sign_in(_PUBLIC)
def alert_schema() -> Response:
    return Response(schema_text(ALERT), mimetype="application/schema+json")


@room.get("/receipts-shown/schema.json")
@open_without_sign_in(_PUBLIC)
def shown_schema() -> Response:
    return Response(schema_text(SHOWN), mimetype="application/schema+json")


@room.get("/openapi.json")
@open_without_sign_in(_PUBLIC)
def described() -> Any:
    return jsonify(openapi(settings().public_office_url))


def _receive(body: dict[str, Any]) -> receive.Received:
    with store().writing() as session:
        return receive.receive(session, body, clock.now())


def _raise(body: dict[str, Any]) -> Any:
    with store().writing() as session:
        raised = raise_alert.raise_alert(session, body, clock.now(), duty_address=settings().duty_address)
        concern = raised.concern
        answer = {"alert_id": concern.alert_id, "seq": concern.seq, "level": concern.level, "seen": concern.seen}
    told = _hours()
    answer |= {"office_open": told["open"], "next_open": told["next_open"]}
    return jsonify(answer), 201 if raised.created else 200


def _hours() -> dict[str, Any]:
    now, office = clock.now(), working_days.Hours(settings().opens(), settings().closes())
    with store().reading() as session:
        days = working_days.calendar(session)
    return {
        "open": working_days.is_open(now, office, days),
        "next_open": working_days.next_open(now, office, days).isoformat(),
        "call_back_by": working_days.call_back_by(now, days).isoformat(),
    }


def _twice(act: Any) -> Any:
    """Do it, and once more if the same thing was being stored at the same moment: then it is there already."""
    try:
        return act()
    except IntegrityError:
        return act()
