"""The chat page and the gateway behind it: what a child's browser talks to."""

from __future__ import annotations

import logging

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from bot import settings as all_settings
from bot.settings import Settings
from bot.web.app_parts import Parts
from bot.web.conversations import Closed
from bot.web.engine import Engine, RasaEngine
from bot.web.gateway import Gateway
from bot.web.outside import Outside
from bot.web.pace import Pace
from bot.web.refusals import Refused
from bot.web.sealing import SealBroken
from bot.web.store import Gone, Store
from bot.web.sweep import Sweeper

log = logging.getLogger("heard.web")

# 5,000 characters are at most 60,000 bytes of JSON, each written as a pair of escapes.
MOST_BYTES = 128 * 1024
_CODES = {405: "wrong_method", 413: "too_long", 415: "not_json"}


def create_app(settings: Settings | None = None, *, engine: Engine | None = None, outside: Outside | None = None,
               starts: Pace | None = None, turns: Pace | None = None) -> Flask:
    """Make the app. Tests may hand in another engine, or another outside world."""
    from bot.web import about, api, embed, pages, plain
    from bot.web.headers import guard
    from bot.web.real import real_outside

    settings = settings or all_settings.current()
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, MAX_FORM_MEMORY_SIZE=MOST_BYTES, SEND_FILE_MAX_AGE_DEFAULT=3600)
    if settings.proxies:
        # Behind a proxy all children would share one address, and one of them could use up everybody's pace.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=0, x_host=0)  # type: ignore[method-assign]
    engine = engine or RasaEngine(f"http://127.0.0.1:{settings.rasa_port}", settings.required("channel_secret"))
    gateway = Gateway(Store(settings.gateway_file), engine, outside or real_outside())
    sweeper = Sweeper(gateway)
    app.extensions["heard"] = Parts(settings, gateway, sweeper, starts or Pace(10, 60), turns or Pace(40, 120))
    guard(app, settings.leave_url)
    for room in (api, pages, about, plain, embed):
        app.register_blueprint(room.bp)
    _answer_every_error(app)
    sweeper.start()
    return app


def _answer_every_error(app: Flask) -> None:
    """Never a 500 for any input, and never a child's word in a log: only the kind of the problem is written."""
    from bot.web import api, plain

    def said(problem: Refused) -> tuple[Response, int] | tuple[str, int]:
        return plain.refused(problem) if request.path == "/chat" else api.refused(problem)

    @app.errorhandler(Refused)
    def refused(problem: Refused) -> tuple[Response, int] | tuple[str, int]:
        return said(problem)

    @app.errorhandler(Closed)
    def over(closed: Closed) -> Response:
        app.extensions["heard"].sweeper.now()
        return plain.closed(closed.how) if request.path == "/chat" else api.closed(closed.how)

    @app.errorhandler(HTTPException)
    def not_served(problem: HTTPException) -> tuple[Response, int] | tuple[str, int]:
        status = problem.code or 400
        if status == 413:
            from bot.web.inert import MAX_CHARS
            return said(Refused("too_long", max_chars=MAX_CHARS))
        return said(Refused(_CODES.get(status, "not_found" if status == 404 else "malformed")))

    @app.errorhandler(SealBroken)
    def sealed_otherwise(_: SealBroken) -> tuple[Response, int] | tuple[str, int]:
        return said(Refused("not_found"))

    @app.errorhandler(Gone)
    def gone(_: Gone) -> tuple[Response, int] | tuple[str, int]:
        return said(Refused("not_found"))

    @app.errorhandler(Exception)
    def broken(problem: Exception) -> tuple[Response, int] | tuple[str, int]:
        log.error("a request failed: %s at %s", type(problem).__name__, _place(problem))
        return said(Refused("broken"))


def _place(problem: Exception) -> str:
    """Return file and line where it happened; never the message, which may quote a child."""
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "?"
