"""What is tried on the forms: of each guard a try that it refuses, and one that then passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from backoffice.procedure import commands as c
from backoffice.procedure.terms import Proceedings, RemedyType, Wish, With
from backoffice.records import CaseParty, Person
from backoffice.services import casefile
from tests.integration.casework.stages import Work
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
    amount = 1200 if kind is RemedyType.COMPENSATION else None
    work.does(c.ProposeRemedy(type=kind, text="Say sorry", amount_pence=amount))


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
    Try(
        "G-P3.3-ARRANGED",
        "received",
        "advocate",
        {"answer": "yes", **day("arranged_on", TODAY)},
        {"answer": "yes", "provider": "Coram Voice", **day("arranged_on", TODAY)},
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
        "G-C12-AMOUNT",
        "investigating",
        "remedy",
        {"type": "compensation", "text": "Pay for the train"},
        {"type": "compensation", "text": "Pay for the train", "amount_pence": "12.50"},
    ),
    Try(
        "G-C12-AMOUNT",
        "investigating",
        "remedy",
        {"type": "apology", "text": "Say sorry", "amount_pence": "12"},
        {"type": "apology", "text": "Say sorry", "amount_pence": ""},
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
