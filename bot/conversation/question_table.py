"""The question map: what is asked, in which order, when, and how (architecture, house rule 7).

One table. The next question, Go back, Change, the progress, the check page, the payload and the tests all read it.
The words of a question stand under its line in ``bot/data/responses``.
"""

from __future__ import annotations

from typing import Dict, Tuple

from bot.conversation.chat import ADULT, CHILD, HELPER, PROFESSIONALS, YOUNG_ADULT, Chat
from bot.conversation.questions import (
    AGE,
    CHECK,
    PICK_ONE,
    PICKER,
    RATHER_NOT,
    REACH,
    SHORT,
    STORY,
    TELLING,
    Asked,
    Question,
)
from bot.conversation.themes import THEMES

ROLES = (CHILD, HELPER, YOUNG_ADULT, ADULT)
DONE = "done"
CARDS = (*(one for one in THEMES if one not in ("complaint_handling", "court_decision", "other_body")), DONE)
RELATIONSHIPS = (
    "parent", "step_parent", "grandparent", "sibling", "other_family", "foster_carer", "guardian_or_special_guardian",
    "residential_worker", "teacher_or_school", "social_worker", "advocate", "solicitor", "youth_worker",
    "family_friend", "other",
)
METHODS = ("in_person", "video", "phone", "email", "letter", "other", "no_talk")
ADULT_METHODS = ("in_person", "phone", "video", "email", "letter")
TIMES = ("before_school", "lunchtime", "after_school", "evening", "any", DONE)
WANTED = ("say_sorry", "explain", "fix_record", "tell_court_fact_wrong", "someone_different", "listen_to_me",
          "stop_it_happening_again", "speak_to_boss", "other", "dont_know", DONE)
ADULT_WANTED = (*WANTED[:7], "compensation", *WANTED[7:])
NEEDS = ("no", "language", "big_print", "easy_read", "bsl", "read_aloud", "someone_with_me", "pictures", DONE)
LANGUAGES = ("pl", "ro", "ur", "pa", "ar", "bn", "pt", "es", "fr", "cy", "other")
FAQ_BUTTONS = ("Q01", "Q03", "Q04", "Q07", "Q08", "Q13", "Q16")
YES_NO_UNSURE = ("yes", "no", "not_sure")
REPLY_WAYS = {"email": "N13e", "letter": "N13l", "phone": "N13p"}
WAYS = {"phone": "N13p", "email": "N13e", "letter": "N13l"}


# --- when each is asked: pure predicates of the answers ---

def _story_stage(chat: Chat) -> bool:
    return bool(chat["cards"] and chat["cards"].get("open"))


def _more_to_ask(chat: Chat) -> bool:
    return chat.has_issue and not chat.full


def _full_path(chat: Chat) -> bool:
    """Everything that Send it now leaves out."""
    return bool(chat["early"] != "now")


def _young_full(chat: Chat) -> bool:
    return chat.young and _full_path(chat)


def _shares_with_parents(chat: Chat) -> bool:
    return chat.role not in (YOUNG_ADULT, ADULT)


def _talks_to_child(chat: Chat) -> bool:
    """A helper's child is contacted only after a yes, or after the helper asks them (C-4)."""
    return not chat.helping or chat["may_contact"] in ("yes", "will_ask")


def _issue_without_owner(chat: Chat) -> bool:
    return chat["issue_about"] is not None


def _live_or_court(chat: Chat) -> bool:
    return chat.court_live or chat.court_decision


def way_line(method: str, reply_by: str) -> str:
    """Return the line that asks for the detail of this way to be reached."""
    return REPLY_WAYS.get(reply_by, "N13m") if method == "no_talk" else WAYS.get(method, "N13m")


