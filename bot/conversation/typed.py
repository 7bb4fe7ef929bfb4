"""What typed words do: a worry first, then an interruption, then the answer to the open question."""

from __future__ import annotations

import re
from typing import Callable, Dict

from bot.conversation import (
    buttons,
    going_back,
    interruptions,
    pressing,
    reaching,
    route,
    safe_asides,
    telling,
    told_early,
    who_speaks,
    worries,
)
from bot.conversation.answering import QUESTIONS, answer_faq
from bot.conversation.chat import CHILD, ONE_MESSAGE, Chat
from bot.conversation.controls import CONTROLS, not_safe
from bot.conversation.figures import age_in, looks_like_a_number, looks_like_an_email
from bot.conversation.heard import Heard
from bot.conversation.matching import (
    BY_CORE,
    button_meant,
    first_word_meant,
    plain,
    says_nothing,
    word_count,
)
from bot.conversation.question_table import MEANT_BY, REASONED, TABLE, WAYS
from bot.conversation.questions import AGE, CHECK, PICKER, REACH, SHORT, STORY, TELLING, Question
from bot.conversation.turns import ask_aside, not_understood

_FEWEST_WORDS_OF_A_WORRY = 3  # at a question of buttons; "help me" is in the alert, and is no complaint yet
_TOLD_IN_PASSING = ("S5", "N07", "N08")  # short questions whose answer a worry may be; it is no name, age or number
_NAMES = ("N03", "A01n")  # what is asked back is no name
_LONGEST_NAME = 3  # words
_A_STORY_AT_BUTTONS = ("N01", "N06", "N05h")
_FEWEST_WORDS_OF_A_REASON = 2
_SOMEBODY_SEES = re.compile(
    r"\b(?:can|could|might|will) (?:see|hear|read)\b|\b(?:sees|hears|reads|checks|goes through|looks|uses my|listens)\b"
    r"|\b(?:has|have|knows|got) my (?:phone|password|pin|code)\b|\bshares?\b|^(?:yes |yeah )?(?:only|just) my \w+$"
)
_NOBODY_SEES = re.compile(
    r"^(?:no )?(?:nobody|no one|noone|no body)(?: else)? (?:can|could|will|would|ever )?(?: ?(?:see|hear|read|sees|"
    r"hears|"
    r"reads|looks|look|checks|check|knows|know|uses|use|listens|listen))?(?: (?:it|this|that|them|at it|to it|my "
    r"(?:phone|email|messages|texts|post)))?$"
)
_FEWEST_WORDS_OF_A_STORY = 6  # "im her mum" says who somebody is and nothing that went wrong


def hear(chat: Chat, heard: Heard) -> None:
    """Take what was typed in this turn."""
    text = _line_ends(heard.text or "")
    question = route.current(chat)
    found = _worry_in(question, text, heard)
    felt = worries.mood(heard)
    if found != worries.NONE:
        worries.note(chat, heard, found, text=text, question=question.name)
    if len(text) > ONE_MESSAGE:
        chat.say("TL1")
    elif question.key == "S0" and buttons.meant(chat, question, text) is not None:
        answer(chat, question, text, heard)  # "not safe" is the answer; it says itself what the worry calls for
        return
    elif found == worries.NONE and not felt and _interrupted(chat, question, text, heard):
        return
    elif found != worries.NONE or felt:
        _answer_in_worry(chat, question, text, heard)
        chat.said.clear()
    else:
        answer(chat, question, text, heard)
    if felt:
        worries.note_mood(chat, felt)
    if found != worries.NONE:
        worries.respond(chat, heard, found, text=text)
    elif felt:
        worries.respond_to_mood(chat, felt)


def _worry_in(question: Question, text: str, heard: Heard) -> str:
    """How grave a worry was found. Words that mean the button I'm not safe are as grave as the button (DR-4)."""
    found = str((heard.safety or {}).get("level") or worries.NONE)
    if found == worries.NONE or question.key == "S0":
        return found
    return worries.IMMEDIATE if button_meant(text, "controls", ("unsafe",), freely=BY_CORE) else found


def _interrupted(chat: Chat, question: Question, text: str, heard: Heard) -> bool:
    """Answer what interrupts the open question, which is then asked again. Returns False for an answer."""
    if (
        chat.helping
        and chat["may_contact"] in ("no", "child_does_not_want")
        and who_speaks.wants_child_rung(text, chat["name"])
    ):
        chat.say("A04f")
        return True
    if buttons.meant(chat, question, text) is not None:
        return False
    if _wrong_door(chat, question, text, heard):
        return True
    invited = question.key == "N01" and chat["door"] == "ask"
    what = interruptions.found(question, text, heard.intent, heard.confidence, invited=invited)
    if what is None:
        return False
    if what in QUESTIONS:
        answer_faq(chat, what)
    elif what == "send_photo":
        chat.say("PH1")
    elif what == "language":
        telling.another_language(chat, text)
    elif what == "told_before":
        return _told_before(chat, question, text, heard)
    elif what in ("distress", "angry"):
        return _felt(chat, question, text, heard, "anger" if what == "angry" else "distress")
    elif what == "skip":
        pressing.skip(chat, question, heard)
    elif what in CONTROLS:
        CONTROLS[what](chat, heard)
    else:
        return False
    return True


