"""What is typed at a question of buttons, in the words that children and grown-ups use for them, without any guess."""

import pytest

from tests.unit.conversation.pretend import WAYS_ON, PureChat

TELL = "Tell you about something that went wrong"
CHILD, HELPER, ADULT = "I'm a child or young person", "I'm helping a child", "I'm an adult with my own complaint"
CALLED, WROTE = ("Phone call",), ("Phone call", "07700 900321")

# Question, what was pressed or typed there before, what is typed now, and what the slots hold then.
CHILDREN = [
    ("N10", (), "i want her to say sorry", {"wanted": ["say_sorry"]}),
    ("N10", (), "stop it happening to other kids", {"wanted": ["stop_it_happening_again"]}),
    ("N10", (), "tell the judge it is wrong", {"wanted": ["tell_court_fact_wrong"]}),
    ("N10", (), "say sorry, explain and fix it", {"wanted": ["say_sorry", "explain", "fix_record"]}),
    ("N10", (), "dont say sorry", {"wanted": []}),
    ("N11", (), "yes its next month", {"proceedings": "live"}),
    ("N11", (), "no it hasnt ended", {"proceedings": "live"}),
    ("N11", (), "it has not ended", {"proceedings": "live"}),
    ("N11", (), "its all over now", {"proceedings": "ended"}),
    ("N11", (), "i dont know if its still going on", {"proceedings": "not_sure"}),
    ("N12", (), "vidoe call", {"contact_method": "video"}),
    ("N12", (), "i would like an email please", {"contact_method": "email"}),
    ("N12", (), "anything but phone", {"contact_method": None}),
    ("N12", (), "no phone", {"contact_method": None}),
    ("N12", (), "phone or email", {"contact_method": None}),
    ("N12", (), "i dont want anyone to contact me", {"contact_method": "no_talk"}),
    ("N12", (), "ring me on 07700 900321", {"contact_method": "phone", "contact_value": "ring me on 07700 900321"}),
    ("N12", (), "jo@example.org", {"contact_method": "email", "contact_value": "jo@example.org"}),
    ("N12", (), "dont ring 07700 900321", {"contact_method": None, "contact_value": None}),
    ("N12", CALLED, "email instead", {"contact_method": "email", "contact_value": None}),
    ("N12", CALLED, "07700 900321", {"contact_method": "phone", "contact_value": "07700 900321"}),
    ("N12", (*CALLED, "0770"), "07700 900321", {"contact_value": "07700 900321", "contact_check": None}),
    ("N12", (*CALLED, "I'd rather not say"), "email", {"contact_method": "email"}),
    ("N12", (*CALLED, "I'd rather not say"), "jo@example.org", {"contact_method": "email",
                                                               "contact_value": "jo@example.org"}),
    ("N12", ("I don't want to talk",), "jo@example.org", {"contact_method": "no_talk", "reply_by": "email",
                                                          "contact_value": "jo@example.org"}),
    ("N12", WROTE, "no one can see it", {"contact_private": "yes"}),
    ("N12", WROTE, "nobody will see", {"contact_private": "yes", "contact_note": None}),
    ("N12", WROTE, "no one else checks my phone", {"contact_private": "yes", "contact_note": None}),
    ("N12", WROTE, "no one but my mum looks at it", {"contact_private": "no",
                                                     "contact_note": "no one but my mum looks at it"}),
    ("N12", WROTE, "only my mum", {"contact_private": "no", "contact_note": "only my mum"}),
    ("N12", WROTE, "my sister might see it", {"contact_private": "no", "contact_note": "my sister might see it"}),
    ("N12", WROTE, "yes my mum checks my phone", {"contact_private": "no",
                                                  "contact_note": "yes my mum checks my phone"}),
    ("N12", WROTE, "dad has my password", {"contact_private": "no", "contact_note": "dad has my password"}),
    ("N12", WROTE, "yes my dad reads it", {"contact_private": "no", "contact_note": "yes my dad reads it"}),
    ("N12", WROTE, "only ring after 4", {"contact_private": "not_sure", "contact_note": "only ring after 4"}),
    ("N12", (*WROTE, "No, it's private"), "after school or lunch", {"contact_times": ["after_school", "lunchtime"]}),
    ("N12", (*WROTE, "No, it's private"), "all of them", {"contact_times": ["any"]}),
    ("N16", (), "i already have an advocate", {"advocate": "already_has"}),
    ("N16", (), "no i dont want one", {"advocate": "no"}),
    ("N17", (), "i use sign language", {"needs": ["bsl"]}),
    ("N17", (), "i speak polish", {"needs": ["language"], "language": "pl"}),
    ("N17", (), "no, thanks", {"needs": []}),
    ("N17", (), "i'm deaf i use sign language", {"needs": ["bsl"]}),
    ("N17", (), "can my sister come with me", {"needs": ["someone_with_me"]}),
    ("N12", WROTE, "my mum can see it", {"contact_private": "no", "contact_note": "my mum can see it"}),
    ("N18", (), "no its fine", {"sharing": "ok"}),
    ("N18", (), "no my dad will go mad", {"sharing": "worried", "sharing_why": "no my dad will go mad"}),
    ("N19b", (), "yes because she will be mad", {"telling": "yes", "telling_text": "yes because she will be mad"}),
    ("N19b", (), "that doesnt worry me", {"telling": "no"}),
    ("N04", (), "im in year 7", {"age": None}),
    ("N04", (), "a hundred and fifty", {"age": None}),
    ("N04", (), "tweleve", {"age": 12}),
    ("N04", (), "13 next week", {"age": 12}),
    ("N03", (), "no thanks", {"name": None}),
    ("N07", (), "nobody", {"about_person": {"known": "no", "name": None}}),
    ("N03", (), "why do you need it", {"name": None}),
    ("N03", ("my real name?",), "Lola", {"name": "Lola"}),
    ("N03", (), "Will", {"name": "Will"}),
    ("N03", (), "May Do", {"name": "May Do"}),
    ("N04", (), "1o", {"age": 10}),
    ("N07", (), "forgot", {"about_person": {"known": "no", "name": None}}),
    ("N07", (), "dont remember what hes called", {"about_person": {"known": "no", "name": None}}),
    ("N07", (), "she never told me her name", {"about_person": {"known": "no", "name": None}}),
    ("N07", (), "she never told me her name but she had red hair",
     {"about_person": {"known": "no", "name": "she never told me her name but she had red hair"}}),
    ("N07", (), "mr forget", {"about_person": {"known": "yes", "name": "mr forget"}}),
    ("N12", (), "teams call", {"contact_method": "video"}),
    ("N12", (), "the second one", {"contact_method": "video"}),
    ("N12", (), "second thoughts", {"contact_method": None}),
    ("N12", WROTE, "nah its private", {"contact_private": "yes"}),
    ("N12", WROTE, "yeah my mum might", {"contact_private": "no", "contact_note": None}),
    ("N18", (), "yeah thats fine", {"sharing": "ok", "sharing_why": None}),
    ("N18", (), "yes share it", {"sharing": "ok", "sharing_why": None}),
    ("N18", (), "share with mum not dad", {"sharing": "worried", "sharing_why": "share with mum not dad"}),
    ("N19b", (), "they can know", {"telling": "no", "telling_text": None}),
    ("N18", (), "ok fine", {"sharing": "ok", "sharing_why": None}),
    ("N18", (), "yeah im worried", {"sharing": "worried", "sharing_why": None}),
    ("N18", (), "ok but not my dad", {"sharing": "worried", "sharing_why": "ok but not my dad"}),
    ("N10", (), "make sure it doesnt happen to other kids", {"wanted": ["stop_it_happening_again"]}),
]
HELPERS = [
    ("A01", (), "she is my daughter", {"relationship": "parent"}),
    ("A01", (), "i am her lawyer", {"relationship": "solicitor"}),
    ("A02", (), "no i havent told her", {"child_knows": "no"}),
    ("A02", (), "yes she asked me to", {"child_knows": "yes"}),
    ("A03", (), "in her own words", {"words_from": "child"}),
    ("A04", (), "no she doesnt want to talk to you", {"may_contact": "child_does_not_want"}),
    ("A04", (), "i need to ask her first", {"may_contact": "will_ask"}),
    ("A04", (), "no i dont want you to", {"may_contact": "no"}),
    ("A05m", (), "call me on 07700 900321", {"helper_method": "phone", "helper_value": "call me on 07700 900321"}),
]


