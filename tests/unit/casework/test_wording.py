"""The words of a letter, rewritten: what may be said in another way, what stays, and what is refused."""

from __future__ import annotations

import re

import pytest
import yaml

from backoffice.letters import all_templates, compose, problems, template
from backoffice.letters.example import A_DAY, EXAMPLE
from backoffice.letters.template import WORDS, LetterTemplate
from backoffice.letters.wording import (
    as_example,
    grade_limit,
    grade_of,
    plainly,
    rewritable,
    rewritten,
    words_of,
    wrong,
)
from tests.unit.casework.test_letters import MANAGER

EVERY = [each.id for each in all_templates()]
DATES = "- By {{ the day of the introduction }} I say hello.\n- By {{ the day of the answer }} you get our answer."


def said(letter: LetterTemplate, *, to_helper: bool = False) -> str:
    return as_example(letter, {}, MANAGER, to_helper=to_helper).words()


@pytest.mark.parametrize("letter", EVERY)
def test_the_words_as_they_are_put_back_change_nothing_and_may_stand(letter):
    own = template(letter)
    assert rewritten(own, words_of(own, own)).blocks == own.blocks
    assert wrong(own, words_of(own, own)) == ()


@pytest.mark.parametrize("letter", EVERY)
def test_every_fact_and_every_condition_of_a_letter_has_a_plain_name(letter):
    names = yaml.safe_load((WORDS / "passages" / "names.yml").read_text())
    text = "\n".join(block.text for block in template(letter).blocks)
    assert set(re.findall(r"\{\{ *(.*?) *\}\}", text)) <= names["facts"].keys()
    assert set(re.findall(r"\{% *(?:el)?if *(.*?) *%\}", text)) <= names["conditions"].keys()
    assert set(re.findall(r"\{% *for \w+ in (\w+) *%\}", text)) <= names["rows"].keys()


def test_a_condition_is_said_in_plain_words_beside_what_hangs_on_it():
    assert plainly(template("L-C01").block("thanks")).splitlines()[1].startswith("[to the child] Thank you for telling")
    whens = [each.when for each in rewritable(template("L-C15").block("learning"))]
    assert whens[:2] == ["for each thing learned, where somebody sees to it",
                         "for each thing learned, where somebody sees to it, where it has a date"]  # fmt: skip


@pytest.mark.parametrize("letter", EVERY)
def test_what_is_fixed_cannot_be_rewritten(letter):
    own = template(letter)
    fixed = [block for block in own.blocks if block.fixed]
    typed = {f"{block.key}.0": "Ring somebody else." for block in fixed} | {f"{b.key}.heading": "X" for b in fixed}
    assert rewritten(own, typed).blocks == own.blocks
    assert [rewritable(block) for block in fixed] == [()] * len(fixed)


@pytest.mark.clause("B-24")
def test_new_words_go_between_the_conditions_and_keep_their_facts():
    own = template("L-C01")
    typed = words_of(own, own) | {"thanks.2": "Thanks.\r\nIt was brave to tell us.", "dates.0": DATES}
    assert wrong(own, typed) == ()
    child, helper = (said(rewritten(own, typed), to_helper=whom) for whom in (False, True))
    assert "Thanks.\nIt was brave to tell us." in child
    assert "It was brave" not in helper
    assert "Thank you for telling us what went wrong for Amira" in helper
    assert "- By Tuesday 31 March 2026 you get our answer." in child
    assert problems(as_example(rewritten(own, typed), {}, MANAGER, to_helper=False)) == ()


@pytest.mark.clause("B-24")
@pytest.mark.parametrize(
    ("letter", "box", "words", "says"),
    [
        ("L-C01", "thanks.2", " \n", "This letter must hold: thanks."),
        ("L-C01", "dates.0", "I will write to you.", "Keep {{ the day of the introduction }} and {{ the day of the"),
        ("L-C01", "thanks.2", "Hi {{ child_name }}", "The case knows nothing called {{ child_name }}. Nothing is"),
        ("L-C01", "dates.0", DATES + " {{ sender.phone }}", "called {{ sender.phone }}. What is filled in here"),
        ("L-C01", "thanks.2", "Thanks {% include 'reach' %}", "There is a brace too many or too few."),
        ("L-C01", "thanks.2", "Thanks {", "There is a brace too many or too few."),
        ("L-C01", "thanks.2", "x" * 3001, "Use at most 3000 characters."),
        ("L-C01", "who.heading", " ", "Write a heading over"),
        ("L-C01", "who.heading", "Who\nI am", "Use one line"),
        ("L-C01", "who.heading", "I am {{ your name }}", "Take the braces out."),
    ],
)
def test_what_a_letter_cannot_be_made_of_is_refused_at_its_box(letter, box, words, says):
    own = template(letter)
    (problem,) = wrong(own, words_of(own, own) | {box: words})
    assert problem.field == box
    assert says in problem.message


def test_a_passage_that_no_letter_must_hold_may_be_left_out_with_its_facts():
    own = template("L-C02")
    typed = words_of(own, own) | {"plan.1": ""}
    assert wrong(own, typed) == ()
    assert "Is that still right?" not in said(rewritten(own, typed))
    assert words_of(own, rewritten(own, typed))["plan.1"] == "", "and it can be written again"


@pytest.mark.clause("C-0.3a", "B-24")
def test_words_that_are_too_hard_need_a_reason():
    own = template("L-C05")
    hard = words_of(own, own) | {"sorry.0": "Investigations regarding organisational accountability necessitate "
        "comprehensive documentary examination before communicating definitive determinations. " * 3}  # fmt: skip
    (problem,) = wrong(own, hard)
    assert (problem.code, problem.field) == ("grade", "grade_reason")
    assert wrong(own, hard, grade_reason="A lawyer has to read it too.") == ()
    assert grade_of(rewritten(own, hard)) > grade_limit(own) >= grade_of(own)


@pytest.mark.parametrize("typed", ["{{ 7 * 7 }}", "{% for x in 'ab' %}y{% endfor %}", "{{{ their name }}}", "{# no #}"])
def test_nothing_that_is_typed_is_ever_read_as_a_sign_of_a_template(typed):
    own = template("L-C01")
    tried = words_of(own, own) | {"thanks.2": typed}
    assert wrong(own, tried) != ()
    made = compose(rewritten(own, tried), facts=EXAMPLE, reference="CC-1", dated=A_DAY, to_name="Amira", sender=MANAGER)
    assert made.blocks["thanks"] == typed
