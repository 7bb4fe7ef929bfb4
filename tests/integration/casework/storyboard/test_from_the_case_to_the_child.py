"""The story in pictures: begun from the case, changed picture by picture, and sent with the written answer."""

from __future__ import annotations

import io
import json
import re

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from backoffice.gateways import pictures
from backoffice.gateways.mail import PostBox
from backoffice.records import Case, Storyboard
from backoffice.services.letters.post import send_waiting

SENDING = {"way": "email", "to_address": "amira@example.org", "safe_checked": "yes"}
WITH_IT = {"storyboard_considered": "yes", "storyboard_reason": "She likes pictures", **SENDING}


def the_story(browser):
    return json.loads(browser.page.hidden["story"])


def send_the_answer(browser, reference, **typed):
    answer = f"/cases/{reference}/answer"
    browser.go(answer)
    return browser.press(answer, "send", **{**WITH_IT, **typed})


def sent_pdf(store):
    post = PostBox()
    send_waiting(store, post)
    (envelope,) = post.sent
    return envelope, PdfReader(io.BytesIO(next(a.content for a in envelope.attachments if a.name == "story.pdf")))


@pytest.mark.clause("C-9b")
def test_a_story_made_from_the_case_goes_with_the_answer(at_work, reference, store, page_of_story):
    at_work.go(page_of_story)
    at_work.press(page_of_story, "begin", template="sorry")
    story = the_story(at_work)
    assert 3 <= len(story["panels"]) <= 8
    told = json.dumps(story, ensure_ascii=False)
    for words in ("She lied about me in the report", "We will fix the report.", "Friday 10 April 2026",
                  "Workers will read their notes back to children.", "You can ask me anything."):  # fmt: skip
        assert words in told
    assert [panel["finding"] for panel in story["panels"] if panel["finding"]] == [
        {"number": 1, "outcome": "upheld", "also": []}
    ]
    at_work.press(page_of_story, "save", **{"panel-0-caption": "You told us what went wrong."})
    assert "Version 1 of the story in pictures is saved." in at_work.page.text
    send_the_answer(at_work, reference)
    assert at_work.status == 200, at_work.page.text[:900]

    envelope, pdf = sent_pdf(store)
    assert "I made a story in pictures for you too." in envelope.text
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    words = " ".join(page.extract_text() for page in pdf.pages)
    assert "You told us what went wrong." in words
    assert "Mum reads my post" not in words
    with store.reading() as session:
        board = session.scalars(select(Storyboard)).one()
        assert board.sent_at is not None
        assert board.letter_id == session.scalars(select(Case)).one().letters[-1].id
    assert at_work.go(f"{page_of_story}/1").text.count("It cannot be changed any more.") == 1


@pytest.mark.clause("C-9a")
def test_a_story_goes_nowhere_without_a_written_answer(at_work, store, story):
    at_work.go(story)
    assert "There is no written answer yet." in at_work.page.text
    at_work.press(story, "send", title="Kept all the same")
    assert at_work.status == 409
    assert at_work.page.guards == ["G-C9-WRITTEN"]
    assert at_work.page.filled["title"] == "Kept all the same"
    refused = at_work.json(story, go="send")
    assert (refused.status_code, refused.json["guard"]) == (409, "G-C9-WRITTEN")
    with store.reading() as session:
        assert session.scalars(select(Storyboard)).all() == []


def test_with_a_written_answer_it_is_saved_and_one_goes_on_to_the_answer(at_work, reference, store, story):
    answer = f"/cases/{reference}/answer"
    at_work.go(answer)
    at_work.press(answer, "save")
    at_work.go(story)
    at_work.press(story, "send")
    assert "Version 1 is saved." in at_work.page.text
    with store.reading() as session:
        assert session.scalars(select(Storyboard)).one().version == 1


@pytest.mark.parametrize(("needs", "form"), [(["big_print"], "large"), ([], "print")])
def test_a_child_who_needs_big_print_gets_one_picture_a_page(
    at_work, reference, store, story, on_paper, needs, form
):
    with store.writing() as session:
        session.scalars(select(Case)).one().contact_plan.needs = needs
    at_work.go(story)
    at_work.press(story, "save")
    send_the_answer(at_work, reference)
    assert at_work.status == 200, at_work.page.text[:900]
    assert on_paper == [form]


def test_an_unfinished_story_stops_the_answer_that_should_take_it_along(at_work, reference, story):
    at_work.go(story)
    at_work.press(story, "save", **{"panel-0-caption": "Notwithstanding organisational responsibilities, we do."})
    page = send_the_answer(at_work, reference)
    assert at_work.status == 409
    assert page.guards == ["G-STORYBOARD"]


