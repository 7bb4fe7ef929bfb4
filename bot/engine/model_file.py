"""The trained model: where it is, what it was trained from, and whether a file is that very model."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Dict, Iterator, Optional

from bot import settings

CODE = Path(__file__).resolve().parent
TRAINED_FROM = ("config.yml", "domain.yml", "bot/data/nlu", "bot/data/rules", "bot/data/stories")
# What turns a sentence into numbers must be the same when the model is trained and when it is used.
UNDERSTANDING_CODE = ("understanding.py", "guessing.py", "features.py", "spelling.py", "usual_words.txt")


class WrongModel(RuntimeError):
    """The model is missing or is not the one that was trained here. The message is one sentence."""


def model_file() -> Path:
    return settings.current().model_file


def hash_file() -> Path:
    return model_file().with_name(model_file().name + ".sha256")


def inputs_file() -> Path:
    return model_file().with_name(model_file().name + ".inputs.json")


def sha256_of(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def inputs_now(rasa_version: str) -> Dict[str, str]:
    """What a model trained now would be made of: each file's hash, and Rasa's version."""
    made_of = {file.relative_to(settings.PROJECT).as_posix(): sha256_of(file) for file in sorted(_input_files())}
    return {**made_of, "rasa": rasa_version}


def is_up_to_date(rasa_version: str) -> bool:
    """Whether the model on disk is whole and was trained from what is there now."""
    try:
        return json.loads(inputs_file().read_text()) == inputs_now(rasa_version) and bool(checked_model())
    except (OSError, ValueError, WrongModel):
        return False


def checked_model() -> Path:
    """Return the model's path. Raises WrongModel if it is missing or its hash is not the recorded one."""
    file = model_file()
    if not file.is_file():
        raise WrongModel(f"There is no model at {file}: run `python -m bot.engine.train` first.")
    recorded = _recorded_hash()
    if recorded is None:
        raise WrongModel(f"{hash_file()} is missing, so the model cannot be checked: train it again.")
    if sha256_of(file) != recorded:
        raise WrongModel(f"{file} is not the model that was trained here: train it again.")
    return file


def put_in_place(trained: Path, inputs: Dict[str, str]) -> None:
    """Make ``trained`` the model. Whoever reads meanwhile finds one of both or refuses."""
    _write(hash_file(), sha256_of(trained) + "\n")
    trained.replace(model_file())
    _write(inputs_file(), json.dumps(inputs, indent=1, sort_keys=True) + "\n")


def _recorded_hash() -> Optional[str]:
    try:
        return hash_file().read_text().strip() or None
    except FileNotFoundError:
        return None


def _input_files() -> Iterator[Path]:
    for name in TRAINED_FROM:
        place = settings.PROJECT / name
        yield from place.rglob("*.yml") if place.is_dir() else [place]
    yield from (CODE / name for name in UNDERSTANDING_CODE)


def _write(file: Path, text: str) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_text(text)
    draft.replace(file)
