"""A mail in the morning to whoever has something due: once a working day, to whoever acts, and without a detail."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from backoffice.gateways.mail import PostBox
from backoffice.jobs.round import one_round, release
from backoffice.records import Case, Notice
from backoffice.services.each_day import reminders
from backoffice.services.office import notices
from backoffice.services.office.working_days import Hours
from tests.integration.office.test_leave_and_cover import THURSDAY, WEDNESDAY, ines, leave, robin

__all__ = ["ines", "robin"]


def told(office, settings, clock, moment: str) -> list[str]:
    """Who has been told by now that something is due, after a round at this moment."""
    clock.set(moment)
    one_round(office.store, settings, clock.now())
    release(office.store)
    with office.store.reading() as session:
        return list(session.scalars(select(Notice.to_address).where(Notice.template == "due").order_by(Notice.made_at)))


@pytest.mark.clause("B-02", "C-7b")
def test_whoever_has_something_due_today_hears_of_it_once_each_working_day(office, settings, clock, robin):
    office.received()
    office.received()
    assert told(office, settings, clock, f"{WEDNESDAY}T10:00:00+00:00") == [], "the hello is due tomorrow"
    assert told(office, settings, clock, f"{THURSDAY}T06:00:00+00:00") == [], "nobody is here yet"
    assert told(office, settings, clock, f"{THURSDAY}T10:00:00+00:00") == [robin]
    assert told(office, settings, clock, f"{THURSDAY}T11:00:00+00:00") == [robin], "once is enough"
    assert told(office, settings, clock, "2026-04-10T10:00:00+00:00") == [robin] * 2, "and it is late by now"
    assert told(office, settings, clock, "2026-04-11T10:00:00+00:00") == [robin] * 2, "Saturday"


@pytest.mark.clause("B-23")
def test_the_one_who_stands_in_is_told_and_every_manager_where_nobody_has_it(office, settings, clock, robin, ines):
    reference = office.received()
    leave(office, office.sign_in(ines), robin, WEDNESDAY, THURSDAY, ines)
    assert told(office, settings, clock, f"{THURSDAY}T10:00:00+00:00") == [ines]
    clock.set("2026-04-10T10:00:00+00:00")
    with office.store.writing() as session:
        session.execute(update(Case).where(Case.reference == reference).values(assignee_id=None))
        assert reminders.say_what_is_due(session, Hours(settings.opens(), settings.closes()), clock.now()) == 2
        late = select(Notice.to_address).where(Notice.subject_key == "2026-04-10")
        assert set(session.scalars(late)) == {robin, ines}


def test_the_mail_names_no_case_and_no_child(office, settings, clock, robin):
    reference = office.received(child={"name": "Kit", "age": 9})
    told(office, settings, clock, f"{THURSDAY}T10:00:00+00:00")
    box = PostBox()
    clock.advance(hours=1)
    assert notices.send_waiting(office.store, box, "https://office.example", clock.now()) >= 1
    mail = next(sent for sent in box.sent if sent.subject == "Something is due in cases of yours")
    assert "https://office.example/" in mail.text
    assert [word for word in (reference, "Kit", "CC-") if word in mail.text + mail.html] == []
