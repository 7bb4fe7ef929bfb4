"""What typed words do at each kind of question. Words are kept exactly as typed; nothing here cleans or shortens."""

from __future__ import annotations

import re
from typing import Any, Dict, Optional

from bot.conversation import bodies, interruptions, languages, themes, words
from bot.conversation.chat import MOST_LETTERS, YOUNG_ADULT, Chat
from bot.conversation.figures import age_in, looks_like_a_number, looks_like_an_email
from bot.conversation.matching import button_meant, plain, says_nothing, word_count
from bot.conversation.question_table import CARDS, DONE, LANGUAGES
from bot.conversation.questions import TELLING, Question
from bot.conversation.turns import ask_aside, finish, remember_step, store
from bot.conversation.worries import joined

_CHILDHOOD_ENDS = 18
_GROWN_UP_HELP_BELOW = 8
_SOMEBODY_DID = re.compile(r"^(?:and |also |but |because |cos )*(?:she|he|they|nobody|no one|(?:my|the) \w+) \w+")
_FEWEST_LOOSE_WORDS = 6  # typed at a question of buttons: from so many words on it is something told, and kept
_NOT_KNOWN = re.compile(
    r"^(?:(?:sorry|well|um|i) )*(?:idk|dont know|dont remember|dunno|no idea|no clue|not sure|im not sure|do not know|"
    r"cant remember|forgot|forget|havent got a clue)\b"
    r"|^(?:i )?(?:was )?never (?:said|told|gave|got|knew|heard)(?: me| us)? (?:her|his|their|the|a) name\b"
    r"|^(?:she|he|they) (?:never|didnt) (?:say|said|tell|told|give|gave)(?: me| us)? (?:her|his|their|a) name\b"
    r"|^(?:someone|somebody|$)$"
)
# Somebody a child may know who is not on the list: "im her football coach".
_A_ROLE = re.compile(
    r"^(?:(?:hi|well|im|i am|just) )*(?:her|his|their|a|an|the|one of (?:her|his|their)) (?:\w+ ){0,2}"
    r"\w*(?:er|or|ist|ian|ant|ent|man|woman|lady|coach|nurse|aide|lead|head|mate|friend|staff|guide)s?$"
)
_NO_ROLE = ("someone else", "somebody else", "other", "none of these")
_NO_DETAIL = re.compile(
    r"^(?:(?:no|nope|nah|none|nothing|idk|no thanks|dont know|i dont know)"
    r"|(?:(?:no|nah|sorry|really|actually|i) )*(?:dont|do not|havent|have not|aint) (?:(?:really|actually|even) )?"
    r"(?:have|own|got|use|know)(?: got)?(?: (?:one|any|it|a|an|my|own|of|phone|mobile|landline|number|email|e mail|"
    r"address|home|at|all|the|moment|right|now|yet|anymore|any more))+)$"
)


# --- the story ---


def take_story(chat: Chat, question: Question, text: str) -> None:
    """Take words at N05. The question stays open until That's all; more messages are joined (DR-4a)."""
    started = chat.issue(chat["story"])
    if not started and says_nothing(text):
        nothing_told(chat, question)
        return
    if started and chat["fresh"] == "N05":
        chat.set_issue(started["number"], text=text, card=None)
        chat["fresh"] = None
    elif started and plain(text) in ("no", "nah", "nope", "no thats it", "no thats all", "nothing else"):
        close_story(chat, question)
        return
    elif not _write(chat, text):
        chat.say("TL2")
        return
    chat["fresh"] = None
    notice_in_story(chat, text)
    if not chat["asides"] and not chat.said and chat.once("N05t"):
        chat.say("N05t")


def _write(chat: Chat, text: str) -> bool:
    """Keep further words of the story, in a new issue where one is full. False where nothing more can be held."""
    started = chat.issue(chat["story"])
    if started is None and chat.full:
        started = chat.issues[-1]
    whole = joined(str(started["text"]), text) if started else text
    if started and whole is not None:
        chat.set_issue(started["number"], text=whole, card=None)
        chat["story"] = started["number"]
        return True
    if chat.full:
        return False
    number = chat.add_issue(text)
    chat["story"] = number
    _mark_story(chat, number)
    return True


def keep_as_issue(chat: Chat, text: str) -> bool:
    """Keep words as a further issue, or with the last one where there are twenty. False where nothing more fits."""
    before = chat["story"]
    chat["story"] = None
    if not chat.full:
        number = chat.add_issue(text)
        _mark_story(chat, number)
        if chat.helping and len(chat["issues"]) > 1:
            chat["issue_about"] = number
            chat.reopen("A06")
        kept = True
    else:
        kept = _write(chat, text)
    chat["story"] = before
    return kept


def _mark_story(chat: Chat, number: int) -> None:
    chat["trail"] = [*chat["trail"], f"N05:{number}"]


