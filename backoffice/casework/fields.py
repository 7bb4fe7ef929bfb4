"""What a form asks, as data: the same table draws the form, reads what was typed, and gives it back when refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from backoffice import clock
from backoffice.procedure.commands import TimetableLine

Choices = Iterable[tuple[str, str]]

FILES = "files"

_EMPTY: Any = None
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))? ?(am|pm)?", re.ASCII)
_DAY_AND_WORDS = re.compile(r"(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})[ :,-]+(.+)")


@dataclass(frozen=True)
class Field:
    """One question of a form. ``name`` is also the name of the command's own field.

    ``kind`` is one of words (a box of lines), line, staff (a name that is looked up among those who work here), date,
    time, number, choice, many (choices of which any number may be ticked), yes_no, tick, money, steps (dated lines),
    files (which come with the request and are read there, not here).
    ``choices`` are the (value, words) pairs of a choice, or the name of a list that the page fills from the case
    ("issues", "remedies", "payments", "parents", "handlers", "seniors").
    ``suggest`` names a list of words that the box offers without asking for one of them ("staff").
    ``must`` says what to tell a person who left it out; without it, leaving it out is judged by the guards.
    """

    name: str
    label: str
    kind: str = "words"
    hint: str = ""
    choices: tuple[tuple[str, str], ...] | str = ()
    of: type[StrEnum] | None = None
    must: str = ""
    start: str = ""
    rows: int = 4
    suggest: str = ""
    seldom: bool = False
    """Asked only when something is out of the ordinary; the page keeps such questions together, folded away."""
    optional: bool = False
    """Whether nobody minds an empty answer, whatever else was told. The page says so beside the question."""
    longest: int = 0
    """The characters that a line may have; any number where it is 0."""

    def read(self, typed: Mapping[str, str]) -> Any:
        """Return the value for the command. Raises NotUnderstood with what to do about it."""
        return _READERS[self.kind](self, typed)


class NotUnderstood(ValueError):
    """What was typed in one field cannot be used. The message is for the person who typed it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def choices_of(values: Iterable[StrEnum], words: Mapping[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """Return (value, words) pairs; a value without words of its own is said as it is spelled."""
    said = words or {}
    return tuple((value.value, said.get(value.value, value.value.replace("_", " ").capitalize())) for value in values)


def chosen(
    name: str,
    label: str,
    values: Iterable[StrEnum],
    words: Mapping[str, str],
    *,
    start: str = "",
    must: str = "",
    hint: str = "",
) -> Field:
    """One of the office's own values, all of one list, each said in these words."""
    offered = tuple(values)
    said, kind = choices_of(offered, words), type(offered[0])
    return Field(name, label, "choice", hint=hint, choices=said, of=kind, start=start, must=must)


def a_day(name: str, label: str) -> Field:
    """A day that must be told, and is today unless another one is."""
    return Field(name, label, "date", start="today", must="Enter the day.")


def read_all(fields: Iterable[Field], typed: Mapping[str, str]) -> tuple[dict[str, Any], list[NotUnderstood]]:
    """Read every field. Returns the values, and all that could not be understood, in the order of the form."""
    values: dict[str, Any] = {}
    troubles: list[NotUnderstood] = []
    for field in fields:
        if field.kind == FILES:
            continue
        try:
            values[field.name] = field.read(typed)
        except NotUnderstood as trouble:
            troubles.append(trouble)
    return values, troubles


def ticked(name: str, values: Iterable[str]) -> dict[str, str]:
    """Return what the boxes of a field with many choices hold for these values."""
    return {f"{name}-{value}": "yes" for value in values}


def date_parts(name: str, day: date | None) -> dict[str, str]:
    """Return what the three boxes of a date field hold for ``day``."""
    if day is None:
        return {}
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _words(field: Field, typed: Mapping[str, str]) -> str:
    told = typed.get(field.name, "").replace("\r\n", "\n").strip()
    if not told and field.must:
        raise NotUnderstood(field.name, field.must)
    return told


def _line(field: Field, typed: Mapping[str, str]) -> str | None:
    told = " ".join(_words(field, typed).split())
    if field.longest and len(told) > field.longest:
        raise NotUnderstood(field.name, f"“{field.label}” has room for {field.longest} characters. Make it shorter.")
    return told or None


_YEARS_AHEAD = 3
"""No promise is made for longer: a slip of the key must not put one off until nobody who made it works here."""


def _date(field: Field, typed: Mapping[str, str]) -> date | None:
    parts = [typed.get(f"{field.name}-{part}", "").strip() for part in ("day", "month", "year")]
    if not any(parts):
        if field.must:
            raise NotUnderstood(field.name, field.must)
        return _EMPTY
    try:
        day, month, year = (int(part) for part in parts)
        told = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise NotUnderstood(field.name, f"“{field.label}” must be a real date, such as 27 3 2026.") from None
    if told.year > clock.today().year + _YEARS_AHEAD:
        raise NotUnderstood(field.name, f"“{field.label}” is many years away. Check the year.")
    return told


_NUMBERED = ("issues", "remedies", "payments")  # what the case counts from 1; everything else is chosen by its own name


def _choice(field: Field, typed: Mapping[str, str]) -> Any:
    told = typed.get(field.name, "").strip()
    if not told:
        if field.must:
            raise NotUnderstood(field.name, field.must)
        return _EMPTY
    offered = dict(field.choices) if isinstance(field.choices, tuple) else {}
    if told not in [*(offered or field.of or (told,))]:
        raise NotUnderstood(field.name, f"Choose one of the answers for “{field.label}”.")
    if field.of is None:
        return int(told) if field.choices in _NUMBERED and told.isdecimal() else told
    return field.of(told)


def _many(field: Field, typed: Mapping[str, str]) -> tuple[Any, ...]:
    """Every choice is a box of its own, called after the field and its value."""
    offered = () if isinstance(field.choices, str) else field.choices
    told = tuple(value for value, _ in offered if typed.get(f"{field.name}-{value}") == "yes")
    if not told and field.must:
        raise NotUnderstood(field.name, field.must)
    return told if field.of is None else tuple(field.of(value) for value in told)


def _time(field: Field, typed: Mapping[str, str]) -> time | None:
    told = _line(field, typed)
    if told is None:
        return None
    found = _CLOCK.fullmatch(told.casefold())
    try:
        if found is None:
            raise ValueError
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
        if half and not 1 <= hour <= 12:
            raise ValueError
        return time(hour % 12 + 12 * (half == "pm") if half else hour, minute)
    except ValueError:
        raise NotUnderstood(field.name, f"“{field.label}” must be a time, such as 9:30 or 4.15pm.") from None


def _number(field: Field, typed: Mapping[str, str]) -> int | None:
    told = typed.get(field.name, "").strip()
    if not told:
        return None
    if not (told.isascii() and told.isdecimal() and len(told) < 6):
        raise NotUnderstood(field.name, f"“{field.label}” must be a whole number, such as 11.")
    return int(told)


def _tick(field: Field, typed: Mapping[str, str]) -> bool:
    return typed.get(field.name) == "yes"


def _yes_or_no(field: Field, typed: Mapping[str, str]) -> bool | None:
    told = _choice(field, typed)
    return None if told is None else told == "yes"


def _pence(field: Field, typed: Mapping[str, str]) -> int | None:
    told = typed.get(field.name, "").strip().removeprefix("£").replace(",", "")
    if not told:
        return None
    pounds, _, pence = told.partition(".")
    if not (pounds.isdecimal() and (pence == "" or (pence.isdecimal() and len(pence) == 2))):
        raise NotUnderstood(field.name, f"“{field.label}” must be an amount in pounds, such as 50 or 12.50.")
    return int(pounds) * 100 + int(pence or 0)


def _steps(field: Field, typed: Mapping[str, str]) -> tuple[TimetableLine, ...]:
    """One step a line: its day first, then what happens."""
    return tuple(_step(field, line) for line in _words(field, typed).splitlines() if line.strip())


def _step(field: Field, line: str) -> TimetableLine:
    found = _DAY_AND_WORDS.fullmatch(line.strip())
    try:
        if found is None:
            raise ValueError
        day, month, year = (int(part) for part in found.groups()[:3])
        return TimetableLine(on=date(year, month, day), what=found[4].strip())
    except ValueError:
        raise NotUnderstood(
            field.name, f"Begin each line of “{field.label}” with its day, such as: 27 3 2026 I talk with your worker."
        ) from None


_READERS: dict[str, Callable[[Field, Mapping[str, str]], Any]] = {
    "words": _words,
    "line": _line,
    "staff": _line,
    "time": _time,
    "number": _number,
    "many": _many,
    "date": _date,
    "choice": _choice,
    "tick": _tick,
    "yes_no": _yes_or_no,
    "money": _pence,
    "steps": _steps,
}
