"""Who has a part in a case: what people ask."""

from __future__ import annotations

from dataclasses import dataclass

from ..terms import Part, Role, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class NameSubject(Command):
    """Says that a member of staff is a person the complaint is about (or that person's manager): C-1, D-39."""

    staff: str
    part: Part = Part.SUBJECT
    in_complaints_team: bool = False


@dataclass(frozen=True, kw_only=True)
class ClearSubject(Command):
    """Says that somebody was named in error: the complaint is not about them, and never was (C-1, D-39)."""

    staff: str
    reason: Words


@dataclass(frozen=True, kw_only=True)
class DescribeChild(Command):
    """Says what is known of the child by now. The name is on the file; the rules know the age alone."""

    age: int | None = None


@dataclass(frozen=True, kw_only=True)
class Assign(Command):
    """Gives a case, or a part in it, to a person."""

    to: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class PassUp(Command):
    """Passes a case to a senior manager (D-39, and when nobody else may hold it)."""

    to: str
    reason: Words
