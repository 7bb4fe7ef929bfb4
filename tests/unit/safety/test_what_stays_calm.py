"""What is asked for or asked about calmly: a first name, a sad face, help with the complaint."""

import pytest

from bot.safety import look

NAMES = """
Bea Mia Max Kit Mo Gabi Ana Joan Don Amar Dolores Mara Pia Kai Sol Amy Ben Sam Zoe Ali Aisha Fatima Mohammed Yusuf
Omar Layla Noor Zara Maria Ion Andrei Elena Radu Kasia Ola Ewa Jan Zosia Kuba Hania Adam Rita Rosa Luis Juan Jose
Carmen Lola Luz Paz Angel Jesus Tiago Rui Luna Pierre Luc Claire Jade Hugo Noel Fleur Blanche Sian Rhys Gwen Dai Cai
Mair Nia Non Eira Efa Huw Mali Ravi Raj Priya Kiran Amrit Rani Tariq Hassan Sana Amina Jamal Rumi Mim Shila Babu Wren
Robin Ash River Sky Storm Hunter Archer Gunner Rob Will Grace Hope Faith Joy Dawn Ivy Rose Lily Poppy Reed Cliff Drew
Grant Skip Jack Frank Ray Guy Earl Prince King
""".split()


def test_there_are_names_of_many_languages():
    assert len(NAMES) > 100


@pytest.mark.parametrize("said", ["{}", "my name is {}", "call me {}"])
def test_a_first_name_raises_no_worry(said):
    names = [*NAMES, *(name.lower() for name in NAMES)]
    assert [name for name in names if look(said.format(name)).level != "none"] == []


@pytest.mark.parametrize("words", ["😢", "she never listens 😢 to me"])
def test_a_sad_face_alone_stops_no_chat(words):
    assert look(words).mood is None


CALM_HELP = ["can somebody help me do this?", "could someone help me write it", "can my nan do this for me"]


@pytest.mark.parametrize("words", CALM_HELP)
def test_asking_for_help_with_the_complaint_is_calm(words):
    assert look(words).level == "none"


@pytest.mark.parametrize("words", ["somebody help me please", "can somebody help me do something my dad hits me"])
def test_asking_for_help_is_not(words):
    assert look(words).level == "immediate"


@pytest.mark.clause("SG-1", "SG-9", "DR-4")
@pytest.mark.parametrize("line, level", [
    ("i dont want to live with mum", "none"),
    ("i dont want to live where the court said", "none"),
    ("i hate my life", "concern"),
    ("i hate living", "immediate"),
    ("i hate being alive", "immediate"),
    ("i hate being here", "none"),
    ("i hate being ignored", "none"),
    ("i dont want to live", "immediate"),
    ("i dont want to live in this world", "immediate"),
    ("i wish i lived with nan", "none"),
    ("i wish i lived with my dad", "none"),
    ("i wish i could live with my dad", "none"),
    ("i wish i didnt live with mum", "none"),
    ("i wish i didnt live", "immediate"),
    ("i wish i lived with my dad because mum hits me", "immediate"),
    ("i dont want to be here in this room", "none"),
    ("i dont want to be here in this world", "immediate"),
    ("i dont want to be here any more", "immediate"),
    ("my mum left last week and hasnt come back", "concern"),
    ("my dad went out last night and hasnt come home", "concern"),
    ("my worker left last week and hasnt come back", "none"),
    ("my dad left when i was 2 and never came back", "none"),
    ("mum went to the meeting on friday and the worker never came", "none"),
    ("no its safe", "none"),
    ("no its not safe to ring", "none"),
    ("no its not safe", "concern"),
    ("no im not safe", "immediate"),
    ("I'm not safe", "immediate"),
    ("please dont tell anyone", "none"),
    ("he said dont tell anyone", "concern"),
    ("could someone help me who isnt cafcass", "none"),
    ("can someone help me hes hitting me", "immediate"),
])
def test_what_is_said_in_passing_is_told_from_what_sounds_like_it(line, level):
    assert look(line).level == level


@pytest.mark.clause("AB-1")
@pytest.mark.parametrize("line, mood", [
    ("will my worker be angry with me", None), ("i hate that", None), ("CAMHS worker", None),
    ("i am so angry with you", "anger"), ("i hate you all", "anger"),
])
def test_a_question_about_anger_is_no_anger(line, mood):
    assert look(line).mood == mood
