"""Every guard that a page can meet: refused by its id with everything typed still there, and passed once it is put
right. What the case itself rules out has no button, no page and no way round them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import func, select

from backoffice.procedure import commands as c
from backoffice.procedure.offered import STANDING
from backoffice.procedure.permissions import TABLES
from backoffice.procedure.terms import (
    ContactMethod,
    Procedure,
    Proceedings,
    RemedyType,
    Role,
    Sharing,
    Wish,
    With,
)
from backoffice.records import CaseParty, Event, Person
from backoffice.services import casefile
from tests.integration.casework.stages import Desk, Work, open_desk
from tests.integration.casework.test_someone_speaks_for_the_child import a_helper

LATER = {"day": "10", "month": "4", "year": "2026"}
EASTER_MONDAY = {"day": "6", "month": "4", "year": "2026"}
LONG_AGO = {"day": "1", "month": "3", "year": "2026"}
TODAY = {"day": "18", "month": "3", "year": "2026"}


def day(name: str, parts: dict[str, str]) -> dict[str, str]:
    return {f"{name}-{part}": value for part, value in parts.items()}


@dataclass(frozen=True)
class Try:
    """One guard: at which stage, on the page of which action, what it refuses, and what then passes."""

    guard: str
    stage: str
    key: str
    wrong: dict[str, str]
    right: dict[str, str] | None
    before: Callable[[Work], object] = lambda _: None
    arrives: dict[str, object] = field(default_factory=dict)
    """How the complaint came, where that matters."""


def parent(work: Work) -> str:
    """Nadia, a parent of the child; returns her id."""
    with work.store.writing() as session:
        file = casefile.open_for(session, work.reference, work.person)
        person = Person(kind="adult")
        person.name = "Nadia"
        party = CaseParty(person=person, role="parent_or_carer")
        file.case.parties.append(party)
        session.flush()
        casefile.carry_out(file, c.NameParentOrCarer(party=party.id), work.person, work.clock.now())
        return party.id


def remedy(work: Work, kind: RemedyType = RemedyType.APOLOGY) -> None:
    work.does(c.ProposeRemedy(type=kind, text="Say sorry"))


TALK = {"method": "phone", "outcome": "reached", "with_whom": "child", "method_reason": "she rang"}
PLAN = {"method": "phone", "with_whom": "child", "part_of_day": "after_school", **day("on", LATER)}
LOG = {"method": "phone", "outcome": "reached", "direction": "outward", "with_whom": "child", "text": "talked"}
HELD = {"about_person": {"known": "yes", "name": "Jane Field"}}
SPOKEN_FOR = {"chatter_role": "trusted_adult"}
REFUSES = {**SPOKEN_FOR, "representative": a_helper(may_contact_child="no")}


def hold(work: Work) -> None:
    work.does(c.PlaceHold(reason="An allegation"))


TRIES = (
    Try("G-C7-REACHED", "received", "introduce", {**TALK, "outcome": "no_answer"}, TALK),
    Try("G-C7-METHOD", "received", "introduce", {**TALK, "method_reason": ""}, TALK),
    Try(
        "G-C7-CHILD",
        "received",
        "introduce",
        {**TALK, "with_whom": "representative"},
        {**TALK, "with_whom": "representative", "not_child_reason": "They asked us to"},
    ),
    Try("G-C7-TIMETABLE", "received", "timetable", {"lines": ""}, {"lines": "10 4 2026 We answer"}),
    Try(
        "G-DATE-WD",
        "received",
        "timetable",
        {"lines": "6 4 2026 We answer"},
        {"lines": "7 4 2026 We answer"},
    ),
    Try(
        "G-C4-NOINSIST",
        "received",
        "plan-contact",
        PLAN,
        {**PLAN, "method": "letter"},
        before=lambda work: work.does(
            c.RecordContactWish(value=Wish.DOES_NOT_WANT, told_by=With.CHILD, told_on=work.today)
        ),
    ),
    Try(
        "G-C4-NOINSIST",
        "received",
        "plan-contact",
        PLAN,
        {**PLAN, "helper_said_no_reason": "The child rang us herself"},
        arrives=REFUSES,
    ),
    Try("G-PLAN-DAY", "received", "plan-contact", {**PLAN, **day("on", LONG_AGO)}, PLAN),
    Try(
        "G-PLAN-TIME",
        "received",
        "plan-contact",
        {**PLAN, "part_of_day": "evening"},
        {**PLAN, "part_of_day": "evening", "times_reason": "She asked for it"},
    ),
    Try(
        "G-C3-SAFE",
        "received",
        "log-contact",
        {**LOG, "with_whom": "parent_or_carer"},
        {**LOG, "with_whom": "parent_or_carer", "safe_reason": "Her mother rang, and knows"},
    ),
    Try(
        "G-CALLER",
        "received",
        "log-contact",
        {**LOG, "direction": "inward", "said_anything": "yes"},
        {**LOG, "direction": "inward", "said_anything": "yes", "identity": "Called back on her own number"},
    ),
    Try("G-DATE-PAST", "received", "log-contact", {**LOG, **day("on", LONG_AGO)}, {**LOG, **day("on", TODAY)}),
    Try(
        "G-HOLD",
        "received",
        "log-contact",
        {**LOG, "with_whom": "staff", "staff": "jane field"},
        {**LOG, "with_whom": "staff", "staff": "Tom Reed"},
        before=hold,
        arrives=HELD,
    ),
    Try(
        "G-HOLD",
        "received",
        "plan-contact",
        {**PLAN, "with_whom": "staff", "staff": "Jane Field"},
        {**PLAN, "with_whom": "staff", "staff": "Tom Reed"},
        before=hold,
        arrives=HELD,
    ),
    Try(
        "G-HOLD",
        "investigating",
        "interview",
        {"staff": "Jane Field", "part": "officer", "what_was_done": "nothing"},
        {"staff": "Tom Reed", "part": "officer_manager", "what_was_done": "nothing"},
        before=hold,
        arrives={"about_person": {"known": "yes", "name": "Jane"}},
    ),
    Try(
        "G-HOLD",
        "investigating",
        "share-with-staff",
        {"staff": "Ms Field", "what": "learning"},
        {"staff": "Tom Reed", "what": "learning"},
        before=hold,
        arrives=HELD,
    ),
    Try("G-ISSUE-TEXT", "received", "add-issue", {"text": ""}, {"text": "and she was late"}),
    Try("G-ISSUE", "received", "confirm-issue", {"issue": "7", "summary": "hm"}, {"issue": "1", "summary": "hm"}),
    Try(
        "G-ISSUE",
        "received",
        "merge-issue",
        {"issue": "2", "into": "2", "reason": "the same"},
        {"issue": "2", "into": "1", "reason": "the same"},
        before=lambda work: work.does(c.AddIssue(text="it was wrong")),
    ),
    Try(
        "G-REASON",
        "received",
        "withdraw-issue",
        {"issue": "2", "reason": ""},
        {"issue": "2", "reason": "She said so"},
        before=lambda work: work.does(c.AddIssue(text="it was wrong")),
    ),
    Try(
        "G-C9-REASONED",
        "investigating",
        "finding",
        {"issue": "1", "outcome": "upheld", "reason_plain": "It was wrong", "impact_on_child": ""},
        {"issue": "1", "outcome": "upheld", "reason_plain": "It was wrong", "impact_on_child": "No sleep"},
    ),
    Try("G-C9-FINDINGS", "investigating", "begin-answer", {"no_interview_reason": "away"}, None),
    Try(
        "G-C8-INTERVIEW",
        "investigating",
        "begin-answer",
        {"no_interview_reason": ""},
        {"no_interview_reason": "Both have left"},
        before=lambda work: work.finds(),
    ),
    Try("G-REASON", "responding", "look-again", {"reason": ""}, {"reason": "A new paper came"}),
    Try(
        "G-C12-COURT",
        "investigating",
        "remedy",
        {"type": "clarify_to_court", "text": "Tell the court"},
        {"type": "clarify_to_court", "text": "Tell the court", "not_live_reason": "It may open again"},
        arrives={"proceedings": "ended"},
    ),
    Try(
        "G-DATE-WD",
        "investigating",
        "remedy",
        {"type": "apology", "text": "Say sorry", **day("due", EASTER_MONDAY)},
        {"type": "apology", "text": "Say sorry", **day("due", LATER)},
    ),
    Try(
        "G-REMEDY",
        "investigating",
        "remedy-done",
        {"remedy": "5"},
        {"remedy": "1"},
        before=remedy,
    ),
    Try(
        "G-REASON",
        "investigating",
        "remedy-dropped",
        {"remedy": "1", "reason": ""},
        {"remedy": "1", "reason": "Not wanted"},
        before=remedy,
    ),
    Try("G-REASON", "investigating", "no-learning", {"because": ""}, {"because": "All was as it should be"}),
    Try("G-REASON", "investigating", "leader-meeting", {"offer": "no"}, {"offer": "no", "reason": "Said no"}),
    Try("G-REASON", "received", "no-parent", {"because": ""}, {"because": "In care"}),
    Try("G-REASON", "received", "hold", {"reason": ""}, {"reason": "An allegation"}),
    Try("G-REASON", "received", "safety-check", {"result": ""}, {"result": "Lee looked: nothing to do"}),
    Try(
        "G-C9-AGREED",
        "received",
        "agree-date",
        {"how": "phone", "reason": "", **day("new_due", LATER)},
        {"how": "phone", "reason": "She is away", **day("new_due", LATER)},
    ),
    Try(
        "G-WITHDRAW-WORDS",
        "received",
        "withdraw",
        {"own_words": "", "pushed": "no"},
        {"own_words": "i dont want to", "pushed": "no"},
    ),
    Try(
        "G-WITHDRAW-PUSHED",
        "received",
        "withdraw",
        {"own_words": "i dont want to"},
        {"own_words": "i dont want to", "pushed": "possibly"},
    ),
    Try("G-TRANSFER-TO", "received", "move-body", {"reason": "Not us", "told_where": "Ask the school"},
        {"reason": "Not us", "told_where": "Ask the school", "body": "school"}),
    Try("G-TRANSFER-TOLD", "received", "move-body", {"reason": "Not us", "body": "school"},
        {"reason": "Not us", "told_where": "Ask the school", "body": "school"}),
    Try("G-REASON", "received", "move-procedure", {"reason": ""}, {"reason": "A grown-up's own complaint"}),
    Try("G-D01-FINDING", "found", "move-procedure", {"reason": "It is an adult's"}, None),
    Try("G-C13-SHARE", "responded", "close", {"no_feedback_reason": "asked us not to"},
        {"no_feedback_reason": "asked us not to", "no_share_reason": "nobody left"}),
    Try("G-C16-ASKED", "responded", "close", {"no_share_reason": "nobody left"},
        {"no_feedback_reason": "asked us not to", "no_share_reason": "nobody left"}),
    Try("G-C14-LIVE", "responded", "listen-book", day("on", LATER), None),
    Try("G-DATE-WD", "responded", "listen-book", day("on", EASTER_MONDAY), day("on", LATER),
        before=lambda work: work.does(c.RecordProceedings(status=Proceedings.ENDED))),
    Try("G-D27-ASKED", "responded", "addendum", {"text": "It came late"},
        {"text": "It came late", "asked_for_by_us": "yes"}),
    Try("G-DATE-PAST", "responded", "ombudsman", {"what": "They wrote", **day("on", LATER)},
        {"what": "They wrote", **day("on", TODAY)}),
    Try("G-C5-REASONS", "received", "stop", {"reasons": "short", "way": "print", "safe_checked": "yes"},
        {"reasons": "They use it against the child's mother.", "way": "print", "safe_checked": "yes"},
        arrives={**SPOKEN_FOR, "representative": a_helper()}),
)  # fmt: skip

ELSEWHERE = {
    "G-C3-ASSESS", "G-C9-KIT", "G-C10-REASON", "G-C10-DONE", "G-C10-SHARE", "G-C9-WRITTEN", "G-C9-FINDINGS",
    "G-RECEIPT-ISSUE", "G-RECEIPT-DATE",
}  # fmt: skip
"""Tried on their pages in test_refusals_on_pages, test_who_sees_it, the answer's own tests and
test_record_a_complaint, where the form itself asks for what these two want."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory, databases, empty_records) -> Iterator[Desk]:
    """One office for all of them: each try has a case of its own."""
    folder = tmp_path_factory.mktemp("desk")
    names = {"childrens_manager": "Sam Carter", "complaints_manager": "Ann Lee", "senior_manager": "Pat Quinn"}
    with open_desk(folder, databases.copy(empty_records, folder), names) as opened:
        yield opened


