"""What is done in a made-up case, and on which working day after it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.milestones import effective_due
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
from backoffice.services.demo.playing import Playing

Deed = Callable[[Playing], None]


@dataclass(frozen=True)
class Step:
    """Something done in a case, so many working days after it came."""

    after: int
    deed: Deed


@dataclass(frozen=True)
class Way:
    """How a case goes: what is found, how hello is said, whether anything is put right in money, how many days late."""

    outcome: str = "upheld"
    hello: ContactMethod = ContactMethod.EMAIL
    points: int = 1
    pounds: int = 0
    late: int = 0


def as_far_as(stage: str, way: Way | None = None) -> tuple[Step, ...]:
    """Return the usual steps of the children's policy up to a stage, each on its usual day."""
    taken, found = way or Way(), []
    for name, after, deed in _USUAL:
        found.append(Step(after + taken.late, _bound(deed, taken)))
        if name == stage:
            return tuple(found)
    raise KeyError(stage)


def _bound(deed: Callable[[Playing, Way], None], way: Way) -> Deed:
    return lambda at: deed(at, way)


def _say_hello(at: Playing, way: Way) -> None:
    if way.hello is ContactMethod.PHONE:
        told = "Said who I am and what comes next."
        at.does(c.Introduce(on=at.today, method=way.hello, outcome=ContactOutcome.REACHED, text=told))
        return
    at.does(c.Introduce(on=at.today, method=way.hello, outcome=ContactOutcome.SENT), "L-C02")


def _open(at: Playing, _way: Way) -> None:
    at.does(c.OpenAssessment())


def _assess(at: Playing, way: Way) -> None:
    for number in range(1, way.points + 1):
        at.does(c.ConfirmIssue(issue=number, confirmed_with_complainant_on=at.today))
    at.does(c.DecideAssessment(
        understanding=AssessmentValue.SATISFIED, own_complaint=AssessmentValue.SATISFIED, route=Route.CONTINUE,
        what_matters="Being believed.", what_child_told_us="What happened should be put right.",
        best_interests="Looking into this helps the child.", next_steps="Talk with the worker and her manager.",
    ))  # fmt: skip


def _talk_with_the_worker(at: Playing, _way: Way) -> None:
    at.does(c.RecordInterview(
        staff="the family court adviser", part=InterviewPart.OFFICER, on=at.today,
        what_was_done="Met the child once, for half an hour.", what_could_differ="A second visit.",
    ))  # fmt: skip


def _talk_with_her_manager(at: Playing, _way: Way) -> None:
    at.does(c.RecordInterview(
        staff="the adviser's manager", part=InterviewPart.OFFICER_MANAGER, on=at.today,
        what_was_done="Read the report before it went out.", what_could_differ="Ask how the child was heard.",
    ))  # fmt: skip


_AGREED = ("upheld", "partly_upheld")
_REASONS = {
    "upheld": "The notes say what you told us.",
    "partly_upheld": "The notes say some of what you told us.",
    "not_upheld": "The notes say it was done as it should be.",
    "no_finding": "The notes do not say, and nobody else was there.",
}


def _find(at: Playing, way: Way) -> None:
    for number in range(1, way.points + 1):
        at.does(c.RecordFinding(
            issue=number, outcome=Outcome(way.outcome), reason_plain=_REASONS[way.outcome],
            impact_on_child="You felt that nobody believed you.",
        ))  # fmt: skip
    if way.outcome in _AGREED:
        at.does(c.ProposeRemedy(
            type=RemedyType.AMEND_RECORD, text="We will put this right in your notes.", owner="Robin Hale",
            due=at.in_working_days(8), issue=1,
        ))  # fmt: skip
    if way.pounds:
        at.does(c.ProposeRemedy(
            type=RemedyType.COMPENSATION, text="We will pay for the train you missed.", owner="Robin Hale",
            due=at.in_working_days(15), issue=1, amount_pence=100 * way.pounds,
        ))  # fmt: skip
    at.does(c.AddLearning(
        text="We will read our notes back to you.", level=LearningLevel.TEAM, route=LearningRoute.LINE_MANAGER,
        published_text="We read our notes back to children.",
    ))  # fmt: skip


def _settle_who_is_told(at: Playing, _way: Way) -> None:
    at.does(c.NoParentOrCarer(because="The child lives with foster carers who were told."))
    at.does(c.ConsiderLeaderMeeting(offer=False, reason="The child did not want one."))


