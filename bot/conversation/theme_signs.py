"""The signs of each theme: one line is one way in which children, and the adults who help them, say it.

Written for text in small letters without apostrophes and punctuation. Read by ``themes``.
"""

from __future__ import annotations

from typing import Dict, Tuple

_NOT = r"(?:not|n'?t|never|no one|nobody|none|hardly|barely|wouldnt|didnt|doesnt|dont|wont|wasnt|isnt|cant|couldnt)"
_WROTE = r"(?:report|statement|letter|wrote|written|writes|write|put|notes?|file|records?|paperwork)"

SIGNS: Dict[str, Tuple[str, ...]] = {
    "not_listened_to": (
        rf"{_NOT}\b.{{0,25}}\b(?:listen|listened|listening|hear me|hear us|heard)", r"\bignor(?:e|es|ed|ing)\b",
        rf"{_NOT}\b.{{0,15}}\bask(?:s|ed|ing)?\b.{{0,20}}\b(?:me|us|them|her|him|what|how)\b",
        r"\btalk(?:ed|s|ing)? over me",
        r"\bnever asked\b",
        r"\b(?:no ?one|nobody|no body|none of (?:them|you))\b.{0,12}\b(?:ask|asked|asks|care|cares|cared|"
        r"listen|listens|listened)",
        r"\bdidnt care what\b",
        r"\bcut me off\b",
        r"\binterrupt",
        r"\bwasnt interested\b",
        rf"{_NOT}\b.{{0,20}}\btake (?:me|it) seriously",
        r"\b(?:only|just) (?:listened|listens|talked|talks|spoke|speaks) to (?:my )?(?:mum|dad|mom|them|him|"
        r"her)",
        r"\bfelt invisible\b",
        r"\bmy (?:views|opinion|feelings|wishes)\b.{0,30}(?:matter|count|care)",
        r"\bwhat i (?:want|wanted|think|thought|feel|felt)\b.{0,25}\b(?:matter|count|ignored|listen)",
        r"\blike (?:i|im|i was) (?:wasnt|not|nothing|invisible)",
        r"\b(?:wouldnt|didnt|never|wont|doesnt|not) let (?:me|us) (?:talk|speak|say|finish|explain|tell)\b",
        r"\beven (?:if|though|when) i (?:didnt|dont|said|told|asked)\b",
        r"\bmade me (?:go|talk|see|stay|meet|do)\b",
        r"\bsame questions?\b",
        r"\bonly (?:talked|spoke|listened|talks|speaks|listens) to my\b",
        rf"{_NOT}\b.{{0,12}}\btakes?\b.{{0,6}}\b(?:me|us|it|him|her|them) seriously",
        rf"{_NOT}\b.{{0,15}}\bhear (?:what|my|a word|anything|it|how)\b",
        r"\b(?:only|just) (?:listens?|talks?|speaks?|cares?|asks?|believes?)\b.{0,12}\b(?:mums?|moms?|dads?|"
        r"parents?|her|him|adults|grown ?ups)\b",
        r"\bmade up (?:her|his|their|your) minds?\b",
        r"\b(?:told|asked|said to) (?:her|him|them|my worker|my guardian|the worker)\b.{0,60}\b(?:did nothing|"
        r"didnt do anything|nothing happened|took no notice|didnt care|didnt bother)\b",
        r"\b(?:took|takes|take) no notice\b",
        r"\bbrushed? (?:me|it) off\b",
        r"\b(?:didnt|doesnt|dont|never|wont) (?:even )?care\b",
        r"\b(?:didnt|doesnt|dont|never|not) (?:even )?(?:look at|looked at|pay attention|paid attention)\b",
        rf"{_NOT}\b.{{0,12}}\b(?:took|takes?|taken|taking)\b.{{0,6}}\bseriously\b",
        r"\b(?:asked|asks|spoke to|talked to|listened to) (?:my |the )?\w+\b.{0,12}\b(?:but|and) not me\b",
        r"\b(?:get|got) a word in\b",
        r"\bi said no\b",
        r"\b(?:wrote|writes) nothing down\b",
    ),
    "views_not_reported": (
        rf"{_NOT}\b.{{0,25}}\b(?:tell|told|telling|say|said|pass|passed|put|share|write|wrote|"
        rf"include)\b.{{0,30}}\b(?:court|judge|report)",
        r"\bleft (?:out|it out|my|bits|stuff|things)\b", r"\bmissed out (?:what|bits|things)\b",
        rf"\b(?:court|judge)\b.{{0,20}}{_NOT}.{{0,20}}\b(?:know|told|hear|see)\b.{{0,25}}\b(?:i|my|me|what)\b",
        rf"{_NOT}\b.{{0,15}}\b(?:put|write|wrote|include|included)\b.{{0,20}}\b(?:what i|my (?:words|views|"
        rf"wishes|letter|side))",
        r"\bwhat i (?:said|told|wanted)\b.{0,25}\b(?:wasnt|isnt|not|never|left out|missing)\b",
        r"\bchanged (?:what i said|my words)",
        r"\b(?:didnt|never|did not) (?:pass|hand|give)\b.{0,15}\b(?:letter|drawing|message|words)",
        r"\btwisted\b",
        r"\bmy (?:views|wishes|side|letter)\b.{0,25}\b(?:left out|missing|not in|werent in|never in|"
        r"wasnt in)",
        rf"\b(?:report|statement)\b.{{0,15}}{_NOT}\b.{{0,8}}\b(?:have|has|had|say|said|mention|mentioned|"
        rf"include|included|show)\b",
        rf"\bmy (?:words|views|wishes|feelings|letter|side|opinion|drawing|voice)\b.{{0,15}}{_NOT}\b.{{0,10}}\bin\b",
        rf"\bmy (?:words|views|wishes|feelings|letter|side|opinion|drawing|"
        rf"voice)\b.{{0,12}}{_NOT}\b.{{0,10}}\b(?:shared|passed on|put in|mentioned|given|included|told|read)\b",
        r"\b(?:told|tells|said to) (?:the )?(?:judge|court)\b.{0,30}\b(?:opposite|different|something else|"
        r"not what i)\b",
        r"\bwhat i (?:said|told|wanted|want|think|feel|felt|wrote)\b.{0,20}\b(?:missed out|missed off|"
        r"taken out|cut out|out of the report)\b",
        rf"\b(?:court|judge)\b.{{0,6}}{_NOT}\b.{{0,6}}\b(?:heard?|knew|know|saw|see|got|get|read|told|given)\b",
        rf"\bmy (?:letter|words|views|wishes|drawing|message)\b.{{0,12}}{_NOT}\b.{{0,12}}\b(?:judge|court)\b",
        r"\bonly (?:put|wrote|included|said)\b.{0,20}\bwhat (?:my )?(?:mum|dad|mom|he|she|they|everyone)\b",
    ),
    "report_wrong_or_untrue": (
        r"\bl(?:ie|ies|ied|ying|iar)\b",
        r"\buntrue\b",
        rf"{_NOT}\b.{{0,8}}\btrue\b",
        r"\bmade (?:it|stuff|things|that|this|bits) up\b",
        r"\bmade up\b",
        rf"\b{_WROTE}\b.{{0,40}}\b(?:wrong|mistake|mistakes|incorrect|false|rubbish|error|errors|not right|"
        rf"isnt right|wasnt right)\b",
        rf"\b(?:wrong|false|mistake|mistakes|incorrect|error|errors)\b.{{0,40}}\b{_WROTE}\b",
        r"\bwrong (?:school|name|age|date|birthday|address|house|facts?|things?|stuff|information|info|dad|"
        r"mum|place|day|sibling|details)\b",
        r"\b(?:never|didnt|did not) (?:say|said) (?:that|it|those|what (?:she|he|they))",
        r"\bsaid i (?:said|did|was|wanted|liked|told)\b",
        r"\bthings i (?:never|didnt) (?:say|said|do|did)\b",
        r"\bgot (?:it|my|things|stuff|the|loads|lots|everything|a lot)\b.{0,20}\bwrong\b",
        r"\bfalse\b",
        r"\bexaggerat",
        r"\binaccura",
        r"\bthats not what (?:i said|happened)",
        r"\b(?:wrote|written|writes|put|puts|saying|says)\b.{0,14}\bthat i\b",
        r"\bwrote (?:i|im|my)\b",
        r"\bsaid im lying\b",
        r"\b(?:report|statement|letter|file|notes?)\b.{0,6}\b(?:says|said|say)\b.{0,60}\b(?:but|"
        r"and)\b.{0,12}\b(?:dont|didnt|im not|i am not|its not|isnt|wasnt|never|havent|not)\b",
        r"\bit says (?:im|i am|my|i|we|that)\b.{0,40}\b(?:but|and|not)\b",
        r"\b(?:spelt|spelled|spell)\b.{0,20}\bwrong\b",
        r"\btwisted (?:my|what|everything|things|it)\b",
        r"\bsaid (?:that )?(?:i|we|my (?:mum|dad|brother|sister))\b.{0,40}\b(?:and|but) (?:i|we|he|she|"
        r"they) (?:didnt|dont|never|wasnt|hadnt|havent)\b",
        r"\b(?:mixed|muddled|got)\b.{0,15}\b(?:me|us|names?|dates?)\b.{0,10}\b(?:up|mixed up|muddled)\b",
        r"\bnot (?:what happened|how it happened|how it was|right in the report)\b",
        r"\b(?:wrote|put|said|writes)\b.{0,20}\bi (?:did not|didnt|never|had not|hadnt) (?:say|said|do|did)\b",
        r"\b(?:report|statement|letter|file)\b.{0,4}\b(?:says|said)\b.{0,60}\bi (?:dont|didnt|havent|am not|never)\b",
    ),
    "worker_manner": (
        r"\brude(?:ly|r)?\b",
        r"\bmean\b(?! (?:that|to say|it|by))",
        r"\bunkind\b",
        r"\bshout(?:s|ed|ing|y)?\b",
        r"\byell",
        r"\bhorrible\b",
        r"\bnasty\b",
        r"\bbull(?:y|ied|ies|ying)",
        r"\blaugh(?:s|ed|ing)? at\b",
        r"\blaughed\b",
        r"\broll(?:s|ed|ing)? (?:her|his|their) eyes",
        r"\btold (?:me|us) off\b",
        r"\bpatronis",
        r"\bpatroniz",
        r"\b(?:like|as if) (?:i was|im|i were|hes|shes)? ?a (?:baby|toddler|little kid|kid|idiot|liar)\b",
        r"\bsnap(?:s|ped|py)\b",
        r"\bcold\b.{0,12}\b(?:to|with) me",
        r"\bangry (?:at|with) me\b",
        r"\bswore\b",
        r"\bsarcas",
        r"\bstupid\b",
        r"\bmade me (?:cry|feel (?:small|stupid|bad|silly|dumb|guilty|like))",
        r"\bgrumpy\b",
        r"\bdisrespect",
        r"\bhorrid\b",
        r"\bmoody\b",
        r"\bjudg(?:y|ed me|ing me)",
        r"\b(?:on|at|with) (?:her|his|their) phone\b",
        r"\btalk(?:s|ed)? down to",
        r"\bscary\b",
        r"\bintimidat",
        r"\bnot (?:very )?(?:nice|kind|friendly)\b",
        r"\b(?:wasnt|isnt|werent|arent) (?:very |even |really )?(?:nice|kind|friendly)\b",
        r"\bhates me\b",
        r"\bdidnt believe me\b",
        r"\bmade fun\b",
        r"\btakes? the mick",
        r"\bpicked on\b",
        r"\bcalled me\b(?! (?:back|on|at|last|today|yesterday|to|by|in|once|again|up|when|for|about|before|after))",
        r"\b(?:looked|seemed|sounded|acted|was|is|so|really) (?:so |really |very |all )?(?:bored|annoyed|"
        r"cross|fed up|angry|snotty|stuck up|harsh|aggressive|bossy|dismissive|condescending)\b",
        r"\btook the mick",
        r"\bhad a go at\b",
        r"\b(?:didnt|never|wouldnt|doesnt) (?:even )?(?:smile|say hello|say hi|say sorry|look at me)\b",
        r"\bsneer|\btutted\b|\bscoff|\bmocked\b|\bmocks\b|\bteas(?:ed|ing)\b|\bwound me up\b",
        r"\b(?:impatient|unfriendly|unpleasant|abrupt|ignorant|spiteful|cruel|bossy|sulky|stroppy)\b",
        r"\b(?:told|tells|telling) (?:me|us) to (?:shut up|be quiet|grow up|stop (?:crying|moaning|whining))\b",
        r"\b(?:sigh(?:s|ed|ing)|huff(?:s|ed|ing)|tutt(?:s|ed|ing))\b",
        r"\bshut up\b",
    ),
    "not_enough_time": (
        r"\bnot enough time\b",
        r"\b(?:only|just)\b.{0,25}\b(?:\d+|a few|few|five|ten|two|one|twenty|couple)\b.{0,12}\b(?:min|mins|"
        r"minutes?|hour|times?|seconds)\b",
        r"\bonly (?:saw|met|spoke|talked|seen|came|visited)\b.{0,20}\b(?:once|twice)\b",
        r"\brush(?:ed|ing|es|y)?\b",
        r"\bin a (?:rush|hurry)\b",
        r"\b(?:saw|met|seen|spoke to|talked to|visited)\b.{0,15}\b(?:me|us|them|him|her)\b.{0,10}\bonce\b",
        r"\bonce\b.{0,20}\b(?:in|the whole)\b.{0,12}\b(?:months?|year|time|case)\b",
        rf"{_NOT}\b.{{0,20}}\b(?:spend|spent|have|had)\b.{{0,15}}\btime\b",
        r"\bno time for\b",
        r"\b(?:too|so|really) (?:quick|short|fast)\b",
        r"\b(?:minutes|mins)\b.{0,15}\b(?:with|to|then|and)\b",
        r"\bbarely (?:saw|met|spoke|talked|knows|knew)",
        r"\bhardly (?:saw|met|spoke|talked|knows|knew|ever)",
        r"\bquick chat\b",
        r"\bmore time\b",
        r"\bdoesnt (?:even )?know me\b",
        r"\bnever (?:even |once )?(?:met|saw|seen|spoke to|talked to|visited)\b",
        r"\b(?:left|went|gone)\b.{0,8}\bafter\b.{0,12}\b(?:mins?|minutes?|half an hour|an hour|seconds)\b",
        r"\bonly (?:got|had|did|have|get)\b.{0,8}\b(?:one|1|a single|two|2|a few|"
        r"a couple of)\b.{0,12}\b(?:meetings?|visits?|chats?|talks?|sessions?|goes|calls?|times?)\b",
        rf"{_NOT}\b.{{0,20}}\b(?:enough|any|much|long enough)\b.{{0,8}}\b(?:time|long)\b",
        r"\bnot long enough\b",
        r"\bran out of time\b",
        r"\b(?:left|went|ended|stopped|hung up) before (?:i|we) (?:\w+ )?(?:finished|done|could|got|had)\b",
    ),
    "did_not_explain": (
        rf"{_NOT}\b.{{0,25}}\bexplain",
        r"\b(?:no ?one|nobody|never|didnt|dont|not|doesnt|havent|hasnt|wont)\b.{0,15}\b(?:tell|told|tells|"
        r"telling|say|said)\b.{0,8}\b(?:me|us)\b.{0,6}\b(?:what|why|how|when|whats|about|anything|who|where|"
        r"that)\b",
        rf"{_NOT}\b.{{0,15}}\bunderst(?:and|ood)\b",
        r"\bconfus",
        r"\b(?:dont|didnt|no idea|never|not)\b.{0,12}\b(?:know|knew)\b.{0,8}\b(?:what (?:is|was|happen|will|"
        r"would|theyre|shes)|whats|why|what happens|going on)",
        r"\bbig words\b",
        r"\blong words\b",
        r"\bin the dark\b",
        r"\bno idea (?:what|why|whats)\b",
        r"\bwithout (?:telling|asking|explaining)\b",
        r"\bnot told\b",
        r"\b(?:keep|kept|leave|left) me (?:in the dark|guessing|out)\b",
        r"\bmade no sense\b",
        r"\bdidnt make sense\b",
        r"\b(?:no ?one|nobody|never|didnt|doesnt|wouldnt|wont)\b.{0,10}\b(?:say|said|says|tell|told) (?:why|"
        r"what|when|how|where)\b",
        r"\b(?:dont|didnt|never|not)\b.{0,8}\b(?:know|knew) (?:what|why|who|when|where|how|whats|about)\b",
        r"\b(?:never|not|didnt|wasnt)\b.{0,8}\b(?:told|tell)\b.{0,8}\b(?:what|about|why|when|how|anything)\b",
        r"\b(?:didnt|never|doesnt|not|no ?one|nobody)\b.{0,10}\b(?:say|said|told me|tell me|tell us|"
        r"told us)\b.{0,6}\b(?:who|the|my|about|anything)\b",
    ),
    "broke_promise": (
        r"\bpromis",
        r"\bsaid (?:she|he|they|hed|shed|theyd|id|we|wed|you|youd|it|i)\b.{0,45}\b(?:but|and|n|"
        r"then)\b.{0,20}\b(?:didnt|never|hasnt|havent|dont|not|wont|doesnt|havn?t)\b",
        r"\b(?:broke|breaks|kept|keep|keeps) (?:her|his|their|a|your) (?:word|promise)",
        r"\b(?:didnt|never|doesnt|not|dont) (?:do|did|keep|kept) what (?:she|he|they|you) said\b",
        r"\bshe said she would\b",
        r"\b(?:said|told me) (?:she|he|they) would\b.{0,40}\b(?:didnt|never|but|hasnt|havent)\b",
        r"\bwent back on\b",
        r"\bsworn?\b.{0,10}\bwouldnt\b",
        r"\bswore (?:she|he|they)\b",
        r"\bwas (?:meant|supposed) to\b.{0,40}\b(?:but|never|didnt)\b",
        r"\bsaid (?:that )?(?:i|we) (?:could|can|would|will|was going to|were going to)\b.{0,60}\b(?:but|and|"
        r"then|now)\b.{0,12}\b(?:couldnt|cant|didnt|not|wasnt|never|isnt|wouldnt|no)\b",
        r"\bsaid (?:she|he|they|you|shed|hed|theyd|youd|shell|hell|theyll)\b.{0,60}\b(?:forgot|forgets|"
        r"never did|nothing|changed (?:her|his|their) mind)\b",
        r"\b(?:shed|hed|theyd|she would|he would|they would) (?:help|come|ring|call|bring|tell|ask|sort|fix|"
        r"visit)\b.{0,40}\b(?:but|and|never)\b.{0,10}\b(?:didnt|never|hasnt|havent|wont)\b",
        r"\b(?:you|she|he|they) said (?:you|she|he|they|shed|hed|theyd|youd|it)\b.{0,6}\b(?:would|wouldnt|"
        r"wont|will|was going to|were going to)\b",
    ),
    "late_or_missed": (
        r"\b(?:was|were|is|are|always|comes?|came|turn(?:s|ed)? up|got here|hour|hours|min|mins|minutes|so|"
        r"really|very|be|being|been|running)\b.{0,8}\blate\b",
        r"\blate (?:again|every|for|to|all|each|by)\b",
        rf"{_NOT}\b.{{0,12}}\b(?:come|came|turn(?:ed|s)? up|turned|show(?:ed|s)? up|show|arrive|arrived|"
        rf"visit|visited|comes)\b",
        r"\bcancel",
        r"\bmiss(?:ed|es|ing)\b.{0,20}\b(?:meeting|visit|appointment|appointments|call|our|my|meetings|"
        r"visits|session)\b",
        r"\bstood me up\b",
        r"\bforgot (?:to come|about me|me|our|my|the (?:meeting|visit|appointment))",
        r"\bno show\b",
        r"\bkept me waiting\b",
        r"\bwait(?:ed|ing)\b.{0,20}\b(?:hour|hours|ages|mins|minutes)\b.{0,30}\b(?:for her|for him|for them|"
        r"came|come)\b",
        r"\bleft me waiting\b",
        r"\bkeeps? moving (?:the|our|my) (?:meeting|visit|appointment)",
        r"\b(?:was|were) (?:meant|supposed|due) to (?:come|meet|visit|see|pick|be here|be there|arrive|"
        r"call)\b.{0,40}\b(?:didnt|never|wasnt|hasnt|but)\b",
        r"\b(?:mins?|minutes?|hours?|hour) late\b",
        r"\bdidnt (?:bother|make it|pick me up)\b",
    ),
    "delay_no_reply": (
        r"\b(?:no|not|never|didnt|doesnt|hasnt|havent|dont|wont|wouldnt|without)\b.{0,22}\b(?:repl(?:y|ied|"
        r"ies|ying)|answer(?:s|ed|ing)?|respon(?:d|ded|se|ds)|text(?:ed|s)? back|ring(?:s)? back|rang back|"
        r"call(?:s|ed)? back|back to|write back|wrote back|got back|phoned back|ring me back|rang me|rung)\b",
        r"\b(?:ring|rings|rang|call|calls|called|text|texts|texted|email|emails|emailed|get|gets|got|phone|"
        r"phoned|wrote)\b.{0,8}\bback\b.{0,15}$",
        r"\bno (?:reply|answer|response)\b",
        r"\b(?:taking|takes|took|taken)\b.{0,12}\b(?:ages|too long|so long|forever|months|weeks|years|long|"
        r"a year|a month)\b",
        r"\bstill waiting\b",
        r"\b(?:been|its been|waited|waiting|wait)\b.{0,20}\b(?:weeks|months|ages|forever|years|days|so long|"
        r"too long)\b",
        r"\bdelay",
        r"\bvoicemail",
        r"\bnever hear(?:d)? (?:from|back|anything)",
        r"\b(?:not|havent|hasnt|didnt) hear(?:d)? (?:from|back|anything)",
        r"\bleft (?:loads of |lots of |\d+ )?messages\b",
        r"\bdrag(?:s|ged|ging) on\b",
        r"\bignor(?:e|es|ed|ing) my (?:texts|calls|emails|messages|letters)",
        r"\btoo slow\b",
        r"\bso slow\b",
        r"\bhow long\b.{0,20}\bwait",
        r"\bhave to wait\b",
        r"\b(?:no ?one|nobody|none of (?:them|you)|noone)\b.{0,20}\b(?:answer(?:s|ed)?|repl(?:y|ied|ies)|"
        r"respond(?:s|ed)?|wrote back|writes back|rang|rings|called|calls|emailed|got back|texted|phoned)\b",
        r"\bhear(?:d)? nothing\b",
        r"\b(?:emailed|texted|rang|called|phoned|wrote|messaged)\b.{0,20}\b(?:\d+|two|three|four|five|"
        r"loads of|lots of|so many|many|several|a few) times\b",
        r"\b(?:took|takes|taken|taking|waited|waiting|been)\b.{0,12}\b(?:\d+|a|one|two|three|four|five|"
        r"six) (?:days?|weeks?|months?|years?)\b",
    ),
    "shared_private_information": (
        r"\b(?:told|tells|tell|telling|shared|shares|showed|shown|sent|gave|read|said)\b.{0,30}\b(?:mum|mam|"
        r"mom|dad|school|teacher|everyone|my (?:friends?|brother|sister|nan|family|stepdad|stepmum|carers?|"
        r"class|address|diary)|them|people|parents)\b.{0,30}\b(?:what i (?:said|told|wrote)|what id said|"
        r"i (?:said|told)|secret|private|my (?:stuff|business|things|words|diary|address|letter|messages))\b",
        r"\bsecret",
        r"\bprivate\b",
        r"\bprivacy\b",
        r"\bconfiden",
        r"\bdiary\b",
        r"\bin front of (?:my|everyone|the class|people|them|mum|dad|him|her|other)",
        r"\bmy business\b",
        r"\btold (?:my )?(?:mum|dad|mom|mam|stepdad|stepmum|nan|school|everyone)\b.{0,12}\b(?:everything|"
        r"what i|about|that i|stuff|all)\b",
        r"\bgave (?:him|her|them|my (?:dad|mum))\b.{0,12}\b(?:our|my) (?:address|number|new address)\b",
        r"\bpersonal (?:stuff|things|information|info|details)\b",
        r"\bleaked\b",
        r"\bshe wouldnt tell\b",
        r"\bsaid (?:it|this) (?:was|would be) (?:just )?between\b",
        r"\bblabbed\b",
        r"\bgrassed\b",
        r"\bread out\b",
        r"\bwasnt meant to (?:tell|know)\b",
        r"\bmy address\b",
        r"\b(?:she|he|they|worker|guardian|officer|lady)\b.{0,10}\btold my (?:mum|dad|mom|mam|stepdad|"
        r"stepmum|parents|school|teacher|nan|carers?|foster)\b",
        r"\b(?:showed|shows|read|gave|sent|shared|passed|handed)\b.{0,12}\bmy (?:letter|drawing|messages?|"
        r"words|notes?|diary|statement|texts?|emails?)\b.{0,15}\b(?:to|with)\b",
        r"\b(?:gave|told|sent|gives|shared)\b.{0,25}\b(?:my|our) (?:new )?(?:phone |mobile )?(?:number|"
        r"address|email|whereabouts)\b",
        r"\b(?:mum|dad|mom|mam|parents|stepdad|stepmum|everyone|school|brother|sister|"
        r"nan)\b.{0,10}\b(?:found out|knows|knew|know|heard)\b.{0,12}\b(?:what i|everything|all of it|"
        r"that i)\b",
        r"\blet\b.{0,20}\b(?:read|see|hear|look at)\b.{0,8}\bmy\b",
        r"\b(?:told|tells|tell)\b.{0,20}\bwhere (?:i|we) live\b",
    ),
    "treated_unfairly": (
        r"\bunfair",
        r"\b(?:not|isnt|wasnt|aint|never) (?:very |even |really )?fair\b",
        r"\bfavou?r(?:s|ed|ite|ites|itism|ing)?\b",
        r"\b(?:takes?|taking|took|on|always|only)\b.{0,6}\b(?:his|her|their|my (?:mums?|dads?)|mums?|"
        r"dads?) sides?\b",
        r"\bbias",
        r"\bdiscriminat",
        r"\brac(?:ist|ism|ially)",
        r"\bsexis",
        r"\bhomophob",
        r"\btransphob",
        r"\bbecause (?:im|i am|of my)\b.{0,25}\b(?:black|asian|muslim|gay|trans|disabled|autistic|a girl|"
        r"a boy|religion|skin|colou?r|foreign|traveller|gypsy|adhd|polish|jewish|sikh|young|race|disability|"
        r"autism)\b",
        r"\bblam(?:e|ed|es|ing) me\b",
        r"\bpicks? on\b",
        r"\bdifferent(?:ly)? (?:to|from|than) my (?:brother|sister|siblings)",
        r"\btreat(?:s|ed|ing)?\b.{0,12}\b(?:me )?(?:different|worse|badly|like (?:rubbish|dirt|i|im|a))",
        r"\bmy (?:brother|sister)\b.{0,25}\b(?:gets|got|but i|but not me|and not me)\b",
        r"\bwasnt allowed\b.{0,30}\bbut\b",
        r"\bsides? with\b",
        r"\bpunish",
        r"\bstereotyp",
        r"\bwont use my (?:name|pronouns)\b",
        r"\b(?:only|always|just) (?:believes?|believed|trusts?|trusted)\b.{0,10}\b(?:mums?|moms?|dads?|her|"
        r"him|them|parents)\b",
        r"\b(?:is|was|are|were|being|all) against (?:me|us|my)\b",
        r"\bpick(?:ed|s|ing)? on (?:me|us|my)\b",
        r"\b(?:double standards|one sided|onesided|one rule for)\b",
        r"\b(?:on|took|takes|take) (?:my )?(?:mums?|dads?|his|her) side\b",
        r"\b(?:likes?|liked|prefers?|loves?) (?:my )?\w+ (?:more|better) than\b",
        r"\b(?:takes?|took|taking|picks?|picked) sides\b",
    ),
    "felt_unsafe": (
        rf"{_NOT}\b.{{0,15}}\bsafe\b",
        r"\bunsafe\b",
        r"\bscared\b",
        r"\bfrighten",
        r"\bafraid\b",
        r"\bterrif",
        r"\bin danger\b",
        r"\bmade (?:me|us) (?:see|go to|stay with|sit with)\b.{0,25}\b(?:dad|mum|him|her|them)\b",
        r"\bmade (?:me|us) (?:sit|stand|wait) (?:next to|near|with)\b",
        r"\bsame room (?:as|with)\b",
        r"\bput me (?:at risk|in danger)\b",
        r"\balone with\b",
        r"\buncomfortable\b",
        r"\bthreaten",
        r"\bhurts? me\b",
        r"\bhit(?:s|ting)? me\b(?! hard)",
        r"\btouch(?:ed|es) me\b",
        r"\bgrab(?:s|bed)\b",
        r"\bpush(?:ed|es) me\b",
        r"\b(?:drove|drives|driving) (?:too |so |really )?(?:fast|dangerously)\b",
        r"\bpanic",
    ),
    "change_of_worker": (
        r"\b(?:kept|keeps?|keep) (?:on )?(?:changing|swapping|switching|getting (?:a )?new)\b",
        r"\b(?:new|different|another) (?:worker|guardian|person|one|social worker|officer|lady|man|woman|"
        r"people|cafcass)\b.{0,25}\b(?:again|every|each|all the time|time|now|third|3rd|start)\b",
        r"\b(?:third|fourth|fifth|second|3rd|4th|5th|2nd|sixth|6th|\d+|two|three|four|five|six|loads of|"
        r"lots of|so many|too many|many) (?:different |new )?(?:workers?|guardians?|officers?|"
        r"social workers?|people|ladies)\b",
        r"\bworker (?:left|changed|has changed|quit|keeps changing|went)\b",
        r"\bmy (?:old |last |first )?(?:worker|guardian|officer) (?:has |just )?(?:left|changed|gone|quit|"
        r"disappeared|swapped)\b",
        r"\bchanged (?:my )?(?:worker|guardian|officer|person)\b",
        r"\bswapped\b.{0,15}\b(?:worker|guardian|officer)\b",
        r"\bchange of worker\b",
        r"\b(?:want|need|have|get) (?:a )?(?:new|different) (?:worker|guardian|officer|one|person)\b",
        r"\bexplain(?:ing)? (?:it |everything )?(?:all )?(?:over )?again to\b",
        r"\bstart (?:all )?over\b",
        r"\bhave to (?:say|tell|repeat)\b.{0,20}\b(?:again|over)\b",
        r"\bleft without saying (?:bye|goodbye)\b",
        r"\bnever said (?:bye|goodbye)\b",
        r"\b(?:every ?time|each time|always)\b.{0,10}\b(?:its|it is|theres|i get|i see|a)?\b ?(?:someone|"
        r"somebody) (?:new|different|else)\b",
        r"\b(?:someone|somebody) (?:new|different) (?:every|each|again|all the time)\b",
        r"\banother (?:new )?(?:worker|guardian|officer|social worker|lady|person)\b",
    ),
    "needs_not_met": (
        r"\binterpreter\b",
        r"\btranslat",
        r"\b(?:sign|bsl)\b.{0,15}\b(?:language|signer|interpreter)\b",
        r"\bsigner\b",
        r"\bwheelchair",
        r"\bramp\b",
        r"\bstairs\b",
        r"\bautis",
        r"\badhd\b",
        r"\bdyslex",
        r"\bdeaf\b",
        r"\bblind\b",
        r"\bhearing aid",
        r"\bdisab",
        r"\blearning difficult",
        r"\blarge print\b",
        r"\bbig print\b",
        r"\beasy read\b",
        r"\b(?:cant|couldnt|can not|struggle to) read\b",
        r"\b(?:didnt|never|not|wont|dont|doesnt|havent|no ?one|nobody)\b.{0,20}\b(?:get|got|given|give|gave|"
        r"offer|offered|have|had)\b.{0,12}\b(?:help|support|advocate|any help)\b",
        r"\b(?:didnt|never|not|wont|dont|doesnt|no ?one|nobody|wouldnt|refused to)\b.{0,12}\bhelp(?:ed|s|"
        r"ing)?\b.{0,10}\b(?:me|us|him|her|with|them)?\b",
        r"\bneed(?:ed)? (?:help|breaks?|a break|someone|support|extra)\b",
        r"\bspecial needs\b",
        r"\bsend\b needs",
        r"\btoo (?:loud|noisy|bright)\b",
        r"\banxiety\b",
        r"\bmy needs\b",
        r"\bno support\b",
        r"\bno advocate\b",
        r"\b(?:asked for|wanted|needed) (?:an? |some )?(?:advocate|help|interpreter|signer|break)\b",
        r"\b(?:didnt|never|not|wont|dont|doesnt|no ?one|nobody|wouldnt|hasnt|havent)\b.{0,12}\bsupport(?:s|ed|"
        r"ing)?\b",
        r"\b(?:no|without|not enough|wasnt any|isnt any|never any) (?:help|support)\b",
    ),
    "complaint_handling": (
        r"\b(?:complain(?:t|ts|ed|ing)?)\b.{0,45}\b(?:before|last|already|ignored|nothing|never|no ?one|"
        r"answer|answered|reply|replied|again|lost|brushed|didnt|wasnt|hasnt|havent|manager)\b",
        r"\b(?:nothing|no ?one|never|didnt|ignored|lost|brushed off|already)\b.{0,35}\bcomplain",
        r"\bmy (?:last|other|first|old) complaint\b",
        r"\btold you (?:this |about this )?before\b",
        r"\bnothing (?:happened|changed)\b.{0,15}\b(?:when|after|last time)\b",
        r"\bcomplaints? (?:team|manager|people|lot)\b",
        r"\banswer to my complaint\b",
        r"\b(?:no ?one|nobody|never|didnt|not|havent|hasnt|ignored|closed|lost|refused|"
        r"rejected)\b.{0,30}\b(?:my|our|the) complaints?\b",
    ),
    "court_decision": (
        r"\b(?:judges?|magistrates?) (?:has |have |had |just |then |only |also |still |"
        r"already )?(?:decid(?:e|ed|es)|said|says|ruled|made|makes|sent|sends|ordered|orders|changed|chose|"
        r"gave|gives|let|wont|wouldnt|didnt|doesnt|got it|told|thinks|believed|stopped|took|never|"
        r"ignored)\b(?! (?:even )?(?:get|got|see|saw|hear|heard|know|knew|read|find|found|told|asked?)\b)",
        r"\b(?:judges?|magistrates?) (?:is|was|are|were) (?:so |really |very |just |being )?(?:wrong|unfair|"
        r"mean|rude|horrible|biased|not fair|stupid)\b",
        r"\bcourt (?:has |just |then )?(?:decid(?:ed|es)|said|says|ruled|ordered|made (?:me|us|a|the)|"
        r"sent (?:me|us)|gave|wont let|wouldnt let|got it wrong|is wrong|was wrong)\b",
        r"\b(?:change|appeal|overturn|disagree with|dont agree with|hate|unhappy with|"
        r"undo)\b.{0,20}\b(?:judge|court|order|decision)\b",
        r"\bcourt order\b",
        r"\b(?:the|a|judges|courts|that) decision\b",
        r"\b(?:judge|court)s? (?:decision|order|mind|ruling)\b",
    ),
    "other_body": (
        r"\bcouncil\b",
        r"\blocal authority\b",
        r"\bsolicitor",
        r"\blawyer",
        r"\bbarrister",
        r"\bpolice\b",
        r"\bcafcass cymru\b",
        r"\bmy school (?:just |also )?(?:did|didnt|wont|dont|never|is|are|was|were|ignored|let)\b",
        r"\b(?:my|the) (?:teacher|head ?teacher)s? (?:is|was|did|didnt|wont|shouted|never|said)\b",
        r"\bchildrens services\b",
        r"\bcourt (?:staff|usher|reception|clerk|office|building)\b",
    ),
}
