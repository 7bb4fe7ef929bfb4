"""What the house has set for itself on the settings page: numbers, links, hours, house rules (B-24).

A value set here stands over the one the program was started with, and taking it back brings that one back. Every change
is in the audit log. A procedure's own numbers cannot be changed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from backoffice.procedure.parameters import NUMBERS
from backoffice.records import Setting, Store, audit
from backoffice.services.refusals import NotDone
from backoffice.settings import Settings

_VALUE, _NUMBER = "value.", "number."
_LONGEST = 200
_LARGEST = 400


@dataclass(frozen=True)
class Editable:
    """One value that the settings page may change: a field of Settings, what it is called, and what it may hold."""

    name: str
    label: str
    fault: Callable[[str], str | None]
    hint: str = ""
    may_be_empty: bool = False


def _free(_: str) -> str | None:
    return None


def _phone(text: str) -> str | None:
    fits = re.fullmatch(r"[0-9 ]{3,20}", text) and any(digit.isdigit() for digit in text)
    return None if fits else "Use digits and spaces, such as 0300 456 4000."


def _email(text: str) -> str | None:
    return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else "Give an address such as name@office.example."


def _link(text: str) -> str | None:
    fits = re.fullmatch(r"(https://)?[a-z0-9.-]+\.[a-z]{2,}(/[A-Za-z0-9/_.~-]*)?", text)
    return None if fits else "Give an address such as www.ombudsman.org.uk."


def _hour(text: str) -> str | None:
    fits = re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text)
    return None if fits else "Give a time of day such as 09:00."


def _age(text: str) -> str | None:
    return None if text.isdecimal() and 10 <= int(text) <= 30 else "Give an age from 10 to 30."


GROUPS: Mapping[str, tuple[Editable, ...]] = {
    "Who we are": (
        Editable("phone", "Our phone number", _phone),
        Editable("reply_email", "Email address that people may write back to", _email, may_be_empty=True),
        Editable("post_address", "Address for letters", _free, "On one line, with commas.", may_be_empty=True),
    ),
    "Numbers and links in letters": (
        Editable("emergency", "Emergency number", _phone),
        Editable("childline", "Childline", _phone),
        Editable("childline_upper_age", "Childline's upper age", _age),
        Editable("samaritans", "Samaritans", _phone),
        Editable("ombudsman_phone", "Ombudsman's phone number", _phone),
        Editable("ombudsman_site", "Ombudsman's website", _link),
        Editable("mp_site", "Where to find an MP", _link),
        Editable("mp_phone", "Phone number to find an MP", _phone),
    ),
    "Office hours and cover": (
        Editable("office_opens", "The office opens", _hour, "London time, on working days."),
        Editable("office_closes", "The office closes", _hour),
        Editable("duty_address", "Duty address for safety worries", _email, may_be_empty=True),
        Editable(
            "out_of_hours_cover",
            "Who looks at safety worries in the evening and at weekends",
            _free,
            "A name or a team. Leave it empty if nobody does: the safeguarding page then says so.",
            may_be_empty=True,
        ),
    ),
}
_EDITABLE = {one.name: one for group in GROUPS.values() for one in group}
HOUSE_NUMBERS = tuple(number for number in NUMBERS.values() if number.house_rule)


def in_force(store: Store, started_with: Settings) -> Settings:
    """Return the settings with what the house has changed. A database that is away changes nothing."""
    try:
        with store.reading() as session:
            changed = _stored(session, _VALUE)
    except SQLAlchemyError:
        return started_with
    fields = {name: value for name, value in changed.items() if name in _EDITABLE}
    return replace(started_with, **fields) if fields else started_with


def numbers(session: Session) -> dict[str, int]:
    """Return the house-rule numbers that the office has changed: they govern cases received from now on."""
    house_rules = {number.id for number in HOUSE_NUMBERS}
    return {key: int(value) for key, value in _stored(session, _NUMBER).items() if key in house_rules}


def change(session: Session, started_with: Settings, told: Mapping[str, str], *, by: str) -> int:
    """Set what was typed, all of it or nothing. Returns how many values changed. Raises NotDone, naming the field."""
    wanted: dict[str, Any] = {}
    for name in told.keys() & _EDITABLE.keys():
        wanted[name] = _checked(_EDITABLE[name], told[name])
    hours, stored = ("office_opens", "office_closes"), _stored(session, _VALUE)
    opens, closes = (wanted.get(name, stored.get(name, getattr(started_with, name))) for name in hours)
    if wanted.keys() & set(hours) and time.fromisoformat(opens) >= time.fromisoformat(closes):
        raise WrongValue("office_closes", "The office has to close later than it opens.")
    return sum(
        _keep(session, _VALUE + name, value, getattr(started_with, name), by=by)
        for name, value in sorted(wanted.items())
    )


def change_numbers(session: Session, told: Mapping[str, str], *, by: str) -> int:
    """Set house-rule numbers, all or nothing. Returns how many changed. Raises NotDone, naming the field."""
    wanted = {}
    for number in HOUSE_NUMBERS:
        if number.id in told:
            typed = told[number.id].strip()
            if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:6]) <= _LARGEST):
                raise WrongValue(number.id, f"Give a whole number from 1 to {_LARGEST}.")
            wanted[number.id] = int(typed)
    return sum(
        _keep(session, _NUMBER + id, value, NUMBERS[id].value, by=by) for id, value in sorted(wanted.items())
    )


class WrongValue(NotDone):
    """One of the values typed cannot be used. ``field`` says which."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def _checked(one: Editable, typed: str) -> Any:
    text = " ".join(typed.split())
    if not text:
        if not one.may_be_empty:
            raise WrongValue(one.name, "This cannot be left empty.")
        return ""
    if len(text) > _LONGEST:
        raise WrongValue(one.name, f"Use at most {_LONGEST} characters.")
    if problem := one.fault(text):
        raise WrongValue(one.name, problem)
    return int(text) if one.name == "childline_upper_age" else text


def _keep(session: Session, key: str, value: Any, usual: Any, *, by: str) -> int:
    """Store a value where it differs from the usual one; forget it where it does not. Returns 1 for a change."""
    row = session.get(Setting, key)
    before = row.value if row is not None else usual
    if before == value:
        return 0
    if value == usual and row is not None:
        session.delete(row)
    elif row is None:
        session.add(Setting(key=key, value=value))
    else:
        row.value = value
    audit.note(session, who=by, what="setting_changed", subject=key, before=str(before)[:64], after=str(value)[:64])
    return 1


def _stored(session: Session, prefix: str) -> dict[str, Any]:
    rows = session.execute(select(Setting.key, Setting.value).where(Setting.key.startswith(prefix, autoescape=True)))
    return {key.removeprefix(prefix): value for key, value in rows}
