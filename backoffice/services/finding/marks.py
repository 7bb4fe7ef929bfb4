"""Narrowing a list of cases to those that bear a mark: a flag, a theme, a name in it.

A mark that few bear is sought through the list of its bearers. One that many bear is looked for along the list's own
order, where a page is soon full: so neither costs more the more cases there are.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from backoffice.records import Case, CaseMark

_FEW = 500


def bearing(session: Session, kind: str, value: str) -> ColumnElement[bool]:
    """The condition for cases that bear a mark."""
    bearers = select(CaseMark.case_id).where(CaseMark.kind == kind, CaseMark.value == value)
    if _count(session, kind, value) <= _FEW:
        return Case.id.in_(bearers)
    return bearers.where(CaseMark.case_id == Case.id).exists()


def _count(session: Session, kind: str, value: str) -> int:
    """How many bear it, counted no further than it takes to know that they are many."""
    some = select(CaseMark.case_id).where(CaseMark.kind == kind, CaseMark.value == value).limit(_FEW + 1)
    return session.scalar(select(func.count()).select_from(some.subquery())) or 0
