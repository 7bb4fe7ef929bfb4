"""What must be so before anything of Rasa is imported: no telemetry, compiled code kept, TensorFlow silent."""

from __future__ import annotations

import os
import sys

# Rasa asks the environment; each of these is read while it is imported.
_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "LOG_LEVEL": "ERROR",
}


def prepare() -> None:
    """Set this process up for Rasa. To be called before the first import of it."""
    os.environ.update(_ENVIRONMENT)
    # Where the environment forbids it, every start would compile TensorFlow again: 16 seconds.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
