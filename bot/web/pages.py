"""The page at ``/``: one neutral page, and the few files it is made of."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template

from bot.web.app_parts import parts
from bot.web.fonts import lexend

bp = Blueprint("pages", __name__)

_STATIC = Path(__file__).parent / "static"
_IMPORTED = re.compile(r'^(?:import|export)\b[^;]*?"\./([a-z_]+\.js)"', re.MULTILINE)

# The lines of the conversation that the page itself shows.
_LINES = ("LF1", "EN1", "RS2", "PR1", "N01b")
_OWN = (
    "carry_on",
    "you",
    "send_words",
    "send_part",
    "hint",
    "hint_buttons",
    "type_here",
    "left",
    "over",
    "progress",
    "progress_last",
    "change",
    "check",
    "no_answer",
    "listen",
    "hush",
    "covered",
    "your_number",
    "got_it",
    "hello_by",
    "answer_by",
    "start_again",
    "use_answers",
)


@bp.get("/")
def page() -> str:
    words = {name: word(name) for name in (*_OWN, "EN1", "RS2")}
    return render_template("page.html", **shared(), modules=modules_of("page.js"), words=words)


@bp.get("/privacy")
def privacy() -> str:
    """PV-1 in plain words. An organisation with a page of its own names it in HEARD_PRIVACY_URL."""
    return render_template("privacy.html", **shared())


@bp.get("/font")
def font() -> Response:
    answer = Response(lexend(), mimetype="font/woff2")
    answer.cache_control.max_age = 7 * 24 * 3600
    answer.cache_control.private = True
    return answer


@cache
def modules_of(script: str) -> list[str]:
    """Return every script that this one imports, directly or not: the page names them all, so that a phone on a slow
    line fetches them at once and not one round trip after another."""
    found, waiting = [], [script]
    while waiting:
        text = (_STATIC / waiting.pop()).read_text(encoding="utf-8")
        fresh = [one for one in _IMPORTED.findall(text) if one not in (script, *found)]
        found += dict.fromkeys(fresh)
        waiting += fresh
    return found


def shared() -> dict[str, Any]:
    """Return what every template may use."""
    told = parts().settings
    return {"word": word, "leave_url": told.leave_url, "privacy_url": told.privacy_url}


def word(name: str) -> str:
    """Return one of the page's own words, or a line of the conversation."""
    return parts().line(name if name in _LINES else f"page_{name}")
