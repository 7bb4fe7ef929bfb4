"""The gateway between the child's page and the dialogue: one turn at a time, no word lost, nothing kept too long."""

from __future__ import annotations

import json
import logging
import sqlite3
import uuid
from dataclasses import dataclass
from typing import Any

from bot.conversation.words import ENGLISH
from bot.web import alone, answers, inert, keys
from bot.web.chat import OVER, Chat
from bot.web.conversations import Closed, Conversations, hashed
from bot.web.engine import Engine, EngineAway, EngineBusy, EngineForgot, Said
from bot.web.keys import Keys
from bot.web.outside import Outside
from bot.web.refusals import Refused
from bot.web.store import Gone, Store, Turn
from bot.web.worries import Watch

log = logging.getLogger("heard.web")

# How long a turn waits for the engine before the rules answer alone; a worry, and a chat that knows the engine to be
# away, do not wait that long.
PATIENCE_SECONDS = 6.0
SHORT_PATIENCE_SECONDS = 1.5


@dataclass(frozen=True)
class Asked:
    """One turn as the page sent it: exactly one of text, button and answers (the page with all questions)."""

    turn_id: str
    text: str | None = None
    button: str | None = None
    answers: dict[str, str | list[str]] | None = None
    # Whether what is empty on the page is skipped; else the page was left, and what was written on it is kept.
    finished: bool = True

    @property
    def content(self) -> str:
        return json.dumps([self.text, self.button, self.answers, self.finished], sort_keys=True)


