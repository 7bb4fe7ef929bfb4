"""A first draft of what a picture shows, in words, for people who cannot see it. A person may edit it."""

from __future__ import annotations

from storyboards.scenes import SCENES
from storyboards.scenes.props import PROPS
from storyboards.story import Panel, Person, Story

FEELINGS: dict[str, str] = {
    "calm": "looks calm",
    "happy": "smiles",
    "pleased": "looks pleased",
    "listening": "listens",
    "explaining": "explains something",
    "thinking": "is thinking",
    "surprised": "looks surprised",
    "worried": "looks worried",
    "sad": "looks sad",
    "sorry": "looks sorry",
}


def called(person: Person) -> str:
    """How alt text calls somebody: by name, or "the child" where the child has no name here."""
    return "the child" if person.name.lower() in ("you", "") else person.name


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def draft(story: Story, panel: Panel) -> str:
    """One or two sentences that say where the picture is, who is in it, how they look and what lies there."""
    scene = SCENES[panel.scene]
    people = [(story.person(placed.who), placed) for placed in panel.people]
    if people:
        names = [called(person) for person, _ in people]
        verb = "is" if len(names) == 1 else "are"
        text = f"{_capital(_joined(names))} {verb} {scene.words}."
        feelings = [f"{called(person)} {FEELINGS[placed.expression]}" for person, placed in people]
        text += " " + " ".join(_capital(feeling) + "." for feeling in feelings)
    else:
        text = f"A picture of a place: {scene.label.lower()}."
    if panel.props:
        things = [PROPS[prop].label[0].lower() + PROPS[prop].label[1:] for prop in panel.props]
        one = len(things) == 1 and things[0].startswith(("a ", "an "))
        text += f" There {'is' if one else 'are'} {_joined(things)}."
    return text
