"""The made-up cases: who, what they said, and what has been done about it so far. Every name is made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from backoffice.procedure import commands as c
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.commands import Command
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.response import IssueAnswer, OmbudsmanBlock, ResponseBlocks
from backoffice.procedure.terms import (
    AcknowledgementKind,
    AssessmentValue,
    Body,
    ContactMethod,
    ContactOutcome,
    InterviewPart,
    LearningLevel,
    LearningRoute,
    Outcome,
    Pressure,
    RemedyType,
    Route,
    StaffShareWhat,
    TransferTo,
    With,
)

Making = Callable[[date, Calendar], Command]


@dataclass(frozen=True)
class Step:
    """Something done in a case, so many working days ago."""

    days_ago: int
    command: Making


@dataclass(frozen=True)
class MadeUp:
    """One made-up case: received so many working days ago, what was said, what was done."""

    days_ago: int
    said: tuple[tuple[str, str], ...]
    name: str | None = None
    age: int | None = None
    steps: tuple[Step, ...] = ()
    over: dict[str, Any] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """Return what the chat would have handed over, but for its id and time."""
        return {**_plain(self.name, self.age, self.said), **self.over}


def _plain(name: str | None, age: int | None, said: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {
        "schema": "intake/1", "kind": "complaint", "procedure": "children_policy", "channel": "chat",
        "chatter_role": "child", "child": {"name": name, "age": age}, "representative": None, "complainant": None,
        "issues": [{"text": text, "themes": [theme], "about_body": "cafcass"} for text, theme in said],
        "about_person": {"known": "no", "name": None}, "when_text": None, "impact_text": None, "wanted": [],
        "wanted_text": None, "proceedings": "live", "contact": contact("email", "someone@demo.example"),
        "advocate": {"offered": True, "answer": "no"},
        "needs": {"interpreter": False, "language": None, "other": [], "note": None},
        "sharing_view": {"view": "ok", "who": None, "why": None},
        "flags": {"safeguarding": "none", "allegation_against_staff": False, "abusive_language": False,
                  "distress": False, "non_english": False, "court_decision": False},
        "feedback": None, "linked_submission_ids": [], "alert_ids": [],
        "telling_view": {"view": "no", "text": None},
    }


def contact(method: str, value: str | None, private: str = "yes", note: str | None = None) -> dict[str, Any]:
    """Return how somebody may be reached, as the chat hands it over."""
    return {"method": method, "value": value, "private": private, "safety_note": note, "times": ["after_school"],
            "times_note": None, "reply_by": None}


def _acknowledged(days_ago: int) -> Step:
    return Step(days_ago, lambda on, _: c.RecordAcknowledgement(sent_on=on, how=AcknowledgementKind.EMAIL))


def _hello(days_ago: int, method: str = "email") -> Step:
    return Step(days_ago, lambda on, _: c.Introduce(
        on=on, method=ContactMethod(method), outcome=ContactOutcome.REACHED, text="Said who I am and what comes next.",
    ))


def _opened(days_ago: int) -> Step:
    return Step(days_ago, lambda *_: c.OpenAssessment())


def _confirmed(days_ago: int, issue: int = 1) -> Step:
    return Step(days_ago, lambda on, _: c.ConfirmIssue(issue=issue, confirmed_with_complainant_on=on))


def _assessed(days_ago: int) -> Step:
    return Step(days_ago, lambda *_: c.DecideAssessment(
        understanding=AssessmentValue.SATISFIED, own_complaint=AssessmentValue.SATISFIED, route=Route.CONTINUE,
        what_matters="Being believed.", what_child_told_us="The report should say what really happened.",
        best_interests="Looking into this helps the child.", next_steps="Talk with the worker and her manager.",
    ))


def _talked(days_ago: int) -> tuple[Step, ...]:
    return (
        Step(days_ago, lambda on, _: c.RecordInterview(
            staff="the family court adviser", part=InterviewPart.OFFICER, on=on,
            what_was_done="Met the child once, for half an hour.", what_could_differ="A second visit.")),
        Step(days_ago, lambda on, _: c.RecordInterview(
            staff="the adviser's manager", part=InterviewPart.OFFICER_MANAGER, on=on,
            what_was_done="Read the report before it went out.", what_could_differ="Ask how the child was heard.")),
    )


def _found(days_ago: int, outcome: str, issue: int = 1) -> tuple[Step, ...]:
    agreed = outcome in ("upheld", "partly_upheld")
    steps = [Step(days_ago, lambda *_: c.RecordFinding(
        issue=issue, outcome=Outcome(outcome), reason_plain="We read the notes and asked the worker.",
        impact_on_child="You felt that nobody believed you."))]
    if agreed:
        steps.append(Step(days_ago, lambda on, days: c.ProposeRemedy(
            type=RemedyType.APOLOGY, text="Say sorry in writing.", issue=issue, owner="Robin Hale",
            due=days.add_working_days(on, 5))))
    steps.append(Step(days_ago, lambda *_: c.AddLearning(
        text="Read the notes back to the child before the report is finished.", level=LearningLevel.TEAM,
        route=LearningRoute.LINE_MANAGER, published_text="We read our notes back to children.")))
    return tuple(steps)


def _answer_begun(days_ago: int) -> tuple[Step, ...]:
    return (
        Step(days_ago, lambda *_: c.NoParentOrCarer(because="The child lives with foster carers who were told.")),
        Step(days_ago, lambda *_: c.ConsiderLeaderMeeting(offer=False, reason="The child did not want one.")),
        Step(days_ago, lambda *_: c.BeginResponse()),
    )


def _blocks(words: str, outcome: str, on: date) -> ResponseBlocks:
    agreed = outcome in ("upheld", "partly_upheld")
    return ResponseBlocks(
        issues=(IssueAnswer(
            issue=1, childs_words=words, finding="We agree with you." if agreed else "We could not find out.",
            reason="The notes say what you told us.",
            put_right="We changed the report." if agreed else "", put_right_by=on if agreed else None,
            nothing_because="" if agreed else "The notes do not say."),),
        what_we_did="We read the report and the notes.", who_we_talked_to="We talked to your worker and her boss.",
        apology="We are sorry." if agreed else "", learning="We will read our notes back to you.",
        who_else_will_see="Your worker and her boss see this.",
        listen_and_learn="When court ends you can tell us how it was for you.",
        ombudsman=OmbudsmanBlock(
            through_mp="An MP can send it for you.", self_or_trusted_person="You or someone you trust can ask.",
            decision_is_final="What they say is final.", free="It is free.",
            phone_and_site="0345 015 4033, www.ombudsman.org.uk"),
        how_this_went="We will ask how this went for you.", contact_name="Robin Hale",
        how_to_ask="Write back or ring us.", reading_grade=4.0, storyboard_considered=False,
        storyboard_reason="The child said no thank you.",
    )


def _answered(days_ago: int, words: str, outcome: str) -> Step:
    return Step(days_ago, lambda on, _: c.SendResponse(
        sent_on=on, blocks=_blocks(words, outcome, on), channel=ContactMethod.EMAIL))


def _all_the_way(start: int, words: str, outcome: str) -> tuple[Step, ...]:
    """Everything from hello to the answer, one working day after another."""
    return (
        _hello(start - 2), _opened(start - 2), _confirmed(start - 3), _assessed(start - 3), *_talked(start - 5),
        *_found(start - 6, outcome), *_answer_begun(start - 7), _answered(start - 8, words, outcome),
    )


def _closed(days_ago: int) -> tuple[Step, ...]:
    return (
        Step(days_ago, lambda on, _: c.ShareWithStaff(
            staff="the adviser's manager", what=StaffShareWhat.BOTH, on=on)),
        Step(days_ago, lambda on, _: c.AskAboutProcess(sent_on=on)),
        Step(days_ago, lambda *_: c.CloseCase()),
    )


_HELPER = {
    "chatter_role": "trusted_adult",
    "representative": {
        "name": "Gran", "relationship": "grandparent", "relationship_note": None, "child_knows": "yes",
        "may_contact_child": "child_does_not_want", "words_from": "child", "contact": contact(
            "letter", "1 Demo Street, Exampleton")},
    "contact": contact("none", None, "not_said"),
}
_ADULT = {
    "procedure": "three_step", "chatter_role": "adult_service_user", "child": None,
    "complainant": {"name": "Ann Made-Up", "support_asked": False},
    "advocate": {"offered": False, "answer": "not_said"},
    "sharing_view": {"view": "not_asked", "who": None, "why": None},
    "telling_view": {"view": "not_asked", "text": None},
}
_WRONG_SCHOOL = "my worker put the wrong school in her report and now everyone thinks i lied"
_LATE = "she was late every single time and once she didnt come"
_NOT_HEARD = "i said i want to live with my nan and its not in there"

CASES: tuple[MadeUp, ...] = (
    MadeUp(0, ((_WRONG_SCHOOL, "report_wrong_or_untrue"),), "Fern", 12,
           over={"contact": contact("phone", "07700 900321", "no", "Only ring when I'm on the bus")}),
    MadeUp(1, (("he never listens he just types", "not_listened_to"),), "Kofi", 9,
           over={"sharing_view": {"view": "worried", "who": None, "why": "my dad gets angry"}}),
    MadeUp(2, (("the lady never asked Bee what she wanted", "not_listened_to"),), "Bee", 8, over=_HELPER),
    MadeUp(3, (("she told my mum what i said", "shared_private_information"),), None, None,
           over={"contact": contact("none", None, "not_said")}),
    MadeUp(4, (("nikt mnie nie pyta", "not_listened_to"),), "Ola", 11, (_hello(2), _opened(1)), {
        "flags": {"safeguarding": "none", "allegation_against_staff": False, "abusive_language": False,
                  "distress": False, "non_english": True, "court_decision": False},
        "needs": {"interpreter": True, "language": "pl", "other": ["pictures"], "note": None}}),
    MadeUp(5, ((_LATE, "late_or_missed"), (_NOT_HEARD, "views_not_reported")), "Sky", 14,
           (_hello(3), _opened(3), _confirmed(2), _confirmed(2, 2), _assessed(2))),
    MadeUp(9, ((_NOT_HEARD, "views_not_reported"),), "Jude", 10,
           (_hello(7), _opened(7), _confirmed(6), _assessed(6), *_talked(3))),
    MadeUp(12, ((_WRONG_SCHOOL, "report_wrong_or_untrue"),), "Mina", 13,
           (_hello(10), _opened(10), _confirmed(9), _assessed(9), *_talked(6))),
    MadeUp(10, ((_LATE, "late_or_missed"),), "Theo", 12,
           (_hello(8), _opened(8), _confirmed(7), _assessed(7), *_talked(4), *_found(2, "upheld"),
            *_answer_begun(1))),
    MadeUp(14, ((_NOT_HEARD, "views_not_reported"),), "Ava", 11, _all_the_way(14, _NOT_HEARD, "upheld")),
    MadeUp(20, ((_LATE, "late_or_missed"),), "Noor", 15,
           (*_all_the_way(20, _LATE, "partly_upheld"), *_closed(9))),
    MadeUp(26, ((_WRONG_SCHOOL, "report_wrong_or_untrue"),), "Dylan", 9,
           (*_all_the_way(26, _WRONG_SCHOOL, "no_finding"), *_closed(15))),
    MadeUp(8, (("forget it its fine now", "other"),), "Remi", 16, (
        _hello(6), Step(4, lambda *_: c.Withdraw(
            asked_by=With.CHILD, own_words="she said sorry so its ok", pushed=Pressure.NO)))),
    MadeUp(7, (("my teacher shouts at me", "other_body"),), "Lou", 10, (
        _hello(5), Step(4, lambda *_: c.Transfer(
            to=TransferTo.OTHER_BODY, body=Body.SCHOOL, reason="This is about the school.",
            told_where="The school's own complaints.")))),
    MadeUp(6, (("They did not answer my letters.", "delay_no_reply"),), over=_ADULT),
    MadeUp(18, (("The report left out what the doctor said.", "report_wrong_or_untrue"),), over=_ADULT, steps=(
        Step(12, lambda on, days: p.FreezeStep(
            frozen_from=on, agreed_with="the complainant", agreed_on=on, how=ContactMethod.PHONE,
            reason="Mediation was offered.", review_on=days.add_working_days(on, 18))),)),
    MadeUp(1, (), "Ash", None, over={
        "kind": "feedback", "procedure": None,
        "feedback": {"text": "the drawing game was nice", "face": "happy"}, "contact": contact("none", None)}),
    MadeUp(0, (("please tell Sarah the visit is on tuesday not wednesday", "other"),), "Max", 13, over={
        "kind": "message_for_worker", "procedure": None, "about_person": {"known": "yes", "name": "Sarah"}}),
    MadeUp(1, (), None, None, over={
        "kind": "callback_request", "procedure": None,
        "contact": contact("phone", "07700 900456", "not_sure", "Don't say who you are if somebody else picks up")}),
)


def worries(now: datetime) -> list[dict[str, Any]]:
    """Return two made-up safety worries: a new one, and an older one that somebody has seen."""
    return [
        _worry(1, now - timedelta(minutes=12), "immediate", ["i dont feel safe at home tonight"], "Kit", 12),
        _worry(2, now - timedelta(days=2), "concern", ["theres never any food in"], None, None),
    ]


def _worry(
    number: int, raised_at: datetime, level: str, texts: list[str], name: str | None, age: int | None
) -> dict[str, Any]:
    return {
        "schema": "safeguarding-alert/1", "alert_id": str(UUID(int=number, version=4)), "seq": 0,
        "raised_at": raised_at.isoformat(), "level": level, "raise_at": None, "source": "typed", "texts": texts,
        "name": name, "age": age, "reach": "07700 900789" if name else None, "question": "N05",
        "chatter_role": "child", "about_staff": False, "by_mistake": False,
        "safe_answer": "no" if level == "immediate" else "yes",
    }
