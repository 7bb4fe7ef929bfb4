"""Trains the model if anything it is made of has changed: configuration, domain, data, the understanding, Rasa itself.

    .venv-rasa/bin/python -m bot.engine.train [--force]
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

from bot import settings
from bot.engine import model_file, quiet_log, rasa_quietly

DATA = [str(settings.PROJECT / "bot" / "data" / theme) for theme in ("nlu", "rules", "stories")]


def main() -> int:
    """Return 0 with a model in place that fits what is there, else 1 after one sentence on stderr."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--force", action="store_true", help="train even if nothing has changed")
    force = parser.parse_args().force
    rasa_quietly.prepare()
    if not force and model_file.is_up_to_date(version("rasa")):
        print(f"{model_file.model_file()} is up to date.")
        return 0
    inputs = model_file.inputs_now(version("rasa"))
    model_file.model_file().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=model_file.model_file().parent, prefix=".training-") as folder:
        os.environ["RASA_CACHE_DIRECTORY"] = str(Path(folder) / "cache")
        try:
            trained = train_into(Path(folder))
        except Exception as problem:
            sys.stderr.write(f"The model could not be trained: {problem}\n")
            return 1
        model_file.put_in_place(trained, inputs)
    print(f"{model_file.model_file()} is trained.")
    return 0


def train_into(folder: Path) -> Path:
    """Train with Rasa and return the new model's file. Raises whatever Rasa has against the data."""
    import rasa.model_training

    # No child's words are in the training data, so here Rasa may say in full what it does not like.
    logging.basicConfig(level=logging.ERROR, format="%(message)s", force=True)
    quiet_log.silence_structured(logging.ERROR)
    warnings.simplefilter("ignore")
    result = rasa.model_training.train(
        domain=str(settings.PROJECT / "domain.yml"),
        config=str(settings.PROJECT / "config.yml"),
        training_files=DATA,
        output=str(folder),
        force_training=True,
        fixed_model_name="heard",
    )
    if result.code or not result.model:
        raise ValueError(f"Rasa ended with {result.code}.")
    return Path(result.model)


if __name__ == "__main__":
    sys.exit(main())
