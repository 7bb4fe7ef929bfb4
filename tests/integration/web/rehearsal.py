"""A very small conversation, an engine and an office of the tests' own, so that each fault can be had on demand.

The conversation asks N01, then N05 (words, That's all), then shows the check page N20 and takes a Send. It says
safety lines in the order of the specification. It keeps the contract of bot.conversation; it is not it.
"""

import json
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

from bot.conversation import words
from bot.handoff import receipt_of
from bot.web.outside import Dialogue, HandOver, Outside

SECRET = "the channel's own secret"
CONTROLS = [
    ("Go back", "back"),
    ("Stop and delete", "stop"),
    ("Talk to a person", "person"),
    ("I'm not safe", "unsafe"),
    ("Leave fast", "leave"),
]


def line(name: str, language: str = "en") -> str:
    return words.text(name, language)


@dataclass
class Heard:
    turn_id: str
    at: str
    text: str | None
    choice: dict | None
    intent: str | None = None
    confidence: float = 0.0
    safety: dict | None = None
    office: dict | None = None


def begin(ids: dict) -> SimpleNamespace:
    return _out({"ids": ids, "story": [], "question": "N01", "alert": None}, ["N01a", "N01b", "N01c"])


def step(slots: dict, heard: Heard) -> SimpleNamespace:
    slots = json.loads(json.dumps(slots))
    if slots.get("last_turn") == heard.turn_id:
        return SimpleNamespace(slots=slots, frame=slots["frame"])
    slots["last_turn"] = heard.turn_id
    choice, safety = heard.choice or {}, heard.safety or {}
    if choice.get("kind") == "unsafe" or safety.get("level") in ("immediate", "concern"):
        return _worry(slots, heard, "immediate" if choice else safety["level"])
    if choice.get("kind") == "stop":
        slots["question"] = "ST1"
        return _out(slots, ["ST1s" if slots["alert"] else "ST1"])
    if choice.get("value") == "delete":
        return _out({**slots, "story": []}, ["S7" if slots["alert"] else "ST2"], state="deleted", ending="delete")
    if choice.get("value") == "send":
        slots["received_at"] = heard.at
        return _out(slots, [], ending="send")
    if choice.get("value") == "no" or choice.get("value") == "everything":
        slots["question"] = "N20"
        return _out(slots, ["N19", "N20"])
    if heard.text and slots["question"] in ("N01", "N05"):
        slots["story"].append(heard.text)
    if heard.text and slots["question"] == "S5":
        slots["alert"]["reach"] = heard.text
        slots["question"] = "S6"
        return _out(slots, ["S6"])
    slots["question"] = "N05"
    return _out(slots, ["N05t", "N05p"] if heard.text else ["N05"])


def alert_of(slots: dict) -> dict | None:
    return slots.get("alert")


def submissions_of(slots: dict, received_at: str) -> list[dict]:
    """One body, and a second one where a helper told of something of their own."""
    first = slots["ids"]["submission_id"]
    ids = [first, *([f"{first}-own"] if "my own" in str(slots["story"]) else [])]
    return [{"submission_id": one, "received_at": received_at, "story": slots["story"]} for one in ids]


def after_send(slots: dict, receipt: dict | None) -> dict:
    late = ["SD3"] if slots.get("late") else []
    return _frame(
        slots,
        [*late, "N21a", "N21b"] if receipt else ["SD2"],
        state="sent" if receipt else "sending",
        receipt=receipt,
        ending="send",
        said={"ref": "CC-1", "intro": "Friday", "resp": "Monday"},
    )


def minimal_of(slots: dict) -> dict:
    return {"sent": True, "question": "N22"}


def step_after_send(slots: dict, heard: Heard, receipt: dict | None) -> SimpleNamespace:
    return SimpleNamespace(slots=slots, frame=after_send(slots, receipt))


