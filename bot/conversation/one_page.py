"""All the questions on one page, for when the dialogue engine is away: filled with what was said, and taken back.

The fields are the questions of the path that the chat is on, by the same question map. What comes back goes through the
same takers as an answer in the chat; only nothing on a page interrupts, so every word is an answer. It leads to the
check page, or to the one question that a page cannot hold.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Mapping, Optional, Tuple, Union

from bot.conversation import pressing, route, telling, typed, words, worries
from bot.conversation.chat import Chat
from bot.conversation.figures import looks_like_a_number, looks_like_an_email
from bot.conversation.frame import ask, frame_of
from bot.conversation.heard import Heard, Outcome
from bot.conversation.question_table import DONE, MEANT_BY, TABLE
from bot.conversation.questions import AGE, PICK_ONE, PICKER, REACH, SHORT, STORY, Question
from bot.conversation.summary import NO_ANSWERS, asked_of

Field = Dict[str, Any]
Given = Union[str, List[str]]
Worry = Dict[str, Any]
SHORT_TEXT, LONG_TEXT, ONE, MANY = "short", "long", "one", "many"
MORE = "N05:more"

_LEADS = (*(one for one in NO_ANSWERS if one != "N05h"), "F02")
# Of what the answers would be met with in the chat, what somebody has to know; one such line goes before a question.
_SAID_ALL_THE_SAME = ("TL2", "L1", "DUP", "N04u", "A02n", "A04d", "A04e", "N10j", "N21d")
# Who will see it and who will be told stands in the line itself; nobody should answer without having read it.
_ASKED_IN_FULL = ("N18", "N19b")
_NO_ANSWER_VALUES = ("more", DONE)
# A question that hangs on another stands on the page wherever that one does.
_COMES_WITH: Dict[str, str] = {
    "N12a": "N12", "N13": "N12", "N14": "N12", "N14b": "N12", "N15": "N12",
    "A05.N12a": "A05m", "A05": "A05m", "A05p": "A05m", "A05.N14b": "A05m", "A05t": "A05m",
    "LA1": "N17", "N18b": "N18", "N19bt": "N19b",
}
_WAYS: Tuple[Tuple[str, str, str], ...] = (
    ("N12", "N12a", "N13"), ("P12", "N12a", "N13"), ("A05m", "A05.N12a", "A05"),
)


def fields_of(slots: Mapping[str, Any]) -> List[Field]:
    """Return the page: name, what is asked, how it is answered, its choices, and the answer so far.

    ``kind`` is short or long for words, one or many for choices (``options``: value and label). ``answer`` is text,
    or the values picked for ``many``.
    """
    return _fields(_on_the_page(slots))


def take(slots: Mapping[str, Any], given: Mapping[str, Given], heard: Heard, worrying: Mapping[str, Worry], *,
         finished: bool) -> Outcome:
    """Take the page in one turn, and ask what is left. A field that was not given is left as it is.

    ``finished``: whether what is empty is skipped; else the page was left, and only what was written on it is kept.

    ``worrying`` holds what the gateway found in the words of a field (metadata.safety). Never raises for what is given.
    """
    chat = _on_the_page(slots)
    if chat.over or (heard.turn_id and heard.turn_id == chat["last_turn"]):
        return Outcome(dict(slots), frame_of(Chat(slots)))
    chat["last_turn"] = heard.turn_id
    before = {one["name"]: one for one in _fields(chat)}
    told = _completed({name: value for name, value in given.items() if name in before}, chat)
    if not chat.answered("N01"):
        pressing.choose(chat, route.question("N01"), "tell", heard)
    left = {name: said for name, said in told.items() if finished or said != before[name]["answer"]}
    for name in before:
        question = TABLE[name.partition(":")[0]]
        if name in left and question.when(chat):
            _take(chat, question, name, left.pop(name), before[name]["answer"], heard)
    _keep_the_rest(chat, left, before)
    _go_on(chat, finished)
    chat.said[:] = [one for one in chat.said if one[0] in _SAID_ALL_THE_SAME][:1]
    _answer_worries(chat, told, heard, worrying)
    ask(chat)
    return Outcome(chat.slots, frame_of(chat))


# --- what stands on the page ---


def _on_the_page(slots: Mapping[str, Any]) -> Chat:
    """Return the chat as the page sees it: everything is asked, also what Send it now had left out."""
    chat = Chat(slots)
    if chat["early"] == "now":
        chat["early"] = "more"
    return chat


def _fields(chat: Chat) -> List[Field]:
    made: List[Field] = []
    for question in route.order(chat):
        if question.key in _LEADS or not TABLE[_COMES_WITH.get(question.key, question.key)].when(chat):
            continue
        made += _stories(chat, question) if question.key == "N05" else [_field(chat, question)]
    return made


def _stories(chat: Chat, question: Question) -> List[Field]:
    asked = asked_of(chat, question)
    told = [
        _made(f"N05:{issue['number']}", question, asked, LONG_TEXT, answer=str(issue["text"])) for issue in chat.issues
    ]
    more = asked_of(chat, TABLE["N06"]) if told else asked
    return [*told, _made(MORE, question, more, LONG_TEXT, answer="")]


def _field(chat: Chat, question: Question) -> Field:
    asked, held = _asked(chat, question), chat[question.slot]
    if question.kind == PICKER:
        return _made(question.key, question, asked, MANY, answer=list((held or {}).get("picks") or ()),
                     options=_options(chat, question))
    if question.kind == PICK_ONE:
        return _made(question.key, question, asked, ONE, answer=str(held or ""), options=_options(chat, question))
    kind = SHORT_TEXT if question.kind in (SHORT, AGE, REACH) else LONG_TEXT
    text = (held or {}).get("name") if question.slot == "about_person" else held
    return _made(question.key, question, asked, kind, answer="" if text is None else str(text))


def _asked(chat: Chat, question: Question) -> Dict[str, str]:
    if question.key not in _ASKED_IN_FULL:
        return asked_of(chat, question)
    said = words.message(question.line_for(chat), chat["speaks"] or words.ENGLISH)
    return {"asked": said["text"], **({"lang": said["lang"]} if "lang" in said else {})}


def _made(name: str, question: Question, asked: Dict[str, str], kind: str, *, answer: Given,
          options: Optional[List[Dict[str, str]]] = None) -> Field:
    return {"name": name, "question": question.name, **asked, "kind": kind, "options": options or [], "answer": answer}


def _options(chat: Chat, question: Question) -> List[Dict[str, str]]:
    language = chat["speaks"] or words.ENGLISH
    lines = (question.labels_for(chat), question.labels, *question.also, question.name)
    made = []
    for value in question.values_for(chat):
        if value in _NO_ANSWER_VALUES or (question.kind == PICKER and value == "no"):
            continue
        line = next(one for one in lines if one and value in words.labels(one))
        made.append({"value": value, **words.button(line, value, language)})
    return made


# --- what comes back ---


def _completed(given: Dict[str, Given], chat: Chat) -> Dict[str, Given]:
    """Add what was surely meant: somebody who writes a number or a worry has answered the question before it."""
    told = dict(given)
    for name, (parent, meant) in MEANT_BY.items():
        if told.get(name) and parent in told and told[name] != chat[TABLE[name].slot]:
            told[parent] = meant
    for first, reply, detail in _WAYS:
        way = _way(str(told.get(detail) or ""))
        if way and first in told and not told[first]:
            told[first] = way
        elif way in ("email", "letter", "phone") and told.get(first) == "no_talk" and not told.get(reply):
            told[reply] = way
    if told.get("LA1") and "language" not in told.get("N17", ()):
        told["N17"] = [*told.get("N17", ()), "language"]
    return told


def _way(detail: str) -> str:
    if not detail:
        return ""
    if looks_like_an_email(detail):
        return "email"
    return "phone" if looks_like_a_number(detail) else "other"


def _take(chat: Chat, question: Question, name: str, given: Given, before: Given, heard: Heard) -> None:
    """Take one field, if anything was done to it; one that was never answered and stays empty is a skip."""
    if question.key == "N05":
        _take_story(chat, name, str(given), str(before))
    elif given == before:
        if not chat.answered(question.key):
            pressing.skip(chat, question, heard)
    elif isinstance(given, list):
        _take_picks(chat, question, given, heard)
    elif not given:
        pressing.skip(chat, question, heard)
    elif question.kind == PICK_ONE:
        if given in question.values_for(chat):
            pressing.choose(chat, question, given, heard)
    else:
        chat["fresh"] = question.key
        typed.answer(chat, question, given, heard)
        if question.kind == STORY:
            telling.close_story(chat, question)


def _take_story(chat: Chat, name: str, given: str, before: str) -> None:
    number = name.partition(":")[2]
    if name == MORE:
        if given:
            telling.keep_as_issue(chat, given)
            telling.notice_in_story(chat, given)
        chat.close("N05", skipped=not chat.has_issue)
    elif given and given != before:
        chat.set_issue(int(number), text=given, card=None)
        chat["story"] = int(number)
        telling.notice_in_story(chat, given)
    elif not given and len(chat.issues) > 1:
        chat.drop_issue(int(number))


def _take_picks(chat: Chat, question: Question, given: List[str], heard: Heard) -> None:
    chat["fresh"] = None  # the page shows what was picked, and takes it as it stands there
    offered = [value for value in question.values_for(chat) if value in given and value not in (DONE, "no")]
    held = (chat[question.slot] or {}).get("picks") or ()
    for value in [one for one in held if one not in offered] + [one for one in offered if one not in held]:
        pressing.pick(chat, question, value, heard)
    pressing.choose(chat, question, DONE, heard)


def _keep_the_rest(chat: Chat, left: Mapping[str, Given], before: Mapping[str, Field]) -> None:
    """Words at a question that is not asked after all are kept with what was told: nothing typed is lost."""
    for name, given in left.items():
        written = before[name]["kind"] in (SHORT_TEXT, LONG_TEXT) and given != before[name]["answer"]
        if written and isinstance(given, str):
            telling.keep_loose(chat, given, least=1)


def _go_on(chat: Chat, finished: bool) -> None:
    """No question is being gone back to any more; those that only lead somewhere were answered by a finished page."""
    chat["open_question"], chat["fresh"] = None, None
    if not finished:
        return
    chat["story"] = None
    chat["more"] = chat["more"] or "no"
    chat["noticed"] = {key: value for key, value in chat["noticed"].items() if key != "owed"}
    for key in ("N06", "E1"):
        if TABLE[key] in route.order(chat):
            chat.close(key)


def _answer_worries(chat: Chat, told: Mapping[str, Given], heard: Heard, worrying: Mapping[str, Worry]) -> None:
    """Write each worry down, then say once what the gravest of them calls for (SG-2, SG-8)."""
    found = [(name, worry) for name, worry in worrying.items() if name in told]
    for name, worry in found:
        text = str(told[name])
        worries.note(chat, replace(heard, text=text, safety=worry), str(worry["level"]), text=text,
                     question=TABLE[name.partition(":")[0]].name)
    if found:
        _, gravest = max(found, key=lambda one: one[1]["level"] == worries.IMMEDIATE)
        chat.said.clear()
        worries.respond(chat, replace(heard, safety=gravest), str(gravest["level"]),
                        text=" ".join(str(told[name]) for name, _ in found))