@pytest.fixture(autouse=True)
def told_the_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOCK_FILE", str(desk.clock.file))


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


def test_a_case_is_never_given_to_who_may_not_have_it(desk: Desk) -> None:
    work = desk.case("received")
    address = f"/cases/{work.reference}/do/assign"
    page = desk.browser.go(address)
    assert "Ann Lee" in page.text
    assert "Pat Quinn" not in page.text
    desk.browser.press(address, "save", to=desk.people["senior_manager"].id)
    assert (desk.browser.status, desk.browser.page.guards[:1]) == (409, ["G-ROLE"])
    work.does(c.NameSubject(staff=desk.people["complaints_manager"].id))
    desk.browser.go(address)
    desk.browser.press(address, "save", to=desk.people["complaints_manager"].id)
    assert (desk.browser.status, desk.browser.page.guards[:1]) == (409, ["G-SUBJECT"])
    up = f"/cases/{work.reference}/do/pass-up"
    desk.browser.go(up)
    desk.browser.press(up, "save", to=desk.people["senior_manager"].id, reason="Both managers are in it")
    assert desk.browser.status == 200, desk.browser.page.text[:500]
    assert work.file().state.assignee == desk.people["senior_manager"].id


@pytest.mark.clause("C-10")
def test_a_decision_about_sharing_is_asked_of_each_parent(desk: Desk) -> None:
    work = desk.case("investigating")
    nadia = parent(work)
    address = f"/cases/{work.reference}/do/sharing"
    desk.browser.go(address)
    page = desk.browser.press(address, "save", party=nadia, decision="do_not_share", reason="")
    assert page.guards[:1] == ["G-C10-REASON"]
    page = desk.browser.press(address, "save", party="x" * 32, decision="share")
    assert page.guards[:1] == ["G-C10-PARTY"]
    desk.browser.press(address, "save", party=nadia, decision="share")
    assert desk.browser.status == 200
    assert work.file().state.parent(nadia).decision is Sharing.SHARE


