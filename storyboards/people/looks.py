"""What people can look like: the tables a manager or a child chooses from.

Every choice has a plain key and a plain label. Adding a row here adds it to the form, to the check and to the tests.
"""

from __future__ import annotations

from dataclasses import dataclass

SKINS: dict[str, tuple[str, str]] = {
    "porcelain": ("Very light", "#ffe3d0"),
    "rose": ("Light, rosy", "#fbcfb2"),
    "sand": ("Light, golden", "#f1c79c"),
    "honey": ("Honey", "#e3ae7c"),
    "amber": ("Light brown", "#d3955f"),
    "bronze": ("Medium brown", "#bd7c4b"),
    "chestnut": ("Brown", "#a5683f"),
    "umber": ("Dark brown", "#985f3c"),
    "cocoa": ("Darker brown", "#8a573d"),
    "ebony": ("Very dark brown", "#845a45"),
}

HAIR_COLOURS: dict[str, tuple[str, str]] = {
    "black": ("Black", "#2b2530"),
    "dark_brown": ("Dark brown", "#4b3029"),
    "brown": ("Brown", "#7b4a2e"),
    "auburn": ("Auburn", "#9c4a2b"),
    "ginger": ("Ginger", "#d0742f"),
    "blonde": ("Blonde", "#e6bb63"),
    "grey": ("Grey", "#b9b6bd"),
    "white": ("White", "#ece9ec"),
    "pink": ("Pink", "#e58fb1"),
    "blue": ("Blue", "#5f86c9"),
}

FABRICS: dict[str, tuple[str, str]] = {
    "sky": ("Sky blue", "#7fb2d9"),
    "navy": ("Navy", "#3b4f7d"),
    "teal": ("Teal", "#4a9c97"),
    "green": ("Green", "#6a9f63"),
    "mustard": ("Mustard", "#e8b44c"),
    "orange": ("Orange", "#e58a4e"),
    "red": ("Red", "#d1605a"),
    "rose": ("Rose", "#e39aa8"),
    "plum": ("Plum", "#8c6aa8"),
    "lilac": ("Lilac", "#b7a5db"),
    "cream": ("Cream", "#f3e6cd"),
    "grey": ("Grey", "#a9adb8"),
    "charcoal": ("Charcoal", "#55566a"),
    "white": ("White", "#fbfaf7"),
}


@dataclass(frozen=True)
class Head:
    """One way to wear hair or cover it. `takes` says what the second colour dyes: the hair or the cloth."""

    label: str
    variant: str
    takes: str = "hair"
    ear: str = "shown"
    """The near ear: "shown", under "hair" that can be tucked behind it, or under "cloth"."""


HEADS: dict[str, Head] = {
    "afro": Head("Afro", "afro"),
    "big_afro": Head("Big afro", "longAfro", ear="hair"),
    "bantu_knots": Head("Bantu knots", "bantuKnots"),
    "braids": Head("Braided ponytail", "cornrows2"),
    "cornrows": Head("Cornrows, ponytail", "cornrows"),
    "locs": Head("Short locs", "dreads2"),
    "twists": Head("Twists", "twists"),
    "flat_top": Head("Flat top", "flatTop"),
    "fade": Head("Short fade", "short1"),
    "crop": Head("Short crop", "short2"),
    "short_full": Head("Short and full", "short3"),
    "spiky": Head("Short, messy", "short5"),
    "quiff": Head("Quiff", "pomp"),
    "swept": Head("Swept back", "short4"),
    "curly_puff": Head("Curly, tied up", "bun2"),
    "headband": Head("Up, with a bow", "bun"),
    "buns": Head("Little buns", "buns"),
    "bob": Head("Bob with fringe", "bangs2", ear="hair"),
    "flicked_bob": Head("Flicked bob", "bangs"),
    "short_bob": Head("Short bob", "medium1", ear="hair"),
    "curled_bob": Head("Curled bob", "medium2"),
    "shoulder": Head("To the shoulder", "medium3"),
    "layered": Head("Layered", "mediumBangs"),
    "straight": Head("Long and straight", "mediumStraight", ear="hair"),
    "long_wavy": Head("Long and wavy", "long", ear="hair"),
    "long_fringe": Head("Long with fringe", "longBangs", ear="hair"),
    "long_curly": Head("Long and curly", "longCurly", ear="hair"),
    "curly_tail": Head("Curly ponytail", "mediumBangs2"),
    "older_bun": Head("Swept into a bun", "grayBun", ear="hair"),
    "older_wave": Head("Soft waves, tied low", "grayMedium"),
    "older_short": Head("Short, combed", "grayShort"),
    "shaved": Head("Shaved", "noHair1"),
    "bald_sides": Head("Bald on top", "noHair3"),
    "hijab": Head("Hijab", "hijab", "cloth", "cloth"),
    "turban": Head("Turban", "turban", "cloth", "hair"),
    "beanie": Head("Woolly hat", "hatBeanie", "cloth"),
}

GLASSES: dict[str, tuple[str, str]] = {
    "none": ("No glasses", ""),
    "round": ("Round glasses", "glasses2"),
    "square": ("Square glasses", "glasses"),
    "half": ("Glasses with a top rim", "glasses3"),
    "small": ("Small round glasses", "glasses5"),
}

BEARDS: dict[str, tuple[str, str]] = {
    "none": ("No beard", ""),
    "short": ("Short beard", "full"),
    "full": ("Full beard", "full2"),
    "chin": ("Chin line", "chin"),
    "moustache": ("Moustache", "moustache6"),
}

CLOTHES: dict[str, str] = {
    "tshirt": "T-shirt",
    "stripes": "Striped top",
    "jumper": "Jumper",
    "school_jumper": "School jumper and tie",
    "hoodie": "Hoodie",
    "dungarees": "Dungarees",
    "cardigan": "Cardigan",
    "shirt_tie": "Shirt and tie",
    "blouse": "Blouse",
    "blazer": "Jacket",
    "tunic": "Long tunic",
    "robe": "Judge's robe",
}

AGES: dict[str, str] = {"child": "Child", "teen": "Teenager", "adult": "Adult", "older": "Older adult"}

ROLES: dict[str, str] = {
    "child": "the child",
    "manager": "the children's complaints manager",
    "worker": "the worker",
    "judge": "the judge",
    "adult": "an adult",
}
