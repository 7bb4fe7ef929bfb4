"""Which language a text is probably in, when it is not English: a guess, for staff. The child's choice goes first."""

from __future__ import annotations

import re
import unicodedata
from typing import Dict, Optional, Tuple

OTHER = "other"
_FEWEST_LETTERS = 3

# Scripts come first: one word is enough to know them. Urdu is Arabic script with letters that Arabic lacks.
_SCRIPTS: Tuple[Tuple[str, str], ...] = (
    ("ur", "\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06cc\u06a9\u06af"),
)
_RANGES: Tuple[Tuple[str, int, int], ...] = (
    ("ar", 0x0600, 0x06FF), ("ar", 0x0750, 0x077F), ("pa", 0x0A00, 0x0A7F), ("bn", 0x0980, 0x09FF),
    (OTHER, 0x0370, 0x03FF), (OTHER, 0x0400, 0x052F), (OTHER, 0x0530, 0x05FF), (OTHER, 0x0900, 0x097F),
    (OTHER, 0x0A80, 0x0DFF), (OTHER, 0x0E00, 0x10FF), (OTHER, 0x1200, 0x137F), (OTHER, 0x3040, 0x9FFF),
    (OTHER, 0xAC00, 0xD7AF),
)

# Everyday words and the words of a complaint, without accents: children type them so.
_COMMON: Dict[str, str] = {
    "pl": "nie sie jest ze mnie moja moje moj mi to na do za ale jak mam pani pan bardzo tego byla byl nigdy mowi "
          "powiedziala powiedzial mna ona jej jego dla czy tak chce klamie moim moja mojej tata tate mama mame bije "
          "sluchala sluchal sluchaja ktos pracownica pracownik jestem byly co kiedy dlaczego ktora ktory dziecko",
    "ro": "nu este sunt pe mine mea meu mi si sa ca cu pentru foarte ea fost ma imi la din ce nici despre asistenta "
          "niciodata ascultat spus vreau doamna domnul mintit tata tatal mama mamei bate raport lui ei cand cum avut "
          "m vorbit scris lucruri eu el o un",
    "pt": "nao eu minha meu me que uma um com para foi nunca ela ele muito mas por disse esta assistente mim sobre "
          "ouviu ouvir mentiu mentiras escreveu pai mae relatorio tribunal quero quando porque me comigo falou "
          "perguntou estou tenho padrasto madrasta bate dela dele isso os das dos",
    "es": "no me que mi el una con para nunca ella muy pero por dijo los se fue trabajadora yo quiero escucho mintio "
          "sobre mentiras escribio padre madre papa mama informe cuando porque conmigo hablo pregunto estoy tengo "
          "esto del las juez su le lo",
    "fr": "je ne pas est elle il mon ma mes que une un avec pour jamais tres mais dit les nous suis des sur moi "
          "ecoute menti ecrit mensonges pere mere papa maman rapport veux quand parce parle demande j ai c qui ce "
          "cette dans la le et",
    "cy": "mae ddim yn fy fi roedd wedi ac ei gyda dim oedd nid dwi byth hi bod nghlywed wnaeth y yr gweithiwr "
          "gwrando arna arnaf gwbl nhad fy mam eisiau gan dweud dywedodd celwydd adroddiad doedd llys isio siarad "
          "efo o am i ond ddaru neb erioed",
    "so": "waa iyo ma aan ayaa uu ay ku ka igu waxaan waxay wuxuu igama aabahay hooyaday hooyo aabo maya haa "
          "dhegeysan shaqaalaha i ila in ah",
    "lt": "ne as mano yra ji jis kad ir man mane labai niekada tevas mama noriu buvo apie su sako nera bet kai",
    "sq": "nuk une eshte dhe me nje per qe ajo ai im ime babai nena shume kurre dua te ne ka kam mua nga tha",
    "it": "non mi mio mia che con per lei lui mai molto ma ha il gli una un sono della di ascoltato detto padre madre "
          "voglio quando perche mentito sua suo anche questo",
    "de": "nicht ich mir mich mein meine und ist sie er hat mit der die das nie sehr aber war zu von den ein eine habe "
          "papa mama will wann warum zugehort gelogen gesagt",
    "tr": "ben bana beni benim ve bir bu o cok hic ama icin degil annem babam istiyorum dinlemedi dedi yalan ile ne "
          "mahkeme seni vardi yok",
}
_UNNAMED = ("so", "lt", "sq", "it", "de", "tr")  # known to be no English, and none of the languages on the buttons
_COMMON_ENGLISH = (
    "the and to was my i me a of it is she he they that not in for on said didnt dont her him with what when you we "
    "at have had never about did be so but want because just this no are im wasnt would were there your u up us our if "
    "or all an as do does go get got how who why will can cant one out am been has him his its from them then than too "
    "mum mom dad mam worker social court judge report guardian cafcass lied late mean rude listen told wrote hi hey ok "
    "nan sad bad more some like see say ask asked came come know very really after now off by"
)
_ENGLISH = frozenset(_COMMON_ENGLISH.split())
_WORDS = {code: frozenset(common.split()) for code, common in _COMMON.items()}
_ALSO_ENGLISH = frozenset("mama papa pan lui son pour pas man war die ha ma mi la le lo un el per ne ai ka ay ve il "
                          "des dos das los se ce o i y m j c e n co ku era tata sobre".split())
