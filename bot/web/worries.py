"""Safety first: what is looked at before anything else, and what the office is told at once.

The gateway does this itself, so that it works with the dialogue engine away. A worry is on disk, and offered to the
office, before a child reads that it is being passed on (specification 5.7, SG-1 to SG-5).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.web.chat import Alert, Chat
from bot.web.outside import Outside

# The child waits at most this long for the office (SG-2); the outbox goes on by itself.
WAIT_SECONDS = 1.5
# What is added to an alert later (a name, a way to reach) is not waited for.
ADDING_SECONDS = 0.5
# At these questions what is typed is about being safe, so it may change the alert before the dialogue answers.
SAFETY_QUESTIONS = ("S0", "S5", "S6")


@dataclass(frozen=True)
class Found:
    """What the safety check found in one turn; ``told`` is what the dialogue gets as metadata.safety."""

    told: dict[str, Any] | None
    # Whether this turn must be answered even if the engine is away.
    urgent: bool


class Watch:
    """Looks at each turn, and keeps the office's copy of the worry as it should stand."""

    def __init__(self, outside: Outside) -> None:
        self._outside = outside

    def look(self, chat: Chat, heard: dict[str, Any]) -> Found:
        """Look at what was typed or pressed; raise or add to the alert if it calls for one; say what was done."""
        worry = self._seen(heard)
        pressed = "unsafe" in (heard.get("choice") or {}).values()
        level = "immediate" if pressed else worry["level"]
        safety = self._safety(chat, worry, level, "typed" if heard.get("text") else "button")
        # A button means the same with the engine and without; what was typed may mean something else than we think.
        sure = heard.get("text") is None or level != "none" or chat.question == "S0"
        raised = self._raise_if_changed(chat, {**heard, "safety": safety}, WAIT_SECONDS) if sure else None
        safety |= self._told_by(chat, raised)
        nothing = level == "none" and not worry["mood"] and raised is None
        return Found(None if nothing else safety, urgent=level != "none" or raised is not None)

    def look_over(self, chat: Chat, given: dict[str, str | list[str]],
                  slots_after: Callable[[dict[str, dict[str, Any]]], dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """Look at every text of a page; raise one alert for what is found; return metadata.safety by field.

        ``slots_after`` says what the conversation will hold once these worries are written down.
        """
        found = {
            name: self._safety(chat, worry, worry["level"], "typed")
            for name, said in given.items()
            if isinstance(said, str) and (worry := self._seen({"text": said}))["level"] != "none"
        }
        if not found:
            return {}
        body = self._outside.dialogue.alert_of(slots_after(found))
        raised = None if body is None else self._hand_over(chat, body, WAIT_SECONDS)
        office = self._told_by(chat, raised)
        return {name: {**safety, **office} for name, safety in found.items()}

    def follow(self, chat: Chat) -> None:
        """After a turn: tell the office whatever the alert should now hold besides (SG-5)."""
        body = self._outside.dialogue.alert_of(chat.slots)
        if body is not None:
            self._hand_over(chat, body, ADDING_SECONDS)

    def came_late(self, chat: Chat) -> bool:
        """Return whether a worry that the child was told had not got through has got through since; once."""
        if chat.alert is None or not chat.alert.owed or not self._delivered(chat.alert):
            return False
        chat.alert.owed = False
        return True

    @staticmethod
    def _safety(chat: Chat, worry: dict[str, Any], level: str, source: str) -> dict[str, Any]:
        """Return metadata.safety before the office has said anything."""
        return {
            **worry,
            "level": level,
            "source": source,
            "delivered": False,
            "first": chat.alert is None,
            "office_open": None,
            "next_open": None,
        }

    def _told_by(self, chat: Chat, raised: Any | None) -> dict[str, Any]:
        """Return what the office has said of the alert by now, if there is one."""
        if raised is not None:
            office = raised.receipt or {}
            return {"delivered": bool(raised.delivered), "office_open": office.get("office_open"),
                    "next_open": office.get("next_open")}
        return {} if chat.alert is None else {"delivered": self._delivered(chat.alert)}

    def _seen(self, heard: dict[str, Any]) -> dict[str, Any]:
        text = heard.get("text")
        if not text:
            return {"level": "none", "about_staff": False, "threat": False, "mood": None}
        worry = self._outside.look(text)
        return {
            "level": worry.level,
            "about_staff": bool(worry.about_staff),
            "threat": bool(worry.threat),
            "mood": worry.mood,
        }

    def _raise_if_changed(self, chat: Chat, heard: dict[str, Any], wait_seconds: float) -> Any | None:
        dialogue = self._outside.dialogue
        slots = chat.slots if chat.state == "open" else self._left_after_send(chat)
        outcome = dialogue.step(slots, dialogue.heard(**heard, intent=None, confidence=0.0, office=None))
        body = dialogue.alert_of(outcome.slots)
        return None if body is None else self._hand_over(chat, body, wait_seconds)

    def _left_after_send(self, chat: Chat) -> dict[str, Any]:
        """After Send only the ids are left of the conversation. Who it is and how to reach them stands in the case."""
        sent = self._outside.hand_over.receipt_of([self._outside.hand_over.status(one) for one in chat.handed_over])
        known = str((chat.alert.body.get("reach") if chat.alert else None) or "").splitlines()
        case = [f"sent in this chat: {sent['reference']}"] if sent else []
        return {"ids": chat.ids, "safe_reach": "\n".join(dict.fromkeys([*known, *case])) or None}

    def _hand_over(self, chat: Chat, body: dict[str, Any], wait_seconds: float) -> Any | None:
        before = chat.alert
        if before is not None and before.body == body:
            return None
        seq = 0 if before is None else before.seq + 1
        raised = self._outside.hand_over.raise_alert({**body, "seq": seq}, wait_seconds)
        # What could be put on no disk at all is offered again at the next turn.
        kept = body if raised.stored or raised.delivered else {}
        chat.alert = Alert(
            kept,
            seq,
            raised.key or f"{body['alert_id']}:{seq}",
            bool(raised.delivered),
            owed=before is not None and before.owed,
        )
        return raised

    def _delivered(self, alert: Alert) -> bool:
        alert.delivered = alert.delivered or bool(self._outside.hand_over.status(alert.key).delivered)
        return alert.delivered
