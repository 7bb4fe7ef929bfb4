"""What a letter may say of a case: names, dates, numbers and the child's own words, ready for the templates.

How to reach the child and the safety note are never among them: they are printed on no letter (specification 2.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import object_session

from backoffice.letters import Letter, Sender, compose, ombudsman_facts
from backoffice.letters.languages import say_language
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import Procedure, Proceedings, With
from backoffice.records import Case, CaseParty, ContactPlan
from backoffice.services.letters import wordings
from backoffice.services.refusals import GuardRefused
from backoffice.settings import Settings

_ROLES = {
    "childrens_manager": "Children's complaints manager",
    "complaints_manager": "Complaints manager",
    "senior_manager": "Senior manager",
}
_WAYS = {
    "in_person": "to meet",
    "video": "a video call",
    "phone": "a phone call",
    "email": "emails",
    "letter": "letters",
}


@dataclass(frozen=True)
class Writer:
    """Who writes: the signed-in person as letters name them."""

    name: str
    roles: frozenset[str]

    @property
    def role(self) -> str:
        """The role a letter is signed with: the one that answers children comes first."""
        return next((said for role, said in _ROLES.items() if role in self.roles), "Complaints team")


def sender(writer: Writer, settings: Settings) -> Sender:
    """Return who signs and how to answer. The reply address is the complaints team's, never a person's own."""
    return Sender(
        writer.name,
        writer.role,
        settings.org,
        settings.phone,
        settings.reply_email or settings.mail_from,
        settings.post_address,
    )


def told_by(state: CaseState) -> With:
    """Return who told us, and so who hears that we have it: the person who speaks for the child, if there is one.

    A child whom somebody speaks for may not know of it yet.
    """
    return With.CHILD if state.representative is None else With.REPRESENTATIVE


def addressee(state: CaseState) -> With:
    """Return to whom letters go: the child, unless they are not being contacted and somebody speaks for them (D-36)."""
    return With.CHILD if state.child_is_contacted or state.representative is None else With.REPRESENTATIVE


def party_addressed(case: Case, to: With) -> CaseParty | None:
    """Return the person of the case whom a letter to ``to`` is for."""
    roles = {With.CHILD: ("child", "complainant")}.get(to, (to.value,))
    return next((party for role in roles if (party := case.party(role))), None)


def plan_for(case: Case, to: With) -> ContactPlan | None:
    """Return how the person may be reached. A parent or a colleague is never reached in the child's way."""
    return {With.CHILD: case.contact_plan, With.REPRESENTATIVE: case.representative_plan}.get(to)


def name_of(party: CaseParty | None) -> str:
    """Return the name somebody likes to be called by, or an empty text."""
    if party is None:
        return ""
    return party.person.preferred_name or party.person.name or ""


def draft(
    template: str,
    case: Case,
    state: CaseState,
    writer: Writer,
    settings: Settings,
    today: date,
    more: Mapping[str, Any] | None = None,
    to: With | None = None,
) -> Letter:
    """Fill letter ``template``, in the words in force, from the case. What ``more`` holds goes before what it knows.

    Raises GuardRefused for a letter of the other procedure.
    """
    _refuse_what_is_of_the_other_procedure(template, state)
    whom = to or addressee(state)
    plan = plan_for(case, whom)
    told = {**of_case(case, state, settings, whom), **(more or {})}
    return compose(
        wordings.in_force(object_session(case), template),
        facts=told,
        reference=case.reference,
        dated=today,
        sender=sender(writer, settings),
        to_name=told.get("to_name") or name_of(party_addressed(case, whom)),
        big_print=bool(plan and "big_print" in (plan.needs or [])),
        language=_other_language(plan),
    )


def _refuse_what_is_of_the_other_procedure(template: str, state: CaseState) -> None:
    """No adult gets a letter that was written for a child, and no child one that was written for an adult (D-01)."""
    for_adults = template.startswith("L-P")
    if for_adults == (state.procedure is Procedure.THREE_STEP):
        return
    says = (
        "This letter belongs to the three-step procedure, and this case follows the children's policy."
        if for_adults
        else "This letter is written for a child. Of the three-step procedure only the acknowledgement is here so far: "
        "write any other letter yourself, and keep a copy with the case."
    )
    raise GuardRefused("G-LETTER-PROCEDURE", says)


def _other_language(plan: ContactPlan | None) -> str:
    """The language that was asked for, where it is not the one our letters are written in."""
    asked = (plan.language or "").strip() if plan else ""
    return "" if asked.casefold() in ("en", "english") else say_language(asked)


def of_case(case: Case, state: CaseState, settings: Settings, to: With) -> dict[str, Any]:
    """Return the facts of the case that letters may use. A promise not yet made is left out, and shows as a gap."""
    plan = case.contact_plan
    known: dict[str, Any] = {
        "to_helper": to is not With.CHILD,
        "child_name": case.child_first_name or "",
        "issues": [issue.text_verbatim or "" for issue in case.issues],
        "chosen_way": _WAYS.get(plan.method, "") if plan else "",
        "intro_due": state.intro_due,
        "response_due": state.effective_due,
        "step1_due": state.three_step.steps[0].due if state.three_step else None,
        "for_a_child": state.child_case,
        "support_asked": any(party.support_asked for party in case.parties),
        "old_due": state.effective_due,
        "next_update": state.kit_due,
        "proceedings_ended": state.proceedings is Proceedings.ENDED,
        "leader_offered": state.leader_meeting_offered,
    }
    return {**standing(settings, state.child_age), **{name: fact for name, fact in known.items() if fact is not None}}


def standing(settings: Settings, age: int | None) -> dict[str, Any]:
    """Return the numbers and links that stand in letters whatever the case."""
    return {
        "childline_fits": age is None or age <= settings.childline_upper_age,
        "childline": settings.childline,
        "samaritans": settings.samaritans,
        "emergency": settings.emergency,
        "ombudsman": ombudsman_facts(phone=settings.ombudsman_phone, site=settings.ombudsman_site),
        "mp_site": settings.mp_site,
        "mp_phone": settings.mp_phone,
    }
