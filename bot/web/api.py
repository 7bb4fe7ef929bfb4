"""The chat over HTTP, in JSON (interfaces.md 1). Parse, ask the gateway, answer."""

from __future__ import annotations

import json
import re
from typing import Any

from flask import Blueprint, Response, jsonify, request

from bot.conversation.chat import MOST_LETTERS
from bot.web import answers, inert, late, visitors
from bot.web.app_parts import parts
from bot.web.gateway import Asked
from bot.web.refusals import Refused

bp = Blueprint("api", __name__)

_TURN_ID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}\Z")
_LONGEST_BUTTON = 80
_MOST_FIELDS = 80


@bp.post("/api/chat/start")
def start() -> tuple[Response, int]:
    _body()
    parts().slow_down(parts().starts)
    visitor = visitors.of_or_new(request)
    answer = jsonify(parts().gateway.start(visitor, parts().language))
    visitors.remember(request, answer, visitor)
    return answer, 201


@bp.post("/api/chat/turn")
def turn() -> Response:
    asked = asked_of(_body())
    parts().slow_down(parts().turns)
    answer = parts().gateway.turn(_page_key(), visitors.of(request), asked)
    if answer["state"] != "open":
        parts().sweeper.now()
    return jsonify(answer)


@bp.post("/api/chat/language")
def speak() -> Response:
    """Change the language of our lines to the one that the page now asks for."""
    _body()
    parts().slow_down(parts().turns)
    return jsonify(parts().gateway.speak(_page_key(), visitors.of(request), parts().language))


@bp.get("/api/chat")
def reopen() -> Response:
    visitors.must_be_our_page(request)
    return jsonify(parts().gateway.reopen(_page_key(), visitors.of(request)))


@bp.get("/api/chat/updates")
def updates() -> Response:
    visitors.must_be_our_page(request)
    return jsonify(late.updates(parts().gateway, _page_key(), visitors.of(request)))


@bp.post("/api/chat/leave")
def leave() -> tuple[Response, int]:
    """Erase at once. sendBeacon can set no header, so the page key may also stand in the body."""
    body = _body()
    told = body.get("page_key")
    parts().gateway.leave(_page_key() or (told if isinstance(told, str) else None))
    parts().sweeper.now()
    gone = Response(status=204)
    visitors.forget(request, gone)
    return gone, 204


@bp.get("/healthz")
def healthz() -> Response:
    return jsonify({"ok": True})


def asked_of(body: dict[str, Any]) -> Asked:
    """Read one turn: a turn_id, and exactly one of text, button and answers."""
    turn_id, text, button, given = body.get("turn_id"), body.get("text"), body.get("button"), body.get("answers")
    if not isinstance(turn_id, str) or not _TURN_ID.match(turn_id):
        raise Refused("malformed")
    if [text, button, given].count(None) != 2:
        raise Refused("malformed")
    if given is not None:
        return Asked(turn_id.lower(), answers=_answers_of(given), finished=body.get("finished") is not False)
    if button is not None and not (isinstance(button, str) and 0 < len(button) <= _LONGEST_BUTTON and button.isascii()):
        raise Refused("other_button")
    if text is not None:
        if not isinstance(text, str):
            raise Refused("malformed")
        if len(text) > inert.MAX_CHARS:
            raise Refused("too_long", max_chars=inert.MAX_CHARS)
        if inert.says_nothing(text):
            raise Refused("empty")
    return Asked(turn_id.lower(), text, button)


def _answers_of(given: Any) -> dict[str, str | list[str]]:
    """Read the answers of a page with all questions: by the name of the field, words or the values picked."""
    if not isinstance(given, dict) or len(given) > _MOST_FIELDS:
        raise Refused("malformed")
    for said in given.values():
        if isinstance(said, list):
            picks = [one for one in said if isinstance(one, str) and len(one) <= _LONGEST_BUTTON]
            if len(picks) != len(said) or len(said) > _MOST_FIELDS:
                raise Refused("malformed")
        elif not isinstance(said, str):
            raise Refused("malformed")
        elif len(said) > MOST_LETTERS:
            raise Refused("too_long", max_chars=MOST_LETTERS)
    return given


def _body() -> dict[str, Any]:
    visitors.must_be_our_page(request)
    if request.mimetype != "application/json":
        raise Refused("not_json")
    try:
        body = json.loads(request.get_data(cache=False) or b"{}", parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused("malformed") from None
    if not isinstance(body, dict):
        raise Refused("malformed")
    return body


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _page_key() -> str | None:
    return request.headers.get("X-Page-Key")


def closed(how: str) -> Response:
    """Say that a conversation is over, in the language of the page that asks: nothing is left that knew another."""
    return jsonify(answers.closed(parts().gateway.outside.dialogue, how, parts().language))


def refused(problem: Refused) -> tuple[Response, int]:
    """Say in JSON why a request is not answered."""
    error: dict[str, Any] = {"code": problem.code, "message": parts().line(problem.line)}
    if problem.retry_after is not None:
        error["retry_after"] = problem.retry_after
    answer = jsonify({"error": {**error, **problem.more}})
    if problem.retry_after is not None:
        answer.headers["Retry-After"] = str(max(1, round(problem.retry_after)))
    return answer, problem.status
