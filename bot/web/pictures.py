"""The pictures beside buttons, for a child who chose to see them. They say nothing that the words do not say.

They are Fluent Emoji (MIT), from the package ``@iconify-json/fluent-emoji-flat``; set-up copies those that are named
here: ``python -m bot.web.pictures PACKAGE_FOLDER``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "static" / "vendor" / "pictures"

_METHODS = {
    "in_person": "waving-hand", "video": "laptop", "phone": "telephone", "email": "envelope", "letter": "postbox",
    "other": "light-bulb", "no_talk": "shushing-face", "nowhere": "no-entry",
}
_TIMES = {
    "before_school": "sunrise", "lunchtime": "fork-and-knife-with-plate", "after_school": "backpack",
    "evening": "crescent-moon", "any": "calendar",
}
_WHO = {
    "child": "child", "trusted_adult": "handshake", "young_adult": "graduation-cap",
    "adult_service_user": "bust-in-silhouette",
}
_YES_NO = {"yes": "thumbs-up", "no": "thumbs-down", "not_sure": "thinking-face", "dont_know": "thinking-face"}

# By question and value; what stands under "" is the same at every question.
PICTURES: dict[str, dict[str, str]] = {
    "": {**_YES_NO, "skip": "fast-forward-button", "done": "check-mark-button", "thats_all": "check-mark-button",
         "send": "outbox-tray", "change": "pencil", "keep": "check-mark-button", "carry_on": "seedling",
         "stop": "stop-sign", "finish": "waving-hand", "tell": "speech-balloon", "unsafe": "sos-button"},
    "N01": {"feedback": "memo", "ask": "red-question-mark"},
    "N02": _WHO, "AD1": _WHO,
    "N05": {"not_sure": "thinking-face"},
    "N05h": {
        "not_listened_to": "ear", "views_not_reported": "speaking-head", "report_wrong_or_untrue": "page-facing-up",
        "worker_manner": "pouting-face", "not_enough_time": "hourglass-not-done",
        "did_not_explain": "red-question-mark",
        "broke_promise": "broken-heart", "late_or_missed": "alarm-clock", "delay_no_reply": "snail",
        "shared_private_information": "locked", "treated_unfairly": "balance-scale", "felt_unsafe": "worried-face",
        "change_of_worker": "counterclockwise-arrows-button", "needs_not_met": "ring-buoy", "other": "light-bulb",
    },
    "N06": {"yes": "speech-balloon", "no": "check-mark-button"},
    "E1": {"now": "outbox-tray", "more": "speech-balloon"},
    "N10": {
        "say_sorry": "two-hearts", "explain": "speech-balloon", "fix_record": "pencil",
        "tell_court_fact_wrong": "classical-building", "someone_different": "busts-in-silhouette",
        "listen_to_me": "ear", "stop_it_happening_again": "stop-sign", "speak_to_boss": "briefcase",
        "compensation": "coin", "other": "light-bulb",
    },
    "N11": {"live": "classical-building", "ended": "check-mark-button"},
    "N12": _METHODS, "N12a": _METHODS, "P12": _METHODS, "A05m": _METHODS, "A05.N12a": _METHODS,
    "N14": {"yes": "locked", "no": "eyes"}, "A05p": {"yes": "locked", "no": "eyes"},
    "N15": _TIMES, "A05t": _TIMES,
    "N16": {"yes": "raising-hands", "already_has": "handshake", "more": "red-question-mark"},
    "N17": {
        "no": "thumbs-up", "language": "globe-showing-europe-africa", "big_print": "magnifying-glass-tilted-left",
        "easy_read": "open-book", "bsl": "love-you-gesture", "read_aloud": "loudspeaker",
        "someone_with_me": "people-hugging", "pictures": "framed-picture",
    },
    "N18": {"ok": "thumbs-up", "worried": "worried-face"},
    "N19b": {"yes": "worried-face", "no": "thumbs-up"},
    "ST1": {"yes": "wastebasket", "no": "seedling"},
    "DS1": {"carry_on": "seedling", "break": "teacup-without-handle", "stop": "stop-sign"},
}


def picture_of(question: str, value: str) -> str | None:
    """Return the name of the picture beside this button, or None where it has none."""
    asked = question.removeprefix("aside.")
    return PICTURES.get(asked, {}).get(value) or PICTURES[""].get(value)


def copy_from(package: Path) -> int:
    """Write each picture that is named here into the page's own folder; return how many. Raises KeyError for a gap."""
    held = json.loads((package / "icons.json").read_text(encoding="utf-8"))
    names = sorted({name for pictures in PICTURES.values() for name in pictures.values()})
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names:
        drawn = held["icons"].get(name) or held["icons"][held["aliases"][name]["parent"]]
        wide, high = drawn.get("width", held["width"]), drawn.get("height", held["height"])
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{drawn["body"]}</svg>\n'
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
    return len(names)


if __name__ == "__main__":
    copy_from(Path(sys.argv[1]))
