"""Looking after the whole: the first page, the queue, safeguarding, staff, the audit log."""

from backoffice.oversight.room import room

__all__ = ["room"]
