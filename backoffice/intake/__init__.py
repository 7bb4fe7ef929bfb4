"""The only door between the chat and the office: it takes submissions and alerts in, and lets nothing out."""

from backoffice.intake.views import room

__all__ = ["room"]
