"""What is a story, what is a question to the bot, what a story may be about: on children's own kind of words."""

from pathlib import Path

import pytest

from bot.conversation import themes
from bot.conversation.bodies import other_body, wish_about_case
from bot.conversation.figures import age_in, looks_like_a_number
from bot.conversation.languages import guess
from bot.conversation.matching import button_meant, says_nothing
from tests.unit.conversation.pretend import PureChat

HEARD = Path(__file__).parent / "heard"
GOAL_FOR_THEMES = 0.85


def lines_of(name):
    return [
        line for line in (HEARD / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]


def pairs_of(name):
    return [tuple(part.strip() for part in line.split("|")) for line in lines_of(name)]


def at_the_story():
    return PureChat().press("Tell you about something that went wrong").press("I'm a child or young person")


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize("story", lines_of("stories.txt"))
def test_a_story_is_never_taken_for_something_else(story):
    for chat in (at_the_story(), PureChat()):
        chat.say(story)
        assert [one["text"] for one in chat.slots["issues"]] == [story]
        assert chat.slots["asides"] == []
    chat = at_the_story().say("she lied").press("That's all").say(story)
    assert [one["text"] for one in chat.slots["issues"]] == ["she lied", story]


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize(("asked", "line"), pairs_of("questions.txt"))
def test_a_question_in_the_middle_is_answered_and_not_stored(asked, line):
    story = at_the_story()
    name = (
        at_the_story()
        .say("she lied")
        .press("That's all")
        .press("No, that's everything")
        .press("Answer a few more questions")
    )
    for chat in (story, name):
        open_question = chat.question
        chat.say(asked)
        assert line in chat.heard_lines() and chat.question == open_question
        assert chat.slots["name"] is None and asked not in str(chat.slots["issues"])


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize(
    "intent", ["ask_robot", "stop", "go_back", "talk_to_person", "skip", "told_before", "i_am_adult"]
)
def test_a_confident_wrong_guess_does_not_take_a_story_away(intent):
    story = "she wrote things about me that i never said and she did not even ask me if it was right"
    chat = at_the_story().say(story, intent=intent, confidence=0.99)
    assert chat.slots["issues"][0]["text"] == story


def test_a_confident_guess_answers_a_question_that_no_phrase_knows():
    chat = at_the_story().say("whats ur name are u like siri?", intent="ask_robot", confidence=0.95)
    assert chat.heard_lines() == ["R1", "N05"] and not chat.slots["issues"]


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize(("words", "intent", "line"), [
    ("can you overturn it", "ask_change_judge", "Q05"),
    ("does jane have to know this", "ask_worker_know", "Q07"),
    ("could she get me back for this", "ask_in_trouble", "Q13"),
])
def test_a_fair_guess_is_enough_for_words_that_ask_about_us(words, intent, line):
    chat = at_the_story().say(words, intent=intent, confidence=0.7)
    assert chat.heard_lines() == [line, "N05"] and not chat.slots["issues"]
    assert at_the_story().say(words, intent=intent, confidence=0.6).slots["issues"][0]["text"] == words


@pytest.mark.clause("DR-5")
@pytest.mark.parametrize(("words", "intent"), [
    ("when will she write it properly", "ask_how_long"),
    ("can they just leave me out of it", "ask_what_can_you_do"),
    ("nobody asked me about this", "ask_who_looks"),
    ("is it you i give up on", "stop"),
])
def test_a_fair_guess_takes_nothing_away_that_is_about_somebody_else_or_no_question(words, intent):
    assert at_the_story().say(words, intent=intent, confidence=0.8).slots["issues"][0]["text"] == words


def test_a_weak_guess_interrupts_nothing():
    chat = at_the_story().say("she lied", intent="ask_robot", confidence=0.4)
    assert chat.slots["issues"][0]["text"] == "she lied"


@pytest.mark.clause("DR-9")
def test_at_least_one_right_theme_is_suggested_for_most_stories():
    told = pairs_of("themes.txt")
    missed = [(text, theme, themes.suggest(text)) for text, theme in told if theme not in themes.suggest(text)]
    assert len(missed) <= len(told) * (1 - GOAL_FOR_THEMES), missed


def test_a_plain_complaint_suggests_few_themes():
    assert max(len(themes.suggest(text)) for text, _ in pairs_of("themes.txt")) <= 4


@pytest.mark.clause("P-4.3")
@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("the council lost my letter", "local_authority"),
        ("i want to change the judges mind", "court_judge"),
        ("my solicitor never rings me", "solicitor"),
        ("the police were rude", "police"),
        ("my school ignored me", "school"),
        ("cafcass cymru lost it", "cafcass_cymru"),
        ("the court staff shouted", "court_staff"),
        ("my social worker is rude", None),
        ("she lied to the judge", None),
        ("the judge and cafcass got it wrong", None),
        ("my worker put the wrong school in her report", None),
        ("the police and my worker lied", None),
        ("my council social worker never rings me back", "local_authority"),
        ("my social worker from the council never came", "local_authority"),
        ("the council worker and my guardian lied", None),
        ("the welsh cafcass worker was rude", "cafcass_cymru"),
        ("the court lost my letter", "court_staff"),
        ("a police officer shouted at me", "police"),
        ("the officer shouted at me", None),
        ("the school lied about me", "school"),
        ("my worker said the school lied", None),
        ("my worker at cafcass cymru was late", "cafcass_cymru"),
        ("the guardian from cafcass wales never came", "cafcass_cymru"),
        ("my guardian at the council offices was late", None),
        ("my worker at cafcass and cafcass cymru lied", None),
    ],
)
def test_another_body_is_seen_only_where_it_is_plain(text, body):
    assert other_body(text) == body


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("i want to live with my nan", True),
        ("please tell the judge i want to go home", True),
        ("i dont want to see my dad", True),
        ("i want to see my dad but she never listens", False),
        ("i want to complain", False),
    ],
)
def test_a_wish_for_the_court_is_told_from_a_complaint(text, wish):
    assert wish_about_case(text) is wish


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("elle ne m'écoute pas et elle est méchante avec moi", "fr"),
        ("mi trabajadora no me escucha nunca", "es"),
        ("هي لا تستمع لي", "ar"),
        ("وہ میری بات نہیں سنتی", "ur"),
        ("ਉਹ ਮੇਰੀ ਗੱਲ ਨਹੀਂ ਸੁਣਦੀ", "pa"),
        ("সে আমার কথা শোনে না", "bn"),
        ("nu mi place cum vorbește cu mine și este foarte rea", "ro"),
        ("ela não me ouve e é muito má para mim", "pt"),
        ("Doamna de la Cafcass nu m-a ascultat niciodată", "ro"),
        ("nu m-a ascultat", "ro"),
        ("vreau sa stau cu mama mea", "ro"),
        ("A assistente não me ouviu e escreveu mentiras sobre mim", "pt"),
        ("ela mentiu sobre mim", "pt"),
        ("Wnaeth y gweithiwr ddim gwrando arna i o gwbl", "cy"),
        ("mae hi wedi dweud celwydd", "cy"),
        ("tata mnie bije", "pl"),
        ("ella no me escucho", "es"),
        ("elle a menti sur moi dans le rapport", "fr"),
        ("lei non mi ha ascoltato", "other"),
        ("nuk me degjoi kurre", "other"),
        ("she never listens to me", None),
        ("my mama and papa were late for the report", None),
        ("she is called mae and her son is called per", None),
        ("la la la", None),
        ("i said no to me dad so he made me go", None),
        ("my worker is called Kowalska", None),
        ("que mean lol", None),
        ("no no no", None),
        ("Cô ấy không bao giờ lắng nghe tôi", "other"),
        ("Paní mě vůbec neposlouchala, lhala", "other"),
        ("Zoë, Chloé and André", None),
        ("café", None),
    ],
)
def test_another_language_is_noticed(text, code):
    assert guess(text) == code


