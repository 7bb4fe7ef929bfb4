"""Words that may be for somebody else: the judge, the council, the police; or a wish that is no complaint.

Nobody is turned away (5.8). The bot only asks, and only where the words are plainly about another body and not about
Cafcass too: a complaint about a worker that names a school stays a complaint about a worker.
"""

from __future__ import annotations

import re
from typing import Dict, Optional

from bot.conversation.matching import plain

_DID = (r"(?:is|was|are|were|isnt|wasnt|arent|werent|did|didnt|does|doesnt|do|dont|never|always|keeps?|kept|"
        r"wont|wouldnt|"
        r"said|says|told|made|makes|took|takes|got|ignored|ignores?|lied|lies|decided|decides|shouted|"
        r"shouts|hates?|sent|"
        r"gave|refused|forgot|has|hasnt|have|havent|had|hadnt|just|let|lost|put|stopped|thinks|wants)")

_SIGNS: Dict[str, str] = {
    "cafcass_cymru": r"\bcafcass (?:cymru|wales)\b",
    "court_judge": (rf"\b(?:the |my |that |this )?(?:judge|magistrate)s? {_DID}\b|\b(?:judges?|"
                    rf"courts?) (?:decision|order|ruling|mind)\b"
                    r"|\bchange (?:the judge|what the (?:judge|court) (?:said|says|decided)|the (?:decision|"
                    r"order)|his mind|her mind|their mind)\b"
                    r"|\bthe court (?:said|says|decided|decides|made|makes|ordered|wont|sent) \b"
                    r"|\b(?:dont|didnt) (?:like|agree with) (?:what )?the (?:judge|court)\b"),
    "court_staff": r"\b(?:the court (?:lost|forgot|rang|never (?:sent|rang|wrote|called|answered|told))|"
                   r"court (?:staff|usher|clerk|office|reception|receptionist)|ushers?|people (?:at|"
                   r"in) (?:the )?court|(?:lady|man|woman|person) (?:at|on) (?:the )?court (?:desk|"
                   r"reception))\b",
    "local_authority": r"\b(?:the |my |our )?(?:council|local authority|childrens services|social services)\b",
    "solicitor": rf"\b(?:my |the |our |mums |dads )?(?:solicitor|lawyer|barrister)s? {_DID}\b",
    "police": rf"\b(?:the |a )?(?:police(?: ?man| ?woman| officers?)?|cops?|feds) {_DID}\b",
    "school": rf"\b(?:my|the|our) (?:school|(?:head ?)?teachers?|headmaster|headmistress) {_DID}\b",
}
_PATTERNS = {body: re.compile(sign) for body, sign in _SIGNS.items()}

# Cafcass itself, or somebody who may well be the Cafcass worker: then nobody is sent elsewhere.
_OURS = re.compile(
    r"\b(?:cafcass(?! (?:cymru|wales))|my worker|the worker|workers?|guardian|"
    r"(?<!police )officer(?! (?:was|came|said))|social worker|fco|"
    r"report|you lot|you guys|family court adviser|your (?:staff|worker|lady|people))\b")

# Another body named outright, with its worker, who is then not ours.
_WORKER = r"(?:my |the |a )?(?:social workers?|workers?|lady|man|woman|person|people)"
_FROM = r"(?:from|at|of|in|with)"
_THEIRS = {
    "local_authority": re.compile(r"\b(?:my |the |a )?(?:council|local authority) (?:social )?workers?\b"
                                  rf"|\b{_WORKER} {_FROM} (?:the |my |our )?(?:council|local authority)\b"),
    "cafcass_cymru": re.compile(rf"\b(?:(?:{_WORKER}|(?:my |the |a )?(?:guardian|officer)) {_FROM} )?"
                                rf"(?:cafcass (?:cymru|wales)|welsh cafcass)(?: workers?)?\b"),
}

_PRAISES = re.compile(r"\b(?:nice|kind|lovely|good|great|helpful|brilliant|fine) ?(?:to me|but|and|though)?\b")

_WISH = re.compile(
    r"^(?:please |hi |i just |just |can you |could you |will you |pls |i want (?:you )?to |i need (?:you )?to |"
    r"i would like (?:you )?to )*(?:(?:tell|let) (?:the )?(?:judge|court|my worker|my guardian) (?:know )?(?:that )?"
    r"(?:i|we|im)\b"
    r"|i (?:just |really )?(?:want|wanna|need|would like) (?:the )?(?:judge|court|my worker|my guardian) to know "
    r"(?:that )?(?:i|we|im)\b"
    r"|(?:pass|send) (?:this |it |a message |something )?on to (?:the |my )(?:judge|court|worker|guardian)\b"
    r"|i (?:just |really |only |still )*(?:want|wanna|wish|would like|d like|dont want|dont wanna|need|hope|"
    r"would rather) (?:i could |to be able |that i )?"
    r"(?:to )?(?:live|stay|see|spend|go (?:back )?(?:to|home|and live)|visit|be with|move|sleep|come home|"
    r"stop seeing|stop going|have contact)\b"
    r"|(?:let the judge know|say to the judge|ask the judge)\b)")
_COMPLAINS = re.compile(
    r"\b(?:never|didnt|wont|ignored|lied|rude|late|wrong|listen|unfair|promised|but (?:she|he|they|my|"
    r"no one|nobody)|asked (?:her|him|them)|"
    r"told (?:her|him|them)|no one|nobody)\b")


def other_body(text: str) -> Optional[str]:
    """Return the body that the words are plainly about, or None where they are, or may be, about us."""
    said = plain(text)
    if _PRAISES.search(said):
        return None
    for body, sign in _THEIRS.items():
        if sign.search(said):
            return None if _OURS.search(sign.sub(" ", said)) else body
    if _OURS.search(said):
        return None
    return next((body for body, sign in _PATTERNS.items() if sign.search(said)), None)


def wish_about_case(text: str) -> bool:
    """Whether the words are a wish for the court rather than something that went wrong (OS3)."""
    said = plain(text)
    return bool(_WISH.search(said)) and not _COMPLAINS.search(said)


def child_at_risk(text: str) -> bool:
    """Whether a grown-up's words about safety bring a child into it (S9)."""
    return bool(re.search(r"\b(?:child|children|kid|kids|son|daughter|boy|girl|baby|grandson|granddaughter|"
                        r"niece|nephew|"
                          r"pupil|student|little one|toddler|teenager|year old)\b", plain(text)))
