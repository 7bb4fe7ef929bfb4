"""Made-up stories for the properties, and the facts of two made-up cases: one short, one long."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from storyboards import Bubble, Look, Panel, Person, Placed, options
from storyboards.gallery import FROM_RIGHT
from storyboards.looks import AGES, BEARDS, CLOTHES, FABRICS, GLASSES, HAIR_COLOURS, HEADS, SKINS

OFFERED = options()

looks = st.builds(
    Look,
    age=st.sampled_from(sorted(AGES)),
    skin=st.sampled_from(sorted(SKINS)),
    head=st.sampled_from(sorted(HEADS)),
    hair=st.sampled_from(sorted(HAIR_COLOURS)),
    cover=st.sampled_from(sorted(FABRICS)),
    glasses=st.sampled_from(sorted(GLASSES)),
    beard=st.sampled_from(sorted(BEARDS)),
    clothes=st.sampled_from(sorted(CLOTHES)),
    cloth=st.sampled_from(sorted(FABRICS)),
    hearing_aid=st.booleans(),
    wheelchair=st.booleans(),
)

WORDS = (
    "I", "am", "so", "glad", "that", "you", "told", "us", "we", "will", "look", "into", "it", "with", "care", "and",
    "say", "what", "went", "wrong", "now", "thank",
)  # fmt: skip
said = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join)
captions = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join)


def _keys(name: str) -> list[str]:
    return [key for key, _ in OFFERED[name]]


@st.composite
def panels(draw: st.DrawFn) -> tuple[tuple[Person, ...], Panel]:
    """A cast and a panel of it: any scene, nought to three people, things, bubbles said or thought."""
    count = draw(st.integers(0, 3))
    cast = tuple(Person(f"p{i}", ("Amy", "Tom", "Maya")[i], "adult", draw(looks)) for i in range(count))
    people = tuple(
        Placed(
            person.key,
            draw(st.sampled_from(_keys("expressions"))),
            draw(st.sampled_from(_keys("poses"))),
            draw(st.sampled_from(["auto", "auto", "left", "right"])),
        )
        for person in cast
    )
    bubbles: tuple[Bubble, ...] = ()
    if cast:
        speakers = st.sampled_from([person.key for person in cast])
        kinds = st.sampled_from(["said", "said", "thought"])
        bubbles = tuple(draw(st.lists(st.builds(Bubble, speakers, said, kinds), max_size=3)))
    props = tuple(draw(st.lists(st.sampled_from(_keys("props")), max_size=3, unique=True)))
    scene = draw(st.sampled_from(_keys("scenes")))
    return cast, Panel(scene, people, props, bubbles, draw(captions), "A picture.")


AMY = {
    "skin": "amber", "head": "curly_puff", "hair": "brown",
    "cover": "mustard", "clothes": "school_jumper", "cloth": "navy",
}  # fmt: skip

SHORT: dict[str, Any] = {
    "child_name": "Amy",
    "child_look": AMY,
    "manager_name": "Maya",
    "worker_name": "Tom",
    "what_child_said": ["They wrote the wrong school in my report."],
    "talked_to": ["Tom"],
    "findings": [{"number": 1, "outcome": "upheld", "plain": "Tom wrote the wrong school in your report."}],
    "remedies": [{"text": "We will write the right school", "by": "3 March 2026"}],
    "learning": ["Now we check school names twice."],
    "next_steps": ["You can ask us more."],
}

LONG: dict[str, Any] = {
    "child_name": None,
    "child_look": None,
    "manager_name": "Maya Osei",
    "worker_name": "Tom Hughes",
    "what_child_said": [
        "I asked Tom to call me back. He did not call me for a long time.",
        "He was late three times and I had to wait at school.",
        "He wrote that I like to stay with my dad. I did not say that.",
        "I felt sad and cross.",
    ],
    "talked_to": ["Tom Hughes", "Priya, his boss", "your teacher"],
    "findings": [
        {
            "number": 1,
            "outcome": "upheld",
            "plain": "Tom did not call you back. He should have called you in two days. It took him three weeks.",
        },
        {
            "number": 2,
            "outcome": "partly_upheld",
            "plain": "Tom was late two times. One time the trains were late. He should have told you that he was late.",
        },
        {
            "number": 3,
            "outcome": "not_upheld",
            "plain": "We read the notes from that day. They say you like to see your dad a lot."
            " So we think Tom wrote what you said. We know you see it another way.",
        },
    ],
    "remedies": [
        {"text": "Tom will call you to say sorry.", "by": "3 March 2026"},
        {"text": "We will add your words to the report.", "by": "10 March 2026"},
        {"text": "You will get a new worker if you want one.", "by": None},
    ],
    "learning": ["All workers now have to call back in two days.", "We will check this each month."],
    "next_steps": [
        "You can ask us more.",
        "You can ask the Ombudsman to look at it.",
        "You can have a chat with us when your court case has ended.",
    ],
}

ARABIC = FROM_RIGHT
"""A story that is read from right to left."""