_FEWEST_WORDS = 3
_FEWEST_HITS = 3
_FEWEST_SURE = 2  # different words that are none of English
_SHARE = 0.3  # of all words; a borrowed word or a foreign name is not another language
_MARKED_SHARE = 0.5  # of all words; so many accents are no English, whatever language they are


def guess(text: str) -> Optional[str]:
    """Return a language code, ``other`` for one we do not know, or None for English or too little to say."""
    script = _script_of(text)
    if script:
        return script
    said = re.findall(r"[^\W\d_]+", _without_accents(text.lower().replace("'", " ").replace("’", " ")))
    english = sum(word in _ENGLISH for word in re.findall(r"[^\W\d_]+", re.sub(r"['’]", "", text.lower())))
    if len(said) < _FEWEST_WORDS:
        return None
    hits = {code: sum(word in common for word in said) for code, common in _WORDS.items()}
    sure = {code: len({word for word in said if word in common} - _ENGLISH - _ALSO_ENGLISH)
            for code, common in _WORDS.items()}
    best = max(sorted(hits), key=lambda code: (sure[code], hits[code]))
    outweighs = hits[best] >= _SHARE * len(said) and hits[best] > 1.5 * english
    many = hits[best] >= _FEWEST_HITS or not english
    if not (sure[best] >= _FEWEST_SURE and outweighs and many):
        return OTHER if _marked(text) and not english else None
    return OTHER if best in _UNNAMED else best


def _marked(text: str) -> bool:
    """Whether half of the words and more carry accents: Vietnamese, Czech, Hungarian."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(not word.isascii() for word in words) >= max(_FEWEST_SURE, _MARKED_SHARE * len(words))


def _without_accents(text: str) -> str:
    spread = unicodedata.normalize("NFD", text.replace("ł", "l").replace("ı", "i"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _script_of(text: str) -> Optional[str]:
    found: Dict[str, int] = {}
    for letter in text:
        for code, first, last in _RANGES:
            if first <= ord(letter) <= last:
                found[code] = found.get(code, 0) + 1
    letters = sum(letter.isalpha() for letter in text)
    if not found or sum(found.values()) < max(_FEWEST_LETTERS, letters * _SHARE):
        return None
    code = max(sorted(found), key=lambda one: found[one])
    for special, marks in _SCRIPTS:
        if code == "ar" and any(letter in marks for letter in text):
            return special
    return code
