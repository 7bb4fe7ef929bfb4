"""What a text tells of the outcome of a complaint, so that a story cannot tell it otherwise than the response.

A panel that tells an outcome is tied to a finding. Its words are held against that finding here: whoever changes a
caption from "You were right about this" to "We do not agree" has to change the response first.
"""

from __future__ import annotations

import re

from storyboards.story import Panel, Story

OUTCOMES: dict[str, str] = {
    "upheld": "we agree",
    "partly_upheld": "we agree with part of it",
    "not_upheld": "we do not agree",
    "no_finding": "we could not find out",
    "outside_remit": "it is not ours to decide",
}
"""The outcomes of a finding and how a child is told them."""

_NOT = r"(?:do not|don['’]t|did not|didn['’]t|cannot|can['’]t|could not|couldn['’]t)"
_SAID: dict[str, re.Pattern[str]] = {
    outcome: re.compile(pattern, re.IGNORECASE)
    for outcome, pattern in {
        "upheld": r"\bwe agree\b(?! (?:that|to|with (?!you\b|this\b|these\b|it\b|all\b|what you\b)))"
        r"|(?<!that )\byou (?:were|are) right\b(?! (?:to |about (?:part|some)\b))",
        "partly_upheld": r"\bwe agree with (?:part|some)\b"
        r"|\byou (?:were|are) (?:right about (?:part|some)|partly right)\b",
        "not_upheld": rf"\bwe {_NOT} agree\b|(?<!that )\byou (?:were|are) (?:not right|wrong)\b",
        "no_finding": rf"\bwe {_NOT} (?:find out|be sure|know for sure|tell (?:what|who|if|whether)\b)",
        "outside_remit": r"\bnot (?:ours|for us|our (?:job|place)) to decide\b",
    }.items()
}
"""The words in which a child is told each outcome."""

_CONTRARY: dict[str, set[str]] = {
    "upheld": {"not_upheld", "partly_upheld"},
    "partly_upheld": set(),
    "not_upheld": {"upheld", "partly_upheld"},
    "no_finding": {"upheld", "partly_upheld", "not_upheld"},
    "outside_remit": {"upheld", "partly_upheld", "not_upheld"},
}
"""What a panel may not say beside the outcome of its finding."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def our_words(story: Story, panel: Panel) -> list[str]:
    """What we say in a panel: its caption and what is said, without the child's own words and what is quoted."""
    children = {person.key for person in story.cast if person.role == "child"}
    said = [bubble.text for bubble in panel.bubbles if bubble.who not in children]
    return [_QUOTED.sub("", text) for text in (*said, panel.caption)]


def told(texts: list[str]) -> set[str]:
    """The outcomes that these texts tell. To agree and not to agree at once is to agree with part."""
    found = {outcome for outcome, words in _SAID.items() if any(words.search(text) for text in texts)}
    return found | {"partly_upheld"} if {"upheld", "not_upheld"} <= found else found


def tells_otherwise(texts: list[str], outcome: str) -> bool:
    """Whether these texts tell another outcome than the one given. Texts that tell none do not."""
    found = told(texts)
    return bool(found) and (outcome not in found or bool(found & _CONTRARY.get(outcome, set())))
