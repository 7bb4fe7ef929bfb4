"""Which language a text is probably in, when it is not English: a guess, for staff. The child's choice goes first."""

from __future__ import annotations

import re
from typing import Dict, Optional, Tuple

OTHER = "other"
_FEWEST_LETTERS = 3

# Scripts come first: one word is enough to know them. Urdu is Arabic script with letters that Arabic lacks.
_SCRIPTS: Tuple[Tuple[str, str], ...] = (
    ("ur", "\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06cc\u06a9\u06af"),
)
_RANGES: Tuple[Tuple[str, int, int], ...] = (
    ("ar", 0x0600, 0x06FF), ("ar", 0x0750, 0x077F), ("pa", 0x0A00, 0x0A7F), ("bn", 0x0980, 0x09FF),
    (OTHER, 0x0370, 0x03FF), (OTHER, 0x0400, 0x052F), (OTHER, 0x0530, 0x05FF), (OTHER, 0x0900, 0x097F),
    (OTHER, 0x0A80, 0x0DFF), (OTHER, 0x0E00, 0x10FF), (OTHER, 0x1200, 0x137F), (OTHER, 0x3040, 0x9FFF),
    (OTHER, 0xAC00, 0xD7AF),
)

_COMMON: Dict[str, str] = {
    "pl": "nie się jest że mnie moja mój mi to na do za ale jak mam pani pan bardzo tego była był nigdy mówi "
          "powiedziała mną ona jej jego dla czy tak chcę kłamie moim moją mojej ze",
    "ro": "nu este sunt pe mine mea meu mi și să că cu pentru foarte ea am fost mă îmi la din ce nici despre asistenta",
    "pt": "não é eu minha meu me que uma um com para foi nunca ela ele muito mas por disse nao esta assistente",
    "es": "no es que mi me la el una con para nunca ella muy pero por dijo los se está fue trabajadora yo quiero",
    "fr": "je ne pas est elle il mon ma mes que une un avec pour jamais très mais dit les nous suis des sur moi",
    "cy": "mae ddim yn fy fi roedd wedi ac ei am gyda dim i oedd nid dwi byth hi bod nghlywed",
}
_COMMON_ENGLISH = (
    "the and to was my i me a of it is she he they that not in for on said didnt dont her him with what when you we "
    "at have had never about did be so but want because just this no are im wasnt would were there"
)
_ENGLISH = frozenset(_COMMON_ENGLISH.split())
_WORDS = {code: frozenset(common.split()) for code, common in _COMMON.items()}
_FEWEST_HITS = 3
_SHARE = 0.3  # of all words; a borrowed word or a foreign name is not another language


def guess(text: str) -> Optional[str]:
    """Return a language code, ``other`` for one we do not know, or None for English or too little to say."""
    script = _script_of(text)
    if script:
        return script
    said = re.findall(r"[^\W\d_]+", text.lower().replace("'", "").replace("’", ""))
    if len(said) < _FEWEST_HITS:
        return None
    english = sum(word in _ENGLISH for word in said)
    hits = {code: sum(word in common for word in said) for code, common in _WORDS.items()}
    best = max(sorted(hits), key=lambda code: hits[code])
    enough = hits[best] >= _FEWEST_HITS and hits[best] >= _SHARE * len(said) and hits[best] > 1.5 * english
    return best if enough else None


def _script_of(text: str) -> Optional[str]:
    found: Dict[str, int] = {}
    for letter in text:
        for code, first, last in _RANGES:
            if first <= ord(letter) <= last:
                found[code] = found.get(code, 0) + 1
    letters = sum(letter.isalpha() for letter in text)
    if not found or sum(found.values()) < max(_FEWEST_LETTERS, letters * _SHARE):
        return None
    code = max(sorted(found), key=lambda one: found[one])
    for special, marks in _SCRIPTS:
        if code == "ar" and any(letter in marks for letter in text):
            return special
    return code
