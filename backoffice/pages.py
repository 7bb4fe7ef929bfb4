"""What every page shares: headers that keep it private, filters, the banner, and kind pages for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, render_template, request, send_file
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from backoffice import carried, chat_words, clock
from backoffice.clock import LONDON
from backoffice.doors import open_without_sign_in, settings, store, wants_json
from backoffice.gateways.papers import ENDINGS, KINDS, LARGEST
from backoffice.letters.languages import say_language
from backoffice.procedure.permissions import Area
from backoffice.records import KeptFile, audit
from backoffice.services.handing.cover import anybody_present
from backoffice.services.refusals import Closed, GuardRefused, NotDone, NotFound, Stale
from backoffice.services.safety.worries import unseen_count
from backoffice.state_words import say_state
from backoffice.theme_words import THEMES

# Nothing inline, nothing from elsewhere: words that a child typed can never run.
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_LASTS = "public, max-age=86400"

csrf = CSRFProtect()


def prepare(app: Flask) -> None:
    """Give the app its headers, its filters, its CSRF check and its pages for errors."""
    csrf.init_app(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_env.loader = ChoiceLoader([app.create_global_jinja_loader(), macros])
    app.jinja_env.globals.update(largest_file=LARGEST // 1024 // 1024, file_endings=",".join(ENDINGS))
    for name, say in _FILTERS.items():
        app.add_template_filter(say, name)
    app.context_processor(_known_to_every_page)
    app.after_request(_keep_private)
    app.add_url_rule("/font/lexend.ttf", "font", _font)
    app.add_url_rule("/healthz", "healthz", _healthz)
    open_without_sign_in("Stylesheets and pictures hold nothing of anybody.")(app.view_functions["static"])
    _prepare_errors(app)


def say_day(day: date | None) -> str:
    """Say a day in full: Friday 20 March 2026."""
    return "no date" if day is None else f"{day:%A} {day.day} {day:%B %Y}"


def say_short_day(day: date | None) -> str:
    """Say a day in short: Fri 20 Mar 2026."""
    return "no date" if day is None else f"{day:%a} {day.day} {day:%b %Y}"


def say_moment(moment: datetime | None) -> str:
    """Say a moment in London time: 20 March 2026, 4:05pm."""
    if moment is None:
        return "not yet"
    here = moment.astimezone(LONDON)
    return f"{here.day} {here:%B %Y}, {here.hour % 12 or 12}:{here:%M}{'am' if here.hour < 12 else 'pm'}"


def say_pounds(pence: int) -> str:
    """Say an amount: £120, or £120.50."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"


def say_words(code: str | None) -> str:
    """Say a value of an enumeration as words: trusted_adult becomes Trusted adult."""
    if code in _SAID:
        return _SAID[code]
    text = (code or "").replace("_", " ")
    return text[:1].upper() + text[1:]


_SAID: dict[str | None, str] = {
    "children_policy": "Children's policy",
    "three_step": "Three steps",
    "childrens_manager": "Children's manager",
    "step1_manager": "Step 1 manager",
    "callback_request": "Call-back",
    "message_for_worker": "Message",
    **{theme: words for theme, words in THEMES.items() if theme != "other"},
}


def say_file(file: KeptFile) -> str:
    """Say what a file is and how large: PDF, 240 kB."""
    size = f"{file.size / 1024 / 1024:.1f} MB" if file.size >= 1024 * 1024 else f"{max(1, file.size // 1024)} kB"
    return f"{KINDS[file.kind].says}, {size}"


def say_duty(code: str | None) -> str:
    """Say what is to be done next."""
    return "Nothing" if code is None else _DUTIES.get(code, say_words(code))


_DUTIES = {
    "ack": "Acknowledge",
    "intro": "Say hello",
    "advocate": "Find an advocate",
    "response": "Answer",
    "kit": "Keep in touch",
    "step1": "Answer step 1",
    "step2": "Answer step 2",
    "step3": "Decide step 3",
    "explain": "Write why",
    "resend": "Send it again",
    "remedy": "Put right",
    "window": "Window ends",
    "review": "Review",
    "close": "Close",
    "callback": "Call back",
    "message": "Pass it on",
}
_FILTERS: dict[str, Callable[..., Any]] = {
    "about_file": say_file,
    "duty": say_duty,
    "day": say_day,
    "short_day": say_short_day,
    "moment": say_moment,
    "language": say_language,
    "state": say_state,
    "place_in_chat": chat_words.place,
    "pounds": say_pounds,
    "words": say_words,
}


def _known_to_every_page() -> dict[str, Any]:
    me = current_user if current_user.is_authenticated else None
    nav = [entry for entry in _NAV if me is not None and (entry[0] is None or me.may_see(entry[0]))]
    return {"me": me, "nav": nav, "org": settings().org, "unseen_worries": _unseen_worries, "nobody_here": _nobody_here}