def _begin_the_answer(at: Playing, way: Way) -> None:
    at.does(c.BeginResponse())
    no_story = {"storyboard_considered": "no", "storyboard_reason": "The child said no thank you."}
    points = range(1, way.points + 1) if way.outcome not in _AGREED else ()
    nothing = {f"issue-{number}-nothing_because": "So there is nothing to put right." for number in points}
    at.saves_the_answer(**no_story, **nothing)


def _send_the_answer(at: Playing, _way: Way) -> None:
    at.sends_the_answer()


def _tell_the_staff(at: Playing, _way: Way) -> None:
    at.does(c.ShareWithStaff(staff="the adviser's manager", what=StaffShareWhat.BOTH, on=at.today))


def _ask_how_it_went(at: Playing, _way: Way) -> None:
    at.does(c.AskAboutProcess(sent_on=at.today), "L-C18")


def _close(at: Playing, _way: Way) -> None:
    for remedy in at.state().remedies:
        at.does(c.CompleteRemedy(remedy=remedy.number, completed_on=at.today))
    at.does(c.CloseCase())


_USUAL: tuple[tuple[str, int, Callable[[Playing, Way], None]], ...] = (
    ("hello", 2, _say_hello),
    ("opened", 2, _open),
    ("assessed", 3, _assess),
    ("worker", 5, _talk_with_the_worker),
    ("talked", 5, _talk_with_her_manager),
    ("found", 6, _find),
    ("told", 7, _settle_who_is_told),
    ("begun", 7, _begin_the_answer),
    ("answered", 8, _send_the_answer),
    ("shared", 9, _tell_the_staff),
    ("asked", 10, _ask_how_it_went),
    ("closed", 11, _close),
)


# What not every case has.


def acknowledge_on_paper(at: Playing) -> None:
    """The letter to a child who wrote: printed, and posted the same day."""
    at.does(c.RecordAcknowledgement(sent_on=at.today, how=AcknowledgementKind.LETTER), "L-C01")


def print_the_acknowledgement(at: Playing) -> None:
    """The same letter, still waiting for somebody to post it."""
    at.does(c.RecordAcknowledgement(sent_on=at.today, how=AcknowledgementKind.LETTER), "L-C01", went=False)


def acknowledge_an_adult(at: Playing) -> None:
    """Pathway P: the complainant has been told that we have it, who answers, and by when."""
    manager, due = at.handler(), effective_due(at.state())
    told = c.RecordAcknowledgement(
        sent_on=at.today, how=AcknowledgementKind.EMAIL, names_manager=manager, promises=due
    )
    at.does(told, "L-P01", manager=manager)


def hello_came_back(at: Playing) -> None:
    """The address was wrong: the hello reached nobody."""
    at.comes_back("L-C02")


def scan(title: str, words: str) -> Deed:
    """Something that came on paper is kept as a file."""
    return lambda at: at.keeps_a_letter(title, words)


def agree_a_later_day(at: Playing) -> None:
    """A new date, agreed before the old one has passed."""
    at.does(c.AgreeNewDate(
        new_due=at.in_working_days(8), agreed_with=With.CHILD, agreed_on=at.today, how=ContactMethod.PHONE,
        reason="Your worker is away until next week.",
    ))  # fmt: skip


def keep_in_touch(at: Playing) -> None:
    """A word in between."""
    at.does(c.KeepInTouch(
        on=at.today, method=ContactMethod.PHONE, outcome=ContactOutcome.REACHED,
        what_we_are_doing="We still need to read the notes.", next_date=at.in_working_days(4),
    ))  # fmt: skip


def keep_for_the_child(at: Playing) -> None:
    """The answer is done, and there is no safe way to give it."""
    at.keeps_the_answer("Nobody knows a safe way to reach them.")


def withdraw(at: Playing) -> None:
    """The child asks to stop."""
    at.does(c.Withdraw(asked_by=With.CHILD, own_words="she said sorry so its ok", pushed=Pressure.NO))


def hand_to_the_school(at: Playing) -> None:
    """It was another body's all along."""
    at.does(c.Transfer(
        to=TransferTo.OTHER_BODY, body=Body.SCHOOL, reason="This is about the school.",
        told_where="The school's own complaints.",
    ))  # fmt: skip


def pause_for_mediation(at: Playing) -> None:
    """Pathway P: the clock stands still while mediation is tried."""
    at.does(p.FreezeStep(
        frozen_from=at.today, agreed_with="the complainant", agreed_on=at.today, how=ContactMethod.PHONE,
        reason="Mediation was offered.", review_on=at.in_working_days(18),
    ))  # fmt: skip


def offer_to_meet(at: Playing) -> None:
    """Pathway P: the offer that comes before an answer."""
    at.does(p.OfferMeeting(offered_on=at.today))
