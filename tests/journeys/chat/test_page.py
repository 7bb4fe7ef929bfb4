"""The page of the chat in a real browser."""

import json
import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.chat.conftest import AXE, DESK, Child, House, visit

STORY = "she lied about me in the report"


@pytest.mark.clause("DR-3", "C-2")
def test_a_child_on_a_phone_goes_from_the_first_screen_to_the_number(child: Child) -> None:
    child.opens().sees("Leave fast closes this chat").tells(STORY).presses("That's all")
    child.presses("No, that's everything").presses("Answer a few more questions")
    child.says("Fern").says("12").says("Jane").says("last week").says("it made me sad")
    child.presses("Yes, still going on").presses("Say sorry").presses("Explain what happened").presses("Done")
    child.presses("Phone call").says("07700 900321").presses("No, it's private").presses("After school").presses("Done")
    child.presses("No thanks").presses("No").presses("That's OK").presses("No")
    child.sees("What you told me")
    child.page.locator(".check .row", has_text="Fern").get_by_role("button").click()
    child.waits().says("Ferny")
    expect(child.page.locator(".check dd", has_text="Ferny")).to_be_visible()
    child.presses_in_answers("Send").sees("CC-2345B-6").sees("Friday 20 March 2026").sees("Tuesday 31 March 2026")
    [case] = child.house.office.got.values()
    assert (case["child"]["name"], case["child"]["age"], case["issues"][0]["text"]) == ("Ferny", 12, STORY)
    assert case["wanted"] == ["say_sorry", "explain"]


@pytest.mark.clause("DR-3")
def test_what_was_said_leaves_the_screen_when_it_is_sent_or_deleted(child: Child) -> None:
    child.opens().tells(STORY).sends().sees_nowhere(STORY)
    child.opens().tells(STORY).presses("Stop and delete").presses("Yes, delete it")
    child.hears("ST2").sees_nowhere(STORY)
    child.presses("Start again").hears("N01c")


@pytest.mark.clause("DR-3")
@pytest.mark.parametrize("way", ["button", "escape"])
def test_leave_fast_erases_and_back_does_not_return(child: Child, way: str) -> None:
    child.opens().tells(STORY)
    if way == "button":
        child.page.locator("#leave").click()
    else:
        for _ in range(3):
            child.page.keyboard.press("Escape")
    expect(child.page).to_have_title("Weather")
    child.page.wait_for_timeout(0)
    while child.house.engine.kept:
        child.page.wait_for_timeout(50)
    child.page.go_back()
    child.page.goto(child.house.url + "/")
    expect(child.page.locator(".bubble[data-line=N01c]")).to_be_visible()
    child.sees_nowhere(STORY)


def test_nothing_is_in_the_address_the_title_or_any_storage(child: Child) -> None:
    child.opens().tells(STORY)
    assert child.page.url == child.house.url + "/"
    assert child.page.title() == "Hello"
    stored = child.page.evaluate("""async () => [
        localStorage.length, sessionStorage.length, (await caches.keys()).length,
        (await indexedDB.databases()).length, document.cookie]""")
    assert stored == [0, 0, 0, 0, ""]
    assert STORY not in json.dumps(child.page.evaluate("history.state"))
    assert child.asked_elsewhere == []


@pytest.mark.clause("DR-14")
def test_a_reload_covers_the_words_until_carry_on(child: Child) -> None:
    child.opens().tells(STORY)
    child.page.reload()
    child.sees("Something went wrong, but your words are still here.")
    expect(child.page.get_by_text(STORY)).to_have_count(0)
    child.presses("Carry on").sees(STORY).presses("That's all").hears("N06")


@pytest.mark.clause("DR-14")
def test_the_next_person_at_the_same_tablet_finds_no_words(child: Child) -> None:
    child.opens().tells(STORY)
    other = child.page.context.new_page()
    other.goto(child.house.url + "/")
    expect(other.locator(".bubble[data-line=N01c]")).to_be_visible()
    expect(other.get_by_text(STORY)).to_have_count(0)


@pytest.mark.clause("SG-2")
def test_not_safe_is_answered_and_the_words_are_covered_after_five_idle_minutes(child: Child) -> None:
    child.opens().presses("I'm not safe")
    for line in ("S1", "S3", "S3c", "S2", "S4h", "S5"):
        child.hears(line)
    expect(child.page.locator("a[href='tel:999']").first).to_be_visible()
    child.house.clock.advance(minutes=5)
    expect(child.page.locator("#cover")).to_be_visible(timeout=20_000)
    expect(child.page.locator(".bubble").first).to_be_hidden()
    child.page.locator("#cover .chip").click()
    expect(child.page.locator("#cover")).to_be_hidden()
    child.hears("S5")