class Gateway:
    """Everything the page may ask for. A call raises Refused where it cannot be answered, Closed where it is over."""

    def __init__(self, store: Store, engine: Engine, outside: Outside) -> None:
        self.store = store
        self.engine = engine
        self.outside = outside
        self.conversations = Conversations(store, outside)
        self.watch = Watch(outside)
        # Until the engine has confirmed it; a program that ended may have died owing one.
        self.purge_owed = True

    # --- what the page may ask for ---

    def start(self, visitor: str, language: str = ENGLISH) -> dict[str, Any]:
        """Begin a conversation. The answer holds the page key, which is kept nowhere here."""
        page_key = keys.new_page_key()
        mine = keys.of_page(page_key)
        assert mine is not None
        ids = {"submission_id": str(uuid.uuid4()), "alert_id": str(uuid.uuid4()), "language": language}
        chat = Chat.new(hashed(visitor), ids)
        turn_id = str(uuid.uuid4())
        heard = {
            "turn_id": turn_id,
            "at": self._at(),
            "text": None,
            "choice": None,
            "safety": None,
            "office": self.outside.hand_over.hours(),
        }
        try:
            said = self.engine.turn(
                mine.conversation,
                mine.engine_seal_text,
                None,
                {**heard, "question": None, "begin": chat.ids},
                SHORT_PATIENCE_SECONDS,
            )
        except (EngineAway, EngineForgot):
            said, chat.ahead = alone.begin(self.outside, chat), True
        chat.slots = said.slots
        answer = answers.publish(chat, said.frame)
        self.store.begin(mine, chat.to_seal(), turn_id, Turn(0, "", None, {}, answer), self.outside.now())
        return {**answer, "page_key": page_key}

    def turn(self, page_key: str | None, visitor: str, asked: Asked) -> dict[str, Any]:
        """Answer one turn. The same turn_id with the same content gets the stored answer and changes nothing."""
        mine = self.conversations.find(page_key, visitor)
        try:
            return self._one_turn(mine, asked)
        except Gone:
            # Leave was pressed while the turn ran: the engine may have kept what it had just been told to forget.
            self.store.engine_must_erase(mine.conversation)
            raise Closed("deleted") from None
        except sqlite3.OperationalError:
            answer = self._answer_unkept(mine, asked)
            if answer is None:
                raise
            return answer

    def _one_turn(self, mine: Keys, asked: Asked) -> dict[str, Any]:
        with self.conversations.working_on(mine) as lease:
            before = self.store.turn(mine, asked.turn_id)
            if before and before.fingerprint != mine.fingerprint(asked.content):
                raise Refused("turn_id_used")
            if before and before.answer is not None:
                return before.answer
            chat = self.conversations.chat(mine)
            if chat.state in ("deleted", "expired", "ended"):
                return chat.answer
            own = chat.own_kind(asked.button) if asked.button else None
            if own == "carry_on":
                return self._carry_on(mine, lease, chat)
            if own == "delete":
                return self._delete(mine, chat)
            if own == "one_page":
                self.store.save(mine, lease, chat.to_seal(), touched=self.outside.now())
                return alone.one_page(self.outside, chat)
            if asked.answers is not None:
                return self._take_page(mine, lease, chat, asked, before)
            return self._answer(mine, lease, chat, asked, before)

    def reopen(self, page_key: str | None, visitor: str) -> dict[str, Any]:
        """Return the open conversation for a reload: RS1 and no word of the child, until Carry on (DR-14)."""
        try:
            mine = self.conversations.find(page_key, visitor)
        except Closed as closed:
            raise Refused("expired" if closed.how == "expired" else "not_found") from None
        chat = self.conversations.chat(mine)
        if chat.state in ("sent", "sending"):
            return chat.answer
        if chat.state in OVER:
            raise Refused("not_found")
        return {
            **chat.answer,
            "messages": [self.outside.dialogue.message("RS1", chat.language)],
            "summary": None,
            "buttons": [
                answers.own_button(chat, "carry_on", self._word(chat, "page_carry_on")),
                answers.own_button(chat, "delete", self._word(chat, "page_delete_them")),
            ],
            "text_allowed": False,
            "covered": True,
        }

    def now(self, page_key: str | None, visitor: str) -> dict[str, Any]:
        """Return the answer that the child was last given, for showing it again on the same page."""
        return self.conversations.chat(self.conversations.find(page_key, visitor)).answer

    def speak(self, page_key: str | None, visitor: str, language: str) -> dict[str, Any]:
        """Say our lines in another language from now on, the open question first. What was told stays as it is."""
        mine = self.conversations.find(page_key, visitor)
        with self.conversations.working_on(mine) as lease:
            chat = self.conversations.chat(mine)
            before, chat.slots = chat.language, {**chat.slots, "speaks": language}
            if chat.state == "open" and language != before:
                # The engine learns of it with the next turn.
                chat.ahead = True
                self._publish(chat, self.outside.dialogue.again(chat.slots).frame)
            self.store.save(mine, lease, chat.to_seal(), touched=self.outside.now())
            return chat.answer

    def leave(self, page_key: str | None) -> None:
        """Erase everything at once, whoever is working on it. The page key alone is enough to erase."""
        mine = keys.of_page(page_key)
        if mine is not None:
            self.store.erase(mine, "deleted", self.outside.now())

    # --- one turn ---

    def _answer(self, mine: Keys, lease: str, chat: Chat, asked: Asked, before: Turn | None) -> dict[str, Any]:
        heard = before.heard if before else self._heard(chat, asked)
        said = inert.kept(asked.text) if asked.text is not None else _label(chat, asked.button)
        kept = self.store.keep_words(
            mine, lease, asked.turn_id, Turn(0, mine.fingerprint(asked.content), said, heard, None)
        )
        found = self.watch.look(chat, heard)
        heard = {**heard, "safety": found.told, "office": self.outside.hand_over.hours()}
        if chat.state != "open":
            told = alone.answer_after_send(self.outside, chat, heard)
            return self._keep(mine, lease, chat, asked.turn_id, kept, told)
        at_once = found.urgent or alone.at_once(chat, heard)
        try:
            told = self._ask_engine(mine, chat, heard, at_once=at_once)
            chat.ahead = chat.told_away = False
        except EngineAway as away:
            # The engine may have taken this turn in without our hearing of it, so our copy goes along next time.
            chat.ahead = True
            if isinstance(away, EngineBusy) and not at_once:
                self.store.save(mine, lease, chat.to_seal(), touched=self.outside.now())
                raise Refused("full") from None
            told = alone.answer(self.outside, chat, heard)
            # What never waits for the engine says nothing of it: one slow moment is not the engine away.
            told = told if at_once else self._tell_away(chat, told)
        return self._keep(mine, lease, chat, asked.turn_id, kept, told)

    def _tell_away(self, chat: Chat, told: Said) -> Said:
        """Say once, before the next question of the path, that only the rules are answering now."""
        if chat.told_away or not told.frame.get("progress"):
            return told
        chat.told_away = True
        away = self.outside.dialogue.message("EN2", chat.language)
        return Said({**told.frame, "messages": [away, *told.frame["messages"]]}, told.slots)

    def _take_page(self, mine: Keys, lease: str, chat: Chat, asked: Asked, before: Turn | None) -> dict[str, Any]:
        if chat.state != "open":
            return chat.answer
        heard = before.heard if before else self._heard(chat, asked)
        kept = self.store.keep_words(
            mine, lease, asked.turn_id, Turn(0, mine.fingerprint(asked.content), None, heard, None)
        )
        told, _ = self._page_answered(chat, asked, heard)
        return self._keep(mine, lease, chat, asked.turn_id, kept, told)

    def _page_answered(self, chat: Chat, asked: Asked, heard: dict[str, Any]) -> tuple[Said, bool]:
        """Answer a page with the rules alone, after every word on it was looked at; say whether there was a worry."""
        given = {name: _kept(said) for name, said in (asked.answers or {}).items()}
        heard = {**heard, "safety": None, "office": self.outside.hand_over.hours()}

        def answered(worrying: dict[str, dict[str, Any]]) -> Said:
            return alone.answer_page(self.outside, chat, heard, given, worrying, finished=asked.finished)

        worrying = self.watch.look_over(chat, given, lambda found: answered(found).slots)
        chat.ahead = True
        return answered(worrying), bool(worrying)

    def _answer_unkept(self, mine: Keys, asked: Asked) -> dict[str, Any] | None:
        """Pass a worry on and answer it although our disk takes nothing: 999 never waits for storage (SG-2).

        Returns None if the turn holds no worry: it can wait, with its words on the page.
        """
        chat = self.conversations.chat(mine)
        heard = self._heard(chat, asked)
        if asked.answers is not None:
            told, worrying = self._page_answered(chat, asked, heard)
            return answers.publish(chat, told.frame) if worrying else None
        found = self.watch.look(chat, heard)
        if not found.urgent:
            return None
        log.critical("alarm: the store of chats cannot be written; a worry was answered without it")
        heard = {**heard, "safety": found.told, "office": self.outside.hand_over.hours()}
        answer = alone.answer if chat.state == "open" else alone.answer_after_send
        return answers.publish(chat, answer(self.outside, chat, heard).frame)

    def _heard(self, chat: Chat, asked: Asked) -> dict[str, Any]:
        choice = None
        if asked.button is not None:
            choice = {"kind": "unsafe"} if chat.own_kind(asked.button) == "unsafe" else chat.choices.get(asked.button)
            if choice is None:
                raise Refused("other_button")
        text = inert.kept(asked.text) if asked.text is not None else None
        return {"turn_id": asked.turn_id, "at": self._at(), "text": text, "choice": choice}

    def _ask_engine(self, mine: Keys, chat: Chat, heard: dict[str, Any], *, at_once: bool) -> Said:
        text = inert.inert(heard["text"]) if heard["text"] is not None else None
        patience = SHORT_PATIENCE_SECONDS if at_once or chat.told_away else PATIENCE_SECONDS
        metadata = {**heard, "question": chat.question, **({"restore": chat.slots} if chat.ahead else {})}

        def turn(metadata: dict[str, Any]) -> Said:
            sealed_for = (mine.conversation, mine.engine_seal_text)
            return self.engine.turn(*sealed_for, text, metadata, patience, once=chat.told_away)

        try:
            return turn(metadata)
        except EngineForgot:
            pass
        try:
            return turn({**metadata, "restore": chat.slots})
        except EngineForgot:
            raise EngineAway from None

    def _keep(self, mine: Keys, lease: str, chat: Chat, turn_id: str, kept: Turn, told: Said) -> dict[str, Any]:
        chat.slots, chat.idle_said = told.slots, 0
        if chat.state == "open":
            self.watch.follow(chat)
        answer = self._publish(chat, told.frame)
        if chat.alert is not None and any(one["line"] == "S2f" for one in answer["messages"]):
            chat.alert.owed = not chat.alert.delivered
        over = chat.state if chat.state in OVER else None
        if over:
            if over in ("sending", "sent") and not chat.slots.get("sent"):
                bodies = self.outside.dialogue.submissions_of(chat.slots, self._at())
                chat.handed_over = [str(one["submission_id"]) for one in bodies]
            # What the confirmation still needs; nothing that the child said (D-17).
            minimal = chat.slots if chat.slots.get("sent") else self.outside.dialogue.minimal_of(chat.slots)
            chat.slots = minimal if over in ("sent", "sending") else {}
        self.tell_shown(chat)
        self.store.answer(mine, lease, turn_id, _answered(kept, answer), chat.to_seal(), self.outside.now(), over=over)
        return answer

    def _publish(self, chat: Chat, frame: dict[str, Any]) -> dict[str, Any]:
        answer = answers.publish(chat, frame)
        if alone.offers_one_page(self.outside, chat, frame):
            answer["buttons"].append(answers.own_button(chat, "one_page", self._word(chat, "page_one_page")))
        return answer

    def tell_shown(self, chat: Chat) -> None:
        """Let the office know, once, that this page is given its receipt: now the child was told (D-07)."""
        if chat.answer.get("receipt") is None or chat.receipt_shown:
            return
        for submission_id in chat.handed_over:
            self.outside.hand_over.receipt_shown(submission_id, self.outside.now())
        chat.receipt_shown = True

    # --- the gateway's own buttons ---

    def _carry_on(self, mine: Keys, lease: str, chat: Chat) -> dict[str, Any]:
        """Show the words again, give more time, and hand back words that nobody has answered yet."""
        chat.idle_said = 0
        self.store.save(mine, lease, chat.to_seal(), touched=self.outside.now())
        turns = self.store.turns(mine)
        unsent = turns[-1].heard.get("text") if turns and turns[-1].answer is None else None
        transcript = [{"said": one.said, "messages": one.answer["messages"]} for one in turns if one.answer is not None]
        return {**chat.answer, "transcript": transcript, "unsent": unsent}

    def _delete(self, mine: Keys, chat: Chat) -> dict[str, Any]:
        self.store.erase(mine, "deleted", self.outside.now())
        return answers.bare("deleted", [self.outside.dialogue.deleted(chat.slots)])

    def _word(self, chat: Chat, name: str) -> str:
        return self.outside.dialogue.line(name, chat.language)

    def _at(self) -> str:
        return self.outside.now().isoformat()


def _kept(said: str | list[str]) -> str | list[str]:
    if isinstance(said, list):
        return said
    return "" if inert.says_nothing(said) else inert.kept(said)


def _answered(turn: Turn, answer: dict[str, Any]) -> Turn:
    return Turn(turn.seq, turn.fingerprint, turn.said, turn.heard, answer)


def _label(chat: Chat, button: str | None) -> str | None:
    offered = [*chat.answer.get("buttons", []), *chat.answer.get("controls", [])]
    return next((one["label"] for one in offered if one["id"] == button), None)