_NAV: tuple[tuple[Area | None, str, str], ...] = (
    (None, "oversight.home", "Home"),
    (Area.QUEUE, "oversight.queue", "Work queue"),
    (Area.RECORD, "casework.record", "Write down"),
    (Area.FEEDBACK, "oversight.inbox", "Inbox"),
    (Area.SAFEGUARDING, "oversight.safeguarding", "Safeguarding"),
    (Area.PAYMENTS, "oversight.payments_waiting", "Payments"),
    (Area.REPORTS, "oversight.reports", "Reports"),
    (Area.ABSENCE, "oversight.absence", "Leave"),
    (Area.STAFF, "oversight.staff", "Staff"),
    (Area.SETTINGS, "oversight.office_settings", "Settings"),
    (Area.RETENTION, "oversight.retention", "Retention"),
    (Area.AUDIT, "oversight.audit_log", "Audit log"),
)


def _unseen_worries() -> int:
    if not current_user.is_authenticated or not current_user.may_see(Area.SAFEGUARDING):
        return 0
    with store().reading() as session:
        return unseen_count(session, current_user.id)


def _nobody_here() -> bool:
    """Say whether everybody who could answer a child is away today: whoever sees the queue is told on every page."""
    if not current_user.is_authenticated or not current_user.may_see(Area.QUEUE):
        return False
    with store().reading() as session:
        return not anybody_present(session, clock.today())


def _keep_private(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if settings().served_over_https:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


@open_without_sign_in("The sign-in page is set in it.")
def _font() -> Response:
    file = Path(str(files("fontpkg_lexend"))) / "files" / "Lexend[wght].ttf"
    response = send_file(file, mimetype="font/ttf", max_age=86400)
    response.headers["Cache-Control"] = _LASTS
    return response


@open_without_sign_in("The supervisor asks whether the office is up; the answer says nothing else.")
def _healthz() -> Response:
    with store().reading() as session:
        session.connection().exec_driver_sql("SELECT 1")
    return jsonify(ok=True)


def _prepare_errors(app: Flask) -> None:
    @app.errorhandler(NotDone)
    def refused(problem: NotDone) -> Any:
        status = next((code for kind, code in _STATUS.items() if isinstance(problem, kind)), 409)
        guard = problem.guard if isinstance(problem, GuardRefused) else None
        if isinstance(problem, Closed):
            _note_closed_door(problem)
        if wants_json():
            return jsonify({"guard": guard} if guard else {"error": problem.message}), status
        return render_template("problem.html", title=_TITLES[status], says=problem.message, guard=guard), status

    @app.errorhandler(CSRFError)
    def forged(_: CSRFError) -> Any:
        ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
        if ours and current_user.is_authenticated and not wants_json():
            mine = carried.posted(store(), current_user.id, clock.now())
            return carried.page_to_go_on(mine), 400  # a page of ours from before somebody signed in again
        says = "This page was open for too long, or you signed in again elsewhere. Go back, reload it, and try again."
        return render_template("problem.html", title=_TITLES[400], says=says, guard=None), 400

    @app.errorhandler(HTTPException)
    def http(problem: HTTPException) -> Any:
        status = problem.code or 500
        if problem.response is not None:
            return problem.response
        if wants_json():
            return jsonify(error=problem.name.lower()), status, _challenge(status)
        title, says = _TITLES.get(status, _TITLES[500]), _SAYS.get(status, _SAYS[500])
        return render_template("problem.html", title=title, says=says, guard=None), status

    @app.errorhandler(OperationalError)
    def busy(problem: OperationalError) -> Any:
        app.logger.error("the database did not answer: %s", type(problem.orig).__name__)
        headers = {"Retry-After": "5"}
        if wants_json():
            return jsonify(error="the office is busy"), 503, headers
        return render_template("problem.html", title=_TITLES[503], says=_SAYS[503], guard=None), 503, headers


def _note_closed_door(problem: Closed) -> None:
    if current_user.is_authenticated:
        with store().writing() as session:
            audit.note(
                session,
                who=current_user.id,
                what="refused",
                case_reference=problem.reference,
                subject=problem.concern_id,
            )


def _challenge(status: int) -> dict[str, str]:
    return {"WWW-Authenticate": "Bearer"} if status == 401 else {}


_STATUS: dict[type[NotDone], int] = {NotFound: 404, Closed: 403, Stale: 409, GuardRefused: 409}
_TITLES = {
    400: "That did not arrive as it should",
    401: "Sign in first",
    403: "You cannot open this",
    404: "There is nothing here",
    405: "That cannot be done here",
    409: "That was not done",
    413: "That is too large",
    429: "Too many tries",
    500: "Something went wrong on our side",
    503: "The office is busy",
}
_SAYS = {
    400: "Nothing was changed. Go back, reload the page, and try again.",
    401: "Your session has ended. Nothing that was saved is lost.",
    403: "Your role does not open this page. If you think it should, ask your administrator.",
    404: "Check the address. Nothing was changed.",
    405: "Nothing was changed. Go back and use the buttons on the page.",
    413: "Nothing was saved. Send a smaller file.",
    429: "Wait a little, then try again.",
    500: "Nothing was half saved. Go back and try again; if it happens twice, tell your administrator.",
    503: "Nothing was saved. Wait a few seconds, then try again.",
}
