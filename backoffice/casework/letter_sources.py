"""What goes into the letter of an action and along with it, and the note that some steps leave in the file."""

from __future__ import annotations

from typing import Any

from backoffice.casework.actions import Action
from backoffice.casework.opening import Opened
from backoffice.doors import settings
from backoffice.gateways.paper import Printer
from backoffice.letters import Letter, Problem, edited
from backoffice.procedure.terms import Sharing, With
from backoffice.records import Storyboard
from backoffice.services.answers import answer
from backoffice.services.letters import letter_facts
from backoffice.services.letters.correspondence import FILE, Enclosure, LetterNotReady, Prepared, Sending, prepare
from backoffice.services.refusals import GuardRefused
from backoffice.services.staff import people
from backoffice.services.stories import pictures
from backoffice.services.stories.pictures import House

Values = dict[str, Any]

_TELLS_SOMETHING = 6
_PRIVATE = "This says how the child is reached, or what the child asked us to be careful about. Take it out."
_NOT_THEIRS = "This is how the child is reached. Enter the address of the person the letter is for."


def of_copy(seen: Opened, values: Values) -> Values:
    """Return the facts of a parent's copy of the answer: the findings, and the name of that parent."""
    names = {party.id: party.person.name for party in seen.case.parties}
    return {**answer.as_sent(seen.case, seen.state), "to_name": names.get(values.get("party") or "")}


def of_staff_share(_seen: Opened, values: Values) -> Values:
    """Return the facts of a letter to a colleague: who it is."""
    return {"staff_name": values.get("staff"), "to_name": values.get("staff")}


def usual_address(seen: Opened, values: Values) -> str:
    """Return the address of the colleague who was named, where they have an account."""
    named = str(values.get("staff") or "").casefold()
    found = [staff.email for staff in people.everybody(seen.file.session) if staff.name.casefold() == named]
    return found[0] if len(found) == 1 else ""


def enclosures(template: str, seen: Opened) -> tuple[Enclosure, ...]:
    """Return the files that go along with a letter: the newest story in pictures with the letter that is about it.

    Raises GuardRefused where there is no story that may go.
    """
    if template != "L-C12":
        return ()
    board = pictures.newest(seen.case)
    if board is None:
        raise GuardRefused(pictures.GUARD, "There is no story in pictures to send. Make one and save it first.")
    return (story_in(seen, board),)


def story_in(seen: Opened, board: Storyboard) -> Enclosure:
    """Return a saved story in pictures as the file that goes along with a letter."""
    drawn = pictures.enclosed(seen.file.session, board, seen.case, seen.state, House.of(settings()))
    return Enclosure("story.pdf", drawn, board.id)


def refuse_what_is_the_childs(seen: Opened, to: With, letter: Letter, sending: Sending) -> None:
    """A letter for somebody else never goes where the child is reached, nor says how, nor why that is not safe.

    Raises LetterNotReady.
    """
    plan = None if to is With.CHILD else seen.case.contact_plan
    helper = seen.case.representative_plan
    if plan is None or (helper is not None and helper.value == plan.value):
        return
    reached = _plain(plan.value)
    if reached and _plain(sending.to_address) == reached:
        raise LetterNotReady((Problem("to", "to_address", _NOT_THEIRS),))
    # A note of one short word ("no") stands in many letters and tells nobody anything.
    private = [each for each in (reached, _plain(plan.safety_note)) if len(each) >= _TELLS_SOMETHING]
    words = {key: _plain(text) for key, text in edited(letter, sending.changes).blocks.items()}
    told = [Problem("private", key, _PRIVATE) for key, text in words.items() if any(each in text for each in private)]
    if told:
        raise LetterNotReady(tuple(told))


def _plain(words: str | None) -> str:
    """The words without case and gaps, so that a number typed in groups is still the same number."""
    return "".join((words or "").split()).casefold()


def file_note(action: Action, seen: Opened, values: Values, printer: Printer) -> Prepared | None:
    """Return the note that stays in the file when the answer is not shared with a parent or carer (L-C14), else None.

    Without a reason there is none either: the rules refuse the decision itself.
    """
    if action.key != "sharing" or values["decision"] is not Sharing.DO_NOT_SHARE or not values["reason"]:
        return None
    party = next((each for each in seen.case.parties if each.id == values["party"]), None)
    if party is None:
        return None
    facts = {
        "parent_name": party.person.name or "A parent or carer",
        "parent_is": (party.relationship_to_child or "").replace("_", " "),
        "reason": values["reason"],
        "child_view": values["child_view"],
        "risk_notes": values["risk_notes"],
        "talked_on": values["talked_with_child_on"],
    }
    note = letter_facts.draft("L-C14", seen.case, seen.state, seen.writer, settings(), seen.today, facts, With.STAFF)
    return prepare(note, Sending(FILE), printer)
