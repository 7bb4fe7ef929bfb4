"""Looking after the whole: the first page, the queue, safeguarding, staff, the audit log."""

from backoffice.oversight import audit_page, enquiries, home, queue, safeguarding, staff
from backoffice.oversight.room import room

__all__ = ["audit_page", "enquiries", "home", "queue", "room", "safeguarding", "staff"]
