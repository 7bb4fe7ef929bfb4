"""Staff accounts: adding a person, the one-time link with which they set a password, finding who is who."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

import pyotp
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from backoffice.procedure.permissions import roles_refused
from backoffice.procedure.terms import Employment, Role
from backoffice.records import LoginSession, SetUpLink, SignInTries, Staff, StaffRole, audit
from backoffice.services.access import namesakes
from backoffice.services.refusals import NotDone
from backoffice.services.staff import passwords

ROLES = tuple(role.value for role in Role if role is not Role.SYSTEM)
_LONGEST_NAME = 120
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def add_staff(
    session: Session,
    *,
    email: str,
    roles: Iterable[str],
    now: datetime,
    by: str = "system",
    name: str | None = None,
    front_line: bool = False,
    employment: Employment = Employment.EMPLOYEE,
    made_up: bool = False,
) -> Staff:
    """Add a person with their roles. Raises NotDone if the address is taken, or a name or role is none (B-01, C-1a)."""
    address = email.strip().lower()
    wanted = sorted(set(roles))
    if len(address) > 254 or not _EMAIL.fullmatch(address):
        raise NotDone("That is not an email address.")
    if len((name or "").strip()) > _LONGEST_NAME:
        raise NotDone(f"A name has at most {_LONGEST_NAME} characters.")
    if not wanted:
        raise NotDone("Give at least one role.")
    if unknown := [role for role in wanted if role not in ROLES]:
        raise NotDone(f"There is no role {unknown[0]}. The roles are: {', '.join(ROLES)}.")
    if refused := roles_refused([Role(role) for role in wanted], front_line=front_line):
        raise NotDone(f"Front-line staff cannot be {refused[0].value} (C-1).")
    if by_email(session, address) is not None:
        raise NotDone(f"There is already an account for {address}.")
    staff = Staff(
        email=address,
        name=(name or _name_in(address)).strip(),
        front_line=front_line,
        employment=employment,
        made_up=made_up,
        created_by=by,
        created_at=now,
    )
    staff.role_rows = [StaffRole(role=role) for role in wanted]
    session.add(staff)
    session.flush()
    namesakes.shut_out_newcomer(session, staff)
    audit.note(session, who=by, what="staff_added", subject=staff.id, after=",".join(wanted)[:64], at=now)
    return staff


def issue_link(session: Session, staff: Staff, *, hours: int, now: datetime, by: str = "system") -> str:
    """Return the token of a fresh set-up link; older links of this person open nothing any more."""
    session.execute(delete(SetUpLink).where(SetUpLink.staff_id == staff.id, SetUpLink.used_at.is_(None)))
    token = secrets.token_urlsafe(32)
    session.add(
        SetUpLink(token_hash=_hash(token), staff_id=staff.id, made_at=now, expires_at=now + timedelta(hours=hours))
    )
    audit.note(session, who=by, what="set_up_link_made", subject=staff.id, at=now)
    return token


def holder_of(session: Session, token: str, now: datetime) -> Staff | None:
    """Return whose set-up link this is, or None if it was used, is too old, or never was one."""
    link = session.get(SetUpLink, _hash(token))
    if link is None or link.used_at is not None or now > link.expires_at:
        return None
    staff = session.get(Staff, link.staff_id)
    return staff if staff is not None and staff.active else None


def set_password(
    session: Session,
    token: str,
    password: str,
    *,
    now: datetime,
    code_secret: str | None = None,
    code: str | None = None,
) -> Staff:
    """Set the password of the link's holder and use the link up. Raises NotDone with what to do.

    Where one-time codes are on, ``code_secret`` is kept once ``code`` shows that the person's device has it.
    """
    link = session.get(SetUpLink, _hash(token), with_for_update=True)
    staff = holder_of(session, token, now)
    if staff is None or link is None:
        raise NotDone("This link has been used or is too old. Ask your administrator for a new one.")
    if problem := passwords.fault(password, staff.email):
        raise NotDone(problem)
    if code_secret is not None:
        if not pyotp.TOTP(code_secret).verify(code or "", for_time=now, valid_window=1):
            raise NotDone("That code does not match. Enter the six digits that your app shows now.")
        staff.code_secret = code_secret
    staff.password_hash = passwords.hashed(password)
    link.used_at = now
    end_sessions(session, staff)
    session.execute(delete(SignInTries).where(SignInTries.email_hash == email_hash(staff.email)))
    audit.note(session, who=staff.id, what="password_set", subject=staff.id, at=now)
    return staff


def change_roles(session: Session, staff: Staff, roles: Iterable[str], *, by: str, now: datetime) -> None:
    """Give a person other roles. Raises NotDone if one of them is none, or is refused to front-line staff."""
    wanted = sorted(set(roles))
    if not wanted or any(role not in ROLES for role in wanted):
        raise NotDone("Choose at least one role.")
    if refused := roles_refused([Role(role) for role in wanted], front_line=staff.front_line):
        raise NotDone(f"Front-line staff cannot be {refused[0].value} (C-1).")
    if "admin" in staff.roles and "admin" not in wanted:
        _keep_one_admin(session, staff)
    before = ",".join(sorted(staff.roles))
    staff.role_rows = [row for row in staff.role_rows if row.role in wanted] + [
        StaffRole(role=role) for role in wanted if role not in staff.roles
    ]
    audit.note(
        session, who=by, what="roles_changed", subject=staff.id, before=before[:64], after=",".join(wanted)[:64], at=now
    )


def close_account(session: Session, staff: Staff, *, by: str, now: datetime) -> None:
    """Close a person's account: every session of theirs ends at once. Their name stays on what they did."""
    if "admin" in staff.roles:
        _keep_one_admin(session, staff)
    staff.active = False
    staff.password_hash = None
    end_sessions(session, staff)
    audit.note(session, who=by, what="account_closed", subject=staff.id, at=now)


def end_sessions(session: Session, staff: Staff) -> None:
    """End every session of this person."""
    session.execute(delete(LoginSession).where(LoginSession.staff_id == staff.id))


def by_email(session: Session, email: str) -> Staff | None:
    """Return the person with this address, however it is written."""
    return session.scalars(select(Staff).where(func.lower(Staff.email) == email.strip().lower())).first()


def email_hash(email: str) -> str:
    """Return under which name the failed tries at an address are counted."""
    return _hash(email.strip().lower())


def everybody(session: Session) -> list[Staff]:
    """Return all staff by name, those whose account is closed last."""
    return list(session.scalars(select(Staff).order_by(Staff.active.desc(), Staff.name, Staff.id)))


def with_role(session: Session, *roles: str) -> list[Staff]:
    """Return the active staff who have one of these roles, the longest-serving first."""
    found = select(Staff).join(StaffRole).where(Staff.active, StaffRole.role.in_(roles))
    return list(session.scalars(found.order_by(Staff.created_at, Staff.id)).unique())


def forget_old_links(session: Session, now: datetime) -> None:
    """Drop set-up links that can no longer be used."""
    session.execute(delete(SetUpLink).where(SetUpLink.expires_at < now))


def _keep_one_admin(session: Session, leaving: Staff) -> None:
    if not [staff for staff in with_role(session, "admin") if staff.id != leaving.id]:
        raise NotDone("Somebody has to look after the accounts: make another person admin first.")


def _name_in(address: str) -> str:
    return " ".join(part.capitalize() for part in re.split(r"[._-]+", address.split("@")[0]) if part)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
