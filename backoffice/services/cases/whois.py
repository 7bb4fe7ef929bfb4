"""Who is meant when a name is typed: somebody with an account, a person the complaint is about, or neither.

The rules know people by id. A name that stays a mere name slips past them: a worker under a hold could be written to
as long as nobody ticked that they are the one (G-HOLD, C-1a).
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from backoffice.procedure.state import CaseState
from backoffice.records import Case, CaseParty, Person, Staff
from backoffice.services.access import namesakes, shut_doors
from backoffice.services.casefile import CaseFile
from backoffice.services.finding import name_search
from backoffice.services.refusals import GuardRefused

_HELD = "Contact with this person is on hold until the safeguarding lead lifts the hold."


class WhoDoYouMean(GuardRefused):
    """Two people here bear the name that was typed."""

    def __init__(self) -> None:
        super().__init__("G-WHO", "Two people here have this name. Type their email address instead.", "staff")


def suggestions(session: Session) -> list[str]:
    """Return the names of everybody with an account, for a box that offers them."""
    return list(session.scalars(select(Staff.name).where(Staff.active).order_by(Staff.name).distinct()))


def who(file: CaseFile, typed: str) -> str:
    """Return the id under which the rules know whoever was typed, or the name itself where they know nobody so called.

    The person the complaint is about is found also by a part of their name: a wrong match costs a manager a minute.
    Raises WhoDoYouMean, or GuardRefused for somebody under a hold whom only the words of the complaint name.
    """
    staff = _account(file.session, typed)
    subject = _subject(file.case, file.state, staff.name if staff else typed)
    if subject is not None:
        return subject
    if staff is None:
        return typed
    if file.state is not None and file.state.hold and shut_doors.is_shut(file.session, file.case, staff.id):
        raise GuardRefused("G-HOLD", _HELD, "staff")
    return staff.id


def subject(file: CaseFile, typed: str) -> str:
    """Return the id of a person the complaint is about; one who is not on the file yet is put on it.

    Somebody whom the child called by a part of their name is from now on called by the whole of it.
    """
    staff = _account(file.session, typed)
    if staff is not None:
        return staff.id
    known = next((party for party in _subjects(file.case) if _may_be(typed, party.person.name or "")), None)
    if known is None:
        known = CaseParty(role="subject", person=Person(kind="adult"))
        file.case.parties.append(known)
    known.person.name = typed
    file.session.flush()
    namesakes.shut_out(file.session, file.case)
    name_search.mark(file.case)
    return known.id


def name_of(case: Case, key: str) -> str:
    """Return the name of whoever the rules know by this id, or the key itself where it is a name."""
    party = next((party for party in case.parties if party.id == key), None)
    if party is not None:
        return party.person.name or "Somebody without a name"
    session = object_session(case)
    staff = session.get(Staff, key) if session is not None else None
    return staff.name if staff is not None else key


def _account(session: Session, typed: str) -> Staff | None:
    wanted = " ".join(typed.casefold().split())
    active = session.scalars(select(Staff).where(Staff.active)).all()
    found = [staff for staff in active if wanted in (" ".join(staff.name.casefold().split()), staff.email.casefold())]
    if len(found) > 1:
        raise WhoDoYouMean()
    return found[0] if found else None


def _subject(case: Case, state: CaseState | None, name: str) -> str | None:
    known = state.subjects if state is not None else frozenset()
    return next((party.id for party in _subjects(case) if party.id in known and _may_be(name, party.person.name)), None)


def _subjects(case: Case) -> list[CaseParty]:
    return [party for party in case.parties if party.role == "subject"]


def _may_be(name: str, called: str | None) -> bool:
    """Say whether one name may be the other: every word of the shorter one stands in the longer one."""
    one, other = set(namesakes.words(name)), set(namesakes.words(called or ""))
    return bool(one and other) and (one <= other or other <= one)
