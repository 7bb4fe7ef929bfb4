"""The promises of the policy with the calendar moved on: when they fall due, when they are kept, what moves them."""

from dataclasses import replace
from datetime import date

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.decide import decide
from backoffice.procedure.duties import Colour, colour, duties, is_overdue, next_duty
from backoffice.procedure.events import NewDateAgreed
from backoffice.procedure.evolve import evolve, replay
from backoffice.procedure.guards import Refused
from backoffice.procedure.milestones import (
    BY_LETTER,
    KEEP_A_PROMISE,
    MilestoneStatus,
    acknowledgement_status,
    effective_due,
    milestones,
    response_kept,
)
from backoffice.procedure.people import SYSTEM
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import AcknowledgementKind, Channel, ContactMethod, ContactOutcome, Flag, Procedure
from tests.unit.procedure.examples import good
from tests.unit.procedure.living import DAY_ELEVEN, FRIDAY_AFTER, LATER, assessed, found_out
from tests.unit.procedure.office import (
    BANK_HOLIDAYS,
    CALENDAR,
    DAY_TEN,
    MAUNDY_THURSDAY,
    THURSDAY_AFTER_EASTER,
    TUESDAY_AFTER_EASTER,
    Case,
    a_complaint,
)


@pytest.mark.clause("C-9c", "C-F0")
def test_a_date_agreed_in_time_is_kept_as_agreed_and_not_within_ten() -> None:
    case = assessed()
    case.does(good(c.AgreeNewDate, new_due=LATER), on=THURSDAY_AFTER_EASTER)
    assert effective_due(case.now) == LATER
    assert Flag.LATE_THEN_AGREED not in case.now.flags
    found_out(case).does(good(c.SendResponse, sent_on=date(2025, 5, 19)), on=date(2025, 5, 19))
    kept = response_kept(case.now, date(2025, 5, 19))
    assert (kept.within_ten, kept.within_ten_or_agreed_in_time) == (False, True)
    response = next(one for one in milestones(case.now, LATER, CALENDAR) if one.code == "response")
    assert response.kept is True


@pytest.mark.clause("C-9c")
def test_a_date_agreed_after_day_ten_moves_the_date_and_leaves_the_case_late() -> None:
    case = assessed()
    assert is_overdue(case.now, DAY_ELEVEN)
    assert not is_overdue(case.now, DAY_TEN)
    case.does(good(c.AgreeNewDate, new_due=LATER, agreed_on=DAY_ELEVEN), on=DAY_ELEVEN)
    agreed = case.history[-1]
    assert isinstance(agreed, NewDateAgreed)
    assert (agreed.in_time, agreed.recorded_late) == (False, True)
    assert Flag.LATE_THEN_AGREED in case.now.flags
    assert effective_due(case.now) == LATER
    found_out(case).does(good(c.SendResponse, sent_on=DAY_ELEVEN), on=DAY_ELEVEN)
    kept = response_kept(case.now, DAY_ELEVEN)
    assert (kept.within_ten, kept.within_ten_or_agreed_in_time) == (False, False)


def test_an_agreement_of_day_ten_that_is_entered_on_day_eleven_is_in_time_and_says_it_was_entered_late() -> None:
    case = assessed()
    case.does(good(c.AgreeNewDate, new_due=LATER, agreed_on=DAY_TEN), on=DAY_ELEVEN)
    assert (case.history[-1].in_time, case.history[-1].recorded_late) == (True, True)


@pytest.mark.clause("C-9d")
def test_the_child_hears_from_us_on_day_ten_and_then_every_five_working_days_also_when_more_time_was_agreed() -> None:
    case = assessed()
    assert case.now.kit_due == DAY_TEN
    case.does(good(c.AgreeNewDate, new_due=date(2025, 6, 2)), on=THURSDAY_AFTER_EASTER)
    duty = next_duty(case.now, FRIDAY_AFTER, CALENDAR)
    assert duty is not None
    assert (duty.code, duty.due) == ("kit", DAY_TEN)
    case.does(good(c.KeepInTouch, on=DAY_TEN, next_date=date(2025, 6, 2)), on=DAY_TEN)
    assert case.now.kit_due == date(2025, 5, 13)
    assert case.now.kit_kept == (True,)
    case.does(good(c.KeepInTouch, on=date(2025, 5, 14), next_date=date(2025, 5, 16)), on=date(2025, 5, 14))
    assert case.now.kit_kept == (True, False)
    assert case.now.kit_due == date(2025, 5, 16), "what we told the child is nearer than the house rule"


