"""A story is made in a browser: with the keyboard alone, by dragging, without any script, on every width."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.storyboard.conftest import Desk, breaks, wider_than_its_window

WIDTHS = (768, 400, 1280)


def test_a_good_first_draft_is_there_after_one_press(windows, page_of_story):
    desk = Desk(windows().new_page(), page_of_story).opens()
    desk.page.get_by_role("button", name="Begin").click()
    expect(desk.page.get_by_text("Every rule for the words and pictures is kept.")).to_be_visible()
    expect(desk.page.get_by_text("The pictures tell all that the answer says.")).to_be_visible()


@pytest.mark.clause("DR-13")
def test_a_story_is_begun_changed_and_saved_with_the_keyboard_alone(windows, page_of_story):
    desk = Desk(windows().new_page(), page_of_story).opens()
    desk.tabs_to("template-1").presses("ArrowRight", "ArrowLeft").tabs_to("child-no")
    desk.presses("ArrowDown")
    expect(desk.page.get_by_label("Skin")).to_be_visible()
    desk.presses("ArrowUp")
    expect(desk.page.get_by_label("Skin")).to_be_hidden()
    desk.presses("Tab", "Enter")
    expect(desk.page.locator("#strip")).to_be_visible()
    first, second, *rest = desk.captions()

    desk.tabs_to("strip-1").presses("ArrowRight")
    assert desk.focused() == "strip-2"
    desk.presses("Shift+ArrowLeft").hears("Picture 2 is now picture 1.")
    assert desk.captions() == [second, first, *rest]
    assert desk.focused() == "strip-1"
    desk.presses("Control+z").hears("Undone.")
    assert desk.captions() == [first, second, *rest]
    desk.presses("Control+Shift+z").hears("Done again.")
    desk.presses("Control+z").hears("Undone.")

    desk.tabs_to("panel-0-caption").presses("Control+a")
    desk.page.keyboard.type("You told us what went wrong.")
    desk.keeps("You told us what went wrong.")
    assert desk.focused() == "panel-0-caption"
    desk.presses("Tab", "Tab", "Tab", "Tab", "Tab").presses("Enter", "Tab", "Tab", "Tab", "Tab")
    assert desk.focused().startswith("panel-0-person-0-expression-")
    desk.presses("ArrowRight").keeps('"expression":"explaining"')
    assert desk.focused() == "panel-0-person-0-expression-explaining"
    described = "Sam Carter is at a desk with a letter. Sam Carter explains something."
    expect(desk.page.locator("#panel-0-alt")).to_have_value(described)

    desk.tabs_to("strip-add", 200).presses("Enter").hears("A picture was added.")
    assert desk.focused() == f"panel-{len(rest) + 2}-caption"
    desk.tabs_to("go-remove").presses("Enter").hears("The picture was removed. Undo brings it back.")
    desk.page.locator("button[value=save]").focus()
    desk.presses("Enter")
    expect(desk.page.get_by_text("Version 1 of the story in pictures is saved.")).to_be_visible()


def test_pictures_are_dragged_to_another_place_and_moved_by_buttons(desk):
    before = desk.captions()
    desk.page.drag_and_drop("#strip-4", "#strip-2", target_position={"x": 6, "y": 30})
    desk.hears("Picture 4 is now picture 2.")
    assert desk.captions() == [before[0], before[3], before[1], before[2], *before[4:]]
    desk.page.locator("#go-earlier").click()
    expect(desk.page.locator("#strip-1")).to_have_attribute("aria-current", "true")
    assert desk.captions() == [before[3], before[0], before[1], before[2], *before[4:]]


def test_a_finger_holds_a_picture_and_drags_it_and_a_finger_that_only_passes_scrolls(windows, story):
    desk = Desk(windows(has_touch=True).new_page(), story).opens()
    finger, before = desk.page.context.new_cdp_session(desk.page), desk.captions()

    def touch(what, at=None):
        finger.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": [at] if at else []})

    def over(panel, share):
        box = desk.page.locator(f"#thumb-{panel}").bounding_box()
        return {"x": box["x"] + box["width"] * share, "y": box["y"] + box["height"] / 2}

    touch("touchStart", over(4, 0.5))
    touch("touchMove", over(2, 0.2))
    touch("touchEnd")
    touch("touchStart", over(4, 0.5))
    expect(desk.page.locator(".strip__one--moving #strip-4")).to_be_visible()
    touch("touchMove", over(2, 0.2))
    expect(desk.page.locator(".strip__one--before #strip-2")).to_be_visible()
    touch("touchEnd")
    desk.hears("Picture 4 is now picture 2.")
    assert desk.captions() == [before[0], before[3], before[1], before[2], *before[4:]]


def test_a_drag_that_is_called_off_moves_nothing(desk):
    before = desk.captions()
    mouse = desk.page.mouse
    desk.page.locator("#strip-4").hover()
    mouse.down()
    desk.page.locator("#strip-2").hover(force=True)
    expect(desk.page.locator(".strip__one--moving")).to_have_count(1)
    desk.presses("Escape")
    mouse.up()
    expect(desk.page.locator(".strip__one--moving")).to_have_count(0)
    desk.page.locator("#strip-1").click()
    desk.keeps(before[0])
    assert desk.captions() == before


def test_the_picture_and_what_is_wrong_with_it_follow_what_is_typed(desk):
    picture = desk.page.locator("#stage img").get_attribute("src")
    desk.page.locator("#panel-0-caption").fill("We wrote to Bartholomew.")
    expect(desk.page.locator("#mend")).to_contain_text("Bartholomew")
    expect(desk.page.locator("#panel-0-caption-meter")).to_contain_text("4 of 20 words")
    assert desk.page.locator("#stage img").get_attribute("src") != picture
    assert desk.focused() == "panel-0-caption"


@pytest.mark.clause("DR-13")
def test_a_story_is_made_without_any_script(windows, page_of_story):
    page = windows(java_script_enabled=False).new_page()
    page.goto(page_of_story)
    page.get_by_role("button", name="Begin").click()
    page.locator("#panel-0-caption").fill("You told us what went wrong.")
    page.get_by_role("button", name="Move later").click()
    expect(page.locator("#panel-1-caption")).to_have_value("You told us what went wrong.")
    page.get_by_role("button", name="Add a picture").click()
    page.locator("[id$=-caption]").fill("We wrote to Bartholomew.")
    page.locator("#part-place > summary").click()
    page.locator("[id$=-scene-home]").check()
    page.get_by_role("button", name="Describe it from the picture").click()
    expect(page.locator("#mend")).to_contain_text("Bartholomew")
    expect(page.get_by_label("What the picture shows")).to_have_value("Sam Carter is at home. Sam Carter smiles.")
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Redo").click()
    page.get_by_role("button", name="Save as version 1").click()
    expect(page.get_by_text("Version 1 of the story in pictures is saved.")).to_be_visible()


def test_no_page_of_a_story_keeps_anybody_out_on_any_width(windows, story):
    page = windows(bypass_csp=True).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(f"{story}?open=panel-3")
    page.locator("button[value=save]").click()
    page.locator("#title").fill("Changed since")
    page.keyboard.press("Enter")
    expect(page.locator("#story-tools")).to_contain_text("Changed since version 1")
    for where in ("?open=panel-3", "?open=person-2", "?from=template", "/versions", "/1", "/whole",
                  "/compare?one=1&other=desk"):  # fmt: skip
        page.goto(story + where)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        assert breaks(page) == [], where
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert not wider_than_its_window(page), (where, width)
    assert said == []


def test_a_listener_hears_which_picture_is_open_and_what_is_to_mend(desk):
    desk.page.locator("#panel-0-alt").fill("")
    expect(desk.page.locator("#strip-text-1")).to_contain_text("1 to mend.")
    heard = desk.page.locator("#strip").aria_snapshot()
    assert "Picture 1: You told us this. We read all of it. 1 to mend." in heard
    assert "button" in heard
    assert desk.page.locator("#strip-1").get_attribute("aria-current") == "true"
    heard = desk.page.locator(".studio__fields").aria_snapshot()
    for name in ("Words under the picture", "Words in bubble 1", "What the picture shows"):
        assert name in heard, heard
