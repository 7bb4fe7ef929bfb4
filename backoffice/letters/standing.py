"""Facts that stand in many letters whatever the case: the Ombudsman's five, and the helplines."""

from __future__ import annotations

from functools import cache

import yaml

from backoffice.letters.template import WORDS


def ombudsman_facts(*, phone: str, site: str) -> dict[str, str]:
    """Return the five facts about the Ombudsman (C-15, D-15), each under its own name, ready to be read."""
    return {name: fact.format(phone=phone, site=site) for name, fact in _facts().items()}


@cache
def _facts() -> dict[str, str]:
    told: dict[str, str] = yaml.safe_load((WORDS / "passages" / "ombudsman_facts.yml").read_text(encoding="utf-8"))
    return told
