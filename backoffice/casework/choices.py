"""The choices that come from the case itself, or from who works here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from backoffice.casework.opening import Opened
from backoffice.procedure.permissions import HANDLERS
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import Role
from backoffice.records import Case, Exclusion, Issue, Remedy, Staff
from backoffice.services.cases import whois
from backoffice.services.staff import people


def choices(seen: Opened) -> dict[str, list[Any]]:
    """Return every list that a form may name: (value, words) pairs to choose from, and names to offer."""
    case = seen.case
    return {
        "issues": [(str(issue.number), issue_label(issue)) for issue in open_points(case)],
        "remedies": [remedy_choice(each) for each in case.remedies if _is_open(each)],
        "payments": [remedy_choice(each) for each in case.remedies if each.number in _waiting(seen.state)],
        "parents": [(parent.party, whois.name_of(case, parent.party)) for parent in seen.state.parents],
        "subjects": [(key, whois.name_of(case, key)) for key in sorted(seen.state.subjects)],
        "handlers": _free(seen, *HANDLERS),
        "seniors": _free(seen, Role.SENIOR_MANAGER),
        "staff": whois.suggestions(seen.file.session),
    }


def open_points(case: Case) -> list[Issue]:
    """Return the points that still ask for an answer."""
    return [issue for issue in case.issues if issue.status not in ("merged", "withdrawn")]


def issue_label(issue: Issue) -> str:
    """Return a point as a form names it: its number and its first words."""
    text = " ".join((issue.summary_by_manager or issue.text_verbatim or "").split())
    return f"{issue.number}. {text[:80]}{'…' if len(text) > 80 else ''}"


def remedy_choice(remedy: Remedy) -> tuple[str, str]:
    """Return something that is put right as a form offers it: its number, and its first words."""
    return str(remedy.number), f"{remedy.number}. {(remedy.text or '')[:80]}"


def _waiting(state: CaseState) -> set[int]:
    """The payments that nobody has approved yet."""
    return {each.number for each in state.remedies if each.unapproved_payment}


def _is_open(remedy: Remedy) -> bool:
    return remedy.status in ("proposed", "agreed")


def _free(seen: Opened, *roles: Role) -> list[tuple[str, str]]:
    """Those who hold one of these roles, are not the one who has the case, and are not named in it (D-39)."""
    session = seen.file.session
    shut = select(Exclusion.staff_id).where(Exclusion.case_id == seen.case.id, Exclusion.in_force)
    out = {*session.scalars(shut), *seen.state.subjects, seen.state.assignee}
    found: list[Staff] = people.with_role(session, *(role.value for role in roles))
    return [(staff.id, staff.name) for staff in found if staff.id not in out]
