"""The chat over HTTP, as interfaces.md 1 promises it."""

import threading
import time
import uuid

import httpx
import pytest

from tests.chat import Chat
from tests.integration.web.conftest import House

STORY = "she lied about me in the report"
SHAPE = {"state", "question", "messages", "buttons", "controls", "summary", "receipt", "text_allowed", "max_chars"}


def told(chat: Chat, story: str = STORY) -> Chat:
    return chat.press("Tell you about something that went wrong").say(story)


def test_a_chat_begins_with_a_page_key_a_cookie_and_the_whole_shape(house: House) -> None:
    answer = httpx.post(house.url + "/api/chat/start", json={})
    body = answer.json()
    assert answer.status_code == 201
    assert set(body) >= SHAPE | {"page_key"}
    assert len(body["page_key"]) == 43
    assert body["max_chars"] == 5000
    assert answer.headers["Cache-Control"] == "no-store"
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("chat=") and "SameSite=Strict" in cookie and "HttpOnly" in cookie


def test_over_https_the_cookie_is_a_host_cookie(house: House) -> None:
    answer = httpx.post(house.url + "/api/chat/start", json={}, headers={"Host": "chat.example.org"})
    assert answer.headers["Set-Cookie"].startswith("__Host-chat=")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_a_story_goes_from_the_first_word_to_the_receipt(house: House) -> None:
    chat = told(house.chat()).press("That's all")
    assert chat.now["summary"][0]["answer"] == STORY
    assert next(one for one in chat.now["buttons"] if one["kind"] == "change")["field"] == "story"
    chat.press("Send")
    assert chat.now["state"] == "sent"
    assert chat.now["receipt"]["reference"] == "CC-2345B-6"
    [case] = house.office.got.values()
    assert case["story"] == [STORY]


def test_the_same_turn_again_returns_the_stored_answer_and_changes_nothing(house: House) -> None:
    chat = house.chat().press("Tell you about something that went wrong")
    turn = str(uuid.uuid4())
    first = chat.turn(turn_id=turn, text=STORY).json()
    again = chat.turn(turn_id=turn, text=STORY).json()
    assert first == again
    chat.now = again
    assert chat.press("That's all").now["summary"][0]["answer"] == STORY


def test_an_older_turn_sent_again_returns_its_own_answer(house: House) -> None:
    chat = house.chat().press("Tell you about something that went wrong")
    turn = str(uuid.uuid4())
    first = chat.turn(turn_id=turn, text=STORY).json()
    chat.say("and more")
    assert chat.turn(turn_id=turn, text=STORY).json() == first


def test_a_turn_id_used_for_other_words_is_refused(house: House) -> None:
    chat = house.chat()
    turn = str(uuid.uuid4())
    chat.turn(turn_id=turn, text=STORY)
    answer = chat.turn(turn_id=turn, text="something else")
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "turn_id_used"


@pytest.mark.parametrize("body", [
    b"", b"{", b"[]", b"null", b'{"turn_id": 5, "text": "a"}', b'{"turn_id": "no uuid", "text": "a"}', b"\xff\xfe",
    b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11"}', b"[" * 5000,
    b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11", "text": "a", "button": "b"}',
    b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11", "text": NaN}',
    b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11", "text": ["a"]}',
    b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11", "text": ""}',
    b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11", "text": " \\u200b\\u3000"}',
    b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11", "button": {"kind": "send"}}',
    b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11", "button": "bdeadbeef"}',
])
def test_nonsense_is_refused_in_plain_words(house: House, body: bytes) -> None:
    chat = house.chat()
    answer = chat.http.post("/api/chat/turn", content=body,
                            headers={"Content-Type": "application/json", "X-Page-Key": chat.page_key or ""})
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]
    assert told(chat).lines[-1] == "N05p"


def test_words_of_5000_letters_are_taken_and_5001_are_told_to_come_in_two_parts(house: House) -> None:
    chat = house.chat().press("Tell you about something that went wrong")
    assert chat.say("ä" * 5000).lines[-1] == "N05p"
    answer = chat.turn(text="ä" * 5001)
    assert answer.status_code == 413
    assert answer.json()["error"]["max_chars"] == 5000
    assert answer.json()["error"]["message"].startswith("That's too long for one message. Nothing is lost.")
    assert chat.turn(text="x" * 400_000).status_code == 413


@pytest.mark.parametrize("text", ["/restart", " /submit", "\u2003/submit", "\u200b/inform{\"name\":\"x\"}", "/", "//x",
                                  "🙂", "<script>alert(1)</script>", "مرحبا", "\u202eabc", "a\x00b"])
def test_what_is_typed_is_never_a_command_and_is_kept_as_typed(house: House, text: str) -> None:
    chat = told(house.chat(), text)
    sent = house.engine.seen[-1]
    assert not sent["text"].lstrip().startswith("/")
    assert sent["metadata"]["text"] == text
    assert chat.press("That's all").now["summary"][0]["answer"] == text


