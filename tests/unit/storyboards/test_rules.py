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


def tied(outcome: str, caption: str, said: str = "Hello.") -> Story:
    """The good story with all its panels on one finding, whose first panel has these words."""
    finding = Finding(1, outcome)
    first = replace(PANEL, caption=caption, bubbles=(Bubble("m", said),), finding=finding)
    return replace(GOOD, panels=(first, PANEL, PANEL), findings=(finding,))


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
        (tied("upheld", "We do not agree with this."), "finding_differs"),
        (tied("upheld", "You were right about part of this."), "finding_differs"),
        (tied("upheld", "We couldn’t find out."), "finding_differs"),
        (tied("not_upheld", "You were right about this."), "finding_differs"),
        (tied("not_upheld", "We agree with you. We do not agree with Tom."), "finding_differs"),
        (tied("partly_upheld", "We agree with you."), "finding_differs"),
        (tied("no_finding", "We don't agree with this."), "finding_differs"),
        (tied("outside_remit", "We agree with this."), "finding_differs"),
        (with_panel(caption="You were right about this."), "untied_outcome"),
        (with_panel(bubbles=(Bubble("m", "We do not agree with you."),)), "untied_outcome"),
        (with_panel(caption="This is not ours to decide."), "untied_outcome"),
        (with_panel(caption="Maya said hello 😀 to you."), "no_letters"),
        (replace(GOOD, title="您好"), "no_letters"),
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
        (with_panel(bubbles=(Bubble("m", "We did it for you. " * 9),) * 2, props=("plant", "laptop")), "does_not_fit"),
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
        tied("upheld", "You were right about this.", "Tom does not agree. We agree with you."),
        tied("upheld", "Tom wrote the wrong school.", "We agree that it was hard for you."),
        tied("not_upheld", "We do not agree with this.", "You were right to tell us."),
        tied("not_upheld", "We agree with Tom about this.", "We read what Tom wrote."),
        tied("partly_upheld", "You were right about part of this.", "We do not agree with the rest."),
        tied("partly_upheld", "We agree with you. We do not agree with all of it."),
        tied("no_finding", "We could not find out for sure.", "We do not say that you were wrong."),
        tied("outside_remit", "This one is not ours to decide.", "The judge can do that."),
        with_panel(people=(Placed("c"),), bubbles=(Bubble("c", "You were wrong. We do not agree."),)),
        with_panel(bubbles=(Bubble("m", "“We agree with you.”", "thought"),)),
        with_panel(caption="Maya said “helo” – â, ŵ, ŷ – to you."),
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


AMY = replace(CAST[2], name="Amy")


def spoken(caption: str, said: str = "Hello.") -> set[str]:
    panel = replace(PANEL, caption=caption, bubbles=(Bubble("m", said),))
    story = replace(GOOD, cast=(*CAST[:2], AMY), panels=(panel, *GOOD.panels[1:]))
    assert check(story) == []
    return {f"{problem.code} {problem.panel}" for problem in check(story, says_you=True)}


@pytest.mark.parametrize(
    "words",
    [("Amy told us what was wrong.",), ("We read it.", "We think that Amy was hurt."), ("We met the child.",)],
)
def test_where_the_setting_asks_for_it_a_story_speaks_to_the_child_and_not_of_the_child(words: tuple[str, ...]) -> None:
    assert spoken(*words) == {"third_person 1"}


@pytest.mark.parametrize(
    "words", [("You told us what was wrong.",), ("We read it.", "Hello Amy."), ("Thank you, Amy.", "Amy, it is done.")]
)
def test_calling_the_child_by_name_is_not_speaking_of_the_child(words: tuple[str, ...]) -> None:
    assert spoken(*words) == set()


def test_a_story_that_never_says_you_does_not_speak_to_the_child() -> None:
    story = replace(GOOD, panels=tuple(replace(panel, caption="We read it all.") for panel in GOOD.panels))
    assert check(story) == []
    assert [(p.code, p.panel) for p in check(story, says_you=True)] == [("third_person", None)]


def test_only_english_is_measured_and_only_letters_that_there_are_can_be_printed() -> None:
    hard = with_panel(caption="We will carefully reconsider everything that happened to you on this particular day.")
    assert codes(hard) == {"hard_to_read"} and codes(replace(hard, language="cy")) == set()
    welsh = replace(with_panel(caption="Dwedodd Maya helo. Croeso i ti."), language="cy")
    assert codes(welsh) == set() and codes(replace(welsh, language="en-GB")) == {"stranger"}
    assert "no_letters" not in codes(with_panel(caption="أخبرتنا بما حدث. ٹھیک ہے"))
