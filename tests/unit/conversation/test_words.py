"""The words of the bot: to the letter of the specification, and easy enough for a child of eight or nine (5.2)."""

import csv
import re
from pathlib import Path

import pytest
import textstat

from bot.conversation import words
from bot.conversation.answering import QUESTIONS

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "bot_lines.csv"
LINES = {row["id"]: row["text"] for row in csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines())}
OPEN_PLACES = {name: "{" + name + "}" for name in ("ref", "intro", "resp", "next", "body", "step1", "answer")}
SAID = sorted(line for line, held in words.book().items() if held.text is not None)
HARD_WORDS = (
    "complaint procedure",
    "investigate",
    "allegation",
    "proceedings",
    "regarding",
    "representative",
    "signpost",
    "outcome",
    "uphold",
    "abusive",
    "inappropriate",
    "invalid",
    "must",
)
# Said to grown-ups only, about the adults' procedure whose step two has an investigator.
SAID_TO_ADULTS = ("N21q", "AB1a", "Q19", "N21p", "N21l")


@pytest.mark.clause("DR-10")
@pytest.mark.parametrize("line", sorted(LINES))
def test_every_line_of_the_specification_is_said_to_the_letter(line: str):
    assert words.text(line, **OPEN_PLACES) == LINES[line]


@pytest.mark.clause("C-0.3a")
@pytest.mark.parametrize("line", SAID)
def test_every_line_keeps_the_reading_rule(line: str):
    text = measured(
        words.text(
            line,
            next="Monday 23 March 2026",
            intro="Friday 20 March 2026",
            resp="Monday 30 March 2026",
            step1="Monday 30 March 2026",
            ref="CC-2345X7",
            body="the council",
            answer="Kit",
        )
    )
    sentences = [one for one in re.split(r"(?<=[.!?])\s+", text) if one]
    assert len(text.split()) <= 45
    assert max(len(one.split()) for one in sentences) <= 17
    if len(text.split()) >= 10:
        assert textstat.flesch_kincaid_grade(text) <= 4.0


def measured(text: str) -> str:
    """Replace names, numbers and dates by short words, as the rule says."""
    text = re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} \w+ \d{4}\b", "one day", text)
    text = re.sub(r"\b(?:\+?\d[\d ]{2,}\d)\b", "ten", text)
    text = re.sub(r"\bCC-\w+\b|www\.\S+\w", "this", text)
    return re.sub(r"\b(?:Cafcass|Childline|Ombudsman)\b", "Bob", text)


@pytest.mark.clause("DR-8")
@pytest.mark.parametrize("line", [line for line in SAID if line not in SAID_TO_ADULTS])
def test_no_line_uses_a_hard_or_a_judging_word(line: str):
    said = words.line_of(line).text.lower()
    assert not [word for word in HARD_WORDS if re.search(rf"\b{word}\b", said)]


def test_the_measure_itself_finds_a_hard_line():
    assert (
        textstat.flesch_kincaid_grade(
            "Representatives may investigate allegations regarding ongoing proceedings and outcomes."
        )
        > 4
    )


def test_every_question_has_an_answer_with_its_own_line():
    named = {"Q10": "OM1", "Q11": "LL1", "Q14": "N16t", "Q17": "PR1", "Q18": "R1"}
    assert all(named.get(question, question) in words.book() for question in QUESTIONS)


def test_a_date_is_shown_with_its_day_in_words():
    assert words.day("2026-03-20") == "Friday 20 March 2026"


def test_an_untranslated_language_misses_everything_and_is_said_in_english():
    assert "N05" in words.missing("nowhere") and "N12/phone" in words.missing("nowhere")
    assert words.text("N05", "nowhere") == LINES["N05"]
    assert words.message("N05", "nowhere")["lang"] == "en"
    assert words.missing(words.ENGLISH) == []


def test_a_setting_stands_in_every_line_that_names_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(words, "_phrases", lambda: {"org": "Ours", "childline": "1"})
    assert words.text("S2").startswith("I am passing this to Ours now.")
