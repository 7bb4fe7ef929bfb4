"""What we read and looked at in a case: each thing with the day it came, whether we asked for it, and its files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from backoffice.casework.opening import Opened
from backoffice.clock import london_date
from backoffice.procedure.events import EvidenceAdded
from backoffice.records import KeptFile
from backoffice.services import casefile
from backoffice.services.keeping import files

_AS_IT_CAME = {True: "The complaint as it came", False: "From the case before it moved"}


@dataclass(frozen=True)
class Thing:
    """One thing to read or look at. ``asked_for`` is None for what came with the complaint itself."""

    title: str
    came_from: str
    came_on: date
    asked_for: bool | None
    files: tuple[KeptFile, ...]


def of_case(seen: Opened) -> list[Thing]:
    """Return what there is to read and look at, the first that came first."""
    by_line: dict[int | None, list[KeptFile]] = defaultdict(list)
    for each in files.of_case(seen.file.session, seen.case):
        by_line[each.event_number].append(each)
    added = {
        logged.number: Thing(
            logged.event.title,
            logged.event.came_from,
            logged.event.received_on,
            logged.event.asked_for_by_us,
            tuple(by_line.pop(logged.number, ())),
        )
        for logged in casefile.history(seen.case)
        if isinstance(logged.event, EvidenceAdded)
    }
    with_it = [
        Thing(_AS_IT_CAME[line is not None], "", london_date(brought[0].created_at), None, tuple(brought))
        for line, brought in by_line.items()
    ]
    return [*with_it, *added.values()]
