"""The same conversation with JavaScript off: every turn a form post, one question a page."""

import pytest
from playwright.sync_api import expect

from tests.journeys.chat.conftest import AXE, Child

STORY = "she lied about me in the report"


def press(child: Child, label: str) -> Child:
    """Press a button; without script each one is a form post that leads to a new page."""
    with child.page.expect_navigation():
        child.page.get_by_role("button", name=label, exact=True).first.click()
    return child


def skip_to_the_check(child: Child) -> None:
    while not child.page.locator(".check").count():
        with child.page.expect_navigation():
            child.page.locator(".chip.skip, .chip:text-is('Leave it')").first.click()


def begins(child: Child) -> Child:
    child.page.goto(child.house.url + "/")
    press(child, "Start")
    return child.hears("N01c")


def tells(child: Child) -> Child:
    press(begins(child), "Tell you about something that went wrong")
    press(child, "I'm a child or young person")
    child.page.get_by_label("Spelling doesn't matter.").or_(child.page.locator("textarea")).first.fill(STORY)
    return child


@pytest.mark.clause("DR-13")
def test_the_whole_path_without_script(child_without_script: Child) -> None:
    child = tells(child_without_script)
    press(child, "Say it").hears("N05t")
    press(press(press(child, "That's all"), "No, that's everything"), "Send it now")
    skip_to_the_check(child)
    child.sees(STORY)
    child.page.locator(".chip.send").click()
    expect(child.page.locator(".reference")).to_have_text("CC-2345B-6")
    child.sees("Friday 20 March 2026")
    with child.page.expect_download() as saving:
        child.page.get_by_role("button", name="Save", exact=True).click()
    assert "CC-2345B-6" in saving.value.path().read_text()
    press(press(child, "Hide this"), "Yes, hide it")
    child.sees_nowhere("CC-2345B-6")
    [case] = child.house.office.got.values()
    assert case["issues"][0]["text"] == STORY


def test_words_waiting_in_the_box_are_sent_before_thats_all(child_without_script: Child) -> None:
    child = tells(child_without_script)
    press(child, "That's all").hears("N06")
    press(press(child, "No, that's everything"), "Send it now")
    assert any(STORY in str(slots) for slots in child.house.engine.kept.values())


def test_a_page_that_is_sent_again_changes_nothing(child_without_script: Child) -> None:
    child = tells(child_without_script)
    press(child, "Say it").hears("N05t")
    child.page.reload()
    child.hears("N05t")
    assert str(child.house.engine.kept.values()).count(STORY) <= 2
    press(press(press(child, "That's all"), "No, that's everything"), "Send it now")
    skip_to_the_check(child)
    expect(child.page.locator(".check dd span", has_text=STORY)).to_have_text(STORY)


def test_a_button_of_an_older_page_shows_where_we_are_and_loses_no_words(child_without_script: Child) -> None:
    child = begins(child_without_script)
    press(child, "Tell you about something that went wrong").hears("N02")
    child.page.go_back()
    child.page.goto(child.house.url + "/chat")
    expect(child.page).to_have_url(child.house.url + "/")


@pytest.mark.clause("SG-1", "SG-2")
def test_not_safe_and_the_engine_away(child_without_script: Child) -> None:
    child = tells(child_without_script)
    child.house.engine.away = True
    press(child, "Say it").hears("EN2").hears("N05p")
    child.page.locator("textarea").fill("and more")
    press(child, "I'm not safe").hears("S1").hears("S2")
    expect(child.page.locator("textarea")).to_have_value("and more")
    assert child.house.office.alerts[0]["level"] == "immediate"


@pytest.mark.clause("DR-2", "SG-1", "SG-2")
def test_all_questions_on_one_page_with_the_engine_away(child_without_script: Child) -> None:
    child = tells(child_without_script)
    child.house.engine.away = True
    press(press(child, "Say it"), "See all questions on one page").hears("EN3")
    expect(child.page.get_by_label("What went wrong?")).to_have_value(STORY)
    child.page.get_by_label("What should we call you?").fill("Robin")
    # Enter keeps what is there and shows the page again; it is never Leave fast.
    child.page.get_by_label("What should we call you?").press("Enter")
    child.hears("EN3")
    expect(child.page.get_by_label("What should we call you?")).to_have_value("Robin")
    press(child, "I'm not safe").hears("S1").hears("S2")
    press(press(press(child, "I'd rather not say"), "Carry on"), "See all questions on one page")
    expect(child.page.get_by_label("What should we call you?")).to_have_value("Robin")
    wanted = child.page.get_by_role("group", name="What would you like us to do?")
    wanted.get_by_label("Explain what happened").check(force=True)
    press(child, "Use these answers").hears("N13n")
    press(child, "Leave it").sees("What you told me")
    child.page.locator(".chip.send").click()
    expect(child.page.locator(".reference")).to_have_text("CC-2345B-6")
    [case] = child.house.office.got.values()
    assert (case["child"]["name"], case["wanted"], case["issues"][0]["text"]) == ("Robin", ["explain"], STORY)


@pytest.mark.clause("DR-3")
def test_leave_fast_and_stop(child_without_script: Child) -> None:
    child = tells(child_without_script)
    child.page.get_by_role("button", name="Leave fast", exact=True).first.click()
    expect(child.page).to_have_title("Weather")
    child = tells(child)
    press(press(child, "Stop and delete"), "Yes, delete it").hears("ST2")
    press(child, "Start again").hears("N01c")


def test_no_word_is_in_the_address(child_without_script: Child) -> None:
    child = tells(child_without_script)
    press(child, "Say it")
    assert child.page.url == child.house.url + "/chat"
    assert child.page.title() == "Hello"
    assert child.asked_elsewhere == []


@pytest.mark.clause("DR-12")
def test_too_long_a_text_stays_in_the_box(child_without_script: Child) -> None:
    child = tells(child_without_script)
    child.page.locator("textarea").fill("a" * 5001)
    press(child, "Say it").sees("That's too long for one message.")
    assert len(child.page.locator("textarea").input_value()) == 5001


@pytest.mark.clause("DR-13")
def test_axe_finds_nothing_on_the_plain_pages(child: Child) -> None:
    # axe needs script to run; the pages are the same ones.
    child.opens().page.evaluate("""() => {
        const form = Object.assign(document.createElement("form"), {method: "post", action: "/chat"});
        form.append(Object.assign(document.createElement("input"), {name: "do", value: "start"}));
        document.body.append(form);
        form.submit();
    }""")
    child.page.wait_for_url("**/chat")
    for label in ("Tell you about something that went wrong", "I'm a child or young person", "Not sure where to start"):
        found = child.page.evaluate(AXE.read_text() + "; axe.run(document, {resultTypes: ['violations']})")
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]] == []
        press(child, label)
