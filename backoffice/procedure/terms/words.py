"""What a person said or wrote, told apart from the office's own words."""

from __future__ import annotations

from typing import Annotated

Words = Annotated[str, "words"]
"""Text that a person said or wrote about a case.

A field of this type is sealed wherever an event is stored, and no guard ever keeps it: the state of a case holds none.
"""