def _contact(method: str, reply: str, value: str, check: str, lack: str, private: str, note: str, times: str, *,
             prefix: str, nodes: Tuple[str, str, str, str], asked: Asked) -> Tuple[Question, ...]:
    """The chain of questions about reaching one person; a helper's own contact runs through the same chain."""
    first, detail, privacy, when = nodes
    own = prefix == "A05."

    def on(chat: Chat) -> bool:
        return asked(chat)

    def answers_somewhere(chat: Chat) -> bool:
        return on(chat) and chat[method] == "no_talk"

    def has_way(chat: Chat) -> bool:
        if not on(chat) or not chat[method]:
            return False
        return chat[method] != "no_talk" or chat[reply] not in (None, "nowhere")

    def doubtful(chat: Chat) -> bool:
        return on(chat) and bool(chat[check] and chat[check].get("doubt"))

    def lacking(chat: Chat) -> bool:
        tried = any(chat.answered(one) for one in firsts) and (not has_way(chat) or chat.answered(detail))
        return on(chat) and tried and not chat[value] and chat[reply] != "nowhere"

    def known(chat: Chat) -> bool:
        return on(chat) and bool(chat[value])

    def worth_a_time(chat: Chat) -> bool:
        return known(chat) and _full_path(chat) and (chat[method] != "no_talk" or chat[reply] == "phone")

    firsts = (first,) if own else ("N12", "P12")
    return (
        Question(first, method, PICK_ONE, field=f"{'helper_' if own else ''}contact_method", when=on,
                 line="A05" if own else "", labels="N12" if own else "",
                 values=ADULT_METHODS if first == "P12" else METHODS),
        Question(f"{prefix}N12a", reply, PICK_ONE, field=f"{'helper_' if own else ''}reply_by", node="N12a",
                 values=("email", "letter", "phone", "nowhere"), when=answers_somewhere, counted=False),
        Question(detail, value, REACH, field=f"{'helper_' if own else ''}contact_value", skip=RATHER_NOT, when=has_way,
                 depends_on=firsts,
                 variant=lambda chat: way_line(str(chat[method]), str(chat[reply]))),
        Question(f"{prefix}N13x", check, PICK_ONE, node="N13x", values=("fix", "leave"), when=doubtful, counted=False,
                 variant=lambda chat: "N13xe" if (chat[check] or {}).get("doubt") == "email" else "N13x",
                 labels="N13x"),
        Question(f"{prefix}N13n", lack, PICK_ONE, node="N13n", values=("add", "leave"), when=lacking, counted=False),
        Question(privacy, private, PICK_ONE, field=f"{'helper_' if own else ''}contact_private", line="N14",
                 values=("yes", "no", "not_sure"), when=known, depends_on=(detail, f"{prefix}N13n")),
        Question(f"{prefix}N14b", note, TELLING, field=f"{'helper_' if own else ''}safety_note", node="N14b",
                 when=lambda chat: known(chat) and chat[private] in ("no", "not_sure"), counted=False),
        Question(when, times, PICKER, field=f"{'helper_' if own else ''}contact_times", line="N15", values=TIMES,
                 when=worth_a_time, depends_on=(detail, f"{prefix}N13n")),
    )


CHILD_CONTACT = _contact("contact_method", "reply_by", "contact_value", "contact_check", "contact_missing",
                         "contact_private", "contact_note", "contact_times", prefix="",
                         nodes=("N12", "N13", "N14", "N15"), asked=_talks_to_child)
HELPER_CONTACT = _contact("helper_method", "helper_reply_by", "helper_value", "helper_check", "helper_missing",
                          "helper_private", "helper_note", "helper_times", prefix="A05.",
                          nodes=("A05m", "A05", "A05p", "A05t"), asked=lambda chat: chat.helping)
ADULT_CONTACT = _contact("contact_method", "reply_by", "contact_value", "contact_check", "contact_missing",
                         "contact_private", "contact_note", "contact_times", prefix="",
                         nodes=("P12", "N13", "N14", "N15"), asked=lambda chat: chat.own_adult_complaint)


# --- lines that depend on who is asked ---

