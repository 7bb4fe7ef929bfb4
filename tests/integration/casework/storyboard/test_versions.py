"""Versions: never written over, compared, brought back, looked at by a second person, printed in every form."""

from __future__ import annotations

import dataclasses
import io

import pytest
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import select

from backoffice.records import AlreadyWritten, Case, Storyboard
from backoffice.services.stories.story_versions import compared
from tests.integration.casework.storyboard.test_from_the_case_to_the_child import send_the_answer


@pytest.fixture
def two_versions(at_work, story):
    at_work.go(story)
    at_work.press(story, "save", title="The first")
    at_work.press(story, "save", title="The second", **{"panel-0-caption": "You told us."})
    return at_work


@pytest.fixture
def second_person_wanted(office, monkeypatch):
    known = office.extensions["heard_settings"]
    monkeypatch.setitem(office.extensions, "heard_settings", dataclasses.replace(known, story_second_person="on"))


def colleague_of(browser, office, hire):
    window = type(browser)(office.test_client())
    window.sign_in(hire("Jo Brook", "childrens_manager"))
    return window


def test_each_saving_is_a_version_and_an_old_one_is_never_changed(two_versions, store):
    with store.reading() as session:
        boards = session.scalars(select(Case)).one().storyboards
        assert [(board.version, board.story["title"]) for board in boards] == [(1, "The first"), (2, "The second")]
    for change in ({"story": {}}, {"grade_reason": "x"}, {"version": 7}):
        with pytest.raises(AlreadyWritten), store.writing() as session:
            board = session.scalars(select(Storyboard).where(Storyboard.version == 1)).one()
            for name, value in change.items():
                setattr(board, name, value)


def test_the_same_story_saved_twice_is_one_version(two_versions, story, store):
    two_versions.press(story, "save")
    with store.reading() as session:
        assert len(session.scalars(select(Storyboard)).all()) == 2


def test_the_versions_are_listed_with_what_is_in_none_yet(two_versions, story):
    page = two_versions.go(f"{story}/versions")
    assert "Version 2:" in page.text and "Version 1:" in page.text and "As it is now" not in page.text
    two_versions.go(story)
    two_versions.press(story, "look", title="The third")
    assert "As it is now" in two_versions.go(f"{story}/versions").text


def test_a_version_is_brought_back_and_can_be_undone(two_versions, story):
    two_versions.go(f"{story}/versions")
    two_versions.press(f"{story}/1/restore", "")
    assert two_versions.page.filled["title"] == "The first"
    two_versions.press(story, "undo")
    assert two_versions.page.filled["title"] == "The second"


def test_bringing_back_over_what_another_window_changed_is_refused(two_versions, story):
    old = two_versions.go(f"{story}/versions")
    two_versions.go(story)
    two_versions.press(story, "look", title="From another window")
    two_versions.page = old
    two_versions.press(f"{story}/1/restore", "")
    assert two_versions.status == 409
    assert two_versions.page.guards == ["G-STALE"]
    assert two_versions.go(story).filled["title"] == "From another window"


def test_two_versions_stand_side_by_side_and_say_what_changed(two_versions, story):
    page = two_versions.go(f"{story}/compare?one=1&other=2")
    assert "Changed: words under it." in page.text
    assert "“The first”" in page.text and "“The second”" in page.text
    assert "The same." in page.text


@pytest.mark.parametrize("sides", ["one=1&other=9", "one=1", "one=x&other=desk", ""])
def test_there_is_no_comparison_with_what_is_not_there(two_versions, story, sides):
    two_versions.go(f"{story}/compare?{sides}")
    assert two_versions.status == 404


def panel(caption, scene="office"):
    return {"caption": caption, "scene": scene}


def test_a_picture_that_was_taken_out_does_not_make_the_others_differ():
    one = {"panels": [panel("a"), panel("b"), panel("c"), panel("d")]}
    other = {"panels": [panel("a"), panel("c"), panel("d", "court")]}
    told = [(pair.one_at if pair.one else None, pair.other_at if pair.other else None, pair.changed)
            for pair in compared(one, other)]  # fmt: skip
    assert told == [(1, 1, ()), (2, None, ()), (3, 2, ()), (4, 3, ("scene",))]
    assert [pair.one for pair in compared({"panels": []}, {"panels": [panel("a")]})] == [None]


def test_a_version_is_printed_in_every_form(two_versions, story):
    get = two_versions.client.get
    for form, at_least in (("print", 3), ("large", 6), ("grey", 3)):
        made = get(f"{story}/2/{form}")
        assert (made.status_code, made.mimetype) == (200, "application/pdf")
        assert len(PdfReader(io.BytesIO(made.data)).pages) >= at_least
    page = get(f"{story}/2/page")
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert "sandbox" in page.headers["Content-Security-Policy"]
    assert "attachment" in page.headers["Content-Disposition"]
    assert "You told us." in page.get_data(as_text=True)
    assert Image.open(io.BytesIO(get(f"{story}/2/picture").data)).width > 2000
    assert get(f"{story}/2/film").status_code == 404
    assert get(f"{story}/7/print").status_code == 404


def test_a_version_that_cannot_be_printed_says_why(two_versions, story):
    two_versions.go(story)
    for number in range(2):
        two_versions.press(story, "look", **{f"panel-0-bubble-{number}-text": "We read it all again for you. " * 7})
    two_versions.press(story, "save")
    refused = two_versions.client.get(f"{story}/3/print")
    assert refused.status_code == 409
    assert "It cannot be printed yet." in refused.get_data(as_text=True)


def test_the_whole_story_is_shown_as_the_child_will_see_it(two_versions, story):
    page = two_versions.go(f"{story}/whole")
    assert page.html.count("data:image/png;base64,") >= 3
    assert "as the child will see it" in page.text


def test_a_second_person_looks_at_it_where_the_house_asks_for_one(
    two_versions, reference, office, hire, story, second_person_wanted, on_paper
):
    assert send_the_answer(two_versions, reference).guards == ["G-STORYBOARD"]
    assert "A second person has to look" in two_versions.page.text
    two_versions.go(f"{story}/2")
    assert "I have looked at it" not in two_versions.page.text
    two_versions.send(f"{story}/2/check")
    assert two_versions.status == 409
    colleague = colleague_of(two_versions, office, hire)
    colleague.go(f"{story}/2")
    colleague.send(f"{story}/2/check")
    assert "Jo Brook looked at it" in colleague.page.text
    send_the_answer(two_versions, reference)
    assert two_versions.status == 200, two_versions.page.text[:600]


def test_no_second_person_is_asked_for_where_the_house_does_not_want_one(two_versions, reference, on_paper):
    send_the_answer(two_versions, reference)
    assert two_versions.status == 200, two_versions.page.text[:600]


def test_a_sent_version_is_looked_at_by_nobody_any_more(
    two_versions, reference, office, hire, story, on_paper
):
    send_the_answer(two_versions, reference)
    colleague = colleague_of(two_versions, office, hire)
    colleague.go(f"{story}/2")
    assert "Sent with the answer" in colleague.page.text
    colleague.send(f"{story}/2/check", csrf_token=colleague.page.filled["csrf_token"])
    assert colleague.status == 409
