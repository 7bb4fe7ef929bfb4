"""A new way to reach the child. The old one stays in the history, marked as replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from backoffice.procedure.commands import ChangeContactPlan
from backoffice.procedure.terms import ContactMethod, PartOfDay, Private
from backoffice.records import ContactPlan
from backoffice.services.casefile import CaseFile
from backoffice.services.finding import name_search


def changing(
    *,
    method: ContactMethod,
    value: str | None,
    private: Private,
    safety_note: str,
    safe_to_write: bool,
    times: tuple[PartOfDay, ...],
    reason: str,
    by: str,
    now: datetime,
) -> Callable[[CaseFile], ChangeContactPlan]:
    """Return what writes the new plan on the file and makes the command for the rules, which know no address."""

    def change_in(file: CaseFile) -> ChangeContactPlan:
        old = file.case.contact_plan
        plan = ContactPlan(
            method=method.value, private=private.value, party_role="child", valid_from=now, created_by=by
        )
        if old is not None:
            old.replaced_on = now
            plan.person_id, plan.party_role, plan.reply_by = old.person_id, old.party_role, old.reply_by
            plan.language, plan.interpreter, plan.needs = old.language, old.interpreter, old.needs
            plan.times_note, plan.needs_note, plan.supporter = old.times_note, old.needs_note, old.supporter
        plan.value, plan.safety_note, plan.times = value, safety_note or None, [part.value for part in times]
        file.case.contact_plans.append(plan)
        name_search.mark(file.case)
        return ChangeContactPlan(
            method=method,
            private=private,
            safety_note=bool(safety_note),
            safe_to_write=safe_to_write,
            reason=reason,
            times=times,
        )

    return change_in
