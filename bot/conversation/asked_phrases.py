"""What children ask us in the middle of a question, in their own words, and which of the answers that asks for."""

from __future__ import annotations

import re
from typing import Dict, Optional, Tuple

# What children ask, in their own words; read on text in small letters without punctuation.
_PHRASES: Tuple[Tuple[str, str], ...] = (
    (
        "language",
        r"\b(?:can|could|may) (?:i|we) (?:please )?(?:write|speak|talk|type|answer|tell you|say it|do (?:it|this)) "
        r"(?:this |it )?in (?!person|private|court|school|a\b|an\b|one\b|two\b|parts?\b|the\b)"
        r"\w+(?: (?:own )?language)?(?: please| pls| plz)?$",
    ),
    (
        "Q18",
        r"\b(?:are|r) (?:you|u) (?:(?:a|an|actually|really|even) )*(?:robot|bot|computer|ai|human|"
        r"person|real|machine|chatbot|alive|chatgpt)\b",
    ),
    (
        "Q18",
        r"\b(?:am i|is this) (?:(?:talking|speaking|chatting) to )?(?:a |an )?(?:robot|bot|computer|ai|"
        r"human|real person|person|chatbot)\b",
    ),
    (
        "Q17",
        r"\b(?:is|will|does) (?:this|it|that|what i (?:say|type|write)) (?:be |stay |all |"
        r"really )*(?:private|secret|confidential|anonymous|between us)\b",
    ),
    (
        "Q17",
        r"\b(?:who (?:can|gets to) (?:see|read) (?:this|it|what)|who will see (?:this|it|what)|"
        r"do you keep (?:it|this) (?:private|secret)|can anyone (?:else )?see this|privacy)\b",
    ),
    (
        "Q07",
        r"\b(?:will|would|does|do|is|are|can) (?:you tell |you be telling )?(?:my |"
        r"the )?(?:social )?(?:worker|guardian|officer|cafcass worker)(?: (?:know|find out|see|be told|"
        r"hear|read|get told))+\b",
    ),
    (
        "Q07",
        r"\b(?:will|do|are|would) (?:you|u) (?:going to |gonna )?(?:tell|telling) (?:my |"
        r"the )?(?:social )?(?:worker|guardian|officer|her boss|his boss)\b",
    ),
    (
        "Q07",
        r"\b(?:will|would|does|do|can) (?:my |the )?(?:social )?(?:worker|guardian|officer|cafcass worker)(?: (?:ever|"
        r"also|get to|have to))+ (?:know|see|read|hear|find out)\b",
    ),
    ("Q07", r"\b(?:will|would) (?:she|he) (?:know|find out|see (?:this|it)|get told)\b"),
    (
        "Q08",
        r"\b(?:will|would|do|does|can|could) (?:my )?(?:mum|dad|mom|mam|parents?|carers?|foster (?:mum|"
        r"dad|carer|parents?)|nan|family|stepdad|stepmum|mum and dad|mum or dad)(?: (?:or|"
        r"and) (?:my )?(?:mum|dad|mom|carer))? "
        r"(?:know|find out|see|be told|hear|read|get told|get to see|have to know|get a copy|look at)\b",
    ),
    (
        "Q08",
        r"\b(?:will|would|do|are|r) (?:you|u) (?:going to |gonna |have to )?(?:tell|telling|show|"
        r"showing) (?:my )?(?:mum|dad|mom|mam|parents?|carers?|foster (?:mum|dad|carer|parents?)|nan|"
        r"family|stepdad|stepmum|mum and dad|mum or dad)\b(?! (?:said|told|hit))",
    ),
    ("Q03", r"\bhow (?:long|quick|quickly|soon|fast|many days|many weeks)\b"),
    (
        "Q03",
        r"\bwhen (?:will|do|would) (?:i|you|u|someone|they)\b.{0,20}\b(?:hear|answer|reply|get back|"
        r"know|write|get an answer)\b",
    ),
    (
        "Q01",
        r"\bwho (?:will |is going to |gonna |actually )?(?:looks?|read|reads|checks?|deals?|decides|"
        r"gets|sees|handles|looking)\b.{0,15}\b(?:it|this|at|with|my|that|what)\b",
    ),
    (
        "Q02",
        r"\b(?:when can i (?:complain|tell|do this|say)|is it too late|am i too late|"
        r"can i still (?:complain|tell|do this)|how late can)\b",
    ),
    (
        "Q04",
        r"\b(?:can|could) (?:someone|somebody|my (?:mum|dad|nan|carer|teacher|friend|foster mum|sister|"
        r"brother|auntie|aunt))(?: else)? (?:do (?:it|this)|help me|write it|tell you|complain|fill)\b",
    ),
    (
        "Q05",
        r"\b(?:can|could|will|would) (?:you|u|this|it|someone)\b.{0,15}\bchange\b.{0,25}\b(?:judge|"
        r"court|decision|mind|order)\b",
    ),
    ("Q05", r"\bwill this change (?:the|my|what)\b"),
    ("Q06", r"\bwhat (?:can|will|could|do|would) (?:you|u)(?: actually| even)? do\b(?! (?:if|with|when)\b)"),
    ("Q09", r"\bdo i (?:have|need|got) to (?:meet|talk|speak|see|come|ring|phone|go)\b"),
    (
        "Q10",
        r"\bwhat if i(?:m| am)? ?(?:not|dont|am not|still not)? ?(?:happy|like|agree)\b|"
        r"\bwhat if (?:i dont|im not|you get it wrong|you say no|its not fixed)\b|\bombudsman\b",
    ),
    ("Q11", r"\b(?:whats|what is|what does|tell me about)(?: a| the)? listen and learn\b"),
    (
        "Q12",
        r"\b(?:can|could|may) i (?:meet|talk to|speak to|see) (?:the |a |your |her |his )?(?:big |"
        r"top )?(?:boss|manager|head|person in charge|someone in charge)\b",
    ),
    (
        "Q13",
        r"\b(?:will|would|am|could|can) i (?:be |get |getting |going to be |going to get |gonna get |"
        r"gonna be )?(?:in(?:to)? )?(?:any )?trouble\b|\bget (?:me )?in(?:to)? trouble\b.{0,12}$|"
        r"\bget told off for (?:this|saying|telling)\b",
    ),
    (
        "Q14",
        r"\b(?:whats|what is|who is|what does|what do|tell me about)(?: an| the)? advo[ck]\w+\b|"
        r"\bi (?:want|need|would like|d like) an advocate\b|\bcan i (?:have|get) an advocate\b",
    ),
    (
        "Q15",
        r"\b(?:can i|could i|other ways|is there another way|"
        r"another way to)\b.{0,12}\b(?:write a letter|send a letter|email|ring|phone|tell you|call|"
        r"come in|complain|do this another way)\b.{0,15}(?:instead)?$",
    ),
    (
        "Q16",
        r"\bwhat (?:happens|will happen|happens next|happens first|do you do (?:first|next)|"
        r"happens (?:when|after|if) i (?:send|press|finish|do this|complain|tell))\b",
    ),
    (
        "Q19",
        r"\bhow does (?:it|this|the (?:complaints? )?(?:procedure|process)|the complaint|"
        r"complaining) work\b|\bwhat (?:are|is) the (?:three |3 )?(?:steps|stages|procedure|process)\b",
    ),
    (
        "Q20",
        r"\bwill (?:other people|others|anyone else|you) learn (?:anything )?from (?:this|it)\b"
        r"|\b(?:do|will|are) (?:you|u) (?:going to )?(?:tell|share|publish|learn)\b.{0,25}\b(?:others|"
        r"other people|anyone else|learn|leaders|report|everyone)\b",
    ),
    (
        "send_photo",
        r"\b(?:can|could|how do|may) i (?:send|upload|attach|add|share|show) (?:you )?(?:a |an |"
        r"my |some |you )?(?:photos?|pictures?|pics?|files?|screenshots?|videos?|recording|"
        r"document)\b",
    ),
    (
        "send_photo",
        r"^(?:i have|ive got|here is|heres) (?:a |some )?(?:photos?|pics?|screenshots?|"
        r"video)(?: of it| to show you)?$",
    ),
    (
        "told_before",
        r"\b(?:i|we) (?:have |ve |already |did )*(?:told|complained to|said) (?:you|this|it|"
        r"cafcass|you lot|u)(?: guys| lot)?(?: about)?(?: this| it| that)?(?: already| before|"
        r" last (?:week|month|time|year)| twice| again)+\b",
    ),
    (
        "told_before",
        r"\b(?:ive|i have) (?:already )?(?:told you|complained|said this)(?: this)? (?:before|"
        r"already|last|twice)\b",
    ),
)
# Short ways of asking that have no shape of a question; they must be the whole of the message.
BARE: Dict[str, str] = {
    "when can i": "Q02", "how long": "Q03", "meet a boss": "Q12", "meet the boss": "Q12", "other ways": "Q15",
    "other ways to tell you": "Q15", "other ways of telling you": "Q15", "what happens first": "Q16",
    "listen and learn": "Q11", "whats listen and learn": "Q11", "how does it work": "Q19",
}

_PATTERNS = tuple((what, re.compile(pattern)) for what, pattern in _PHRASES)


def asked_in(said: str) -> Optional[str]:
    """Return what is asked for somewhere in words in small letters without punctuation, the first in the table."""
    return next((what for what, pattern in _PATTERNS if pattern.search(said)), None)
