"""Every form there is for a case: for everybody, on any width, and its errors lead to their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page

from backoffice.casework.actions import ALL
from backoffice.procedure import commands as c
from backoffice.procedure import terms
from tests.integration.casework.conftest import PASSWORD
from tests.integration.casework.stages import BLOCKS, Desk, Work, open_desk
from tests.integration.casework.test_someone_speaks_for_the_child import a_helper
from tests.integration.casework.test_the_answer_in_a_browser import AXE, chromium  # noqa: F401
from tests.serving import served

WIDTHS = (1280, 320)
NAMES = {"childrens_manager": "Sam Carter", "senior_manager": "Pat Quinn", "safeguarding_lead": "Lou Marsh"}
ADULT = {"procedure": "three_step", "chatter_role": "adult_service_user", "child": None,
         "complainant": {"name": "Alex", "support_asked": False}}  # fmt: skip
SPOKEN_FOR = {"chatter_role": "trusted_adult", "representative": a_helper(may_contact_child="not_said")}
# Buttons that lead to a page of its own, which has a form of its own or is looked at where it is made.
PAGES_OF_THEIR_OWN = {each.key for each in ALL if each.page}


def with_a_parent(work: Work, desk: Desk, decide: bool) -> Work:
    address = f"/cases/{work.reference}/do/name-parent"
    desk.browser.go(address)
    desk.browser.press(address, "save", name="Jo Reed")
    if decide:
        [parent] = work.file().state.parents
        work.does(c.DecideSharing(party=parent.party, decision=terms.Sharing.SHARE))
    return work


def shared_with_a_parent(desk: Desk) -> Work:
    work = desk.case("investigating").looks_into_it().finds(parents=True)
    return with_a_parent(work, desk, decide=True).begins_the_answer().answers()


def compensated(desk: Desk) -> Work:
    on = date(2026, 4, 20)
    payment = c.ProposeRemedy(
        type=terms.RemedyType.COMPENSATION, text="We will pay.", owner="Tom Reed", due=on, amount_pence=900
    )
    passed_up = c.PassUp(to=desk.people["senior_manager"].id, reason="It is a payment")
    return desk.case("found").does(payment, passed_up)


def kept_for_the_child(desk: Desk) -> Work:
    work = desk.case("responding", contact={**a_helper()["contact"], "method": "none", "value": None})
    return work.does(c.HoldResponseForChild(finished_on=work.today, blocks=BLOCKS, reason="No safe way to reach her"))


def moved_on(work: Work, **where) -> Work:
    return work.does(c.Transfer(reason="It is for them", told_where="They write to you", **where))


CASES = {
    "told by a helper": lambda desk: desk.case("received", **SPOKEN_FOR),
    "a helper's, stopped": lambda desk: desk.case("received", **SPOKEN_FOR).does(
        c.StopForRepresentative(reasons="They use it against the child's mother.", letter_id="sent")
    ),
    "by letter": lambda desk: desk.case("received", channel="letter"),
    "two points": lambda desk: desk.case(
        "received", issues=[{"text": each, "themes": [], "about_body": "cafcass"} for each in ("one", "two")]
    ),
    "assessed": lambda desk: desk.case("assessing"),
    "a parent is named": lambda desk: with_a_parent(desk.case("assessing"), desk, decide=False),
    "found": lambda desk: desk.case("found"),
    "held": lambda desk: desk.case("investigating").does(
        c.PlaceHold(reason="An allegation"), c.NameSubject(staff="Jane Field")
    ),
    "no talk": lambda desk: desk.case("investigating").does(
        c.RecordContactWish(value=terms.Wish.DOES_NOT_WANT, told_by=terms.With.CHILD, told_on=desk.clock.now().date())
    ),
    "a leader": lambda desk: desk.case("responding").does(
        c.ConsiderLeaderMeeting(offer=True, reason="She asked", offered_on=desk.clock.now().date())
    ),
    "a payment": compensated,
    "kept": kept_for_the_child,
    "answered": lambda desk: desk.case("responded"),
    "shared": shared_with_a_parent,
    "the grown-ups' way": lambda desk: desk.case("received", **ADULT),
    "somebody else's": lambda desk: moved_on(
        desk.case("received"), to=terms.TransferTo.OTHER_BODY, body=terms.Body.SCHOOL
    ),
    "feedback": lambda desk: moved_on(desk.case("received"), to=terms.TransferTo.FEEDBACK),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory, databases, empty_records) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("forms")
    with open_desk(folder, databases.copy(empty_records, folder), NAMES) as opened:
        yield opened


@pytest.fixture(autouse=True)
def told_the_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOCK_FILE", str(desk.clock.file))


@pytest.fixture(scope="module")
def forms(desk: Desk) -> dict[str, tuple[str, str]]:
    """Where each form is to be found, by the buttons of the cases themselves: its key, who sees it, its address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLOCK_FILE", str(desk.clock.file))
        found: dict[str, tuple[str, str]] = {}
        for made in CASES.values():
            reference = made(desk).reference
            for role in NAMES:
                for address in re.findall(r'href="([^"]*/do/[^"]*)"', desk.of(role).go(f"/cases/{reference}").html):
                    found.setdefault(address.rsplit("/", 1)[1].split("?")[0], (role, address))
    return found


