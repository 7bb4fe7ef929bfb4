"""Every guard that a form can meet: refused by its id with everything typed still there, and passed once it is put
right. What the case itself rules out has no button, no page and no way round them."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from backoffice.procedure import commands as c
from backoffice.procedure.offered import STANDING
from backoffice.procedure.permissions import TABLES
from backoffice.procedure.terms import Procedure, Role
from backoffice.records import Event
from tests.integration.casework.guards.tries import TALK, TODAY, TRIES, Try, day, parent
from tests.integration.casework.stages import Desk

ELSEWHERE = {
    "G-C3-ASSESS", "G-C9-KIT", "G-C10-REASON", "G-C10-DONE", "G-C10-SHARE", "G-C9-WRITTEN", "G-C9-FINDINGS",
    "G-RECEIPT-ISSUE", "G-RECEIPT-DATE",
}  # fmt: skip
"""Tried on their pages in test_refusals_on_pages, test_who_sees_it, the answer's own tests and
test_record_a_complaint, where the form itself asks for what these two want."""


def events_of(desk: Desk) -> int:
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).select_from(Event))


@pytest.mark.parametrize("one", TRIES, ids=[f"{one.guard}-{one.key}-{n}" for n, one in enumerate(TRIES)])
def test_a_guard_refuses_by_its_id_keeps_what_was_typed_and_passes_once_it_is_put_right(desk: Desk, one: Try) -> None:
    work = desk.case(one.stage, **one.arrives)
    one.before(work)
    address, go = f"/cases/{work.reference}/do/{one.key}", "send" if "way" in one.wrong else "save"
    desk.browser.go(address)
    assert desk.browser.status == 200, desk.browser.page.text[:600]
    before = events_of(desk)
    answer = desk.browser.json(address, **one.wrong, go=go)
    assert (answer.status_code, answer.get_json()["guard"]) == (409, one.guard)
    page = desk.browser.press(address, go, **one.wrong)
    assert desk.browser.status == 409, page.text[:600]
    assert page.guards[:1] == [one.guard]
    assert "Nothing was changed" in page.text
    assert events_of(desk) == before
    for name, typed in one.wrong.items():
        if name in ("issue", "remedy") and one.guard in ("G-ISSUE", "G-REMEDY"):
            continue  # a number that is not offered cannot be chosen again
        assert page.filled.get(name, "") == typed or page.hidden.get(name) == typed, name
    if one.right is not None:
        desk.browser.press(address, go, **one.right)
        assert desk.browser.status == 200, (desk.browser.page.guards, desk.browser.page.text[:900])
        assert events_of(desk) > before


RULED_OUT = (
    ("G-C4-REPRESENTATIVE", "received", "may-we-talk", {"value": "yes", **day("told_on", TODAY)},
     lambda work: None, {}),
    ("G-C5-REPRESENTATIVE", "received", "stop", {"reasons": "x" * 40, "way": "print", "safe_checked": "yes"},
     lambda work: None, {}),
    ("G-C6-NOT-NEEDED", "received", "acknowledge", {"way": "print", "safe_checked": "yes"}, lambda work: None,
     {"channel": "phone"}),
    ("G-C6-ONCE", "received", "acknowledge", {"way": "print", "safe_checked": "yes"}, lambda work: None, {}),
    ("G-C7-ONCE", "assessing", "introduce", {**TALK, **day("on", TODAY)}, lambda work: None, {}),
    ("G-C10-NONE", "received", "no-parent", {"because": "none"}, parent, {}),
    ("G-C16-ONCE", "responded", "ask-how-it-went", {"way": "print", "safe_checked": "yes"},
     lambda work: work.does(c.AskAboutProcess(sent_on=work.today)), {}),
)  # fmt: skip


@pytest.mark.clause("C-5a", "C-16")
@pytest.mark.parametrize(("guard", "stage", "key", "typed", "before", "arrives"), RULED_OUT,
                         ids=[row[0] for row in RULED_OUT])  # fmt: skip
def test_what_the_case_rules_out_has_no_button_and_no_way_round_it(desk, guard, stage, key, typed, before, arrives):
    work = desk.case(stage, **arrives)
    before(work)
    assert f"/do/{key}\"" not in desk.browser.go(f"/cases/{work.reference}").html
    page = desk.browser.go(f"/cases/{work.reference}/do/{key}")
    assert (desk.browser.status, page.guards) == (403, [guard])
    before_it = events_of(desk)
    version = work.file().case.version
    token = desk.browser.go(f"/cases/{work.reference}/do/log-contact").hidden["csrf_token"]
    form = {**typed, "csrf_token": token, "version": str(version), "go": "send" if "way" in typed else "save"}
    page = desk.browser.send(f"/cases/{work.reference}/do/{key}", **form)
    assert desk.browser.status == 409, page.text[:500]
    assert page.guards[:1] == [guard]
    assert events_of(desk) == before_it


def test_every_guard_of_the_policy_is_met_on_a_page_somewhere() -> None:
    rows = [row for row in TABLES[Procedure.CHILDREN_POLICY] if row.roles - {Role.SYSTEM}]
    named = {guard for row in rows for guard in row.guards if not guard.startswith("MC-")}
    tried = {one.guard for one in TRIES} | STANDING | {"G-SUBJECT", "G-SUBJECT-NAMED", "G-C10-PARTY"} | ELSEWHERE
    beside = {
        "G-C3-REASON", "G-C3-ROUTE", "G-C3-INTERESTS", "G-C3-STEPS",  # the assessment's page
        "G-C10-DECIDE", "G-C11-LEARN", "G-C12-APPROVAL",  # the answer's page
        "G-C12-WAITS",  # the page of payments
        "G-SAFE-CHECK",  # a letter is not prepared before this is said
        "G-C10-ONCE",  # each naming makes a person of its own
        "G-REMEDY-TEXT", "G-LEARNING-TEXT", "G-P6.3",  # the form asks for it before the rules are asked
        "G-C13-LEADER", "G-C12-OWNER",  # the page of closing
    }  # fmt: skip
    assert named - tried - beside == set()
