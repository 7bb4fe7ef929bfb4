"""The screens after Send. By then the child's words are erased; what they need is little, and holds none of them."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Tuple

from bot.conversation import words
from bot.conversation.chat import Chat
from bot.conversation.frame import Frame, empty_frame
from bot.conversation.heard import Heard, Outcome

Receipt = Optional[Mapping[str, Any]]
Said = List[Tuple[str, Dict[str, str]]]
_FACES = ("happy", "ok", "sad")
_KINDS = ("unsafe", "leave")


def minimal_of(slots: Mapping[str, Any]) -> Dict[str, Any]:
    """Return what the screens after Send need: whose lines to say, whether an answer can reach them, what was sent."""
    chat = Chat(slots)
    kind = {"callback": "callback_request", "message": "message_for_worker"}.get(
        str(chat["kind"]), "feedback" if chat.path == "feedback" else "complaint"
    )
    return {
        "sent": True,
        "kind": kind,
        "grown_up": chat.grown_up,
        "adult": chat.own_adult_complaint,
        "reachable": chat.reachable,
        "happy": chat["face"] == "happy",
        "speaks": chat["speaks"],
        "talk_ok": not chat.own_adult_complaint,
        "rated": None,
        "hiding": False,
        "hidden": False,
        "late": False,
        "last_turn": chat["last_turn"],
        "call_back_by": None,
    }


def after_send(slots: Mapping[str, Any], receipt: Receipt) -> Frame:
    """Return the screen after Send, from the slots or from ``minimal_of`` them.

    With the office's receipt: N21 with the office's own dates, and N22. Without: SD2, and the page waits.
    """
    minimal = slots if slots.get("sent") else minimal_of(slots)
    if not receipt:
        waiting = empty_frame("sending", [_message(minimal, "SD2")], ending="send")
        return {**waiting, "controls": _controls(minimal)}
    said = [*([("SD3", {})] if minimal.get("late") else []), *_got_it(minimal, receipt)]
    frame = empty_frame("sent", [_message(minimal, line, **filled) for line, filled in said], ending="send")
    frame["question"] = "N22"
    frame["receipt"] = dict(receipt)
    frame["buttons"] = [*_keeping(minimal), *_rating(minimal)]
    frame["controls"] = _controls(minimal)
    return frame


def step_after_send(slots: Mapping[str, Any], heard: Heard, receipt: Receipt) -> Outcome:
    """Answer a press on the screen after Send: a face, Hide this, Print and Save (which the page does itself)."""
    minimal = dict(slots if slots.get("sent") else minimal_of(slots))
    value = (heard.choice or {}).get("value")
    said: List[Dict[str, str]] = []
    if minimal["hiding"]:
        minimal["hiding"], minimal["hidden"] = False, value == "yes"
        said = [_message(minimal, "HD2")] if minimal["hidden"] else []
    elif value == "hide":
        minimal["hiding"] = True
    elif value in _FACES or value == "skip":
        minimal["rated"] = value
        said = [_message(minimal, "N22c")]
    minimal["last_turn"] = heard.turn_id
    return Outcome(minimal, _screen(minimal, receipt, said))


def _screen(minimal: Mapping[str, Any], receipt: Receipt, said: List[Dict[str, str]]) -> Frame:
    if minimal["hiding"]:
        frame = empty_frame("sent", [_message(minimal, "HD1")], ending="send")
        frame["question"], frame["receipt"] = "HD1", dict(receipt) if receipt else None
        frame["buttons"] = [_button(minimal, "HD1", value) for value in ("yes", "no")]
        frame["controls"] = _controls(minimal)
        return frame
    if minimal["hidden"]:
        frame = empty_frame("sent", said, ending="send")
        frame["controls"] = _controls(minimal)
        return frame
    frame = after_send(minimal, receipt)
    frame["messages"] = said or frame["messages"]
    return frame


def _got_it(minimal: Mapping[str, Any], receipt: Mapping[str, Any]) -> Said:
    """N21 for what was sent, with the office's dates, then who to ring, then the faces."""
    reference = {"ref": str(receipt.get("reference") or "")}
    kind = minimal["kind"]
    if kind == "feedback":
        said: Said = [*([("F03g", {})] if minimal["happy"] else []), ("F03", {})]
    elif kind == "message_for_worker":
        said = [("N21m", reference)]
    elif kind == "callback_request":
        by = receipt.get("call_back_by") or minimal.get("call_back_by")
        said = [("N21r", {**reference, "next": str(by)[:10]}) if by else ("N21s", reference)]
    elif receipt.get("step1_due"):
        own = [("N21p", _step1(receipt))] if minimal["reachable"] else [("N21n", {}), ("N21o", _step1(receipt))]
        said = [("N21a", reference), *own, ("N21q", {})]
    else:
        said = [("N21a", reference), *_dates(minimal, receipt)]
    if kind == "complaint" and minimal["talk_ok"] and not receipt.get("step1_due"):
        said.append(("N21d", {}))
    said += _linked(receipt)
    return [*said, ("N22a" if minimal["grown_up"] else "N22", {}), *([("N22b", {})] if not minimal["rated"] else [])]


def _dates(minimal: Mapping[str, Any], receipt: Mapping[str, Any]) -> Said:
    dates: Said = []
    if receipt.get("intro_due") and receipt.get("response_due"):
        dates.append(
            ("N21b", {"intro": str(receipt["intro_due"]), "resp": str(receipt["response_due"])})
        )
    if not minimal["reachable"]:
        return [("N21n", {})]
    return dates


def _step1(receipt: Mapping[str, Any]) -> Dict[str, str]:
    return {"step1": str(receipt["step1_due"])}


def _linked(receipt: Mapping[str, Any]) -> Said:
    linked = [one for one in receipt.get("linked") or [] if isinstance(one, Mapping)]
    return [
        ("N21l", {"ref": str(one["reference"]), "step1": str(one["step1_due"])})
        for one in linked
        if one.get("reference") and one.get("step1_due")
    ]


def _keeping(minimal: Mapping[str, Any]) -> List[Dict[str, Any]]:
    return [_button(minimal, "N21a", value) for value in ("print", "save", "hide")]


def _rating(minimal: Mapping[str, Any]) -> List[Dict[str, Any]]:
    if minimal["rated"]:
        return []
    skip = {
        **words.button("skip", "skip", _language(minimal)),
        "kind": "skip",
        "value": {"kind": "skip", "question": "N22", "value": "skip"},
    }
    return [*(_button(minimal, "N22b", face) for face in _FACES), skip]


def _button(minimal: Mapping[str, Any], line: str, value: str) -> Dict[str, Any]:
    question = "HD1" if line == "HD1" else "N22"
    return {
        **words.button(line, value, _language(minimal)),
        "kind": "answer",
        "value": {"kind": "answer", "question": question, "value": value},
    }


def _controls(minimal: Mapping[str, Any]) -> List[Dict[str, Any]]:
    """What is of use still: there is nothing to go back to or to delete, but a worry may come now (DR-3, SG-1)."""
    return [
        {**words.button("controls", kind, _language(minimal)), "kind": kind, "value": {"kind": kind}} for kind in _KINDS
    ]


def _message(minimal: Mapping[str, Any], line: str, **filled: str) -> Dict[str, str]:
    return words.message(line, _language(minimal), **filled)


def _language(minimal: Mapping[str, Any]) -> str:
    return str(minimal.get("speaks") or words.ENGLISH)