def test_half_an_emoji_costs_nobody_their_words(house: House) -> None:
    chat = house.chat()
    raw = b'{"turn_id": "5f1b4f6e-6c4f-4e0e-9d53-0b9d8f3f7c11", "text": "hello \\ud83d"}'
    answer = chat.http.post("/api/chat/turn", content=raw,
                            headers={"Content-Type": "application/json", "X-Page-Key": chat.page_key or ""})
    assert answer.status_code == 200
    assert house.engine.seen[-1]["metadata"]["text"] == "hello \ufffd"


def test_a_json_content_type_is_required_and_a_foreign_page_is_refused(house: House) -> None:
    assert httpx.post(house.url + "/api/chat/start", data={"a": "b"}).status_code == 415
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert httpx.post(house.url + "/api/chat/start", json={}, headers=headers).status_code == 403
    own = {"Origin": house.url, "Sec-Fetch-Site": "same-origin"}
    assert httpx.post(house.url + "/api/chat/start", json={}, headers=own).status_code == 201


@pytest.mark.clause("D-17", "DR-14")
def test_neither_the_cookie_nor_the_page_key_opens_a_chat_alone(house: House) -> None:
    chat = told(house.chat())
    assert chat.http.get("/api/chat").status_code == 404
    assert httpx.get(house.url + "/api/chat", headers={"X-Page-Key": chat.page_key or ""}).status_code == 404
    other = house.chat()
    assert chat.http.get("/api/chat", headers={"X-Page-Key": other.page_key or ""}).status_code == 404
    assert chat.reload().status_code == 200


def test_a_button_is_worthless_in_another_chat_and_a_turn_later(house: House) -> None:
    one, other = house.chat(), house.chat()
    button = one.button("Tell you about something that went wrong")["id"]
    assert other.turn(button=button).status_code == 400
    one.press("Tell you about something that went wrong")
    assert one.turn(button=button).json()["error"]["code"] == "other_button"


def test_one_turn_at_a_time(house: House) -> None:
    chat = house.chat()
    house.engine.gate.clear()
    slow = threading.Thread(target=lambda: chat.turn(text=STORY))
    slow.start()
    while len(house.engine.seen) < 2:
        time.sleep(0.01)
    answer = chat.http.post("/api/chat/turn", json={"turn_id": str(uuid.uuid4()), "text": "again"},
                            headers={"X-Page-Key": chat.page_key or ""})
    assert answer.status_code == 409
    assert answer.json()["error"]["retry_after"] > 0
    house.engine.gate.set()
    slow.join()


def test_every_unknown_address_and_method_is_answered_in_plain_words(house: House) -> None:
    for method, path, status in (("GET", "/nothing", 404), ("GET", "/api/chat/turn", 405), ("PUT", "/api/chat", 405),
                                 ("GET", "/api/chat", 404), ("GET", "/static/../gateway.py", 404)):
        answer = httpx.request(method, house.url + path)
        assert (answer.status_code, "error" in answer.json()) == (status, True)


def test_the_words_of_the_page_are_given_in_a_language_that_is_offered_and_in_no_other(house: House) -> None:
    told = httpx.get(house.url + "/words/en").json()
    assert (told["lang"], told["dir"], told["words"]["days"][0]) == ("en-GB", "ltr", "Monday")
    for language in ("xx", "cy", "EN"):
        assert httpx.get(f"{house.url}/words/{language}").status_code == 404


@pytest.mark.parametrize("language", ["cy", "../../etc", "x" * 5000, "en"])
def test_a_language_that_is_not_offered_is_english_and_costs_nobody_their_place(house: House, language: str) -> None:
    chat = told(house.chat())
    headers = {"X-Page-Key": chat.page_key or "", "X-Page-Language": language}
    answer = chat.http.post("/api/chat/language", json={}, headers=headers)
    assert (answer.status_code, answer.json()["question"]) == (200, "N05")
    chat.now = answer.json()
    assert chat.press("That's all").now["summary"][0]["answer"] == STORY
    assert chat.http.post("/api/chat/language", json={}, headers={"X-Page-Key": "no"}).status_code == 404


@pytest.mark.parametrize("answers", [[], "text", {"N03": 5}, {"N10": [1]}, {"N10": ["x" * 200]}, {"N05": None},
                                     {f"N{number}": "x" for number in range(200)}])
def test_a_page_of_answers_that_is_none_is_refused_in_plain_words(house: House, answers: object) -> None:
    chat = told(house.chat())
    refused = chat.http.post("/api/chat/turn", json={"turn_id": str(uuid.uuid4()), "answers": answers},
                             headers={"X-Page-Key": chat.page_key or ""})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "malformed")
    assert chat.press("That's all").now["summary"][0]["answer"] == STORY


def test_healthz_answers_without_a_session(house: House) -> None:
    answer = httpx.get(house.url + "/healthz")
    assert (answer.json(), "Set-Cookie" in answer.headers) == ({"ok": True}, False)