@pytest.mark.clause("C-9d")
def test_an_early_update_does_not_use_up_the_one_due_on_day_ten() -> None:
    case = assessed()
    case.does(good(c.KeepInTouch, next_date=LATER), on=THURSDAY_AFTER_EASTER)
    assert case.now.kit_due == DAY_TEN


@pytest.mark.clause("C-6", "C-2b")
@pytest.mark.parametrize("channel", list(Channel))
def test_a_complaint_by_mouth_needs_no_written_acknowledgement_and_any_other_does(channel: Channel) -> None:
    case = Case(a_complaint(channel=channel))
    by_mouth = channel in (Channel.PHONE, Channel.IN_PERSON)
    assert acknowledgement_status(case.now) == ("not_required" if by_mouth else "due")
    if not by_mouth:
        case.does(c.RecordAcknowledgement(sent_on=case.today, how=AcknowledgementKind.AUTO_ONSCREEN), by=SYSTEM)
        assert acknowledgement_status(case.now) == "sent"


@pytest.mark.clause("C-2", "C-7b")
def test_told_to_an_officer_on_thursday_and_logged_on_the_tuesday_counts_from_thursday() -> None:
    told = a_complaint(channel=Channel.IN_PERSON, first_heard_by="an officer")
    case = Case(told, today=TUESDAY_AFTER_EASTER)
    assert (case.now.received_on, case.now.logged_on) == (MAUNDY_THURSDAY, TUESDAY_AFTER_EASTER)
    assert case.now.intro_due == THURSDAY_AFTER_EASTER


def test_a_child_nobody_can_reach_is_owed_no_introduction_but_an_answer() -> None:
    case = Case(a_complaint(flags=frozenset({Flag.NO_CONTACT_ROUTE})))
    intro = next(one for one in milestones(case.now, LATER, CALENDAR) if one.code == "intro")
    assert intro.status is MilestoneStatus.NOT_REQUIRED
    assert intro.not_required_reason
    assert "intro" not in [duty.code for duty in duties(case.now, LATER, CALENDAR)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 4, 28), Colour.GREEN),
        (date(2025, 4, 29), Colour.GREEN),
        (date(2025, 4, 30), Colour.AMBER),
        (DAY_TEN, Colour.AMBER),
        (DAY_ELEVEN, Colour.RED),
    ],
)
def test_a_duty_is_green_above_three_working_days_amber_to_the_day_and_red_past_it(
    today: date, expected: Colour
) -> None:
    assert colour(today, DAY_TEN, CALENDAR.first_day_within(3, DAY_TEN)) is expected


def test_a_duty_due_on_friday_is_red_on_saturday_though_no_working_day_has_passed() -> None:
    saturday = date(2025, 5, 3)
    assert CALENDAR.working_days_left(saturday, FRIDAY_AFTER) == 0
    assert colour(saturday, FRIDAY_AFTER, CALENDAR.first_day_within(3, FRIDAY_AFTER)) is Colour.RED


def test_a_case_turns_amber_by_the_house_rule_that_governs_it() -> None:
    events = decide(None, a_complaint(), SYSTEM, MAUNDY_THURSDAY, CALENDAR, {"amber_working_days": 5})
    assert not isinstance(events, Refused)
    colours = {}
    for governed, state in (("by five", replay(events)), ("by three", Case().now)):
        answers = [one for day in (date(2025, 4, 24), date(2025, 4, 25), date(2025, 4, 29), date(2025, 4, 30))
                   for one in duties(state, day, CALENDAR) if one.code == "response"]  # fmt: skip
        colours[governed] = [str(one.colour) for one in answers]
    assert colours == {
        "by five": ["green", "green", "amber", "amber"],
        "by three": ["green", "green", "green", "amber"],
    }


