"""Somebody chats at random, many times over. Whatever they do, the chat stays kind, goes on, and loses nothing."""

import json

import pytest

from bot.conversation import Heard, alert_of, step
from bot.conversation.chat import Chat
from bot.conversation.question_table import TABLE
from bot.conversation.questions import CHECK, PICKER, STORY, TELLING
from bot.conversation.route import current
from tests.unit.conversation.confirmed import lost
from tests.unit.conversation.pretend import AT, PureChat, play
from tests.unit.conversation.walker import STORIES, Walker

WALKS = 200
STEPS = 45
# Lines of safety, the first screen, and the answer about the Ombudsman may be more than two bubbles (DR-1, Q-10).
MANY = {"S1", "S1a", "S9t", "S3", "S3a", "S2c", "S2d", "S3o", "S3c", "N01a", "OM1"}


@pytest.mark.clause("DR-1", "DR-2", "DR-6", "DR-9")
@pytest.mark.parametrize("seed", range(WALKS))
def test_a_walk_has_no_dead_end_and_loses_nothing(seed, intake_schema, alert_schema):
    walker = Walker(seed)
    chat = walker.chat
    for _ in range(STEPS):
        if chat.state != "open":
            break
        before = open_question(chat)
        done = walker.step()
        trace = f"seed {seed}, {len(walker.steps)}: {done} at {before.key}"
        assert_something_to_answer(chat, trace)
        assert_few_bubbles(chat, trace)
        assert_no_third_ask(chat, trace)
        if chat.alerts:
            alert_schema.validate({**chat.alerts[-1], "seq": 0})
    walker.finish()
    if chat.now["ending"] == "send":
        for body in chat.payloads():
            intake_schema.validate(body)
            assert chat.payloads() == chat.payloads()
        assert list(lost(chat.confirmed or [], chat.payloads())) == [], f"seed {seed}"


@pytest.mark.clause("DR-4", "SG-8")
@pytest.mark.parametrize("seed", range(WALKS))
def test_a_long_text_on_a_story_question_is_always_kept_as_typed(seed):
    walker = Walker(seed)
    story = STORIES[seed % 7] + ", and it went on for weeks and weeks"
    for _ in range(seed % 40):
        if walker.chat.state == "open":
            walker.step()
    chat = walker.chat
    if chat.state != "open" or open_question(chat).kind not in (STORY, TELLING):
        return
    if sum(len(str(one["text"])) for one in chat.slots["issues"]) > 15_000:
        return
    chat.say(story, intent="ask_robot", confidence=0.99)
    assert story in json.dumps({name: chat.slots[name] for name in chat.slots if name != "said"}, ensure_ascii=False)


@pytest.mark.parametrize("seed", range(WALKS // 4))
def test_the_same_turn_again_changes_nothing(seed):
    walker = Walker(seed)
    for _ in range(seed % 30):
        if walker.chat.state == "open":
            walker.step()
    chat = walker.chat
    heard = Heard(turn_id=str(chat.turns), at=AT, text="something else altogether")
    again = step(chat.slots, heard)
    assert again.frame == chat.now or chat.turns == 0
    assert again.slots == chat.slots or chat.turns == 0


@pytest.mark.clause("DR-2")
@pytest.mark.parametrize("seed", range(WALKS // 4))
def test_every_skip_that_is_offered_leads_on(seed):
    walker = Walker(seed)
    for _ in range(seed % 25):
        if walker.chat.state == "open":
            walker.step()
    chat = walker.chat
    skips = 0
    while chat.state == "open" and any(one["kind"] == "skip" for one in chat.now["buttons"]):
        asked = (chat.question, len(chat.slots["done"]), tuple(chat.slots["asides"]))
        chat.press("Skip")
        skips += 1
        assert chat.state != "open" or asked != (chat.question, len(chat.slots["done"]), tuple(chat.slots["asides"]))
        assert skips < 60


def open_question(chat):
    return current(Chat(chat.slots))


def assert_something_to_answer(chat, trace):
    if chat.state != "open":
        return
    assert chat.now["messages"], trace
    question = open_question(chat)
    assert chat.now["question"] == question.name, trace
    assert chat.now["buttons"] or question.takes_text, trace
    skips = [one for one in chat.now["buttons"] if one["kind"] == "skip"]
    assert bool(skips) == bool(question.skip) or question.key in ("OB1", "N20n", "N01"), trace
    assert [one["kind"] for one in chat.now["controls"]][:5] == ["back", "stop", "person", "unsafe", "leave"], trace
    if question.kind == CHECK:
        assert chat.now["summary"] is not None
        labels = [one["label"] for one in chat.now["buttons"]]
        assert len(labels) == len(set(labels)), (trace, labels)
        assert {row["field"] for row in chat.now["summary"]} == {
            one["field"] for one in chat.now["buttons"] if one["kind"] == "change"
        }, trace
    if question.kind == PICKER:
        assert any(one["kind"] == "done" for one in chat.now["buttons"]), trace


def assert_few_bubbles(chat, trace):
    said = chat.heard_lines()
    assert len(said) <= (8 if MANY & set(said) else 2), (trace, said)


def assert_no_third_ask(chat, trace):
    said = chat.heard_lines()
    tries = chat.slots["tries"]
    for key, count in tries.items():
        if "X1" in said or "X2" in said:
            assert count <= 2 or TABLE[key].kind == CHECK or key == "N20n" or "X1" not in said, trace


def test_an_alert_never_becomes_less_grave():
    grave = {"concern": 1, "immediate": 2}
    for seed in range(60):
        walker = Walker(seed)
        for _ in range(STEPS):
            if walker.chat.state == "open":
                walker.step()
        levels = [grave[one["level"]] for one in walker.chat.alerts]
        assert levels == sorted(levels)
        assert (alert_of(walker.chat.slots) is None) == (not levels)


def test_what_is_lost_after_the_check_page_is_found():
    chat = play({"N01": [("press", "Tell you about something that went wrong")], "N05": [("say", "she was bossy")],
                 "N04": [("say", "12")], "N10": [("press", "Say sorry")], "N12": [("press", "Email")],
                 "N13": [("say", "jo@example.org")]})
    assert list(lost(chat.confirmed, chat.payloads())) == []
    whole = chat.payload
    changed = [
        {"issues": []}, {"child": {"name": None, "age": 21}}, {"wanted": []},
        {"contact": {**whole["contact"], "value": None}}, {"contact": {**whole["contact"], "method": "letter"}},
    ]
    assert [len(list(lost(chat.confirmed, [{**whole, **other}]))) for other in changed] == [1] * len(changed)


@pytest.mark.clause("HP-1")
def test_who_asks_to_be_rung_is_sent_whole_and_the_check_page_shows_nothing_else():
    chat = PureChat().press("Tell you about something that went wrong").press("I'm helping a child")
    while chat.question != "N05":
        chat.press("Skip" if "Skip" in chat.labels() else "I'd rather not say")
    chat.say("they never asked him").press("That's all").say("they were rude to me").press("That's about me")
    chat.press("Talk to a person").say("07700 900123").press("Skip").press("Send")
    assert [issue["text"] for issue in chat.payload["issues"]] == ["they never asked him", "they were rude to me"]
    assert list(lost(chat.confirmed, chat.payloads())) == []
