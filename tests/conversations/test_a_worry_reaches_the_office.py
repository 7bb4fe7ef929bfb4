"""A child in danger is seen at once: the worry is in the office within five seconds, sent or not."""

import time

import pytest
from sqlalchemy import select

from backoffice.records import Concern

pytestmark = [pytest.mark.stack, pytest.mark.clause("SG-1", "SG-2", "SG-5", "SG-7")]


@pytest.fixture
def worries(office_app, office):
    """What the office knows, each worry with its words."""

    def known() -> list[tuple[str, str, str]]:
        with office_app.extensions["heard_store"].reading() as session:
            return [(concern.level, str(concern.texts), concern.id) for concern in session.scalars(select(Concern))]

    return known


def came(worries, before, seconds=5.0):
    until = time.monotonic() + seconds
    while not (new := [one for one in worries() if one not in before]):
        assert time.monotonic() < until, f"no worry in the office after {seconds} seconds"
        time.sleep(0.05)
    return new


def test_words_typed_at_any_question_are_in_the_office_at_once_and_the_lines_come_in_their_order(chat, worries):
    chat.start().press("Tell you about something that went wrong").press("I'm a child or young person")
    before = worries()
    chat.say("my mum's boyfriend hits me with his belt")
    [(level, text, _)] = came(worries, before)
    assert level == "immediate"
    assert "hits me with his belt" in text
    said = [message["line"] for message in chat.now["messages"]]
    assert said == ["S1", "S3", "S3c", "S2", "S4h", "S5"]
    chat.press("I'd rather not say")
    assert chat.now["question"] == "S6"


def test_the_button_is_enough_and_leaving_without_send_keeps_the_worry_alone(chat, office, worries):
    chat.start()
    before, cases = worries(), office.cases()
    chat.press("I'm not safe")
    [(level, *_)] = came(worries, before)
    assert level == "immediate"
    assert chat.leave() == 204
    assert office.cases() == cases


def test_with_the_engine_killed_the_button_still_reaches_the_office(stack, chat, worries):
    chat.start()
    before = worries()
    stack.kill("rasa")
    chat.press("I'm not safe")
    assert came(worries, before)[0][0] == "immediate"
    assert "S3" in chat.lines
