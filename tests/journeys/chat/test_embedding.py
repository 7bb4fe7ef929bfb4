"""The launcher on another website."""

from playwright.sync_api import expect

from tests.journeys.chat.conftest import Child


def test_the_launcher_opens_the_chat_in_a_tab_of_its_own(child: Child) -> None:
    child.page.goto(child.house.url + "/embed/try")
    # The launcher lives in a closed shadow root, out of the host page's reach; a finger finds it all the same.
    with child.page.context.expect_page() as opening:
        size = child.page.viewport_size
        child.page.mouse.click(size["width"] - 90, size["height"] - 45)
    chat = opening.value
    expect(chat.locator(".bubble[data-line=N01c]")).to_be_visible()
    assert chat.evaluate("window.opener") is None
    assert chat.evaluate("document.referrer") == ""


def test_a_launcher_whose_place_stands_below_its_script_is_put_there(child: Child) -> None:
    host = f"<script src='{child.house.url}/embed.js' data-place='#below'></script><p>text</p><div id='below'></div>"
    child.page.route("**/host", lambda route: route.fulfill(content_type="text/html", body=host))
    child.page.goto(child.house.url + "/host")
    expect(child.page.locator("#below > div")).to_have_count(1)
    expect(child.page.locator("#below > div")).not_to_have_attribute("data-floating", "")


def test_the_chat_refuses_to_be_framed(child: Child) -> None:
    answer = child.page.context.request.get(child.house.url + "/")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    script = child.page.context.request.get(child.house.url + "/embed.js")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
