"""Where in the chat somebody was, in words: the office never shows the chat's own codes."""

from __future__ import annotations

_PLACES = {
    "N01": "At the first screen",
    "N02": "Saying who they are",
    "N03": "Giving a name",
    "N04": "Giving an age",
    "N05": "Telling what went wrong",
    "N05h": "Choosing what went wrong from a list",
    "N06": "Saying whether there is more",
    "N07": "Saying who it is about",
    "N08": "Saying when it happened",
    "N09": "Saying how it has been for them",
    "N10": "Saying what they want",
    "N11": "Saying whether the court case goes on",
    "N12": "Choosing how to talk",
    "N12a": "Choosing where the answer goes",
    "N13": "Giving a number or an address",
    "N14": "Saying whether somebody could see or hear",
    "N14b": "Saying how to keep it private",
    "N15": "Saying when is a good time",
    "N16": "Asked about an advocate",
    "N17": "Saying what would help them",
    "N18": "Asked about telling a parent or carer",
    "N18b": "Saying who should not see the answer",
    "N19b": "Asked whether telling the worker worries them",
    "N20": "Checking what they wrote",
    "F01": "Giving feedback",
    "CB1": "Asking for a call",
    "DS1": "Taking a break",
    "S0": "Asked whether they are safe",
    "S5": "Asked for a safe way to be reached",
    "S6": "Asked whether to carry on",
}


def place(question: str | None) -> str:
    """Say the place of a question's id; one that has no words of its own is "Further on in the chat"."""
    if not question:
        return "Not known"
    return _PLACES.get(question, "Further on in the chat")
