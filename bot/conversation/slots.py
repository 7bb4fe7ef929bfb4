"""The names of everything the conversation remembers. Each is a slot of the dialogue engine; nothing else is kept."""

from __future__ import annotations

from typing import Tuple

# One slot for each question.
ANSWERS: Tuple[str, ...] = (
    "door", "who", "issues", "cards", "more", "early", "issue_about", "name", "age", "about_person", "when_text",
    "impact", "proceedings", "wanted", "contact_method", "reply_by", "contact_value", "contact_check",
    "contact_missing", "contact_private", "contact_note", "contact_times", "advocate", "needs", "language", "sharing",
    "sharing_why", "telling", "telling_text", "send", "nothing_told",
    "relationship", "helper_name", "child_knows", "words_from", "may_contact", "helper_method", "helper_reply_by",
    "helper_value", "helper_check", "helper_missing", "helper_private", "helper_note", "helper_times",
    "extra_help", "feedback_text", "face", "reply_wanted",
    "safe_now", "safe_reach", "after_safety", "distress", "stop", "callback_number", "callback_check", "callback_note",
    "other_body", "adult_check", "pass_on",
)

# What the conversation needs to find its way.
BOOKKEEPING: Tuple[str, ...] = (
    "ids",            # submission_id and alert_id, made once by the gateway
    "speaks",         # the language of the bot's own lines
    "kind",           # None, or "message" or "callback" once the chat has become one
    "open_question",  # the question of the main path that is open
    "asides",         # questions that interrupt the main path, the open one first
    "trail",          # the questions answered so far, in order, for Go back
    "done",           # the questions that are answered or skipped
    "skipped",        # the questions that were skipped
    "tries",          # how often a question was not understood
    "once",           # what has been said or noticed once and is not said again
    "story",          # the number of the issue that is being written, or None
    "fresh",          # the question that is shown again and whose next words replace the old ones
    "noticed",        # other_body, distress, anger, languages: what the words brought up
    "alert",          # the safety worry as far as it is known
    "said",           # the lines of the last turn, so that the same turn_id gives the same frame
    "last_turn",      # the turn_id answered last
    "sent_at",        # the server time of Send, so that a second try makes the same body
    "state",          # open, sending, deleted or ended
    "ending",         # None, send, delete or finish
)

SLOTS: Tuple[str, ...] = ANSWERS + BOOKKEEPING
