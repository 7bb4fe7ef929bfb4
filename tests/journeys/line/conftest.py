"""What the journeys over the whole running product need."""

import os
from pathlib import Path

import pytest

from ops.stack import Stack
from tests.conftest import flask
from tests.journeys.line.navigators import Pictures

ROLES = ("childrens_manager", "safeguarding_lead", "admin")


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
