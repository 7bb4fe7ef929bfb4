"""Signing in: a password, where the setting says so a one-time code, and a lock after too many failed tries (B-01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from sqlalchemy import delete
from sqlalchemy.orm import Session

from backoffice.records import SignInTries, Staff, audit
from backoffice.services.staff import passwords, people

_CODE_SECONDS = 30
_FORGET_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Tried:
    """How a try ended: the person who is in, or a message that says nothing about who has an account."""

    staff: Staff | None
    message: str = ""
    locked: bool = False


@dataclass(frozen=True)
class LockRule:
    """How many failed tries lock an address, and for how long."""

    tries: int
    minutes: int


def try_to_sign_in(
    session: Session, *, email: str, password: str, code: str | None, codes_on: bool, rule: LockRule, now: datetime
) -> Tried:
    """Check a password (and code). Counts the failure, or forgets earlier ones. The caller commits either way."""
    tries = session.get(SignInTries, people.email_hash(email), with_for_update=True)
    if tries is not None and tries.locked_until is not None and now < tries.locked_until:
        return Tried(None, _locked(rule), locked=True)
    staff = people.by_email(session, email)
    known = passwords.matches(staff.password_hash if staff else None, password)
    if staff is None or not known or not staff.active or (codes_on and not _code_opens(staff, code, now)):
        return _failed(session, email, tries, rule, now, staff)
    if tries is not None:
        session.delete(tries)
    if staff.password_hash and passwords.needs_new_hash(staff.password_hash):
        staff.password_hash = passwords.hashed(password)
    audit.note(session, who=staff.id, what="signed_in", at=now)
    return Tried(staff)


def unlock(session: Session, email: str, *, by: str, now: datetime) -> None:
    """Forget the failed tries at this address."""
    session.execute(delete(SignInTries).where(SignInTries.email_hash == people.email_hash(email)))
    audit.note(session, who=by, what="unlocked", at=now)


def forget_old_tries(session: Session, now: datetime) -> None:
    """Drop the counts of tries that are a day old."""
    session.execute(delete(SignInTries).where(SignInTries.last_at < now - _FORGET_AFTER))


def _failed(
    session: Session, email: str, tries: SignInTries | None, rule: LockRule, now: datetime, staff: Staff | None
) -> Tried:
    if tries is None:
        tries = SignInTries(email_hash=people.email_hash(email), failures=0, last_at=now)
        session.add(tries)
    if tries.locked_until is not None:  # The lock has run out: counting begins again.
        tries.failures, tries.locked_until = 0, None
    tries.failures += 1
    tries.last_at = now
    who = staff.id if staff else "system"
    if tries.failures < rule.tries:
        audit.note(session, who=who, what="sign_in_failed", at=now)
        return Tried(None, "The email address, the password or the code is not right.")
    tries.locked_until = now + timedelta(minutes=rule.minutes)
    audit.note(session, who=who, what="locked", at=now)
    return Tried(None, _locked(rule), locked=True)


def _code_opens(staff: Staff, code: str | None, now: datetime) -> bool:
    secret = staff.code_secret
    if secret is None:
        return False
    step = int(now.timestamp()) // _CODE_SECONDS
    for near in (step, step - 1, step + 1):
        used = staff.last_code_step is not None and near <= staff.last_code_step
        if not used and pyotp.utils.strings_equal((code or "").strip(), pyotp.TOTP(secret).at(near * _CODE_SECONDS)):
            staff.last_code_step = near
            return True
    return False


def _locked(rule: LockRule) -> str:
    return f"There were too many wrong tries. Wait {rule.minutes} minutes, or ask your administrator for a new link."