def test_a_new_bank_holiday_moves_no_date_later_that_a_child_was_told_and_an_extra_working_day_comes_forward() -> None:
    case = Case()
    with_a_coronation = Calendar(BANK_HOLIDAYS | {TUESDAY_AFTER_EASTER}, 2028)
    assert decide(case.now, c.RecalculateDates(), SYSTEM, MAUNDY_THURSDAY, with_a_coronation) == ()
    without_may_day = Calendar(BANK_HOLIDAYS - {date(2025, 5, 5)}, 2028)
    events = decide(case.now, c.RecalculateDates(), SYSTEM, MAUNDY_THURSDAY, without_may_day)
    assert not isinstance(events, Refused)
    moved = evolve(case.now, events[0])
    assert (moved.response_due, moved.effective_due) == (date(2025, 5, 5), date(2025, 5, 5))
    assert Flag.DATES_MOVED in moved.flags


def test_a_date_beyond_the_known_holidays_is_provisional_on_the_case_and_on_its_duties() -> None:
    known_to_2024 = Calendar(BANK_HOLIDAYS, 2024)
    events = decide(None, a_complaint(), SYSTEM, MAUNDY_THURSDAY, known_to_2024)
    assert not isinstance(events, Refused)
    state = replay(events)
    assert Flag.PROVISIONAL_DATE in state.flags
    assert all(duty.provisional for duty in duties(state, MAUNDY_THURSDAY, known_to_2024))


@pytest.mark.clause("C-6", "C-7b", "C-9c")
@pytest.mark.parametrize("code", ["ack", "intro", "response"])
def test_what_was_done_by_a_letter_follows_the_letter(code: str) -> None:
    case = found_out().does(good(c.SendResponse, sent_on=DAY_TEN), on=DAY_TEN)
    in_writing = {"ack_how": AcknowledgementKind.LETTER, "introduced_in_writing": True}
    state = replace(case.now, ack_sent_on=MAUNDY_THURSDAY, **in_writing)
    by_letter = BY_LETTER[state.procedure][code]

    def standing(today: date, arrived: dict[str, date | None]) -> tuple[str, bool | None]:
        one = next(one for one in milestones(state, today, CALENDAR, arrived) if one.code == code)
        return one.status, one.kept

    def due(arrived: dict[str, date | None]) -> list[str]:
        return [duty.code for duty in duties(state, LATER, CALENDAR, arrived) if duty.code != "remedy"]

    assert standing(LATER, {}) == ("done", True)
    assert standing(LATER, {by_letter: MAUNDY_THURSDAY}) == ("done", True)
    assert standing(LATER, {by_letter: LATER}) == ("done", False), "it went after the day that was promised"
    assert standing(MAUNDY_THURSDAY, {by_letter: None}) == ("due", None), "it may still be made good in time"
    assert standing(LATER, {by_letter: None}) == ("due", False)
    assert standing(LATER, {"L-C13": None}) == ("done", True), "another letter keeps no promise"
    assert (due({}), due({by_letter: None})) == ([], ["resend"])


def test_a_letter_that_went_astray_undoes_nothing_that_was_said_aloud_or_shown_on_the_screen() -> None:
    case = assessed()
    shown = replace(case.now, ack_sent_on=MAUNDY_THURSDAY, ack_how=AcknowledgementKind.AUTO_ONSCREEN)
    lost = dict.fromkeys(KEEP_A_PROMISE)
    kept = {one.code: one.status for one in milestones(shown, LATER, CALENDAR, lost)}
    assert (kept["ack"], kept["intro"]) == ("done", "done")


