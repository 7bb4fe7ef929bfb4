"""What sentences mean, whatever their words: heard where likeness wavers, and never missed when it is not there."""

import json
import logging

import pytest

from benchmarks import learn_safety
from bot.safety import likeness, look, meaning, sentences
from bot.safety.learning import learn_meaning
from tests.unit.safety.test_likeness import section

HELD_BACK = (
    "heldout", "fresh", "strangers", "newcomers", "long_stories", "afterwards", "unmet", "another_hand",
)  # fmt: skip
WAVERING = {"concern": 0.5, "immediate": 0.5}


@pytest.fixture(scope="module")
def reader():
    return sentences.reader()


@pytest.fixture
def no_model(monkeypatch):
    """The package with the sentence model is away."""
    monkeypatch.setattr(sentences, "find_spec", lambda name: None)
    meaning.judging.cache_clear()
    yield
    meaning.judging.cache_clear()


def nearness(reader, one, other):
    return float(reader.read(one.split()) @ reader.read(other.split()))


def test_it_is_learnt_from_the_lines_that_are_there_now():
    stored = json.loads(meaning.LEARNT.read_text(encoding="utf-8"))["taught_by"]
    assert stored == learn_safety.taught_by(learn_safety.told_to_meaning()), "run python -m benchmarks.learn_safety"


def test_no_line_held_back_is_among_the_many_voices():
    taught = {line.lower() for line, _ in learn_safety.told_to_meaning()[len(learn_safety.told()):]}
    held_back = {line.lower() for name in HELD_BACK for level in ("immediate", "concern", "none")
                 for line in section(name, level)}
    assert len(taught) > 1000
    assert taught & held_back == set()


@pytest.mark.parametrize("said, alike, unlike", [
    ("she hurts him", "she harms him", "she pays him"),
    ("i want to die", "i wish to be dead", "i want to dance"),
])
def test_what_means_the_same_is_nearer_than_what_shares_more_words(reader, said, alike, unlike):
    assert nearness(reader, said, alike) > nearness(reader, said, unlike) + 0.01


def test_numbers_of_a_sentence_are_of_length_one_however_odd_or_long_it_is(reader):
    for words in ((), ("🦔🦔",), ("x" * 3000,), ("sad",) * 500, ("mój", "tata")):
        numbers = reader.read(words)
        assert numbers.shape == (sentences.SIZE,)
        assert abs(float(numbers @ numbers) - 1) < 1e-3


@pytest.mark.clause("SG-9")
def test_it_hears_disclosures_that_nothing_else_did(monkeypatch):
    told = [line for name in ("strangers", "newcomers") for line in section(name, "concern")]
    heard = sum(look(line).level != "none" for line in told)
    monkeypatch.setattr(meaning, "judging", lambda: None)
    assert heard > sum(look(line).level != "none" for line in told)


def test_an_alarm_that_means_something_else_is_a_question(monkeypatch):
    line = "they beat my team at football with a belt of goals"
    assert look(line).level != "immediate"
    monkeypatch.setattr(meaning, "judging", lambda: None)
    assert look(line).level == "immediate"


@pytest.mark.parametrize("words", ["she came late and did not listen", "my brother was there too", "ok"])
def test_a_plain_answer_is_not_read_at_all(monkeypatch, words):
    monkeypatch.setattr(meaning, "judging", lambda: pytest.fail("this costs time and says nothing new"))
    assert look(words).level == "none"


@pytest.mark.clause("SG-1", "SG-2")
def test_of_the_longest_message_only_so_much_is_read_and_every_plain_word_is_still_seen(monkeypatch):
    read = []
    monkeypatch.setattr(likeness, "second_thought", lambda words, like: read.append(words) or like)
    monkeypatch.setattr(likeness, "means_no_alarm", lambda words, like: bool(read.append(words)))
    told = " ".join(f"he pushed her about in room {number} and it was horrid." for number in range(90))
    assert look(f"{told} my dad hits me with a belt").level == "immediate"
    assert 0 < len(read) <= likeness.MOST_READ


@pytest.mark.clause("SG-1")
def test_without_its_model_the_check_goes_on_and_says_so_once_without_a_word_of_anybody(no_model, caplog):
    with caplog.at_level(logging.WARNING):
        assert look("my dad hits me with a belt").level == "immediate"
        assert look("our zebra said she pushed him off the sofa and it hurt").level in likeness.LEVELS
        assert meaning.second_thought(("a", "zebra"), WAVERING) == WAVERING
        assert not meaning.means_no_alarm(("a", "zebra"), WAVERING)
    assert [record.message for record in caplog.records] == [
        "The safety check goes on without its sentence model (OSError)."]


@pytest.mark.parametrize("spoilt", ["model.safetensors", "vocab.txt"])
def test_a_model_that_is_not_what_it_should_be_is_refused(tmp_path, reader, spoilt):
    numbers = bytes(4 * 3 * sentences.SIZE)
    table = json.dumps({"embeddings.word_embeddings.weight": {
        "dtype": "F32", "shape": [3, sentences.SIZE], "data_offsets": [0, len(numbers)]}}).encode()
    (tmp_path / "model.safetensors").write_bytes(len(table).to_bytes(8, "little") + table + numbers)
    (tmp_path / "vocab.txt").write_text("[CLS]\n[SEP]\n[UNK]\n", encoding="utf-8")
    (tmp_path / spoilt).write_bytes(b"not this")
    with pytest.raises((OSError, ValueError, KeyError)):
        sentences.Reader(tmp_path)


def test_what_was_learnt_of_another_model_is_not_believed(monkeypatch, tmp_path, caplog):
    other = tmp_path / "meaning.json"
    other.write_text(json.dumps({"start": [0.0, 0.0], "of": [[0.0] * 9] * 2}), encoding="utf-8")
    monkeypatch.setattr(meaning, "LEARNT", other)
    assert meaning.judging.__wrapped__() is None
    assert "(ValueError)" in caplog.text


def test_what_is_learnt_tells_dark_rows_from_calm_ones_and_is_the_same_each_time():
    rows = [[1.0, 0.2], [0.9, -0.1], [0.1, 0.9], [-0.2, 1.1]] * 5
    levels = ["immediate", "immediate", "none", "none"] * 5
    start, of = learn_meaning(rows, levels)
    assert (start, of) == learn_meaning(rows, levels)
    dark, calm = (start[1] + of[1][0] * row[0] + of[1][1] * row[1] for row in (rows[0], rows[2]))
    assert dark > 0 > calm
