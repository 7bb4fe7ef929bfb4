"""Short messages that are wholly a question to us, and the line that answers each, or the wish for a person (DR-5).

A pattern here must fit the whole message, so no sentence of a story can be one: "will you tell my mum" is asked of us,
"she asked will you tell my mum" is told. Written in words; a name in braces stands for one of a family of words.
"""

from __future__ import annotations

import re
from typing import Dict, Optional, Tuple

_FAMILIES: Dict[str, str] = {
    "person": r"(?:(?:a|an|any|some|the) )?(?:(?:real|actual|proper|live|human|other|of your) )*"
              r"(?:persons?|people|humans?(?: being)?|someone|somebody|anyone|anybody|staff)"
              r"(?: (?:real|human|there|here))?"
              r"(?: (?:not|instead of) (?:an? |the )?(?:robot|bot|computer|machine|ai))?",
    "wish": r"(?:(?:(?:can|could|may|will|would) (?:i|we|you)(?: have)?|i(?: just| really| only| would| d)* "
            r"(?:want|wanna|need|like|prefer|rather)|id (?:like|rather|prefer)|let me|i can|can)(?: to)?(?: have)?)",
    "you": r"(?:you|u|ya|yous)(?: lot| guys| people| all)?",
    "us": r"(?:you|u|ya|cafcass|they|the complaints? (?:team|people|manager))(?: lot| guys| people)?",
    "will": r"(?:will|would|wil|are|r|do|does|is|am|can|could|might)",
    "to": r"(?:going to|gonna|gunna|goin to|have to|got to|need to|allowed to|able to|get to|ever|actually|really|also|"
          r"even|be|just|still)",
    "worker": r"(?:(?:(?:my|the|that|our) )?(?:cafcass |social |family court )*"
              r"(?:worker|guardian|officer|adviser|advisor|lady)|(?:her|his|my workers?|the workers?) (?:boss|manager)|"
              r"she|he|her|him)",
    "family": r"(?:(?:my |our )?(?:step ?|foster |grand|other )?(?:mum|mam|mom|mummy|dad|daddy|parents?|carers?|"
              r"family|nan|"
              r"grandma|sister|brother|mum (?:and|or) dad|dad (?:and|or) mum)s?)",
    "learn": r"(?:know|see|read|hear|find out|look at|get|be told|get told|be shown|get shown|told|shown|get a copy)",
    "it": r"(?:it|this|that|these|all this|what (?:i|ive|i have) (?:said|say|wrote|write|written|type|typed|put|told "
          r"you|"
          r"tell you|sent|send)|my (?:complaint|words|answers?|message|story|name)|(?:that )?i (?:said|wrote|told you|"
          r"did|"
          r"sent|complained|have complained|am complaining|moaned)(?: (?:it|this|that|about it|about (?:her|him|"
          r"this)))?|"
          r"(?:that )?(?:it was|its|it is|it came from|who) me|(?:about|of|on) (?:it|this|that|me|my complaint))",
    "complain": r"(?:complain|tell (?:you|u)|do (?:it|this)|say (?:it|this)|send (?:it|this)|make a complaint|write "
                r"(?:it|"
                r"this)|report (?:it|this))",
    "meet": r"(?:meet|talk|speak|see|come|ring|phone|go|chat)(?: (?:to|with|in|on))*(?: (?:you|u|anyone|anybody|"
            r"someone|"
            r"somebody|a person|people|her|him|the phone))?",
    "way": r"(?:email|e mail|text|texting|message|letter|post|phone|chat|writing|typing|here)",
    "when": r"(?:when|wen)",
    "ago": r"(?:it (?:was|happened|is) )?(?:\w+ ){0,3}(?:years?|months?|weeks?|ages|long)(?: \w+)? ago",
}
_LEAD = r"(?:(?:so|but|and|ok|okay|um|wait|hi|hey|hello|sorry|please|pls|just|actually|also|wot|if i do this|then) )*"
_TAIL = r"(?: (?:please|pls|then|though|tho|now|lol|or not|or no|or what|at all|to me|for me|afterwards?|too|instead))*"