@pytest.mark.clause("SG-1")
def test_not_safe_pressed_while_another_answer_is_waited_for_is_met_at_once(child: Child) -> None:
    child.opens().presses("Tell you about something that went wrong").presses("I'm a child or young person")
    child.house.engine.gate.clear()
    child.page.locator("#words").fill(STORY)
    child.page.locator("#send").click()
    child.page.get_by_role("button", name="I'm not safe").click()
    expect(child.page.locator("#notice")).to_contain_text("ring 999 now")
    expect(child.page.locator("#notice a[href='tel:999']")).to_be_visible()
    child.house.engine.gate.set()
    child.hears("S1").hears("S2").sees(STORY)
    expect(child.page.locator("#notice")).to_be_hidden()


@pytest.mark.clause("SG-1")
def test_a_disclosure_is_heard_with_the_engine_away(child: Child) -> None:
    child.opens().presses("Tell you about something that went wrong").presses("I'm a child or young person")
    child.house.engine.away = True
    child.says("my mum's boyfriend hits me").hears("S1").hears("S2")
    assert child.house.office.alerts[0]["level"] == "immediate"


@pytest.mark.clause("DR-2", "D-17")
def test_with_the_engine_away_the_chat_goes_on_and_all_questions_can_be_answered_on_one_page(child: Child) -> None:
    child.opens().tells(STORY)
    child.house.engine.away = True
    child.says("and she was late").hears("EN2").sees("and she was late")
    child.presses("See all questions on one page").hears("EN3")
    expect(child.page.get_by_label("What went wrong?")).to_have_value(f"{STORY}\nand she was late")
    child.page.get_by_label("What should we call you?").fill("Robin")
    child.page.get_by_role("group", name="What would you like us to do?").get_by_label("Say sorry").check(force=True)
    child.page.get_by_label("How can we set that up with you?").fill("07700 900321")
    child.presses("Use these answers").sees("What you told me")
    child.presses_in_answers("Send").sees("CC-2345B-6")
    [case] = child.house.office.got.values()
    assert (case["child"]["name"], case["wanted"], case["contact"]["value"]) == ("Robin", ["say_sorry"], "07700 900321")


@pytest.mark.clause("SG-1", "SG-2")
def test_what_stands_on_the_one_page_is_kept_whatever_is_pressed_on_it(child: Child) -> None:
    child.opens().tells(STORY)
    child.house.engine.away = True
    child.says("and more").presses("See all questions on one page")
    child.page.get_by_label("When did it happen?").fill("last week")
    child.presses("I'm not safe").hears("S1").hears("S2")
    child.presses("I'd rather not say").presses("Carry on").presses("See all questions on one page")
    expect(child.page.get_by_label("When did it happen?")).to_have_value("last week")
    child.page.get_by_label("How has this been for you?").fill("my stepdad hits me")
    child.presses("Use these answers")
    expect(child.page.locator(".bubble[data-line=S3]")).to_have_count(2)
    assert child.house.office.alerts[-1]["texts"] == ["my stepdad hits me"]
    child.presses("Leave it").sees("my stepdad hits me")


def test_with_the_whole_chat_away_the_words_stay_in_the_box_and_try_again_sends_them_once(child: Child) -> None:
    child.opens().presses("Tell you about something that went wrong").presses("I'm a child or young person")
    child.page.route("**/api/chat/turn", lambda route: route.abort())
    child.page.locator("#words").fill(STORY)
    child.page.locator("#send").click()
    expect(child.page.locator("#notice")).to_contain_text("Your words are still here", timeout=20_000)
    expect(child.page.locator("#words")).to_have_value(STORY)
    child.page.unroute("**/api/chat/turn")
    child.presses("Try again").hears("N05t")
    expect(child.page.locator(".bubble.you", has_text=STORY)).to_have_count(1)


def test_the_number_comes_by_itself_when_the_office_is_back(child: Child) -> None:
    child.house.office.away = True
    child.opens().tells(STORY).presses("That's all").presses("No, that's everything").presses("Send it now")
    while not child.page.locator(".check").count():
        child.page.locator(".chip.skip, .chip:text-is('Leave it')").first.click()
        child.waits()
    child.presses_in_answers("Send").hears("SD2")
    child.house.office.away = False
    expect(child.page.locator(".reference")).to_have_text("CC-2345B-6", timeout=10_000)
    child.hears("SD3")


