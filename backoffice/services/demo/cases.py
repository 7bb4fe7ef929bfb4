"""The made-up cases: who, what they said, and what has been done about it so far. Every name is made up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from backoffice.procedure.terms import ContactMethod
from backoffice.services.demo import steps as s
from backoffice.services.demo.steps import Step, Way, as_far_as


@dataclass(frozen=True)
class MadeUp:
    """One made-up case: received so many working days ago, what was said, by whom, what was done."""

    days_ago: int
    said: tuple[tuple[str, str], ...]
    name: str | None = None
    age: int | None = None
    steps: tuple[Step, ...] = ()
    over: dict[str, Any] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """Return what the chat would have handed over, but for its id and time."""
        return {**_plain(self.name, self.age, self.said), **self.over}


def _plain(name: str | None, age: int | None, said: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {
        "schema": "intake/1", "kind": "complaint", "procedure": "children_policy", "channel": "chat",
        "chatter_role": "child", "child": {"name": name, "age": age}, "representative": None, "complainant": None,
        "issues": [{"text": text, "themes": [theme], "about_body": "cafcass"} for text, theme in said],
        "about_person": {"known": "no", "name": None}, "when_text": None, "impact_text": None, "wanted": [],
        "wanted_text": None, "proceedings": "live",
        "contact": contact("email", f"{(name or 'someone').lower()}@demo.example"),
        "advocate": {"offered": True, "answer": "no"},
        "needs": {"interpreter": False, "language": None, "other": [], "note": None},
        "sharing_view": {"view": "ok", "who": None, "why": None},
        "flags": FLAGS, "feedback": None, "linked_submission_ids": [], "alert_ids": [],
        "telling_view": {"view": "no", "text": None},
    }  # fmt: skip


def contact(method: str, value: str | None, private: str = "yes", note: str | None = None) -> dict[str, Any]:
    """Return how somebody may be reached, as the chat hands it over."""
    return {"method": method, "value": value, "private": private, "safety_note": note, "times": ["after_school"],
            "times_note": None, "reply_by": None}  # fmt: skip


FLAGS = {"safeguarding": "none", "allegation_against_staff": False, "abusive_language": False, "distress": False,
         "non_english": False, "court_decision": False}  # fmt: skip
_UNREACHED = {"contact": contact("none", None, "not_said")}
_HELPER = {
    "chatter_role": "trusted_adult",
    "representative": {
        "name": "Gran", "relationship": "grandparent", "relationship_note": None, "child_knows": "yes",
        "may_contact_child": "child_does_not_want", "words_from": "child", "contact": contact(
            "letter", "1 Demo Street, Exampleton")},
    **_UNREACHED,
}  # fmt: skip
_IN_POLISH = {
    "flags": {**FLAGS, "non_english": True},
    "needs": {"interpreter": True, "language": "pl", "other": ["pictures"], "note": None},
}
_NO_INBOX: dict[str, Any] = {"procedure": None}


def _rung(number: str, private: str = "yes", note: str | None = None) -> dict[str, Any]:
    return {"contact": contact("phone", number, private, note)}


def _on_paper(channel: str, street: str) -> dict[str, Any]:
    return {"channel": channel, "contact": contact("letter", f"{street}, Exampleton")}


def _adult(name: str) -> dict[str, Any]:
    return {
        "procedure": "three_step", "chatter_role": "adult_service_user", "child": None,
        "complainant": {"name": name, "support_asked": False},
        "contact": contact("email", f"{name.split()[0].lower()}@demo.example"),
        "advocate": {"offered": False, "answer": "not_said"},
        "sharing_view": {"view": "not_asked", "who": None, "why": None},
        "telling_view": {"view": "not_asked", "text": None},
    }  # fmt: skip


def _feedback(text: str, face: str) -> dict[str, Any]:
    return {**_NO_INBOX, "kind": "feedback", "feedback": {"text": text, "face": face}, "contact": contact("none", None)}


def _call_back(number: str, note: str | None) -> dict[str, Any]:
    return {**_NO_INBOX, "kind": "callback_request", "contact": contact("phone", number, "not_sure", note)}


def _message(worker: str) -> dict[str, Any]:
    return {**_NO_INBOX, "kind": "message_for_worker", "about_person": {"known": "yes", "name": worker}}


_BY_PHONE = Way(hello=ContactMethod.PHONE)
_ON_PAPER = Way(hello=ContactMethod.LETTER)
_WRONG_SCHOOL = ("my worker put the wrong school in her report and now everyone thinks i lied",
                 "report_wrong_or_untrue")  # fmt: skip
_LATE = ("she was late every single time and once she didnt come", "late_or_missed")
_NOT_HEARD = ("i said i want to live with my nan and its not in there", "views_not_reported")

CASES: tuple[MadeUp, ...] = (
    # Nobody has said hello yet.
    MadeUp(0, (_WRONG_SCHOOL,), "Fern", 12, over=_rung("07700 900321", "no", "Only ring when I'm on the bus")),
    MadeUp(0, (("he said he would ring on tuesday and he never did", "broke_promise"),), "Idris", 15),
    MadeUp(1, (("he never listens he just types", "not_listened_to"),), "Kofi", 9,
           over={"sharing_view": {"view": "worried", "who": None, "why": "my dad gets angry"}}),
    MadeUp(1, (("You came to my school and everybody saw.", "shared_private_information"),), "Hana", 13,
           (Step(0, s.scan("Hana's letter", "You came to my school and everybody saw. I do not want that.")),),
           _on_paper("letter", "2 Demo Street")),
    MadeUp(2, (("the lady never asked Bee what she wanted", "not_listened_to"),), "Bee", 8, over=_HELPER),
    MadeUp(2, (("She wrote down what my brother said and not what I said.", "views_not_reported"),), "Leo", 10,
           over={"channel": "phone", **_rung("07700 900322")}),
    MadeUp(3, (("she told my mum what i said", "shared_private_information"),), over=_UNREACHED),
    MadeUp(4, (("they changed my worker again and nobody told me", "change_of_worker"),), "Zara", 11),
    # Hello is said; the assessment is open.
    MadeUp(4, (("nikt mnie nie pyta", "not_listened_to"),), "Ola", 11, as_far_as("opened"), _IN_POLISH),
    MadeUp(3, (("he laughed when i cried", "worker_manner"),), "Ravi", 13, as_far_as("opened", _BY_PHONE),
           _rung("07700 900323")),
    MadeUp(4, (("I drew her a picture and she lost it.", "worker_manner"),), "Elin", 7,
           (Step(0, s.scan("Elin's drawing and letter", "I drew her a picture and she lost it.")),
            Step(1, s.acknowledge_on_paper), *as_far_as("opened", _ON_PAPER)), _on_paper("letter", "3 Demo Street")),
    MadeUp(5, (("she used words i dont know", "did_not_explain"),), "Tariq", 16, as_far_as("hello")),
    MadeUp(2, (("You never wrote back to me.", "delay_no_reply"),), "Wren", 12,
           (Step(1, s.print_the_acknowledgement),), _on_paper("letter", "4 Demo Street")),
    # Somebody is looking into it.
    MadeUp(5, (_LATE, _NOT_HEARD), "Sky", 14, as_far_as("assessed", Way(points=2))),
    MadeUp(6, (("it was only ten minutes and then she had to go", "not_enough_time"),), "Nia", 12,
           as_far_as("assessed", _BY_PHONE), _rung("07700 900324")),
    MadeUp(6, (("he likes my brother more and it shows", "treated_unfairly"),), "Jonah", 9, as_far_as("worker")),
    MadeUp(7, (("she promised to come to court with me", "broke_promise"),), "Poppy", 11,
           (*as_far_as("hello"), Step(3, s.hello_came_back), *as_far_as("talked")[1:])),
    MadeUp(8, (("the report came two days before court", "delay_no_reply"),), "Amal", 14,
           as_far_as("talked", _BY_PHONE), _rung("07700 900325")),
    MadeUp(9, (_NOT_HEARD,), "Jude", 10, as_far_as("talked")),
    MadeUp(12, (_WRONG_SCHOOL,), "Mina", 13, as_far_as("talked")),
    MadeUp(11, (("they said i hate my dad and i dont", "report_wrong_or_untrue"),), "Gus", 12,
           (*as_far_as("talked", _BY_PHONE), Step(9, s.agree_a_later_day), Step(10, s.keep_in_touch)),
           _rung("07700 900326")),
    MadeUp(9, (("i need things read to me and she gave me ten pages", "needs_not_met"),), "Beth", 15,
           as_far_as("worker", _BY_PHONE), {**_rung("07700 900327"), "proceedings": "ended"}),
    # It is found out; the answer is being made.
    MadeUp(8, (("she asked me in front of my mum", "felt_unsafe"),), "Iris", 10,
           as_far_as("found", Way(hello=ContactMethod.PHONE)), _rung("07700 900328")),
    MadeUp(9, (("i paid for the train and he wasnt there", "late_or_missed"),), "Caleb", 16,
           as_far_as("found", Way(hello=ContactMethod.PHONE, pounds=24)), _rung("07700 900329")),
    MadeUp(7, (("he read my diary out", "shared_private_information"),), "Tess", 13,
           as_far_as("told", _BY_PHONE), _rung("07700 900330")),
    MadeUp(10, (_LATE,), "Theo", 12, as_far_as("begun")),
    MadeUp(9, (("nobody told me what happens next", "did_not_explain"),), "Romy", 11,
           as_far_as("begun", Way("partly_upheld", ContactMethod.PHONE)), _rung("07700 900331")),
    # It is answered, and waits for its end.
    MadeUp(11, (("i told her a secret and she told everyone", "shared_private_information"),), None, 14,
           (*as_far_as("begun")[1:], Step(8, s.keep_for_the_child)), _UNREACHED),
    MadeUp(14, (_NOT_HEARD,), "Ava", 11, as_far_as("answered")),
    MadeUp(12, (("she calls me by the wrong name", "worker_manner"),), "Yusuf", 8,
           as_far_as("answered", Way("partly_upheld", ContactMethod.PHONE)), _rung("07700 900332")),
    MadeUp(11, (("she said id see my sister and i didnt", "broke_promise"),), "Lena", 14,
           as_far_as("shared", _BY_PHONE), _rung("07700 900333")),
    MadeUp(9, (("he talked to my teacher about me", "shared_private_information"),), "Piet", 12,
           as_far_as("answered", Way("not_upheld", ContactMethod.PHONE)), _rung("07700 900334")),
    # Adults' own complaints, in the three-step procedure.
    MadeUp(2, (("My calls are never returned.", "delay_no_reply"),), over=_adult("Dan Made-Up"),
           steps=(Step(1, s.acknowledge_an_adult),)),
    MadeUp(6, (("They did not answer my letters.", "delay_no_reply"),), over=_adult("Ann Made-Up"),
           steps=(Step(1, s.acknowledge_an_adult), Step(3, s.offer_to_meet))),
    MadeUp(11, (("The dates in the report are wrong.", "report_wrong_or_untrue"),), over=_adult("Joan Made-Up"),
           steps=(Step(1, s.acknowledge_an_adult), Step(4, s.offer_to_meet))),
    MadeUp(18, (("The report left out what the doctor said.", "report_wrong_or_untrue"),), over=_adult("Ed Made-Up"),
           steps=(Step(1, s.acknowledge_an_adult), Step(6, s.pause_for_mediation))),
    # No complaint, but somebody waits.
    MadeUp(1, (), "Ash", None, over=_feedback("the drawing game was nice", "happy")),
    MadeUp(2, (), None, 9, over=_feedback("it took ages to find this page", "sad")),
    MadeUp(0, (("please tell Sarah the visit is on tuesday not wednesday", "other"),), "Max", 13,
           over=_message("Sarah")),
    MadeUp(1, (("i want to show Mr Bell my school report", "other"),), "Cleo", 10, over=_message("Mr Bell")),
    MadeUp(1, (), over=_call_back("07700 900456", "Don't say who you are if somebody else picks up")),
    # It is over.
    MadeUp(8, (("forget it its fine now", "other"),), "Remi", 16, (*as_far_as("hello"), Step(4, s.withdraw))),
    MadeUp(7, (("my teacher shouts at me", "other_body"),), "Lou", 10,
           (*as_far_as("hello", _BY_PHONE), Step(6, s.hand_to_the_school)), _rung("07700 900335")),
    MadeUp(16, (("she didnt say goodbye", "change_of_worker"),), "Anya", 9,
           as_far_as("closed", Way("not_upheld", ContactMethod.PHONE)), _rung("07700 900336")),
    MadeUp(20, (_LATE,), "Noor", 15, as_far_as("closed", Way("partly_upheld"))),
    MadeUp(26, (_WRONG_SCHOOL,), "Dylan", 9, as_far_as("closed", Way("no_finding", ContactMethod.PHONE)),
           _rung("07700 900337")),
    MadeUp(29, (("i waited all day for her", "late_or_missed"),), "Effie", 13,
           as_far_as("closed", Way(hello=ContactMethod.PHONE, late=3)), _rung("07700 900338")),
)  # fmt: skip
