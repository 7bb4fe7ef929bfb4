"""Passwords: what is a good one, and how one is kept (argon2id)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 200

_TOO_COMMON = (
    "password",
    "passw0rd",
    "qwerty",
    "letmein",
    "welcome",
    "12345678",
    "abcdefgh",
    "iloveyou",
    "complaints",
    "cafcass",
)


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return _hasher().hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Say whether this is the password; as slow when there is none as when there is one."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(password_hash or _nobodys(), password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    """The way passwords are hashed, loaded when the first one is: most commands never need it."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """Return a hash to check when nobody has the address, so that it takes as long as a wrong password."""
    return _hasher().hash("nobody has this password")


def needs_new_hash(password_hash: str) -> bool:
    """Say whether the hash was made with older parameters than today's."""
    return _hasher().check_needs_rehash(password_hash)


def fault(password: str, email: str) -> str | None:
    """Return in one sentence why a password is not good enough, or None. Length is what counts, not odd characters."""
    lowered = password.casefold()
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters. Three words that do not belong together are easy to remember."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} characters."
    if len(set(lowered)) < 5:
        return "Use more than a few different characters."
    local = email.split("@")[0].casefold()
    if len(local) > 2 and local in lowered:
        return "Leave your email address out of your password."
    stripped = lowered.strip("0123456789!.?-_ ")
    if any(stripped in (common, common * 2) or lowered.startswith(common) for common in _TOO_COMMON):
        return "That begins like a password that many people use. Choose other words."
    return None
