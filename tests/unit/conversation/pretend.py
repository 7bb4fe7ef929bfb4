"""A pretend gateway for pure chats: it hands each turn to ``step`` as the real one does, and keeps what was said."""

from __future__ import annotations

import json
import uuid
from typing import Any

from bot.conversation import Heard, alert_of, begin, step, submissions_of

IDS = {"submission_id": str(uuid.UUID(int=1, version=4)), "alert_id": str(uuid.UUID(int=2, version=4))}
AT = "2026-03-17T10:00:00+00:00"
OPEN = {"open": True, "next_open": "2026-03-17", "call_back_by": "2026-03-18"}
UNTOLD = {
    "level": "none",
    "about_staff": False,
    "threat": False,
    "mood": None,
    "delivered": False,
    "first": False,
    "office_open": None,
    "next_open": None,
    "source": "typed",
}


class PureChat:
    """One conversation without a server. Every turn goes through JSON, as the slots do in the engine."""

    def __init__(self, office: dict[str, Any] | None = OPEN) -> None:
        self.office, self.turns = office, 0
        outcome = begin(IDS)
        self.slots, self.now = json.loads(json.dumps(outcome.slots)), outcome.frame
        self.lines: list[str] = self.heard_lines()
        self.alerts: list[dict[str, Any]] = []
        self.confirmed: list[dict[str, str]] | None = None  # the check page, where this turn is taken on it

    def heard_lines(self) -> list[str]:
        return [message["line"] for message in self.now["messages"]]

    def turn(self, **what: Any) -> PureChat:
        self.turns += 1
        self.confirmed = self.now["summary"]
        heard = Heard(turn_id=str(self.turns), at=AT, office=self.office, **what)
        outcome = step(self.slots, heard)
        self.slots, self.now = json.loads(json.dumps(outcome.slots)), json.loads(json.dumps(outcome.frame))
        self.lines += self.heard_lines()
        alert = alert_of(self.slots)
        if alert and (not self.alerts or self.alerts[-1] != alert):
            self.alerts.append(alert)
        return self

    def say(self, text: str, **what: Any) -> PureChat:
        safety = what.pop("safety", None)
        return self.turn(text=text, safety={**UNTOLD, **safety} if safety else None, **what)

    def press(self, label: str, **what: Any) -> PureChat:
        safety = what.pop("safety", None)
        button = self.button(label)
        if button["value"].get("kind") == "unsafe" and safety is None:
            safety = {"level": "immediate", "source": "button", "delivered": True, "office_open": True}
        return self.turn(choice=button["value"], safety={**UNTOLD, **safety} if safety else None, **what)

    def change(self, field: str) -> PureChat:
        changes = [one for one in self.now["buttons"] if one["kind"] == "change"]
        return self.turn(
            choice=next(one for one in changes if field in (one["field"], one["question"], one["label"]))["value"]
        )

    def button(self, label: str) -> dict[str, Any]:
        for one in [*self.now["buttons"], *self.now["controls"]]:
            if one["label"].lower() == label.lower() or (label == "Skip" and one["kind"] == "skip"):
                return one
        raise LookupError(f"no button {label!r} at {self.question}: {self.labels()}")

    def labels(self) -> list[str]:
        return [one["label"] for one in self.now["buttons"]]

    @property
    def question(self) -> str:
        return self.now["question"]

    @property
    def state(self) -> str:
        return self.now["state"]

    def payloads(self) -> list[dict[str, Any]]:
        return submissions_of(self.slots, AT)

    @property
    def payload(self) -> dict[str, Any]:
        return self.payloads()[0]


WAYS_ON = ("Skip", "Leave it", "Done", "That's all", "No, that's everything", "Carry on")


def play(answers: dict[str, list[Any]], chat: PureChat | None = None, turns: int = 150) -> PureChat:
    """Answer each question as told, in whatever order it is asked; skip what is not named; press Send at last."""
    chat = chat or PureChat()
    left = {question: list(steps) for question, steps in answers.items()}
    for _ in range(turns):
        if chat.state != "open":
            assert not any(left.values()), f"never asked: { {one: steps for one, steps in left.items() if steps} }"
            return chat
        if left.get(chat.question):
            how, what = left[chat.question].pop(0)
            {"press": chat.press, "say": chat.say, "change": chat.change}[how](what)
        elif chat.question == "E1":
            chat.press("Answer a few more questions")
        elif chat.question == "N20" and "Send" in chat.labels():
            chat.press("Send")
        else:
            chat.press(next(label for label in WAYS_ON if _offers(chat, label)))
    raise AssertionError(f"the chat did not end in {turns} turns")


def _offers(chat: PureChat, label: str) -> bool:
    try:
        return bool(chat.button(label))
    except LookupError:
        return False
