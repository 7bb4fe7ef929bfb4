"""The settings of the office: where its data is, which keys open it, when it is open.

Each setting is an environment variable ``HEARD_<NAME>``. What the environment does not name is read from
``settings.env`` (KEY=value lines) in the office's own folder, which is ``var/office`` or ``HEARD_OFFICE_VAR``.
What neither names has the default given here.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time
from pathlib import Path
from typing import Any

from click import ClickException

PROJECT = Path(__file__).resolve().parent.parent
MODES = ("development", "test", "production")
_KEY_BYTES = 32


class SettingsError(ClickException):
    """A setting is missing or cannot be used. The message is one sentence and never holds the value.

    The command line prints it alone, without a traceback.
    """


@dataclass(frozen=True)
class Settings:
    """What the office was told. Every field may be set as HEARD_<FIELD IN CAPITALS>."""

    mode: str = "development"
    office_var: Path = PROJECT / "var" / "office"
    office_port: int = 8001
    public_office_url: str = ""
    database_url: str = field(default="", repr=False)

    # --- secrets; repr leaves them out so that no traceback shows them ---
    secret_key: str = field(default="", repr=False)
    field_key: str = field(default="", repr=False)
    office_private_key: str = field(default="", repr=False)
    handoff_token_sha256: str = field(default="", repr=False)

    # --- post: emails leave through a mail server (smtp) or through GOV.UK Notify (notify) ---
    mail_by: str = "smtp"
    notify_api_key: str = field(default="", repr=False)
    notify_template_id: str = ""
    notify_reply_to_id: str = ""
    notify_url: str = "https://api.notifications.service.gov.uk"
    smtp_url: str = field(default="smtp://127.0.0.1:1025", repr=False)
    mail_from: str = "complaints@heard.example"
    # The address that letters are sent from, and its mailbox, which is read for those that could not be delivered.
    bounce_from: str = ""
    bounce_box: str = field(default="", repr=False)
    duty_address: str = ""
    # Who looks at safety worries while the office is closed; empty where nobody does (SG-10).
    out_of_hours_cover: str = ""

    # --- who we are ---
    org: str = "Cafcass"
    phone: str = "0300 456 4000"
    reply_email: str = ""
    post_address: str = ""

    # --- numbers and links that letters say (check each before live use) ---
    emergency: str = "999"
    childline: str = "0800 1111"
    childline_upper_age: int = 18
    samaritans: str = "116 123"
    ombudsman_phone: str = "0345 015 4033"
    ombudsman_site: str = "www.ombudsman.org.uk"
    mp_site: str = "members.parliament.uk/FindYourMP"
    mp_phone: str = "020 7219 3000"

    # --- house rules of signing in (B-01) ---
    one_time_codes: str = "off"
    idle_minutes: int = 30
    tries_before_lock: int = 5
    lock_minutes: int = 15
    set_up_link_hours: int = 72

    # --- a story in pictures: that it says "you" to the child, and that a second person looks at it before it goes ---
    story_says_you: str = "on"
    story_second_person: str = "off"

    # --- office hours, London time; the working days come from the calendar ---
    office_opens: str = "09:00"
    office_closes: str = "17:00"

    @property
    def production(self) -> bool:
        return self.mode == "production"

    @property
    def served_over_https(self) -> bool:
        return self.public_office_url.startswith("https://")

    def opens(self) -> time:
        """Return when the office opens on a working day, London time."""
        return _clock_time("HEARD_OFFICE_OPENS", self.office_opens)

    def closes(self) -> time:
        """Return when the office closes on a working day, London time."""
        return _clock_time("HEARD_OFFICE_CLOSES", self.office_closes)

    def required(self, name: str) -> str:
        """Return the text setting ``name``; raise SettingsError in one sentence if it was never set."""
        value = str(getattr(self, name))
        if not value:
            place = self.office_var / "settings.env"
            raise SettingsError(f"{_variable(name)} is not set: put it in the environment or in {place}.")
        return value

    def field_key_bytes(self) -> bytes:
        """Return the key of the sealed columns. Raises SettingsError if it is missing or is not 32 bytes."""
        return _key_bytes("field_key", self.required("field_key"))

    def private_key_bytes(self) -> bytes:
        """Return the office's X25519 private key. Raises SettingsError if it is missing or is not 32 bytes."""
        return _key_bytes("office_private_key", self.required("office_private_key"))


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings afresh. Raises SettingsError, also when CLOCK_FILE is set in production mode."""
    environ = os.environ if environ is None else environ
    folder = Path(environ.get("HEARD_OFFICE_VAR") or PROJECT / "var" / "office")
    told = {**_file_values(folder / "settings.env"), **{k: v for k, v in environ.items() if k.startswith("HEARD_")}}
    told["HEARD_OFFICE_VAR"] = str(folder)
    values: dict[str, Any] = {}
    for setting in fields(Settings):
        raw = told.get(_variable(setting.name), "")
        if raw:
            values[setting.name] = _read(setting.name, setting.default, raw)
    made = _with_addresses(Settings(**values))
    _check(made, environ)
    return made


def _with_addresses(made: Settings) -> Settings:
    return replace(
        made,
        public_office_url=(made.public_office_url or f"http://127.0.0.1:{made.office_port}").rstrip("/"),
        database_url=made.database_url or f"sqlite:///{made.office_var / 'office.sqlite'}",
    )


def _variable(name: str) -> str:
    return "HEARD_" + name.upper()


def _read(name: str, default: object, raw: str) -> object:
    if isinstance(default, Path):
        return Path(raw)
    if not isinstance(default, int):
        return raw
    if not (raw.isascii() and raw.isdigit()):
        raise SettingsError(f"{_variable(name)} is not a whole number.")
    return int(raw)


def _file_values(file: Path) -> dict[str, str]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingsError(f"The settings file {file} cannot be read: {type(problem).__name__}.") from None
    values = {}
    for number, text in enumerate(lines, 1):
        line = text.strip()
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
    if not 0 < made.office_port < 65536:
        raise SettingsError("HEARD_OFFICE_PORT is not a port number between 1 and 65535.")
    if made.one_time_codes not in ("on", "off"):
        raise SettingsError("HEARD_ONE_TIME_CODES must be on or off.")
    for name in ("story_says_you", "story_second_person"):
        if getattr(made, name) not in ("on", "off"):
            raise SettingsError(f"HEARD_{name.upper()} must be on or off.")
    if made.opens() >= made.closes():
        raise SettingsError("HEARD_OFFICE_OPENS must be earlier than HEARD_OFFICE_CLOSES.")
    if not made.public_office_url.startswith(("http://", "https://")):
        raise SettingsError("HEARD_PUBLIC_OFFICE_URL must begin with http:// or https://.")
    if made.production:
        for name in ("secret_key", "field_key", "office_private_key", "handoff_token_sha256"):
            made.required(name)
        if not made.served_over_https:
            raise SettingsError("HEARD_PUBLIC_OFFICE_URL must begin with https:// in production mode.")


def _clock_time(variable: str, text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{variable} is not a time of day such as 09:00.") from None


def _key_bytes(name: str, text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _KEY_BYTES:
        raise SettingsError(f"{_variable(name)} is not {_KEY_BYTES} bytes in base64.")
    return key
