"""The dialogue data as Rasa sees them, and that the check of them finds something when there is something to find."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

from bot import settings
from bot.engine import validate

FAULTS = {
    "bot/data/nlu/safety.yml": ("  - intent: angry", "  - intent: furious"),
    "bot/data/rules/sending.yml": ("action_send", "action_sent"),
    "bot/data/stories/story.yml": ("intent: tell", "intent: told"),
    "domain.yml": (
        "  issues:\n    type: any\n    influence_conversation: false\n    mappings:\n      - type: custom\n",
        "",
    ),
    "bot/data/nlu/contact.yml": ("      - human please", "      - delete my answers"),
}


class DialogueData(unittest.TestCase):
    def test_they_are_in_order(self) -> None:
        self.assertEqual(list(validate.faults()), [])

    def test_each_fault_is_found(self) -> None:
        for name, (right, wrong) in FAULTS.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                project = Path(folder)
                for part in validate.TRAINED_FROM:
                    source = settings.PROJECT / part
                    for file in source.rglob("*.yml") if source.is_dir() else [source]:
                        place = project / file.relative_to(settings.PROJECT)
                        place.parent.mkdir(parents=True, exist_ok=True)
                        text = file.read_text(encoding="utf-8")
                        if place == project / name:
                            self.assertIn(right, text)
                            text = text.replace(right, wrong)
                        place.write_text(text, encoding="utf-8")
                self.assertNotEqual(self._found(project), [])

    def _found(self, project: Path) -> list:
        try:
            return list(validate.faults(project))
        except Exception as problem:  # some faults are found while the data are read
            return [problem]
