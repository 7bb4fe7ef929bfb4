"""Whether typed words interrupt the open question, and with what: one place decides (DR-5).

A story is never mistaken for an interruption. The freer the question, the more it takes to interrupt it: on a
question of buttons a fair guess is enough; where a story may stand, only short words that are plainly a question to
the bot. What the understanding part guesses comes with its confidence; the phrases here work without it.
"""

from __future__ import annotations

import re
from typing import Dict, NamedTuple, Optional, Tuple

from bot.conversation import words
from bot.conversation.asking import asked_of_us
from bot.conversation.figures import age_in
from bot.conversation.matching import BY_CORE, button_meant, plain, word_count
from bot.conversation.question_table import REASONED
from bot.conversation.questions import AGE, PICK_ONE, PICKER, REACH, SHORT, STORY, TELLING, Question

CONTROLS = ("back", "stop", "person", "unsafe", "needs", "leave")

# The intents of the understanding part that may interrupt, and what each asks for.
INTENTS: Dict[str, str] = {
    "go_back": "back",
    "stop": "stop",
    "talk_to_person": "person",
    "skip": "skip",
    "told_before": "told_before",
    "send_photo": "send_photo",
    "i_am_adult": "i_am_adult",
    "distress": "distress",
    "angry": "angry",
    "ask_who_looks": "Q01",
    "ask_when": "Q02",
    "ask_how_long": "Q03",
    "ask_someone_for_me": "Q04",
    "ask_change_judge": "Q05",
    "ask_what_can_you_do": "Q06",
    "ask_worker_know": "Q07",
    "ask_parents_see": "Q08",
    "ask_have_to_meet": "Q09",
    "ask_not_happy": "Q10",
    "ask_listen_learn": "Q11",
    "ask_meet_boss": "Q12",
    "ask_in_trouble": "Q13",
    "ask_advocate": "Q14",
    "ask_other_ways": "Q15",
    "ask_what_happens": "Q16",
    "ask_private": "Q17",
    "ask_robot": "Q18",
    "ask_adult_procedure": "Q19",
    "ask_tell_others": "Q20",
}


class Strictness(NamedTuple):
    """What words must be to interrupt a question of this kind."""

    confidence: float  # of the guess
    words: int  # at most
    shaped: bool  # must have the shape of a question or a request to the bot


STRICTNESS: Dict[str, Strictness] = {
    STORY: Strictness(0.85, 9, True),
    TELLING: Strictness(0.85, 9, True),
    SHORT: Strictness(0.75, 12, True),
    REACH: Strictness(0.75, 14, True),
    AGE: Strictness(0.6, 16, False),
    PICK_ONE: Strictness(0.55, 18, False),
    PICKER: Strictness(0.65, 14, True),
}
_DEFAULT = Strictness(0.55, 18, False)
INVITED = Strictness(0.4, 18, True)
# Questions of buttons at which somebody may tell what went wrong all the same.
_A_STORY_MAY_STAND = ("N01", "N06", "N05h", "N20n")

# On a question of free text these need no shape of a question, but must be the whole of a short message.
_REQUESTS = ("back", "stop", "person", "skip", "needs")
_FEELINGS = ("angry", "distress")
_LONGEST_REQUEST = 7
_LONGEST_AGE = 6  # words: "i am nearly twelve years old"
_SURE_OF_A_REQUEST = 0.8
_SURE_OF_A_QUESTION = 0.65  # of words in the shape of a question, at a story too
_QUESTIONS = frozenset(what for what in INTENTS.values() if what.startswith("Q"))
_ABOUT_THE_WORKER = ("Q07", "Q13")
_SOMEBODY_ELSE = re.compile(r"\b(?:she|he|they|her|him|his|them)\b")

