"""The words of the letter templates: those in force, every earlier set of them, changed and brought back (B-24).

The program's own words are files; what the house says otherwise stands over them, block by block. A set of words that
was saved once is never changed: bringing an earlier one back makes a new one. A letter names the set it was made of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backoffice.letters import LetterTemplate, Problem, all_templates, template
from backoffice.letters.template import Block
from backoffice.letters.wording import plainly, rewritten, words_of, wrong
from backoffice.records import LetterWording, audit
from backoffice.services.refusals import NotDone, NotFound

_LONGEST_REASON = 400
_WORD = re.compile(r"\S+\s*")


class NotTheseWords(NotDone):
    """The words typed cannot stand. ``problems`` are all the reasons, in reading order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


class ChangedMeanwhile(NotDone):
    """Somebody else saved other words since these were looked at."""

    def __init__(self, now: LetterTemplate) -> None:
        super().__init__(
            f"Somebody else changed these words while you were writing: version {now.version_name} is in force now. "
            "Yours are still here and are not saved. Compare them, then save again."
        )


@dataclass(frozen=True)
class Edition:
    """One set of words of a letter: its name, who saved it and why, and the template it makes."""

    name: str
    number: int
    template: LetterTemplate
    at: datetime | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Difference:
    """A passage that two sets of words say in another way: runs of words, each "same", "out" or "in"."""

    label: str
    runs: tuple[tuple[str, str], ...]


def in_force(session: Session | None, letter: str) -> LetterTemplate:
    """Return the template that letters are made of now. Raises UnknownLetter."""
    own = template(letter)
    newest = _newest(session, letter) if session is not None else None
    return own if newest is None else _over(own, newest)


def all_in_force(session: Session) -> tuple[LetterTemplate, ...]:
    """Return every template that letters are made of now, by number."""
    return tuple(in_force(session, own.id) for own in all_templates())


def editions(session: Session, letter: str) -> tuple[Edition, ...]:
    """Return every set of words of a letter, the newest first and the program's own last. Raises UnknownLetter."""
    own = template(letter)
    rows = session.scalars(
        select(LetterWording).where(LetterWording.template == letter).order_by(LetterWording.number.desc())
    )
    return (*(_edition(own, row) for row in rows), Edition(own.version_name, 0, own))


def edition(session: Session, letter: str, number: int) -> Edition:
    """Return one set of words of a letter by its number; 0 is the program's own. Raises NotFound, UnknownLetter."""
    found = next((each for each in editions(session, letter) if each.number == number), None)
    if found is None:
        raise NotFound("set of words")
    return found


def save(
    session: Session,
    letter: str,
    typed: Mapping[str, str],
    *,
    seen: int,
    reason: str,
    grade_reason: str,
    by: str,
    now: datetime,
) -> LetterTemplate:
    """Put words in force; a box that was not typed in keeps its own. ``seen`` is the number of the set before them.

    Raises NotTheseWords, ChangedMeanwhile, or NotDone where nothing differs.
    """
    own, before = template(letter), in_force(session, letter)
    said = {**words_of(own, before), **typed}
    if problems := (*wrong(own, said, grade_reason=grade_reason), *_unreasoned(reason)):
        raise NotTheseWords(problems)
    if before.edition != seen:
        raise ChangedMeanwhile(before)
    now_says = rewritten(own, said)
    if now_says.blocks == before.blocks:
        raise NotDone("These are the words that are in force already. Nothing was saved.")
    why = "\n".join(said for said in (reason.strip(), grade_reason.strip()) if said)
    return _keep(session, before, now_says, reason=why, by=by, now=now)


def bring_back(session: Session, letter: str, number: int, *, seen: int, by: str, now: datetime) -> LetterTemplate:
    """Put an earlier set of words in force again, as a new one. Raises NotFound, ChangedMeanwhile or NotDone."""
    earlier, before = edition(session, letter, number), in_force(session, letter)
    if before.edition != seen:
        raise ChangedMeanwhile(before)
    own = template(letter)
    wanted = replace(own, blocks=tuple(_same_block(block, earlier.template) for block in own.blocks))
    if wanted.blocks == before.blocks:
        raise NotDone("These are the words that are in force already.")
    return _keep(session, before, wanted, reason=f"Version {earlier.name} brought back.", by=by, now=now)


