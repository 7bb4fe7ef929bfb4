"""What the form of an action holds before anybody typed: what is known, and what is most likely meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from backoffice.casework.actions import Action
from backoffice.casework.choices import choices
from backoffice.casework.fields import Field, date_parts, ticked
from backoffice.casework.opening import Opened
from backoffice.procedure.terms import WRITTEN, ContactOutcome, IssueStatus, Sharing
from backoffice.services.cases import whois

Typed = dict[str, str]


def start(seen: Opened, action: Action, asked: Mapping[str, str]) -> Typed:
    """Return the form filled as far as the case can fill it. ``asked`` are the arguments of the address."""
    typed: Typed = {}
    for field in action.fields:
        typed |= _of_field(seen, field) | _asked_for(field, asked)
    if action.about:
        typed[action.about] = asked.get(action.about) or _likely(seen, action)
    known = _KNOWN.get(action.key)
    return typed | known(seen, typed) if known else typed


def _of_field(seen: Opened, field: Field) -> Typed:
    if field.kind == "date":
        return date_parts(field.name, seen.today if field.start == "today" else None)
    if field.start == "planned":
        plan = seen.case.contact_plan
        return {field.name: plan.method if plan else ""}
    return {field.name: field.start}


def _asked_for(field: Field, asked: Mapping[str, str]) -> Typed:
    """The choice that the address names, where the field knows it."""
    told = asked.get(field.name, "")
    return {field.name: told} if isinstance(field.choices, tuple) and told in dict(field.choices) else {}


def _likely(seen: Opened, action: Action) -> str:
    """Which point, action or parent is meant where only one can be: the only one there is, or the one still open."""
    field = next(each for each in action.fields if each.name == action.about)
    offered = [value for value, _ in choices(seen)[str(field.choices)]]
    waiting = {
        "confirm-issue": [str(i.number) for i in seen.state.issues if i.status is IssueStatus.PROPOSED],
        "finding": [str(i.number) for i in seen.state.confirmed_issues if i.outcome is None],
        "sharing": [parent.party for parent in seen.state.parents if parent.decision is Sharing.UNDECIDED],
    }.get(action.key, offered if len(offered) == 1 else [])
    return waiting[0] if waiting else ""


def _contact_plan(seen: Opened, _typed: Typed) -> Typed:
    """Whatever nobody changes stays as it is: above all the safety note."""
    plan = seen.case.contact_plan
    if plan is None:
        return {}
    return {
        "value": plan.value or "",
        "private": plan.private,
        "safety_note_words": plan.safety_note or "",
        "safe_to_write": "yes" if seen.state.contact.safe_to_write else "",
        **ticked("times", plan.times or []),
    }


def _child(seen: Opened, _typed: Typed) -> Typed:
    child = seen.case.party("child")
    if child is None:
        return {}
    person = child.person
    born = date.fromisoformat(person.dob) if person.dob else None
    age = "" if person.age_given is None else str(person.age_given)
    return {"name": person.name or "", "preferred_name": person.preferred_name or "", "age": age,
            **date_parts("born", born)}  # fmt: skip


def _tags(seen: Opened, typed: Typed) -> Typed:
    issue = next((each for each in seen.state.issues if str(each.number) == typed.get("issue")), None)
    if issue is None:
        return {}
    return {
        **ticked("themes", issue.themes),
        "about_body": issue.about_body,
        "quality": "yes" if issue.quality else "",
        "about_staff": ", ".join(whois.name_of(seen.case, each) for each in issue.about_staff),
    }


def _hello(seen: Opened, _typed: Typed) -> Typed:
    """What goes in writing is sent; whether a call reached anybody, only whoever made it can say."""
    plan = seen.case.contact_plan
    return {"outcome": ContactOutcome.SENT} if plan and plan.method in WRITTEN else {}


_KNOWN: dict[str, Callable[[Opened, Typed], Typed]] = {
    "acknowledge-steps": lambda seen, _: {"names_manager": seen.name_of(seen.state.assignee or "")},
    "describe-child": _child,
    "contact-plan": _contact_plan,
    "introduce": _hello,
    "tag-issue": _tags,
    "proceedings": lambda seen, _: {"status": seen.state.proceedings},
    "sharing-view": lambda seen, _: {"view": seen.state.sharing_view},
}