# Line of the answer, or the control, and ways to ask for it. What comes first goes first.
_ASKED: Tuple[Tuple[str, str], ...] = (
    ("person", r"(?:{wish} )?(?:talk|speak|chat)(?:ing)? (?:to|with) {person}"),
    ("person", r"(?:{wish}|(?:is|are) there|have you got|get me) {person}(?: (?:(?:who|that) )?(?:{wish} )?"
               r"(?:to )?(?:(?:talk|speak|chat) (?:to|with)(?: me)?|(?:ring|call|phone)(?: me)?(?: back)?))?"),
    ("person", r"(?:(?:{wish}|could|will|would) )?(?:{person} )?(?:to )?(?:ring|call|phone) me(?: back)?"),
    ("Q01", r"(?:who|whos) (?:are|r|is|actually are)? ?(?:{you}|this)(?: anyway)?"),
    ("Q01", r"(?:who|whos)(?: (?:will|is going to|gonna|actually))? "
            r"(?:reads?|looks? at|looking at|checks?|gets?|deals? with|answers?|handles?|"
            r"decides?(?: on| about)?)(?: (?:all|these|the|my|our|peoples|kids|childrens))* (?:complaints?|messages?|"
            r"{it})"),
    ("Q02", r"(?:is there|whats|what is|do you have) (?:a|any|the)? ?(?:time limit|deadline|limit|cut off|last day)"
            r"(?: (?:for|on|to) (?!(?:{us}|them)\b).{2,25})?"),
    ("Q02", r"(?:{when}|by when|what date|how soon) (?:do|must|should) i (?:have to|need to|got to)? ?{complain}(?: "
            r"by)?"),
    ("Q02", r"(?:do|must|should) i (?:have to|need to|got to)? ?{complain} (?:now|today|soon|straight away|right now)"
            r"(?: or (?:can i|could i|do i|is it ok to)? ?(?:wait|later|another day|tomorrow|do it later))?"),
    ("Q02", r"(?:can|could) i (?:wait|do (?:it|this) later|come back later|do (?:it|this) tomorrow|{complain} later)"),
    ("Q02", r"(?:{ago} )?(?:can|could|may|am i allowed to) ?i? (?:still )?{complain}(?: about (?:it|this|that))?(?: "
            r"now| "
            r"still| about it)?(?: {ago}| (?:even )?(?:tho|though|if|after|when|while|now) .{2,40})?"),
    ("Q02", r"(?:{ago} )?(?:is it|is this|am i) (?:too late|too long ago|too old)(?: to {complain}| {ago})?"),
    ("Q03", r"{when} (?:will|do|would|are|r) (?:i|{us})(?: {to})* (?:tell|let|answer|reply|hear|write|get back|know|"
            r"ring|"
            r"email|find out|contact|get)(?: (?:to me|me|back|back to me|me know|me back|an answer|from (?:you|u)|the "
            r"answer|my answer|what happens))?"),
    ("Q04", r"does (?:it|this) have to be me(?: (?:that|who|wot|what)? ?(?:tells?|complains?|writes?|does|says|types?)"
            r"(?: (?:you|u|it|this))?)?"),
    ("Q04", r"do i have to (?:do|write|type|say|tell you|fill) ?(?:it|this|this in)? (?:myself|on my own|alone|by "
            r"myself)"),
    ("Q05", r"(?:can|could|will|would) (?:{us}|this|it|i|complaining|someone)(?: {to})* (?:change|undo|overturn|"
            r"cancel|alter)"
            r" (?:what )?(?:the |my |a )?(?:court|judge|judges?|decision|order|courts?|report)(?: .{2,25})?"),
    ("Q06", r"(?:will|would|can|could) (?:{us}|someone)(?: {to})* "
            r"(?:say sorry|apologise|pay me|give me money)(?: (?:for|about) .{2,20})?"),
    ("Q06", r"(?:can|could|will|do|would) i(?: {to})* (?:get|have|be given) (?:any |some |a )?"
            r"(?:money|compensation|sorry|apology|refund|paid)(?: (?:for|from|out of) .{2,20})?"),
    ("Q07", r"{will} (?:{us} )?(?:{to} )*(?:tell|telling|show|showing|ask|asking) {worker}(?: {it})?"),
    ("Q07", r"{will} {worker}(?: {to})* {learn}(?: {it})?"),
    ("Q07", r"what (?:will|would|are|do|r) {us}(?: {to})* (?:say|tell|saying|telling)(?: to)? {worker}(?: {it})?"),
    ("Q13", r"{will} {worker}(?: {to})* (?:angry|mad|cross|upset|annoyed|furious|fuming|hate me|horrible|mean|nasty|"
            r"in a mood)(?: (?:with|at|to|about|if|because|cos) .{2,30})?"),
    ("Q08", r"{will} (?:{us} )?(?:{to} )*(?:tell|telling|show|showing|ask|asking) {family}(?: {it})?"),
    ("Q08", r"{will} {family}(?: {to})* {learn}(?: {it})?"),
    ("Q09", r"(?:will|would|are|can|do|r) {us}(?: {to})* (?:make|force|making|forcing) me(?: to)? {meet}"),
    ("Q09", r"do i(?: {to})* {meet}"),
    ("Q09", r"(?:can|could) i(?: just| only)? (?:do|say|tell you|answer|finish|have)(?: (?:it|this|that|everything))? "
            r"(?:just )?"
            r"(?:by|over|on|through|in) (?:the )?{way}(?: instead| only)?"),
    ("Q10", r"what (?:happens |do i do |can i do )?if (?:i|we) (?:dont|do not|didnt|still dont) (?:agree|like|accept|"
            r"believe|"
            r"think its fair)(?: with)?(?: (?:the|your|ur|my|what) )?(?: ?.{2,20})?"),
    ("Q10", r"who (?:do|can|would|should) i (?:go|complain|talk|speak|turn|write)(?: to)? if (?:{you}|they|its|it|im|"
            r"i) "
            r".{2,30}"),
    ("Q11", r"(?:tell me about|whats|what is|what does|explain)(?: the| a)? (?:listen and learn|listen learn)"
            r"(?: (?:meeting|mean|thing))?"),
    ("Q12", r"(?:can|could|may) i (?:meet|talk|speak|see|chat)(?: (?:to|with))? (?:someone|somebody|a person|the "
            r"person|"
            r"people|the people|whoever is) (?:important|in charge|high up|higher up|higher|senior|at the top)"),
    ("Q14", r"(?:whats|what is|what are|what does|what do|wots|tell me about|explain)(?: (?:an?|the))? advocates?"
            r"(?: (?:do|mean|for|is|thing))?"),
    ("Q16", r"(?:what|wot) (?:will|would|do|are|r) {us}(?: {to})* (?:do|doing) (?:with|to|after) "
            r"(?:this|it|that|what .{2,20}|my (?:complaint|words|answers?|story|name|message))"),
    ("Q16", r"(?:and |so |and so )?(?:then )?(?:what|whats|wot) (?:happens?|next|will happen|happens next|gonna "
            r"happen|going "
            r"to happen)(?: (?:next|now|then|after|after (?:this|that|it|i (?:send|finish|tell|do)(?: .{1,15})?)))?"),
    ("Q17", r"(?:will|can|could|does|do|is|might) (?:anyone|anybody|other people|everyone|others|someone else|"
            r"somebody else)"
            r"(?: else)?(?: {to})* (?:read|see|hear|know|look at|reading|seeing|find out)(?: {it})?"),
    ("Q17", r"(?:are|r|will|can|could|do) {you}(?: {to})* keep (?:it|this|that|my name|what .{2,20}|a|everything)? "
            r"?(?:a )?"
            r"(?:secret|private|safe|quiet|confidential|to yourself)"),
    ("Q18", r"(?:(?:is|are|r) (?:this|{you}) )?(?:like |just |really |an? )*(?:chat ?gpt|gpt|siri|alexa|ai|robot|bot|"
            r"chatbot|computer)"),
    ("Q19", r"(?:how does|what is|whats|how is|what about) (?:the |a )?(?:complaints? )?(?:procedure|process|rules|"
            r"one|way)"
            r"(?: for (?:the )?(?:adults?|grown ?ups?|grown ups|parents?|kids|children))?(?: work)?"),
    ("Q20", r"(?:will|are|do|would|can|r) {us}(?: {to})* (?:put|use|write|print|publish|putting|using|writing) my "
            r"(?:name|story|words|complaint)(?: down)? (?:in|on) .{2,25}"),
)


def _spelt_out(pattern: str) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda family: _FAMILIES[family[1]], pattern)


_PATTERNS = tuple((line, re.compile(_LEAD + f"(?:{_spelt_out(_spelt_out(asked))})" + _TAIL)) for line, asked in _ASKED)
_LONGEST = 16  # words


def asked_of_us(said: str) -> Optional[str]:
    """Return what the whole of these plain words asks of us: Q01 to Q20, or "person"; None for anything else."""
    if len(said.split()) > _LONGEST:
        return None
    return next((line for line, pattern in _PATTERNS if pattern.fullmatch(said)), None)