def test_every_guard_of_the_policy_is_met_on_a_page_somewhere() -> None:
    rows = [row for row in TABLES[Procedure.CHILDREN_POLICY] if row.roles - {Role.SYSTEM}]
    named = {guard for row in rows for guard in row.guards if not guard.startswith("MC-")}
    tried = {one.guard for one in TRIES} | STANDING | {"G-SUBJECT", "G-SUBJECT-NAMED", "G-C10-PARTY"} | ELSEWHERE
    beside = {
        "G-C3-REASON", "G-C3-ROUTE", "G-C3-INTERESTS", "G-C3-STEPS",  # the assessment's page, below
        "G-C10-DECIDE", "G-C11-LEARN", "G-C12-APPROVAL",  # the answer's page, below
        "G-SAFE-CHECK",  # a letter is not prepared before this is said
        "G-C10-ONCE",  # each naming makes a person of its own
        "G-REMEDY-TEXT", "G-LEARNING-TEXT", "G-P6.3",  # the form asks for it before the rules are asked
        "G-C13-LEADER", "G-C12-OWNER",  # below
    }  # fmt: skip
    assert named - tried - beside == set()


@pytest.mark.parametrize(
    ("guard", "changed"),
    [
        ("G-C3-ASSESS", {"own_complaint": "pending"}),
        ("G-C3-REASON", {"understanding": "not_satisfied", "route": "continue_with_support"}),
        ("G-C3-ROUTE", {"understanding": "not_satisfied", "reasons": "Very young"}),
        ("G-C3-ROUTE", {"route": "as_representative", "reasons": "Very young"}),
        ("G-C3-INTERESTS", {"best_interests": ""}),
        ("G-C3-STEPS", {"next_steps": ""}),
    ],
)
@pytest.mark.clause("C-3", "C-F2", "C-F3b")
def test_the_assessment_is_refused_until_it_is_whole(desk: Desk, guard: str, changed: dict[str, str]) -> None:
    whole = {
        "understanding": "satisfied",
        "own_complaint": "satisfied",
        "route": "continue",
        "what_matters": "To be believed",
        "what_child_told_us": "The report is wrong",
        "best_interests": "Put it right",
        "next_steps": "Talk with the worker",
    }
    work = desk.case("assessing")
    address = f"/cases/{work.reference}/assessment"
    desk.browser.go(address)
    page = desk.browser.press(address, "decide", **{**whole, **changed})
    assert (desk.browser.status, page.guards[:1]) == (409, [guard])
    assert page.filled["what_matters"] == "To be believed"
    desk.browser.press(address, "decide", **whole, reasons="")
    assert desk.browser.status == 200, desk.browser.page.text[:500]
    assert work.file().state.stage == "investigating"


