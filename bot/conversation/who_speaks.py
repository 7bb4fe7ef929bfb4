"""Who is speaking, a child or a grown-up, whatever door they came through (AD1); and whom a helper wants us to ring."""

from __future__ import annotations

import re
from typing import Optional

from bot.conversation.matching import plain

_ADULT = re.compile(
    r"\b(?:i am|im) (?:(?:the|a|her|his|their|this childs|an?) )?(?:\w+ )?(?:mum|mother|dad|father|parent|"
    r"carer|foster carer|grandmother|grandfather|"
    r"nan|gran|granny|grandma|grandad|aunt|auntie|uncle|teacher|social worker|guardian|adult|grown up|"
    r"stepmum|stepdad|head ?teacher)\b"
    r"(?! (?:says|said|is|was|told|wants|hates|doesnt|didnt))|\bmy (?:own )?(?:son|daughter|grandson|"
    r"granddaughter|kids|children|child)(?:s)?\b(?! ?minder)"
)
_UNQUOTED = r"^(?:(?!\b(?:said|says|told|tells|saying|calls?|called|wrote|writes|goes|shouted|texted)\b).)*"
# Said by the grown-up, not repeated by a child: "he said my ex wife is mad".
_GROWN_UP_LIFE = re.compile(
    r"^(?:(?:hi|hello|well|so|and|but|speaking) )*as (?:a|an|the|her|his|their) (?:\w+ ){0,2}(?:mum|mother|dad|father|"
    r"parent|carer|grandmother|grandfather|grandparent|nan|gran|aunt|uncle|stepmum|stepdad|teacher|social worker|"
    r"solicitor|professional|adult|grown up)s?\b(?: (?!he|she|they|you|it)\w+)? ?(?:of \w+ )?(?:i|im|ive|my|we)\b"
    r"|" + _UNQUOTED + r"\bmy (?:clients?|(?:ex|late|former|estranged) ?(?:wife|husband|partner)|wife|husband|"
    r"step ?(?:son|daughter)s?|grandchild(?:ren)?|niece|nephew|pupils?|foster (?:child|children|son|daughter))\b"
)
_YOUNG = r"(?:[5-9]|1[0-7]|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
# Where words begin or end with an age below eighteen: "im 12 and my worker is mean".
_AGED_LIKE_A_CHILD = re.compile(
    rf"^(?:(?:hi|hello|hey|actually|no|but|well|um) )*(?:my name is \w+ (?:and )?)?"
    rf"(?:im|i am) (?:only |just |a )*{_YOUNG}"
    r"(?: and a half)?(?: ?(?:years?|yrs?|yr|y)(?: ?(?:old|o))?)?(?: and(?! a )| but| so| n|$)"
    r"|" + _UNQUOTED + rf"\b(?:im|i am) (?:only |just )*{_YOUNG}(?: (?:years?|yrs?)(?: old)?)?$"
)
# And with one from eighteen on: "im 19 and she lied about me when i was little".
_AGED_LIKE_A_GROWN_UP = re.compile(
    r"^(?:(?:hi|hello|hey|actually|no|but|well|um) )*(?:my name is \w+ (?:and )?)?(?:im|i am) (?:only |just )*"
    r"(?:1[89]|[2-9]\d|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)(?: (?:years?|yrs?)(?: old)?)?(?: now)?"
    r"(?: and| but| so|$)"
)
_CHILD = re.compile(
    r"^(?:actually |no |but |hi )*(?:i am|im) (?:only |just |actually )?(?:a (?:kid|child|"
    r"teenager|girl|boy)|the (?:kid|child)|[5-9]|1[0-7]|(?:nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen))(?: years old| yrs old| not an adult)?(?: actually| though| sorry)?$"
)
_RING_ANYWAY = re.compile(
    r"\b(?:ring|call|phone|talk to|speak to|text|contact|meet|ask) (?:the child|him|her|them|my (?:son|"
    r"daughter|grandson|granddaughter|niece|nephew)|(?P<name>\w+))\b"
    r".{0,25}\b(?:anyway|instead|after all|please|now|yourself|directly)\b|\bjust (?:ring|call|phone|"
    r"talk to|speak to) (?:the child|him|her|them)\b"
)


def sounds_grown_up(text: str) -> bool:
    """Whether the words are a grown-up's, about a child of theirs or their age, at the child's door (AD1)."""
    said = plain(text)
    return bool(_ADULT.search(said) or _GROWN_UP_LIFE.search(said) or _AGED_LIKE_A_GROWN_UP.match(said))


def sounds_like_a_child(text: str) -> bool:
    """Whether somebody on a grown-up's path says that they are a child."""
    said = plain(text)
    return bool(_CHILD.match(said) or _AGED_LIKE_A_CHILD.search(said))


def wants_child_rung(text: str, child: Optional[str]) -> bool:
    """Whether a helper who said no asks that the child be contacted after all (5.4)."""
    hit = _RING_ANYWAY.search(plain(text))
    return bool(hit and (not hit.group("name") or (child and hit.group("name") == plain(child))))
