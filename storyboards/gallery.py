"""A gallery of everything that can be drawn, to be looked at: `python -m storyboards gallery FOLDER`.

Each sheet is one PNG. What is offered is read from the tables, so that a new scene, thing or garment is in the gallery
without being named here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from storyboards.filling import presets
from storyboards.filling.fill import from_template, templates
from storyboards.output.draw import Picture, Way, page_png, panel_image
from storyboards.output.sheets import figure_picture, prop_picture, sheet
from storyboards.people import looks
from storyboards.people.expressions import FACES
from storyboards.people.poses import POSES
from storyboards.scenes import SCENES
from storyboards.scenes.props import PROPS
from storyboards.story import Bubble, Look, Panel, Person, Placed, Story

PAGE_SCALE = 0.4
PANEL_SCALE = 0.42

CHILD = Look("child", "amber", "curly_puff", "brown", "mustard", "none", "none", "school_jumper", "navy")
TEEN = Look("teen", "umber", "braids", "black", "rose", "none", "none", "hoodie", "plum", hearing_aid=True)
OLDER = Look("older", "ebony", "older_bun", "grey", glasses="small", clothes="blazer", cloth="plum", wheelchair=True)
DESCRIBED: tuple[Look, ...] = (
    Look("adult", "chestnut", "shoulder", "black", glasses="round", clothes="cardigan", cloth="teal"),
    Look("adult", "rose", "short_full", "brown", beard="short", clothes="shirt_tie", cloth="sky"),
    Look("adult", "honey", "short_bob", "dark_brown", clothes="blouse", cloth="lilac"),
    Look("adult", "umber", "fade", "black", glasses="square", clothes="jumper", cloth="mustard"),
    Look("adult", "sand", "flicked_bob", "auburn", clothes="blazer", cloth="green", wheelchair=True),
    Look("adult", "cocoa", "curly_puff", "black", "mustard", clothes="tunic", cloth="orange"),
    Look("older", "porcelain", "older_short", "grey", glasses="half", clothes="cardigan", cloth="navy"),
    Look("adult", "bronze", "spiky", "black", beard="full", clothes="hoodie", cloth="green"),
    Look("adult", "amber", "hijab", "black", "plum", clothes="tunic", cloth="rose"),
    OLDER,
    Look("adult", "rose", "layered", "blonde", clothes="cardigan", cloth="rose", hearing_aid=True),
    Look("adult", "amber", "turban", "black", "navy", beard="full", clothes="shirt_tie", cloth="cream"),
)
"""People as they might say that they look."""


def _example(name: str) -> dict[str, Any]:
    """The facts of one of the made-up cases in `examples`."""
    file = Path(__file__).parent / "examples" / f"{name}.yml"
    facts: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))["facts"]
    return facts


SHORT, LONG = _example("short"), _example("long")
"""A made-up case that is told in few words, and one with a lot to tell, in which no child is drawn."""

FROM_RIGHT = Story(
    "ماذا فعلنا",
    (
        Person("child", "Amy", "child", CHILD),
        Person("manager", "Maya", "manager", DESCRIBED[0]),
        Person("worker", "Tom", "worker", DESCRIBED[1]),
    ),
    (
        Panel(
            "home", (Placed("child", "worried"),), ("phone",), (Bubble("child", "كتبوا اسم المدرسة خطأ في تقريري."),),
            "أخبرتنا بما حدث. شكرا لك.", "طفلة في البيت.",
        ),
        Panel(
            "meeting_room", (Placed("manager", "listening"), Placed("worker", "thinking")), ("notepad",),
            (Bubble("manager", "ماذا حدث يا Tom؟"), Bubble("worker", "أخطأت في الاسم.")),
            "سألنا Tom عن ذلك.", "شخصان يتحدثان.",
        ),
        Panel(
            "phone_call", (Placed("manager", "explaining"), Placed("child", "pleased")), (),
            (Bubble("manager", "كنت على حق. نحن آسفون."),), "سنصحح التقرير قبل 3 مارس 2026.", "مكالمة هاتفية.",
        ),
        Panel(
            "reading", (Placed("manager", "happy", "write"),), ("report_right",),
            (Bubble("manager", "صححنا التقرير."),), "هذا ما تغير الآن.", "شخص يكتب.",
        ),
    ),
    language="ar",
)  # fmt: skip
"""A made-up story in Arabic."""

Sheets = Iterator[tuple[str, bytes]]


def _cast(scene: str, count: int) -> tuple[Person, ...]:
    """People who differ, another choice in each scene."""
    start = list(SCENES).index(scene)
    adults = DESCRIBED[start % len(DESCRIBED) :] + DESCRIBED
    chosen = (presets.JUDGES[start % 3] if scene == "court" else adults[0], (CHILD, TEEN)[start % 2], adults[1])[:count]
    return tuple(Person(f"p{place}", "ABC"[place], "adult", look) for place, look in enumerate(chosen))


def _scene(scene: str, count: int) -> Picture:
    """A scene with this many people, the first of whom speaks."""
    cast = _cast(scene, count)
    feelings = ("explaining", "listening", "thinking")
    people = tuple(Placed(person.key, feelings[place]) for place, person in enumerate(cast))
    said = (Bubble("p0", "Thank you for telling me."),) if cast else ()
    props = (list(PROPS)[list(SCENES).index(scene) % len(PROPS)],) if count < 3 else ()
    return panel_image(cast, Panel(scene, people, props, said, SCENES[scene].label + "."), count + 1, Way(PANEL_SCALE))


def scenes() -> Sheets:
    """Every scene with nobody and with one, two and three people."""
    for count in range(4):
        cells = [("", _scene(key, count)) for key in SCENES]
        yield f"scenes-{count}", sheet(cells, 3)


def _head(look: Look, expression: str, size: float = 0.22) -> Picture:
    return figure_picture(look, expression, "rest", size, (-10, -70, 780, 750))


def expressions() -> Sheets:
    """Every expression on every skin, about as large as on a phone."""
    heads = ("crop", "bob", "afro", "hijab", "long_wavy", "short_full", "curly_puff", "braids", "turban", "twists")
    cells = [
        (face, _head(Look(skin=skin, head=heads[place % len(heads)], cloth="teal"), key))
        for place, skin in enumerate(looks.SKINS)
        for key, (face, _) in FACES.items()
    ]
    yield "expressions", sheet(cells, len(FACES))


_WHOLE = (-130, -80, 1010, 1330)


def _figures(named: Iterable[tuple[str, Look]], columns: int) -> bytes:
    return sheet([(label, figure_picture(look, "calm", "rest", 0.2, _WHOLE)) for label, look in named], columns)


def _poses() -> bytes:
    """Every pose as a child takes it who sits and as an adult takes it who stands."""
    sits, stands = Look("child", "bronze", "bob", clothes="jumper"), Look("adult", "bronze", "bob", clothes="tshirt")
    cells = [
        (f"{pose.label}, {how}", figure_picture(look, "calm", key, 0.2, _WHOLE, seated))
        for key, pose in POSES.items()
        for how, look, seated in (("sitting", sits, True), ("standing", stands, False))
    ]
    return sheet(cells, 6)


def people() -> Sheets:
    """Hair, clothes at every age, poses, and what people wear on their faces."""
    skins, dyes = list(looks.SKINS), list(looks.HAIR_COLOURS)
    cells = [
        (head.label, _head(Look(skin=skins[at * 3 % 10], head=key, hair=dyes[at * 7 % 8], cover="plum"), "calm"))
        for at, (key, head) in enumerate(looks.HEADS.items())
    ]
    yield "heads", sheet(cells, 9)
    worn = [
        (f"{label}, {age.lower()}", Look(of, skins[at % 10], "short_bob", clothes=key, cloth=cloth))
        for at, (key, label) in enumerate(looks.CLOTHES.items())
        for cloth, (of, age) in zip(("sky", "mustard", "plum", "charcoal"), looks.AGES.items(), strict=True)
    ]
    yield "clothes", _figures(worn, 8)
    yield "poses", _poses()
    faces = [(label, Look(skin="sand", head="short_full", glasses=key)) for key, (label, _) in looks.GLASSES.items()]
    faces += [(label, Look(skin="umber", head="fade", beard=key)) for key, (label, _) in looks.BEARDS.items()]
    faces += [
        (f"Hearing aid, {looks.HEADS[head].label.lower()}", Look(head=head, hearing_aid=True))
        for head in looks.HEADS
    ]
    yield "worn", sheet([(label, _head(look, "calm")) for label, look in faces], 10)
    chairs = [(f"Wheelchair, {label.lower()}", replace(OLDER, age=age)) for age, label in looks.AGES.items()]
    yield "wheelchairs", _figures(chairs, 4)


def things() -> Sheets:
    """Every thing."""
    yield "things", sheet([(prop.label, prop_picture(key, 1.0)) for key, prop in PROPS.items()], 5)


def stories() -> Sheets:
    """Every template, from a case told in few words and from one told in many."""
    for key, _ in templates():
        for name, facts in (("short", SHORT), ("long", LONG)):
            yield f"story-{key}-{name}", page_png(from_template(key, facts), PAGE_SCALE)


def forms() -> Sheets:
    """One story in black and white, and one read from the right."""
    yield "black-and-white", page_png(from_template("sorry", SHORT), PAGE_SCALE, grey=True)
    yield "from-the-right", page_png(FROM_RIGHT, PAGE_SCALE)


PARTS: dict[str, Callable[[], Sheets]] = {
    "scenes": scenes,
    "expressions": expressions,
    "people": people,
    "things": things,
    "stories": stories,
    "forms": forms,
}

CHOSEN: dict[str, str] = {
    "scenes-1": "Every scene with one person",
    "scenes-2": "Every scene with two people, who look at each other",
    "scenes-3": "Every scene with three people",
    "expressions": "Ten expressions on ten skins, about as large as on a phone",
    "heads": "Hair and what covers it",
    "clothes": "Clothes, from child to older adult",
    "worn": "Glasses, beards and hearing aids",
    "poses": "Poses, of a child who sits and an adult who stands",
    "things": "Things",
    "story-sorry-short": "A story in which we are sorry",
    "story-not_agree-long": "A story with a lot to tell, in which we do not agree with all of it",
    "story-spoke_for-short": "A story for somebody who spoke up",
    "story-what_next-short": "A story of what can be done next",
    "black-and-white": "The first story for a printer without colour",
    "from-the-right": "A story that is read from right to left",
}
"""What `docs/gallery` shows, each with what it is."""


def write(folder: Path, parts: Iterable[str] = PARTS, chosen: bool = False) -> list[Path]:
    """Write the sheets of these parts into a folder and say which files they are. Raises OSError.

    With `chosen` only the sheets of CHOSEN are written, and a page that shows them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = {name: content for part in parts for name, content in PARTS[part]() if not chosen or name in CHOSEN}
    files = {f"{name}.png": content for name, content in made.items()}
    if chosen:
        files["README.md"] = _shown(made).encode()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _shown(made: Iterable[str]) -> str:
    """A page with the sheets that were made."""
    shown = "\n".join(f"## {what}\n\n![{what}]({name}.png)\n" for name, what in CHOSEN.items() if name in set(made))
    return f"# Gallery\n\nMade by `python -m storyboards gallery docs/gallery --chosen`.\n\n{shown}"
