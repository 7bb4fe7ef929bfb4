"""The room where a complaint is worked on, from its receipt to its end: the case page and everything below it."""

from __future__ import annotations

from flask import Blueprint

room = Blueprint("casework", __name__, template_folder="templates")

from backoffice.casework import (  # noqa: E402 the pages hang themselves into the room
    action_page,
    answer_page,
    assessment_page,
    case_page,
    file_page,
    letter_page,
    link_page,
    process_feedback_page,
    record_page,
    story_versions_page,
    storyboard_page,
    timeline_page,
)

__all__ = [
    "action_page",
    "answer_page",
    "assessment_page",
    "case_page",
    "file_page",
    "letter_page",
    "link_page",
    "process_feedback_page",
    "record_page",
    "room",
    "story_versions_page",
    "storyboard_page",
    "timeline_page",
]