def close_story(chat: Chat, question: Question) -> None:
    """That's all, or a skip: what was told is kept, and the next question comes."""
    number = chat["story"]
    if question.key == "F01":
        finish(chat, question, skipped=not chat["feedback_text"])
        return
    chat["story"] = None
    again = chat["open_question"] == "N05"  # by Go back or Change: then nothing follows that was not asked before
    finish(chat, question, skipped=not chat.has_issue)
    if not chat.has_issue:
        chat.say("N05s")
    elif chat.helping and number is not None and not again and len(chat["issues"]) > 1:
        chat["issue_about"] = number
        chat.reopen("A06")
    if not again:
        chat.reopen("N06")


def nothing_told(chat: Chat, question: Question) -> None:
    """Nothing to look into yet: the cards once, then it is left be (5.8)."""
    if chat.has_issue:
        close_story(chat, question)
    elif chat.once("N05h"):
        open_cards(chat)
    else:
        finish(chat, question, skipped=True)
        chat.say("N05s")


def open_cards(chat: Chat) -> None:
    chat.once("N05h")
    chat["story"] = None
    chat["cards"] = {**(chat["cards"] or {"picks": []}), "open": True}
    chat.reopen("N05h")
    chat["open_question"] = None
    chat["fresh"] = None


def close_cards(chat: Chat, held: Dict[str, Any]) -> None:
    """Done with the cards: each one picked is an issue of its own, in the order of the theme list."""
    picks = [card for card in CARDS if card in (held.get("picks") or ()) and card != DONE]
    for issue in chat.issues:
        if issue["card"] and issue["card"] not in picks:
            chat.drop_issue(int(issue["number"]))
    had = {issue["card"] for issue in chat.issues}
    for card in picks:
        if card not in had and not chat.full:
            chat.add_issue(words.label("N05h", card), card=card)
    chat["cards"] = {"picks": picks, "open": False}
    for key in ("N05", "N05h"):
        chat.close(key, skipped=not picks)
    if picks:
        remember_step(chat, "N05h")
    chat["open_question"] = chat["fresh"] = None
    if not chat.has_issue:
        chat.say("N05s")


def take_feedback(chat: Chat, _: Question, text: str) -> None:
    whole = text if chat["fresh"] == "F01" else joined(chat["feedback_text"], text)
    if whole is None:
        chat.say("TL2")
        return
    chat["feedback_text"], chat["fresh"] = whole, None
    if chat.once("N05t"):
        chat.say("N05t")


def take_first_words(chat: Chat, text: str) -> None:
    """A story typed on the first screen is kept as the answer to N05, which is not asked any more (N01)."""
    chat["door"] = "tell"
    chat.close("N01")
    chat["open_question"] = chat["fresh"] = None
    keep_as_issue(chat, text)
    chat.close("N05")
    notice_in_story(chat, text)
    if not chat["asides"] and not chat.said and chat.once("N05t"):
        chat.say("N05t")


def take_further_issue(chat: Chat, question: Question, text: str) -> None:
    """Text at N06 that is no button is something more that went wrong (DR-4a)."""
    if says_nothing(text):
        store(chat, question, "no")
        finish(chat, question)
        return
    if not keep_as_issue(chat, text):
        chat.say("TL2")
        return
    remember_step(chat, "N06")
    chat["open_question"] = chat["fresh"] = None
    chat.reopen("N06")
    notice_in_story(chat, text)
    if not chat["asides"] and not chat.said and chat["issue_about"] is None:
        chat.say("N06k")


def another_language(chat: Chat, text: str) -> None:
    """Somebody asks to write in another language: they may, and somebody who can read it is found (L1)."""
    chat.say("L1")
    chat["noticed"] = {**chat["noticed"], "language": True}
    named = button_meant(plain(text).rpartition(" in ")[2], "LA1", [one for one in LANGUAGES if one != "other"])
    if named:
        chat["language"] = named
        chat.close("LA1")
    elif chat["language"] is None:
        ask_aside(chat, "aside.LA1")


def notice_in_story(chat: Chat, text: str) -> None:
    """Ask what a story brings up: another language, somebody else's work, or a wish for the court (5.8)."""
    if _notice_language(chat, text):
        return
    if interruptions.tells_again(text) and chat.once("DUP"):
        chat["noticed"] = {**chat["noticed"], "told_before": True}
        chat.say("DUP")
        return
    body = bodies.other_body(text)
    if body and chat.once(f"body:{body}"):
        number = chat["story"] or chat.issues[-1]["number"]
        alone = stands_alone(chat, text)
        chat["noticed"] = {**chat["noticed"], "body": {"asked": body, "issue": number, "alone": alone}}
        chat["other_body"] = None
        ask_aside(chat, "OB1")
    elif len(chat["issues"]) == 1 and bodies.wish_about_case(text) and chat.once("OS3"):
        chat["noticed"] = {**chat["noticed"], "wish": text}
        ask_aside(chat, "OS3")


