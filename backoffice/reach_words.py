"""How somebody may be reached, in words: by which way, who else would see it, and when."""

from __future__ import annotations

METHODS = {
    "in_person": "Meeting in person",
    "video": "Video call",
    "phone": "Phone call",
    "email": "Email",
    "letter": "Letter",
    "other": "Another way",
    "no_talk": "Does not want to talk",
    "none": "No way given",
}

PRIVATE = {
    "yes": "Nobody else would see or hear it",
    "no": "Someone else could see or hear it",
    "not_sure": "They are not sure",
    "not_said": "Did not say",
}

TIMES = {
    "before_school": "before school",
    "lunchtime": "at lunch",
    "after_school": "after school",
    "evening": "in the evening",
    "any": "any time",
    "other": "another time",
}
