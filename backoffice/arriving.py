"""Files on their way in: held in memory while a request is read, then sealed, and never on a disk in the clear.

A file that is too large costs nobody what they typed: the request is read to its end, and of the file only as much is
held as tells that it is too large.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, cast

from flask import Request, g, request

from backoffice.gateways.papers import LARGEST, NotTaken, looked_at
from backoffice.records import KeptFile, Store
from backoffice.services.keeping import files

FIELD = "files"
LARGEST_REQUEST = 200 * 1024 * 1024
"""How much a form with files may bring before it is not read at all."""

_KEEPS = re.compile(r"keep-([0-9a-f]{32})")
_REFUSED = "not-taken"


class _Bounded(io.BytesIO):
    """Holds one byte more than a file may have, and lets the rest pass by."""

    def write(self, part: Any) -> int:
        room = LARGEST + 1 - self.tell()
        super().write(part[: max(room, 0)])
        return len(part)


class OfficeRequest(Request):
    """A request whose files are never written to a disk, and which holds no more of them than may be kept."""

    _files_begun = 0

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 werkzeug names the arguments
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        self._files_begun += bool(filename)
        return _Bounded() if self._files_begun <= files.MOST else _Nothing()


class _Nothing(io.BytesIO):
    """Lets everything pass by: more files came than a form may bring."""

    def write(self, part: Any) -> int:
        return len(part)


@dataclass(frozen=True)
class Arrived:
    """The files that wait beside a form now, and what to say of those that were not taken."""

    waiting: tuple[KeptFile, ...]
    troubles: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.waiting)


def arrived(store: Store, owner: str, now: datetime) -> Arrived:
    """Take the files of this request in, beside those that wait already and are still ticked. A second call is free."""
    if "arrived" not in g:
        g.arrived = _taken_in(store, owner, now) if request.method == "POST" else Arrived((), ())
    return cast(Arrived, g.arrived)


def is_of_files(name: str) -> bool:
    """Say whether a field of a form is about its files."""
    return name == _REFUSED or _KEEPS.fullmatch(name) is not None


def _taken_in(store: Store, owner: str, now: datetime) -> Arrived:
    ids, troubles = [*_ticked(request.form)], request.form.getlist(_REFUSED)
    for number, each in enumerate(file for file in request.files.getlist(FIELD) if file.filename):
        name = _plain(each.filename or "")
        if number >= files.MOST or len(ids) >= files.MOST:
            troubles.append(f"“{name}” was not taken: add up to {files.MOST} files at once.")
            continue
        try:
            paper = looked_at(each.stream.read())
        except NotTaken as refused:
            troubles.append(f"“{name}” was not taken: {refused}")
            continue
        with store.writing() as session:
            ids.append(files.hold(session, paper, name, owner, now).id)
    if not ids:
        return Arrived((), tuple(troubles))
    with store.reading() as session:
        return Arrived(tuple(files.held(session, ids, owner)), tuple(troubles))


def as_fields(came: Arrived) -> tuple[tuple[str, str], ...]:
    """Return what a form must hold for the same files to be there when it is sent again."""
    return (*((f"keep-{id_}", "yes") for id_ in came.ids), *((_REFUSED, told) for told in came.troubles))


def _ticked(typed: Mapping[str, str]) -> list[str]:
    found = ((_KEEPS.fullmatch(name), told) for name, told in typed.items())
    return [name[1] for name, told in found if name and told == "yes"]


def _plain(name: str) -> str:
    """The name without its folders, and without marks that draw nothing or turn the line around."""
    last = re.split(r"[\\/]", name)[-1]
    return "".join(one for one in last if unicodedata.category(one)[0] != "C").strip() or "a file"
