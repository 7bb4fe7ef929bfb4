"""What a look at a text sees, whatever the spelling, the script and the length."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety import Worry, look
from bot.safety.lexicon import lexicon

STORY = "She came late and did not listen. The report has my school wrong and nobody told me the date of court. "


@pytest.mark.clause("SG-9")
@pytest.mark.parametrize(
    "line, level",
    [
        ("my mum's boyfriend hits me", "immediate"),
        ("i took pills", "immediate"),
        ("i'm scared of my dad", "concern"),
        ("there's no food at home", "concern"),
        ("the report hit me hard", "none"),
        ("waiting is torture", "none"),
        ("she killed my mood", "none"),
    ],
)
def test_the_public_examples_are_right(line, level):
    assert look(line).level == level


@pytest.mark.parametrize(
    "line",
    [
        "HE HITS ME", "he hitsss meeee", "he h1ts me", "he h!ts me", "he’s hitting me", "hes hittin me", "he hits\nme",
        "my dad r*ped me", "i want to d i e", "s u i c i d e", "i want to k.i.l.l myself",
        "he tuched my priv\u00adate parts", "my dad kikt me",
        "he is punchin me", "he strangeld me", "\ufeffhe hits me", "he hits me 😭", "i wanna kms lol",
        "ｈｅ ｈｉｔｓ ｍｅ",
    ],
)
def test_spelling_does_not_hide_a_disclosure(line):
    assert look(line).level == "immediate"


@pytest.mark.parametrize(
    "line, level",
    [
        ("he doesn't hit me", "none"),
        ("nobody hits me", "none"),
        ("he doesnt hit me with his hand he uses a belt", "immediate"),
        ("she never hits my sister only me", "immediate"),
        ("nobody knows that he hits me", "immediate"),
        ("i never told anyone he hits me", "immediate"),
        ("i told my worker that he hits me and she did nothing", "immediate"),
        ("the report says my dad hits me and thats a lie", "none"),
        ("he wont stop hitting me", "immediate"),
        ("he used to hit me", "immediate"),
        ("i dont want to die", "none"),
        ("i dont want to live", "immediate"),
    ],
)
def test_a_not_takes_away_only_what_it_denies(line, level):
    assert look(line).level == level


@pytest.mark.parametrize("place", [0, 7, 20])
def test_one_sentence_in_a_long_story_is_enough(place):
    told = [STORY] * 40
    told.insert(place, "he hits me with a belt. ")
    assert look("".join(told)).level == "immediate"


def test_a_story_without_a_full_stop_is_read_to_its_end():
    story = "and then she was late again and i waited and the report was wrong " * 60 + "and my dad hits me with a belt"
    assert look(story).level == "immediate"


def test_a_long_plain_complaint_stays_plain():
    assert look(STORY * 48) == Worry()


@pytest.mark.clause("SG-6")
def test_he_is_the_worker_when_the_worker_was_just_spoken_of():
    assert look("my worker came to my house. he touched me").about_staff
    assert not look("my worker came to my house. then my dad touched me").about_staff
    assert not look("my worker came. my dad was there. he hits me").about_staff


def test_a_worry_names_its_kinds_and_never_its_words():
    worry = look("my dad hits me and i want to die")
    assert {"physical_harm", "self_harm"} <= set(worry.kinds)
    assert "dad" not in repr(worry)


@pytest.mark.parametrize(
    "line, language",
    [("mój tata mnie bije", "pl"), ("أبي يضربني", "ar"), ("میرے ابو مجھے مارتے ہیں", "ur"), ("আমার বাবা আমাকে মারে", "bn"),
     ("ਪਾਪਾ ਮੈਨੂੰ ਕੁੱਟਦੇ ਹਨ", "pa"), ("mi papá me pega", "es"), ("mon père me frappe", "fr"), ("я боюсь", "other")],
)
def test_the_language_of_a_text_is_noticed(line, language):
    assert language in look(line).languages


@pytest.mark.parametrize("line", ["she gave me the tape", "he is mean", "my mate has a toy bat", "no me neither"])
def test_english_words_are_not_taken_for_another_language(line):
    worry = look(line)
    assert worry.level == "none"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_no_text_whatever_makes_it_fail(text):
    assert look(text).level in ("none", "concern", "immediate")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), max_size=120), st.sampled_from([
    "my dad hits me with a belt", "i want to kill myself", "my uncle touches my private parts", "he has a knife"]))
def test_nothing_in_the_sentences_around_it_hides_a_disclosure(around, disclosure):
    assert look(f"{around}. {disclosure}. {around}").level == "immediate"


@pytest.mark.parametrize(
    "text", ["a" * 5000, "*" * 5000, "a*b" * 1600, "he hits me " * 450, ". " * 2500, "😭" * 2500, "'" * 5000,
             "he hurt " + "x" * 4900 + " me again", ("he " + "hurtz" * 18 + " me ") * 50]
)
def test_odd_texts_are_not_slow(text):
    look(text)
    started = time.process_time()
    look(text)
    assert time.process_time() - started < 0.1


def test_five_thousand_characters_take_a_few_milliseconds():
    """The goal is 5 ms on an idle machine (benchmarks/safety.py); the test leaves room for a busy one."""
    story = (STORY * 60)[:5000]
    look(story)
    started = time.process_time()
    for _ in range(10):
        look(story)
    assert (time.process_time() - started) / 10 < 0.025


def test_every_pattern_that_is_made_when_first_tried_can_be_made():
    known = lexicon()
    sieves = (known.calm_whatever, known.calm, known.sure_signs, known.signs)
    patterns = [*known.calm_across, *(pattern for sieve in sieves for pattern, _ in sieve)]
    assert len(patterns) > 1000
    assert all(pattern.finds.pattern for pattern in patterns)


def test_the_words_are_read_once_however_many_ask_at_the_same_time():
    with ThreadPoolExecutor(4) as threads:
        assert len({id(known) for known in threads.map(lambda _: lexicon(), range(8))}) == 1
