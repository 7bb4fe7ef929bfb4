"""Brings child spelling and text-speak closer together, for understanding only; what was typed is kept as typed.

    plain("i dont no wen ur gona anser mee!!!")  ->  "i do not know when your going to answer me !"
"""

from __future__ import annotations

import re
import unicodedata

# The longest part of a message that is looked at: an intent shows in its first words, and time stays bounded.
LONGEST_LOOKED_AT = 600

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u201c": '"', "\u201d": '"'})
_STRETCHED = re.compile(r"(.)\1{2,}")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[^\w\s]")
_LETTERS_OR_DIGITS = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)?")

_SAID_AS = {
    # text-speak
    "u": "you", "ur": "your", "r": "are", "y": "why", "n": "and", "2": "to", "4": "for", "b4": "before", "pls": "please",
    "plz": "please", "plse": "please", "ppl": "people", "thx": "thanks", "ty": "thanks", "cuz": "because", "cos": "because",
    "coz": "because", "bc": "because", "bcos": "because", "becos": "because", "becuz": "because", "idk": "i do not know",
    "dunno": "do not know", "dno": "do not know", "dk": "do not know", "idc": "i do not care", "wot": "what", "wat": "what",
    "wut": "what", "wen": "when", "wer": "where", "wher": "where", "wich": "which", "hu": "who", "hoo": "who", "wiv": "with",
    "w": "with", "abt": "about", "bout": "about", "sum1": "someone", "some1": "someone", "any1": "anyone", "no1": "no one",
    "sumone": "someone", "sumthing": "something", "smth": "something", "sth": "something", "nuthin": "nothing",
    "nothin": "nothing", "nuffin": "nothing", "msg": "message", "txt": "text", "tmrw": "tomorrow", "tmr": "tomorrow",
    "2moro": "tomorrow", "2day": "today", "2nite": "tonight", "l8r": "later", "gr8": "great", "m8": "mate", "rn": "right now",
    "asap": "soon", "omg": "oh", "wtf": "what", "tbh": "", "ngl": "", "lol": "", "lmao": "", "bruh": "", "bro": "", "fr": "",
    "gonna": "going to", "gona": "going to", "gunna": "going to", "wanna": "want to", "wana": "want to", "gotta": "got to",
    "gimme": "give me", "lemme": "let me", "kinda": "kind of", "ok": "okay", "k": "okay", "kk": "okay", "ye": "yes",
    "yea": "yes", "yeah": "yes", "yep": "yes", "yh": "yes", "yup": "yes", "nah": "no", "nope": "no", "nvm": "never mind",
    "sw": "social worker", "soshul": "social", "cafcas": "cafcass", "cafkas": "cafcass", "caffcass": "cafcass",
    # spelling
    "wos": "was", "woz": "was", "sed": "said", "sez": "says", "no": "no", "kno": "know", "knw": "know", "nos": "knows",
    "noes": "knows", "shes": "she is", "hes": "he is", "thats": "that is", "whats": "what is", "wots": "what is",
    "whos": "who is", "hows": "how is", "its": "it is", "im": "i am", "ive": "i have", "id": "i would", "ill": "i will",
    "youre": "you are", "theyre": "they are", "dont": "do not", "dnt": "do not", "doesnt": "does not", "didnt": "did not",
    "dint": "did not", "cant": "can not", "cannot": "can not", "wont": "will not", "isnt": "is not", "wasnt": "was not",
    "havent": "have not", "hasnt": "has not", "couldnt": "could not", "shouldnt": "should not", "wouldnt": "would not",
    "arent": "are not", "werent": "were not", "mum's": "mum", "mums": "mum", "mam": "mum", "mom": "mum", "mummy": "mum",
    "muma": "mum", "dads": "dad", "dad's": "dad", "daddy": "dad", "parants": "parents", "perants": "parents",
    "complane": "complain", "complian": "complain", "complante": "complaint", "complant": "complaint", "anser": "answer",
    "answr": "answer", "awnser": "answer", "ansa": "answer", "jugde": "judge", "juge": "judge", "judg": "judge",
    "desision": "decision", "decison": "decision", "wurker": "worker", "werker": "worker", "workr": "worker",
    "advocat": "advocate", "advacate": "advocate", "privat": "private", "privet": "private", "secrit": "secret",
    "sekret": "secret", "seecret": "secret", "trubble": "trouble", "truble": "trouble", "troubel": "trouble",
    "peple": "people", "poeple": "people", "pepole": "people", "persun": "person", "purson": "person", "rite": "right",
    "riting": "writing", "skool": "school", "scool": "school", "skul": "school", "becuase": "because", "becase": "because",
    "beacuse": "because", "shud": "should", "cud": "could", "wud": "would", "shoud": "should", "hav": "have", "hafe": "have",
    "av": "have", "wiil": "will", "wil": "will", "wel": "well", "lissen": "listen", "lisen": "listen", "lern": "learn",
    "happend": "happened", "hapen": "happen", "happens": "happens", "hapens": "happens", "thay": "they", "dey": "they",
    "der": "there", "dat": "that", "dis": "this", "da": "the", "de": "the", "teh": "the", "fink": "think", "thort": "thought",
    "thot": "thought", "frend": "friend", "freind": "friend", "meat": "meet", "meting": "meeting", "meeeting": "meeting",
    "mite": "might", "nite": "night", "lite": "light", "agen": "again", "agian": "again", "alot": "a lot", "evry": "every",
    "evryone": "everyone", "everythin": "everything", "robut": "robot", "chatbot": "robot", "bot": "robot",
    "computor": "computer", "foto": "photo", "fotos": "photos", "pic": "picture", "pics": "pictures", "screenshot": "picture",
    "screenshots": "pictures", "ss": "picture", "vid": "video", "vids": "videos", "telefone": "phone", "fone": "phone",
    "ombudsmen": "ombudsman", "ombusman": "ombudsman", "sory": "sorry", "sori": "sorry", "soz": "sorry",
}
_ENDINGS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would"}
_WHOLE = {"can't": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us"}


def plain(text: str) -> str:
    """Return the first part of ``text`` in lower case, with usual spellings, one blank between tokens."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_LOOKED_AT]).translate(_QUOTES).lower()
    text = _STRETCHED.sub(r"\1\1", text)
    return " ".join(word for token in _TOKEN.findall(text) for word in _usual(token).split())


def _usual(token: str) -> str:
    if token in _SAID_AS:
        return _SAID_AS[token]
    if token in _WHOLE:
        return _WHOLE[token]
    if not token.isalpha() and len(parts := _LETTERS_OR_DIGITS.findall(token)) > 1:
        return " ".join(_usual(part) for part in parts)
    for ending, said in _ENDINGS.items():
        if token.endswith(ending) and len(token) > len(ending):
            return token[: -len(ending)] + said
    if token.endswith("'s"):
        return token[:-2] + " is" if token[:-2] in {"what", "who", "where", "how", "that", "it", "he", "she"} else token[:-2]
    return token
