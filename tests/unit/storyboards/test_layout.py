"""Nothing overlaps, nothing is cut off, every tail finds its mouth: properties over made-up panels."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings

from storyboards import Bubble, DoesNotFit, Look, Panel, Person, Placed
from storyboards.bubbles import PADDING
from storyboards.geometry import Box
from storyboards.layout import ART, CAPTION, LaidPanel, forget_layouts, lay_out
from storyboards.lettering import LEADING, SIZE, lines_within, width
from tests.unit.storyboards.made_up import panels

MAYA = Person("m", "Maya", "manager", Look(head="shoulder"))
TOM = Person("t", "Tom", "worker", Look(head="short_full", beard="short"))


def laid_or_refused(cast: tuple[Person, ...], panel: Panel) -> LaidPanel | None:
    try:
        return lay_out(cast, panel, 1)
    except DoesNotFit as refused:
        assert refused.message.endswith(".") and len(refused.message.split()) > 4
        return None


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(panels())
def test_in_any_panel_bubbles_keep_clear_tails_end_at_mouths_and_nothing_leaves_its_frame(
    made: tuple[tuple[Person, ...], Panel],
) -> None:
    laid = laid_or_refused(*made)
    if laid is None:
        return
    for line, (x, baseline) in laid.caption:
        assert CAPTION.holds(Box(x, baseline - 38, width(line), SIZE), slack=1)
    assert all(ART.holds(person.face) for person in laid.people)
    assert all(ART.holds(thing.box, slack=1) for thing in laid.props)
    for place, bubble in enumerate(laid.bubbles):
        assert ART.holds(bubble.box)
        inner = bubble.box.grown(-min(PADDING[bubble.kind]) + 2)
        for line, (x, baseline) in bubble.lines:
            assert inner.holds(Box(x, baseline - 34, width(line), 34), slack=2), "words leave their bubble"
        for person in laid.people:
            assert not bubble.box.overlaps(person.head), "a bubble covers a head"
            assert not any(bubble.box.overlaps(hand) for hand in person.hands), "a bubble covers a hand"
        assert not any(bubble.box.overlaps(thing.box) for thing in laid.props), "a bubble covers a thing"
        assert not any(bubble.box.overlaps(other.box) for other in laid.bubbles[:place]), "a bubble covers a bubble"
        speaker = next(person for person in laid.people if person.person.key == bubble.who)
        target = speaker.tail_end if bubble.kind == "said" else speaker.thought_end
        assert bubble.end == target
        if bubble.kind == "said":
            assert math.dist(bubble.end, speaker.mouth) <= 112 * speaker.scale, "a tail ends away from the mouth"
        assert not speaker.face.crossed_by(bubble.base, bubble.end), "a tail crosses the face it belongs to"
        others = [person.head for person in laid.people if person is not speaker]
        assert not any(head.crossed_by(bubble.base, bubble.end) for head in others), "a tail crosses another head"


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(panels())
def test_the_same_panel_is_always_laid_out_the_same(made: tuple[tuple[Person, ...], Panel]) -> None:
    first = laid_or_refused(*made)
    forget_layouts()
    assert laid_or_refused(*made) == first


def test_words_are_read_in_the_order_they_are_given() -> None:
    talk = Panel(
        "office",
        (Placed("m"), Placed("t")),
        (),
        (Bubble("t", "I got it wrong."), Bubble("m", "Thank you.")),
        "They talk.",
    )
    first, second = lay_out((MAYA, TOM), talk, 1).bubbles
    assert second.box.y >= first.box.bottom or second.box.x >= first.box.right


def test_two_people_look_at_each_other_and_one_alone_looks_into_the_picture() -> None:
    two = lay_out((MAYA, TOM), Panel("office", (Placed("m"), Placed("t")), caption="They talk."), 1)
    assert [person.facing for person in two.people] == ["right", "left"]
    assert lay_out((MAYA,), Panel("office", (Placed("m"),), caption="Maya."), 1).people[0].facing == "right"


def test_the_one_in_the_middle_looks_at_whoever_speaks() -> None:
    amy = Person("a", "Amy")
    for speaker, facing in (("m", "left"), ("t", "right")):
        panel = Panel("office", (Placed("m"), Placed("a"), Placed("t")), (), (Bubble(speaker, "Yes."),), "They talk.")
        assert lay_out((MAYA, amy, TOM), panel, 1).people[1].facing == facing


def test_somebody_alone_who_looks_left_sits_on_the_right() -> None:
    panel = Panel("office", (Placed("m", facing="left"),), ("mug",), (Bubble("m", "Hello."),), "Maya.")
    laid = lay_out((MAYA,), panel, 1)
    assert laid.people[0].mouth[0] > ART.w / 2 > laid.props[0].x and laid.bubbles[0].box.right < laid.people[0].head.x


def test_a_date_or_a_number_to_call_is_never_broken_over_two_lines() -> None:
    for whole in ("Wednesday 23 September 2026.", "0345 015 4033."):
        lines = lines_within(f"We will write to you or call you by {whole}", 800)
        assert lines is not None and any(whole in line for line in lines)


@pytest.mark.parametrize(
    ("panel", "word"),
    [
        (Panel("office", (Placed("m"),), (), (Bubble("m", "word " * 80),), "Long."), "room"),
        (Panel("office", (Placed("m"),), (), (), "longer " * 40), "caption"),
        (Panel("office", (Placed("m"),), (), (Bubble("m", "w" * 60),), "One huge word."), "room"),
        (Panel("office", (Placed("m"),), (), (Bubble("t", "Hello."),), "A voice."), "not in the picture"),
        (Panel("office", (Placed("m"),), ("mug", "phone", "books", "bag"), (), "Things."), "things"),
        (Panel("office", tuple(Placed(k) for k in "mtab"), (), (), "A crowd."), "people"),
    ],
)
def test_what_does_not_fit_is_refused_in_plain_words_and_never_made_smaller(panel: Panel, word: str) -> None:
    cast = (MAYA, TOM, Person("a", "Amy"), Person("b", "Bob"))
    with pytest.raises(DoesNotFit) as refused:
        lay_out(cast, panel, 4)
    assert word in refused.value.message and refused.value.panel == 4


def test_text_on_a4_is_at_least_14_points() -> None:
    from storyboards.export import PICTURE_MM

    for wide in PICTURE_MM.values():
        assert SIZE * wide / ART.w / 25.4 * 72 >= 14


def test_lines_stand_clear_of_each_other() -> None:
    assert LEADING >= 1.2 * SIZE