@pytest.mark.clause("DR-12")
def test_a_text_that_is_too_long_is_sent_in_two_parts_and_nothing_is_cut(child: Child) -> None:
    child.opens().presses("Tell you about something that went wrong").presses("I'm a child or young person")
    words = " ".join(f"word{number}" for number in range(700))
    child.page.locator("#words").fill(words)
    expect(child.page.locator("#count")).to_contain_text("letters too many")
    child.page.get_by_role("button", name="Say the first part").click()
    child.waits()
    rest = child.page.locator("#words").input_value()
    assert 0 < len(rest) < len(words) - 4000
    child.page.locator("#send").click()
    expect(child.page.locator("#words")).to_have_value("")
    child.waits().sends()
    [case] = child.house.office.got.values()
    assert case["issues"][0]["text"].split() == words.split()


def test_words_waiting_in_the_box_are_sent_before_thats_all(child: Child) -> None:
    child.opens().presses("Tell you about something that went wrong").presses("I'm a child or young person")
    child.page.locator("#words").fill(STORY)
    child.presses("That's all").hears("N06").sees(STORY)


def test_what_a_child_types_is_never_markup(child: Child) -> None:
    child.opens().tells("<img src=x onerror=alert(1)><script>alert(2)</script>")
    expect(child.page.locator(".bubble.you", has_text="<script>")).to_be_visible()
    assert child.page.locator(".bubble img, .bubble script").count() == 0


@pytest.mark.clause("DR-14")
def test_the_confirmation_can_be_saved_and_hidden(child: Child) -> None:
    child.opens().tells(STORY).sends()
    with child.page.expect_download() as saving:
        child.page.get_by_role("button", name="Save").click()
    saved = saving.value
    assert saved.suggested_filename == "note.txt"
    assert "CC-2345B-6" in saved.path().read_text()
    child.presses("Hide this").hears("HD1").presses("Yes, hide it")
    child.sees_nowhere("CC-2345B-6")


@pytest.mark.clause("DR-13")
def test_the_whole_path_with_the_keyboard_alone(child_at_a_desk: Child) -> None:
    child = child_at_a_desk.opens()
    keys = child.page.keyboard

    def tabs_to(label: str) -> None:
        for _ in range(60):
            keys.press("Tab")
            if child.page.evaluate("document.activeElement.innerText.trim()") == label:
                keys.press("Enter")
                child.waits()
                return
        raise AssertionError(f"{label} cannot be reached with Tab")

    tabs_to("Tell you about something that went wrong")
    child.hears("N02")
    tabs_to("I'm a child or young person")
    child.hears("N05")
    for _ in range(60):
        if child.page.evaluate("document.activeElement.id") == "words":
            break
        keys.press("Tab")
    keys.type(STORY)
    keys.press("Enter")
    child.hears("N05t")
    expect(child.page.locator("#words")).to_be_focused()
    keys.press("Shift+Tab")
    for label in ("That's all", "No, that's everything", "Send it now"):
        child.page.locator("#answers").focus()
        tabs_to(label)
    child.hears("N12")
    for _ in range(12):
        if child.page.locator(".check").count():
            break
        child.page.locator("#answers").focus()
        tabs_to(child.page.locator(".chip.skip, .chip:text-is('Leave it')").first.inner_text())
    child.page.locator("#answers").focus()
    tabs_to("Send")
    expect(child.page.locator(".reference")).to_have_text("CC-2345B-6")


@pytest.mark.clause("DR-13")
def test_a_screen_reader_hears_each_message_once(child: Child) -> None:
    child.opens()
    log = child.page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    child.page.evaluate("""() => {
        window.heard = [];
        new MutationObserver((changes) => { for (const change of changes) for (const node of change.addedNodes)
            if (node.dataset && node.dataset.line) heard.push(node.dataset.line); })
          .observe(document.getElementById("log"), {childList: true, subtree: true});
    }""")
    child.tells(STORY).presses("That's all").presses("Go back")
    heard = child.page.evaluate("heard")
    assert heard.count("N02") == heard.count("N05t") == heard.count("N06") == 1


@pytest.mark.clause("DR-13")
@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (320, 256), (1280, 800)])
def test_no_screen_scrolls_sideways_and_every_target_is_big_enough(browser: Browser, house: House, width: int,
                                                                  height: int) -> None:
    for child in visit(browser, house, viewport={"width": width, "height": height}):
        child.opens()
        _all_is_big_and_in_reach(child)
        child.tells(STORY)
        _all_is_big_and_in_reach(child)
        child.opens().presses("Tell you about something that went wrong").presses("I'm a child or young person")
        child.presses("Not sure where to start")
        _all_is_big_and_in_reach(child)


