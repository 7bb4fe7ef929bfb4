"""The pictures stay as they were looked at and found good.

When a picture is meant to change: look at the new one, then write it with
`python tests/golden/storyboards/test_pictures.py` and commit it with the change.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

FOLDER = Path(__file__).resolve().parent

sys.path.insert(0, str(FOLDER.parents[2]))

# Run as a program, the file must first say where the package is.
import storyboards  # noqa: E402
from storyboards.gallery import SHORT  # noqa: E402

SCALE = 0.2
KEYS = ("sorry", "put_right", "not_agree", "longer", "what_next")


def drawn(key: str) -> bytes:
    return storyboards.page_png(storyboards.from_template(key, SHORT), SCALE)


@pytest.mark.parametrize("key", KEYS)
def test_a_page_looks_as_it_did(key: str) -> None:
    now = Image.open(io.BytesIO(drawn(key))).convert("RGB")
    then = Image.open(FOLDER / f"{key}.png").convert("RGB")
    assert now.size == then.size
    apart = ImageStat.Stat(ImageChops.difference(now, then)).mean
    assert max(apart) < 2.0, "the page has changed; look at it, and if it is right write it anew"


if __name__ == "__main__":
    for key in KEYS:
        (FOLDER / f"{key}.png").write_bytes(drawn(key))
