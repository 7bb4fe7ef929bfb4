"""What is true of every panel that could be laid out, whoever made it up."""

from __future__ import annotations

import math

from storyboards import DoesNotFit, Panel, Person, Story, check
from storyboards.lettering import SIZE, width
from storyboards.panels.bubbles import PADDING
from storyboards.panels.geometry import Box, lines_cross
from storyboards.panels.layout import ART, CAPTION, LaidPanel, lay_out


def laid_or_refused(cast: tuple[Person, ...], panel: Panel) -> LaidPanel | None:
    """The panel in place, or None where it was refused in a whole sentence."""
    try:
        return lay_out(cast, panel, 1)
    except DoesNotFit as refused:
        assert refused.message.endswith(".") and len(refused.message.split()) > 4
        return None


def assert_well_laid(laid: LaidPanel) -> None:
    """Words are inside their boxes, nothing leaves the picture, bubbles cover nothing, tails end at mouths."""
    strip = CAPTION.mirrored(ART.w) if laid.from_right else CAPTION
    for line, (x, baseline) in laid.caption:
        assert strip.holds(Box(x, baseline - 38, width(line), SIZE), slack=1), "words leave the caption"
    assert all(ART.holds(person.face) for person in laid.people), "a face leaves the picture"
    assert all(ART.holds(thing.box, slack=1) for thing in laid.props), "a thing leaves the picture"
    for place, bubble in enumerate(laid.bubbles):
        assert ART.holds(bubble.box), "a bubble leaves the picture"
        inner = bubble.box.grown(-min(PADDING[bubble.kind]) + 2)
        for line, (x, baseline) in bubble.lines:
            assert inner.holds(Box(x, baseline - 34, width(line), 34), slack=2), "words leave their bubble"
        for person in laid.people:
            assert not bubble.box.overlaps(person.head), "a bubble covers a head"
            assert not any(bubble.box.overlaps(hand) for hand in person.hands), "a bubble covers a hand"
        assert not any(bubble.box.overlaps(thing.box) for thing in laid.props), "a bubble covers a thing"
        assert not any(bubble.box.overlaps(other.box) for other in laid.bubbles[:place]), "a bubble covers a bubble"
        speaker = next(person for person in laid.people if person.person.key == bubble.who)
        assert bubble.end == (speaker.tail_end if bubble.kind == "said" else speaker.thought_end)
        if bubble.kind == "said":
            assert math.dist(bubble.end, speaker.mouth) <= 112 * speaker.scale, "a tail ends away from the mouth"
        assert not speaker.face.crossed_by(bubble.base, bubble.end), "a tail crosses the face it belongs to"
        others = [person.head for person in laid.people if person is not speaker]
        assert not any(head.crossed_by(bubble.base, bubble.end) for head in others), "a tail crosses another head"
        tails = [(other.base, other.end) for other in laid.bubbles[:place]]
        assert not any(lines_cross((bubble.base, bubble.end), tail) for tail in tails), "two tails cross"


def well_laid_panels(story: Story) -> list[bool]:
    """Whether each panel had room, every one that had being well laid, from the left and from the right, and the
    check refusing just those that had none.
    """
    had = []
    for panel in story.panels:
        laid = laid_or_refused(story.cast, panel)
        had.append(laid is not None)
        if laid is not None:
            assert_well_laid(laid)
            assert_well_laid(lay_out(story.cast, panel, 1, from_right=True))
    refused = {problem.panel for problem in check(story) if problem.code == "does_not_fit"}
    assert refused == {place for place, room in enumerate(had, 1) if not room}
    return had