def _worry(slots: dict, heard: Heard, level: str) -> SimpleNamespace:
    slots = {"story": [], "alert": None, **slots}
    held = slots["alert"] or {
        "schema": "safeguarding-alert/1",
        "alert_id": slots["ids"]["alert_id"],
        "texts": [],
        "level": level,
        "raised_at": heard.at,
        "reach": slots.get("safe_reach"),
    }
    held = {**held, "texts": [*held["texts"], *([heard.text] if heard.text else [])]}
    slots["alert"], slots["question"] = held, "S5"
    if heard.text:
        slots["story"].append(heard.text)
    delivered = (heard.safety or {}).get("delivered")
    return _out(slots, ["S1", "S3", "S3c", "S2" if delivered else "S2f", "S5"])


def _out(slots: dict, lines: list[str], **more: Any) -> SimpleNamespace:
    slots = {**slots, "frame": None}
    frame = _frame(slots, lines, **more)
    slots["frame"] = frame
    return SimpleNamespace(slots=slots, frame=frame)


def _frame(
    slots: dict,
    lines: list[str],
    *,
    state: str = "open",
    receipt: dict | None = None,
    ending: str | None = None,
    said: dict | None = None,
) -> dict:
    question = slots["question"]
    offered = (
        {
            "N01": [("Tell you about something that went wrong", "answer", "tell")],
            "N05": [("That's all", "done", "everything")],
            "N20": [("Send", "send", "send"), ("Change", "change", "change")],
            "ST1": [("Yes, delete it", "answer", "delete"), ("No, carry on", "answer", "carry")],
            "S6": [("Carry on", "answer", "carry"), ("Stop here", "answer", "delete")],
        }.get(question, [])
        if state == "open"
        else []
    )
    return {
        "state": state,
        "question": question if state == "open" else None,
        "messages": [{"line": one, "text": words.text(one, **(said or {}), next="Monday")} for one in lines],
        "buttons": [
            {
                "label": label,
                "kind": kind,
                "value": {"kind": kind, "question": question, "value": value},
                **({"field": "story", "question": "N05"} if kind == "change" else {}),
            }
            for label, kind, value in offered
        ],
        "controls": [{"label": label, "kind": kind, "value": {"kind": kind}} for label, kind in CONTROLS]
        if state == "open"
        else [],
        "summary": [
            {"field": "story", "question": "N05", "asked": "What went wrong?", "answer": "\n".join(slots["story"])}
        ]
        if question == "N20" and state == "open"
        else None,
        "receipt": receipt,
        "text_allowed": state == "open" and question in ("N01", "N05", "S5"),
        "progress": {"at": 2, "of": 9} if question == "N05" else None,
        "ending": ending,
    }


DIALOGUE = Dialogue(
    begin=begin,
    step=step,
    heard=Heard,
    again=lambda slots: SimpleNamespace(slots=slots, frame=slots["frame"]),
    # The small conversation has no page with all questions; tests of that page rehearse with the real rules.
    fields_of=lambda slots: [],
    take=lambda slots, *_, **__: SimpleNamespace(slots=slots, frame=slots["frame"]),
    sending_failed=lambda slots: _out(slots, ["SD4"]),
    alert_of=alert_of,
    submissions_of=submissions_of,
    minimal_of=minimal_of,
    after_send=after_send,
    step_after_send=step_after_send,
    line=line,
    message=words.message,
    languages=words.offered,
    passed_on_late=lambda slots: [{"line": "S2", "text": line("S2")}],
    deleted=lambda slots: {"line": "ST2", "text": line("ST2")},
)

RECEIPT = {
    "reference": "CC-2345B-6",
    "state": "received",
    "received_date": "2026-03-17",
    "ack_due": None,
    "ack_status": "sent",
    "ack_kind": "auto_onscreen",
    "intro_due": "2026-03-20",
    "response_due": "2026-03-31",
    "step1_due": None,
    "assignee_role": "childrens_manager",
    "linked": [],
}


