"""The first words of an answer: how the office's findings, talks and decisions are said to a child."""

from __future__ import annotations

from typing import Any

from backoffice.procedure.state import CaseState, IssueState
from backoffice.procedure.terms import Body, InterviewPart, Outcome, RemedyStatus, Sharing
from backoffice.records import Case, Finding, Remedy

FOUND = {
    Outcome.UPHELD: "We agree with you.",
    Outcome.PARTLY_UPHELD: "We agree with part of this.",
    Outcome.NOT_UPHELD: "We don't agree with this.",
    Outcome.NO_FINDING: "We could not find out.",
    Outcome.OUTSIDE_REMIT: "This is not ours to decide.",
}
_WORKERS = "your worker's"
_MANAGER = f"{_WORKERS} manager"
_TALKED_TO = {
    InterviewPart.OFFICER: "your worker",
    InterviewPart.OFFICER_MANAGER: _MANAGER,
    InterviewPart.PERSON_COMPLAINED_ABOUT: "the person you told us about",
    InterviewPart.OTHER: "someone else who knows about it",
}
_DECIDES = {
    Body.COURT_JUDGE: ("The judge decides this.", "Your worker or your solicitor can tell you more about it."),
    Body.COURT_STAFF: ("The court has its own team for this.", "You can write to HM Courts and Tribunals Service."),
    Body.LOCAL_AUTHORITY: ("The council decides this.", "You can tell the council. An advocate can help you."),
    Body.SOLICITOR: ("The solicitor's firm has to answer this.", "You can write to the firm. An adult can help you."),
    Body.CAFCASS_CYMRU: ("Cafcass Cymru in Wales has to answer this.", "You can write to them. An adult can help you."),
    Body.POLICE: ("The police have to answer this.", "You can tell the police. An adult you trust can help you."),
    Body.SCHOOL: ("The school has to answer this.", "You can tell a teacher you trust."),
}
_DECIDED_ELSEWHERE = ("", "")
BODIES = {
    Body.COURT_JUDGE: "the judge",
    Body.COURT_STAFF: "the court's own team",
    Body.LOCAL_AUTHORITY: "the council",
    Body.SOLICITOR: "the solicitor's firm",
    Body.CAFCASS_CYMRU: "Cafcass Cymru in Wales",
    Body.POLICE: "the police",
    Body.SCHOOL: "the school",
}


def facts(case: Case, state: CaseState) -> dict[str, Any]:
    """Return what the template of the answer asks for, beside what all letters know."""
    agreed = (Outcome.UPHELD, Outcome.PARTLY_UPHELD)
    names = {party.id: party.person.name or "" for party in case.parties}
    return {
        "answers": [],
        "talked_to": talked_to(state),
        "any_upheld": any(issue.outcome in agreed for issue in state.confirmed_issues),
        "learning": [each.text for each in case.learnings if each.text],
        "shared_with": [names[p.party] for p in state.parents if p.decision is Sharing.SHARE and names.get(p.party)],
    }


def talked_to(state: CaseState, manager: str = "manager") -> list[str]:
    """Return whom we talked to, as the child knows them."""
    parts = dict.fromkeys(interview.part for interview in state.interviews)
    said = [_TALKED_TO[part] for part in parts]
    both = InterviewPart.OFFICER in parts
    return [f"{'their' if both else _WORKERS} {manager}" if each == _MANAGER else each for each in said]


def of_issue(case: Case, issue: IssueState) -> dict[str, str]:
    """Return the first words on one issue: its finding, its plain reason, and what is put right."""
    row = next(each for each in case.issues if each.number == issue.number)
    finding: Finding | None = next((each for each in case.findings if each.issue_id == row.id), None)
    remedies = _remedies(case, row.id, first=row is case.issues[0])
    by = max((remedy.due for remedy in remedies if remedy.due), default=None)
    who, ask = decides(issue.about_body) if issue.outcome is Outcome.OUTSIDE_REMIT else _DECIDED_ELSEWHERE
    return {
        "finding": FOUND[issue.outcome] if issue.outcome else "",
        "reason": (finding.reason_plain or "") if finding else "",
        "put_right": " ".join(sentence(remedy.text or "") for remedy in remedies),
        "put_right_by": by.isoformat() if by else "",
        "nothing_because": "",
        "who_decides": who,
        "who_to_ask": ask,
    }


def decides(body: Body) -> tuple[str, str]:
    """Return who decides what is not ours, and whom the child can ask about it; two empty texts where nobody knows."""
    return _DECIDES.get(body, _DECIDED_ELSEWHERE)


def findings(case: Case, state: CaseState) -> dict[str, Any]:
    """Return the findings and actions for a copy to a parent or carer (L-C13). Nothing of how to reach the child."""
    told = []
    for issue in state.confirmed_issues:
        words = of_issue(case, issue)
        told.append({"number": issue.number, "saying": words["finding"], "reason": words["reason"]})
    return {"findings": told, "remedies": [{"text": r.text, "due": r.due} for r in case.remedies if _open(r)]}


def _remedies(case: Case, issue_id: str, *, first: bool) -> list[Remedy]:
    """What is put right for an issue; what belongs to no issue alone is told with the first."""
    return [r for r in case.remedies if _open(r) and (r.issue_id == issue_id or (first and r.issue_id is None))]


def _open(remedy: Remedy) -> bool:
    return remedy.status != RemedyStatus.DROPPED.value


def sentence(text: str) -> str:
    """Return the words with a full stop where they end without one."""
    text = text.strip()
    return text if not text or text[-1] in ".!?" else f"{text}."
