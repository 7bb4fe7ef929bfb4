"""Whether typed words interrupt the open question, and with what: one place decides (DR-5).

A story is never mistaken for an interruption. The freer the question, the more it takes to interrupt it: on a
question of buttons a fair guess is enough; where a story may stand, only short words that are plainly a question to
the bot. What the understanding part guesses comes with its confidence; the phrases here work without it.
"""

from __future__ import annotations

import re
from typing import Dict, NamedTuple, Optional, Tuple

from bot.conversation import words
from bot.conversation.asked_phrases import BARE, asked_in
from bot.conversation.asking import asked_of_us
from bot.conversation.figures import age_in
from bot.conversation.matching import BY_CORE, button_meant, plain, word_count
from bot.conversation.question_table import REASONED
from bot.conversation.questions import AGE, PICK_ONE, PICKER, REACH, SHORT, STORY, TELLING, Question

CONTROLS = ("back", "stop", "person", "unsafe", "needs", "leave")

# The intents of the understanding part that may interrupt, and what each asks for.
INTENTS: Dict[str, str] = {
    "go_back": "back",
    "stop": "stop",
    "talk_to_person": "person",
    "skip": "skip",
    "told_before": "told_before",
    "send_photo": "send_photo",
    "i_am_adult": "i_am_adult",
    "distress": "distress",
    "angry": "angry",
    "ask_who_looks": "Q01",
    "ask_when": "Q02",
    "ask_how_long": "Q03",
    "ask_someone_for_me": "Q04",
    "ask_change_judge": "Q05",
    "ask_what_can_you_do": "Q06",
    "ask_worker_know": "Q07",
    "ask_parents_see": "Q08",
    "ask_have_to_meet": "Q09",
    "ask_not_happy": "Q10",
    "ask_listen_learn": "Q11",
    "ask_meet_boss": "Q12",
    "ask_in_trouble": "Q13",
    "ask_advocate": "Q14",
    "ask_other_ways": "Q15",
    "ask_what_happens": "Q16",
    "ask_private": "Q17",
    "ask_robot": "Q18",
    "ask_adult_procedure": "Q19",
    "ask_tell_others": "Q20",
}


class Strictness(NamedTuple):
    """What words must be to interrupt a question of this kind."""

    confidence: float  # of the guess
    words: int  # at most
    shaped: bool  # must have the shape of a question or a request to the bot


STRICTNESS: Dict[str, Strictness] = {
    STORY: Strictness(0.85, 9, True),
    TELLING: Strictness(0.85, 9, True),
    SHORT: Strictness(0.75, 12, True),
    REACH: Strictness(0.75, 14, True),
    AGE: Strictness(0.6, 16, False),
    PICK_ONE: Strictness(0.55, 18, False),
    PICKER: Strictness(0.65, 14, True),
}
_DEFAULT = Strictness(0.55, 18, False)
INVITED = Strictness(0.4, 18, True)
# Questions of buttons at which somebody may tell what went wrong all the same.
_A_STORY_MAY_STAND = ("N01", "N06", "N05h", "N20n")

# On a question of free text these need no shape of a question, but must be the whole of a short message.
_REQUESTS = ("back", "stop", "person", "skip", "needs")
_FEELINGS = ("angry", "distress")
_LONGEST_REQUEST = 7
_LONGEST_AGE = 6  # words: "i am nearly twelve years old"
_SURE_OF_A_REQUEST = 0.8
_SURE_OF_A_QUESTION = 0.65  # of words in the shape of a question, at a story too
_QUESTIONS = frozenset(what for what in INTENTS.values() if what.startswith("Q"))
_ABOUT_THE_WORKER = ("Q07", "Q13")
_SOMEBODY_ELSE = re.compile(r"\b(?:she|he|they|her|him|his|them)\b")

_ASKS = re.compile(
    r"^(?:so |but |and |ok |um |wait |hi |hey )?(?:who|whos|what|whats|when|where|how|hows|why|will|would|"
    r"can|could|do|does|did|is|are|am|"
    r"should|have|if|r|shall|may)\b"
)
_OF_THE_BOT = re.compile(r"\b(?:you|your|u|ur|this|it|i|me|my)\b")
# Words that tell of what somebody did belong to a story, also when a question mark ends them.
_TELLS = re.compile(
    r"\b(?:she|he|they) (?:did|didnt|never|said|told|wrote|lied|was|were|wasnt|had|hadnt|has|hasnt|keeps?|"
    r"kept|always|just|is|isnt|"
    r"doesnt|does|put|got|made|came|shouted|wont|wouldnt)\b|\bwhy (?:did|didnt|does|doesnt|has|hasnt|is|was|"
    r"wont) (?:she|he|they|my|the)\b"
    r"|\bdid (?:she|he|they)\b"
)

