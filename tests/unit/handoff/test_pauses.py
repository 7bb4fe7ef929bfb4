"""The pauses between tries grow, and a worry never waits longer than a case."""

import pytest

from bot.handoff import pauses
from bot.handoff.delivery import ALERT, INTAKE

AGES = [0, 599, 600, 3599, 3600, 86_400 * 5]


def test_the_first_pause_is_one_second():
    assert pauses.after(1, INTAKE, 0) == 1
    assert pauses.after(1, ALERT, 0) == 1


@pytest.mark.parametrize("kind", [INTAKE, ALERT])
@pytest.mark.parametrize("age", AGES)
def test_a_pause_never_shrinks_with_more_tries_and_has_a_ceiling(kind, age):
    waits = [pauses.after(attempts, kind, age) for attempts in range(1, 5000)]
    assert waits == sorted(waits)
    assert waits[-1] <= pauses.LONGEST


def test_after_days_a_case_is_still_tried_every_few_minutes():
    assert pauses.after(3000, INTAKE, 86_400 * 5) == 300


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("attempts", [1, 2, 5, 50, 5000])
def test_a_worry_never_waits_longer_than_a_case(attempts, age):
    assert pauses.after(attempts, ALERT, age) <= pauses.after(attempts, INTAKE, age)
