"""What children say about how it went: kept without a name, without a day, and without a way back to the case."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.records import AuditEvent, ProcessFeedback
from tests.integration.casework.conftest import Browser


def kept(store) -> list[ProcessFeedback]:
    with store.reading() as session:
        return list(session.scalars(select(ProcessFeedback)))


@pytest.mark.clause("C-16")
def test_an_answer_is_kept_with_nothing_that_says_whose_it_is(at_work, reference, store, clock):
    clock.on("2026-04-23")
    at_work.go("/how-it-went")
    at_work.send("/how-it-went", easy="yes", listened="no", better="ring when you say you will")
    assert "It is kept." in at_work.page.text
    row = kept(store)[0]
    assert (row.easy, row.listened, row.understood, row.better) == (
        "yes",
        "no",
        "not_said",
        "ring when you say you will",
    )
    assert (row.case_id, row.month, row.created_by) == (None, "2026-04", "office")
    assert row.created_at.date().isoformat() == "2026-04-01"
    with store.reading() as session:
        lines = session.scalars(select(AuditEvent).where(AuditEvent.case_reference == reference)).all()
        assert at_work.who.id not in {line.who for line in lines}


@pytest.mark.clause("C-16")
def test_a_child_who_wants_it_so_has_it_kept_with_their_case(at_work, reference, store):
    at_work.go("/how-it-went")
    page = at_work.send("/how-it-went", easy="yes", reference="CC-222222")
    assert at_work.status == 409
    assert page.filled["easy"] == "yes"
    at_work.send("/how-it-went", easy="yes", reference=reference.lower())
    assert at_work.status == 200, at_work.page.text
    assert kept(store)[0].case_id is not None
    assert "wanted it kept here" in at_work.go(f"/cases/{reference}/timeline").text


@pytest.mark.parametrize("typed", [{}, {"better": "  "}, {"easy": "perhaps"}])
def test_nothing_said_or_an_answer_that_is_none_is_not_kept(at_work, store, typed):
    at_work.go("/how-it-went")
    at_work.send("/how-it-went", **typed)
    assert at_work.status == 409
    assert kept(store) == []


def test_only_the_desk_and_the_managers_write_it_down(office, hire, store):
    browser = Browser(office.test_client())
    browser.sign_in(hire("Ada Audit", "auditor"))
    browser.go("/how-it-went")
    assert browser.status == 403
