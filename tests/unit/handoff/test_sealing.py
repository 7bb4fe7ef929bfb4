"""What the chat side seals, the chat side cannot read."""

import json

from nacl.public import PrivateKey, SealedBox

from bot.handoff import sealing
from bot.handoff.delivery import key_of, kind_of

WORDS = "my worker said “no” 😢 مرحبا \ud83d \x00 end"


def test_only_the_office_key_opens_a_sealed_body():
    office = PrivateKey.generate()
    sealed = sealing.seal(sealing.plain_bytes({"text": WORDS}), bytes(office.public_key))
    assert b"worker" not in sealed
    assert json.loads(SealedBox(office).decrypt(sealed)) == {"text": WORDS}


def test_a_body_is_written_down_in_one_way_whatever_the_order_of_its_fields():
    assert sealing.plain_bytes({"a": 1, "b": [2]}) == sealing.plain_bytes({"b": [2], "a": 1})


def test_sealing_twice_never_gives_the_same_bytes():
    key = bytes(PrivateKey.generate().public_key)
    assert sealing.seal(b"same", key) != sealing.seal(b"same", key)


def test_the_fingerprint_is_too_short_to_confirm_a_guess():
    """12 bits: among a million guesses at a child's words, hundreds fit as well as the true one."""
    prints = {sealing.fingerprint(f"guess {n}".encode(), "token") for n in range(20_000)}
    assert len(prints) <= 4096
    assert sealing.fingerprint(b"x", "one") != sealing.fingerprint(b"x", "two")


def test_an_alert_is_known_by_its_id_and_seq_and_a_case_by_its_submission_id():
    assert key_of({"schema": "safeguarding-alert/1", "alert_id": "a", "seq": 2}) == "a:2"
    assert kind_of({"schema": "safeguarding-alert/1"}) == "alert"
    assert key_of({"schema": "intake/1", "submission_id": "s"}) == "s"
    assert kind_of({"schema": "intake/1"}) == "intake"
