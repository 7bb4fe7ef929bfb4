"""Giving a case to another manager, or passing it up: only to who may have it and is not named in it (D-39)."""

from __future__ import annotations

from collections.abc import Callable

from backoffice.procedure.commands import Assign, PassUp
from backoffice.procedure.terms import Role
from backoffice.records import Staff
from backoffice.services.access import shut_doors
from backoffice.services.casefile import CaseFile
from backoffice.services.refusals import GuardRefused

_NOT_THEM = "This person cannot have the case. Choose another."
_MANAGERS = (Role.CHILDRENS_MANAGER, Role.COMPLAINTS_MANAGER)


def handing_over(to: str) -> Callable[[CaseFile], Assign]:
    """Return what makes the command on the opened case. It raises GuardRefused for somebody who may not have it."""
    return lambda file: Assign(to=to, role=_role_of(file, to, *_MANAGERS))


def passing_up(to: str, reason: str) -> Callable[[CaseFile], PassUp]:
    """The same for a senior manager, with the reason."""

    def pass_up_in(file: CaseFile) -> PassUp:
        _role_of(file, to, Role.SENIOR_MANAGER)
        return PassUp(to=to, reason=reason)

    return pass_up_in


def _role_of(file: CaseFile, to: str, *wanted: Role) -> Role:
    staff = file.session.get(Staff, to)
    roles = [role for role in wanted if staff is not None and staff.active and role in staff.roles]
    if not roles:
        raise GuardRefused("G-ROLE", _NOT_THEM, "to")
    if shut_doors.is_shut(file.session, file.case, to):
        raise GuardRefused("G-SUBJECT", _NOT_THEM, "to")
    return roles[0]
