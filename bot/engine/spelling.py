"""Brings child spelling and text-speak closer together, for understanding only; what was typed is kept as typed.

    plain("i dont no wen ur gona anser mee!!!")  ->  "i do not know when your going to answer me !"
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Dict

# The longest part of a message that is looked at: an intent shows in its first words, and time stays bounded.
LONGEST_LOOKED_AT = 600

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u201c": '"', "\u201d": '"'})
_STRETCHED = re.compile(r"(.)\1{2,}")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[^\w\s]")
_LETTERS_OR_DIGITS = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)?")



def _table(file: Path) -> Dict[str, str]:
    lines = (line.partition("#")[0] for line in file.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line.strip())
    return {typed.strip(): usual.strip() for typed, _, usual in pairs}


USUAL_WORDS = Path(__file__).with_name("usual_words.txt")
_SAID_AS = _table(USUAL_WORDS)
_ENDINGS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would"}
_IS_AFTER = {"what", "who", "where", "how", "that", "it", "he", "she"}
_WHOLE = {"can't": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us"}


def plain(text: str) -> str:
    """Return the first part of ``text`` in lower case, with usual spellings, one blank between tokens."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_LOOKED_AT]).translate(_QUOTES).lower()
    text = _STRETCHED.sub(r"\1\1", text)
    return " ".join(word for token in _TOKEN.findall(text) for word in _usual(token).split())


def _usual(token: str) -> str:
    if token in _SAID_AS:
        return _SAID_AS[token]
    if token in _WHOLE:
        return _WHOLE[token]
    if not token.isalpha() and len(parts := _LETTERS_OR_DIGITS.findall(token)) > 1:
        return " ".join(_usual(part) for part in parts)
    for ending, said in _ENDINGS.items():
        if token.endswith(ending) and len(token) > len(ending):
            return token[: -len(ending)] + said
    if token.endswith("'s"):
        return token[:-2] + " is" if token[:-2] in _IS_AFTER else token[:-2]
    return token
