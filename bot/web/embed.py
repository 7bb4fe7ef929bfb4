"""The launcher for the organisation's own website: one script tag, and a page to try it on in development."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template

from bot.web.app_parts import parts
from bot.web.pages import shared
from bot.web.refusals import Refused

bp = Blueprint("embed", __name__)


@bp.get("/embed.js")
def launcher() -> Response:
    answer = current_app.send_static_file("embed.js")
    # The only file that another site may load.
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


@bp.get("/embed/try")
def try_it() -> str:
    """A stand-in for the organisation's website. Not there in production mode."""
    if parts().settings.production:
        raise Refused("not_found")
    return render_template("embed_try.html", **shared())
