"""What a translation of the bot's words still lacks: ``python -m bot.conversation.translations cy``."""

from __future__ import annotations

import sys
from typing import List

from bot.conversation import words


def main(arguments: List[str]) -> int:
    """Print each gap of each language named, or of every language there is; return 1 where there is any."""
    gaps = 0
    for language in arguments or words.languages()[1:]:
        for gap in words.missing(language):
            print(f"{language}: {gap}")
            gaps += 1
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
