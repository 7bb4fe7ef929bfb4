"""A real browser on the whole running product."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from ops.stack import Stack
from tests.conftest import flask
from tests.journeys.line.navigators import Pictures

CHROMIUM = os.environ.get("HEARD_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE_MS = 30_000  # the whole product and a browser share two cores here
ROLES = ("childrens_manager", "safeguarding_lead", "admin")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def pictures() -> Pictures:
    """HEARD_PICTURES names a folder for screenshots, for people to look at and for the README."""
    folder = os.environ.get("HEARD_PICTURES")
    return Pictures(Path(folder) if folder else None)


@pytest.fixture
def new_manager(stack: Stack):
    """Adds a manager and gives the one-time link that came back."""

    def add(name: str) -> str:
        roles = [part for role in ROLES for part in ("--role", role)]
        return flask(stack, "staff", "add", f"{name}@heard.example", *roles).strip().splitlines()[-1]

    return add
