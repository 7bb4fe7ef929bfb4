"""What a question is: its slot, its line, its buttons, how it may be skipped and when it is asked.

The questions themselves are the rows of ``question_table``; ``route`` finds the way through them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional, Tuple

from bot.conversation.chat import Chat

Asked = Callable[[Chat], bool]

# What kind of answer a question takes. It decides how typed words are read and what may interrupt (interruptions.py).
STORY = "story"        # open until That's all; several messages are joined
TELLING = "telling"    # free text in one go, that may be long
SHORT = "short"        # free text that is a name, a date or a detail
AGE = "age"
REACH = "reach"        # a number, an address; looked at lightly
PICK_ONE = "pick_one"
PICKER = "picker"      # several, until Done
CHECK = "check"        # the check page

SKIP, RATHER_NOT = "skip", "rather_not_say"


def always(_: Chat) -> bool:
    return True


@dataclass(frozen=True)
class Question:
    """One question of the map. ``key`` is unique; ``node`` is the name other programs see (specification 5.10)."""

    key: str
    slot: str
    kind: str
    field: str = ""
    node: str = ""
    line: str = ""                                    # the line that asks, where it is not the node
    variant: Optional[Callable[[Chat], str]] = None   # the line, where it depends on who is asked
    labels: str = ""                                  # the line whose buttons are offered, where it is another
    relabelled: Optional[Callable[[Chat], str]] = None
    values: Tuple[str, ...] = ()
    offered: Optional[Callable[[Chat], Tuple[str, ...]]] = None  # the buttons, where they depend on the chat
    skip: Optional[str] = SKIP
    when: Asked = always
    counted: bool = True                              # whether it is one of the "question 4 of 12"
    depends_on: Tuple[str, ...] = ()                  # until one of these is answered it may still come to be asked
    also: Tuple[str, ...] = ()                        # further lines whose phrases mean these buttons

    @property
    def name(self) -> str:
        return self.node or self.key

    def line_for(self, chat: Chat) -> str:
        return self.variant(chat) if self.variant else self.line or self.name

    def labels_for(self, chat: Chat) -> str:
        return self.relabelled(chat) if self.relabelled else self.labels or self.line or self.name

    def values_for(self, chat: Chat) -> Tuple[str, ...]:
        return self.offered(chat) if self.offered else self.values

    @property
    def takes_text(self) -> bool:
        return self.kind in (STORY, TELLING, SHORT, AGE, REACH)
