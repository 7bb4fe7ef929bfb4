"""Plays the scripts of whole chats in this process, with the real understanding and the real look at safety, and keeps
which answers and lines each of them goes through.

    python -m tests.conversations.played        writes docs/branches.md
"""

from __future__ import annotations

import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.conversation import buttons, route
from bot.conversation.chat import Chat
from bot.conversation.question_table import ADULT_WANTED, FAQ_BUTTONS, TABLE
from bot.conversation.sent import after_send
from bot.conversation.words import book
from bot.engine.guessing import Guesser
from bot.safety import look
from bot.web import inert
from tests.unit.conversation.pretend import OPEN, PureChat, play
from tests.unit.conversation.scripted import perform, read

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "var/models/heard.tar.gz"
WHOLE_CHATS = sorted(Path(__file__).parent.glob("*/*.yml"))  # those of scripts play on the stack, too
PURE_CHATS = sorted((ROOT / "tests/unit/conversation/scripts").glob("*.txt"))
# What a question offers at one time or another, where that depends on the chat.
_OFFERED: dict[str, tuple[str, ...]] = {
    "N01": ("tell", "feedback", "ask", "unsafe", *FAQ_BUTTONS, "finish"), "N10": ADULT_WANTED,
    "N20": ("send", "change", "stop", "carry_on"), "N20n": ("use_words", "cards", "ring", "finish"),
    "S6": ("carry_on", "stop", "mistake"), "OB1": ("just", "too", "anyway", "not_sure", "finish", "go_on"),
}
_RECEIPT = {"reference": "CC-7K3M9X", "received_date": "2026-03-17", "intro_due": "2026-03-20",
            "response_due": "2026-03-31", "step1_due": None, "assignee_role": "childrens_manager", "linked": []}
_OWN = {"reference": "PC-7K3M9X", "received_date": "2026-03-17", "step1_due": "2026-04-16", "linked": []}
Branch = tuple[str, str]


@lru_cache(maxsize=1)
def understanding() -> Guesser:
    """What the trained model guesses with."""
    with tarfile.open(MODEL) as packed, tempfile.TemporaryDirectory() as folder:
        packed.extractall(folder, filter="data")
        return Guesser.load(next(Path(folder).rglob("numbers.npz")).parent)


@dataclass
class Played(PureChat):
    """A chat that hears as the product does, and remembers each answer that was given at each question."""

    office: Any = field(default_factory=lambda: OPEN)

    def __post_init__(self) -> None:
        self.branches: set[Branch] = set()
        super().__init__(self.office)

    def turn(self, **what: Any) -> Played:
        chat = Chat(self.slots)
        if not chat.over:
            question = route.current(chat)
            self.branches.add((question.key, _answer(chat, what)))
        super().turn(**what)
        if self.now["ending"] == "send":
            first, *others = [_OWN if body["procedure"] == "three_step" else _RECEIPT for body in self.payloads()]
            shown = after_send(self.slots, {**first, "linked": others})
            self.lines += [one["line"] for one in shown["messages"]]
        return self

    def say(self, text: str, **what: Any) -> Played:
        worry = look(text)
        found = {"level": worry.level, "about_staff": worry.about_staff, "threat": worry.threat, "mood": worry.mood,
                 "delivered": True, "office_open": True, "next_open": "2026-03-18"}
        intent, sure = understanding().guess(inert.inert(text))[0]
        worried = worry.level != "none" or worry.mood
        told = {"safety": found if worried else None, "intent": intent, "confidence": sure, **what}
        return super().say(text, **told)


class Heard(Played):
    """A chat whose script says itself what is heard."""

    def say(self, text: str, **what: Any) -> Played:
        return PureChat.say(self, text, **what)


def _answer(chat: Chat, what: dict[str, Any]) -> str:
    choice = what.get("choice")
    if choice is not None:
        return str(choice["value"]) if "value" in choice else str(choice["kind"])
    return buttons.meant(chat, route.current(chat), str(what.get("text") or "")) or "words"


# --- what there is, and what goes there ---


def branches() -> Iterator[Branch]:
    """Every answer that a question of the map takes: each button, skipping it, and words of one's own."""
    for question in TABLE.values():
        for value in _OFFERED.get(question.key, question.values):
            yield question.key, value
        if question.skip:
            yield question.key, "skip"
        if question.takes_text:
            yield question.key, "words"


def steps_of(listed: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [step for one in listed for step in one.items()]


def whole_chat(script: dict[str, Any]) -> Played | None:
    """Play one script of a whole chat; None where it needs the running product's clock."""
    answers = {question: steps_of(steps) for question, steps in script["answers"].items()}
    if any(how == "advance" for steps in answers.values() for how, _ in steps):
        return None
    chat = Played()
    play(answers, chat)
    return chat


@lru_cache(maxsize=1)
def went_there() -> tuple[dict[Branch, list[str]], dict[str, list[str]]]:
    """The scripts that go through each branch, and those that hear each line."""
    through: dict[Branch, list[str]] = defaultdict(list)
    heard: dict[str, list[str]] = defaultdict(list)
    for title, chat in _every_chat():
        for branch in chat.branches:
            through[branch].append(title)
        for line in dict.fromkeys(chat.lines):
            heard[line].append(title)
    return through, heard


def _every_chat() -> Iterator[tuple[str, Played]]:
    for file in WHOLE_CHATS:
        for script in yaml.safe_load(file.read_text(encoding="utf-8")):
            chat = whole_chat(script)
            if chat:
                yield script["title"], chat
    for file in PURE_CHATS:
        for told in read(file):
            heard = Heard()
            for what, rest in told.lines:
                perform(heard, what, rest)
            yield told.title, heard


def page() -> str:
    """docs/branches.md: every question with each of its answers, and the script that gives it."""
    through, heard = went_there()
    rows: dict[str, list[str]] = defaultdict(list)
    for question, answer in branches():
        rows[question].append(f"| `{answer}` | {through[question, answer][0]} |")
    parts = ["# Every branch of the chat, and a script that goes there\n\n"
             "Made by `python -m tests.conversations.played`; a test compares it with the scripts.\n\n## Answers\n"]
    for question, lines in rows.items():
        parts.append(f"\n### {question}\n\n| answer | script |\n| --- | --- |\n" + "\n".join(lines) + "\n")
    parts.append("\n## Lines\n\n| line | heard in |\n| --- | --- |\n")
    parts += [f"| {line} | {heard[line][0]} |\n" for line in book() if line in heard]
    return "".join(parts)


if __name__ == "__main__":
    (ROOT / "docs/branches.md").write_text(page(), encoding="utf-8")
