"""From what a child typed to words the lexicon knows.

Child spelling by ear stands in the word files. Here is what can be done by rule: apostrophes, accents, the many
shapes of Arabic letters, 1 and ! for i, stars for letters, letters spaced out, letters held down, one slip of a key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Marks over and under letters; vowel signs of Indic scripts are letters in all but name and stay.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f]")
_SHAPES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "ʼ": "'",
        "′": "'",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ی": "ي",
        "ى": "ي",
        "ے": "ي",
        "ک": "ك",
        "ہ": "ه",
        "ھ": "ه",
        "ۃ": "ه",
        "ة": "ه",
        "ٱ": "ا",
        "ں": "ن",
    }
)
# One new line alone is no break: on a phone it often falls in the middle of a sentence.
_BREAK = r"[.!?;।॥۔؟…]+|\n\s*\n"
_ASCII_WORD = r"[a-z0-9]+(?:[*@$!#']+[a-z0-9]+)*\*{0,6}"
_OTHER_WORD = r"[^\x00-\x7f\s।॥۔؟،…“”«»„–—•]+"
_TOKEN = re.compile(rf"({_BREAK})|({_ASCII_WORD}|{_OTHER_WORD})")
_SPACED = re.compile(r"(?<![a-z0-9'])(?:[a-z][ .\-_*]{1,2}){2,}[a-z](?![a-z0-9'])")
_LEET = str.maketrans({"!": "i", "3": "e", "0": "o", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t"})
_HELD = re.compile(r"(.)\1{2,}")
_ENDINGS = {"'s": "", "'m": "", "'re": "", "'ve": "", "'d": "would", "'ll": "will"}
_EMOJI = re.compile("([\u2600-\u27bf\U0001f300-\U0001faff])")
BREAK = "."
_HEARD = tuple(
    (re.compile(spelt), heard)
    for spelt, heard in (
        ("igh|ie|y", "i"), ("ph", "f"), ("gh", ""), ("wh", "w"), ("kn", "n"), ("wr", "r"), ("tch", "ch"), ("ck|k", "c"),
        ("c(?=[ei])", "s"), ("z", "s"), ("ou", "u"), ("ea|ee", "e"), ("ai|ay", "a"), (r"(.)\1+", r"\1"),
        ("e(?=d$)", ""), ("d$", "t"), ("e$", ""), ("en", "n"),
    )
)


def plain(text: str) -> str:
    """Return ``text`` in small letters without accents, with one shape for each letter and apostrophe."""
    text = text.lower()
    if text.isascii():
        return text
    # The shapes first: taking a letter apart would lose which ye or he it was.
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).lower().translate(_SHAPES)
    text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))
    return _EMOJI.sub(r" \1 ", text).translate(_SHAPES)


class Speller:
    """Reads text as words of one vocabulary.

    ``known`` are its words; ``sturdy`` those worth guessing at when a letter is wrong; ``hidden`` those that people
    hide behind stars; ``real_words`` are good as they are, however like a sturdy word they look.
    """

    def __init__(
        self, known: Iterable[str], sturdy: Iterable[str], hidden: Iterable[str], real_words: Iterable[str]
    ) -> None:
        self._known = frozenset(known)
        self._real = frozenset(real_words)
        self._slips: dict[str, str] = {}
        for word in sturdy:
            for slip in _without_one_letter(word):
                self._slips.setdefault(slip, word)
            self._slips[word] = word
        self._sounds = {_sound(word): word for word in sturdy}
        # Words that people hide behind stars, the likeliest first.
        self._starred = sorted((word for word in set(hidden) if word.isascii()), key=len)
        self._seen: dict[str, tuple[str, ...]] = {}

    def words(self, text: str) -> Iterator[str]:
        """Yield the words of ``text`` in order, and BREAK between sentences."""
        text = _SPACED.sub(self._joined, plain(text))
        for found in _TOKEN.finditer(text):
            if found[1]:
                yield BREAK
                continue
            token = found[2]
            words = self._seen.get(token)
            if words is None:
                words = tuple(self._read(token))
                # Only short tokens, and not for ever more of them: nothing a child typed should pile up here.
                if words and all(word in self._known for word in words) and len(self._seen) < 20_000:
                    self._seen[token] = words
            yield from words

    def _joined(self, spaced: re.Match[str]) -> str:
        letters = re.sub("[^a-z]", "", spaced[0])
        if letters in self._known:
            return letters
        if letters[1:] in self._known and letters[0] in "ia":
            return f"{letters[0]} {letters[1:]}"
        return spaced[0]

    def _read(self, token: str) -> list[str]:
        if token in self._known:
            return [token]
        token = token.strip("'")
        for ending, word in _ENDINGS.items():
            if token.endswith(ending) and len(token) > len(ending):
                return self._read(token[: -len(ending)]) + ([word] if word else [])
        token = token.replace("'", "")
        for guess in self._guesses(token):
            if guess in self._known:
                return [guess]
        if re.search(r"[^\w]", token) and token.isascii():
            return [word for part in re.findall(r"[a-z0-9]+", token) for word in self._read(part)]
        return [self._slip_of(token) or token]

    def _guesses(self, token: str) -> Iterator[str]:
        yield token
        if "*" in token and len(token) > 2:
            yield from self._behind_stars(token)
        if not token.isalpha():
            for one in "il":
                yield token.replace("1", one).replace("!", one).translate(_LEET)
        yield _HELD.sub(r"\1\1", token)
        yield _HELD.sub(r"\1", token)
        if token.endswith("in"):
            yield token + "g"
        if token.endswith("z"):
            yield token[:-1] + "s"

    def _behind_stars(self, token: str) -> list[str]:
        hidden = re.compile(re.escape(token).replace(r"\*", "[a-z]"))
        return [word for word in self._starred if hidden.fullmatch(word)][:1]

    def _slip_of(self, token: str) -> str | None:
        """Return the sturdy word that sounds like ``token`` or is one letter away from it, if there is one."""
        if len(token) < 4 or len(token) > 16 or token in self._real or not token.isascii():
            return None
        if _sound(token) in self._sounds:
            return self._sounds[_sound(token)]
        if len(token) < 6:
            return None
        if token in self._slips:
            return self._slips[token]
        for slip in _without_one_letter(token):
            word = self._slips.get(slip)
            if word and word[0] == token[0]:
                return word
        return None


def _without_one_letter(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _sound(word: str) -> str:
    """Return how a child who writes by ear hears ``word``: kikt and kicked, frytend and frightened, sound the same."""
    for spelt, heard in _HEARD:
        word = spelt.sub(heard, word)
    return word
