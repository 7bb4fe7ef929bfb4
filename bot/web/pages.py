"""The page at ``/``: one neutral page, and the few files it is made of."""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request

from bot.conversation.words import ENGLISH, direction, labels, name_of
from bot.web.app_parts import parts
from bot.web.fonts import lexend
from bot.web.refusals import Refused

bp = Blueprint("pages", __name__)

_STATIC = Path(__file__).parent / "static"
_IMPORTED = re.compile(r'^(?:import|export)\b[^;]*?"\./([a-z_]+\.js)"', re.MULTILINE)

# How the page may look, by the child's own choice; the first is how it begins.
LOOKS = {"size": ("1", "2", "3"), "colours": ("auto", "light", "dark"), "pictures": ("off", "on")}
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
    "progress_one",
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
    "ring_now",
    "use_answers",
    "show_pictures",
    "hide_pictures",
)
# What the page is drawn with; scripts put it into another language and use none of it otherwise.
_DRAWN = (
    "helper",
    "look",
    "language",
    "text_size",
    *(f"size_{size}" for size in LOOKS["size"]),
    "colours",
    *(f"colours_{colours}" for colours in LOOKS["colours"]),
    "pictures",
    *(f"pictures_{pictures}" for pictures in LOOKS["pictures"]),
    "private",
    "other_ways",
    "escape_tip",
    "close",
    "answers",
    "try_again",
    "controls",
    "leave",
)


@bp.get("/")
def page() -> str:
    said = {**{name: word(name) for name in (*_OWN, "EN1", "RS2")}, **_dates(parts().language)}
    return render_template("page.html", **shared(), modules=modules_of("page.js"), words=said)


@bp.get("/words/<language>")
def words(language: str) -> Response:
    """Return all the page's words in a language that is offered, for changing it on an open page."""
    line, offered = parts().gateway.outside.dialogue.line, parts().gateway.outside.dialogue.languages()
    if language not in offered:
        raise Refused("not_found")
    answer = jsonify({
        "words": {**{name: line(_line(name), language) for name in (*_OWN, *_DRAWN, *_LINES)}, **_dates(language)},
        **_written(language),
    })
    answer.cache_control.max_age = 3600
    answer.cache_control.private = True
    return answer


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
    found: list[str] = []
    waiting = [script]
    while waiting:
        text = (_STATIC / waiting.pop()).read_text(encoding="utf-8")
        fresh = [one for one in _IMPORTED.findall(text) if one not in (script, *found)]
        found += dict.fromkeys(fresh)
        waiting += fresh
    return found


def shared() -> dict[str, Any]:
    """Return what every template may use."""
    told, language = parts().settings, parts().language
    return {
        "word": word,
        "progress_words": progress_words,
        "leave_url": told.leave_url,
        "privacy_url": told.privacy_url,
        "language": language,
        "written": _written(language),
        "languages": [(one, _written(one)) for one in parts().gateway.outside.dialogue.languages()],
        "look": {name: _chosen(name, choices) for name, choices in LOOKS.items()},
        "looks": LOOKS,
    }


def word(name: str) -> str:
    """Return one of the page's own words, or a line of the conversation."""
    return parts().line(_line(name))


def progress_words(progress: dict[str, int]) -> str:
    """Return how far it is in words, a quarter of a minute a question: the same as the page with script says it."""
    left = progress["of"] - progress["at"]
    minutes = math.ceil((left + 1) / 4)
    said = word("progress_last" if left < 3 else "progress_one" if minutes == 1 else "progress")
    for place, number in (("minutes", minutes), *progress.items()):
        said = said.replace(f"%{place}%", str(number))
    return said


def _line(name: str) -> str:
    return name if name in _LINES else f"page_{name}"


def _written(language: str) -> dict[str, str]:
    """Return how a language is written: its code as HTML knows it, its direction, and what it calls itself."""
    code = "en-GB" if language == ENGLISH else language
    return {"lang": code, "dir": direction(language), "name": name_of(language)}


def _dates(language: str) -> dict[str, list[str]]:
    return {names: list(labels(names, language).values()) for names in ("days", "months")}


def _chosen(name: str, choices: tuple[str, ...]) -> str:
    """Return how a page without script is to look: what it was told with the form it came from."""
    told = request.form.get(name) if request.mimetype == "application/x-www-form-urlencoded" else None
    return told if told in choices else choices[0]
