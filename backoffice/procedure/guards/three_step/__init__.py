"""Guards that only the three-step procedure has (pathway P), a file a step."""

from __future__ import annotations

from . import agreed_dates, beginning, step_one, step_three, step_two

REGISTERED = (beginning, agreed_dates, step_one, step_two, step_three)
"""Importing them fills GUARDS."""
