"""Somebody changes the words of a letter: from then on letters say it so, and what went out stays as it was (B-24)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.records import AlreadyWritten, AuditEvent, LetterWording
from backoffice.services import casefile
from backoffice.services.letters import letter_facts, wordings
from tests.integration.office.conftest import post

WHERE = "/settings/letters/L-C07"
MIND = "You can change your mind at any time. Then just tell me."


@pytest.fixture
def robin(office):
    return office.signed_in("Robin Hale", "childrens_manager")


def change(client, *, seen: int = 0, **boxes: str):
    typed = {"go": "save", "seen": str(seen), "reason": "Children asked for it", "fine.0": MIND}
    typed |= {name.replace("__", "."): said for name, said in boxes.items()}
    return post(client, f"{WHERE}/change", **typed)


def drafted(office, settings, reference: str):
    with office.store.reading() as session:
        file = casefile.read(session, reference)
        writer = letter_facts.Writer("Robin Hale", frozenset({"childrens_manager"}))
        return letter_facts.draft("L-C07", file.case, file.state, writer, settings, office.clock.now().date())


@pytest.mark.clause("B-24")
def test_letters_are_made_of_the_new_words_from_then_on_and_name_their_version(office, settings, robin):
    reference = office.received()
    before = drafted(office, settings, reference)
    assert (MIND in before.words(), before.mark) == (False, "L-C07, version 1")
    assert change(robin).status_code == 302
    after = drafted(office, settings, reference)
    assert (MIND in after.words(), after.mark) == (True, "L-C07, version 1.1")
    assert after.blocks.keys() == before.blocks.keys()
    page = robin.get(WHERE).text
    assert MIND in page
    assert "by Robin Hale" in page
    assert "Children asked for it" in page
    assert "1.1" in robin.get("/settings").text
    with office.store.reading() as session:
        (line,) = session.scalars(select(AuditEvent).where(AuditEvent.what == "letter_words_changed"))
        assert (line.subject, line.before, line.after) == ("L-C07", "1", "1.1")
        assert MIND not in str(vars(line)), "the log says that they changed, not what they are"


@pytest.mark.clause("B-24")
def test_earlier_words_are_compared_and_brought_back_and_nothing_saved_is_ever_lost(office, robin):
    change(robin)
    change(robin, seen=1, fine__0="It is fine. You decide.")
    compared = robin.get(f"{WHERE}/compare?one=1&other=2").text
    assert 'class="letter-out"' in compared
    assert "decide.</ins>" in compared
    assert post(robin, f"{WHERE}/bring-back", number="1", seen="2").status_code == 302
    assert post(robin, f"{WHERE}/bring-back", number="0", seen="3").status_code == 302
    with office.store.reading() as session:
        names = [(each.name, MIND in str(each.template.blocks)) for each in wordings.editions(session, "L-C07")]
        assert wordings.in_force(session, "L-C07").blocks == wordings.template("L-C07").blocks
    assert names == [("1.4", False), ("1.3", True), ("1.2", False), ("1.1", True), ("1", False)]
    with pytest.raises(AlreadyWritten), office.store.writing() as session:
        session.scalars(select(LetterWording)).first().reason = "another"


@pytest.mark.parametrize(
    ("boxes", "says", "kept"),
    [
        ({"reason": " "}, "Say why the words change.", MIND),
        ({"fine__0": ""}, "This letter must hold", "Children asked for it"),
        ({"fine__0": "Fine, {{ name }}."}, "The case knows nothing called", "Fine, {{ name }}."),
        ({"reason": "x" * 401}, "Use at most 400 characters.", MIND),
    ],
)
def test_what_is_refused_stays_typed_and_nothing_is_saved(office, robin, boxes, says, kept):
    answer = change(robin, **boxes)
    assert answer.status_code == 409
    assert says in answer.text
    assert kept in answer.text
    with office.store.reading() as session:
        assert len(wordings.editions(session, "L-C07")) == 1


def test_the_same_words_once_more_are_no_new_version(office, robin):
    change(robin)
    answer = change(robin, seen=1)
    assert answer.status_code == 409
    assert "in force already" in answer.text
    assert post(robin, f"{WHERE}/bring-back", number="1", seen="1").status_code == 409


def test_two_people_at_the_same_words_lose_nothing(office, robin):
    ines = office.signed_in("Ines Okafor", "complaints_manager")
    assert change(robin).status_code == 302
    answer = change(ines, fine__0="It is fine. You decide.")
    assert answer.status_code == 409
    assert "Somebody else changed these words while you were writing" in answer.text
    assert "It is fine. You decide." in answer.text
    assert MIND.split(". ")[1] in answer.text.replace("</ins>", ""), "and theirs are shown beside"
    assert 'name="seen" value="1"' in answer.text
    assert post(ines, f"{WHERE}/bring-back", number="0", seen="0").status_code == 409
    assert change(ines, seen=1, fine__0="It is fine. You decide.").status_code == 302


def test_looking_saves_nothing_and_shows_how_it_would_read(office, robin):
    answer = post(robin, f"{WHERE}/change", go="look", seen="0", **{"fine.0": MIND})
    assert answer.status_code == 200
    assert answer.text.count(MIND) >= 2, "in its box and in the letter"
    with office.store.reading() as session:
        assert len(wordings.editions(session, "L-C07")) == 1


def test_when_the_program_comes_with_other_words_what_the_house_changed_stays(office, robin, monkeypatch):
    change(robin)
    own = wordings.template("L-C07")
    newer = own.__class__(**{**vars(own), "version": own.version + 1, "blocks": tuple(
        block if block.key == "fine" else block.__class__(**{**vars(block), "heading": "A new heading"})
        for block in own.blocks
    )})  # fmt: skip
    monkeypatch.setattr(wordings, "template", lambda _: newer)
    with office.store.reading() as session:
        now = wordings.in_force(session, "L-C07")
    assert now.version_name == "2.1"
    assert MIND in now.block("fine").text
    assert {block.heading for block in now.blocks if block.key != "fine"} == {"A new heading"}


@pytest.mark.parametrize("where", ["/settings/letters/L-C99", f"{WHERE}/compare?one=7&other=0", f"{WHERE}/compare"])
def test_a_letter_or_a_version_that_there_is_not_is_said_plainly(office, robin, where):
    assert robin.get(where).status_code == 404
    assert post(robin, f"{WHERE}/bring-back", number="9", seen="0").status_code == 404


def test_somebody_without_a_hand_in_settings_changes_no_word(office):
    officer = office.signed_in("Tom Bell", "intake_officer")
    assert officer.get(WHERE).status_code == 403
    assert change(officer).status_code == 403
