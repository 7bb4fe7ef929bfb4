"""From what was typed to the command, and to the facts of the letter that goes with it.

Most actions need nothing here: the fields of the form are the fields of the command.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from backoffice.casework.actions import Action, letters
from backoffice.casework.letter_sources import of_copy, of_staff_share
from backoffice.casework.opening import Opened
from backoffice.casework.words import say
from backoffice.procedure import commands, terms
from backoffice.procedure.commands import Command
from backoffice.procedure.state import CaseState
from backoffice.services.casefile import CaseFile
from backoffice.services.cases import whois
from backoffice.services.cases.change_contact import changing
from backoffice.services.cases.describe_child import describing
from backoffice.services.cases.name_parent import naming
from backoffice.services.handing.hand_over import handing_over, passing_up
from backoffice.services.letters import occasions
from backoffice.services.letters.correspondence import EMAIL, Prepared
from backoffice.services.letters.letter_facts import addressee, told_by

Made = Command | Callable[[CaseFile], Command]
Values = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What was asked for: by which action, on which case, with which values, and the letter where there is one."""

    action: Action
    seen: Opened
    values: Values
    letter: Prepared | None


def command_for(asked: Asked) -> Made:
    """Return the command, or what makes it once the case is open for writing."""
    maker = _MAKERS.get(asked.action.key, _straight)
    named = [field.name for field in asked.action.fields if field.kind == "staff" and asked.values.get(field.name)]
    if not named:
        return maker(asked)
    return lambda file: _of(maker(_meaning(asked, named, file)), file)


def _meaning(asked: Asked, named: list[str], file: CaseFile) -> Asked:
    """The same with every name that was typed as the id under which the rules know that person (G-HOLD, C-1a)."""
    known = {name: whois.who(file, asked.values[name]) for name in named}
    return replace(asked, values={**asked.values, **known})


def _of(made: Made, file: CaseFile) -> Command:
    return made if isinstance(made, Command) else made(file)


def letter_facts(action: Action, seen: Opened, values: Values) -> dict[str, Any]:
    """Return what the form knows that the letter may say."""
    typed = _FACTS.get(action.key, lambda _seen, _values: {})(seen, values)
    told = {name: fact for name, fact in typed.items() if fact not in (None, "")}
    return {**occasions.facts_for(action.letter, seen.case, seen.state), **told}


def letter_to(action: Action, seen: Opened) -> terms.With:
    """Return whom the letter of this action is for."""
    occasion = occasions.BY_TEMPLATE.get(action.letter)
    return _TO.get(action.key, occasion.to if occasion else addressee)(seen.state)


def _straight(asked: Asked) -> Command:
    """The fields of the form are those of the command; what was left out keeps the command's own default."""
    command = asked.action.command
    optional = {field.name for field in fields(command) if field.default is not MISSING}
    told = {name: value for name, value in asked.values.items() if value is not None or name not in optional}
    wordless = {field.name for field in fields(command) if field.type == "Words"}
    filled = {name: "" if value is None and name in wordless else value for name, value in told.items()}
    return command(**{**filled, **asked.action.given})


def _acknowledge(asked: Asked) -> commands.RecordAcknowledgement:
    how = terms.AcknowledgementKind.EMAIL if _by_email(asked) else terms.AcknowledgementKind.LETTER
    return commands.RecordAcknowledgement(sent_on=asked.seen.today, how=how)


def _acknowledge_steps(asked: Asked) -> Command:
    step = asked.seen.state.three_step
    return replace(
        _acknowledge(asked), names_manager=asked.values["names_manager"], promises=step.steps[0].due if step else None
    )


def _ask_how_it_went(asked: Asked) -> Command:
    return commands.AskAboutProcess(sent_on=asked.seen.today)


def _stop(asked: Asked) -> Command:
    return commands.StopForRepresentative(
        reasons=asked.values["reasons"],
        senior_view=asked.values["senior_view"],
        letter_id=asked.letter.letter_id if asked.letter else None,
    )


def _name_parent(asked: Asked) -> Made:
    values = asked.values
    return naming(values["name"], values["relationship_to_child"], values["has_parental_responsibility"] or "unknown")


def _describe_child(asked: Asked) -> Made:
    return describing(**asked.values, today=asked.seen.today)


