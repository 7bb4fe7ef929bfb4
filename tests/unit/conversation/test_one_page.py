"""All the questions on one page: filled with what was said, and taken back without a word lost."""

import pytest

from bot.conversation import Heard, alert_of, begin, fields_of, step, submissions_of, take
from bot.conversation.question_table import ROLES

AT = "2026-03-17T10:00:00+00:00"
STORY = "she never came on tuesday"
WORRY = {"level": "immediate", "about_staff": False, "threat": False, "mood": None, "source": "typed",
         "delivered": True, "first": True, "office_open": True, "next_open": None}


def begun(role: str = "child", story: str = STORY) -> dict:
    slots = begin({"submission_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11",
                   "alert_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c12"}).slots
    for question, value in (("N01", "tell"), ("N02", role)):
        slots = step(slots, Heard(question, AT, choice={"kind": "answer", "question": question, "value": value})).slots
    return step(slots, Heard("story", AT, text=story)).slots if story else slots


def page(slots: dict, **filled) -> dict:
    """The page as it was shown, with these fields filled; a name is written as in Python: N05_more for N05:more."""
    given = {field["name"]: field["answer"] for field in fields_of(slots)}
    for name, said in filled.items():
        assert name.replace("_", ":") in given, f"{name} is not on the page: {sorted(given)}"
        given[name.replace("_", ":")] = said
    return given


def taken(slots: dict, given: dict, *, finished: bool = True, worrying: dict | None = None):
    return take(slots, given, Heard("page", AT), worrying or {}, finished=finished)


@pytest.mark.clause("DR-2")
def test_the_page_holds_what_was_said_and_leads_to_the_check_page() -> None:
    slots = begun()
    [told] = [field for field in fields_of(slots) if field["name"] == "N05:1"]
    assert told["answer"] == STORY
    outcome = taken(slots, page(slots, N03="Robin", N04="twelve", N08="last week", N10=["say_sorry", "explain"],
                                N12="phone", N13="07700 900123", N14="yes", N15=["after_school"], N18="ok", N19b="no"))
    assert outcome.frame["question"] == "N20"
    [body] = submissions_of(outcome.slots, AT)
    assert (body["child"]["name"], body["child"]["age"]) == ("Robin", 12)
    assert [issue["text"] for issue in body["issues"]] == [STORY]
    assert body["wanted"] == ["say_sorry", "explain"]
    assert (body["contact"]["method"], body["contact"]["value"]) == ("phone", "07700 900123")
    assert body["contact"]["times"] == ["after_school"]


@pytest.mark.parametrize("role", ROLES)
def test_for_everyone_an_empty_page_skips_everything_and_an_unfinished_one_skips_nothing(role: str) -> None:
    slots = begun(role)
    finished = taken(slots, page(slots))
    assert finished.frame["state"] == "open"
    assert len(finished.slots["skipped"]) > len(slots["skipped"]) + 5
    left = taken(slots, page(slots), finished=False)
    assert (left.slots["skipped"], left.slots["done"]) == (slots["skipped"] or [], slots["done"])


def test_what_was_written_on_a_page_that_was_left_is_kept_and_the_rest_is_still_asked() -> None:
    slots = begun()
    outcome = taken(slots, page(slots, N08="last week", N05_more="and she was rude"), finished=False)
    assert outcome.slots["when_text"] == "last week"
    assert [issue["text"] for issue in outcome.slots["issues"]] == [STORY, "and she was rude"]
    assert "N03" not in outcome.slots["done"]
    assert taken(slots, page(slots, N08="last week"), finished=False).frame["messages"][0]["line"] == "N05p"


def test_an_answer_that_is_changed_replaces_the_old_one_and_one_that_is_emptied_is_taken_out() -> None:
    slots = taken(begun(), page(begun(), N03="Robin", N08="last week", N10=["say_sorry"])).slots
    given = page(slots, N03="Robyn", N08="", N10=["explain"], N05_1="she came late")
    outcome = take(slots, given, Heard("second", AT), {}, finished=True)
    assert (outcome.slots["name"], outcome.slots["when_text"]) == ("Robyn", None)
    assert outcome.slots["wanted"]["picks"] == ["explain"]
    assert [issue["text"] for issue in outcome.slots["issues"]] == ["she came late"]


@pytest.mark.parametrize(("filled", "slot", "meant"), [
    ({"N13": "07700 900123"}, "contact_method", "phone"),
    ({"N13": "kit@example.org"}, "contact_method", "email"),
    ({"N13": "07700 900123", "N14": "yes", "N14b": "mum reads my texts"}, "contact_private", "not_sure"),
    ({"N18": "ok", "N18b": "dad would be angry"}, "sharing", "worried"),
    ({"N19bt": "my uncle works there"}, "telling", "yes"),
])
def test_who_writes_the_detail_has_answered_the_question_before_it(filled: dict, slot: str, meant: str) -> None:
    slots = begun()
    outcome = taken(slots, page(slots, **filled))
    assert outcome.slots[slot] == meant
    for name in ("N13", "N14b", "N18b", "N19bt"):
        if name in filled:
            assert filled[name] in str(outcome.slots)


def test_words_at_a_question_that_is_not_asked_after_all_are_kept_with_what_was_told() -> None:
    slots = begun()
    outcome = taken(slots, page(slots, N14b="please ring my gran first"))
    assert "please ring my gran first" in [issue["text"] for issue in outcome.slots["issues"]]


def test_words_that_would_interrupt_the_chat_are_an_answer_on_a_page() -> None:
    slots = begun(story="")
    outcome = taken(slots, page(slots, N05_more="who will read this"))
    assert [issue["text"] for issue in outcome.slots["issues"]] == ["who will read this"]


@pytest.mark.clause("SG-1", "SG-2", "SG-8")
def test_a_worry_on_the_page_is_answered_first_and_every_answer_is_kept() -> None:
    slots = begun()
    outcome = taken(slots, page(slots, N09="my stepdad hits me", N03="Robin"), worrying={"N09": WORRY})
    assert [one["line"] for one in outcome.frame["messages"]] == ["S1", "S3", "S3c", "S2", "S4h", "S5"]
    assert (outcome.slots["impact"], outcome.slots["name"]) == ("my stepdad hits me", "Robin")
    alert = alert_of(outcome.slots)
    assert alert is not None and alert["texts"] == ["my stepdad hits me"]
    assert alert_of(taken(slots, page(slots, N09="it made me sad")).slots) is None


@pytest.mark.parametrize("given", [
    {}, {"N99": "x"}, {"N12": "by pigeon"}, {"N10": ["gold"]}, {"N04": "a very long time"}, {"LA1": "pl"},
    {"N05:1": ""}, {"N02": "trusted_adult"}, {"N05:77": "a story of nobody's"},
])
def test_whatever_is_given_a_question_is_open_afterwards(given: dict) -> None:
    slots = begun()
    outcome = taken(slots, {**page(slots), **given})
    assert outcome.frame["question"]
    assert outcome.slots["issues"][0]["text"] == STORY


def test_the_same_page_sent_twice_is_taken_once() -> None:
    slots = begun()
    given = page(slots, N05_more="and she was rude")
    once = taken(slots, given)
    assert taken(once.slots, given).slots["issues"] == once.slots["issues"]


def test_after_send_it_now_the_page_offers_what_was_left_out() -> None:
    slots = {**begun(), "early": "now"}
    assert {"N03", "N10"} <= {field["name"] for field in fields_of(slots)}
