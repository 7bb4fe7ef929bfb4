"""What became of a letter, in words: the mark on a list, its colour, and what a person should do about it."""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.services.letters.post import HELD_BACK


@dataclass(frozen=True)
class Fate:
    """How far a letter has come. ``colour`` is that of a GOV.UK tag; ``advice`` says what to do, where there is
    something to do."""

    says: str
    colour: str
    advice: str = ""


FATES = {
    "waiting": Fate("On its way", "yellow", "It goes out within a minute."),
    "claimed": Fate("On its way", "yellow", "It is going out now."),
    "handing_over": Fate("On its way", "yellow", "It is going out now."),
    "sent": Fate("Sent by email", "green"),
    "delivered": Fate("Delivered by email", "green"),
    "failed": Fate(
        "Did not arrive", "red", "The mail server will not take it. Look at the address. Send it again, or another way."
    ),
    "came_back": Fate(
        "Came back", "red", "It reached nobody. Look at the address. Send it again, or another way, and say sorry."
    ),
    "unsure": Fate(
        "Not sure it arrived",
        "red",
        "The mail server had the letter and then fell silent. Ask before you send it again, so that nobody gets it "
        "twice.",
    ),
    "printed": Fate("Print and post", "yellow", "Print it, and post it or hand it over. Then say so here."),
    "posted": Fate("Posted", "green"),
    "handed_over": Fate("Handed over", "green"),
    "filed": Fate("Kept in the file", "grey", "This note is sent to nobody."),
    "replaced": Fate("Went another way", "grey", "The same words went out in another way."),
}
AWAY = "The mail server does not answer just now. We keep trying; nothing is lost."
HELD = "Contact with the worker named is on hold, so no letter goes to staff. It goes when the hold is lifted."


def fate_of(status: str, problem: str | None = None) -> Fate:
    """Return the fate of a letter with this status. One that waits for more than its turn says for what."""
    fate = FATES[status]
    if status != "waiting" or not problem:
        return fate
    return Fate("Held back", "yellow", HELD) if problem == HELD_BACK else Fate(fate.says, fate.colour, AWAY)
