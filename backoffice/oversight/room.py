"""The blueprint of this room; its pages hang themselves on it."""

from __future__ import annotations

from flask import Blueprint

room = Blueprint("oversight", __name__, template_folder="templates")
