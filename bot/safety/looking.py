"""Look at a text, all of it, and say what kind of worry it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.safety import likeness, meaning
from bot.safety.lexicon import Lexicon, Sign, lexicon
from bot.safety.sieve import Hit, calmed
from bot.safety.spelling import BREAK

LEVELS = ("none", "concern", "immediate")
_BESIDE_A_MOOD = {"none": "none", "concern": "none", "immediate": "concern"}  # tears explain much of the likeness
_ONE_LESS = {"concern": "none", "immediate": "concern"}
_NEAR, _FURTHER = 4, 10  # words on either side of a sign
_UNEXPLAINED = "backstop"  # the theme of dark words that no other sign explains
_OFTEN_SAID_OF_WORK = frozenset({"physical_harm", "domestic_abuse", "locked_in", "missing"})
_SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff]"),
    "pa": re.compile("[\u0a00-\u0a7f]"),
    "bn": re.compile("[\u0980-\u09ff]"),
    "other": re.compile("[\u0370-\u05ff\u0700-\u097f\u0a80-\u1cff\u1f00-\u1fff\u3040-\ud7ff]"),
}
_URDU_LETTERS = re.compile("[\u0679\u0688\u0691\u06ba\u06d2\u06be\u06c1\u067e\u0686\u06af]")


@dataclass(frozen=True)
class Worry:
    """What a text gives reason to worry about.

    level        "none", "concern" or "immediate" (SG-1)
    about_staff  somebody of the organisation is said to have done it (SG-6)
    threat       the writer threatens to hurt a named or meant person (SG-2, S9t)
    kinds        the themes found, such as "physical_harm"; never words of the text
    mood         None, "distress" (DS-1) or "anger" (AB-1)
    languages    languages other than English that the text seems to hold, as codes; "other" for an unread script
    """

    level: str = "none"
    about_staff: bool = False
    threat: bool = False
    kinds: tuple[str, ...] = ()
    mood: str | None = None
    languages: tuple[str, ...] = ()


def make_ready() -> None:
    """Read words and weights now, so that nobody waits for it at their first message."""
    lexicon()
    likeness.learnt()
    meaning.make_ready()


def look(text: str) -> Worry:
    """Return the worry in ``text``, whatever its length, language or spelling. Never raises; keeps nothing."""
    known = lexicon()
    words = known.words_of(text)
    names = known.names_of(words)
    as_said = known.letters_of(names)
    languages, readable = _languages(text, as_said, known)
    letters = calmed(as_said, known.calm_whatever, known.calm_across)
    quiet = calmed(letters, known.calm, ())
    sentences = _sentences(words)
    heard = likeness.Hearing()  # of this text alone: nothing of it stays
    calm_words = not languages and all(likeness.far_from_a_worry(sentence, heard) for sentence in sentences)
    found: dict[Sign, str] = {}
    for said, sieve in ((letters, known.sure_signs), (quiet, known.signs)):
        for hit in sieve.found_in(said):
            sign = hit.meant
            if sign.language not in readable or (calm_words and sign.kind == _UNEXPLAINED):
                continue
            if found.get(sign) != sign.level:
                found[sign] = max(found.get(sign, "none"), _level(hit, names, known, heard), key=LEVELS.index)
    mood = _mood(found)
    nothing_to_add = languages or "immediate" in found.values()
    like = "none" if nothing_to_add else likeness.level_of(sentences, list(_made_harmless(as_said, quiet)), heard)
    if mood:
        like = _BESIDE_A_MOOD[like]
    return Worry(
        level=max((*found.values(), like), key=LEVELS.index),
        about_staff=any(
            _done_by_staff(letters if sign.sure else quiet, sign, known)
            for sign, level in found.items()
            if level != "none"
        ),
        threat=any(sign.threat and level == "immediate" for sign, level in found.items()),
        kinds=tuple(sorted({sign.kind for sign in found})),
        mood=mood,
        languages=tuple(sorted({*languages, *(sign.language for sign in found if sign.language != "en")})),
    )


def _sentences(words: Sequence[str]) -> list[list[str]]:
    """Return the words of each sentence, also of an empty one between two breaks."""
    spelt = iter((*words, BREAK))
    return [list(takewhile(lambda word: word != BREAK, spelt)) for _ in range(words.count(BREAK) + 1)]


def _made_harmless(as_said: str, quiet: str) -> Iterator[bool]:
    """Yield for each sentence whether the calm patterns found something in it."""
    at = 0
    for said in as_said.split(BREAK):
        yield said != quiet[at : at + len(said)]
        at += len(said) + len(BREAK)


def _level(hit: Hit[Sign], names: Sequence[str], known: Lexicon, heard: likeness.Hearing) -> str:
    """Return the level of a sign where it stands.

    "She attacked me in the report" is about work. Hard words beside the words of the office, with nothing of a home,
    a body or a child near, are a question rather than an alarm, unless they are said so plainly that they are sure.
    A sign that is not sure is believed one level less where the words around it are like nothing said of a worry.
    """
    sign = hit.meant
    if sign.sure or sign.level == "none":
        return sign.level
    level = sign.level
    if level == "immediate" and sign.kind in _OFTEN_SAID_OF_WORK:
        at_work = not known.families["at_the_office"].isdisjoint(hit.sentence)
        at_home = not known.families["of_a_home"].isdisjoint(hit.sentence)
        level = "concern" if at_work and not at_home else "immediate"
    if sign.language != "en":
        return level
    near, further = (_said_around(hit, names, reach) for reach in (_NEAR, _FURTHER))
    believed = likeness.believes(near, level, heard)
    if believed and level == "immediate":
        believed = not (heard.mistaken(near) and heard.mistaken(further))
    return level if believed else _ONE_LESS[level]


def _said_around(hit: Hit[Sign], names: Sequence[str], reach: int) -> tuple[str, ...]:
    """Return the words from ``reach`` before a sign to as many after it."""
    said = " ".join(names[max(hit.start - reach, 0) : hit.end + reach])
    return tuple(said.replace(BREAK, " ").split())


def _mood(signs: Iterable[Sign]) -> str | None:
    moods = {sign.mood for sign in signs}
    return "distress" if "distress" in moods else "anger" if "anger" in moods else None


def _done_by_staff(letters: str, sign: Sign, known: Lexicon) -> bool:
    """Return whether any match of ``sign`` has somebody of the organisation as the one who did it."""
    staff = known.families["staff"]
    if not sign.by_somebody or staff.isdisjoint(letters):
        return False
    return any(_doer_is_staff(letters, hit, known) for hit in sign.pattern.finds.finditer(letters))


def _doer_is_staff(letters: str, hit: re.Match[str], known: Lexicon) -> bool:
    staff, people, they = known.families["staff"], known.families["people"], known.families["they"]
    told, by, me = known.families["told"], known.families["by"], known.families["writer"]
    start = max(letters.rfind(BREAK, 0, hit.start()) + 1, 0)
    # "hit by my worker", "scared of my guardian": after the match, or at its end, behind by, of, with or around.
    tail = letters[max(hit.start(), hit.end() - 4) : hit.end() + 3].split(BREAK)[0]
    for at, letter in enumerate(tail):
        if letter in staff and any(before in by for before in tail[max(0, at - 3) : at]):
            return True
    # Otherwise the last person named before the deed, in this sentence; he, she or they look further back.
    deed = next((at for at in range(hit.start(), hit.end()) if letters[at] in known.families["deed"]), hit.end() - 1)
    span = letters[start:deed]
    somebody = staff | people | they | me
    named = [at for at, letter in enumerate(span) if letter in somebody]
    if not named:
        return False
    at = named[-1]
    if span[at] in staff:
        return _is_doer(span, at, told)
    if span[at] in they:
        for back in range(start + at - 1, -1, -1):
            letter = letters[back]
            if letter in people:
                return False
            if letter in staff:
                return _is_doer(letters, back, told)
    return False


def _is_doer(letters: str, at: int, told: frozenset[str]) -> bool:
    """Return False for "I told my worker", "with my worker": there the worker is not the one who does it."""
    return not any(letter in told for letter in letters[max(0, at - 2) : at])


def _languages(text: str, letters: str, known: Lexicon) -> tuple[set[str], set[str]]:
    """Return the languages the text seems to hold, and those whose patterns may be believed.

    Written in Latin letters, words of one language look like words of another ("tape" strikes in French), so where
    English words outweigh a language's own everyday words, its patterns do not count.
    """
    held: set[str] = set()
    readable = {"en"}
    if not text.isascii():
        held = {code for code, script in _SCRIPTS.items() if script.search(text)}
        if "ar" in held and _URDU_LETTERS.search(text):
            held = (held - {"ar"}) | {"ur"}
        readable |= held | ({"ar", "ur"} if held & {"ar", "ur"} else set())
    counts = Counter(letters)
    words = len(letters) - counts[BREAK]
    english = sum(counts[letter] for letter in known.families["everyday_english"] & counts.keys())
    for code, everyday in known.tongues.items():
        own = sum(counts[letter] for letter in everyday & counts.keys())
        if own > english or not english:
            readable.add(code)
            if own >= 2 and own * 4 >= words:
                held.add(code)
    return held, readable
