"""How the office says its own codes: the words beside each choice on a form, and on the case page."""

from __future__ import annotations

from backoffice.procedure import terms
from backoffice.reach_words import METHODS, PRIVATE, TIMES
from backoffice.state_words import OUTCOMES, STATES

REACHED = {
    "reached": "I reached them",
    "left_message": "I left a message",
    "sent": "I sent it",
    "no_answer": "Nobody answered",
    "refused": "They did not want to talk",
}
WITH = {
    "child": "The child",
    "representative": "The person who speaks for the child",
    "parent_or_carer": "A parent or carer",
    "complainant": "The person who complained",
    "staff": "A member of staff",
    "other": "Someone else",
}
ASSESSMENT = {
    "pending": "Not decided yet",
    "satisfied": "Yes",
    "satisfied_with_support": "Yes, with support",
    "not_satisfied": "No",
}
ROUTES = {
    "continue": "Go on with it",
    "continue_with_support": "Go on, with more support for the child",
    "as_representative": "Go on as a complaint made for the child",
    "move_to_three_step": "Move it to the adult procedure",
    "feedback": "Keep it as feedback",
    "close_with_reasons": "Close it, with reasons in writing",
}
REMEDIES = {
    "acknowledgement": "Say that it happened",
    "explanation": "Explain",
    "apology": "Say sorry",
    "recognise_impact": "Recognise what it did to the child",
    "compensation": "Pay something (a senior manager approves)",
    "amend_record": "Put right what we wrote",
    "clarify_to_court": "Tell the court the right facts",
    "letter_to_court_children_parties": "Write to the court, the children or the parties",
    "practice_review": "Look again at how we work",
    "change_practice": "Change how we work",
    "other": "Something else",
}
RESPONSIBLE = {"yes": "Yes", "no": "No", "unknown": "We do not know"}
SHARING = {"share": "Share it", "do_not_share": "Don't share it", "undecided": "Not decided yet"}
SHARING_VIEW = {
    "ok": "OK with it",
    "worried": "Worried about it",
    "not_sure": "Not sure",
    "not_said": "Did not say",
    "not_asked": "Was not asked",
}
PARTS = {
    "officer": "The worker",
    "officer_manager": "The worker's manager",
    "person_complained_about": "The person complained about",
    "other": "Someone else",
}
LEVELS = {"individual": "One person", "team": "A team", "organisation": "Everybody"}
LEARNING_ROUTES = {
    "line_manager": "Through the line manager",
    "senior_manager": "Through a senior manager",
    "policy_owner": "Through the owner of the policy",
}
WISHES = {
    "wants": "Wants to talk",
    "does_not_want": "Does not want to talk",
    "changed_mind": "Changed their mind: wants to talk now",
}
WORDS_FROM = {
    "child": "The words are the child's own.",
    "adult": "The words are those of the person who told us.",
    "both": "Some of the words are the child's, some are those of the person who told us.",
}
ADVOCATES = {
    "yes": "Wants an advocate",
    "no": "Wants none",
    "already_has": "Has one already",
    "not_said": "Did not say",
}
MAY_CONTACT = {
    "yes": "Yes",
    "will_ask": "They will ask the child",
    "no": "They said no",
    "child_does_not_want": "The child does not want it",
    "not_said": "They did not say",
}
BODIES = {
    "cafcass": "Ours",
    "court_judge": "The judge's",
    "court_staff": "The court's own staff",
    "local_authority": "The council's",
    "solicitor": "A solicitor's",
    "cafcass_cymru": "Cafcass Cymru's",
    "police": "The police's",
    "school": "A school's",
    "other": "Somebody else's",
    "not_sure": "Not sure",
}
LINKED = {
    "sibling": ("A brother or sister", "A brother or sister"),
    "same_person": ("The same person", "The same person"),
    "split_from": ("Split off from", "Split off into"),
    "moved_from": ("Moved here from", "Goes on as"),
    "repeats": ("Says the same again as", "Is said again in"),
    "after_stop": ("Told after we stopped", "The child told us again in"),
}
PARTS_IN_CASE = {
    "subject": "The complaint is about them",
    "subjects_manager": "They are that person's manager",
}
CHANNELS = {
    "phone": "By phone",
    "in_person": "In person",
    "letter": "By letter",
    "email": "By email",
    "web_form": "Through a form on the website",
}
MOVED_TO = {
    "three_step": "to the adult procedure",
    "children_policy": "to the children's policy",
    "other_body": "to somebody else",
    "feedback": "to the feedback",
}
SHARES = {"complaint": "The complaint", "learning": "What we learned", "both": "Both"}
PROCEEDINGS = {"live": "Going on now", "ended": "Over", "not_sure": "Not sure", "not_said": "Did not say"}
PRESSURE = {"no": "No", "possibly": "Possibly", "yes": "Yes"}
DAYTIMES = {part: says[0].upper() + says[1:] for part, says in TIMES.items()}

CHECKS = {
    "MC-1": "It goes to the child",
    "MC-2": "Every point, in the child's words",
    "MC-3": "What we did and who we talked to",
    "MC-4": "What we found, and why",
    "MC-5": "What we put right, and by when",
    "MC-6": "Sorry, where we agree",
    "MC-7": "What will be different",
    "MC-8": "Who else will see it",
    "MC-9": "The listen and learn talk",
    "MC-10": "The Ombudsman",
    "MC-11": "We will ask how it went",
    "MC-12": "Who to ask",
    "MC-13": "A meeting with one of our leaders was thought about",
    "MC-14": "Who decides what is not ours",
    "MC-15": "Easy enough to read",
    "MC-16": "A story in pictures was thought about",
}

BY_TERM: dict[type, dict[str, str]] = {
    terms.ContactMethod: METHODS,
    terms.ContactOutcome: REACHED,
    terms.With: WITH,
    terms.AssessmentValue: ASSESSMENT,
    terms.Route: ROUTES,
    terms.Outcome: OUTCOMES,
    terms.RemedyType: REMEDIES,
    terms.Sharing: SHARING,
    terms.SharingView: SHARING_VIEW,
    terms.InterviewPart: PARTS,
    terms.LearningLevel: LEVELS,
    terms.LearningRoute: LEARNING_ROUTES,
    terms.Private: PRIVATE,
    terms.Wish: WISHES,
    terms.Advocate: ADVOCATES,
    terms.StaffShareWhat: SHARES,
    terms.Proceedings: PROCEEDINGS,
    terms.Pressure: PRESSURE,
    terms.TransferTo: MOVED_TO,
    terms.MayContactChild: MAY_CONTACT,
    terms.PartOfDay: TIMES,
    terms.ChildrensState: STATES,
}


def say(value: object) -> str:
    """Return a value of the office as words: the table's own where there are some, else the spelling."""
    told = str(value)
    return BY_TERM.get(type(value), {}).get(told, told.replace("_", " ").capitalize())


def say_as(words: dict[str, str], value: str | None) -> str:
    """Return a stored code as words of one table."""
    return words.get(value or "", (value or "").replace("_", " ").capitalize())
