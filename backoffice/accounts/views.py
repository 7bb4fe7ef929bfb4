"""The pages of signing in, signing out and setting a password."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pyotp
from flask import Blueprint, current_app, flash, g, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from backoffice import carried, clock
from backoffice.accounts.forms import SetUpForm, SignInForm
from backoffice.accounts.sessions import DatabaseSessions, OfficeSession
from backoffice.doors import (
    SignedIn,
    SignInFirst,
    let_files_in,
    me,
    open_to_all_staff,
    open_without_sign_in,
    settings,
    store,
)
from backoffice.records import audit
from backoffice.services.refusals import NotDone
from backoffice.services.staff import people, sign_in

room = Blueprint("accounts", __name__, template_folder="templates")


@room.route("/sign-in", methods=["GET", "POST"], endpoint="sign_in")
@open_without_sign_in("This is where one signs in.")
def sign_in_page() -> Any:
    if current_user.is_authenticated:
        return redirect(url_for("oversight.home"))
    form = SignInForm()
    if not form.validate_on_submit():
        return _sign_in_page(form, status=400 if form.is_submitted() else 200)
    with store().writing() as records:
        tried = sign_in.try_to_sign_in(
            records,
            email=form.email.data,
            password=form.password.data,
            code=form.code.data,
            codes_on=_codes_on(),
            rule=sign_in.LockRule(settings().tries_before_lock, settings().lock_minutes),
            now=clock.now(),
        )
        signed_in = SignedIn.of(tried.staff) if tried.staff else None
    if signed_in is None:
        return _sign_in_page(form, refused=tried.message, status=429 if tried.locked else 403)
    _begin_session(signed_in)
    form_left = carried.opened(request.form.get(carried.FIELD, ""), signed_in.id, clock.now())
    if form_left is not None and _safe_next(form_left.address) == form_left.address:
        return carried.page_to_go_on(form_left)
    return redirect(_safe_next(request.args.get("next")))


@room.app_errorhandler(SignInFirst)
def sign_in_first(_: SignInFirst) -> Any:
    """Ask to sign in before a form that was posted is taken; what was typed goes along, sealed for its writer."""
    sessions = current_app.session_interface
    assert isinstance(sessions, DatabaseSessions)
    owner = sessions.ended_session_of(request)
    if owner is None:
        return redirect(url_for("accounts.sign_in"))
    let_files_in()
    form = carried.posted(store(), owner, clock.now())
    if not form.fields:
        return redirect(url_for("accounts.sign_in"))
    return _sign_in_page(SignInForm(formdata=None), status=401, seal=carried.sealed(form, owner, clock.now()))


@room.post("/sign-out")
@open_to_all_staff
def sign_out() -> Response:
    with store().writing() as records:
        audit.note(records, who=me().id, what="signed_out")
    logout_user()
    session.clear()
    return redirect(url_for("accounts.sign_in"))


@room.route("/set-up/<token>", methods=["GET", "POST"])
@open_without_sign_in("The link itself, used once, shows who it is.")
def set_up(token: str) -> Any:
    with store().reading() as records:
        holder = people.holder_of(records, token, clock.now())
        email, name = (holder.email, holder.name) if holder else ("", "")
    if not email:
        return render_template("accounts/old_link.html"), 410
    form = SetUpForm()
    if _codes_on() and "new_code_secret" not in session:
        session["new_code_secret"] = pyotp.random_base32()
    problem = None
    if form.validate_on_submit():
        problem = _set_password(token, form)
        if problem is None:
            flash("Your password is set. You can sign in now.")
            return redirect(url_for("accounts.sign_in"))
    status = 400 if form.is_submitted() else 200
    page = render_template(
        "accounts/set_up.html",
        form=form,
        name=name,
        email=email,
        problem=problem,
        shortest=12,
        code_secret=session.get("new_code_secret") if _codes_on() else None,
    )
    return page, status


def _set_password(token: str, form: SetUpForm) -> str | None:
    if form.password.data != form.again.data:
        return "The two passwords are not the same."
    try:
        with store().writing() as records:
            people.set_password(
                records,
                token,
                form.password.data,
                now=clock.now(),
                code=form.code.data,
                code_secret=session.get("new_code_secret") if _codes_on() else None,
            )
    except NotDone as refused:
        return refused.message
    session.pop("new_code_secret", None)
    return None


def _sign_in_page(form: SignInForm, refused: str | None = None, status: int = 200, seal: str | None = None) -> Any:
    page = render_template(
        "accounts/sign_in.html",
        form=form,
        refused=refused,
        codes_on=_codes_on(),
        carried=request.form.get(carried.FIELD, "") if seal is None else seal,
    )
    return page, status


def _begin_session(signed_in: SignedIn) -> None:
    session.clear()
    g.pop("csrf_token", None)  # the token of the session that ends here
    login_user(signed_in)
    assert isinstance(session._get_current_object(), OfficeSession)  # type: ignore[attr-defined]
    session.renew()  # type: ignore[attr-defined]


def _safe_next(address: str | None) -> str:
    """Return an address of ours to go on to. An address of another site is never followed."""
    told = address or ""
    parts = urlsplit(told)
    ours = told.isprintable() and parts.path.startswith("/") and not parts.path.startswith(("//", "/\\"))
    return told if ours and not parts.scheme and not parts.netloc else url_for("oversight.home")


def _codes_on() -> bool:
    return settings().one_time_codes == "on"
