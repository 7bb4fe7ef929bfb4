"""The safeguarding alert of a chat, as it stands: safeguarding-alert/1 less its seq, which the gateway counts (SG-5).

It holds the words that set it off, and name, age and a way to reach whenever given, before or after. Nothing else
that was told is in it.
"""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional

from bot.conversation.chat import Chat
from bot.conversation.heard import Heard
from bot.conversation.step import step


def alert_of(slots: Mapping[str, Any]) -> Optional[Dict[str, Any]]:
    """Return the alert body that the office should now have, or None where nothing worrying was said or pressed."""
    chat = Chat(slots)
    alert = chat["alert"]
    if not alert:
        return None
    return {
        "schema": "safeguarding-alert/1",
        "alert_id": str(chat["ids"]["alert_id"]),
        "raised_at": alert["raised_at"],
        "level": alert["level"],
        "raise_at": alert["raise_at"],
        "source": alert["source"],
        "texts": list(alert["texts"]),
        "name": chat["name"] or chat["helper_name"],
        "age": chat["age"],
        "reach": _reach(chat),
        "question": alert["question"],
        "chatter_role": chat.role or "not_said",
        "about_staff": bool(alert["about_staff"]),
        "by_mistake": bool(alert["by_mistake"]),
        "safe_answer": alert["safe_answer"],
    }


def foresee_alert(slots: Mapping[str, Any], heard: Heard) -> Optional[Dict[str, Any]]:
    """Return the alert as it will stand after this turn, where the turn changes it; else None.

    So the gateway can store and send it before the child is told that it was passed on: a card "I didn't feel safe",
    or a No to "are you safe right now?", raise a worry without a word being typed.
    """
    after = alert_of(step(slots, heard).slots)
    return after if after != alert_of(slots) else None


def _reach(chat: Chat) -> Optional[str]:
    given: List[str] = []
    for name in (
        "safe_reach",
        "contact_value",
        "helper_value",
        "callback_number",
        "contact_note",
        "helper_note",
        "callback_note",
    ):
        if chat[name] and chat[name] not in given:
            given.append(str(chat[name]))
    return "\n".join(given) or None