def _telling_line(chat: Chat) -> str:
    known_to_parents = chat.young and _shares_with_parents(chat)
    if chat.staff_meant:
        return "N19bh" if known_to_parents else "N19ch"
    return "N19b" if known_to_parents else "N19c"


def _language_line(chat: Chat) -> str:
    return "LA2" if chat["language"] == "other" else "LA1"


def _send_line(chat: Chat) -> str:
    return "N20" if chat.path in ("child", "helper", "message") else "N20a"


def _send_buttons(chat: Chat) -> Tuple[str, ...]:
    return ("send", "change", "stop", *(("carry_on",) if chat["kind"] == "callback" and chat["door"] else ()))


def _nothing_told_buttons(chat: Chat) -> Tuple[str, ...]:
    words = ("use_words",) if chat["impact"] or chat["feedback_text"] else ()
    return (*words, "cards", "ring", "finish")


def _body_buttons(chat: Chat) -> Tuple[str, ...]:
    return ("finish", "go_on") if chat["other_body"] == "just" else ("just", "too", "anyway", "not_sure")


def _first_buttons(chat: Chat) -> Tuple[str, ...]:
    if chat["door"] == "ask":
        return (*FAQ_BUTTONS, "tell", "feedback", "finish")
    return ("tell", "feedback", "ask", "unsafe")