@pytest.mark.parametrize("name", ["stories.txt", "told_not_asked.txt"])
def test_no_story_in_english_is_taken_for_another_language(name):
    assert [line for line in lines_of(name) if guess(line)] == []


@pytest.mark.parametrize(("story", "noticed"), [("ela mentiu sobre mim", "pt"), ("she lied about me", None)])
def test_a_story_in_another_language_is_kept_and_the_language_asked(story, noticed):
    chat = at_the_story().say(story)
    assert [one["text"] for one in chat.slots["issues"]] == [story]
    assert chat.slots["noticed"].get("guessed") == noticed
    assert ("L1" in chat.heard_lines()) == (chat.question == "LA1") == bool(noticed)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("12", 12),
        ("im twelve", 12),
        ("twelve and a half", 12),
        ("twenty one", 21),
        ("nearly 13", 12),
        ("i was 9 last week", 9),
        ("0", 0),
        ("120", 120),
        ("121", None),
        ("999", None),
        ("old", None),
        ("2013", None),
        ("-4", None),
        ("12yrs", 12),
    ],
)
def test_an_age_is_read_in_figures_and_words(text, age):
    assert age_in(text) == age


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("07700 900321", True),
        ("+44 7700 900 321", True),
        ("oh seven seven oh oh nine oh oh three two one", True),
        ("0770", False),
        ("mum", False),
        ("07700 900321 after 4", True),
    ],
)
def test_a_number_is_looked_at_lightly(text, fits):
    assert looks_like_a_number(text) is fits


@pytest.mark.clause("DR-4")
@pytest.mark.parametrize(
    ("typed", "line", "values", "meant"),
    [
        ("nah", "N06", ("no", "yes"), "no"),
        ("phone pls", "N12", ("phone", "email"), "phone"),
        ("Email!", "N12", ("phone", "email"), "email"),
        ("that’s all", "N05", ("thats_all",), "thats_all"),
        ("POLSKI", "LA1", ("pl", "ro"), "pl"),
        ("she rang me", "N12", ("phone",), None),
    ],
)
def test_typed_words_that_mean_a_button_count_as_it(typed, line, values, meant):
    assert button_meant(typed, line, values) == meant


@pytest.mark.parametrize("text", ["idk", "🙂", "k", "nothing", "...", "no", "  ", "hi", "nvm", "i dont understand"])
def test_nothing_said_is_noticed(text):
    assert says_nothing(text)
