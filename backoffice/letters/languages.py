"""The languages that the chat offers, as they are called in English: it hands over their codes."""

from __future__ import annotations

_CALLED = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cy": "Welsh",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "pa": "Punjabi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ur": "Urdu",
}


def say_language(told: str | None) -> str:
    """Say a language by its name; what somebody typed instead of a code stays as it is."""
    asked = (told or "").strip()
    return _CALLED.get(asked.casefold(), asked)