@pytest.mark.parametrize(
    ("guard", "leaves_out", "then"),
    [
        ("G-C10-DECIDE", c.NoParentOrCarer, c.NoParentOrCarer(because="In care")),
        ("G-C11-LEARN", c.AddLearning, c.NoLearningFound(because="All as it should be")),
    ],
)
def test_the_answer_waits_for_what_goes_before_it(desk: Desk, guard, leaves_out, then) -> None:
    work = desk.case("investigating").looks_into_it()
    real = Work.does
    Work.does = lambda self, *commands, by=None: real(  # one thing is forgotten
        self, *(each for each in commands if not isinstance(each, leaves_out)), by=by
    )
    try:
        work.finds().begins_the_answer()
    finally:
        Work.does = real
    _send(desk, work)
    assert desk.browser.page.guards[:1] == [guard]
    work.does(then)
    _send(desk, work, learning="We looked, and found nothing to change.")
    assert desk.browser.status == 200, (desk.browser.page.guards, desk.browser.page.text[:800])


@pytest.mark.clause("C-12b")
def test_a_payment_waits_for_a_senior_manager(desk: Desk) -> None:
    work = desk.case("found")
    remedy(work, RemedyType.COMPENSATION)
    work.begins_the_answer()
    _send(desk, work)
    assert desk.browser.page.guards[:1] == ["G-C12-APPROVAL"]
    with desk.store.writing() as session:
        file = casefile.read(session, work.reference)
        pat = desk.people["senior_manager"].person
        casefile.carry_out(file, c.ApproveRemedy(remedy=2), pat, work.clock.now())
    _send(desk, work)
    assert "G-C12-APPROVAL" not in desk.browser.page.guards


