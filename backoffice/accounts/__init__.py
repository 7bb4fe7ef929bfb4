"""Signing in and out, and setting a password with a one-time link."""

from backoffice.accounts.views import room

__all__ = ["room"]
