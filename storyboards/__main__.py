"""`python -m storyboards render STORY.yml --out DIR [--png] [--pdf] [--html]`: from a story file.

Without a form named, all three are made. Every error is one line on standard error, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

import storyboards
from storyboards import DoesNotFit, Story, StoryError


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


def render(story: Story, out: Path, forms: set[str]) -> list[Path]:
    """Write the wanted forms into a folder and say which files they are."""
    out.mkdir(parents=True, exist_ok=True)
    made: dict[str, bytes] = {}
    if "png" in forms:
        made |= {f"panel-{i + 1}.png": storyboards.panel_png(story, i) for i in range(len(story.panels))}
        made["page.png"] = storyboards.page_png(story)
    if "html" in forms:
        made["story.html"] = storyboards.html(story).encode()
    if "pdf" in forms:
        made["story.pdf"] = storyboards.pdf(story)
    for name, content in made.items():
        (out / name).write_bytes(content)
    return [out / name for name in made]


def main(arguments: list[str] | None = None) -> int:
    """The command. Returns 0, or 1 after saying in one line what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m storyboards", description="Draw a storyboard from a story file.")
    command = parser.add_subparsers(dest="command", required=True).add_parser("render", help="draw a story file")
    command.add_argument("story", type=Path, help="a story as YAML or JSON")
    command.add_argument("--out", type=Path, required=True, help="the folder to write to")
    for form in ("png", "pdf", "html"):
        command.add_argument(f"--{form}", action="store_true", help=f"make {form.upper()}")
    given = parser.parse_args(arguments)
    forms = {form for form in ("png", "pdf", "html") if getattr(given, form)} or {"png", "pdf", "html"}
    try:
        story = read_story(given.story)
        problems = storyboards.check(story)
        for problem in problems:
            where = f"Panel {problem.panel}: " if problem.panel else ""
            print(f"{where}{problem.message}", file=sys.stderr)
        if problems:
            return 1
        for path in render(story, given.out, forms):
            print(path)
    except (StoryError, DoesNotFit, OSError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
