"""What a story must be before it may be sent. Each rule is one function that says, in plain words, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from storyboards.lettering import missing
from storyboards.marks import INK, contrast
from storyboards.names import strangers
from storyboards.outcomes import OUTCOMES, our_words, tells_otherwise, told
from storyboards.panels.layout import lay_out
from storyboards.people import looks
from storyboards.people.expressions import FACES
from storyboards.people.poses import POSES
from storyboards.problems import DoesNotFit, Problem
from storyboards.readability import (
    GRADE_LIMIT,
    LONGEST_BUBBLE,
    LONGEST_CAPTION,
    LONGEST_SENTENCE,
    hard_words,
    measure,
    sentences,
)
from storyboards.scenes import SCENES
from storyboards.scenes.props import PROPS
from storyboards.story import Look, Panel, Story, StoryError

FEWEST, MOST = 3, 8
LEAST_LINE_CONTRAST = 3.0
NOT_YOU = ("the child", "this child", "the young person", "the complainant")

def known_names(story: Story) -> list[str]:
    """Every name that may be written: the cast, in full or in part, and the listed places."""
    full = [person.name for person in story.cast] + list(story.places)
    return full + [part for person in story.cast for part in person.name.split() if part[:1].isupper()]


def _numbered(story: Story) -> Iterator[tuple[int, Panel]]:
    return enumerate(story.panels, 1)


def _length(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    if len(story.panels) < FEWEST:
        yield Problem("too_few_panels", None, f"The story has {len(story.panels)} panels. It needs at least {FEWEST}.")
    if len(story.panels) > MOST:
        yield Problem(
            "too_many_panels",
            None,
            f"The story has {len(story.panels)} panels. It may have {MOST}. Join or remove some.",
        )


def _title(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    if not story.title.strip():
        yield Problem("no_title", None, "The story needs a title.")


def _captions(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    for number, panel in _numbered(story):
        words = len(panel.caption.split())
        if not words:
            yield Problem("no_caption", number, "Write a caption under this picture.")
        if words > LONGEST_CAPTION:
            yield Problem("long_caption", number, f"The caption has {words} words. It may have {LONGEST_CAPTION}.")
        for bubble in panel.bubbles:
            said = len(bubble.text.split())
            if not said:
                yield Problem("empty_bubble", number, "A bubble is empty. Write what is said, or remove it.")
            if said > LONGEST_BUBBLE:
                yield Problem("long_bubble", number, f"A bubble has {said} words. It may have {LONGEST_BUBBLE}.")


def _reading(story: Story, limit: float) -> Iterator[Problem]:
    if not story.in_english:
        return
    names = known_names(story)
    for number, panel in _numbered(story):
        for what, text in [("The caption", panel.caption)] + [("What is said", b.text) for b in panel.bubbles]:
            reading = measure(text, names)
            if reading.grade is not None and reading.grade > limit:
                yield Problem(
                    "hard_to_read",
                    number,
                    f"{what} is hard to read (grade {reading.grade}; the limit is {limit:g})."
                    " Use shorter words and sentences.",
                )
            if reading.longest_sentence > LONGEST_SENTENCE:
                yield Problem(
                    "long_sentence",
                    number,
                    f"{what} has a sentence of {reading.longest_sentence} words. Keep sentences to {LONGEST_SENTENCE}.",
                )
            for word, better in hard_words(text):
                yield Problem("hard_word", number, f'{what} uses "{word}". Write "{better}" instead.')


def _alt_texts(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    for number, panel in _numbered(story):
        if not panel.alt.strip():
            yield Problem("no_alt_text", number, "Say what the picture shows, for people who cannot see it.")


def _names(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    known = known_names(story)
    for number, panel in [(None, None), *_numbered(story)]:
        texts = [story.title] if panel is None else [panel.caption, panel.alt, *(b.text for b in panel.bubbles)]
        for name in dict.fromkeys(name for text in texts for name in strangers(text, known, story.in_english)):
            yield Problem(
                "stranger",
                number,
                f'"{name}" looks like a name and is not in the cast. Add them, list it as a place,'
                " or write it another way.",
            )


def _letters(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    for number, panel in [(None, None), *_numbered(story)]:
        texts = [story.title] if panel is None else [panel.caption, *(b.text for b in panel.bubbles)]
        strange = dict.fromkeys(mark for text in texts for mark in missing(text))
        if strange:
            yield Problem(
                "no_letters",
                number,
                f"We have no letters to print this with: {' '.join(strange)} Write it another way.",
            )


def _spoken_to(story: Story) -> Iterator[Problem]:
    """Whether the story speaks to the child as "you", and never of the child."""
    names = [person.name for person in story.cast if person.role == "child" and person.name.casefold() != "you"]
    for number, panel in _numbered(story):
        for sentence in (part for text in our_words(story, panel) for part in sentences(text)):
            about = next((name for name in (*names, *NOT_YOU) if _speaks_of(name, sentence)), None)
            if about:
                yield Problem("third_person", number, f'"{sentence}" speaks of {about}. Say "you" to the child.')
    if not any(re.search(r"\byou", panel.caption, re.IGNORECASE) for panel in story.panels):
        yield Problem("third_person", None, 'The story never says "you". Tell it to the child.')


def _speaks_of(name: str, sentence: str) -> bool:
    """Whether a sentence says something of somebody, and does not just call them by name."""
    who = re.escape(name)
    called = rf"^(?:(?:hello|hi|dear|thank you|thanks|sorry),? )?{who}(?=[,.!?])|, {who}(?=[,.!?])"
    return bool(re.search(rf"(?<!\w){who}(?!\w)", re.sub(called, "", sentence, flags=re.IGNORECASE), re.IGNORECASE))


def _findings(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    outcomes = {finding.number: finding.outcome for finding in story.findings}
    seen: set[int] = set()
    for place, panel in _numbered(story):
        ours = our_words(story, panel)
        if panel.finding is None:
            if told(ours):
                yield Problem("untied_outcome", place, "This panel says what we found. Say which finding it tells.")
            continue
        numbers = (panel.finding.number, *panel.finding.also)
        seen.update(numbers)
        for number in numbers:
            real = outcomes.get(number)
            if real is None:
                yield Problem("no_such_finding", place, f"There is no finding {number} in the response.")
            elif real != panel.finding.outcome:
                yield Problem(
                    "finding_differs",
                    place,
                    f"The response says of finding {number}: {OUTCOMES.get(real, real)}."
                    " This panel says something else.",
                )
            elif tells_otherwise(ours, real):
                yield Problem(
                    "finding_differs",
                    place,
                    f"The response says of finding {number}: {OUTCOMES[real]}. The words of this panel say otherwise.",
                )
    for untold in [number for number in outcomes if number not in seen]:
        yield Problem("finding_missing", None, f"Finding {untold} of the response is told in no panel.")


_CHOICES: dict[str, dict[str, object]] = {
    "age": {**looks.AGES}, "skin": {**looks.SKINS}, "head": {**looks.HEADS}, "hair": {**looks.HAIR_COLOURS},
    "cover": {**looks.FABRICS}, "glasses": {**looks.GLASSES}, "beard": {**looks.BEARDS}, "clothes": {**looks.CLOTHES},
    "cloth": {**looks.FABRICS},
}  # fmt: skip


def look_problems(look: Look) -> list[str]:
    """The values of a look that are not on offer, each as "skin: green"."""
    return [
        f"{name}: {getattr(look, name)}" for name, offered in _CHOICES.items() if getattr(look, name) not in offered
    ]


def _choices(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    keys = [person.key for person in story.cast]
    if len(set(keys)) != len(keys):
        yield Problem("same_key", None, "Two people in the cast have the same key.")
    for person in story.cast:
        if not person.name.strip():
            yield Problem("no_name", None, "Somebody in the cast has no name.")
        for wrong in look_problems(person.look):
            yield Problem("unknown_choice", None, f'"{wrong}" is not one of the looks on offer.')
    for number, panel in _numbered(story):
        wanted: list[tuple[str, str, Collection[str]]] = [("scene", panel.scene, SCENES)]
        wanted += [("thing", prop, PROPS) for prop in panel.props]
        wanted += [("expression", p.expression, FACES) for p in panel.people]
        wanted += [("pose", p.pose, ("auto", *POSES)) for p in panel.people]
        wanted += [("facing", p.facing, ("auto", "left", "right")) for p in panel.people]
        wanted += [("bubble", b.kind, ("said", "thought")) for b in panel.bubbles]
        for what, value, offered in wanted:
            if value not in offered:
                yield Problem("unknown_choice", number, f'There is no {what} called "{value}".')
        people = [p.who for p in panel.people]
        if len(set(people)) != len(people):
            yield Problem("twice", number, "Somebody is in this picture twice.")
        for who in dict.fromkeys([*people, *(b.who for b in panel.bubbles)]):
            if who not in keys:
                yield Problem("not_in_cast", number, f'"{who}" is in this picture but not in the cast.')


def _skins(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    for person in story.cast:
        tone = looks.SKINS.get(person.look.skin)
        if tone and contrast(tone[1], INK) < LEAST_LINE_CONTRAST:
            yield Problem(
                "low_contrast", None, f"The lines on the face of {person.name} would not be seen well enough."
            )


def _room(story: Story, limit: float) -> Iterator[Problem]:
    del limit
    for number, panel in _numbered(story):
        try:
            lay_out(story.cast, panel, number)
        except DoesNotFit as refused:
            yield Problem("does_not_fit", refused.panel, refused.message)


_FIRST: tuple[Callable[[Story, float], Iterator[Problem]], ...] = (_choices,)
_RULES: tuple[Callable[[Story, float], Iterator[Problem]], ...] = (
    _length, _title, _captions, _reading, _letters, _alt_texts, _names, _findings, _skins, _room,
)  # fmt: skip


def check(story: Story, grade_limit: float = GRADE_LIMIT, says_you: bool = False) -> list[Problem]:
    """Everything that keeps a story from being sent; an empty list means that it may go.

    `grade_limit` is a Flesch-Kincaid grade; a higher one needs a reason that the caller keeps. Only English has one.
    With `says_you` the story must speak to the child as "you", and never of the child.
    """
    wrong = [problem for rule in _FIRST for problem in rule(story, grade_limit)]
    if any(problem.code in ("unknown_choice", "not_in_cast", "same_key", "twice") for problem in wrong):
        return wrong
    wrong += [problem for rule in _RULES for problem in rule(story, grade_limit)]
    return wrong + list(_spoken_to(story)) if says_you else wrong


__all__ = ["OUTCOMES", "StoryError", "check", "known_names", "look_problems"]
