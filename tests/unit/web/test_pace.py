"""One address is slowed down, then asked to wait, and never locked out."""

from bot.web.pace import Pace


def test_a_number_in_hand_goes_through_at_once_and_the_next_is_told_when_to_come_back() -> None:
    pace = Pace(per_second=0.5, in_hand=3, longest_delay=0.0)
    assert [pace.wait("a") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert 0 < pace.wait("a") <= 2.0


def test_being_told_to_wait_does_not_make_the_wait_longer() -> None:
    pace = Pace(per_second=0.5, in_hand=1, longest_delay=0.0)
    pace.wait("a")
    assert all(pace.wait("a") <= 2.0 for _ in range(20))


def test_another_address_is_not_held_up() -> None:
    pace = Pace(per_second=0.5, in_hand=1, longest_delay=0.0)
    pace.wait("a")
    assert pace.wait("a") > 0
    assert pace.wait("b") == 0.0


def test_no_address_is_held_in_the_clear() -> None:
    pace = Pace(per_second=1, in_hand=1)
    pace.wait("203.0.113.7")
    assert "203.0.113.7" not in repr(vars(pace))
