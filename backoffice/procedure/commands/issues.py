"""The issues of a complaint: what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import Body, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class AddIssue(Command):
    text: Words
    themes: tuple[str, ...] = ()
    about_body: Body = Body.CAFCASS
    split_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmIssue(Command):
    """The issue is one of the complaint's own, summarised beside the child's words."""

    issue: int
    summary: Words = ""
    confirmed_with_complainant_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MergeIssue(Command):
    issue: int
    into: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class WithdrawIssue(Command):
    issue: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class TagIssue(Command):
    issue: int
    themes: tuple[str, ...] = ()
    about_body: Body = Body.CAFCASS
    about_staff: tuple[str, ...] = ()
    quality: bool = False