def _contact_plan(asked: Asked) -> Made:
    values = asked.values
    return changing(
        method=values["method"],
        value=values["value"],
        private=values["private"],
        safety_note=values["safety_note_words"],
        safe_to_write=values["safe_to_write"],
        times=values["times"],
        reason=values["reason"],
        by=asked.seen.person.id,
        now=asked.seen.now,
    )


def _copy_to_parent(asked: Asked) -> Command:
    return commands.SendCopyToParent(party=asked.values["party"], sent_on=asked.seen.today)


def _letter_alone(asked: Asked) -> Command:
    """A letter that is no step by itself. Only an action with a letter comes here, so there is one."""
    if asked.letter is None:
        raise ValueError(asked.action.key)
    return commands.SendLetter(
        template=asked.action.letter,
        to=letter_to(asked.action, asked.seen),
        sent_on=asked.seen.today,
        how=terms.ContactMethod.EMAIL if _by_email(asked) else terms.ContactMethod.LETTER,
        letter_id=asked.letter.letter_id,
        safe_checked=asked.letter.sending.safe_checked,
    )


def _follow_up(asked: Asked) -> Command:
    return commands.SendFollowUp(sent_on=asked.seen.today, letter_id=asked.letter.letter_id if asked.letter else "")


def _name_subject(asked: Asked) -> Made:
    values = asked.values
    return lambda file: commands.NameSubject(
        staff=whois.subject(file, values["staff"]),
        part=values["part"],
        in_complaints_team=values["in_complaints_team"],
    )


def _tag_issue(asked: Asked) -> Made:
    typed = [name.strip() for name in (asked.values["about_staff"] or "").split(",") if name.strip()]

    def tag_in(file: CaseFile) -> Command:
        who = tuple(whois.subject(file, name) for name in typed)
        return _straight(replace(asked, values={**asked.values, "about_staff": who}))

    return tag_in


def _assign(asked: Asked) -> Made:
    return handing_over(asked.values["to"])


def _pass_up(asked: Asked) -> Made:
    return passing_up(asked.values["to"], asked.values["reason"])


def _by_email(asked: Asked) -> bool:
    return asked.letter is not None and asked.letter.sending.way == EMAIL


_MAKERS: dict[str, Callable[[Asked], Made]] = {
    "acknowledge": _acknowledge,
    "acknowledge-steps": _acknowledge_steps,
    "ask-how-it-went": _ask_how_it_went,
    "stop": _stop,
    "name-parent": _name_parent,
    "describe-child": _describe_child,
    "contact-plan": _contact_plan,
    "follow-up": _follow_up,
    "name-subject": _name_subject,
    "tag-issue": _tag_issue,
    "assign": _assign,
    "pass-up": _pass_up,
    "copy-to-parent": _copy_to_parent,
    **dict.fromkeys((action.key for action in letters.ACTIONS), _letter_alone),
}


def _keeping_in_touch(seen: Opened, values: Values) -> dict[str, Any]:
    soonest = seen.calendar.add_working_days(seen.today, seen.state.number("keep_in_touch_next"))
    expected = values.get("next_date")
    return {
        "doing": values.get("what_we_are_doing"),
        "expected": expected,
        "next_update": min(soonest, expected) if expected else soonest,
    }


def _new_date(_seen: Opened, values: Values) -> dict[str, Any]:
    who = values.get("agreed_with")
    agreed = "You" if who is terms.With.CHILD else say(who) if who else None
    return {
        "new_due": values.get("new_due"),
        "why": values.get("reason"),
        "agreed_with": agreed,
        "agreed_on": values.get("agreed_on"),
    }


_FACTS: dict[str, Callable[[Opened, Values], dict[str, Any]]] = {
    "keep-in-touch": _keeping_in_touch,
    "acknowledge-steps": lambda _seen, values: {"manager": values.get("names_manager")},
    "timetable": lambda _seen, values: {"timetable": values.get("lines")},
    "agree-date": _new_date,
    "follow-up": lambda _seen, values: {"action": values.get("done"), "done_on": values.get("done_on")},
    "stop": lambda _seen, values: {"reasons": values.get("reasons")},
    "copy-to-parent": of_copy,
    "share-with-staff": of_staff_share,
    "withdraw": lambda _seen, values: {"words": values.get("own_words")},
}

_TO: dict[str, Callable[[CaseState], terms.With]] = {
    "acknowledge": told_by,
    "stop": lambda _: terms.With.REPRESENTATIVE,
    "copy-to-parent": lambda _: terms.With.PARENT_OR_CARER,
    "share-with-staff": lambda _: terms.With.STAFF,
}