def test_every_form_there_is_is_looked_at(forms):
    assert {each.key for each in ALL} - PAGES_OF_THEIR_OWN - forms.keys() == set()


@pytest.mark.clause("B-05", "DR-13")
def test_every_form_can_be_used_by_everybody_on_any_width(desk, forms, chromium):  # noqa: F811
    wrong = []
    with served(desk.app) as address:
        for role in NAMES:
            context = chromium.new_context(base_url=address, bypass_csp=True)
            page = context.new_page()
            signs_in(page, desk, role)
            page.evaluate(AXE.read_text())
            wrong += [
                (key, fault)
                for key, (whose, where) in forms.items()
                if whose == role and key not in PAGES_OF_THEIR_OWN
                for fault in faults(page, where)
            ]
            context.close()
    assert wrong == []


def test_every_error_of_every_form_leads_to_its_field_and_says_its_rule(desk, forms):
    refused = 0
    optional = {(each.key, field.name) for each in ALL for field in each.fields if field.optional}
    assert optional
    for key, (role, address) in forms.items():
        if key in PAGES_OF_THEIR_OWN:
            continue
        browser = desk.of(role)
        shown = browser.go(address)
        if "action-form" in shown.html:  # what was saved a moment ago may have taken the next form away
            assert ("(optional)" in shown.html) == any(of == key for of, _ in optional), key
        page = browser.press(address, "send" if 'value="send"' in shown.html else "save")
        for aimed_at in re.findall(r'error-summary__list.*?</ul>', page.html, re.S)[:1]:
            for field in re.findall(r'href="#([^"]+)"', aimed_at):
                refused += 1
                assert field in page.ids, f"{key}: an error leads to {field}, which is nowhere"
                assert (key, field) not in optional, f"{key}: {field} is called optional, and is asked for"
    assert refused > 40, "too few errors were tried"


def test_only_what_is_a_payment_is_offered_for_approval(desk):
    payment = compensated(desk)
    offered = desk.of("senior_manager").go(f"/cases/{payment.reference}/do/remedy-approved").text
    assert "We will pay." in offered
    assert "We will fix the report." not in offered


def signs_in(page: Page, desk: Desk, role: str) -> None:
    page.set_default_timeout(30_000)
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(desk.people[role].email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")


def faults(page: Page, where: str) -> list[str]:
    """What is wrong with a page for people who hear it, use no mouse, or have a narrow window.

    The page comes into the window that is open already, with the checker in it: a form needs no script of its own.
    """
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    found = page.evaluate(
        """async (where) => {
            const came = new DOMParser().parseFromString(await (await fetch(where)).text(), "text/html");
            document.title = came.title;
            document.body.replaceWith(came.body);
            const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            // The colours are those of the pages that are looked at elsewhere, and dear to look at.
            const but = {"color-contrast": {enabled: false}};
            return await axe.run("main", {runOnly: rules, rules: but, resultTypes: ["violations"]});
        }""",
        where,
    )
    assert found["passes"], "the checker checked nothing"
    wrong = [f"{one['id']}: {one['nodes'][0]['html'][:100]}" for one in found["violations"]]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        by = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        wrong += [f"is {by} wider than {width}"] if by > 0 else []
    return wrong
