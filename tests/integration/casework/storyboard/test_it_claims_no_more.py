"""A story in pictures that is begun from a case tells what the case holds: promised is promised, done is done."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from backoffice.procedure.commands import AgreeRemedy, CompleteRemedy
from backoffice.records import Case
from backoffice.services.cases.take_step import Hand, take


def begun(at_work, reference: str, template: str) -> str:
    """The words of a story that is begun from a template."""
    address = f"/cases/{reference}/storyboard"
    at_work.go(address)
    at_work.press(address, "begin", template=template)
    assert at_work.status == 200, at_work.page.text[:500]
    return said(json.loads(at_work.page.hidden["story"]))


def said(story: dict[str, Any]) -> str:
    """Every word of a story."""
    panels = [[panel["caption"], *(bubble["text"] for bubble in panel["bubbles"])] for panel in story["panels"]]
    return " ".join([story["title"], *(words for panel in panels for words in panel)])


@pytest.mark.clause("C-9b")
def test_a_report_that_will_be_fixed_is_told_as_a_promise_with_its_date(at_work, reference):
    told = begun(at_work, reference, "put_right")
    assert "We will fix the report." in told
    assert "We will change what we wrote. We will do it by Friday 10 April 2026." in told
    for claim in ("told the court", "We have changed", "We changed", "This is done", "I got it wrong"):
        assert claim not in told, claim


@pytest.mark.clause("C-9b")
def test_a_report_that_is_fixed_is_told_as_fixed(at_work, manager, reference, store, clock):
    for step in (
        AgreeRemedy(remedy=1, owner="Tom Reed", due=date(2026, 4, 10)),
        CompleteRemedy(remedy=1, completed_on=date(2026, 3, 17)),
    ):
        with store.writing() as session:
            version = session.scalars(select(Case.version)).one()
            take(session, Hand(reference, version, manager.person, clock.now()), step)
    told = begun(at_work, reference, "put_right")
    assert "This is done now. We have changed what we wrote." in told
    assert "10 April" not in told
