"""`python -m storyboards render STORY.yml --out DIR` draws a story file; `… gallery DIR` everything there is to draw.

Without a form named, a story is made in all three. Every error is one line on standard error, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

import storyboards
from storyboards import DoesNotFit, Story, StoryError, gallery

FORMS = ("png", "pdf", "html")


def read_story(path: Path) -> Story:
    """The story a YAML or JSON file describes: a whole story, or `template` with `facts`. Raises StoryError."""
    try:
        data: Any = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise StoryError(f"{path} cannot be read: {error.strerror}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" Look at line {mark.line + 1}." if mark else ""
        raise StoryError(f"{path} is not a story file.{where}") from None
    if isinstance(data, dict) and set(data) == {"template", "facts"}:
        return storyboards.from_template(str(data["template"]), data["facts"])
    return Story.from_dict(data)


def render(story: Story, out: Path, forms: set[str], large: bool = False, grey: bool = False) -> list[Path]:
    """Write the wanted forms into a folder and say which files they are."""
    out.mkdir(parents=True, exist_ok=True)
    made: dict[str, bytes] = {}
    if "png" in forms:
        made |= {f"panel-{i + 1}.png": storyboards.panel_png(story, i, grey=grey) for i in range(len(story.panels))}
        made["page.png"] = storyboards.page_png(story, grey=grey)
    if "html" in forms:
        made["story.html"] = storyboards.html(story).encode()
    if "pdf" in forms:
        made["story.pdf"] = storyboards.pdf(story, 1 if large else 2, grey)
    for name, content in made.items():
        (out / name).write_bytes(content)
    return [out / name for name in made]


def _drawn(given: argparse.Namespace) -> list[Path]:
    """The files of a story that may be sent; none, after saying why, of one that may not."""
    story = read_story(given.story)
    problems = storyboards.check(story, says_you=given.says_you)
    for problem in problems:
        where = f"Panel {problem.panel}: " if problem.panel else ""
        print(f"{where}{problem.message}", file=sys.stderr)
    forms = {form for form in FORMS if getattr(given, form)} or set(FORMS)
    return [] if problems else render(story, given.out, forms, given.large, given.grey)


def _shown(given: argparse.Namespace) -> list[Path]:
    """The sheets of a gallery."""
    return gallery.write(given.folder, given.part or gallery.PARTS, given.chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m storyboards", description="Draw storyboards.")
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("render", help="draw a story file")
    draw.set_defaults(work=_drawn)
    draw.add_argument("story", type=Path, help="a story as YAML or JSON")
    draw.add_argument("--out", type=Path, required=True, help="the folder to write to")
    for form in FORMS:
        draw.add_argument(f"--{form}", action="store_true", help=f"make {form.upper()}")
    draw.add_argument("--large", action="store_true", help="large print: one picture a page of the PDF")
    draw.add_argument("--grey", action="store_true", help="black and white, for PNG and PDF")
    draw.add_argument("--says-you", action="store_true", help='the story must say "you" to the child')
    show = commands.add_parser("gallery", help="draw everything there is to draw, to be looked at")
    show.set_defaults(work=_shown)
    show.add_argument("folder", type=Path, help="the folder to write to")
    show.add_argument("--part", action="append", choices=list(gallery.PARTS), help="only this part")
    show.add_argument("--chosen", action="store_true", help="only what the documentation shows, with a page")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """The command. Returns 0, or 1 after saying in one line what is wrong."""
    given = _parser().parse_args(arguments)
    try:
        written: list[Path] = given.work(given)
    except (StoryError, DoesNotFit, OSError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    for path in written:
        print(path)
    return 0 if written else 1


if __name__ == "__main__":
    raise SystemExit(main())