def _notice_language(chat: Chat, text: str) -> bool:
    language = languages.guess(text)
    if not language or not chat.once("L1"):
        return False
    chat["noticed"] = {**chat["noticed"], "language": True, "guessed": language}
    chat.say("L1")
    if chat["language"] is None:
        ask_aside(chat, "aside.LA1")
    return True


def stands_alone(chat: Chat, text: str) -> bool:
    """Whether these words are all that was told so far."""
    return [issue["text"] for issue in chat.issues] == [text]


def take_back(chat: Chat, text: str) -> None:
    """Take one message out again, and nothing that was told before it; with nothing left, the story is asked afresh."""
    for issue in chat.issues:
        if issue["text"] == text:
            chat.drop_issue(int(issue["number"]))
        elif str(issue["text"]).endswith(f"\n{text}"):
            chat.set_issue(int(issue["number"]), text=str(issue["text"])[: -len(text) - 1])
    if not chat.has_issue:
        chat.reopen("N05")


def keep_loose(chat: Chat, text: str, *, least: int = _FEWEST_LOOSE_WORDS) -> bool:
    """Keep words typed at a question of buttons, where they tell something: nobody has to say it again."""
    if not _tells(text, least) or says_nothing(text) or chat["kind"] == "callback":
        return False
    if chat.path == "feedback":
        whole = joined(chat["feedback_text"], text)
        chat["feedback_text"] = whole if whole is not None else chat["feedback_text"]
        return whole is not None
    kept = keep_as_issue(chat, text)
    if kept:
        chat.close("N05")
    return kept


def _tells(text: str, least: int) -> bool:
    """Whether it tells something: by its length, or, shorter, because somebody did what a theme is about."""
    if word_count(text) >= least:
        return True
    return bool(_SOMEBODY_DID.match(plain(text))) and themes.suggest(text) != [themes.NO_THEME]


# --- the other questions ---


def take_text(chat: Chat, question: Question, text: str) -> None:
    """Take a name, a date, a feeling: as typed, in place of what was there."""
    store(chat, question, text)
    finish(chat, question)
    if question.kind == TELLING:
        _notice_language(chat, text)


def take_person(chat: Chat, question: Question, text: str) -> None:
    """Who it is about. "idk her name" says that nobody knows; more than that is kept as it was said."""
    if _NOT_KNOWN.match(plain(text)):
        chat["about_person"] = {"known": "no", "name": None if word_count(text) <= 6 else text}
    else:
        chat["about_person"] = {"known": "yes", "name": text}
    finish(chat, question)


def take_relationship(chat: Chat, question: Question, text: str, meant: Optional[str]) -> bool:
    """Keep, as it was said, who a helper is who is none of those on the list. Returns False where nothing says it."""
    said = plain(text)
    if question.slot != "relationship" or said in _NO_ROLE:
        return False
    if not (meant == "other" or (meant is None and _A_ROLE.match(said))):
        return False
    store(chat, question, text)
    finish(chat, question)
    return True


def take_age(chat: Chat, question: Question, text: str) -> bool:
    """Take an age in figures or words. Returns False where there is none in the text."""
    age = age_in(text)
    if age is None:
        return False
    finish(chat, question)
    keep_age(chat, age)
    return True


def keep_age(chat: Chat, age: int) -> None:
    """Keep an age, asked for or not, and say what it calls for."""
    chat["age"] = age
    chat.close("N04")
    if chat.young and age < _GROWN_UP_HELP_BELOW:
        chat.say("N04u")
    if chat.young and (age >= _CHILDHOOD_ENDS) != (chat.role == YOUNG_ADULT) and chat.once("AD1"):
        ask_aside(chat, "AD1")


def take_reach(chat: Chat, question: Question, text: str, *, way: str) -> Optional[str]:
    """Take a number or an address after a light look. Returns what is doubtful about it, if anything (N13x)."""
    if _NO_DETAIL.match(plain(text)):
        store(chat, question, None)
        finish(chat, question, skipped=True)
        return None
    store(chat, question, text)
    finish(chat, question)
    if way == "N13p" and not looks_like_a_number(text):
        return "number"
    if way == "N13e" and not looks_like_an_email(text):
        return "email"
    return None


def add_text(chat: Chat, question: Question, text: str) -> bool:
    """Keep words typed at a picker beside the picks. Returns False where the question holds no words."""
    if question.slot not in ("wanted", "contact_times", "helper_times", "needs"):
        return False
    again = chat["fresh"] == question.key  # come back to: what is new takes the place of what was there
    held = dict((None if again else chat[question.slot]) or {"picks": []})
    whole = joined(held.get("text"), text)
    if whole is None or len(whole) > MOST_LETTERS:
        chat.say("TL2")
        return True
    picks = [one for one in held.get("picks") or [] if one not in ("dont_know", "any")]
    store(chat, question, {**held, "picks": picks, "text": whole})
    chat["fresh"] = None if again else chat["fresh"]
    chat.say("PK1")
    return True
