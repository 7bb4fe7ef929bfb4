"""Which way emails leave this house, a mail server or GOV.UK Notify by a setting, and where they come back to."""

from __future__ import annotations

from collections.abc import Callable

from backoffice.gateways.mail import Mailer, SmtpMailer
from backoffice.gateways.returned import ImapReturnBox, ReturnBox
from backoffice.settings import Settings, SettingsError


def mailer_for(settings: Settings) -> Mailer:
    """Return the mailer that the settings name. Raises SettingsError where one of them cannot be used."""
    try:
        return _MAILERS[settings.mail_by](settings)
    except KeyError:
        raise SettingsError("HEARD_MAIL_BY must be smtp or notify.") from None
    except ValueError as problem:
        raise SettingsError(str(problem)) from None


def return_box_for(settings: Settings) -> ReturnBox | None:
    """Return the mailbox to which undelivered letters come back, or None. Raises SettingsError."""
    if not settings.bounce_box:
        return None
    try:
        return ImapReturnBox(settings.bounce_box)
    except ValueError as problem:
        raise SettingsError(str(problem)) from None


def _smtp(settings: Settings) -> Mailer:
    reply_to = settings.reply_email if settings.reply_email != settings.mail_from else ""
    return SmtpMailer(settings.smtp_url, settings.mail_from, reply_to, bounce_to=settings.bounce_from)


def _notify(settings: Settings) -> Mailer:
    # What it needs takes long to load, and most offices send through a mail server.
    from backoffice.gateways.notify import NotifyMailer

    return NotifyMailer(
        settings.notify_api_key,
        settings.notify_template_id,
        url=settings.notify_url,
        reply_to_id=settings.notify_reply_to_id,
    )


_MAILERS: dict[str, Callable[[Settings], Mailer]] = {"smtp": _smtp, "notify": _notify}
