"""The same conversation with JavaScript off: every turn is a form post on ``/chat``, one question a page.

The page key travels in a hidden field, never in the address. A page that is sent again holds the same turn_id,
so that a reload changes nothing.
"""

from __future__ import annotations

import re
import uuid
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from markupsafe import Markup, escape

from bot.conversation.words import day
from bot.web import answers, inert, late, visitors
from bot.web.api import asked_of
from bot.web.app_parts import parts
from bot.web.gateway import Asked
from bot.web.pages import shared
from bot.web.refusals import Refused

bp = Blueprint("plain", __name__)

# A number that can be rung: 999, or one of the helplines.
_NUMBER = re.compile(r"\b(?:999|116 123|0[0-9]{2,4}(?: [0-9]{2,6}){1,3})\b")


@bp.get("/chat")
def doorstep() -> Response:
    """A page asked for by its address says nothing of an older chat: it begins afresh."""
    return _elsewhere("/")


@bp.post("/chat")
def turn() -> Response:
    visitors.must_be_our_page(request, form=True)
    if request.mimetype != "application/x-www-form-urlencoded":
        raise Refused("not_json")
    doing, page_key = request.form.get("do", ""), request.form.get("page_key")
    if doing == "leave":
        return _left(page_key, parts().settings.leave_url)
    if doing == "start" or not page_key:
        return _started()
    if doing == "save":
        return _saved(page_key)
    visitor = visitors.of(request)
    if doing == "look_so" or (doing == "keep" and "asked" not in request.form):
        return _shown_so(page_key, visitor)
    if doing == "look":
        return _shown(page_key, {**late.updates(parts().gateway, page_key, visitor)})
    parts().slow_down(parts().turns)
    return _said(page_key, visitor)


def _started() -> Response:
    parts().slow_down(parts().starts)
    visitor = visitors.of_or_new(request)
    answer = parts().gateway.start(visitor, parts().language)
    page = _shown(answer["page_key"], answer)
    visitors.remember(request, page, visitor)
    return page


def _said(page_key: str, visitor: str) -> Response:
    """One turn, or two: words that wait in the box when That's all is pressed are sent first."""
    gateway, form = parts().gateway, request.form
    text, button, page = form.get("text", ""), form.get("button"), form.get("turn_id", "")
    draft = ""
    try:
        if "asked" in form:
            answer = _page_said(page_key, visitor, button, page)
        elif button and not inert.says_nothing(text) and form.get("done") == button:
            said = gateway.turn(page_key, visitor, _asked(page, text=text))
            again = next((one["id"] for one in said["buttons"] if one["kind"] == "done"), None)
            # The label, not the id, is what the press means: after the words the same button has another id.
            answer = said if again is None else gateway.turn(page_key, visitor, _asked(page, "done", button=again))
        elif button:
            draft = text
            answer = gateway.turn(page_key, visitor, _asked(page, button=button))
        else:
            answer = gateway.turn(page_key, visitor, _asked(page, text=text))
    except Refused as problem:
        return _refused_here(page_key, visitor, problem, text, page)
    if answer["state"] != "open":
        parts().sweeper.now()
    return _shown(page_key, answer, draft=draft)


def _shown_so(page_key: str, visitor: str) -> Response:
    """Show the same question with the look and in the language that were picked; the words stay in the box."""
    gateway = parts().gateway
    if "asked" in request.form:
        gateway.turn(page_key, visitor, _asked(request.form.get("turn_id", ""), "answers", **_one_page(finished=False)))
    answer = gateway.speak(page_key, visitor, parts().language)
    return _shown(page_key, answer, draft=request.form.get("text", ""))


def _page_said(page_key: str, visitor: str, button: str | None, page: str) -> dict[str, Any]:
    """Keep what stands on the page with all questions, whatever was pressed on it, and then do what was pressed."""
    gateway = parts().gateway
    before = gateway.now(page_key, visitor)
    pressed = next((one["kind"] for one in before["controls"] if one["id"] == button), None)
    if pressed == "stop":
        return gateway.turn(page_key, visitor, _asked(page, button=button))
    doing = request.form.get("do")
    said = gateway.turn(page_key, visitor, _asked(page, "answers", **_one_page(finished=doing == "answers")))
    if doing == "keep":
        again = next((one["id"] for one in said["buttons"] if one.get("does") == "one_page"), None)
        return said if again is None else gateway.turn(page_key, visitor, _asked(page, "again", button=again))
    again = next((one["id"] for one in said["controls"] if one["kind"] == pressed), None)
    # The kind, not the id, is what the press means: after the answers the same control has another id.
    return said if again is None else gateway.turn(page_key, visitor, _asked(page, "control", button=again))


