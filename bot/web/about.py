"""The page "Ways to tell us", which prints as the factsheet: every way in, what happens next, good to know (C-0.2b)."""

from __future__ import annotations

from flask import Blueprint, render_template

from bot.web.app_parts import parts
from bot.web.pages import shared

bp = Blueprint("about", __name__)

_NEXT = tuple(f"next_{number}" for number in range(1, 7))
_KNOW = ("know_trouble", "know_court", "know_parents")
# The helper lines of the chat that are said here too: what an advocate is, the Ombudsman (C-15).
_SAID_IN_THE_CHAT = ("N16t", "OM1", "OM2")


@bp.get("/about")
def about() -> str:
    line = parts().line
    return render_template(
        "about.html",
        **shared(),
        told=parts().settings,
        about=lambda name: line(f"about_{name}"),
        what_next=_NEXT,
        to_know=[*(line(f"about_{name}") for name in _KNOW), *map(line, _SAID_IN_THE_CHAT)],
    )
