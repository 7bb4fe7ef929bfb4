"""What Send hands to the office: intake/1 bodies made from the slots alone (5.9). Same slots, same bodies.

The first body is the main one. A helper's "about me" makes a second, a complaint of the helper's own (5.4); a wish for
the court told beside a complaint makes another, a message (5.6).
"""

from __future__ import annotations

import uuid
from typing import Any, Dict, List, Mapping, Optional

from bot.conversation.chat import ADULT, Chat, Issue, themes_of
from bot.conversation.question_table import DONE, RELATIONSHIPS

Body = Dict[str, Any]
_NEEDS = (
    "easy_read",
    "big_print",
    "read_aloud",
    "bsl",
    "signed_other",
    "pictures",
    "someone_with_me",
    "slow_talk",
    "other",
)


def submissions_of(slots: Mapping[str, Any], received_at: str) -> List[Body]:
    """Return the bodies to hand over. ``received_at`` is the server's UTC time of Send, ISO."""
    chat = Chat(slots)
    main = _main(chat, received_at)
    mine = [issue for issue in chat.issues if issue["about"] == "me"]
    apart = main["kind"] == "complaint"
    if apart and chat.helping and mine and len(mine) == len(chat.issues):
        return [_helpers_own(chat, received_at, mine, str(chat["ids"]["submission_id"]), linked=False)]
    beside: List[Body] = []
    if apart and chat.helping and mine:
        beside.append(_helpers_own(chat, received_at, mine, _linked_id(chat, "about me")))
    if apart and chat["noticed"].get("pass_on"):
        beside.append(_wish(chat, received_at, _linked_id(chat, "pass on")))
    main["linked_submission_ids"] = [str(body["submission_id"]) for body in beside]
    return [main, *beside]


def _main(chat: Chat, received_at: str) -> Body:
    kind = _kind(chat)
    own_adult = chat.own_adult_complaint
    # A helper's own complaint is sent apart; who only asks to be rung is sent whole.
    apart = chat.helping and kind == "complaint"
    issues = [issue for issue in chat.issues if not (apart and issue["about"] == "me")]
    return {
        **_frame(chat, kind, received_at, str(chat["ids"]["submission_id"])),
        "procedure": ("three_step" if own_adult else "children_policy") if kind == "complaint" else None,
        "chatter_role": chat.role or "not_said",
        "child": None if own_adult else {"name": chat["name"], "age": chat["age"]},
        "representative": _representative(chat) if chat.helping else None,
        "complainant": {"name": chat["name"], "support_asked": chat["extra_help"] == "yes"} if own_adult else None,
        "issues": [_issue(issue) for issue in issues],
        "contact": _callback_contact(chat) if kind == "callback_request" else _contact(chat),
        "advocate": {"offered": chat.answered("N16"), "answer": chat["advocate"] or "not_said"},
        "sharing_view": _sharing(chat),
        "telling_view": _telling(chat),
        "feedback": _feedback(chat),
    }


def _helpers_own(chat: Chat, received_at: str, mine: List[Issue], own_id: str, *, linked: bool = True) -> Body:
    """The helper's own complaint: about how we treated them, by the adults' procedure."""
    return {
        **_frame(chat, "complaint", received_at, own_id),
        "procedure": "three_step",
        "chatter_role": ADULT,
        "child": None,
        "representative": None,
        "complainant": {"name": chat["helper_name"], "support_asked": False},
        "issues": [_issue(issue) for issue in mine],
        "contact": _contact(chat, own=True),
        "advocate": {"offered": False, "answer": "not_said"},
        "sharing_view": {"view": "not_asked", "who": None, "why": None},
        "telling_view": _telling(chat),
        "feedback": None,
        "linked_submission_ids": [str(chat["ids"]["submission_id"])] if linked else [],
    }


def _wish(chat: Chat, received_at: str, own_id: str) -> Body:
    """The wish that is to be passed on beside a complaint: a message of its own, in the words it was told in."""
    wish: Issue = {"number": 1, "text": chat["noticed"]["pass_on"], "card": None, "about": "child", "body": None}
    message = Chat({**chat.slots, "kind": "message", "issues": [wish], "impact": None, "wanted": None})
    linked = {"submission_id": own_id, "linked_submission_ids": [str(chat["ids"]["submission_id"])]}
    return {**_main(message, received_at), **linked}


def _frame(chat: Chat, kind: str, received_at: str, submission_id: str) -> Body:
    """What every body holds the same way."""
    return {
        "schema": "intake/1",
        "submission_id": submission_id,
        "kind": kind,
        "channel": "chat",
        "received_at": received_at,
        "about_person": chat["about_person"] or {"known": "not_said", "name": None},
        "when_text": chat["when_text"],
        "impact_text": chat["impact"],
        "wanted": _picks(chat["wanted"]) + (["other"] if _wants_in_words(chat["wanted"]) else []),
        "wanted_text": (chat["wanted"] or {}).get("text"),
        "proceedings": chat["proceedings"] or "not_said",
        "needs": _needs(chat),
        "flags": _flags(chat),
        "linked_submission_ids": [],
        "alert_ids": [str(chat["ids"]["alert_id"])] if chat["alert"] else [],
    }