# At the start of a story of any length: further in, "i told you before" may be somebody else's words.
_AGAIN = re.compile(
    r"^(?:hi |hey |hello |so |um |ok )*(?:i|we|ive|weve)(?: have| ve| already| did)* (?:told|complained to) "
    r"(?:you|u|cafcass)(?: guys| lot| all)?(?: about)?(?: this| it| that)? "
    r"(?:already|before|twice|again|ages ago|last (?:week|month|time|year|summer|term))\b"
    r"|^(?:hi |hey |so |um |ok )*(?:i|we) already (?:told|complained to) (?:you|u|cafcass)\b"
)

# Said of no matter what; a guess makes a wish to stop or a bad mood of it.
_NO_MATTER = frozenset({"dont mind", "i dont mind", "you choose", "you decide", "whatever", "either", "any",
                        "up to you", "not bothered", "im ok", "im fine", "no im ok", "no im fine", "i dont care"})
_OF_OTHERS = re.compile(r"^(?:we|she|he|they|court|mum|dad)\b")  # "we go back in june"
_FEWEST_WORDS_OF_A_FEELING = 3  # shorter ones are known to the gateway's own check


def lines_of(question: Question) -> Tuple[str, ...]:
    """Return the lines whose phrases mean this question's buttons."""
    lines = (question.labels, *question.also, question.name, question.line)
    return tuple(line for line in dict.fromkeys(lines) if line and line in words.book())


def found(
    question: Question, text: str, intent: Optional[str], confidence: float, *, invited: bool = False
) -> Optional[str]:
    """Return what interrupts: a control, "skip", one of Q01 to Q20 or of ``INTENTS``; None for an answer.

    ``invited`` says that a question of theirs is what the person was asked for (Ask a question).
    """
    said = plain(text)
    if not said or (question.kind == AGE and age_in(text) is not None and word_count(text) <= _LONGEST_AGE):
        return None
    kind = STORY if question.key in _A_STORY_MAY_STAND else question.kind
    strict = INVITED if invited else STRICTNESS.get(kind, _DEFAULT)
    if question.key in REASONED:
        strict = strict._replace(shaped=True)  # "dont tell my dad" is the answer, not a question about dad
    asked_for = button_meant(text, "controls", CONTROLS, freely=BY_CORE) or (
        "skip" if question.skip and button_meant(text, "skip", ("skip",), also=lines_of(question)) else None
    )
    if asked_for:
        return asked_for
    if said in BARE:
        return BARE[said]
    asked = asked_of_us(said)
    if asked:
        return asked
    if word_count(text) > strict.words or (strict.shaped and _TELLS.search(said)):
        return None
    shaped = _shaped(text, said)
    by_phrase = asked_in(said)
    if by_phrase and (
        shaped or not strict.shaped or _ASKS.match(said) or by_phrase in ("told_before", "send_photo", "Q14")
    ):
        return by_phrase
    guessed = INTENTS.get(intent or "")
    if guessed is None or (guessed == "skip" and not question.skip):
        return None
    plainly_asked = shaped and _asks_about_us(guessed, said)
    if confidence < (min(_SURE_OF_A_QUESTION, strict.confidence) if plainly_asked else strict.confidence):
        return None
    if said in _NO_MATTER or (guessed in _FEELINGS and word_count(text) < _FEWEST_WORDS_OF_A_FEELING):
        return None
    if guessed in _REQUESTS:
        return guessed if _sure_request(guessed, text, confidence, shaped=shaped, strict=strict) else None
    return guessed if shaped or not strict.shaped else None


def _asks_about_us(guessed: str, said: str) -> bool:
    """Whether a guess is at one of Q01 to Q20 and nobody else is asked about: "when will she write it" is told."""
    return guessed in _QUESTIONS and (guessed in _ABOUT_THE_WORKER or not _SOMEBODY_ELSE.search(said))


def _sure_request(guessed: str, text: str, confidence: float, *, shaped: bool, strict: Strictness) -> bool:
    """Whether a guess at "stop", "go back" or the like is sure enough: "it stopped last year" is an answer."""
    if word_count(text) > _LONGEST_REQUEST or confidence < _SURE_OF_A_REQUEST or _OF_OTHERS.match(plain(text)):
        return False
    return not strict.shaped or (shaped and guessed != "skip")


def asks_the_bot(text: str) -> bool:
    """Whether the words are a question that the bot can answer: "do i have to meet you?" picks no button."""
    said = plain(text)
    if said in BARE or asked_of_us(said):
        return True
    return _shaped(text, said) and asked_in(said) is not None


def asks_anything(text: str) -> bool:
    """Whether the words have the shape of a question and tell nothing: "whats a cafcass"."""
    said = plain(text)
    return bool(text.rstrip().endswith("?") or _ASKS.match(said)) and not _TELLS.search(said)


def asks_back(text: str) -> bool:
    """Whether the words ask the bot something, whatever it is: "why do you need it", "my real name?"."""
    return _shaped(text, plain(text))


def tells_again(text: str) -> bool:
    """Whether a story of any length begins with having told us before (DUP)."""
    return bool(_AGAIN.match(plain(text)))


def _shaped(text: str, said: str) -> bool:
    return text.rstrip().endswith("?") or bool(_ASKS.match(said) and _OF_THE_BOT.search(said))