def at(question, role=CHILD, story="she was bossy"):
    chat = PureChat().press(TELL).press(role)
    while chat.question != question:
        if chat.question == "N05" and not chat.slots["issues"]:
            chat.say(story)
        elif chat.question == "E1":
            chat.press("Answer a few more questions")
        else:
            kinds = {one["kind"]: one["label"] for one in chat.now["buttons"]}
            chat.press(kinds.get("skip") or next(one for one in WAYS_ON if one in chat.labels()))
    return chat


def held(chat, slot):
    value = chat.slots[slot]
    return (value or {}).get("picks", []) if slot in ("wanted", "needs", "contact_times") else value


def told(role, question, before, typed):
    chat = at(question, role)
    for what in before:
        chat.press(what) if what in chat.labels() else chat.say(what)
    return chat.say(typed)


@pytest.mark.clause("DR-4")
@pytest.mark.parametrize(("question", "before", "typed", "slots"), CHILDREN)
def test_a_childs_words_count_as_the_button_they_mean(question, before, typed, slots):
    chat = told(CHILD, question, before, typed)
    assert {slot: held(chat, slot) for slot in slots} == slots
    assert len(chat.slots["issues"]) == 1


@pytest.mark.clause("DR-4")
@pytest.mark.parametrize(("question", "before", "typed", "slots"), HELPERS)
def test_a_helpers_words_count_as_the_button_they_mean(question, before, typed, slots):
    chat = told(HELPER, question, before, typed)
    assert {slot: held(chat, slot) for slot in slots} == slots
    assert len(chat.slots["issues"]) <= 1