def test_changes_that_are_in_no_version_stop_the_answer_until_it_is_clear_which_goes(
    at_work, reference, story, on_paper
):
    at_work.go(story)
    at_work.press(story, "save")
    at_work.press(story, "look", title="Changed since")
    page = send_the_answer(at_work, reference)
    assert at_work.status == 409
    assert page.guards == ["G-STORYBOARD"]
    assert "changes that are not in version 1" in page.text
    at_work.go(f"{story}/versions")
    at_work.press(f"{story}/1/restore", "")
    send_the_answer(at_work, reference)
    assert at_work.status == 200, at_work.page.text[:900]


def test_a_story_that_was_promised_but_never_made_stops_the_answer(at_work, reference, page_of_story):
    page = send_the_answer(at_work, reference, storyboard_reason="yes")
    assert at_work.status == 409
    assert page.guards == ["G-STORYBOARD"]
    assert page.filled["storyboard_reason"] == "yes"


def test_the_templates_that_fit_what_was_found_come_first(at_work, page_of_story):
    at_work.go(page_of_story)
    fits, _, others = at_work.page.html.partition("Others")
    assert 'value="sorry" checked' in fits and 'value="put_right"' in fits
    assert 'value="not_agree"' in others
    covers = [part.split('"')[0] for part in at_work.page.html.split('begin__picture" src="')[1:]]
    assert len(covers) == at_work.page.html.count('name="template"')
    picture = at_work.client.get(covers[0])
    assert (picture.status_code, picture.data[:4]) == (200, b"\x89PNG")
    for nowhere in ("nothing/1", "sorry/99", "sorry/0"):
        assert at_work.client.get(f"{page_of_story}/begin/{nowhere}.png").status_code == 404


def test_a_template_that_does_not_exist_is_refused_kindly(at_work, page_of_story):
    at_work.go(page_of_story)
    at_work.press(page_of_story, "begin", template="nothing")
    assert at_work.status == 400
    assert "There is no template called" in at_work.page.text


def test_another_template_takes_the_place_of_a_story_that_is_one_undo_away(at_work, story):
    at_work.go(story)
    at_work.press(story, "look", title="Mine")
    at_work.go(f"{story}?from=template")
    at_work.press(story, "begin", template="put_right")
    assert at_work.page.filled["title"] == "How we will put it right"
    at_work.press(story, "undo")
    assert at_work.page.filled["title"] == "Mine"


def test_the_page_of_a_story_is_for_those_who_write_the_answer(at_work, hire, office, story):
    reader = hire("Pat Lane", "safeguarding_lead")
    browser = type(at_work)(office.test_client())
    browser.sign_in(reader)
    browser.go(story)
    assert browser.status == 403
    at_work.go(story)
    browser.press(story, "look", **{**at_work.page.filled, "title": "Not theirs"})
    assert browser.status in (400, 403, 409)
    at_work.go(story)
    assert at_work.page.filled["title"] == "We are sorry"


def test_each_feeling_is_shown_on_the_face_of_the_person_it_is_chosen_for(at_work, story):
    faces = re.findall(r'src="([^"]+/storyboard/face/[^"]+)"', at_work.go(story).html)
    offered = set(dict(pictures.options()["expressions"]))
    assert {address.rsplit("/", 1)[1].split(".")[0] for address in faces} == offered
    drawn = {at_work.client.get(address.replace("&amp;", "&")).data for address in faces}
    assert len(drawn) == len(faces) and all(picture[:4] == b"\x89PNG" for picture in drawn)
    number = int(faces[0].split("/face/")[1].split("/")[0])
    at_work.go(f"{story}?open=person-{number}")
    at_work.press(story, "look", **{f"cast-{number - 1}-head": "hijab"})
    at_work.go(story)
    assert not set(re.findall(r'src="([^"]+/storyboard/face/[^"]+)"', at_work.page.html)) & set(faces)


@pytest.mark.parametrize("where", ["1/angry", "9/calm", "0/calm"])
def test_there_is_no_face_of_nobody_and_of_no_feeling(at_work, story, where):
    assert at_work.client.get(f"{story}/face/{where}.png").status_code == 404


def test_there_is_no_face_before_there_is_a_story(at_work, page_of_story):
    assert at_work.client.get(f"{page_of_story}/face/1/calm.png").status_code == 404


@pytest.mark.parametrize("kind, key", [("scene", "court"), ("face", "sorry"), ("thing", "mug")])
def test_small_pictures_stand_beside_each_choice(at_work, page_of_story, kind, key):
    picture = at_work.client.get(f"/story-pictures/{kind}/{key}.png")
    assert (picture.status_code, picture.data[:4]) == (200, b"\x89PNG")


@pytest.mark.parametrize("path", ["scene/nowhere", "face/angry", "bird/court"])
def test_there_is_no_picture_of_what_is_not_offered(at_work, page_of_story, path):
    assert at_work.client.get(f"/story-pictures/{path}.png").status_code == 404
