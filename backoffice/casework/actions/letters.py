"""The letters that are no step by themselves. When each is of use, and when it is due, ``occasions`` says."""

from __future__ import annotations

from backoffice.casework.actions.action import Action
from backoffice.procedure import commands
from backoffice.services.letters import occasions

_SAID = {
    "L-C06": (
        "letter-may-we-talk",
        "Ask the helper: may we talk with the child?",
        "It goes to the person who speaks for the child. Nobody has to talk with us, and the letter says so.",
    ),
    "L-C07": (
        "letter-no-talk",
        "It is fine not to talk",
        "The child does not want to talk. This letter says that this is fine and that you go on.",
    ),
    "L-C08": (
        "letter-another-way",
        "Say what we do instead",
        "The child hears why this is dealt with in another way, and what happens now.",
    ),
    "L-C10": (
        "letter-after-a-stop",
        "Write to the child after a stop",
        "Only if it is safe. Never say what the other person wrote, and do not send it where they could read it.",
    ),
    "L-C12": (
        "letter-story",
        "Send a story in pictures",
        "The newest story goes along as a PDF, and its words stand in the letter. Make and save it first.",
    ),
    "L-C16": (
        "letter-leader-meeting",
        "Invite to meet one of our leaders",
        "You decided to offer a meeting. The child can say no, and can bring somebody.",
    ),
    "L-C20": (
        "letter-ombudsman",
        "Send the sheet about the Ombudsman",
        "The five facts, and how to find an MP. Nothing in it can be changed.",
    ),
    "L-C21": (
        "letter-other-body",
        "Say who else can help",
        "Some of it is not ours to look at. The child hears who can, how to tell them, and what we still do.",
    ),
}

KEYS = {template: key for template, (key, _title, _lead) in _SAID.items()}


def _action(occasion: occasions.Occasion) -> Action:
    key, title, lead = _SAID[occasion.template]
    return Action(
        key,
        commands.SendLetter,
        title,
        title,
        "letters",
        lead=lead,
        letter=occasion.template,
        fits=occasion.of_use,
    )


_ANOTHER_STORY = Action(
    "another-story",
    commands.SendLetter,
    "Make a story in pictures",
    "Make a story in pictures",
    "letters",
    page="casework.storyboard",
    fits=lambda state: state.answer_went,
)
"""Until the answer goes, a story is made from the page of the answer."""

ACTIONS = (*(_action(occasion) for occasion in occasions.ALL), _ANOTHER_STORY)