MAIN: Tuple[Question, ...] = (
    Question("N01", "door", PICK_ONE, skip=None, counted=False, offered=_first_buttons,
             variant=lambda chat: "Q00" if chat["door"] == "ask" else "N01c",
             relabelled=lambda chat: "Q00" if chat["door"] == "ask" else "N01c", also=("N01c",)),
    Question("N02", "who", PICK_ONE, field="who", values=ROLES),
    Question("N05", "issues", STORY, field="story", values=("thats_all", "not_sure"),
             when=lambda chat: not _story_stage(chat)),
    Question("N05h", "cards", PICKER, field="cards", values=CARDS, when=_story_stage, counted=False),
    Question("A06", "issue_about", PICK_ONE, values=("child", "me"), when=_issue_without_owner, counted=False),
    Question("N06", "more", PICK_ONE, field="more", values=("no", "yes"), when=_more_to_ask, depends_on=("N05",)),
    Question("E1", "early", PICK_ONE, field="early", skip=None, values=("now", "more"),
             depends_on=("N05",), when=lambda chat: chat.has_issue and not chat.answered("N12")),
    Question("N03", "name", SHORT, field="child_name", skip=RATHER_NOT,
             when=lambda chat: _full_path(chat),
             variant=lambda chat: "N03c" if chat.helping else "N03"),
    Question("N04", "age", AGE, field="child_age", skip=RATHER_NOT,
             when=lambda chat: _full_path(chat) and not chat.own_adult_complaint,
             variant=lambda chat: "N04c" if chat.helping else "N04"),
    Question("N07", "about_person", SHORT, field="about_person", values=("dont_know",), when=_full_path),
    Question("N08", "when_text", SHORT, field="when_text", when=_full_path),
    Question("N09", "impact", TELLING, field="impact_text", skip=RATHER_NOT, when=_full_path,
             variant=lambda chat: "N09d" if chat.own_adult_complaint else "N09c" if chat.helping else "N09"),
    Question("N11", "proceedings", PICK_ONE, field="proceedings", values=("live", "ended", "not_sure"),
             labels="N11", when=_full_path, variant=lambda chat: "N11" if chat.young else "N11c"),
    Question("N10", "wanted", PICKER, field="wanted", when=_full_path,
             offered=lambda chat: WANTED if chat.role in (None, CHILD) else ADULT_WANTED,
             relabelled=lambda chat: "N10c" if chat.helping else "N10", also=("N10",)),
    Question("A01", "relationship", PICK_ONE, field="relationship", values=RELATIONSHIPS),
    Question("A01n", "helper_name", SHORT, field="helper_name"),
    Question("A02", "child_knows", PICK_ONE, field="child_knows", values=YES_NO_UNSURE, also=("yes_no",)),
    Question("A03", "words_from", PICK_ONE, field="words_from", values=("child", "adult", "both")),
    Question("A04", "may_contact", PICK_ONE, field="may_contact_child",
             values=("yes", "will_ask", "no", "child_does_not_want")),
    *CHILD_CONTACT,
    *HELPER_CONTACT,
    ADULT_CONTACT[0],
    Question("N16", "advocate", PICK_ONE, field="advocate", values=("yes", "no", "already_has", "more"), labels="N16",
             when=_full_path, variant=lambda chat: "N16c" if chat.helping else "N16"),
    Question("P16", "extra_help", PICK_ONE, field="support_asked", values=("yes", "no"), also=("yes_no",)),
    Question("N17", "needs", PICKER, field="needs", values=NEEDS, labels="N17", when=_full_path,
             variant=lambda chat: "N17c" if chat.helping else "N17"),
    Question("LA1", "language", PICK_ONE, field="language", values=LANGUAGES, counted=False, labels="LA1",
             variant=_language_line,
             when=lambda chat: "language" in ((chat["needs"] or {}).get("picks") or ())),
    Question("N18", "sharing", PICK_ONE, field="sharing_view", skip=RATHER_NOT, values=("ok", "worried", "not_sure"),
             labels="N18", when=_shares_with_parents, variant=lambda chat: "N18c" if chat.helping else "N18"),
    Question("N18b", "sharing_why", TELLING, field="sharing_why", counted=False,
             when=lambda chat: _shares_with_parents(chat) and chat["sharing"] == "worried"),
    Question("N19b", "telling", PICK_ONE, field="telling_view", values=("no", "yes", "not_sure"), labels="N19b",
             variant=_telling_line, also=("yes_no",)),
    Question("N19bt", "telling_text", TELLING, field="telling_text", counted=False,
             when=lambda chat: chat["telling"] in ("yes", "not_sure")),
    Question("F01", "feedback_text", STORY, field="feedback_text", values=("thats_all",)),
    Question("F01f", "face", PICK_ONE, field="face", values=("happy", "ok", "sad")),
    Question("F02", "reply_wanted", PICK_ONE, field="reply_wanted", values=("yes", "no")),
    Question("N20n", "nothing_told", PICK_ONE, skip=None, counted=False, offered=_nothing_told_buttons, labels="N20n",
             when=lambda chat: not something_to_send(chat),
             variant=lambda chat: "N20i" if "use_words" in _nothing_told_buttons(chat) else "N20n"),
    Question("N20", "send", CHECK, skip=None, counted=False, labels="N20", variant=_send_line, offered=_send_buttons),
)

# Questions that interrupt the path and give it back.
ASIDES: Tuple[Question, ...] = (
    Question("S0", "safe_now", PICK_ONE, values=YES_NO_UNSURE, labels="S0", counted=False, also=("yes_no",),
             variant=lambda chat: safe_line(chat)),
    Question("S5", "safe_reach", SHORT, skip=RATHER_NOT, counted=False),
    Question("S6", "after_safety", PICK_ONE, skip=None, counted=False,
             offered=lambda chat: ("carry_on", "stop", *(("mistake",) if may_be_mistake(chat) else ()))),
    Question("DS1", "distress", PICK_ONE, counted=False, values=("carry_on", "break", "stop"), labels="D1",
             variant=lambda chat: "D1b" if chat["distress"] == "break" else "D1"),
    Question("ST1", "stop", PICK_ONE, skip=None, counted=False, values=("yes", "no"), labels="ST1",
             variant=lambda chat: "ST1s" if chat["alert"] else "ST1"),
    Question("CB1", "callback_number", REACH, counted=False),
    Question("CB1.N13x", "callback_check", PICK_ONE, node="N13x", values=("fix", "leave"), counted=False),
    Question("CB2", "callback_note", TELLING, counted=False),
    Question("OB1", "other_body", PICK_ONE, skip=None, counted=False,
             offered=_body_buttons,
             relabelled=lambda chat: "OB2" if chat["other_body"] == "just" else "OB1",
             variant=lambda chat: "OB2" if chat["other_body"] == "just" else f"OB_{body_asked(chat)}"),
    Question("AD1", "adult_check", PICK_ONE, values=ROLES, labels="N02", counted=False),
    Question("OS3", "pass_on", PICK_ONE, values=("yes", "complaint", "leave"), counted=False),
    Question("aside.LA1", "language", PICK_ONE, node="LA1", values=LANGUAGES, counted=False, labels="LA1",
             variant=_language_line),
    Question("aside.N17", "needs", PICKER, node="N17", values=NEEDS, counted=False),
    Question("aside.N16", "advocate", PICK_ONE, node="N16", values=("yes", "no", "already_has", "more"), counted=False),
)

