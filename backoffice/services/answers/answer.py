"""The answer to the child (L-C11): drafted from the findings, saved in versions, checked, and sent.

A draft is a flat table of the texts of the form. It becomes the blocks that the rules check, and the letter that the
child reads, so that both always say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.letters import Letter, edited, ombudsman_facts, template
from backoffice.letters.reading import grade
from backoffice.procedure.commands import HandOverHeldResponse, HoldResponseForChild, SendResponse
from backoffice.procedure.response import IssueAnswer, OmbudsmanBlock, ResponseBlocks
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import ContactMethod, With
from backoffice.records import Case, Response, audit
from backoffice.services.answers import answer_desk
from backoffice.services.answers.answer_desk import Desk
from backoffice.services.casefile import CaseFile
from backoffice.services.cases.take_step import Hand, take
from backoffice.services.letters import answer_words, letter_facts
from backoffice.services.letters.correspondence import EMAIL, Prepared, Sending
from backoffice.services.letters.letter_facts import Writer
from backoffice.services.refusals import GuardRefused
from backoffice.services.stories.story_desk import open_to_write
from backoffice.settings import Settings

LETTER = "L-C11"
OF_AN_ISSUE = ("finding", "reason", "put_right", "put_right_by", "nothing_because", "who_decides", "who_to_ask")
_BLOCKS = (
    "what_we_did",
    "who_we_talked_to",
    "apology",
    "learning",
    "no_learning_because",
    "who_else_will_see",
    "listen_and_learn",
    "how_this_went",
    "how_to_ask",
    "leader_meeting",
)

# Whether the letter speaks of a story in pictures follows from whether one goes with it.
_PICTURES = "storyboard"

Draft = Mapping[str, str]


def names(state: CaseState) -> tuple[str, ...]:
    """Return every text that a draft of this case may hold."""
    of_letter = tuple(block.key for block in template(LETTER).blocks if not block.fixed and block.key != _PICTURES)
    of_issues = tuple(f"issue-{issue.number}-{part}" for issue in state.confirmed_issues for part in OF_AN_ISSUE)
    return (
        *of_letter,
        *of_issues,
        "contact_name",
        "addressee",
        "addressee_reason",
        "grade_reason",
        "storyboard_considered",
        "storyboard_reason",
    )


def begun(case: Case, state: CaseState, writer: Writer, settings: Settings, today: date) -> dict[str, str]:
    """Return the first draft: what was found and decided, in the words it was written down in."""
    facts = answer_words.facts(case, state)
    draft: dict[str, str] = {"contact_name": writer.name, "addressee": With.CHILD.value}
    for issue in state.confirmed_issues:
        for part, text in answer_words.of_issue(case, issue).items():
            draft[f"issue-{issue.number}-{part}"] = text
    filled = letter_facts.draft(LETTER, case, state, writer, settings, today, facts, With.CHILD)
    draft |= {block.key: filled.blocks[block.key] for block in filled.template.blocks if not block.fixed}
    return draft


def newest_draft(
    desk: Desk, case: Case, state: CaseState, writer: Writer, settings: Settings, today: date
) -> dict[str, str]:
    """Return the answer as it stands, with the first words of whatever came to the case since; or the first draft."""
    return {**begun(case, state, writer, settings, today), **desk.words}


def addressed_to(draft: Draft, state: CaseState) -> With:
    """Return whom the answer is for: the child, unless it was decided that it goes to who speaks for them (D-11)."""
    chosen = draft.get("addressee") == With.REPRESENTATIVE.value and state.representative is not None
    return With.REPRESENTATIVE if chosen else With.CHILD


def letter_of(draft: Draft, case: Case, state: CaseState, writer: Writer, settings: Settings, today: date) -> Letter:
    """Return the letter that the draft makes."""
    facts = {**answer_words.facts(case, state), "answers": [_as_told(each) for each in _answers(draft, case, state)]}
    filled = letter_facts.draft(LETTER, case, state, writer, settings, today, facts, addressed_to(draft, state))
    typed = {key: draft.get(key, "") for key in filled.blocks if key != _PICTURES}
    return edited(filled, {**typed, _PICTURES: filled.blocks[_PICTURES] if _with_pictures(draft) else ""})


def blocks_of(
    draft: Draft, case: Case, state: CaseState, settings: Settings, letter: Letter, *, attached: bool
) -> ResponseBlocks:
    """Return the draft as the rules look at it."""
    considered = {"yes": True, "no": False}.get(draft.get("storyboard_considered", ""))
    return ResponseBlocks(
        addressee=addressed_to(draft, state),
        addressee_reason=draft.get("addressee_reason", ""),
        issues=_answers(draft, case, state),
        ombudsman=OmbudsmanBlock(**ombudsman_facts(phone=settings.ombudsman_phone, site=settings.ombudsman_site)),
        contact_name=draft.get("contact_name", ""),
        reading_grade=grade(letter.words()),
        grade_reason=draft.get("grade_reason", ""),
        storyboard_considered=considered,
        storyboard_reason=draft.get("storyboard_reason", ""),
        storyboard_attached=attached,
        **{name: draft.get(name, "") for name in _BLOCKS},
    )


def as_sent(case: Case, state: CaseState) -> dict[str, Any]:
    """Return the findings and actions as the child was told them, for a copy to a parent or carer (L-C13).

    Before there is an answer, they are those of the case.
    """
    sent = next((each for each in reversed(case.responses) if each.sent_at), None)
    if sent is None:
        return answer_words.findings(case, state)
    told = _answers(sent.blocks, case, state)
    return {
        "findings": [{"number": each.issue, "saying": each.finding, "reason": each.reason} for each in told],
        "remedies": [{"text": each.put_right, "due": each.put_right_by} for each in told if each.put_right],
    }


def save(session: Session, hand: Hand, draft: Draft, *, mark: str) -> Response:
    """Save the draft as a new version, or return the newest one where it says the same. ``mark`` is that of its page.

    Words that somebody else left on the desk, which the writer has seen, become a version of theirs first. Raises
    GuardRefused, or Stale if somebody saved or wrote other words meanwhile.
    """
    file = open_to_write(session, hand)
    desk = answer_desk.unless_moved(session, file.case, draft, mark)
    if not desk.saved and desk.at and desk.by != hand.person.id and desk.words != draft:
        _version(file, desk.words, desk.by, desk.at)
    answer_desk.clear(session, file.case)
    newest = answer_desk.latest(file.case)
    if newest is not None and newest.blocks == dict(draft):
        return newest
    return _version(file, draft, hand.person.id, hand.now)


def _version(file: CaseFile, draft: Draft, by: str, at: datetime) -> Response:
    newest = answer_desk.latest(file.case)
    saved = Response(
        case_id=file.case.id,
        version=1 + (newest.version if newest else 0),
        addressee=addressed_to(draft, _known(file.state)).value,
        saved_at=at,
        saved_by=by,
        created_by=by,
    )
    saved.addressee_reason = draft.get("addressee_reason") or None
    saved.grade_override_reason = draft.get("grade_reason") or None
    saved.blocks = dict(draft)
    file.case.responses.append(saved)
    file.session.flush()
    return saved


def approve(session: Session, hand: Hand, saved_id: str) -> None:
    """Put this person's name to a saved version. Words that change afterwards are another version, not approved yet."""
    session.get_one(Response, saved_id).approved_by = hand.person.id
    audit.note(
        session,
        who=hand.person.id,
        what="answer_approved",
        case_reference=hand.reference,
        subject=saved_id,
        at=hand.now,
    )


