"""Where the lines are that the detector is measured on."""

from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "safety"