def _wrong_door(chat: Chat, question: Question, text: str, heard: Heard) -> bool:
    """A grown-up on the child's path, or the reverse, is asked once who they are; nothing is lost (AD1)."""
    if not chat.answered("N02") or "AD1" in chat["once"] or chat["asides"]:
        return False
    guessed = heard.intent == "i_am_adult" and heard.confidence >= 0.9
    sure = guessed and word_count(text) <= 12 and question.kind != AGE
    if chat.role == CHILD and not (who_speaks.sounds_grown_up(text) or sure):
        return False
    if chat.role != CHILD and (
        chat.role is None or question.key == "N04" or not who_speaks.sounds_like_a_child(text)
    ):
        return False
    chat.once("AD1")
    if word_count(text) >= _FEWEST_WORDS_OF_A_STORY and (question.kind in (STORY, TELLING) or question.key == "N06"):
        answer(chat, question, text, heard)
        chat.said.clear()
    ask_aside(chat, "AD1")
    return True


def _told_before(chat: Chat, question: Question, text: str, heard: Heard) -> bool:
    """Somebody who told us before is thanked; at a story the words are part of it (DUP)."""
    if question.key in ("N05", "N06", "F01", "N09"):
        answer(chat, question, text, heard)
        chat.said.clear()
    chat["noticed"] = {**chat["noticed"], "told_before": True}
    chat.say("DUP")
    return True


def _felt(chat: Chat, question: Question, text: str, heard: Heard, felt: str) -> bool:
    """Distress or anger that the understanding part heard and the gateway did not."""
    _answer_in_worry(chat, question, text, heard)
    chat.said.clear()
    worries.note_mood(chat, felt)
    worries.respond_to_mood(chat, felt)
    return True


def answer(chat: Chat, question: Question, text: str, heard: Heard) -> None:
    """Take typed words as the answer to the open question."""
    meant = buttons.meant(chat, question, text)
    if meant == "keep" and chat["fresh"] == question.key:
        pressing.keep(chat, question)
    elif meant == "unsafe":
        not_safe(chat, heard)
    elif told_early.take(chat, question, text, meant, heard) or telling.take_relationship(chat, question, text, meant):
        return
    elif meant is not None:
        pressing.choose(chat, question, meant, heard)
    elif not text.strip():
        _puzzled(chat, question, heard)
    elif question.key in _TAKERS:
        _TAKERS[question.key](chat, question, text)
    elif question.kind == AGE:
        if not telling.take_age(chat, question, text):
            _puzzled(chat, question, heard)
    elif question.kind == REACH:
        _reach(chat, question, text, heard)
    elif question.key in ("S5", "CB2"):
        safe_asides.finish_aside_text(chat, question, text)
    elif question.key in _NAMES and interruptions.asks_back(text):
        _puzzled(chat, question, heard)
    elif question.takes_text:
        telling.take_text(chat, question, text)
    elif question.kind == PICKER:
        _picks_in(chat, question, text, heard)
    else:
        _unmatched(chat, question, text, heard)


def _answer_in_worry(chat: Chat, question: Question, text: str, heard: Heard) -> None:
    """Keep words that set off a safety, distress or anger reply as the answer, or with what was told (SG-8)."""
    if buttons.meant(chat, question, text) == "unsafe":
        return  # these words ask for help; the alert holds them
    answers = question.key in REASONED or (question.takes_text and _fits(question, text))
    if answers or question.key in _A_STORY_AT_BUTTONS or buttons.meant(chat, question, text) is not None:
        answer(chat, question, text, heard)
    else:
        telling.keep_loose(chat, text, least=_FEWEST_WORDS_OF_A_WORRY)


def _fits(question: Question, text: str) -> bool:
    """Whether words that sounded like a worry may still be the answer: a name may sound like one, and be a name."""
    if question.kind == AGE:
        return age_in(text) is not None and word_count(text) <= _LONGEST_NAME
    if question.kind == REACH:
        return looks_like_a_number(text) or looks_like_an_email(text)
    return question.kind != SHORT or question.key in _TOLD_IN_PASSING or word_count(text) <= _LONGEST_NAME