def send(session: Session, hand: Hand, blocks: ResponseBlocks, letter: Prepared, saved_id: str) -> None:
    """Send the answer, with the story in pictures that is enclosed. Both versions are settled for ever by it."""
    command = SendResponse(
        sent_on=london_date(hand.now),
        blocks=replace(blocks, storyboard_attached=any(each.story for each in letter.enclosures)),
        written=True,
        channel=channel_of(letter.sending),
        approved_by=_approver(session, hand, saved_id),
    )
    take(session, hand, command, letter)
    _settle(session, hand, letter, saved_id)


def hold(
    session: Session, hand: Hand, blocks: ResponseBlocks, saved_id: str, storyboard_id: str | None, reason: str
) -> None:
    """Keep the finished answer for a child who cannot be reached safely (C-T11b). Nothing goes out."""
    command = HoldResponseForChild(
        finished_on=london_date(hand.now),
        blocks=replace(blocks, storyboard_attached=storyboard_id is not None),
        reason=reason,
        approved_by=_approver(session, hand, saved_id),
    )
    take(session, hand, command)


def hand_over(session: Session, hand: Hand, letter: Prepared, saved_id: str | None) -> None:
    """Give the child the answer that was kept for them (C-T11b)."""
    command = HandOverHeldResponse(on=london_date(hand.now), channel=channel_of(letter.sending))
    take(session, hand, command, letter)
    if saved_id is not None:
        _settle(session, hand, letter, saved_id)


def channel_of(sending: Sending) -> ContactMethod:
    """Return how the rules call the way a letter goes."""
    return ContactMethod.EMAIL if sending.way == EMAIL else ContactMethod.LETTER


def _approver(session: Session, hand: Hand, saved_id: str) -> str:
    """Who approved these very words; whoever sends them without asking anybody approves them by that."""
    return session.get_one(Response, saved_id).approved_by or hand.person.id


def _settle(session: Session, hand: Hand, letter: Prepared, saved_id: str) -> None:
    saved = session.get_one(Response, saved_id)
    saved.sent_at, saved.letter_id = hand.now, letter.letter_id


def _with_pictures(draft: Draft) -> bool:
    return draft.get("storyboard_considered") == "yes"


def _answers(draft: Draft, case: Case, state: CaseState) -> tuple[IssueAnswer, ...]:
    words = {issue.number: issue.text_verbatim or "" for issue in case.issues}
    return tuple(_answer(draft, issue.number, words.get(issue.number, "")) for issue in state.confirmed_issues)


def _answer(draft: Draft, number: int, childs_words: str) -> IssueAnswer:
    told: dict[str, Any] = {part: draft.get(f"issue-{number}-{part}", "").strip() for part in OF_AN_ISSUE}
    told["put_right_by"] = _date(told["put_right_by"])
    return IssueAnswer(issue=number, childs_words=childs_words, **told)


def _as_told(answer: IssueAnswer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in ("childs_words", *OF_AN_ISSUE)}


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _known(state: CaseState | None) -> CaseState:
    if state is None:
        raise GuardRefused("G-STATE", "No complaints procedure governs this case.")
    return state
