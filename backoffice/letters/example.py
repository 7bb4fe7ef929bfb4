"""A made-up case that fills every letter: to look at a template's words, and to try them out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from backoffice.letters.standing import ombudsman_facts

A_DAY = date(2026, 3, 17)
A_REFERENCE = "CC-2026-0042"

EXAMPLE: Mapping[str, Any] = {
    "child_name": "Amira",
    "to_helper": False,
    "childline_fits": True,
    "childline": "0800 1111",
    "emergency": "999",
    "samaritans": "116 123",
    "mp_site": "members.parliament.uk",
    "mp_phone": "020 7219 3000",
    "ombudsman": ombudsman_facts(phone="0345 015 4033", site="www.ombudsman.org.uk"),
    "issues": ["she lied about me"],
    "intro_due": date(2026, 3, 20),
    "response_due": date(2026, 3, 31),
    "chosen_way": "a phone call",
    "timetable": [{"on": date(2026, 3, 24), "what": "I talk with your worker."}],
    "old_due": date(2026, 3, 31),
    "new_due": date(2026, 4, 10),
    "why": "Your worker is away this week.",
    "agreed_with": "You",
    "agreed_on": date(2026, 3, 25),
    "next_update": date(2026, 4, 7),
    "doing": "I talked to your worker. I still need to read her notes.",
    "expected": date(2026, 4, 10),
    "reasons": "You asked me to stop. I think that is right for you.",
    "what_now": "I will write to you again in May.",
    "answers": [
        {
            "childs_words": "she lied about me",
            "finding": "We agree with you.",
            "reason": "It had it wrong.",
            "put_right": "We will fix the report.",
            "put_right_by": date(2026, 4, 10),
        }
    ],
    "findings": [{"number": 1, "text": "she lied about me", "saying": "We agree.", "reason": "It had it wrong."}],
    "talked_to": ["your worker", "her manager"],
    "any_upheld": True,
    "remedies": [],
    "learning": ["Workers will check."],
    "shared_with": [],
    "leader_offered": False,
    "proceedings_ended": False,
    "storyboard": True,
    "panels": ["You told us that the report was wrong."],
    "again": False,
    "leader": "Jo Park",
    "action": "We fixed the report.",
    "done_on": A_DAY,
    "body": "The judge",
    "how_to_tell_them": "Ask your worker.",
    "still_ours": "How we spoke to you.",
    "words": "i dont want this any more",
    "parent_name": "Dan Hill",
    "parent_is": "father",
    "reason": "The child is afraid of what he would do.",
    "child_view": "I don't want him to read it",
    "risk_notes": "The court said he may not come near the house.",
    "talked_on": date(2026, 3, 26),
    "manager": "Robin Hale",
    "step1_due": date(2026, 4, 16),
    "support_asked": False,
    "for_a_child": False,
    "staff_name": "Tom Reed",
    "learnings": [{"text": "Workers read their notes back.", "owner": "Tom Reed", "due": date(2026, 5, 1)}],
    "actions": [{"text": "Fix the report.", "owner": "Jane Field", "due": date(2026, 4, 10)}],
}
