"""The question map as a table: complete, consistent, and read by everything that needs it."""

import pytest

from bot.conversation import SLOTS, words
from bot.conversation.chat import Chat
from bot.conversation.question_table import ASIDES, MAIN, ORDER, TABLE
from bot.conversation.questions import CHECK, PICKER
from tests.unit.conversation.pretend import PureChat, play

NO_SKIP = {"N01", "N20", "E1", "ST1", "S6", "OB1"}
RATHER_NOT = {"N03", "N04", "N09", "N13", "N18", "S5", "A05"}


def test_every_question_has_a_slot_of_its_own_name():
    assert all(question.slot in SLOTS for question in TABLE.values())
    assert len(set(SLOTS)) == len(SLOTS)


def test_every_path_names_questions_of_the_table_and_ends_on_the_check_page():
    assert all(key in TABLE for keys in ORDER.values() for key in keys)
    assert all(TABLE[keys[-1]].kind == CHECK for keys in ORDER.values())


@pytest.mark.parametrize("question", [*MAIN, *ASIDES], ids=lambda question: question.key)
def test_every_button_of_every_question_has_a_label(question):
    chat = Chat(
        {
            "ids": {},
            "noticed": {"body": {"asked": "police", "issue": 1}},
            "alert": {"pressed": True, "about_staff": False},
        }
    )
    for role in (None, "child", "young_adult", "trusted_adult", "adult_service_user"):
        chat["who"] = role
        lines = (question.labels_for(chat), *question.also, question.name)
        for value in question.values_for(chat):
            assert any(value in words.labels(line) for line in lines), (question.key, value)
        assert words.line_of(question.line_for(chat)).text


@pytest.mark.clause("DR-2")
@pytest.mark.parametrize("question", [*MAIN, *ASIDES], ids=lambda question: question.key)
def test_every_question_can_be_skipped_but_those_the_rule_names(question):
    if question.name in NO_SKIP or question.key == "N20n":
        assert question.skip is None
    else:
        assert question.skip == ("rather_not_say" if question.name in RATHER_NOT else "skip")


def test_pickers_have_done_and_the_check_page_is_one():
    assert all("done" in question.values for question in TABLE.values() if question.kind == PICKER and question.values)
    assert [question.key for question in MAIN if question.kind == CHECK] == ["N20"]


def test_the_exact_labels_of_the_specification_are_there():
    exact = {"A01": 15, "N10": 12, "N05h": 16, "N12": 7, "N17": 9, "LA1": 11}
    assert all(len(words.labels(line)) == count for line, count in exact.items())
    assert list(words.labels("LA1").values()) == [
        "Polski",
        "Română",
        "اردو",
        "ਪੰਜਾਬੀ",
        "العربية",
        "বাংলা",
        "Português",
        "Español",
        "Français",
        "Cymraeg",
        "Something else",
    ]


@pytest.mark.clause("P-3.2")
def test_progress_never_runs_backwards_on_the_childs_path():
    chat, seen = PureChat().press("Tell you about something that went wrong"), []
    for _ in range(60):
        if chat.now["progress"]:
            seen.append(chat.now["progress"])
        if chat.question == "N20":
            break
        if chat.question == "N05" and not chat.slots["issues"]:
            chat.say("she lied")
        elif chat.question == "E1":
            chat.press("Answer a few more questions")
        else:
            chat.press("Skip")
    assert [one["at"] for one in seen] == sorted(one["at"] for one in seen)
    assert all(one["at"] <= one["of"] for one in seen)
    assert [one["of"] for one in seen] == sorted((one["of"] for one in seen), reverse=True)


EXAMPLES = {
    "a child, some answers": (
        {
            "N01": [("press", "Tell you about something that went wrong")],
            "N02": [("press", "I'm a child or young person")],
            "N05": [("say", "my worker put the wrong school in her report"), ("press", "That's all")],
            "N06": [("press", "No, that's everything")],
            "N03": [("say", "Fern")],
            "N04": [("say", "12")],
            "N07": [("say", "I don't know her name")],
            "N08": [("say", "last week")],
            "N10": [("press", "Fix what you wrote about me"), ("press", "Done")],
            "N11": [("press", "Yes, still going on")],
            "N12": [("press", "Phone call")],
            "N13": [("say", "07700 900321")],
            "N14": [("press", "No, it's private")],
            "N15": [("press", "After school"), ("press", "Done")],
            "N16": [("press", "No thanks")],
            "N17": [("press", "No")],
            "N18": [("press", "That's OK")],
            "N19b": [("press", "No")],
        },
        {
            "child": {"name": "Fern", "age": 12},
            "wanted": ["fix_record"],
            "proceedings": "live",
            "advocate": {"offered": True, "answer": "no"},
        },
    ),
    "a grandparent for a child who does not want to be contacted": (
        {
            "N01": [("press", "Tell you about something that went wrong")],
            "N02": [("press", "I'm helping a child")],
            "A01": [("press", "Grandparent")],
            "A01n": [("say", "Gran")],
            "N03": [("say", "Bee")],
            "N04": [("say", "8")],
            "A02": [("press", "Yes")],
            "A03": [("press", "The child's words")],
            "N05": [("say", "the lady never asked Bee what she wanted"), ("press", "That's all")],
            "N06": [("press", "No, that's everything")],
            "A04": [("press", "They don't want you to")],
            "A05m": [("press", "Email")],
            "A05": [("say", "gran@example.org")],
            "A05p": [("press", "No, it's private")],
        },
        {"chatter_role": "trusted_adult", "child": {"name": "Bee", "age": 8}},
    ),
    "feedback that wants no answer": (
        {
            "N01": [("press", "Tell you what I think (no reply)")],
            "F01": [("say", "the waiting room was cold")],
            "F01f": [("press", "OK face")],
            "F02": [("press", "Send, no reply")],
        },
        {"kind": "feedback", "feedback": {"text": "the waiting room was cold", "face": "ok"}},
    ),
}


