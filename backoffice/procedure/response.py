"""The blocks of the children's response (L-C11). A check looks at blocks that are filled, never for words in text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .terms import With, Words


@dataclass(frozen=True, kw_only=True)
class IssueAnswer:
    """What the response says about one issue."""

    issue: int
    childs_words: Words = ""
    finding: Words = ""
    """What we found, in plain words."""
    reason: Words = ""
    put_right: Words = ""
    put_right_by: date | None = None
    nothing_because: Words = ""
    """Why nothing is put right."""
    who_decides: Words = ""
    who_to_ask: Words = ""
    """Both for an issue that is not ours to decide (MC-14)."""


@dataclass(frozen=True, kw_only=True)
class OmbudsmanBlock:
    """The five facts of D-15, each its own box."""

    through_mp: Words = ""
    self_or_trusted_person: Words = ""
    decision_is_final: Words = ""
    free: Words = ""
    phone_and_site: Words = ""


@dataclass(frozen=True, kw_only=True)
class ResponseBlocks:
    """Everything the children's response is made of."""

    addressee: With = With.CHILD
    addressee_reason: Words = ""
    """Why it does not go to the child: too young, child unaware, child asked (D-11)."""
    issues: tuple[IssueAnswer, ...] = ()
    what_we_did: Words = ""
    who_we_talked_to: Words = ""
    apology: Words = ""
    learning: Words = ""
    no_learning_because: Words = ""
    who_else_will_see: Words = ""
    listen_and_learn: Words = ""
    ombudsman: OmbudsmanBlock = OmbudsmanBlock()
    how_this_went: Words = ""
    contact_name: Words = ""
    how_to_ask: Words = ""
    leader_meeting: Words = ""
    """What is said about meeting a senior leader; needed when a meeting is offered."""
    reading_grade: float | None = None
    grade_reason: Words = ""
    storyboard_considered: bool | None = None
    """None: nobody has decided yet. True: one is made. False: none is made."""
    storyboard_reason: Words = ""
    storyboard_attached: bool = False
