"""The settings of the chat side: who we are, which numbers we say, where the office is.

Each setting is an environment variable ``HEARD_<NAME>``. What the environment does not name is read from
``settings.env`` (KEY=value lines) in the chat's own folder, which is ``var/chat`` or ``HEARD_CHAT_VAR``.
What neither names has the default given here: the numbers and links of specification 5.8.

    from bot import settings
    settings.current().org
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
MODES = ("development", "test", "production")
_PUBLIC_KEY_BYTES = 32


class SettingsError(RuntimeError):
    """A setting is missing or cannot be used. The message is one sentence and never holds the value."""


@dataclass(frozen=True)
class Settings:
    """What the chat side was told. Every field with a default may be set as HEARD_<FIELD IN CAPITALS>."""

    # --- how it runs ---
    mode: str = "development"
    chat_var: Path = PROJECT / "var" / "chat"
    models_var: Path = PROJECT / "var" / "models"
    chat_port: int = 8000
    office_port: int = 8001
    rasa_port: int = 5005
    actions_port: int = 5055
    office_url: str = ""
    # How many proxies of ours stand before the chat. Each adds one address to X-Forwarded-For; with 0 none is believed.
    proxies: int = 0

    # --- secrets; repr leaves them out so that no traceback shows them ---
    channel_secret: str = field(default="", repr=False)
    handoff_token: str = field(default="", repr=False)
    office_public_key: str = field(default="", repr=False)

    # --- who we are ---
    org: str = "Cafcass"
    site_office: str = "Cafcass"
    office_days: str = "Monday to Friday"
    leave_url: str = "https://www.bbc.co.uk/weather"
    leave_name: str = "the weather page"
    privacy_url: str = "/privacy"

    # --- numbers and links we say (check each before live use) ---
    phone: str = "0300 456 4000"
    feedback_phone: str = "0808 175 3333"
    post_address: str = ""
    contact_email: str = ""
    url_child_page: str = (
        "https://www.cafcass.gov.uk/children-and-young-people/get-touch-give-feedback-or-complain"
        "/i-want-give-feedback-or-make-complaint"
    )
    url_feedback: str = "https://www.cafcass.gov.uk/download/17232/"
    url_contact: str = "https://www.cafcass.gov.uk/contact-us/"
    emergency: str = "999"
    emergency_silent: str = "55"
    childline: str = "0800 1111"
    # The oldest age Childline still speaks with: it serves people until their 19th birthday.
    childline_upper_age: int = 18
    samaritans: str = "116 123"
    nspcc: str = "0808 800 5000"
    coram_voice: str = "0808 800 5792"
    help_at_hand: str = "0800 528 0731"
    nyas: str = "0808 808 1001"
    ombudsman_phone: str = "0345 015 4033"
    ombudsman_site: str = "www.ombudsman.org.uk"
    council_ombudsman_phone: str = "0300 061 0614"
    legal_ombudsman_phone: str = "0300 555 0333"

    # --- the hand-over ---
    receipt_minutes: int = 60

    @property
    def production(self) -> bool:
        return self.mode == "production"

    @property
    def outbox_file(self) -> Path:
        return self.chat_var / "outbox.sqlite"

    @property
    def gateway_file(self) -> Path:
        return self.chat_var / "gateway.sqlite"

    @property
    def tracker_file(self) -> Path:
        return self.chat_var / "tracker.sqlite"

    @property
    def model_file(self) -> Path:
        return self.models_var / "heard.tar.gz"

    def required(self, name: str) -> str:
        """Return the text setting ``name``; raise SettingsError in one sentence if it was never set."""
        value = str(getattr(self, name))
        if not value:
            raise SettingsError(
                f"{_variable(name)} is not set: put it in the environment or in {self.chat_var / 'settings.env'}."
            )
        return value

    def office_public_key_bytes(self) -> bytes:
        """Return the office's X25519 public key. Raises SettingsError if it is missing or is no such key."""
        return _key_bytes(self.required("office_public_key"))

    def phrases(self) -> dict[str, str]:
        """Return every setting that a line of the bot may name in braces, such as {org} or {childline}."""
        return {name: str(getattr(self, name)) for name in _SAYABLE}


_SAYABLE = (
    "org", "site_office", "office_days", "leave_name", "phone", "feedback_phone", "emergency", "emergency_silent",
    "childline", "samaritans", "nspcc", "coram_voice", "help_at_hand", "nyas", "ombudsman_phone", "ombudsman_site",
    "council_ombudsman_phone", "legal_ombudsman_phone",
)


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings afresh. Raises SettingsError, also when CLOCK_FILE is set in production mode."""
    environ = os.environ if environ is None else environ
    folder = Path(environ.get("HEARD_CHAT_VAR") or PROJECT / "var" / "chat")
    told = {**_file_values(folder / "settings.env"), **{k: v for k, v in environ.items() if k.startswith("HEARD_")}}
    told["HEARD_CHAT_VAR"] = str(folder)
    values: dict[str, Any] = {}
    for setting in fields(Settings):
        raw = told.get(_variable(setting.name), "")
        if raw:
            values[setting.name] = _read(setting.name, setting.default, raw)
    made = Settings(**values)
    if not made.office_url:
        made = Settings(**{**values, "office_url": f"http://127.0.0.1:{made.office_port}"})
    _check(made, environ)
    return made


@lru_cache(maxsize=1)
def current() -> Settings:
    """Return the settings this process started with. Tests that change the environment call current.cache_clear()."""
    return load()


def _variable(name: str) -> str:
    return "HEARD_" + name.upper()


def _read(name: str, default: object, raw: str) -> object:
    if isinstance(default, bool) or not isinstance(default, (int, Path)):
        return raw
    if isinstance(default, Path):
        return Path(raw)
    if not (raw.isascii() and raw.isdigit()):
        raise SettingsError(f"{_variable(name)} is not a whole number.")
    return int(raw)


def _file_values(file: Path) -> dict[str, str]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingsError(f"The settings file {file} cannot be read: {type(problem).__name__}.") from None
    values = {}
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        key, equals, value = line.partition("=")
        if not equals:
            raise SettingsError(f"Line {number} of {file} is not KEY=value.")
        values[key.strip()] = _unquoted(value.strip())
    return values


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def _check(made: Settings, environ: Mapping[str, str]) -> None:
    if made.mode not in MODES:
        raise SettingsError(f"HEARD_MODE must be one of {', '.join(MODES)}.")
    if made.production and environ.get("CLOCK_FILE"):
        raise SettingsError("CLOCK_FILE is set, which production mode does not allow: unset it and start again.")
    if made.office_public_key:
        _key_bytes(made.office_public_key)
    for name in ("chat_port", "office_port", "rasa_port", "actions_port"):
        if not 0 < getattr(made, name) < 65536:
            raise SettingsError(f"{_variable(name)} is not a port number between 1 and 65535.")
    if not made.office_url.startswith(("http://", "https://")):
        raise SettingsError("HEARD_OFFICE_URL must begin with http:// or https://.")
    for name in ("leave_url", "url_child_page", "url_feedback", "url_contact"):
        if not getattr(made, name).startswith("https://"):
            raise SettingsError(f"{_variable(name)} must begin with https://.")
    if made.production:
        for name in ("channel_secret", "handoff_token", "office_public_key"):
            made.required(name)


def _key_bytes(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _PUBLIC_KEY_BYTES:
        raise SettingsError("HEARD_OFFICE_PUBLIC_KEY is not 32 bytes in base64.")
    return key
