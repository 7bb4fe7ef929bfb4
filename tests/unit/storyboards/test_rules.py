"""What keeps a story from being sent, each rule both ways."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from storyboards import Bubble, Finding, Look, Panel, Person, Placed, Story, check, reading
from storyboards.readability import hard_words

CAST = (
    Person("m", "Maya Osei", "manager", Look(head="shoulder")),
    Person("t", "Tom", "worker", Look(beard="short")),
    Person("c", "you", "child", Look(age="child")),
)
PANEL = Panel("office", (Placed("m"),), ("mug",), (Bubble("m", "Hello."),), "Maya said hello to you.", "Maya waves.")
GOOD = Story(
    "We are sorry",
    CAST,
    (PANEL, replace(PANEL, finding=Finding(1, "upheld")), PANEL),
    (Finding(1, "upheld"),),
    ("Oak Park",),
)


def with_panel(**changes: Any) -> Story:
    return replace(GOOD, panels=(replace(PANEL, **changes), *GOOD.panels[1:]))


def codes(story: Story) -> set[str]:
    found = check(story)
    assert all(problem.message.endswith(".") and problem.message[0] in '"ABCDEFGHIKLMNOPSTUVW' for problem in found)
    return {problem.code for problem in found}


def test_a_good_story_may_be_sent() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("story", "code"),
    [
        (replace(GOOD, panels=GOOD.panels[:2]), "too_few_panels"),
        (replace(GOOD, panels=GOOD.panels * 3), "too_many_panels"),
        (replace(GOOD, title=" "), "no_title"),
        (with_panel(caption=""), "no_caption"),
        (with_panel(caption="We did it. " * 7), "long_caption"),
        (with_panel(bubbles=(Bubble("m", " "),)), "empty_bubble"),
        (with_panel(bubbles=(Bubble("m", "We did it. " * 16),)), "long_bubble"),
        (with_panel(caption="Considerable organisational responsibilities necessitate additional documentation in every"
                            " individual situation."), "hard_to_read"),
        (with_panel(bubbles=(Bubble("m", "we go to it and see it " * 3),)), "long_sentence"),
        (with_panel(caption="We will investigate this."), "hard_word"),
        (with_panel(alt="  "), "no_alt_text"),
        (with_panel(caption="We met Sarah at school."), "stranger"),
        (with_panel(bubbles=(Bubble("m", "Siobhan was there."),)), "stranger"),
        (with_panel(alt="A boy called Zack."), "stranger"),
        (with_panel(finding=Finding(2, "upheld")), "no_such_finding"),
        (with_panel(finding=Finding(1, "not_upheld")), "finding_differs"),
        (with_panel(finding=Finding(1, "upheld", (2,))), "no_such_finding"),
        (replace(GOOD, findings=(Finding(1, "upheld"), Finding(2, "no_finding"))), "finding_missing"),
        (with_panel(scene="moon"), "unknown_choice"),
        (with_panel(props=("sword",)), "unknown_choice"),
        (with_panel(people=(Placed("m", "furious"),)), "unknown_choice"),
        (with_panel(people=(Placed("m", pose="fight"),)), "unknown_choice"),
        (with_panel(bubbles=(Bubble("m", "Hello.", "shouted"),)), "unknown_choice"),
        (replace(GOOD, cast=(replace(CAST[0], look=Look(skin="green")), *CAST[1:])), "unknown_choice"),
        (replace(GOOD, cast=(CAST[0], replace(CAST[1], key="m"))), "same_key"),
        (replace(GOOD, cast=(*CAST, Person("x", " "))), "no_name"),
        (with_panel(people=(Placed("m"), Placed("m"))), "twice"),
        (with_panel(people=(Placed("z"),), bubbles=()), "not_in_cast"),
        (with_panel(bubbles=(Bubble("m", "We did it for you. " * 9),), props=("plant", "laptop")), "does_not_fit"),
    ],
)  # fmt: skip
def test_each_rule_refuses_what_it_is_there_for(story: Story, code: str) -> None:
    assert code in codes(story)


@pytest.mark.parametrize(
    "story",
    [
        with_panel(caption="We did it. " * 6 + "We did."),
        with_panel(caption="We met Maya and Tom."),
        with_panel(caption="We met Osei at Oak Park."),
        with_panel(caption="You can ask the Ombudsman or your MP on Monday 3 March 2026."),
        with_panel(caption="Tom’s report is with Maya’s boss. I'm glad."),
        with_panel(caption="He said: “We were late.” Then he left."),
        with_panel(caption="Call us on 0345 015 4033 if you want to talk to us more."),
        with_panel(people=(Placed("m"), Placed("t", "sorry")), bubbles=(Bubble("t", "I am sorry."),)),
        with_panel(people=(), bubbles=(), props=("letter",)),
        replace(GOOD, panels=GOOD.panels + GOOD.panels[2:] * 5),
    ],
)
def test_and_lets_pass_what_is_just_within_it(story: Story) -> None:
    assert check(story) == []


def test_the_grade_may_be_raised_by_the_caller_who_keeps_the_reason() -> None:
    story = with_panel(caption="We will carefully reconsider everything that happened to you on this particular day.")
    assert "hard_to_read" in {problem.code for problem in check(story)}
    assert "hard_to_read" not in {problem.code for problem in check(story, grade_limit=14)}


def test_a_problem_says_which_panel_it_is_in() -> None:
    story = replace(GOOD, panels=(PANEL, *GOOD.panels[1:2], replace(PANEL, alt="")))
    assert [problem.panel for problem in check(story)] == [3]


def test_names_numbers_and_dates_do_not_count_as_hard_words() -> None:
    plain = reading("You can ask the Ombudsman to look at it by Wednesday 13 September 2026.")
    assert plain.grade is not None and plain.grade <= 4
    assert (
        reading("Evangelina came to see you at home with your mum today.", ["Evangelina"]).grade
        == reading("Sam came to see you at home with your mum today.", ["Sam"]).grade
    )
    assert reading("Too short.").grade is None
    assert hard_words("The outcome is here.") == [("outcome", "answer")] and hard_words("The answer is here.") == []
