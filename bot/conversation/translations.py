"""The words in another language: what a translation still lacks, and the files for a translator to fill.

    python -m bot.conversation.translations cy                                  what is missing in cy
    python -m bot.conversation.translations cy --prepare Cymraeg [--rtl]        make or bring up to date the files of cy

A prepared file holds every line in the order of the English one, each with the English above it. What is filled
already stays; a new line of the English appears empty. What is empty is said in English.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from bot.conversation import words

_HEAD = (
    "# Put the words between the quotation marks. The English stands above each. Keep what stands in {curly} marks\n"
    "# and between %% as it is. At \"also\" you may list words a child could type for a button: [yes, yep].\n"
)


def main(arguments: List[str]) -> int:
    """Print each gap of each language named, or of every language there is; return 1 where there is any."""
    parser = argparse.ArgumentParser(prog="bot.conversation.translations", description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="language codes, such as cy; all there are if none is named")
    parser.add_argument("--prepare", metavar="NAME", help="write the files of one language, which calls itself NAME")
    parser.add_argument("--rtl", action="store_true", help="with --prepare: it is written from right to left")
    told = parser.parse_args(arguments)
    if told.prepare:
        if len(told.languages) != 1:
            parser.error("name one language to prepare")
        prepare(told.languages[0], told.prepare, "rtl" if told.rtl else "ltr")
        return 0
    gaps = [(one, gap) for one in told.languages or words.languages()[1:] for gap in words.missing(one)]
    for language, gap in gaps:
        print(f"{language}: {gap}")
    return 1 if gaps else 0


def prepare(language: str, name: str, direction: str) -> None:
    """Write every file of one language, with what is filled already in its place."""
    folder = words.RESPONSES / language
    folder.mkdir(exist_ok=True)
    (folder / words.ABOUT).write_text(f"name: {name}\ndirection: {direction}\n", encoding="utf-8")
    for file in sorted(words.RESPONSES.glob("*.yml")):
        target = folder / file.name
        filled = words.read(target).get("responses", {}) if target.exists() else {}
        target.write_text(_prepared(file, filled), encoding="utf-8")


def _prepared(file: Path, filled: Dict[str, Any]) -> str:
    parts = [_HEAD, "responses:\n"]
    for line, variations in words.read(file)["responses"].items():
        parts += _lines(line, variations[0], (filled.get(line) or [{}])[0])
    return "".join(parts)


def _lines(line: str, english: Dict[str, Any], theirs: Dict[str, Any]) -> Iterator[str]:
    yield f"\n  {line}:\n"
    first = "  - "
    if english.get("text"):
        yield from _field(first, "text", english["text"], theirs.get("text"))
        first = "    "
    titles = {one["payload"]: one["title"] for one in theirs.get("buttons") or ()}
    for place, button in enumerate(english.get("buttons") or ()):
        if place == 0:
            yield f"{first}buttons:\n"
            first = "    "
        yield from _field("    - ", "title", button["title"], titles.get(button["payload"]))
        yield f"      payload: {json.dumps(button['payload'])}\n"
    yield from _metadata(first, english.get("metadata") or {}, theirs.get("metadata") or {})


def _metadata(first: str, english: Dict[str, Any], theirs: Dict[str, Any]) -> Iterator[str]:
    held: List[Tuple[str, str]] = [(name, english[name]) for name in ("label", "asked") if english.get(name)]
    if not held and not english.get("also"):
        return
    yield f"{first}metadata:\n"
    for name, said in held:
        yield from _field("      ", name, said, theirs.get(name))
    if english.get("also"):
        yield "      also:\n"
        for value in english["also"]:
            typed = json.dumps((theirs.get("also") or {}).get(value) or [], ensure_ascii=False)
            yield f"        {json.dumps(value)}: {typed}\n"


def _field(indent: str, name: str, english: str, theirs: Any) -> Iterator[str]:
    yield f"{' ' * len(indent)}# {english}\n"
    yield f"{indent}{name}: {json.dumps(theirs or '', ensure_ascii=False)}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