def _send(desk: Desk, work: Work, **typed: str) -> None:
    address = f"/cases/{work.reference}/answer"
    desk.browser.go(address)
    desk.browser.press(
        address,
        "send",
        storyboard_considered="no",
        storyboard_reason="She likes letters",
        way="email",
        to_address="amira@example.org",
        safe_checked="yes",
        **typed,
    )


@pytest.mark.clause("C-T14", "C-12", "C-13b")
def test_a_case_is_not_closed_with_an_action_in_nobodys_hands(desk: Desk) -> None:
    work = desk.case("responded")
    remedy(work)
    address = f"/cases/{work.reference}/do/close"
    desk.browser.go(address)
    typed = {"no_share_reason": "nobody left", "no_feedback_reason": "asked us not to"}
    page = desk.browser.press(address, "save", **typed)
    assert (desk.browser.status, page.guards[:1]) == (409, ["G-C12-OWNER"])
    work.does(c.DropRemedy(remedy=2, reason="Done in the letter"))
    desk.browser.go(address)
    desk.browser.press(address, "save", **typed)
    assert desk.browser.status == 200


def test_the_way_of_contact_that_a_plan_does_not_change_is_kept(desk: Desk) -> None:
    work = desk.case("received")
    address = f"/cases/{work.reference}/do/contact-plan"
    page = desk.browser.go(address)
    assert page.filled["safety_note_words"] == "Mum reads my post"
    assert page.filled["times-after_school"] == "yes"
    desk.browser.press(address, "save", method="phone", value="07700 900123")
    file = work.file()
    assert file.case.contact_plan.safety_note == "Mum reads my post"
    assert file.state.contact.method is ContactMethod.PHONE
    assert [part.value for part in file.state.contact.times] == ["after_school"]