@pytest.mark.clause("DR-4")
@pytest.mark.parametrize(
    ("typed", "slots", "question"),
    [
        ("im 14", {"who": "child", "age": 14}, "N05"),
        ("im a 14 year old girl", {"who": "child", "age": 14}, "N05"),
        ("im her mum", {"who": "trusted_adult", "relationship": "parent"}, "A01n"),
        ("helping my grandson", {"who": "trusted_adult", "relationship": "grandparent"}, "A01n"),
        ("on behalf of a child", {"who": "trusted_adult", "relationship": None}, "A01"),
        ("im a care leaver", {"who": "young_adult", "age": None}, "N05"),
        ("im 20, its about when i was little", {"who": "young_adult"}, "N05"),
        ("its about me, im a parent", {"who": "adult_service_user"}, "N03"),
        ("im 34", {"who": None, "age": None}, "N02"),
        ("the first one", {"who": "child", "age": None}, "N05"),
        ("under 18", {"who": "child", "age": None}, "N05"),
        ("the last one", {"who": "adult_service_user"}, "N03"),
        ("im 19 now its about when i was a kid", {"who": "young_adult", "age": 19, "issues": []}, "N05"),
        ("im grown up now, it was when i was little", {"who": "young_adult", "age": None, "issues": []}, "N05"),
    ],
)
def test_who_somebody_is_may_tell_more_than_was_asked(typed, slots, question):
    chat = PureChat().press(TELL).say(typed)
    assert {slot: chat.slots[slot] for slot in slots} == slots
    assert chat.question == question


@pytest.mark.clause("SG-8")
def test_what_a_grown_up_tells_beside_who_they_are_is_kept():
    typed = "im 24 and when i was 9 my worker wrote lies about me and nobody ever said sorry"
    chat = PureChat().press(TELL).say(typed)
    assert (chat.slots["who"], chat.slots["age"], chat.question) == ("young_adult", 24, "N06")
    assert [one["text"] for one in chat.slots["issues"]] == [typed]


@pytest.mark.parametrize(("question", "slot"), [("N09", "impact"), ("N12", "contact_note")])
def test_another_language_is_noticed_wherever_somebody_tells_something(question, slot):
    chat = at(question)
    if question == "N12":
        chat.press("Phone call").say("07700 900321").press("Yes")
    chat.say("nu m-a ascultat si am fost foarte trist")
    assert (chat.heard_lines()[0], chat.question) == ("L1", "LA1")
    chat.press("Română")
    assert (chat.slots[slot], chat.slots["language"]) == ("nu m-a ascultat si am fost foarte trist", "ro")


@pytest.mark.clause("DR-5", "DR-6")
def test_a_question_at_the_door_for_questions_is_no_story():
    chat = PureChat().press("Ask a question").say("whats cafcass even for")
    assert (chat.heard_lines(), chat.question, chat.slots["issues"]) == (["X1", "Q00"], "N01", [])
    chat.say("whats an advocat").say("why did she never listen when i told her about my dad?")
    assert "N16t" in chat.lines
    assert [one["text"] for one in chat.slots["issues"]] == ["why did she never listen when i told her about my dad?"]


@pytest.mark.clause("DR-5")
def test_what_was_told_early_is_not_asked_again():
    chat = PureChat().press(TELL).say("im 14").say("she was bossy").press("That's all")
    chat.press("No, that's everything").press("Answer a few more questions").press("I'd rather not say")
    assert chat.question == "N07"


def test_an_age_mended_where_a_grown_up_was_suspected_makes_the_child_a_child():
    chat = at("N04").say("34")
    assert chat.question == "AD1"
    chat.say("sorry im 13")
    assert (chat.slots["who"], chat.slots["age"], chat.question) == ("child", 13, "N07")


@pytest.mark.parametrize(("typed", "question"), [("change my name", "N03"), ("i want to change how to talk", "N12"),
                                                 ("change", "N20"), ("no", "N20")])
def test_the_check_page_opens_the_answer_that_is_named(typed, question):
    chat = at("N20").say(typed)
    assert chat.question == question
    assert len(chat.slots["issues"]) == 1