@pytest.mark.clause("C-2", "C-4", "C-0.2c")
@pytest.mark.parametrize("answers, expected", EXAMPLES.values(), ids=EXAMPLES)
def test_a_chat_answered_by_question_reaches_send_whatever_the_order(answers, expected, intake_schema):
    chat = play(answers)
    intake_schema.validate(chat.payload)
    assert {key: chat.payload[key] for key in expected} == expected


@pytest.mark.clause("DR-3", "DR-5", "D-17")
def test_a_question_in_the_middle_then_stop_and_delete_sends_nothing():
    chat = play(
        {
            "N01": [("press", "Tell you about something that went wrong")],
            "N02": [("press", "I'm a child or young person")],
            "N05": [("say", "he was late every time"), ("press", "That's all")],
            "N06": [("say", "are you a robot?"), ("press", "No, that's everything")],
            "N03": [("press", "Stop and delete")],
            "ST1": [("press", "Yes, delete it")],
        }
    )
    assert (chat.state, chat.now["ending"]) == ("deleted", "delete") and {"R1", "ST1", "ST2"} <= set(chat.lines)


@pytest.mark.clause("DR-4a", "DR-12")
def test_twenty_things_are_kept_and_what_comes_after_joins_the_last():
    chat = PureChat().say("thing 1").press("I'm a child or young person")
    for number in range(2, 20):
        chat.say(f"thing {number} went wrong")
    assert chat.question == "N06"
    chat.say("thing 20 went wrong")
    assert chat.question != "N06" and len(chat.slots["issues"]) == 20
    chat.press("Go back").press("That's all")
    chat.turn(choice={"kind": "answer", "question": "E1", "value": "more"})
    while chat.question != "N11":
        chat.press("Skip")
    chat.say("and one more thing that went wrong with her")
    assert len(chat.slots["issues"]) == 20 and chat.slots["issues"][-1]["text"].endswith(
        "and one more thing that went wrong with her"
    )


@pytest.mark.clause("DR-12")
def test_a_very_long_story_goes_on_in_a_further_issue_and_nothing_is_cut():
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    parts = [f"{number} " + "bla " * 1240 for number in range(6)]
    for part in parts:
        chat.say(part)
    told = "\n".join(one["text"] for one in chat.slots["issues"])
    assert told == "\n".join(parts)
    assert all(len(one["text"]) <= 20_000 for one in chat.slots["issues"]) and len(chat.slots["issues"]) == 2


@pytest.mark.clause("DR-12")
def test_a_message_over_five_thousand_letters_is_sent_back_kindly():
    chat = (
        PureChat()
        .press("Tell you about something that went wrong")
        .press("I'm a child or young person")
        .say("x" * 5001)
    )
    assert chat.heard_lines() == ["TL1", "N05"] and not chat.slots["issues"]


@pytest.mark.clause("DR-12")
def test_an_answer_that_can_hold_no_more_says_so_and_keeps_what_it_has():
    chat = PureChat().press("Tell you what I think (no reply)")
    for _ in range(4):
        chat.say("x" * 4990)
    assert chat.say("y" * 4990).heard_lines()[0] == "TL2"
    assert "y" not in chat.slots["feedback_text"]


@pytest.mark.clause("DR-2")
def test_what_was_skipped_stands_on_the_check_page_as_skipped():
    shown = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    shown.say("she was bossy").press("That's all").press("No, that's everything").press("Send it now")
    while shown.question != "N20":
        shown.press("Leave it" if shown.question == "N13n" else "Skip")
    assert {row["answer"] for row in shown.now["summary"]} >= {"she was bossy", words.text("SK1")}


@pytest.mark.clause("DR-7")
@pytest.mark.parametrize(
    ("after", "wanted", "words_beside"),
    [
        (["Explain what happened", "Listen to me", "Done"], ["explain", "listen_to_me"], None),
        (["Say sorry", "Done"], ["say_sorry"], None),
        (["Keep it"], ["say_sorry"], "and a card"),
        (["Done"], ["say_sorry"], "and a card"),
    ],
)
def test_a_new_answer_takes_the_place_of_old_picks(after, wanted, words_beside):
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    chat.say("she was bossy").press("That's all").press("No, that's everything").press("Answer a few more questions")
    while chat.question != "N10":
        chat.press("Skip")
    chat.press("Say sorry").say("and a card").press("Done").press("Go back")
    assert chat.heard_lines() == ["GB1", "N10"]
    assert not any(one.get("picked") for one in chat.now["buttons"])
    for label in after:
        chat.press(label)
    assert (chat.slots["wanted"]["picks"], chat.slots["wanted"].get("text")) == (wanted, words_beside)


@pytest.mark.clause("DR-7")
def test_new_words_take_the_place_of_old_ones_at_a_picker():
    chat = PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")
    chat.say("she was bossy").press("That's all").press("No, that's everything").press("Answer a few more questions")
    while chat.question != "N10":
        chat.press("Skip")
    chat.press("Say sorry").press("Done").press("Go back").say("a card from her").say("with a drawing")
    assert chat.slots["wanted"]["picks"] == []
    assert chat.slots["wanted"]["text"] == "a card from her\nwith a drawing"