def _one_page(*, finished: bool) -> dict[str, Any]:
    form = request.form
    many = set(form.getlist("asked_many"))
    given = {name: form.getlist(f"field {name}") for name in form.getlist("asked")}
    answers = {name: said if name in many else "".join(said[:1]) for name, said in given.items()}
    return {"answers": answers, "finished": finished}


def _refused_here(page_key: str, visitor: str, problem: Refused, draft: str, turn_id: str) -> Response:
    """Show the question again with the reason beside it and the words still in the box."""
    if problem.code in ("not_found", "expired"):
        raise problem
    now = parts().gateway.now(page_key, visitor)
    again = turn_id if problem.code in ("busy", "too_fast", "full", "broken") else None
    return _shown(page_key, now, draft=draft, notice=parts().line(problem.line), status=problem.status, turn_id=again)


def _shown(
    page_key: str,
    answer: dict[str, Any],
    *,
    draft: str = "",
    notice: str = "",
    status: int = 200,
    turn_id: str | None = None,
) -> Response:
    changes = {one.get("field"): one for one in answer["buttons"] if one["kind"] == "change" and answer["summary"]}
    return make_response(
        render_template(
            "plain.html",
            **shared(),
            answer=answer,
            page_key=page_key,
            turn_id=turn_id or str(uuid.uuid4()),
            changes=changes,
            rest=_rest(answer, changes),
            draft=draft,
            notice=notice,
            done=next((one["id"] for one in answer["buttons"] if one["kind"] == "done"), ""),
        ),
        status,
    )


def _rest(answer: dict[str, Any], changes: dict[Any, Any]) -> list[dict[str, Any]]:
    """Return the buttons that have no place of their own: not Change beside its answer, not Print, Save and Hide."""
    placed = [*changes.values(), *(one for one in answer["buttons"] if one.get("does") in ("print", "save", "hide"))]
    return [one for one in answer["buttons"] if one not in placed]


def _saved(page_key: str) -> Response:
    receipt = parts().gateway.now(page_key, visitors.of(request)).get("receipt")
    if not receipt:
        raise Refused("not_found")
    lines = [
        parts().line("page_your_number"),
        receipt["reference"],
        *(
            f"{parts().line(f'page_{label}')} {day_filter(receipt[name])}"
            for name, label in (("received_date", "got_it"), ("intro_due", "hello_by"), ("response_due", "answer_by"))
            if receipt.get(name)
        ),
    ]
    return Response(
        "\r\n".join(lines) + "\r\n",
        mimetype="text/plain",
        headers={"Content-Disposition": 'attachment; filename="note.txt"'},
    )


def _left(page_key: str | None, where: str) -> Response:
    parts().gateway.leave(page_key)
    parts().sweeper.now()
    gone = _elsewhere(where)
    visitors.forget(request, gone)
    return gone


def _asked(page: str, what: str = "", **sent: Any) -> Asked:
    """Read one turn of a form. Its id is made of the page and of what was sent: the same post is the same turn."""
    try:
        sent_from = uuid.UUID(page)
    except ValueError:
        raise Refused("malformed") from None
    turn_id = str(uuid.uuid5(sent_from, what or f"{sent.get('text')}|{sent.get('button')}"))
    return asked_of({"turn_id": turn_id, **sent})


def _elsewhere(address: str) -> Response:
    return Response(status=303, headers={"Location": address})


@bp.app_template_filter("day")
def day_filter(iso: str) -> str:
    return day(iso, parts().language)


@bp.app_template_filter("ringable")
def ringable(text: str) -> Markup:
    """Return a line with each number that can be rung as a link."""
    said, at = Markup(""), 0
    for found in _NUMBER.finditer(text):
        digits = found[0].replace(" ", "")
        said += escape(text[at:found.start()]) + Markup('<a class="ring" href="tel:{}">{}</a>').format(digits, found[0])
        at = found.end()
    return said + escape(text[at:])


def closed(how: str) -> Response:
    """Say on the page that a conversation is over."""
    over = answers.closed(parts().gateway.outside.dialogue, how, parts().language)
    return _shown(request.form.get("page_key", ""), over)


def refused(problem: Refused) -> tuple[str, int]:
    """Say on a page of its own why a form cannot be answered."""
    return render_template("refused.html", **shared(), words=parts().line(problem.line)), problem.status