def _kind(chat: Chat) -> str:
    if chat["kind"] == "callback":
        return "callback_request"
    if chat["kind"] == "message":
        return "message_for_worker"
    return "feedback" if chat.path == "feedback" else "complaint"


def _issue(issue: Issue) -> Body:
    return {"text": issue["text"], "themes": themes_of(issue), "about_body": issue["body"] or "cafcass"}


def _representative(chat: Chat) -> Body:
    in_words = chat["relationship"] not in (None, *RELATIONSHIPS)
    return {
        "name": chat["helper_name"],
        "relationship": "other" if in_words else chat["relationship"] or "not_said",
        "relationship_note": chat["relationship"] if in_words else None,
        "child_knows": chat["child_knows"] or "not_said",
        "may_contact_child": chat["may_contact"] or "not_said",
        "words_from": chat["words_from"] or "not_said",
        "contact": _contact(chat, own=True),
    }


def _contact(chat: Chat, *, own: bool = False) -> Body:
    names = (
        ("helper_method", "helper_reply_by", "helper_value", "helper_private", "helper_note", "helper_times")
        if own
        else ("contact_method", "reply_by", "contact_value", "contact_private", "contact_note", "contact_times")
    )
    method, reply, value, private, note, times = (chat[name] for name in names)
    if chat.helping and not own and chat["may_contact"] not in ("yes", "will_ask"):
        # A child that a helper speaks for is not contacted without a yes, whatever was said before.
        method = reply = value = private = note = times = None
    safe_note = note if private != "yes" else None
    return {
        "method": method or "none",
        "value": value,
        "private": (private or "not_said") if value else "not_said",
        "safety_note": safe_note if value else None,
        "times": (_picks(times) + (["other"] if _only_words(times) else [])) if value else [],
        "times_note": (times or {}).get("text") if value else None,
        "reply_by": reply if method == "no_talk" and reply != "nowhere" else None,
    }


def _callback_contact(chat: Chat) -> Body:
    return {
        "method": "phone",
        "value": chat["callback_number"],
        "private": "not_said",
        "safety_note": chat["callback_note"],
        "times": [],
        "times_note": None,
        "reply_by": None,
    }


def _picks(held: Optional[Dict[str, Any]]) -> List[str]:
    return [one for one in (held or {}).get("picks") or [] if one not in (DONE, "no")]


def _only_words(held: Optional[Dict[str, Any]]) -> bool:
    return bool((held or {}).get("text"))


def _wants_in_words(held: Optional[Dict[str, Any]]) -> bool:
    return _only_words(held) and "other" not in _picks(held)


def _needs(chat: Chat) -> Body:
    picks = _picks(chat["needs"])
    language = chat["language"] if chat["language"] != "other" else None
    guessed = chat["noticed"].get("guessed")
    interpreter = bool("language" in picks or chat["language"] or chat["noticed"].get("language"))
    return {
        "interpreter": interpreter,
        "language": language or (guessed if guessed != "other" and not chat["language"] else None),
        "other": [one for one in picks if one in _NEEDS],
        "note": (chat["needs"] or {}).get("text"),
    }


def _sharing(chat: Chat) -> Body:
    if not chat.answered("N18") or chat.own_adult_complaint or chat.role == "young_adult":
        return {"view": "not_asked", "who": None, "why": None}
    view = chat["sharing"] or "not_said"
    return {"view": view, "who": None, "why": chat["sharing_why"] if view == "worried" else None}


def _telling(chat: Chat) -> Body:
    if not chat.answered("N19b") or chat.own_adult_complaint:
        return {"view": "not_asked", "text": None}
    view = chat["telling"] or "not_said"
    return {"view": view, "text": chat["telling_text"] if view in ("yes", "not_sure") else None}


def _flags(chat: Chat) -> Body:
    alert = chat["alert"] or {}
    return {
        "safeguarding": alert.get("level", "none"),
        "allegation_against_staff": bool(alert.get("about_staff")),
        "abusive_language": bool(chat["noticed"].get("anger")),
        "distress": bool(chat["noticed"].get("distress")),
        "non_english": bool(chat["noticed"].get("guessed")),
        "court_decision": chat.court_decision,
    }


def _feedback(chat: Chat) -> Optional[Body]:
    if not chat["feedback_text"] and not chat["face"] and _kind(chat) != "feedback":
        return None
    return {"text": chat["feedback_text"], "face": chat["face"] or "not_said"}


def _linked_id(chat: Chat, what: str) -> str:
    """The id of a body beside the first: made from the first one's, so that a second Send makes the same."""
    return str(uuid.uuid5(uuid.UUID(str(chat["ids"]["submission_id"])), what))
