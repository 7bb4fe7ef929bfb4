"""One round of the jobs. Each job is its own transaction: one that fails stops no other, and none runs half."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from backoffice.records import Lease, Store, new_id
from backoffice.services.each_day import daily, recount, reminders
from backoffice.services.handing import assign_waiting, cover
from backoffice.services.keeping import forgetting, purge, retention
from backoffice.services.letters import post, returned
from backoffice.services.letters.mailers import mailer_for, return_box_for
from backoffice.services.office import house, notices
from backoffice.services.office.working_days import Hours
from backoffice.services.receiving import receipt_shown
from backoffice.services.safety import raise_alert, unseen
from backoffice.settings import Settings
from backoffice.wordless import wordless

_LEASE = "jobs"
_LEASE_LASTS = timedelta(seconds=20)
# Every process that runs jobs has its own name, so that a lease of one that died runs out.
_ME = new_id()

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Done:
    """What one round did: how many of each, and which jobs failed."""

    counts: dict[str, int]
    failed: tuple[str, ...]

    def said(self) -> str:
        """Say it in one line; empty where there was nothing to do."""
        return ", ".join(f"{name} {count}" for name, count in self.counts.items() if count)


def one_round(store: Store, settings: Settings, now: datetime) -> Done | None:
    """Do every job once, or return None where another process is doing them (architecture 8).

    ``settings`` are those at the start; what the house has changed since is read anew each round.
    """
    if not _take_lease(store):
        return None
    settings = house.in_force(store, settings)
    counts, failed = {}, []
    for name, job in _JOBS.items():
        try:
            counts[name] = job(store, settings, now)
        except Exception as problem:
            # Whatever it was, the other jobs go on, for one of them raises children's worries.
            log.error("alarm: the job %s failed: %s", name, wordless(problem))
            failed.append(name)
    return Done(counts, tuple(failed))


def release(store: Store) -> None:
    """Give the lease back, so that another process need not wait for it to run out."""
    with store.writing() as session:
        lease = session.get(Lease, _LEASE, with_for_update=True)
        if lease is not None and lease.holder == _ME:
            session.delete(lease)


def _take_lease(store: Store) -> bool:
    # A lease is about programs that are alive, not about the office's day, so it goes by the machine's own time.
    now = datetime.fromtimestamp(time.time(), UTC)
    with store.writing() as session:
        lease = session.get(Lease, _LEASE, with_for_update=True)
        if lease is not None and lease.holder != _ME and now < lease.until:
            return False
        if lease is None:
            lease = Lease(name=_LEASE)
            session.add(lease)
        lease.holder, lease.until = _ME, now + _LEASE_LASTS
        return True


def _raise_concerns(store: Store, settings: Settings, now: datetime) -> int:
    with store.writing() as session:
        return raise_alert.raise_waiting(session, now, duty_address=settings.duty_address)


def _chase_unseen(store: Store, settings: Settings, now: datetime) -> int:
    with store.writing() as session:
        return unseen.chase(session, Hours(settings.opens(), settings.closes()), now)


def _send_notices(store: Store, settings: Settings, now: datetime) -> int:
    return notices.send_waiting(store, mailer_for(settings), settings.public_office_url, now)


def _send_letters(store: Store, settings: Settings, _: datetime) -> int:
    return post.send_waiting(store, mailer_for(settings))


def _letters_returned(store: Store, settings: Settings, now: datetime) -> int:
    box = return_box_for(settings)
    looked = returned.look(store, box, now) if box else 0
    return looked + returned.ask(store, mailer_for(settings), now)


def _due_dates(store: Store, _: Settings, now: datetime) -> int:
    return daily.refresh_all(store, now)


def _counted_again(store: Store, _: Settings, now: datetime) -> int:
    return recount.go_on(store, now)


def _nobody_is_here(store: Store, _: Settings, now: datetime) -> int:
    with store.writing() as session:
        return cover.say_nobody_is_here(session, now)


def _say_what_is_due(store: Store, settings: Settings, now: datetime) -> int:
    with store.writing() as session:
        return reminders.say_what_is_due(session, Hours(settings.opens(), settings.closes()), now)


def _nobody_saw_the_receipt(store: Store, _: Settings, now: datetime) -> int:
    with store.writing() as session:
        return receipt_shown.nobody_came(session, now)


def _assign_waiting(store: Store, _: Settings, now: datetime) -> int:
    with store.writing() as session:
        return assign_waiting.assign_waiting(session, now)


def _kept_until(store: Store, _: Settings, __: datetime) -> int:
    return retention.set_dates(store)


def _contacts_forgotten(store: Store, _: Settings, now: datetime) -> int:
    return forgetting.forget_contacts(store, now)


def _how_it_went_forgotten(store: Store, _: Settings, now: datetime) -> int:
    return forgetting.forget_how_it_went(store, now)


def _erased(store: Store, _: Settings, now: datetime) -> int:
    return retention.erase_due(store, now)


def _purge(store: Store, settings: Settings, now: datetime) -> int:
    with store.writing() as session:
        return purge.forget_what_is_over(session, settings.idle_minutes, now)


_JOBS: dict[str, Callable[[Store, Settings, datetime], int]] = {
    "worries raised": _raise_concerns,
    "worries chased": _chase_unseen,
    "told that nobody is here": _nobody_is_here,
    "cases whose dates moved": _counted_again,
    "notices sent": _send_notices,
    "letters sent": _send_letters,
    "letters followed up": _letters_returned,
    "receipts that nobody saw": _nobody_saw_the_receipt,
    "cases assigned": _assign_waiting,
    "cases brought up to date": _due_dates,
    "told what is due": _say_what_is_due,
    "dates of deletion set": _kept_until,
    "ways to reach somebody deleted": _contacts_forgotten,
    "words on how it went deleted": _how_it_went_forgotten,
    "cases deleted": _erased,
    "rows purged": _purge,
}
