"""Keys and seals of the gateway: everything comes from the page key, and nothing opens without it."""

import pytest

from bot.web import keys
from bot.web.sealing import SealBroken, seal, unseal


@pytest.mark.clause("D-17")
def test_every_page_key_is_256_bits_and_new() -> None:
    made = {keys.new_page_key() for _ in range(100)}
    assert len(made) == 100
    assert {len(one) for one in made} == {43}


@pytest.mark.clause("D-17")
def test_the_same_page_key_gives_the_same_keys_and_each_key_differs() -> None:
    page_key = keys.new_page_key()
    one, again = keys.of_page(page_key), keys.of_page(page_key)
    assert one is not None and again is not None
    assert (one.conversation, one.seal, one.engine_seal) == (again.conversation, again.seal, again.engine_seal)
    assert len({one.seal, one.engine_seal, bytes.fromhex(one.conversation), one.row_id}) == 4
    assert len(one.conversation) == 64


def test_no_key_is_shown_when_keys_are_printed() -> None:
    one = keys.of_page(keys.new_page_key())
    assert one is not None
    assert repr(one.seal) not in repr(one)
    assert repr(one.engine_seal) not in repr(one)


@pytest.mark.parametrize("nonsense", [None, "", "short", "a" * 44, "é" * 43, "a" * 42 + "=", "a" * 42 + "\n"])
def test_what_is_no_page_key_has_no_keys(nonsense: str | None) -> None:
    assert keys.of_page(nonsense) is None


def test_a_seal_opens_only_with_its_key_and_in_its_place() -> None:
    key = bytes(32)
    sealed = seal(key, {"said": "my words"}, b"chats|one")
    assert b"my words" not in sealed
    assert unseal(key, sealed, b"chats|one") == {"said": "my words"}
    for other_key, place in ((bytes(31) + b"1", b"chats|one"), (key, b"chats|two"), (key, b"turns|one")):
        with pytest.raises(SealBroken):
            unseal(other_key, sealed, place)
    with pytest.raises(SealBroken):
        unseal(key, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"chats|one")


def test_the_same_words_never_seal_alike() -> None:
    assert seal(bytes(32), "words", b"place") != seal(bytes(32), "words", b"place")
