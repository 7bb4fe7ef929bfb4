"""The payments that wait for a senior manager: what is needed to decide, and the decision (B-01, B-12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.doors import me, open_for, store, wants_json
from backoffice.oversight.room import room
from backoffice.procedure.permissions import Area
from backoffice.services.cases import payments
from backoffice.services.refusals import GuardRefused
from backoffice.state_words import OUTCOMES


@room.get("/payments")
@open_for(Area.PAYMENTS)
def payments_waiting() -> Any:
    return _page()


@room.post("/payments/<reference>/<int(max=9999):number>/approve")
@open_for(Area.PAYMENTS)
def approve_payment(reference: str, number: int) -> Any:
    return _decide(
        reference,
        number,
        lambda session: payments.approve(session, reference, number, me().person, clock.now()),
        "approved",
    )


@room.post("/payments/<reference>/<int(max=9999):number>/decline")
@open_for(Area.PAYMENTS)
def decline_payment(reference: str, number: int) -> Any:
    reason = request.form.get("reason", "").strip()
    return _decide(
        reference,
        number,
        lambda session: payments.decline(session, reference, number, reason, me().person, clock.now()),
        "not approved. Whoever has the case reads why",
    )


def _decide(reference: str, number: int, act: Callable[[Session], None], became: str) -> Any:
    """Do it and show what is left; a refusal is said beside what was typed."""
    try:
        with store().writing() as session:
            act(session)
    except GuardRefused as refused:
        if wants_json():
            return jsonify(guard=refused.guard), 409
        return _page(refused, at=f"{reference}-{number}"), 409
    flash(f"The payment in {reference} is {became}.")
    return redirect(url_for("oversight.payments_waiting"))


def _page(refused: GuardRefused | None = None, at: str = "") -> str:
    with store().writing() as session:
        waiting = payments.show(session, me().person, clock.now())
        return render_template(
            "oversight/payments.html",
            waiting=waiting,
            count=payments.how_many(session, me().person),
            found=OUTCOMES,
            refused=refused,
            at=at,
            typed=request.form.get("reason", ""),
        )
