"""Looking after the whole: the first page, the queue, safeguarding, reports, people, settings, the audit log."""

from backoffice.oversight import (
    absence_page,
    audit_page,
    enquiries,
    home,
    payments_page,
    queue,
    reports_page,
    retention_page,
    safeguarding,
    settings_page,
    staff,
    wordings_page,
)
from backoffice.oversight.room import room

__all__ = [
    "absence_page",
    "audit_page",
    "enquiries",
    "home",
    "payments_page",
    "queue",
    "reports_page",
    "retention_page",
    "room",
    "safeguarding",
    "settings_page",
    "staff",
    "wordings_page",
]