_ASKS = re.compile(
    r"^(?:so |but |and |ok |um |wait |hi |hey )?(?:who|whos|what|whats|when|where|how|hows|why|will|would|"
    r"can|could|do|does|did|is|are|am|"
    r"should|have|if|r|shall|may)\b"
)
_OF_THE_BOT = re.compile(r"\b(?:you|your|u|ur|this|it|i|me|my)\b")
# Words that tell of what somebody did belong to a story, also when a question mark ends them.
_TELLS = re.compile(
    r"\b(?:she|he|they) (?:did|didnt|never|said|told|wrote|lied|was|were|wasnt|had|hadnt|has|hasnt|keeps?|"
    r"kept|always|just|is|isnt|"
    r"doesnt|does|put|got|made|came|shouted|wont|wouldnt)\b|\bwhy (?:did|didnt|does|doesnt|has|hasnt|is|was|"
    r"wont) (?:she|he|they|my|the)\b"
    r"|\bdid (?:she|he|they)\b"
)

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
_BARE: Dict[str, str] = {
    "when can i": "Q02", "how long": "Q03", "meet a boss": "Q12", "meet the boss": "Q12", "other ways": "Q15",
    "other ways to tell you": "Q15", "other ways of telling you": "Q15", "what happens first": "Q16",
    "listen and learn": "Q11", "whats listen and learn": "Q11", "how does it work": "Q19",
}
# At the start of a story of any length: further in, "i told you before" may be somebody else's words.
_AGAIN = re.compile(
    r"^(?:hi |hey |hello |so |um |ok )*(?:i|we|ive|weve)(?: have| ve| already| did)* (?:told|complained to) "
    r"(?:you|u|cafcass)(?: guys| lot| all)?(?: about)?(?: this| it| that)? "
    r"(?:already|before|twice|again|ages ago|last (?:week|month|time|year|summer|term))\b"
    r"|^(?:hi |hey |so |um |ok )*(?:i|we) already (?:told|complained to) (?:you|u|cafcass)\b"
)
_ADULT = re.compile(
    r"\b(?:i am|im) (?:(?:the|a|her|his|their|this childs|an?) )?(?:\w+ )?(?:mum|mother|dad|father|parent|"
    r"carer|foster carer|grandmother|grandfather|"
    r"nan|gran|granny|grandma|grandad|aunt|auntie|uncle|teacher|social worker|guardian|adult|grown up|"
    r"stepmum|stepdad|head ?teacher)\b"
    r"(?! (?:says|said|is|was|told|wants|hates|doesnt|didnt))|\bmy (?:own )?(?:son|daughter|grandson|"
    r"granddaughter|kids|children|child)(?:s)?\b(?! ?minder)"
)
_UNQUOTED = r"^(?:(?!\b(?:said|says|told|tells|saying|calls?|called|wrote|writes|goes|shouted|texted)\b).)*"
# Said by the grown-up, not repeated by a child: "he said my ex wife is mad".
_GROWN_UP_LIFE = re.compile(
    r"^(?:(?:hi|hello|well|so|and|but|speaking) )*as (?:a|an|the|her|his|their) (?:\w+ ){0,2}(?:mum|mother|dad|father|"
    r"parent|carer|grandmother|grandfather|grandparent|nan|gran|aunt|uncle|stepmum|stepdad|teacher|social worker|"
    r"solicitor|professional|adult|grown up)s?\b(?: (?!he|she|they|you|it)\w+)? ?(?:of \w+ )?(?:i|im|ive|my|we)\b"
    r"|" + _UNQUOTED + r"\bmy (?:clients?|(?:ex|late|former|estranged) ?(?:wife|husband|partner)|wife|husband|"
    r"step ?(?:son|daughter)s?|grandchild(?:ren)?|niece|nephew|pupils?|foster (?:child|children|son|daughter))\b"
)
_YOUNG = r"(?:[5-9]|1[0-7]|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
# Where words begin or end with an age below eighteen: "im 12 and my worker is mean".
_AGED_LIKE_A_CHILD = re.compile(
    rf"^(?:(?:hi|hello|hey|actually|no|but|well|um) )*(?:my name is \w+ (?:and )?)?"
    rf"(?:im|i am) (?:only |just |a )*{_YOUNG}"
    r"(?: and a half)?(?: ?(?:years?|yrs?|yr|y)(?: ?(?:old|o))?)?(?: and(?! a )| but| so| n|$)"
    r"|" + _UNQUOTED + rf"\b(?:im|i am) (?:only |just )*{_YOUNG}(?: (?:years?|yrs?)(?: old)?)?$"
)
# And with one from eighteen on: "im 19 and she lied about me when i was little".
_AGED_LIKE_A_GROWN_UP = re.compile(
    r"^(?:(?:hi|hello|hey|actually|no|but|well|um) )*(?:my name is \w+ (?:and )?)?(?:im|i am) (?:only |just )*"
    r"(?:1[89]|[2-9]\d|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)(?: (?:years?|yrs?)(?: old)?)?(?: now)?"
    r"(?: and| but| so|$)"
)
_CHILD = re.compile(
    r"^(?:actually |no |but |hi )*(?:i am|im) (?:only |just |actually )?(?:a (?:kid|child|"
    r"teenager|girl|boy)|the (?:kid|child)|[5-9]|1[0-7]|(?:nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen))(?: years old| yrs old| not an adult)?(?: actually| though| sorry)?$"
)
_RING_ANYWAY = re.compile(
    r"\b(?:ring|call|phone|talk to|speak to|text|contact|meet|ask) (?:the child|him|her|them|my (?:son|"
    r"daughter|grandson|granddaughter|niece|nephew)|(?P<name>\w+))\b"
    r".{0,25}\b(?:anyway|instead|after all|please|now|yourself|directly)\b|\bjust (?:ring|call|phone|"
    r"talk to|speak to) (?:the child|him|her|them)\b"
)
_PATTERNS = tuple((what, re.compile(pattern)) for what, pattern in _PHRASES)


# Said of no matter what; a guess makes a wish to stop or a bad mood of it.
_NO_MATTER = frozenset({"dont mind", "i dont mind", "you choose", "you decide", "whatever", "either", "any",
                        "up to you", "not bothered", "im ok", "im fine", "no im ok", "no im fine", "i dont care"})
_OF_OTHERS = re.compile(r"^(?:we|she|he|they|court|mum|dad)\b")  # "we go back in june"
_FEWEST_WORDS_OF_A_FEELING = 3  # shorter ones are known to the gateway's own check