@pytest.mark.clause("C-9a")
def test_an_answer_that_was_kept_for_the_child_counts_from_the_day_it_was_finished_whenever_its_letter_went() -> None:
    case = found_out().does(good(c.HoldResponseForChild, finished_on=DAY_TEN), on=DAY_TEN)
    case.does(good(c.HandOverHeldResponse, on=LATER), on=LATER)
    response = next(one for one in milestones(case.now, LATER, CALENDAR, {"L-C11": LATER}) if one.code == "response")
    assert (response.done_on, response.kept) == (DAY_TEN, True)


def in_touch(*written: bool, first_on: date = DAY_TEN) -> Case:
    """A case with an update every second working day, each in writing or by a call."""
    case, on = assessed(), first_on
    for in_writing in written:
        told = {"method": ContactMethod.EMAIL, "outcome": ContactOutcome.SENT} if in_writing else {}
        case.does(good(c.KeepInTouch, on=on, next_date=date(2025, 6, 2), **told), on=on)
        on = CALENDAR.add_working_days(on, 2)
    return case


def kept_in_touch(state: CaseState, today: date, *went: date | None) -> tuple[object, ...]:
    """When, whether in time, when next, and whether a letter has to go again; the letter is on its way if it went on
    no day, and reached nobody if that is None."""
    arrived = dict.fromkeys(["L-C05"], *went) if went else {}
    one = next(one for one in milestones(state, today, CALENDAR, arrived) if one.code == "kit")
    resent = "resend" in [duty.code for duty in duties(state, today, CALENDAR, arrived)]
    return one.done_on, one.kept, one.due, resent


@pytest.mark.clause("C-9d", "D-10")
def test_an_update_in_a_letter_that_reached_nobody_was_none() -> None:
    state, next_due = in_touch(True).now, CALENDAR.add_working_days(DAY_TEN, 5)
    assert kept_in_touch(state, DAY_TEN) == (DAY_TEN, True, next_due, False)
    assert kept_in_touch(state, DAY_TEN, DAY_TEN) == (DAY_TEN, True, next_due, False)
    assert kept_in_touch(state, DAY_TEN, None) == (None, None, DAY_TEN, True), "today it can still be made good"
    assert kept_in_touch(state, DAY_ELEVEN, None) == (None, False, DAY_TEN, True)
    assert kept_in_touch(state, DAY_ELEVEN, DAY_ELEVEN) == (DAY_ELEVEN, False, next_due, False), "it went too late"


@pytest.mark.clause("C-9d", "D-10")
def test_only_the_last_update_is_undone_and_one_by_a_call_is_not() -> None:
    second = CALENDAR.add_working_days(DAY_TEN, 2)
    due, after_it = (CALENDAR.add_working_days(day, 5) for day in (DAY_TEN, second))
    assert kept_in_touch(in_touch(False, True).now, second, None) == (DAY_TEN, True, due, True)
    assert kept_in_touch(in_touch(True, False).now, second, None) == (second, True, after_it, False)


@pytest.mark.clause("C-9d", "D-10")
def test_nothing_is_sent_again_to_keep_in_touch_once_the_answer_went() -> None:
    state = replace(found_out().does(good(c.SendResponse, sent_on=LATER), on=LATER).now, kit_was_due=DAY_TEN,
                    kit_in_writing=True, kit_done=(DAY_TEN,), kit_kept=(True,))  # fmt: skip
    assert LATER > DAY_TEN
    assert kept_in_touch(state, LATER, DAY_TEN)[1:] == (True, None, False)
    assert kept_in_touch(state, LATER, None) == (None, False, DAY_TEN, False), "the child did not hear in time"


@pytest.mark.clause("P-2.1b", "D-31")
def test_a_lost_acknowledgement_of_the_three_steps_is_sent_again() -> None:
    case = Case(a_complaint(procedure=Procedure.THREE_STEP))
    case.does(good(c.RecordAcknowledgement, sent_on=MAUNDY_THURSDAY))
    for arrived, expected in (({}, []), ({"L-P01": None}, ["resend"]), ({"L-C01": None}, [])):
        due = [duty.code for duty in duties(case.now, TUESDAY_AFTER_EASTER, CALENDAR, arrived)]
        assert [code for code in due if code != "step1"] == expected
