"""What comes without being asked: a receipt that took its time, a worry that got through, the lines of silence."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.web import answers
from bot.web.chat import Chat
from bot.web.conversations import Closed
from bot.web.gateway import Gateway
from bot.web.refusals import Refused
from bot.web.store import Gone

# DR-11: W1 once after five minutes, W2 after fifty; the wipe after sixty is the store's.
SILENCES = ((2, timedelta(minutes=50)), (1, timedelta(minutes=5)))


def updates(gateway: Gateway, page_key: str | None, visitor: str) -> dict[str, Any]:
    """Return the lines that came since the last answer, each once, and the receipt when it is there."""
    mine = gateway.conversations.find(page_key, visitor)
    row = gateway.store.load(mine)
    if row is None:
        raise Closed("deleted")
    if not _anything_due(Chat.opened(row.state), gateway.outside.now() - row.touched_at):
        return _told(gateway, Chat.opened(row.state), [])
    try:
        with gateway.conversations.working_on(mine) as lease:
            fresh = gateway.store.load(mine)
            if fresh is None:
                raise Gone
            chat = Chat.opened(fresh.state)
            messages = _late(gateway, chat, gateway.outside.now() - fresh.touched_at)
            # An open page that waits for its number is in use, although nobody types.
            waited = gateway.outside.now() if chat.state in ("sending", "sent") else None
            gateway.store.save(mine, lease, chat.to_seal(), touched=waited)
            return _told(gateway, chat, messages)
    except Gone:
        raise Closed("deleted") from None
    except Refused as refused:
        if refused.code != "busy":
            raise
        # A turn is running; whatever came late is told the next time.
        return _told(gateway, Chat.opened(row.state), [])


def _anything_due(chat: Chat, silent_for: timedelta) -> bool:
    """Most looks find nothing new; they need not wait for anybody, nor write anything."""
    owed = chat.alert is not None and chat.alert.owed
    return chat.state == "sending" or owed or (chat.state == "open" and _silence(silent_for) > chat.idle_said)


def _late(gateway: Gateway, chat: Chat, silent_for: timedelta) -> list[dict[str, str]]:
    messages = _arrived(gateway, chat) if chat.state == "sending" else []
    if gateway.watch.came_late(chat):
        messages = [*gateway.outside.dialogue.passed_on_late(chat.slots), *messages]
    silence = _silence(silent_for)
    if chat.state == "open" and silence > chat.idle_said:
        chat.idle_said = silence
        messages = [*messages, gateway.outside.dialogue.message(_silence_line(chat, silence), chat.language)]
    return messages


def _told(gateway: Gateway, chat: Chat, messages: list[dict[str, str]]) -> dict[str, Any]:
    whole, silent = chat.answer, chat.idle_said if chat.state == "open" else 0
    label = gateway.outside.dialogue.line("page_carry_on", chat.language)
    more = [answers.own_button(chat, "carry_on", label)] if silent else []
    return {**whole, "messages": messages, "buttons": [*whole["buttons"], *more], "silent": silent}


def _silence(silent_for: timedelta) -> int:
    return next((number for number, after in SILENCES if silent_for >= after), 0)


def _arrived(gateway: Gateway, chat: Chat) -> list[dict[str, str]]:
    """Ask whether the office has it by now; if so the chat is sent, with the office's dates."""
    outside = gateway.outside
    receipt = outside.hand_over.receipt_of([outside.hand_over.status(one) for one in chat.handed_over])
    if receipt is None:
        return []
    chat.slots = {**chat.slots, "late": True}
    answers.publish(chat, outside.dialogue.after_send(chat.slots, receipt))
    gateway.tell_shown(chat)
    return list(chat.answer["messages"])


def _silence_line(chat: Chat, silence: int) -> str:
    if silence == 1:
        return "W1"
    return "W2s" if chat.alert is not None else "W2"
