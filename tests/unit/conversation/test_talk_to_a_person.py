"""Talk to a person: the day is the office's own, and is not said while the office cannot be asked (HP-1, DR-10)."""

import pytest

from bot.conversation import Heard, after_send, begin, minimal_of, step, submissions_of

AT = "2026-03-20T18:00:00+00:00"
AWAY = None
CLOSED_UNTIL_MONDAY = {"open": False, "next_open": "2026-03-23", "call_back_by": "2026-03-23"}
RECEIPT = {"reference": "CB-2345B-6", "received_date": "2026-03-20", "linked": []}


def asked(office: dict | None) -> dict:
    slots = begin({"submission_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11",
                   "alert_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c12"}).slots
    return step(slots, Heard("1", AT, choice={"kind": "person"}, office=office)).__dict__


@pytest.mark.clause("DR-10")
@pytest.mark.parametrize(("office", "line", "day"), [
    (CLOSED_UNTIL_MONDAY, "H1", "Monday 23 March 2026"), (AWAY, "H1a", ""), ({"open": False}, "H1a", ""),
])
def test_the_day_of_the_call_is_said_only_where_the_office_named_one(office: dict | None, line: str, day: str) -> None:
    said = asked(office)["frame"]["messages"]
    assert said[0]["line"] == line
    assert day in said[0]["text"] and ("2026" in said[0]["text"]) == bool(day)
    assert said[-1]["line"] == "CB1"


@pytest.mark.clause("DR-10")
@pytest.mark.parametrize(("by", "line"), [("2026-03-23", "N21r"), (None, "N21s")])
def test_a_number_left_is_passed_on_and_the_screen_promises_no_day_of_its_own(by: str | None, line: str) -> None:
    slots = asked(CLOSED_UNTIL_MONDAY)["slots"]
    for turn, what in (("2", {"text": "07700 900123"}), ("3", {"text": "do not leave a message"}),
                       ("4", {"choice": {"kind": "send", "question": "N20", "value": "send"}})):
        slots = step(slots, Heard(turn, AT, office=CLOSED_UNTIL_MONDAY, **what)).slots
    [body] = submissions_of(slots, AT)
    assert (body["kind"], body["contact"]["value"]) == ("callback_request", "07700 900123")
    frame = after_send(minimal_of(slots), {**RECEIPT, **({"call_back_by": by} if by else {})})
    assert frame["messages"][0]["line"] == line
    assert ("Monday 23 March 2026" in frame["messages"][0]["text"]) == bool(by)
