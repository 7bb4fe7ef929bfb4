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
