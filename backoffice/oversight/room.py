"""The blueprint of this room, and the pages it is made of."""

from __future__ import annotations

from flask import Blueprint

room = Blueprint("oversight", __name__, template_folder="templates")

from backoffice.oversight import audit_page, enquiries, home, queue, safeguarding, staff  # noqa: E402, F401
