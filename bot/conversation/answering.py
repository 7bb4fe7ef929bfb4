"""What is said to somebody who asks something in the middle of the chat (5.6). The open question is asked again."""

from __future__ import annotations

from typing import Dict, Tuple

from bot.conversation.chat import Chat

# Where the specification names a line for the answer; every other question has a line of its own name.
_NAMED: Dict[str, Tuple[str, ...]] = {
    "Q10": ("OM1", "OM2"),
    "Q11": ("LL1",),
    "Q14": ("N16t",),
    "Q17": ("PR1",),
    "Q18": ("R1",),
}
# While a worker is meant in a safety worry, nothing says that the worker will be told (G-HOLD).
_HELD: Dict[str, Tuple[str, ...]] = {"Q07": ("Q07h",), "Q17": ("PR1h",)}

QUESTIONS = tuple(f"Q{number:02d}" for number in range(1, 21))


def answer_faq(chat: Chat, which: str) -> None:
    """Say the answer to one of the questions Q01 to Q20."""
    lines = (_HELD.get(which) if chat.staff_meant else None) or _NAMED.get(which, (which,))
    for line in lines:
        chat.say(line)
