"""Reading what was typed: which button it means, and whether it says anything at all."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import Dict, Iterable, Iterator, NamedTuple, Optional, Tuple

from bot.conversation import words

# How freely typed words may be read as a button's.
EXACTLY, BY_CORE, LOOSELY = 0, 1, 2

_POLITE = ("please", "pls", "plz", "thanks", "thank you", "thx", "ta", "lol", "tbh", "x", "xx", "i think", "i guess")
# What stands before the words that count: "i would like a video call".
_LEADS = re.compile(
    r"^(?:(?:i|we) (?:want|need|would like|would rather|prefer|think|guess|choose)(?: to)?|i wanna|i choose|"
    r"(?:id|i d) (?:like|rather|prefer)(?: to)?|(?:can|could) (?:i|we|you)(?: have| get)?|please|just|well|um|actually|"
    r"its|it is|thats|that is|im|i am|to|a|an|the|by|with) "
)
_NEGATIONS = {"not", "never", "dont", "doesnt", "didnt", "isnt", "hasnt", "havent", "wont", "cant", "no", "none",
              "nobody", "nothing", "without"}
_PLACES = {"first": 0, "1st": 0, "top": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1, "bottom": -1}
_PLACE = re.compile(r"^(?:i choose |i pick |pick |choose )?(?:the )?| (?:one|option|button|answer)(?: please| pls)?$")
_TURNS = {"but", "except", "unless", "instead", "than", "or"}  # what stands before one of these is taken back by it
_YES, _NO = {"yes", "yeah", "yep", "yh", "ye"}, {"no", "nah", "nope"}
_A_SENTENCE = re.compile(r"(?:its?|im|i|thats|that|they|nobody|no one|only|just)\b")  # "no phone" is none
_LONGEST_BUTTON_TALK = 8  # words; more than that is somebody telling something
_ANYTHING_ELSE = "other"
_COMMAND = "/"  # what looks like a command to a machine is words like any others
_SHORTEST_HINT = 4  # letters; a shorter word inside a sentence means too many things
_SHORTEST_TYPO = 5  # letters; a shorter word is too near to others
_VERY_NEAR, _NEAR_ENOUGH = 0.88, 0.8

# Marks that only say how the sign before them looks: a key's frame round a figure, a colour of skin.
_LOOKS = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\u2640\u2642]")
# What a sign says where it is the whole of an answer.
_SIGNS = {
    "yes": "👍👌✅✔🙌", "no": "👎❌✖🙅", "not sure": "🤷❓🤔", "phone": "📞☎📱🤙", "email": "📧📨✉", "letter": "📮📬📪",
    "video": "📹🎥💻", "worried": "😟😰😨😧🙁☹", "fine": "🙂😊😀😄",
}
_SAID_BY = {sign: said for said, signs in _SIGNS.items() for sign in signs}

_NOTHING_SAID = (
    "idk|i dont know|dont know|i do not know|dunno|i dunno|nothing|no|nah|nope|na|hi|hello|hey|hiya|ok|okay|k|um|umm|"
    "erm|hmm|hm|lol|yes|yeah|yh|ye|yep|test|testing|not sure|im not sure|no idea|help|idk what to say|"
    "i dont know what to say|idk lol|dno|whatever|anything|stuff|things|n a|none|no thanks|bye|asdf|qwerty|thanks|"
    "thank you|ty|thx|cheers|haha|hahaha|lmao|nvm|nevermind|never mind|its nothing|nothing really|forget it|i cant say|"
    "oops|oops sorry|sorry|huh|what|what do you mean|i dont understand|i dont get it|dont understand|dont get it|"
    "im confused|confused|hello there|hi there|are you there|anyone there|is anyone there"
)
_SAYS_NOTHING = frozenset(_NOTHING_SAID.split("|"))


def plain(text: str) -> str:
    """Return the text in small letters, without accents on quotes, apostrophes, punctuation or spare spaces."""
    text = _LOOKS.sub("", unicodedata.normalize("NFKC", text).lower())
    text = re.sub(r"['’‘`´]", "", text)
    return " ".join(re.sub(r"[^\w\s]|_", " ", text).split())


def word_count(text: str) -> int:
    return len(plain(text).split())


class _Meaning(NamedTuple):
    """One way of saying one button's words."""

    value: str
    phrase: str  # as it is written
    said: str  # in plain letters
    core: str  # without what stands before the words that count


def button_meant(
    text: str,
    line: str,
    values: Iterable[str],
    *,
    freely: int = EXACTLY,
    also: Tuple[str, ...] = (),
    language: str = words.ENGLISH,
) -> Optional[str]:
    """Return the value of the button that the typed words mean, if any (DR-4).

    ``also`` names further lines whose buttons mean the same. ``freely``: EXACTLY, or BY_CORE ("i want a video call"),
    or LOOSELY, where a short sentence that holds the words of one button alone, begins with a yes or a no, or is spelt
    nearly like a button counts as that button; never on a question of free text.
    """
    whole, raw = plain(text) or (_signed(text) if freely else ""), text.strip()
    said = _unpolite(whole)
    if raw.startswith(_COMMAND):
        return None
    meanings = _meanings(tuple(values), (line, *also), language)
    for one in meanings:
        if (said and one.said in (said, whole)) or raw == one.phrase:
            return one.value
    if freely == EXACTLY or not said:
        return None
    by_core = {one.value for one in meanings if one.core in (_core(said), _core(whole))}
    if len(by_core) == 1:
        return by_core.pop()
    twice = _said_twice(said, meanings)
    if twice:
        return twice
    if freely == BY_CORE or word_count(text) > _LONGEST_BUTTON_TALK:
        return None
    return (
        _nearly(said, meanings, _VERY_NEAR)
        or _held(said, meanings)
        or _answered_first(said, meanings)
        or (_nearly(said, meanings, _NEAR_ENOUGH) if " " not in said else None)
    )


