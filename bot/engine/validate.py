"""Checks the dialogue data as Rasa does, with every warning an error, and the domain against the conversation.

    .venv-rasa/bin/python -m bot.engine.validate
"""

from __future__ import annotations

import logging
import sys
import warnings
from pathlib import Path
from typing import Any, Iterator, List

from bot import settings
from bot.conversation.slots import SLOTS
from bot.engine import quiet_log, rasa_quietly
from bot.engine.model_file import TRAINED_FROM

# Rasa says this of every domain that has slots.
_SAID_OF_EVERY_DOMAIN = "Slot auto-fill has been removed"
_RASAS_OWN_SLOTS = {"requested_slot", "session_started_metadata"}


def main() -> int:
    """Print every fault on stderr and return how the process is to end: 0 with none."""
    rasa_quietly.prepare()
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    quiet_log.silence_structured(logging.ERROR)
    found = list(faults())
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    print("The dialogue data are in order." if not found else f"{len(found)} faults in the dialogue data.")
    return 1 if found else 0


def faults(project: Path = settings.PROJECT) -> Iterator[str]:
    """Every fault of the data in ``project``, in words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rasa.shared.importers.importer import TrainingDataImporter
        from rasa.validator import Validator

    config, domain, *data = (str(project / name) for name in TRAINED_FROM)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", UserWarning)
        validator = Validator.from_importer(TrainingDataImporter.load_from_config(config, domain, data))
        failed = [check for check, passed in _checks(validator) if not passed]
    yield from (text for text in map(_text_of, warned) if not text.startswith(_SAID_OF_EVERY_DOMAIN))
    yield from (f"Rasa's check of {check} failed." for check in failed)
    yield from _slots_apart({slot.name for slot in validator.domain.slots} - _RASAS_OWN_SLOTS)


def _checks(validator: Any) -> Iterator[Any]:
    yield "the domain", validator.verify_domain_validity()
    yield "the examples", validator.verify_nlu(ignore_warnings=False)
    yield "the stories' structure", validator.verify_story_structure(ignore_warnings=False)
    yield "the forms", validator.verify_forms_in_stories_rules() and validator.verify_form_slots()
    yield "the slots", validator.verify_slot_mappings()
    yield "the actions", validator.verify_actions_in_stories_rules()


def _slots_apart(in_domain: set) -> Iterator[str]:
    apart: List[str] = sorted(in_domain ^ set(SLOTS))
    for name in apart:
        yield f"The slot {name} is {'not in bot/conversation/slots.py' if name in in_domain else 'not in domain.yml'}."


def _text_of(warned: Any) -> str:
    return str(warned.message)


if __name__ == "__main__":
    sys.exit(main())
