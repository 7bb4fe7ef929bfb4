"""Letters: what they hold, how hard they are to read, and what stops one from going."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backoffice.letters import (
    Sender,
    UnknownLetter,
    all_templates,
    compose,
    edited,
    look,
    problems,
    template,
)
from backoffice.letters.compose import long_date, quoted
from backoffice.letters.example import A_DAY as TUESDAY
from backoffice.letters.example import EXAMPLE as FACTS
from backoffice.letters.reading import grade
from backoffice.letters.template import WORDS

MANAGER = Sender("Sam Carter", "Children's complaints manager", "Cafcass", "0300 456 4000", "complaints@example.org")

WORD = "word " * 59
LONG = {
    "child_name": "Amira Wilhelmina Konstantinopoulou-Featherstonehaugh",
    "issues": [f"{number}. she lied {WORD}\n\n{WORD}" for number in range(1, 4)],
    "timetable": [{"on": date(2026, 3, day), "what": f"I talk with {WORD}."} for day in range(18, 31)],
    "why": f"We wait for this. {WORD}.",
    "doing": f"I did this. {WORD}.",
    "reasons": f"This is why. {WORD}.",
    "what_now": f"Then this comes. {WORD}.",
    "answers": [
        {
            "childs_words": f"she lied {WORD * 4}",
            "finding": "We agree with part of this.",
            "reason": f"This is why. {WORD * 2}.",
            "put_right": f"We will do this. {WORD}.",
            "put_right_by": date(2026, 4, 10),
            "who_decides": "The judge decides this.",
            "who_to_ask": "Ask your worker.",
        }
    ]
    * 4,
    "findings": [{"number": n, "text": "she lied", "saying": "We agree.", "reason": WORD} for n in range(1, 6)],
    "remedies": [{"text": f"We will do this. {WORD}.", "due": date(2026, 4, 10)}] * 4,
    "learning": [f"We learned this. {WORD}."] * 3,
    "panels": [f"You told us this. {WORD}."] * 8,
    "again": True,
    "action": f"We did this. {WORD}.",
    "words": f"i dont want this {WORD * 3}",
    "learnings": [{"text": f"We learned this. {WORD}.", "owner": "Tom Reed", "due": date(2026, 5, 1)}] * 4,
    "actions": [{"text": f"We will do this. {WORD}.", "owner": "Jane Field", "due": date(2026, 4, 10)}] * 4,
    "reason": f"This is why. {WORD * 3}.",
}


def a_letter(letter: str, **changed):
    return compose(
        letter, facts={**FACTS, **changed}, reference="CC-2026-0042", dated=TUESDAY, to_name="Amira", sender=MANAGER
    )


@pytest.mark.parametrize("letter", [each.id for each in all_templates()])
def test_every_letter_filled_from_a_whole_case_may_go(letter):
    assert problems(a_letter(letter)) == ()


HOLDS = {
    "L-C01": ("thanks", "what we understood", "the name of the manager", "the introduction date and the response date",
              "that someone can help", "how to reach us", "Childline"),
    "L-C02": ("who I am, and that I am not in the worker's team", "the four ways to talk",
              "that the child chooses and can say no", "what happens next"),
    "L-C03": ("dated steps", "to say so if it does not suit"),
    "L-C04": ("the old and the new date", "why", "who agreed", "the next update"),
    "L-C05": ("sorry", "what we are doing", "the new expected date"),
    "L-C06": ("why", "never forced", "that the answer goes to the child"),
    "L-C07": ("that it is fine", "that we go on", "that they can change their mind"),
    "L-C08": ("the reasons", "what happens now", "the Ombudsman"),
    "L-C09": ("the reasons", "the Ombudsman through an MP, phone and site", "that the child can still complain"),
    "L-C10": ("that they can talk to us", "that they can complain", "that an advocate can help"),
    "L-C11": ("what we did", "who we talked to",
              "every point in the child's words, what we found and why, and what we will put right",
              "who else will see this", "the listen and learn talk", "the five facts about the Ombudsman",
              "that we will ask how this went", "a named person and how to ask"),
    "L-C12": ("that it says what the written answer says", "the words of each picture"),
    "L-C13": ("a cover note", "the same findings"),
    "L-C14": ("who", "the reason", "whether the child was told", "that it is not sent"),
    "L-C15": ("the learning", "the action, its owner and its date", "that the child's contact details are left out"),
    "L-C16": ("who", "that they can bring someone", "that they can say no"),
    "L-C17": ("what it is", "that it is their choice", "how"),
    "L-C18": ("that it is optional", "four questions", "that no name is needed"),
    "L-C19": ("what was done", "when"),
    "L-C20": ("the five facts about the Ombudsman", "how to find your MP"),
    "L-C21": ("who", "how", "what we still look at"),
    "L-C23": ("their words", "that they can come back"),
}  # fmt: skip


HOLDS_OF_THE_STEPS = {
    "L-P01": ("thanks", "what we understood", "the name of the responsible manager", "the date of the answer",
              "the offer to meet, or to talk by phone", "help for those who ask, and an advocate for a child",
              "the leaflet", "how to reach us"),
}  # fmt: skip


@pytest.mark.clause("P-2.1b", "P-3.1a")
def test_the_acknowledgement_of_the_three_steps_holds_what_it_must_and_speaks_to_an_adult():
    assert {each.id: each.must_hold for each in all_templates() if each.id.startswith("L-P")} == HOLDS_OF_THE_STEPS
    words = a_letter("L-P01").words()
    assert "Robin Hale is responsible for your complaint" in words
    assert "by Thursday 16 April 2026" in words
    assert "advocate" not in words
    assert "Childline" not in words


@pytest.mark.clause("P-3.3a", "P-3.3b")
def test_the_acknowledgement_of_the_three_steps_offers_a_child_an_advocate_and_help_to_who_asked():
    assert "find one for you" in a_letter("L-P01", for_a_child=True).blocks["help"]
    assert a_letter("L-P01", support_asked=True).blocks["help"].startswith("You told us that some help")
    assert [each.code for each in problems(edited(a_letter("L-P01"), {"date": "Soon."}))] == ["date"]


def test_every_letter_of_the_childrens_policy_has_a_template_and_holds_what_it_must():
    assert {each.id: each.must_hold for each in all_templates() if each.id.startswith("L-C")} == HOLDS


@pytest.mark.parametrize(
    ("letter", "field"), [(each.id, b.key) for each in all_templates() for b in each.blocks if b.holds and not b.fixed]
)
def test_no_letter_goes_without_what_it_must_hold(letter, field):
    (problem,) = problems(edited(a_letter(letter), {field: " \n"}))
    assert (problem.code, problem.field) == ("empty", field)


@pytest.mark.parametrize("letter", [each.id for each in all_templates()])
def test_every_letter_says_the_day_the_number_who_wrote_it_how_to_answer_and_which_version_it_is(letter):
    made, chosen = a_letter(letter), template(letter)
    told = ["Tuesday 17 March 2026", "CC-2026-0042", "Sam Carter", "Children's complaints manager", "Cafcass"]
    told += [f"{letter}, version {chosen.version}"]
    told += ["0300 456 4000", "complaints@example.org"] if chosen.audience != "file" else []
    for where in (html.unescape(re.sub("<[^>]+>", "", look.page(made))), look.text(made)):
        assert [each for each in told if each not in where] == []


def mark_of(letter):
    """What one version of a letter says, shortened to sixteen letters."""
    said = [letter.title, *(part for block in letter.blocks for part in (block.heading, block.text))]
    passages = sorted(set(re.findall(r'include "(\w+)"', " ".join(said))))
    said += [(WORDS / "passages" / name).read_text() for name in passages]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:16]


VERSIONS = Path(__file__).parents[2] / "golden" / "letter_versions.txt"


def test_words_that_changed_are_a_new_version():
    """A sent letter names its version, so one version is one set of words. Write a new line for a new version."""
    known = dict(line.rsplit(" ", 1) for line in VERSIONS.read_text().splitlines())
    now = {f"{each.id} {each.version}": mark_of(each) for each in all_templates()}
    assert {name: mark for name, mark in now.items() if known.get(name) != mark} == {}


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


@pytest.mark.clause("C-15", "C-FN4")
def test_the_answer_holds_the_five_facts_about_the_ombudsman_and_nobody_can_take_one_out():
    made = edited(a_letter("L-C11"), {"ombudsman": "You could write to somebody."})
    for fact in FACTS["ombudsman"].values():
        assert fact in made.blocks["ombudsman"]
    assert len(FACTS["ombudsman"]) == 5
    assert "0345 015 4033" in made.blocks["ombudsman"]
    assert "www.ombudsman.org.uk" in made.blocks["ombudsman"]


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


@pytest.mark.clause("C-7a", "C-9d")
@pytest.mark.parametrize(
    ("letter", "field", "words"),
    [
        ("L-C01", "dates", "I will write by Friday 20 March 2026."),
        ("L-C03", "steps", "First I talk with your worker, and then I write to you."),
        ("L-C04", "dates", "The new date is Friday 10 April 2026."),
        ("L-C05", "expected", "I will write as soon as I can."),
        ("L-C19", "when", "We did this last week."),
    ],
)
def test_a_letter_that_must_name_a_day_does_not_go_without_it(letter, field, words):
    (problem,) = problems(edited(a_letter(letter), {field: words}))
    assert (problem.code, problem.field) == ("date", field)
    both = f"{words} Not on Tuesday 31 March 2026. It is 2 April."
    assert problems(edited(a_letter(letter), {field: both})) == ()


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


def test_a_child_who_asked_for_another_language_is_told_that_they_can_have_it():
    made = replace(a_letter("L-C01"), language="Polish")
    assert "If you would like this letter in Polish, tell me." in look.text(made)
    assert "If you would like this letter in Polish, tell me." in look.page(made)
    assert "tell me" not in look.text(a_letter("L-C01")).rpartition("Best wishes,")[2]


def test_a_letter_in_big_print_says_so():
    assert "letter--big" in look.page(replace(a_letter("L-C01"), big_print=True))
    assert "L-C01, version 1, big print" in look.text(replace(a_letter("L-C01"), big_print=True))


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