@dataclass
class Office:
    """The far side of the hand-over: well, or away."""

    away: bool = False
    got: dict[str, dict] = field(default_factory=dict)
    alerts: list[dict] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    slow_seconds: float = 0.0
    unwritable: bool = False
    lacks: str = ""

    def submit(self, body: dict) -> SimpleNamespace:
        if self.unwritable:
            return SimpleNamespace(stored=False, delivered=False, refused=False, key="", receipt=None)
        self.got[body["submission_id"]] = body
        return self.status(body["submission_id"])

    def raise_alert(self, body: dict, wait_s: float = 1.5) -> SimpleNamespace:
        time.sleep(min(self.slow_seconds, wait_s))
        self.alerts.append(body)
        return SimpleNamespace(
            stored=True,
            delivered=not self.away,
            refused=False,
            key=f"{body['alert_id']}:{body['seq']}",
            receipt=None if self.away else {"office_open": True, "next_open": None},
        )

    def status(self, key: str) -> SimpleNamespace:
        known = key in self.got
        return SimpleNamespace(
            stored=known,
            delivered=not self.away and key != self.lacks,
            refused=False,
            key=key,
            receipt=RECEIPT if known and not self.away and key != self.lacks else None,
        )

    def receipt_shown(self, submission_id: str, shown_at: datetime) -> None:
        self.shown.append(submission_id)

    def hours(self) -> dict | None:
        return None if self.away else {"open": True}


def look(text: str) -> SimpleNamespace:
    level = "immediate" if "hits me" in text else "concern" if "scared of my dad" in text else "none"
    return SimpleNamespace(level=level, about_staff=False, threat=False, mood=None, kinds=())


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 17, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **how_far: float) -> None:
        self.moment += timedelta(**how_far)


class EngineStandIn:
    """The engine's channel over real HTTP. ``away``, ``empty``, ``hang`` and ``forget`` are its faults."""

    def __init__(self, dialogue: Dialogue, office: Office) -> None:
        self.dialogue, self.office = dialogue, office
        self.away = self.empty = False
        self.hang_seconds = 0.0
        self.gate = threading.Event()
        self.gate.set()
        self.kept: dict[str, dict] = {}
        self.seen: list[dict] = []
        self.erased: list[str] = []
        self.purged: list[str] = []
        self.server: ThreadingHTTPServer | None = None

    def start(self) -> int:
        stand_in = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if stand_in.away:
                    return self.answer(503, {"error": "away"})
                if self.headers.get("Authorization") != f"Bearer {SECRET}":
                    return self.answer(401, {})
                what = self.path.rsplit("/", 1)[-1]
                return self.answer(*getattr(stand_in, "on_" + what)(body))

            def answer(self, status: int, body: dict | None) -> None:
                raw = b"" if body is None else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return int(self.server.server_address[1])

    def stop(self) -> None:
        assert self.server is not None
        self.server.shutdown()
        self.server.server_close()

    def on_turn(self, body: dict) -> tuple[int, dict]:
        self.seen.append(body)
        metadata, conversation = body["metadata"], body["conversation"]
        time.sleep(self.hang_seconds)
        self.gate.wait()
        if self.empty:
            return 200, {}
        if "begin" in metadata:
            outcome = self.dialogue.begin(metadata["begin"])
            self.kept[conversation] = outcome.slots
            return 200, {"frame": outcome.frame, "slots": outcome.slots}
        slots = metadata.get("restore") or self.kept.get(conversation)
        if slots is None:
            return 404, {"error": "unknown"}
        heard = {name: metadata.get(name) for name in ("turn_id", "at", "text", "choice", "safety", "office")}
        outcome = self.dialogue.step(slots, self.dialogue.heard(**heard, intent=None, confidence=0.0))
        frame, self.kept[conversation] = outcome.frame, outcome.slots
        if frame["ending"] == "send":
            got = [self.office.submit(one) for one in self.dialogue.submissions_of(outcome.slots, metadata["at"])]
            frame = self.dialogue.after_send(outcome.slots, receipt_of(got))
        return 200, {"frame": frame, "slots": outcome.slots}

    def on_erase(self, body: dict) -> tuple[int, None]:
        self.erased.append(body["conversation"])
        self.kept.pop(body["conversation"], None)
        return 204, None

    def on_purge(self, body: dict) -> tuple[int, None]:
        self.purged.append(body["older_than"])
        return 204, None


def outside(office: Office, clock: Clock, dialogue: Dialogue = DIALOGUE) -> Outside:
    return Outside(
        dialogue=dialogue,
        look=look,
        now=clock,
        hand_over=HandOver(
            office.submit, office.raise_alert, office.status, receipt_of, office.hours, office.receipt_shown
        ),
    )
