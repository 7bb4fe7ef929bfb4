"""The history of a case: in its order, whole when it comes back, and refused when it is spoiled."""

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.events import EVENTS, ComplaintReceived, from_dict
from backoffice.procedure.evolve import OutOfOrder, replay
from backoffice.procedure.plain import CannotRead
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import Part, RemedyStatus, Role
from tests.unit.procedure.examples import good
from tests.unit.procedure.living import found_out, in_step_two
from tests.unit.procedure.office import CLERK, DAY_TEN, MANAGER, NEXT_WEEK, Case
from tests.unit.procedure.settled import FULL_BLOCKS


def test_a_history_begins_with_its_receipt_and_has_no_second_one() -> None:
    case = Case().does(c.OpenAssessment())
    with pytest.raises(OutOfOrder):
        replay(case.history[1:])
    with pytest.raises(OutOfOrder):
        replay([*case.history, case.history[0]])
    with pytest.raises(OutOfOrder):
        replay([])


def test_whole_histories_and_states_come_back_from_their_stored_form() -> None:
    for case in (found_out(), in_step_two()):
        stored = [event.to_dict() for event in case.history]
        assert replay(from_dict(plain) for plain in stored) == case.now
        assert CaseState.from_dict(case.now.to_dict()) == case.now


def test_a_stored_event_of_an_unknown_kind_version_or_shape_is_not_read() -> None:
    plain = Case().history[0].to_dict()
    for spoiled in (
        {**plain, "type": "ComplaintVanished"},
        {**plain, "version": 99},
        {**plain, "surprise": 1},
        {key: value for key, value in plain.items() if key != "reference"},
        {**plain, "reference": 7},
        {**plain, "issues": "words"},
    ):
        with pytest.raises(CannotRead) as told:
            from_dict(spoiled)
        assert "she never listened" not in str(told.value)
    with pytest.raises(CannotRead):
        EVENTS["CaseClosed"].from_dict(plain)
    assert ComplaintReceived.from_dict(plain).reference == "CC-2025-0001"


def test_a_part_in_the_case_is_remembered_for_everyone_who_had_one() -> None:
    case = found_out()
    assert MANAGER.id in case.now.staff_in(Part.HANDLER)
    assert CLERK.id in case.now.staff_in(Part.HANDLER)
    assert Role.SYSTEM.value not in {one.staff for one in case.now.involved}
    case.does(good(c.SendResponse, sent_on=DAY_TEN, approved_by="hugh"), on=DAY_TEN)
    assert case.now.staff_in(Part.AUTHOR) == {MANAGER.id}
    assert case.now.staff_in(Part.APPROVER) == {"hugh"}
    assert case.now.remedies[0].status is RemedyStatus.AGREED
    assert case.now.remedies[0].due == NEXT_WEEK, "five working days after the Thursday"
    assert FULL_BLOCKS.apology not in str(case.now)
