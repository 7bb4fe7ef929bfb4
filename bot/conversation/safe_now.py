"""Reading what was typed at "are you safe right now?" (S0).

A no or a doubt is heard freely, for it brings a person sooner; a yes only from words that say nothing else. "yes but
he is outside" is none of them, so the question is asked once more.
"""

from __future__ import annotations

import re
from typing import Optional

from bot.conversation.matching import plain, word_count

_LONGEST = 10  # words; more is somebody telling something
_DOUBT = re.compile(
    r"\b(?:idk|dunno|dno|maybe|kinda|kind of|sorta|sort of|depends|i think|i guess|i suppose|i hope|probably|for now|"
    r"until|dont (?:really |rly )?know|(?:not|never|arent|isnt) (?:\w+ )?sure|hard to say|hope so)\b"
)
_DENIED = re.compile(
    r"^(?:no|nah|nope|never)\b(?! (?:worries|problem))"
    r"|\b(?:not|dont|doesnt|never|isnt|arent|cant)\b.*\b(?:safe|ok|okay|really|rly)\b|\bunsafe\b"
)
_AFFIRMED = re.compile(r"\b(?:yes|yeah|yep|yh|ye|yea|yup|safe|ok|okay|fine|alright)\b")
_SAYS_NO_MORE = frozenset(
    "yes yeah yep yh ye yea yup safe ok okay fine alright good all right im i am is its feel were we are he she "
    "hes shes they theyre both the child kids children them me mine now rn today tonight really rly totally very "
    "completely sure honestly thanks thank you pls at in with my nans nan nana gran grans grandma grandmas "
    "grandad grandads aunties auntie friends friend school class work room bed home house here x xx".split()
)


def answer(text: str) -> Optional[str]:
    """Return ``yes``, ``no`` or ``not_sure``, or None for words that leave it open."""
    said = plain(text)
    if not said or word_count(text) > _LONGEST:
        return None
    if _DOUBT.search(said):
        return "not_sure"
    if _DENIED.search(said):
        return "no"
    return "yes" if _AFFIRMED.search(said) and set(said.split()) <= _SAYS_NO_MORE else None
