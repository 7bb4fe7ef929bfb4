"""How much room each head takes with its hair or its cloth: left, top, right and bottom in figure units.

Measured from the pictures of the pinned package; a test measures them again.
"""

HEAD_BOXES: dict[str, tuple[float, float, float, float]] = {
    "afro": (123, 70, 628, 573),
    "big_afro": (6, -58, 738, 590),
    "bantu_knots": (164, 65, 582, 570),
    "braids": (107, 85, 591, 620),
    "cornrows": (132, 90, 587, 620),
    "locs": (118, 48, 633, 568),
    "twists": (162, 63, 593, 571),
    "flat_top": (209, 106, 583, 568),
    "fade": (207, 124, 577, 568),
    "crop": (200, 127, 587, 584),
    "short_full": (168, 130, 601, 569),
    "spiky": (206, 117, 578, 578),
    "quiff": (194, 62, 650, 564),
    "swept": (211, 77, 595, 587),
    "curly_puff": (56, -35, 601, 570),
    "headband": (126, -4, 571, 571),
    "buns": (123, 34, 625, 574),
    "bob": (131, 112, 653, 566),
    "flicked_bob": (114, 118, 627, 576),
    "short_bob": (159, 120, 590, 574),
    "curled_bob": (80, 124, 624, 601),
    "shoulder": (114, 122, 585, 620),
    "layered": (51, 110, 617, 603),
    "straight": (148, 104, 622, 606),
    "long_wavy": (71, 93, 669, 620),
    "long_fringe": (82, 109, 623, 620),
    "long_curly": (46, 20, 706, 608),
    "curly_tail": (99, 111, 580, 594),
    "older_bun": (131, 68, 589, 576),
    "older_wave": (143, 117, 594, 576),
    "older_short": (196, 114, 581, 578),
    "shaved": (201, 127, 583, 566),
    "bald_sides": (136, 118, 584, 567),
    "hijab": (158, 99, 600, 620),
    "turban": (169, 63, 625, 566),
    "beanie": (141, 113, 582, 579),
}

FACE_BOX = (214.0, 210.0, 566.0, 566.0)
"""From the ear to the far cheek and from the forehead to the chin; the same on every head."""
