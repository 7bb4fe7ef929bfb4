"""Letters: the words we send, each letter one file, and the ways a letter can look.

A template (``words/L-C01.yml``) is a list of blocks. A block is a named passage that a letter must hold, may hold, or
that a person has to write. ``compose`` fills the blocks from the facts of a case, a person edits them, ``checks`` says
what is still missing, and ``look`` makes the page, the plain text and the source of the PDF from the same blocks.

Nothing here knows a database, a web request or the time.
"""

from backoffice.letters.checks import Problem, problems
from backoffice.letters.compose import Letter, Sender, compose, edited
from backoffice.letters.standing import ombudsman_facts
from backoffice.letters.template import Block, LetterTemplate, UnknownLetter, all_templates, template

__all__ = [
    "Block",
    "Letter",
    "LetterTemplate",
    "Problem",
    "Sender",
    "UnknownLetter",
    "all_templates",
    "compose",
    "edited",
    "ombudsman_facts",
    "problems",
    "template",
]