def _signed(text: str) -> str:
    """What an answer of signs alone says, where all of them say the same: "yes" for a thumb or three.

    Not where only exact words count: whether somebody is safe is not read from a thumb.
    """
    said = {_SAID_BY.get(sign, "") for sign in _LOOKS.sub("", text) if not sign.isspace()}
    return said.pop() if len(said) == 1 else ""


def place_named(text: str) -> Optional[int]:
    """Return which of several the words pick by its place, from 0, or -1 for the last: "the second one pls"."""
    return _PLACES.get(_PLACE.sub("", plain(text)))


def denies(text: str) -> bool:
    """Whether a word of the text takes something back: "dont ring 07700 900321"."""
    return bool((_NEGATIONS | _TURNS) & set(plain(text).split()))


def first_word_meant(text: str, line: str, values: Iterable[str], also: Tuple[str, ...] = ()) -> Optional[str]:
    """Return the button that the yes or no at the beginning means, whatever comes after it."""
    first = plain(text).partition(" ")[0]
    return button_meant(first, line, values, also=also) if first in _YES | _NO else None


def _held(said: str, meanings: Tuple[_Meaning, ...]) -> Optional[str]:
    """The one button whose words stand in the sentence, unless they are denied or taken back."""
    if _TURNS & set(said.split()):
        return None
    held: Dict[str, str] = {}
    for value, _, phrase, _ in meanings:
        if len(phrase) < _SHORTEST_HINT or f" {phrase} " not in f" {said} ":
            continue
        rest = f" {said} ".replace(f" {phrase} ", " ", 1).split()
        denied = _NEGATIONS & set(phrase.split())
        if rest and denied and rest[0] in _NO:
            rest = rest[1:]  # "no she doesnt want to"
        if not _NEGATIONS & set(rest):
            held[phrase] = value
    # "sign language" is not "language" as well, and "other kids" no wish for something else.
    found = {value for one, value in held.items() if not any(one in more for more in held if one != more)}
    if len(found) > 1:
        found.discard(_ANYTHING_ELSE)
    return found.pop() if len(found) == 1 else None


def _said_twice(said: str, meanings: Tuple[_Meaning, ...]) -> Optional[str]:
    """The button that two answers in a row mean: "ok fine". A sentence after a yes or a no says which one it was."""
    first, _, rest = said.partition(" ")
    meant = {one.value for one in meanings if one.said == first}
    again = {one.value for one in meanings if rest and rest in (one.said, one.core)}
    says_which = first in _YES | _NO and bool(_A_SENTENCE.match(rest))
    return again.pop() if len(again) == 1 and (says_which or meant == again) else None


def _answered_first(said: str, meanings: Tuple[_Meaning, ...]) -> Optional[str]:
    """The button of a yes or a no, when what follows does not take it back: "no i havent told her"."""
    first, _, rest = said.partition(" ")
    if not rest or _TURNS & set(rest.split()) or (first in _YES and _NEGATIONS & set(rest.split())):
        return None
    meant = next((one.value for one in meanings if one.said == first), None) if first in _YES | _NO else None
    other = any(f" {one.said} " in f" {rest} " for one in meanings if one.value != meant)
    return None if other else meant


def _nearly(said: str, meanings: Tuple[_Meaning, ...], near_enough: float) -> Optional[str]:
    """The one button that this is nearly spelt like: "vidoe call". A figure is never nearly another."""
    if len(said) < _SHORTEST_TYPO or _NEGATIONS & set(said.split()) or re.search(r"\d", said):
        return None
    # A slip of the finger begins nearly as the word does: "hpone", but no "banana" for a nana.
    near = get_close_matches(said, {one.said for one in meanings if one.said[:1] in said[:2]}, 2, near_enough)
    found = {one.value for one in meanings if one.said in near and not _NEGATIONS & set(one.said.split())}
    return found.pop() if len(found) == 1 else None


def says_nothing(text: str) -> bool:
    """Whether there is nothing in it to look into: an emoji, one letter, "idk"."""
    said = plain(text)
    return len(re.sub(r"[\W_]", "", said)) <= 1 or said in _SAYS_NOTHING


def _phrases(value: str, lines: Tuple[str, ...], language: str) -> Iterator[str]:
    for name in lines:
        for line in {id(one): one for one in (words.line_of(name, language), words.line_of(name))}.values():
            if value in line.labels:
                yield line.labels[value]
            yield from line.also.get(value, ())


@lru_cache(maxsize=1024)
def _meanings(values: Tuple[str, ...], lines: Tuple[str, ...], language: str) -> Tuple[_Meaning, ...]:
    return tuple(
        _Meaning(value, phrase, plain(phrase), _core(plain(phrase)))
        for value in values
        for phrase in _phrases(value, lines, language)
    )


def _core(said: str) -> str:
    """What is left without the words before it that carry nothing."""
    rest = _LEADS.sub("", said)
    return said if rest == said else _core(rest)


def _unpolite(said: str) -> str:
    for word in _POLITE:
        if said.endswith(" " + word):
            return _unpolite(said[: -len(word) - 1].strip())
        if word in ("please", "pls", "plz") and said.startswith(word + " "):
            return _unpolite(said[len(word) + 1 :])
    return said
