"""The page that names every way in, which prints as the factsheet."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask import Flask

from bot.settings import Settings, SettingsError, load
from bot.web import create_app

SETTINGS = Settings(mode="test", channel_secret="a secret of this test")


@pytest.fixture
def app_with(tmp_path: Path) -> Iterator:
    made: list[Flask] = []

    def make(**told: str) -> Flask:
        made.append(create_app(replace(SETTINGS, chat_var=tmp_path, **told)))
        return made[-1]

    yield make
    for app in made:
        app.extensions["heard"].sweeper.stop()


def words_of(app: Flask) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", app.test_client().get("/about").text))


@pytest.mark.clause("C-0.2b", "C-2b")
def test_it_names_every_way_in_and_what_happens_next(app_with) -> None:
    said = words_of(app_with())
    for way in ("In person", "Phone", "Letter", "Email", "This website"):
        assert way in said
    assert "0300 456 4000" in said
    assert "by the next working day" in said and "within 3 working days" in said and "within 10 working days" in said


@pytest.mark.clause("C-V", "C-0.2b")
def test_it_says_which_version_of_the_policy_it_follows(app_with) -> None:
    assert "version 1.1, from 17 June 2025" in words_of(app_with())


@pytest.mark.clause("C-15", "C-FN4")
def test_it_tells_how_to_reach_the_ombudsman(app_with) -> None:
    said = words_of(app_with())
    assert "through an MP" in said and "0345 015 4033" in said and "www.ombudsman.org.uk" in said


@pytest.mark.clause("C-FN1", "C-FN2", "C-FN3")
def test_its_links_are_settings(app_with) -> None:
    page = app_with(url_child_page="https://a.example/children", url_feedback="https://a.example/feedback",
                    url_contact="https://a.example/contact").test_client().get("/about").text
    assert re.findall(r'href="(https://[^"]+)"', page) == [
        "https://a.example/contact", "https://a.example/feedback", "https://a.example/children"]


def test_an_address_that_nobody_set_is_not_made_up(app_with) -> None:
    assert words_of(app_with()).count("Ring us and we will tell you where to send it.") == 2
    said = words_of(app_with(post_address="1 High Street\nLeeds", contact_email="children@example.org"))
    assert "1 High Street\nLeeds" in said and "children@example.org" in said
    assert "Ring us and we will tell you" not in said


@pytest.mark.parametrize("name", ["HEARD_URL_CHILD_PAGE", "HEARD_URL_FEEDBACK", "HEARD_URL_CONTACT"])
def test_a_link_that_is_no_safe_link_is_refused_at_the_start(name: str, tmp_path: Path) -> None:
    told = {"HEARD_CHAT_VAR": str(tmp_path)}
    load({**told, name: "https://a.example/"})
    with pytest.raises(SettingsError, match=name):
        load({**told, name: "javascript:alert(1)"})
