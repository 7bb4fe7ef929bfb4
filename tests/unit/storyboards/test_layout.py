"""Nothing overlaps, nothing is cut off, every tail finds its mouth: properties over made-up panels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from storyboards import Bubble, DoesNotFit, Look, Panel, Person, Placed, Story
from storyboards.lettering import LEADING, SIZE, lines_within, width
from storyboards.panels.geometry import lines_cross
from storyboards.panels.layout import ART, CAPTION, OVERHEAD, forget_layouts, lay_out
from storyboards.people.looks import HEADS
from storyboards.scenes import SCENES, WHOLE
from tests.unit.storyboards.made_up import panels, stories
from tests.unit.storyboards.well_laid import laid_or_refused, well_laid_panels

MAYA = Person("m", "Maya", "manager", Look(head="shoulder"))
TOM = Person("t", "Tom", "worker", Look(head="short_full", beard="short"))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(stories())
def test_in_any_story_bubbles_keep_clear_tails_end_at_mouths_and_nothing_leaves_its_frame(story: Story) -> None:
    well_laid_panels(story)


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


WORRIED = Panel("office", (Placed("m", "worried"),), ("mug",), (Bubble("m", "They wrote it wrong."),), "Maya.")


@pytest.mark.parametrize(
    ("panel", "near"),
    [
        (WORRIED, True),
        (replace(WORRIED, people=(Placed("m", "worried", facing="left"),)), True),
        (replace(WORRIED, people=(Placed("m", "happy"),)), False),
        (replace(WORRIED, people=(Placed("m", "worried"), Placed("t", "listening"))), False),
        (replace(WORRIED, props=("mug", "clock")), False),
        (replace(WORRIED, scene="outdoors"), False),
    ],
    ids=["alone", "looking left", "nothing felt", "two people", "two things", "no table"],
)
def test_what_somebody_alone_feels_is_seen_from_near(panel: Panel, near: bool) -> None:
    laid = lay_out((MAYA, TOM), panel, 1)
    assert (laid.view.zoom > 1) is near
    whole = lay_out((MAYA, TOM), replace(panel, people=(Placed("m"), *panel.people[1:])), 1)
    assert (laid.people[0].scale > whole.people[0].scale) is near


@pytest.mark.parametrize("head", HEADS)
def test_from_near_no_head_leaves_the_picture(head: str) -> None:
    laid = lay_out((Person("m", "Maya", "manager", Look(head=head)),), WORRIED, 1)
    assert laid.view == WHOLE or laid.people[0].head.y >= OVERHEAD


def test_words_that_have_no_room_from_near_are_said_from_further_away() -> None:
    talk = replace(WORRIED, bubbles=(Bubble("m", "We read all of it with great care. " * 5),))
    assert lay_out((MAYA,), talk, 1).view == WHOLE


def test_people_sit_further_back_before_a_bubble_covers_anybody() -> None:
    words = "I am sorry. I should have called you. I will call you each Monday at four from now on."
    panel = Panel("court", (Placed("m"), Placed("t")), (), (Bubble("m", words),), "They talk.")
    said, hushed = lay_out((MAYA, TOM), panel, 1), lay_out((MAYA, TOM), replace(panel, bubbles=()), 1)
    assert said.people[0].scale < hushed.people[0].scale
    assert [said.bubbles[0].box.overlaps(person.body) for person in said.people] == [False, False]


ANSWERED = (
    Bubble("t", "I am sorry that I did not call you back. I will call you each week from now."),
    Bubble("m", "Thank you for saying that. I felt sad when no one called me for such a long time."),
)
TABLES = [key for key, scene in SCENES.items() if scene.lower]


@pytest.mark.parametrize("scene", TABLES)
def test_two_at_a_table_have_room_to_say_eighteen_words_each(scene: str) -> None:
    assert [len(bubble.text.split()) for bubble in ANSWERED] == [18, 18]
    panel = Panel(scene, (Placed("t", "sorry"), Placed("m", "listening")), ("tissues",), ANSWERED, "They talk.")
    laid, hushed = lay_out((MAYA, TOM), panel, 1), lay_out((MAYA, TOM), replace(panel, bubbles=()), 1)
    assert len(laid.bubbles) == 2
    assert laid.people[0].head.y > hushed.people[0].head.y


CHILD = Person("c", "Amy", "child", Look(age="child"))


@pytest.mark.parametrize(
    ("scene", "feels", "meets"),
    [
        ("office", "listening", True),
        ("outdoors", "happy", True),
        ("office", "sorry", False),
        ("office", "thinking", False),
        ("phone_call", "listening", False),
        ("video_call", "listening", False),
    ],
)
def test_a_child_looks_up_and_an_adult_down_to_the_eyes_of_the_other(scene: str, feels: str, meets: bool) -> None:
    panel = Panel(scene, (Placed("m", feels), Placed("c", feels)), caption="They talk.")
    adult, child = lay_out((MAYA, CHILD), panel, 1).people
    assert (adult.gaze > 0 > child.gaze) is meets
    assert meets or (adult.gaze, child.gaze) == (0, 0)
    apart = replace(panel, people=(Placed("m", feels, facing="left"), Placed("c", feels, facing="right")))
    assert [person.gaze for person in lay_out((MAYA, CHILD), apart, 1).people] == [0, 0]


def test_the_tails_of_two_who_answer_each_other_do_not_cross() -> None:
    for order in ("mt", "tm"):
        panel = Panel("office", tuple(Placed(key) for key in order), (), ANSWERED, "They talk.")
        (one, other), people = lay_out((MAYA, TOM), panel, 1).bubbles, lay_out((MAYA, TOM), panel, 1).people
        assert len(people) == 2 and not lines_cross((one.base, one.end), (other.base, other.end))


def test_lines_cross_only_where_each_parts_the_ends_of_the_other() -> None:
    assert lines_cross(((0, 0), (10, 10)), ((0, 10), (10, 0)))
    assert not lines_cross(((0, 0), (4, 4)), ((0, 10), (10, 0)))
    assert not lines_cross(((0, 0), (10, 10)), ((10, 10), (20, 0)))


def test_the_one_in_the_middle_looks_at_whoever_speaks() -> None:
    amy = Person("a", "Amy")
    for speaker, facing in (("m", "left"), ("t", "right")):
        panel = Panel("office", (Placed("m"), Placed("a"), Placed("t")), (), (Bubble(speaker, "Yes."),), "They talk.")
        assert lay_out((MAYA, amy, TOM), panel, 1).people[1].facing == facing


def test_somebody_alone_who_looks_left_sits_on_the_right() -> None:
    panel = Panel("office", (Placed("m", facing="left"),), ("mug",), (Bubble("m", "Hello."),), "Maya.")
    laid = lay_out((MAYA,), panel, 1)
    assert laid.people[0].mouth[0] > ART.w / 2 > laid.props[0].x and laid.bubbles[0].box.right < laid.people[0].head.x


def test_a_story_that_is_read_from_the_right_is_laid_out_the_other_way_round() -> None:
    talk = Panel("phone_call", (Placed("m"), Placed("t")), ("mug",), (Bubble("m", "نعم."), Bubble("t", "لا.")), "كلام.")
    left, right = lay_out((MAYA, TOM), talk, 1), lay_out((MAYA, TOM), talk, 1, from_right=True)
    for one, other in zip(left.people, right.people, strict=True):
        assert one.mouth[0] + other.mouth[0] == pytest.approx(ART.w) and {one.facing, other.facing} == {"left", "right"}
    first, second = right.bubbles
    assert first.box.x >= second.box.right or second.box.y >= first.box.bottom
    (line, (x, _)), *_ = right.caption
    assert x + width(line) == pytest.approx(ART.w - CAPTION.x)
    assert left.scene == right.scene and right.from_right and not left.from_right


def test_a_thing_stands_on_something_where_there_is_no_table() -> None:
    for key, scene in SCENES.items():
        assert (scene.stand is None) is (scene.front is not None), key


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
    from storyboards.output.export import PICTURE_MM

    for wide in PICTURE_MM.values():
        assert SIZE * wide / ART.w / 25.4 * 72 >= 14


def test_lines_stand_clear_of_each_other() -> None:
    assert LEADING >= 1.2 * SIZE