# What somebody means at one question who writes what the one that hangs on it asks for: "dont tell my dad" at N18.
MEANT_BY: Dict[str, Tuple[str, str]] = {
    "N14b": ("N14", "not_sure"), "A05.N14b": ("A05p", "not_sure"), "N18b": ("N18", "worried"),
    "N19bt": ("N19b", "yes"),
}
REASONED = tuple(question for question, _ in MEANT_BY.values())

TABLE: Dict[str, Question] = {one.key: one for one in (*MAIN, *ASIDES)}

_CONTACT = ("N12", "N12a", "N13", "N13x", "N13n", "N14", "N14b", "N15")
_HELPER = ("A05m", "A05.N12a", "A05", "A05.N13x", "A05.N13n", "A05p", "A05.N14b", "A05t")
_STORY = ("N05", "N05h", "A06", "N06")
_LAST = ("N20n", "N20")

ORDER: Dict[str, Tuple[str, ...]] = {
    "child": ("N01", "N02", *_STORY, "E1", "N03", "N04", "N07", "N08", "N09", "N11", "N10", *_CONTACT, "N16", "N17",
              "LA1", "N18", "N18b", "N19b", "N19bt", *_LAST),
    "helper": ("N01", "N02", "A01", "A01n", "N03", "N04", "A02", "A03", *_STORY, "N07", "N08", "N09", "N11", "N10",
               "A04", *_CONTACT, *_HELPER, "N16", "N17", "LA1", "N18", "N18b", "N19b", "N19bt", *_LAST),
    "adult": ("N01", "N02", "N03", *_STORY, "N07", "N08", "N09", "N11", "N10", "P12", *_CONTACT[1:], "P16", "N17",
              "LA1", *_LAST),
    "feedback": ("N01", "F01", "F01f", "N03", "F02", *_LAST),
    "message": ("N01", "N02", "N03", "N04", "N07", "N20"),
    "callback": ("N20",),
}


def something_to_send(chat: Chat) -> bool:
    """One issue is enough for a complaint (DR-2); feedback needs a word or a face."""
    if chat.path == "feedback":
        return bool(chat["feedback_text"] or chat["face"])
    return chat.has_issue


def safe_line(chat: Chat) -> str:
    """Return the line that asks whether somebody is safe, by who is asked (SG-3, SG-10)."""
    if chat.helping and chat["relationship"] in PROFESSIONALS:
        return "S0a"
    return "S0b" if chat.grown_up else "S0"


def may_be_mistake(chat: Chat) -> bool:
    """I pressed it by mistake is offered only after the button (SG-2)."""
    alert = chat["alert"] or {}
    return bool(alert.get("pressed") and not alert.get("by_mistake"))


def body_asked(chat: Chat) -> str:
    return str((chat["noticed"].get("body") or {}).get("asked", "court_judge"))
