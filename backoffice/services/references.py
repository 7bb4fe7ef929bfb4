"""Case references: easy to read out on the phone, impossible to guess from another one, and checked for slips.

``CC-7KQ2XD``: what kind it is, five random characters and one check character, all from an alphabet without
vowels, 0, 1 and L. The check covers the kind too, so that CC and PC cannot be mixed up unnoticed. It is the ISO 7064
hybrid system over this alphabet, which finds every single wrong character and every swap of neighbours but a few.
"""

from __future__ import annotations

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.records import Case

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
PREFIXES = ("CC", "PC", "FB", "MW", "CB")
_RANDOM = 5
_SIZE = len(ALPHABET)


def prefix_for(kind: str, procedure: str | None) -> str:
    """Return the first two letters of a reference: what kind of thing it stands for."""
    if kind == "complaint":
        return "CC" if procedure == "children_policy" else "PC"
    return {"feedback": "FB", "message_for_worker": "MW", "callback_request": "CB"}[kind]


def fresh(session: Session, prefix: str) -> str:
    """Return a reference that no case has."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
        reference = f"{prefix}-{body}{check_character(prefix + body)}"
        if session.scalar(select(Case.id).where(Case.reference == reference)) is None:
            return reference


def normalised(typed: str) -> str | None:
    """Return the reference somebody typed, in its one spelling, or None if it cannot be one."""
    text = "".join(typed.upper().split()).replace("-", "")
    if len(text) != 2 + _RANDOM + 1 or text[:2] not in PREFIXES or any(letter not in ALPHABET for letter in text):
        return None
    return f"{text[:2]}-{text[2:]}" if check_character(text[:-1]) == text[-1] else None


def check_character(text: str) -> str:
    """Return the check character for these characters (ISO 7064, hybrid, modulus 29 and 28)."""
    remainder = _SIZE
    for letter in text:
        total = (remainder + ALPHABET.index(letter)) % _SIZE or _SIZE
        remainder = total * 2 % (_SIZE + 1)
    return ALPHABET[(_SIZE + 1 - remainder) % _SIZE]