def lines_of(question: Question) -> Tuple[str, ...]:
    """Return the lines whose phrases mean this question's buttons."""
    lines = (question.labels, *question.also, question.name, question.line)
    return tuple(line for line in dict.fromkeys(lines) if line and line in words.book())


def found(
    question: Question, text: str, intent: Optional[str], confidence: float, *, invited: bool = False
) -> Optional[str]:
    """Return what interrupts: a control, "skip", one of Q01 to Q20 or of ``INTENTS``; None for an answer.

    ``invited`` says that a question of theirs is what the person was asked for (Ask a question).
    """
    said = plain(text)
    if not said or (question.kind == AGE and age_in(text) is not None and word_count(text) <= _LONGEST_AGE):
        return None
    kind = STORY if question.key in _A_STORY_MAY_STAND else question.kind
    strict = INVITED if invited else STRICTNESS.get(kind, _DEFAULT)
    if question.key in REASONED:
        strict = strict._replace(shaped=True)  # "dont tell my dad" is the answer, not a question about dad
    asked_for = button_meant(text, "controls", CONTROLS, freely=BY_CORE) or (
        "skip" if question.skip and button_meant(text, "skip", ("skip",), also=lines_of(question)) else None
    )
    if asked_for:
        return asked_for
    if said in _BARE:
        return _BARE[said]
    asked = asked_of_us(said)
    if asked:
        return asked
    if word_count(text) > strict.words or (strict.shaped and _TELLS.search(said)):
        return None
    shaped = _shaped(text, said)
    by_phrase = next((what for what, pattern in _PATTERNS if pattern.search(said)), None)
    if by_phrase and (
        shaped or not strict.shaped or _ASKS.match(said) or by_phrase in ("told_before", "send_photo", "Q14")
    ):
        return by_phrase
    guessed = INTENTS.get(intent or "")
    if guessed is None or (guessed == "skip" and not question.skip):
        return None
    plainly_asked = shaped and _asks_about_us(guessed, said)
    if confidence < (min(_SURE_OF_A_QUESTION, strict.confidence) if plainly_asked else strict.confidence):
        return None
    if said in _NO_MATTER or (guessed in _FEELINGS and word_count(text) < _FEWEST_WORDS_OF_A_FEELING):
        return None
    if guessed in _REQUESTS:
        return guessed if _sure_request(guessed, text, confidence, shaped=shaped, strict=strict) else None
    return guessed if shaped or not strict.shaped else None


def _asks_about_us(guessed: str, said: str) -> bool:
    """Whether a guess is at one of Q01 to Q20 and nobody else is asked about: "when will she write it" is told."""
    return guessed in _QUESTIONS and (guessed in _ABOUT_THE_WORKER or not _SOMEBODY_ELSE.search(said))


def _sure_request(guessed: str, text: str, confidence: float, *, shaped: bool, strict: Strictness) -> bool:
    """Whether a guess at "stop", "go back" or the like is sure enough: "it stopped last year" is an answer."""
    if word_count(text) > _LONGEST_REQUEST or confidence < _SURE_OF_A_REQUEST or _OF_OTHERS.match(plain(text)):
        return False
    return not strict.shaped or (shaped and guessed != "skip")


def asks_the_bot(text: str) -> bool:
    """Whether the words are a question that the bot can answer: "do i have to meet you?" picks no button."""
    said = plain(text)
    if said in _BARE or asked_of_us(said):
        return True
    return _shaped(text, said) and any(pattern.search(said) for _, pattern in _PATTERNS)


def asks_anything(text: str) -> bool:
    """Whether the words have the shape of a question and tell nothing: "whats a cafcass"."""
    said = plain(text)
    return bool(text.rstrip().endswith("?") or _ASKS.match(said)) and not _TELLS.search(said)


def asks_back(text: str) -> bool:
    """Whether the words ask the bot something, whatever it is: "why do you need it", "my real name?"."""
    return _shaped(text, plain(text))


def tells_again(text: str) -> bool:
    """Whether a story of any length begins with having told us before (DUP)."""
    return bool(_AGAIN.match(plain(text)))


def sounds_grown_up(text: str) -> bool:
    """Whether the words are a grown-up's, about a child of theirs or their age, at the child's door (AD1)."""
    said = plain(text)
    return bool(_ADULT.search(said) or _GROWN_UP_LIFE.search(said) or _AGED_LIKE_A_GROWN_UP.match(said))


def sounds_like_a_child(text: str) -> bool:
    """Whether somebody on a grown-up's path says that they are a child."""
    said = plain(text)
    return bool(_CHILD.match(said) or _AGED_LIKE_A_CHILD.search(said))


def wants_child_rung(text: str, child: Optional[str]) -> bool:
    """Whether a helper who said no asks that the child be contacted after all (5.4)."""
    hit = _RING_ANYWAY.search(plain(text))
    return bool(hit and (not hit.group("name") or (child and hit.group("name") == plain(child))))


def _shaped(text: str, said: str) -> bool:
    return text.rstrip().endswith("?") or bool(_ASKS.match(said) and _OF_THE_BOT.search(said))
