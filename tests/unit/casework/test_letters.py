"""Letters: what they hold, how hard they are to read, and what stops one from going."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backoffice.letters import (
    Sender,
    UnknownLetter,
    all_templates,
    compose,
    edited,
    look,
    ombudsman_facts,
    problems,
    template,
)
from backoffice.letters.compose import long_date, quoted
from backoffice.letters.reading import grade

MANAGER = Sender("Sam Carter", "Children's complaints manager", "Cafcass", "0300 456 4000", "complaints@example.org")
TUESDAY = date(2026, 3, 17)

FACTS = {
    "child_name": "Amira",
    "to_helper": False,
    "childline_fits": True,
    "childline": "0800 1111",
    "emergency": "999",
    "samaritans": "116 123",
    "mp_site": "members.parliament.uk",
    "mp_phone": "020 7219 3000",
    "ombudsman": ombudsman_facts(phone="0345 015 4033", site="www.ombudsman.org.uk"),
    "issues": ["she lied about me"],
    "intro_due": date(2026, 3, 20),
    "response_due": date(2026, 3, 31),
    "chosen_way": "a phone call",
    "timetable": [{"on": date(2026, 3, 24), "what": "I talk with your worker."}],
    "old_due": date(2026, 3, 31),
    "new_due": date(2026, 4, 10),
    "why": "Your worker is away this week.",
    "agreed_with": "You",
    "agreed_on": date(2026, 3, 25),
    "next_update": date(2026, 4, 7),
    "doing": "I talked to your worker. I still need to read her notes.",
    "expected": date(2026, 4, 10),
    "reasons": "You asked me to stop. I think that is right for you.",
    "what_now": "I will write to you again in May.",
    "answers": [
        {
            "childs_words": "she lied about me",
            "finding": "We agree with you.",
            "reason": "It had it wrong.",
            "put_right": "We will fix the report.",
            "put_right_by": date(2026, 4, 10),
        }
    ],
    "findings": [{"number": 1, "text": "she lied about me", "saying": "We agree.", "reason": "It had it wrong."}],
    "talked_to": ["your worker", "her manager"],
    "any_upheld": True,
    "remedies": [],
    "learning": ["Workers will check."],
    "shared_with": [],
    "leader_offered": False,
    "proceedings_ended": False,
    "storyboard": True,
    "panels": ["You told us that the report was wrong."],
    "leader": "Jo Park",
    "action": "We fixed the report.",
    "done_on": TUESDAY,
    "body": "The judge",
    "how_to_tell_them": "Ask your worker.",
    "still_ours": "How we spoke to you.",
    "words": "i dont want this any more",
}


def a_letter(letter: str, **changed):
    return compose(
        letter, facts={**FACTS, **changed}, reference="CC-2026-0042", dated=TUESDAY, to_name="Amira", sender=MANAGER
    )


@pytest.mark.parametrize("letter", [each.id for each in all_templates()])
def test_every_letter_filled_from_a_whole_case_may_go(letter):
    assert problems(a_letter(letter)) == ()


@pytest.mark.clause("C-0.3a")
@pytest.mark.parametrize("letter", [each.id for each in all_templates() if each.audience == "child"])
def test_every_word_we_wrote_for_children_is_easy_to_read(letter):
    made = a_letter(letter)
    assert (template(letter).reading_grade or 0) <= 6
    hard = {key: found for key, words in made.blocks.items() if (found := grade(words)) > 6}
    assert hard == {}


@pytest.mark.clause("C-6")
def test_the_acknowledgement_holds_all_that_it_must():
    assert template("L-C01").must_hold == (
        "thanks",
        "what we understood",
        "the name of the manager",
        "the introduction date and the response date",
        "that someone can help",
        "how to reach us",
        "Childline",
    )
    words = a_letter("L-C01").words()
    for told in (
        "she lied about me",
        "Sam Carter",
        "Friday 20 March 2026",
        "Tuesday 31 March 2026",
        "0800 1111",
        "advocate",
        "CC-2026-0042",
    ):
        assert told in words


def test_an_adult_is_not_sent_to_childline():
    words = a_letter("L-C01", childline_fits=False).blocks["childline"]
    assert words.startswith("You can call Samaritans on 116 123")


@pytest.mark.clause("C-7")
def test_the_introduction_offers_four_ways_to_talk_and_the_right_to_say_no():
    ways = a_letter("L-C02").blocks["ways"]
    assert [line for line in ways.splitlines() if line.startswith("- ")] == [
        "- we meet, at a place where you feel OK",
        "- we talk on a video call",
        "- we talk on the phone",
        "- we write emails",
    ]
    assert "You can also say no." in a_letter("L-C02").blocks["choice"]


@pytest.mark.clause("C-15")
def test_the_answer_holds_the_five_facts_about_the_ombudsman_and_nobody_can_take_one_out():
    made = edited(a_letter("L-C11"), {"ombudsman": "You could write to somebody."})
    for fact in FACTS["ombudsman"].values():
        assert fact in made.blocks["ombudsman"]
    assert len(FACTS["ombudsman"]) == 5


def test_an_empty_block_that_the_letter_must_hold_stops_it():
    (problem,) = problems(edited(a_letter("L-C05"), {"doing": "  "}))
    assert (problem.code, problem.field) == ("empty", "doing")
    assert "what we are doing" in problem.message


def test_a_gap_that_nobody_filled_is_seen_and_stops_the_letter():
    made = compose(
        "L-C05",
        facts={k: v for k, v in FACTS.items() if k != "expected"},
        reference="CC-2026-0042",
        dated=TUESDAY,
        to_name="Amira",
        sender=MANAGER,
    )
    assert "{{ expected }}" in made.blocks["expected"]
    assert [problem.code for problem in problems(made)] == ["unresolved"]


def test_braces_that_a_child_typed_are_the_childs_words_and_stop_nothing():
    made = a_letter("L-C01", issues=["she wrote {{ lies }} {% about %} me"])
    assert "> she wrote {{ lies }} {% about %} me" in made.blocks["understood"]
    assert problems(made) == ()


def test_a_letter_that_is_too_hard_says_so_unless_a_reason_is_given():
    hard = edited(
        a_letter("L-C05"),
        {
            "doing": "Investigations regarding organisational accountability necessitate comprehensive documentary "
            "examination before communicating definitive determinations concerning responsibilities. " * 3,
        },
    )
    assert [problem.code for problem in problems(hard)] == ["grade"]
    assert problems(hard, grade_reason="The child asked for all the details.") == ()


def test_a_letter_without_a_sender_or_a_way_to_reply_cannot_go():
    made = replace(a_letter("L-C05"), sender=Sender("", "", "Cafcass"))
    assert {problem.message for problem in problems(made)} == {
        "The letter has no name of the sender.",
        "The letter has no role of the sender.",
        "The letter has no way to reply.",
    }


def test_a_letter_that_does_not_exist_is_unknown():
    with pytest.raises(UnknownLetter):
        template("L-C99")


def test_the_same_words_stand_on_the_page_and_in_the_plain_text():
    made = a_letter("L-C01", issues=["<script>alert('x')</script> & she \"lied\""])
    page = look.page(made)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "    <script>alert('x')</script> & she \"lied\"" in look.text(made)


def test_a_letter_in_big_print_says_so():
    assert "letter--big" in look.page(replace(a_letter("L-C01"), big_print=True))


def test_words_typed_with_windows_line_ends_stay_the_same_words():
    made = edited(a_letter("L-C05"), {"doing": "One.\r\n\r\nTwo.  \r\n\r\n\r\n\r\nThree.\r\n"})
    assert made.blocks["doing"] == "One.\n\nTwo.\n\nThree."


def test_dates_are_said_in_full():
    assert long_date(date(2026, 4, 3)) == "Friday 3 April 2026"


def test_every_line_of_a_quotation_is_marked():
    assert quoted("one\n\ntwo") == "> one\n> \n> two"


def test_names_and_numbers_that_cannot_be_simpler_do_not_count_as_hard():
    short = "You can call them if you are sad or if you feel that you are not safe at home."
    said = "You can call Childline if you are sad or if you feel that you are not safe at home."
    assert grade(said) <= grade(short) + 0.5
    assert grade("too short") == 0.0
