"""Who stands in today: for whom a duty shows while the person it is given to is away (C-7b, B-23).

Nothing is stored: absences are few, so who acts is worked out for each person who is away and each date on which
something of theirs falls due. The rule itself is `procedure.cover`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure import cover
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.cover import is_away, who_acts
from backoffice.records import Absence, Case, Exclusion, Notice, Staff, audit
from backoffice.services.office import notices
from backoffice.services.office.working_days import calendar as calendar_of
from backoffice.services.refusals import NotDone
from backoffice.services.staff.people import with_role

MANAGERS = ("childrens_manager", "complaints_manager")
_LONGEST_DAYS = 366


@dataclass(frozen=True)
class Group:
    """Open cases that are given to one person who is away, fall due on one day, and are shut to the same people."""

    assignee: str
    due: date
    shut_to: frozenset[str]
    acts: str | None


@dataclass(frozen=True)
class Standing:
    """Who stands in for whom today."""

    groups: Sequence[Group]
    names: dict[str, str]
    nobody_present: bool
    """Not one complaints manager is here today: every page says so in red."""

    def stands_in(self, person: str) -> ColumnElement[bool]:
        """The condition for cases of others that show for this person today."""
        return self._cases(group for group in self.groups if group.acts == person)

    def without_cover(self) -> ColumnElement[bool]:
        """The condition for cases of somebody who is away, for whom nobody stands in."""
        return self._cases(group for group in self.groups if group.acts is None)

    def acting(self, assignee: str | None, due: date) -> str | None:
        """Say who acts in place of this person on what falls due that day: a name, "Nobody", or None for themselves."""
        found = next((group for group in self.groups if (group.assignee, group.due) == (assignee, due)), None)
        if found is None:
            return None
        return "Nobody" if found.acts is None else self.names.get(found.acts, found.acts)

    @staticmethod
    def _cases(groups: Iterable[Group]) -> ColumnElement[bool]:
        chosen = [and_(Case.assignee_id == group.assignee, Case.due_order == group.due) for group in groups]
        return or_(*chosen) if chosen else false()


def standing(session: Session, today: date, calendar: Calendar) -> Standing:
    """Work out who stands in for whom today."""
    managers, absences = _managers(session), [*_absences(session, today), *_gone(session, today)]
    groups: list[Group] = []
    if absences:
        # Whatever falls due after everybody is back is nobody's to hand over.
        all_back = calendar.add_working_days(max(absence.last for absence in absences), 1)
        for assignee, due, shut_to in _dates_of(session, {absence.staff for absence in absences}):
            duty_date = min(due, all_back)
            if is_away(assignee, absences, today, duty_date, calendar):
                acts = who_acts(assignee, absences, today, duty_date, calendar, managers, shut_to).person
                groups.append(Group(assignee, due, shut_to, acts))
    names = {staff.id: staff.name for staff in session.scalars(select(Staff))} if groups else {}
    return Standing(groups, names, nobody_present=not _present(managers, absences, today))


def anybody_present(session: Session, today: date) -> bool:
    """Say whether at least one complaints manager is here today."""
    return _present(_managers(session), _absences(session, today), today)


def say_nobody_is_here(session: Session, now: datetime) -> int:
    """Tell the senior managers once a day, on a working day, that no complaints manager is here (B-23)."""
    today = london_date(now)
    if not calendar_of(session).is_working_day(today) or anybody_present(session, today):
        return 0
    key = today.isoformat()
    told = session.scalar(select(Notice.id).where(Notice.template == "no_cover", Notice.subject_key == key).limit(1))
    addresses = {staff.email for staff in with_role(session, "senior_manager")}
    if told is not None or not addresses:
        return 0
    notices.tell(session, addresses, "no_cover", key, now)
    return len(addresses)


def coming(session: Session, today: date) -> Sequence[Absence]:
    """Return the leave of everybody that is not over yet, the soonest first."""
    return session.scalars(
        select(Absence).where(Absence.last_day >= today).order_by(Absence.first_day, Absence.id)
    ).all()


def add_absence(
    session: Session,
    staff: Staff,
    first: date | None,
    last: date | None,
    stand_in: Staff | None,
    *,
    by: str,
    today: date,
) -> Absence:
    """Write down that somebody is away, and who stands in. Raises NotDone with what to mend."""
    if first is None or last is None:
        raise NotDone("Give the first and the last day of the leave.")
    if last < first:
        raise NotDone("The last day is before the first one.")
    if last < today:
        raise NotDone("That leave is over already.")
    if (last - first).days > _LONGEST_DAYS:
        raise NotDone("That is more than a year. Close the account instead, or give a nearer day.")
    if stand_in is not None and stand_in.id == staff.id:
        raise NotDone("Nobody can stand in for themselves.")
    if stand_in is not None and not stand_in.roles & frozenset(MANAGERS):
        raise NotDone(f"{stand_in.name} is not a complaints manager, so they cannot stand in.")
    row = Absence(staff_id=staff.id, first_day=first, last_day=last, created_by=by[:32])
    row.cover_id = stand_in.id if stand_in else None
    session.add(row)
    audit.note(
        session,
        who=by,
        what="absence_added",
        subject=staff.id,
        before=f"{first.isoformat()} to {last.isoformat()}",
        after=stand_in.id if stand_in else None,
    )
    return row


def take_back_absence(session: Session, absence: Absence, *, by: str) -> None:
    """Take leave out again: the person is here after all."""
    audit.note(
        session,
        who=by,
        what="absence_taken_back",
        subject=absence.staff_id,
        before=f"{absence.first_day.isoformat()} to {absence.last_day.isoformat()}",
    )
    session.delete(absence)


def _managers(session: Session) -> list[str]:
    """Who may stand in, in the order in which they are asked: the children's managers first."""
    return list(dict.fromkeys(staff.id for role in MANAGERS for staff in with_role(session, role)))