@pytest.mark.clause("DR-13")
def test_with_the_biggest_words_a_small_phone_does_not_scroll_sideways_either(browser: Browser, house: House) -> None:
    for child in visit(browser, house, viewport={"width": 360, "height": 740}):
        child.opens().page.locator("#look-button").click()
        child.page.get_by_label("Biggest").check(force=True)
        child.page.locator("#look-close").click()
        _all_is_big_and_in_reach(child)
        child.tells(STORY)
        _all_is_big_and_in_reach(child)


def _all_is_big_and_in_reach(child: Child) -> None:
    wide = child.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    small = child.page.evaluate("""() => [...document.querySelectorAll("button, input, textarea")]
        .filter((one) => one.checkVisibility({visibilityProperty: true}))
        .map((one) => [one.innerText || one.id || one.name, one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 44 || box.height < 44)
        .map(([name, box]) => `${name} ${box.width}x${box.height}`)""")
    assert small == []


@pytest.mark.clause("DR-13")
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(browser: Browser, house: House, colours: str) -> None:
    for child in visit(browser, house, color_scheme=colours, bypass_csp=True):
        def fine(state: str, child: Child = child) -> None:
            child.page.wait_for_timeout(0)
            found = child.page.evaluate(AXE.read_text() + "; axe.run(document, {resultTypes: ['violations']})")
            faults = [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]]
            assert (state, faults) == (state, [])

        child.opens()
        fine("the first screen")
        child.page.locator("#look-button").click()
        fine("how it looks")
        child.page.locator("#look-close").click()
        child.presses("Ask a question").presses("Who will read it?")
        fine("a question answered")
        child.presses("Stop and delete")
        fine("stopping")
        child.presses("Yes, delete it")
        fine("deleted")
        child.opens().presses("Tell you what I think (no reply)").says("nice").presses("That's all")
        fine("faces")
        child.opens().presses("Talk to a person")
        fine("a person")
        child.opens().presses("I'm not safe")
        fine("safety")
        child.opens().presses("Tell you about something that went wrong").presses("I'm a child or young person")
        child.presses("Not sure where to start").presses("Did not listen to me")
        fine("cards")
        child.presses("Done").presses("No, that's everything").presses("Send it now")
        while not child.page.locator(".check").count():
            child.page.locator(".chip.skip, .chip:text-is('Leave it')").first.click()
            child.waits()
        fine("the check page")
        child.presses_in_answers("Send")
        expect(child.page.locator(".receipt")).to_be_visible()
        fine("the confirmation")
        child.opens().tells(STORY)
        child.page.reload()
        expect(child.page.locator("#cover")).to_be_visible()
        fine("covered")
        child.presses("Carry on")
        child.house.engine.away = True
        child.says("more").hears("EN2")
        fine("the engine away")
        child.presses("See all questions on one page")
        fine("all questions on one page")
        _all_is_big_and_in_reach(child)
        child.presses("Back to the chat")
        child.page.route("**/api/chat/turn", lambda route: route.abort())
        child.page.locator("#words").fill("more")
        child.page.locator("#send").click()
        expect(child.page.locator("#notice")).to_be_visible(timeout=20_000)
        fine("nothing answers")


def test_how_it_looks_can_be_chosen_and_stays_over_a_reload(child: Child) -> None:
    child.opens()
    before = child.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    child.page.locator("#look-button").click()
    child.page.get_by_label("Biggest").check(force=True)
    child.page.get_by_label("Dark").check(force=True)
    after = child.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert float(after[:-2]) == pytest.approx(1.5 * float(before[:-2]))
    child.page.reload()
    expect(child.page.locator("html")).to_have_attribute("data-colours", re.compile("dark"))


def test_messages_can_be_read_aloud_only_where_a_voice_lives_on_the_device(browser: Browser, house: House) -> None:
    for child in visit(browser, house, viewport=DESK):
        child.page.add_init_script("""
            const voices = [{lang: "en-GB", localService: false, name: "cloud"}];
            speechSynthesis.getVoices = () => voices;
            window.giveVoice = () => { voices.push({lang: "en-GB", localService: true, name: "here"});
                                       speechSynthesis.dispatchEvent(new Event("voiceschanged")); };
        """)
        child.opens()
        expect(child.page.get_by_role("button", name="Read this to me")).to_have_count(0)
        child.page.evaluate("giveVoice()")
        expect(child.page.get_by_role("button", name="Read this to me")).to_have_count(3)
