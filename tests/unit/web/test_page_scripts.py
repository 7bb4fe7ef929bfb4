"""The page names every script it needs, so that a phone on a slow line fetches them all at once."""

from bot.web.pages import _STATIC, modules_of


def test_every_script_of_the_page_is_named_once_and_no_other() -> None:
    stand_alone = {"page.js", "embed.js", "print.js"}
    assert sorted(modules_of("page.js")) == sorted({one.name for one in _STATIC.glob("*.js")} - stand_alone)


def test_a_script_that_imports_nothing_needs_nothing() -> None:
    assert modules_of("print.js") == []
