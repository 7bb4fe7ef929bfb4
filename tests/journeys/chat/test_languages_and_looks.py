"""What a child may choose of how the chat looks and speaks, with script and without. The translation is made up."""

import re
import shutil
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import expect

from bot.conversation import translations, words
from tests.journeys.chat.conftest import AXE, Child

STORY = "she lied about me in the report"
CACHED = (words.book, words.line_of, words.offered, words._about)
# One line that the translator has not reached yet; it is on no first screen.
GAP = "<What went wrong? Tell me in your own words."


@pytest.fixture(scope="module", autouse=True)
def a_language_from_right_to_left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every line of a language, filled as a translator does: the English between the marks of the language."""
    folder, before = tmp_path_factory.mktemp("words") / "responses", words.RESPONSES
    shutil.copytree(before, folder, ignore=lambda at, _: [one for one in words.languages() if one != "en"])
    words.RESPONSES = folder
    _forget()
    translations.prepare("ar", "العربية", "rtl")
    empty = re.compile(r'# (.*)\n(\s+(?:- )?\w+: )""')
    for file in folder.glob("ar/*.yml"):
        said = empty.sub(lambda found: f"#\n{found[2]}" + _quoted(f"<{found[1]}>"), file.read_text())
        file.write_text(re.sub(rf'"{re.escape(GAP)}[^"]*"', '""', said))
    _forget()
    yield
    words.RESPONSES = before
    _forget()


def _forget() -> None:
    for one in CACHED:
        one.cache_clear()


def _quoted(text: str) -> str:
    return yaml.dump(text, allow_unicode=True, width=10_000, default_style='"').strip()


def chooses(child: Child, name: str, value: str) -> Child:
    child.page.locator("#look-button").click()
    child.page.locator(f"#look [name={name}][value={value}]").check(force=True)
    return child


def no_violation(child: Child) -> None:
    found = child.page.evaluate(AXE.read_text() + "; axe.run(document, {resultTypes: ['violations']})")
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]] == []


@pytest.mark.clause("DR-13")
def test_the_language_is_chosen_in_the_middle_and_everything_is_in_it_from_then_on(child: Child) -> None:
    child.opens().presses("Tell you about something that went wrong").hears("N02")
    chooses(child, "language", "ar").sees("<Who are you?>")
    page = child.page
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.get_by_role("button", name="<Leave fast>")).to_be_visible()
    expect(page.locator(".bubble[data-line=N01a] p")).to_have_attribute("lang", "en-GB")
    page.locator("#look-close").click()
    child.presses("<I'm a child or young person>").hears("N05")
    asked = page.locator(".bubble[data-line=N05] p")
    expect(asked).to_have_attribute("lang", "en")
    expect(asked).to_have_attribute("dir", "ltr")
    child.says(STORY).sees("<Thank you for telling me that.>")
    no_violation(child)
    page.reload()
    child.sees("<Something went wrong, but your words are still here.").presses("<Carry on>").sees(STORY)
    child.presses("<That's all>").presses("<No, that's everything>").presses("<Send it now>")
    while not page.locator(".check").count():
        page.locator("#answers .chip.skip, #answers .chip:text-is('<Leave it>')").first.click()
        child.waits()
    child.presses_in_answers("<Send>").sees("<Friday> 20 <March> 2026")
    [case] = child.house.office.got.values()
    assert case["issues"][0]["text"] == STORY


@pytest.mark.clause("DR-13")
def test_without_script_the_language_the_size_and_the_pictures_are_chosen_and_stay(child_without_script: Child) -> None:
    child, page = child_without_script, child_without_script.page
    page.goto(child.house.url + "/")
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Tell you about something that went wrong").click()
    page.get_by_role("button", name="I'm a child or young person").click()
    page.locator("textarea").fill(STORY)
    page.locator("summary").click()
    page.get_by_label("العربية").check(force=True)
    page.get_by_label("Biggest").check(force=True)
    page.get_by_label("On").check(force=True)
    # Enter does the same as the button that stands there.
    page.get_by_label("On").press("Enter")
    expect(page.locator("textarea")).to_have_value(STORY)
    for name, value in (("dir", "rtl"), ("lang", "ar"), ("data-size", "3"), ("data-pictures", "on")):
        expect(page.locator("html")).to_have_attribute(name, value)
    page.get_by_role("button", name="<Say it>").click()
    child.sees("<Thank you for telling me that.>")
    expect(page.locator("html")).to_have_attribute("data-size", "3")
    page.get_by_role("button", name="<I'm not safe>").click()
    expect(page.locator("a[href='tel:999']").first).to_be_visible()


def test_a_browser_set_to_a_language_that_is_offered_begins_in_it(child: Child) -> None:
    child.page.set_extra_http_headers({"Accept-Language": "ar,en;q=0.5"})
    child.opens()
    expect(child.page.locator("html")).to_have_attribute("lang", "ar")
    child.sees("<You can skip any question.")


@pytest.mark.clause("DR-13")
def test_pictures_stand_on_the_buttons_for_whoever_wants_them_and_come_from_here(child: Child) -> None:
    child.opens()
    expect(child.page.locator(".picture").first).to_be_hidden()
    child.page.get_by_role("button", name="Show me pictures").click()
    shown = child.page.locator(".chip .picture").first
    expect(shown).to_be_visible()
    drawn = "[...document.querySelectorAll('.chip .picture')].every((one) => one.naturalWidth > 0)"
    child.page.wait_for_function(drawn)
    no_violation(child)
    child.presses("Tell you about something that went wrong").presses("I'm a child or young person")
    child.presses("Not sure where to start").presses("Did not listen to me")
    no_violation(child)
    child.page.reload()
    expect(child.page.locator("html")).to_have_attribute("data-pictures", "on")
    assert child.asked_elsewhere == []
