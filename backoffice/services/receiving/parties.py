"""The people in a submission: the child, who speaks for them, the adult complainant, and the worker it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backoffice.clock import london_date
from backoffice.records import Case, CaseParty, ContactPlan, Person

_PARENTS = ("parent", "step_parent", "foster_carer", "guardian_or_special_guardian")


def add_all(case: Case, body: Mapping[str, Any], now: datetime, by: str = "chat") -> None:
    """Put everybody whom the submission names into the case, with how each may be reached."""
    adult_own = body["chatter_role"] == "adult_service_user"
    if body["child"] is not None and not (adult_own and body["complainant"]):
        child = _party(
            case,
            "child",
            body["child"]["name"],
            "young_adult" if body["chatter_role"] == "young_adult" else "child",
            now,
            by,
        )
        child.person.age_given = body["child"]["age"]
        child.person.age_on = london_date(now) if body["child"]["age"] is not None else None
        case.child_first_name = _first_word(body["child"]["name"])
        _plan(case, child, body["contact"], body["needs"], now, by)
    if body["representative"] is not None:
        _representative(case, body["representative"], body["needs"], now, by)
    if body["complainant"] is not None:
        complainant = _party(case, "complainant", body["complainant"]["name"], "adult", now, by)
        complainant.support_asked = body["complainant"].get("support_asked")
        _plan(case, complainant, body["contact"], body["needs"], now, by)
    if body["about_person"]["name"]:
        _party(case, "subject", body["about_person"]["name"], "adult", now, by)


def representative_for_rules(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the rules need to know of who speaks for the child."""
    told = body["representative"]
    if told is None:
        return None
    return {"may_contact_child": told["may_contact_child"], "is_parent_or_carer": told["relationship"] in _PARENTS}


def contact_for_rules(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the rules need to know of how the child, or the complainant, may be reached."""
    contact = body["contact"]
    return {
        "method": contact["method"],
        "private": contact["private"],
        "safety_note": bool(contact.get("safety_note")),
        "safe_to_write": safe_to_write(contact),
        "times": contact["times"],
    }


def subjects_for_rules(case: Case) -> list[str]:
    """Return the ids under which the rules know the people the complaint is about (C-1a, G-HOLD)."""
    return [party.id for party in case.parties if party.role == "subject"]


def safe_to_write(contact: Mapping[str, Any]) -> bool:
    """Say whether there is a written way to reach this person that nobody else is said to see (D-07)."""
    way = contact.get("reply_by") if contact["method"] == "no_talk" else contact["method"]
    return way in ("email", "letter") and bool(contact["value"]) and contact["private"] == "yes"


def _representative(case: Case, told: Mapping[str, Any], needs: Mapping[str, Any], now: datetime, by: str) -> None:
    party = _party(case, "representative", told["name"], "adult", now, by)
    party.relationship_to_child = told["relationship"]
    party.relationship_note = told.get("relationship_note")
    party.child_knows, party.words_from = told["child_knows"], told["words_from"]
    party.may_contact_child = told["may_contact_child"]
    _plan(case, party, told["contact"], needs, now, by)


def _party(case: Case, role: str, name: str | None, kind: str, now: datetime, by: str) -> CaseParty:
    person = Person(kind=kind, created_by=by, created_at=now)
    person.name = name
    party = CaseParty(role=role, person=person, created_by=by, created_at=now)
    case.parties.append(party)
    return party


def _plan(
    case: Case, party: CaseParty, contact: Mapping[str, Any], needs: Mapping[str, Any], now: datetime, by: str
) -> None:
    plan = ContactPlan(
        person=party.person,
        party_role=party.role,
        method=contact["method"],
        private=contact["private"],
        times=list(contact["times"]),
        reply_by=contact.get("reply_by"),
        interpreter=needs["interpreter"],
        needs=list(needs["other"]),
        valid_from=now,
        created_by=by,
        created_at=now,
    )
    plan.value, plan.safety_note = contact["value"], contact.get("safety_note")
    plan.times_note, plan.needs_note = contact.get("times_note"), needs.get("note")
    plan.language = needs["language"]
    case.contact_plans.append(plan)


def _first_word(name: str | None) -> str | None:
    words = (name or "").split()
    return words[0][:40] if words else None