def _absences(session: Session, today: date) -> list[cover.Absence]:
    return [
        cover.Absence(row.staff_id, row.first_day, row.last_day, row.cover_id) for row in coming(session, today)
    ]


def _gone(session: Session, today: date) -> list[cover.Absence]:
    """Whoever has no account any more but still has open cases counts as away, so that nothing of theirs is lost."""
    has_cases = select(Case.id).where(Case.is_open, Case.assignee_id == Staff.id).exists()
    until = today + timedelta(days=_LONGEST_DAYS)
    gone = session.scalars(select(Staff.id).where(~Staff.active, has_cases))
    return [cover.Absence(staff, today, until) for staff in gone]


def _present(managers: Iterable[str], absences: Sequence[cover.Absence], today: date) -> bool:
    away = {absence.staff for absence in absences if absence.covers(today)}
    return any(manager not in away for manager in managers)


def _dates_of(session: Session, staff: Iterable[str]) -> list[tuple[str, date, frozenset[str]]]:
    """The dates on which open cases of these people fall due, each with those to whom one of the cases is shut."""
    where = (Case.is_open, Case.assignee_id.in_(list(staff)))
    dates = session.execute(
        select(Case.assignee_id, Case.due_order).where(*where).group_by(Case.assignee_id, Case.due_order)
    ).all()
    shut = session.execute(
        select(Case.assignee_id, Case.due_order, func.min(Exclusion.staff_id))
        .join(Exclusion, and_(Exclusion.case_id == Case.id, Exclusion.in_force))
        .where(*where)
        .group_by(Case.assignee_id, Case.due_order, Exclusion.staff_id)
    ).all()
    shut_to: dict[tuple[str, date], set[str]] = {}
    for assignee, due, person in shut:
        if assignee is not None:
            shut_to.setdefault((assignee, due), set()).add(person)
    return [
        (assignee, due, frozenset(shut_to.get((assignee, due), ()))) for assignee, due in dates if assignee is not None
    ]
