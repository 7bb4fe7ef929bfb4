"""What is a worry, and how grave: the one place that decides (specification 5.7).

    look(text) -> Worry

Pure: no clock, no disk after the words are loaded, nothing kept of what was looked at. The words and patterns are
data: ``words/`` (families of words), ``themes/`` (what is a worry), ``calm.yml`` (what only sounds like one) and
``languages/``. docs/safety.md gives the reasons.
"""

import os

# Before anything reads a sentence: one is too short to be shared out among cores, which would wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bot.safety.looking import Worry, look, make_ready

__all__ = ["Worry", "look", "make_ready"]
