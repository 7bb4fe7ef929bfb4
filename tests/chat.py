"""A child's side of a conversation, over the chat's real HTTP interface."""

import time
import uuid
from collections.abc import Callable
from typing import Any

import httpx

PATIENCE = 40.0  # seconds that a client goes on asking a chat that says "not now"


class Chat:
    """One open page: it keeps the cookie and the page key, and says things or presses buttons."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=60)
        self.page_key: str | None = None
        self.now: dict = {}
        self.lines: list[str] = []
        self.texts: list[str] = []
        self.receipts: list[dict] = []

    def __enter__(self) -> "Chat":
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def start(self) -> "Chat":
        answer = self.http.post("/api/chat/start", json={})
        assert answer.status_code == 201, answer.text
        return self._take(answer)

    def say(self, text: str) -> "Chat":
        return self._take(self.turn(text=text))

    def press(self, label: str) -> "Chat":
        return self._take(self.turn(button=self.button(label)["id"]))

    def change(self, field: str) -> "Chat":
        changes = [one for one in self.now["buttons"] if one["kind"] == "change"]
        [button] = [one for one in changes if field in (one["field"], one["question"])]
        return self._take(self.turn(button=button["id"]))

    def turn(self, turn_id: str | None = None, **what: str) -> httpx.Response:
        """One turn; while the chat is away or says "not now" the same turn is sent again, as the page does."""
        body = {"turn_id": turn_id or str(uuid.uuid4()), **what}
        until = time.monotonic() + PATIENCE
        while True:
            pause = 0.25
            try:
                answer = self.http.post("/api/chat/turn", json=body, headers={"X-Page-Key": self.page_key or ""})
                if answer.status_code not in (409, 429, 503) or time.monotonic() > until:
                    return answer
                pause = float(answer.json()["error"].get("retry_after") or pause)
            except httpx.TransportError:
                if time.monotonic() > until:
                    raise
            time.sleep(pause)

    def button(self, label: str) -> dict:
        offered = [*self.now["buttons"], *self.now["controls"]]
        for one in offered:
            if one["label"].lower() == label.lower() or (label == "Skip" and one["kind"] == "skip"):
                return one
        raise LookupError(f"no button {label!r} at {self.now['question']}: {[one['label'] for one in offered]}")

    def offers(self, label: str) -> bool:
        try:
            return bool(self.button(label))
        except LookupError:
            return False

    def reload(self) -> httpx.Response:
        return self.http.get("/api/chat", headers={"X-Page-Key": self.page_key or ""})

    def updates(self) -> dict:
        answer = self.http.get("/api/chat/updates", headers={"X-Page-Key": self.page_key or ""})
        assert answer.status_code == 200, answer.text
        said = answer.json()
        self.lines += [message["line"] for message in said["messages"]]
        return said

    def leave(self) -> int:
        return self.http.post("/api/chat/leave", json={}, headers={"X-Page-Key": self.page_key or ""}).status_code

    def receipt(self, seconds: float = 20.0) -> dict | None:
        """The office's receipt, once it is there."""
        until = time.monotonic() + seconds
        found = self.now.get("receipt")
        while not found and time.monotonic() < until:
            found = self.updates().get("receipt") or time.sleep(0.2)
        return found

    def _take(self, answer: httpx.Response) -> "Chat":
        assert answer.status_code in (200, 201), f"{answer.status_code} {answer.text[:300]}"
        self.now = answer.json()
        self.page_key = self.now.get("page_key") or self.page_key
        self.lines += [message["line"] for message in self.now["messages"]]
        self.texts += [message["text"] for message in self.now["messages"]]
        return self


FINISHED = ("sent", "sending", "deleted", "expired", "ended")
WAYS_ON = ("Skip", "Leave it", "Done", "That's all", "No, that's everything", "Carry on")


def play(chat: Chat, answers: dict[str, list[dict[str, str]]], turns: int = 150, **also: Callable[[Any], Any]) -> Chat:
    """Answer each question as the script says, in whatever order they are asked, and skip what it does not name.

    A step is one of {"press": label}, {"say": text}, {"change": field}, or what `also` names, such as moving the
    clock. At the check page it presses Send.
    """
    doing = {"press": chat.press, "say": chat.say, "change": chat.change, **also}
    left = {question: list(steps) for question, steps in answers.items()}
    for _ in range(turns):
        question = chat.now["question"]
        if chat.now["state"] in FINISHED:
            assert not any(left.values()), f"never asked: { {one: steps for one, steps in left.items() if steps} }"
            return chat
        if left.get(question):
            [(how, what)] = left[question].pop(0).items()
            doing[how](what)
        elif question == "E1":
            chat.press("Answer a few more questions")
        elif question == "N20" and chat.offers("Send"):
            chat.press("Send")
        else:
            way = next((label for label in WAYS_ON if chat.offers(label)), None)
            assert way, f"no way on at {question}: {[one['label'] for one in chat.now['buttons']]}"
            chat.press(way)
    raise AssertionError(f"the chat did not end in {turns} turns")