def _reach(chat: Chat, question: Question, text: str, heard: Heard) -> None:
    """A number or an address; or, where it was asked for, another way after all: "email instead"."""
    if question.key != "CB1":
        first, method, _ = reaching.slots_of(chat, own=question.key == "A05")
        way, others = TABLE[first], tuple(one for one in WAYS if one != chat[method])
        other = button_meant(plain(text).replace(" instead", ""), way.labels_for(chat), others, freely=BY_CORE)
        if other and chat[method] in WAYS:
            pressing.choose(chat, way, other, heard)
            return
    reaching.take_detail(chat, question, text)


def _picks_in(chat: Chat, question: Question, text: str, heard: Heard) -> None:
    """Typed picks: one, or several with "and"; other words are kept beside them. At the cards they are a story."""
    picks = buttons.several(chat, question, text)
    all_picked = (bool(picks) and len(picks) == len(buttons.parts_of(text))) or buttons.all_of_them(text)
    if question.key == "N05h" and not all_picked:
        _story_at_the_cards(chat, question, text, heard)
        return
    for value in picks:
        if value not in ((chat[question.slot] or {}).get("picks") or ()):
            pressing.pick(chat, question, value, heard)
    if all_picked:
        chat.said[:] = [] if chat["asides"] else [("PK1", {})]
    elif not picks and says_nothing(text):
        _puzzled(chat, question, heard)
    else:
        chat.said.clear()
        if not telling.add_text(chat, question, text):
            _puzzled(chat, question, heard)


def _story_at_the_cards(chat: Chat, question: Question, text: str, heard: Heard) -> None:
    if says_nothing(text):
        pressing.skip(chat, question, heard)
        return
    chat["cards"] = {**(chat["cards"] or {}), "open": False}
    telling.close_cards(chat, chat["cards"])
    chat.said.clear()
    chat.reopen("N05")
    telling.take_story(chat, route.question("N05"), text)


def _unmatched(chat: Chat, question: Question, text: str, heard: Heard) -> None:
    """Words at a question of buttons that mean none of them: kept if they tell something, then asked again."""
    if question.key == "N06":
        telling.take_further_issue(chat, question, text)
    elif question.key == "N01":
        unanswered = chat["door"] == "ask" and interruptions.asks_anything(text)
        if unanswered or says_nothing(text) or button_meant(text, "skip", ("skip",)):
            _puzzled(chat, question, heard)
        else:
            telling.take_first_words(chat, text)
    elif question.slot == "language" and word_count(text) <= _LONGEST_NAME and not says_nothing(text):
        pressing.name_language(chat, question, text)
    elif question.kind == CHECK and _change(chat, text):
        return
    elif question.key == "N20n" and not says_nothing(text):
        chat["door"] = "tell"
        telling.keep_as_issue(chat, text)
        chat.close("N05")
        chat.say("K1")
    elif question.key in REASONED and word_count(text) >= _FEWEST_WORDS_OF_A_REASON:
        _take_reason(chat, question, text, heard)
    elif telling.keep_loose(chat, text):
        chat.say("K1")
        tries = int(chat["tries"].get(question.key, 0)) + 1
        chat["tries"] = {**chat["tries"], question.key: tries}
        if tries > 1 and question.kind != CHECK:
            pressing.skip(chat, question, heard)
    else:
        _puzzled(chat, question, heard)


def _change(chat: Chat, text: str) -> bool:
    """ "Change my name" on the check page opens the name; a change of nothing that is there says how to pick one."""
    if not buttons.wants_a_change(text):
        return False
    row = buttons.row_named(chat, text)
    going_back.change(chat, row) if row else chat.say("N20c")
    return True


def _take_reason(chat: Chat, question: Question, text: str, heard: Heard) -> None:
    """Words at a question about a worry are the worry: the question they answer is not asked any more."""
    if question.name == "N14" and _NOBODY_SEES.match(plain(text)):
        pressing.choose(chat, question, "yes", heard)
        return
    reason, meant = next((key, value) for key, (asked, value) in MEANT_BY.items() if asked == question.key)
    first = first_word_meant(text, question.labels_for(chat), question.values, interruptions.lines_of(question))
    if question.name == "N14" and _SOMEBODY_SEES.search(plain(text)):
        first = "no"
    pressing.choose(chat, question, first or meant, heard)
    if not TABLE[reason].when(chat):
        pressing.choose(chat, question, meant, heard)
    telling.take_text(chat, TABLE[reason], text)


def _puzzled(chat: Chat, question: Question, heard: Heard) -> None:
    if not_understood(chat, question):
        pressing.skip(chat, question, heard)


_TAKERS: Dict[str, Callable[[Chat, Question, str], None]] = {
    "N05": telling.take_story,
    "F01": telling.take_feedback,
    "N07": telling.take_person,
}


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