def differences(one: LetterTemplate, other: LetterTemplate) -> tuple[Difference, ...]:
    """Return what the second set of words says otherwise than the first, passage by passage."""
    found = []
    blocks = {block.key: block for block in (*one.blocks, *other.blocks)}
    for key, block in blocks.items():
        before, after = (_said(each, key) for each in (one, other))
        if before != after:
            found.append(Difference(block.label, _runs(before, after)))
    return tuple(found)


def _newest(session: Session, letter: str) -> LetterWording | None:
    rows = select(LetterWording).where(LetterWording.template == letter).order_by(LetterWording.number.desc())
    return session.scalar(rows.limit(1))


def _over(own: LetterTemplate, row: LetterWording) -> LetterTemplate:
    """The program's template with the blocks that the house says otherwise; what it left alone follows the program."""
    words: Mapping[str, Any] = row.words or {}
    ours = {key: told for key, told in words.items() if told["ours"]}
    blocks = (_told(block, ours[block.key]) if block.key in ours else block for block in own.blocks)
    return replace(own, blocks=tuple(blocks), edition=row.number)


def _edition(own: LetterTemplate, row: LetterWording) -> Edition:
    """A set of words as it was when it was saved, whatever the program has said since."""
    words: Mapping[str, Any] = row.words or {}
    blocks = (_told(block, words[block.key]) for block in own.blocks if block.key in words)
    made = replace(own, version=row.made_from, blocks=tuple(blocks), edition=row.number)
    return Edition(made.version_name, row.number, made, row.created_at, row.created_by, row.reason or "")


def _told(block: Block, words: Mapping[str, Any]) -> Block:
    return block if block.fixed else replace(block, heading=words["heading"], text=words["text"])


def _same_block(block: Block, earlier: LetterTemplate) -> Block:
    return next((each for each in earlier.blocks if each.key == block.key), block)


def _keep(
    session: Session, before: LetterTemplate, now_says: LetterTemplate, *, reason: str, by: str, now: datetime
) -> LetterTemplate:
    own = template(before.id)
    row = LetterWording(
        template=own.id, number=before.edition + 1, made_from=own.version, created_by=by[:32], created_at=now
    )
    row.words = {
        block.key: {"heading": block.heading, "text": block.text, "ours": block != own.block(block.key)}
        for block in now_says.blocks
    }
    row.reason = reason
    session.add(row)
    try:
        session.flush()
    except IntegrityError:
        raise ChangedMeanwhile(before) from None
    kept = _over(own, row)
    audit.note(
        session,
        who=by,
        what="letter_words_changed",
        subject=own.id,
        before=before.version_name,
        after=kept.version_name,
        at=now,
    )
    return kept


def _unreasoned(reason: str) -> tuple[Problem, ...]:
    if not reason.strip():
        return (Problem("reason", "reason", "Say why the words change."),)
    if len(reason.strip()) > _LONGEST_REASON:
        return (Problem("reason", "reason", f"Use at most {_LONGEST_REASON} characters."),)
    return ()


def _said(whole: LetterTemplate, key: str) -> str:
    block = next((each for each in whole.blocks if each.key == key), None)
    return "" if block is None else "\n".join(said for said in (block.heading, plainly(block)) if said)


def _runs(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Two texts as one: the words that both have, those that went and those that came, in reading order."""
    one, other = _WORD.findall(before), _WORD.findall(after)
    runs: list[tuple[str, str]] = []
    for sign, from_one, to_one, from_other, to_other in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if sign == "equal":
            runs.append(("same", "".join(one[from_one:to_one])))
            continue
        runs += [("out", "".join(one[from_one:to_one]))] if to_one > from_one else []
        runs += [("in", "".join(other[from_other:to_other]))] if to_other > from_other else []
    return tuple(runs)