@pytest.mark.clause("DR-3", "DR-4")
@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("stop and delete it", "ST1"),
        ("can i talk to a real person please", "H1"),
        ("can i write in my own language", "L1"),
        ("can i write in polish?", "L1"),
        ("can i write in polish please", "L1"),
        ("can i start again", "ST1"),
        ("exit", "ST1"),
        ("oops wrong button", "GB2"),
        ("can you read it to me", "N17"),
        ("my english is not good", "N17"),
    ],
)
def test_a_control_in_words_is_heard_at_a_question_of_free_text(typed, line):
    chat = at("N08").say(typed)
    assert chat.heard_lines()[0] == line
    assert chat.slots["when_text"] is None


@pytest.mark.clause("DR-4", "SG-8")
@pytest.mark.parametrize(("typed", "kept"), [("she also lied", True), ("he was late", True), ("purple monkey", False),
                                             ("i like maths", False), ("phone or video", False)])
def test_a_few_words_of_what_somebody_did_are_kept_at_a_question_of_buttons(typed, kept):
    chat = at("N12").say(typed)
    assert ([one["text"] for one in chat.slots["issues"]][1:], chat.question) == ([typed] * kept, "N12")
    assert chat.heard_lines()[0] == ("K1" if kept else "X1")


@pytest.mark.parametrize("typed", ["/restart", "/stop", "/back", "/skip"])
def test_what_looks_like_a_command_is_words_like_any_others(typed):
    assert at("N08").say(typed).slots["when_text"] == typed
    chat = at("N12").say(typed)
    assert (chat.heard_lines()[0], chat.question) == ("X1", "N12")


@pytest.mark.clause("DR-4")
@pytest.mark.parametrize(("typed", "question"), [("i want to tell you what i think", "F01"),
                                                 ("i want to make a complaint", "N02")])
def test_a_door_in_words_is_no_story(typed, question):
    chat = PureChat().say(typed)
    assert (chat.question, chat.slots["issues"]) == (question, [])


@pytest.mark.clause("HP-1")
def test_a_right_number_mends_a_wrong_one_where_it_was_asked_about():
    chat = at("N07").press("Talk to a person").say("070")
    assert chat.question == "N13x"
    chat.say("07700 900321")
    assert (chat.slots["callback_number"], chat.question) == ("07700 900321", "CB2")


@pytest.mark.clause("SG-2", "DR-4")
@pytest.mark.parametrize("question", ["N01", "N07", "N12"])
def test_not_safe_in_words_is_as_grave_as_the_button(question):
    worry = {"level": "concern", "delivered": True, "office_open": True}
    chat = (PureChat() if question == "N01" else at(question)).say("i'm not safe", safety=worry)
    assert chat.heard_lines() == ["S1", "S3", "S3c", "S2", "S4h", "S5"]
    assert chat.alerts[-1]["level"] == "immediate"


@pytest.mark.clause("SG-3")
def test_not_safe_is_the_answer_where_it_is_asked_whether_somebody_is_safe():
    chat = at("N07").say("im scared of my dad", safety={"level": "concern", "delivered": True, "office_open": True})
    assert chat.question == "S0"
    chat.say("not safe", safety={"level": "concern", "delivered": True, "office_open": True})
    assert chat.heard_lines() == ["S1", "S3", "S3c", "S2", "S4h", "S5"]
    assert chat.alerts[-1]["safe_answer"] == "no"


@pytest.mark.clause("AB-1")
@pytest.mark.parametrize(("typed", "anger"), [("😡😡", None), ("🖕", True), ("this is shit", True)])
def test_a_cross_face_alone_is_no_swearing(typed, anger):
    chat = at("N09").say(typed, safety={"mood": "anger"})
    assert chat.slots["noticed"].get("anger") is anger
    assert ("AB1" in chat.lines) is bool(anger)


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize(("typed", "guess"), [("dont mind", "stop"), ("you choose", "angry"),
                                              ("either", "distress"), ("we go back in june", "go_back")])
def test_what_is_said_of_no_matter_what_interrupts_nothing(typed, guess):
    chat = at("N12").say(typed, intent=guess, confidence=0.95)
    assert chat.question == "N12"
    assert chat.heard_lines() == ["X1", "N12"]


@pytest.mark.parametrize("typed", ["skip", "done", "end", "i dont want to"])
def test_a_word_to_move_on_with_is_never_a_complaint(typed):
    chat = PureChat().press(TELL).press(CHILD)
    while chat.question != "N20n":
        chat.press("Skip" if any(one["kind"] == "skip" for one in chat.now["buttons"]) else "Leave it")
    assert chat.say(typed).slots["issues"] == []
