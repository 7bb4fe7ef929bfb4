"""The made-up safety worries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID


def worries(now: datetime) -> list[dict[str, Any]]:
    """Return two made-up safety worries: a new one, and an older one that somebody has seen."""
    return [
        _worry(1, now - timedelta(minutes=12), "immediate", ["i dont feel safe at home tonight"], "Kit", 12),
        _worry(2, now - timedelta(days=2), "concern", ["theres never any food in"], None, None),
    ]


def _worry(
    number: int, raised_at: datetime, level: str, texts: list[str], name: str | None, age: int | None
) -> dict[str, Any]:
    return {
        "schema": "safeguarding-alert/1", "alert_id": str(UUID(int=number, version=4)), "seq": 0,
        "raised_at": raised_at.isoformat(), "level": level, "raise_at": None, "source": "typed", "texts": texts,
        "name": name, "age": age, "reach": "07700 900789" if name else None, "question": "N05",
        "chatter_role": "child", "about_staff": False, "by_mistake": False,
        "safe_answer": "no" if level == "immediate" else "yes",
    }  # fmt: skip
