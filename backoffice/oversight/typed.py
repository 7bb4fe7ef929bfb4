"""Reading what was typed into the forms of this room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def day(form: Mapping[str, str], name: str) -> date | None:
    """Return the date typed into three boxes called name-day, name-month and name-year; None where it is no date."""
    parts = [form.get(f"{name}-{part}", "").strip() for part in ("year", "month", "day")]
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    year, month, day_ = (int(part) for part in parts)
    try:
        return date(year + 2000 if year < 100 else year, month, day_)
    except ValueError:
        return None


def whole(text: str) -> int | None:
    """Return the whole number typed, or None where it is none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None
